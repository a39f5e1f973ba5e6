# SPDX-License-Identifier: MIT
"""What the rules notice in a journal, beside what was said to it: the same for the window and the command line."""

from __future__ import annotations

from relationship_journal.insights.answering import Standing, standing
from relationship_journal.insights.rules import notice
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import answers, uids_of
from relationship_journal.values.insights import RuleSettings
from relationship_journal.values.noticing import Facts


def judged(journal: Journal, found: Facts, settings: RuleSettings) -> Standing:
    """What the rules notice in facts that were read, as they are set."""
    insights = notice(found, settings)
    said = journal.slice(answers)
    rules = {answer.rule for answer in said}
    asked = {ref for one in insights if one.rule in rules for ref in one.evidence}
    uids = journal.slice(lambda held: uids_of(held, asked)) if asked else {}
    return standing(insights, said, uids, found.today)
