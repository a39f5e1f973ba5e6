# SPDX-License-Identifier: MIT
"""Two starts and one journal: the window that holds it answers the others."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from relationship_journal import demo
from relationship_journal.cli.add import add_from
from relationship_journal.paths import Paths
from relationship_journal.qt import single_instance
from relationship_journal.qt.single_instance import Door, NoAnswer, address, ask
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import Busy
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

COMMAND_LINE = "import sys; from relationship_journal.cli import running; sys.exit(running.main(sys.argv[1:]))"
DEMO_LIST = """
import sys
from pathlib import Path
from relationship_journal import demo
from relationship_journal.cli import running
from relationship_journal.paths import Paths
sys.exit(running.main(["list", "--demo"], paths=Paths.under(Path(sys.argv[1]))))
"""
ASK = """
import json, sys
from pathlib import Path
from relationship_journal.qt.single_instance import ask
print(json.dumps(ask(Path(sys.argv[1]), json.load(sys.stdin), 10_000)))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.rj"


@pytest.fixture
def held(path: Path) -> Iterator[Journal]:
    """A journal a window holds, with Dana Whitfield in it."""
    with Journal.create(path) as journal:
        edits.add_contact(journal, NewContact("Dana Whitfield"))
        yield journal


@pytest.fixture
def door(qtbot: QtBot, held: Journal) -> Iterator[Door]:
    """The door of the window that holds it."""

    def add(request: dict[str, Any]) -> dict[str, Any]:
        return add_from(held, request, NOW)

    opened = Door(held.path, {"add": add, "raise": dict})
    yield opened
    opened.close()


def other_process(qtbot: QtBot, code: str, *words: str, stdin: str = "") -> tuple[int, str, str]:
    """Run Python code in a process of its own, while this one runs the window's event loop."""
    done: list[subprocess.CompletedProcess[str]] = []

    def work() -> None:
        done.append(
            subprocess.run(
                [sys.executable, "-W", "error", "-c", code, *words],
                input=stdin,
                capture_output=True,
                text=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                timeout=60,
                check=False,
            )
        )

    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    thread.join()
    return done[0].returncode, done[0].stdout, done[0].stderr


def elsewhere(qtbot: QtBot, path: Path, request: dict[str, Any]) -> Any:
    """What another process is answered."""
    code, out, err = other_process(qtbot, ASK, str(path), stdin=json.dumps(request))
    assert (code, err) == (0, "")
    return json.loads(out)


def command_line(qtbot: QtBot, path: Path, *words: str) -> tuple[int, str, str]:
    """The real command line."""
    return other_process(qtbot, COMMAND_LINE, words[0], "--journal", str(path), *words[1:])


def test_add_is_done_by_the_window_and_answers_after_the_commit(qtbot: QtBot, door: Door, held: Journal) -> None:
    words = ("Dana", "--new", "--with", "Priya Raman", "--minutes", "25", "--business", "65", "Fee – 東京")
    code, out, err = command_line(qtbot, held.path, "add", *words)
    assert (code, err) == (0, "")
    entry = queries.entries_at(held, queries.places(held))[0]
    assert out == f"{entry.uid}\n"
    assert (entry.text, entry.minutes, entry.share) == ("Fee – 東京", 25, 65)
    assert [person.name for person in entry.contacts] == ["Dana Whitfield", "Priya Raman"]


def test_what_the_window_refuses_is_one_line(qtbot: QtBot, door: Door, held: Journal) -> None:
    code, out, err = command_line(qtbot, held.path, "add", "Dana Whitfeld", "x")
    assert (code, out) == (1, "")
    assert "“Dana Whitfield”" in err
    assert err.count("\n") == 1
    assert queries.counts(held).conversations == 0


def test_other_commands_say_that_a_window_holds_the_journal(qtbot: QtBot, door: Door, held: Journal) -> None:
    code, out, err = command_line(qtbot, held.path, "list")
    assert (code, out) == (1, "")
    assert "open in another window" in err


def test_an_encrypted_journal_in_a_window_needs_no_passphrase_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "secret.rj"
    with Journal.create(path, "four random words here") as journal:

        def add(request: dict[str, Any]) -> dict[str, Any]:
            return add_from(journal, request, NOW)

        door = Door(path, {"add": add})
        code, out, err = command_line(qtbot, path, "add", "Dana", "--new", "x")
        assert (code, err) == (0, "")
        assert out.strip() == queries.entries_at(journal, queries.places(journal))[0].uid
        door.close()


def test_a_second_start_reaches_the_first_window(qtbot: QtBot, path: Path) -> None:
    heard: list[dict[str, Any]] = []

    def come_forward(request: dict[str, Any]) -> dict[str, Any]:
        heard.append(request)
        return {"done": True}

    door = Door(path, {"raise": come_forward})
    assert door.is_open
    assert elsewhere(qtbot, path, {"do": "raise"}) == {"done": True}
    assert heard == [{"do": "raise"}]
    door.close()
    assert not door.is_open
    assert elsewhere(qtbot, path, {"do": "raise"}) is None


def test_a_long_text_arrives_whole(qtbot: QtBot, door: Door, held: Journal) -> None:
    text = "東" * 900_000
    answer = elsewhere(qtbot, held.path, {"do": "add", "contacts": ["Dana"], "text": text})
    assert set(answer) >= {"uid", "contact", "when"}
    assert queries.entries_at(held, queries.places(held))[0].text == text


def test_nobody_there_is_no_answer_and_no_error(qtbot: QtBot, path: Path) -> None:
    assert ask(path, {"do": "raise"}, 1_000) is None


def test_the_door_belongs_to_one_journal(qtbot: QtBot, door: Door, tmp_path: Path, held: Journal) -> None:
    link = tmp_path / "link.rj"
    link.symlink_to(held.path)
    assert elsewhere(qtbot, link, {"do": "raise"}) == {"do": "raise"}
    assert elsewhere(qtbot, tmp_path / "other.rj", {"do": "raise"}) is None


@pytest.mark.skipif(sys.platform == "win32", reason="pipes leave nothing behind")
def test_a_socket_left_by_a_dead_window_is_taken_over(qtbot: QtBot, path: Path) -> None:
    name = address(path)
    assert name is not None
    left = socket.socket(socket.AF_UNIX)
    left.bind(name)
    left.close()
    assert ask(path, {"do": "raise"}, 1_000) is None
    door = Door(path, {"raise": dict})
    assert elsewhere(qtbot, path, {"do": "raise"}) == {"do": "raise"}
    assert stat.S_IMODE(os.stat(name).st_mode) & 0o077 == 0
    assert stat.S_IMODE(os.stat(Path(name).parent).st_mode) == 0o700
    door.close()
    assert not Path(name).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not for everybody there")
def test_no_socket_is_used_in_a_folder_others_could_reach(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_private_folder", lambda: None)
    door = Door(path, {})
    assert not door.is_open
    assert ask(path, {"do": "raise"}, 1_000) is None
    tmp_path.chmod(0o755)
    assert not single_instance._is_private(tmp_path, os.getuid())
    tmp_path.chmod(0o700)
    assert single_instance._is_private(tmp_path, os.getuid())
    assert not single_instance._is_private(tmp_path, os.getuid() + 1)


@pytest.mark.skipif(sys.platform == "win32", reason="speaks to the socket itself")
@pytest.mark.parametrize("line", [b"no json\n", b"[]\n", b'{"do": 1}\n', b'{"do": "unknown"}\n', b"{}\n", b"\xff\n"])
def test_what_nobody_asks_is_answered_with_an_error(qtbot: QtBot, door: Door, held: Journal, line: bytes) -> None:
    name = address(held.path)
    received: list[bytes] = []

    def work() -> None:
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(name or "")
            client.sendall(line)
            received.append(client.makefile("rb").readline())

    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: bool(received), timeout=5_000)
    thread.join()
    assert "error" in json.loads(received[0])


def test_a_handler_that_fails_answers_with_words_and_the_door_stays_open(qtbot: QtBot, path: Path) -> None:
    def busy(_: dict[str, Any]) -> dict[str, Any]:
        raise Busy("An import is running.")

    def broken(_: dict[str, Any]) -> dict[str, Any]:
        raise RuntimeError("a private word")

    door = Door(path, {"busy": busy, "broken": broken})
    assert elsewhere(qtbot, path, {"do": "busy"}) == {"error": "An import is running."}
    assert "private" not in elsewhere(qtbot, path, {"do": "broken"})["error"]
    assert elsewhere(qtbot, path, {"do": "busy"}) == {"error": "An import is running."}
    door.close()


def test_a_window_that_does_not_answer_is_not_taken_for_none(qtbot: QtBot, path: Path) -> None:
    door = Door(path, {"raise": dict})
    with pytest.raises(NoAnswer):
        ask(path, {"do": "raise"}, 300)  # this thread's event loop stands still meanwhile
    door.close()


def test_the_demo_of_a_window_is_not_made_anew_under_it(qtbot: QtBot, tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    with demo.fresh(paths.demo_journal, NOW) as journal:
        before = queries.counts(journal)
        code, out, err = other_process(qtbot, DEMO_LIST, str(tmp_path))
        assert (code, out) == (1, "")
        assert "open in another window" in err
        assert queries.counts(journal) == before
