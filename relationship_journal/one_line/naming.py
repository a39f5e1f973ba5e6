# SPDX-License-Identifier: MIT
"""Whom of a conversation each of its marks names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from relationship_journal.one_line.lines import Aside, MarkLine
from relationship_journal.one_line.meaning import mark_of
from relationship_journal.one_line.names import Mention
from relationship_journal.values import ContactId, MarkOf, NewContact, fold

Who = Sequence[ContactId | NewContact]
"""The people of one conversation, those not in the journal yet as they will be added."""
_NOT_THERE = (
    "“{} needed an ear”, but this conversation was with somebody else. Name them with @ in the first line, or write it "
    "otherwise. Nothing was saved yet, and nothing is lost."
)


def marks_of(lines: Sequence[MarkLine], groups: Sequence[Who], day: date, currency: str) -> list[tuple[MarkOf, ...]]:
    """The marks of each of these conversations: one that names somebody belongs to those they took part in.

    One that names nobody of them belongs to all, and to the first person of each.
    """
    found: list[list[MarkOf]] = [[] for _ in groups]
    for line in (settled(line, groups) for line in lines):
        mark = mark_of(line, day, currency)
        if mark is None:
            continue
        places = [place_of(line, who) for who in groups]
        is_meant = any(place is not None for place in places)
        for marks, place in zip(found, places, strict=True):
            if place is not None or not is_meant:
                marks.append(MarkOf(mark, place or 0))
    return [tuple(marks) for marks in found]


def ears_of(asides: Sequence[Aside], groups: Sequence[Who]) -> list[tuple[int, ...]]:
    """Who needed an ear in each of these conversations, by place; one that names nobody is of the first person.

    Raises ValueError with a sentence where somebody is named who took no part.
    """
    found: list[dict[int, None]] = [{} for _ in groups]
    for said in (said for said in asides if said.ear):
        places = [_place(said.who, who) for who in groups]
        if said.who is not None and all(place is None for place in places):
            raise ValueError(_NOT_THERE.format(said.who.name))
        for ears, place in zip(found, places, strict=True):
            if place is not None:
                ears[place] = None
    return [tuple(ears) for ears in found]


def _place(named: Mention | None, who: Who) -> int | None:
    return 0 if named is None else next((place for place, one in enumerate(who) if _is(one, named)), None)


def settled(line: MarkLine, groups: Sequence[Who]) -> MarkLine:
    """A line whose name at its beginning or end is somebody who took no part: the name is what it is about, too."""
    part = line.part("who")
    named = part.value if part is not None else None
    if part is None or not isinstance(named, Mention) or any(_is(one, named) for who in groups for one in who):
        return line
    leads = part.start <= line.says[0]
    words = (named.name, line.what) if leads else (line.what, named.name)
    says = (part.start, line.says[1]) if leads else line.says
    if not leads and all(other is part or other.start == other.end for other in line.parts):
        says = (line.says[0], part.end)
    parts = tuple(other for other in line.parts if other is not part)
    return replace(line, what=" ".join(filter(None, words)), says=says, parts=parts)


def place_of(line: MarkLine, who: Who) -> int | None:
    """Which of these people a line names, by place; None where it names none of them."""
    return next((place for named in line.named for place, one in enumerate(who) if _is(one, named)), None)


def _is(one: ContactId | NewContact, named: Mention) -> bool:
    """Whether a person is named; one who is not in the journal yet by the whole name or its first word."""
    if not isinstance(one, NewContact):
        return one in named.people
    name = fold(one.name)
    return fold(named.name) in {name, *name.split()[:1]}
