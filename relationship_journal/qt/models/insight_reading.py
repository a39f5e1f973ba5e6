# SPDX-License-Identifier: MIT
"""One reading of the insights: the facts read and judged, and of the facts only what panels show; runs in a job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from relationship_journal.frozen import dataclass
from relationship_journal.insights.answering import Answered
from relationship_journal.insights.attention import attention, shown_on
from relationship_journal.insights.first_weeks import (
    CARDS,
    FirstWeeks,
    first_weeks,
    good_word,
    may_dot,
    most_cards,
)
from relationship_journal.insights.rules import in_order
from relationship_journal.qt.jobs import Report
from relationship_journal.qt.models.attention import NOBODY, Attention
from relationship_journal.reports.noticed import judged
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import answers, rule_settings
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values import AccountId, ContactId
from relationship_journal.values.insights import Insight, RuleSettings, Said, Severity, SubjectKind
from relationship_journal.values.noticing import Facts
from relationship_journal.wording.findings import say

QUESTION = "first-question"
"""What an answer is kept under by which somebody skipped the question of the first weeks."""
_UNSET = RuleSettings()


@dataclass(frozen=True, slots=True)
class Quiet:
    """What a panel shows of somebody where nothing stands: one good sentence, or what the first weeks say."""

    word: Said
    early: FirstWeeks | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on a day, by severity and age, and what stood but for what was said to it.

    `skipped` are those of whom the question of the first weeks was skipped, `quiet` is about everybody rules may speak
    of, `workers` who works where now, `most` how many cards Today shows. `started_on` is the journal's first day.
    """

    today: date
    settings: RuleSettings = _UNSET
    standing: tuple[Insight, ...] = ()
    answered: tuple[Answered, ...] = ()
    attention: Attention = NOBODY
    skipped: frozenset[ContactId] = frozenset()
    quiet: Mapping[ContactId, Quiet] = field(default_factory=dict)
    workers: Mapping[AccountId, frozenset[ContactId]] = field(default_factory=dict)
    most: int = CARDS
    started_on: date | None = None


def read_insights(
    journal: Journal, today: date, contact: ContactId | None, report: Report = lambda _step, _total: None
) -> Reading:
    """Read the facts, of everybody or of one contact, and judge them; short holds of the journal's lock."""
    settings = journal.slice(rule_settings)
    found = facts(journal, today, contact, report)
    stands, said = judged(journal, found, settings)
    skipped = frozenset(ContactId(one.subject.id) for one in journal.slice(answers) if one.rule == QUESTION)
    people = found.people if contact is None else {contact: found.people[contact]} if contact in found.people else {}
    return Reading(
        today,
        settings,
        tuple(stands),
        tuple(said),
        _attention(today, found.started_on, stands),
        skipped,
        {one: Quiet(good_word(person, found), first_weeks(person, found)) for one, person in people.items()},
        {
            account: frozenset(job.contact for job in held.jobs if job.held(today))
            for account, held in found.accounts.items()
        },
        most_cards(found),
        found.started_on,
    )


def with_one(whole: Reading, found: Reading, contact: ContactId) -> Reading:
    """A whole reading with news about one contact in it; of everybody else it stays as it is."""

    def about(one: Insight) -> bool:
        return one.subject.kind is SubjectKind.CONTACT and one.subject.id == contact

    standing = in_order(
        [*(one for one in whole.standing if not about(one)), *(one for one in found.standing if about(one))]
    )
    answered = (
        *(one for one in whole.answered if not about(one.insight)),
        *(one for one in found.answered if about(one.insight)),
    )
    return Reading(
        found.today,
        found.settings,
        tuple(standing),
        answered,
        _attention(found.today, found.started_on, standing),
        found.skipped,
        {**whole.quiet, **found.quiet},
        {**whole.workers, **found.workers},
        whole.most,
        found.started_on,
    )


def _attention(today: date, started_on: date | None, standing: Sequence[Insight]) -> Attention:
    """Who comes first and who has a dot, with what stands of them in words."""
    young = Facts(today, started_on)
    asking = [one for one in standing if one.severity is not Severity.GOOD]
    ranked = attention(asking, [one for one in asking if may_dot(one, young)])
    why: dict[ContactId, str] = {}
    for one in asking:
        for contact in shown_on(one):
            why.setdefault(contact, say(one.title, today))
    order = tuple(sorted(ranked, key=lambda contact: ranked[contact].rank))
    counts = {contact: found.insights for contact, found in ranked.items()}
    return Attention(frozenset(one for one, found in ranked.items() if found.dot), order, why, counts)
