# SPDX-License-Identifier: MIT
"""What stands around a finding: how much it asks for, what it rests on, where it is from, what was said to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from relationship_journal.values.insights import Answer, AnswerKind, Insight, RecordKind, RecordRef, Severity
from relationship_journal.wording.counts import count
from relationship_journal.wording.days import day_title, day_with_year

SEVERITIES: Mapping[Severity, str] = {
    Severity.ACT: "To act on",
    Severity.WATCH: "To watch",
    Severity.GOOD: "Good news",
}
"""Headings, and how a dot sounds."""
SOURCES: Mapping[str, str] = {
    "balance": "a sales-training article on balancing professional and personal customer relationships",
    "pal": "“When your customer becomes your pal”",
    "friends": "the podcast “When your customers become your friends”",
    "three-ways": "“When customers become friends: 3 ways to separate business from personal”",
    "four-ways": "“4 ways to develop personal relationships”",
}
"""Where the advice behind the rules is from, by short name."""
_NOUNS: Mapping[RecordKind, str] = {
    RecordKind.CONVERSATION: "entry",
    RecordKind.REFUSAL: "refusal",
    RecordKind.STAGE_CHANGE: "change of stage",
}
_NOT_COUNTED = frozenset({RecordKind.CONTACT, RecordKind.ACCOUNT, RecordKind.JOB})


def evidence_line(insight: Insight, today: date) -> str:
    """What an insight rests on, and its window: "4 entries, 2 Aug – 14 Nov"."""
    return ", ".join(filter(None, (evidence_words(insight.evidence), days(insight.first, insight.last, today))))


def evidence_words(evidence: Iterable[RecordRef]) -> str:
    """How many records: "4 entries", "1 promise", "5 records" of several kinds; empty where none is worth a count."""
    counted = [ref.kind for ref in evidence if ref.kind not in _NOT_COUNTED]
    if not counted:
        return ""
    noun = _NOUNS.get(counted[0], counted[0].value) if len(set(counted)) == 1 else "record"
    if noun == "change of stage" and len(counted) > 1:
        return f"{len(counted)} changes of stage"
    return count(len(counted), noun)


def days(first: date, last: date, today: date) -> str:
    """The days from one to another, years only where they are not this one: "2 Aug – 14 Nov"."""

    def told(day: date) -> str:
        return day_title(day) if day.year == today.year else day_with_year(day)

    return told(first) if first == last else f"{told(first)} – {told(last)}"


def sources_words(sources: Iterable[str]) -> str:
    """Where the advice is from."""
    return "; ".join(SOURCES.get(source, source) for source in sources)


def answer_words(answer: Answer, today: date) -> str:
    """What was said to an insight: "Put off until 3 Dec", "Fine since 3 Nov: our usual rate"."""
    on = days(answer.on, answer.on, today)
    if answer.kind is AnswerKind.FINE:
        return f"Fine since {on}: {answer.note}" if answer.note else f"Fine since {on}"
    if answer.until is None:
        return f"Put off {on} until something changes"
    return f"Put off until {days(answer.until, answer.until, today)}"


def answered_words(answers: Iterable[AnswerKind]) -> str:
    """How many were answered: "2 put off or fine", "1 put off", "3 fine"."""
    kinds = list(answers)
    words = {AnswerKind.SNOOZE: "put off", AnswerKind.FINE: "fine"}
    said = words[kinds[0]] if len(set(kinds)) == 1 else "put off or fine"
    return f"{len(kinds)} {said}"


def put_off_words(until: date | None, today: date) -> str:
    """What the window says once an insight is put off."""
    return "Put off until something changes." if until is None else f"Put off until {days(until, until, today)}."
