# SPDX-License-Identifier: MIT
"""A conversation: as handed in, and as the timeline, the search and the charts get it back."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from relationship_journal.frozen import dataclass
from relationship_journal.values.marks import Mark, MarkKind, MarkOf, NewMark
from relationship_journal.values.people import Person
from relationship_journal.values.words import (
    Channel,
    ContactId,
    ConversationId,
    Minutes,
    MixSide,
    Share,
    Side,
    TagId,
    When,
)


class OffDuty(StrEnum):
    """A conversation meant to be without business, and how it went; PLANNED is not told yet."""

    PLANNED = "planned"
    KEPT = "kept"
    BUSINESS_AT_THE_END = "business_at_the_end"
    SLIPPED_BY_ME = "slipped_by_me"
    SLIPPED_BY_THEM = "slipped_by_them"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a conversation was. `told_troubles` is of the writer's own company; `meaning` is what that means for them."""

    off_duty: OffDuty | None = None
    brief: bool = False
    nothing_to_follow_up: bool = False
    needed_an_ear: bool = False
    told_troubles: bool = False
    meaning: str = ""


class MannerKind(StrEnum):
    """What can be looked for of how conversations were."""

    OFF_DUTY = "off_duty"
    NEEDED_AN_EAR = "needed_an_ear"
    TOLD_TROUBLES = "told_troubles"
    BRIEF = "brief"
    NOTHING_TO_FOLLOW_UP = "nothing_to_follow_up"


PLAIN = Manner()
"""Nothing to be said of how it was."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a conversation cost, in minor units of `currency` (ISO 4217), and who paid."""

    amount: int | None = None
    currency: str = ""
    paid_by: Side | None = None


@dataclass(frozen=True, slots=True)
class NewConversation:
    """A conversation as handed in; `share` None means "left at its learned default" (not rated).

    `ears` are those who needed an ear, by place among `contacts`. Of one that is rewritten, a cost, manner or ears of
    None stay as they are, and `marks` are added to those it has.
    """

    contacts: tuple[ContactId, ...]
    when: When
    channel: Channel = Channel.CALL
    text: str = ""
    minutes: Minutes | None = None
    share: Share | None = None
    planned: bool = False
    answered: bool = True
    began: Side | None = None
    in_confidence: bool = False
    tags: tuple[str, ...] = ()
    cost: Cost | None = None
    manner: Manner | None = None
    ears: tuple[int, ...] | None = None
    marks: tuple[MarkOf, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One conversation on the timeline. `minutes` is as written or the channel's default (`minutes_given`)."""

    id: ConversationId
    uid: str
    place: int
    when: When
    channel: Channel
    minutes: Minutes
    minutes_given: bool
    share: Share
    rated: bool
    planned: bool
    in_confidence: bool
    text: str
    contacts: tuple[Person, ...]
    tags: tuple[str, ...]
    answered: bool = True
    began: Side | None = None


@dataclass(frozen=True, slots=True)
class EntryMarks:
    """What an entry carries beside its text: its marks in the order they were written, how it was, what it cost."""

    marks: tuple[Mark[NewMark], ...] = ()
    manner: Manner = PLAIN
    ears: tuple[ContactId, ...] = ()
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries of a timeline are shown: those all of this is true of; nothing set shows them all.

    Of `channels` and `tags` one is enough, and one of `marks` and `manners` together; `first` and `last` are days, both
    included; `ids` are these entries alone, which `named` calls by what they have in common.
    """

    side: MixSide | None = None
    rated_only: bool = False
    planned_only: bool = False
    channels: frozenset[Channel] = frozenset()
    tags: frozenset[TagId] = frozenset()
    marks: frozenset[MarkKind] = frozenset()
    manners: frozenset[MannerKind] = frozenset()
    first: date | None = None
    last: date | None = None
    ids: frozenset[ConversationId] | None = None
    named: str = field(default="", compare=False)

    @property
    def shows_all(self) -> bool:
        """Whether nothing is set."""
        return self == EVERYTHING


EVERYTHING = EntryFilter()


@dataclass(frozen=True, slots=True)
class UsedTag:
    """A tag of conversations, and how many entries of a timeline have it."""

    id: TagId
    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class UsedMarks:
    """A kind of mark, and how many entries of a timeline carry one."""

    kind: MarkKind
    entries: int


@dataclass(frozen=True, slots=True)
class UsedManner:
    """A manner, and how many entries of a timeline were so."""

    kind: MannerKind
    entries: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A search result: the entry, a passage around the first hit, and the (start, end) spans to light up."""

    entry: Entry
    snippet: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MonthMix:
    """A month in sums; groups count in `entries` only, `business` is minutes times share (hundredths)."""

    month: str
    entries: int
    counted: int
    minutes: int
    business: int
    rated: int
    rated_minutes: int
    rated_business: int


@dataclass(frozen=True, slots=True)
class TalkPoint:
    """One conversation that counts for the mix (no group), as a chart draws it."""

    id: ConversationId
    when: When
    minutes: Minutes
    share: Share
    rated: bool
    channel: Channel


def mix_share(minutes: int | None, business: int | None) -> Share | None:
    """The business share of many minutes, `business` in hundredths of a minute, halves up; None without any."""
    return (business or 0) * 2 // minutes + 1 >> 1 if minutes else None
