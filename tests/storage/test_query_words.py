# SPDX-License-Identifier: MIT
"""A search is said back in words, and what could not be read is said too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.storage.query_text import parse
from relationship_journal.storage.query_words import Meant, doubts, explained, hint

MEANT = Meant(
    {"dana": ("Dana Whitfield",), "beck": ("Jordan Beck", "Ann Beck"), "a": ("Ann", "Al", "Abe", "Ada")},
    frozenset({"rollout"}),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("fe", "Entries with “fe…”"),
        ("fee ", "Entries with “fee”"),
        ('fee "sla sheet" expedite ', "Entries with “fee”, “sla sheet” and “expedite”"),
        ("fee -waived -late ", "Entries with “fee”, without “waived” or “late”"),
        ("fee with:dana after:2026-03 ", "Entries with “fee”, with Dana Whitfield, since 1 March 2026"),
        ("before:2026-06-15", "Entries before 15 June 2026"),
        ("with:beck", "Entries with Jordan Beck or Ann Beck"),
        ("with:a", "Entries with one of 4 people called “a”"),
        ("-with:dana fee ", "Entries with “fee”, without Dana Whitfield"),
        ("with:zed", "Entries with anybody called “zed” (nobody is)"),
        ("tag:rollout", "Entries tagged “rollout”"),
        ("-tag:roll", "Entries not tagged “roll” (there is no such tag)"),
        ("channel:call channel:video fee ", "Calls or video calls with “fee”"),
        ("-channel:email -channel:text", "Entries without emails or texts"),
        ("mix:>70 mix:<=90", "Entries rated more than 70% and at most 90% business"),
        ("channel:meal", "Meals"),
    ],
)
def test_a_search_is_said_in_words(text: str, said: str) -> None:
    assert explained(parse(text), MEANT) == said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("after:foo fee", "“after:foo” was searched for as it stands"),
        ("mix:abc ", "mix: takes a business share such as >70"),
        ("channel:pigeon", "call, video, meeting"),
        ("before:2026-13", "before: takes a date"),
        ("with: dana", "with: takes a name, right behind it without a blank."),
    ],
)
def test_what_cannot_be_read_is_said(text: str, words: str) -> None:
    (said,) = doubts(parse(text))
    assert words in said


@pytest.mark.parametrize(
    "text",
    [
        "fee after:",
        "fee after:202",
        "fee after:2026-",
        "fee mix:",
        "fee mix:>",
        "fee channel:ca",
        "fee with:",
        'fee tag:"',
    ],
)
def test_a_word_still_being_typed_rules_nothing_out_and_says_what_it_takes(text: str) -> None:
    query = parse(text)
    assert query == parse("fee ")
    assert doubts(query) == []
    assert " takes " in hint(query)


@pytest.mark.parametrize("text", ["fee ", "after:2026-1", "mix:>7", "channel:call", "with:dana"])
def test_what_is_read_needs_no_hint(text: str) -> None:
    assert hint(parse(text)) == ""
    assert doubts(parse(text)) == []


@given(st.text(max_size=40))
def test_any_text_can_be_said(text: str) -> None:
    query = parse(text)
    assert bool(explained(query, Meant())) is not query.is_empty
    for sentence in (*doubts(query), hint(query)):
        assert sentence == "" or sentence.endswith(".")
