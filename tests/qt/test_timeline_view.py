# SPDX-License-Identifier: MIT
"""The timeline's list: what is looked at stays where it is, whatever is inserted, measured or resized around it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.timeline import TimelineModel, TimelineRole
from relationship_journal.qt.widgets.row_heights import RowHeights
from relationship_journal.qt.widgets.timeline_delegate import TimelineDelegate
from relationship_journal.qt.widgets.timeline_view import TimelineView
from relationship_journal.storage import bulk, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact, NewConversation, When

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

START = datetime(2024, 1, 1, 9, 0)


def talk(number: int, words: int) -> NewConversation:
    return NewConversation(
        (ContactId(0),), When(START + timedelta(hours=9 * number)), text=f"{number} " + "word " * words
    )


@pytest.fixture
def model(qapp: object, journal: Journal) -> TimelineModel:
    rng = random.Random(1)
    talks = [talk(number, rng.choice((2, 2, 40, 200))) for number in range(1500)]
    bulk.load(journal, "import", [NewContact("Dana"), NewContact("Marcus")], talks)
    made = TimelineModel(journal, JournalSignals(journal), lambda: date(2026, 11, 22))
    made.show(None)
    return made


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, model: TimelineModel) -> TimelineView:
    theme.apply(qapp, theme.LIGHT)
    made = TimelineView(model, TimelineDelegate(theme.LIGHT))
    qtbot.addWidget(made)
    made.resize(724, 500)
    with qtbot.waitExposed(made):
        made.show()
    settle(made)
    return made


def settle(view: TimelineView) -> None:
    view.executeDelayedItemsLayout()
    view.viewport().repaint()


def at_the_top(view: TimelineView) -> tuple[object, int]:
    """What stands at the window's upper edge, and where."""
    index = view.indexAt(QPoint(5, 0))
    return index.data(TimelineRole.ENTRY) or index.data(), view.visualRect(index).top()


def test_rows_follow_each_other_without_gaps_and_fit_their_cards(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 3)
    settle(view)
    index = view.indexAt(QPoint(5, 0))
    bottom = view.visualRect(index).top()
    while bottom < view.viewport().height():
        rect = view.visualRect(index)
        assert rect.top() == bottom
        assert rect.height() == view.sizeHintForIndex(index).height()
        assert view.indexAt(rect.center()) == index
        bottom = rect.bottom() + 1
        index = index.siblingAtRow(index.row() + 1)


def test_opening_measures_only_what_can_be_seen(view: TimelineView) -> None:
    measured = sum(view._heights.is_measured(row) for row in range(len(view._heights)))
    assert 4 < measured < 60


def test_scrolling_up_and_down_again_in_small_steps_comes_back(view: TimelineView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(view)
    for _ in range(40):
        before = view.visualRect(view.indexAt(QPoint(5, 100))).top(), view.indexAt(QPoint(5, 100)).row()
        bar.setValue(bar.value() - 37)
        moved = view.visualRect(view.model().index(before[1], 0)).top() - before[0]
        assert moved == 37


def test_a_new_entry_shows_at_once_when_the_newest_are_in_view(journal: Journal, view: TimelineView) -> None:
    edits.log_conversation(journal, NewConversation((ContactId(1),), When(datetime(2026, 11, 21, 9, 0)), text="new"))
    settle(view)
    assert view.verticalScrollBar().value() == 0
    assert view.indexAt(QPoint(5, 60)).data(TimelineRole.ENTRY).text == "new"


def test_further_down_nothing_jumps_when_entries_come_and_go_above(journal: Journal, view: TimelineView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 17)
    settle(view)
    before = at_the_top(view)
    new = edits.log_conversation(
        journal, NewConversation((ContactId(1),), When(datetime(2026, 11, 21, 9, 0)), text="new " * 90)
    )
    settle(view)
    assert at_the_top(view) == before
    edits.trash_conversation(journal, new)
    settle(view)
    assert at_the_top(view) == before


def test_an_entry_that_grows_is_measured_again(journal: Journal, view: TimelineView) -> None:
    entry = view.model().index(1, 0).data(TimelineRole.ENTRY)
    new = NewConversation((ContactId(1),), entry.when, text="much longer " * 100)
    edits.rewrite_conversation(journal, entry.id, new)
    settle(view)
    index = view.model().index(1, 0)
    assert view.visualRect(index).height() == view.sizeHintForIndex(index).height()


def test_a_new_width_keeps_the_entry_at_the_top(qtbot: QtBot, view: TimelineView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(view)
    entry, _ = at_the_top(view)
    view.resize(500, 500)
    settle(view)
    assert at_the_top(view)[0] == entry
    view._delegate.set_theme(theme.LIGHT.scaled(2))
    view.retheme()
    settle(view)
    assert at_the_top(view)[0] == entry


def test_the_last_entry_ends_at_the_window_s_lower_edge(view: TimelineView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    settle(view)
    last = view.model().index(view.model().rowCount() - 1, 0)
    assert view.currentIndex() == last
    assert view.visualRect(last).bottom() + 1 == view.viewport().height()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_the_keyboard_walks_the_entries_and_passes_over_headings(view: TimelineView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (view.currentIndex().row(), view.verticalScrollBar().value()) == (1, 0)
    seen = []
    for _ in range(120):
        QTest.keyClick(view, Qt.Key.Key_Down)
        seen.append(view.currentIndex().row())
        rect = view.visualRect(view.currentIndex())
        assert rect.top() >= 0
        assert rect.bottom() <= view.viewport().height()
    assert not set(seen) & set(view._timeline.headings())
    assert len(set(seen)) == 120
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        before = view.currentIndex().row()
        QTest.keyClick(view, key)
        assert (view.currentIndex().row() > before) is (key == Qt.Key.Key_PageDown)
        assert view.currentIndex().row() not in view._timeline.headings()


def test_scrolling_to_an_entry_far_away_shows_it_whole(view: TimelineView) -> None:
    for row in (900, 20, 1400, 3):
        index = view.model().index(row, 0)
        view.scrollTo(index)
        rect = view.visualRect(index)
        assert rect.top() >= 0
        assert rect.bottom() <= view.viewport().height()
    view.scrollTo(view.model().index(800, 0), TimelineView.ScrollHint.PositionAtTop)
    assert view.visualRect(view.model().index(800, 0)).top() in {0, theme.LIGHT.px(36)}
    view.scrollTo(view.model().index(200, 0), TimelineView.ScrollHint.PositionAtCenter)
    assert abs(view.visualRect(view.model().index(200, 0)).center().y() - view.viewport().height() // 2) < 40


def test_a_click_chooses_the_entry_below_the_pointer(view: TimelineView) -> None:
    index = view.model().index(2, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert view.currentIndex() == index
    assert view.selectionModel().selectedRows() == [index]


def test_the_choice_survives_an_insertion_above(journal: Journal, view: TimelineView) -> None:
    view.setCurrentIndex(view.model().index(5, 0))
    entry = view.currentIndex().data(TimelineRole.ENTRY)
    edits.log_conversation(journal, NewConversation((ContactId(1),), When(datetime(2026, 11, 21, 9, 0)), text="new"))
    assert view.currentIndex().data(TimelineRole.ENTRY) == entry


def test_an_empty_timeline_is_calm(view: TimelineView, model: TimelineModel, journal: Journal) -> None:
    marcus = next(row.id for row in queries.contacts(journal) if row.name == "Marcus")
    model.show(marcus)
    settle(view)
    assert not view.indexAt(QPoint(5, 5)).isValid()
    assert view.verticalScrollBar().maximum() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    model.show(None)
    settle(view)
    assert view.indexAt(QPoint(5, 5)).isValid()


def long_rows(view: TimelineView) -> list[int]:
    """Rows whose text is cut while nobody chose them."""
    entries = ((row, view.model().index(row, 0).data(TimelineRole.ENTRY)) for row in range(400))
    return [row for row, entry in entries if entry is not None and len(entry.text) > 900]


def rewritten(journal: Journal, view: TimelineView, row: int, text: str) -> None:
    entry = view.model().index(row, 0).data(TimelineRole.ENTRY)
    edits.rewrite_conversation(journal, entry.id, NewConversation((ContactId(1),), entry.when, text=text))
    settle(view)


def test_the_chosen_entry_is_shown_whole_and_only_while_it_is_chosen(view: TimelineView) -> None:
    one, other, *_ = (view.model().index(row, 0) for row in long_rows(view))
    view.scrollTo(other)
    cut = view.visualRect(one).height()
    view.setCurrentIndex(one)
    settle(view)
    assert view.visualRect(one).height() > cut + 18
    view.setCurrentIndex(other)
    settle(view)
    assert view.visualRect(one).height() == cut
    assert view.visualRect(other).height() > cut
    view.selectionModel().clear()
    settle(view)
    assert view.visualRect(other).height() == cut


def test_an_entry_that_is_clicked_opens_where_it_is(view: TimelineView) -> None:
    first, second, *_ = long_rows(view)
    view.setCurrentIndex(view.model().index(first, 0))
    index = view.model().index(second, 0)
    view.scrollTo(index, TimelineView.ScrollHint.PositionAtCenter)
    settle(view)
    top = view.visualRect(index).top()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, top + 20))
    settle(view)
    assert view.currentIndex() == index
    assert view.visualRect(index).top() == top


def test_nothing_jumps_when_a_chosen_entry_above_the_window_closes(view: TimelineView) -> None:
    view.setCurrentIndex(view.model().index(long_rows(view)[0], 0))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    settle(view)
    before = at_the_top(view)
    view.selectionModel().clear()
    settle(view)
    assert at_the_top(view) == before


@pytest.mark.parametrize("row", [1, 3])
def test_an_entry_higher_than_the_window_is_read_page_by_page(journal: Journal, view: TimelineView, row: int) -> None:
    rewritten(journal, view, row, "\n\n".join(f"paragraph {number}" for number in range(100)))
    view.setCurrentIndex(view.model().index(row - 1 if row > 1 else row, 0))
    view.setCurrentIndex(view.model().index(row, 0))
    settle(view)
    index, room = view.currentIndex(), view.viewport().height()
    assert view.visualRect(index).height() > 5 * room
    assert 0 <= view.visualRect(index).top() < room // 2
    seen = [view.visualRect(index).top()]
    while view.visualRect(index).bottom() >= room:
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        assert view.currentIndex() == index
        seen.append(view.visualRect(index).top())
        assert 0 < seen[-2] - seen[-1] < room
    assert view.visualRect(index).bottom() + 1 == room
    for _ in seen[1:]:
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.currentIndex() == index
    assert view.visualRect(index).top() == 0
    for _ in seen[1:]:
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() > row
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == row
    assert 0 <= view.visualRect(view.currentIndex()).top() < room // 2


def test_where_the_chosen_entry_goes_its_neighbor_is_chosen(journal: Journal, view: TimelineView) -> None:
    def delete() -> int:
        entry = view.currentIndex().data(TimelineRole.ENTRY)
        edits.trash_conversation(journal, entry.id)
        settle(view)
        assert view.selectionModel().selectedRows() == [view.currentIndex()]
        assert view.currentIndex().data(TimelineRole.ENTRY) is not None
        return view.currentIndex().row()

    view.setCurrentIndex(view.model().index(1, 0))
    assert delete() == 1
    heading = view._timeline.headings()[1]
    view.setCurrentIndex(view.model().index(heading - 1, 0))
    assert delete() == heading
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    assert delete() == view.model().rowCount() - 1


def test_row_heights_agree_with_a_plain_list() -> None:
    rng = random.Random(2)
    plain = [rng.randrange(20, 200) for _ in range(1000)]
    heights = RowHeights(plain)
    for _ in range(200):
        match rng.randrange(3):
            case 0:
                row = rng.randrange(len(plain))
                plain[row] = rng.randrange(20, 200)
                heights.measure(row, plain[row])
            case 1:
                row = rng.randrange(len(plain) + 1)
                plain[row:row] = [70, 80]
                heights.insert(row, [70, 80])
            case _:
                row = rng.randrange(len(plain) - 3)
                del plain[row : row + 3]
                heights.remove(row, row + 2)
        assert (len(heights), heights.total) == (len(plain), sum(plain))
        row = rng.randrange(len(plain))
        assert heights.top(row) == sum(plain[:row])
        assert heights.at(heights.top(row)) == heights.at(heights.top(row) + plain[row] - 1) == row
    assert heights.at(-5) == 0
    assert heights.at(heights.total + 5) == len(plain) - 1
    assert heights.top(len(plain)) == heights.total


def test_resizing_while_the_journal_changes_keeps_showing(
    qtbot: QtBot, journal: Journal, view: TimelineView, make_contact: Callable[..., ContactId]
) -> None:
    rng = random.Random(4)
    person = make_contact("Priya")
    for step in range(40):
        view.resize(rng.randrange(300, 900), rng.randrange(100, 700))
        view.verticalScrollBar().setValue(rng.randrange(view.verticalScrollBar().maximum() + 1))
        when = When(START + timedelta(hours=rng.randrange(20_000)))
        edits.log_conversation(journal, NewConversation((person,), when, text=f"step {step} " * rng.randrange(60)))
        settle(view)
        assert view.indexAt(QPoint(5, 5)).isValid()
