# SPDX-License-Identifier: MIT
"""A journal of any earlier format becomes one of today's; a new one takes the same steps."""

from __future__ import annotations

import lzma
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from relationship_journal.storage import checks, derived, edits, migrations, queries, search, tables
from relationship_journal.storage.journal import Journal
from relationship_journal.values import MarkOf, NewContact, NewConversation, NewNote, When

KEPT = tuple(sorted((Path(__file__).parent / "data").glob("format-*.rj.xz")))
"""A journal of each earlier format, as the program of that time left it: talks, a group, a plan, tags, trash."""


def schema(rows) -> dict[tuple[str, str], str]:
    return {(kind, name): sql for kind, name, sql in rows("SELECT type, name, sql FROM sqlite_master")}


@pytest.mark.parametrize("version", range(migrations.FORMAT))
def test_an_upgraded_journal_has_the_same_schema_as_a_new_one(journal, version):
    connection = engine.connect(":memory:", isolation_level=None)
    for step in migrations.STEPS[:version]:
        step.run(connection)
    migrations.migrate(connection, version)
    derived.create(connection)
    assert schema(lambda sql: connection.execute(sql).fetchall()) == schema(journal.rows)
    assert connection.execute("PRAGMA user_version").fetchall() == journal.rows("PRAGMA user_version")
    assert journal.rows("PRAGMA user_version") == [(migrations.FORMAT,)]


@pytest.fixture(params=KEPT, ids=[path.name for path in KEPT])
def earlier(request, tmp_path) -> Path:
    path = tmp_path / "earlier.rj"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def test_a_journal_of_each_earlier_format_is_kept_here():
    assert [path.name for path in KEPT] == [f"format-{number}.rj.xz" for number in range(1, migrations.FORMAT)]


def test_an_earlier_journal_is_in_every_table_what_one_made_anew_would_be(earlier, journal):
    with Journal.open(earlier) as upgraded:
        assert checks.check(upgraded).problems == ()
        assert schema(upgraded.rows) == schema(journal.rows)
        anna = queries.find_contact(upgraded, "Anna")
        edits.rename_contact(upgraded, anna.id, "Anne")
        assert [hit.entry.text for hit in search.entries(upgraded, "with:anne fee")] == ["fee 0 京都"]
        marked = NewConversation(
            (anna.id,), When(datetime(2026, 11, 2, 10)), text="lunch", marks=(MarkOf(NewNote("the audit")),)
        )
        edits.log_conversation(upgraded, marked)
        assert [hit.entry.text for hit in search.entries(upgraded, "audit")] == ["lunch"]
        assert checks.check(upgraded).problems == ()


def test_what_a_step_left_alone_keeps_its_rows(earlier, monkeypatch):
    """The search indexes of a large journal take half a minute to make."""
    made = []
    monkeypatch.setattr(derived, "rebuild", lambda _, parts: made.append(parts))
    Journal.open(earlier).close()
    (parts,) = made
    assert derived.Part.INDEXES not in parts


def test_a_definition_that_changed_is_made_anew_whatever_the_steps_say(earlier, monkeypatch):
    entries, _ = derived._VIEWS[derived.Part.INDEXES]
    people = "CREATE VIEW contact_index_now AS SELECT id, name AS names, '' AS accounts, '' AS methods FROM contact"
    monkeypatch.setitem(derived._VIEWS, derived.Part.INDEXES, (entries, people))
    with Journal.open(earlier) as upgraded:
        assert derived.differences(upgraded.connection) == []


def test_a_journal_of_today_is_not_outdated(journal):
    assert derived.outdated(journal.connection) == derived.Part(0)


@pytest.mark.parametrize("table", tables.RECORDS, ids=tables.name_of)
def test_every_field_is_a_column_and_every_column_a_field(journal, table):
    found = journal.rows(f'SELECT name, "notnull", pk FROM pragma_table_info("{tables.name_of(table)}")')
    assert {name for name, _, _ in found} == set(tables.columns(table))
    required = {name for name, notnull, pk in found if notnull or pk}
    fields = table._meta.sorted_fields
    assert required == {field.column_name for field in fields if not field.null}


@pytest.mark.parametrize("table", tables.RECORDS, ids=tables.name_of)
def test_links_are_restricted_foreign_keys(journal, table):
    found = journal.rows(f'SELECT "from", "table", on_delete FROM pragma_foreign_key_list("{tables.name_of(table)}")')
    expected = {(column, tables.name_of(parent), "RESTRICT") for column, parent in tables.links(table).items()}
    assert set(found) == expected


def test_every_record_table_is_known_and_has_a_plural_for_the_export(journal):
    names = {name for (name,) in journal.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    beside = {"book", "draft", "revision", "tombstone"}
    computed = {"channel_minutes", "entry", "touch", "marked", *derived.SUMS}
    indexes = {name for name in names if name.startswith(("entry_index", "contact_index"))}
    assert names - beside - computed - indexes == tables.BY_NAME.keys() == tables.PLURALS.keys()
    assert len(set(tables.PLURALS.values())) == len(tables.PLURALS)


def test_parents_come_before_their_children():
    order = [tables.name_of(table) for table in tables.RECORDS]
    for table in tables.RECORDS:
        for parent in tables.links(table).values():
            assert parent is table or order.index(tables.name_of(parent)) < order.index(tables.name_of(table))


def test_every_link_is_indexed(journal):
    """A deferred foreign key check and the triggers would otherwise read whole tables."""
    for table in tables.RECORDS:
        name = tables.name_of(table)
        first_columns = {
            journal.rows(f'SELECT name FROM pragma_index_info("{index}")')[0][0]
            for (index,) in journal.rows(f'SELECT name FROM pragma_index_list("{name}")')
        }
        unindexed = set(tables.links(table)) - first_columns - {"batch_id"}
        assert unindexed == set(), name


def test_a_plain_journal_can_be_read_with_any_sqlite(tmp_path):
    """Its owner needs no program of ours to get at the words in it."""
    with Journal.create(tmp_path / "journal.rj") as journal:
        edits.add_contact(journal, NewContact("Dana"))
    connection = sqlite3.connect(tmp_path / "journal.rj")
    assert connection.execute("SELECT name FROM contact").fetchall() == [("Dana",)]
    connection.close()
