# SPDX-License-Identifier: MIT
"""The filter of a timeline as a person sets it: what there is to choose, what is chosen, and it in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from relationship_journal import wording
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    EVERYTHING,
    Channel,
    EntryFilter,
    MannerKind,
    MarkKind,
    MixSide,
    TagId,
    UsedManner,
    UsedMarks,
    UsedTag,
)
from relationship_journal.wording.manner import manner_kind
from relationship_journal.wording.marks import mark_titles

T = TypeVar("T")

SIDES: Mapping[MixSide | None, str] = {
    None: "Both sides",
    MixSide.BUSINESS: "Business, half or more",
    MixSide.PERSONAL: "Personal, more than half",
}


class Period(StrEnum):
    """Times one often asks for; whole months, as the chart has them."""

    THIS_MONTH = "This month"
    LAST_3_MONTHS = "Last 3 months"
    THIS_YEAR = "This year"
    LAST_YEAR = "Last year"


def days_of(period: Period, today: date) -> tuple[date, date]:
    """First and last day of a period, seen from a day."""
    first = today.replace(day=1)
    end = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    match period:
        case Period.THIS_MONTH:
            return first, end
        case Period.LAST_3_MONTHS:
            month = first.year * 12 + first.month - 1 - 2
            return date(month // 12, month % 12 + 1, 1), end
        case Period.THIS_YEAR:
            return date(today.year, 1, 1), date(today.year, 12, 31)
        case Period.LAST_YEAR:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)


class FilterModel(QObject):
    """Sets the filter of a TimelineModel; `changed` when it, or how much it shows, is another."""

    changed = Signal()

    def __init__(
        self, journal: Journal, timeline: TimelineModel, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._timeline = timeline
        self._today = today
        self._names: dict[TagId, str] = {}
        timeline.counted.connect(self.changed)

    @property
    def filter(self) -> EntryFilter:
        """What is shown."""
        return self._timeline.filter

    @property
    def shown(self) -> int:
        """How many entries it shows."""
        return self._timeline.shown_count

    @property
    def today(self) -> date:
        return self._today()

    def take(self, wanted: EntryFilter) -> None:
        """Show other entries of the same timeline."""
        if wanted != self.filter:
            self._timeline.show(self._timeline.contact, wanted)

    def clear(self) -> None:
        """Show them all."""
        self.take(EVERYTHING)

    def take_side(self, side: MixSide | None) -> None:
        """Show one side of the mix, or both (None)."""
        self.take(replace(self.filter, side=side))

    def take_rated_only(self, only: bool) -> None:
        """Leave out shares nobody set, or show them too."""
        self.take(replace(self.filter, rated_only=only))

    def take_planned_only(self, only: bool) -> None:
        """Show plans alone, or what was too."""
        self.take(replace(self.filter, planned_only=only))

    def take_channel(self, channel: Channel, wanted: bool) -> None:
        """Add a channel to those shown, or take it away; with none chosen all are shown."""
        self.take(replace(self.filter, channels=_with(self.filter.channels, channel, wanted)))

    def take_tag(self, tag: TagId, wanted: bool) -> None:
        """Add a tag to those shown, or take it away."""
        self.take(replace(self.filter, tags=_with(self.filter.tags, tag, wanted)))

    def take_marks(self, kind: MarkKind, wanted: bool) -> None:
        """Add a kind of mark to those entries are shown for, or take it away."""
        self.take(replace(self.filter, marks=_with(self.filter.marks, kind, wanted)))

    def take_manner(self, kind: MannerKind, wanted: bool) -> None:
        """Add what entries were like to what they are shown for, or take it away."""
        self.take(replace(self.filter, manners=_with(self.filter.manners, kind, wanted)))

    def take_period(self, period: Period | None) -> None:
        """Show a period, or any time (None)."""
        self.take_days(*((None, None) if period is None else days_of(period, self.today)))

    def take_days(self, first: date | None, last: date | None) -> None:
        """Show the days from one to another; None where there is no end."""
        self.take(replace(self.filter, first=first, last=last))

    def take_any(self) -> None:
        """Show more than these entries alone."""
        self.take(replace(self.filter, ids=None))

    def tags(self) -> list[UsedTag]:
        """The tags there are to choose from."""
        found = queries.used_tags(self._journal, self._timeline.contact)
        self._names = {tag.id: tag.name for tag in found}
        return found

    def marks(self) -> list[UsedMarks]:
        """The kinds of marks there are to choose from."""
        return queries.used_marks(self._journal, self._timeline.contact)

    def manners(self) -> list[UsedManner]:
        """What entries were like, to choose from."""
        return queries.used_manners(self._journal, self._timeline.contact)

    # In words

    @property
    def period(self) -> Period | None:
        """The period that is set, if it is one of those."""
        days = self.filter.first, self.filter.last
        return next((period for period in Period if days_of(period, self.today) == days), None)

    @property
    def side_words(self) -> str:
        """What is set of the sides; empty for nothing."""
        side = self.filter.side
        words = [side.value.capitalize()] if side else []
        return ", ".join([*words, "rated"] if self.filter.rated_only else words).capitalize()

    @property
    def channel_words(self) -> str:
        chosen = [wording.channel_name(channel) for channel in Channel if channel in self.filter.channels]
        return _short(chosen, "channels")

    @property
    def tag_words(self) -> str:
        if not self.filter.tags <= self._names.keys():
            self.tags()
        return _short([self._names.get(tag, "a tag that is gone") for tag in sorted(self.filter.tags)], "tags")

    @property
    def mark_words(self) -> str:
        marks = [mark_titles(kind) for kind in MarkKind if kind in self.filter.marks]
        manners = [manner_kind(kind) for kind in MannerKind if kind in self.filter.manners]
        return _short([*marks, *manners], "kinds of marks")

    @property
    def period_words(self) -> str:
        """What is set of the time, plans among it."""
        period = self.period
        days = period.value if period else wording.period(self.filter.first, self.filter.last)
        words = ", ".join(filter(None, (days, "planned" if self.filter.planned_only else "")))
        return words[:1].upper() + words[1:]

    @property
    def ids_words(self) -> str:
        ids = self.filter.ids
        if ids is None:
            return ""
        if ids and self.filter.named:
            return f"{wording.count(len(ids), 'entry')}: {self.filter.named}"
        return "This entry" if len(ids) == 1 else f"These {wording.count(len(ids), 'entry')}" if ids else "No entries"

    @property
    def line(self) -> str:
        """How much is shown: "12 of 48 entries"; without a filter "48 entries"."""
        if self.filter.shows_all:
            return wording.count(self.shown, "entry")
        total = queries.entry_count(self._journal, self._timeline.contact)
        return f"{wording.number(self.shown)} of {wording.count(total, 'entry')}"


def _with(some: frozenset[T], one: T, wanted: bool) -> frozenset[T]:
    return some | {one} if wanted else some - {one}


def _short(names: list[str], plural: str) -> str:
    """Up to two names, or how many."""
    return ", ".join(names) if len(names) <= 2 else f"{len(names)} {plural}"
