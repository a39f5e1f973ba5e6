# SPDX-License-Identifier: MIT
"""The same line with a field said otherwise: one stretch of the text and the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from relationship_journal.one_line.lines import LineKind, MarkLine, Part
from relationship_journal.one_line.meaning import value
from relationship_journal.values import Side, decimals

Rewriting = tuple[int, int, str]
"""A stretch [start, end) of the text and the words that take its place."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEADS: Mapping[str, str] = {
    "reason": "because {}", "in_their_words": "because {}", "pushed_aside": "pushed aside {}", "note": "note: {}",
    "worth": "worth {}", "due": "by {}",
}  # fmt: skip
_SIDES: Mapping[str, Mapping[Side, str]] = {
    "side": {Side.ME: "from me", Side.THEM: "from them"},
    "done_by": {Side.ME: "done by me", Side.THEM: "done by them"},
    "asked_by": {Side.ME: "asked by me", Side.THEM: "asked by them"},
}
_FLAGS: Mapping[str, str] = {
    "normal_service": "normal service", "said_one_off": "one-off", "told": "told them", "talked": "talked about",
    "crossed": "crossed over", "settled": "settled", "still_hurts": "still hurts",
}  # fmt: skip
_NAMED: Mapping[tuple[LineKind, str], str] = {
    (LineKind.REFUSAL, "kind"): "kind: {}", (LineKind.REFUSAL, "reason"): "reason: {}",
}  # fmt: skip


def rewriting(line: MarkLine, field: str, new: object) -> Rewriting:
    """How a line's text changes so that a field says something else; text is taken as words of that field."""
    if field == "what":
        start, end = line.says
        follows = start == end and any(part.start == end < part.end for part in line.parts)
        return start, end, f"{_tidy(new)}{' ' * follows}"
    part = line.part(field)
    if field == "who":
        return _named(line, part, str(new))
    words = _words(line, field, new)
    if part is not None and part.start < part.end:
        comma = part.start > line.says[0] and _comma(line, field, part)
        return part.start, part.end, f"{', ' if comma else ' '}{words}" if words else ""
    return line.tail, line.tail, f", {words}" if words else ""


def clause_lead(field: str) -> str:
    """What words of a field stand behind: "because"; nothing where a field takes no words."""
    return _LEADS.get(field, "").removesuffix(" {}")


def due_written(day: date) -> str:
    """A day as a line says it, the same on any day: "24 Nov 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def money_written(amount: int, currency: str) -> str:
    """An amount as a line says it: "120 EUR", "12.50 USD"."""
    places = decimals(currency)
    whole, rest = divmod(amount, 10**places)
    return f"{whole}.{rest:0{places}} {currency}" if places and rest else f"{whole} {currency}"


def _words(line: MarkLine, field: str, new: object) -> str:
    """What says so; nothing where the line says it without."""
    is_blank = isinstance(new, str) and not new.strip()
    if is_blank or _without(line, field) == new:
        return ""
    if field in _FLAGS:
        return _FLAGS[field]
    if field in _SIDES and isinstance(new, Side):
        return _SIDES[field][new]
    lead = _NAMED.get((line.kind, field), _LEADS.get(field, "{}"))
    return lead.format(_said(new)) if new is not None else "reason unknown" if field == "reason" else ""


def _said(new: object) -> str:
    if isinstance(new, date):
        return due_written(new)
    if isinstance(new, tuple):
        return money_written(*new)
    return new.value.replace("_", " ") if isinstance(new, StrEnum) else _tidy(new)


def _without(line: MarkLine, field: str) -> object:
    """What the line would say of a field if it said nothing."""
    others = tuple(part for part in line.parts if part.field != field)
    bare = MarkLine(
        line.kind, line.start, line.end, line.word, line.body, line.says, line.tail, line.what, line.theirs, others
    )
    return value(bare, field)


def _comma(line: MarkLine, field: str, part: Part) -> bool:
    """Whether a clause stands behind a comma: a day and who asked need none, but only right after the words."""
    return not (field in {"due", "asked_by", "worth"} and part.start == line.says[1])


def _named(line: MarkLine, part: Part | None, name: str) -> Rewriting:
    """The name a mark is meant for, at the beginning, or where one stands already."""
    if part is not None:
        leads = part.start <= line.says[0]
        return part.start, part.end, (f"{name} " if leads else f" {name}") if name else ""
    return line.body, line.body, f"{name} " if name else ""


def _tidy(text: object) -> str:
    return " ".join(str(text).split())
