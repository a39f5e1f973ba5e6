# SPDX-License-Identifier: MIT
"""Everything about one person as one readable file (Markdown), with everybody else masked.

Lines that begin with "private:" and entries in confidence never leave the journal: the file says how many there are.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

from relationship_journal import wording
from relationship_journal.anonymity import Aliases
from relationship_journal.masking import Mask
from relationship_journal.values import (
    Entry,
    Mark,
    NewAddress,
    NewJob,
    NewMark,
    is_private,
)
from relationship_journal.values.insights import Answer
from relationship_journal.values.whole_person import Version, WholePerson
from relationship_journal.wording import manner
from relationship_journal.wording.answers import answer_line
from relationship_journal.wording.marks import mark_words

_IN_CONFIDENCE = "In confidence: left out."
_TRASH = "in the trash"


def everything_about(person: WholePerson, today: date) -> str:
    """The file's text; `today` is said in its head."""
    page = _Page(person, today)
    blocks = [
        page.head(),
        *page.known(),
        *page.alone(),
        *page.answers(),
        *page.talks(),
        *page.cards(),
        *page.versions(),
        page.photo(),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


class _Page:
    """Writes the parts of the page; whoever is named first among the others is "Person A"."""

    def __init__(self, person: WholePerson, today: date) -> None:
        self._person = person
        self._today = today
        self._aliases = Aliases("Person")
        self._mask = self._masked_names()

    def _masked_names(self) -> Mask:
        form = self._person.form
        own = {word.casefold() for word in (form.name, *form.name.split(), form.given, form.family, form.nickname)}
        names: dict[str, str] = {}
        for row_id, called in self._named_first():
            alias = self._aliases.alias_for(row_id)
            for name in called:
                if name.casefold() not in own:
                    names.setdefault(name, alias)
        return Mask(names)

    def _named_first(self) -> list[tuple[object, tuple[str, ...]]]:
        """The others, those who took part in talks before the rest, so that theirs are the first letters."""
        together = dict.fromkeys(person.id for entry in self._person.entries for person in entry.contacts)
        others = self._person.others
        first: list[tuple[object, tuple[str, ...]]] = [(row, others[row]) for row in together if row in others]
        related = [
            (f"relation {relation.row}", (relation.part.name,))
            for relation in self._person.form.relations
            if relation.part.other is None and relation.part.name
        ]
        return [*first, *related, *((row, called) for row, called in others.items() if row not in together)]

    def head(self) -> str:
        entries = self._person.entries
        secret = sum(entry.in_confidence for entry in entries)
        lines = sum(is_private(line) for text in self._texts() for line in text.splitlines())
        left_out = [
            *([wording.count(secret, "entry") + " in confidence"] if secret else []),
            *([wording.count(lines, "private line")] if lines else []),
        ]
        said = f"Written {wording.full_day(self._today)}. Other people are masked."
        if left_out:
            said += f" Left out: {' and '.join(left_out)}."
        return f"# Everything about {self._person.form.name}\n\n{said}"

    def _texts(self) -> Iterator[str]:
        """Every text of the writer's on the page, as it was written."""
        person = self._person
        yield person.form.note
        for entry in person.entries:
            if not entry.in_confidence:
                carried = person.carried[entry.id]
                yield from (entry.text, carried.manner.meaning, *map(_words_of, carried.marks))
        yield from map(_words_of, person.alone)
        yield from (answer.note for answer in person.answers)

    def known(self) -> Iterator[str]:
        form = self._person.form
        lines = [
            ("Name", form.name),
            ("Called", form.nickname),
            ("Pronoun", form.pronoun),
            ("Birthday", wording.partial_day(form.birthday) if form.birthday else ""),
            ("Status", wording.status_name(form.status)),
            ("Stage", wording.stage_name(form.stage)),
            ("Wanted by", form.wanted_by.value.replace("_", " ")),
            ("Tier", wording.tier_name(form.tier)),
            ("Cadence", wording.count(form.cadence_days, "day") if form.cadence_days else ""),
            ("Away until", wording.day_words(form.away_until) if form.away_until else ""),
            ("Seasonal months", ", ".join(map(str, form.seasonal_months))),
            ("Health-care professional or public buyer", "yes" if form.health_or_public else ""),
            ("Off duty welcome", "yes" if form.off_duty_welcome else ""),
            ("Time zone", form.zone or ""),
            ("Tags", ", ".join(form.tags)),
            ("Added", self._person.added[:10]),
        ]
        yield _section("Known", [f"- {label}: {self._text(value)}" for label, value in lines if value])
        yield _section("Jobs", [f"- {self._job(one.part)}" for one in form.jobs])
        methods = [one.part for one in form.methods]
        yield _section("How to reach them", [f"- {one.label or one.kind.value}: {one.value}" for one in methods])
        yield _section("Addresses", [f"- {self._address(one.part)}" for one in form.addresses])
        days = [one.part for one in form.dates]
        yield _section("Dates", [f"- {one.label}: {one.typed or wording.partial_day(one.on)}" for one in days])
        related = [one.part for one in form.relations]
        yield _section("Relations", [f"- {one.label or 'related'}: {self._text(one.name)}" for one in related])
        yield _section("Note", filter(None, [self._public(form.note)]))

    def alone(self) -> Iterator[str]:
        """Marks that came from no conversation."""
        yield _section("Noted apart from conversations", [f"- {self._mark(one)}" for one in self._person.alone])

    def answers(self) -> Iterator[str]:
        """What the writer said to insights about them."""
        yield _section("Said to insights", [f"- {self._answer(one)}" for one in self._person.answers])

    def _answer(self, answer: Answer) -> str:
        note = " ".join(self._public(answer.note).split())
        return wording.SEPARATOR.join(filter(None, (wording.day_with_year(answer.on), answer_line(answer), note)))

    def talks(self) -> Iterator[str]:
        entries = self._person.entries
        if entries:
            yield f"## {wording.count(len(entries), 'conversation')}"
        yield from map(self._talk, entries)

    def _talk(self, entry: Entry) -> str:
        trash = [_TRASH] if entry.uid in self._person.trashed else []
        line = "planned" if entry.planned else wording.entry_line(entry)
        when = " ".join(filter(None, (wording.full_day(entry.when.day), wording.clock(entry.when))))
        head = f"### {wording.SEPARATOR.join([when, line, *trash])}"
        if entry.in_confidence:
            return f"{head}\n\n{_IN_CONFIDENCE}"
        names = {person.id: person.name for person in entry.contacts}
        others = [self._text(name) for row, name in names.items() if row in self._person.others]
        carried = self._person.carried[entry.id]
        parts = [
            f"With {wording.names_list(others)}" if others else "",
            self._public(entry.text),
            "\n".join(f"- {self._mark(one)}" for one in carried.marks),
            wording.SEPARATOR.join([*manner.carried(carried, names), *([] if entry.answered else [manner.NO_ANSWER])]),
            self._public(carried.manner.meaning),
            " ".join(f"#{tag}" for tag in entry.tags),
        ]
        return "\n\n".join(filter(None, (head, *parts)))

    def cards(self) -> Iterator[str]:
        for text in self._person.raw_cards:
            yield f"## The card they were imported from\n\n```\n{self._text(text.strip())}\n```"

    def versions(self) -> Iterator[str]:
        kept = [one for one in self._person.versions if not one.in_confidence]
        yield _section("Earlier versions", [f"- {self._version(one)}" for one in kept])

    def _version(self, version: Version) -> str:
        kind = version.kind.replace("_", " ")
        said = [f"{name.replace('_', ' ')}: {' '.join(self._public(value).split())}" for name, value in version.words]
        return f"{version.at[:10]}, {kind}: {'; '.join(said)}"

    def _public(self, text: str) -> str:
        """A text without its private lines, the others masked."""
        return self._text("\n".join(line for line in text.strip().splitlines() if not is_private(line)).strip())

    def photo(self) -> str:
        picture = self._person.photo
        if picture is None:
            return ""
        data = base64.b64encode(picture.data).decode()
        return f"## Photo\n\n![The photo](data:{picture.media_type};base64,{data})"

    def _mark(self, mark: Mark[NewMark]) -> str:
        trash = [_TRASH] if mark.uid in self._person.trashed else []
        shown = replace(mark, said=_without_private(mark.said))
        words = [mark_words(shown, self._today), " ".join(shown.said.note.split()), *trash]
        return self._text(wording.SEPARATOR.join(filter(None, (wording.day_with_year(mark.on), *words))))

    def _job(self, job: NewJob) -> str:
        since = f"since {wording.day_words(job.started_on)}" if job.started_on else ""
        until = f"until {wording.day_words(job.ended_on)}" if job.ended_on else ""
        return ", ".join(filter(None, (job.title, job.department, job.account, job.buying_role, since, until)))

    def _address(self, address: NewAddress) -> str:
        town = " ".join(filter(None, (address.postcode, address.locality)))
        parts = (address.po_box, address.extended, address.street, town, address.region, address.country)
        written = [line.strip() for line in address.formatted.splitlines() if line.strip()]
        return ", ".join(written or filter(None, parts))

    def _text(self, text: str) -> str:
        return self._mask.of(text)


def _words_of(mark: Mark[NewMark]) -> str:
    """All words of a mark, line by line."""
    values = (getattr(mark.said, field.name) for field in fields(mark.said))
    return "\n".join(value for value in values if isinstance(value, str))


def _without_private(said: NewMark) -> NewMark:
    """A mark whose texts keep only the lines that may leave."""
    texts = {field.name: getattr(said, field.name) for field in fields(said)}
    kept: dict[str, Any] = {
        name: "\n".join(line for line in text.splitlines() if not is_private(line))
        for name, text in texts.items()
        if type(text) is str
    }
    return replace(said, **kept)


def _section(title: str, lines: Iterable[str]) -> str:
    listed = "\n".join(lines)
    return f"## {title}\n\n{listed}" if listed else ""
