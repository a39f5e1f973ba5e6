# SPDX-License-Identifier: MIT
"""What the command line reads and writes: address books, exports, charts, passphrases."""

from __future__ import annotations

import io
import json
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from relationship_journal.charts import export
from relationship_journal.cli import running
from relationship_journal.cli import session as cli_session
from relationship_journal.paths import Paths
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal, looks_encrypted

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=ZoneInfo("Europe/London"))

DANA = "BEGIN:VCARD\nVERSION:3.0\nFN:Dana Whitfield\nORG:Northgate Logistics\nEMAIL:dana@northgate.example\nEND:VCARD\n"
MARCUS = "BEGIN:VCARD\nVERSION:3.0\nFN:Marcus Oyelaran\nTEL:+44 7700 900111\nEND:VCARD\n"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


Run = Callable[..., Outcome]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture(autouse=True)
def _lasting_font_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """The font list of the test run is kept; a new one for each test would take seconds."""
    monkeypatch.setattr(export, "prepare_matplotlib", Path)


@pytest.fixture
def run(paths: Paths) -> Run:
    def go(*words: str | Path, stdin: str = "", terminal: bool = False) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        source = Terminal(stdin) if terminal else io.StringIO(stdin)
        code = running.main([str(word) for word in words], now=NOW, paths=paths, stdin=source, stdout=out, stderr=err)
        if code:
            assert err.getvalue().count("\n") == 1, err.getvalue()
            assert out.getvalue() == ""
        return Outcome(code, out.getvalue(), err.getvalue())

    return go


@pytest.fixture
def made(run: Run) -> Run:
    """As `run`, with the user's journal made."""
    assert run("new").code == 0
    return run


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person at the terminal will type, in order."""
    typed: list[str] = []

    def ask(*_: object) -> str:
        return typed.pop(0)

    monkeypatch.setattr(cli_session.getpass, "getpass", ask)
    return typed


def names(run: Run, *options: str | Path) -> list[str]:
    return sorted(row["name"] for row in run("list", "--json", *options).json)


# --- import -------------------------------------------------------------------------------------------------


def test_an_address_book_is_planned_then_imported(made: Run, tmp_path: Path) -> None:
    book = tmp_path / "contacts.txt"
    book.write_text(DANA + MARCUS)
    planned = made("import", "--dry-run", book)
    assert planned.code == 0
    assert "to add" in planned.out
    assert "Nothing was written" in planned.err
    assert names(made) == []
    done = made("import", book)
    assert done.out.splitlines()[-1] == "2 added, 0 completed, 0 skipped"
    assert names(made) == ["Dana Whitfield", "Marcus Oyelaran"]
    again = made("import", book, "--json").json
    assert again["written"] is True
    assert again["counts"] == {"added": 0, "completed": 0, "skipped": 2}
    assert {item["name"] for item in again["skipped"]} == {"Dana Whitfield", "Marcus Oyelaran"}
    assert all("nothing new" in item["reason"] for item in again["skipped"])
    book.write_text(DANA + MARCUS.replace("END", "EMAIL:marcus@oyelaran.example\nEND"))
    more = made("import", book, "--json").json
    assert more["counts"] == {"added": 0, "completed": 1, "skipped": 1}
    assert all(item["contact"] and item["reason"] for item in more["completed"])
    assert names(made) == ["Dana Whitfield", "Marcus Oyelaran"]


def test_several_files_are_one_import(made: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.vcf", tmp_path / "two.vcf"
    one.write_text(DANA)
    two.write_text(MARCUS)
    listed = made("import", one, two, "--json").json["added"]
    assert [(item["name"], item["file"]) for item in listed] == [
        ("Dana Whitfield", str(one)),
        ("Marcus Oyelaran", str(two)),
    ]


@pytest.mark.parametrize("content", [b"", b"hello\n", b"\x89PNG\r\n", b"SQLite format 3\x00", b"{}", b'{"format": 1}'])
def test_one_bad_file_among_several_and_nothing_is_written(made: Run, tmp_path: Path, content: bytes) -> None:
    good, bad = tmp_path / "good.vcf", tmp_path / "bad.vcf"
    good.write_text(DANA)
    bad.write_bytes(content)
    outcome = made("import", good, bad)
    assert outcome.code == 1
    assert str(bad) in outcome.err
    assert names(made) == []


def test_a_file_that_cannot_be_read_is_one_line(made: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "none.vcf", tmp_path):
        outcome = made("import", path)
        assert outcome.code == 1
        assert str(path) in outcome.err


def test_an_old_files_letters_can_be_named(made: Run, tmp_path: Path) -> None:
    book = tmp_path / "old.vcf"
    book.write_bytes(DANA.replace("Dana Whitfield", "Věra Žďárská").encode("cp1250"))
    assert made("import", "--code-page", "cp1250", book).code == 0
    assert names(made) == ["Věra Žďárská"]
    outcome = made("import", "--code-page", "klingon", book)
    assert outcome.code == 2
    assert "klingon" in outcome.err


# --- export and back ----------------------------------------------------------------------------------------


def fill(run: Run) -> None:
    run(
        "add", "Dana Whitfield", "Fee waived", "--new", "--when", "2026-11-02 10:00", "--business", "80", "--tag", "fee"
    )
    run("add", "Dana", "--new", "--with", "東京 太郎", "Zürich\nand a second line", "--when", "2026-07-14")


def without_time(path: Path) -> dict[str, Any]:
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record.pop("exported_at")
    return record


def test_an_export_is_for_its_owner_and_never_replaces_unasked(made: Run, tmp_path: Path, paths: Paths) -> None:
    fill(made)
    out = tmp_path / "out.json"
    assert made("export", out).code == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["format"] == "relationship-journal"
    assert [one["text"] for one in record["conversations"] if one["text"] == "Fee waived"]
    out.write_text("mine")
    assert made("export", out).code == 1
    assert out.read_text() == "mine"
    assert made("export", out, "--force", "--format", "json").code == 0
    assert made("export", "--format", "cvs", tmp_path / "x").code == 2
    assert made("export", tmp_path).code == 1
    assert made("export", tmp_path / "no folder" / "x.json").code == 1
    assert made("export", "--force", paths.journal).code == 1
    assert made("check").code == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_plain_into_encrypted_and_back_is_equal(made: Run, tmp_path: Path) -> None:
    fill(made)
    secret, first, second = tmp_path / "passphrase", tmp_path / "1.json", tmp_path / "2.json"
    secret.write_text("four random words here\n")
    other = ("--journal", tmp_path / "other.rj", "--passphrase-file", secret)
    assert made("export", first).code == 0
    assert made("new", *other).code == 0
    assert looks_encrypted(tmp_path / "other.rj")
    assert "Nothing was written" in made("import", first, "--dry-run", *other).err
    assert made("import", first, *other).code == 0
    assert made("export", second, *other).code == 0
    assert without_time(second) == without_time(first)
    assert made("check", *other).code == 0
    assert b"Fee waived" not in (tmp_path / "other.rj").read_bytes()


def test_an_export_goes_only_into_an_empty_journal_and_alone(made: Run, tmp_path: Path) -> None:
    fill(made)
    out, book = tmp_path / "out.json", tmp_path / "book.vcf"
    book.write_text(MARCUS)
    made("export", out)
    before = names(made)
    for words in ((out,), (out, "--dry-run"), (book, out)):
        outcome = made("import", *words)
        assert outcome.code == 1
    assert names(made) == before


@pytest.mark.parametrize("damage", ["cut", "version", "link", "list"])
def test_a_damaged_export_is_refused_whole(made: Run, tmp_path: Path, damage: str) -> None:
    fill(made)
    out = tmp_path / "out.json"
    made("export", out)
    record = json.loads(out.read_text(encoding="utf-8"))
    if damage == "version":
        record["version"] = 99
    elif damage == "link":
        record["participants"][0]["contact"] = "nobody"
    elif damage == "list":
        record["contacts"] = "none"
    text = json.dumps(record)
    out.write_text(text[: len(text) // 2] if damage == "cut" else text)
    made("new", "--journal", tmp_path / "new.rj")
    outcome = made("import", out, "--journal", tmp_path / "new.rj")
    assert outcome.code == 1
    assert names(made, "--journal", tmp_path / "new.rj") == []


# --- chart --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("PDF", b"%PDF")])
def test_a_chart_is_drawn_without_a_name(made: Run, tmp_path: Path, ending: str, magic: bytes) -> None:
    fill(made)
    out = tmp_path / f"mix.{ending}"
    assert made("chart", "Dana", "Whitfield", out).out == f"Drawn in {out}\n"
    content = out.read_bytes()
    assert content.startswith(magic)
    assert b"Whitfield" not in content
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_chart_carries_the_name_only_when_asked(made: Run, tmp_path: Path) -> None:
    fill(made)
    out = tmp_path / "mix.svg"
    for mode in ("hours", "share"):
        assert made("chart", "Dana", out, "--mode", mode, "--months", "6", "--force").code == 0
        assert "Customer A" in out.read_text(encoding="utf-8")
        assert "Dana" not in out.read_text(encoding="utf-8")
    assert made("chart", "--name", "Dana", out, "--force").code == 0
    assert "Dana Whitfield" in out.read_text(encoding="utf-8")


def test_a_chart_that_cannot_be_is_one_line(made: Run, tmp_path: Path) -> None:
    fill(made)
    assert made("chart", "Dana", tmp_path / "mix.gif").code == 2
    assert made("chart", "Dana", tmp_path / "mix.png", "--mode", "shares").code == 2
    assert made("chart", "Dana", tmp_path / "mix.png", "--months", "0").code == 2
    assert made("chart", "Nobody", tmp_path / "mix.png").code == 1
    assert made("chart", "Dana", tmp_path / "none" / "mix.png").code == 1
    assert not (tmp_path / "mix.png").exists()


# --- passphrases --------------------------------------------------------------------------------------------


def test_a_passphrase_is_asked_for_twice_for_a_new_journal(run: Run, paths: Paths, answers: list[str]) -> None:
    answers += ["four random words here", "four random words there"]
    assert run("new", "--encrypt", terminal=True).code == 1
    assert not paths.journal.exists()
    answers += ["four random words here"] * 2
    made = run("new", "--encrypt", terminal=True)
    assert (made.code, made.err) == (0, "")
    assert looks_encrypted(paths.journal)
    answers += ["four random words here"]
    assert run("list", terminal=True).code == 0
    answers += ["something else"]
    assert "does not open" in run("list", terminal=True).err


def test_without_a_terminal_it_fails_at_once(run: Run, paths: Paths, tmp_path: Path) -> None:
    assert "no terminal" in run("new", "--encrypt").err
    assert not paths.journal.exists()
    Journal.create(paths.journal, "four random words here").close()
    assert "--passphrase-file" in run("list").err
    assert run("list", "--passphrase-file", "-", stdin="four random words here\n").code == 0
    assert run("list", "--passphrase-file", tmp_path / "none").code == 1
    assert run("add", "Dana", "-", "--passphrase-file", "-", stdin="x").code == 2


def test_nothing_asked_to_be_encrypted_becomes_plain(
    run: Run, paths: Paths, tmp_path: Path, answers: list[str]
) -> None:
    empty = tmp_path / "empty"
    empty.write_text("\n")
    assert run("new", "--passphrase-file", empty).code == 1
    answers += ["", ""]
    assert run("new", "--encrypt", terminal=True).code == 1
    assert not paths.journal.exists()


def test_a_passphrase_for_a_plain_journal_is_refused(made: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("four random words here")
    outcome = made("list", "--passphrase-file", secret)
    assert outcome.code == 1
    assert "plain" in outcome.err


# --- the writer's own card ----------------------------------------------------------------------------------

OWN = "BEGIN:VCARD\nVERSION:3.0\nFN:Ray Okafor\nEMAIL:ray@own.example\nTEL:+44 7700 900222\nEND:VCARD\n"


def me_of(paths: Paths) -> tuple[str, tuple[str, ...]]:
    with Journal.open(paths.journal) as journal:
        me = queries.me(journal)
    return me.name, me.methods


def test_ones_own_card_is_remembered_and_then_left_out(made: Run, tmp_path: Path, paths: Paths) -> None:
    own, book = tmp_path / "me.vcf", tmp_path / "book.vcf"
    own.write_text(OWN)
    book.write_text(DANA + OWN)
    planned = made("import", "--me", "--dry-run", own)
    assert "Nothing was written" in planned.err
    assert me_of(paths) == ("", ())
    done = made("import", own, "--me")
    assert (done.code, done.out) == (0, "You are Ray Okafor: ray@own.example, +44 7700 900222\n")
    assert names(made) == []
    assert "your own details" in made("import", book).out
    assert names(made) == ["Dana Whitfield"]


def test_a_second_own_card_adds_to_what_is_known(made: Run, tmp_path: Path, paths: Paths) -> None:
    own, more = tmp_path / "me.vcf", tmp_path / "more.vcf"
    own.write_text(OWN)
    more.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Raymond Okafor\nEMAIL:RAY@own.example\nEMAIL:ray@home.example\n"
        "TEL:+44 7700 900222\nURL:https://own.example\nEND:VCARD\n"
    )
    made("import", "--me", own)
    told = made("import", "--me", more, "--json").json
    assert told["written"] is True
    assert me_of(paths) == (told["me"]["name"], tuple(told["me"]["methods"]))
    assert told["me"]["name"] == "Raymond Okafor"
    folded = [text.casefold() for text in told["me"]["methods"]]
    assert folded == ["ray@own.example", "+44 7700 900222", "ray@home.example"]
    nameless = tmp_path / "nameless.vcf"
    nameless.write_text("BEGIN:VCARD\nVERSION:3.0\nTEL:+44 7700 900333\nEND:VCARD\n")
    assert made("import", "--me", nameless).code == 0
    assert me_of(paths) == ("Raymond Okafor", (*told["me"]["methods"], "+44 7700 900333"))


def test_what_is_not_ones_own_card_changes_nothing(made: Run, tmp_path: Path, paths: Paths) -> None:
    files = {
        "two.vcf": DANA + OWN,
        "none.vcf": "",
        "nameless.vcf": "BEGIN:VCARD\nVERSION:3.0\nTEL:+44 7700 900333\nEND:VCARD\n",
        "silent.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ray Okafor\nEND:VCARD\n",
        "own.vcf": OWN,
        "more.vcf": OWN,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    made("export", tmp_path / "journal.json")
    for given in (
        ["two.vcf"],
        ["none.vcf"],
        ["nameless.vcf"],
        ["silent.vcf"],
        ["own.vcf", "more.vcf"],
        ["journal.json"],
    ):
        assert made("import", "--me", *(tmp_path / name for name in given)).code == 1, given
    assert me_of(paths) == ("", ())
    assert names(made) == []


def test_a_chart_replaces_a_file_only_when_asked(run, tmp_path):
    out = tmp_path / "notes.pdf"
    out.write_bytes(b"a contract")
    done = run("chart", "Dana Whitfield", str(out), "--demo")
    assert done.code == 1
    assert out.read_bytes() == b"a contract"
    assert run("chart", "Dana Whitfield", str(out), "--demo", "--force").code == 0
    assert out.read_bytes().startswith(b"%PDF")
