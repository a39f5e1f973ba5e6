# SPDX-License-Identifier: MIT
"""Marks while they are written: fields under the text correct them, a key makes them text again, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.widgets.choice_pill import ChoicePill
from relationship_journal.qt.widgets.timeline_view import TimelineView
from relationship_journal.storage import drafts, queries
from relationship_journal.values import (
    Channel,
    Cost,
    FavorKind,
    MixSide,
    NewFavor,
    NewMark,
    NewNote,
    NewPromise,
    NoteKind,
    OffDuty,
    Side,
)

CTRL = Qt.KeyboardModifier.ControlModifier


def text(desk: Desk) -> QPlainTextEdit:
    return desk.part(QPlainTextEdit, "composerText")


def write(desk: Desk, words: str) -> None:
    text(desk).setFocus()
    text(desk).insertPlainText(words)
    desk.bot.wait(10)


def save(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Return, CTRL)


def composer(desk: Desk) -> QWidget:
    return desk.part(QWidget, "composer")


def shown(desk: Desk) -> list[str]:
    """What the fields of the marks say, in order."""
    strip = composer(desk).findChild(QWidget, "composerMarks")
    if strip is None or not strip.isVisible():
        return []
    found = [
        part
        for part in strip.findChildren(QWidget)
        if isinstance(part, QLineEdit | ChoicePill) and not part.isHidden() and part.isVisibleTo(strip)
    ]
    return [part.text().removesuffix(" ▾") for part in found]


def field(desk: Desk, name: str) -> QWidget:
    """The field of this accessible name, or whose name begins so."""
    found = [one for one in composer(desk).findChildren(QWidget) if one.accessibleName().startswith(name)]
    return next(one for one in found if not one.isHidden())


def button(desk: Desk, words: str) -> QPushButton:
    return next(one for one in composer(desk).findChildren(QPushButton) if one.text() == words and one.isVisible())


def notes(desk: Desk) -> list[str]:
    return [label.text() for label in composer(desk).findChildren(QLabel) if label.isVisible()]


def saved(desk: Desk) -> list[NewMark]:
    return [replace(one.said, on=None) for one in reversed(queries.marks(desk.journal))]


def retype(part: QWidget, words: str) -> None:
    assert isinstance(part, QLineEdit)
    part.setFocus()
    part.selectAll()
    QTest.keyClicks(part, words)


def test_a_mark_unfolds_into_fields_and_the_day_is_resolved(desk: Desk) -> None:
    write(desk, "Fine.")
    assert shown(desk) == []
    write(desk, "\npromise send SLA sheet by tue")
    assert shown(desk) == ["send SLA sheet", "I owe it", "by Tue 24 Nov"]
    write(desk, "\nfavor moved delivery because they launch early")
    assert shown(desk)[3:] == ["moved delivery", "Done by me", "Asked by them", "Delivery", "because they launch early"]


def test_every_field_corrects_the_line_and_one_undo_takes_it_back(desk: Desk) -> None:
    write(desk, "promise send it by tue")
    retype(field(desk, "Promise: due"), "1 dec")
    QTest.keyClick(field(desk, "Promise: due"), Qt.Key.Key_Return)
    assert text(desk).toPlainText() == "promise send it by 1 Dec 2026"
    assert text(desk).hasFocus()
    QTest.keyClick(field(desk, "Promise: side"), Qt.Key.Key_Down)
    assert text(desk).toPlainText() == "promise send it by 1 Dec 2026, from them"
    retype(field(desk, "Promise: what"), "send the sheet")
    text(desk).setFocus()
    assert text(desk).toPlainText() == "promise send the sheet by 1 Dec 2026, from them"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert text(desk).toPlainText() == "promise send it by 1 Dec 2026, from them"
    save(desk)
    assert saved(desk) == [NewPromise("send it", Side.THEM, date(2026, 12, 1))]
    assert shown(desk) == []


def test_what_is_typed_into_a_field_counts_when_it_is_saved_at_once(desk: Desk) -> None:
    write(desk, "promise send it")
    retype(field(desk, "Promise: due"), "fri")
    QTest.keyClick(field(desk, "Promise: due"), Qt.Key.Key_Return, CTRL)
    desk.bot.wait(10)
    if text(desk).toPlainText():
        save(desk)
    assert saved(desk) == [NewPromise("send it", due=date(2026, 11, 27))]


def test_a_day_that_cannot_be_read_is_said_and_nothing_is_saved_or_lost(desk: Desk) -> None:
    write(desk, "promise send it")
    due = field(desk, "Promise: due")
    retype(due, "blue moon")
    before = len(queries.places(desk.journal))
    save(desk)
    assert any("blue moon" in said for said in notes(desk))
    assert len(queries.places(desk.journal)) == before
    assert (text(desk).toPlainText(), due.property("text")) == ("promise send it", "blue moon")


def test_a_key_makes_a_line_text_again_and_back(desk: Desk) -> None:
    write(desk, "promise lunch was fun")
    assert len(shown(desk)) == 3
    desk.press(Qt.Key.Key_Period, CTRL)
    assert shown(desk) == []
    write(desk, " today")
    assert shown(desk) == []
    assert button(desk, "Note as a promise").isVisible()
    desk.press(Qt.Key.Key_Period, CTRL)
    assert shown(desk)[0] == "lunch was fun"
    button(desk, "Keep as text").click()
    save(desk)
    assert saved(desk) == []
    newest = max(queries.entries_at(desk.journal, queries.places(desk.journal)), key=lambda entry: entry.id)
    assert newest.text == "promise lunch was fun today"


def test_a_question_becomes_something_to_ask_about_with_a_click(desk: Desk) -> None:
    write(desk, "Talked it through.\nHow did the exam go?")
    button(desk, "Ask about it next time").click()
    assert text(desk).toPlainText() == "Talked it through.\nask about: How did the exam go?"
    save(desk)
    assert saved(desk) == [NewNote("How did the exam go?", NoteKind.ASK_ABOUT, MixSide.PERSONAL)]


def test_what_may_be_prose_is_only_offered(desk: Desk) -> None:
    write(desk, "Goal of the meeting was clear")
    assert shown(desk) == []
    desk.press(Qt.Key.Key_Period, CTRL)
    assert text(desk).toPlainText() == "Goal: of the meeting was clear"
    assert shown(desk) == ["of the meeting was clear", "Open"]


def test_a_button_begins_a_line_of_its_own(desk: Desk) -> None:
    write(desk, "Talked it through.")
    button(desk, "Promise").click()
    assert text(desk).toPlainText() == "Talked it through.\npromise "
    assert text(desk).hasFocus()
    desk.type("send it by tue")
    button(desk, "A no").click()
    desk.type("price, budget freeze")
    assert text(desk).toPlainText().splitlines()[1:] == ["promise send it by tue", "a no: price, budget freeze"]
    save(desk)
    assert len(saved(desk)) == 2


def test_a_mark_that_says_nothing_yet_is_not_saved_and_the_cursor_goes_to_it(desk: Desk) -> None:
    write(desk, "Talked it through.\npromise ")
    save(desk)
    assert any("needs a few words" in said for said in notes(desk))
    assert QApplication.focusWidget() is field(desk, "Promise: what")
    desk.type("send it")
    save(desk)
    assert saved(desk) == [NewPromise("send it")]


def test_in_a_group_a_mark_says_whom_it_is_about(desk: Desk) -> None:
    write(desk, "Lunch with @marcus.\npromise send it")
    assert "About Dana Whitfield" in shown(desk)
    QTest.keyClick(field(desk, "Promise: whom"), Qt.Key.Key_Down)
    assert text(desk).toPlainText() == "Lunch with @marcus.\npromise @Marcus Oyelaran send it"
    save(desk)
    (mark,) = queries.marks(desk.journal)
    assert mark.contact is not None
    assert (mark.contact.name, mark.said) == ("Marcus Oyelaran", replace(mark.said, what="send it"))


def test_more_adds_what_is_not_said_yet(desk: Desk) -> None:
    write(desk, "favor moved delivery")
    more = field(desk, "Favor: more to say")
    assert isinstance(more, QPushButton)
    choices = {choice.text(): choice for choice in more.menu().actions()}
    choices["Said it’s a one-off"].trigger()
    choices = {choice.text(): choice for choice in more.menu().actions()}
    choices["Business reason"].trigger()
    desk.type("they launch early")
    assert text(desk).toPlainText() == "favor moved delivery, one-off, because they launch early"
    save(desk)
    assert saved(desk) == [
        NewFavor("moved delivery", kind=FavorKind.DELIVERY, reason="they launch early", said_one_off=True)
    ]


def test_drafts_keep_the_lines_what_their_days_meant_and_what_stays_text(desk: Desk) -> None:
    write(desk, "promise send it by tue\npromise lunch was fun")
    desk.press(Qt.Key.Key_Period, CTRL)
    desk.window.show_contact(None)
    (key,) = [key for key in drafts.keys(desk.journal, "composer:")]
    body = drafts.load(desk.journal, key)
    assert body is not None
    assert body["prose"] == ["promise lunch was fun"]
    assert body["meant"] == [["due tue", "2026-11-24"]]


def test_private_lines_are_marked_as_staying(desk: Desk) -> None:
    write(desk, "Fine.\nprivate: she thinks of leaving")
    assert any("never leaves this journal" in said for said in notes(desk))


def test_fields_are_reached_by_tab_from_the_text(desk: Desk) -> None:
    write(desk, "promise send it by tue")
    passed = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        passed.append(focused.accessibleName() if focused else "")
    assert passed == ["Promise: what", "Promise: side: I owe it", "Promise: due"]


def test_lines_show_as_set_in_how_it_was_and_are_saved_with_the_talk(desk: Desk) -> None:
    write(desk, "lunch 1h: cheered her up\noff duty, kept\ncost 84.50 GBP, I paid\nneeded an ear")
    names = [one.accessibleName() for one in composer(desk).findChildren(QPushButton) if one.isVisible()]
    assert {"Off duty: Kept off duty", "Who paid: I paid", "Dana Whitfield needed an ear"} <= set(names)
    assert desk.part(QLineEdit, "mannerCost").text() == "84.50 GBP"
    save(desk)
    (entry,) = queries.entries_at(desk.journal, queries.places(desk.journal)[:1])
    carried = queries.entry_marks(desk.journal, [entry.id])[entry.id]
    assert (entry.text, carried.cost) == ("cheered her up", Cost(8450, "GBP", Side.ME))
    assert (carried.manner.off_duty, carried.ears) == (OffDuty.KEPT, (entry.contacts[0].id,))
    assert not desk.part(QLineEdit, "mannerCost").isVisible()


def test_an_ear_of_one_who_took_no_part_is_said_and_nothing_is_lost(desk: Desk) -> None:
    before = len(queries.places(desk.journal))
    write(desk, "call: hello\nmarcus needed an ear")
    save(desk)
    assert any("with somebody else" in said for said in notes(desk))
    assert len(queries.places(desk.journal)) == before
    assert text(desk).toPlainText() == "call: hello\nmarcus needed an ear"


def test_a_day_there_is_not_is_said_and_saved_only_once_it_is_set_right(desk: Desk) -> None:
    before = len(queries.places(desk.journal))
    for words, said in (
        ("lunch 31 feb: hm", "not a day in the calendar"),
        ("lunch 1 Jan 1850: old", "outside the years"),
    ):
        text(desk).clear()
        write(desk, words)
        save(desk)
        assert any(said in note and "Nothing was saved yet" in note for note in notes(desk))
        assert (text(desk).toPlainText(), len(queries.places(desk.journal))) == (words, before)
    desk.type("yesterday")  # the cursor is in the field
    save(desk)
    entry = max(queries.entries_at(desk.journal, queries.places(desk.journal)), key=lambda one: one.id)
    assert (entry.channel, entry.text) == (Channel.MEAL, "old")


def press(key: Qt.Key) -> str:
    """Press a key on whatever has the cursor; answers where the cursor is then."""
    QTest.keyClick(QApplication.focusWidget(), key)
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.accessibleName()


def test_arrows_and_enter_work_on_the_buttons(desk: Desk) -> None:
    write(desk, "call 5m: hello")
    button(desk, "Promise").setFocus(Qt.FocusReason.TabFocusReason)
    assert press(Qt.Key.Key_Right) == "Begin a line: Favor"
    assert press(Qt.Key.Key_Left) == "Begin a line: Promise"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert text(desk).toPlainText() == "call 5m: hello\nfavor "
    button(desk, "How it was").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    brief = desk.part(QPushButton, "mannerBrief")
    assert brief.isVisible()
    brief.setFocus()
    press(Qt.Key.Key_Return)
    assert brief.isChecked()
    ear = desk.part(QPushButton, "mannerEar")
    opened: list[bool] = []
    ear.menu().aboutToShow.connect(partial(QTimer.singleShot, 0, ear.menu().close))
    ear.menu().aboutToShow.connect(partial(opened.append, True))
    ear.setFocus()
    press(Qt.Key.Key_Return)
    assert opened == [True]


def test_escape_folds_how_it_was_and_then_leads_to_the_timeline(desk: Desk) -> None:
    write(desk, "call 5m: hello")
    desk.press(Qt.Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.part(QPushButton, "mannerBrief").isVisible()
    press(Qt.Key.Key_Escape)
    assert not desk.part(QPushButton, "mannerBrief").isVisible()
    assert text(desk).hasFocus()
    press(Qt.Key.Key_Escape)
    assert not composer(desk).isAncestorOf(QApplication.focusWidget())
    assert isinstance(QApplication.focusWidget(), TimelineView)
    assert text(desk).toPlainText() == "call 5m: hello"
