# SPDX-License-Identifier: MIT
"""What is done to several conversations at once: one change each, and only what was meant."""

from __future__ import annotations

from datetime import datetime

import pytest

from relationship_journal.storage import checks, edits, errors, queries, search
from relationship_journal.storage.edits import conversations
from relationship_journal.values import NewConversation, Side, When


@pytest.fixture
def three(make_contact, make_conversation):
    """Dana, Marcus and Priya; a talk with Dana, one with Dana and Marcus, one with all three."""
    people = tuple(make_contact(name) for name in ("Dana", "Marcus", "Priya"))
    talks = tuple(
        make_conversation(*people[: count + 1], at=f"2026-11-0{count + 2}T10:00", tags=("old", f"n{count}"))
        for count in range(3)
    )
    return people, talks


def who(journal, conversation):
    return [person.name for person in queries.entry(journal, conversation).contacts]


def test_several_go_to_the_trash_in_one_change(journal, three, announced, record_of):
    _, talks = three
    before = record_of(journal)
    edits.trash_conversations(journal, talks[:2])
    (change,) = announced[-1:]
    assert change.label == "delete 2 conversations"
    assert len(queries.places(journal)) == 1
    journal.replay(change.inverse())
    assert record_of(journal) == before


def test_a_single_one_is_named_as_one(journal, three, announced):
    edits.trash_conversations(journal, three[1][:1])
    assert announced[-1].label == "delete conversation"


def test_tags_are_put_on_and_taken_off(journal, three, announced):
    _, talks = three
    edits.tag_conversations(journal, talks, ["#family", "old "], ["n1", "nobody has it"])
    tags = [queries.entry(journal, talk).tags for talk in talks]
    assert tags == [("old", "n0", "family"), ("old", "family"), ("old", "n2", "family")]
    assert announced[-1].label == "tag 3 conversations"


def test_what_has_a_tag_already_does_not_get_it_twice(journal, three, announced):
    _, talks = three
    count = len(announced)
    edits.tag_conversations(journal, talks, ["old"], [])
    assert len(announced) == count


def test_moving_puts_one_person_in_the_place_of_another_and_keeps_the_rest(journal, three, record_of, announced):
    (dana, marcus, _), talks = three
    before = record_of(journal)
    edits.move_conversations(journal, talks, dana, marcus)
    assert [who(journal, talk) for talk in talks] == [["Marcus"], ["Marcus"], ["Marcus", "Priya"]]
    assert queries.places(journal, dana) == []
    assert len(queries.places(journal, marcus)) == 3
    assert checks.check(journal).problems == ()
    journal.replay(announced[-1].inverse())
    assert record_of(journal) == before


def test_who_did_not_take_part_is_not_replaced(journal, three, make_contact, record_of):
    (_, _, priya), talks = three
    before = record_of(journal)
    edits.move_conversations(journal, talks[:1], priya, make_contact("New"))
    after = record_of(journal)
    assert after["participant"] == before["participant"]


def test_nobody_moves_to_a_contact_that_is_gone(journal, three, record_of):
    (dana, marcus, _), talks = three
    edits.trash_contact(journal, marcus)
    before = record_of(journal)
    for gone in (marcus, 999_999):
        with pytest.raises(errors.Conflict, match="not there any more"):
            edits.move_conversations(journal, talks, dana, gone)
    assert record_of(journal) == before


def test_a_rating_can_be_taken_back(journal, make_contact, make_conversation):
    dana = make_contact("Dana")
    for share in (20, 40):
        make_conversation(dana, share=share)
    talk = make_conversation(dana, share=90)
    when = When(datetime(2026, 11, 2, 10))
    edits.rewrite_conversation(journal, talk, NewConversation((dana,), when), unrate=True)
    entry = queries.entry(journal, talk)
    assert (entry.rated, entry.share) == (False, queries.learned_share(journal, (dana,), entry.channel))


def test_who_began_and_whether_it_was_answered_are_read_back(journal, make_contact, make_conversation):
    talk = make_conversation(make_contact("Dana"), answered=False, began=Side.THEM)
    entry = queries.entry(journal, talk)
    assert (entry.answered, entry.began) == (False, Side.THEM)


@pytest.fixture
def many(journal, make_contact, make_conversation):
    """More talks than are written at once, every other one with Marcus too."""
    dana, marcus = make_contact("Dana"), make_contact("Marcus")
    talks = [
        make_conversation(*((dana, marcus) if number % 2 else (dana,)), text=f"budget {number}", tags=("old",))
        for number in range(edits.FEW_ENTRIES + 20)
    ]
    return dana, marcus, talks


WORK = {
    "delete": lambda journal, dana, marcus, talks: edits.trash_conversations(journal, talks),
    "tag": lambda journal, dana, marcus, talks: edits.tag_conversations(journal, talks, ["new"], ["old"]),
    "move": lambda journal, dana, marcus, talks: edits.move_conversations(journal, talks, dana, marcus),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_many_are_one_change_in_slices_that_let_others_read(journal, many, announced, record_of, monkeypatch, work):
    before, count = record_of(journal), len(announced)
    with monkeypatch.context() as patched:
        patched.setattr(conversations, "FEW_ENTRIES", 1_000)
        work(journal, *many)
    at_once, change = record_of(journal), announced[-1]
    journal.replay(change.inverse())
    assert record_of(journal) == before
    work(journal, *many)
    assert (announced[-1].label, len(announced[-1].edits)) == (change.label, len(change.edits))
    assert len(announced) == count + 3
    assert len(record_of(journal)) == len(at_once)
    assert checks.check(journal).problems == ()
    journal.replay(announced[-1].inverse())
    assert record_of(journal) == before
    assert len(search.entries(journal, "budget")) == len(many[2])


def test_what_fails_in_the_middle_of_many_changes_nothing(journal, many, record_of):
    dana, marcus, talks = many
    before = record_of(journal)
    with pytest.raises(errors.JournalError):
        edits.tag_conversations(journal, [*talks, 10_000], ["new"], [])
    assert record_of(journal) == before
    edits.trash_contact(journal, marcus)
    with pytest.raises(errors.Conflict, match="not there any more"):
        edits.move_conversations(journal, talks, dana, marcus)
    assert checks.check(journal).problems == ()
