# SPDX-License-Identifier: MIT
"""Deeds to marks as somebody does them: one key or a small form, with a way back; and the form of any mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.models.mark_deeds import Deed, deeds
from relationship_journal.qt.models.mark_fields import FIELDS
from relationship_journal.qt.models.mark_form import EMPTY, MarkForm
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    FavorKind,
    GoalState,
    LimitKind,
    Mark,
    MarkKind,
    MarkRef,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    NoteKind,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
    When,
)

TODAY = date(2026, 11, 22)


def now_said(journal: Journal, ref: MarkRef) -> NewMark:
    mark = queries.mark(journal, ref)
    assert mark is not None
    return mark.said


def in_form(desk: Desk, work: Callable[[QWidget], None]) -> None:
    """Work in the form that is about to open; one that stays open is closed."""

    def begin() -> None:
        form = QApplication.activeModalWidget()
        assert form is not None
        QTimer.singleShot(3000, form, form.close)
        work(form)

    QTimer.singleShot(50, desk.window, begin)


def press(form: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(form.focusWidget() or form, key)


def line(form: QWidget, name: str) -> QLineEdit:
    found = form.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def says(form: QWidget) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


AT_ONCE: list[tuple[NewMark, Deed, str, object]] = [
    (NewPromise("x"), Deed.KEEP, "kept_on", TODAY),
    (NewPromise("x"), Deed.LET_GO, "let_go_on", TODAY),
    (NewPromise("x", kept_on=TODAY), Deed.REOPEN, "kept_on", None),
    (NewFavor("x", kind=FavorKind.PRICE), Deed.ONE_OFF, "said_one_off", True),
    (NewShortcut("x"), Deed.TELL, "told_on", TODAY),
    (NewFriction("x"), Deed.TALK, "talked_on", TODAY),
    (NewFriction("x"), Deed.CROSS, "crossed_on", TODAY),
    (NewFriction("x"), Deed.SETTLE, "settled_on", TODAY),
    (NewRefusal("x", still_hurts=True), Deed.GET_OVER, "still_hurts", False),
    (NewGoal("x"), Deed.PROGRESS, "state", GoalState.IN_PROGRESS),
    (NewGoal("x"), Deed.REACH, "state", GoalState.REACHED),
    (NewGoal("x"), Deed.DROP, "state", GoalState.DROPPED),
    (NewGoal("x", GoalState.DROPPED), Deed.REOPEN, "state", GoalState.OPEN),
    (NewGoal("x", GoalState.REACHED), Deed.CELEBRATE, "celebrated_on", TODAY),
    (NewNote("x"), Deed.RAISE, "raised_on", TODAY),
]


@pytest.mark.parametrize(("said", "deed", "field", "after"), AT_ONCE)
def test_a_deed_is_done_at_once_and_undone(
    desk: Desk, people: dict[str, ContactId], said: NewMark, deed: Deed, field: str, after: object
) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], said)
    assert desk.window.marks.work.do(ref, deed)
    assert getattr(now_said(desk.journal, ref), field) == after
    desk.history.undo()
    assert getattr(now_said(desk.journal, ref), field) == getattr(said, field)


def test_every_deed_that_is_offered_can_be_done(desk: Desk, people: dict[str, ContactId]) -> None:
    tried = {deed for _, deed, _, _ in AT_ONCE}
    asked = {Deed.MOVE, Deed.MAKE_GOOD, Deed.EXPLAIN, Deed.GIVE_REASON, Deed.EDIT, Deed.DELETE}
    assert tried | asked == set(Deed)


def test_a_promise_moves_with_a_word_by_a_day_and_enter(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewPromise("send it", due=date(2026, 11, 20)))

    def work(form: QWidget) -> None:
        QTest.keyClicks(form.focusWidget(), "fri")
        press(form)

    in_form(desk, work)
    assert desk.window.marks.work.do(ref, Deed.MOVE)
    mark = queries.mark(desk.journal, ref)
    assert mark is not None
    assert [(move.due_after, move.told) for move in mark.moves] == [(date(2026, 11, 27), True)]


def test_a_promise_moves_without_a_word(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewPromise("send it"))

    def work(form: QWidget) -> None:
        line(form, "markDay").setText("in 2 weeks")
        next(one for one in form.findChildren(QPushButton) if "Without" in one.text()).click()

    in_form(desk, work)
    assert desk.window.marks.work.do(ref, Deed.MOVE)
    mark = queries.mark(desk.journal, ref)
    assert mark is not None and not mark.moves[0].told


def test_a_day_nobody_can_read_is_said_beside_the_field(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewPromise("send it"))
    seen: list[str] = []

    def work(form: QWidget) -> None:
        line(form, "markDay").setText("whenever")
        press(form)
        seen.extend(says(form))
        press(form, Qt.Key.Key_Escape)

    in_form(desk, work)
    assert not desk.window.marks.work.do(ref, Deed.MOVE)
    assert any("whenever" in words for words in seen)
    mark = queries.mark(desk.journal, ref)
    assert mark is not None and mark.moves == ()


def test_a_reason_is_given(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewRefusal("the renewal"))

    def work(form: QWidget) -> None:
        box = form.findChild(QComboBox, "markReason")
        assert box is not None
        box.setCurrentIndex(box.findData("timing"))
        line(form, "markTheirWords").setText("after the audit")
        press(form)

    in_form(desk, work)
    assert desk.window.marks.work.do(ref, Deed.GIVE_REASON)
    said = now_said(desk.journal, ref)
    assert isinstance(said, NewRefusal)
    assert (said.reason, said.in_their_words) == (RefusalReason.TIMING, "after the audit")


def test_a_favor_is_explained_and_made_good(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewFavor("moved delivery", pushed_aside="the audit"))

    def explain(form: QWidget) -> None:
        QTest.keyClicks(form.focusWidget(), "their audit")
        press(form)

    in_form(desk, explain)
    assert desk.window.marks.work.do(ref, Deed.EXPLAIN)
    in_form(desk, press)
    assert desk.window.marks.work.do(ref, Deed.MAKE_GOOD)
    said = now_said(desk.journal, ref)
    assert isinstance(said, NewFavor)
    assert (said.reason, said.made_good_on) == ("their audit", TODAY)


def test_a_new_promise_is_written_and_undone(desk: Desk, people: dict[str, ContactId]) -> None:
    def work(form: QWidget) -> None:
        QTest.keyClicks(form.focusWidget(), "send the sheet")
        line(form, "mark_due").setText("tue")
        press(form)

    in_form(desk, work)
    ref = desk.window.marks.work.write(MarkKind.PROMISE, people["Dana"])
    assert ref is not None
    said = now_said(desk.journal, ref)
    assert said == NewPromise("send the sheet", due=date(2026, 11, 24), on=said.on)
    desk.history.undo()
    assert queries.marks(desk.journal, people["Dana"]) == []


def test_a_mark_for_nobody_yet_asks_whom_it_is_about(desk: Desk, people: dict[str, ContactId]) -> None:
    seen: list[str] = []

    def work(form: QWidget) -> None:
        line(form, "mark_what").setText("rugby")
        press(form)
        seen.extend(says(form))
        line(form, "mark_contact").setText("mar")
        press(form)

    in_form(desk, work)
    ref = desk.window.marks.work.write(MarkKind.INTEREST)
    assert ref is not None
    assert "Say whom this is about." in seen
    mark = queries.mark(desk.journal, ref)
    assert mark is not None and mark.contact_id == people["Marcus"]


def test_what_is_missing_is_said_beside_its_field(desk: Desk, people: dict[str, ContactId]) -> None:
    seen: list[str] = []

    def work(form: QWidget) -> None:
        press(form)
        seen.extend(says(form))
        assert form.focusWidget() is line(form, "mark_what")
        form.close()

    in_form(desk, work)
    assert desk.window.marks.work.write(MarkKind.PROMISE, people["Dana"]) is None
    assert "It needs a few words on what this is about." in seen


def test_editing_rewrites_a_mark_and_deleting_takes_it_away(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewPromise("send it", due=date(2026, 11, 20)))

    def work(form: QWidget) -> None:
        assert line(form, "mark_due").text() == "20 Nov 2026"
        line(form, "mark_what").setText("send all of it")
        press(form)

    in_form(desk, work)
    assert desk.window.marks.work.do(ref, Deed.EDIT)
    said = now_said(desk.journal, ref)
    assert isinstance(said, NewPromise)
    assert (said.what, said.due) == ("send all of it", date(2026, 11, 20))
    desk.window.marks.work.do(ref, Deed.DELETE)
    assert queries.marks(desk.journal) == []
    desk.history.undo()
    assert len(queries.marks(desk.journal)) == 1


def test_in_a_group_another_person_can_be_named(desk: Desk, people: dict[str, ContactId]) -> None:
    pair = (people["Dana"], people["Marcus"])
    talk = edits.log_conversation(desk.journal, NewConversation(pair, When(datetime(2026, 11, 20, 9))))
    ref = edits.add_mark(desk.journal, people["Dana"], NewInterest("rugby"), talk)

    def work(form: QWidget) -> None:
        box = form.findChild(QComboBox, "mark_contact")
        assert box is not None and box.count() == 2
        box.setCurrentIndex(1)
        press(form)

    in_form(desk, work)
    assert desk.window.marks.work.do(ref, Deed.EDIT)
    mark = queries.mark(desk.journal, ref)
    assert mark is not None and mark.contact_id == people["Marcus"]


def test_a_menu_offers_what_fits(desk: Desk, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(desk.journal, people["Dana"], NewPromise("send it"))
    menu = desk.window.marks.work.menu(ref, desk.window)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["&Kept", "&Move…", "&Let go", "&Edit…", "&Delete", "&History…"]
    menu.actions()[0].trigger()
    said = now_said(desk.journal, ref)
    assert isinstance(said, NewPromise) and said.kept_on == TODAY


def test_what_is_gone_is_said(desk: Desk) -> None:
    assert not desk.window.marks.work.do(MarkRef(MarkKind.PROMISE, 99), Deed.KEEP)


FULL: list[NewMark] = [
    NewPromise("a", Side.THEM, TODAY, TODAY, None, "note\nmore"),
    NewFavor("a", Side.THEM, Side.ME, FavorKind.GIFT, True, 1250, "EUR", "r", True, "p", TODAY, "n"),
    NewShortcut("a", TODAY, "n"),
    NewFriction("a", talked_on=TODAY, crossed_on=TODAY, settled_on=TODAY, note="n"),
    NewRefusal("a", RefusalKind.PRICE, RefusalReason.BUDGET, "w", True, "n"),
    NewGoal("a", GoalState.REACHED, TODAY, TODAY, "n"),
    NewNote("a", NoteKind.ASK_ABOUT, raised_on=TODAY, note="n"),
    NewLimit(LimitKind.SPENDING, 20000, "EUR", note="n"),
    NewLimit(LimitKind.PERSONAL_MINUTES, 390),
    NewLimit(LimitKind.OFF_DUTY_TIMES, 2),
    NewLimit(LimitKind.TOPIC, topic="politics"),
    NewInterest("a", "n"),
    NewStageChange(Stage.FRIENDLY, Stage.FRIEND, "n"),
]


@pytest.mark.parametrize("said", FULL)
def test_what_a_form_shows_is_what_it_reads_back(journal: Journal, people: dict[str, ContactId], said: NewMark) -> None:
    ref = edits.add_mark(journal, people["Dana"], said)
    form = MarkForm.of(journal, ref, TODAY)
    before = queries.mark(journal, ref)
    form.save(form.shown(), people["Dana"])
    assert queries.mark(journal, ref) == before


def test_every_field_of_every_kind_can_be_filled_in() -> None:
    for kind, empty in EMPTY.items():
        asked = {spec.name for spec in FIELDS[kind]} | {"currency"}
        there = {field.name for field in fields(empty)}
        assert there - asked <= ({"on"} if kind is MarkKind.LIMIT else set())


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        (MarkKind.PROMISE, {"due": "1850-01-01"}, "due"),
        (MarkKind.FAVOR, {"worth": "lots"}, "worth"),
        (MarkKind.LIMIT, {"amount": "much"}, "amount"),
        (MarkKind.LIMIT, {"amount": ""}, "amount"),
        (MarkKind.LIMIT, {"kind": "topic"}, "topic"),
        (MarkKind.STAGE_CHANGE, {"before": "friend", "after": "friend"}, "after"),
    ],
)
def test_what_cannot_be_kept_names_its_field(
    journal: Journal, people: dict[str, ContactId], kind: MarkKind, typed: dict[str, object], field: str
) -> None:
    form = MarkForm.new(journal, EMPTY[kind], TODAY, people["Dana"])
    with pytest.raises(BadValue) as refused:
        form.save({**form.shown(), **({"what": "x"} if "what" in form.shown() else {}), **typed}, people["Dana"])
    assert refused.value.field == field


def test_deeds_need_a_mark_only(journal: Journal, people: dict[str, ContactId]) -> None:
    ref = edits.add_mark(journal, people["Dana"], NewPromise("x"))
    mark: Mark[NewMark] | None = queries.mark(journal, ref)
    assert mark is not None and deeds(mark)[0] is Deed.KEEP
