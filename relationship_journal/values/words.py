# SPDX-License-Identifier: MIT
"""The words of the record: kinds, ids, units and moments."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, NewType

from relationship_journal.frozen import dataclass

ContactId = NewType("ContactId", int)

AccountId = NewType("AccountId", int)

ConversationId = NewType("ConversationId", int)

TagId = NewType("TagId", int)

BatchId = NewType("BatchId", int)

Share = Annotated[int, "business share, 0 to 100"]

Minutes = Annotated[int, "length of a conversation in minutes, 0 to 10,080 (a week)"]

MAX_MINUTES = 7 * 24 * 60

GROUP_SIZE = 4
"""From this many contacts on, a conversation is a group: a touch for each, never a talk or a share."""


class Channel(StrEnum):
    """How a conversation took place."""

    CALL = "call"
    VIDEO = "video"
    MEETING = "meeting"
    MEAL = "meal"
    EVENT = "event"
    EMAIL = "email"
    TEXT = "text"
    SOCIAL = "social"
    LETTER = "letter"
    OTHER = "other"


TALK_MINUTES = 10
"""What is shorter is a message in passing, not a talk."""

DEFAULT_MINUTES: Mapping[Channel, int] = {
    Channel.TEXT: 2,
    Channel.EMAIL: 5,
    Channel.SOCIAL: 2,
    Channel.LETTER: 10,
    Channel.CALL: 15,
    Channel.VIDEO: 30,
    Channel.MEETING: 45,
    Channel.MEAL: 90,
    Channel.EVENT: 120,
    Channel.OTHER: 15,
}
"""Stands in for the minutes nobody wrote down; a journal may set its own."""


class Status(StrEnum):
    """What a contact is to the business."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    FORMER = "former"
    NOT_CUSTOMER = "not_customer"


class Stage(StrEnum):
    """How near a contact is, as the writer sees it."""

    ACQUAINTANCE = "acquaintance"
    PROFESSIONAL = "professional"
    FRIENDLY = "friendly"
    FRIEND = "friend"
    CLOSE_FRIEND = "close_friend"


class WantedBy(StrEnum):
    """Who wants the friendship."""

    UNKNOWN = "unknown"
    ME = "me"
    THEM = "them"
    MUTUAL = "mutual"
    KEEPS_IT_BUSINESS = "keeps_it_business"


class Tier(StrEnum):
    """How much attention an account or contact is meant to get; each has a cadence."""

    NONE = "none"
    A = "A"
    B = "B"
    C = "C"


TIER_CADENCE: Mapping[Tier, int] = {Tier.A: 14, Tier.B: 30, Tier.C: 90}
"""Days that may pass between talks with people of a tier; a journal may set its own."""

MAX_CADENCE = 730
"""The longest cadence, in days."""
LONGEST_ABSENCE = 2 * MAX_CADENCE
"""Days further back change nothing: an absence is spoken of after twice what is usual at the latest."""


class Side(StrEnum):
    """Who began, asked or paid."""

    ME = "me"
    THEM = "them"


class MixSide(StrEnum):
    """Which side of the mix a conversation leans to: business from a share of 50 on, else personal."""

    BUSINESS = "business"
    PERSONAL = "personal"


class Precision(StrEnum):
    """Whether the clock time of a conversation is known."""

    MINUTE = "minute"
    DAY = "day"


class MethodKind(StrEnum):
    """Ways to reach a person."""

    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    MESSENGER = "messenger"
    OTHER = "other"


class TagKind(StrEnum):
    """Tags on people and tags on conversations are two separate sets."""

    CONTACT = "contact"
    CONVERSATION = "conversation"


@dataclass(frozen=True, slots=True)
class When:
    """A moment as the writer saw it: wall clock first, with the UTC instant derivable from the offset.

    `local` is naive; with precision DAY its clock part is 00:00 and means nothing. `offset` is minutes
    east of UTC; `zone` an IANA name where one is known.
    """

    local: datetime
    offset: int = 0
    zone: str | None = None
    precision: Precision = Precision.MINUTE

    @property
    def utc(self) -> datetime:
        """The instant, aware, in UTC."""
        return (self.local - timedelta(minutes=self.offset)).replace(tzinfo=UTC)

    @property
    def day(self) -> date:
        return self.local.date()

    @property
    def month(self) -> str:
        """The wall clock's month as YYYY-MM."""
        return f"{self.local:%Y-%m}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of the year whose year may be unknown, or a year alone (month and day None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
