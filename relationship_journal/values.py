# SPDX-License-Identifier: MIT
"""What a contact, a conversation and their parts *are*: frozen values and the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, NewType

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


class Side(StrEnum):
    """Who began, asked or paid."""

    ME = "me"
    THEM = "them"


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


# --- a person, as handed in (by an importer, a form, the demo) ---------------------------------------------


@dataclass(frozen=True, slots=True)
class NewMethod:
    """A way to reach somebody, with the label and value as they were typed."""

    kind: MethodKind
    value: str
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class NewAddress:
    """A postal address in parts; `formatted` is the address as written where a source gives one."""

    label: str = ""
    po_box: str = ""
    extended: str = ""
    street: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    formatted: str = ""


@dataclass(frozen=True, slots=True)
class NewDate:
    """A date that matters to somebody (an anniversary, a custom date), with its text as typed."""

    label: str
    on: PartialDate
    typed: str = ""


@dataclass(frozen=True, slots=True)
class NewRelation:
    """Somebody a contact is related to, by name; linked to a contact later if there is one."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class NewJob:
    """Where somebody works."""

    account: str
    title: str = ""
    department: str = ""
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A picture of a person, as bytes of a common image format."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NewRawCard:
    """The source of an imported contact, kept whole so that nothing is lost."""

    text: str
    format: str = "vcard"
    version: str = ""
    card_uid: str = ""


@dataclass(frozen=True, slots=True)
class NewContact:
    """Everything that can be known of a person when they are added."""

    name: str
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""
    is_company: bool = False
    pronoun: str = ""
    status: Status = Status.CUSTOMER
    stage: Stage = Stage.PROFESSIONAL
    wanted_by: WantedBy = WantedBy.UNKNOWN
    tier: Tier = Tier.NONE
    birthday: PartialDate | None = None
    zone: str | None = None
    note: str = ""
    jobs: tuple[NewJob, ...] = ()
    methods: tuple[NewMethod, ...] = ()
    addresses: tuple[NewAddress, ...] = ()
    dates: tuple[NewDate, ...] = ()
    relations: tuple[NewRelation, ...] = ()
    tags: tuple[str, ...] = ()
    photo: NewPhoto | None = None
    raw_card: NewRawCard | None = None


@dataclass(frozen=True, slots=True)
class NewConversation:
    """A conversation as handed in; `share` None means "left at its learned default" (not rated)."""

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


@dataclass(frozen=True, slots=True)
class Completion:
    """What an import may add to a contact the journal already has; nothing there is overwritten."""

    contact: ContactId
    card: NewContact


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What an importer compares cards with: a contact's id, name and comparable methods."""

    id: ContactId
    name: str
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    card_uids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Me:
    """The writer: a name and own mails and numbers, never a contact."""

    name: str = ""
    methods: tuple[str, ...] = ()


# --- what queries give back ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the contact list. `share` is the mix over all rated talk, None where nothing is rated."""

    id: ContactId
    uid: str
    name: str
    account: str
    conversations: int
    last: When | None
    last_channel: Channel | None
    share: Share | None


@dataclass(frozen=True, slots=True)
class Method:
    """A way to reach a contact."""

    id: int
    kind: MethodKind
    label: str
    value: str
    preferred: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, as the head of their page shows them."""

    id: ContactId
    uid: str
    name: str
    given: str
    family: str
    nickname: str
    status: Status
    stage: Stage
    wanted_by: WantedBy
    tier: Tier
    account: str
    title: str
    note: str
    birthday: PartialDate | None
    zone: str | None
    conversations: int
    last: When | None
    last_channel: Channel | None
    share: Share | None
    tags: tuple[str, ...]
    methods: tuple[Method, ...]
    trashed: bool


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """What is known of a person beyond the head of their page; `jobs` holds former ones too, in order of entry."""

    jobs: tuple[NewJob, ...]
    addresses: tuple[NewAddress, ...]
    dates: tuple[NewDate, ...]
    relations: tuple[NewRelation, ...]
    has_photo: bool


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, as an entry names them."""

    id: ContactId
    name: str


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


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a journal holds, for the navigation and the status line."""

    contacts: int
    conversations: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `check` found: which record kind and uid, and what is wrong, in words without content."""

    kind: str
    uid: str
    what: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a full check of a journal looked at and found."""

    rows: int
    problems: tuple[Problem, ...] = field(default=())


def mix_share(minutes: int | None, business: int | None) -> Share | None:
    """The business share of many minutes, `business` in hundredths of a minute, halves up; None without any."""
    return (business or 0) * 2 // minutes + 1 >> 1 if minutes else None


_PHONE_EXTENSION = re.compile(r"(?:ext\.?|x|durchwahl|#|;ext=)\s*\d+\s*$", re.IGNORECASE)


def comparable(kind: MethodKind, value: str) -> str:
    """The form in which two ways to reach somebody can be compared; the typed value stays beside it.

    Mails are case-folded; phone numbers become their digits, without extension or international prefix.
    """
    text = "".join(c for c in value if c.isprintable()).strip()
    if kind is MethodKind.EMAIL:
        return text.removeprefix("mailto:").casefold()
    if kind is MethodKind.PHONE:
        text = _PHONE_EXTENSION.sub("", text.removeprefix("tel:"))
        digits = "".join(str(int(c)) for c in text if c.isdecimal())
        return digits.removeprefix("00")
    return text.casefold().rstrip("/")


def same_phone(one: str, other: str) -> bool:
    """Whether two comparable numbers reach the same phone: their last nine digits agree (national or not)."""
    if min(len(one), len(other)) < 7:
        return one == other != ""
    return one[-9:] == other[-9:] if min(len(one), len(other)) >= 9 else one.lstrip("0") == other.lstrip("0")
