# SPDX-License-Identifier: MIT
"""Stand-ins for names, and the search for names that got through."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from relationship_journal.anonymity import Aliases, initials, leaks, neutral_file_name


def test_an_alias_stays_with_its_key_and_counts_on() -> None:
    aliases = Aliases()
    first = [aliases.alias_for(key) for key in range(100, 130)]
    assert first[:2] == ["Customer A", "Customer B"]
    assert first[25:28] == ["Customer Z", "Customer AA", "Customer AB"]
    assert [aliases.alias_for(key) for key in range(100, 130)] == first
    assert Aliases("Company").alias_for("x") == "Company A"


def test_aliases_never_meet() -> None:
    aliases = Aliases()
    assert len({aliases.alias_for(key) for key in range(2000)}) == 2000


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Dana Whitfield", "DW"),
        ("dana van der whitfield", "DW"),
        ("Dana", "D"),
        ("Tomás Åberg", "TÅ"),
        ("Toma\u0301s A\u030aberg", "TÅ"),
        ("Oyelaran & Sons", "OS"),
        ("St. Brannoc Clinic", "SC"),
        ("(Dana) O’Neil", "DO"),
        ("3M", "3"),
        ("ßeta", "ß"),
        ("山田 太郎", "山"),
        ("김철수", "김"),
        ("すずき", "す"),
        ("דנה לוי", "דל"),
        ("ليلى حداد", "لح"),
        ("Dana 🐙", "D"),
        ("🐙", "🐙"),
        ("👩🏽\u200d🔬", "👩🏽\u200d🔬"),
        ("🇩🇪🇫🇷", "🇩🇪"),
        ("", "?"),
        (" - ", "?"),
        ("\u200d", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_any_name_has_initials_that_can_be_drawn(name: str) -> None:
    letters = initials(name)
    assert letters
    assert not any(sign.isspace() for sign in letters)


NAMES = ["Dana Whitfield", "Nordström", "Oyelaran & Sons", "Al", "山田太郎"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talk with Customer A", []),
        ("with DANA WHITFIELD.", ["Dana Whitfield"]),
        ("Dana Whitfield's page", ["Dana Whitfield"]),
        ("dana-whitfield_2026.png", ["Dana Whitfield"]),
        ("danawhitfield@example.com", ["Dana Whitfield"]),
        ("Dana\n Whitfield", ["Dana Whitfield"]),
        ("Dana Whitfields", []),
        ("Bogdana Whitfield", []),
        ("NORDSTRÖM", ["Nordström"]),
        (unicodedata.normalize("NFD", "Nordström"), ["Nordström"]),
        ("oyelaran sons", ["Oyelaran & Sons"]),
        ("Also at Albany", []),
        ("al", ["Al"]),
        ("今日は山田太郎と話した", ["山田太郎"]),
        ("Al and Dana Whitfield", ["Dana Whitfield", "Al"]),
    ],
)
def test_names_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert leaks(text, NAMES) == found
    assert leaks(text.encode(), NAMES) == found


@pytest.mark.parametrize("code", ["utf-8", "latin-1", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("padding", [b"", b"(", b"/Title (\xfe\xff"])
def test_names_are_found_inside_the_bytes_of_a_file(code: str, padding: bytes) -> None:
    page = padding + "Dana Whitfield".encode(code) + b")\n<< /Length 3 >>\x00\xff\xd8"
    assert leaks(page, NAMES) == ["Dana Whitfield"]


def test_what_names_nobody_is_not_looked_for() -> None:
    assert leaks("Customer A, 100%", ["", " ", "A", "1"]) == []


def test_one_sign_can_be_a_name() -> None:
    assert leaks("octopus 🐙, 王さん", ["🐙", "王", "森"]) == ["🐙", "王"]


def test_a_match_that_does_not_count_hides_none_that_does() -> None:
    assert leaks("ba a.a", ["a.a"]) == ["a.a"]


@given(st.text(min_size=2), st.text(), st.text())
def test_a_name_on_its_own_is_always_found(name: str, before: str, after: str) -> None:
    assume(len(unicodedata.normalize("NFKC", name).casefold().strip()) > 1)
    assert leaks(f"{before} . {name} . {after}", [name]) == [name]


def test_a_file_name_names_nobody() -> None:
    assert neutral_file_name("chart", date(2026, 11, 22)) == "chart-2026-11-22"
