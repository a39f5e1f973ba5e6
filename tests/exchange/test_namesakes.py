# SPDX-License-Identifier: MIT
"""Whom a person being typed may be already."""

from __future__ import annotations

import pytest

from relationship_journal.exchange.namesakes import MOST, Namesakes, one_letter_off
from relationship_journal.values import ContactId, KnownPerson, MethodKind, NewMethod

NAMES = ("Dana Whitfield", "Tomás Lindqvist-Ångström", "倉本 愛子", "Mary Jane Watson", "J. Beck", "Ng")


@pytest.fixture(scope="module")
def namesakes() -> Namesakes:
    people = [KnownPerson(ContactId(at), name) for at, name in enumerate(NAMES)]
    people.append(KnownPerson(ContactId(99), "Reachable", frozenset({"dana@own.example"}), frozenset({"447700900123"})))
    return Namesakes(people)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Dana Whitfield", "Dana Whitfield"),
        ("dana  WHITFIELD", "Dana Whitfield"),
        ("Whitfield Dana", "Dana Whitfield"),
        ("Dr Dana Whitfield", "Dana Whitfield"),
        ("Dana Whi", "Dana Whitfield"),
        ("Dana Witfield", "Dana Whitfield"),
        ("Dana Whitfeild", "Dana Whitfield"),
        ("Dana", "Dana Whitfield"),
        ("Tomas Lindqvist Angstrom", "Tomás Lindqvist-Ångström"),
        ("Mary Watson", "Mary Jane Watson"),
        ("Jordan Beck", "J. Beck"),
        ("倉本 愛子", "倉本 愛子"),
    ],
)
def test_a_name_as_far_as_it_is_typed(namesakes, typed, name):
    (found,) = namesakes.find(typed)
    assert NAMES[found.id] == name
    assert found.reason in {"same name", "similar name"}


@pytest.mark.parametrize(
    "typed", ["", " ", "Da", "Dan", "Daniel Whitaker", "Whitmore", "Marcus Whitfield", "Dana Brown", "Ng Li Wei", "Mr"]
)
def test_names_of_others(namesakes, typed):
    assert namesakes.find(typed) == []


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        (MethodKind.EMAIL, "Dana@Own.example", "same e-mail"),
        (MethodKind.PHONE, "07700 900 123", "same number"),
        (MethodKind.PHONE, "+44 7700 900123", "same number"),
    ],
)
def test_the_same_mail_or_number_under_any_name(namesakes, kind, value, reason):
    (found,) = namesakes.find("Somebody Else", [NewMethod(kind, value)])
    assert (found.id, found.reason) == (99, reason)


@pytest.mark.parametrize("value", ["", "1", "0770", "other@own.example"])
def test_half_a_number_tells_nothing(namesakes, value):
    kind = MethodKind.EMAIL if "@" in value else MethodKind.PHONE
    assert namesakes.find("", [NewMethod(kind, value)]) == []


def test_the_nearest_come_first_and_never_too_many():
    known = Namesakes([KnownPerson(ContactId(at), f"Dana Whitfield {at}") for at in range(9)])
    assert len(known.find("Dana Whitfield")) == MOST
    mixed = Namesakes([KnownPerson(ContactId(1), "Dana Ann Whitfield"), KnownPerson(ContactId(2), "Dana Whitfield")])
    assert [one.id for one in mixed.find("Dana Whitfield")] == [2, 1]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("whitfield", "whitfield", True),
        ("whitfield", "witfield", True),
        ("whitfield", "whitfields", True),
        ("whitfield", "whitfeild", True),
        ("whitfield", "whitfiald", True),
        ("whitfield", "whitaker", False),
        ("abcd", "abdcx", False),
        ("abcd", "badc", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_letter_off(one, other, near):
    assert one_letter_off(one, other) is near
    assert one_letter_off(other, one) is near
