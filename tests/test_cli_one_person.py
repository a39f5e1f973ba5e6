# SPDX-License-Identifier: MIT
"""`person` and `forget`: everything there is of somebody in a file, and nothing left of them afterwards."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from relationship_journal.cli import running
from relationship_journal.paths import Paths
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    MarkOf,
    NewContact,
    NewConversation,
    NewGoal,
    NewPhoto,
    NewPromise,
    NewRelation,
    OffDuty,
    When,
)
from relationship_journal.values.conversations import Manner
from relationship_journal.values.insights import RecordKind, RecordRef, Subject, SubjectKind

NOW = datetime(2026, 11, 22, 14)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture
def run(paths: Paths) -> Callable[..., tuple[int, str, str]]:
    def go(*words: str | Path, stdin: io.StringIO | None = None) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        code = running.main(
            [str(word) for word in words], now=NOW, paths=paths, stdin=stdin or io.StringIO(), stdout=out, stderr=err
        )
        return code, out.getvalue(), err.getvalue()

    return go


@pytest.fixture
def story(run: Callable[..., tuple[int, str, str]], paths: Paths) -> None:
    assert run("new")[0] == 0
    with Journal.open(paths.journal) as journal:
        dana = edits.add_contact(
            journal,
            NewContact(
                "Dana Whitfield", nickname="Dee", relations=(NewRelation("partner", "Hannah Whitfield"),),
                photo=NewPhoto("image/png", b"\x89PNG"),
                note="Met at the fair with Marcus Oyelaran\nprivate: owes me a coffee",
            ),
        )  # fmt: skip
        marcus = edits.add_contact(journal, NewContact("Marcus Oyelaran", given="Marcus"))
        edits.add_contact(journal, NewContact("Priya Subramanian"))
        day = When(datetime(2026, 11, 14, 19))
        edits.log_conversation(
            journal,
            NewConversation(
                (dana, marcus), day, Channel.MEAL,
                "Dinner with MARCUS and Hannah Whitfield.\nprivate: she looked tired\nPriya Subramanian called.",
                120, 10, manner=Manner(off_duty=OffDuty.KEPT),
                marks=(MarkOf(NewPromise("send the sheet to Marcus"), 0), MarkOf(NewGoal("his own goal"), 1)),
            ),
        )  # fmt: skip
        secret = NewConversation((dana,), When(datetime(2026, 11, 15)), Channel.CALL, "the divorce", in_confidence=True)
        edits.log_conversation(journal, secret)
        gone = edits.log_conversation(
            journal, NewConversation((dana,), When(datetime(2026, 11, 16)), Channel.TEXT, "typo here")
        )
        edits.trash_conversation(journal, gone)
        promise = [RecordRef(RecordKind.PROMISE, 1)]
        about = Subject(SubjectKind.CONTACT, dana)
        edits.accept_insight(journal, "late-promise", about, promise, "Marcus knows\nprivate: for now")
        edits.add_mark(journal, dana, NewGoal("fewer stops", note="of trucks\nPrivate: hush hush"))


@pytest.mark.usefixtures("story")
def test_everything_about_a_person_is_one_readable_file_with_the_others_masked(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    out = tmp_path / "dana.md"
    code, said, note = run("person", "Dana", "Whitfield", out)
    assert (code, said) == (0, f"Written to {out}\n")
    assert "not encrypted" in note
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Everything about Dana Whitfield\n")
    assert "1 entry in confidence and 4 private lines" in text
    assert "- Called: Dee" in text
    assert "- partner: Person B" in text
    assert "Met at the fair with Person A" in text
    assert "Dinner with Person A and Person B.\nPerson C called." in text
    assert "Promise: send the sheet to Person A" in text
    assert "Kept off duty" in text
    assert "Goal: fewer stops · of trucks" in text
    assert "Insight “late promise” known and fine · Person A knows\n" in text
    assert "typo here" in text and "in the trash" in text
    assert "data:image/png;base64," in text
    for absent in ("Marcus", "MARCUS", "Oyelaran", "Hannah", "Priya", "his own goal"):
        assert absent not in text
    for private in ("tired", "divorce", "owes", "hush", "for now"):
        assert private not in text
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("story")
def test_the_file_is_a_text_and_replaces_nothing_unasked(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    assert run("person", "Dana", tmp_path / "dana.pdf")[0] == 2
    there = tmp_path / "dana.md"
    there.write_text("mine")
    assert run("person", "Dana", there)[0] == 1
    assert there.read_text() == "mine"
    assert run("person", "Dana", there, "--force")[0] == 0


@pytest.mark.usefixtures("story")
def test_forgetting_asks_for_the_name_and_does_nothing_without_it(
    run: Callable[..., tuple[int, str, str]], paths: Paths
) -> None:
    code, _, refusal = run("forget", "Dana")
    assert code == 1 and "--yes" in refusal and refusal.count("\n") == 1
    code, out, err = run("forget", "Dana", stdin=Terminal("Marcus Oyelaran\n"))
    assert code == 1 and out == "" and "Nothing was changed" in err
    with Journal.open(paths.journal) as journal:
        assert queries.find_contact(journal, "Dana Whitfield")
    code, out, err = run("forget", "Dana", stdin=Terminal("dana whitfield\n"))
    assert (code, out) == (0, "Dana Whitfield is forgotten.\n")
    assert "2 conversations and 2 marks will be erased for good. 1 conversation with others stays" in err
    assert run("show", "Dana")[0] == 1


@pytest.mark.usefixtures("story")
def test_backups_that_hold_them_are_named_and_rewritten_when_asked(
    run: Callable[..., tuple[int, str, str]], paths: Paths
) -> None:
    folder = paths.journal.parent / "backups"
    folder.mkdir()
    copy = folder / "2026-11-20.rj"
    shutil.copyfile(paths.journal, copy)
    code, out, err = run("forget", "Dana", "--yes")
    assert code == 0 and str(copy) in err and "--copies" in err
    code, out, err = run("forget", "Dana Whitfield", "--yes", "--copies", "--json")
    assert code == 0 and json.loads(out)["copies"] == [] and err == ""
    with Journal.open(copy) as journal:
        assert [row.name for row in queries.contacts(journal)] == ["Marcus Oyelaran", "Priya Subramanian"]
    assert b"whitfield" not in copy.read_bytes().lower()
