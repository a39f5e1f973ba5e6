# SPDX-License-Identifier: MIT
"""What a mark's line comes to: every field, said or guessed from its words, and the mark that is written down."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from relationship_journal.one_line.lines import LineKind, MarkLine
from relationship_journal.one_line.tokens import minutes_of
from relationship_journal.values import (
    USUAL_CURRENCY,
    FavorKind,
    GoalState,
    LimitKind,
    MixSide,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NoteKind,
    OffDuty,
    RefusalKind,
    RefusalReason,
    Side,
    parse_money,
)

Word = TypeVar("Word")

_FAVOR_WORDS: Mapping[FavorKind, str] = {
    FavorKind.PRICE: r"prices?|discount\w*|fees?|rebates?|waive\w*|\d+ ?% off|credit note|free of charge|cheaper",
    FavorKind.DELIVERY: r"deliver\w*|ship\w*|expedit\w*|lead time|dispatch\w*",
    FavorKind.TERMS: r"terms|payment\w*|net ?\d+|contract\w*|notice period|warranty|instal+ments?",
    FavorKind.REFERENCE: r"references?|testimonial\w*|case study|recommend\w*|vouch\w*",
    FavorKind.INTRODUCTION: r"introduc\w*|intro|connected (?:me|us|them|her|him) (?:to|with)",
    FavorKind.GIFT: r"gifts?|presents?|tickets?|bottle\w*|flowers|hamper",
    FavorKind.PERSONAL_HELP: r"bab[iy]\w*|moving house|helped \w+ move|airport|walk\w* the dog|school run",
    FavorKind.TIME: r"stayed late|weekend|overtime|extra hours?|on (?:my|their|her|his) own time",
}
_REASON_WORDS: Mapping[RefusalReason, str] = {
    RefusalReason.BUDGET: r"budget\w*|freeze|no money|funds?|funding|cuts?|cost[- ]cutting",
    RefusalReason.PRICE: r"prices?|pric[ey]\w*|expensive|costly|cheaper|too much",
    RefusalReason.TIMING: r"timing|too (?:early|late|soon)|not now|next (?:year|quarter)|later|bad time|busy|until \w+",
    RefusalReason.NO_NEED: r"no need|(?:don['’]t|do not|doesn['’]t) need|happy as (?:it|they)\w*|not needed",
    RefusalReason.PRODUCT: r"product|features?|missing|integration|specs?|quality",
    RefusalReason.COMPETITOR: r"competitors?|went with|another supplier|rival|incumbent",
    RefusalReason.SERVICE: r"service|support|response times?|downtime|late deliver\w*",
    RefusalReason.NOT_THEIR_DECISION: r"not (?:her|his|their|my) (?:decision|call)|head ?office|board|procurement|boss",
}
_REFUSED_WORDS: Mapping[RefusalKind, str] = {
    RefusalKind.MEETING: r"meetings?|visit|appointment|lunch|dinner|demo|call|coffee|invitation",
    RefusalKind.PRICE: r"prices?|pricing|discount|rate|increase|fee|quote|\d+ ?%",
}
_DID = (
    r"(?:\w+ed|gave|sent|lent|got|took|made|let|drove|paid|brought|put|found|wrote|spoke|came|held|kept|stood|did|told"
    r"|bought|built|stayed|cut|met|ran)\b"
)
_BY_THEM = re.compile(
    rf"(?i:he|she|they)\s+(?i:(?!want|need)\w)|(?i:{_DID})\s+(?:me|us)\b|(?!I\b|(?i:{_DID}))[A-Z][\w'’-]*\s+{_DID}"
)
"""A sentence with them as the doer: "they waived the fee", "introduced me to Fjord", "Dana lent us her van"."""
_TO = re.compile(r"(?:to|on|for)\s+", re.IGNORECASE)
_A_MONTH = re.compile(r"\s*(?:,?\s*(?:a|per|each|every)\s+month|/\s?month|monthly)\s*$", re.IGNORECASE)
_TOPIC = re.compile(r"(?:topics?:?|no(?: talk (?:of|about))?|never)\s+(?=\S)", re.IGNORECASE)
_TIMES = re.compile(
    r"(\d{1,4}) (?:\w+[- ])?(?:times?|evenings?|dinners?|nights?|weekends?|outings?|days?|x)\b", re.IGNORECASE
)
_OF_TIME = re.compile(r"\s+(?:of )?(?:personal(?: (?:time|talk|minutes))?|time|talk)$", re.IGNORECASE)
_OF_MONEY = re.compile(r"\s+(?:of |on |for )?(?:spending|costs?|meals?|gifts?|treats?)$", re.IGNORECASE)

FIELDS_OF: Mapping[LineKind, tuple[str, ...]] = {
    LineKind.PROMISE: ("side", "due", "note"),
    LineKind.FAVOR: (
        *("done_by", "asked_by", "kind", "normal_service", "worth", "reason", "said_one_off", "pushed_aside", "note"),
    ),
    LineKind.SHORTCUT: ("told", "note"),
    LineKind.FRICTION: ("began", "talked", "crossed", "settled", "note"),
    LineKind.REFUSAL: ("kind", "reason", "in_their_words", "still_hurts", "note"),
    LineKind.GOAL: ("state", "note"),
    LineKind.TO_RAISE: ("side", "note"),
    LineKind.ASK_ABOUT: ("side", "note"),
    LineKind.INTEREST: ("note",),
    LineKind.LIMIT: ("note",),
    LineKind.OFF_DUTY: ("how",),
}
"""The fields of each kind of line beside what it is about."""


def value(line: MarkLine, field: str) -> object:
    """What a line says of a field, else what its words suggest, else what is usual; None for nothing."""
    part = line.part(field)
    if part is not None:
        return part.value
    if line.theirs and (line.kind, field) in _OF_WHOM:
        return Side.THEM
    guess = _GUESSES.get((line.kind, field))
    return (guess(line) if guess else None) or _USUAL_OF.get((line.kind, field), _USUAL.get(field))


def mark_of(line: MarkLine, day: date, currency: str = USUAL_CURRENCY) -> NewMark | None:
    """The mark a line writes down on the day of its conversation; None for off duty, which is none.

    One that lacks something is made all the same, for the record to refuse with a sentence.
    """
    if line.kind is LineKind.OFF_DUTY:
        return None
    said = {field: value(line, field) for field in FIELDS_OF[line.kind]}
    return _MADE[line.kind](_Said(line.what, said, day, currency))


def _guess(known: Mapping[Word, str], words: str) -> Word | None:
    """The first kind one of whose words stands there."""
    return next((kind for kind, listed in known.items() if re.search(rf"\b(?:{listed})\b", words, re.IGNORECASE)), None)


def _favor_kind(line: MarkLine) -> FavorKind | None:
    return _guess(_FAVOR_WORDS, line.what)


def _refused(line: MarkLine) -> RefusalKind | None:
    return _guess(_REFUSED_WORDS, line.what)


def _reason(line: MarkLine) -> RefusalReason | None:
    words = str(line.said("in_their_words", ""))
    return _guess(_REASON_WORDS, words) or (RefusalReason.OTHER if words else None)


def _doer(line: MarkLine) -> Side | None:
    """Them, where the sentence of a favor has them as the one who did it: "he introduced me to Fjord"."""
    return Side.THEM if _BY_THEM.match(line.what) else None


def _asker(line: MarkLine) -> Side | None:
    """Who asked for what they did, by a sentence that has them as the doer: the one it was done for."""
    is_said = line.theirs or line.part("done_by") is not None
    return Side.ME if not is_said and _doer(line) is Side.THEM else None


_OF_WHOM = frozenset({(LineKind.PROMISE, "side"), (LineKind.FAVOR, "done_by")})
_GUESSES: Mapping[tuple[LineKind, str], Callable[[MarkLine], object]] = {
    (LineKind.FAVOR, "kind"): _favor_kind,
    (LineKind.FAVOR, "done_by"): _doer,
    (LineKind.FAVOR, "asked_by"): _asker,
    (LineKind.REFUSAL, "kind"): _refused,
    (LineKind.REFUSAL, "reason"): _reason,
}
_USUAL_OF: Mapping[tuple[LineKind, str], object] = {
    **dict.fromkeys(_OF_WHOM, Side.ME),
    (LineKind.FAVOR, "asked_by"): Side.THEM,
    (LineKind.FAVOR, "kind"): FavorKind.OTHER,
    (LineKind.FRICTION, "began"): MixSide.BUSINESS,
    (LineKind.REFUSAL, "kind"): RefusalKind.DEAL,
    (LineKind.REFUSAL, "reason"): None,
    (LineKind.GOAL, "state"): GoalState.OPEN,
    (LineKind.TO_RAISE, "side"): MixSide.BUSINESS,
    (LineKind.ASK_ABOUT, "side"): MixSide.PERSONAL,
    (LineKind.OFF_DUTY, "how"): OffDuty.PLANNED,
}
_USUAL: Mapping[str, object] = {
    **dict.fromkeys(("normal_service", "said_one_off", "told", "talked", "crossed", "settled", "still_hurts"), False),
    **dict.fromkeys(("reason", "pushed_aside", "note", "in_their_words"), ""),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says, on the day of its conversation."""

    what: str
    fields: Mapping[str, Any]
    day: date
    currency: str

    def __getitem__(self, field: str) -> Any:
        return self.fields[field]

    def on(self, field: str) -> date | None:
        """The day of the conversation, where this was done in it."""
        return self.day if self.fields[field] else None


def _promise(said: _Said) -> NewMark:
    return NewPromise(said.what, said["side"], said["due"], note=said["note"])


def _favor(said: _Said) -> NewMark:
    worth, currency = said["worth"] or (None, "")
    return NewFavor(
        said.what, said["done_by"], said["asked_by"], said["kind"], said["normal_service"], worth, currency,
        said["reason"], said["said_one_off"], said["pushed_aside"], note=said["note"],
    )  # fmt: skip


def _shortcut(said: _Said) -> NewMark:
    return NewShortcut(said.what, said.on("told"), said["note"])


def _friction(said: _Said) -> NewMark:
    talked, crossed, settled = (said.on(field) for field in ("talked", "crossed", "settled"))
    return NewFriction(said.what, said["began"], talked, crossed, settled, said["note"])


def _refusal(said: _Said) -> NewMark:
    what = _TO.sub("", said.what, count=1) if _TO.match(said.what) else said.what
    return NewRefusal(what, said["kind"], said["reason"], said["in_their_words"], said["still_hurts"], said["note"])


def _goal(said: _Said) -> NewMark:
    return NewGoal(said.what, said["state"], None if said["state"] is GoalState.OPEN else said.day, note=said["note"])


def _to_raise(said: _Said) -> NewMark:
    return NewNote(said.what, NoteKind.TO_RAISE, said["side"], note=said["note"])


def _ask_about(said: _Said) -> NewMark:
    return NewNote(said.what, NoteKind.ASK_ABOUT, said["side"], note=said["note"])


def _interest(said: _Said) -> NewMark:
    return NewInterest(said.what, said["note"])


def _limit(said: _Said) -> NewMark:
    """A limit of so much a month, or a topic: what is no amount is one."""
    bare, note = _A_MONTH.sub("", said.what), said["note"]
    if topic := _TOPIC.match(bare):
        return NewLimit(LimitKind.TOPIC, topic=bare[topic.end() :], note=note)
    minutes = minutes_of(_OF_TIME.sub("", bare)) if re.search(r"[a-z:]", bare, re.IGNORECASE) else None
    if minutes is not None:
        return NewLimit(LimitKind.PERSONAL_MINUTES, minutes, note=note)
    if times := _TIMES.match(bare):
        more = ", ".join(filter(None, (bare[times.end() :].strip(), note)))
        return NewLimit(LimitKind.OFF_DUTY_TIMES, int(times[1]), note=more)
    try:
        amount, code = parse_money(_OF_MONEY.sub("", bare), said.currency)
    except ValueError:
        return NewLimit(LimitKind.TOPIC, topic=said.what, note=note)
    return NewLimit(LimitKind.SPENDING, amount, code, note=note)


_MADE: Mapping[LineKind, Callable[[_Said], NewMark]] = {
    LineKind.PROMISE: _promise,
    LineKind.FAVOR: _favor,
    LineKind.SHORTCUT: _shortcut,
    LineKind.FRICTION: _friction,
    LineKind.REFUSAL: _refusal,
    LineKind.GOAL: _goal,
    LineKind.TO_RAISE: _to_raise,
    LineKind.ASK_ABOUT: _ask_about,
    LineKind.INTEREST: _interest,
    LineKind.LIMIT: _limit,
}
