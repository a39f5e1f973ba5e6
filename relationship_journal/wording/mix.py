# SPDX-License-Identifier: MIT
"""What a chart of the mix says: its title and subtitle."""

from __future__ import annotations

from collections.abc import Sequence

from relationship_journal.values import MonthMix
from relationship_journal.wording.counts import SEPARATOR, count, total_hours

_WINDOW = 3
_ENOUGH_TALKS = 5
"""As many as whatever compares shares of two windows needs in each."""
_SMALL_CHANGE = 30


def mix_finding(
    months: Sequence[MonthMix], alias: str, first: str | None = None, last: str | None = None
) -> tuple[str, str]:
    """Title and subtitle of the mix chart: what the last three months are beside the first three, and no verdict.

    The period runs from month `first` to `last` (YYYY-MM; default: the months given), months without
    entries count as nothing. The comparison needs six months and, in each of the two windows, five
    conversations that count or none at all; otherwise the title only says what is shown.
    """
    begin = first or min((m.month for m in months), default="")
    end = last or max((m.month for m in months), default="")
    shown = [m for m in months if begin <= m.month <= end]
    span = _month_number(end) - _month_number(begin) + 1 if begin and end else 0
    early = [m for m in shown if _month_number(m.month) < _month_number(begin) + _WINDOW]
    late = [m for m in shown if _month_number(m.month) > _month_number(end) - _WINDOW]
    compared = span >= 2 * _WINDOW and _comparable(early, late)
    title = _comparison(early, late, alias) if compared else f"Conversations with {alias}"
    return title, _period(shown, span, compared)


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def _comparable(early: Sequence[MonthMix], late: Sequence[MonthMix]) -> bool:
    talks = [sum(m.counted for m in window) for window in (early, late)]
    return any(talks) and all(n == 0 or n >= _ENOUGH_TALKS for n in talks)


def _period(shown: Sequence[MonthMix], span: int, compared: bool) -> str:
    over = f" over {count(span, 'month')}" if span else ""
    talks = count(sum(m.counted for m in shown), "conversation")
    parts = [f"Hours of conversation a month{over}"]
    parts += [f"first {_WINDOW} months against last {_WINDOW}"] if compared else []
    return SEPARATOR.join([*parts, f"{talks}, {total_hours(sum(m.minutes for m in shown))}"])


def _comparison(early: Sequence[MonthMix], late: Sequence[MonthMix], alias: str) -> str:
    (business_then, personal_then), (business_now, personal_now) = _sides(early), _sides(late)
    business, personal = _change(business_then, business_now), _change(personal_then, personal_now)
    if {business, personal} <= {"held", ""}:
        return f"Talk with {alias} stayed about the same"
    if business == personal:
        return f"Personal and business talk with {alias} {business}"
    if personal in {"held", ""}:
        rest = f"personal talk {personal}" if personal else "no personal talk"
        return f"Business talk with {alias} {business}; {rest}"
    rest = f"business talk {business}" if business else "no business talk"
    return f"Personal talk with {alias} {personal}; {rest}"


def _sides(window: Sequence[MonthMix]) -> tuple[float, float]:
    """Minutes of business and of personal talk; `business` is kept in hundredths."""
    business = sum(m.business for m in window) / 100
    return business, sum(m.minutes for m in window) - business


def _change(then: float, now: float) -> str:
    """One word for a change of minutes over three months; empty where there was nothing and is nothing.

    The steps are wide because three months hold few talks: a fifth more or less is one longer lunch, and
    under half an hour is nothing to put in a title. "Tripled" and "halved" are what a reader would round to.
    """
    if not then and not now:
        return ""
    if abs(now - then) < _SMALL_CHANGE:
        return "held"
    if not then or not now:
        return "began" if now else "stopped"
    ratio = now / then
    if 1 / 1.2 <= ratio < 1.2:
        return "held"
    if ratio <= 0.55:
        return "halved"
    steps = ((2.7, "tripled"), (1.8, "doubled"), (1.2, "grew"))
    return next((word for limit, word in steps if ratio >= limit), "eased")
