# SPDX-License-Identifier: MIT
"""Which lines of a text are for the writer alone."""

from __future__ import annotations

import re

_PRIVATE = re.compile(
    r"(?:[\s\u200b\u200e\u200f\ufeff>*+•◦▪‣·~_`#\"“”'‘’(\[\]–—-]|\[[xX✓]\]|[^\W_]{1,3}[.)])*private[*_`~\"”'’)]*\s*[:：]",
    re.IGNORECASE,
)


def is_private(line: str) -> bool:
    """Whether a line begins with "private:", in a list, quoted, numbered or set in marks as it may be."""
    return _PRIVATE.match(line) is not None


def has_private(text: str) -> bool:
    """Whether any line of a text is private."""
    return "private" in text.casefold() and any(is_private(line) for line in text.splitlines())
