# SPDX-License-Identifier: MIT
"""Which insights stand, and which were answered: put off for a while, or known and fine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from relationship_journal.values.insights import Answer, Insight, RecordRef, SubjectKind


class Answered(NamedTuple):
    """An insight that an answer holds back."""

    insight: Insight
    answer: Answer


class Standing(NamedTuple):
    """The insights that stand and those that are answered, each in the order they came in."""

    stands: list[Insight]
    answered: list[Answered]


def standing(
    insights: Iterable[Insight], answers: Iterable[Answer], uids: Mapping[RecordRef, str], today: date
) -> Standing:
    """Part insights by the answers given: the last one that holds is told.

    An answer holds for its rule and subject until its day, and while all the evidence was there when it was given; a
    record whose uid is not known is new.
    """
    given: dict[tuple[str, SubjectKind, int], list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.until is None or today < answer.until:
            given[answer.rule, answer.subject.kind, answer.subject.id].append(answer)
    found = Standing([], [])
    for insight in insights:
        told = given.get((insight.rule, insight.subject.kind, insight.subject.id), ())
        rests_on = evidence_uids(insight, uids) if told else frozenset()
        holding = [answer for answer in told if rests_on <= answer.evidence]
        if holding:
            found.answered.append(Answered(insight, max(holding, key=_given)))
        else:
            found.stands.append(insight)
    return found


def evidence_uids(insight: Insight, uids: Mapping[RecordRef, str]) -> frozenset[str]:
    """What an insight rests on, as "kind:uid": what an answer to it keeps."""
    return frozenset(f"{one.kind.value}:{uids.get(one, '')}" for one in insight.evidence)


def _given(answer: Answer) -> tuple[date, int]:
    return answer.on, answer.id
