# SPDX-License-Identifier: MIT
"""What can be kept: each refusal names its field and says why."""

from __future__ import annotations

from collections.abc import Iterable

from relationship_journal.storage.errors import BadValue
from relationship_journal.values import MAX_MINUTES

FIRST_YEAR, LAST_YEAR = 1900, 2200
MAX_NAME = 10_000
MAX_TEXT = 1_000_000
MAX_TAG = 200
MAX_QUERY = 1_000


def checked_name(name: str) -> str:
    """A name that can be kept; raises BadValue otherwise."""
    if not name.strip():
        raise BadValue("name", "A name is needed.")
    if len(name) > MAX_NAME:
        raise BadValue("name", f"This name has {len(name):,} characters; {MAX_NAME:,} are the most.")
    return name


def check_tags(tags: Iterable[str]) -> None:
    """Tags of a length a line can show."""
    for tag in tags:
        if len(tag) > MAX_TAG:
            raise BadValue("tags", f"The tag “{tag[:20]}…” has {len(tag):,} characters; {MAX_TAG} are the most.")


def check_minutes(minutes: int) -> None:
    """A length up to a week."""
    if not 0 <= minutes <= MAX_MINUTES:
        raise BadValue("minutes", f"{minutes} minutes is not a length between 0 and {MAX_MINUTES:,} (a week).")


def check_share(share: int) -> None:
    """A business share in percent."""
    if not 0 <= share <= 100:
        raise BadValue("share", f"A business share of {share} is not between 0 and 100.")
