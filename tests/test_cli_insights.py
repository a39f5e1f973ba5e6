# SPDX-License-Identifier: MIT
"""`insights`: what stands out, on which day, with what it rests on; what was answered stays out until asked for."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from relationship_journal.cli import running
from relationship_journal.paths import Paths
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, ContactId, NewContact, NewConversation, NewPromise, NewShortcut, When
from relationship_journal.values.insights import RecordKind, RecordRef, Subject, SubjectKind

NOW = datetime(2026, 11, 22, 14)
KEYS = ["rule", "subject", "severity", "title", "sentence", "evidence", "window", "since", "step", "clears", "source"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture
def run(paths: Paths) -> Run:
    def go(*words: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        code = running.main(words, now=NOW, paths=paths, stdin=io.StringIO(), stdout=out, stderr=err)
        return code, out.getvalue(), err.getvalue()

    return go


@pytest.fixture
def story(run: Run, paths: Paths) -> Run:
    """Dana is owed something since Monday and was not told of a shortcut; Marcus had one talk."""
    assert run("new")[0] == 0
    with Journal.open(paths.journal) as journal:
        dana, marcus = (edits.add_contact(journal, NewContact(name)) for name in ("Dana Whitfield", "Marcus Oyelaran"))
        for person in (dana, marcus):
            day = When(datetime(2026, 11, 3, 10))
            edits.log_conversation(journal, NewConversation((person,), day, Channel.CALL, "the rollout", 25, 70))
        edits.add_mark(journal, dana, NewPromise("send the SLA sheet", due=date(2026, 11, 16), on=date(2026, 11, 3)))
        edits.add_mark(journal, dana, NewShortcut("skipped the test", on=date(2026, 11, 3)))
    return run


def listed(outcome: tuple[int, str, str]) -> list[dict[str, object]]:
    code, out, _ = outcome
    assert code == 0
    found: list[dict[str, object]] = json.loads(out)
    return found


def test_each_has_the_keys_that_stay(story: Run, paths: Paths) -> None:
    found = listed(story("insights", "--json"))
    assert [list(one) for one in found] == [KEYS, KEYS]
    late = next(one for one in found if one["rule"] == "late-promise")
    with Journal.open(paths.journal) as journal:
        dana = queries.contact(journal, 1)
        ((promise,),) = journal.rows("SELECT uid FROM promise")
    assert dana is not None
    assert late["subject"] == {"kind": "contact", "uid": dana.uid, "name": "Dana Whitfield"}
    assert (late["severity"], late["title"]) == ("act", "A promise is 6 days late")
    assert late["evidence"] == [{"kind": "promise", "uid": promise}]
    assert late["window"] == {"first": "2026-11-17", "last": "2026-11-22"}
    assert late["step"] == {"kind": "keep", "label": "Mark kept"}
    assert (late["since"], late["clears"]) == ("2026-11-17", "Keep it, move it with a word, or let it go openly.")
    assert late["source"] == ["friends", "four-ways"]


def test_the_lines_say_whose_it_is_and_what_is_suggested(story: Run) -> None:
    code, out, err = story("insights")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "To act on"
    assert "    Dana Whitfield · A promise is 6 days late\n" in out
    assert "        Suggested: Mark kept\n" in out
    assert "Marcus" not in out


def test_one_person_alone(story: Run) -> None:
    _, out, _ = story("insights", "Dana", "Whitfield")
    assert "    A promise is 6 days late\n" in out
    assert "talk so far" in out, "and what there is until trends appear"
    assert listed(story("insights", "Marcus", "--json")) == []


def test_in_the_first_weeks_it_says_when_trends_appear(story: Run) -> None:
    _, out, _ = story("insights", "Marcus")
    assert out.startswith("1 talk so far")
    assert "Trends appear after" in out


@pytest.mark.parametrize(("on", "late"), [("2026-11-16", False), ("2026-11-17", True), ("16 Nov", False)])
def test_another_day_has_its_own(story: Run, on: str, late: bool) -> None:
    found = listed(story("insights", "--on", on, "--json"))
    assert ("late-promise" in {one["rule"] for one in found}) is late


def test_what_was_answered_is_left_out_and_shown_marked_when_asked_for(story: Run, paths: Paths) -> None:
    with Journal.open(paths.journal) as journal:
        about = Subject(SubjectKind.CONTACT, 1)
        promise, shortcut = RecordRef(RecordKind.PROMISE, 1), RecordRef(RecordKind.SHORTCUT, 1)
        edits.accept_insight(journal, "late-promise", about, [promise], "agreed by phone")
        edits.snooze_insight(journal, "shortcut-open", about, [shortcut], date(2026, 12, 1))
    assert story("insights") == (0, "", "Nothing stands out.\n")
    _, out, _ = story("insights", "--all")
    assert out.startswith("Answered\n")
    assert ": agreed by phone\n" in out
    assert "Put off until 1 Dec\n" in out
    answers = {one["rule"]: one["answer"] for one in listed(story("insights", "--all", "--json"))}
    fine = answers["late-promise"]
    assert isinstance(fine, dict)
    assert (fine["kind"], fine["until"], fine["note"]) == ("fine", None, "agreed by phone")
    on_its_day = listed(story("insights", "--on", "2026-12-01", "--json"))
    assert [one["rule"] for one in on_its_day] == ["shortcut-open"]


def test_the_good_word_is_said_beside_what_was_answered(story: Run, paths: Paths) -> None:
    with Journal.open(paths.journal) as journal:
        for day in range(4, 20):
            held = NewConversation((ContactId(1),), When(datetime(2026, 11, day, 10)), Channel.CALL, "again", 25, 70)
            edits.log_conversation(journal, held)
        about = Subject(SubjectKind.CONTACT, 1)
        edits.accept_insight(journal, "late-promise", about, [RecordRef(RecordKind.PROMISE, 1)], "agreed by phone")
        edits.accept_insight(journal, "shortcut-open", about, [RecordRef(RecordKind.SHORTCUT, 1)], "they know")
    _, out, _ = story("insights", "Dana Whitfield")
    assert out.startswith("Nothing to watch: 17 talks in 90 days")
    _, every, _ = story("insights", "Dana Whitfield", "--all")
    assert every.startswith("Answered\n")
    assert every.endswith(out), "and the good word after them"


def test_a_rule_that_is_off_says_nothing(story: Run, paths: Paths) -> None:
    with Journal.open(paths.journal) as journal:
        edits.set_rule(journal, "late-promise", False)
    assert [one["rule"] for one in listed(story("insights", "--json"))] == ["shortcut-open"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("insights", "Nobody"), 1, "There is no contact “Nobody”."),
        (("insights", "--on", "2026-02-30"), 2, "is not a day"),
        (("insights", "--on", "soonish"), 2, "soonish"),
        (("insights", "--sometimes"), 2, "no option"),
    ],
)
def test_what_cannot_be_answered_is_one_line(story: Run, words: tuple[str, ...], code: int, says: str) -> None:
    found, out, err = story(*words)
    assert (found, out, err.count("\n")) == (code, "", 1)
    assert says in err


def test_an_empty_journal_has_nothing(run: Run) -> None:
    run("new")
    assert run("insights") == (0, "", "Nothing stands out.\n")
    assert listed(run("insights", "--json")) == []


def test_the_demo_has_something_to_say(run: Run) -> None:
    found = listed(run("--demo", "insights", "--json"))
    assert {"act", "watch"} <= {one["severity"] for one in found}
    assert all(one["evidence"] for one in found)
