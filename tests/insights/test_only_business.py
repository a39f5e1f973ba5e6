# SPDX-License-Identifier: MIT
"""A friend whose last five rated talks, over sixty days, were business alone."""

from __future__ import annotations

import pytest

from relationship_journal.insights.only_business import RULE
from relationship_journal.values import NewInterest, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import StepKind
from tests.insights.facts_maker import ago, facts, mark, noticed, person, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told


def of(*shares, span=60, more=(), **fields):
    days = [span * place // 4 for place in range(5)]
    done = [talk(5 + day, share) for day, share in zip(days, shares or (91, 100, 95, 91, 91), strict=False)]
    return facts(person(**{"done": [*done, talk(200, 40), *more], **fields}))


@pytest.mark.parametrize(
    ("shares", "count"),
    [((91,) * 5, 1), ((90, 91, 91, 91, 91), 0), ((91, 91, 91, 91, 90), 0), ((91, 91, None, 91, 91), 0), ((91,) * 4, 0)],
)
def test_all_five_over_ninety(shares, count):
    assert len(noticed(RULE, of(*shares))) == count


@pytest.mark.parametrize(("span", "count"), [(59, 0), (60, 1)])
def test_over_sixty_days(span, count):
    assert len(noticed(RULE, of(span=span))) == count


@pytest.mark.parametrize(("fields", "count"), [({}, 0), ({"off_duty": OffDuty.KEPT}, 0), ({"minutes": 9}, 1)])
def test_a_personal_talk_or_time_off_duty_keeps_it_quiet(fields, count):
    assert len(noticed(RULE, of(more=[talk(1, 10, **fields)]))) == count


def test_time_off_duty_before_all_of_them_does_not():
    for days, count in [(65, 0), (66, 1)]:
        assert len(noticed(RULE, of(more=[talk(days, 10, off_duty=OffDuty.KEPT)]))) == count


@pytest.mark.parametrize("fields", [{"group": True}, {"brief": True}, {"share": None}])
def test_what_is_no_rated_talk_is_not_looked_at(fields):
    assert noticed(RULE, of(more=[talk(1, 10)._replace(**fields)]))


def test_it_stands_since_the_talk_with_which_it_first_held():
    before = [talk(80, 95), talk(95, 95), talk(99, 50)]
    (one,) = noticed(RULE, of(more=before))
    assert one.since == ago(35), "the first five over sixty days were those from 95 to 35 days ago"
    (one,) = noticed(RULE, of(more=[*before, talk(90, 10, off_duty=OffDuty.KEPT)]))
    assert one.since == ago(20), "time off duty before the first of them had ended before"
    (one,) = noticed(RULE, of(more=[*before, talk(78, 10, off_duty=OffDuty.KEPT)]))
    assert one.since == ago(5), "time off duty among those before kept it quiet until five more talks"


def test_of_whom_it_speaks():
    assert spoken_of(RULE, of) == CUSTOMERS
    assert noticed(RULE, of(stage=Stage.FRIENDLY)) == []


def test_what_it_says():
    found = of(span=74)
    (one,) = noticed(RULE, found)
    assert told([one]) == [
        (
            "Only business with Dana lately",
            "The last 5 rated talks, over 74 days, were all over 90% business; both sides rest on the same trust.",
        )
    ]
    assert evidence([one]) == sorted(talk.id for talk in found.people[1].done[:5])
    assert (one.since, one.first, one.step.kind) == (ago(5), ago(79), StepKind.NOTE)
    (one,) = noticed(RULE, of(interests=[mark(NewInterest("sailing"))]))
    assert (one.step.kind, one.step.text) == (StepKind.WRITE, "Wrote about sailing")
