# SPDX-License-Identifier: MIT
"""A full check sees what was changed behind the program's back, and says it without content."""

from __future__ import annotations

import pytest

from relationship_journal.storage import checks, edits, rows, tables
from relationship_journal.values import MethodKind, NewMethod

SECRET = "Marzipanbrot"


@pytest.fixture
def filled(journal, make_contact, make_conversation):
    """A journal with a person and a talk."""
    contact = make_contact(SECRET, methods=(NewMethod(MethodKind.PHONE, "1"),), tags=("x",))
    make_conversation(contact, text=SECRET, tags=("y",))
    edits.set_setting(journal, "key", SECRET)
    return journal


def tamper(journal, sql: str, *parameters: object) -> None:
    with journal.lock:
        journal.connection.execute("PRAGMA foreign_keys = OFF")
        journal.connection.execute(sql, parameters)
        journal.connection.execute("PRAGMA foreign_keys = ON")


def test_a_whole_journal_has_no_problems_and_every_row_was_looked_at(filled, record_of):
    report = checks.check(filled)
    assert report.problems == ()
    assert report.rows == sum(map(len, record_of(filled).values()))


@pytest.mark.parametrize(
    ("table", "sql"),
    [
        ("contact", "UPDATE contact SET nickname = 'x'"),
        ("contact", "UPDATE contact SET stamp = stamp + 1"),
        ("contact", "UPDATE contact SET uid = 'other'"),
        ("contact", "UPDATE contact SET trashed_at = '2020-01-01'"),
        ("conversation", "UPDATE conversation SET share = 1"),
        ("conversation", "UPDATE conversation SET cost = 5"),
        ("method", "UPDATE method SET value = '2'"),
        ("setting", "UPDATE setting SET value = '1'"),
        ("tag", "UPDATE tag SET name = 'z' WHERE kind = 'contact'"),
        ("participant", "UPDATE participant SET hash = x'00'"),
    ],
)
def test_a_changed_row_is_named_by_kind_and_uid(filled, table, sql):
    tamper(filled, sql)
    found = [problem for problem in checks.check(filled).problems if problem.kind == table]
    assert found
    uids = {uid for (uid,) in filled.rows(f'SELECT uid FROM "{table}"')}
    assert {problem.uid for problem in found} <= uids


def test_a_link_into_nowhere_is_seen(filled):
    tamper(filled, "DELETE FROM tag WHERE kind = 'contact'")
    assert any(problem.kind == "contact_tag" for problem in checks.check(filled).problems)


def test_a_wrong_sum_is_seen(filled):
    tamper(filled, "UPDATE contact_total SET minutes = minutes + 1")
    assert [problem.kind for problem in checks.check(filled).problems] == ["contact_total"]


def test_other_minutes_for_a_channel_than_set_are_seen(filled):
    edits.set_channel_minutes(filled, {"call": 5})
    assert checks.check(filled).problems == ()
    tamper(filled, "UPDATE channel_minutes SET minutes = 500 WHERE channel = 'meal'")
    assert checks.check(filled).problems


def test_a_stale_place_is_seen(filled):
    """A row whose computed columns do not follow from the others would sort and sum wrongly."""
    names = tables.columns(tables.ConversationTable)
    listed = ", ".join(f'"{name}"' for name in names)
    (stored,) = filled.rows(f"SELECT {listed} FROM conversation")
    row = dict(zip(names, stored, strict=True)) | {"place": 5}
    rows.seal("conversation", row)
    tamper(filled, "UPDATE conversation SET place = 5, hash = ?", row["hash"])
    assert checks.check(filled).problems


def test_no_word_of_the_journal_is_in_the_report(filled):
    for sql in ("UPDATE contact SET note = 'x'", "UPDATE conversation SET minutes = 7", "DELETE FROM tag"):
        tamper(filled, sql)
    report = checks.check(filled)
    assert report.problems
    assert SECRET not in repr(report)


def test_a_check_changes_nothing(filled, record_of, announced):
    before = record_of(filled)
    checks.check(filled)
    assert record_of(filled) == before
    assert announced == []
    assert filled.rows("SELECT count(*) FROM sqlite_temp_master") == [(0,)]


def test_an_encrypted_journal_is_checked_too(encrypted_journal):
    assert checks.check(encrypted_journal).problems == ()
