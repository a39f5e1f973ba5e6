# SPDX-License-Identifier: MIT
"""Templates of the rules as sentences."""

from __future__ import annotations

from datetime import date

import pytest

from relationship_journal.values.insights import Money, Said
from relationship_journal.wording.findings import say

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("template", "value", "told"),
    [
        ("{n}", 1284, "1,284"),
        ("{n:promise}", 1, "1 promise"),
        ("{n:promise}", 3, "3 promises"),
        ("{n:working day}", 2, "2 working days"),
        ("{n:is|are} open", 1, "is open"),
        ("{n:is|are} open", 0, "are open"),
        ("{n:minutes}", 270, "4 h 30"),
        ("due {n:day}", date(2026, 11, 14), "due 14 Nov"),
        ("due {n:day}", date(2025, 11, 14), "due 14 Nov 2025"),
        ("{n:ago}", date(2026, 11, 16), "6 days ago"),
        ("{n:money}", Money(12_000, "EUR"), "120 EUR"),
        ("{n:names}", ("Dana", "Marcus", "Priya"), "Dana, Marcus and Priya"),
        ("“{n:short}”", "a " * 60, "“a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a…”"),
        ("Write about {n:label}", "watercolor painting in winter", "Write about watercolor painting in…"),
        ("{n}", "{n} as it was {typed}", "{n} as it was {typed}"),
    ],
)
def test_a_value_is_told_in_its_form(template, value, told):
    assert say(Said(template, {"n": value}), TODAY) == told


def test_a_translation_is_asked_for_the_template_alone():
    assert say(Said("{n:promise} late", {"n": 2}), TODAY, {"{n:promise} late": "spät: {n}"}.__getitem__) == "spät: 2"


def test_a_missing_value_is_a_mistake_of_the_rule():
    with pytest.raises(KeyError):
        say(Said("{n}"), TODAY)


def test_the_longest_name_is_cut_where_a_title_would_be_too_long():
    tie = "{name} is your only tie at {account}"
    names = {"name": "Dana", "account": "The Northgate Logistics and Warehousing Company of Leeds"}
    assert say(Said(tie, names, most=59), TODAY) == "Dana is your only tie at The Northgate Logistics and Wareh…"
    names["name"] = "Wolfeschlegelsteinhausenbergerdorff" * 3
    told = say(Said(tie, names, most=59), TODAY)
    assert len(told) <= 59
    assert "Wolfesch" in told
    assert "The Nort" in told


def test_a_title_without_names_to_cut_is_left_as_it_is():
    assert say(Said("{n:promise} late", {"n": 2}, most=5), TODAY) == "2 promises late"
