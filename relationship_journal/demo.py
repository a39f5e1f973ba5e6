# SPDX-License-Identifier: MIT
"""The demo cast and its stories: a seller's own notes over three years, placed so that they end today.

The words stand in resources/demo: cast.json, and one text file per account or group of accounts. A line `== key`
opens a person's section; a note is `[@pin] channel[:minutes] share [marks] | text #tags`, where the pin is days before
today, `^N` for N days after the note before it, or MM-DD/K for the K-th such day of the three years.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from random import Random
from typing import Any

from relationship_journal.assets import asset
from relationship_journal.storage import bulk
from relationship_journal.storage.errors import Damaged, NotAJournal, TooNew
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    MethodKind,
    NewAddress,
    NewContact,
    NewConversation,
    NewDate,
    NewJob,
    NewMethod,
    NewRelation,
    PartialDate,
    Precision,
    Side,
    Stage,
    Status,
    Tier,
    WantedBy,
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
)
LABEL = "fill the demo journal"

_SHARED = frozenset({"together", "seasons"})
_SHORT = {"mail": Channel.EMAIL}
_BRIEF = frozenset({Channel.TEXT, Channel.EMAIL, Channel.SOCIAL, Channel.LETTER})
_LENGTHS: Mapping[Channel, Sequence[int]] = {
    Channel.TEXT: (1, 2, 2, 3, 5),
    Channel.EMAIL: (5, 5, 8, 10, 15),
    Channel.SOCIAL: (1, 2, 3),
    Channel.LETTER: (10, 15, 20),
    Channel.CALL: (8, 10, 12, 15, 20),
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SETTLED = 30
"""Notes of the last days stay where they are pinned; older ones keep clear of holidays."""
_QUIET = (
    ((6, 25), (8, 12), (6, 25), (7, 31)),
    ((8, 20), (9, 25), (9, 1), (9, 25)),
    ((12, 5), (12, 26), (12, 5), (12, 22)),
    ((12, 27), (12, 31), (1, 2), (1, 5)),
    ((1, 1), (1, 15), (1, 6), (1, 15)),
)
"""From and to as (month, day), and what that stretch is squeezed onto: August and the turn of the year are quiet."""


@dataclass(frozen=True, slots=True)
class DemoContent:
    """Everybody and everything said; a ContactId in `conversations` is the place in `contacts`."""

    contacts: tuple[NewContact, ...]
    conversations: tuple[NewConversation, ...]


def content(today: date, seed: int = 7, zone: tzinfo | None = None) -> DemoContent:
    """The demo as of `today`, the same for the same arguments; wall clocks are read in `zone` (UTC without one)."""
    cast = json.loads(asset("demo/cast.json").read_text(encoding="utf-8"))
    people = cast["people"]
    places = {person["key"]: ContactId(place) for place, person in enumerate(people)}
    conversations = [
        _conversation(placed, places, zone)
        for story in STORIES
        for key, notes in _sections(asset(f"demo/{story}.txt").read_text(encoding="utf-8"))
        for placed in _placed(notes, today, Random(f"{seed}/{story}/{key}"))
    ]
    conversations.sort(key=_moment)
    contacts = tuple(_contact(person, cast["accounts"], today) for person in people)
    return DemoContent(contacts, tuple(conversations))


def fill(journal: Journal, today: date, zone: tzinfo | None = None) -> None:
    """Write the demo into a fresh journal, in one step."""
    demo = content(today, zone=zone)
    bulk.load(journal, LABEL, demo.contacts, demo.conversations)


def fresh(path: Path, now: datetime) -> Journal:
    """The demo journal made anew, so that it ends today; one that a window holds is left alone (InUse)."""
    if path.exists():
        with suppress(NotAJournal, Damaged, TooNew):  # whatever is wrong with it, it goes
            Journal.open(path).close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
    journal = Journal.create(path)
    try:
        fill(journal, now.date(), now.tzinfo)
    except BaseException:
        journal.close()
        raise
    return journal


def _moment(conversation: NewConversation) -> datetime:
    return conversation.when.utc


# --- reading the notes -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Note:
    channel: Channel
    share: int | None
    text: str
    who: tuple[str, ...]
    tags: tuple[str, ...] = ()
    pin: str = ""
    minutes: int | None = None
    clock: time | None = None
    began: Side | None = None
    marks: frozenset[str] = frozenset()

    @property
    def business(self) -> bool:
        return self.share is None or self.share >= 50


def _sections(text: str) -> Iterator[tuple[str, list[_Note]]]:
    for section in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        key, _, body = section.partition("\n")
        owner = () if key in _SHARED else (key,)
        yield key, [_note(line, owner) for line in body.splitlines() if line]


def _note(line: str, owner: tuple[str, ...]) -> _Note:
    head, _, text = line.partition(" | ")
    words = head.split()
    pin = words.pop(0)[1:] if words[0].startswith("@") else ""
    channel, _, minutes = words.pop(0).partition(":")
    share = words.pop(0)
    clocks = [word for word in words if ":" in word]
    tags = re.findall(r" #([\w-]+)", text)
    return _Note(
        channel=_SHORT.get(channel) or Channel(channel),
        share=None if share == "-" else int(share),
        text=re.sub(r" #[\w-]+", "", text),
        who=owner + tuple(word[1:] for word in words if word.startswith("+")),
        tags=tuple(tags),
        pin=pin,
        minutes=int(minutes) if minutes else None,
        clock=time.fromisoformat(clocks[0]) if clocks else None,
        began={"<": Side.THEM, ">": Side.ME}.get(next((word for word in words if word in "<>"), "")),
        marks=frozenset(word[1:] for word in words if word.startswith("!")),
    )


# --- placing them in time --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Placed:
    note: _Note
    at: datetime
    share: int | None
    minutes: int | None


def _placed(notes: Sequence[_Note], today: date, rng: Random) -> Iterator[_Placed]:
    """Give each note of a section its day and clock, in the order of the story."""
    last = datetime(1, 1, 1)  # noqa: DTZ001 - a wall clock
    for day, note in sorted(zip(_days(notes, today, rng), notes, strict=True), key=lambda pair: pair[0]):
        on = _fitting(note, _after(last.date(), note) or day, today, rng)
        on = max(on, last.date())
        at = datetime.combine(on, note.clock or _clock(note, on, rng))
        if at <= last and note.clock is None:
            at = min(last + timedelta(minutes=25), datetime.combine(on, time(23, 55)))
        last = at
        yield _Placed(note, at, _share(note, (today - on).days, rng), note.minutes or _minutes(note, rng))


def _after(last: date, note: _Note) -> date | None:
    return last + timedelta(days=int(note.pin[1:])) if note.pin.startswith("^") else None


def _days(notes: Sequence[_Note], today: date, rng: Random) -> list[date]:
    """The day of each note: as pinned, or spread between the pins around it; the first and last are pinned."""
    days: list[date] = []
    for place, note in enumerate(notes):
        if note.pin.startswith("^"):
            days.append(days[-1] + timedelta(days=int(note.pin[1:])))
        elif note.pin:
            day = _pinned(note.pin, today)
            days.append(_calm(day, today) if day.month == 12 and "/" not in note.pin else day)
        else:
            days.append(_between(days[-1], notes, place, today, rng))
    return days


def _between(before: date, notes: Sequence[_Note], place: int, today: date, rng: Random) -> date:
    """A day in the even share of the stretch from the note before to the next pin."""
    later = [(at, n.pin) for at, n in enumerate(notes) if at > place and n.pin and not n.pin.startswith("^")]
    at, pin = later[0]
    stretch = (_pinned(pin, today) - before).days / (at - place + 1)
    return _calm(before + timedelta(days=round(stretch * rng.uniform(0.65, 1.35))), today)


def _pinned(pin: str, today: date) -> date:
    if "/" not in pin:
        return today - timedelta(days=int(pin))
    month, day, which = map(int, re.split("[-/]", pin))
    past = [on for year in range(today.year - 3, today.year + 1) if (on := date(year, month, day)) <= today]
    return past[-3:][which - 1]


def _calm(day: date, today: date) -> date:
    """Move a day out of the quiet stretches of the year, in order."""
    if (today - day).days <= _SETTLED:
        return day
    for first, last, onto, until in _QUIET:
        start, end = date(day.year, *first), date(day.year, *last)
        if start <= day <= end:
            year = day.year + (onto < first and onto[0] == 1)
            new, stop = date(year, *onto), date(year, *until)
            return new + (stop - new) * ((day - start) / (end - start))
    return day


def _fitting(note: _Note, day: date, today: date, rng: Random) -> date:
    """Business on workdays, what is marked for it on a Saturday; nothing done lands after today."""
    if "plan" in note.marks:
        return _planned(note, day)
    if (today - day).days <= 1:
        return min(day, today)
    if "sat" in note.marks:
        return min(_saturday_before(day + timedelta(days=3)), _saturday_before(today))
    if not note.business or (day.weekday() < 5 and note.pin):
        return day
    if note.pin.startswith("^"):
        return min(day + timedelta(days=7 - day.weekday()), today)
    near = [on for step in range(-3, 4) if (on := day + timedelta(days=step)).weekday() < 5 and on < today]
    return rng.choice(near)


def _planned(note: _Note, day: date) -> date:
    """The next workday, or the last Saturday up to the day after."""
    if "sat" in note.marks:
        return _saturday_before(day + timedelta(days=1))
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _saturday_before(day: date) -> date:
    """The day itself where it is a Saturday."""
    return day - timedelta(days=(day.weekday() - 5) % 7)


def _clock(note: _Note, day: date, rng: Random) -> time:
    """A plausible time in steps of five minutes."""
    first, last = _hours(note, day.weekday() >= 5)
    minute = rng.randrange(int(first * 12), int(last * 12)) * 5
    return time(minute // 60, minute % 60)


def _hours(note: _Note, weekend: bool) -> tuple[float, float]:
    match note.channel:
        case Channel.MEAL:
            return (12, 13.5) if (note.share or 0) >= 40 or (note.minutes or 90) < 80 else (18.5, 20)
        case Channel.EVENT:
            return (10, 14) if weekend or (note.minutes or 0) >= 240 else (17.5, 19.5)
        case Channel.TEXT | Channel.SOCIAL:
            return (7.5, 18.5) if note.business and not weekend else (9, 21.5)
        case Channel.MEETING:
            return (9, 15.5)
        case _:
            return (8.5, 17.5) if note.business else (10, 19.5)


def _share(note: _Note, age: int, rng: Random) -> int | None:
    """As written; now and then, and not lately, the slider was left alone."""
    left = rng.random() < (0.19 if note.channel in _BRIEF else 0.06)
    return None if left and age > 60 else note.share


def _minutes(note: _Note, rng: Random) -> int | None:
    """A usual length for the short channels; every sixth was not written down."""
    lengths = _LENGTHS.get(note.channel, ())
    return rng.choice(lengths) if lengths and rng.random() > 1 / 6 else None


# --- the values ------------------------------------------------------------------------------------------------


def _conversation(placed: _Placed, places: Mapping[str, ContactId], zone: tzinfo | None) -> NewConversation:
    note = placed.note
    return NewConversation(
        contacts=tuple(places[key] for key in note.who),
        when=_when(placed.at, note.channel, zone),
        channel=note.channel,
        text=_dated(note.text, placed.at.date()),
        minutes=placed.minutes,
        share=placed.share,
        planned="plan" in note.marks,
        answered="na" not in note.marks,
        began=note.began,
        in_confidence="conf" in note.marks,
        tags=note.tags,
    )


def _when(local: datetime, channel: Channel, zone: tzinfo | None) -> When:
    precision = Precision.DAY if channel is Channel.LETTER else Precision.MINUTE
    if precision is Precision.DAY:
        local = datetime.combine(local.date(), time())
    offset = local.replace(tzinfo=zone).utcoffset() or timedelta()
    return When(local, round(offset.total_seconds() / 60), getattr(zone, "key", None), precision)


def _dated(text: str, day: date) -> str:
    """Fill in `{m+2}` (the month two months on) and `{d+9}` (the date nine days on)."""

    def word(found: re.Match[str]) -> str:
        step = int(found[2])
        if found[1] == "m":
            return _MONTHS[(day.month - 1 + step) % 12]
        on = day + timedelta(days=step)
        return f"{on.day} {_MONTHS[on.month - 1]}"

    return re.sub(r"\{([md])([+-]\d+)\}", word, text)


def _contact(person: Mapping[str, Any], accounts: Mapping[str, Any], today: date) -> NewContact:
    account = accounts[person["account"]]
    given, _, family = person["name"].partition(" ")
    return NewContact(
        name=person["name"],
        prefix=person.get("prefix", ""),
        given=person.get("given", given),
        family=person.get("family", family),
        nickname=person.get("nickname", ""),
        phonetic_given=person.get("phonetic_given", ""),
        phonetic_family=person.get("phonetic_family", ""),
        status=Status(person.get("status", "customer")),
        stage=Stage(person["stage"]),
        wanted_by=WantedBy(person["wanted_by"]),
        tier=Tier(person["tier"]),
        birthday=PartialDate(*person["birthday"]) if "birthday" in person else None,
        zone=person.get("zone"),
        note=person.get("note", ""),
        jobs=tuple(_jobs(person, accounts, today)),
        methods=tuple(_methods(person, account)),
        addresses=tuple(_addresses(person, account)),
        dates=tuple(NewDate(label, PartialDate(*on)) for label, on in person.get("dates", ())),
        relations=tuple(NewRelation(label, name) for label, name in person.get("relations", ())),
        tags=tuple(person.get("tags", ())),
    )


def _jobs(person: Mapping[str, Any], accounts: Mapping[str, Any], today: date) -> Iterator[NewJob]:
    ended = today - timedelta(days=person["ended"]) if "ended" in person else None
    since = today - timedelta(days=person["since"])
    yield NewJob(accounts[person["account"]]["name"], person["title"], started_on=since, ended_on=ended)
    if "then" in person:
        account, title, days = person["then"]
        yield NewJob(accounts[account]["name"], title, started_on=today - timedelta(days=days))


def _methods(person: Mapping[str, Any], account: Mapping[str, Any]) -> Iterator[NewMethod]:
    yield NewMethod(MethodKind.PHONE, person["mobile"], "mobile", preferred="friend" in person["stage"])
    if "office" in person:
        yield NewMethod(MethodKind.PHONE, account["phone"], "office")
    yield NewMethod(MethodKind.EMAIL, f"{person['mail']}@{account['domain']}", "work")


def _addresses(person: Mapping[str, Any], account: Mapping[str, Any]) -> Iterator[NewAddress]:
    parts = {part: account[part] for part in ("street", "locality", "region", "postcode", "country")}
    yield NewAddress(label="work", **parts)
    if "home" in person:
        street, locality, postcode = person["home"]
        yield NewAddress(label="home", street=street, locality=locality, postcode=postcode, country=account["country"])
