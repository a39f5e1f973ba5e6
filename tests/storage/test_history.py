# SPDX-License-Identifier: MIT
"""What a record was: told in order, and brought back as it was or beside what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from relationship_journal.storage import checks, edits, errors, queries, writer
from relationship_journal.values import (
    MarkKind,
    MethodKind,
    NewConversation,
    NewMethod,
    NewPromise,
    RevisionId,
    Stage,
    When,
    due_agreed,
)


@pytest.fixture(autouse=True)
def no_spells(monkeypatch):
    """Every change is kept, not one for each spell of ten minutes."""
    monkeypatch.setattr(writer, "SPELL", timedelta(0))


def told(found):
    return [(event.kind, event.before is None, event.after is None) for event in found.events]


def test_an_entry_from_its_beginning_to_now(journal, make_contact, make_conversation):
    dana, sam = make_contact("Dana"), make_contact("Sam")
    talk = make_conversation(dana, text="one", tags=("rollout",))
    edits.rate_conversation(journal, talk, 30)
    when = When(datetime(2026, 11, 2, 10))
    edits.rewrite_conversation(
        journal, talk, NewConversation((dana, sam), when, text="two", tags=()), False, ("rollout",)
    )
    found = queries.history(journal, "conversation", talk)
    made = ["conversation", "conversation_tag", "participant", "participant"]
    assert sorted(kind for kind, is_new, _ in told(found)[:4] if is_new) == made
    mine = [event for event in found.events if event.kind == "conversation"]
    assert [event.after["text"] for event in mine] == ["one", "one", "two"]
    assert [event.after["rated"] for event in mine] == [0, 1, 1]
    assert ("conversation_tag", False, True) in told(found)
    assert set(found.names.values()) == {"Dana", "Sam", "rollout"}
    assert found.title == "two"
    assert mine[-1].follows is None
    assert mine[0].follows == mine[1].revision


def test_an_earlier_version_becomes_the_present_one_in_one_step(
    journal, make_contact, make_conversation, announced, record_of
):
    talk = make_conversation(make_contact("Dana"), text="one", share=70)
    edits.rate_conversation(journal, talk, 30)
    before = record_of(journal)
    revision = next(e.revision for e in queries.history(journal, "conversation", talk).events if e.revision)
    edits.restore_versions(journal, [revision])
    assert (queries.entry(journal, talk).share, queries.entry(journal, talk).rated) == (70, True)
    journal.replay(announced[-1].inverse())
    assert record_of(journal) == before
    assert checks.check(journal).problems == ()


def test_what_a_restored_version_replaced_is_kept_however_new_it_is(
    journal, make_contact, make_conversation, monkeypatch
):
    monkeypatch.setattr(writer, "SPELL", timedelta(minutes=10))
    talk = make_conversation(make_contact("Dana"), text="one", share=70)
    edits.rewrite_conversation(journal, talk, replace(_as_new(journal, talk), text="two"))
    revision = next(e.revision for e in queries.history(journal, "conversation", talk).events if e.revision)
    edits.restore_versions(journal, [revision])
    said = [e.after["text"] for e in queries.history(journal, "conversation", talk).events if e.kind == "conversation"]
    assert said == ["one", "two", "one"]


def _as_new(journal, talk):
    entry = queries.entry(journal, talk)
    return NewConversation(tuple(one.id for one in entry.contacts), entry.when, entry.channel, entry.text, share=70)


def test_what_was_removed_comes_back_with_its_uid(journal, make_contact):
    dana = make_contact("Dana", methods=(NewMethod(MethodKind.PHONE, "+1 555"),))
    uid = journal.rows("SELECT uid FROM method")[0][0]
    form = queries.contact_form(journal, dana)
    edits.edit_contact(journal, dana, form, replace(form, methods=()))
    (removed,) = [event for event in queries.history(journal, "contact", dana).events if event.after is None]
    assert removed.before["value"] == "+1 555"
    edits.restore_versions(journal, [removed.revision])
    assert journal.rows("SELECT uid, value FROM method") == [(uid, "+1 555")]
    assert journal.rows("SELECT count(*) FROM tombstone") == [(0,)]
    assert checks.check(journal).problems == ()


def test_a_copy_stands_beside(journal, make_contact, make_conversation):
    dana, sam = make_contact("Dana"), make_contact("Sam")
    talk = make_conversation(dana, sam, text="one", tags=("rollout",))
    when = When(datetime(2026, 11, 2, 10))
    edits.rewrite_conversation(journal, talk, NewConversation((dana, sam), when, text="two", tags=("rollout",)))
    revision = next(e.revision for e in queries.history(journal, "conversation", talk).events if e.revision)
    copy = edits.copy_version(journal, revision)
    beside = queries.entry(journal, copy)
    assert (beside.text, [one.name for one in beside.contacts], beside.tags) == ("one", ["Dana", "Sam"], ("rollout",))
    assert queries.entry(journal, talk).text == "two"
    assert checks.check(journal).problems == ()


def test_a_mark_and_a_contact_are_copied_too(journal, make_contact):
    dana = make_contact("Dana")
    promise = edits.add_mark(journal, dana, NewPromise("one"))
    edits.rewrite_mark(journal, promise, NewPromise("two"))
    edits.rename_contact(journal, dana, "Dana W")
    for table, row in (("promise", promise.id), ("contact", dana)):
        revision = next(e.revision for e in queries.history(journal, table, row).events if e.revision)
        edits.copy_version(journal, revision)
    assert sorted(mark.said.what for mark in queries.marks(journal, dana)) == ["one", "two"]
    assert {row.name for row in queries.contacts(journal)} == {"Dana", "Dana W"}


def test_what_belonged_to_somebody_merged_belongs_to_the_other(journal, make_contact):
    dana, other = make_contact("Dana"), make_contact("D.")
    promise = edits.add_mark(journal, other, NewPromise("one"))
    edits.rewrite_mark(journal, promise, NewPromise("two"))
    edits.merge_contacts(journal, dana, other)
    revision = next(e.revision for e in queries.history(journal, "promise", promise.id).events if e.revision)
    edits.restore_versions(journal, [revision])
    (mark,) = queries.marks(journal, dana)
    assert mark.said.what == "one"


def test_who_was_merged_keeps_a_history_of_their_own_within_the_others(journal, make_contact):
    mail = NewMethod(MethodKind.EMAIL, "d@northgate.example")
    dana = make_contact("Dana", methods=(mail,))
    other = make_contact("D. Whitfield", methods=(mail, NewMethod(MethodKind.PHONE, "+1 555")))
    edits.rename_contact(journal, other, "Dana W")
    form = queries.contact_form(journal, other)
    edits.edit_contact(journal, other, form, replace(form, methods=form.methods[:1]))
    gone = journal.rows("SELECT uid FROM contact WHERE id = ?", [other])[0][0]
    edits.merge_contacts(journal, dana, other)
    found = queries.history(journal, "contact", dana)
    theirs = [event for event in found.events if event.of]
    assert {event.of for event in theirs} == {gone}
    assert found.names[gone] == "Dana W"
    mine = [event.after["name"] for event in theirs if event.kind == "contact" and event.after is not None]
    assert mine == ["D. Whitfield", "Dana W"]
    ways = {event.after["value"] for event in theirs if event.kind == "method" and event.after is not None}
    assert ways == {"d@northgate.example", "+1 555"}
    (removed,) = (event for event in found.events if event.kind == "method" and event.after is None)
    assert (removed.of, removed.before["value"]) == (gone, "+1 555"), "what both had did not go, one is enough"
    assert [event.kind for event in found.events if event.kind == "merger"] == ["merger"]
    edits.restore_versions(journal, [removed.revision])
    assert sorted(way.value for way in queries.contact(journal, dana).methods) == ["+1 555", "d@northgate.example"]


def test_a_revision_that_is_gone_changes_nothing(journal, make_contact, record_of):
    make_contact("Dana")
    before = record_of(journal)
    with pytest.raises(errors.Conflict, match="Nothing was changed"):
        edits.restore_versions(journal, [RevisionId(99)])
    assert record_of(journal) == before
    assert queries.history(journal, "contact", 99) is None


def test_a_stage_that_comes_back_is_a_change_of_stage(journal, make_contact):
    dana = make_contact("Dana")
    edits.set_stages(journal, [dana], Stage.FRIEND)
    revision = next(e.revision for e in queries.history(journal, "contact", dana).events if e.revision)
    edits.restore_versions(journal, [revision])
    last = queries.marks(journal, dana, [MarkKind.STAGE_CHANGE])[0].said
    assert (last.before, last.after) == (Stage.FRIEND, Stage.PROFESSIONAL)


def test_the_copy_of_a_moved_promise_is_due_when_it_was_moved_to(journal, make_contact):
    dana = make_contact("Dana")
    promise = edits.add_mark(journal, dana, NewPromise("the sheet", due=date(2026, 11, 13)))
    edits.move_promise(journal, promise.id, date(2026, 11, 27), True, date(2026, 11, 12))
    edits.rewrite_mark(journal, promise, NewPromise("the long sheet", due=date(2026, 11, 13)))
    revision = next(e.revision for e in queries.history(journal, "promise", promise.id).events if e.revision)
    edits.copy_version(journal, revision)
    found = {one.said.what: due_agreed(one) for one in queries.marks(journal, dana)}
    assert found == {"the sheet": date(2026, 11, 27), "the long sheet": date(2026, 11, 27)}
