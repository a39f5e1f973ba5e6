# SPDX-License-Identifier: MIT
"""Rules, facts and SQL against the same rules told plainly, over journals at random."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.insights.rules import RULES, notice
from relationship_journal.storage import dump
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import uids_of
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values.insights import EVERYBODY, Insight
from tests.insights.plainly import RULES as PLAINLY
from tests.insights.plainly import Expected, Plain
from tests.insights.random_journal import random_journal

TODAYS = (date(2026, 11, 22), date(2027, 3, 1), date(2028, 2, 29))


def told(journal: Journal, found: list[Insight]) -> set[Expected]:
    uids = uids_of(journal, {ref for one in found for ref in one.evidence})
    return {
        Expected(
            one.rule, "all" if one.subject == EVERYBODY else one.subject.uid, one.severity.value,
            frozenset(uids[ref] for ref in one.evidence),
        )
        for one in found
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_every_rule_says_what_the_plain_one_says_and_nothing_else(tmp_path, seed):
    today = TODAYS[seed % len(TODAYS)]
    journal = random_journal(tmp_path / "random.rj", seed, today)
    try:
        found = notice(facts(journal, today))
        plain = Plain(dump.record(journal, ""), today)
        said = told(journal, found)
        for rule, expected in PLAINLY.items():
            assert {one for one in said if one.rule == rule} == set(expected(plain)), rule
    finally:
        journal.close()


def test_every_rule_is_told_plainly_too():
    assert {rule.name for rule in RULES} == set(PLAINLY)
