# SPDX-License-Identifier: MIT
"""Two become one: exactly these rows changed, nothing is lost, one step takes it back."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from relationship_journal.storage import bulk, checks, drafts, dump, edits, errors, long_change, queries, tables
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    AccountField,
    Channel,
    ContactField,
    ContactId,
    Fate,
    LimitKind,
    MethodKind,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewInterest,
    NewJob,
    NewLimit,
    NewMethod,
    NewNote,
    NewPhoto,
    NewPromise,
    NewRawCard,
    NewRelation,
    PartialDate,
    Stage,
    Status,
    When,
)

PHONE, MAIL = MethodKind.PHONE, MethodKind.EMAIL


@pytest.fixture
def two(journal, make_contact, make_conversation):
    """Dana twice: as she was typed in, and as she came from an address book; and Sam, related to both."""
    dana = make_contact(
        "Dana Whitfield",
        jobs=(NewJob("Northgate", "Buyer"),),
        methods=(NewMethod(PHONE, "+44 161 4960123", preferred=True),),
        note="Likes the sea.",
        tags=("friend",),
        stage=Stage.FRIEND,
    )
    other = make_contact(
        "D. Whitfield",
        jobs=(NewJob("Northgate", "Buyer"), NewJob("Lakeside", "Board")),
        methods=(
            NewMethod(PHONE, "0044 161 4960123", "work"),
            NewMethod(PHONE, "+44 161 4960999", preferred=True),
            NewMethod(MAIL, "dana@northgate.example"),
        ),
        addresses=(NewAddress(locality="Leeds"),),
        dates=(NewDate("anniversary", PartialDate(2001, 5, 6)),),
        note="Met at the fair.",
        tags=("friend", "golf"),
        nickname="Dee",
        status=Status.FORMER,
        birthday=PartialDate(1980, 6, 7),
        photo=NewPhoto("image/png", b"picture"),
        raw_card=NewRawCard("BEGIN:VCARD"),
    )
    sam = make_contact("Sam", relations=(NewRelation("parent", "D. Whitfield", other), NewRelation("boss", "x", dana)))
    return dana, other, sam


def count(journal: Journal, table: str, condition: str = "TRUE", *parameters: object) -> int:
    return journal.rows(f'SELECT count(*) FROM "{table}" WHERE {condition}', parameters)[0][0]


def what(change) -> Counter[tuple[str, str]]:
    """How many rows of each table were added, changed, removed."""
    kinds = {(True, False): "added", (False, False): "changed", (False, True): "removed"}
    return Counter((edit.table, kinds[edit.before is None, edit.after is None]) for edit in change.edits)


def test_everything_moves_and_doubles_go(journal, two, announced):
    dana, other, _ = two
    gone = queries.contact(journal, other)
    edits.merge_contacts(journal, dana, other)
    (change,) = announced
    assert change.label == "merge contacts"
    assert what(change) == {
        ("job", "changed"): 1, ("job", "removed"): 1, ("method", "changed"): 2, ("method", "removed"): 1,
        ("address", "changed"): 1, ("date", "changed"): 1, ("contact_tag", "changed"): 1,
        ("contact_tag", "removed"): 1, ("relation", "changed"): 1, ("photo", "changed"): 1, ("raw_card", "changed"): 1,
        ("contact", "changed"): 1, ("contact", "removed"): 1, ("merger", "added"): 1,
    }  # fmt: skip
    form = queries.contact_form(journal, dana)
    assert [one.part.account for one in form.jobs] == ["Northgate", "Lakeside"]
    assert [(one.part.value, one.part.preferred) for one in form.methods] == [
        ("+44 161 4960123", True), ("+44 161 4960999", False), ("dana@northgate.example", False),
    ]  # fmt: skip
    assert form.note == "Likes the sea.\n\nMet at the fair."
    assert set(form.tags) == {"friend", "golf"}
    assert (form.name, form.nickname, form.birthday, form.status) == ("Dana Whitfield", "", None, Status.CUSTOMER)
    assert form.photo is not None
    assert journal.rows("SELECT gone, name FROM merger") == [(gone.uid, "D. Whitfield")]
    assert checks.check(journal).problems == ()


def test_the_fields_asked_for_are_taken(journal, two):
    dana, other, _ = two
    edits.set_photo(journal, dana, NewPhoto("image/png", b"mine"))
    take = frozenset({ContactField.NAME, ContactField.BIRTHDAY, ContactField.STATUS, ContactField.PHOTO})
    edits.merge_contacts(journal, dana, other, take)
    form = queries.contact_form(journal, dana)
    assert (form.name, form.nickname, form.birthday, form.status) == (
        "D. Whitfield", "", PartialDate(1980, 6, 7), Status.FORMER,
    )  # fmt: skip
    assert queries.photo(journal, dana) == NewPhoto("image/png", b"picture")


def test_the_preview_says_what_the_verb_does(journal, two, announced, make_conversation):
    dana, other, _ = two
    make_conversation(dana, other)
    make_conversation(other)
    announced.clear()
    preview = queries.contact_merge(journal, dana, other)
    assert (preview.kept.name, preview.gone.name) == ("Dana Whitfield", "D. Whitfield")
    edits.merge_contacts(journal, dana, other)
    done = what(announced[0])
    for table in tables.BY_NAME.keys() - {"contact", "merger"}:
        assert preview.count(table, Fate.DOUBLE) == done[table, "removed"], table
        assert preview.count(table, Fate.MOVES, Fate.TRASHED) == done[table, "changed"], table


def test_a_conversation_both_took_part_in_keeps_one(journal, two, make_conversation):
    dana, other, sam = two
    both = make_conversation(dana, other, sam, ears=(0, 1), text="lunch")
    alone = make_conversation(other, text="the fee", minutes=30, share=100)
    edits.merge_contacts(journal, dana, other)
    assert [person.name for person in queries.entry(journal, both).contacts] == ["Dana Whitfield", "Sam"]
    assert [person.name for person in queries.entry(journal, alone).contacts] == ["Dana Whitfield"]
    assert count(journal, "ear") == 1
    assert queries.contact(journal, dana).conversations == 2
    assert checks.check(journal).problems == ()


def test_a_group_that_becomes_smaller_counts_again(journal, two, make_contact, make_conversation):
    dana, other, sam = two
    make_conversation(dana, other, sam, make_contact("Ruth"), minutes=60, share=50)
    assert queries.talks(journal, dana) == []
    edits.merge_contacts(journal, dana, other)
    assert len(queries.talks(journal, dana)) == 1
    assert checks.check(journal).problems == ()


def test_relations_to_each_other_vanish_and_others_follow(journal, two):
    dana, other, sam = two
    form = queries.contact_form(journal, dana)
    from dataclasses import replace

    from relationship_journal.values import Kept

    edits.edit_contact(
        journal, dana, form, replace(form, relations=(Kept(NewRelation("twin", "D. Whitfield", other)),))
    )
    edits.merge_contacts(journal, dana, other)
    assert journal.rows("SELECT contact_id, other_id FROM relation ORDER BY id") == [(sam, dana), (sam, dana)]


def test_marks_move_with_their_conversation_and_the_limits_of_the_kept_win(journal, two, make_conversation):
    dana, other, _ = two
    talk = make_conversation(other)
    edits.add_mark(journal, other, NewPromise("send the sheet"), talk)
    edits.add_mark(journal, other, NewNote("renewal"))
    edits.add_mark(journal, dana, NewInterest("sailing"))
    edits.add_mark(journal, other, NewInterest("Sailing"))
    edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 240))
    edits.set_limit(journal, other, NewLimit(LimitKind.PERSONAL_MINUTES, 60))
    edits.set_limit(journal, other, NewLimit(LimitKind.TOPIC, topic="politics"))
    edits.merge_contacts(journal, dana, other)
    assert sorted(mark.kind for mark in queries.marks(journal, dana)) == [
        "interest",
        "limit",
        "limit",
        "note",
        "promise",
    ]
    assert [one.said.amount for one in queries.limits_for(journal, dana)] == [240, None]
    assert count(journal, "limit", "trashed_at IS NOT NULL AND contact_id = ?", dana) == 1
    assert checks.check(journal).problems == ()


def test_one_step_takes_it_back_and_makes_it_again(journal, two, announced, record_of, make_conversation):
    dana, other, sam = two
    make_conversation(dana, other, sam)
    make_conversation(other)
    announced.clear()
    before = record_of(journal)
    edits.merge_contacts(journal, dana, other, frozenset(ContactField))
    (change,) = announced
    after = record_of(journal)
    journal.replay(change.inverse())
    assert record_of(journal) == before
    journal.replay(change)
    assert record_of(journal) == after
    long_change.replay(journal, change.inverse())
    assert record_of(journal) == before
    long_change.replay(journal, change)
    assert record_of(journal) == after
    assert checks.check(journal).problems == ()


def test_the_one_that_goes_stays_findable(journal, two):
    dana, other, _ = two
    uid = queries.contact(journal, other).uid
    edits.merge_contacts(journal, dana, other)
    assert queries.contact_with(journal, uid) == dana
    assert count(journal, "tombstone", "uid = ?", uid) == 1
    bodies = journal.rows("SELECT body FROM revision WHERE uid = ?", [uid])
    assert "D. Whitfield" in bodies[-1][0]
    assert "D. Whitfield" in queries.names(journal)


def test_a_merger_of_a_merger_leads_to_the_last(journal, make_contact):
    one, two, three = make_contact("A"), make_contact("B"), make_contact("C")
    uid = queries.contact(journal, one).uid
    edits.merge_contacts(journal, two, one)
    edits.merge_contacts(journal, three, two)
    assert queries.contact_with(journal, uid) == three


def test_the_stage_that_stays_ends_the_history(journal, two):
    dana, other, _ = two
    edits.set_stages(journal, [other], Stage.CLOSE_FRIEND, date(2026, 3, 1))
    edits.merge_contacts(journal, dana, other, frozenset({ContactField.STAGE}))
    found = journal.rows('SELECT "on", after FROM stage_change WHERE contact_id = ?', [dana])
    assert found == [("2026-03-01", "close_friend")]


@pytest.mark.parametrize("case", ["same", "trashed", "missing"])
def test_what_cannot_be_merged_is_refused_and_left_alone(journal, two, record_of, case):
    dana, other, _ = two
    if case == "trashed":
        edits.trash_contact(journal, other)
    before = record_of(journal)
    gone = {"same": dana, "trashed": other, "missing": ContactId(999)}[case]
    with pytest.raises(errors.JournalError, match="Nothing was changed"):
        edits.merge_contacts(journal, dana, gone)
    assert record_of(journal) == before


def test_stopping_leaves_everything_as_it_was(journal, two, record_of):
    dana, other, _ = two
    before = record_of(journal)

    class Stopped(Exception):
        pass

    def report(_: int, __: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        edits.merge_contacts(journal, dana, other, report=report)
    assert record_of(journal) == before
    assert checks.check(journal).problems == ()
    edits.rename_contact(journal, dana, "Dana")  # and the triggers are back


def test_whoever_is_not_archived_on_one_side_is_in_the_lists(journal, two):
    dana, other, _ = two
    edits.archive_contacts(journal, [dana])
    edits.merge_contacts(journal, dana, other)
    assert dana in {row.id for row in queries.contacts(journal)}


def test_accounts_merge_with_their_people(journal, make_contact, announced):
    dana = make_contact("Dana", jobs=(NewJob("Northgate", "Buyer"), NewJob("Northgate Ltd", "Buyer")))
    make_contact("Sam", jobs=(NewJob("Northgate Ltd", "Clerk"),))
    kept, gone = (one.id for one in queries.accounts(journal))
    edits.set_renewal(journal, gone, date(2027, 1, 31))
    edits.set_people_that_matter(journal, gone, 5)
    announced.clear()
    preview = queries.account_merge(journal, kept, gone)
    assert (preview.count("job", Fate.MOVES), preview.count("job", Fate.DOUBLE)) == (1, 1)
    edits.merge_accounts(journal, kept, gone, frozenset({AccountField.RENEWAL}))
    assert what(announced[0]) == {
        ("job", "changed"): 1, ("job", "removed"): 1, ("account", "changed"): 1, ("account", "removed"): 1,
        ("merger", "added"): 1,
    }  # fmt: skip
    (account,) = queries.accounts(journal)
    assert (account.name, account.renewal_on, account.people_that_matter) == ("Northgate", date(2027, 1, 31), None)
    assert [one.part.account for one in queries.contact_form(journal, dana).jobs] == ["Northgate"]
    assert checks.check(journal).problems == ()


def test_mergers_and_archive_leave_in_the_export_and_come_back(journal, two, tmp_path):
    dana, other, sam = two
    edits.merge_contacts(journal, dana, other)
    edits.archive_contacts(journal, [sam], date(2026, 11, 1))
    content = dump.record(journal, "now")
    assert [one["name"] for one in content["mergers"]] == ["D. Whitfield"]
    assert [one["on"] for one in content["archivals"]] == ["2026-11-01"]
    with Journal.create(tmp_path / "again.rj") as again:
        dump.restore(again, content)
        assert dump.record(again, "now") == content


def test_thousands_of_entries_merge_in_slices(tmp_path):
    with Journal.create(tmp_path / "journal.rj") as journal:
        people = [NewContact("Dana"), NewContact("D."), NewContact("Sam")]
        talks = [
            NewConversation(
                (ContactId(number % 2), *([ContactId(1 - number % 2)] if number % 7 == 0 else [])),
                _when(number), Channel.CALL, f"talk {number} 東京", share=60,
            )
            for number in range(600)
        ]  # fmt: skip
        bulk.load(journal, "many", people, talks)
        dana, other, _ = (row.id for row in sorted(queries.contacts(journal), key=lambda row: row.id))
        heard = []
        journal.listen(heard.append)
        waited = []
        edits.merge_contacts(journal, dana, other, report=lambda step, total: waited.append(step))
        assert waited[0] == 0
        assert waited == sorted(waited)
        assert len(waited) > 3
        assert queries.contact(journal, dana).conversations == 600
        assert checks.check(journal).problems == ()
        (change,) = heard
        long_change.replay(journal, change.inverse())
        assert checks.check(journal).problems == ()


def _when(number: int) -> When:
    from datetime import datetime, timedelta

    return When(datetime(2024, 1, 1) + timedelta(hours=number))


@pytest.mark.parametrize(("there", "joined"), [(None, "not saved"), ("waits", "waits\n\nnot saved")])
def test_what_was_not_saved_about_the_one_that_goes_is_found_under_the_other(journal, make_contact, there, joined):
    kept, gone = make_contact("Dana"), make_contact("D. Whitfield")
    keys = {row: f"composer:{queries.contact(journal, row).uid}" for row in (kept, gone)}
    drafts.save(journal, keys[gone], {"text": "not saved", "minutes": "25"})
    if there:
        drafts.save(journal, keys[kept], {"text": there})
    edits.merge_contacts(journal, kept, gone)
    assert drafts.load(journal, keys[gone]) is None
    assert drafts.load(journal, keys[kept])["text"] == joined
