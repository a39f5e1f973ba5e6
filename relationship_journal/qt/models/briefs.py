# SPDX-License-Identifier: MIT
"""The page before a meeting as it is read: its facts, and what stands about who will be there. All for a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from relationship_journal.files import write_whole
from relationship_journal.insights.attention import shown_on
from relationship_journal.qt.models.insight_reading import read_insights
from relationship_journal.reports.brief import Brief, Form, brief
from relationship_journal.reports.brief_page import brief_page
from relationship_journal.reports.page import markdown
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.brief import brief_facts, meetings_on, next_meeting
from relationship_journal.storage.queries.entries import entries_of
from relationship_journal.values import ContactId, ConversationId
from relationship_journal.values.brief import BriefFacts
from relationship_journal.values.insights import Insight


@dataclass(frozen=True, slots=True)
class BriefReading:
    """What was read once; both forms are made of it."""

    facts: BriefFacts
    insights: tuple[Insight, ...] = ()

    def shown(self, form: Form) -> Brief:
        """The brief for the writer's own screen."""
        return brief(self.facts, form, self.insights)

    def leaving(self, form: Form) -> Brief:
        """The brief as it goes on paper, into a file or to another program."""
        return brief(self.facts, form, self.insights, leaves=True)


def read_brief(
    journal: Journal,
    contacts: Sequence[ContactId],
    today: date,
    meeting: ConversationId | None = None,
    standing: Sequence[Insight] | None = None,
) -> BriefReading | None:
    """The brief for these contacts; None where none of them is there.

    `standing` is what stands about everybody, where that is known already; it is read where it is None.
    """
    found = brief_facts(journal, contacts, today, meeting)
    if found is None:
        return None
    there = {one.id for one in found.people}
    if standing is None:
        standing = [one for contact in there for one in read_insights(journal, today, contact).standing]
    about = {(one.rule, one.subject): one for one in standing if there & set(shown_on(one))}
    return BriefReading(found, tuple(about.values()))


def read_meeting(
    journal: Journal, meeting: ConversationId, today: date, standing: Sequence[Insight] | None = None
) -> BriefReading | None:
    """The brief for everybody at a planned meeting; None where it is gone or nobody is named."""
    entries = journal.slice(lambda held: entries_of(held, [meeting]))
    people = [one.id for entry in entries for one in entry.contacts]
    return read_brief(journal, people, today, meeting, standing) if people else None


def read_next(journal: Journal, now: datetime, standing: Sequence[Insight] | None = None) -> BriefReading | None:
    """The brief for the next planned meeting; None where none is planned."""
    plan = journal.slice(lambda held: next_meeting(held, now))
    return read_meeting(journal, plan.id, now.date(), standing) if plan is not None else None


def read_day(journal: Journal, day: date, today: date, standing: Sequence[Insight] | None = None) -> list[BriefReading]:
    """The briefs for the planned meetings of a day, the earliest first."""
    meetings = journal.slice(lambda held: meetings_on(held, day))
    read = (read_meeting(journal, one.id, today, standing) for one in meetings)
    return [one for one in read if one is not None]


def as_markdown(made: Brief) -> str:
    """The brief as a text."""
    return markdown(brief_page(made))


def write_markdown(path: Path, made: Brief) -> None:
    """Put the brief where the path says as Markdown, for its owner only. Raises OSError."""
    write_whole(path, as_markdown(made).encode())
