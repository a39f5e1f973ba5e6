# SPDX-License-Identifier: MIT
"""The whole record as plain lists, and back: equal after a round trip, and nothing half read."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from relationship_journal import wording
from relationship_journal.dates import time_there
from relationship_journal.storage import checks, drafts, dump, edits, errors, queries, rows, search, tables
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    Cost,
    LimitKind,
    Manner,
    MarkKind,
    MarkOf,
    MarkRef,
    MethodKind,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMethod,
    NewNote,
    NewPhoto,
    NewPromise,
    NewRawCard,
    NewRefusal,
    NewRelation,
    NewShortcut,
    OffDuty,
    PartialDate,
    RefusalReason,
    Side,
    Stage,
    When,
)
from relationship_journal.values.insights import EVERYBODY, RecordKind, RecordRef, Subject, SubjectKind

AT = "2026-11-22T12:00:00+00:00"
WHEN = When(datetime(2026, 11, 2, 10))
MARKS = (
    NewPromise("send 東京 sheet", due=date(2026, 11, 5)), NewFavor("moved delivery", worth=12_500, currency="EUR"),
    NewShortcut("no approval"), NewFriction("late invoice", talked_on=date(2026, 11, 3)),
    NewRefusal("renewal", reason=RefusalReason.BUDGET, still_hurts=True), NewGoal("fewer stops"), NewNote("the fee"),
    NewLimit(LimitKind.PERSONAL_MINUTES, 240), NewInterest("sailing"),
)  # fmt: skip
"""One of every kind but for the change of a stage, which a verb writes by itself."""


@pytest.fixture
def filled(journal):
    """A journal with every kind of row, trash, history, tombstones, settings and a draft."""
    card = NewContact(
        "Dana “D” 東京",
        cadence_days=28,
        away_until=date(2026, 12, 1),
        seasonal_months=(7, 8),
        health_or_public=True,
        off_duty_welcome=True,
        jobs=(NewJob("Northgate", started_on=date(2020, 3, 1), buying_role="decides"),),
        methods=(NewMethod(MethodKind.PHONE, "+1"),),
        addresses=(NewAddress(street="1 High Street"),),
        dates=(NewDate("anniversary", PartialDate(None, 6, 7)),),
        relations=(NewRelation("spouse", "Sam"),),
        tags=("x",),
        photo=NewPhoto("image/png", bytes(range(256))),
        raw_card=NewRawCard("BEGIN:VCARD\r\n"),
    )
    edits.import_contacts(journal, [card, NewContact("Marcus")], [], "phone.vcf")
    dana, marcus = 1, 2
    conversation = 0
    for number in range(20):
        when = When(datetime(2026, 11, 2, 10) + timedelta(minutes=number // 4))
        conversation = edits.log_conversation(
            journal, NewConversation((dana, marcus), when, text=f"note {number} 東京", share=number, tags=("t",))
        )
    edits.rewrite_conversation(journal, conversation, NewConversation((marcus,), WHEN, text="rewritten"))
    marked = NewConversation(
        (dana, marcus), WHEN, marks=tuple(MarkOf(mark, 1) for mark in MARKS), ears=(0,),
        cost=Cost(4_200, "EUR", Side.ME), manner=Manner(OffDuty.KEPT, told_troubles=True, meaning="later delivery"),
    )  # fmt: skip
    edits.log_conversation(journal, marked)
    edits.move_promise(journal, 1, date(2026, 11, 9), True, date(2026, 11, 3))
    edits.trash_mark(journal, MarkRef(MarkKind.NOTE, 1))
    edits.set_stages(journal, [dana], Stage.FRIEND, date(2026, 11, 4))
    edits.trash_conversation(journal, 3)
    edits.rename_contact(journal, marcus, "Marcus Oyelaran")
    edits.trash_contact(journal, edits.add_contact(journal, NewContact("Gone")))
    edits.merge_contacts(journal, marcus, edits.add_contact(journal, NewContact("Marcus O.")))
    edits.archive_contacts(journal, [marcus], date(2026, 11, 5))
    promise = RecordRef(RecordKind.PROMISE, 1)
    edits.snooze_insight(journal, "late-promise", Subject(SubjectKind.CONTACT, dana), [promise], date(2026, 12, 1))
    edits.accept_insight(journal, "service-record", EVERYBODY, [promise], "as it should be")
    edits.set_me(journal, "Ray", ["ray@own.example"])
    edits.set_channel_minutes(journal, {"call": 20})
    drafts.save(journal, "composer", {"text": "not part of the record"})
    return journal


@pytest.fixture
def empty(tmp_path):
    """Another journal with nothing in it."""
    with Journal.create(tmp_path / "empty.rj") as made:
        yield made


def through_json(content: Any) -> Any:
    return json.loads(json.dumps(content))


def test_equal_after_a_round_trip(filled, empty):
    first = dump.record(filled, AT)
    count = dump.restore(empty, through_json(first))
    assert dump.record(empty, AT) == first
    assert count == sum(len(first[plural]) for plural in tables.PLURALS.values())
    assert empty.lineage_id == filled.lineage_id
    assert empty.copy_id != filled.copy_id


def test_what_was_read_back_is_whole_and_in_the_same_order(filled, empty):
    dump.restore(empty, through_json(dump.record(filled, AT)))
    assert checks.check(empty).problems == ()
    assert queries.months(empty) == queries.months(filled)

    def timeline(journal):
        return [entry.uid for entry in queries.entries_at(journal, queries.places(journal))]

    def found(journal):
        return [(hit.entry.uid, hit.snippet, hit.spans) for hit in search.entries(journal, "東京 note")]

    assert timeline(empty) == timeline(filled)
    assert found(empty) == found(filled)
    assert queries.me(empty) == queries.me(filled)
    assert queries.channel_minutes(empty) == queries.channel_minutes(filled)


def test_into_an_encrypted_journal_and_back(filled, encrypted_journal, empty):
    first = dump.record(filled, AT)
    dump.restore(encrypted_journal, through_json(first))
    dump.restore(empty, through_json(dump.record(encrypted_journal, AT)))
    assert dump.record(empty, AT) == first


def test_the_record_goes_on_after_reopening(filled, tmp_path):
    path = tmp_path / "adopted.rj"
    with Journal.create(path) as adopted:
        dump.restore(adopted, through_json(dump.record(filled, AT)))
    with Journal.open(path) as adopted:
        assert adopted.lineage_id == filled.lineage_id
        ((highest,),) = adopted.rows("SELECT max(stamp) FROM conversation")
        contact = queries.find_contact(adopted, "Marcus Oyelaran").id
        edits.rename_contact(adopted, contact, "Marcus O.")
        assert adopted.rows("SELECT stamp FROM contact WHERE id = ?", [contact])[0][0] > highest
        assert checks.check(adopted).problems == ()


def test_everything_an_editor_shows_of_a_contact_comes_back(filled, empty):
    before = [queries.contact_form(filled, contact) for contact in (1, 2)]
    dump.restore(empty, through_json(dump.record(filled, AT)))
    assert [queries.contact_form(empty, contact) for contact in (1, 2)] == before
    assert queries.photo(empty, ContactId(1)) == queries.photo(filled, ContactId(1)) is not None


def test_everything_beside_the_conversations_comes_back(filled, empty):
    def beside(journal):
        entries = queries.entries_at(journal, queries.places(journal))
        marks = [(one.uid, one.said, one.moves) for one in queries.marks(journal)]
        return marks, [(one.manner, one.cost) for one in queries.entry_marks(journal, [e.id for e in entries]).values()]

    dump.restore(empty, through_json(dump.record(filled, AT)))
    assert beside(empty) == beside(filled)
    assert len(beside(filled)[0]) == len(MARKS)


def test_an_export_of_before_there_were_marks_is_read(filled, empty):
    content = dump.record(filled, AT)
    for kind in (*MarkKind, "promise_move", "manner", "ear"):
        del content[tables.PLURALS[kind]]
    dump.restore(empty, through_json(content | {"version": 1}))
    assert checks.check(empty).problems == ()
    assert queries.marks(empty) == []


def test_the_keys_and_the_order(filled):
    content = dump.record(filled, AT)
    assert list(content)[:4] == ["format", "version", "exported_at", "journal"]
    assert (content["format"], content["version"], content["exported_at"]) == ("relationship-journal", 4, AT)
    assert set(tables.PLURALS.values()) <= content.keys()
    for plural in tables.PLURALS.values():
        uids = [row["uid"] for row in content[plural]]
        assert uids == sorted(uids)
        assert uids, f"the fixture has no {plural}"


def test_rows_are_linked_by_uid_and_hold_nothing_computed(filled):
    content = dump.record(filled, AT)
    for table, plural in tables.PLURALS.items():
        for row in content[plural]:
            assert not {"id", "hash", "place", "spaced", "comparable"} & row.keys()
            assert not [name for name in row if name.endswith("_id")]
            assert row.keys() >= {"uid", "stamp", "trashed_at"}
        assert tables.BY_NAME[table]
    contacts = {row["uid"] for row in content["contacts"]}
    assert {row["contact"] for row in content["participants"]} <= contacts


def test_drafts_stay_at_home_and_history_travels(filled):
    content = dump.record(filled, AT)
    assert "not part of the record" not in json.dumps(content)
    assert content["revisions"]
    assert content["tombstones"]
    assert {row["trashed_at"] is None for row in content["conversations"]} == {True, False}
    for row in content["revisions"]:
        assert row["hash"] == rows.hash_of([row["body"]]).hex()


GONE = object()
BREAKS: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "another format": (("format",), "something"),
    "newer": (("version",), 5),
    "odd version": (("version",), "1"),
    "no lineage": (("journal",), {}),
    "journal is a word": (("journal",), "x"),
    "link into nowhere": (("participants", 0, "contact"), "nobody"),
    "missing link": (("participants", 0, "contact"), GONE),
    "missing column": (("conversations", 0, "text"), GONE),
    "missing uid": (("conversations", 0, "uid"), GONE),
    "uid of another": (("contacts", 0, "uid"), None),
    "share is a word": (("conversations", 0, "share"), "half"),
    "share too high": (("conversations", 0, "share"), 101),
    "share is a list": (("conversations", 0, "share"), [50]),
    "share is a fraction": (("conversations", 0, "share"), 50.5),
    "text is a number": (("conversations", 0, "text"), 5),
    "text is nothing": (("conversations", 0, "text"), None),
    "no date": (("conversations", 0, "at"), "yesterday"),
    "date is nothing": (("conversations", 0, "at"), None),
    "date with a zone": (("conversations", 0, "at"), "2026-11-02T10:00+01:00"),
    "unknown channel": (("conversations", 0, "channel"), "pigeon"),
    "unknown precision": (("conversations", 0, "precision"), "century"),
    "unknown status": (("contacts", 0, "status"), "pigeon"),
    "unknown stage": (("contacts", 0, "stage"), "pigeon"),
    "unknown tier": (("contacts", 0, "tier"), "pigeon"),
    "half a mark": (("contacts", 0, "health_or_public"), 2),
    "a month too many": (("contacts", 0, "seasonal_months"), "7,13"),
    "away until soon": (("contacts", 0, "away_until"), "soon"),
    "no cadence": (("contacts", 0, "cadence_days"), 0),
    "nameless": (("contacts", 0, "name"), ""),
    "unknown method kind": (("methods", 0, "kind"), "pigeon"),
    "kept soon": (("promises", 0, "kept_on"), "soon"),
    "due on no day": (("promise_moves", 0, "due_after"), "2026-02-30"),
    "told by half": (("promise_moves", 0, "told"), 2),
    "unknown side": (("promises", 0, "side"), "pigeon"),
    "unknown favor": (("favors", 0, "kind"), "pigeon"),
    "worth is a word": (("favors", 0, "worth"), "much"),
    "reason of a pigeon": (("refusals", 0, "reason"), "pigeon"),
    "hurts twice": (("refusals", 0, "still_hurts"), 2),
    "unknown state": (("goals", 0, "state"), "pigeon"),
    "off duty by a pigeon": (("manners", 0, "off_duty"), "pigeon"),
    "brief by half": (("manners", 0, "brief"), 3),
    "mark on nobody": (("promises", 0, "contact"), "nobody"),
    "mark without its day": (("promises", 0, "on"), None),
    "stage before of a pigeon": (("stage_changes", 0, "before"), "pigeon"),
    "answered by a pigeon": (("answers", 0, "kind"), "pigeon"),
    "put off until soon": (("answers", 0, "until"), "soon"),
    "evidence is a word": (("answers", 0, "evidence"), "none"),
    "evidence is numbers": (("answers", 0, "evidence"), "[1]"),
    "stamp is a word": (("conversations", 0, "stamp"), "late"),
    "stamp is nothing": (("conversations", 0, "stamp"), None),
    "photo is no base64": (("photos", 0, "data"), "%%%"),
    "photo is a number": (("photos", 0, "data"), 5),
    "list is a number": (("contacts",), 5),
    "list is an object": (("contacts",), {"uid": "x"}),
    "row is a word": (("contacts", 0), "Dana"),
    "revision without body": (("revisions", 0, "body"), GONE),
    "revision is a word": (("revisions", 0), "x"),
    "tombstones are a number": (("tombstones",), 5),
    "setting is no json": (("settings", 0, "value"), "{"),
    "sequence is a list": (("revisions", 0, "sequence"), [1]),
    "revision is text and number": (("revisions", 0, "body"), 5),
    "moment beyond sixty-four bits": (("tombstones", 0, "stamp"), 2**70),
    "lineage is a list": (("journal", "lineage_id"), [1]),
    "born in the year nought": (("contacts", 0, "birth_year"), 0),
    "born in a year too far": (("contacts", 0, "birth_year"), 10_000),
    "number beyond sixty-four bits": (("conversations", 0, "minutes"), 2**70),
}


def broken(content: Any, where: tuple[str | int, ...], value: Any) -> Any:
    """The content with one place changed or gone."""
    content = copy.deepcopy(content)
    *way, last = where
    target = content
    for step in way:
        target = target[step]
    if value is GONE:
        del target[last]
    else:
        target[last] = value
    return content


@pytest.mark.parametrize(("where", "value"), BREAKS.values(), ids=BREAKS)
def test_a_broken_export_is_refused_with_a_sentence_and_nothing_is_read(filled, empty, record_of, where, value):
    whole = through_json(dump.record(filled, AT))
    assert_refused(empty, broken(whole, where, value), record_of)
    dump.restore(empty, whole)
    assert checks.check(empty).problems == ()


@pytest.mark.parametrize(("list_", "prefix"), [("contacts", "birth_"), ("dates", "")])
@pytest.mark.parametrize("day", [(None, 2, 30), (2025, 2, 29), (1980, 4, 31), (1980, 13, 1), (-3, 1, 1), (99999, 1, 1)])
def test_a_day_no_calendar_has_is_refused(filled, empty, record_of, list_, prefix, day):
    content = through_json(dump.record(filled, AT))
    assert_refused(empty, with_day(content, list_, prefix, day), record_of)


@pytest.mark.parametrize(("list_", "prefix"), [("contacts", "birth_"), ("dates", "")])
@pytest.mark.parametrize("day", [(None, 2, 29), (None, 5, None), (None, None, 31), (900, None, None), (2024, 2, 29)])
def test_a_day_of_which_little_is_known_is_read(filled, empty, list_, prefix, day):
    content = through_json(dump.record(filled, AT))
    dump.restore(empty, with_day(content, list_, prefix, day))
    row = dump.record(empty, AT)[list_][0]
    assert tuple(row[f"{prefix}{part}"] for part in ("year", "month", "day")) == day


def with_day(content, list_, prefix, day):
    content[list_][0] |= {f"{prefix}{part}": value for part, value in zip(("year", "month", "day"), day, strict=True)}
    return content


def test_a_zone_nobody_knows_here_is_read_and_kept_and_does_no_harm(filled, empty):
    content = through_json(dump.record(filled, AT))
    for row in (*content["contacts"], *content["conversations"]):
        row["zone"] = "Nowhere/At_All"
    dump.restore(empty, content)
    person = queries.contact(empty, queries.contacts(empty)[0].id)
    assert person is not None
    assert person.zone == "Nowhere/At_All"
    assert time_there(person.zone, datetime(2026, 11, 22, 10, tzinfo=UTC)) is None
    form = queries.contact_form(empty, person.id)
    edits.edit_contact(empty, person.id, form, replace(form, nickname="Dee"))
    entries = queries.entries_at(empty, queries.places(empty))
    assert {entry.when.zone for entry in entries} == {"Nowhere/At_All"}
    assert {wording.entry_line(entry) for entry in entries}


def assert_refused(journal: Journal, content: Any, record_of) -> None:
    before, lineage, heard = record_of(journal), journal.lineage_id, []
    stop = journal.listen(heard.append)
    with pytest.raises(errors.JournalError) as caught:
        dump.restore(journal, content)
    stop()
    assert str(caught.value).endswith(".")
    assert record_of(journal) == before
    assert journal.lineage_id == lineage
    assert heard == []
    assert journal.rows("SELECT count(*) FROM revision") == [(0,)]


@pytest.mark.parametrize("content", [None, [], "x", 5, {}, {"format": "relationship-journal"}])
def test_what_is_no_export_at_all_is_refused(empty, record_of, content):
    assert_refused(empty, content, record_of)


def test_a_uid_twice_is_refused(filled, empty, record_of):
    content = through_json(dump.record(filled, AT))
    content["contacts"].append(content["contacts"][0])
    assert_refused(empty, content, record_of)


def test_half_a_sign_in_an_export_is_replaced_and_the_rest_read(filled, empty):
    content = broken(dump.record(filled, AT), ("conversations", 0, "text"), "half \ud83d sign")
    dump.restore(empty, content)
    assert checks.check(empty).problems == ()
    assert len(queries.places(empty)) == len(queries.places(filled))


def test_a_journal_with_something_in_it_takes_no_record(filled, record_of):
    before = record_of(filled)
    with pytest.raises(errors.BadValue, match="not empty"):
        dump.restore(filled, dump.record(filled, AT))
    assert record_of(filled) == before


def test_an_older_export_without_a_list_is_fine(empty):
    content = {"format": "relationship-journal", "version": 1, "exported_at": AT, "journal": {"lineage_id": "abc"}}
    assert dump.restore(empty, content) == 0
    assert empty.lineage_id == "abc"


def test_a_setting_nested_without_end_is_refused(filled, empty, record_of):
    nested = broken(dump.record(filled, AT), ("settings", 0, "value"), "[" * 100_000 + "]" * 100_000)
    assert_refused(empty, nested, record_of)
