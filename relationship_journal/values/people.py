# SPDX-License-Identifier: MIT
"""A person: as handed in by a form, an importer or the demo, and as queries give them back."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from relationship_journal.frozen import dataclass
from relationship_journal.values.words import (
    AccountId,
    Channel,
    ContactId,
    MethodKind,
    PartialDate,
    Share,
    Stage,
    Status,
    Tier,
    WantedBy,
    When,
)

Part = TypeVar("Part")


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
    """Somebody a contact is related to: a name, and the contact of that name (`other`) where there is one."""

    label: str
    name: str
    other: ContactId | None = None


@dataclass(frozen=True, slots=True)
class NewJob:
    """Where somebody works or worked, as what, and with which say in buying."""

    account: str
    title: str = ""
    department: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    buying_role: str = ""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """A company: when it renews, and how many people matter there, as far as that is known."""

    name: str
    renewal_on: date | None = None
    people_that_matter: int | None = None
    note: str = ""


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
class About:
    """What is known of a person themselves. `cadence_days` is their own, before that of the tier; `away_until` is
    the first day they are back; `seasonal_months` (1 to 12) are those in which they are away or busy every year."""

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
    cadence_days: int | None = None
    away_until: date | None = None
    seasonal_months: tuple[int, ...] = ()
    health_or_public: bool = False
    off_duty_welcome: bool = False
    birthday: PartialDate | None = None
    zone: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewContact(About):
    """Everything that can be known of a person when they are added."""

    jobs: tuple[NewJob, ...] = ()
    methods: tuple[NewMethod, ...] = ()
    addresses: tuple[NewAddress, ...] = ()
    dates: tuple[NewDate, ...] = ()
    relations: tuple[NewRelation, ...] = ()
    tags: tuple[str, ...] = ()
    photo: NewPhoto | None = None
    raw_card: NewRawCard | None = None


@dataclass(frozen=True, slots=True)
class Kept(Generic[Part]):
    """A part of a contact and the row it is kept in; None for one that is not written yet."""

    part: Part
    row: int | None = None


@dataclass(frozen=True, slots=True)
class ContactForm(About):
    """A contact as it can be edited. `photo` is the row of the picture there is; `new_photo` takes its place."""

    jobs: tuple[Kept[NewJob], ...] = ()
    methods: tuple[Kept[NewMethod], ...] = ()
    addresses: tuple[Kept[NewAddress], ...] = ()
    dates: tuple[Kept[NewDate], ...] = ()
    relations: tuple[Kept[NewRelation], ...] = ()
    tags: tuple[str, ...] = ()
    photo: int | None = None
    new_photo: NewPhoto | None = None


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
class KnownName:
    """What a contact can be called in a line of text, and the account that tells them from others."""

    id: ContactId
    name: str
    given: str = ""
    nickname: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Me:
    """The writer: a name and own mails and numbers, never a contact."""

    name: str = ""
    methods: tuple[str, ...] = ()


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
    """A person, as the head of their page shows them; `account` is where they work now, by name and id."""

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
    account_id: AccountId | None = None


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
