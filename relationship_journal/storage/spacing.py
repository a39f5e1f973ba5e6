# SPDX-License-Identifier: MIT
"""Scripts written without spaces, set apart sign by sign so that a search finds a word inside a sentence."""

from __future__ import annotations

import re
from functools import cache

_UNSPACED = (
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Myanmar, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"  # Chinese, Japanese
    "\uac00-\ud7af"  # Korean
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
    "]"
)


@cache
def _unspaced() -> re.Pattern[str]:
    """Compiled when a text is first looked at: that takes longer than a frame has for all it paints."""
    return re.compile(_UNSPACED)


def has_unspaced(text: str) -> bool:
    """Whether the text holds a sign of a script written without spaces."""
    return _unspaced().search(text) is not None


def spaced(text: str) -> str:
    """The text with each such sign a word of its own."""
    return _unspaced().sub(lambda match: f" {match[0]} ", text)


def spaced_or_none(*texts: str) -> str | None:
    """The texts as the index needs them, or None where the index can take them as they are."""
    text = " ".join(part for part in texts if part)
    return spaced(text) if has_unspaced(text) else None
