# SPDX-License-Identifier: MIT
"""The accounts: a list worked by keyboard alone, and the page of one, where facts are changed in place."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from relationship_journal.qt.places import ACCOUNTS, Place
from relationship_journal.qt.widgets.account_rows import bar_widths
from relationship_journal.qt.widgets.accounts_view import AccountsView
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.in_place import InPlace
from relationship_journal.qt.widgets.linked_line import LinkedLine
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.values import NewContact, NewGoal, NewJob, NewPromise, Stage

TODAY = date(2026, 11, 22)
ENTER, ESCAPE, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def accounts(desk, people):
    """The window on the list of accounts."""
    desk.press(Qt.Key.Key_3, CTRL)
    assert desk.part(QWidget, "accountsView").isVisible()
    return desk


@pytest.fixture
def page(accounts):
    """The window on the page of Northgate, which Enter opens from the list."""
    accounts.press(ENTER)
    assert accounts.part(QWidget, "accountPage").isVisible()
    return accounts


def shown(desk):
    return [row.split(".")[0] for row in desk.rows("accountsList")]


def northgate(journal):
    return next(one for one in queries.accounts(journal) if one.name.startswith("Northgate"))


def button(desk, name):
    return desk.part(QAbstractButton, name)


def more(desk, words):
    """Choose from what else can be done with the account."""
    menu = button(desk, "accountMore").menu()
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()


def edit(desk, name, typed, key=ENTER):
    """Change a fact of the page where it stands."""
    button(desk, f"{name}Value").click()
    field = desk.part(QLineEdit, f"{name}Edit")
    field.setText(typed)
    desk.bot.keyClick(field, key)


def test_the_list_says_of_each_account_what_there_is_to_know(accounts):
    assert shown(accounts) == ["Northgate Logistics", "Oyelaran & Sons", "Helix Diagnostics"]
    sentence = accounts.rows("accountsList")[0]
    assert "1 person known" in sentence
    assert "Last talk 6 days ago, with Dana Whitfield" in sentence
    assert "Dana Whitfield 100%" in sentence
    assert button(accounts, "navAccounts").accessibleDescription() == "3"


def test_the_keyboard_begins_on_a_row_that_is_seen_to_be_chosen(accounts):
    view = accounts.part(QListView, "accountsList")
    assert [index.row() for index in view.selectedIndexes()] == [0]
    accounts.press(ENTER)
    rows = accounts.part(QListView, "accountRows")
    assert [index.row() for index in rows.selectedIndexes()] == [1]


def test_the_list_takes_the_whole_width(accounts):
    assert not accounts.part(QWidget, "mixChart").isVisible()
    accounts.window.show_contact(None)
    assert accounts.part(QWidget, "mixChart").isVisible()


def test_a_name_or_a_person_finds_an_account(accounts):
    field = accounts.part(QLineEdit, "accountsFind")
    accounts.press(ESCAPE)
    assert field.hasFocus()
    accounts.type("oyel")
    assert shown(accounts) == ["Oyelaran & Sons"]
    field.setText("priya")
    assert shown(accounts) == ["Helix Diagnostics"]
    accounts.press(ENTER)
    assert accounts.part(QWidget, "accountPage").isVisible()


def test_what_matches_nothing_can_be_left(accounts):
    accounts.part(QLineEdit, "accountsFind").setText("zzz")
    assert shown(accounts) == []
    everything = button(accounts, "accountsAll")
    assert everything.isVisible()
    everything.click()
    assert len(shown(accounts)) == 3


def test_filters_narrow_the_list(accounts, journal, people):
    edits.set_stages(journal, [people["Dana"]], Stage.FRIEND)
    edits.set_people_that_matter(journal, northgate(journal).id, 3)
    edits.add_mark(journal, people["Priya"], NewGoal("logging", on=TODAY))
    menu = accounts.part(QPushButton, "accountsFilter").menu()
    wishes = {action.text(): action for action in menu.actions()}
    wishes["On one friend"].trigger()
    assert shown(accounts) == ["Northgate Logistics"]
    assert "1 of 3 people known" in accounts.rows("accountsList")[0]
    wishes["Open goals"].trigger()
    assert shown(accounts) == []
    wishes["On one friend"].trigger()
    assert shown(accounts) == ["Helix Diagnostics"]


def test_the_order_is_kept_for_the_next_window(accounts):
    menu = accounts.part(QPushButton, "accountsOrder").menu()
    next(action for action in menu.actions() if action.text() == "Name").trigger()
    assert shown(accounts) == ["Helix Diagnostics", "Northgate Logistics", "Oyelaran & Sons"]
    accounts.close()
    accounts.open()
    accounts.window.show_place(Place(view=ACCOUNTS))
    assert shown(accounts)[0] == "Helix Diagnostics"


def test_who_comes_back_finds_the_list_as_it_was_left(accounts):
    field, rows = accounts.part(QLineEdit, "accountsFind"), accounts.part(QListView, "accountsList")
    field.setText("s")
    rows.setFocus()
    accounts.press(DOWN)
    chosen = rows.currentIndex().row()
    accounts.press(ENTER)
    assert accounts.part(QWidget, "accountPage").isVisible()
    accounts.press(Qt.Key.Key_Left, ALT)
    assert accounts.part(AccountsView, "accountsListPage").isVisible()
    assert (field.text(), rows.currentIndex().row()) == ("s", chosen)
    assert rows.hasFocus()


def test_the_page_leads_to_a_person_and_back_to_their_row(page, journal):
    edits.add_contact(journal, NewContact("Jordan Beck", jobs=(NewJob("Northgate Logistics"),)))
    page.press(DOWN)
    page.press(ENTER)
    assert page.part(QWidget, "contactHead").isVisible()
    page.press(Qt.Key.Key_Left, ALT)
    rows = page.part(QListView, "accountRows")
    assert rows.isVisible()
    assert rows.currentIndex().data() == "Jordan Beck"


def test_a_renewal_date_is_changed_in_place_and_taken_back(page, journal):
    edit(page, "accountRenewal", "12 jan 2027")
    assert northgate(journal).renewal_on == date(2027, 1, 12)
    assert "12 Jan 2027" in button(page, "accountRenewalValue").text()
    page.press(Qt.Key.Key_Z, CTRL)
    assert northgate(journal).renewal_on is None
    assert button(page, "accountRenewalValue").text() == "not known"


@pytest.mark.parametrize(("name", "typed"), [("accountRenewal", "soonish"), ("accountRenewal", "1 Jan 1850"),
                                             ("accountMatter", "many"), ("accountMatter", "20000")])  # fmt: skip
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(page, journal, name, typed):
    edit(page, name, typed)
    field, said = page.part(QLineEdit, f"{name}Edit"), page.part(QLabel, f"{name}Said")
    assert field.isVisible()
    assert field.text() == typed
    assert said.isVisible()
    assert said.text()
    account = northgate(journal)
    assert (account.renewal_on, account.people_that_matter) == (None, None)
    page.bot.keyClick(field, ESCAPE)
    assert not field.isVisible()


def test_people_that_matter_are_a_number_or_nothing(page, journal):
    edit(page, "accountMatter", "5")
    assert northgate(journal).people_that_matter == 5
    edit(page, "accountMatter", "7", ESCAPE)
    assert northgate(journal).people_that_matter == 5
    edit(page, "accountMatter", "")
    assert northgate(journal).people_that_matter is None


def test_who_goes_elsewhere_in_the_middle_has_changed_the_fact(page, journal):
    button(page, "accountMatterValue").click()
    page.part(QLineEdit, "accountMatterEdit").setText("4")
    page.window.show_contact(None)
    assert northgate(journal).people_that_matter == 4


def test_an_account_is_renamed_but_not_to_the_name_of_another(page, journal):
    button(page, "accountRename").click()
    field = page.part(QLineEdit, "accountNameEdit")
    field.setText("Helix Diagnostics")
    page.bot.keyClick(field, ENTER)
    assert "already" in page.part(QLabel, "accountNameSaid").text()
    field.setText("Northgate Group")
    page.bot.keyClick(field, ENTER)
    assert northgate(journal).name == "Northgate Group"
    assert not page.part(InPlace, "accountName").is_open


def test_a_note_is_a_draft_until_one_leaves_it(page, journal):
    note = page.part(QPlainTextEdit, "accountNote")
    note.setFocus()
    page.type("Two depots")
    key = f"account:{northgate(journal).uid}"
    page.bot.waitUntil(lambda: drafts.load(journal, key) == {"note": "Two depots"})
    assert northgate(journal).note == ""
    page.part(QListView, "accountRows").setFocus()
    assert northgate(journal).note == "Two depots"
    assert drafts.load(journal, key) is None


def test_a_note_that_was_not_saved_is_there_again(desk, journal):
    account = northgate(journal)
    drafts.save(journal, f"account:{account.uid}", {"note": "Half a thought"})
    desk.window.show_account(account.id)
    assert desk.part(QPlainTextEdit, "accountNote").toPlainText() == "Half a thought"


def test_the_page_follows_the_journal(page, journal, people):
    edits.add_mark(journal, people["Dana"], NewGoal("Cold-chain logging", on=TODAY))
    assert any("Cold-chain logging" in row for row in page.rows("accountRows"))


def test_the_conversations_of_an_account_are_a_filter_of_all_entries(page):
    button(page, "accountConversations").click()
    assert page.part(QWidget, "timeline").isVisible()
    entries = [row for row in page.rows("timeline") if "rollout plan" in row]
    assert len(entries) == 1
    assert "Dana" in entries[0]


def test_an_account_that_went_says_so(desk, journal):
    account = northgate(journal)
    with journal.write("put away") as writer:
        writer.update("account", account.id, trashed_at="2026-11-01T10:00:00+00:00")
    desk.window.show_account(account.id)
    assert not button(desk, "accountRename").isVisible()
    button(desk, "accountAll").click()
    assert shown(desk) == ["Oyelaran & Sons", "Helix Diagnostics"]


def test_without_accounts_the_list_says_how_they_come(make_desk, journal):
    edits.add_contact(journal, NewContact("Dana"))
    desk = make_desk(journal)
    desk.window.show_place(Place(view=ACCOUNTS))
    said = [label.text() for label in desk.part(QWidget, "accountsView").findChildren(QLabel) if label.isVisible()]
    assert any("No accounts yet" in words for words in said)
    assert not desk.part(QLineEdit, "accountsFind").isVisible()


def test_the_head_of_a_contact_leads_to_their_account(desk, people):
    desk.window.show_contact(people["Dana"])
    line = next(label for label in desk.part(QWidget, "contactHead").findChildren(LinkedLine))
    assert line.accessibleDescription() == "Opens Northgate Logistics"
    desk.bot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert desk.part(QWidget, "accountPage").isVisible()
    desk.press(Qt.Key.Key_Left, ALT)
    line.setFocus()
    desk.press(ENTER)
    assert desk.part(QWidget, "accountPage").isVisible()
    desk.window.show_contact(None)
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_a_promise_is_kept_from_the_page_of_its_account(page, journal, people):
    edits.add_mark(journal, people["Dana"], NewPromise("SLA sheet", on=TODAY))
    rows = page.part(QListView, "accountRows")
    row = next(number for number, words in enumerate(page.rows("accountRows")) if "SLA sheet" in words)
    rows.setCurrentIndex(rows.model().index(row, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), rows.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(rows, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text().replace("&", "") == "Kept").trigger()
    menu.close()
    assert not any("SLA sheet" in words for words in page.rows("accountRows"))


def test_an_account_is_merged_from_its_page_which_then_shows_the_one_that_stays(page, journal):
    helix = next(one for one in queries.accounts(journal) if one.name.startswith("Helix"))

    def choose():
        dialog = QApplication.activeModalWidget()
        assert dialog.objectName() == "pickDialog"
        QTimer.singleShot(50, merge)
        dialog.findChild(QLineEdit).setText("hel")
        QTest.keyClick(dialog.findChild(QLineEdit), ENTER)

    def merge():
        dialog = QApplication.activeModalWidget()
        assert dialog.objectName() == "mergeDialog"
        swap, do = (dialog.findChild(QPushButton, name) for name in ("mergeSwap", "mergeDo"))
        swap.click()
        do.click()

    QTimer.singleShot(50, choose)
    more(page, "Merge with another account…")
    assert [one.id for one in queries.accounts(journal) if one.id in {helix.id, 1}] == [helix.id]
    assert page.part(QWidget, "accountName").findChild(ElidedLabel).whole == "Northgate Logistics"  # as was chosen
    assert page.window._navigation.here().account == helix.id
    page.history.undo()
    assert len(queries.accounts(journal)) == 3


def test_the_history_of_an_account_opens_from_its_page(page, journal):
    edits.rename_account(journal, northgate(journal).id, "Northgate Group")
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append((dialog.objectName(), dialog.windowTitle()))
        dialog.close()

    QTimer.singleShot(300, look)
    more(page, "History of the account…")
    assert seen == [("historyDialog", "History of Account: Northgate Group")]


@pytest.mark.parametrize("parts", [(100,), (88, 11, 1), (998, 1, 1), (10,) * 10, (1,) * 500])
def test_a_bar_never_leaves_its_track_and_hides_nobody_who_has_room(parts):
    widths = bar_widths(parts, sum(parts), 220, 2)
    assert sum(widths) + 2 * (len(widths) - 1) <= 220
    assert all(width > 0 for width in widths)
    assert len(widths) == min(len(parts), 55)
