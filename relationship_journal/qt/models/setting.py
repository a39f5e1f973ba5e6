# SPDX-License-Identifier: MIT
"""One line of the preferences: what it is called, how it is set, and what it is at first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Kind(Enum):
    """How a setting is set."""

    CHOICE = auto()
    AMOUNT = auto()
    SWITCH = auto()
    LINE = auto()
    LINES = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the dialog. `usual` is what "Reset this page" sets; None leaves it alone.

    `parts` belong to it and unfold under it.
    """

    key: str
    label: str
    page: str
    kind: Kind
    group: str = ""
    hint: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    bounds: tuple[int, int] = (0, 0)
    unit: str = ""
    step: int = 1
    usual: Any = None
    parts: tuple[Setting, ...] = ()
