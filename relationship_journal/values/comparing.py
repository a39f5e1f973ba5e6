# SPDX-License-Identifier: MIT
"""When two names, or two ways to reach somebody, are the same."""

from __future__ import annotations

import re
import unicodedata

from relationship_journal.values.words import MethodKind

_PHONE_EXTENSION = re.compile(r"(?:ext\.?|x|durchwahl|#|;ext=)\s*\d+\s*$", re.IGNORECASE)


def fold(text: str) -> str:
    """A text for comparing names: no case, no accents, single spaces."""
    bare = text  # most names are plain, and a list of thousands is folded while somebody types
    if not text.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def comparable(kind: MethodKind, value: str) -> str:
    """The form in which two ways to reach somebody can be compared; the typed value stays beside it.

    Mails are case-folded; phone numbers become their digits, without extension or international prefix.
    """
    text = "".join(c for c in value if c.isprintable()).strip()
    if kind is MethodKind.EMAIL:
        return text.removeprefix("mailto:").casefold()
    if kind is MethodKind.PHONE:
        text = _PHONE_EXTENSION.sub("", text.removeprefix("tel:"))
        digits = "".join(str(int(c)) for c in text if c.isdecimal())
        return digits.removeprefix("00")
    return text.casefold().rstrip("/")


def same_phone(one: str, other: str) -> bool:
    """Whether two comparable numbers reach the same phone: their last nine digits agree (national or not)."""
    if min(len(one), len(other)) < 7:
        return one == other != ""
    return one[-9:] == other[-9:] if min(len(one), len(other)) >= 9 else one.lstrip("0") == other.lstrip("0")
