# SPDX-License-Identifier: MIT
"""Behind the contact editor: what the journal knows, what was typed and not saved, whom a new name may be."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from relationship_journal import wording
from relationship_journal.exchange.namesakes import Namesakes
from relationship_journal.qt.models import contact_typed
from relationship_journal.qt.models.contact_typed import LINES, Typed
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.errors import Conflict, JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactForm, ContactId, MethodKind, NewMethod, NewPhoto, TagKind

NEW = "contact:new"
_GONE = "This contact is not there any more."


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the fields offer: companies, people, and tags of the journal."""

    accounts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """A contact somebody being typed may be: who, the line to show, and why; `by_reach` for mail or number."""

    id: ContactId
    name: str
    line: str
    reason: str
    by_reach: bool


class ContactEditorModel:
    """The form of one contact, or of a new one (None). Raises Conflict where the contact is not there."""

    def __init__(self, journal: Journal, contact: ContactId | None, now: Callable[[], datetime]) -> None:
        self._journal = journal
        self._now = now
        self.contact = contact
        person = None if contact is None else journal.slice(_reader(contact))
        if contact is not None and person is None:
            raise Conflict(_GONE)
        self._before, self.uid = person or (ContactForm(""), "")
        self._key = f"contact:{self.uid}" if self.uid else NEW
        self.shown = contact_typed.shown(self._before)
        self._namesakes: Namesakes | None = None

    @property
    def name(self) -> str:
        """How the journal calls them; empty for somebody new."""
        return self._before.name

    @property
    def photo(self) -> NewPhoto | None:
        """The picture the journal has of them."""
        return None if self.contact is None else queries.photo(self._journal, self.contact)

    def suggestions(self) -> Suggestions:
        """What the fields offer."""
        journal = self._journal
        with journal.lock:
            people = (person.name for person in queries.known_people(journal) if person.id != self.contact)
            return Suggestions(
                tuple(queries.account_names(journal)),
                tuple(dict.fromkeys(sorted(people))),
                tuple(queries.tag_names(journal, TagKind.CONTACT)),
            )

    def likely(self, name: str, methods: tuple[NewMethod, ...]) -> list[Likely]:
        """Whom a new person may be already; nobody for a contact the journal has."""
        if self.contact is not None:
            return []
        if self._namesakes is None:
            self._namesakes = Namesakes(queries.known_people(self._journal))
        found = {one.id: one for one in self._namesakes.find(name, methods)}
        today = self._now().date()
        rows = queries.contact_rows(self._journal, found, self._now().date())
        return [
            Likely(row.id, row.name, wording.likeness_line(row, today), found[row.id].reason, found[row.id].by_reach)
            for row in rows
        ]

    # Drafts

    def kept(self) -> tuple[Typed, str] | None:
        """What was typed and not saved, over what the journal knows by now, and the time it was kept at ("14:32")."""
        body = drafts.load(self._journal, self._key)
        if body is None:
            return None
        typed = contact_typed.merged(_whole(body.get("typed")), _whole(body.get("base")), self.shown)
        return (typed, _time_of(str(body.get("at")), self._now())) if typed != self.shown else None

    def keep(self, typed: Typed) -> None:
        """Keep what is typed and not saved yet; nothing where nothing differs. Raises JournalError."""
        if typed == self.shown:
            drafts.drop(self._journal, self._key)
        else:
            at = self._now().isoformat(timespec="minutes")
            drafts.save(self._journal, self._key, {"typed": typed, "base": self.shown, "at": at})

    def forget(self) -> None:
        """Drop the draft. Raises JournalError."""
        drafts.drop(self._journal, self._key)

    # Saving

    def save(self, typed: Typed) -> bool:
        """Write what was typed in one step; answers whether that is news. `contact` is its id afterwards.

        Raises BadValue, whose field leads to the place in the form, or JournalError.
        """
        form = contact_typed.understood(typed, self._before, self._now().date())
        if typed["new_photo"] is not None:
            form = replace(form, new_photo=unpacked(typed["new_photo"]))
        news = True
        if self.contact is None:
            self.contact = edits.add_contact(self._journal, contact_typed.new_contact(form))
        else:
            news = form != self._before
            if news:
                edits.edit_contact(self._journal, self.contact, self._before, form)
        with suppress(JournalError):  # the contact is safe; the draft says nothing new the next time
            self.forget()
        return news


def packed(photo: NewPhoto) -> dict[str, str]:
    """A picture as a draft keeps it."""
    return {"type": photo.media_type, "data": base64.b64encode(photo.data).decode()}


def unpacked(kept: Mapping[str, str]) -> NewPhoto:
    """A picture a draft kept."""
    return NewPhoto(kept["type"], base64.b64decode(kept["data"]))


def _reader(contact: ContactId) -> Callable[[Journal], tuple[ContactForm, str] | None]:
    def read(journal: Journal) -> tuple[ContactForm, str] | None:
        form, person = queries.contact_form(journal, contact), queries.contact(journal, contact)
        return None if form is None or person is None else (form, person.uid)

    return read


def _whole(kept: Any) -> Typed:
    """What a draft kept, with every field its lines have by now."""
    typed: Typed = dict(kept) if isinstance(kept, dict) else {}
    for name, fields in LINES.items():
        blank: Typed = {"row": None, **dict.fromkeys(fields, "")}
        if "kind" in fields:
            blank |= {"kind": MethodKind.OTHER.value, "preferred": False}
        typed[name] = [blank | line for line in typed.get(name, [])]
    return typed


def _time_of(at: str, now: datetime) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return "earlier"
    return f"{moment:%H:%M}" if moment.date() == now.date() else wording.day_title(moment.date())
