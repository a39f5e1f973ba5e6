# SPDX-License-Identifier: MIT
"""Many rows at once are the same rows as one by one, all or nothing, and can be taken back."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from relationship_journal.storage import batches, bulk, checks, drafts, edits, errors, queries, search
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    Completion,
    ContactId,
    Cost,
    LimitKind,
    Manner,
    MarkOf,
    MethodKind,
    NewAccount,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewInterest,
    NewJob,
    NewLimit,
    NewMethod,
    NewPhoto,
    NewPromise,
    NewRawCard,
    NewRelation,
    PartialDate,
    PromiseMove,
    When,
)

PEOPLE = [
    NewContact(
        f"Person {number} 東京",
        jobs=(NewJob(f"Account {number % 3}", "Head", started_on=date(2020, 1, 1)),),
        methods=(NewMethod(MethodKind.EMAIL, f"P{number}@example.org"),),
        addresses=(NewAddress(street="1 High Street"),),
        dates=(NewDate("anniversary", PartialDate(None, 6, 7)),),
        relations=(NewRelation("spouse", "Sam"),),
        tags=("a", f"b{number % 2}"),
        photo=NewPhoto("image/png", b"\x89PNG\x00"),
        raw_card=NewRawCard("BEGIN:VCARD"),
    )
    for number in range(30)
]
MOVES = (PromiseMove(None, date(2024, 2, 29), date(2024, 2, 1), told=True),)
TALK = [
    NewConversation(
        tuple({number % 30, number % 7, *(range(5) if number % 50 == 0 else ())}),
        When(datetime(2024, 1, 1, 9) + timedelta(hours=7 * number)),
        list(Channel)[number % len(Channel)],
        f"note {number} 東京",
        None if number % 3 else 20,
        None if number % 4 else number % 101,
        planned=number % 40 == 1,
        tags=(f"t{number % 5}",),
        cost=Cost(number, "EUR") if number % 10 == 0 else None,
        manner=Manner(brief=True) if number % 9 == 0 else None,
        ears=(0,) if number % 8 == 0 else None,
        marks=(MarkOf(NewPromise(f"promise {number} 京都"), moves=MOVES), MarkOf(NewInterest("chess")))
        if number % 7 == 0
        else (),
    )
    for number in range(450)
]


def without_identity(record):
    hidden = {"uid", "batch_id", "added_at", "made_at", "source"}
    return {
        table: [{name: value for name, value in row.items() if name not in hidden} for row in found]
        for table, found in record.items()
        if table != "batch"
    }


@pytest.fixture
def loaded(journal):
    """A journal with everything loaded at once."""
    bulk.load(journal, "demo", PEOPLE, TALK)
    return journal


def test_everything_agrees_after_a_load_and_after_another(loaded):
    assert checks.check(loaded).problems == ()
    bulk.load(loaded, "again", PEOPLE, TALK)
    assert checks.check(loaded).problems == ()
    assert queries.counts(loaded).contacts == 2 * len(PEOPLE)


def test_accounts_relations_and_marks_of_no_conversation_are_loaded_too(journal):
    renewal = date(2024, 2, 29)
    people = [NewContact("Ada", relations=(NewRelation("sister", "Bea", ContactId(1)),)), NewContact("Bea")]
    standing = [(ContactId(1), NewInterest("chess", on=renewal)), (None, NewLimit(LimitKind.OFF_DUTY_TIMES, 3))]
    batch = bulk.load(
        journal, "demo", people, [], accounts=[NewAccount("Northgate", renewal, 4, "Three sites")], marks=standing
    )
    assert checks.check(journal).problems == ()
    ada, bea = (queries.find_contact(journal, name).id for name in ("Ada", "Bea"))
    assert queries.details(journal, ada).relations == (NewRelation("sister", "Bea", bea),)
    assert journal.rows("SELECT name, renewal_on, people_that_matter, note FROM account") == [
        ("Northgate", "2024-02-29", 4, "Three sites")
    ]
    assert journal.rows("SELECT contact_id, conversation_id, what FROM interest") == [(bea, None, "chess")]
    assert journal.rows('SELECT contact_id, amount FROM "limit"') == [(None, 3)]
    assert batches.take_back(journal, Change("demo", (), batch)) == ()
    assert journal.rows("SELECT 1 FROM interest") == []


def test_a_mark_that_cannot_be_kept_leaves_nothing_loaded(journal):
    with pytest.raises(errors.BadValue):
        bulk.load(journal, "demo", PEOPLE[:2], [], marks=[(None, NewLimit(LimitKind.TOPIC))])
    assert queries.counts(journal).contacts == 0


def test_the_rows_are_those_of_single_edits(loaded, tmp_path, record_of):
    with Journal.create(tmp_path / "single.rj") as single:
        ids = [edits.add_contact(single, new) for new in PEOPLE]
        for new in TALK:
            people = tuple(ids[index] for index in new.contacts)
            edits.log_conversation(single, replace(new, contacts=people))
        one, other = without_identity(record_of(loaded)), without_identity(record_of(single))
        for table, found in one.items():
            assert found == other[table], table
        assert queries.months(loaded) == queries.months(single)


def test_single_edits_go_on_after_a_load(loaded, announced):
    contact = queries.find_contact(loaded, "Person 3 東京").id
    edits.log_conversation(loaded, NewConversation((contact,), When(datetime(2026, 1, 1)), text="afterwards"))
    loaded.replay(announced[-1].inverse())
    loaded.replay(announced[-2])
    assert [hit.entry.text for hit in search.entries(loaded, "afterwards")] == ["afterwards"]
    assert checks.check(loaded).problems == ()


def test_a_load_is_announced_once_with_its_batch(journal, announced):
    batch = bulk.load(journal, "demo", PEOPLE[:2], TALK[:0])
    (change,) = announced
    assert (change.label, change.batch, change.edits) == ("demo", batch, ())
    assert change.touches("anything")


def test_progress_is_told_and_ends_at_the_total(journal):
    told = []
    bulk.load(journal, "demo", PEOPLE, TALK, report=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (len(PEOPLE) + len(TALK), len(PEOPLE) + len(TALK))


@pytest.mark.parametrize("kind", ["bad value", "cancelled", "nobody"])
def test_a_load_that_fails_leaves_nothing(journal, make_contact, announced, record_of, kind):
    make_contact("Before")
    before = record_of(journal)
    announced.clear()
    steps = itertools.count()

    def report(done: int, total: int) -> None:
        if kind == "cancelled" and next(steps) == 3:
            raise KeyboardInterrupt

    bad = {
        "bad value": NewConversation((0,), When(datetime(2026, 1, 1)), minutes=-1),
        "nobody": NewConversation((9_999,), When(datetime(2026, 1, 1))),
    }
    talk = [*TALK, bad[kind]] if kind in bad else TALK
    with pytest.raises((errors.BadValue, IndexError, KeyboardInterrupt)):
        bulk.load(journal, "fails", PEOPLE, talk, report)
    assert record_of(journal) == before
    assert announced == []
    assert checks.check(journal).problems == ()
    make_contact("After")
    assert checks.check(journal).problems == ()


@pytest.mark.parametrize("name", ["", "x" * 10_001])
def test_a_name_that_cannot_be_is_refused(journal, name):
    with pytest.raises(errors.BadValue):
        bulk.load(journal, "fails", [NewContact("Fine"), NewContact(name)], [])
    assert queries.contacts(journal) == []


def test_nothing_else_may_be_written_between_the_slices(journal):
    heard = []

    def report(done: int, total: int) -> None:
        for attempt in (
            lambda: edits.add_contact(journal, NewContact("In between")),
            lambda: drafts.save(journal, "composer", {}),
            lambda: bulk.load(journal, "inner", [], []),
        ):
            with pytest.raises(errors.Busy):
                attempt()
        heard.append(done)

    bulk.load(journal, "demo", PEOPLE, [], report)
    assert heard
    assert len(queries.contacts(journal)) == len(PEOPLE)


def test_closing_during_a_load_waits_for_its_end_and_says_so(journal):
    refusals = []

    def report(done: int, total: int) -> None:
        with pytest.raises(errors.Busy) as caught:
            journal.close()
        refusals.append(str(caught.value))

    bulk.load(journal, "demo", PEOPLE, TALK[:0], report)
    assert refusals
    assert checks.check(journal).problems == ()


class TestTakingBack:
    def test_a_load_nobody_touched_goes_whole(self, journal, make_contact, make_conversation, announced, record_of):
        make_conversation(make_contact("Before"), tags=("a", "t1"))
        before = record_of(journal)
        bulk.load(journal, "demo", PEOPLE, TALK)
        assert batches.take_back(journal, announced[-1]) == ()
        after = record_of(journal)
        assert {**after, "batch": []} == before
        assert checks.check(journal).problems == ()

    def test_an_entry_somebody_marked_since_stays_with_its_mark(self, journal, announced):
        bulk.load(journal, "demo", PEOPLE, TALK)
        change = announced[-1]
        conversation, contact = journal.rows("SELECT conversation_id, contact_id FROM participant LIMIT 1")[0]
        ref = edits.add_mark(journal, contact, NewInterest("sailing"), conversation)
        stays = queries.contact(journal, contact).name
        assert batches.take_back(journal, change) == (stays,)
        left = queries.marks(journal)
        assert ref in {one.ref for one in left}
        assert {one.conversation for one in left} == {conversation}
        assert [hit.entry.id for hit in search.entries(journal, "sailing")] == [conversation]
        assert checks.check(journal).problems == ()

    def test_a_big_import_nobody_touched_goes_whole(self, journal, make_contact, announced, record_of):
        contact = make_contact("Before")
        before = record_of(journal)
        many = [NewContact(f"Person {number}", tags=("x",), jobs=(NewJob("Northgate"),)) for number in range(700)]
        edits.import_contacts(journal, many, [Completion(contact, PEOPLE[0])], "phone.vcf")
        change = announced[-1]
        assert change.batch is not None
        assert change.ids("contact") == {contact} or not change.ids("contact")
        assert batches.take_back(journal, change) == ()
        assert {**record_of(journal), "batch": []} == before
        assert announced[-1].touches("contact")
        assert checks.check(journal).problems == ()

    def test_who_was_edited_or_talked_to_since_stays_and_is_named(self, journal, announced):
        many = [NewContact(f"Person {number}", jobs=(NewJob(f"Account {number}"),)) for number in range(700)]
        edits.import_contacts(journal, many, [], "phone.vcf")
        change = announced[-1]
        edits.rename_contact(journal, queries.find_contact(journal, "Person 3").id, "Renamed")
        talked = queries.find_contact(journal, "Person 5").id
        edits.log_conversation(journal, NewConversation((talked,), When(datetime(2026, 1, 1))))
        edits.tag_contact(journal, queries.find_contact(journal, "Person 7").id, "friend")
        assert batches.take_back(journal, change) == ("Renamed", "Person 5", "Person 7")
        assert {row.name for row in queries.contacts(journal)} == {"Renamed", "Person 5", "Person 7"}
        assert {row.account for row in queries.contacts(journal)} == {"Account 3", "Account 5", "Account 7"}
        assert queries.counts(journal).accounts == 3
        assert checks.check(journal).problems == ()

    def test_whom_the_import_completed_and_somebody_edited_since_keeps_all_of_it(
        self, journal, make_contact, announced, record_of
    ):
        contact = make_contact("Before")
        many = [NewContact(f"Person {number}") for number in range(700)]
        edits.import_contacts(journal, many, [Completion(contact, replace(PEOPLE[0], given="Pat"))], "phone.vcf")
        change = announced[-1]
        edits.rename_contact(journal, contact, "Edited")
        before, count = record_of(journal), len(announced)
        with pytest.raises(errors.Conflict, match="Nothing was changed"):
            batches.take_back(journal, change)
        assert record_of(journal) == before
        assert len(announced) == count
        assert checks.check(journal).problems == ()

    def test_twice_is_refused_with_a_sentence(self, journal, announced, record_of):
        bulk.load(journal, "demo", PEOPLE[:3], TALK[:0])
        change = announced[-1]
        batches.take_back(journal, change)
        before = record_of(journal)
        with pytest.raises(errors.Conflict):
            batches.take_back(journal, change)
        assert record_of(journal) == before

    def test_a_small_import_is_undone_row_by_row(self, journal, announced):
        edits.import_contacts(journal, PEOPLE[:3], [], "phone.vcf")
        assert announced[-1].batch is None
        assert announced[-1].edits


def test_a_load_into_an_encrypted_journal(encrypted_journal):
    bulk.load(encrypted_journal, "demo", PEOPLE, TALK[:50])
    assert checks.check(encrypted_journal).problems == ()
