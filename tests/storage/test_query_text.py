# SPDX-License-Identifier: MIT
"""What is typed into the search box: any text is a valid query, and the narrowing words mean what they say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.storage.query_text import MixLimit, Narrowing, QueryText, Term, parse
from relationship_journal.values import Channel

PIECES = st.sampled_from(
    [
        '"',
        "-",
        "--",
        "with:",
        "tag:",
        "channel:",
        "after:",
        "before:",
        "mix:",
        ">",
        "<=",
        "70",
        "101%",
        "2026",
        "-03",
        "NOT",
    ]
)
TYPED = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=8).map("".join))


@given(TYPED)
def test_any_text_is_understood_somehow(text):
    query = parse(text)
    assert isinstance(query, QueryText)
    for term in query.terms:
        assert term.match.startswith('"')
        assert term.match.rstrip("*").endswith('"')


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", QueryText()),
        ("   ", QueryText()),
        ("- -- \" ''", QueryText()),
        ("fee", QueryText((Term("fee", prefix=True),))),
        ("fee ", QueryText((Term("fee"),))),
        ("dana fee", QueryText((Term("dana"), Term("fee", prefix=True)))),
        ('"sla sheet"', QueryText((Term("sla sheet"),))),
        ('"sla sheet', QueryText((Term("sla sheet"),))),
        ("-fee ", QueryText((Term("fee", excluded=True),))),
        ('-"sla sheet"', QueryText((Term("sla sheet", excluded=True),))),
        ("with:dana", QueryText(people=(Narrowing("dana"),))),
        ('with:"dana whitfield"', QueryText(people=(Narrowing("dana whitfield"),))),
        ("-with:dana", QueryText(people=(Narrowing("dana", excluded=True),))),
        ("WITH:Dana", QueryText(people=(Narrowing("Dana"),))),
        ("tag:rollout", QueryText(tags=(Narrowing("rollout"),))),
        ("channel:call", QueryText(channels=(Channel.CALL,))),
        ("channel:Call -channel:email", QueryText(channels=(Channel.CALL,), excluded_channels=(Channel.EMAIL,))),
        ("after:2026-03", QueryText(after=date(2026, 3, 1))),
        ("after:2026", QueryText(after=date(2026, 1, 1))),
        ("before:2026-03-09", QueryText(before=date(2026, 3, 9))),
        ("after:2026-01 after:2026-05", QueryText(after=date(2026, 5, 1))),
        ("before:2026-01 before:2026-05", QueryText(before=date(2026, 1, 1))),
        ("mix:>70", QueryText(mixes=(MixLimit(">", 70),))),
        ("mix:70%", QueryText(mixes=(MixLimit("=", 70),))),
        ("mix:>=20 mix:<=40", QueryText(mixes=(MixLimit(">=", 20), MixLimit("<=", 40)))),
    ],
)
def test_what_is_typed_is_understood(text, meant):
    assert parse(text) == meant


@pytest.mark.parametrize(
    "text", ["channel:pigeon ", "after:soon ", "before:2026-13 ", "mix:lots ", "after:2026-02-30 "]
)
def test_a_value_a_narrowing_word_cannot_take_is_searched_as_typed(text):
    assert parse(text) == QueryText((Term(text.strip()),))


@pytest.mark.parametrize("text", ["after:0001", "after:1899-12-31", "before:5983", "before:9999-12-31"])
def test_dates_nobody_lived_in_stay_within_what_can_be_searched(text):
    query = parse(text)
    day = query.after or query.before
    assert day is not None
    assert 1890 < day.year < 2300


@pytest.mark.parametrize("text", ["with:", 'with:"', 'with:""', "tag:", 'tag:""'])
def test_a_narrowing_word_without_a_value_yet_rules_nobody_out(text):
    query = parse(text)
    assert query.people == query.tags == ()


def test_no_quote_can_escape_into_the_query():
    for text in ('a"b', '"a" OR "b', 'a" NEAR(b', 'x""y', "a*", "body:x", "(a", "a AND NOT"):
        for term in parse(text).terms:
            inside = term.match.removesuffix("*")[1:-1]
            assert '"' not in inside.replace('""', "")


def test_signs_without_spaces_are_set_apart():
    assert parse("東京 ").terms[0].match.split() == ['"', "東", "京", '"']
