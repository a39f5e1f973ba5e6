# SPDX-License-Identifier: MIT
"""The hand-over sheet: what a colleague needs to take a contact or an account over, of the business side alone.

Facts, which stand unless struck: names, jobs and buying roles, ways to reach somebody (those labeled home, private or
personal are left out for good), days, kinds, sides, amounts, states, classes of reasons, counts, and the name that a
reason or note gives right after "approved by". Free text, which is ticked in line by line: what a goal, promise,
concession, no or friction is about, business reasons, what was pushed aside, notes, their words, the text of a plan,
the note on an account. Nothing else of the journal is read: no family, interests, stages, gifts, off-duty times,
limits, ears.

Whoever is not on the sheet is masked in every text, by full name anywhere and by a part of it where it is capitalized.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Any

from relationship_journal.anonymity import Aliases
from relationship_journal.masking import Mask, as_written
from relationship_journal.reports.sheet import Line, Origin, Section, Sheet, public
from relationship_journal.values import Mark, NewMethod, NewPromise, Side
from relationship_journal.values.hand_over import HandOver, HandOverPerson, PlannedTalk
from relationship_journal.values.sides import record_of
from relationship_journal.wording import hand_over as words
from relationship_journal.wording.counts import SEPARATOR

MOST_LISTED = 20
"""So many records of a kind stand on a sheet; of further ones it says how many there are."""
_PERSONAL_LABEL = re.compile(
    r"\b(?:home|house|private|privat|privé|personal|family|wife|husband|spouse|parents?|mother|father|son|daughter|zuhause"
    r"|domicile|maison|casa|hogar|thuis)\b",
    re.IGNORECASE,
)
"""What address books call a number that is not for business."""
_APPROVED = re.compile(
    r"\b(?i:approved|authori[sz]ed|signed off|cleared|agreed|ok(?:ay)?(?:ed|['’]d)?) by[ \t]+"
    r"((?:[^\W\d_]+(?:[-'’][^\W\d_]+)*(?:[ \t]+|(?=[^\w-])|$))+)"
)
"""Small "by" alone: among words that are all capitals nothing tells a name from the rest."""
_OWN = re.compile(r".*['’]s|I(?:['’]\w+)?|Me|My", re.DOTALL)
"""What has a capital and is no approver's name: "Sarah's", "I", "I'm"."""
_LONGEST_NAME = 4
_WORDS = re.compile(r"[^\W_]+")
_PLACES = re.compile(r"\x02(\d{1,9})\x03")
"""Where a name stood, by its place among the others, until it is known in which order they are named."""
_Item = tuple[Line, ...]


def hand_over_sheet(found: HandOver, today: date) -> Sheet:
    """The sheet with everything it could say, as of `today`."""
    return _Writer(found, today).sheet()


class _Writer:
    """Writes the sections of one sheet."""

    def __init__(self, found: HandOver, today: date) -> None:
        self._found = found = _without_private(found)
        self._today = today
        self._mask = Masking(found)
        self._at = found.name if found.is_account else ""

    def sheet(self) -> Sheet:
        written = [
            Section(title, tuple(self._items(title, make())))
            for title, make in (
                (words.PEOPLE, self._people),
                (words.FIRST_NEED, self._first_need),
                (words.GOALS, self._goals),
                (words.PROMISES, self._promises),
                (words.CONCESSIONS, self._concessions),
                (words.NOES, self._noes),
                (words.FRICTION, self._frictions),
                (words.RENEWAL, self._renewals),
                (words.PLANS, self._plans),
            )
        ]
        said = {words.FIRST_NEED, *([words.GOALS] if self._found.goals else [])}
        missing = words.nothing([one.title for one in written if not one.items and one.title not in said])
        sections = [one for one in written if one.items]
        if missing:
            sections.append(Section(words.NOTHING, ((Line("nothing", missing),),)))
        found = self._found
        here = "" if found.is_account or not found.people else self._job_line(found.people[0])
        return Sheet(words.title(found.name), here, tuple(sections), words.foot(self._today))

    def _items(self, title: str, made: Iterator[_Item]) -> Iterator[_Item]:
        """The items of a section, as many as a sheet takes."""
        records, most = 0, sys.maxsize if title == words.PEOPLE else MOST_LISTED
        for item in made:
            records += item[0].origin is not None
            if item[0].origin is None or records <= most:  # sums stand however many there are
                yield item
        if records > most:
            yield (Line(f"more {title}", words.more(records - most)),)

    # People and the account

    def _people(self) -> Iterator[_Item]:
        for person in self._found.people:
            origin = Origin("contact", person.id)
            lines = [Line(f"contact {person.id} name", person.name, origin, strong=True)]
            job = self._job_line(person)
            if job:
                lines.append(Line(f"contact {person.id} job", job, origin))
            for place, method in enumerate(filter(_for_business, person.methods)):
                lines.append(Line(f"contact {person.id} method {place}", public(words.method(method)), origin))
            yield tuple(lines)

    def _job_line(self, person: HandOverPerson) -> str:
        return self._mask.of(public(SEPARATOR.join(filter(None, (words.job(one, self._at) for one in person.jobs)))))

    def _renewals(self) -> Iterator[_Item]:
        known = [person for person in self._found.people if person.jobs]
        for account in self._found.accounts:
            origin, key = Origin("account", account.id), f"account {account.id}"
            lines = []
            if account.renewal_on:
                lines.append(Line(key, words.renewal(account.name, account.renewal_on, self._today), origin))
            if account.people_that_matter:
                there = sum(any(job.account == account.name for job in person.jobs) for person in known)
                lines.append(
                    Line(f"{key} matter", words.matter(account.name, there, account.people_that_matter), origin)
                )
            lines += self._free(origin, key, ("note", words.note, account.note))
            if lines:
                yield tuple(lines)

    # Records

    def _first_need(self) -> Iterator[_Item]:
        yield from (self._goal(one) for one in self._found.goals if one.id == self._found.first_need)

    def _goals(self) -> Iterator[_Item]:
        further = [one for one in self._found.goals if one.id != self._found.first_need]
        yield from map(self._goal, sorted(further, key=_closed))

    def _goal(self, one: Mark[Any]) -> _Item:
        return self._record(one, [words.goal(one, self._who(one))])

    def _promises(self) -> Iterator[_Item]:
        promises = self._found.promises
        for side in (Side.ME, Side.THEM):
            of_side = [one for one in promises if one.said.side is side]
            for one in sorted((one for one in of_side if one.said.open), key=_oldest_first):
                name = one.contact.name if one.contact else self._found.name
                yield self._record(one, [words.promise(one, name, self._today)])
            yield from self._kept(side, of_side)

    def _kept(self, side: Side, promises: Sequence[Mark[NewPromise]]) -> Iterator[_Item]:
        kept = sum(one.said.kept_on is not None for one in promises)
        record = record_of(promises, self._today)
        if kept or record.due:
            said = words.kept(side, self._found.name, kept, len(record.on_time), len(record.due))
            yield (Line(f"kept {side.value}", said),)

    def _concessions(self) -> Iterator[_Item]:
        for one in self._found.concessions:
            by = self._mask.of(approver(public(one.said.reason)) or approver(public(one.said.note)))
            facts = [words.concession(one, self._who(one)), words.approved(by)]
            more = (("reason", words.reason, one.said.reason), ("aside", words.pushed_aside, one.said.pushed_aside))
            yield self._record(one, facts, *more)

    def _noes(self) -> Iterator[_Item]:
        for one in self._found.refusals:
            more = ("words", words.their_words, one.said.in_their_words)
            yield self._record(one, [words.refusal(one, self._who(one))], more)

    def _frictions(self) -> Iterator[_Item]:
        for one in sorted(self._found.frictions, key=_settled):
            yield self._record(one, [words.friction(one, self._who(one))])

    def _plans(self) -> Iterator[_Item]:
        for one in self._found.plans:
            origin, key = Origin("conversation", one.id), f"plan {one.id}"
            names = self._names(one)
            yield (
                Line(key, words.plan(one, names), origin),
                *self._free(origin, key, ("text", _as_it_is, one.text)),
            )

    def _names(self, plan: PlannedTalk) -> list[str]:
        """Who takes part, those on the sheet by name."""
        return list(dict.fromkeys(self._mask.person(one.id, one.name) for one in plan.people))

    def _who(self, one: Mark[Any]) -> str:
        """Whom a record is about, on the sheet of an account; that of a contact is about one person."""
        return one.contact.name if self._found.is_account and one.contact else ""

    def _record(self, one: Mark[Any], facts: Sequence[str], *more: tuple[str, Callable[[str], str], str]) -> _Item:
        """A record: what it is about, its facts, and whatever else was written."""
        origin, key = Origin(one.kind.value, one.id), f"{one.kind.value} {one.id}"
        return (
            *self._free(origin, key, ("what", _begun, one.said.what), strong=True),
            *(Line(f"{key} fact {place}", text, origin) for place, text in enumerate(facts)),
            *self._free(origin, key, *more, ("note", words.note, one.said.note)),
        )

    def _free(
        self, origin: Origin, key: str, *texts: tuple[str, Callable[[str], str], str], strong: bool = False
    ) -> list[Line]:
        """Lines of the writer's own words, the others masked; those for the writer alone are none."""
        said = ((name, form, self._mask.of(public(text))) for name, form, text in texts)
        return [
            Line(f"{key} {name}", form(text), origin, free=True, strong=strong) for name, form, text in said if text
        ]


class Masking:
    """Puts stand-ins for whoever is not on a sheet: people are "Person A", accounts "Customer A"."""

    def __init__(self, found: HandOver) -> None:
        self._people, self._accounts = Aliases("Person"), Aliases("Customer")
        self._keys = list(found.others)
        self._others = frozenset(self._keys)
        own = {word for name in found.ours for word in (name.casefold(), *name.casefold().split())}
        whole: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        for place, names in enumerate(found.others.values()):
            for rank, name in enumerate(names):
                if name.casefold() not in own and len(name) > 1:
                    is_part = rank > 0 and len(_WORDS.findall(name)) == 1
                    (self._parts if is_part else whole).setdefault(name, f"\x02{place}\x03")
        self._whole = Mask(whole)

    def person(self, row_id: int, name: str) -> str:
        """A participant's name, or a stand-in."""
        key = f"person {row_id}"
        return self._alias(key) if key in self._others else name

    def of(self, text: str) -> str:
        """The text with stand-ins for the names in it; the first one named is "A"."""
        text = self._whole.of(text)
        parts = {name: self._parts[name] for name in as_written(self._parts, text)}
        return _PLACES.sub(self._stand_in, Mask(parts).of(text) if parts else text)

    def _stand_in(self, match: re.Match[str]) -> str:
        place = int(match[1])
        return self._alias(self._keys[place]) if place < len(self._keys) else ""

    def _alias(self, key: str) -> str:
        return (self._accounts if key.startswith("account") else self._people).alias_for(key)


def approver(text: str) -> str:
    """The name right after "approved by", as far as its words have capitals; empty where there is none.

    It stands on a sheet unasked, so that whatever else was written must not come along.
    """
    found = _APPROVED.search(text)
    named = list(takewhile(_is_capitalized, found[1].split()))[:_LONGEST_NAME] if found else []
    return "" if any(map(_OWN.fullmatch, named)) else " ".join(named)


def _is_capitalized(word: str) -> bool:
    return word[0].isupper()


def _without_private(found: HandOver) -> HandOver:
    """Without the records that are about nothing but a private line."""
    kept: dict[str, Any] = {
        name: tuple(one for one in getattr(found, name) if public(one.said.what))
        for name in ("goals", "promises", "concessions", "refusals", "frictions")
    }
    return replace(found, **kept)


def _for_business(method: NewMethod) -> bool:
    return not _PERSONAL_LABEL.search(method.label)


def _begun(text: str) -> str:
    """With a capital where it begins with a plain word; iPhone stays as it is."""
    return text[:1].upper() + text[1:] if text.partition(" ")[0].islower() else text


def _as_it_is(text: str) -> str:
    return text


def _oldest_first(one: Mark[Any]) -> tuple[date, str]:
    return one.on, one.uid


def _closed(one: Mark[Any]) -> bool:
    return not one.said.open


def _settled(one: Mark[Any]) -> bool:
    return one.said.settled_on is not None
