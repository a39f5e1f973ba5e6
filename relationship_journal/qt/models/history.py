# SPDX-License-Identifier: MIT
"""The history of a record as rows, newest first: what changed, how it was then, and what can be brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.two_lines import LinesModel, TwoLines
from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Event, History, RevisionId
from relationship_journal.wording import history as told

_MOMENT = timedelta(seconds=1)
"""What is written at once may lie on both sides of a full second."""


@dataclass(frozen=True, slots=True)
class Version:
    """How a record was after some events of one moment; `revision` keeps it, None for how it is now.

    `of` names another that has become part of it since, where it tells of that one: it can be looked at, not restored.
    """

    at: datetime
    words: tuple[str, ...]
    body: Mapping[str, Any]
    revision: RevisionId | None
    removed: tuple[RevisionId, ...]
    of: str = ""


class HistoryModel(QObject):
    """Holds the versions of a record; `changed` whenever they were read."""

    changed = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, today: Callable[[], date], table: str, row: int,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._today = today
        self._record = (table, row)
        self._history: History | None = None
        self.versions: tuple[Version, ...] = ()
        self.lines = LinesModel(self)
        signals.changed.connect(self._follow)

    @property
    def title(self) -> str:
        """What the history is about."""
        found = self._history
        return told.record_title(self._record[0], "" if found is None else found.title)

    def read(self) -> None:
        """Read the history; what belongs to a record is looked for among all revisions, so not in the window's time."""
        journal, record = self._journal, self._record

        def work(_: Report) -> History | None:
            return queries.history(journal, *record)

        self._jobs.start(work, owner=self, done=self._take)

    def state(self, version: Version) -> list[tuple[str, str]]:
        """How the record was, as labels and values."""
        names = {} if self._history is None else self._history.names
        return told.state_lines(self._record[0], version.body, names)

    def restore(self, version: Version) -> None:
        """Let the record be again what it was. Raises JournalError."""
        if version.revision is not None:
            edits.restore_versions(self._journal, [version.revision])

    def put_back(self, version: Version) -> None:
        """Bring back what was removed from it then. Raises JournalError."""
        edits.restore_versions(self._journal, version.removed)

    def copy(self, version: Version) -> None:
        """Put how it was beside how it is. Raises JournalError."""
        if version.revision is not None:
            edits.copy_version(self._journal, version.revision)

    def _take(self, found: History | None) -> None:
        self._history = found
        self.versions = () if found is None else tuple(reversed(_versions(found)))
        today = self._today()
        self.lines.set_rows(
            [
                TwoLines(number, told.moment_words(version.at, today), "; ".join(version.words))
                for number, version in enumerate(self.versions)
            ]
        )
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        table = self._record[0]
        if change.touches(table, *queries.PARTS.get(table, ())):
            self.read()


def _versions(found: History) -> list[Version]:
    """Events of the same moment are one version, from the oldest on."""
    bodies = {event.revision: event.before for event in found.events if event.revision and event.before}
    own = [event.after for event in found.events if event.kind == found.kind and event.after and not event.of]
    now = own[-1] if own else {}
    versions: list[Version] = []
    for events in _by_moment(found.events):
        words = [
            line for event in events for line in told.event_words(event, found.names, main=event.kind == found.kind)
        ]
        if not words:
            continue
        of = found.names.get(events[0].of, "")
        begins = events[0].kind == found.kind and events[0].before is None and not of
        removed = tuple(event.revision for event in events if event.after is None and event.revision is not None)
        follows = events[-1].follows
        body = bodies.get(follows, now) if follows is not None else now
        said = ["Added" if found.kind == "contact" else "Written down"] if begins else list(dict.fromkeys(words))
        restored = None if of else follows
        versions.append(Version(events[-1].at, tuple(said), body or {}, restored, removed, of))
    return versions


def _by_moment(events: Sequence[Event]) -> list[list[Event]]:
    groups: list[list[Event]] = []
    for event in events:
        last = groups[-1][0] if groups else None
        if last is not None and event.of == last.of and event.at - last.at <= _MOMENT:
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups
