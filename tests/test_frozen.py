# SPDX-License-Identifier: MIT
"""Values that cost little to declare are dataclasses like any other."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field
from typing import Any, Generic, TypeVar

import pytest

from relationship_journal.frozen import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ours:
    """Every kind of field."""

    name: str
    count: int = 3
    words: Mapping[str, int] = field(default_factory=dict)
    aside: object = field(default=None, compare=False, repr=False)
    later: str = field(default="so", init=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    """Every kind of field."""

    name: str
    count: int = 3
    words: Mapping[str, int] = field(default_factory=dict)
    aside: object = field(default=None, compare=False, repr=False)
    later: str = field(default="so", init=False)


@dataclass(frozen=True, slots=True)
class More(Ours):
    """One field more."""

    more: int = 0

    def __repr__(self) -> str:
        return "more"


@dataclass(frozen=True, slots=True)
class Holding(Generic[T]):
    """A value of some kind."""

    held: T


@dataclass(frozen=True, slots=True)
class Doubled:
    """Says something of itself once it is made."""

    half: int
    whole: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "whole", 2 * self.half)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Has no fields."""


ARGUMENTS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("a",), {}),
    (("a", 4), {}),
    ((), {"name": "a", "words": {"b": 1}}),
    (("a", 4, {"b": 1}, "aside"), {}),
)


@pytest.mark.parametrize(("places", "names"), ARGUMENTS)
def test_a_value_is_made_and_told_as_a_dataclass_is(places: tuple[Any, ...], names: dict[str, Any]) -> None:
    ours, theirs = Ours(*places, **names), Theirs(*places, **names)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert inspect.signature(Ours).parameters.keys() == inspect.signature(Theirs).parameters.keys()


@pytest.mark.parametrize(("places", "names"), [((), {}), (("a", 1, {}, None, "so"), {}), (("a",), {"other": 1})])
def test_what_is_no_field_is_refused(places: tuple[Any, ...], names: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Theirs(*places, **names)
    with pytest.raises(TypeError):
        Ours(*places, **names)


def test_values_are_equal_when_their_fields_are_and_they_are_of_one_class() -> None:
    assert Ours("a", aside=1) == Ours("a", aside=2)
    assert Ours("a") != Ours("b")
    assert Ours("a") != Theirs("a")
    assert More("a") != Ours("a")
    assert Nothing() == Nothing()
    assert len({Holding("a"), Holding("a"), Holding("b"), Nothing(), Nothing()}) == 3


def test_a_mapping_made_for_one_value_is_not_that_of_another() -> None:
    assert Ours("a").words is not Ours("a").words


def test_nothing_of_a_value_changes() -> None:
    value: Any = Ours("a")
    with pytest.raises(FrozenInstanceError):
        value.count = 4
    with pytest.raises(FrozenInstanceError):
        del value.count
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.another = 4
    assert not hasattr(value, "__dict__")


def test_another_value_is_made_of_one() -> None:
    assert dataclasses.replace(Ours("a"), count=5) == Ours("a", 5)
    assert copy.deepcopy(More("a", more=2)) == More("a", more=2)
    assert pickle.loads(pickle.dumps(Doubled(4))) == Doubled(4)


def test_what_a_class_says_itself_stays() -> None:
    assert repr(More("a")) == "more"
    assert More("a", 4, more=1).more == 1
    assert Doubled(4).whole == 8


def test_only_frozen_values_with_slots_are_declared() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=True)(Nothing)
