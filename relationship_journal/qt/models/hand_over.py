# SPDX-License-Identifier: MIT
"""A hand-over sheet while it is made: its lines, what the writer chose for each, and the page that comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relationship_journal.files import write_whole
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.reports.hand_over import hand_over_sheet
from relationship_journal.reports.page import Page, markdown
from relationship_journal.reports.sheet import Choices, Line, Section, Sheet, leaving, public
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.hand_over import account_hand_over, contact_hand_over
from relationship_journal.values import AccountId, ContactId
from relationship_journal.wording.hand_over import dated

Index = QModelIndex | QPersistentModelIndex
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SheetRole(IntEnum):
    """What a row holds beside its text."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the list: the title of a section, or a line; `nested` is one that goes on about a record."""

    title: str
    line: Line | None = None
    nested: bool = False


def read_contact(journal: Journal, contact: ContactId, today: date) -> Sheet | None:
    """The sheet of a contact; None where they are gone. For a thread."""
    found = journal.slice(lambda held: contact_hand_over(held, contact, today))
    return hand_over_sheet(found, today) if found else None


def read_account(journal: Journal, account: AccountId, today: date) -> Sheet | None:
    """The sheet of an account with its people; None where it is gone. For a thread."""
    found = journal.slice(lambda held: account_hand_over(held, account, today))
    return hand_over_sheet(found, today) if found else None


def write_markdown(path: Path, page: Page) -> None:
    """Put the page where the path says as Markdown, for its owner only. Raises OSError."""
    write_whole(path, markdown(page).encode())


class HandOverModel(QAbstractListModel):
    """Rows to tick and to say otherwise; `changed` follows whatever the page shows."""

    changed = Signal()

    def __init__(self, sheet: Sheet, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._today = today
        self._choices = Choices()
        self._successor = ""
        self._rows = [row for section in sheet.sections for row in _rows_of(section)]

    @property
    def title(self) -> str:
        """What the sheet is called."""
        return self._sheet.title

    @property
    def left_out(self) -> int:
        """How many lines of the writer's own words stay in the journal."""
        return sum(line.free and not self._choices.shows(line) for line in self._sheet.lines())

    def page(self) -> Page:
        """The page as it would leave now."""
        return leaving(self._sheet, self._choices, dated(self._today, self._successor))

    def place_of(self, index: Index) -> int:
        """Which line of the page a row is, from 0; of one that stays here, the line it would follow."""
        rows = self._rows[: index.row() + 1] if index.isValid() else []
        return max(0, sum(row.line is not None and self._leaves(row.line) for row in rows) - 1)

    def _leaves(self, line: Line) -> bool:
        return self._choices.shows(line) and public(self._choices.text_of(line)) != ""

    def set_successor(self, name: str) -> None:
        """Say who takes over."""
        self._successor = " ".join(name.split())
        self.changed.emit()

    def set_closing(self, text: str) -> None:
        """Say something at the end."""
        self._choices = replace(self._choices, closing=text)
        self.changed.emit()

    # The list

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else len(self._rows)

    @guarded(lambda: Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].line is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsUserCheckable

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SheetRole.ROW:
            return row
        return self._of_line(row.title, row.line, role) if row.line is not None else _of_title(row.title, role)

    def _of_line(self, title: str, line: Line, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._choices.text_of(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(title, line)
            case Qt.ItemDataRole.CheckStateRole:
                return _CHECKED if self._choices.shows(line) else _UNCHECKED
        return None

    @guarded(bool)
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a line or take the tick away, or say it otherwise; no words at all bring back what it said."""
        line = self._rows[index.row()].line if index.isValid() else None
        if line is None or role not in {Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.EditRole}:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self._show(line, Qt.CheckState(value) == _CHECKED)
        else:
            self._say(line, str(value).strip())
        along = len(self._sheet.with_line(line)) - 1  # they stand right under it
        self.dataChanged.emit(index, self.index(index.row() + along, 0))
        self.changed.emit()
        return True

    def _show(self, line: Line, shown: bool) -> None:
        chosen = self._choices
        if chosen.shows(line) == shown:
            return  # what was chosen for the lines under a name stays
        key = {one.key for one in self._sheet.with_line(line)}
        if line.free:
            self._choices = replace(chosen, ticked=chosen.ticked | key if shown else chosen.ticked - key)
        else:
            self._choices = replace(chosen, struck=chosen.struck - key if shown else chosen.struck | key)

    def _say(self, line: Line, text: str) -> None:
        if text == self._choices.text_of(line):
            return
        edited = {key: said for key, said in self._choices.edited.items() if key != line.key}
        if text and text != line.text:
            edited[line.key] = text
            self._show(line, shown=True)  # who says it otherwise wants it said
        self._choices = replace(self._choices, edited=edited)

    def _spoken(self, title: str, line: Line) -> str:
        kind = "your words" if line.free else "a fact"
        leaves = "leaves" if self._choices.shows(line) else "stays here"
        return f"{title}: {self._choices.text_of(line)}. {kind.capitalize()}, {leaves}."


def _of_title(title: str, role: int) -> object:
    return title if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None


def _rows_of(section: Section) -> Iterator[SheetRow]:
    yield SheetRow(section.title)
    for item in section.items:
        for place, line in enumerate(item):
            yield SheetRow(section.title, line, nested=place > 0)
