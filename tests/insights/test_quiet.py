# SPDX-License-Identifier: MIT
"""No brief message to a friend with interests: after 45 days or twice the usual gap, for former customers too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relationship_journal.insights.quiet import RULE
from relationship_journal.values import Channel, NewInterest, NewStageChange, Stage
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RecordKind, Severity, StepKind
from tests.insights.facts_maker import EVERY_DAY, TODAY, ago, facts, mark, noticed, person, talk
from tests.insights.telling import CUSTOMERS, evidence, spoken_of, told

SAILING, JAZZ = mark(NewInterest("sailing"), 300), mark(NewInterest("jazz"), 400)
TALKS = [talk(day) for day in (3, 13, 23, 33, 400)]


def brief(days: int, **fields):
    return talk(days, None, **{"channel": Channel.TEXT, "minutes": 2, "brief": True, **fields})


def someone(*sent, talks=TALKS, **fields):
    return person([*talks, *sent], **{"interests": [SAILING, JAZZ], **fields})


def found(*sent, numbers=None, **fields):
    return noticed(RULE, facts(someone(*sent, **fields)), numbers)


def of(**fields):
    return facts(person(**{"done": TALKS, "interests": [SAILING], **fields}))


@pytest.mark.parametrize(("days", "count"), [(44, 0), (45, 1)])
def test_after_forty_five_days(days, count):
    assert len(found(brief(days))) == count
    assert len(found(brief(days - 15), numbers={"days": 30})) == count


@pytest.mark.parametrize(("cadence", "count"), [(30, 1), (31, 0)])
def test_not_before_twice_the_usual_gap(cadence, count):
    assert len(found(brief(60), cadence=cadence)) == count


@pytest.mark.parametrize(("days", "count"), [(1459, 0), (1460, 1)])
def test_the_longest_cadence_is_waited_for_twice_too(days, count):
    one = someone(brief(days), cadence=730, added_on=ago(2000), first_talk=ago(2000))
    assert len(noticed(RULE, facts(one, started_on=ago(2000)))) == count


@pytest.mark.parametrize(("days", "count"), [(59, 0), (60, 1)])
def test_several_channels_on_a_day_are_one_day_of_talking(days, count):
    """Mails and calls alternate every thirty days: that is usual, not a gap of none and so of sixty."""
    both = [talk(day, channel=channel) for day in (0, 30, 60, 90) for channel in (Channel.CALL, Channel.EMAIL)]
    assert len(found(brief(days), talks=both)) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"answered": False}, 0),
        ({"brief": False}, 0),
        ({"brief": False, "channel": Channel.SOCIAL, "share": 49}, 0),
        ({"brief": False, "share": 50}, 1),
        ({"brief": False, "minutes": 10}, 1),
        ({"brief": False, "channel": Channel.CALL}, 1),
        ({"brief": False, "group": True}, 1),
        ({"brief": False, "channel": Channel.MEAL, "minutes": 90, "off_duty": OffDuty.KEPT}, 1),
    ],
)
def test_what_is_a_brief_message(fields, count):
    one = brief(2)._replace(**fields)
    assert len(found(one)) == count


@pytest.mark.parametrize(
    "fields",
    [
        {"interests": []},
        {"stage": Stage.FRIENDLY},
        {"away_until": ago(-1)},
        {"away_until": ago(44)},
        {"months": (11,)},
        {"talks": TALKS[:2]},
        {"added_on": ago(44)},
    ],
)
def test_nothing_is_said(fields):
    assert found(**{"away_until": ago(45)})
    assert found(**fields) == []


def test_the_journal_has_to_be_old_enough_and_silences_do_not_count():
    assert noticed(RULE, facts(someone(), started_on=ago(44))) == []
    assert noticed(RULE, facts(someone(), started_on=ago(45)))
    silent = [day for day in EVERY_DAY if not ago(20) < day < ago(12)]
    assert noticed(RULE, facts(someone(brief(51)), written=silent)) == []
    (one,) = noticed(RULE, facts(someone(brief(52)), written=silent))
    assert one.since == TODAY


def test_former_customers_are_watched_too():
    assert spoken_of(RULE, of) == {*CUSTOMERS, "former"}


def test_what_it_says():
    last = brief(52)
    (one,) = found(last)
    assert told([one]) == [
        (
            "No brief message to Dana since 1 Oct",
            "The last one was 7 weeks ago; a line is enough, and it needs no answer.",
        )
    ]
    assert evidence([one]) == [last.id]
    assert (one.severity, one.since, one.first) == (Severity.WATCH, ago(7), ago(52))
    assert (one.step.kind, one.step.text) == (StepKind.WRITE, "Wrote about jazz")
    assert told(found(talks=TALKS)) == [
        (
            "No brief message to Dana yet",
            "You first talked with Dana 13 months ago; a line is enough, and it needs no answer.",
        )
    ]


def test_without_any_it_counts_from_the_day_they_became_a_friend():
    became = mark(NewStageChange(Stage.FRIENDLY, Stage.FRIEND), 45)
    (one,) = found(stages=[mark(NewStageChange(Stage.FRIEND, Stage.CLOSE_FRIEND), 5), became])
    assert told([one])[0][1].startswith("Dana became a friend 6 weeks ago; ")
    assert one.evidence == ((RecordKind.STAGE_CHANGE, became.id),)
    assert found(stages=[mark(NewStageChange(Stage.FRIENDLY, Stage.FRIEND), 44)]) == []


def test_a_leap_day_is_a_day():
    day = date(2028, 3, 20)
    apart = [talk(0)._replace(on=day - timedelta(days=number)) for number in (1, 8, 15, 500)]
    for back, count in [(44, 0), (45, 1)]:
        one = someone(brief(0)._replace(on=day - timedelta(days=back)), talks=apart)
        days = [day - timedelta(days=number) for number in range(400)]
        assert len(noticed(RULE, facts(one, today=day, written=days))) == count
