# SPDX-License-Identifier: MIT
"""Marks on the timeline: chips in words on the cards, their deeds by click and key, new ones from the menus."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QStyle, QStyleOptionViewItem, QWidget
from window_desk import Desk

from relationship_journal.qt import theme
from relationship_journal.qt.models.carried import Carried, Said, carried
from relationship_journal.qt.models.timeline import TimelineRole
from relationship_journal.qt.widgets.card import CHIP_ROWS, CardLayout
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    Entry,
    EntryMarks,
    Manner,
    Mark,
    MarkKind,
    MarkOf,
    NewConversation,
    NewFriction,
    NewGoal,
    NewMark,
    NewPromise,
    OffDuty,
    Person,
    PromiseId,
    When,
)

TODAY = date(2026, 11, 22)
DANA, MARCUS = Person(ContactId(1), "Dana Whitfield"), Person(ContactId(2), "Marcus Oyelaran")


def entry(*people: Person, tags: tuple[str, ...] = ()) -> Entry:
    when = When(datetime(2026, 11, 16, 15, 10))
    return Entry(
        ConversationId(1), "uid", 1, when, Channel.CALL, 25, True, 70, True, False, False, "Rollout.", people, tags
    )


def mark(number: int, said: NewMark, who: Person = DANA) -> Mark[NewMark]:
    return Mark(number, f"{number:04}", who, ConversationId(1), date(2026, 11, 16), said)


def shown(desk: Desk) -> list[str]:
    """What the first entry carries."""
    found = timeline(desk).model().index(1, 0).data(TimelineRole.CARRIED)
    return [one.words for one in found.said]


def timeline(desk: Desk) -> Timeline:
    return desk.part(Timeline, "timeline")


def menu() -> QMenu:
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == "markMenu" and one.isVisible()]
    (made,) = found
    assert isinstance(made, QMenu)
    return made


def texts(of: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in of.actions() if not action.isSeparator()]


@pytest.fixture
def promised(desk: Desk, people: dict[str, ContactId]) -> Desk:
    """Dana's page, her newest talk with a late promise."""
    when = When(datetime(2026, 11, 20, 15))
    late = MarkOf(NewPromise("send SLA sheet", due=date(2026, 11, 21)))
    edits.log_conversation(desk.journal, NewConversation((people["Dana"],), when, text="Hi", marks=(late,)))
    desk.window.show_contact(people["Dana"])
    return desk


def chip_spot(desk: Desk) -> QPoint:
    """The middle of the first chip of the first entry."""
    view = timeline(desk)
    index = view.model().index(1, 0)
    rect = view.visualRect(index)
    points = (QPoint(x, y) for y in range(rect.top(), rect.bottom(), 3) for x in range(rect.left(), rect.right(), 9))
    option = view._option_at(rect.center())
    return next(point for point in points if view._delegate.mark_at(option, index, point) is not None)


def test_what_presses_comes_first_and_people_are_named_in_a_group() -> None:
    marks = EntryMarks((mark(1, NewGoal("less spoilage")), mark(2, NewFriction("the invoice"), MARCUS)))
    alone, together = carried(entry(DANA), marks, TODAY), carried(entry(DANA, MARCUS), marks, TODAY)
    assert [one.pressing for one in alone.said] == [True, False]
    assert alone.said[1].words == "Goal: less spoilage"
    assert together.said[0].words == "Friction, Marcus Oyelaran: the invoice, not talked about"


def test_how_a_talk_was_stands_behind_its_marks() -> None:
    marks = EntryMarks((mark(1, NewGoal("x")),), Manner(OffDuty.KEPT, nothing_to_follow_up=True), (DANA.id,))
    found = carried(entry(DANA), marks, TODAY)
    assert found.off_duty
    assert [one.words for one in found.said] == ["Goal: x", "Kept off duty", "Needed an ear", "Nothing to follow up"]


def test_twenty_marks_stay_readable(qapp: QApplication) -> None:
    layout = CardLayout(theme.LIGHT)
    said = Carried(tuple(Said(f"Promise: a thing with a rather long name, number {n}" * 3) for n in range(20)))
    closed, opened = (layout.card(entry(DANA), 640, said, whole=whole) for whole in (False, True))
    assert max(chip.row for chip in closed.chips) + 1 == CHIP_ROWS
    assert closed.chips[-1].text == f"+{20 - len(closed.chips) + 1}"
    assert [chip.text for chip in opened.chips] == [one.words for one in said.said]
    room = layout.text_width(640)
    assert all(chip.x + chip.width <= room for chip in (*closed.chips, *opened.chips))
    assert closed.height < opened.height


def test_what_a_chip_cuts_or_counts_stands_in_its_tip(qapp: QApplication) -> None:
    layout = CardLayout(theme.LIGHT)
    long, short = "Promise: " + "very " * 40, "Goal: x"
    first, second = layout.card(entry(DANA), 640, Carried((Said(long), Said(short)))).chips
    assert (first.untold, second.untold) == ((long,), ())
    chips = layout.card(entry(DANA), 640, Carried((Said(long),) * 9)).chips
    assert chips[-1].untold == (long,) * (9 - len(chips) + 1)


def test_chips_stand_inside_their_card_and_apart(qapp: QApplication) -> None:
    layout, option = CardLayout(theme.LIGHT), QStyleOptionViewItem()
    said = Carried(tuple(Said(f"Goal: number {n}") for n in range(9)))
    card = layout.card(entry(DANA, tags=("rollout",)), 640, said, whole=True)
    option.rect = QRect(0, 0, 640, card.height)
    option.state = QStyle.StateFlag.State_Enabled
    spots = [layout.chip_spot(option, card, chip) for chip in card.chips]
    assert all(option.rect.contains(spot) for spot in spots)
    assert not any(one.intersects(other) for one in spots for other in spots if one is not other)


def test_a_click_on_a_chip_offers_its_deeds(promised: Desk) -> None:
    assert shown(promised) == ["Promise: send SLA sheet, due yesterday"]
    view = timeline(promised)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=chip_spot(promised))
    assert texts(menu()) == ["Kept", "Move…", "Let go", "Edit…", "Delete", "History…"]
    menu().actions()[0].trigger()
    menu().close()
    assert shown(promised) == ["Promise kept late: send SLA sheet"]
    promised.history.undo()
    assert shown(promised) == ["Promise: send SLA sheet, due yesterday"]


def test_a_key_offers_the_deeds_of_the_chosen_entry(promised: Desk) -> None:
    view = timeline(promised)
    view.choose(view.model().index(1, 0))
    view.setFocus()
    promised.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert texts(menu())[:3] == ["Kept", "Move…", "Let go"]
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    assert shown(promised) == ["Promise kept late: send SLA sheet"]
    promised.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(menu(), Qt.Key.Key_O)
    assert shown(promised) == ["Promise: send SLA sheet, due yesterday"]


def test_of_several_marks_the_letters_work_behind_each(promised: Desk) -> None:
    talk = queries.marks(promised.journal, ContactId(1), [MarkKind.PROMISE])[0].conversation
    edits.add_mark(promised.journal, ContactId(1), NewPromise("call back", due=date(2026, 11, 24)), talk)
    promised.bot.waitUntil(lambda: len(shown(promised)) == 2)
    timeline(promised).setFocus()
    timeline(promised).choose(timeline(promised).model().index(1, 0))
    promised.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    first = menu().activeAction()
    assert first.text().startswith("Promise: send SLA sheet")
    assert not first.menu().isVisible(), "the keys would go past one that is open before it is entered"
    QTest.keyClick(menu(), Qt.Key.Key_Right)
    assert first.menu().activeAction().text() == "&Kept"
    QTest.keyClick(first.menu(), Qt.Key.Key_L)
    assert any(words.startswith("Promise let go: send SLA sheet") for words in shown(promised)), shown(promised)


def test_the_menu_key_offers_the_marks_of_the_chosen_entry(promised: Desk) -> None:
    view = timeline(promised)
    view.choose(view.model().index(1, 0))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view.viewport(), asked)
    shown_menu = QApplication.activePopupWidget()
    assert isinstance(shown_menu, QMenu)
    assert texts(shown_menu)[:2] == ["Promise: send SLA sheet, due yesterday", "Add"]
    shown_menu.close()


def test_several_marks_are_offered_each_by_its_words(promised: Desk, people: dict[str, ContactId]) -> None:
    (talk,) = timeline(promised)._model.conversations([1])
    edits.add_mark(promised.journal, people["Dana"], NewGoal("less spoilage"), talk)
    assert len(shown(promised)) == 2
    view = timeline(promised)
    view.choose(view.model().index(1, 0))
    promised.window.marks.offer()
    assert texts(menu()) == ["Promise: send SLA sheet, due yesterday", "Goal: less spoilage", "Add"]
    menu().close()


def test_an_entry_without_marks_can_be_given_one(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Dana"])
    view = timeline(desk)
    view.choose(view.model().index(1, 0))
    desk.window.marks.offer()
    add = menu().actions()[-1].menu()
    assert isinstance(add, QMenu)

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert form is not None
        QTest.keyClicks(form.focusWidget(), "send it")
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(50, desk.window, fill)
    menu().close()
    add.actions()[0].trigger()
    assert shown(desk) == ["Promise: send it"]


def test_a_moved_promise_says_so_on_its_card(promised: Desk) -> None:
    (found,) = queries.marks(promised.journal)
    edits.move_promise(promised.journal, PromiseId(found.id), date(2026, 12, 1), told=False, on=TODAY)
    assert shown(promised) == ["Promise: send SLA sheet, due yesterday, moved to 1 Dec without a word"]


def test_the_row_says_its_marks_to_those_who_hear_it(promised: Desk) -> None:
    assert promised.rows("timeline")[1].endswith("Promise: send SLA sheet, due yesterday, overdue.")


def test_the_head_of_a_person_offers_to_note_down(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Marcus"])
    button = desk.part(QPushButton, "noteDownButton")
    assert button.isVisible() and button.accessibleName() == "Note down about Marcus Oyelaran"
    assert texts(button.menu())[:2] == ["New promise…", "New favor…"]
    desk.window.show_contact(None)
    assert not button.isVisible()


def test_a_promise_without_a_talk_is_written_from_the_menu(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Marcus"])

    def fill() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, QWidget)
        assert isinstance(form.focusWidget(), QLineEdit)
        QTest.keyClicks(form.focusWidget(), "call back")
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(50, desk.window, fill)
    next(action for action in desk.window.actions() if action.objectName() == "new_promise").trigger()
    (found,) = queries.marks(desk.journal, people["Marcus"], [MarkKind.PROMISE])
    assert (found.conversation, found.said.what) == (None, "call back")  # type: ignore[union-attr]
