# SPDX-License-Identifier: MIT
"""What a few letters find: the likeliest name first, in any script, the recent before the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.qt.models.ranking import Name, folded, lit, rank

PEOPLE = [
    ("Dana Whitfield", "Northgate Logistics"),
    ("Marcus Oyelaran", "Oyelaran & Sons"),
    ("Jordan Beck", "Northgate Logistics"),
    ("Tomás Lindqvist", "Baltic Freight"),
    ("Ruth Hallam", "St. Brannoc Clinic"),
    ("山田 太郎", "東京物流"),
    ("דנה לוי", ""),
    ("Dan O’Neil", "Adana Foods"),
]


def named(letters: str, *recent: str, people=PEOPLE) -> list[str]:
    names = [Name.of(name, name, detail) for name, detail in people]
    return [names[at].key for at in rank(letters, names, recent)]


def test_beginnings_come_before_middles_and_scattered_letters() -> None:
    assert named("dan") == ["Dana Whitfield", "Dan O’Neil", "Jordan Beck"]
    assert named("an")[:2] == ["Dana Whitfield", "Marcus Oyelaran"]
    assert named("whfd") == ["Dana Whitfield"]


def test_the_whole_name_comes_first() -> None:
    people = [("Find the invoice", ""), ("Find", "")]
    assert named("find", people=people) == ["Find", "Find the invoice"]


def test_initials_find_a_name() -> None:
    assert named("dw") == ["Dana Whitfield"]
    assert named("jb") == ["Jordan Beck"]


def test_words_come_in_any_order_and_from_the_company_too() -> None:
    assert named("beck jor") == ["Jordan Beck"]
    assert named("north dan") == ["Dana Whitfield", "Jordan Beck"]
    assert named("northgate") == ["Dana Whitfield", "Jordan Beck"]
    assert named("north zzz") == []


def test_recent_names_come_first_among_equals_only() -> None:
    assert named("dan", "Dan O’Neil") == ["Dan O’Neil", "Dana Whitfield", "Jordan Beck"]
    assert named("dan", "Jordan Beck")[0] == "Dana Whitfield"


def test_without_letters_everybody_is_there_the_recent_first() -> None:
    assert named("", "Ruth Hallam", "Jordan Beck")[:3] == ["Ruth Hallam", "Jordan Beck", "Dana Whitfield"]
    assert len(named("  ")) == len(PEOPLE)


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("TOMAS", "Tomás Lindqvist"),
        ("太", "山田 太郎"),
        ("東京", "山田 太郎"),
        ("דנ", "דנה לוי"),
        ("o'n", "Dan O’Neil"),
        ("st br", "Ruth Hallam"),
    ],
)
def test_case_accents_and_scripts_do_not_matter(letters: str, name: str) -> None:
    assert named(letters)[0] == name


@pytest.mark.parametrize(
    ("letters", "name", "shown"),
    [
        ("dan", "Dana Whitfield", ["Dan"]),
        ("dw", "Dana Whitfield", ["D", "W"]),
        ("whit dan", "Dana Whitfield", ["Dan", "Whit"]),
        ("whfd", "Dana Whitfield", ["Wh", "f", "d"]),
        ("tomas", "Tomás Lindqvist", ["Tomás"]),
        ("weiss", "Anna Weiß", ["Weiß"]),
        ("太郎", "山田 太郎", ["太郎"]),
        ("לוי", "דנה לוי", ["לוי"]),
        ("north", "Dana Whitfield", []),
    ],
)
def test_what_was_meant_is_lit(letters: str, name: str, shown: list[str]) -> None:
    assert [name[start:end] for start, end in lit(letters, name)] == shown


@given(st.text(max_size=12), st.text(max_size=12))
def test_spans_stand_in_order_inside_the_name(letters: str, name: str) -> None:
    end = 0
    for start, stop in lit(letters, name):
        assert end <= start < stop <= len(name)
        end = stop


@given(st.text(max_size=12))
def test_a_name_is_found_by_itself(name: str) -> None:
    if folded(name):
        assert rank(name, [Name.of("x", "something else"), Name.of("y", name)])[0] == 1
