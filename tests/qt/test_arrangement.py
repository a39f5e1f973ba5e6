# SPDX-License-Identifier: MIT
"""How the window comes back: size, panes, and where one was; whatever may have happened to its file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QSplitter, QWidget
from window_desk import Desk

from relationship_journal.preferences import Preferences
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.midnight import Midnight
from relationship_journal.qt.models.timeline import TimelineRole
from relationship_journal.qt.window_state import MOST_GROUPS, WindowState
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewConversation, When


@pytest.fixture
def again(desk: Desk) -> Callable[[], MainWindow]:
    """Close the window and open it anew, as at the next start."""

    def reopen() -> MainWindow:
        desk.close()
        return open_again(desk)

    return reopen


def open_again(desk: Desk) -> MainWindow:
    window = desk.open()
    window.resize(1360, 860)
    desk.bot.wait(1)
    return window


def title(desk: Desk) -> str:
    return desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text()


def talks(desk: Desk, contact: ContactId, count: int) -> None:
    for n in range(count):
        moment = When(datetime(2026, 11, 1) - timedelta(days=n * 3))
        edits.log_conversation(desk.journal, NewConversation((contact,), moment, text=f"Talk {n}", minutes=10))


def top(desk: Desk) -> tuple[str, int]:
    """What stands at the upper edge of the timeline, and how far above the edge it begins."""
    timeline = desk.part(QListView, "timeline")
    index = timeline.indexAt(QPoint(5, 1))
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole)), timeline.visualRect(index).top()


def test_everybodys_entries_come_back(
    desk: Desk, people: dict[str, ContactId], again: Callable[[], MainWindow]
) -> None:
    desk.window.show_contact(None)
    again()
    assert title(desk) == "All entries"
    assert desk.part(QPushButton, "navEntries").isChecked()


def test_the_chosen_entry_and_how_far_it_was_scrolled_come_back(
    desk: Desk, people: dict[str, ContactId], again: Callable[[], MainWindow]
) -> None:
    talks(desk, people["Marcus"], 90)
    desk.window.show_contact(people["Marcus"])
    timeline = desk.part(QListView, "timeline")
    row = next(n for n, text in enumerate(desk.rows("timeline")) if text.endswith("Talk 40"))
    timeline.setCurrentIndex(timeline.model().index(row, 0))
    timeline.verticalScrollBar().setValue(timeline.verticalScrollBar().value() + 41)
    before = top(desk)
    again()
    desk.bot.wait(50)
    assert top(desk) == before
    chosen = desk.part(QListView, "timeline").selectionModel().selectedIndexes()
    assert [index.data(TimelineRole.ENTRY).text for index in chosen] == ["Talk 40"]


def test_an_entry_that_is_gone_by_then_is_nothing_to_stumble_over(
    desk: Desk, people: dict[str, ContactId], again: Callable[[], MainWindow]
) -> None:
    talks(desk, people["Marcus"], 60)
    desk.window.show_contact(people["Marcus"])
    timeline = desk.part(QListView, "timeline")
    row = next(n for n, text in enumerate(desk.rows("timeline")) if text.endswith("Talk 30"))
    timeline.setCurrentIndex(timeline.model().index(row, 0))
    gone = timeline.currentIndex().data(TimelineRole.ENTRY).id
    desk.close()
    edits.trash_conversation(desk.journal, gone)
    open_again(desk)
    assert title(desk) == "Marcus Oyelaran"
    assert not desk.part(QListView, "timeline").selectionModel().hasSelection()


def test_a_contact_that_is_gone_by_then_leaves_the_first_one(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Priya"])
    desk.close()
    edits.trash_contact(desk.journal, people["Priya"])
    open_again(desk)
    assert title(desk) == "Dana Whitfield"


def test_nothing_lies_behind_at_the_start(desk: Desk, people: dict[str, ContactId], again) -> None:
    desk.window.show_contact(people["Priya"])
    assert desk.window.registry["back"].isEnabled()
    again()
    assert not desk.window.registry["back"].isEnabled()


def test_each_journal_comes_back_where_it_was(
    desk: Desk, make_desk: Callable[..., Desk], people: dict[str, ContactId], tmp_path: Path
) -> None:
    desk.window.show_contact(people["Priya"])
    desk.close()
    with Journal.create(tmp_path / "other.rj") as other:
        second = make_desk(other)
        assert second.part(QWidget, "welcome").isVisible()
        second.close()
    open_again(desk)
    assert title(desk) == "Priya Subramanian"


def test_all_entries_can_be_what_one_begins_with(
    desk: Desk, people: dict[str, ContactId], again: Callable[[], MainWindow]
) -> None:
    desk.window.show_contact(people["Priya"])
    desk.preferences = Preferences(theme="light", first_page="all_entries")
    again()
    assert title(desk) == "All entries"


def test_panes_come_back_hidden_and_as_wide_as_they_were(desk: Desk, again: Callable[[], MainWindow]) -> None:
    desk.bot.wait(10)
    panes = desk.part(QSplitter, "panes")
    panes.setSizes([330, 640, 390])
    panes.splitterMoved.emit(330, 1)
    wanted = panes.sizes()
    desk.press(Qt.Key.Key_F9)
    assert not desk.part(QWidget, "contactList").isVisible()
    again()
    assert not desk.part(QWidget, "contactList").isVisible()
    desk.window.resize(1360, 860)
    desk.press(Qt.Key.Key_F9)
    assert desk.part(QWidget, "contactList").isVisible()
    desk.bot.wait(10)
    assert desk.part(QSplitter, "panes").sizes() == wanted


def test_the_whole_screen_and_back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F11)
    action = desk.window.registry["full_screen"]
    assert desk.window.isFullScreen()
    assert action.isChecked()
    desk.press(Qt.Key.Key_F11)
    assert not desk.window.isFullScreen()
    assert not action.isChecked()


def test_the_action_follows_whoever_else_fills_the_screen(desk: Desk) -> None:
    desk.window.showFullScreen()
    assert desk.window.registry["full_screen"].isChecked()
    desk.window.showNormal()
    assert not desk.window.registry["full_screen"].isChecked()


DAMAGE = (
    b"",
    b"\x00\xff\xfe garbage \x80" * 50,
    b"[General]\ngeometry=@ByteArray(\\x1\\xd9)\npanes=999999999999999999999,1,1\nshow_people=maybe\n",
    b"[General]\npanes=a,b\njournals=@Invalid()\ngeometry=5\n",
    b"[General\n=====\n%%%",
)


@pytest.mark.parametrize("damage", DAMAGE, ids=range(len(DAMAGE)))
def test_a_damaged_file_is_no_reason_not_to_start(desk: Desk, damage: bytes) -> None:
    desk.close()
    desk.paths.window_state.write_bytes(damage)
    open_again(desk)
    assert desk.window.isVisible()
    assert title(desk) == "Dana Whitfield"


@pytest.mark.parametrize("words", ["offset=999999999999", "offset=x", "top=nobody", "view=navGone", "entry=nobody"])
def test_a_place_that_makes_no_sense_is_shown_as_far_as_it_does(
    desk: Desk, people: dict[str, ContactId], words: str
) -> None:
    desk.window.show_contact(people["Marcus"])
    desk.close()
    key, value = words.split("=")
    state = WindowState(desk.paths.window_state)
    state.put(f"{desk.journal.copy_id}/{key}", value)
    state.flush()
    open_again(desk)
    assert title(desk) == "Marcus Oyelaran"


def test_of_many_journals_the_latest_are_remembered(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.ini")
    for n in range(3 * MOST_GROUPS):
        state.put_group(f"journal-{n}", {"contact": str(n)})
    state.put_group(f"journal-{3 * MOST_GROUPS - 2}", {"contact": "again"})
    state.flush()
    kept = WindowState(tmp_path / "window.ini")
    remembered = [n for n in range(3 * MOST_GROUPS) if kept.group(f"journal-{n}", ["contact"])["contact"]]
    assert remembered == list(range(2 * MOST_GROUPS, 3 * MOST_GROUPS))


def test_another_day_is_noticed_once(desk: Desk) -> None:
    days = iter([date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)])
    midnight = Midnight(lambda: next(days), desk.window)
    heard: list[int] = []
    midnight.passed.connect(lambda: heard.append(1))
    midnight.look()
    assert heard == []
    midnight.look()
    assert heard == [1]
    midnight.look()
    assert heard == [1]


def test_a_pane_whose_inside_needs_more_room_gets_it(desk: Desk) -> None:
    page = desk.part(QSplitter, "panes").widget(1)
    head = desk.part(QWidget, "contactHead")
    wide = page.width() + 60
    head.setMinimumWidth(wide)
    desk.bot.waitUntil(lambda: page.width() >= wide)
