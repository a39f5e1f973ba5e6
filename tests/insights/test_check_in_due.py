# SPDX-License-Identifier: MIT
"""A word is due once the cadence has passed: the day after, by any touch, and never without one."""

from __future__ import annotations

import pytest

from relationship_journal.insights.check_in_due import RULE
from relationship_journal.values import Channel, Stage
from tests.insights.facts_maker import EVERY_DAY, ago, facts, noticed, person, plan, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def of(*more, last=31, **fields):
    done = [talk(last), *more, talk(200), talk(300)]
    return facts(person(**{"done": done, "cadence": 30, "stage": Stage.PROFESSIONAL, **fields}))


@pytest.mark.parametrize(("last", "count"), [(30, 0), (31, 1)])
def test_the_day_after_the_cadence(last, count):
    assert len(noticed(RULE, of(last=last))) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"channel": Channel.TEXT, "minutes": 1, "brief": True}, 0),
        ({"group": True}, 0),
        ({"share": None}, 0),
        ({"answered": False}, 1),
    ],
)
def test_any_touch_clears_it(fields, count):
    assert len(noticed(RULE, of(talk(2)._replace(**fields)))) == count


@pytest.mark.parametrize(
    "fields",
    [
        {"cadence": None},
        {"away_until": ago(-1)},
        {"away_until": ago(30)},
        {"months": (11,)},
        {"added_on": ago(30)},
        {"done": [talk(100), talk(200)]},
    ],
)
def test_nothing_is_said(fields):
    assert noticed(RULE, of(away_until=ago(31), added_on=ago(31)))
    assert noticed(RULE, of(**fields)) == []


def test_silences_of_the_journal_do_not_count_and_plans_change_nothing():
    silent = [day for day in EVERY_DAY if not ago(20) < day < ago(12)]
    for last, count in [(37, 0), (38, 1)]:
        someone = of(last=last, plans=[plan(0)]).people[1]
        assert len(noticed(RULE, facts(someone, written=silent))) == count


def test_of_whom_it_speaks():
    assert spoken_of(RULE, of) == CUSTOMERS


def test_what_it_says():
    (one,) = noticed(RULE, of(last=37))
    assert told([one]) == [
        ("No word with Dana since 16 Oct", "The last one was 5 weeks ago, and you meant to talk every 30 days.")
    ]
    assert (len(evidence([one])), one.since) == (1, ago(6))
    assert (
        told(noticed(RULE, of(last=2, cadence=1)))[0][1]
        == "The last one was 2 days ago, and you meant to talk every day."
    )
