# SPDX-License-Identifier: MIT
"""Who needs attention: the dot beside a contact, the order of the list, all from the same findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from relationship_journal.values import ContactId
from relationship_journal.values.insights import Insight, Severity, SubjectKind

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Attention:
    """How much a contact needs attention: 0 is the first. `dot` is whether an insight about them asks to act.

    `insights` is how many stand.
    """

    rank: int
    dot: bool
    insights: int


def shown_on(insight: Insight) -> tuple[ContactId, ...]:
    """The contacts whose page shows an insight: whom it is about, and whom an account's concerns."""
    about = (ContactId(insight.subject.id),) if insight.subject.kind is SubjectKind.CONTACT else ()
    return tuple(dict.fromkeys((*about, *insight.contacts)))


def attention(insights: Iterable[Insight], dotting: Iterable[Insight] | None = None) -> Mapping[ContactId, Attention]:
    """The contacts that standing insights are about, by severity and then by age; who is not there needs none.

    `dotting` are those that may put a dot on a contact (see first_weeks.may_dot): all of them where it is None.
    """
    of: dict[ContactId, list[Insight]] = defaultdict(list)
    standing = list(insights)
    for insight in standing:
        for contact in shown_on(insight):
            of[contact].append(insight)
    acts = (one for one in (standing if dotting is None else dotting) if one.severity is Severity.ACT)
    dots = {contact for one in acts for contact in shown_on(one)}
    ordered = sorted(of, key=lambda contact: (*min(map(_press, of[contact])), contact))
    return {contact: Attention(rank, contact in dots, len(of[contact])) for rank, contact in enumerate(ordered)}


def _press(insight: Insight) -> tuple[int, date]:
    return _ORDER[insight.severity], insight.since
