# SPDX-License-Identifier: MIT
"""Insights as cards: every word of them, told for a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum, auto

from relationship_journal.frozen import dataclass
from relationship_journal.insights.rules import RULES
from relationship_journal.values import MarkRef
from relationship_journal.values.insights import (
    Answer,
    Insight,
    RuleSettings,
    Severity,
    SubjectKind,
)
from relationship_journal.wording import insights as words
from relationship_journal.wording.findings import say

_RULES = {rule.name: rule for rule in RULES}


class Act(Enum):
    """What a card offers."""

    ENTRIES = auto()
    STEP = auto()
    SNOOZE = auto()
    FINE = auto()
    WHY = auto()
    TAKE_BACK = auto()


@dataclass(frozen=True, slots=True)
class Card:
    """An insight as it is read on a day. `whose` names its subject where it does not go without saying.

    `answered` says what was said to it, empty while it stands; `line` is what it rests on.
    """

    insight: Insight
    title: str
    sentence: str
    line: str
    step: str
    whose: str = ""
    answer: Answer | None = None
    answered: str = ""

    @property
    def severity(self) -> Severity:
        return self.insight.severity

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same card after another reading."""
        return self.insight.rule, self.insight.subject[:2], self.insight.evidence[:1]

    @property
    def spoken(self) -> str:
        """The card for those who hear it."""
        said = (
            f"{words.SEVERITIES[self.severity]}: {self.title}.",
            self.sentence,
            self.whose,
            self.line,
            self.answered,
        )
        return " ".join(part if part.endswith((".", "?")) else f"{part}." for part in said if part)


@dataclass(frozen=True, slots=True)
class Why:
    """Why an insight stands: the rule in words, its numbers, what clears it, where the advice is from."""

    rule: str
    numbers: tuple[str, ...]
    clears: str
    source: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows: cards, the sentence in their place, a foot; `rest` leads to more than is shown here.

    `answered_line` counts what was answered: "2 put off or fine". `lines` are the numbers so far of the first weeks,
    `question` is one that can be skipped, `loop` a mark that is open.
    """

    cards: tuple[Card, ...] = ()
    quiet: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""
    answered: tuple[Card, ...] = ()
    answered_line: str = ""
    rest: str = ""
    question: str = ""
    loop: tuple[MarkRef, str] | None = None


def card_of(insight: Insight, today: date, *, named: bool = False, answer: Answer | None = None) -> Card:
    """An insight as a card; `named` says whom it is about."""
    is_named = named and insight.subject.kind is not SubjectKind.ALL
    return Card(
        insight,
        say(insight.title, today),
        say(insight.sentence, today),
        words.evidence_line(insight, today),
        say(insight.step.says, today),
        insight.subject.name if is_named else "",
        answer,
        "" if answer is None else words.answer_words(answer, today),
    )


def cards_of(insights: Iterable[Insight], today: date, *, named: bool = False) -> tuple[Card, ...]:
    """Insights as cards, in their order."""
    return tuple(card_of(one, today, named=named) for one in insights)


def why(insight: Insight, settings: RuleSettings, today: date) -> Why:
    """Why an insight stands, with the numbers as they are set."""
    rule = _RULES[insight.rule]
    set_to = rule.numbers_by(settings)
    numbers = tuple(
        f"{set_to[one.name]} {one.says}" + ("" if set_to[one.name] == one.default else f" (usually {one.default})")
        for one in rule.numbers
    )
    return Why(
        say(rule.told(settings), today), numbers, say(insight.clears, today), words.sources_words(insight.sources)
    )
