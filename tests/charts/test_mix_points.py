# SPDX-License-Identifier: MIT
"""What the mix over time shows, before anything is drawn."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talk_samples import UNTIL, make_talk, make_talks, months_of, shown_of

from relationship_journal.charts.mix_over_time import TABLE_HEAD, describe, month_sentence, points, table
from relationship_journal.values import MonthMix


def test_months_are_whole_and_end_with_the_one_asked_for():
    shown = points([], [], "2026-02", 4)
    assert shown.months == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert shown.business == shown.personal == (0, 0, 0, 0)


def test_a_silent_month_between_two_others_stays_an_empty_month():
    shown = shown_of([make_talk(1, datetime(2026, 9, 3)), make_talk(2, datetime(2026, 11, 3))], span=3)
    assert shown.counts == (1, 0, 1)
    assert shown.business[1] == shown.personal[1] == 0


def test_minutes_are_split_into_hours_by_their_share_and_the_rated_part_is_told_apart():
    talks = [make_talk(1, datetime(2026, 11, 3), 60, 75), make_talk(2, datetime(2026, 11, 4), 120, 50, rated=False)]
    shown = shown_of(talks)
    assert shown.business[-1] == pytest.approx(1.75)
    assert shown.personal[-1] == pytest.approx(1.25)
    assert shown.rated_business[-1] == pytest.approx(0.75)
    assert shown.rated_personal[-1] == pytest.approx(0.25)
    assert (shown.n, shown.rated) == (2, 1)


def test_what_lies_outside_the_span_is_left_out():
    talks = [make_talk(1, datetime(2020, 1, 1)), make_talk(2, datetime(2026, 12, 1))]
    shown = shown_of(talks)
    assert (shown.n, shown.dots) == (0, ())


def test_a_month_of_groups_counts_no_conversation():
    shown = points([MonthMix(UNTIL, 3, 0, 0, 0, 0, 0, 0)], [], UNTIL)
    assert shown.n == 0


def test_a_dot_stands_where_its_day_is_in_its_month():
    first, last = shown_of([make_talk(1, datetime(2025, 6, 1)), make_talk(2, datetime(2026, 11, 30))]).dots
    assert 0 < first.position < 0.05
    assert 17.95 < last.position < 18


def test_a_place_on_the_axis_leads_to_its_month_and_back():
    shown = points([], [], UNTIL)
    place = shown.position(date(2026, 3, 31))
    assert place is not None
    assert shown.month_at(place) == "2026-03"
    assert shown.position(date(2024, 1, 1)) is None
    assert shown.month_at(-0.2) is shown.month_at(18.0) is None


def test_no_line_below_eight_rated_conversations():
    start = datetime(2026, 9, 1)
    talks = [make_talk(n, start + timedelta(days=n * 7)) for n in range(7)]
    assert shown_of(talks).median == ()
    unrated = make_talk(7, start + timedelta(days=50), rated=False)
    assert shown_of([*talks, unrated]).median == ()
    assert len(shown_of([*talks, make_talk(7, start + timedelta(days=50))]).median) == 1


def test_the_line_is_the_median_of_five_rated_ones_over_the_middle_one():
    shares = [10, 90, 20, 80, 30, 70, 40, 60]
    start = datetime(2026, 9, 1)
    talks = [make_talk(n, start + timedelta(days=n * 7), share=share) for n, share in enumerate(shares)]
    shown = shown_of([*talks, make_talk(9, start + timedelta(days=10), share=0, rated=False)])
    (line,) = shown.median
    assert [y for _, y in line] == [30, 70, 40, 60]
    assert line[0][0] == shown.position(talks[2].when.day)


def test_the_line_breaks_over_a_silence_and_the_silence_has_its_length():
    start = datetime(2026, 1, 5)
    before = [make_talk(n, start + timedelta(days=n * 7)) for n in range(8)]
    after = [make_talk(20 + n, start + timedelta(days=150 + n * 7)) for n in range(8)]
    shown = shown_of(before + after)
    assert len(shown.median) == 2
    (silence,) = shown.silences
    assert silence.days == 101
    assert silence.words == "14 weeks without a talk"
    assert shown.median[0][-1][0] < silence.start < silence.end < shown.median[1][0][0]


def test_a_rare_contact_has_no_silence_where_its_gaps_are_usual():
    talks = [make_talk(n, datetime(2025, 6, 5) + timedelta(days=n * 60)) for n in range(9)]
    shown = shown_of(talks)
    assert shown.silences == ()
    assert len(shown.median) == 1


def test_many_conversations_get_a_wider_median_that_names_itself():
    assert shown_of(make_talks(84)).window == 5
    wide = shown_of(make_talks(1_000, rated=1)).window
    assert wide > 5
    assert wide % 2 == 1


def test_the_description_has_counts_period_start_end_and_range():
    talks = [
        make_talk(1, datetime(2026, 9, 3), 120, 50),
        make_talk(2, datetime(2026, 9, 4), 60, 100),
        make_talk(3, datetime(2026, 11, 4), 60, 10, rated=False),
    ]
    text = describe(shown_of(talks, span=3), "Customer A")
    assert text == (
        "Mix over time with Customer A: hours of business and of personal talk in each of 3 months, "
        "September 2026 to November 2026. 3 conversations, 2 rated; 2.1 h business and 1.9 h personal in all. "
        "It begins with 2.0 h business and 1.0 h personal in September 2026. "
        "It ends with 0.1 h business and 0.9 h personal in November 2026. "
        "Business talk ranges from 0.1 h in November 2026 to 2.0 h in September 2026. "
        "Personal talk ranges from 0.9 h in November 2026 to 1.0 h in September 2026. "
        "1 of 3 months has no conversation."
    )


def test_a_description_for_sharing_names_no_calendar_month(shown):
    text = describe(shown, "Customer A", numbered=True)
    assert "month 1 to month 18" in text
    assert "202" not in text


def test_few_and_none_say_so():
    assert "Too few" in describe(shown_of(make_talks(2)), "Dana")
    assert describe(shown_of([]), "Dana").endswith("No conversations in this time.")


def test_the_table_has_a_row_for_each_month_under_its_head(shown):
    rows = table(shown)
    assert len(rows) == 18
    assert all(len(row) == len(TABLE_HEAD) for row in rows)
    assert rows[0][0] == "June 2025"
    assert sum(int(row[3]) for row in rows) == 84


def test_a_month_says_what_it_holds():
    shown = shown_of([make_talk(1, datetime(2026, 11, 3), 60, 75)])
    assert (
        month_sentence(shown, "2026-11") == "November 2026: 0.8 h business and 0.2 h personal; 1 conversation, 1 rated"
    )
    assert month_sentence(shown, "2026-10") == "October 2026: no conversations"


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 10_080), st.integers(0, 100), st.booleans()),
        max_size=60,
    ),
    st.integers(1, 40),
)
def test_nothing_is_lost_or_invented(rows, span):
    start = datetime(2024, 6, 1)
    talks = [make_talk(n, start + timedelta(days=day), *rest) for n, (day, *rest) in enumerate(rows)]
    shown = points(months_of(talks), talks, UNTIL, span)
    inside = [talk for talk in talks if talk.when.month in shown.months]
    assert len(shown.months) == span == len(set(shown.months))
    assert sum(shown.business) + sum(shown.personal) == pytest.approx(sum(talk.minutes for talk in inside) / 60)
    assert shown.n == len(inside) == len(shown.dots)
    assert all(0 <= dot.position < span for dot in shown.dots)
    for whole, rated in ((shown.business, shown.rated_business), (shown.personal, shown.rated_personal)):
        assert all(0 <= part <= all_of_it + 1e-9 for part, all_of_it in zip(rated, whole, strict=True))
    assert all(0 <= y <= 100 for line in shown.median for _, y in line)
    assert describe(shown, "Dana")
