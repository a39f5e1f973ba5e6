# SPDX-License-Identifier: MIT
"""What the people can be filtered by: every value that occurs, how many have it, and which ones are chosen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.rows_model import Index, RowsModel
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import EVERYBODY, PeopleFilter, PeopleKinds, Stage, Status, Tier

_TABLES = ("tag", "account", "archival")
_HEADINGS: Mapping[str, str] = {
    "tiers": "Tier", "stages": "Stage", "statuses": "Status", "tags": "Tag", "accounts": "Account",
    "archived": "Archive",
}  # fmt: skip
"""The fields of a PeopleFilter in the order they are offered: short lists first."""


class FilterRole(IntEnum):
    """What a line answers beside its words."""

    CHOICE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A line: a value of a kind with the people who have it, or the heading of its kind (`value` is None)."""

    kind: str
    value: Hashable
    words: str
    people: int = 0
    chosen: bool = False

    @property
    def id(self) -> Hashable:
        return self.kind, self.value

    @property
    def is_heading(self) -> bool:
        return self.value is None

    @property
    def sentence(self) -> str:
        """The line for those who hear it."""
        if self.is_heading:
            return f"{self.words}, heading"
        chosen = "chosen" if self.chosen else "not chosen"
        return f"{_HEADINGS[self.kind]}: {self.words}, {wording.count(self.people, 'person')}, {chosen}"


class PeopleFilterModel(RowsModel[Choice]):
    """Choices by kind; `changed` when other people are wanted, or the same are called otherwise."""

    ROLES: ClassVar[Mapping[int, Callable[[Choice], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda choice: choice.words,
        Qt.ItemDataRole.AccessibleTextRole: lambda choice: choice.sentence,
        FilterRole.CHOICE: lambda choice: choice,
    }

    changed = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._kinds = PeopleKinds()
        self._names: dict[Hashable, str] = {
            **{("tiers", tier): wording.tier_name(tier) for tier in Tier},
            **{("stages", stage): wording.stage_name(stage) for stage in Stage},
            **{("statuses", status): wording.status_name(status) for status in Status},
            ("archived", True): "Archived",
        }
        self._sought = ""
        self.wanted = EVERYBODY
        signals.changed.connect(self._follow)

    @property
    def words(self) -> str:
        """The filter in words: "golf or chess · Tier A"; empty for everybody."""
        return wording.SEPARATOR.join(" or ".join(group) for group in map(list, self._groups()) if group)

    def begin(self) -> None:
        """Read what there is to choose from, all of it."""
        self._sought = ""
        self._read()
        self._show()

    def look_for(self, text: str) -> None:
        """Offer only choices that hold these words."""
        self._sought = queries.fold(text)
        self._show()

    def toggle(self, number: int) -> None:
        """Choose the line at a position, or leave it out again; headings stay as they are."""
        choice = self.row(number)
        if not choice.is_heading:
            chosen = getattr(self.wanted, choice.kind)
            self.want(replace(self.wanted, **{choice.kind: chosen ^ {choice.value}}))

    def want(self, wanted: PeopleFilter) -> None:
        """Want these people, whatever was chosen before."""
        self.wanted = wanted
        if not self._kinds.tiers:
            self._read()
        self._show()
        self.changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.row(index.row()).is_heading
        return Qt.ItemFlag.NoItemFlags if heading else super().flags(index)

    def _follow(self, change: Change) -> None:
        if self.wanted and change.touches(*_TABLES):
            self._read()
            self._show()
            self.changed.emit()

    def _read(self) -> None:
        self._kinds = queries.people_kinds(self._journal, self._today())
        self._names |= {choice.id: choice.words for choice in self._choices()}

    def _show(self) -> None:
        rows: list[Choice] = []
        for choice in self._choices():
            if self._sought in queries.fold(choice.words):
                if not rows or rows[-1].kind != choice.kind:
                    rows.append(Choice(choice.kind, None, _HEADINGS[choice.kind]))
                rows.append(replace(choice, chosen=choice.value in getattr(self.wanted, choice.kind)))
        self.set_rows(rows)

    def _choices(self) -> Iterator[Choice]:
        kinds = self._kinds
        for kind, found in (("tiers", kinds.tiers), ("stages", kinds.stages), ("statuses", kinds.statuses)):
            yield from (Choice(kind, value, self._names[kind, value], people) for value, people in found)
        for kind, named in (("tags", kinds.tags), ("accounts", kinds.accounts)):
            yield from (Choice(kind, value, name, people) for value, name, people in named)

        if kinds.archived or self.wanted.archived:
            yield Choice("archived", True, self._names["archived", True], kinds.archived)

    def _groups(self) -> Iterator[Iterable[str]]:
        """The words of what is chosen, kind by kind; a tag that is gone by now is called as it last was."""
        for spec in fields(PeopleFilter):
            values = getattr(self.wanted, spec.name)
            yield sorted(self._names.get((spec.name, value), "?") for value in values)
