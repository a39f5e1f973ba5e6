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
    Drift,
    KnownName,
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
    PeopleFilter,
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

    def test_by_attention_who_is_most_past_their_cadence_comes_first(self, journal, make_contact, make_conversation):
        today = date(2026, 11, 22)
        talks = {"A": (Tier.A, "2026-11-01"), "B": (Tier.B, "2026-10-01"), "none": (Tier.NONE, "2025-01-01")}
        for name, (tier, day) in talks.items():
            make_conversation(make_contact(name, tier=tier), at=f"{day}T09:00")
        make_conversation(make_contact("in time", tier=Tier.A), at="2026-11-20T09:00")
        never_met = make_contact("never met", tier=Tier.A)
        with journal.write("test") as writer:
            writer.update("contact", never_met, added_at="2026-11-20T09:00:00Z")
        assert [row.name for row in queries.contacts(journal, Order.ATTENTION, today)] == [
            "B", "A", "in time", "none", "never met"
        ]  # fmt: skip
        assert [line.overdue for line in queries.listed(journal, Order.ATTENTION, today)] == [22, 7, 0, 0, 0]

    def test_an_own_cadence_counts_before_the_tiers_and_nobody_away_is_late(
        self, journal, make_contact, make_conversation
    ):
        own, away, back, busy = (make_contact(name, tier=Tier.A) for name in ("own", "away", "back", "busy"))
        for person in (own, away, back, busy):
            make_conversation(person, at="2026-10-01T09:00")
        with journal.write("test") as writer:
            writer.update("contact", own, cadence_days=365)
            writer.update("contact", away, away_until="2026-11-23")
            writer.update("contact", back, away_until="2026-11-22")
            writer.update("contact", busy, seasonal_months="11,12")
        found = queries.listed(journal, Order.ATTENTION, date(2026, 11, 22))
        assert {line.row.name: line.overdue for line in found} == {"back": 38, "own": 0, "away": 0, "busy": 0}

    def test_a_message_nobody_answered_is_not_a_touch(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana", tier=Tier.A)
        make_conversation(contact, at="2026-10-01T09:00")
        make_conversation(contact, at="2026-11-20T09:00", channel=Channel.EMAIL, answered=False)
        (line,) = queries.listed(journal, Order.ATTENTION, date(2026, 11, 22))
        assert line.overdue == 52 - 14

    def test_who_was_never_talked_to_is_waited_for_since_they_were_added(
        self, journal, make_contact, make_conversation
    ):
        make_conversation(make_contact("Dana", tier=Tier.A), at="2026-11-01T09:00")
        forgotten, asked = make_contact("Marcus", tier=Tier.A), make_contact("Priya", tier=Tier.A)
        other = make_contact("No cadence")
        make_conversation(asked, at="2026-11-20T09:00", channel=Channel.EMAIL, answered=False)
        with journal.write("test") as writer:
            for person in (forgotten, asked, other):
                writer.update("contact", person, added_at="2026-06-01T09:00:00Z")
        found = queries.listed(journal, Order.ATTENTION, date(2026, 11, 22))
        assert [(line.row.name, line.overdue) for line in found] == [
            ("Marcus", 160), ("Priya", 160), ("Dana", 7), ("No cadence", 0)
        ]  # fmt: skip

    @pytest.mark.parametrize("order", Order)
    def test_every_order_can_be_asked_for_without_a_day(self, journal, make_contact, make_conversation, order):
        make_conversation(make_contact("Dana", tier=Tier.A), at="2026-11-01T09:00")
        assert [row.name for row in queries.contacts(journal, order)] == ["Dana"]

    def test_by_drift_the_largest_change_comes_first_and_few_talks_last(self, journal, make_contact, make_conversation):
        today = date(2026, 11, 22)
        for name, before, now, talks in (
            ("up", 20, 50, 5), ("down", 90, 30, 5), ("same", 60, 60, 5), ("few", 0, 100, 4),
        ):  # fmt: skip
            contact = make_contact(name)
            for number in range(talks):
                make_conversation(contact, at=f"2026-10-{number + 1:02}T10:00", minutes=30, share=now)
                make_conversation(contact, at=f"2026-07-{number + 1:02}T10:00", minutes=30, share=before)
        found = queries.listed(journal, Order.DRIFT, today)
        assert [line.row.name for line in found] == ["down", "up", "same", "few"]
        assert [line.drift and (line.drift.before, line.drift.now) for line in found] == [
            (90, 30), (20, 50), (60, 60), None
        ]  # fmt: skip

    def test_drift_counts_rated_talks_of_the_two_windows_alone(self, journal, make_contact, make_conversation):
        today = date(2026, 11, 22)
        contact, *others = (make_contact(name) for name in ("Dana", "1", "2", "3"))
        edges = ["2026-11-22", "2026-08-25"], ["2026-08-24", "2026-05-27"]
        for share, days in ((80, edges[0]), (40, edges[1])):
            for day in days:
                for hour in (9, 10, 11):
                    make_conversation(contact, at=f"{day}T{hour:02}:00", minutes=30, share=share)
        make_conversation(contact, at="2026-05-26T10:00", minutes=300, share=0)
        make_conversation(contact, at="2026-11-23T10:00", minutes=300, share=0)
        make_conversation(contact, at="2026-10-01T10:00", minutes=300)
        make_conversation(contact, at="2026-10-02T10:00", minutes=9, share=0)
        make_conversation(contact, *others, at="2026-10-03T10:00", minutes=300, share=0)
        line = next(line for line in queries.listed(journal, Order.DRIFT, today) if line.row.id == contact)
        assert line.drift == Drift(before=40, now=80)

    def test_by_tier_then_by_last_talk(self, journal, make_contact, make_conversation):
        for name, tier in (("none", Tier.NONE), ("C", Tier.C), ("A", Tier.A), ("B", Tier.B), ("A later", Tier.A)):
            make_contact(name, tier=tier)
        make_conversation(ContactId(5), at="2026-05-01T09:00")
        assert [row.name for row in queries.contacts(journal, Order.TIER)] == ["A later", "A", "B", "C", "none"]

    def test_a_filter_takes_one_value_of_each_kind_that_names_any(self, journal, make_contact):
        dana = make_contact("Dana", tier=Tier.A, tags=("golf",), jobs=(NewJob("Northgate"),))
        make_contact("Marcus", tier=Tier.B, tags=("golf", "chess"), stage=Stage.FRIEND)
        make_contact("Priya", tier=Tier.A, status=Status.FORMER)
        kinds = queries.people_kinds(journal)
        tags = {name: tag for tag, name, _ in kinds.tags}

        def found(**wanted):
            return {line.row.name for line in queries.listed(journal, Order.NAME, date.max, PeopleFilter(**wanted))}

        assert found() == {"Dana", "Marcus", "Priya"}
        assert found(tags=frozenset({tags["golf"]})) == {"Dana", "Marcus"}
        assert found(tags=frozenset(tags.values()), tiers=frozenset({Tier.B})) == {"Marcus"}
        assert found(tiers=frozenset({Tier.A, Tier.B}), statuses=frozenset({Status.FORMER})) == {"Priya"}
        assert found(stages=frozenset({Stage.FRIEND}), tiers=frozenset({Tier.A})) == set()
        assert found(accounts=frozenset({kinds.accounts[0][0]})) == {"Dana"}
        assert queries.listed(journal, Order.NAME, date.max, PeopleFilter(tiers=frozenset({Tier.B})), ids=[dana]) == []

    def test_what_people_can_be_filtered_by_occurs_and_is_counted(self, journal, make_contact):
        left = NewJob("Left", ended_on=date(2025, 1, 1))
        make_contact("Dana", tags=("golf",), jobs=(NewJob("Northgate"), left), stage=Stage.CLOSE_FRIEND)
        make_contact("Marcus", tags=("golf", "Chess"), jobs=(NewJob("Northgate"), NewJob("Acme")), tier=Tier.B)
        edits.trash_contact(journal, make_contact("Gone", tags=("gone",), status=Status.FORMER, jobs=(NewJob("Away"),)))
        kinds = queries.people_kinds(journal)
        assert [named[1:] for named in kinds.tags] == [("Chess", 1), ("golf", 2)]
        assert kinds.tiers == ((Tier.B, 1), (Tier.NONE, 1))
        assert kinds.stages == ((Stage.PROFESSIONAL, 1), (Stage.CLOSE_FRIEND, 1))
        assert kinds.statuses == ((Status.CUSTOMER, 2),)
        assert [named[1:] for named in kinds.accounts] == [("Acme", 1), ("Northgate", 2)]

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


def test_known_names_begin_with_whom_was_talked_with_last(journal, make_contact, make_conversation):
    dana = make_contact("Dana Whitfield", given="Dana", jobs=(NewJob("Northgate"),))
    marcus = make_contact("Marcus", nickname="Marc")
    gone = make_contact("Gone")
    make_conversation(marcus, at="2026-11-01T10:00")
    make_conversation(dana, at="2026-11-02T10:00")
    make_conversation(marcus, at="2026-12-02T10:00", planned=True)
    edits.trash_contact(journal, gone)
    assert queries.known_names(journal) == [
        KnownName(dana, "Dana Whitfield", "Dana", "", "Northgate"),
        KnownName(marcus, "Marcus", "", "Marc", ""),
    ]


def test_last_words_are_of_an_earlier_day_and_have_words(journal, make_contact, make_conversation):
    dana = make_contact("Dana")
    first = make_conversation(dana, text="Bristol or Glasgow?", at="2026-11-01T10:00")
    make_conversation(dana, text="  ", at="2026-11-02T10:00")
    make_conversation(dana, text="planned", at="2026-11-03T10:00", planned=True)
    make_conversation(dana, text="the same day", at="2026-11-04T08:00")
    last = make_conversation(dana, text="now", at="2026-11-04T10:00")
    assert queries.last_words(journal, dana, last) == (When(datetime(2026, 11, 1, 10)), "Bristol or Glasgow?")
    assert queries.last_words(journal, dana, first) is None


def test_last_words_of_a_backdated_entry_look_at_nothing_later(journal, make_contact, make_conversation):
    dana = make_contact("Dana")
    talks = [make_conversation(dana, text="talk", at=f"2026-11-{day:02}T10:00") for day in range(1, 21)]
    steps = []
    journal.connection.set_progress_handler(lambda: steps.append(1), 1)
    costs = []
    for talk in (talks[0], talks[-1]):
        steps.clear()
        queries.last_words(journal, dana, talk)
        costs.append(len(steps))
    journal.connection.set_progress_handler(None, 1)
    assert costs[0] < 2 * costs[1]
