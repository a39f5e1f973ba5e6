# SPDX-License-Identifier: MIT
"""Dates as address books write them: with a year or without, as a day, a month, a year or a moment."""

from __future__ import annotations

import re
from calendar import monthrange

from relationship_journal.values import PartialDate

_DATE_FORMS = tuple(
    re.compile(form + r"(?:[T ].*)?", re.ASCII | re.DOTALL)
    for form in (
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"--(?P<m>\d\d)-?(?P<d>\d\d)",
        r"--(?P<m>\d{1,2})-(?P<d>\d{1,2})",
        r"---(?P<d>\d\d?)",
        r"--(?P<m>\d\d)",
        r"(?P<y>\d{4})-?",
        r"(?P<y>\d{4})-(?P<m>\d\d)",
        r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})",
    )
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_NO_YEAR = (0, 1604)
"""Year 1604 is Apple's way to say "no year", a leap year long ago; others write zeros."""


def partial_date(text: str, unknown_year: int | None = None) -> PartialDate | None:
    """A date with or without its year, as written (never shifted by a zone); None where it can't be known."""
    text = text.strip()
    for form in _DATE_FORMS:
        found = form.fullmatch(text)
        if found:
            parts = {name: int(digits) for name, digits in found.groupdict().items() if digits}
            return _checked(parts.get("y"), parts.get("m"), parts.get("d"), unknown_year)
    slashed = _SLASHED.fullmatch(text)
    if slashed is None:
        return None
    one, two, year = (int(part) for part in slashed.groups())
    if one > 12 or one == two:
        return _checked(year, two, one, unknown_year)
    return _checked(year, one, two, unknown_year) if two > 12 else None


def _checked(year: int | None, month: int | None, day: int | None, unknown_year: int | None) -> PartialDate | None:
    if year in _NO_YEAR or (year is not None and year == unknown_year):
        year = None
    if month is not None and not 1 <= month <= 12:
        return None
    longest = monthrange(year or 2000, month)[1] if month else 31
    if day is not None and not 1 <= day <= longest:
        return None
    return None if (year, month, day) == (None, None, None) else PartialDate(year, month, day)
