# SPDX-License-Identifier: MIT
"""Several people at once: exactly these rows changed, in one step."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.storage import checks, edits, errors, queries
from relationship_journal.values import ANYBODY, ContactId, NewJob, PeopleFilter, Status, Tier


@pytest.fixture
def three(make_contact):
    return [make_contact(name, jobs=(NewJob("Northgate"),)) for name in ("Dana", "Marcus", "Priya")]


def rows(change):
    return sorted((edit.table, edit.before is None, edit.after is None) for edit in change.edits)


def listed(journal, wanted=None):
    found = queries.contacts(journal) if wanted is None else queries.contacts(journal, wanted=wanted)
    return {row.name for row in found}


def test_archived_people_are_out_of_the_lists_and_nothing_is_lost(journal, three, announced, make_conversation):
    make_conversation(three[0], text="the fee")
    announced.clear()
    edits.archive_contacts(journal, three[:2], date(2026, 11, 2))
    assert rows(announced[0]) == [("archival", True, False)] * 2
    assert listed(journal) == {"Priya"}
    assert listed(journal, PeopleFilter(archived=frozenset({True}))) == {"Dana", "Marcus"}
    assert listed(journal, ANYBODY) == {"Dana", "Marcus", "Priya"}
    assert queries.contact(journal, three[0]).conversations == 1
    assert queries.find_contact(journal, "Dana").id == three[0]
    kinds = queries.people_kinds(journal)
    assert (kinds.archived, kinds.accounts[0][2]) == (2, 1)
    journal.replay(announced[0].inverse())
    assert listed(journal) == {"Dana", "Marcus", "Priya"}


def test_archiving_twice_changes_nothing_and_bringing_back_takes_the_row_away(journal, three, announced):
    edits.archive_contacts(journal, three[:1])
    edits.archive_contacts(journal, three[:1])
    assert len(announced) == 1
    edits.unarchive_contacts(journal, three)
    assert rows(announced[-1]) == [("archival", False, True)]
    assert listed(journal) == {"Dana", "Marcus", "Priya"}


def test_tags_are_put_on_and_taken_off(journal, three, announced):
    edits.tag_contact(journal, three[0], "old")
    edits.tag_contact(journal, three[1], "golf")
    announced.clear()
    edits.tag_contacts(journal, three, ("#golf",), ("old",))
    assert rows(announced[0]) == [("contact_tag", False, True), *[("contact_tag", True, False)] * 2]
    assert [queries.contact(journal, one).tags for one in three] == [("golf",)] * 3


def test_tier_and_status(journal, three, announced):
    edits.set_tiers(journal, three, Tier.A)
    edits.set_statuses(journal, three, Status.FORMER)
    assert [len(change.edits) for change in announced[-2:]] == [3, 3]
    person = queries.contact(journal, three[2])
    assert (person.tier, person.status) == (Tier.A, Status.FORMER)


def test_delete_is_one_step(journal, three, announced, make_conversation):
    talk = make_conversation(*three[:2], text="the fee")
    announced.clear()
    edits.trash_contacts(journal, three[:2])
    assert [(edit.table, edit.id) for edit in announced[0].edits] == [("contact", one) for one in three[:2]]
    assert queries.counts(journal).conversations == 0
    assert checks.check(journal).problems == ()
    journal.replay(announced[0].inverse())
    assert queries.counts(journal).conversations == 1
    assert queries.entry(journal, talk) is not None
    assert checks.check(journal).problems == ()


@pytest.mark.parametrize("verb", [edits.archive_contacts, edits.tag_contacts, edits.trash_contacts])
def test_one_who_is_gone_stops_all(journal, three, record_of, verb):
    before = record_of(journal)
    with pytest.raises(errors.Conflict, match="Nothing was changed"):
        verb(journal, [three[0], ContactId(999)])
    assert record_of(journal) == before
