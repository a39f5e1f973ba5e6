# SPDX-License-Identifier: MIT
"""What is computed from the record: kept by triggers, equal when made anew, and differences are seen."""

from __future__ import annotations

from datetime import datetime

import pytest

from relationship_journal.storage import derived, edits, queries, search
from relationship_journal.values import (
    Manner,
    MarkOf,
    NewConversation,
    NewInterest,
    NewJob,
    NewPromise,
    OffDuty,
    Side,
    When,
)

DERIVED = ("entry", "touch", "marked", *derived.SUMS)


@pytest.fixture
def filled(journal, make_contact, make_conversation):
    """A journal with talks, a group, a plan, trash and tags."""
    people = [make_contact(name, jobs=(NewJob(f"{name} Ltd"),)) for name in ("Anna", "Bert", "東京", "Dora", "Emil")]
    for number, person in enumerate(people):
        make_conversation(
            person, text=f"fee {number} 京都", share=number * 20, at=f"2026-0{number + 1}-01T09:00", tags=("x",)
        )
    make_conversation(*people, text="dinner", minutes=120)
    make_conversation(people[0], text="next", at="2027-01-01T09:00", planned=True)
    edits.trash_conversation(journal, make_conversation(people[1], text="gone"))
    edits.trash_contact(journal, people[4])
    sheet = MarkOf(NewPromise("send the sheet", note="大阪"))
    make_conversation(*people[:2], text="marked", marks=(sheet, MarkOf(NewInterest("sailing"), 1)))
    edits.set_channel_minutes(journal, {"call": 20})
    return journal


def contents(journal) -> dict[str, list[tuple]]:
    return {table: sorted(journal.rows(f"SELECT * FROM {table}")) for table in DERIVED}


def in_transaction(journal, work) -> None:
    with journal.lock:
        journal.connection.execute("BEGIN")
        work(journal.connection)
        journal.connection.execute("COMMIT")


def test_triggers_and_a_rebuild_agree(filled):
    before = contents(filled)
    assert all(before.values())
    assert derived.differences(filled.connection) == []
    in_transaction(filled, derived.rebuild)
    assert contents(filled) == before
    assert derived.differences(filled.connection) == []


def test_after_a_rebuild_the_triggers_work_on(filled, make_conversation):
    in_transaction(filled, derived.rebuild)
    make_conversation(queries.find_contact(filled, "Anna").id, text="after the rebuild")
    assert derived.differences(filled.connection) == []
    assert [hit.entry.text for hit in search.entries(filled, "rebuild")] == ["after the rebuild"]


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        *((table, "DELETE FROM {}") for table in DERIVED),
        *((table, "UPDATE {} SET minutes = minutes + 1") for table in DERIVED if table != "marked"),
        ("marked", "UPDATE {} SET words = 'others'"),
    ],
)
def test_wrong_or_missing_rows_are_seen_and_made_right(filled, table, damage):
    in_transaction(filled, derived.triggers_off)
    in_transaction(filled, lambda connection: connection.execute(damage.format(table)))
    assert table in derived.differences(filled.connection)
    in_transaction(filled, derived.rebuild)
    assert derived.differences(filled.connection) == []


@pytest.mark.parametrize(
    ("index", "damage"),
    [
        ("entry_index", "INSERT INTO entry_index (rowid, body, refs) VALUES (77, 'ghost', 'p1')"),
        ("entry_index", "DELETE FROM entry_index WHERE rowid = (SELECT min(place) FROM entry)"),
        ("contact_index", "DELETE FROM contact_index WHERE rowid = 1"),
        ("contact_index", "INSERT INTO contact_index (rowid, names, accounts, methods) VALUES (99, 'ghost', '', '')"),
    ],
)
def test_a_wrong_index_is_seen_and_made_right(filled, index, damage):
    in_transaction(filled, lambda connection: connection.execute(damage))
    assert derived.differences(filled.connection) == [index]
    in_transaction(filled, derived.rebuild)
    assert derived.differences(filled.connection) == []


def test_how_a_conversation_was_is_followed_through_every_change(journal, make_contact, make_conversation, announced):
    people = [make_contact(name) for name in ("Anna", "Bert")]
    walk = make_conversation(*people, manner=Manner(OffDuty.KEPT, needed_an_ear=True))

    def told() -> set[tuple]:
        assert derived.differences(journal.connection) == []
        return set(journal.rows("SELECT answered, began, off_duty, brief, closed, ear, troubles FROM touch"))

    assert told() == {(1, None, "kept", 0, 0, 1, 0)}
    edits.set_manner(journal, walk, Manner(brief=True, nothing_to_follow_up=True, told_troubles=True))
    assert told() == {(1, None, None, 1, 1, 0, 1)}
    edits.set_manner(journal, walk, Manner(told_troubles=True, meaning="their order waits"))
    assert told() == {(1, None, None, 0, 0, 0, 0)}
    edits.set_off_duty(journal, walk, OffDuty.SLIPPED_BY_ME)
    call = NewConversation((people[0],), When(datetime(2026, 11, 2, 10)), answered=False, began=Side.ME)
    edits.rewrite_conversation(journal, walk, call)
    assert told() == {(0, "me", "slipped_by_me", 0, 0, 0, 0)}
    edits.set_manner(journal, walk, Manner())
    assert told() == {(0, "me", None, 0, 0, 0, 0)}
    for change in reversed(announced[3:]):
        journal.replay(change.inverse())
    assert told() == {(1, None, "kept", 0, 0, 1, 0)}


def test_looking_for_differences_leaves_nothing_behind(filled):
    before = filled.rows("SELECT name FROM sqlite_master UNION ALL SELECT name FROM sqlite_temp_master")
    derived.differences(filled.connection)
    assert filled.rows("SELECT name FROM sqlite_master UNION ALL SELECT name FROM sqlite_temp_master") == before


def test_a_conversation_without_people_is_nowhere(filled):
    """No verb leaves one; a hand or a later migration might."""
    with filled.write("by hand") as action:
        for (row_id,) in filled.rows("SELECT id FROM participant WHERE conversation_id = 1"):
            action.delete("participant", row_id)
    assert derived.differences(filled.connection) == []
    assert [hit.entry.text for hit in search.entries(filled, '"fee 0"')] == []


class TestWordsOfMarks:
    @pytest.fixture
    def people(self, make_contact):
        """Two people."""
        return make_contact("Dana"), make_contact("Marcus")

    @pytest.fixture
    def found(self, journal):
        """The texts of the entries a search finds, with the whole derived record looked at each time."""

        def find(text: str) -> list[str]:
            assert derived.differences(journal.connection) == []
            return [hit.entry.text for hit in search.entries(journal, text)]

        return find

    def test_an_entry_is_found_by_them_as_they_are_now(self, journal, people, make_conversation, found):
        conversation = make_conversation(*people, text="lunch")
        assert found("sheet") == []
        ref = edits.add_mark(journal, people[0], NewPromise("send sheet", note="東京支店"), conversation)
        assert found("sheet") == found("東京") == found("lunch sheet") == ["lunch"]
        assert found("-sheet") == []
        edits.rewrite_mark(journal, ref, NewPromise("send list"))
        assert (found("sheet"), found("list")) == ([], ["lunch"])
        edits.trash_mark(journal, ref)
        assert found("list") == []
        edits.restore_mark(journal, ref)
        assert found("list") == ["lunch"]

    def test_a_mark_without_a_conversation_is_in_no_entry(self, journal, people, make_conversation, found):
        make_conversation(*people, text="lunch")
        edits.add_mark(journal, people[0], NewInterest("sailing"))
        assert found("sailing") == []

    def test_of_somebody_in_the_trash_they_are_out_of_sight(self, journal, people, make_conversation, found):
        marks = (MarkOf(NewInterest("sailing")), MarkOf(NewInterest("chess"), 1))
        make_conversation(*people, text="lunch", marks=marks)
        edits.trash_contact(journal, people[0])
        assert (found("sailing"), found("chess")) == ([], ["lunch"])
        edits.restore_contact(journal, people[0])
        assert found("sailing") == found("chess") == ["lunch"]

    def test_they_stay_when_the_entry_is_rewritten_and_moved_in_time(self, journal, people, make_conversation, found):
        conversation = make_conversation(*people, text="lunch", marks=(MarkOf(NewInterest("sailing")),))
        when = When(datetime(2020, 1, 1, 9))
        edits.rewrite_conversation(journal, conversation, NewConversation(people, when, text="dinner"))
        assert found("sailing") == ["dinner"]

    def test_a_hit_shows_the_mark_it_was_found_by_where_the_text_has_no_such_word(
        self, journal, people, make_conversation
    ):
        marks = (MarkOf(NewInterest("chess")), MarkOf(NewPromise("send it", note="to the 東京 branch by mail")))
        make_conversation(*people, text="lunch by the river", marks=marks)

        def shown(text: str) -> tuple[str, list[str]]:
            (hit,) = search.entries(journal, text)
            return hit.snippet, [hit.snippet[start:end] for start, end in hit.spans]

        assert shown("branch") == ("to the 東京 branch by mail", ["branch"])
        assert shown("東京") == ("to the 東京 branch by mail", ["東京"])
        assert shown("river") == ("lunch by the river", ["river"])
        assert shown("with:dana") == ("lunch by the river", [])


def test_other_usual_minutes_change_only_what_rests_on_them(filled, make_contact, make_conversation):
    frank = make_contact("Frank")
    for day in range(1, 29):
        make_conversation(frank, at=f"2026-05-{day:02}T09:00")
    before = filled.connection.total_changes
    edits.set_channel_minutes(filled, {"call": 20, "meal": 75})
    assert filled.connection.total_changes - before < 80  # the sums alone
    for minutes in ({"call": 0}, {"meal": 10, "call": 500}, {}):
        edits.set_channel_minutes(filled, minutes)
        assert derived.differences(filled.connection) == []
