# SPDX-License-Identifier: MIT
"""How the command line prints people and entries: lines for a reader, JSON for a program."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import groupby
from typing import Any

from relationship_journal import wording
from relationship_journal.cli.session import Session
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Contact,
    ContactDetails,
    ContactRow,
    Entry,
    Hit,
    NewAddress,
    NewJob,
    NewRelation,
    PartialDate,
    Precision,
    When,
)

_PAGE = 500
_INDENT = "    "

Json = dict[str, Any]


def iso(when: When) -> str:
    """A moment as written with its offset, `2026-11-21T16:00+01:00`; a day without a clock as a date."""
    if when.precision is Precision.DAY:
        return when.day.isoformat()
    zone = timezone(timedelta(minutes=when.offset))
    return when.local.replace(tzinfo=zone).isoformat(timespec="minutes")


def contact_row(row: ContactRow) -> Json:
    """A line of `list`; `last` is the day of the last conversation."""
    return {
        "uid": row.uid,
        "name": row.name,
        "account": row.account,
        "conversations": row.conversations,
        "last": row.last.day.isoformat() if row.last else None,
        "business_share": row.share,
    }


def entry(one: Entry) -> Json:
    """A conversation; minutes and share are null where nobody gave them."""
    return {
        "uid": one.uid,
        "when": iso(one.when),
        "contacts": [person.name for person in one.contacts],
        "channel": one.channel.value,
        "minutes": one.minutes if one.minutes_given else None,
        "business_share": one.share if one.rated else None,
        "text": one.text,
    }


def hit(found: Hit) -> Json:
    """A search result."""
    return {**entry(found.entry), "snippet": found.snippet}


def contact(person: Contact) -> Json:
    """A person without their entries."""
    return {
        "uid": person.uid,
        "name": person.name,
        "nickname": person.nickname,
        "account": person.account,
        "title": person.title,
        "status": person.status.value,
        "stage": person.stage.value,
        "wanted_by": person.wanted_by.value,
        "tier": person.tier.value,
        "birthday": partial(person.birthday) or None,
        "note": person.note,
        "tags": list(person.tags),
        "methods": [{"kind": m.kind.value, "label": m.label, "value": m.value} for m in person.methods],
        "conversations": person.conversations,
        "last": person.last.day.isoformat() if person.last else None,
        "business_share": person.share,
    }


def details(known: ContactDetails) -> Json:
    """What is known of a person beyond `contact`; what an address or date does not say is left out."""
    return {
        "jobs": [_filled(job) for job in known.jobs],
        "addresses": [_filled(address) for address in known.addresses],
        "dates": [{"label": day.label, "on": partial(day.on) or day.typed} for day in known.dates],
        "relations": [_filled(relation) for relation in known.relations],
        "has_photo": known.has_photo,
    }


def _filled(value: NewJob | NewAddress | NewRelation) -> Json:
    """The parts of a value that say something."""
    return {name: str(part) for name, part in asdict(value).items() if part}


def partial(day: PartialDate | None) -> str:
    """A date as ISO writes it, `--MM-DD` without its year, a year alone; empty for none."""
    if day is None:
        return ""
    month_day = f"{day.month:02}-{day.day:02}" if day.month and day.day else ""
    if day.year is None:
        return f"--{month_day}" if month_day else ""
    return f"{day.year:04}-{month_day}" if month_day else f"{day.year:04}"


# --- lines --------------------------------------------------------------------------------------------------


def print_contacts(session: Session, rows: Sequence[ContactRow]) -> None:
    """The contact list in columns: name, account, last talk, number, mix."""
    today = session.now.date()
    cells = [_contact_cells(row, today) for row in rows]
    widths = [max(_width(line[column]) for line in cells) for column in range(4)] if cells else []
    for line in cells:
        padded = [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=False)]
        session.line("  ".join([*padded, line[-1]]).rstrip())


def _contact_cells(row: ContactRow, today: date) -> tuple[str, ...]:
    last = wording.ago(row.last.day, today) if row.last else "–"
    share = wording.share_words(row.share) if row.share is not None else ""
    return row.name, row.account, last, wording.count(row.conversations, "conversation"), share


def print_hits(session: Session, hits: Iterable[Hit]) -> None:
    """Search results, two lines each: what it is, and the passage."""
    for found in hits:
        people = wording.names_list([person.name for person in found.entry.contacts])
        session.line(wording.SEPARATOR.join((_moment(found.entry.when), people, _facts(found.entry))))
        session.line(f"{_INDENT}{found.snippet}")


def print_contact(session: Session, person: Contact, known: ContactDetails) -> None:
    """The head of a person's page, and what else is known of them."""
    session.line(person.name)
    lines = [
        *(_job_line(job) for job in known.jobs),
        wording.SEPARATOR.join((_words(person.status), _words(person.stage))),
        f"Tags: {', '.join(person.tags)}" if person.tags else "",
        f"Birthday: {partial(person.birthday)}" if person.birthday else "",
        *(f"{method.label or method.kind.value}: {method.value}" for method in person.methods),
        *(f"{address.label or 'address'}: {_address_line(address)}" for address in known.addresses),
        *(f"{day.label or 'date'}: {partial(day.on) or day.typed}" for day in known.dates),
        *(f"{relation.label or 'relation'}: {relation.name}" for relation in known.relations),
        "Photo: yes" if known.has_photo else "",
        *person.note.splitlines(),
        _summary(person, session.now.date()),
    ]
    for line in filter(None, lines):
        session.line(f"  {line}")


def _job_line(job: NewJob) -> str:
    words = ", ".join(filter(None, (job.title, job.department, job.account)))
    since = f"since {job.started_on}" if job.started_on else ""
    until = f"until {job.ended_on}" if job.ended_on else ""
    return f"{words} ({', '.join(filter(None, (since, until)))})" if since or until else words


def _address_line(address: NewAddress) -> str:
    """An address as written, on one line; else its parts."""
    town = " ".join(filter(None, (address.postcode, address.locality)))
    parts = (address.po_box, address.extended, address.street, town, address.region, address.country)
    lines = address.formatted.splitlines() or parts
    return ", ".join(line.strip() for line in lines if line.strip())


def _summary(person: Contact, today: date) -> str:
    if person.last is None:
        return "No conversation yet."
    parts = [wording.count(person.conversations, "conversation"), f"last {wording.ago_words(person.last.day, today)}"]
    parts += [wording.mix_words(person.share)] if person.share is not None else []
    return wording.SEPARATOR.join(parts)


def _words(word: str) -> str:
    return word.replace("_", " ")


def print_timeline(session: Session, journal: Journal, person: Contact) -> None:
    """Every entry with a person, newest first, under its month."""
    months = {month.month: wording.month_line(month) for month in queries.months(journal, person.id)}
    for month, found in groupby(entries_with(journal, person), lambda one: one.when.month):
        session.line()
        session.line(wording.SEPARATOR.join(filter(None, (wording.month_title(month), months.get(month, "")))))
        for one in found:
            _print_entry(session, one, person)


def _print_entry(session: Session, one: Entry, person: Contact) -> None:
    others = [p.name for p in one.contacts if p.id != person.id]
    parts = [
        wording.when_title(one.when, session.now.date()),
        _facts(one),
        f"with {wording.names_list(others)}" if others else "",
        *(f"#{tag}" for tag in one.tags),
    ]
    session.line(f"  {wording.SEPARATOR.join(filter(None, parts))}")
    for line in one.text.splitlines():
        session.line(f"{_INDENT}{line}".rstrip())


def _facts(one: Entry) -> str:
    parts = ["planned"] if one.planned else []
    parts += [wording.entry_title(one), *([wording.share_words(one.share)] if one.rated else [])]
    return wording.SEPARATOR.join(parts)


def _moment(when: When) -> str:
    return f"{when.day.isoformat()} {wording.clock(when)}".rstrip()


def entries_with(journal: Journal, person: Contact) -> Iterable[Entry]:
    """Every entry with a person, newest first, read in pages."""
    places = queries.places(journal, person.id)
    for start in range(0, len(places), _PAGE):
        yield from queries.entries_at(journal, places[start : start + _PAGE])


def _width(text: str) -> int:
    """How many columns a terminal needs for a text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def utc_stamp(now: datetime) -> str:
    """The moment of an export, `2026-11-22T13:40:00+00:00`."""
    return now.astimezone(UTC).isoformat(timespec="seconds")
