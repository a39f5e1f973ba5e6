# SPDX-License-Identifier: MIT
"""A guard around what Qt calls while it lays out: an exception there would end the process."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any, TypeVar, cast

Method = TypeVar("Method", bound=Callable[..., Any])


def guarded(fallback: Callable[[], object]) -> Callable[[Method], Method]:
    """Make a method answer with `fallback()` instead of raising; logs where and which class of error, no content."""

    def wrap(method: Method) -> Method:
        @functools.wraps(method)
        def guard(self: object, *args: object, **kwargs: object) -> object:
            try:
                return method(self, *args, **kwargs)
            except Exception as error:
                where = f"{type(self).__name__}-{method.__name__}"
                logging.getLogger(__name__).error(f"{type(error).__name__}-in-{where}".lower())
                return fallback()

        return cast(Method, guard)

    return wrap


def nothing() -> None:
    """The fallback for methods whose answer may be None."""
    return
