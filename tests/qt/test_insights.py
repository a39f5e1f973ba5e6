# SPDX-License-Identifier: MIT
"""What to watch: cards beside a page, what they lead to, what is said to them, and who has a dot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from window_desk import NOW, Desk

from relationship_journal.qt import insight_steps
from relationship_journal.qt.models import insight_reading as reading_module
from relationship_journal.qt.models import insight_rows
from relationship_journal.qt.models.contacts import ContactRole
from relationship_journal.qt.models.insight_cards import Act
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.qt.widgets.insight_card import InsightCard
from relationship_journal.qt.widgets.insights_panel import InsightsPanel
from relationship_journal.qt.widgets.table import Table
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    FavorKind,
    MixSide,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewPromise,
    NewShortcut,
    PromiseId,
    Side,
    Stage,
    When,
)
from relationship_journal.values.insights import Said, Step, StepKind

People = dict[str, ContactId]
SHORTCUT = "A shortcut has not been told"


def promise(
    journal: Journal, contact: ContactId, what: str, day: int, conversation: ConversationId | None = None
) -> None:
    """A promise of the writer that was due on a day of November 2026."""
    edits.add_mark(
        journal, contact, NewPromise(what, Side.ME, due=date(2026, 11, day), on=date(2026, 11, 1)), conversation
    )


def settled(desk: Desk) -> InsightsModel:
    """Wait until everything that stands is known."""
    found = desk.window.findChild(InsightsModel)
    assert found is not None
    desk.bot.waitUntil(lambda: found.is_settled, timeout=5000)
    return found


def cards(desk: Desk) -> list[InsightCard]:
    """The cards beside the page, from the top."""
    return desk.part(InsightsPanel, "insightsPanel").cards


def titles(desk: Desk) -> list[str]:
    return [card.card.title for card in cards(desk) if card.card is not None]


def press(card: InsightCard, name: str) -> None:
    link = card.findChild(QAbstractButton, f"insight-{name}")
    assert link is not None and link.isVisibleTo(card)
    link.click()


def hold_enter(desk: Desk) -> None:
    """What a key sends that is held down."""
    target = desk.window.focusWidget()
    assert target is not None
    held, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QKeyEvent(held, Qt.Key.Key_Return, none, "\r", True))


def reach_step(desk: Desk, card: InsightCard) -> None:
    """Go from a card to its step by the arrows."""
    card.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    assert focused(desk).objectName() == "insight-step"


def _keep_act(done: list[Act], _card: object, act: Act, _at: QWidget) -> None:
    done.append(act)


def focused(desk: Desk) -> QWidget:
    found = desk.window.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def late(desk: Desk, journal: Journal, people: People) -> Desk:
    """A window on Dana's page, to whom a promise from her talk is late, and who was not told of a shortcut."""
    ((talk,),) = journal.rows("SELECT conversation_id FROM participant WHERE contact_id = ?", [people["Dana"]])
    promise(journal, people["Dana"], "send the sheet", 17, ConversationId(talk))
    edits.add_mark(journal, people["Dana"], NewShortcut("skipped the price check", on=date(2026, 11, 19)))
    desk.window.show_contact(people["Dana"])
    settled(desk)
    return desk


def test_cards_stand_beside_the_page_by_severity_and_age(late: Desk, people: People) -> None:
    assert titles(late) == ["A promise is 5 days late", SHORTCUT]
    first = cards(late)[0]
    assert first.accessibleName().startswith("To act on: A promise is 5 days late. “send the sheet” for Dana was due")
    late.window.show_contact(people["Marcus"])
    late.bot.waitUntil(lambda: titles(late) == [])
    assert "so far" in " ".join(
        label.text() for label in late.part(InsightsPanel, "insightsPanel").findChildren(QLabel)
    )


def test_show_entries_shows_exactly_what_it_rests_on(late: Desk, journal: Journal, people: People) -> None:
    edits.log_conversation(
        journal, NewConversation((people["Dana"],), When(NOW.replace(tzinfo=None)), text="Another talk")
    )
    settled(late)
    assert len(late.rows("timeline")) > 2
    press(cards(late)[0], "entries")
    assert [row for row in late.rows("timeline") if "The rollout plan with Dana" in row]
    assert not [row for row in late.rows("timeline") if "Another talk" in row]
    chip = late.part(QAbstractButton, "filterPicked")
    assert chip.isVisible() and "1 entry: A promise is 5 days late" in chip.text()
    chip.click()
    assert [row for row in late.rows("timeline") if "Another talk" in row]


def test_what_came_from_no_entry_is_listed_in_the_card(late: Desk) -> None:
    press(cards(late)[1], "entries")
    (link,) = cards(late)[1].findChildren(QAbstractButton, "insightRecord")
    assert link.accessibleName().startswith("Shortcut: skipped the price check")


def test_the_step_of_a_promise_keeps_it_and_undo_brings_it_back(late: Desk) -> None:
    press(cards(late)[0], "step")
    settled(late)
    assert titles(late) == [SHORTCUT]
    late.window.registry["undo"].trigger()
    settled(late)
    assert titles(late) == ["A promise is 5 days late", SHORTCUT]


def test_a_snoozed_one_is_gone_listed_and_back_by_undo(late: Desk, people: People) -> None:
    press(cards(late)[0], "snooze")
    menu = late.part(QMenu, "snoozeMenu")
    menu.actions()[0].trigger()
    menu.close()
    settled(late)
    assert titles(late) == [SHORTCUT]
    line = late.part(QAbstractButton, "insightsAnswered")
    assert line.isVisible() and line.text() == "1 put off"
    line.click()
    assert titles(late)[-1] == "A promise is 5 days late"
    late.window.registry["undo"].trigger()
    settled(late)
    assert titles(late) == ["A promise is 5 days late", SHORTCUT]


def test_fine_takes_a_note_and_can_be_taken_back(late: Desk) -> None:
    press(cards(late)[0], "fine")
    late.part(QLineEdit, "insightNote").setText("She knows")
    late.part(QAbstractButton, "insightNoteDone").click()
    settled(late)
    late.part(QAbstractButton, "insightsAnswered").click()
    answered = cards(late)[-1]
    assert answered.card is not None and answered.card.answered.endswith(": She knows")
    press(answered, "take_back")
    settled(late)
    assert titles(late) == ["A promise is 5 days late", SHORTCUT]


def test_why_unfolds_the_rule_its_numbers_and_its_source(late: Desk) -> None:
    card = cards(late)[0]
    press(card, "why")
    told = " ".join(label.accessibleName() for label in card.findChildren(type(card._title)))
    assert "2 working days" in told and "When your customers become your friends" in told
    press(card, "why")


def test_the_arrows_go_through_cards_and_what_they_offer(late: Desk) -> None:
    first, second = cards(late)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    late.press(Qt.Key.Key_Down)
    assert late.window.focusWidget() is second
    late.press(Qt.Key.Key_Up)
    late.press(Qt.Key.Key_Right)
    late.press(Qt.Key.Key_Right)
    focused = late.window.focusWidget()
    assert focused is not None and focused.objectName() == "insight-step"
    late.press(Qt.Key.Key_Return)
    settled(late)
    assert titles(late) == [SHORTCUT]


def test_a_card_that_goes_takes_no_keyboard_from_the_composer(late: Desk, journal: Journal) -> None:
    cards(late)[0].setFocus(Qt.FocusReason.TabFocusReason)
    late.window.registry["new_entry"].trigger()
    late.type("half a")
    ((promised,),) = journal.rows("SELECT id FROM promise")
    edits.keep_promise(journal, PromiseId(promised), date(2026, 11, 22))
    settled(late)
    assert titles(late) == [SHORTCUT]
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "composerText"


def test_a_card_that_goes_hands_the_keyboard_to_the_next(late: Desk, journal: Journal) -> None:
    cards(late)[0].setFocus(Qt.FocusReason.TabFocusReason)
    ((promised,),) = journal.rows("SELECT id FROM promise")
    edits.keep_promise(journal, PromiseId(promised), date(2026, 11, 22))
    settled(late)
    assert QApplication.focusWidget() is cards(late)[0]


def test_an_open_note_takes_no_keyboard_from_the_list(late: Desk) -> None:
    press(cards(late)[0], "fine")
    view = late.part(QListView, "contactList")
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    for _ in range(2):
        late.press(Qt.Key.Key_Down)
        settled(late)
    late.bot.waitUntil(lambda: titles(late) == [])
    assert QApplication.focusWidget() is view


def test_enter_in_the_note_notes_it_and_does_nothing_else(late: Desk) -> None:
    done: list[Act] = []
    for card in cards(late):
        card.wanted.connect(partial(_keep_act, done))
    press(cards(late)[0], "fine")
    note = late.part(QLineEdit, "insightNote")
    late.bot.waitUntil(note.isVisible)
    note.setText("She knows")
    hold_enter(late)
    assert titles(late)[0] == "A promise is 5 days late" and note.isVisible()
    late.press(Qt.Key.Key_Return)
    settled(late)
    assert titles(late) == [SHORTCUT] and done == []
    assert late.window.findChild(QAbstractButton, "filterPicked") is None


def test_after_a_step_by_enter_the_next_card_has_the_keyboard(desk: Desk, journal: Journal, people: People) -> None:
    for day in range(1, 11):  # more than are shown at first, so that a card moves up where one goes
        promise(journal, edits.add_contact(journal, NewContact(f"Person {day:02}")), "send the sheet", day)
    settled(desk)
    desk.window.registry["today"].trigger()
    desk.bot.waitUntil(lambda: any(one.isVisible() and one.cards for one in desk.window.findChildren(InsightsPanel)))
    (panel,) = [one for one in desk.window.findChildren(InsightsPanel) if one.isVisible()]

    def keys() -> list[object]:
        return [card.card.key for card in panel.cards if card.card is not None]

    for place in (2, 4):
        before = keys()
        assert len(before) == 5
        reach_step(desk, panel.cards[place])
        desk.press(Qt.Key.Key_Return)
        settled(desk)
        desk.bot.waitUntil(lambda old=before: keys() != old)
        assert before[place] not in keys() and focused(desk) is panel.cards[place]
        assert before[place + 1 :] == keys()[place:-1]
        after = keys()
        hold_enter(desk)
        settled(desk)
        assert keys() == after and focused(desk) is panel.cards[place]


def test_a_held_enter_does_no_deed_and_says_nothing_fine(late: Desk) -> None:
    reach_step(late, cards(late)[0])
    hold_enter(late)
    settled(late)
    assert titles(late) == ["A promise is 5 days late", SHORTCUT]


def test_an_answer_leaves_the_keyboard_on_the_card_itself(late: Desk) -> None:
    reach_step(late, cards(late)[0])
    late.press(Qt.Key.Key_Right)
    assert focused(late).objectName() == "insight-snooze"
    late.part(InsightsPanel, "insightsPanel")._unfolds = True
    press(cards(late)[0], "snooze")
    menu = late.part(QMenu, "snoozeMenu")
    menu.actions()[0].trigger()
    menu.close()
    settled(late)
    assert titles(late) == [SHORTCUT, "A promise is 5 days late"]
    assert focused(late) is cards(late)[1]


def test_what_a_step_writes_has_the_cursor_at_its_end(late: Desk) -> None:
    step = Step(StepKind.WRITE, Said("Write"), ContactId(1), channel=Channel.TEXT, text="Wrote about sailing")
    late.window._write(step.contact, insight_steps.form_of(step, NOW))
    late.type(" and jazz")
    assert late.text == "Wrote about sailing and jazz"
    assert focused(late) is late.part(QPlainTextEdit, "composerText")


def test_promises_are_compared_in_the_column_of_promises_kept(late: Desk, journal: Journal, people: People) -> None:
    promise(journal, people["Priya"], "quote", 1)
    ((mark,),) = journal.rows("SELECT id FROM promise WHERE what = 'quote'")
    edits.keep_promise(journal, PromiseId(mark), date(2026, 11, 1))
    late.window.resize(1024, 640)
    late.window.registry["all_customers"].trigger()
    table = late.part(Table, "customersTable")
    section = table.rows.column_of("promises")
    assert section is not None
    table.show_column(section, False)
    late.window.show_contact(people["Dana"])
    late.window.show_place(insight_steps.PLACES[StepKind.PROMISES](Step(StepKind.PROMISES, Said("Show promises"))))
    assert table.rows.sorted_by == section and not table.isColumnHidden(section)
    assert table.viewport().rect().contains(table.visualRect(table.rows.index(0, section)))
    assert [row.name.split()[0] for row in table.rows.rows] == ["Priya", "Dana", "Marcus"]
    table.header.sort_by(0)
    late.window.show_contact(people["Dana"])
    late.window.registry["back"].trigger()
    assert table.rows.sorted_by == 0


def test_who_is_to_be_acted_for_has_a_dot_and_comes_first(late: Desk, journal: Journal, people: People) -> None:
    promise(journal, people["Priya"], "quote", 1)
    settled(late)
    view = late.part(QListView, "contactList").model()
    rows = [view.index(row, 0) for row in range(view.rowCount())]
    assert [row.data(Qt.ItemDataRole.DisplayRole).split()[0] for row in rows] == ["Priya", "Dana", "Marcus"]
    assert [row.data(ContactRole.ATTENTION) for row in rows] == [True, True, False]
    assert "Needs attention. A promise is 21 days late." in late.rows("contactList")[0]


def test_nothing_is_judged_on_the_windows_thread(
    desk: Desk, journal: Journal, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[threading.Thread] = set()
    read: Callable[..., object] = reading_module.read_insights

    def watched(*args: object) -> object:
        threads.add(threading.current_thread())
        return read(*args)

    monkeypatch.setattr(reading_module, "read_insights", watched)
    settled(desk)
    promise(journal, people["Dana"], "send the sheet", 17)
    settled(desk)
    assert threads and threading.main_thread() not in threads


def test_a_plan_fills_the_composer_and_leaves_a_draft_alone(late: Desk, journal: Journal, people: People) -> None:
    edits.add_mark(
        journal, people["Marcus"], NewFriction("the delivery mix-up", MixSide.BUSINESS, on=date(2026, 11, 1))
    )
    late.window.show_contact(people["Marcus"])
    settled(late)
    late.bot.waitUntil(lambda: len(titles(late)) == 1)
    press(cards(late)[0], "step")
    assert "I think we’re having a problem here" in late.text.replace("'", "’")
    late.part(QAbstractButton, "composerSave").click()
    heading, plan, *_ = late.rows("timeline")
    assert heading == "Planned · 1 conversation" and "having a problem here" in plan and "tomorrow at 10:00" in plan
    late.window.registry["new_entry"].trigger()
    late.type("half a thought")
    press(cards(late)[0], "step")
    assert late.text == "half a thought"


def test_every_insight_is_a_row_that_letters_find(late: Desk, journal: Journal, people: People) -> None:
    promise(journal, people["Priya"], "quote", 1)
    settled(late)
    late.window.registry["all_insights"].trigger()
    rows = late.rows("insightsList")
    assert rows[0].startswith("To act on, 3") and "A promise is 21 days late, Priya Subramanian" in rows[1]
    late.part(QLineEdit, "insightsFind").setText("priya")
    assert len(late.rows("insightsList")) == 2
    late.part(QListView, "insightsList").setFocus()
    late.press(Qt.Key.Key_S)
    settled(late)
    late.part(QLineEdit, "insightsFind").clear()
    assert not [row for row in late.rows("insightsList") if "Priya" in row]


def test_the_page_of_all_counts_what_stands_and_what_was_answered(
    late: Desk, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(cards(late)[0], "fine")
    late.part(QAbstractButton, "insightNoteDone").click()
    settled(late)
    assert journal.rows('SELECT "on" FROM answer') == [("2026-11-22",)]
    late.window.registry["all_insights"].trigger()
    assert late.part(QLabel, "insightsCount").text() == "1 insight · 1 fine"
    late.window.registry["back"].trigger()
    made: list[object] = []
    make = insight_rows.card_of
    monkeypatch.setattr(
        insight_rows, "card_of", lambda one, *rest, **more: made.append(one) or make(one, *rest, **more)
    )
    late.history.undo()
    settled(late)
    assert made == []  # nobody looks at the page
    late.window.registry["all_insights"].trigger()
    assert late.part(QLabel, "insightsCount").text() == "2 insights"


def test_today_and_the_customers_tell_the_same(late: Desk) -> None:
    late.window.registry["today"].trigger()

    def shown() -> list[InsightsPanel]:
        return [panel for panel in late.window.findChildren(InsightsPanel) if panel.isVisible() and panel.cards]

    late.bot.waitUntil(lambda: bool(shown()))  # the page is painted first
    panels = shown()
    assert [card.card.title for card in panels[0].cards if card.card] == ["A promise is 5 days late", SHORTCUT]
    assert panels[0].cards[0].card is not None and panels[0].cards[0].card.whose == "Dana Whitfield"
    late.window.registry["all_customers"].trigger()
    table = late.part(QTableView, "customersTable").model()
    heads = [table.headerData(at, Qt.Orientation.Horizontal) for at in range(table.columnCount())]
    told = {table.index(row, 0).data(): table.index(row, heads.index("To watch")).data() for row in range(3)}
    assert told == {"Dana Whitfield": "2", "Marcus Oyelaran": "", "Priya Subramanian": ""}


def test_in_the_first_weeks_a_question_can_be_skipped_and_comes_back_by_undo(desk: Desk, people: People) -> None:
    desk.window.show_contact(people["Marcus"])
    settled(desk)
    skip = desk.part(QAbstractButton, "insightsSkip")
    desk.bot.waitUntil(skip.isVisible)
    skip.click()
    settled(desk)
    assert not skip.isVisible()
    desk.window.registry["undo"].trigger()
    settled(desk)
    assert skip.isVisible()


def test_a_rule_that_is_turned_off_notices_nothing(late: Desk, journal: Journal) -> None:
    edits.set_rule(journal, "late-promise", on=False)
    settled(late)
    assert titles(late) == [SHORTCUT]


def test_another_size_of_text_reaches_every_card(late: Desk) -> None:
    late.window.registry["larger_text"].trigger()
    assert titles(late) == ["A promise is 5 days late", SHORTCUT]


def test_every_step_there_is_leads_somewhere() -> None:
    deeds = {kind for kind in StepKind if kind.value in set(Deed)}
    writing = {StepKind.PLAN, StepKind.WRITE, StepKind.NOTE, StepKind.HAND_OVER}
    assert deeds | writing | set(insight_steps.PLACES) == set(StepKind)


def test_a_plan_is_for_the_next_working_day_and_a_brief_message_for_now() -> None:
    step = Step(StepKind.PLAN, Said("Plan"), ContactId(1), channel=Channel.MEAL, text="Lunch")
    friday = insight_steps.form_of(step, datetime(2026, 11, 20, 14, 30))
    assert (friday.when, friday.channel, friday.text) == ("2026-11-23 10:00", Channel.MEAL, "Lunch")
    brief = insight_steps.form_of(replace(step, kind=StepKind.WRITE, channel=None), datetime(2026, 11, 20, 14, 30))
    assert brief.channel is Channel.TEXT and brief.when == "" and brief.manner is not None and brief.manner.brief


def test_evidence_of_several_talks_is_shown_exactly(desk: Desk, journal: Journal, people: People) -> None:
    favors = []
    for day in (3, 9, 12):
        talk = NewConversation((people["Dana"],), When(datetime(2026, 11, day, 9, 0)), text=f"Talk of day {day}")
        conversation = edits.log_conversation(journal, talk)
        if day != 9:
            said = NewFavor("moved delivery", kind=FavorKind.DELIVERY, on=date(2026, 11, day))
            favors.append(edits.add_mark(journal, people["Dana"], said, conversation))
    edits.set_stages(journal, [people["Dana"]], Stage.FRIEND)
    desk.window.show_contact(people["Dana"])
    settled(desk)
    desk.bot.waitUntil(lambda: any(title.startswith("Favors") for title in titles(desk)))
    press(next(card for card in cards(desk) if card.card and card.card.title.startswith("Favors")), "entries")
    shown = [row for row in desk.rows("timeline") if "Talk of day" in row or "rollout" in row]
    assert len(shown) == 2 and all("day 3" in row or "day 12" in row for row in shown)
