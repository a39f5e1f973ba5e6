# SPDX-License-Identifier: MIT
"""From the properties of one card to the fields of one contact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from zoneinfo import ZoneInfo

from relationship_journal.exchange.vcard import words
from relationship_journal.exchange.vcard.names import Names
from relationship_journal.exchange.vcard.partial_dates import partial_date
from relationship_journal.exchange.vcard.pictures import picture, picture_of_data_uri
from relationship_journal.exchange.vcard.places import addresses
from relationship_journal.exchange.vcard.property import Property
from relationship_journal.exchange.vcard.reach import Reach
from relationship_journal.exchange.vcard.text import components, one_line, readable_label, split, unescape
from relationship_journal.values import (
    NewContact,
    NewDate,
    NewJob,
    NewPhoto,
    NewRawCard,
    NewRelation,
    PartialDate,
)

UNNAMED = "Unnamed contact"
_ZONE = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+$", re.IGNORECASE)
_LINK = "urn:uuid:"
_ANDROID_ROW = "vnd.android.cursor.item/"


def is_link(name: str) -> bool:
    """Whether a relation's name is still the id of another card, for the reader of the file to replace."""
    return name.lower().startswith(_LINK)


def contact_of(properties: Sequence[Property], source: str) -> tuple[NewContact, list[str]]:
    """The contact of a card and what could not be read in it. `source` is the card's whole text."""
    fields = _Fields(properties)
    for one in properties:
        fields.take(one)
    return fields.contact(source), fields.problems


class _Fields:
    """Collects what the properties of one card say."""

    def __init__(self, properties: Sequence[Property]) -> None:
        self.problems: list[str] = []
        self._properties = properties
        self._labels = {
            one.group: readable_label(unescape(one.text))
            for one in properties
            if one.name == "X-ABLABEL" and one.group and one.text.strip()
        }
        self._names = Names()
        self._reach = Reach(self._labels)
        self._notes: list[str] = []
        self._tags: dict[str, str] = {}
        self._dates: dict[tuple[str, PartialDate | str], NewDate] = {}
        self._relations: list[NewRelation] = []
        self._birthday: PartialDate | None = None
        self._photo: NewPhoto | None = None
        self._bad_photo = False
        self._zone: str | None = None
        self._uid = ""
        self._version = ""
        self._pronoun = ""

    def take(self, one: Property) -> None:
        """Put one property where it belongs; one without a place stays in the source text only."""
        handler = _HANDLERS.get(one.name)
        if handler is not None:
            handler(self, one)
        elif one.name in words.DATES:
            self._add_date(words.DATES[one.name], one.whole)
        elif one.name in words.RELATIVES:
            self._add_relation(words.RELATIVES[one.name], one.whole)
        elif not self._names.take(one):
            self._reach.take(one)

    def contact(self, source: str) -> NewContact:
        """The contact; every card gives one, however little it says."""
        methods = self._reach.methods()
        name, is_company = self._names.shown(methods)
        if not name:
            self.problems.append("This card has no name.")
        if self._bad_photo and self._photo is None:
            self.problems.append("The photo could not be read.")
        names = self._names
        jobs = _jobs(self._properties)
        return NewContact(
            name=name or UNNAMED,
            prefix=names.prefix,
            given=names.given,
            middle=names.middle,
            family=names.family,
            suffix=names.suffix,
            nickname=names.nickname,
            phonetic_given=names.phonetic_given,
            phonetic_family=names.phonetic_family,
            is_company=is_company,
            pronoun=self._pronoun,
            birthday=self._birthday,
            zone=self._zone,
            note="\n\n".join(self._notes + _lone_titles(self._properties, jobs)),
            jobs=jobs,
            methods=methods,
            addresses=addresses(self._properties, self._labels),
            dates=tuple(self._dates.values()),
            relations=tuple(dict.fromkeys(self._relations)),
            tags=tuple(self._tags.values()),
            photo=self._photo,
            raw_card=NewRawCard(source, version=self._version, card_uid=self._uid),
        )

    def _add_date(self, label: str, typed: str, unknown_year: int | None = None) -> None:
        on = partial_date(typed, unknown_year)
        if typed:
            self._dates.setdefault((label, on or typed), NewDate(label, on or PartialDate(), typed))

    def _add_relation(self, label: str, name: str) -> None:
        if name:
            self._relations.append(NewRelation(label, one_line(name)))

    def take_birthday(self, one: Property) -> None:
        typed, omitted = one.whole, one.param("X-APPLE-OMIT-YEAR")
        unknown_year = int(omitted) if omitted.isascii() and omitted.isdigit() and len(omitted) == 4 else None
        born = partial_date(typed, unknown_year)
        if born is not None and self._birthday is None:
            self._birthday = born
        elif born != self._birthday or born is None:
            self._add_date("birthday", typed, unknown_year)

    def take_labeled_date(self, one: Property) -> None:
        omitted = one.param("X-APPLE-OMIT-YEAR")
        self._add_date(one.label(self._labels) or "date", one.whole, 1604 if omitted else None)

    def take_related_name(self, one: Property) -> None:
        self._add_relation(one.label(self._labels) or "related", one.whole)

    def take_related(self, one: Property) -> None:
        name = one.whole
        if name.lower().startswith("mailto:"):
            name = name[7:]
        elif not is_link(name) and one.param("VALUE").lower() != "text" and _ADDRESS.match(name):
            return
        self._add_relation(one.label(self._labels) or "related", name)

    def take_android_row(self, one: Property) -> None:
        row, value, number, own = [*components(one.text), "", "", ""][:4]
        kind = row.removeprefix(_ANDROID_ROW)
        if kind == "nickname":
            self._names.add_nickname(value)
        elif kind == "contact_event" and number == "3" and self._birthday is None and partial_date(value):
            self._birthday = partial_date(value)
        elif kind == "contact_event":
            self._add_date(words.ANDROID_EVENTS.get(number, own or "date"), value)
        elif kind == "relation":
            self._add_relation(words.ANDROID_RELATIONS.get(number, own or "related"), value)

    def take_note(self, one: Property) -> None:
        note = unescape(one.text)
        if note.strip():
            self._notes.append(note)

    def take_categories(self, one: Property) -> None:
        for part in split(one.text, ","):
            tag = one_line(unescape(part))
            if tag and tag.removeprefix("* ").casefold() not in words.SYSTEM_GROUPS:
                self._tags.setdefault(tag.casefold(), tag)

    def take_photo(self, one: Property) -> None:
        if self._photo is not None or not (one.packed or one.text):
            return
        text = unescape(one.text).strip()
        if text.lower().startswith("data:"):
            self._photo = picture_of_data_uri(text)
        elif one.packed or not _is_reference(one, text):
            self._photo = picture(one.packed or text.encode("utf-8"))
        else:
            return
        self._bad_photo = self._bad_photo or self._photo is None

    def take_zone(self, one: Property) -> None:
        if _ZONE.fullmatch(one.whole) and self._zone is None:
            try:
                self._zone = ZoneInfo(one.whole).key
            except (KeyError, ValueError, OSError):
                self._zone = None

    def take_uid(self, one: Property) -> None:
        if one.name == "UID" or not self._uid:
            self._uid = one.whole

    def take_version(self, one: Property) -> None:
        self._version = self._version or one.whole

    def take_pronoun(self, one: Property) -> None:
        self._pronoun = self._pronoun or one_line(one.whole)

    def take_kind(self, one: Property) -> None:
        kind = one.whole.lower()
        if kind in ("org", "organization"):
            self._names.says_company = True
        elif kind == "group":
            self.problems.append("This card is a group of people, not one person.")

    def take_show_as(self, one: Property) -> None:
        self._names.says_company = self._names.says_company or "COMPANY" in one.whole.upper()


def _is_reference(one: Property, text: str) -> bool:
    """A picture that is only pointed to is never fetched."""
    return one.param("VALUE").lower() in ("uri", "url", "cid", "content-id") or ":" in text[:20]


def _lone_titles(properties: Sequence[Property], jobs: Sequence[NewJob]) -> list[str]:
    """A title without a firm has no job to stand in, so it is told in the note."""
    if jobs:
        return []
    titles = dict.fromkeys(one_line(one.whole) for one in properties if one.name in ("TITLE", "ROLE") and one.whole)
    return ["Title: " + ", ".join(titles)] if titles else []


def _jobs(properties: Sequence[Property]) -> tuple[NewJob, ...]:
    """One job for each ORG; titles go with the ORG of their group, else in order, roles where no title is."""
    firms = [one for one in properties if one.name == "ORG" and any(map(one_line, components(one.text)))]
    titles = [one for one in properties if one.name == "TITLE" and one.whole]
    titles = titles or [one for one in properties if one.name == "ROLE" and one.whole]
    departments = [
        one.whole for one in properties if one.name in ("X-DEPARTMENT", "X-KADDRESSBOOK-X-DEPARTMENT") and one.whole
    ]
    jobs = []
    for firm in firms:
        title = next((one for one in titles if one.group and one.group == firm.group), None)
        if title is None:
            title = next((one for one in titles if not one.group or len(firms) == 1), None)
        if title is not None:
            titles.remove(title)
        account, *units = filter(None, map(one_line, components(firm.text)))
        department = ", ".join(units) or (departments.pop(0) if departments else "")
        jobs.append(NewJob(account, one_line(title.whole) if title else "", department))
    return tuple(dict.fromkeys(jobs))


_HANDLERS: Mapping[str, Callable[[_Fields, Property], None]] = {
    "BDAY": _Fields.take_birthday,
    "CATEGORIES": _Fields.take_categories,
    "KIND": _Fields.take_kind,
    "NOTE": _Fields.take_note,
    "PHOTO": _Fields.take_photo,
    "PRONOUNS": _Fields.take_pronoun,
    "RELATED": _Fields.take_related,
    "TZ": _Fields.take_zone,
    "UID": _Fields.take_uid,
    "VERSION": _Fields.take_version,
    "X-ABDATE": _Fields.take_labeled_date,
    "X-ABRELATEDNAMES": _Fields.take_related_name,
    "X-ABSHOWAS": _Fields.take_show_as,
    "X-ABUID": _Fields.take_uid,
    "X-ADDRESSBOOKSERVER-KIND": _Fields.take_kind,
    "X-ANDROID-CUSTOM": _Fields.take_android_row,
}
