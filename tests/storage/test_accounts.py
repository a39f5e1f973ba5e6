# SPDX-License-Identifier: MIT
"""Which account a job is at: one for each name, whoever writes it and whichever way."""

from __future__ import annotations

import pytest

from relationship_journal.storage import bulk, edits, queries
from relationship_journal.values import Completion, NewContact, NewJob


def accounts(journal):
    return journal.rows("SELECT id, name, trashed_at IS NULL FROM account ORDER BY id")


def test_one_account_whichever_way_its_capitals_are_written(journal, make_contact):
    make_contact("Dana", jobs=(NewJob("Zürich Öl"),))
    make_contact("Marcus", jobs=(NewJob("ZÜRICH  ÖL"), NewJob("zurich ol")))
    assert accounts(journal) == [(1, "Zürich Öl", 1), (2, "zurich ol", 1)]


@pytest.mark.parametrize("many", [False, True])
def test_one_in_the_trash_comes_back_in_the_same_change(journal, make_contact, announced, many, record_of):
    make_contact("Dana", jobs=(NewJob("Acme"),))
    with journal.write("put away") as writer:
        writer.update("account", 1, trashed_at="2026-11-01T10:00:00+00:00")
    before = record_of(journal)
    new = [NewContact("Marcus", jobs=(NewJob("acme"),))]
    if many:
        bulk.take_in(journal, "import", new, [], "cards.vcf")
    else:
        edits.add_contact(journal, new[0])
    assert accounts(journal) == [(1, "Acme", 1)]
    assert announced[-1].ids("account") == {1}
    if not many:
        journal.replay(announced[-1].inverse())
        assert record_of(journal) == before


def test_an_import_does_not_add_a_job_the_contact_has(journal, make_contact):
    dana = make_contact("Dana", jobs=(NewJob("Acme"),))
    edits.import_contacts(journal, [], [Completion(dana, NewContact("Dana", jobs=(NewJob("ACME"),)))], "cards.vcf")
    assert len(queries.contact_form(journal, dana).jobs) == 1
