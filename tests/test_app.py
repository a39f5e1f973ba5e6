# SPDX-License-Identifier: MIT
"""The program as it is started: in processes of its own, with a home of its own."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "relationship_journal")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment whose every folder is new; no display."""
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return {**kept, **folders, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}


def run(home: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], env=home, capture_output=True, text=True, timeout=120, check=False)


def answer(home: dict[str, str], words: Sequence[str], wanted: int = 0) -> str:
    """What a command prints, tried until the window is there to take it."""
    end = time.monotonic() + 60
    while (done := run(home, *words)).returncode != wanted and time.monotonic() < end:
        time.sleep(0.2)
    assert done.returncode == wanted, done.stderr
    return done.stdout or done.stderr


@pytest.fixture
def window(home: dict[str, str], tmp_path: Path) -> Iterator[Path]:
    """A window on a journal of its own, in another process."""
    path = tmp_path / "open.rj"
    assert run(home, "new", "--journal", str(path)).returncode == 0
    process = subprocess.Popen([*PROGRAM, "--journal", str(path)], env=home)
    yield path
    assert process.poll() is None, "the window ended by itself"
    process.terminate()
    process.wait(30)


def test_add_is_handed_to_the_window_and_a_second_start_finds_it(home: dict[str, str], window: Path) -> None:
    held = ["list", "--journal", str(window)]
    assert "open in another window" in answer(home, held, wanted=1)
    uid = answer(home, ["add", "Dana Whitfield", "--new", "From the shell", "--journal", str(window)]).strip()
    assert answer(home, ["--journal", str(window)]) == ""
    assert len(uid) == 36


def test_what_the_window_took_is_in_the_journal(home: dict[str, str], tmp_path: Path, window: Path) -> None:
    answer(home, ["list", "--journal", str(window)], wanted=1)
    uid = answer(home, ["add", "Dana", "--new", "Kept", "--business", "65", "--journal", str(window)]).strip()
    copy = tmp_path / "copy.rj"
    # Another process may read the bytes: file and log together are what a crash would leave.
    for ending in ("", "-wal"):
        Path(f"{copy}{ending}").write_bytes(Path(f"{window}{ending}").read_bytes())
    (found,) = json.loads(run(home, "search", "kept", "--json", "--journal", str(copy)).stdout)
    assert (found["uid"], found["business_share"]) == (uid, 65)


def test_a_quick_start_is_handed_to_the_window_that_has_the_journal(home: dict[str, str], window: Path) -> None:
    answer(home, ["list", "--journal", str(window)], wanted=1)
    assert answer(home, ["--quick", "--journal", str(window)]) == ""


def test_a_quick_start_opens_the_journal_by_itself_and_takes_requests(home: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "quick.rj"
    assert run(home, "new", "--journal", str(path)).returncode == 0
    process = subprocess.Popen([*PROGRAM, "--quick", "--journal", str(path)], env=home)
    try:
        answer(home, ["list", "--journal", str(path)], wanted=1)
        uid = answer(home, ["add", "Dana", "--new", "From the shell", "--journal", str(path)]).strip()
        assert len(uid) == 36
        assert answer(home, ["--journal", str(path)]) == ""  # the whole window comes to it
        assert process.poll() is None
    finally:
        process.terminate()
        process.wait(30)


def test_without_a_display_the_demo_is_drawn_into_a_folder(home: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    del home["QT_QPA_PLATFORM"]
    done = run(home, "--demo", "--picture", str(folder))
    assert done.returncode == 0, done.stderr
    for name in ("window.png", "chart.png"):
        assert (folder / name).read_bytes().startswith(b"\x89PNG")
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_without_a_display_the_window_says_so_in_one_line(home: dict[str, str]) -> None:
    del home["QT_QPA_PLATFORM"]
    done = run(home)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "no display" in done.stderr


def test_a_journal_that_is_none_is_refused_in_one_line(home: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a journal\n" * 20, encoding="utf-8")
    done = run(home, "--journal", str(path))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert path.read_text(encoding="utf-8") == "not a journal\n" * 20


def test_the_self_check_counts_what_a_bundle_must_hold(home: dict[str, str]) -> None:
    found = json.loads(run(home, "--self-check").stdout)
    assert found["ok"] is True
    assert min(found[key] for key in ("schema", "importers", "charts")) >= 1
