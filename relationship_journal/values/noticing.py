# SPDX-License-Identifier: MIT
"""What rules may look at: the facts of a journal as of a day, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import NamedTuple

from relationship_journal.frozen import dataclass
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.customers import LimitUse
from relationship_journal.values.marks import (
    Mark,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
)
from relationship_journal.values.people import Person
from relationship_journal.values.words import (
    TALK_MINUTES,
    AccountId,
    Channel,
    ContactId,
    ConversationId,
    Minutes,
    Share,
    Side,
    Stage,
    Status,
    WantedBy,
)

_MESSAGES = frozenset({Channel.TEXT, Channel.SOCIAL})

FRIENDS = frozenset({Stage.FRIEND, Stage.CLOSE_FRIEND})


class Done(NamedTuple):
    """A conversation that took place, as rules look at it; `minutes` has the channel's default where none was written.

    A group's minutes are none. `share` is None where nobody rated it. `ear` is whether the writer needed one,
    `troubles` whether they told those of their company without saying what they mean for the other. `promised` is
    whether a promise of the writer came from it, `closed` whether nothing was left to follow up.
    """

    id: ConversationId
    on: date
    channel: Channel
    minutes: Minutes
    share: Share | None = None
    answered: bool = True
    group: bool = False
    brief: bool = False
    off_duty: OffDuty | None = None
    began: Side | None = None
    ear: bool = False
    troubles: bool = False
    promised: bool = False
    closed: bool = False

    @property
    def touch(self) -> bool:
        """Whether the other side took part or answered."""
        return self.answered

    @property
    def talk(self) -> bool:
        """Whether it is a talk: long enough, no group, neither brief nor off duty."""
        return (
            self.answered
            and self.minutes >= TALK_MINUTES
            and not self.group
            and not self.brief
            and self.off_duty is None
        )

    @property
    def brief_message(self) -> bool:
        """Whether it is a brief message: marked as one, or a short text that nobody said was about business."""
        in_passing = self.channel in _MESSAGES and self.minutes < TALK_MINUTES and not self.group
        return self.brief or (in_passing and (self.share is None or self.share < 50))

    @property
    def rated_talk(self) -> bool:
        """Whether it counts in a rule about shares."""
        return self.share is not None and self.talk

    @property
    def business_talk(self) -> bool:
        """Whether it is a rated talk of at least half business."""
        return self.share is not None and self.share >= 50 and self.talk

    @property
    def personal_talk(self) -> bool:
        """Whether it is a rated talk of less than half business."""
        return self.share is not None and self.share < 50 and self.talk

    @property
    def maybe_business(self) -> bool:
        """Whether it is a talk that may have been about business: rated at least half so, or by nobody.

        A talk that nobody rated is not held against anybody where it is asked how long there was none.
        """
        return self.talk and (self.share is None or self.share >= 50)


class Planned(NamedTuple):
    """A conversation that is planned, on `today` or later; `off_duty` is whether it is meant to be without business."""

    id: ConversationId
    on: date
    channel: Channel
    off_duty: bool = False


class JobHeld(NamedTuple):
    """A job of somebody at an account, current or former; `account_name` is there where the account is not."""

    id: int
    account: AccountId
    contact: ContactId
    title: str = ""
    buying_role: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    account_name: str = ""

    def held(self, on: date) -> bool:
        """Whether it is held on a day: it has no end, or one after that day."""
        return self.ended_on is None or self.ended_on > on


class UsedBy(NamedTuple):
    """What a conversation of this month used of a limit: minutes, times, or money in minor units."""

    conversation: ConversationId
    on: date
    amount: int


class LimitHeld(NamedTuple):
    """A limit that holds for a contact, their own or the one for all: its mark, and what used it, newest first."""

    id: int
    use: LimitUse
    by: tuple[UsedBy, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What rules may look at of one contact; everything dated is newest first, nothing of the trash is there.

    `done` goes back a year, and further where it takes to hold twelve talks; what was before has its last talk that was
    not said to be personal, and with a friend its last time off duty and brief message, where there was none since.
    `talks` are those in `done`, so that twelve can be more. Marks that wait for nothing go back a year too, but for
    interests and stages; the first goal, the goal that moved last and the favor asked last are there whenever it was,
    and every favor where none was ever asked. `added_on` is the day they were added, or that of their first
    conversation where that is earlier. `family` is whether they are family of another contact. `cadence` is their own
    in days, else that of their tier. `wanted_since` is since when `wanted_by` is the writer, else `added_on`.
    """

    id: ContactId
    uid: str
    name: str
    called: str
    status: Status = Status.CUSTOMER
    stage: Stage = Stage.PROFESSIONAL
    wanted_by: WantedBy = WantedBy.UNKNOWN
    wanted_since: date = date.min
    cadence: int | None = None
    away_until: date | None = None
    months: tuple[int, ...] = ()
    health_or_public: bool = False
    off_duty_welcome: bool = False
    family: bool = False
    company: bool = False
    archived: bool = False
    imported: bool = False
    added_on: date = date.min
    first_talk: date | None = None
    talks: int = 0
    done: Sequence[Done] = ()
    plans: Sequence[Planned] = ()
    jobs: Sequence[JobHeld] = ()
    promises: Sequence[Mark[NewPromise]] = ()
    favors: Sequence[Mark[NewFavor]] = ()
    shortcuts: Sequence[Mark[NewShortcut]] = ()
    frictions: Sequence[Mark[NewFriction]] = ()
    refusals: Sequence[Mark[NewRefusal]] = ()
    goals: Sequence[Mark[NewGoal]] = ()
    notes: Sequence[Mark[NewNote]] = ()
    interests: Sequence[Mark[NewInterest]] = ()
    stages: Sequence[Mark[NewStageChange]] = ()
    limits: Sequence[LimitHeld] = ()

    @property
    def friend(self) -> bool:
        """Whether their stage is friend or close friend."""
        # Asked of everybody by every rule: a set of words would be asked for their hashes each time.
        return self.stage is Stage.FRIEND or self.stage is Stage.CLOSE_FRIEND

    @property
    def customer(self) -> bool:
        """Whether they are a customer or a prospect."""
        return self.status is Status.CUSTOMER or self.status is Status.PROSPECT

    @property
    def subject(self) -> bool:
        """Whether rules may speak of them at all: a customer, or a former one; no family, no imported stranger."""
        there = self.status is not Status.NOT_CUSTOMER and not (self.family or self.company or self.archived)
        return there and (bool(self.done) or not self.imported)

    @property
    def person(self) -> Person:
        """Them by name."""
        return Person(self.id, self.name)


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What rules may look at of an account, with every job anybody held there."""

    id: AccountId
    uid: str
    name: str
    renewal_on: date | None = None
    people_that_matter: int | None = None
    jobs: Sequence[JobHeld] = ()


class Tally(NamedTuple):
    """A side of a comparison over everybody: promises of the writer that fell due and those kept by the day agreed,
    concessions nobody gave a reason for, and how many people had a talk in the window."""

    due: int = 0
    on_time: int = 0
    concessions: int = 0
    people: int = 0


NOBODY = Tally()
"""The side of a comparison nobody is on."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts as of `today`: everybody (`whole`), or one contact with the people of their accounts.

    `started_on` is the first day there is anything of in the journal (None where there is nothing), `written` the days
    with anything, as far back as absence is counted. `friends` and `others` are over all customers in both cases, in
    the days the rules compare them.
    """

    today: date
    started_on: date | None = None
    written: Sequence[date] = ()
    people: Mapping[ContactId, PersonFacts] = field(default_factory=dict)
    accounts: Mapping[AccountId, AccountFacts] = field(default_factory=dict)
    friends: Tally = NOBODY
    others: Tally = NOBODY
    whole: bool = True
