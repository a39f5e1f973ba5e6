# SPDX-License-Identifier: MIT
"""The list of every verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Verb = TypeVar("Verb", bound=Callable[..., Any])

VERBS: dict[str, Callable[..., Any]] = {}
"""Every verb by name; the state machine of the tests tries them all."""


def verb(function: Verb) -> Verb:
    """Register an action of the user."""
    VERBS[function.__name__] = function
    return function
