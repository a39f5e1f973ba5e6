# SPDX-License-Identifier: MIT
"""A journal of any earlier format becomes one of today's; a new one takes the same steps."""

from __future__ import annotations

import sqlite3

import pytest
import sqlcipher3.dbapi2 as engine

from relationship_journal.storage import derived, edits, migrations, tables
from relationship_journal.storage.journal import Journal
from relationship_journal.values import NewContact


def schema(rows) -> dict[tuple[str, str], str]:
    return {(kind, name): sql for kind, name, sql in rows("SELECT type, name, sql FROM sqlite_master")}


@pytest.mark.parametrize("version", range(migrations.FORMAT))
def test_an_upgraded_journal_has_the_same_schema_as_a_new_one(journal, version):
    connection = engine.connect(":memory:", isolation_level=None)
    for step in migrations.STEPS[:version]:
        step(connection)
    migrations.migrate(connection, version)
    derived.create(connection)
    assert schema(lambda sql: connection.execute(sql).fetchall()) == schema(journal.rows)
    assert connection.execute("PRAGMA user_version").fetchall() == journal.rows("PRAGMA user_version")
    assert journal.rows("PRAGMA user_version") == [(migrations.FORMAT,)]


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
    computed = {"channel_minutes", "entry", "touch", *derived.SUMS}
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
