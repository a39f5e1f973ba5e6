# SPDX-License-Identifier: MIT
"""Stories whose truth is known: healthy friendships are left in peace, and each drift is found within a month."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from relationship_journal.insights.rules import notice
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values.insights import Insight, Severity
from tests.insights.stories import DRIFTS, TODAY, Told, healthy, write

MONTH = 28


def noticed(told: Told, path: Path) -> list[Insight]:
    journal = write(told, path)
    try:
        return notice(facts(journal, TODAY))
    finally:
        journal.close()


def test_of_a_hundred_healthy_friendships_at_least_ninety_five_hear_nothing_but_good_news(tmp_path):
    nagged = {}
    for seed in range(100):
        found = noticed(healthy(Random(seed)), tmp_path / f"{seed}.rj")
        wrong = sorted({one.rule for one in found if one.severity is not Severity.GOOD})
        if wrong:
            nagged[seed] = wrong
    assert len(nagged) <= 5, nagged


@pytest.mark.parametrize("rule", DRIFTS)
@pytest.mark.parametrize("seed", range(2))
def test_a_drift_is_found_within_a_month_of_its_start(tmp_path, rule, seed):
    drift, needs = DRIFTS[rule]
    told = healthy(Random(seed))
    told.start = MONTH + needs
    drift(told)
    assert rule in {one.rule for one in noticed(told, tmp_path / "drift.rj")}


@pytest.mark.parametrize("seed", range(3))
def test_several_drifts_at_once_are_said_to_blur(tmp_path, seed):
    told = healthy(Random(seed))
    told.start = MONTH
    for rule in ("concession-drift", "shortcut-open"):
        DRIFTS[rule][0](told)
    found = {one.rule for one in noticed(told, tmp_path / "drift.rj")}
    assert {"blurred", "concession-drift", "shortcut-open"} <= found
