# SPDX-License-Identifier: MIT
"""What the window and the command line read."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from relationship_journal.storage import bulk, edits, errors, queries
from relationship_journal.storage.queries import Order
from relationship_journal.values import (
    Channel,
    ContactDetails,
    ContactId,
    Counts,
    MethodKind,
    MonthMix,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewJob,
    NewMethod,
    NewPhoto,
    NewRawCard,
    NewRelation,
    PartialDate,
    Stage,
    Status,
    Tier,
    When,
    mix_share,
)


class TestContacts:
    def test_the_list_says_who_where_and_when_last(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana Whitfield", jobs=(NewJob("Northgate"),))
        make_conversation(contact, at="2026-03-01T09:00", minutes=30, share=100)
        make_conversation(contact, at="2026-05-01T09:00", minutes=60, share=40, channel=Channel.MEAL)
        make_conversation(contact, at="2026-04-01T09:00", minutes=500)
        make_conversation(contact, at="2026-12-01T09:00", planned=True)
        (row,) = queries.contacts(journal)
        assert (row.id, row.name, row.account, row.conversations) == (contact, "Dana Whitfield", "Northgate", 3)
        assert row.last == When(datetime(2026, 5, 1, 9))
        assert row.last_channel is Channel.MEAL
        assert row.share == 60

    def test_somebody_never_talked_to_has_no_share_and_no_last(self, journal, make_contact):
        make_contact("Dana")
        (row,) = queries.contacts(journal)
        assert (row.conversations, row.last, row.last_channel, row.share, row.account) == (0, None, None, None, "")

    def test_by_last_talk_then_by_name(self, journal, make_contact, make_conversation):
        for name in ("Zoe", "anna", "Bert", "Émile"):
            make_contact(name)
        make_conversation(ContactId(3), at="2026-05-01T09:00")
        make_conversation(ContactId(1), at="2026-06-01T09:00")
        assert [row.name for row in queries.contacts(journal, Order.LAST)][:2] == ["Zoe", "Bert"]
        assert [row.name for row in queries.contacts(journal, Order.NAME)] == ["anna", "Bert", "Émile", "Zoe"]

    def test_who_left_a_company_is_not_shown_there(self, journal, make_contact):
        left = NewJob("Old", "Clerk", ended_on=datetime(2025, 1, 1).date())
        contact = make_contact("Dana", jobs=(left, NewJob("New", "Head")))
        assert queries.contact(journal, contact).account == "New"
        assert queries.contact(journal, contact).title == "Head"

    def test_rows_come_in_the_order_asked_for(self, journal, make_contact):
        ids = [make_contact(name) for name in "ABC"]
        edits.trash_contact(journal, ids[1])
        assert [row.id for row in queries.contact_rows(journal, [ids[2], ids[1], ids[0], 99])] == [ids[2], ids[0]]

    def test_a_person_is_read_back_whole(self, journal, make_contact):
        contact = make_contact(
            "Dana Whitfield",
            given="Dana",
            family="Whitfield",
            nickname="Dee",
            status=Status.PROSPECT,
            stage=Stage.FRIEND,
            tier=Tier.A,
            birthday=PartialDate(None, 2, 29),
            zone="Europe/London",
            note="Likes rowing",
            methods=(
                NewMethod(MethodKind.EMAIL, "a@b.example", "work"),
                NewMethod(MethodKind.PHONE, "1", preferred=True),
            ),
            tags=("b", "a"),
        )
        found = queries.contact(journal, contact)
        assert (found.given, found.family, found.nickname) == ("Dana", "Whitfield", "Dee")
        assert (found.status, found.stage, found.tier) == (Status.PROSPECT, Stage.FRIEND, Tier.A)
        assert (found.birthday, found.zone, found.note) == (PartialDate(None, 2, 29), "Europe/London", "Likes rowing")
        assert [method.value for method in found.methods] == ["1", "a@b.example"]
        assert found.tags == ("a", "b")
        assert not found.trashed

    def test_all_that_an_import_brought_is_read_back(self, journal, make_contact):
        jobs = (NewJob("Old", "Clerk", ended_on=date(2025, 1, 31)), NewJob("New", "Head", "Freight", date(2025, 2, 1)))
        addresses = (NewAddress("home", street="12 Mill Lane", locality="Leeds", postcode="LS1 1AA"),)
        dates = (NewDate("anniversary", PartialDate(None, 6, 14)), NewDate("", PartialDate(), "some time in May"))
        relations = (NewRelation("partner", "Sam"),)
        contact = make_contact(
            jobs=jobs, addresses=addresses, dates=dates, relations=relations, photo=NewPhoto("image/png", b"x")
        )
        assert queries.details(journal, contact) == ContactDetails(jobs, addresses, dates, relations, has_photo=True)
        nobody = make_contact("Marcus")
        assert queries.details(journal, nobody) == ContactDetails((), (), (), (), has_photo=False)

    def test_a_day_that_is_none_is_left_out(self, journal, make_contact):
        contact = make_contact(jobs=(NewJob("Northgate", started_on=date(2025, 2, 1)),))
        with journal.write("edit") as writer:
            writer.update("job", 1, started_on="spring")
        assert queries.details(journal, contact).jobs == (NewJob("Northgate"),)

    def test_from_the_trash_too_and_nobody_is_none(self, journal, make_contact):
        contact = make_contact("Dana")
        edits.trash_contact(journal, contact)
        assert queries.contact(journal, contact).trashed
        assert queries.contacts(journal) == []
        assert queries.contact(journal, ContactId(99)) is None


class TestNames:
    @pytest.fixture
    def people(self, make_contact):
        """Some people whose names could be mistaken for each other's."""
        make_contact("Dana Whitfield", given="Dana", nickname="Dee", jobs=(NewJob("Northgate"),))
        make_contact("Marcus Oyelaran", given="Marcus")
        make_contact("Anna Berg", given="Anna", jobs=(NewJob("Helix"),))
        make_contact("Anna Birk", given="Anna")
        make_contact("Jürgen Müller")
        make_contact("東京 太郎")

    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("Dana Whitfield", "Dana Whitfield"),
            ("  dana   WHITFIELD ", "Dana Whitfield"),
            ("dana", "Dana Whitfield"),
            ("dee", "Dana Whitfield"),
            ("jurgen muller", "Jürgen Müller"),
            ("Ju\u0308rgen Mu\u0308ller", "Jürgen Müller"),
            ("jürgen", "Jürgen Müller"),
            ("anna berg", "Anna Berg"),
            ("東京 太郎", "東京 太郎"),
        ],
    )
    def test_a_name_as_people_type_it(self, journal, people, name, found):
        assert queries.find_contact(journal, name).name == found

    @pytest.mark.parametrize(
        ("typo", "nearest"), [("Dana Witfield", "Dana Whitfield"), ("Markus", "Marcus Oyelaran"), ("birk", "Anna Birk")]
    )
    def test_an_unknown_name_comes_with_its_nearest(self, journal, people, typo, nearest):
        with pytest.raises(errors.UnknownName) as caught:
            queries.find_contact(journal, typo)
        assert caught.value.nearest[0] == nearest
        assert typo in str(caught.value)
        assert nearest in str(caught.value)

    @pytest.mark.parametrize("name", ["", " ", "xqxqxq", "\u0301", "\x00", "\ud800", "%", "'"])
    def test_a_name_like_no_other_has_no_suggestions(self, journal, people, make_contact, name):
        make_contact("\u0301\u0301 ")
        with pytest.raises(errors.UnknownName) as caught:
            queries.find_contact(journal, name)
        assert caught.value.nearest == ()

    def test_a_name_of_several_says_which(self, journal, people):
        with pytest.raises(errors.AmbiguousName) as caught:
            queries.find_contact(journal, "anna")
        assert caught.value.matches == ("Anna Berg (Helix)", "Anna Birk")
        assert "“Anna Berg (Helix)” or “Anna Birk”" in str(caught.value)

    def test_nobody_is_found_in_the_trash(self, journal, people):
        edits.trash_contact(journal, queries.find_contact(journal, "dana").id)
        with pytest.raises(errors.UnknownName):
            queries.find_contact(journal, "dana")

    def test_all_names_for_a_search_of_leaks(self, journal, people):
        edits.trash_contact(journal, queries.find_contact(journal, "dana").id)
        assert {"Dana Whitfield", "Dana", "Dee", "Northgate", "Helix", "東京 太郎"} <= set(queries.names(journal))
        assert "" not in queries.names(journal)


class TestTimeline:
    def test_places_are_newest_first_with_plans_and_without_trash(self, journal, make_contact, make_conversation):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        late = make_conversation(dana, at="2026-06-01T09:00")
        early = make_conversation(dana, marcus, at="2026-05-01T09:00")
        plan = make_conversation(dana, at="2027-01-01T09:00", planned=True)
        gone = make_conversation(dana)
        edits.trash_conversation(journal, gone)

        def shown(contact=None):
            return [entry.id for entry in queries.entries_at(journal, queries.places(journal, contact))]

        assert shown() == [plan, late, early]
        assert shown(dana) == [plan, late, early]
        assert shown(marcus) == [early]

    def test_a_conversation_stays_while_somebody_of_it_is_there(self, journal, make_contact, make_conversation):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        make_conversation(dana, marcus)
        edits.trash_contact(journal, dana)
        assert len(queries.places(journal)) == len(queries.places(journal, marcus)) == 1
        edits.trash_contact(journal, marcus)
        assert queries.places(journal) == []
        assert queries.counts(journal) == Counts(contacts=0, conversations=0, accounts=0)

    def test_an_entry_in_the_trash_can_still_be_read(self, journal, make_contact, make_conversation):
        conversation = make_conversation(make_contact("Dana"), text="fee")
        edits.trash_conversation(journal, conversation)
        assert queries.entry(journal, conversation).text == "fee"
        assert queries.entry(journal, 99) is None

    def test_places_nobody_stands_at_give_nothing(self, journal):
        assert queries.entries_at(journal, []) == []
        assert queries.entries_at(journal, [5, -1]) == []


class TestMix:
    def test_a_month_in_sums(self, journal, make_contact, make_conversation):
        dana, *others = [make_contact(name) for name in "ABCD"]
        make_conversation(dana, at="2026-03-01T09:00", minutes=30, share=80)
        make_conversation(dana, others[0], at="2026-03-31T23:59", minutes=10, share=50)
        make_conversation(dana, at="2026-03-15T09:00", channel=Channel.CALL)
        make_conversation(dana, *others, at="2026-03-16T09:00", minutes=200, share=0)
        make_conversation(dana, at="2026-03-17T09:00", minutes=20, planned=True)
        make_conversation(dana, at="2026-04-01T00:00", minutes=5, share=0)
        unrated = queries.entry(journal, 3).share
        march = MonthMix("2026-03", 4, 3, 55, 30 * 80 + 10 * 50 + 15 * unrated, 2, 40, 30 * 80 + 10 * 50)
        april = MonthMix("2026-04", 1, 1, 5, 0, 1, 5, 0)
        assert queries.months(journal, dana) == queries.months(journal) == [march, april]
        assert queries.months(journal, others[2]) == [MonthMix("2026-03", 1, 0, 0, 0, 0, 0, 0)]

    def test_the_months_follow_the_wall_clock(self, journal, make_contact, make_conversation):
        make_conversation(make_contact("Dana"), when=When(datetime(2026, 3, 31, 23, 30), -600))
        assert [month.month for month in queries.months(journal)] == ["2026-03"]

    def test_talks_are_oldest_first_without_groups_and_plans(self, journal, make_contact, make_conversation):
        people = [make_contact(name) for name in "ABCD"]
        make_conversation(people[0], at="2026-05-01T09:00", share=10, minutes=5)
        make_conversation(people[0], people[1], at="2026-04-01T09:00")
        make_conversation(*people, at="2026-04-02T09:00")
        make_conversation(people[0], at="2026-04-03T09:00", planned=True)
        found = queries.talks(journal, people[0])
        assert [talk.id for talk in found] == [2, 1]
        assert [(talk.minutes, talk.rated) for talk in found] == [(15, False), (5, True)]
        assert queries.talks(journal) == found
        assert [talk.id for talk in queries.talks(journal, people[1])] == [2]

    def test_shares_are_weighted_by_minutes_and_rounded_half_up(self):
        assert mix_share(None, None) is None
        assert mix_share(0, 0) is None
        assert mix_share(2, 101) == 51
        assert mix_share(3, 100) == 33
        assert mix_share(10, 1_000) == 100
        assert mix_share(10, 0) == 0


def test_learning_a_share_is_quick_in_a_big_journal(journal):
    """A guess that reads the whole journal would be felt at the first talk with every new person."""
    talk = [
        NewConversation((0,), When(datetime(2020, 1, 1) + timedelta(hours=number)), share=number % 100)
        for number in range(5_000)
    ]
    bulk.load(journal, "many", [NewContact("Dana"), NewContact("New")], talk)
    newcomer = queries.find_contact(journal, "New").id
    for channel in (Channel.CALL, Channel.LETTER):
        steps = []
        with journal.lock:
            journal.connection.set_progress_handler(lambda steps=steps: steps.append(1) or 0, 100)
            queries.learned_share(journal, [newcomer], channel)
            journal.connection.set_progress_handler(None, 100)
        assert len(steps) * 100 < 30_000, "steps of the database engine"


class TestJournalWide:
    def test_counts(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana", jobs=(NewJob("Northgate"),))
        make_conversation(contact)
        make_conversation(contact, planned=True)
        edits.trash_contact(journal, make_contact("Gone"))
        assert queries.counts(journal) == Counts(contacts=1, conversations=1, accounts=1)

    def test_who_i_am(self, journal):
        assert queries.me(journal).name == ""
        edits.set_me(journal, "Ray", ["ray@own.example", "+1 555"])
        assert (queries.me(journal).name, queries.me(journal).methods) == ("Ray", ("ray@own.example", "+1 555"))

    def test_settings_are_any_json(self, journal):
        for value in (None, True, 5, "x", ["a", 1], {"ä": {"b": []}}):
            edits.set_setting(journal, "key", value)
            assert queries.setting(journal, "key") == value
        assert queries.setting(journal, "other") is None

    def test_an_importer_sees_comparable_forms(self, journal, make_contact):
        new = {
            "methods": (
                NewMethod(MethodKind.EMAIL, "DANA@B.example"),
                NewMethod(MethodKind.PHONE, "+44 (0)7700-900123"),
            ),
            "raw_card": NewRawCard("BEGIN", card_uid="urn:1"),
        }
        contact = make_contact("Dana", **new)
        edits.trash_contact(journal, make_contact("Gone", **new))
        edits.add_contact(journal, NewContact("Bare"))
        known = {person.name: person for person in queries.known_people(journal)}
        assert known.keys() == {"Dana", "Bare"}
        assert (known["Dana"].id, known["Dana"].emails) == (contact, {"dana@b.example"})
        assert known["Dana"].phones == {"4407700900123"}
        assert known["Dana"].card_uids == {"urn:1"}
        assert known["Bare"].emails == known["Bare"].phones == frozenset()
