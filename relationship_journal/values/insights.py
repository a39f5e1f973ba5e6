# SPDX-License-Identifier: MIT
"""An insight: what a rule noticed, about whom, on which records it rests, and what could be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, NewType

from relationship_journal.frozen import dataclass
from relationship_journal.values.words import AccountId, Channel, ContactId

TITLE_LETTERS = 59
"""A title is no longer, whatever the names in it."""


class Severity(StrEnum):
    """How much an insight asks for: something to do, something to keep an eye on, or good news; in this order."""

    ACT = "act"
    WATCH = "watch"
    GOOD = "good"


class SubjectKind(StrEnum):
    """What an insight can be about."""

    CONTACT = "contact"
    ACCOUNT = "account"
    ALL = "all"


class RecordKind(StrEnum):
    """The kinds of records an insight can rest on; a mark's is the name of its kind."""

    CONVERSATION = "conversation"
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
    CONTACT = "contact"
    ACCOUNT = "account"
    JOB = "job"


class RecordRef(NamedTuple):
    """Which record of all: its kind and its id within the kind."""

    kind: RecordKind
    id: int


class Subject(NamedTuple):
    """What an insight is about: a contact, an account, or everybody (id 0)."""

    kind: SubjectKind
    id: int = 0
    uid: str = ""
    name: str = ""


EVERYBODY = Subject(SubjectKind.ALL)


class Money(NamedTuple):
    """An amount in minor units of a currency (ISO 4217)."""

    amount: int
    currency: str


Value = int | str | date | Money | tuple[str, ...]
"""What can stand in a sentence: a count, a name or somebody's words, a day, an amount, several names."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to be: a template (see wording.findings) and what stands in its places.

    Names and words in it are cut until it has at most so many letters, where `most` says so.
    """

    template: str
    values: Mapping[str, Value] = field(default_factory=dict)
    most: int | None = None


class StepKind(StrEnum):
    """What is suggested. The first ones are done to a mark, the others open what is needed, already filled."""

    KEEP = "keep"
    MAKE_GOOD = "make_good"
    TELL = "tell"
    SETTLE = "settle"
    GIVE_REASON = "give_reason"
    GET_OVER = "get_over"
    CELEBRATE = "celebrate"
    RAISE = "raise"
    PLAN = "plan"
    WRITE = "write"
    NOTE = "note"
    HAND_OVER = "hand_over"
    BOTH_SIDES = "both_sides"
    ACCOUNT = "account"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Step:
    """The one step suggested. `says` is its label; `record` the mark it is done to; `text` what a form begins with.

    PLAN opens a planned conversation with `contact` over `channel`, WRITE a brief message, NOTE something to raise;
    PROMISES shows the promises of friends beside those of everyone else.
    """

    kind: StepKind
    says: Said
    contact: ContactId | None = None
    account: AccountId | None = None
    record: RecordRef | None = None
    channel: Channel | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Insight:
    """What a rule noticed. The window is `first` to `last`, both included; `since` is the day it first held.

    `contacts` are those whose page shows it beside the subject's own. `evidence` are the records the sentence rests on;
    for an absence the last such record, else the stage change or the contact itself.
    """

    rule: str
    subject: Subject
    severity: Severity
    title: Said
    sentence: Said
    evidence: tuple[RecordRef, ...]
    first: date
    last: date
    since: date
    step: Step
    clears: Said
    sources: tuple[str, ...]
    contacts: tuple[ContactId, ...] = ()


class RuleNumber(NamedTuple):
    """A number a rule goes by: its name, its default, between what it may be set, and how it is told."""

    name: str
    default: int
    least: int
    most: int
    says: str


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Which rules are off, and the numbers somebody set: by rule and by name. What is not named has its default."""

    off: frozenset[str] = frozenset()
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)


AnswerId = NewType("AnswerId", int)


class AnswerKind(StrEnum):
    """What the writer says to an insight: later, or that it is fine as it is."""

    SNOOZE = "snooze"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to an insight of a rule about a subject. `until` None lasts until something changes.

    `evidence` are the records it rested on then, as "kind:uid": with one more, the insight stands again.
    """

    id: AnswerId
    rule: str
    subject: Subject
    kind: AnswerKind
    on: date
    until: date | None = None
    note: str = ""
    evidence: frozenset[str] = frozenset()
