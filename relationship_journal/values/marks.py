# SPDX-License-Identifier: MIT
"""Marks: what is kept of a relationship beside its conversations, each as it is written and as it is read back.

A `New…` value holds what a mark says; whom it names and which conversation it came from stand beside it. `on` is the
day it was made or opened; None is the day of its conversation, else today.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Generic, NewType, TypeVar

from relationship_journal.frozen import dataclass
from relationship_journal.values.people import Person
from relationship_journal.values.words import ContactId, ConversationId, MixSide, Side, Stage

PromiseId = NewType("PromiseId", int)

FavorId = NewType("FavorId", int)

ShortcutId = NewType("ShortcutId", int)

FrictionId = NewType("FrictionId", int)

RefusalId = NewType("RefusalId", int)

GoalId = NewType("GoalId", int)

NoteId = NewType("NoteId", int)

LimitId = NewType("LimitId", int)


class MarkKind(StrEnum):
    """The kinds of marks; each is the name of its table."""

    PROMISE = "promise"
    FAVOR = "favor"
    SHORTCUT = "shortcut"
    FRICTION = "friction"
    REFUSAL = "refusal"
    GOAL = "goal"
    NOTE = "note"
    LIMIT = "limit"
    INTEREST = "interest"
    STAGE_CHANGE = "stage_change"


class FavorKind(StrEnum):
    """What a favor consisted of."""

    PRICE = "price"
    DELIVERY = "delivery"
    TERMS = "terms"
    REFERENCE = "reference"
    INTRODUCTION = "introduction"
    TIME = "time"
    GIFT = "gift"
    PERSONAL_HELP = "personal_help"
    OTHER = "other"


CONCESSIONS = frozenset({FavorKind.PRICE, FavorKind.DELIVERY, FavorKind.TERMS})
"""Favors that cost the business, where they are done by the writer and no normal service."""

RECORD_DAYS = 180
"""So far back go promises that fell due, and concessions that are counted for everybody."""


class RefusalKind(StrEnum):
    """What was refused."""

    DEAL = "deal"
    PRICE = "price"
    MEETING = "meeting"


class RefusalReason(StrEnum):
    """The class of the reason for a no, as far as it is known."""

    BUDGET = "budget"
    PRICE = "price"
    TIMING = "timing"
    NO_NEED = "no_need"
    PRODUCT = "product"
    COMPETITOR = "competitor"
    SERVICE = "service"
    NOT_THEIR_DECISION = "not_their_decision"
    OTHER = "other"


class GoalState(StrEnum):
    """How far a goal has come."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    REACHED = "reached"
    DROPPED = "dropped"


class NoteKind(StrEnum):
    """What a note for the next talk is meant for."""

    TO_RAISE = "to_raise"
    ASK_ABOUT = "ask_about"


class LimitKind(StrEnum):
    """What a limit holds down: so much a month, or a topic not to open at all."""

    PERSONAL_MINUTES = "personal_minutes"
    OFF_DUTY_TIMES = "off_duty_times"
    SPENDING = "spending"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class NewPromise:
    """Who owes what by when; `due` is as first agreed, moves stand beside it. Kept after `due` is kept late."""

    what: str
    side: Side = Side.ME
    due: date | None = None
    kept_on: date | None = None
    let_go_on: date | None = None
    note: str = ""
    on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is neither kept nor let go."""
        return self.kept_on is None and self.let_go_on is None


@dataclass(frozen=True, slots=True)
class NewFavor:
    """Something one did for the other. `worth` is in minor units of `currency` (ISO 4217), "" without one."""

    what: str
    done_by: Side = Side.ME
    asked_by: Side = Side.THEM
    kind: FavorKind = FavorKind.OTHER
    normal_service: bool = False
    worth: int | None = None
    currency: str = ""
    reason: str = ""
    said_one_off: bool = False
    pushed_aside: str = ""
    made_good_on: date | None = None
    note: str = ""
    on: date | None = None

    @property
    def concession(self) -> bool:
        """Whether it cost the business: price, delivery or terms, done by the writer, beyond normal service."""
        return self.done_by is Side.ME and self.kind in CONCESSIONS and not self.normal_service

    @property
    def open(self) -> bool:
        """Whether it pushed something aside that has not been made good."""
        return self.pushed_aside != "" and self.made_good_on is None


@dataclass(frozen=True, slots=True)
class NewShortcut:
    """Something changed or skipped without asking or telling."""

    what: str
    told_on: date | None = None
    note: str = ""
    on: date | None = None

    @property
    def open(self) -> bool:
        """Whether they have not been told."""
        return self.told_on is None


@dataclass(frozen=True, slots=True)
class NewFriction:
    """A conflict: the side it began on, and what became of it; it opened `on`."""

    what: str
    began: MixSide = MixSide.BUSINESS
    talked_on: date | None = None
    crossed_on: date | None = None
    settled_on: date | None = None
    note: str = ""
    on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is not settled."""
        return self.settled_on is None


@dataclass(frozen=True, slots=True)
class NewRefusal:
    """A no: what was refused, the class of its reason once known, and the reason in their words."""

    what: str
    kind: RefusalKind = RefusalKind.DEAL
    reason: RefusalReason | None = None
    in_their_words: str = ""
    still_hurts: bool = False
    note: str = ""
    on: date | None = None

    @property
    def reason_known(self) -> bool:
        """Whether the reason is known, by its class or in their words."""
        return self.reason is not None or self.in_their_words != ""

    @property
    def open(self) -> bool:
        """Whether its reason is not known, or it still hurts."""
        return self.still_hurts or not self.reason_known


@dataclass(frozen=True, slots=True)
class NewGoal:
    """What the customer wants solved or reached. `moved_on` is when its state last changed."""

    what: str
    state: GoalState = GoalState.OPEN
    moved_on: date | None = None
    celebrated_on: date | None = None
    note: str = ""
    on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it is neither reached nor dropped."""
        return self.state in {GoalState.OPEN, GoalState.IN_PROGRESS}


@dataclass(frozen=True, slots=True)
class NewNote:
    """Something for the next talk: to raise, or to ask about."""

    what: str
    kind: NoteKind = NoteKind.TO_RAISE
    side: MixSide = MixSide.BUSINESS
    raised_on: date | None = None
    note: str = ""
    on: date | None = None

    @property
    def open(self) -> bool:
        """Whether it has not come up yet."""
        return self.raised_on is None


@dataclass(frozen=True, slots=True)
class NewLimit:
    """A rule the writer sets: `amount` a month (minutes, times, or money in minor units of `currency`), or a topic."""

    kind: LimitKind
    amount: int | None = None
    currency: str = ""
    topic: str = ""
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class NewInterest:
    """Something a person cares about."""

    what: str
    note: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class NewStageChange:
    """From one stage to another; verbs that change a contact's stage write it by themselves."""

    before: Stage
    after: Stage
    note: str = ""
    on: date | None = None


NewMark = (
    NewPromise
    | NewFavor
    | NewShortcut
    | NewFriction
    | NewRefusal
    | NewGoal
    | NewNote
    | NewLimit
    | NewInterest
    | NewStageChange
)
"""What any mark can say."""

Content_co = TypeVar("Content_co", bound=NewMark, covariant=True)

KIND_OF: dict[type, MarkKind] = {
    NewPromise: MarkKind.PROMISE,
    NewFavor: MarkKind.FAVOR,
    NewShortcut: MarkKind.SHORTCUT,
    NewFriction: MarkKind.FRICTION,
    NewRefusal: MarkKind.REFUSAL,
    NewGoal: MarkKind.GOAL,
    NewNote: MarkKind.NOTE,
    NewLimit: MarkKind.LIMIT,
    NewInterest: MarkKind.INTEREST,
    NewStageChange: MarkKind.STAGE_CHANGE,
}
"""The kind of mark each value is."""


@dataclass(frozen=True, slots=True)
class PromiseMove:
    """A promise moved to another day; `told` is whether the other side was told (or told the writer)."""

    due_before: date | None
    due_after: date
    on: date
    told: bool


@dataclass(frozen=True, slots=True)
class MarkOf:
    """A mark written down with a conversation; `person` is whom it names, by place among those who took part.

    A promise that has a history already brings its `moves`, the first one first.
    """

    mark: NewMark
    person: int = 0
    moves: tuple[PromiseMove, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkRef:
    """Which mark of all: its kind and its id within the kind."""

    kind: MarkKind
    id: int


@dataclass(frozen=True, slots=True)
class Mark(Generic[Content_co]):
    """A mark as it is read back: whom it names (nobody for a limit for all), what it says, and since when."""

    id: int
    uid: str
    contact: Person | None
    conversation: ConversationId | None
    on: date
    said: Content_co
    moves: tuple[PromiseMove, ...] = ()

    @property
    def kind(self) -> MarkKind:
        """What kind of mark it is."""
        return KIND_OF[type(self.said)]

    @property
    def ref(self) -> MarkRef:
        """Its name among all marks."""
        return MarkRef(self.kind, self.id)

    @property
    def contact_id(self) -> ContactId | None:
        """Whom it names, by id."""
        return self.contact.id if self.contact else None


def due_now(promise: Mark[NewPromise]) -> date | None:
    """When a promise is due after every move, spoken or not."""
    return promise.moves[-1].due_after if promise.moves else promise.said.due


def due_agreed(promise: Mark[NewPromise]) -> date | None:
    """When a promise is due as last agreed: a told move moves it, an unspoken one keeps the old date."""
    told = [move.due_after for move in promise.moves if move.told]
    return told[-1] if told else promise.said.due


def fell_due(promise: Mark[NewPromise], today: date) -> bool:
    """Whether a promise fell due, as last agreed, in the days its record goes back; one without a day never does.

    One that was let go by its day is nobody's wait; of one due today nothing can be said until it is kept.
    """
    due, said = due_agreed(promise), promise.said
    if due is None or not record_from(today) <= due <= today:
        return False
    return (said.let_go_on is None or said.let_go_on > due) and (due < today or said.kept_on is not None)


def record_from(today: date) -> date:
    """The first of the days that the record of promises, and of concessions, goes back."""
    return today - timedelta(days=RECORD_DAYS - 1)


def kept_late(promise: Mark[NewPromise]) -> bool:
    """Whether a promise was kept after the day last agreed."""
    due, kept = due_agreed(promise), promise.said.kept_on
    return due is not None and kept is not None and kept > due
