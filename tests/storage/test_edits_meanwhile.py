# SPDX-License-Identifier: MIT
"""A verb meets what others did meanwhile: what is in the trash is not written into, what was renamed stays renamed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from relationship_journal.storage import edits, errors, queries
from relationship_journal.values import (
    AccountId,
    Channel,
    EntryFilter,
    Kept,
    MethodKind,
    NewContact,
    NewConversation,
    NewJob,
    NewMethod,
    PeopleFilter,
    TagId,
    When,
)

WHEN = When(datetime(2026, 11, 2, 10))


def accounts(journal):
    return journal.rows("SELECT id, name, trashed_at IS NULL FROM account ORDER BY id")


@pytest.mark.parametrize("verb", ["one", "several"])
def test_nothing_is_written_down_with_somebody_in_the_trash(journal, make_contact, record_of, verb):
    gone, there = make_contact("Gone"), make_contact("Dana")
    edits.trash_contact(journal, gone)
    before = record_of(journal)
    new = NewConversation((gone,), WHEN, text="lost")
    attempt = {
        "one": lambda: edits.log_conversation(journal, new),
        "several": lambda: edits.log_conversations(journal, new, ((there, NewContact("New")), (gone,))),
    }[verb]
    with pytest.raises(errors.Conflict, match="Nothing was written down"):
        attempt()
    assert record_of(journal) == before


def test_an_entry_in_the_trash_is_not_rewritten(journal, make_contact, make_conversation, record_of):
    talk = make_conversation(dana := make_contact("Dana"), text="kept")
    edits.trash_conversation(journal, talk)
    before = record_of(journal)
    with pytest.raises(errors.Conflict, match="Nothing was changed"):
        edits.rewrite_conversation(journal, talk, NewConversation((dana,), WHEN, text="lost"))
    assert record_of(journal) == before


class TestTagsOfAnEntry:
    @pytest.fixture
    def talk(self, make_contact, make_conversation):
        return make_conversation(make_contact("Dana"), tags=("old", "other"))

    def rewrite(self, journal, talk, before, after):
        people = tuple(person.id for person in queries.entry(journal, talk).contacts)
        new = NewConversation(people, WHEN, Channel.CALL, tags=after)
        edits.rewrite_conversation(journal, talk, new, tags_before=before)

    def tag(self, journal, name):
        return TagId(journal.rows("SELECT id FROM tag WHERE name = ?", [name])[0][0])

    def test_one_renamed_while_the_form_was_open_stays_renamed(self, journal, talk):
        edits.rename_tag(journal, self.tag(journal, "old"), "new")
        self.rewrite(journal, talk, ("old", "other"), ("old", "third"))
        assert queries.entry(journal, talk).tags == ("new", "third")

    def test_the_link_to_one_in_the_trash_stays_for_when_it_comes_back(self, journal, talk, announced):
        edits.remove_tags(journal, [self.tag(journal, "old")])
        removed = announced[-1]
        self.rewrite(journal, talk, None, ("other",))
        assert queries.entry(journal, talk).tags == ("other",)
        journal.replay(removed.inverse())
        assert queries.entry(journal, talk).tags == ("old", "other")

    def test_without_what_was_shown_the_tags_become_those_wanted(self, journal, talk):
        self.rewrite(journal, talk, None, ("other", "third"))
        assert queries.entry(journal, talk).tags == ("other", "third")


class TestContactForm:
    def test_a_company_renamed_while_the_form_was_open_is_not_made_anew(self, journal, make_contact):
        dana = make_contact("Dana", jobs=(NewJob("Old Co", "Buyer", "Sales"),))
        before = queries.contact_form(journal, dana)
        edits.rename_account(journal, AccountId(1), "New Co")
        (job,) = before.jobs
        after = replace(before, jobs=(Kept(replace(job.part, title="Head Buyer"), job.row),))
        edits.edit_contact(journal, dana, before, after)
        assert accounts(journal) == [(1, "New Co", 1)]
        assert queries.contact_form(journal, dana).jobs[0].part == NewJob("New Co", "Head Buyer", "Sales")

    def test_only_what_differs_in_a_line_is_written(self, journal, make_contact):
        dana = make_contact("Dana", methods=(NewMethod(MethodKind.PHONE, "+1", "home"),))
        first = queries.contact_form(journal, dana)
        (line,) = first.methods
        number = replace(first, methods=(Kept(replace(line.part, value="+2"), line.row),))
        label = replace(first, methods=(Kept(replace(line.part, label="work"), line.row),))
        edits.edit_contact(journal, dana, first, number)
        edits.edit_contact(journal, dana, first, label)
        assert queries.contact_form(journal, dana).methods[0].part == NewMethod(MethodKind.PHONE, "+2", "work")


def test_a_tag_in_the_trash_is_on_nothing_a_filter_could_show(journal, make_contact, make_conversation):
    make_conversation(make_contact("Dana", tags=("vip",)), tags=("old",))
    vip, old = (TagId(journal.rows("SELECT id FROM tag WHERE name = ?", [name])[0][0]) for name in ("vip", "old"))
    entries, people = EntryFilter(tags=frozenset({old})), PeopleFilter(tags=frozenset({vip}))

    def shown():
        return (
            len(queries.places(journal, None, entries)),
            len(queries.listed(journal, queries.Order.LAST, date(2026, 11, 2), people)),
        )

    assert shown() == (1, 1)
    edits.remove_tags(journal, [vip, old])
    assert shown() == (0, 0)


@pytest.mark.parametrize("value", ["", " ", "dana"])
def test_a_way_to_reach_somebody_is_checked_as_in_their_form(journal, make_contact, value):
    with pytest.raises(errors.BadValue):
        edits.add_method(journal, make_contact("Dana"), NewMethod(MethodKind.EMAIL, value))
