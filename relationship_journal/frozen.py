# SPDX-License-Identifier: MIT
"""Frozen values that cost little to declare: `dataclass(frozen=True, slots=True)` as in the standard library.

That one writes and compiles six methods for each class, half a millisecond, and more than a hundred classes are
declared before the window is painted. Here all classes share five of them, and a constructor is written when the first
value is made. What is declared here is a dataclass like any other: `fields`, `replace` and `asdict` take it.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")

_MADE_BY = "__init__"

_put = object.__setattr__


def _declared(*, frozen: bool, slots: bool) -> Callable[[type[T]], type[T]]:
    """The decorator: both have to be asked for, so that a class says what it is."""
    if not (frozen and slots):
        raise TypeError("only frozen values with slots are declared here")
    return _dressed


def _dressed(kind: type[T]) -> type[T]:
    """The same class with slots; what it says itself about a method stays."""
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    for name, method in _SHARED.items():
        if vars(kind).get(name) is None:
            setattr(made, name, method)
    setattr(made, _MADE_BY, _Unwritten(made))
    return made


class _Unwritten:
    """Stands where a constructor will be, which is written when it is first asked for."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def __get__(self, value: object, _: type | None = None) -> Callable[..., None]:
        written = _constructor(self._kind)
        setattr(self._kind, _MADE_BY, written)
        return written if value is None else written.__get__(value)


def _constructor(kind: type) -> Callable[..., None]:
    """A constructor that takes the fields of a class by place or name, in their order, some with a default."""
    taken, lines, usual = ["self"], [], {}
    for field in dataclasses.fields(kind):
        name = field.name
        if field.default_factory is not dataclasses.MISSING:
            usual[name] = field.default_factory
            taken += [f"{name}=_usual"] if field.init else []
            given = f"{name} if {name} is not _usual else " if field.init else ""
            lines.append(f"_put(self, {name!r}, {given}_usual[{name!r}]())")
        elif field.default is not dataclasses.MISSING:
            usual[name] = field.default
            taken += [f"{name}=_usual[{name!r}]"] if field.init else []
            lines.append(f"_put(self, {name!r}, {name if field.init else f'_usual[{name!r}]'})")
        elif field.init:
            taken.append(name)
            lines.append(f"_put(self, {name!r}, {name})")
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n  ".join(lines or ["pass"])
    text = f"def write(_put, _usual):\n def __init__({', '.join(taken)}):\n  {body}\n return __init__"
    written: dict[str, Any] = {}
    exec(text, vars(sys.modules[kind.__module__]), written)
    made: Callable[..., None] = written["write"](_put, usual)
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    made.__annotations__ = {field.name: field.type for field in dataclasses.fields(kind) if field.init}
    return made


@cache
def _compared(kind: type) -> Callable[[object], object]:
    """What two values of a class are compared by."""
    names = [field.name for field in dataclasses.fields(kind) if field.compare]
    return attrgetter(*names) if names else type


def _told(value: Any) -> object:
    return _compared(value.__class__)(value)


class _Shared:
    """The methods of all values."""

    def __eq__(self: Any, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        return _told(self) == _told(other)

    def __hash__(self: Any) -> int:
        return hash(_told(self))

    def __repr__(self: Any) -> str:
        told = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
        return f"{self.__class__.__qualname__}({', '.join(told)})"

    def __setattr__(self, name: str, _: object) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __getstate__(self: Any) -> list[Any]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def __setstate__(self: Any, state: list[Any]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            _put(self, field.name, value)


_SHARED = {name: method for name, method in vars(_Shared).items() if isinstance(method, FunctionType)}

if TYPE_CHECKING:
    from dataclasses import dataclass  # what a checker knows about it holds for ours
else:
    dataclass = _declared
