# SPDX-License-Identifier: MIT
"""The timeline: entries newest first under their months, loaded in pages, changed row by row."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models import timeline
from relationship_journal.qt.models.timeline import TimelineModel, TimelineRole
from relationship_journal.qt.models.timeline_rows import TimelineRows
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import bulk, edits, queries
from relationship_journal.storage.errors import Conflict, Damaged
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.rows import place
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    Entry,
    EntryFilter,
    MixSide,
    NewContact,
    NewConversation,
    TagId,
    When,
)

MakeContact = Callable[..., ContactId]
MakeConversation = Callable[..., ConversationId]


@pytest.fixture
def signals(qapp: object, journal: Journal) -> Iterator[JournalSignals]:
    made = JournalSignals(journal)
    yield made
    made.close()


@pytest.fixture
def model(journal: Journal, signals: JournalSignals) -> TimelineModel:
    made = TimelineModel(journal, signals, lambda: date(2026, 11, 22))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


@pytest.fixture
def told(model: TimelineModel) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: found.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: found.append(("out", first, last)))
    model.dataChanged.connect(lambda first, last: found.append(("data", first.row(), last.row())))
    model.modelReset.connect(lambda: found.append(("reset", 0, 0)))
    return found


def picture(model: TimelineModel) -> list[str]:
    """Each row as a word: a month's title, or an entry's text."""
    return [line(model, row) for row in range(model.rowCount())]


def line(model: TimelineModel, row: int) -> str:
    heading, entry = (model.index(row).data(role) for role in (TimelineRole.HEADING, TimelineRole.ENTRY))
    return heading.title if heading else f"- {entry.text}"


@pytest.fixture
def dana(make_contact: MakeContact, make_conversation: MakeConversation) -> ContactId:
    """Somebody with two talks in November and one in September."""
    made = make_contact("Dana Whitfield")
    make_conversation(made, text="a", at="2026-09-20T10:00", minutes=60, share=50)
    make_conversation(made, text="b", at="2026-11-02T11:05", minutes=30, share=60)
    make_conversation(made, text="c", at="2026-11-16T15:10", minutes=90, share=20)
    return made


def test_months_lead_their_entries_newest_first(model: TimelineModel, dana: ContactId) -> None:
    model.show(dana)
    assert picture(model) == ["November 2026", "- c", "- b", "September 2026", "- a"]
    assert model.headings() == (0, 3)
    assert [model.index(row).data(TimelineRole.LAST_OF_MONTH) for row in (1, 2, 4)] == [False, True, True]


def test_a_heading_sums_its_month_up_and_cannot_be_chosen(model: TimelineModel, dana: ContactId) -> None:
    model.show(dana)
    heading = model.index(0).data(TimelineRole.HEADING)
    assert (heading.title, heading.line) == ("November 2026", "2 conversations · 2 h · 30% business")
    assert model.index(0).data() == "November 2026 · 2 conversations · 2 h · 30% business"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_an_entry_is_read_aloud_as_a_sentence(model: TimelineModel, dana: ContactId) -> None:
    model.show(dana)
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Call with Dana Whitfield, Monday 16 November 2026 at 15:10, 1 hour 30 minutes, 20% business, 80% personal. c"
    )


def test_a_contact_s_own_name_is_not_repeated_but_the_others_are(
    model: TimelineModel, dana: ContactId, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    make_conversation(dana, make_contact("Marcus"), text="both", at="2026-11-20T10:00")
    model.show(dana)
    assert model.index(1).data(TimelineRole.WITH) == ("Marcus",)
    model.show(None)
    assert model.index(1).data(TimelineRole.WITH) == ("Dana Whitfield", "Marcus")


def test_a_month_with_nothing_but_plans_has_a_heading_without_sums(
    model: TimelineModel, dana: ContactId, make_conversation: MakeConversation
) -> None:
    make_conversation(dana, text="renewal", at="2026-12-02T10:00", planned=True)
    model.show(dana)
    assert picture(model)[:2] == ["Planned", "- renewal"]
    assert model.index(0).data(TimelineRole.HEADING).line == "1 conversation"


def test_what_is_planned_stands_above_the_present_until_it_took_place(
    model: TimelineModel, dana: ContactId, journal: Journal, make_conversation: MakeConversation
) -> None:
    later = make_conversation(dana, text="in spring", at="2027-03-02T10:00", planned=True)
    model.show(dana)
    before = picture(model)[2:]
    first = make_conversation(dana, text="tomorrow", at="2026-11-23T10:00", planned=True)
    assert picture(model) == ["Planned", "- in spring", "- tomorrow", *before]
    assert model.index(0).data(TimelineRole.HEADING).line == "2 conversations"
    edits.plan_took_place(journal, first, None)
    assert picture(model) == ["Planned", "- in spring", "November 2026", "- tomorrow", *before[1:]]
    edits.trash_conversation(journal, later)
    assert picture(model) == ["November 2026", "- tomorrow", *before[1:]]
    edits.trash_conversation(journal, first)
    assert picture(model) == before


def test_a_plan_of_earlier_this_month_stands_among_what_was(
    model: TimelineModel, dana: ContactId, make_conversation: MakeConversation
) -> None:
    make_conversation(dana, text="never written up", at="2026-11-21T10:00", planned=True)
    model.show(dana)
    assert picture(model)[:2] == ["November 2026", "- never written up"]
    assert model.index(1).data(TimelineRole.PASSED)


def test_a_new_entry_on_top_inserts_one_row(
    model: TimelineModel, dana: ContactId, make_conversation: MakeConversation, told: list[tuple[str, int, int]]
) -> None:
    model.show(dana)
    told.clear()
    make_conversation(dana, text="new", at="2026-11-21T10:00", minutes=30, share=100)
    assert told == [("in", 1, 1), ("data", 0, 0)]
    assert picture(model)[:3] == ["November 2026", "- new", "- c"]
    assert model.index(0).data(TimelineRole.HEADING).line == "3 conversations · 2 h 30 · 44% business"


def test_the_first_entry_of_a_month_brings_its_heading_and_the_last_takes_it_away(
    journal: Journal,
    model: TimelineModel,
    dana: ContactId,
    make_conversation: MakeConversation,
    told: list[tuple[str, int, int]],
) -> None:
    model.show(dana)
    told.clear()
    new = make_conversation(dana, text="october", at="2026-10-05T10:00")
    assert told[0] == ("in", 3, 4)
    assert picture(model)[3:5] == ["October 2026", "- october"]
    edits.trash_conversation(journal, new)
    assert ("out", 3, 4) in told
    assert picture(model)[3:] == ["September 2026", "- a"]
    assert ("reset", 0, 0) not in told


def test_an_edit_tells_its_row_and_its_month(
    journal: Journal, model: TimelineModel, dana: ContactId, told: list[tuple[str, int, int]]
) -> None:
    model.show(dana)
    assert picture(model)
    told.clear()
    entry = model.index(2).data(TimelineRole.ENTRY)
    when = When(datetime(2026, 11, 2, 11, 5))
    edits.rewrite_conversation(journal, entry.id, NewConversation((dana,), when, Channel.MEAL, "b, longer", 30, 80))
    assert told == [("data", 2, 2), ("data", 0, 0)]
    assert picture(model)[2] == "- b, longer"


def test_a_changed_date_moves_the_entry_to_its_month(journal: Journal, model: TimelineModel, dana: ContactId) -> None:
    model.show(dana)
    entry = model.index(1).data(TimelineRole.ENTRY)
    edits.rewrite_conversation(journal, entry.id, NewConversation((dana,), When(datetime(2026, 9, 1, 9, 0)), text="c"))
    assert picture(model) == ["November 2026", "- b", "September 2026", "- a", "- c"]
    assert model.row_of(entry.id) == 4


def test_another_person_s_talk_is_not_shown(
    model: TimelineModel,
    dana: ContactId,
    make_contact: MakeContact,
    make_conversation: MakeConversation,
    told: list[tuple[str, int, int]],
) -> None:
    model.show(dana)
    told.clear()
    other = make_conversation(make_contact("Marcus"), at="2026-11-20T10:00")
    assert told == []
    assert model.row_of(other) is None


def test_a_renamed_companion_is_renamed_on_the_cards(
    journal: Journal,
    model: TimelineModel,
    dana: ContactId,
    make_contact: MakeContact,
    make_conversation: MakeConversation,
    told: list[tuple[str, int, int]],
) -> None:
    marcus = make_contact("Marcus")
    make_conversation(dana, marcus, at="2026-11-20T10:00")
    model.show(dana)
    assert model.index(1).data(TimelineRole.WITH) == ("Marcus",)
    told.clear()
    edits.rename_contact(journal, marcus, "Marcus Oyelaran")
    assert told == [("data", 1, 1)]
    assert model.index(1).data(TimelineRole.WITH) == ("Marcus Oyelaran",)


def test_a_bulk_import_shows_everything_afresh(journal: Journal, model: TimelineModel, dana: ContactId) -> None:
    model.show(None)
    talk = NewConversation((ContactId(0),), When(datetime(2026, 11, 21, 9, 0)), text="imported")
    bulk.load(journal, "import", [NewContact("Imported")], [talk])
    assert picture(model)[:2] == ["November 2026", "- imported"]


def test_changed_default_minutes_change_the_sums(
    journal: Journal, model: TimelineModel, make_contact: MakeContact, make_conversation: MakeConversation
) -> None:
    marcus = make_contact("Marcus")
    make_conversation(marcus, channel=Channel.CALL, share=50)
    model.show(marcus)
    assert "15 min" in model.index(0).data(TimelineRole.HEADING).line
    edits.set_channel_minutes(journal, {"call": 20})
    assert "20 min" in model.index(0).data(TimelineRole.HEADING).line


def test_pages_are_read_once_and_only_where_looked_at(
    journal: Journal, model: TimelineModel, make_contact: MakeContact, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2026, 1, 1, 9, 0)
    talks = [NewConversation((ContactId(0),), When(start + timedelta(hours=n)), text=str(n)) for n in range(1000)]
    bulk.load(journal, "import", [NewContact("Busy")], talks)
    asked: list[int] = []
    read = queries.entries_at

    def counted(journal: Journal, places: list[int]) -> list[Entry]:
        asked.append(len(places))
        return read(journal, places)

    monkeypatch.setattr(timeline.queries, "entries_at", counted)
    model.show(None)
    asked.clear()
    for row in (1, 2, 3, 30, 2, 1, 500, 501):
        assert model.index(row).data(TimelineRole.ENTRY) is not None
    assert asked == [timeline.PAGE, timeline.PAGE]


def test_a_failing_read_leaves_an_empty_row_and_no_exception(
    model: TimelineModel, dana: ContactId, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(journal: Journal, places: list[int]) -> list[Entry]:
        raise Damaged("The journal is damaged.")

    monkeypatch.setattr(timeline.queries, "entries_at", fail)
    model.show(dana)
    assert model.index(1).data(TimelineRole.ENTRY) is None
    assert "damaged-in-timelinemodel-data" in caplog.text


@pytest.mark.parametrize("wanted", [
    EntryFilter(),
    EntryFilter(side=MixSide.BUSINESS, rated_only=True),
    EntryFilter(channels=frozenset({Channel.CALL, Channel.TEXT, Channel.MEAL})),
    EntryFilter(tags=frozenset({TagId(1)})),
    EntryFilter(first=date(2026, 2, 10), last=date(2026, 5, 3)),
    EntryFilter(ids=frozenset(map(ConversationId, range(1, 40, 3)))),
], ids=["all", "side", "channels", "tags", "period", "ids"])  # fmt: skip
@pytest.mark.parametrize("of_everybody", [False, True], ids=["one", "everybody"])
def test_random_work_with_undo_always_shows_what_the_journal_holds(
    journal: Journal,
    signals: JournalSignals,
    model: TimelineModel,
    make_contact: MakeContact,
    wanted: EntryFilter,
    of_everybody: bool,
) -> None:
    rng = random.Random(3)
    history = UndoHistory(journal, signals)
    people = [make_contact("Dana"), make_contact("Marcus")]
    whose = None if of_everybody else people[0]
    fresh = TimelineModel(journal, signals, date.today)
    talks: list[ConversationId] = []
    history.clear()
    model.show(whose, wanted)
    shown = set()
    for step in range(150):
        with_whom = tuple(rng.sample(people, k=rng.choice((1, 2))))
        when = When(datetime(2026, 1, 1) + timedelta(hours=rng.randrange(4000)))
        tags = tuple(rng.sample(("family", "rollout"), k=rng.randrange(3)))
        talk = NewConversation(
            with_whom, when, rng.choice(list(Channel)), f"text {step}", 10, rng.randrange(100), tags=tags
        )
        with suppress(Conflict):  # the talk may have been undone
            match rng.randrange(8):
                case 0 | 1:
                    talks.append(edits.log_conversation(journal, talk))
                case 2 if talks:
                    edits.rewrite_conversation(journal, rng.choice(talks), talk)
                case 3 if talks:
                    rng.choice((edits.trash_conversation, edits.restore_conversation))(journal, rng.choice(talks))
                case 4 if talks:
                    add, remove = rng.choice(((("family",), ()), ((), ("family",))))
                    edits.tag_conversations(journal, rng.sample(talks, k=1), add, remove)
                case 5:
                    rng.choice((edits.trash_contact, edits.restore_contact))(journal, rng.choice(people))
                case _:
                    rng.choice((history.undo, history.redo))()
        fresh.show(whose, wanted)
        assert picture(model) == picture(fresh)
        shown.add(model.shown_count)
    assert len(shown) > 2, "the filter shows neither all nor nothing all the time"


def test_one_s_own_change_reads_no_other_place(
    journal: Journal, model: TimelineModel, dana: ContactId, make_conversation: MakeConversation,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    model.show(None)
    read = queries.places
    asked: list[int] = []

    def counted(*wanted: object) -> list[int]:
        found = read(*wanted)
        asked.append(len(found))
        return found

    monkeypatch.setattr(timeline.queries, "places", counted)
    new = make_conversation(dana, text="new", at="2026-11-21T10:00", tags=("family",))
    edits.trash_conversation(journal, new)
    assert asked == [1, 0]


def test_rows_agree_with_a_plain_walk_through_the_months() -> None:
    rng = random.Random(11)
    moments = sorted((datetime(2020, 1, 1) + timedelta(hours=rng.randrange(40_000)) for _ in range(300)), reverse=True)
    places = sorted((place(at.isoformat(timespec="minutes"), n) for n, at in enumerate(moments)), reverse=True)
    rows = TimelineRows.of(places)
    expected: list[int | None] = []
    months: list[str] = []
    for number, at in enumerate(moments):
        if f"{at:%Y-%m}" not in months:
            months.append(f"{at:%Y-%m}")
            expected.append(None)
        expected.append(number)
    assert rows.count == len(expected)
    assert list(rows.months) == months
    assert [rows.entry_at(row) for row in range(rows.count)] == expected
    assert [rows.row_of(p) for p in places] == [row for row, number in enumerate(expected) if number is not None]
    assert rows.row_of(places[3] + 1) is None
