# SPDX-License-Identifier: MIT
"""Words: what people read is short, correct English, and says no more than is known."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal import wording
from relationship_journal.values import (
    Channel,
    ContactId,
    ContactRow,
    ConversationId,
    Entry,
    MonthMix,
    Person,
    Precision,
    When,
)

TODAY = date(2026, 11, 22)


def entry(**changes) -> Entry:
    fields = {
        "id": ConversationId(7),
        "uid": "u",
        "place": 1,
        "when": When(datetime(2026, 11, 16, 15, 10), 60),
        "channel": Channel.CALL,
        "minutes": 25,
        "minutes_given": True,
        "share": 70,
        "rated": True,
        "planned": False,
        "in_confidence": False,
        "text": "Walked through the revised rollout.",
        "contacts": (Person(ContactId(1), "Dana Whitfield"),),
        "tags": (),
    }
    return Entry(**{**fields, **changes})


def row(**changes) -> ContactRow:
    fields = {
        "id": ContactId(1),
        "uid": "u",
        "name": "Dana Whitfield",
        "account": "Northgate Logistics",
        "conversations": 31,
        "last": When(datetime(2026, 11, 16, 15, 10), 60),
        "last_channel": Channel.CALL,
        "share": 54,
    }
    return ContactRow(**{**fields, **changes})


def month(name: str, business: float, personal: float, talks: int = 2) -> MonthMix:
    """A month with so many hours of each."""
    minutes = round((business + personal) * 60)
    return MonthMix(name, talks, talks, minutes, round(business * 6000), talks, minutes, round(business * 6000))


def months(*hours: tuple[float, float]) -> list[MonthMix]:
    return [month(f"{2025 + n // 12}-{n % 12 + 1:02}", *pair) for n, pair in enumerate(hours)]


@pytest.mark.parametrize(
    ("back", "short", "words"),
    [
        (0, "today", "today"),
        (1, "yesterday", "yesterday"),
        (-1, "tomorrow", "tomorrow"),
        (2, "2 d", "2 days ago"),
        (6, "6 d", "6 days ago"),
        (13, "13 d", "13 days ago"),
        (14, "2 w", "2 weeks ago"),
        (35, "5 w", "5 weeks ago"),
        (62, "8 w", "8 weeks ago"),
        (63, "2 mo", "2 months ago"),
        (214, "7 mo", "7 months ago"),
        (500, "16 mo", "16 months ago"),
        (730, "2 y", "2 years ago"),
        (4000, "10 y", "10 years ago"),
        (-3, "in 3 d", "in 3 days"),
        (-20, "in 2 w", "in 2 weeks"),
    ],
)
def test_how_long_ago(back: int, short: str, words: str) -> None:
    day = TODAY - timedelta(days=back)
    assert wording.ago(day, TODAY) == short
    assert wording.ago_words(day, TODAY) == words


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)), st.integers(-40000, 40000))
def test_a_distance_is_never_nothing_and_never_one_of_many(today: date, days: int) -> None:
    words = wording.ago_words(today - timedelta(days=days), today)
    assert " 0 " not in f" {words} "
    assert " 1 " not in f" {words} "


@pytest.mark.parametrize(
    ("minutes", "short", "words"),
    [
        (0, "0 min", "0 minutes"),
        (1, "1 min", "1 minute"),
        (25, "25 min", "25 minutes"),
        (60, "1 h", "1 hour"),
        (120, "2 h", "2 hours"),
        (192, "3 h 12", "3 hours 12 minutes"),
        (245, "4 h 05", "4 hours 5 minutes"),
        (75_000, "1,250 h", "1,250 hours"),
    ],
)
def test_lengths(minutes: int, short: str, words: str) -> None:
    assert wording.duration(minutes) == short
    assert wording.duration_words(minutes) == words


def test_many_hours_are_whole_hours() -> None:
    assert wording.total_hours(61 * 60 + 14) == "61 h"
    assert wording.total_hours(192) == "3 h 12"


@pytest.mark.parametrize(
    ("n", "noun", "words"),
    [
        (1, "conversation", "1 conversation"),
        (4, "conversation", "4 conversations"),
        (0, "entry", "0 entries"),
        (1284, "entry", "1,284 entries"),
        (2, "day", "2 days"),
        (2, "person", "2 people"),
        (3, "address", "3 addresses"),
        (2, "match", "2 matches"),
    ],
)
def test_counts(n: int, noun: str, words: str) -> None:
    assert wording.count(n, noun) == words


def test_days_and_moments() -> None:
    when = When(datetime(2026, 11, 16, 15, 10), 60)
    only_day = When(datetime(2026, 11, 16), 60, None, Precision.DAY)
    assert wording.day_title(when.day) == "16 Nov"
    assert wording.day_with_year(when.day) == "16 Nov 2026"
    assert wording.full_day(TODAY) == "Sunday 22 November 2026"
    assert wording.time_title(when) == "Mon 15:10"
    assert wording.time_title(only_day) == "Mon"
    assert wording.month_title("2026-11") == "November 2026"
    assert wording.month_short("2026-05") == "May 2026"
    assert wording.when_title(when, TODAY) == "Mon 16 Nov 15:10"
    assert wording.when_title(only_day, date(2027, 1, 3)) == "Mon 16 Nov 2026"
    assert wording.when_title(when, date(2026, 11, 17)) == "Yesterday 15:10"
    assert wording.when_title(only_day, date(2026, 11, 16)) == "Today"


def test_months_are_english_whatever_the_locale_says() -> None:
    script = (
        "import locale, datetime\n"
        "for name in ('de_DE.UTF-8', 'fr_FR.UTF-8', 'ja_JP.UTF-8', ''):\n"
        "    try: locale.setlocale(locale.LC_ALL, name); break\n"
        "    except locale.Error: pass\n"
        "from relationship_journal import wording\n"
        "print(wording.full_day(datetime.date(2026, 5, 5)), wording.month_title('2026-12'))\n"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "Tuesday 5 May 2026 December 2026"


def test_every_channel_has_its_words() -> None:
    for channel in Channel:
        assert wording.channel_name(channel).lower() == wording.channel_word(channel)
        assert wording.channel_phrase(channel)
    assert wording.channel_name(Channel.CALL) == "Call"
    assert wording.channel_phrase(Channel.EMAIL) == "an email"


def test_a_month_in_a_line() -> None:
    assert wording.month_line(MonthMix("2026-11", 4, 4, 192, 192 * 38, 4, 192, 7296)) == (
        "4 conversations · 3 h 12 · 38% business"
    )
    assert wording.month_line(MonthMix("2026-11", 1, 0, 0, 0, 0, 0, 0)) == "1 conversation"


def test_an_entry_in_a_line_does_not_make_up_minutes_or_ratings() -> None:
    assert wording.entry_title(entry()) == "Call · 25 min"
    assert wording.entry_line(entry()) == "Call · 25 min · 70% business"
    assert wording.entry_line(entry(minutes_given=False)) == "Call · 70% business"
    assert wording.entry_line(entry(rated=False)) == "Call · 25 min · about 70% business, not rated"


def test_a_contact_as_a_sentence() -> None:
    assert wording.contact_sentence(row(), TODAY) == (
        "Dana Whitfield, Northgate Logistics. Last talked 6 days ago, a call."
        " 54% business, 46% personal. 31 conversations."
    )
    bare = row(account="", conversations=0, last=None, last_channel=None, share=None)
    assert wording.contact_sentence(bare, TODAY) == "Dana Whitfield. No conversation yet."
    assert "business" not in wording.contact_sentence(row(share=None), TODAY)


def test_an_entry_as_a_sentence() -> None:
    assert wording.entry_sentence(entry(tags=("rollout",)), TODAY) == (
        "Call with Dana Whitfield, Monday 16 November 2026 at 15:10, 25 minutes, 70% business, 30% personal."
        " Walked through the revised rollout. Tags: rollout."
    )
    three = tuple(Person(ContactId(n), name) for n, name in enumerate(["Dana", "Marcus", "Priya"]))
    only_day = When(datetime(2026, 11, 21), 60, None, Precision.DAY)
    plain = entry(contacts=three, when=only_day, minutes_given=False, rated=False, text="", channel=Channel.VIDEO)
    assert wording.entry_sentence(plain, TODAY) == "Video call with Dana, Marcus and Priya, yesterday, mix not rated."
    planned = entry(planned=True, channel=Channel.OTHER, contacts=(), text="", in_confidence=True)
    assert wording.entry_sentence(planned, date(2026, 11, 15)) == (
        "Planned conversation, tomorrow at 15:10, 25 minutes, in confidence."
    )


def test_a_long_text_is_cut_between_words() -> None:
    sentence = wording.entry_sentence(entry(text="word " * 500), TODAY)
    assert sentence.endswith("word…")
    assert len(sentence) < 400


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["Dana"], "Dana"), (["Dana", "Marcus"], "Dana and Marcus"), (["A", "B", "C"], "A, B and C")],
)
def test_names_in_a_row(names: list[str], words: str) -> None:
    assert wording.names_list(names) == words


def test_menu_texts() -> None:
    assert wording.undo_text("Add Dana Whitfield") == "Undo add Dana Whitfield"
    assert wording.redo_text("JSON import") == "Redo JSON import"
    assert wording.undo_text("") == "Undo"


# --- the chart's finding -------------------------------------------------------------------------------------

STEADY = [(2.0, 1.0)] * 3


@pytest.mark.parametrize(
    ("early", "late", "title"),
    [
        ([(2.5, 0.5)] * 3, [(1.8, 1.5)] * 3, "Personal talk with Customer A tripled; business talk eased"),
        (STEADY, [(2.0, 1.9)] * 3, "Personal talk with Customer A doubled; business talk held"),
        (STEADY, [(2.1, 1.3)] * 3, "Personal talk with Customer A grew; business talk held"),
        (STEADY, STEADY, "Talk with Customer A stayed about the same"),
        (STEADY, [(1.0, 1.0)] * 3, "Business talk with Customer A halved; personal talk held"),
        (STEADY, [(4.0, 2.0)] * 3, "Personal and business talk with Customer A doubled"),
        (STEADY, [(2.0, 0.0)] * 3, "Personal talk with Customer A stopped; business talk held"),
        ([(2.0, 0.0)] * 3, [(1.0, 1.0)] * 3, "Personal talk with Customer A began; business talk halved"),
        ([(2.0, 0.0)] * 3, [(4.0, 0.0)] * 3, "Business talk with Customer A doubled; no personal talk"),
        ([(0.0, 1.0)] * 3, [(0.0, 3.0)] * 3, "Personal talk with Customer A tripled; no business talk"),
        ([(2.0, 0.05)] * 3, [(2.0, 0.15)] * 3, "Talk with Customer A stayed about the same"),  # 6 minutes are no trend
        ([(2.0, 0.0)] * 3, [(2.0, 0.05)] * 3, "Talk with Customer A stayed about the same"),  # nor is a first remark
        ([(2.0, 0.1)] * 3, [(4.0, 0.0)] * 3, "Business talk with Customer A doubled; personal talk held"),
    ],
)
def test_a_finding_compares_the_first_three_months_with_the_last(early: list, late: list, title: str) -> None:
    assert wording.mix_finding(months(*early, (9.0, 9.0), *late), "Customer A")[0] == title


def test_the_subtitle_says_period_and_n() -> None:
    subtitle = wording.mix_finding(months(*[(2.0, 1.4)] * 18), "Customer A")[1]
    assert subtitle == (
        "Hours of conversation a month over 18 months · first 3 months against last 3 · 36 conversations, 61 h"
    )


def test_too_little_is_not_made_into_a_finding() -> None:
    few = [month(f"2026-{n:02}", 2.0, 1.0 * n, talks=1 if n in {5, 7} else 0) for n in range(1, 8)]
    for given_months in (months(*STEADY, (2.0, 9.0)), few, months((1.0, 1.0)), []):
        title, subtitle = wording.mix_finding(given_months, "Customer A")
        assert title == "Conversations with Customer A"
        assert "against" not in subtitle
    assert wording.mix_finding([], "Customer A")[1] == "Hours of conversation a month · 0 conversations, 0 min"
    assert "over 1 month · 2 conversations" in wording.mix_finding(months((1.0, 1.0)), "Customer A")[1]


def test_a_few_talks_do_not_begin_or_end_anything() -> None:
    early = [month(f"2026-{n:02}", 2.0, 1.0, talks=0 if n < 5 else 1) for n in range(1, 8)]
    late = [month("2026-01", 3.0, 1.0, talks=4), *(month(f"2026-{n:02}", 0, 0, talks=0) for n in range(2, 8))]
    for few in (early, late):
        assert wording.mix_finding(few, "Customer A")[0] == "Conversations with Customer A"
    enough = [*early[:-1], month("2026-07", 2.0, 1.0, talks=3)]
    silent = [month(one.month, 0, 0, talks=0) if not one.counted else one for one in enough]
    assert wording.mix_finding(silent, "Customer A")[0] == "Personal and business talk with Customer A began"


def test_months_without_entries_count_as_nothing() -> None:
    gap = [month(one, 2, 1, talks=3) for one in ("2025-01", "2025-02", "2025-12", "2026-01")]
    title, subtitle = wording.mix_finding(gap, "Customer A")
    assert title == "Talk with Customer A stayed about the same"
    assert "over 13 months" in subtitle


def test_the_drawn_period_decides_not_the_data() -> None:
    data = months(*STEADY, *STEADY)
    title, subtitle = wording.mix_finding(data, "Customer A", first="2025-01", last="2026-06")
    assert title == "Personal and business talk with Customer A stopped"
    assert "over 18 months" in subtitle
    assert "6 conversations" in wording.mix_finding(data, "Customer A", first="2025-04")[1]


@given(
    st.lists(st.tuples(st.floats(0, 40), st.floats(0, 40)), max_size=30),
    st.sampled_from(["Customer A", "Customer AA"]),
)
def test_a_finding_is_always_neutral_and_fits_a_line(hours: list, alias: str) -> None:
    title, subtitle = wording.mix_finding(months(*hours), alias)
    assert alias in title
    assert len(title) < 80
    assert not {"good", "bad", "too", "warning", "!"} & set(f"{title} {subtitle}".lower().replace("!", " ! ").split())


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, ""),
        (date(2026, 9, 1), None, "from 1 Sep 2026"),
        (None, date(2026, 10, 3), "until 3 Oct 2026"),
        (date(2026, 9, 1), date(2026, 10, 3), "1 Sep – 3 Oct 2026"),
        (date(2025, 9, 1), date(2026, 10, 3), "1 Sep 2025 – 3 Oct 2026"),
        (date(2026, 9, 1), date(2026, 9, 1), "1 Sep 2026"),
    ],
)
def test_a_period(first, last, said):
    assert wording.period(first, last) == said


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (340_100, "340 kB"),
        (999_600, "1.0 MB"),
        (12_400_000, "12.4 MB"),
        (3 * 10**15, "3000 TB"),
    ],
)
def test_how_much_room_a_file_takes(octets: int, said: str) -> None:
    assert wording.size(octets) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Long lunch. Sam, Bristol or Glasgow? She will write.", "Sam, Bristol or Glasgow?"),
        ("Which one? And when? No answer yet.", "And when?"),
        ("Walked through the rollout. Then lunch.", "Walked through the rollout."),
        ("She paid 3.50 for it, no more", "She paid 3.50 for it, no more"),
        ("- **Leeds** goes first\n- then York", "Leeds goes first - then York"),
        ("# Review\n\nprivate: she looked tired. Why?\nAll well.", "All well."),
        ("“Can you waive it?” she asked", "“Can you waive it?”"),
        ("東京にいます。元気ですか？また来週。", "元気ですか？"),
        ("word " * 60, f"{'word ' * 23}word…"),
    ],
)
def test_what_was_said_last_time(text: str, said: str) -> None:
    assert wording.last_time(When(datetime(2026, 11, 16, 15, 10)), text, TODAY) == f"Last time, 6 days ago: {said}"


@pytest.mark.parametrize("text", ["", " \n ", "private: hers alone", "---"])
def test_where_nothing_was_said_nothing_is_told(text: str) -> None:
    assert wording.last_time(When(datetime(2026, 11, 16)), text, TODAY) == ""


def test_a_moment_that_leaves_no_doubt() -> None:
    assert wording.day_and_clock(When(datetime(2026, 11, 21, 16)), TODAY) == "Sat 21 Nov 16:00"
    assert wording.day_and_clock(When(datetime(2025, 11, 21), precision=Precision.DAY), TODAY) == "Fri 21 Nov 2025"
