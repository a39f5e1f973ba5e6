# SPDX-License-Identifier: MIT
"""Several entries at once, by keyboard and by mouse: choose, delete, tag, move, copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QWidget,
)
from window_desk import Desk

from relationship_journal.qt import entry_work
from relationship_journal.qt.models import chosen_entries
from relationship_journal.qt.widgets.tag_completer import TagCompleter, parted
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ConversationId, NewConversation, When

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def talks(journal: Journal, people: dict[str, ContactId]) -> list[ConversationId]:
    """Nine more talks with Dana over two months, the newest first."""
    made = []
    for number in range(9):
        when = When(datetime(2026, 11, 2, 10) - timedelta(days=5 * number))
        new = NewConversation((people["Dana"],), when, text=f"Talk {number}\nsecond line", tags=("family",))
        made.append(edits.log_conversation(journal, new))
    return made


@pytest.fixture
def timeline(make_desk: Callable[..., Desk], journal: Journal, talks: list[ConversationId]) -> tuple[Desk, Timeline]:
    desk = make_desk(journal)
    view = desk.part(Timeline, "timeline")
    view.setFocus()
    view.lead_to(talks[0])
    return desk, view


def words(desk: Desk) -> str:
    bar = desk.window.findChild(QFrame, "selectionBar")
    return bar.findChildren(QLabel)[0].text() if bar is not None and bar.isVisible() else ""


def toast(desk: Desk) -> str:
    frame = desk.part(QFrame, "undoToast")
    return frame.accessibleName() if frame.isVisible() else ""


def test_shift_and_arrows_choose_several_and_pass_over_headings(
    timeline: tuple[Desk, Timeline], talks: list[ConversationId]
) -> None:
    desk, view = timeline
    assert (view.chosen, words(desk)) == (talks[:1], "")
    for _ in range(3):
        desk.press(Qt.Key.Key_Down, SHIFT)
    assert view.chosen == talks[:4]
    assert words(desk) == "4 entries selected"
    desk.press(Qt.Key.Key_Up, SHIFT)
    assert view.chosen == talks[:3]
    desk.press(Qt.Key.Key_Escape)
    assert (view.chosen, words(desk)) == ([talks[2]], "")


def test_control_and_space_choose_one_by_one(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    for _ in range(2):
        desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_Space, CTRL)
    assert view.chosen == [talks[0], talks[2]]


def test_everything_is_chosen_at_once(timeline: tuple[Desk, Timeline]) -> None:
    desk, view = timeline
    desk.press(Qt.Key.Key_A, CTRL)
    assert len(view.chosen) == view.chosen_count() == 10
    assert words(desk) == "10 entries selected"


def test_the_mouse_chooses_with_shift_and_control(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline

    def click(number: int, keys: Qt.KeyboardModifier) -> None:
        row = view.model().row_of(talks[number])
        spot = view.visualRect(view.model().index(row, 0)).center()
        desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, spot)

    click(1, NONE)
    click(3, SHIFT)
    assert view.chosen == talks[1:4]
    click(2, CTRL)
    assert view.chosen == [talks[1], talks[3]]
    click(0, SHIFT)
    assert set(view.chosen) >= {talks[0]}
    click(1, NONE)
    assert view.chosen == [talks[1]]


def test_a_drag_chooses_what_it_passes(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    rows = [view.model().row_of(talk) for talk in talks[:3]]
    view.scrollTo(view.model().index(rows[2], 0))
    first, last = (view.visualRect(view.model().index(row, 0)).center() for row in (rows[2], rows[0]))
    desk.bot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, first)
    desk.bot.mouseMove(view.viewport(), last - QPoint(0, 2))
    desk.bot.mouseMove(view.viewport(), last)
    desk.bot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, last)
    assert view.chosen == talks[:3]


def test_several_are_deleted_with_one_undo(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    before = desk.rows("timeline")
    for _ in range(2):
        desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_Delete)
    assert toast(desk) == "3 entries deleted."
    assert len(queries.places(desk.journal)) == 9
    assert view.chosen == [talks[3]]
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.rows("timeline") == before


def test_many_are_written_beside_the_window(
    timeline: tuple[Desk, Timeline], monkeypatch: pytest.MonkeyPatch, people: dict[str, ContactId]
) -> None:
    desk, _ = timeline
    monkeypatch.setattr(edits, "FEW_ENTRIES", 2)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Delete)
    desk.bot.waitUntil(lambda: toast(desk) == "10 entries deleted.", timeout=5000)
    assert queries.places(desk.journal, people["Dana"]) == []
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(queries.places(desk.journal, people["Dana"])) == 10


def test_too_many_are_refused_with_a_sentence(
    timeline: tuple[Desk, Timeline], monkeypatch: pytest.MonkeyPatch, people: dict[str, ContactId]
) -> None:
    desk, _ = timeline
    monkeypatch.setattr(entry_work, "MOST", 9)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Delete)
    assert toast(desk) == "Choose 9 entries at most; these are 10. Nothing was done."
    assert len(queries.places(desk.journal, people["Dana"])) == 10


def test_several_chosen_are_not_opened(timeline: tuple[Desk, Timeline], journal: Journal) -> None:
    desk, view = timeline
    entry = view.entry
    assert entry is not None
    long = NewConversation(tuple(person.id for person in entry.contacts), entry.when, text="line\n" * 30)
    edits.rewrite_conversation(journal, entry.id, long)
    view.lead_to(entry.id)
    view.executeDelayedItemsLayout()
    whole = view.visualRect(view.currentIndex()).height()
    row = view.currentIndex()
    desk.press(Qt.Key.Key_Down, SHIFT)
    view.executeDelayedItemsLayout()
    assert view.visualRect(row).height() < whole
    desk.press(Qt.Key.Key_Up, SHIFT)
    view.executeDelayedItemsLayout()
    assert view.visualRect(row).height() == whole


def test_copied_entries_are_plain_text_without_private_lines(
    timeline: tuple[Desk, Timeline], journal: Journal, people: dict[str, ContactId]
) -> None:
    desk, view = timeline
    new = NewConversation((people["Dana"],), When(datetime(2026, 11, 20, 9)), text="Seen\nprivate: not this", share=40)
    view.lead_to(edits.log_conversation(journal, new))
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    first, second = text.split("\n\n")
    assert first == "Friday 20 November 2026 09:00 · Call · 40% business · with Dana Whitfield\nSeen"
    assert "The rollout plan with Dana" in second
    assert toast(desk) == "2 entries copied. Private lines stay in the journal."


def test_the_line_s_buttons_do_the_same(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    desk.press(Qt.Key.Key_Down, SHIFT)
    buttons = {button.text(): button for button in desk.part(QFrame, "selectionBar").findChildren(QPushButton)}
    desk.bot.mouseClick(buttons["Delete"], Qt.MouseButton.LeftButton)
    assert toast(desk) == "2 entries deleted."
    view.lead_to(talks[3])
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.bot.mouseClick(buttons["Deselect"], Qt.MouseButton.LeftButton)
    assert view.chosen == [talks[4]]


def test_what_stands_behind_a_search_is_left_alone(timeline: tuple[Desk, Timeline]) -> None:
    desk, view = timeline
    assert view.chosen
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("dana")
    desk.bot.waitUntil(lambda: not view.isVisible(), timeout=2000)
    next(action for action in desk.window.actions() if action.objectName() == "delete_entry").trigger()
    assert toast(desk) == "Choose one or more entries first."
    assert len(queries.places(desk.journal)) == 12


def answer(desk: Desk, do: Callable[[QDialog], None]) -> list[QDialog]:
    """Do something in the next dialog as soon as it stands there; a dialog nobody answers is closed."""
    seen: list[QDialog] = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog)
        QTimer.singleShot(3000, dialog, dialog.reject)
        do(dialog)

    QTimer.singleShot(50, desk.window, work)
    return seen


def tags_of(desk: Desk, talks: list[ConversationId]) -> list[tuple[str, ...]]:
    return [entry.tags for talk in talks if (entry := queries.entry(desk.journal, talk))]


def test_a_tag_is_put_on_all_that_are_chosen(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, _ = timeline
    edits.tag_conversations(desk.journal, talks[:1], ["rollout"], [])
    desk.press(Qt.Key.Key_Down, SHIFT)

    def write(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "tagEntriesText")
        field.setText("#budget, rollout")
        desk.bot.keyClick(field, Qt.Key.Key_Return)

    seen = answer(desk, write)
    desk.press(Qt.Key.Key_T, CTRL)
    assert seen
    assert tags_of(desk, talks[:3]) == [("family", "rollout", "budget"), ("family", "budget", "rollout"), ("family",)]
    assert toast(desk) == "Tags of 2 entries changed."
    desk.history.undo()
    assert tags_of(desk, talks[:2]) == [("family", "rollout"), ("family",)]


def test_a_tag_some_have_is_taken_off_or_put_on_all(
    timeline: tuple[Desk, Timeline], talks: list[ConversationId]
) -> None:
    desk, _ = timeline
    edits.tag_conversations(desk.journal, talks[:1], ["rollout", "later"], [])
    desk.press(Qt.Key.Key_Down, SHIFT)

    def tick(dialog: QDialog) -> None:
        boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
        assert list(boxes) == ["family", "rollout, on 1 of 2", "later, on 1 of 2"]
        boxes["family"].click()
        boxes["rollout, on 1 of 2"].click()
        dialog.accept()

    answer(desk, tick)
    desk.press(Qt.Key.Key_T, CTRL)
    assert tags_of(desk, talks[:2]) == [("rollout", "later"), ("rollout",)]


def test_entries_are_moved_to_another_contact(
    timeline: tuple[Desk, Timeline], talks: list[ConversationId], people: dict[str, ContactId]
) -> None:
    desk, _ = timeline
    desk.press(Qt.Key.Key_Down, SHIFT)

    def choose(dialog: QDialog) -> None:
        assert dialog.findChild(QComboBox, "moveEntriesFrom") is None
        desk.bot.keyClicks(dialog.focusWidget(), "oye")
        desk.bot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answer(desk, choose)
    desk.press(Qt.Key.Key_M, CTRL)
    assert toast(desk) == "Moved to Marcus Oyelaran."
    assert len(queries.places(desk.journal, people["Marcus"])) == 3
    assert len(queries.places(desk.journal, people["Dana"])) == 8
    desk.history.undo()
    assert len(queries.places(desk.journal, people["Dana"])) == 10


def test_on_everybody_s_page_it_is_asked_whose_place_is_taken(
    timeline: tuple[Desk, Timeline], people: dict[str, ContactId]
) -> None:
    desk, view = timeline
    both = NewConversation((people["Dana"], people["Marcus"]), When(datetime(2026, 11, 20, 9)))
    talk = edits.log_conversation(desk.journal, both)
    desk.window.show_contact(None)
    view.setFocus()
    view.lead_to(talk)

    def choose(dialog: QDialog) -> None:
        asked = dialog.findChild(QComboBox, "moveEntriesFrom")
        assert [asked.itemText(at) for at in range(asked.count())] == [
            "Dana Whitfield, in 1 entry", "Marcus Oyelaran, in 1 entry",
        ]  # fmt: skip
        asked.setCurrentIndex(1)
        names = dialog.findChild(QListView, "moveEntriesList").model()
        assert "Marcus Oyelaran, Oyelaran & Sons" not in [names.index(row, 0).data() for row in range(3)]
        desk.bot.keyClicks(dialog.focusWidget(), "helix pri")
        desk.bot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answer(desk, choose)
    desk.press(Qt.Key.Key_M, CTRL)
    entry = queries.entry(desk.journal, talk)
    assert entry is not None
    assert [person.name for person in entry.contacts] == ["Dana Whitfield", "Priya Subramanian"]


def test_a_list_of_people_is_narrowed_by_the_beginnings_of_words() -> None:
    people = [
        chosen_entries.Candidate(ContactId(1), "Dana Whitfield", "Marcus & Sons"),
        chosen_entries.Candidate(ContactId(2), "Marcus Oyelaran", ""),
        chosen_entries.Candidate(ContactId(3), "Zoë Müller-Lüdenscheidt", ""),
    ]

    def found(typed: str) -> list[int]:
        return [one.id for one in chosen_entries.matching(people, typed)]

    assert found("") == [1, 2, 3]
    assert found("mar") == [2, 1]
    assert found("zoe lud") == [3]
    assert found("arcus") == []


def test_the_tag_typed_last_is_completed(qapp: QApplication) -> None:
    field = QLineEdit()
    completer = TagCompleter(["rollout", "family", "budget 2027"], field)
    field.setCompleter(completer)
    field.setText("new, #OLL")
    completer.setCompletionPrefix(completer.splitPath(field.text())[0])
    assert completer.completionCount() == 1
    assert completer.pathFromIndex(completer.completionModel().index(0, 0)) == "new, rollout"
    assert parted(" new,, #two words ,") == ["new", "two words"]


def at_link(view: Timeline, wanted: str) -> QPoint:
    """A point of the chosen entry's card where a link is."""
    rect = view.visualRect(view.currentIndex())
    spots = (QPoint(x, y) for y in range(rect.top() + 30, rect.bottom(), 6) for x in range(100, rect.right() - 40, 6))
    return next(spot for spot in spots if view._meant_at(spot) == wanted)


def test_a_click_on_a_link_copies_its_address_and_opens_nothing(
    timeline: tuple[Desk, Timeline], people: dict[str, ContactId]
) -> None:
    desk, view = timeline
    text = "See [the sheet](https://a.example/sheet) or https://b.example/x."
    new = NewConversation((people["Dana"],), When(datetime(2026, 11, 20, 9)), text=text)
    view.lead_to(edits.log_conversation(desk.journal, new))
    view.executeDelayedItemsLayout()
    for address in ("https://a.example/sheet", "https://b.example/x"):
        spot = at_link(view, address)
        desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert QGuiApplication.clipboard().text() == address
        assert toast(desk) == f"Copied {address}."
    QGuiApplication.clipboard().clear()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), asked)
    menu = next(found for found in view.findChildren(QMenu) if found.isVisible())
    action = next(found for found in menu.actions() if found.text() == "Copy https://a.example/sheet")
    action.trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "https://a.example/sheet"


def test_edit_on_the_card_opens_it(timeline: tuple[Desk, Timeline], talks: list[ConversationId]) -> None:
    desk, view = timeline
    rect = view.visualRect(view.model().index(view.model().row_of(talks[1]), 0))
    spot = QPoint(rect.right() - 45, rect.top() + 18)
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.chosen == [talks[1]]
    assert desk.window.findChild(QWidget, "entryEditor") is not None
