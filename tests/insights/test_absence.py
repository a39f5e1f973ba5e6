# SPDX-License-Identifier: MIT
"""Who is due for a word: the cadence set or twice what is usual, without the days that do not count."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relationship_journal.insights.absence import Calendar, check_in, check_ins, usual_gap
from relationship_journal.values import Channel, ContactId, Person, Stage
from relationship_journal.values.today import LastTouch

TODAY = date(2026, 11, 22)
EVERY_DAY = [TODAY - timedelta(days=back) for back in range(1600)]
BUSY = Calendar(EVERY_DAY, TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def touch(days: int, cadence: int | None = 28, touches: tuple[int, ...] = (), **fields) -> LastTouch:
    who = Person(ContactId(1), fields.pop("name", "Dana"))
    seen = tuple((ago(back), Channel.CALL) for back in touches)
    return LastTouch(who, "uid", Stage.FRIEND, ago(days), cadence, touches=seen, **fields)


@pytest.mark.parametrize(("days", "due"), [(28, False), (29, True)])
def test_somebody_is_due_once_the_cadence_has_passed(days, due):
    assert (check_in(touch(days), BUSY) is not None) is due


@pytest.mark.parametrize(("days", "due"), [(60, False), (61, True), (89, True)])
def test_a_friend_without_a_cadence_is_left_alone_for_sixty_days(days, due):
    often = touch(days, None, (days + 20, days + 10, days))
    assert (check_in(often, BUSY) is not None) is due


@pytest.mark.parametrize(("days", "due"), [(100, False), (101, True)])
def test_a_friend_one_seldom_talks_with_is_due_after_twice_what_is_usual(days, due):
    seldom = touch(days, None, (days + 110, days + 50, days))
    assert usual_gap(seldom) == 55
    seldom = touch(days, None, (days + 90, days + 50, days))
    assert usual_gap(seldom) == 45
    seldom = touch(days, None, (days + 100, days + 50, days))
    assert (check_in(seldom, BUSY) is not None) is due


def test_two_touches_do_not_tell_what_is_usual():
    assert check_in(touch(300, None, (310, 300)), BUSY) is None


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({"away_until": TODAY + timedelta(days=1)}, False),
        ({"away_until": ago(28)}, False),
        ({"away_until": ago(29)}, True),
        ({"months": (11,)}, False),
        ({"months": (10,)}, False),
        ({"months": (3,)}, True),
    ],
)
def test_nobody_is_due_while_away_and_the_days_away_do_not_count(fields, due):
    assert (check_in(touch(40, **fields), BUSY) is not None) is due


def test_a_stretch_in_which_nothing_was_written_does_not_count():
    holiday = [day for day in EVERY_DAY if not ago(20) < day < ago(10)]
    calendar = Calendar(holiday, TODAY)
    assert calendar.since(ago(30)) == 30 - 9
    assert check_in(touch(35), calendar) is None
    assert check_in(touch(38), calendar) is not None


def test_six_days_without_a_word_are_a_week_like_others_and_seven_are_not():
    assert Calendar([day for day in EVERY_DAY if not ago(17) < day < ago(10)], TODAY).since(ago(30)) == 30
    assert Calendar([day for day in EVERY_DAY if not ago(18) < day < ago(10)], TODAY).since(ago(30)) == 23


def test_a_gap_that_lasts_until_today_does_not_count_either():
    calendar = Calendar([ago(10), ago(11)], TODAY)
    assert calendar.silent_days == 10
    assert calendar.since(ago(12)) == 2


def test_who_waited_longest_beside_what_is_usual_comes_first():
    found = check_ins([touch(40, name="b"), touch(90, name="a"), touch(40, 7, name="c"), touch(3, name="d")], BUSY)
    assert [one.touch.contact.name for one in found] == ["c", "a", "b"]


def test_a_silence_of_years_counts_up_to_twice_the_longest_cadence():
    assert Calendar(EVERY_DAY, TODAY).since(date(1999, 1, 1)) == 1460


@pytest.mark.parametrize(("written", "months"), [(EVERY_DAY, ()), (EVERY_DAY[::9], ()), (EVERY_DAY, (10,))])
def test_the_day_so_many_days_had_counted_is_the_first_one(written, months):
    calendar = Calendar([*EVERY_DAY[:3], *written], TODAY)
    for days in range(1, calendar.since(ago(60), months) + 1):
        on = calendar.reached(ago(60), days, months)
        assert calendar.since(ago(60), months) - calendar.since(on, months) == days
        assert calendar.since(ago(60), months) - calendar.since(on - timedelta(days=1), months) == days - 1
