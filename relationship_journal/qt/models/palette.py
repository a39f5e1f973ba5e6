# SPDX-License-Identifier: MIT
"""Everything one can go to by a few letters: people, accounts, views, saved searches, tags and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.ranking import Name, lit, rank
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import TagKind

Index = QModelIndex | QPersistentModelIndex

MOST = 60
"""Rows shown at most; more letters bring the others."""
FEW = 6
"""Rows of each kind while nothing is typed."""
_READ = ("contact", "job", "account", "conversation", "participant", "tag", "setting")


class Kind(Enum):
    """What a choice is, in the words of the interface."""

    PERSON = "person"
    ACCOUNT = "account"
    VIEW = "view"
    SAVED = "saved search"
    TAG = "tag"
    COMMAND = "command"
    SEARCH = "search"


PREFIXES = {"@": (Kind.PERSON,), "#": (Kind.TAG,), ">": (Kind.VIEW, Kind.COMMAND)}
"""What a first sign narrows the choices to."""
_USUAL = (Kind.PERSON, Kind.ACCOUNT, Kind.VIEW, Kind.SAVED, Kind.COMMAND)
_AT_FIRST = ((Kind.PERSON, "People"), (Kind.SAVED, "Saved searches"), (Kind.VIEW, "Views"))


class PaletteRole(IntEnum):
    """What a row answers: HEADING or CHOICE, the other one being None; LIT has the spans of its title to light up."""

    HEADING = Qt.ItemDataRole.UserRole + 1
    CHOICE = Qt.ItemDataRole.UserRole + 2
    LIT = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to go to. `key` is what it is remembered by (never its name), `target` what it leads to."""

    kind: Kind
    key: str
    title: str
    target: str | int
    detail: str = ""
    keys: str = ""
    uid: str = ""
    name: Name = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", Name.of(self.key, self.title, self.detail))

    @property
    def sentence(self) -> str:
        """The choice for those who hear it."""
        return ", ".join(filter(None, (self.title, self.kind.value, self.detail, self.keys)))


class PaletteModel(QAbstractListModel):
    """The choices for what is typed, the likeliest first; `recent` are keys of earlier ones, the latest first."""

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        today: Callable[[], date],
        commands: Callable[[], Iterable[Choice]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._commands = commands
        self._read: list[Choice] = []
        self._choices: dict[Kind, list[Choice]] = {}
        self._stale = True
        self._day: date | None = None
        self._rows: list[str | Choice] = []
        self._letters = ""
        self.recent: Sequence[str] = ()
        signals.changed.connect(self._follow)

    def begin(self, recent: Sequence[str]) -> None:
        """Look at what there is now; what can be done changes from moment to moment, the journal seldom."""
        day = self._today()
        if self._stale or self._day != day:
            self._read = [
                *_people(self._journal, day),
                *_accounts(self._journal, day),
                *_saved(self._journal),
                *_tags(self._journal),
            ]
            self._stale, self._day = False, day
        self.recent = recent
        self._choices = {kind: [] for kind in Kind}
        for choice in (*self._read, *self._commands()):
            self._choices[choice.kind].append(choice)
        self.look_for("")

    def look_for(self, text: str) -> None:
        """Show what fits the letters; a first sign of PREFIXES narrows to its kinds."""
        kinds = PREFIXES.get(text[:1], _USUAL)
        self._letters = text[1:] if text[:1] in PREFIXES else text
        self.beginResetModel()
        if not text.strip():
            self._rows = self._at_first()
        else:
            self._rows = list(self._found(kinds))
            if kinds is _USUAL:
                words = f"Search entries for “{text.strip()}”"
                self._rows.append(Choice(Kind.SEARCH, "", words, text.strip()))
        self.endResetModel()

    def step(self, row: int, by: int) -> int:
        """The next row that can be chosen, up or down by so many; the last one there is where it ends."""
        able = [at for at, what in enumerate(self._rows) if isinstance(what, Choice)]
        if not able:
            return -1
        here = able.index(row) if row in able else -1 if by > 0 else 0
        return able[min(max(here + by, 0), len(able) - 1)]

    def choice(self, row: int) -> Choice | None:
        """What a row leads to; None for a heading or where there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Choice) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read, not chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            spoken = {PaletteRole.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return row if role in spoken else None
        return self._choice_data(row, role)

    def _choice_data(self, row: Choice, role: int) -> object:
        match role:
            case PaletteRole.CHOICE:
                return row
            case PaletteRole.LIT:
                return () if row.kind is Kind.SEARCH else tuple(lit(self._letters, row.title))
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.sentence
        return None

    def _found(self, kinds: Sequence[Kind]) -> list[Choice]:
        among = [choice for kind in kinds for choice in self._choices[kind]]
        return [among[at] for at in rank(self._letters, [choice.name for choice in among], self.recent)[:MOST]]

    def _at_first(self) -> list[str | Choice]:
        """What was chosen lately, then a few of each kind."""
        known = {choice.key: choice for choices in self._choices.values() for choice in choices if choice.key}
        late = [known[key] for key in self.recent if key in known][:FEW]
        rows: list[str | Choice] = ["Recent", *late] if late else []
        for kind, heading in _AT_FIRST:
            some = [choice for choice in self._choices[kind] if choice not in late][:FEW]
            rows += [heading, *some] if some else []
        return rows

    def _follow(self, change: Change) -> None:
        self._stale = self._stale or change.touches(*_READ)


def _people(journal: Journal, today: date) -> list[Choice]:
    return [
        Choice(Kind.PERSON, f"person:{row.uid}", row.name, row.id, row.account, uid=row.uid)
        for row in queries.named_contacts(journal, today)
    ]


def _accounts(journal: Journal, today: date) -> list[Choice]:
    return [
        Choice(Kind.ACCOUNT, f"account:{row.uid}", row.name, row.id, wording.count(row.people, "person"), uid=row.uid)
        for row in queries.named_accounts(journal, today)
    ]


def _tags(journal: Journal) -> list[Choice]:
    """Both kinds of tags by name; one name is one choice, whatever it is put on."""
    found = {tag.name: tag for tag in sorted(queries.tags(journal), key=lambda tag: tag.kind is TagKind.CONVERSATION)}
    return [Choice(Kind.TAG, f"tag:{tag.uid}", tag.name, tag.name) for tag in found.values()]


def _saved(journal: Journal) -> list[Choice]:
    return [Choice(Kind.SAVED, "", saved.name, saved.query, saved.query) for saved in queries.saved_searches(journal)]
