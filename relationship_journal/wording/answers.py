# SPDX-License-Identifier: MIT
"""What the writer said to an insight, in words."""

from __future__ import annotations

from relationship_journal.values.insights import Answer, AnswerKind
from relationship_journal.wording.days import day_with_year


def insight_name(rule: str) -> str:
    """An insight by its rule, where there is no room for its sentence: "Insight “late promise”"."""
    return f"Insight “{rule.replace('-', ' ')}”"


def answer_line(answer: Answer) -> str:
    """An answer as a line: "Insight “late promise” put off until 12 Dec 2026"."""
    until = day_with_year(answer.until) if answer.until is not None else ""
    return answered(insight_name(answer.rule), answer.kind, until)


def answered(insight: str, kind: object, until: str) -> str:
    """What was said to an insight; `until` empty is until something changes."""
    if kind == AnswerKind.FINE:
        return f"{insight} known and fine"
    return f"{insight} put off until {until or 'something changes'}"
