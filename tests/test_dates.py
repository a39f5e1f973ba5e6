# SPDX-License-Identifier: MIT
"""Date words: what people type means what they meant, or is refused with a sentence."""

from __future__ import annotations

import time as system_clock
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relationship_journal.dates import (
    SystemZone,
    local_zone,
    now_here,
    parse_day,
    parse_future,
    parse_partial,
    parse_span,
    parse_when,
    when_of,
)
from relationship_journal.values import PartialDate, Precision, When
from relationship_journal.wording import partial_day

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 14, 30, 41, tzinfo=BERLIN)  # a Sunday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("today", "2026-11-22"),
        ("  YESTERDAY ", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("day before yesterday", "2026-11-20"),
        ("last night", "2026-11-21"),
        ("this morning", "2026-11-22"),
        ("3 days ago", "2026-11-19"),
        ("a week ago", "2026-11-15"),
        ("2 weeks ago", "2026-11-08"),
        ("2w ago", "2026-11-08"),
        ("nine months ago", "2026-02-22"),
        ("a year ago", "2025-11-22"),
        ("in 3 days", "2026-11-25"),
        ("tue", "2026-11-17"),
        ("Tuesday", "2026-11-17"),
        ("on tuesday", "2026-11-17"),
        ("thurs", "2026-11-19"),
        ("sunday", "2026-11-22"),
        ("last sun", "2026-11-15"),
        ("last tue", "2026-11-17"),
        ("next sun", "2026-11-29"),
        ("2026-11-03", "2026-11-03"),
        ("2026-11-3", "2026-11-03"),
        ("3 Nov", "2026-11-03"),
        ("3 Nov.", "2026-11-03"),
        ("Nov 3", "2026-11-03"),
        ("November 3rd", "2026-11-03"),
        ("the 3rd of November", "2026-11-03"),
        ("3 November 2025", "2025-11-03"),
        ("Nov 3, 2025", "2025-11-03"),
        ("22 nov", "2026-11-22"),
        ("23 nov", "2025-11-23"),
        ("29 feb", "2024-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2200-12-31", "2200-12-31"),
    ],
)
def test_a_day_without_a_clock_is_only_a_day(text: str, meant: str) -> None:
    when = parse_when(text, NOW)
    assert (str(when.day), when.precision) == (meant, Precision.DAY)
    assert (when.local.hour, when.local.minute) == (0, 0)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("now", "2026-11-22 14:30"),
        ("yesterday 16:00", "2026-11-21 16:00"),
        ("yesterday 4pm", "2026-11-21 16:00"),
        ("yesterday at 4 p.m.", "2026-11-21 16:00"),
        ("yesterday, 4:15 PM", "2026-11-21 16:15"),
        ("16:00 yesterday", "2026-11-21 16:00"),
        ("12am today", "2026-11-22 00:00"),
        ("12pm today", "2026-11-22 12:00"),
        ("noon", "2026-11-22 12:00"),
        ("midnight", "2026-11-22 00:00"),
        ("yesterday at noon", "2026-11-21 12:00"),
        ("tomorrow 10:00", "2026-11-23 10:00"),
        ("monday 9:30", "2026-11-16 09:30"),
        ("3 days ago at 9am", "2026-11-19 09:00"),
        ("2026-11-03 14:30", "2026-11-03 14:30"),
        ("2026-11-03T14:30", "2026-11-03 14:30"),
        ("2026-11-03 14:30:59", "2026-11-03 14:30"),
        ("2026-11-03 at 4pm", "2026-11-03 16:00"),
        ("3 Nov 2025 18:00", "2025-11-03 18:00"),
        ("nov 3 9:05", "2026-11-03 09:05"),
        ("an hour ago", "2026-11-22 13:30"),
        ("half an hour ago", "2026-11-22 14:00"),
        ("20 minutes ago", "2026-11-22 14:10"),
        ("20min ago", "2026-11-22 14:10"),
        ("14:00", "2026-11-22 14:00"),
        ("16:30", "2026-11-22 16:30"),
        ("16:31", "2026-11-21 16:31"),
        ("sunday 16:30", "2026-11-22 16:30"),
        ("sunday 18:00", "2026-11-15 18:00"),
        ("today 18:00", "2026-11-22 18:00"),
    ],
)
def test_a_clock_makes_it_a_minute(text: str, meant: str) -> None:
    when = parse_when(text, NOW)
    assert (f"{when.local:%Y-%m-%d %H:%M}", when.precision) == (meant, Precision.MINUTE)
    assert (when.offset, when.zone) == (60, "Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("by tue", "2026-11-24 00:00"),
        ("fri", "2026-11-27 00:00"),
        ("sunday", "2026-11-29 00:00"),
        ("3 nov", "2027-11-03 00:00"),
        ("22 nov", "2026-11-22 00:00"),
        ("29 feb", "2028-02-29 00:00"),
        ("14:00", "2026-11-23 14:00"),
        ("18:00", "2026-11-22 18:00"),
        ("by fri 17:00", "2026-11-27 17:00"),
        ("in 2 weeks", "2026-12-06 00:00"),
        ("yesterday", "2026-11-21 00:00"),
    ],
)
def test_due_dates_look_ahead(text: str, meant: str) -> None:
    when = parse_future(text, NOW)
    assert f"{when.local:%Y-%m-%d %H:%M}" == meant
    assert when == parse_when(text, NOW, prefer_past=False)


@pytest.mark.parametrize("text", ["2026-02-30", "2025-02-29", "31 nov", "30 feb", "feb 29 2025", "0 nov", "2026-13-01"])
def test_a_day_that_is_none_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}” is not a day in the calendar"):
        parse_when(text, NOW)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("03/11/2026", "2026-11-03 or 2026-03-11"),
        ("03.11.2026 14:30", "2026-11-03 or 2026-03-11"),
        ("25/12/2026", "2026-12-25"),
        ("5-5-2026", "2026-05-05"),
        ("2026/11/03", "2026-11-03"),
        ("3/11", "year, month and day, like 2026-11-03"),
        ("3/11/26", "year, month and day, like 2026-11-03"),
    ],
)
def test_numbers_that_read_two_ways_are_refused_with_both_readings(text: str, advice: str) -> None:
    with pytest.raises(ValueError, match="more than one way") as refused:
        parse_when(text, NOW)
    assert str(refused.value).endswith(f"Write it as {advice}.")


@pytest.mark.parametrize(
    "text",
    [
        "1899-12-31",
        "2201-01-01",
        "999999 days ago",
        "999999 weeks ago",
        "999999 years ago",
        "in 999 years",
        "0000-01-01",
    ],
)
def test_other_centuries_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="outside the years 1900 to 2200"):
        parse_when(text, NOW)


@pytest.mark.parametrize(
    "text",
    ["25:00", "yesterday 24:00", "13pm", "0am", "12:60", "2026-11-03 25:10"],
)
def test_a_clock_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day"):
        parse_when(text, NOW)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "may be good", "lunch", "4", "monday 9", "yesterday yesterday", "yesterday 4pm sharp", "may"),
        *("nov 2025", "3 nov 25", "last", "3 days", "ago", "by tue", "2026-11-03T", "an hour ago 16:00", "１２"),
        *("x" * 5000, "16:00 17:00"),
    ],
)
def test_what_is_not_wholly_understood_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="not a date or time") as refused:
        parse_when(text, NOW)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_control_characters_never_reach_the_message() -> None:
    with pytest.raises(ValueError, match="not a date") as refused:
        parse_when("a\n\x1b[31mb", NOW)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("text", "offset"),
    [("2026-11-03T14:30+01:00", 60), ("2026-11-03T14:30Z", 0), ("2026-11-03 14:30 -0530", -330)],
)
def test_a_written_offset_is_kept_with_the_wall_clock(text: str, offset: int) -> None:
    assert parse_when(text, NOW) == When(datetime(2026, 11, 3, 14, 30), offset)


def test_an_offset_no_place_uses_is_refused() -> None:
    with pytest.raises(ValueError, match="no place on earth"):
        parse_when("2026-11-03T14:30+19:00", NOW)


def test_the_day_is_that_of_the_given_zone() -> None:
    late = datetime(2026, 11, 22, 1, 0, tzinfo=BERLIN)
    assert parse_when("today", late, zone=NEW_YORK).day == date(2026, 11, 21)
    assert parse_when("now", late, zone=NEW_YORK) == When(datetime(2026, 11, 21, 19, 0), -300, "America/New_York")


def test_a_fixed_offset_has_no_zone_name() -> None:
    fixed = NOW.astimezone(timezone(timedelta(hours=2)))
    assert parse_when("12:00", fixed) == When(datetime(2026, 11, 22, 12, 0), 120)


def test_a_now_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        parse_when("today", NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"):
        when_of(NOW.replace(tzinfo=None))


# --- clocks that change --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "text", "wall", "offset"),
    [
        (BERLIN, "2026-03-29 01:59", "01:59", 60),
        (BERLIN, "2026-03-29 02:30", "03:30", 120),  # skipped by the clocks
        (BERLIN, "2026-03-29 03:00", "03:00", 120),
        (BERLIN, "2026-10-25 02:30", "02:30", 120),  # shown twice
        (BERLIN, "2026-10-25 03:00", "03:00", 60),
        (NEW_YORK, "2026-03-08 02:30", "03:30", -240),
        (NEW_YORK, "2026-11-01 01:30", "01:30", -240),
        (NEW_YORK, "2026-11-01 02:00", "02:00", -300),
    ],
)
def test_clock_changes(zone: ZoneInfo, text: str, wall: str, offset: int) -> None:
    when = parse_when(text, NOW, zone=zone)
    assert (f"{when.local:%H:%M}", when.offset) == (wall, offset)


def test_hours_ago_are_real_hours_across_a_change() -> None:
    morning = datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN)
    assert parse_when("an hour ago", morning) == When(datetime(2026, 10, 25, 3, 0), 60, "Europe/Berlin")
    assert parse_when("2 hours ago", morning) == When(datetime(2026, 10, 25, 2, 0), 60, "Europe/Berlin")
    assert parse_when("3 hours ago", morning) == When(datetime(2026, 10, 25, 2, 0), 120, "Europe/Berlin")
    assert parse_when("1 day ago", morning).day == date(2026, 10, 24)


def test_a_day_whose_midnight_is_skipped_stays_that_day() -> None:
    when = when_of(datetime(2026, 4, 24), ZoneInfo("Africa/Cairo"), Precision.DAY)
    assert (when.local, when.precision) == (datetime(2026, 4, 24), Precision.DAY)


def test_zones_with_seconds_in_their_offset_are_rounded_to_minutes() -> None:
    assert when_of(datetime(1910, 5, 1, 12), ZoneInfo("Africa/Monrovia")).offset == -43


@given(
    st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2199, 12, 30), timezones=st.just(UTC)),
    st.sampled_from([BERLIN, NEW_YORK]),
)
def test_a_moment_survives_the_wall_clock(moment: datetime, zone: ZoneInfo) -> None:
    when = when_of(moment, zone)
    assert when.utc == moment.replace(second=0, microsecond=0)
    assert when_of(when.local, timezone(timedelta(minutes=when.offset))).utc == when.utc


# --- everything else -----------------------------------------------------------------------------------------

_PIECES = [
    "yesterday",
    "last",
    "next",
    "tue",
    "monday",
    "nov",
    "feb",
    "29",
    "31",
    "3",
    "2026",
    "2026-02-30",
    "4pm",
    "at",
]
_PIECES += [
    "16:00",
    "24:00",
    "ago",
    "in",
    "days",
    "weeks",
    "month",
    "y",
    "h",
    "a",
    "by",
    "on",
    "noon",
    "Z",
    "+01:00",
    "T",
]
_PIECES += ["999999", "1899", "2200-12-31", "1900-01-01", "23:59", "03/11/2026", "29 feb", "1 jan", "00:00", ","]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=5).map(" ".join)),
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 12, 31)),
    st.sampled_from([BERLIN, NEW_YORK, UTC]),
    st.booleans(),
)
@example("29 feb", datetime(1900, 1, 1), BERLIN, True)
@example("last tue", datetime(1900, 1, 1), NEW_YORK, True)
@example("in 1 day", datetime(2200, 12, 31), NEW_YORK, True)
def test_any_text_is_a_time_in_range_or_a_sentence(text: str, local: datetime, zone: ZoneInfo, past: bool) -> None:
    try:
        when = parse_when(text, local.replace(tzinfo=zone), prefer_past=past)
    except ValueError as refused:
        sentence = str(refused)
    else:
        sentence = "“”."
        assert 1900 <= when.local.year <= 2200
        assert when.local.tzinfo is None
        assert when.precision is Precision.MINUTE or when.local.time() == datetime.min.time()
    assert sentence[0] + sentence[-1] == "“."


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_is_read_back_as_written(day: date) -> None:
    today = date(2026, 11, 22)
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f"{day.day} {day:%B} {day.year:04}", today) == day
    assert parse_when(f"{day} 09:05", NOW).local == datetime(day.year, day.month, day.day, 9, 5)


@given(st.dates(min_value=date(1910, 1, 1), max_value=date(2190, 12, 31)), st.integers(0, 60))
def test_months_ago_end_with_the_month(today: date, months: int) -> None:
    day = parse_day(f"{months} months ago", today)
    assert (today.year - day.year) * 12 + today.month - day.month == months
    assert day.day == today.day or (day + timedelta(days=1)).day == 1


@given(
    st.dates(min_value=date(1910, 1, 1), max_value=date(2190, 12, 31)),
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
)
def test_weekdays_are_within_a_week(today: date, name: str) -> None:
    latest, last, upcoming = (parse_day(f"{word} {name}".strip(), today) for word in ("", "last", "next"))
    assert 0 <= (today - latest).days <= 6
    assert 1 <= (today - last).days <= 7
    assert 1 <= (upcoming - today).days <= 7
    assert parse_day(name, today, prefer_past=False) == upcoming
    assert latest.weekday() == last.weekday() == upcoming.weekday()


def test_a_day_does_not_take_a_clock() -> None:
    with pytest.raises(ValueError, match="not a date"):
        parse_day("yesterday 16:00", date(2026, 11, 22))


def test_what_is_to_be_ahead_is_suggested_ahead() -> None:
    with pytest.raises(ValueError, match="tomorrow”, “in 2 weeks”") as refused:
        parse_day("blorg", date(2026, 11, 22), prefer_past=False)
    assert "yesterday" not in str(refused.value)
    with pytest.raises(ValueError, match="yesterday 16:00"):
        parse_day("blorg", date(2026, 11, 22))
    for words in ("tomorrow", "in 2 weeks", "3 dec"):
        assert parse_day(words, date(2026, 11, 22), prefer_past=False) > date(2026, 11, 22)


# --- this machine --------------------------------------------------------------------------------------------


def test_the_zone_has_its_name_where_one_is_known(tmp_path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/var/db/timezone/zoneinfo/Europe/Berlin")
    assert local_zone({}, link) == BERLIN
    assert local_zone({"TZ": "America/New_York"}, link) == NEW_YORK
    assert local_zone({"TZ": ":America/New_York"}, link) == NEW_YORK
    assert local_zone({"TZ": "/usr/share/zoneinfo/Europe/Berlin"}, link) == BERLIN


@pytest.mark.parametrize("rule", ["CET-1CEST", "", "../../etc/passwd", "No/Such\0Place"])
def test_without_a_name_the_system_decides(rule: str, tmp_path) -> None:
    assert isinstance(local_zone({"TZ": rule}, tmp_path / "none"), SystemZone)
    assert isinstance(local_zone({}, tmp_path / "none"), SystemZone)


@pytest.mark.skipif(not hasattr(system_clock, "tzset"), reason="only POSIX can change its zone in a process")
def test_the_system_zone_follows_the_system(monkeypatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    system_clock.tzset()
    try:
        zone = local_zone()
        assert isinstance(zone, SystemZone)
        for text in ["2026-01-05 12:00", "2026-07-05 12:00", "2026-03-29 02:30", "2026-10-25 02:30"]:
            ours, theirs = parse_when(text, NOW, zone=zone), parse_when(text, NOW, zone=BERLIN)
            assert (ours.local, ours.offset, ours.zone) == (theirs.local, theirs.offset, None)
        second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
        assert when_of(second, zone).utc == second
        assert now_here().utcoffset() == datetime.now(BERLIN).utcoffset()
    finally:
        monkeypatch.undo()
        system_clock.tzset()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("March 2024", "2024-03-01", "2024-03-31"),
        ("feb. 2024", "2024-02-01", "2024-02-29"),
        ("2024-03", "2024-03-01", "2024-03-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("Nov", "2026-11-01", "2026-11-30"),
        ("dec", "2025-12-01", "2025-12-31"),
        ("yesterday", "2026-11-21", "2026-11-21"),
        ("3 sep", "2026-09-03", "2026-09-03"),
        ("mon", "2026-11-16", "2026-11-16"),
    ],
)
def test_a_day_a_month_or_a_year(text, first, last):
    assert [day.isoformat() for day in parse_span(text, date(2026, 11, 22))] == [first, last]


@pytest.mark.parametrize(
    "text", ["", "blorg", "blorg 2024", "2024-13", "1899", "0000", "9999-01", "yesterday 16:00", "3/4"]
)
def test_what_is_no_span_is_said(text):
    with pytest.raises(ValueError, match="“"):
        parse_span(text, date(2026, 11, 22))


class TestPartialDates:
    @pytest.mark.parametrize(
        ("text", "on"),
        [
            ("7 June 1980", PartialDate(1980, 6, 7)),
            ("June 7th, 1980", PartialDate(1980, 6, 7)),
            ("1980-06-07", PartialDate(1980, 6, 7)),
            ("7 june", PartialDate(None, 6, 7)),
            ("29 Feb", PartialDate(None, 2, 29)),
            ("--06-07", PartialDate(None, 6, 7)),
            ("March 2020", PartialDate(2020, 3)),
            ("2020-03", PartialDate(2020, 3)),
            ("1980", PartialDate(1980)),
        ],
    )
    def test_days_with_and_without_their_year(self, text, on):
        assert parse_partial(text) == on

    @pytest.mark.parametrize(
        "text",
        ["soon", "30 February", "29 Feb 2023", "1980-13-01", "13-01", "07-06", "7/6/1980", "June", "7 Juno", ""],
    )
    def test_what_is_no_day_is_told_in_a_sentence(self, text):
        with pytest.raises(ValueError, match=r"^“.*\.$"):
            parse_partial(text)

    @pytest.mark.parametrize(
        "on", [PartialDate(1980, 6, 7), PartialDate(None, 6, 7), PartialDate(2020, 3), PartialDate(1980)]
    )
    def test_what_is_written_of_a_day_is_read_back(self, on):
        assert parse_partial(partial_day(on)) == on


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("planned fri 10:00", "2026-11-27T10:00"),
        ("Planned for Friday", "2026-11-27"),
        ("planned on 3 march", "2027-03-03"),
        ("planned 10am", "2026-11-23T10:00"),
        ("planned tomorrow 4pm", "2026-11-23T16:00"),
        ("planned yesterday", "2026-11-21"),
    ],
)
def test_what_is_planned_is_looked_for_ahead(text, meant):
    when = parse_when(text, NOW)
    shown = when.local.isoformat(timespec="minutes") if when.precision is Precision.MINUTE else when.day.isoformat()
    assert shown == meant


@pytest.mark.parametrize("text", ["planned", "planned soon", "planned for"])
def test_planned_alone_is_no_moment(text):
    with pytest.raises(ValueError, match="can be read"):
        parse_when(text, NOW)
