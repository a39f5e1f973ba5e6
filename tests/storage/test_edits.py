# SPDX-License-Identifier: MIT
"""What each verb does beyond being undoable: values refused by field, learning a share, completing a contact."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from relationship_journal.storage import checks, edits, errors, queries
from relationship_journal.values import (
    Channel,
    Completion,
    ContactId,
    ConversationId,
    MethodKind,
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
    Precision,
    Side,
    When,
)

WHEN = When(datetime(2026, 11, 2, 10))
BAD_CONVERSATIONS = {
    "share too high": ("share", {"share": 101}),
    "share below nothing": ("share", {"share": -1}),
    "minutes below nothing": ("minutes", {"minutes": -1}),
    "more than a week": ("minutes", {"minutes": 10_081}),
    "before anybody lived": ("when", {"when": When(datetime(1899, 12, 31, 23, 59))}),
    "far ahead": ("when", {"when": When(datetime(2201, 1, 1))}),
    "with nobody": ("contacts", {"contacts": ()}),
    "a book": ("text", {"text": "x" * 1_000_001}),
}
BAD_NAMES = ["", " ", "\n\t", "\u3000", "x" * 10_001]


class TestRefusals:
    @pytest.mark.parametrize(("field", "given"), BAD_CONVERSATIONS.values(), ids=BAD_CONVERSATIONS)
    @pytest.mark.parametrize("action", ["log", "rewrite"])
    def test_a_conversation_that_cannot_be(
        self, journal, make_contact, make_conversation, record_of, field, given, action
    ):
        contact = make_contact("Dana")
        conversation = make_conversation(contact)
        before = record_of(journal)
        new = NewConversation(**({"contacts": (contact,), "when": WHEN} | given))
        attempt = {
            "log": lambda: edits.log_conversation(journal, new),
            "rewrite": lambda: edits.rewrite_conversation(journal, conversation, new),
        }[action]
        with pytest.raises(errors.BadValue) as caught:
            attempt()
        assert caught.value.field == field
        assert str(caught.value).endswith(".")
        assert record_of(journal) == before

    @pytest.mark.parametrize("name", BAD_NAMES, ids=["none", "blank", "breaks", "wide blank", "10,001 characters"])
    def test_a_name_that_cannot_be(self, journal, make_contact, record_of, name):
        contact = make_contact("Dana", jobs=(NewJob("Northgate"),))
        ((account,),) = journal.rows("SELECT id FROM account")
        before = record_of(journal)
        for attempt in (
            lambda: edits.add_contact(journal, NewContact(name)),
            lambda: edits.rename_contact(journal, contact, name),
            lambda: edits.rename_account(journal, account, name),
            lambda: edits.import_contacts(journal, [NewContact("Fine"), NewContact(name)], [], "file.vcf"),
        ):
            with pytest.raises(errors.BadValue) as caught:
                attempt()
            assert caught.value.field == "name"
        assert record_of(journal) == before

    @pytest.mark.parametrize("share", [-1, 101])
    def test_a_rating_outside_0_to_100(self, journal, make_contact, make_conversation, share):
        conversation = make_conversation(make_contact("Dana"))
        with pytest.raises(errors.BadValue) as caught:
            edits.rate_conversation(journal, conversation, share)
        assert caught.value.field == "share"

    @pytest.mark.parametrize("minutes", [True, -5, 10**20, "5", None])
    def test_minutes_for_a_channel_that_cannot_be_and_are_set_by_hand_change_nothing(self, journal, minutes):
        before = queries.channel_minutes(journal)
        edits.set_setting(journal, "channel_minutes", {"call": minutes, "pigeon": 5})
        assert queries.channel_minutes(journal) == before
        assert checks.check(journal).problems == ()

    def test_minutes_for_a_channel_that_cannot_be(self, journal):
        with pytest.raises(errors.BadValue) as caught:
            edits.set_channel_minutes(journal, {"call": -5})
        assert caught.value.field == "minutes"

    def test_the_bounds_themselves_are_fine(self, journal, make_contact, make_conversation):
        contact = make_contact("x" * 10_000)
        for fields in ({"share": 0}, {"share": 100}, {"minutes": 0}, {"minutes": 10_080}, {"at": "1900-01-01T00:00"}):
            make_conversation(contact, **fields)
        make_conversation(contact, at="2200-12-31T23:59", text="x" * 1_000_000)
        assert queries.counts(journal).conversations == 6

    def test_what_is_not_there_is_a_sentence(self, journal, make_contact, record_of):
        contact = make_contact("Dana")
        before = record_of(journal)
        nobody, nothing = ContactId(77), ConversationId(77)
        for attempt in (
            lambda: edits.log_conversation(journal, NewConversation((contact, nobody), WHEN)),
            lambda: edits.rewrite_conversation(journal, nothing, NewConversation((contact,), WHEN)),
            lambda: edits.rate_conversation(journal, nothing, 50),
            lambda: edits.rename_contact(journal, nobody, "Nobody"),
            lambda: edits.add_method(journal, nobody, NewMethod(MethodKind.EMAIL, "a@b.example")),
            lambda: edits.tag_contact(journal, nobody, "friend"),
            lambda: edits.import_contacts(journal, [], [Completion(nobody, NewContact("X"))], "file.vcf"),
        ):
            with pytest.raises(errors.Conflict, match="not there any more"):
                attempt()
        assert record_of(journal) == before


class TestConversations:
    def test_everything_written_is_read_back(self, journal, make_contact):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        when = When(datetime(2026, 3, 9, 16, 5), 60, "Europe/Berlin")
        text, tags = "Dinner.\n  Two lines — “quoted” 東京 😀", ("#rollout", "q4  plan")
        new = NewConversation(
            (marcus, dana), when, Channel.MEAL, text, 95, 35, began=Side.THEM, in_confidence=True, tags=tags
        )
        entry = queries.entry(journal, edits.log_conversation(journal, new))
        assert entry.when == when
        assert (entry.channel, entry.minutes, entry.minutes_given) == (Channel.MEAL, 95, True)
        assert (entry.share, entry.rated, entry.planned, entry.in_confidence) == (35, True, False, True)
        assert entry.text == new.text
        assert [person.name for person in entry.contacts] == ["Marcus", "Dana"]
        assert entry.tags == ("rollout", "q4 plan")

    def test_a_day_without_a_clock_stays_one(self, journal, make_contact, make_conversation):
        when = When(datetime(2026, 3, 9), 60, None, Precision.DAY)
        conversation = make_conversation(make_contact("Dana"), when=when)
        assert queries.entry(journal, conversation).when == when

    def test_somebody_named_twice_took_part_once(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana")
        assert len(queries.entry(journal, make_conversation(contact, contact)).contacts) == 1

    def test_minutes_left_out_are_the_channels_until_the_channels_change(
        self, journal, make_contact, make_conversation
    ):
        conversation = make_conversation(make_contact("Dana"), channel=Channel.MEAL)
        entry = queries.entry(journal, conversation)
        assert (entry.minutes, entry.minutes_given) == (90, False)
        edits.set_channel_minutes(journal, {"meal": 75})
        assert queries.entry(journal, conversation).minutes == 75
        assert queries.months(journal)[0].minutes == 75

    def test_rewriting_replaces_what_is_said_and_keeps_a_share_not_given(
        self, journal, make_contact, make_conversation
    ):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        conversation = make_conversation(dana, share=35, text="old", tags=("a", "b"))
        uid = queries.entry(journal, conversation).uid
        later = When(datetime(2026, 5, 1, 9))
        edits.rewrite_conversation(
            journal, conversation, NewConversation((marcus,), later, Channel.TEXT, "new", 5, tags=("b", "c"))
        )
        entry = queries.entry(journal, conversation)
        assert (entry.uid, entry.when, entry.text, entry.share, entry.rated) == (uid, later, "new", 35, True)
        assert [person.name for person in entry.contacts] == ["Marcus"]
        assert set(entry.tags) == {"b", "c"}
        assert queries.places(journal, dana) == []

    def test_an_unrated_share_stays_unrated_when_only_the_text_changes(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana")
        conversation = make_conversation(contact)
        edits.rewrite_conversation(journal, conversation, NewConversation((contact,), WHEN, text="new"))
        assert not queries.entry(journal, conversation).rated
        edits.rate_conversation(journal, conversation, 20)
        assert queries.entry(journal, conversation).rated

    def test_putting_into_the_trash_twice_keeps_the_first_day(
        self, journal, make_contact, make_conversation, announced
    ):
        contact = make_contact("Dana")
        conversation = make_conversation(contact)
        with journal.write("long ago") as action:
            action.update("contact", contact, trashed_at="2020-01-01T00:00:00+00:00")
            action.update("conversation", conversation, trashed_at="2020-01-01T00:00:00+00:00")
        announced.clear()
        edits.trash_contact(journal, contact)
        edits.trash_conversation(journal, conversation)
        assert announced == []


class TestNewcomers:
    def test_a_talk_and_who_was_new_in_it_are_one_change(self, journal, make_contact, announced, record_of):
        dana = make_contact("Dana")
        announced.clear()
        before = record_of(journal)
        who = [NewContact("Marcus"), dana, NewContact("Anna", jobs=(NewJob("Helix"),))]
        conversation = edits.log_with_newcomers(journal, NewConversation((), WHEN, text="fee"), who)
        assert [person.name for person in queries.entry(journal, conversation).contacts] == ["Marcus", "Dana", "Anna"]
        (change,) = announced
        journal.replay(change.inverse())
        assert record_of(journal) == before

    def test_with_newcomers_alone(self, journal):
        conversation = edits.log_with_newcomers(journal, NewConversation((), WHEN), [NewContact("Marcus")])
        assert [person.name for person in queries.entry(journal, conversation).contacts] == ["Marcus"]

    def test_a_newcomer_named_twice_is_one_whatever_the_case(self, journal):
        who = [NewContact("bob"), NewContact("Bob"), NewContact("Bób")]
        conversation = edits.log_with_newcomers(journal, NewConversation((), WHEN), who)
        assert [person.name for person in queries.entry(journal, conversation).contacts] == ["bob"]
        assert journal.rows("SELECT count(*) FROM contact WHERE name LIKE 'b%'") == [(1,)]

    @pytest.mark.parametrize(
        ("new", "newcomers"),
        [
            (NewConversation((), WHEN), [NewContact("Fine"), NewContact(" ")]),
            (NewConversation((), WHEN, share=101), [NewContact("Fine")]),
            (NewConversation((), WHEN), []),
        ],
    )
    def test_a_refusal_leaves_nobody_behind(self, journal, record_of, new, newcomers):
        before = record_of(journal)
        with pytest.raises(errors.BadValue):
            edits.log_with_newcomers(journal, new, newcomers)
        assert record_of(journal) == before


class TestSeveralConversationsAtOnce:
    def test_one_change_logs_each_group_and_adds_a_newcomer_once(self, journal, make_contact, announced, record_of):
        dana, before = make_contact("Dana"), record_of(journal)
        announced.clear()
        jo = NewContact("Jo Brandt")
        new = NewConversation((), WHEN, Channel.TEXT, "See you there", tags=("fair",))
        logged = edits.log_conversations(journal, new, [[dana], [jo], [dana, jo]])
        found = [queries.entry(journal, one) for one in logged]
        assert [[p.name for p in one.contacts] for one in found] == [["Dana"], ["Jo Brandt"], ["Dana", "Jo Brandt"]]
        assert {(one.text, one.channel, one.tags) for one in found} == {("See you there", Channel.TEXT, ("fair",))}
        (change,) = announced
        assert change.label == "log 3 conversations"
        journal.replay(change.inverse())
        assert record_of(journal) == before

    def test_each_learns_its_own_share(self, journal, make_contact, make_conversation):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        make_conversation(dana, share=90)
        make_conversation(marcus, share=20)
        logged = edits.log_conversations(journal, NewConversation((), WHEN), [[dana], [marcus]])
        assert [queries.entry(journal, one).share for one in logged] == [90, 20]

    def test_one_that_cannot_be_kept_keeps_none(self, journal, make_contact, record_of):
        dana = make_contact("Dana")
        before = record_of(journal)
        with pytest.raises(errors.BadValue):
            edits.log_conversations(journal, NewConversation((), WHEN), [[dana], []])
        assert record_of(journal) == before


class TestLearning:
    @pytest.mark.parametrize(
        ("rated", "learned"), [((), 50), ((80,), 80), ((80, 70, 70), 75), ((0, 0), 0), ((98,), 100)]
    )
    def test_a_share_nobody_set_is_the_mean_of_the_rated_rounded_to_5(
        self, journal, make_contact, make_conversation, rated, learned
    ):
        contact = make_contact("Dana")
        for share in rated:
            make_conversation(contact, share=share)
        entry = queries.entry(journal, make_conversation(contact))
        assert (entry.share, entry.rated) == (learned, False)

    def test_the_channel_with_the_person_counts_first_then_the_person_then_the_channel(
        self, journal, make_contact, make_conversation
    ):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        make_conversation(dana, share=90, channel=Channel.EMAIL)
        make_conversation(dana, share=10, channel=Channel.MEAL)
        assert queries.learned_share(journal, [dana], Channel.EMAIL) == 90
        assert queries.learned_share(journal, [dana], Channel.CALL) == 50
        assert queries.learned_share(journal, [marcus], Channel.MEAL) == 10
        assert queries.learned_share(journal, [marcus], Channel.CALL) == queries.EVEN_SHARE

    def test_guesses_are_not_learned_from(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana")
        make_conversation(contact, share=80)
        for _ in range(30):
            make_conversation(contact, at="2026-11-03T10:00")
        assert queries.learned_share(journal, [contact], Channel.CALL) == 80


class TestImports:
    CARD = NewContact(
        "Dana Whitfield",
        given="Dana",
        family="Whitfield",
        nickname="Dee",
        birthday=PartialDate(1980, 5, 1),
        note="From a fair",
        jobs=(NewJob("Northgate", "Head", started_on=date(2020, 1, 1)),),
        methods=(NewMethod(MethodKind.PHONE, "+44 7700 900123"), NewMethod(MethodKind.EMAIL, "DANA@northgate.example")),
        addresses=(NewAddress(street="1 High Street", locality="Bristol"),),
        dates=(NewDate("anniversary", PartialDate(None, 6, 7)),),
        relations=(NewRelation("spouse", "Sam"),),
        tags=("customer",),
        photo=NewPhoto("image/png", b"\x89PNG"),
        raw_card=NewRawCard("BEGIN:VCARD…", card_uid="abc"),
    )

    def test_an_import_is_one_change_and_undone_as_one(self, journal, make_contact, announced, record_of):
        contact = make_contact("Known")
        before = record_of(journal)
        announced.clear()
        edits.import_contacts(journal, [self.CARD, NewContact("B")], [Completion(contact, self.CARD)], "phone.vcf")
        (change,) = announced
        assert queries.counts(journal).contacts == 3
        assert journal.rows("SELECT source FROM batch") == [("phone.vcf",)]
        journal.replay(change.inverse())
        assert record_of(journal) == before

    def test_cards_of_one_name_stay_apart(self, journal):
        edits.import_contacts(journal, [NewContact("Anna"), NewContact("Anna")], [], "x")
        assert [row.name for row in queries.contacts(journal)] == ["Anna", "Anna"]

    def test_people_of_one_company_share_its_account(self, journal):
        additions = [NewContact(name, jobs=(NewJob("Northgate"),)) for name in "ABC"]
        edits.import_contacts(journal, additions, [], "x")
        assert queries.counts(journal).accounts == 1
        assert {row.account for row in queries.contacts(journal)} == {"Northgate"}

    def test_a_completion_adds_what_is_missing(self, journal, make_contact):
        contact = make_contact("Dana W")
        edits.import_contacts(journal, [], [Completion(contact, self.CARD)], "x")
        found = queries.contact(journal, contact)
        assert (found.name, found.given, found.nickname) == ("Dana W", "Dana", "Dee")
        assert (found.note, found.account, found.title) == ("From a fair", "Northgate", "Head")
        assert found.birthday == PartialDate(1980, 5, 1)
        assert found.tags == ("customer",)
        for table in ("address", "date", "relation", "photo", "raw_card"):
            assert journal.rows(f"SELECT count(*) FROM {table}") == [(1,)]

    def test_a_completion_overwrites_nothing_and_twice_adds_nothing(self, journal, make_contact, announced):
        contact = make_contact(
            "Dana W",
            given="D",
            note="mine",
            birthday=PartialDate(None, 3, 14),
            methods=(NewMethod(MethodKind.PHONE, "00447700900123", "car"),),
        )
        for _ in range(2):
            edits.import_contacts(journal, [], [Completion(contact, self.CARD)], "x")
        found = queries.contact(journal, contact)
        assert (found.name, found.given, found.note) == ("Dana W", "D", "mine")
        assert found.birthday == PartialDate(None, 3, 14)
        assert [method.value for method in found.methods] == ["00447700900123", "DANA@northgate.example"]
        assert announced[-1].ids("contact") == frozenset()
        assert {edit.table for edit in announced[-1].edits} == {"batch"}
