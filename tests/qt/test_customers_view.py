# SPDX-License-Identifier: MIT
"""All customers: sorted, filtered, copied, opened; columns as somebody wants them; drift by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget
from window_desk import NOW, Desk

from relationship_journal.qt.widgets.drift import DriftPicture
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.head import Head
from relationship_journal.qt.widgets.table import Table
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    NewContact,
    NewConversation,
    NewPromise,
    Stage,
    Status,
    When,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def talks(journal: Journal) -> Callable[..., None]:
    """Five rated talks with somebody in each of the two windows: share now, share before."""

    def log(contact: ContactId, now: int, before: int) -> None:
        for number in range(5):
            for days, share in ((number + 1, now), (number + 100, before)):
                at = NOW.replace(tzinfo=None) - timedelta(days=days)
                edits.log_conversation(journal, NewConversation((contact,), When(at), minutes=30, share=share))

    return log


@pytest.fixture
def shown(desk: Desk) -> Table:
    """The table of customers, as Ctrl+4 brings it."""
    desk.press(Qt.Key.Key_4, CTRL)
    return desk.part(Table, "customersTable")


def names(table: Table) -> list[str]:
    return [row.name.split()[0] for row in table.rows.rows]


def cell(table: Table, row: int, key: str) -> str:
    section = table.rows.column_of(key)
    assert section is not None
    return str(table.rows.index(row, section).data() or "")


def click_title(desk: Desk, table: Table, key: str) -> None:
    header, section = table.header, table.rows.column_of(key)
    assert section is not None
    place = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 2, header.height() // 2)
    desk.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def page_of(desk: Desk) -> str:
    head = desk.part(Head, "contactHead")
    assert head.isVisible()
    return head.findChild(ElidedLabel).whole


def line_of(desk: Desk) -> str:
    page = desk.part(QWidget, "customersView")
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text())


class TestTheTable:
    def test_a_key_brings_it_and_each_row_is_a_sentence(self, desk: Desk, shown: Table) -> None:
        assert shown.hasFocus()
        assert names(shown) == ["Dana", "Marcus", "Priya"]
        assert shown.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
            "Dana Whitfield, Northgate Logistics, professional. "
            "70% business in the last 90 days, from 1 rated talk. 30 minutes. Last talk 6 days ago"
        )
        assert shown.rows.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole) == "Share: 70%, Dana Whitfield"
        assert "3 customers" in line_of(desk)

    def test_an_empty_cell_says_nothing(self, shown: Table) -> None:
        assert [cell(shown, 0, key) for key in ("tier", "change", "promises", "favors", "limit")] == [""] * 5

    def test_figures_fall_at_the_first_click_and_rise_at_the_second(self, desk: Desk, shown: Table) -> None:
        shown.setCurrentIndex(shown.rows.index(0, shown.rows.column_of("talk")))
        shown.header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        desk.press(Qt.Key.Key_Space)
        assert names(shown) == ["Priya", "Marcus", "Dana"]
        desk.press(Qt.Key.Key_Space)
        assert names(shown) == ["Dana", "Marcus", "Priya"]

    def test_who_has_nothing_to_sort_by_is_last_either_way(
        self, desk: Desk, journal: Journal, people: dict[str, ContactId], shown: Table
    ) -> None:
        edits.add_mark(journal, people["Marcus"], NewPromise("x", due=NOW.date() - timedelta(3)))
        desk.bot.waitUntil(lambda: cell(shown, 1, "promises") == "0 of 1")
        for order in Qt.SortOrder:
            shown.sortByColumn(shown.rows.column_of("promises"), order)
            assert names(shown)[0] == "Marcus"

    def test_a_click_on_a_title_sorts(self, desk: Desk, shown: Table) -> None:
        click_title(desk, shown, "name")
        assert names(shown) == ["Priya", "Marcus", "Dana"]
        click_title(desk, shown, "account")
        assert names(shown) == ["Priya", "Dana", "Marcus"]

    def test_enter_and_a_click_open_the_contact_and_back_returns(self, desk: Desk, shown: Table) -> None:
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Return)
        assert page_of(desk) == "Marcus Oyelaran"
        desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert shown.isVisible() and shown.hasFocus() and shown.currentIndex().row() == 1
        place = shown.visualRect(shown.rows.index(2, 1)).center()
        desk.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert page_of(desk) == "Priya Subramanian"

    def test_letters_go_to_a_name(self, desk: Desk, shown: Table) -> None:
        desk.type("su")
        assert shown.currentIndex().row() == 2

    def test_it_follows_the_journal_and_keeps_who_is_chosen(
        self, desk: Desk, journal: Journal, people: dict[str, ContactId], shown: Table
    ) -> None:
        desk.press(Qt.Key.Key_Down)
        edits.add_contact(journal, NewContact("Adele Kern"))
        desk.bot.waitUntil(lambda: names(shown) == ["Adele", "Dana", "Marcus", "Priya"])
        assert shown.chosen_rows() == [2]
        edits.set_stages(journal, [people["Marcus"]], Stage.FRIEND, NOW.date())
        desk.bot.waitUntil(lambda: cell(shown, 2, "stage") == "Friend")
        edits.trash_contact(journal, people["Dana"])
        desk.bot.waitUntil(lambda: names(shown) == ["Adele", "Marcus", "Priya"])
        assert shown.chosen_rows() == [1]

    def test_what_changes_while_nobody_looks_is_read_on_return(
        self, desk: Desk, journal: Journal, shown: Table
    ) -> None:
        desk.window.show_contact(None)
        edits.add_contact(journal, NewContact("Adele Kern"))
        desk.bot.wait(20)
        assert names(shown) == ["Dana", "Marcus", "Priya"]
        desk.press(Qt.Key.Key_4, CTRL)
        assert names(shown) == ["Adele", "Dana", "Marcus", "Priya"]


class TestCopying:
    def test_chosen_rows_are_copied_with_their_titles(self, desk: Desk, shown: Table) -> None:
        desk.press(Qt.Key.Key_C, CTRL)
        lines = QGuiApplication.clipboard().text().splitlines()
        assert lines[0].split("\t")[:5] == ["Name", "Account", "Stage", "Tier", "Share"]
        assert [line.split("\t")[0] for line in lines[1:]] == ["Dana Whitfield"]
        desk.press(Qt.Key.Key_A, CTRL)
        desk.press(Qt.Key.Key_C, CTRL)
        assert len(QGuiApplication.clipboard().text().splitlines()) == 4

    def test_hidden_columns_and_texts_of_entries_stay_at_home(self, desk: Desk, shown: Table) -> None:
        shown.show_column(shown.rows.column_of("account"), False)
        desk.press(Qt.Key.Key_C, CTRL)
        assert "Northgate" not in QGuiApplication.clipboard().text()
        assert "rollout" not in QGuiApplication.clipboard().text()


class TestFilters:
    def test_words_of_a_name_or_account(self, desk: Desk, shown: Table) -> None:
        desk.press(Qt.Key.Key_Escape)
        field = desk.part(QLineEdit, "customersFind")
        assert field.hasFocus()
        desk.type("helix")
        assert names(shown) == ["Priya"] and "1 of 3 customers" in line_of(desk)
        desk.press(Qt.Key.Key_Down)
        assert shown.hasFocus()
        field.setText("zzz")
        assert "No customer matches this filter." in line_of(desk) and not shown.isVisible()
        desk.part(QPushButton, "customersViewClear").click()
        assert names(shown) == ["Dana", "Marcus", "Priya"] and shown.hasFocus()

    def test_former_customers_stand_apart(self, desk: Desk, journal: Journal, shown: Table) -> None:
        edits.add_contact(journal, NewContact("Otto Former", status=Status.FORMER))
        edits.add_contact(journal, NewContact("Sister", status=Status.NOT_CUSTOMER))
        link = desk.part(QPushButton, "customersFormer")
        desk.bot.waitUntil(link.isVisible)
        assert names(shown) == ["Dana", "Marcus", "Priya"] and link.text() == "1 former customer"
        link.click()
        assert names(shown) == ["Otto"] and not link.isVisible()
        assert desk.part(QPushButton, "customersFilter").text() == "Former customer ▾"

    def test_the_filter_offers_what_occurs(self, desk: Desk, shown: Table) -> None:
        desk.part(QPushButton, "customersFilter").click()
        popup = desk.part(QWidget, "customersView").findChild(QWidget, "peopleFilter")
        desk.bot.keyClicks(popup.findChild(QLineEdit, "peopleFilterFind"), "north")
        desk.bot.keyClick(popup.findChild(QLineEdit, "peopleFilterFind"), Qt.Key.Key_Return)
        popup.close()
        assert names(shown) == ["Dana"]

    def test_a_journal_without_customers_says_what_will_be_here(
        self, make_desk: Callable[[Journal], Desk], journal: Journal
    ) -> None:
        edits.add_contact(journal, NewContact("Sister", status=Status.NOT_CUSTOMER))
        desk = make_desk(journal)
        desk.press(Qt.Key.Key_4, CTRL)
        assert "No customers yet." in line_of(desk)


class TestColumns:
    def test_a_column_is_moved_with_the_keys_and_never_before_the_name(self, desk: Desk, shown: Table) -> None:
        shown.setCurrentIndex(shown.rows.index(0, shown.rows.column_of("tier")))
        desk.press(Qt.Key.Key_Left, CTRL | SHIFT)
        assert [shown.rows.columns[section].key for section in shown.shown_columns()][:4] == [
            "name", "account", "tier", "stage",
        ]  # fmt: skip
        for _ in range(4):
            desk.press(Qt.Key.Key_Left, CTRL | SHIFT)
        assert [shown.rows.columns[section].key for section in shown.shown_columns()][:2] == ["name", "tier"]

    def test_columns_and_order_are_as_they_were_at_the_next_start(
        self, desk: Desk, shown: Table, journal: Journal
    ) -> None:
        shown.show_column(shown.rows.column_of("tier"), False)
        shown.show_column(shown.rows.column_of("status"), True)
        shown.move_column(shown.rows.column_of("share"), -1)
        shown.setColumnWidth(shown.rows.column_of("hours"), 120)
        shown.sortByColumn(shown.rows.column_of("talk"), Qt.SortOrder.DescendingOrder)
        kept = shown.columns()
        desk.close()
        desk.open()
        desk.press(Qt.Key.Key_4, CTRL)
        table = desk.part(Table, "customersTable")
        assert table.columns() == kept
        assert table.columnWidth(table.rows.column_of("hours")) == 120
        assert names(table) == ["Priya", "Marcus", "Dana"]
        table.reset_columns()
        assert [column.shown for column in table.rows.columns] == [
            not table.isColumnHidden(section) for section in range(len(table.rows.columns))
        ]

    def test_what_is_kept_of_columns_is_taken_with_care(self, shown: Table) -> None:
        before = shown.columns()
        shown.take_columns("nonsense,-name,,share:99999,:,-tier:x")
        keys = [shown.rows.columns[section].key for section in shown.shown_columns()]
        assert keys[0] == "name" and "tier" not in keys and len(before.split(",")) == len(shown.columns().split(","))

    def test_the_menu_of_columns_ticks_and_unticks(self, desk: Desk, shown: Table) -> None:
        pill = desk.part(QPushButton, "customersViewColumns")
        menu = pill.menu()
        menu.aboutToShow.emit()
        tier = next(action for action in menu.actions() if action.text() == "Tier")
        tier.trigger()
        assert shown.isColumnHidden(shown.rows.column_of("tier"))

    def test_a_menu_beside_the_cell_offers_the_rest(self, desk: Desk, shown: Table) -> None:
        shown.menu_wanted.emit(shown.rows.index(0, 2), QPoint(10, 10))
        menu = desk.part(QWidget, "customersView").findChildren(QMenu)[-1]
        said = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        assert said == ["Open", "Copy", "Sort by Stage", "Move Stage left", "Move Stage right", "Hide Stage"]
        menu.close()

    def test_the_name_stays_while_the_other_columns_scroll(self, desk: Desk, shown: Table) -> None:
        desk.window.resize(1024, 640)
        bar = shown.horizontalScrollBar()
        desk.bot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        name = shown.visualRect(shown.rows.index(0, 0))
        assert name.left() == 0
        assert shown.indexAt(name.center()).column() == 0
        shown.setCurrentIndex(shown.rows.index(0, 0))
        assert bar.value() == bar.maximum()
        shown.setCurrentIndex(shown.rows.index(0, 1))
        assert shown.visualRect(shown.currentIndex()).left() >= name.width()
        assert not shown.grab().isNull()


class TestDrift:
    @pytest.fixture
    def picture(self, desk: Desk, people: dict[str, ContactId], talks: Callable[..., None]) -> DriftPicture:
        talks(people["Dana"], 30, 80)
        talks(people["Marcus"], 90, 60)
        desk.press(Qt.Key.Key_4, CTRL)
        return desk.part(DriftPicture, "driftPicture")

    def test_a_point_is_a_contact_and_the_keyboard_reaches_each(self, desk: Desk, picture: DriftPicture) -> None:
        assert [one.name.split()[0] for one in picture.points] == ["Dana", "Marcus"]
        picture.point_at(None)
        picture.setFocus()
        assert picture.accessibleDescription().startswith("Dana Whitfield: ")
        desk.press(Qt.Key.Key_Right)
        assert "more business than in the 90 days before" in picture.accessibleDescription()
        desk.press(Qt.Key.Key_Home)
        desk.press(Qt.Key.Key_Return)
        assert page_of(desk) == "Dana Whitfield"

    def test_both_axes_have_one_scale(self, picture: DriftPicture) -> None:
        field = picture.field()
        assert field.width() == field.height()
        dana, marcus = (picture.place_of(one) for one in picture.points)
        assert dana.x() > marcus.x() and dana.y() > marcus.y()

    def test_the_mouse_tells_and_opens(self, desk: Desk, picture: DriftPicture) -> None:
        place = picture.place_of(picture.points[1]).toPoint()
        desk.bot.mouseMove(picture, place)
        desk.bot.mouseMove(picture, place + QPoint(1, 1))
        side = desk.part(QWidget, "driftSide")
        said = " ".join(label.text() for label in side.findChildren(QLabel) if label.isVisibleTo(side))
        assert "Marcus Oyelaran" in said
        desk.bot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
        assert page_of(desk) == "Marcus Oyelaran"

    def test_it_shows_who_the_table_shows(self, desk: Desk, picture: DriftPicture) -> None:
        desk.part(QLineEdit, "customersFind").setText("marcus")
        assert [one.name for one in picture.points] == ["Marcus Oyelaran"]
        desk.part(QLineEdit, "customersFind").setText("")
        table = desk.part(Table, "customersTable")
        table.setCurrentIndex(table.rows.index(1, 0))
        assert picture.here is not None and picture.here.name == "Marcus Oyelaran"


def test_the_days_are_those_of_today(desk: Desk, shown: Table) -> None:
    assert cell(shown, 0, "talk") == f"{(NOW.replace(tzinfo=None) - datetime(2026, 11, 16)).days} d"
