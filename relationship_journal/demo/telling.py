# SPDX-License-Identifier: MIT
"""The whole demo as values: everybody, everything said, and what is kept beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random

from relationship_journal.assets import asset
from relationship_journal.demo.cast import account, contact
from relationship_journal.demo.days import Placed, placed
from relationship_journal.demo.marks import CURRENCY, Days, mark_of, moves_of
from relationship_journal.demo.notes import Note, Section, sections
from relationship_journal.values import (
    PLAIN,
    Channel,
    ContactId,
    Cost,
    Manner,
    MarkOf,
    NewAccount,
    NewContact,
    NewConversation,
    NewMark,
    OffDuty,
    Precision,
    Side,
    When,
)

STORIES = (
    "northgate",
    "oyelaran",
    "helix",
    "baltic",
    "kuramoto",
    "brannoc",
    "valeworks",
    "ferrante",
    "zelmarek",
    "others",
    "together",
    "seasons",
    "rules",
)
_TROUBLES = "troubles"


@dataclass(frozen=True, slots=True)
class DemoContent:
    """Everybody and everything said; a ContactId in `conversations` and `marks` is the place in `contacts`.

    `marks` are those that came from no conversation; a limit for all names nobody.
    """

    contacts: tuple[NewContact, ...]
    conversations: tuple[NewConversation, ...]
    accounts: tuple[NewAccount, ...]
    marks: tuple[tuple[ContactId | None, NewMark], ...]


def content(today: date, seed: int = 7, zone: tzinfo | None = None) -> DemoContent:
    """The demo as of `today`, the same for the same arguments; wall clocks are read in `zone` (UTC without one)."""
    cast = json.loads(asset("demo/cast.json").read_text(encoding="utf-8"))
    places = {person["key"]: ContactId(place) for place, person in enumerate(cast["people"])}
    conversations: list[NewConversation] = []
    marks: list[tuple[ContactId | None, NewMark]] = []
    for story in STORIES:
        for section in sections(asset(f"demo/{story}.txt").read_text(encoding="utf-8")):
            found = list(placed(section.notes, today, Random(f"{seed}/{story}/{section.key}")))
            conversations += [_conversation(one, places, today, zone) for one in found]
            first = found[0].at.date() if found else today
            marks += _standing(section, places, Days(first, today))
    conversations.sort(key=_moment)
    names = {person["name"]: places[person["key"]] for person in cast["people"]}
    return DemoContent(
        tuple(contact(person, cast["accounts"], names, today) for person in cast["people"]),
        tuple(conversations),
        tuple(account(one, today) for one in cast["accounts"].values()),
        tuple(marks),
    )


def _moment(conversation: NewConversation) -> datetime:
    return conversation.when.utc


def _standing(
    section: Section, places: Mapping[str, ContactId], days: Days
) -> Iterator[tuple[ContactId | None, NewMark]]:
    """Marks that came from no conversation: of the day they name, else of that of the first one."""
    for line in section.marks:
        mark = mark_of(line, days)
        yield places[section.owner] if section.owner else None, replace(mark, on=mark.on or days.day)


def _conversation(at: Placed, places: Mapping[str, ContactId], today: date, zone: tzinfo | None) -> NewConversation:
    note = at.note
    return NewConversation(
        contacts=tuple(places[key] for key in note.who),
        when=_when(at.at, note.channel, zone),
        channel=note.channel,
        text=Days(at.at.date(), today).named(note.text),
        minutes=at.minutes,
        share=at.share,
        planned="plan" in note.flags,
        answered="na" not in note.flags,
        began=note.began,
        in_confidence="conf" in note.flags,
        tags=note.tags,
        cost=_cost(note.flags.get("cost")),
        manner=_manner(note),
        ears=_ears(note),
        marks=tuple(_marks(note, Days(at.at.date(), today))),
    )


def _cost(said: str | None) -> Cost | None:
    if said is None:
        return None
    amount, _, payer = said.partition("=")
    return Cost(int(amount), CURRENCY, Side(payer) if payer else None)


def _manner(note: Note) -> Manner | None:
    troubles = [line for line in note.marks if line.kind == _TROUBLES]
    manner = Manner(
        off_duty=OffDuty(note.flags["off"]) if "off" in note.flags else None,
        brief="brief" in note.flags,
        nothing_to_follow_up="done" in note.flags,
        needed_an_ear=note.flags.get("ear") == "",
        told_troubles=bool(troubles),
        meaning=troubles[0].what if troubles else "",
    )
    return None if manner == PLAIN else manner


def _ears(note: Note) -> tuple[int, ...] | None:
    return (note.who.index(note.flags["ear"]),) if note.flags.get("ear") else None


def _marks(note: Note, days: Days) -> Iterator[MarkOf]:
    for line in note.marks:
        if line.kind != _TROUBLES:
            person = note.who.index(line.get("who")) if line.has("who") else 0
            yield MarkOf(mark_of(line, days), person, moves_of(line, days))


def _when(local: datetime, channel: Channel, zone: tzinfo | None) -> When:
    precision = Precision.DAY if channel is Channel.LETTER else Precision.MINUTE
    if precision is Precision.DAY:
        local = datetime.combine(local.date(), time())
    offset = local.replace(tzinfo=zone).utcoffset() or timedelta()
    return When(local, round(offset.total_seconds() / 60), getattr(zone, "key", None), precision)
