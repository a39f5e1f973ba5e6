# SPDX-License-Identifier: MIT
"""What the mix over time shows: hours by month, a dot per conversation, and the same in words and as a table."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median

from relationship_journal.values import ConversationId, MonthMix, TalkPoint
from relationship_journal.wording import count, month_short, month_title

WINDOW = 5
"""The line is the median of so many rated conversations, of a 40th of them where that is more."""
LINE_FROM = 8
"""Below so many rated conversations there is no line."""
FEW = 3
"""Below so many conversations a chart says that it shows too little."""
SILENCE_DAYS = 42
"""A gap between two conversations is a silence from here on, and from twice the usual gap."""

TABLE_HEAD = ("Month", "Business hours", "Personal hours", "Conversations", "Rated")


@dataclass(frozen=True, slots=True)
class Dot:
    """One conversation: its place in the span in months, its business share and length, and who it is."""

    position: float
    share: int
    minutes: int
    rated: bool
    conversation: ConversationId


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch without a conversation that is long for this contact; places in months."""

    start: float
    end: float
    days: int

    @property
    def words(self) -> str:
        return f"{round(self.days / 7)} weeks without a talk"


@dataclass(frozen=True, slots=True)
class MixPoints:
    """The months of a span, oldest first, with no month left out; hours; `rated_*` is the rated part of each."""

    months: tuple[str, ...]
    business: tuple[float, ...]
    personal: tuple[float, ...]
    rated_business: tuple[float, ...]
    rated_personal: tuple[float, ...]
    counts: tuple[int, ...]
    rated_counts: tuple[int, ...]
    dots: tuple[Dot, ...] = ()
    median: tuple[tuple[tuple[float, float], ...], ...] = ()
    silences: tuple[Silence, ...] = ()
    window: int = WINDOW

    @property
    def n(self) -> int:
        """Conversations shown; groups are in no mix."""
        return sum(self.counts)

    @property
    def rated(self) -> int:
        return sum(self.rated_counts)

    @property
    def few(self) -> bool:
        """Whether there is too little for more than a look at single conversations."""
        return self.n < FEW

    @property
    def period(self) -> str:
        """First and last month, as in `Jun 2025 – Nov 2026`."""
        return f"{month_short(self.months[0])} – {month_short(self.months[-1])}"

    @property
    def counted(self) -> str:
        """How many, and how many of them rated: `84 conversations, 61 rated`."""
        return f"{count(self.n, 'conversation')}, {self.rated:,} rated"

    def position(self, day: date) -> float | None:
        """Where a day lies, in months from the start; None outside the span."""
        month = f"{day:%Y-%m}"
        if month not in self.months:
            return None
        return self.months.index(month) + _part_of_month(day)

    def month_at(self, position: float) -> str | None:
        """The month under a place on the axis, None beside it; for a click."""
        return self.months[int(position)] if 0 <= position < len(self.months) else None


def points(months: Sequence[MonthMix], talks: Sequence[TalkPoint], until: str, span: int = 18) -> MixPoints:
    """What to draw of the `span` months that end with `until` (YYYY-MM); what lies outside is left out."""
    names = _span(until, span)
    by_name = {mix.month: mix for mix in months}
    mixes = [by_name.get(name, MonthMix(name, 0, 0, 0, 0, 0, 0, 0)) for name in names]
    dots = _dots(talks, names)
    window = _window(dots)
    return MixPoints(
        months=names,
        business=tuple(mix.business / 6_000 for mix in mixes),
        personal=tuple(_personal(mix.minutes, mix.business) for mix in mixes),
        rated_business=tuple(mix.rated_business / 6_000 for mix in mixes),
        rated_personal=tuple(_personal(mix.rated_minutes, mix.rated_business) for mix in mixes),
        counts=tuple(mix.counted for mix in mixes),
        rated_counts=tuple(mix.rated for mix in mixes),
        dots=tuple(dot for dot, _ in dots),
        median=_median(dots, window),
        silences=_silences(dots),
        window=window,
    )


def describe(shown: MixPoints, who: str, *, numbered: bool = False) -> str:
    """The chart in words for who can't see it: what, period, counts, start, end and range.

    `numbered` says "month 3" instead of the month's name, for what leaves the journal.
    """
    months = [f"month {n}" for n in range(1, len(shown.months) + 1)] if numbered else _titles(shown.months)
    parts = [
        f"Mix over time with {who}: hours of business and of personal talk in each of {len(months)} months, "
        f"{months[0]} to {months[-1]}."
    ]
    talked = [i for i, n in enumerate(shown.counts) if n]
    if not talked:
        return f"{parts[0]} No conversations in this time."
    parts.append(f"{shown.counted}; {_sides(sum(shown.business), sum(shown.personal))} in all.")
    if shown.few:
        parts.append("Too few conversations to speak of a trend.")
    for verb, index in (("begins", talked[0]), ("ends", talked[-1])):
        parts.append(f"It {verb} with {_sides(shown.business[index], shown.personal[index])} in {months[index]}.")
    for side, hours in (("Business", shown.business), ("Personal", shown.personal)):
        low, high = min(talked, key=hours.__getitem__), max(talked, key=hours.__getitem__)
        parts.append(
            f"{side} talk ranges from {_hours(hours[low])} in {months[low]} to {_hours(hours[high])} in {months[high]}."
        )
    if silent := len(months) - len(talked):
        parts.append(f"{silent} of {len(months)} months {'has' if silent == 1 else 'have'} no conversation.")
    return " ".join(parts)


def table(shown: MixPoints) -> list[tuple[str, ...]]:
    """The chart as rows under `TABLE_HEAD`, a month each."""
    return [
        (title, f"{business:.1f}", f"{personal:.1f}", str(n), str(rated))
        for title, business, personal, n, rated in zip(
            _titles(shown.months), shown.business, shown.personal, shown.counts, shown.rated_counts, strict=True
        )
    ]


def month_sentence(shown: MixPoints, month: str) -> str:
    """One month in words, for a tooltip: `March 2026: 2.1 h business, 1.2 h personal; 6 conversations, 4 rated`."""
    index = shown.months.index(month)
    if not shown.counts[index]:
        return f"{month_title(month)}: no conversations"
    sides = _sides(shown.business[index], shown.personal[index])
    many = count(shown.counts[index], "conversation")
    return f"{month_title(month)}: {sides}; {many}, {shown.rated_counts[index]:,} rated"


def _span(until: str, span: int) -> tuple[str, ...]:
    year, month = (int(part) for part in until.split("-"))
    last = year * 12 + month - 1
    return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(last - span + 1, last + 1))


def _personal(minutes: int, business: int) -> float:
    return (minutes * 100 - business) / 6_000


def _part_of_month(day: date) -> float:
    return (day.day - 0.5) / monthrange(day.year, day.month)[1]


def _dots(talks: Sequence[TalkPoint], months: Sequence[str]) -> list[tuple[Dot, date]]:
    index = {month: i for i, month in enumerate(months)}
    inside = sorted((talk for talk in talks if talk.when.month in index), key=_moment)
    return [
        (Dot(index[t.when.month] + _part_of_month(t.when.day), t.share, t.minutes, t.rated, t.id), t.when.day)
        for t in inside
    ]


def _moment(talk: TalkPoint) -> tuple[datetime, int]:
    return talk.when.local, talk.id


def _silent_from(days: Sequence[date]) -> float:
    gaps = [(after - before).days for before, after in pairwise(sorted(set(days)))]
    return max(SILENCE_DAYS, 2 * median(gaps)) if gaps else SILENCE_DAYS


def _silences(dots: Sequence[tuple[Dot, date]]) -> tuple[Silence, ...]:
    least = _silent_from([day for _, day in dots])
    return tuple(
        Silence(before.position, after.position, (next_day - day).days)
        for (before, day), (after, next_day) in pairwise(dots)
        if (next_day - day).days > least
    )


def _window(dots: Sequence[tuple[Dot, date]]) -> int:
    """An odd number, so that the middle one is one of them."""
    return max(WINDOW, sum(dot.rated for dot, _ in dots) // 40 | 1)


def _median(dots: Sequence[tuple[Dot, date]], window: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """A line for each stretch between silences; a point stands over the middle one of its window."""
    if sum(dot.rated for dot, _ in dots) < LINE_FROM:
        return ()
    lines = (tuple(_rolling([dot for dot in stretch if dot.rated], window)) for stretch in _stretches(dots))
    return tuple(line for line in lines if len(line) > 1)


def _rolling(dots: Sequence[Dot], window: int) -> Iterator[tuple[float, float]]:
    for start in range(len(dots) - window + 1):
        inside = dots[start : start + window]
        yield inside[window // 2].position, float(median(dot.share for dot in inside))


def _stretches(dots: Sequence[tuple[Dot, date]]) -> list[list[Dot]]:
    ends = {silence.start for silence in _silences(dots)}
    stretches: list[list[Dot]] = [[]]
    for i, (dot, _) in enumerate(dots):
        stretches[-1].append(dot)
        if dot.position in ends and (i + 1 == len(dots) or dots[i + 1][0].position != dot.position):
            stretches.append([])
    return stretches


def _titles(months: Sequence[str]) -> list[str]:
    return [month_title(month) for month in months]


def _hours(hours: float) -> str:
    return f"{hours:,.1f} h"


def _sides(business: float, personal: float) -> str:
    return f"{_hours(business)} business and {_hours(personal)} personal"
