# SPDX-License-Identifier: MIT
"""What the robot does beyond the timeline: views, tabs, marks, and what merges, archives and brings back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from robot_hands import Hands, Move

from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.storage import queries

KEYS = "wkmltseaor"
"""What the rows of Today answer to, and some they do not."""
SHEETS = {"tab_sides": "bothSides", "tab_about": "aboutContact"}


@dataclass
class Wanderer(Hands):
    """Goes everywhere; what is typed in the composer stays what it was, or something is added to it."""

    def elsewhere(self) -> dict[str, Move]:
        """The moves by name."""
        return {
            "today": Move(self._today, 6),
            "accounts": Move(self._accounts, 5),
            "customers": Move(self._customers, 4),
            "why no": Move(self._why_no, 3),
            "tabs": Move(self._tabs, 6),
            "marks": Move(self._marks, 6),
            "merge": Move(self._merge, 2),
            "merge accounts": Move(self._merge_accounts, 1),
            "archive": Move(self._archive, 2),
            "several": Move(self._several, 3),
            "trash": Move(self._trash, 3),
            "history": Move(self._history, 4),
            "duplicates": Move(self._duplicates, 1),
        }

    def key(self) -> str:
        """Whose composer it is: that of the contact whose page is shown, or everybody's."""
        head, form = self.desk.window.findChild(HeadModel), self.desk.window.findChild(ComposerModel)
        assert head is not None and form is not None
        contact = head.contact
        assert form.contact == contact, f"head of {contact}, composer of {form.contact} after {self.done[-6:]}"
        return "everybody" if contact is None else str(contact)

    def composer(self) -> QPlainTextEdit | None:
        return self.desk.window.findChild(QPlainTextEdit, "composerText")

    # Views

    def _today(self) -> None:
        self.act("today")
        self.live(60)
        view = self.desk.window.findChild(QListView, "todayList")
        if view is None or not view.isVisible() or not view.model().rowCount():
            return
        self._step(view, self.chance.randint(0, 6))
        for _ in range(self.chance.randint(0, 2)):
            self.press(view, Qt.Key.Key_Right)
        keys = [Qt.Key(ord(letter.upper())) for letter in KEYS] + [Qt.Key.Key_Return, Qt.Key.Key_Space]
        self.answering(partial(self.press, view, self.chance.choice(keys)), self._accept_or_leave)

    def _accounts(self) -> None:
        self.act("accounts")
        view = self.desk.window.findChild(QListView, "accountsList")
        if view is None or not view.isVisible():
            return
        if self.chance.random() < 0.3:
            field = self.desk.part(QLineEdit, "accountsFind")
            self.type(field, self.chance.choice(("o", "no", "zz")))
            field.clear()
        self._step(view, self.chance.randint(0, 3))
        self.press(view, Qt.Key.Key_Return)
        rows = self.desk.window.findChild(QListView, "accountRows")
        if rows is not None and rows.isVisible():
            self._step(rows, self.chance.randint(0, 5))
            self.answering(partial(self._press_one, "accountPage"), self._accept_or_leave)

    def _customers(self) -> None:
        self.act("all_customers")
        self._use_table("customersTable", "customersFind")

    def _why_no(self) -> None:
        self.act("why_no")
        self._use_table("whyNoTable", "whyNoFind")

    def _use_table(self, name: str, find: str) -> None:
        table = self.desk.window.findChild(QAbstractItemView, name)
        if table is None or not table.isVisible():
            return
        if self.chance.random() < 0.3:
            field = self.desk.part(QLineEdit, find)
            self.type(field, "da")
            field.clear()
        table.setFocus()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Home)
        for key in self.chance.choices(keys, k=4):
            self.press(table, key)
        if self.chance.random() < 0.5:
            self.answering(partial(self.press, table, Qt.Key.Key_Return), self._accept_or_leave)

    def _tabs(self) -> None:
        tab = self.chance.choice(("tab_sides", "tab_about", "tab_timeline"))
        self.act(tab)
        if tab in SHEETS and self.chance.random() < 0.5:
            self.answering(partial(self._press_one, SHEETS[tab]), self._accept_or_leave)
            self._take_over()

    # Marks

    def _marks(self) -> None:
        timeline = self.desk.part(QListView, "timeline")
        if timeline.isVisible() and timeline.model().rowCount() > 1:
            timeline.setFocus()
            timeline.setCurrentIndex(timeline.model().index(self.chance.randrange(1, timeline.model().rowCount()), 0))
            self.act("entry_marks")
            self.answering(self._choose_from_menu, self._accept_or_leave)

    # Both as one, out of sight, and back

    def _merge(self) -> None:
        """Only into somebody else's page where nothing typed waits on both: two drafts become one text."""
        view = self.desk.part(QListView, "contactList")
        if view.model().rowCount() > 2:
            self.answering(partial(self.act, "merge_contact"), self._pick_and_merge)
            self._settle_drafts()

    def _merge_accounts(self) -> None:
        self.answering(partial(self.act, "merge_account"), self._pick_and_merge)

    def _pick_and_merge(self, dialog: QDialog) -> None:
        if dialog.objectName() == "pickDialog":
            field = dialog.findChild(QLineEdit)
            if field is not None:
                self.press(field, Qt.Key.Key_Down)
                self.press(field, Qt.Key.Key_Return)
        elif dialog.objectName() == "mergeDialog":
            if self.chance.random() < 0.3:
                self._click(dialog, "mergeSwap")
            if self.chance.random() < 0.7:
                self._click(dialog, "mergeDo")
                self.live_until(lambda: not dialog.isVisible())

    def _archive(self) -> None:
        self.act("archive_contact")

    def _several(self) -> None:
        """Everything but deleting: what was typed would go out of sight with them."""
        view = self.desk.part(QListView, "contactList")
        rows = view.model().rowCount()
        if rows < 2 or not view.isVisible():
            return
        view.setFocus()
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().setCurrentIndex(view.model().index(0, 0), flags.ClearAndSelect)
        self.press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        change = self.desk.window.findChild(QPushButton, "peopleChange")
        if change is not None and change.isVisible():
            change.click()
            self.answering(partial(self._choose_from_menu, but=("Delete",)), self._accept_or_leave)
            self.live(30)
        self.press(view, Qt.Key.Key_Down)

    def _trash(self) -> None:
        self.answering(partial(self.act, "trash"), partial(self._use_rows, ("trashRestore",)))

    def _history(self) -> None:
        which = self.chance.choice(("contact_history", "entry_history"))
        buttons = ("historyRestore", "historyCopy", "historyPutBack")
        self.answering(partial(self.act, which), partial(self._use_rows, buttons))

    def _duplicates(self) -> None:
        self.answering(partial(self.act, "duplicates"), self._use_pairs)
        self._settle_drafts()

    def _use_pairs(self, dialog: QDialog) -> None:
        if dialog.objectName() == "duplicatesDialog":
            self._use_rows(("duplicatesMerge", "duplicatesApart"), dialog)
        else:
            self._pick_and_merge(dialog)

    def _use_rows(self, names: Sequence[str], dialog: QDialog) -> None:
        """Choose a row of a dialog, and press one of its buttons; half of the time take it back."""
        view = dialog.findChild(QListView)
        if view is None or not self.live_until(lambda: view.model().rowCount() > 0, 300):
            return
        self._step(view, self.chance.randint(0, 4))
        self._click(dialog, self.chance.choice(names))
        self.live(80)
        if dialog.isVisible() and self.chance.random() < 0.5:
            self.press(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            self.live(60)

    # Fingers

    def _step(self, view: QAbstractItemView, times: int) -> None:
        view.setFocus()
        for _ in range(times):
            self.press(view, Qt.Key.Key_Down)

    def _click(self, within: QWidget, name: str) -> None:
        button = within.findChild(QAbstractButton, name)
        if button is not None and button.isVisible() and button.isEnabled():
            self.timed(button.click)

    def _press_one(self, name: str) -> None:
        """Press any button of a page."""
        page = self.desk.window.findChild(QWidget, name)
        if page is None or not page.isVisible():
            return
        shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if shown:
            self.timed(self.chance.choice(shown).click)

    def _choose_from_menu(self, but: Sequence[str] = ()) -> None:
        menu = QApplication.activePopupWidget()
        while isinstance(menu, QMenu):
            actions = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
            actions = [one for one in actions if one.text().replace("&", "") not in but]
            if not actions:
                break
            chosen = self.chance.choice(actions)
            if chosen.menu() is None:
                menu.close()
                self.timed(chosen.trigger)
                break
            menu = chosen.menu()
        self.shut_popups()

    def _accept_or_leave(self, dialog: QDialog) -> None:
        """Type something into a dialog and press Enter, or leave it as it is."""
        field = dialog.focusWidget()
        if isinstance(field, QLineEdit) and not field.text() and self.chance.random() < 0.7:
            self.type(field, self.chance.choice(("tomorrow", "price", "2")))
        if self.chance.random() < 0.6 and field is not None:
            self.press(field, Qt.Key.Key_Return)
            self.live(20)

    # What was typed

    def _take_over(self) -> None:
        """Some buttons write into the composer: what stood there still does."""
        composer = self.composer()
        if composer is not None and composer.isVisible():
            before, here = self.drafts.get(self.key(), ""), composer.toPlainText()
            assert before.strip() in here, f"the draft of {self.key()} after {self.done[-6:]}"
            self.drafts[self.key()] = here

    def _settle_drafts(self) -> None:
        """Who became part of another takes along what was typed: all of it is still there, together."""
        journal, composer = self.desk.journal, self.composer()
        for key in [key for key in self.drafts if key != "everybody"]:
            if queries.contact(journal, int(key)) is not None:
                continue
            gone = self.drafts.pop(key)
            if composer is not None and composer.isVisible() and self.key() != "everybody":
                here = composer.toPlainText()
                assert gone.strip() in here, f"the draft of {key}, merged, after {self.done[-6:]}"
                self.drafts[self.key()] = here
