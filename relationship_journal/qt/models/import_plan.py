# SPDX-License-Identifier: MIT
"""An import before it happens: the cards of address book files, what would become of each, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relationship_journal import wording
from relationship_journal.exchange import importer_for
from relationship_journal.exchange.plan import Action, ImportPlan, PlanItem, build
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.jobs import Report
from relationship_journal.qt.tips import tip
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal

Index = QModelIndex | QPersistentModelIndex

CODE_PAGES: Mapping[str, str | None] = {
    "Find out by itself": None,
    "Unicode (UTF-8)": "utf-8",
    "Western European (Windows-1252)": "cp1252",
    "Central European (Windows-1250)": "cp1250",
    "Cyrillic (Windows-1251)": "cp1251",
    "Greek (Windows-1253)": "cp1253",
    "Turkish (Windows-1254)": "cp1254",
    "Baltic (Windows-1257)": "cp1257",
    "Japanese (Shift JIS)": "cp932",
    "Chinese (GB 18030)": "gb18030",
}
_COLUMNS = ("Card", "Account", "What happens", "Why")
_WORDS: Mapping[Action, str] = {Action.ADD: "Add", Action.COMPLETE: "Complete", Action.SKIP: "Leave out"}
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CardText:
    """Cards that came without a file, dropped or pasted; `name` stands where a file's name would."""

    name: str
    data: bytes


Source = Path | CardText


class Unreadable(JournalError):
    """A file that contacts cannot be taken from; the sentence says why."""


def read_plan(journal: Journal, sources: Sequence[Source], code_page: str | None) -> ImportPlan:
    """Read cards and decide what would become of their cards; raises Unreadable. Takes time, so on a thread."""
    cards = []
    for source in sources:
        data = _bytes_of(source)
        importer = importer_for(data)
        found = importer.read(data, code_page) if importer is not None else []
        if not found:
            raise Unreadable(f"{source.name} holds no contacts that can be read here. Choose a vCard file (.vcf).")
        cards += found
    known, me = journal.slice(queries.known_people), journal.slice(queries.me)
    plan = build(cards, known, me, ", ".join(source.name for source in sources))
    return plan.leave_out(queries.cards_kept(journal, plan.completions))


def _bytes_of(source: Source) -> bytes:
    if isinstance(source, CardText):
        return source.data
    try:
        if source.stat().st_size > _MOST_BYTES:
            raise Unreadable(f"{source.name} is far too large for an address book. Nothing was imported.")
        return source.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be reached"
        raise Unreadable(f"{source.name} could not be read: {reason}. Nothing was imported.") from error


def take_in(journal: Journal, plan: ImportPlan, report: Report | None = None) -> str:
    """Do what the plan says, as one change; answers a sentence for the toast."""
    edits.import_contacts(journal, plan.additions, plan.completions, plan.source, report)
    parts = [f"Added {wording.count(len(plan.additions), 'contact')}"] if plan.additions else []
    parts += [f"completed {len(plan.completions)}"] if plan.completions else []
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


class ImportPlanModel(QAbstractTableModel):
    """The cards of a plan as a table; the box before a card takes it in or leaves it out."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first: ImportPlan | None = None
        self.plan: ImportPlan | None = None

    def show(self, plan: ImportPlan | None) -> None:
        """Show another plan."""
        self.beginResetModel()
        self._first = self.plan = plan
        self.endResetModel()
        self.changed.emit()

    @property
    def line(self) -> str:
        """The plan in a line: "41 to add · 2 to complete · 1 left out"."""
        counts = self.plan.counts if self.plan else {}
        words = {Action.ADD: "to add", Action.COMPLETE: "to complete", Action.SKIP: "left out"}
        shown = (action for action in words if counts.get(action))
        return wording.SEPARATOR.join(f"{wording.number(counts[action])} {words[action]}" for action in shown)

    @property
    def takes(self) -> int:
        """How many cards would be taken in."""
        return len(self.plan.additions) + len(self.plan.completions) if self.plan else 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() or self.plan is None else len(self.plan.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        box = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | box

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.plan is None or not index.isValid():
            return None
        item = self.plan.items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(item, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_cell(item, index.column()), *item.problems)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(_cell(item, column) for column in range(len(_COLUMNS)))
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                return Qt.CheckState.Unchecked if item.action is Action.SKIP else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.plan is None or self._first is None:
            return False
        row = index.row()
        usual = self._first.items[row]
        taken = usual.action
        if taken is Action.SKIP:
            taken = Action.ADD if usual.match is None else Action.COMPLETE
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.plan = self.plan.change(row, taken if ticked else Action.SKIP)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(_COLUMNS) - 1))
        self.changed.emit()
        return True


def _cell(item: PlanItem, column: int) -> str:
    match column:
        case 0:
            return item.card.name
        case 1:
            return item.card.jobs[0].account if item.card.jobs else ""
        case 2:
            return _WORDS[item.action]
    problems = f" ({wording.count(len(item.problems), 'remark')})" if item.problems else ""
    return item.reason + problems
