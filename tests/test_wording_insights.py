# SPDX-License-Identifier: MIT
"""Words around a finding: what it rests on, what was said to it."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.insights.rules import RULES
from relationship_journal.values.insights import (
    EVERYBODY,
    Answer,
    AnswerId,
    AnswerKind,
    Insight,
    RecordKind,
    RecordRef,
    Said,
    Severity,
    Step,
    StepKind,
)
from relationship_journal.wording import insights as words

TODAY = date(2026, 11, 22)


def refs(*kinds: RecordKind) -> tuple[RecordRef, ...]:
    return tuple(RecordRef(kind, number) for number, kind in enumerate(kinds))


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([RecordKind.CONVERSATION] * 4, "4 entries"),
        ([RecordKind.PROMISE], "1 promise"),
        ([RecordKind.STAGE_CHANGE] * 2, "2 changes of stage"),
        ([RecordKind.PROMISE, RecordKind.FAVOR], "2 records"),
        ([RecordKind.CONTACT], ""),
    ],
)
def test_records_are_counted_by_what_they_are(kinds: list[RecordKind], said: str) -> None:
    assert words.evidence_words(refs(*kinds)) == said


def test_the_line_of_a_card_tells_count_and_window() -> None:
    step = Step(StepKind.NOTE, Said("Note it"))
    one = Insight(
        "quiet", EVERYBODY, Severity.WATCH, Said("Title"), Said("Sentence"), refs(*[RecordKind.CONVERSATION] * 4),
        date(2026, 8, 2), date(2026, 11, 14), TODAY, step, Said("A talk"), ("pal",),
    )  # fmt: skip
    assert words.evidence_line(one, TODAY) == "4 entries, 2 Aug – 14 Nov"
    assert words.days(date(2025, 8, 2), TODAY, TODAY) == "2 Aug 2025 – 22 Nov"


@pytest.mark.parametrize(
    ("kind", "until", "note", "said"),
    [
        (AnswerKind.SNOOZE, date(2026, 12, 3), "", "Put off until 3 Dec"),
        (AnswerKind.SNOOZE, None, "", "Put off 20 Nov until something changes"),
        (AnswerKind.FINE, None, "", "Fine since 20 Nov"),
        (AnswerKind.FINE, None, "our usual rate", "Fine since 20 Nov: our usual rate"),
    ],
)
def test_an_answer_is_told(kind: AnswerKind, until: date | None, note: str, said: str) -> None:
    answer = Answer(AnswerId(1), "quiet", EVERYBODY, kind, date(2026, 11, 20), until, note)
    assert words.answer_words(answer, TODAY) == said


def test_answers_are_counted_by_what_was_said() -> None:
    snooze, fine = AnswerKind.SNOOZE, AnswerKind.FINE
    assert words.answered_words([snooze, fine]) == "2 put off or fine"
    assert words.answered_words([snooze]) == "1 put off"
    assert words.answered_words([fine, fine, fine]) == "3 fine"


def test_every_rule_has_a_source_in_full() -> None:
    assert {source for rule in RULES for source in rule.sources} <= set(words.SOURCES)
