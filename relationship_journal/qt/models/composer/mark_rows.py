# SPDX-License-Identifier: MIT
"""The marks of a text, unfolded: a row for each, with a field for everything it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto

from relationship_journal.one_line import LineKind, MarkLine
from relationship_journal.one_line.due import due_day
from relationship_journal.one_line.meaning import FIELDS_OF, mark_of, value
from relationship_journal.one_line.naming import place_of
from relationship_journal.one_line.rewriting import Rewriting, clause_lead, rewriting
from relationship_journal.values import ContactId, NewContact, NewLimit, parse_money
from relationship_journal.wording import duration
from relationship_journal.wording.mark_lines import due_shown, field_choices, field_name, line_title
from relationship_journal.wording.marks import limit_kind
from relationship_journal.wording.money import money

_ALWAYS: Mapping[LineKind, tuple[str, ...]] = {
    LineKind.PROMISE: ("side", "due"),
    LineKind.FAVOR: ("done_by", "asked_by", "kind"),
    LineKind.SHORTCUT: ("told",),
    LineKind.FRICTION: ("began", "talked"),
    LineKind.REFUSAL: ("kind", "reason"),
    LineKind.GOAL: ("state",),
    LineKind.TO_RAISE: ("side",),
    LineKind.ASK_ABOUT: ("side",),
    LineKind.INTEREST: (),
    LineKind.LIMIT: (),
    LineKind.OFF_DUTY: ("how",),
}
"""Fields that show whatever they say; the others show once they say something, and are offered until then."""
_NO_DAY = "“{}” is not a day that can be read here. Try “fri”, “end of month” or “24 Nov”."


class Shape(Enum):
    """How a field is filled in."""

    CHOICE = auto()
    TEXT = auto()
    DAY = auto()
    MONEY = auto()


@dataclass(frozen=True, slots=True)
class MarkField:
    """A field of a row: its name for those who hear it, what it shows, and of a choice all there is."""

    field: str
    name: str
    shape: Shape
    shown: str
    hint: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    chosen: object = None


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A line that writes a mark: what it is, its fields, and those that can still be said."""

    line: MarkLine
    title: str
    fields: tuple[MarkField, ...]
    more: tuple[tuple[str, str], ...]
    comes_to: str = ""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody a mark can name: whom, what they are called, and how they are written."""

    who: ContactId | NewContact
    name: str
    written: str


def mark_rows(
    lines: Sequence[MarkLine], company: Sequence[Companion], now: datetime, currency: str
) -> tuple[MarkRow, ...]:
    """A row for each line; in company each says whom it names."""
    return tuple(
        MarkRow(
            line, line_title(line.kind), tuple(_fields(line, company, now.date())), tuple(_more(line)),
            _comes_to(line, now.date(), currency),
        )
        for line in lines
    )  # fmt: skip


def said_otherwise(line: MarkLine, field: str, new: object, now: datetime, currency: str) -> Rewriting:
    """How the text changes so that a field says something else; words are read as the field takes them.

    Raises ValueError with a sentence where they cannot be.
    """
    if isinstance(new, str) and not isinstance(new, StrEnum):
        words = new.strip().removeprefix(clause_lead(field)).strip()
        new = _read(field, words, now, currency) if words else ""
    return rewriting(line, field, new)


def _read(field: str, words: str, now: datetime, currency: str) -> object:
    if field == "worth":
        return parse_money(words, currency)
    if field != "due":
        return words
    found = due_day(words, now)
    if found is None:
        raise ValueError(_NO_DAY.format(words[:40]))
    return found[0]


def _fields(line: MarkLine, company: Sequence[Companion], today: date) -> Iterator[MarkField]:
    if line.kind is not LineKind.OFF_DUTY:
        yield MarkField("what", _name(line, "what"), Shape.TEXT, line.what, "What is it about?")
        if len(company) > 1:
            place = place_of(line, [one.who for one in company]) or 0
            names = tuple((one.written, f"About {one.name}") for one in company)
            yield MarkField("who", _name(line, "who"), Shape.CHOICE, names[place][1], "", names, names[place][0])
    for field in FIELDS_OF[line.kind]:
        said = value(line, field)
        if field in _ALWAYS[line.kind] or said not in {None, "", False}:
            yield _field(line, field, said, today)


def _field(line: MarkLine, field: str, said: object, today: date) -> MarkField:
    name, choices = _name(line, field), field_choices(line.kind, field)
    if choices:
        return MarkField(field, name, Shape.CHOICE, dict(choices).get(said, ""), "", choices, said)
    if field == "due":
        return MarkField(field, name, Shape.DAY, due_shown(said, today) if isinstance(said, date) else "", "No date")
    if isinstance(said, tuple):
        return MarkField(field, name, Shape.MONEY, f"{clause_lead(field)} {money(*said)}")
    shown = f"{clause_lead(field)} {said}" if said else ""
    return MarkField(field, name, Shape.TEXT, shown, field_name(line.kind, field))


def _name(line: MarkLine, field: str) -> str:
    return f"{line_title(line.kind)}: {field_name(line.kind, field).lower()}"


def _more(line: MarkLine) -> Iterator[tuple[str, str]]:
    for field in FIELDS_OF[line.kind]:
        if field not in _ALWAYS[line.kind] and value(line, field) in {None, "", False}:
            yield field, field_name(line.kind, field)


def _comes_to(line: MarkLine, today: date, currency: str) -> str:
    """What a limit was read as, which has no fields of its own."""
    limit = mark_of(line, today, currency)
    if not isinstance(limit, NewLimit) or not line.what:
        return ""
    amount = limit.amount or 0
    much = {
        "personal_minutes": duration(amount), "off_duty_times": str(amount), "topic": limit.topic,
        "spending": money(amount, limit.currency or currency),
    }[limit.kind.value]  # fmt: skip
    return f"{limit_kind(limit.kind)}: {much}"


def begun(line: MarkLine, field: str) -> Rewriting:
    """How the text changes so that a field that is not said yet can be: a yes at once, words behind their lead."""
    lead = clause_lead(field)
    return (line.tail, line.tail, f", {lead} ") if lead else rewriting(line, field, True)
