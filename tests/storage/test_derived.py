# SPDX-License-Identifier: MIT
"""What is computed from the record: kept by triggers, equal when made anew, and differences are seen."""

from __future__ import annotations

import pytest

from relationship_journal.storage import derived, edits, queries, search
from relationship_journal.values import NewJob

DERIVED = ("entry", "touch", *derived.SUMS)


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


@pytest.mark.parametrize("damage", ["UPDATE {} SET minutes = minutes + 1", "DELETE FROM {}"])
@pytest.mark.parametrize("table", DERIVED)
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
