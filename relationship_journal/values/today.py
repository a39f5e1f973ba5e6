# SPDX-License-Identifier: MIT
"""What a day begins with, as it is read: plans, who waits for a word, dates ahead, and the days that were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.people import Person
from relationship_journal.values.words import AccountId, Channel, ConversationId, Minutes, Share, Stage, When


@dataclass(frozen=True, slots=True)
class Plan:
    """A conversation that is planned, or was off duty and nobody said yet how it went. `text` is its first line."""

    id: ConversationId
    when: When
    channel: Channel
    text: str
    planned: bool
    off_duty: OffDuty | None
    contacts: tuple[Person, ...]
    account: str = ""


@dataclass(frozen=True, slots=True)
class LastTouch:
    """When somebody last took part or answered, and how often there should be a word.

    `cadence` is the one set for the contact or their tier, in days. `touches` are days of the year before the last
    touch, with the channel: read only for friends without a cadence. Within `months` they are away every year.
    """

    contact: Person
    uid: str
    stage: Stage
    on: date
    cadence: int | None
    away_until: date | None = None
    months: tuple[int, ...] = ()
    touches: tuple[tuple[date, Channel], ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day of the year that comes again: a birthday (`label` "") or another date; `years` where its year is known."""

    contact: Person
    label: str
    on: date
    years: int | None


@dataclass(frozen=True, slots=True)
class Renewal:
    """The day an account renews."""

    account: AccountId
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class DayMix:
    """A day in sums: `entries` with groups, `minutes` and `share` of what counts for the mix (None without any)."""

    day: date
    entries: int
    minutes: Minutes
    share: Share | None


@dataclass(frozen=True, slots=True)
class KeptOnTime:
    """Promises of the writer due in a window: how many, and how many of them were kept by the day last agreed."""

    due: int = 0
    on_time: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved text: where it stands, and its first line. `contact` and `entry` are where that is, if anywhere."""

    key: str
    text: str
    contact: Person | None = None
    entry: ConversationId | None = None
