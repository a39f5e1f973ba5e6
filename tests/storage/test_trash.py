# SPDX-License-Identifier: MIT
"""The trash: what is in it, how it comes back, and that what is deleted for good leaves no word behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from relationship_journal.storage import checks, drafts, edits, errors, purging, queries
from relationship_journal.storage.changes import EVERYTHING
from relationship_journal.values import (
    LimitKind,
    MarkKind,
    MethodKind,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMethod,
    NewNote,
    NewPromise,
    NewRefusal,
    NewRelation,
    NewShortcut,
    NewStageChange,
    Stage,
    TagKind,
    TrashRef,
    When,
)

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


@pytest.fixture
def deleted(journal, make_contact, make_conversation):
    """Somebody, an entry, a mark and a tag in the trash."""
    dana = make_contact(
        "Dana CANARY", jobs=(NewJob("Northgate"),), methods=(NewMethod(MethodKind.EMAIL, "CANARY@one.example"),)
    )
    sam = make_contact("Sam", relations=(NewRelation("spouse", "Dana", dana),))
    alone = make_conversation(dana, text="alone CANARY", tags=("rollout",))
    both = make_conversation(dana, sam, text="lunch with both", ears=(0,))
    entry = make_conversation(sam, text="the fee")
    promise = edits.add_mark(journal, dana, NewPromise("send CANARY"), both)
    note = edits.add_mark(journal, sam, NewNote("renewal"))
    edits.rename_contact(journal, dana, "Dana CANARY Two")
    edits.trash_conversation(journal, entry)
    edits.trash_mark(journal, note)
    (tag,) = (one.id for one in queries.tags(journal))
    edits.remove_tags(journal, [tag])
    edits.trash_contact(journal, dana)
    return {"dana": dana, "sam": sam, "alone": alone, "both": both, "entry": entry, "note": note, "promise": promise}


def refs(journal):
    return [one.ref for one in queries.trash(journal)]


def test_everything_deleted_is_there_with_its_words(journal, deleted):
    found = {one.ref.table: one for one in queries.trash(journal)}
    assert set(found) == {"contact", "conversation", "note", "tag"}
    assert (found["contact"].words, found["contact"].detail, found["contact"].talks) == (
        "Dana CANARY Two", "Northgate", 2,
    )  # fmt: skip
    assert (found["conversation"].words, found["conversation"].people) == ("the fee", "Sam")
    assert (found["note"].words, found["note"].people) == ("renewal", "Sam")
    assert found["tag"].words == "rollout"
    moments = [one.trashed_at for one in queries.trash(journal)]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize("kind", MarkKind)
def test_every_kind_of_mark_says_something(journal, make_contact, kind):
    marks = {
        MarkKind.PROMISE: NewPromise("x1"), MarkKind.FAVOR: NewFavor("x1"), MarkKind.SHORTCUT: NewShortcut("x1"),
        MarkKind.FRICTION: NewFriction("x1"), MarkKind.REFUSAL: NewRefusal("x1"), MarkKind.GOAL: NewGoal("x1"),
        MarkKind.NOTE: NewNote("x1"), MarkKind.LIMIT: NewLimit(LimitKind.TOPIC, topic="x1"),
        MarkKind.INTEREST: NewInterest("x1"),
        MarkKind.STAGE_CHANGE: NewStageChange(Stage.FRIENDLY, Stage.FRIEND, note="x1"),
    }  # fmt: skip
    edits.trash_mark(journal, edits.add_mark(journal, make_contact(), marks[kind]))
    (found,) = queries.trash(journal)
    assert (found.ref.table, found.words.strip()) == (kind.value, "x1")


def test_all_of_it_comes_back_in_one_step(journal, deleted, announced, record_of):
    before = record_of(journal)
    edits.restore_things(journal, refs(journal))
    assert queries.trash(journal) == []
    assert [edit.table for edit in announced[-1].edits] == ["contact", "conversation", "tag", "note"]
    assert [one.name for one in queries.tags(journal)] == ["rollout"]
    assert queries.counts(journal).conversations == 3
    assert checks.check(journal).problems == ()
    journal.replay(announced[-1].inverse())
    assert record_of(journal) == before


def test_a_tag_whose_name_is_taken_again_stays_and_says_so(journal, deleted, make_conversation):
    make_conversation(deleted["sam"], tags=("rollout",))
    tag = next(ref for ref in refs(journal) if ref.table == "tag")
    with pytest.raises(errors.Conflict, match="There is a tag “rollout” again"):
        edits.restore_things(journal, [tag])
    assert tag in refs(journal)


def test_what_would_be_nowhere_to_be_seen_is_not_restored(journal, deleted, announced):
    edits.trash_contact(journal, deleted["sam"])
    entry, sam = TrashRef("conversation", deleted["entry"]), TrashRef("contact", deleted["sam"])
    with pytest.raises(errors.Conflict, match="Restore them together"):
        edits.restore_things(journal, [entry])
    edits.restore_things(journal, [entry, sam])
    assert checks.check(journal).problems == ()


def everything(journal) -> str:
    """Every text in every table."""
    tables = [name for (name,) in journal.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    plain = [name for name in tables if not name.startswith(("entry_index", "contact_index"))]
    return "\n".join(str(journal.rows(f'SELECT * FROM "{name}"')) for name in plain)


def test_somebody_deleted_for_good_leaves_no_word_behind(journal, deleted, announced):
    form = queries.contact_form(journal, deleted["dana"])
    drafts.save(journal, f"composer:{queries.contact(journal, deleted['dana']).uid}", {"text": "draft CANARY"})
    assert form is not None
    assert "CANARY" in everything(journal)
    announced.clear()
    purging.purge(journal, [TrashRef("contact", deleted["dana"])])
    assert [(change.label, change.batch) for change in announced] == [("delete for good", EVERYTHING)]
    assert "CANARY" not in everything(journal)
    assert [person.name for person in queries.entry(journal, deleted["both"]).contacts] == ["Sam"]
    assert queries.entry(journal, deleted["alone"]) is None
    relations = queries.contact_form(journal, deleted["sam"]).relations
    assert [(one.part.name, one.part.other) for one in relations] == [("Dana", None)]
    assert checks.check(journal).problems == ()


def test_parts_removed_long_ago_go_with_their_owner(journal, make_contact, record_of):
    dana = make_contact("Dana", methods=(NewMethod(MethodKind.EMAIL, "CANARY@one.example"),))
    form = queries.contact_form(journal, dana)
    edits.edit_contact(journal, dana, form, replace(form, methods=()))
    other = make_contact("CANARY twin", methods=(NewMethod(MethodKind.EMAIL, "x@one.example"),))
    edits.merge_contacts(journal, dana, other)
    edits.trash_contact(journal, dana)
    purging.purge(journal, [TrashRef("contact", dana)])
    assert "CANARY" not in everything(journal)


def test_only_what_is_in_the_trash_is_deleted(journal, deleted, record_of):
    before = record_of(journal)
    purging.purge(journal, [TrashRef("contact", deleted["sam"]), TrashRef("conversation", deleted["both"])])
    assert record_of(journal) == before


def test_all_kinds_at_once(journal, deleted):
    purging.purge(journal, refs(journal))
    assert queries.trash(journal) == []
    assert queries.tag_names(journal, TagKind.CONVERSATION) == []
    assert [row.name for row in queries.contacts(journal)] == ["Sam"]
    assert checks.check(journal).problems == ()
    edits.log_conversation(journal, NewConversation((deleted["sam"],), When(datetime(2026, 11, 2, 10)), text="next"))
    assert checks.check(journal).problems == ()


def test_stopping_deletes_nothing(journal, deleted, record_of):
    before = record_of(journal)

    class Stopped(Exception):
        pass

    def report(_: int, __: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        purging.purge(journal, refs(journal), report)
    assert record_of(journal) == before
    assert checks.check(journal).problems == ()


def test_after_ninety_days_it_goes_by_itself(journal, deleted):
    now = datetime.now(UTC)
    assert purging.empty_old(journal, now + timedelta(days=89)) == 0
    assert len(queries.trash(journal)) == 4
    assert purging.empty_old(journal, now + timedelta(days=91)) == 4
    assert queries.trash(journal) == []
    assert checks.check(journal).problems == ()
