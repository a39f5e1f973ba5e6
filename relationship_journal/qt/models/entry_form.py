# SPDX-License-Identifier: MIT
"""An entry while it is edited: what the form holds, what is unsaved of it, and the one verb that saves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from relationship_journal import dates, wording
from relationship_journal.qt.models import chosen_entries
from relationship_journal.qt.models.carried import Said, carried
from relationship_journal.qt.models.composer import written
from relationship_journal.qt.models.manner_form import MannerForm, manner_of
from relationship_journal.qt.models.unkept import Unkept
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    MAX_MINUTES,
    Channel,
    ContactId,
    Entry,
    EntryMarks,
    Minutes,
    NewConversation,
    Person,
    Precision,
    Share,
    When,
)

_AHEAD = timedelta(hours=2)
"""A clock this little ahead is a talk that just was; what lies further ahead is planned."""
_NOBODY = "Somebody has to have taken part. Add a person, or delete the entry."


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What stands in the fields. `when` is as typed or written; a `share` of None is not rated, `minutes` not given."""

    text: str
    channel: Channel
    when: str
    minutes: Minutes | None
    share: Share | None
    people: tuple[Person, ...]
    tags: tuple[str, ...]
    planned: bool
    manner: MannerForm

    @classmethod
    def of(cls, entry: Entry, marks: EntryMarks) -> EntryForm:
        """The form of an entry as it is saved."""
        return cls(
            text=entry.text,
            channel=entry.channel,
            when=written(entry.when),
            minutes=entry.minutes if entry.minutes_given else None,
            share=entry.share if entry.rated else None,
            people=entry.contacts,
            tags=entry.tags,
            planned=entry.planned,
            manner=MannerForm.of(entry, marks),
        )


class EntryFormModel:
    """Behind the editor of one entry: `form` is what to show, `saved` what the journal holds.

    `was_unsaved` tells that the form comes from a draft, `overtaken` that the entry was changed since it was begun.
    """

    def __init__(
        self, journal: Journal, entry: Entry, now: Callable[[], datetime], unkept: Unkept | None = None
    ) -> None:
        self._journal = journal
        self._now = now
        self._drafts = unkept or Unkept(journal)
        self.entry = entry
        self._marks = self._read_marks()
        self.saved = EntryForm.of(entry, self._marks)
        self.minutes: Mapping[Channel, Minutes] = queries.channel_minutes(journal)
        kept = self._drafts.load(self.key)
        self.form = self.saved if kept is None else _read(kept, self.saved)
        self.was_unsaved = self.form != self.saved
        self.overtaken = self.was_unsaved and kept is not None and kept.get("began_as") != _body(self.saved)

    def here(self, people: Iterable[Person]) -> dict[str, Person]:
        """These people by their names; a second one of a name is counted."""
        found: dict[str, Person] = {}
        for person in people:
            again = sum(one.name == person.name for one in found.values())
            found[f"{person.name} ({again + 1})" if again else person.name] = person
        return found

    def everybody(self, here: Mapping[str, Person]) -> dict[str, Person]:
        """The people `here` and all others by a name that means nobody else; an account tells two of one name apart."""
        present = {person.id for person in here.values()}
        everybody = chosen_entries.candidates(self._journal, self._now().date())
        known = [one for one in everybody if one.id not in present]
        names = Counter([one.name for one in known] + [person.name for person in here.values()])
        others = {(one.name if names[one.name] == 1 else one.line): Person(one.id, one.name) for one in known}
        return others | dict(here)

    def tags(self) -> list[str]:
        """The tags conversations have."""
        return chosen_entries.known_tags(self._journal)

    @property
    def key(self) -> str:
        """Where the draft is kept."""
        return f"{drafts.OF_ENTRIES}{self.entry.uid}"

    def take(self, entry: Entry) -> bool:
        """The entry as it is now; answers whether anything of it is another than what was shown as saved."""
        before, self.entry = self.saved, entry
        self._marks = self._read_marks()
        self.saved = EntryForm.of(entry, self._marks)
        return before != self.saved

    @property
    def marks(self) -> tuple[Said, ...]:
        """The marks that came from the entry, in words, what presses first."""
        return tuple(one for one in carried(self.entry, self._marks, self._now().date()).said if one.ref is not None)

    def _read_marks(self) -> EntryMarks:
        return queries.entry_marks(self._journal, [self.entry.id]).get(self.entry.id, EntryMarks())

    def usual_share(self, form: EntryForm) -> Share:
        """What stands in, hollow, for a share nobody set: the one there is, or what is learned."""
        if not self.entry.rated:
            return self.entry.share
        return queries.learned_share(self._journal, [person.id for person in form.people], form.channel)

    def moment(self, text: str) -> When:
        """The moment a text means, the entry's own for an empty one; raises ValueError with a sentence."""
        if text.strip() in {"", self.saved.when}:
            return self.entry.when
        return dates.parse_when(text, self._now())

    def _lasting(self, text: str) -> str:
        """A moment as a date, so that "yesterday" still means the same tomorrow."""
        try:
            return written(self.moment(text))
        except ValueError:
            return text

    def title(self, when: When) -> str:
        """A moment as the field shows it: "Today 14:30"."""
        return wording.when_title(when, self._now().date())

    def is_ahead(self, when: When) -> bool:
        """Whether a moment lies so far ahead that the conversation is a plan."""
        now = self._now()
        return when.day > now.date() if when.precision is Precision.DAY else when.utc > now + _AHEAD

    def keep(self, form: EntryForm) -> bool:
        """Keep what is unsaved in the journal; answers whether anything is.

        Raises JournalError; it is then kept in memory, comes back with the entry, and is tried again.
        """
        form = replace(form, when=self._lasting(form.when))
        if form == self.saved:
            self._drafts.put(self.key, None)
            return False
        self._drafts.put(self.key, {**_body(form), "began_as": _body(self.saved)})
        return True

    def save(self, form: EntryForm) -> bool:
        """Write the entry anew, if anything differs, which is answered, and forget its draft.

        Raises BadValue (`field` says where) or another JournalError.
        """
        if not form.people:
            raise BadValue("people", _NOBODY)
        try:
            when = self.moment(form.when)
        except ValueError as error:
            raise BadValue("when", str(error)) from None
        changed = form != self.saved
        if changed:
            new = NewConversation(
                contacts=tuple(person.id for person in form.people),
                when=when,
                channel=form.channel,
                text=form.text.strip(),
                minutes=form.minutes,
                share=form.share,
                planned=form.planned,
                answered=form.manner.answered,
                began=form.manner.began,
                in_confidence=form.manner.in_confidence,
                tags=form.tags,
                cost=form.manner.spent(queries.currency(self._journal)),
                manner=form.manner.manner,
                ears=form.manner.ears_among([person.id for person in form.people]),
            )
            unrated = form.share is None and self.entry.rated
            edits.rewrite_conversation(self._journal, self.entry.id, new, unrate=unrated, tags_before=self.saved.tags)
        with suppress(JournalError):  # the entry is safe; a draft like it is none
            self._drafts.put(self.key, None)
        return changed


def _body(form: EntryForm) -> dict[str, Any]:
    return {
        "text": form.text,
        "channel": form.channel.value,
        "when": form.when,
        "minutes": form.minutes,
        "share": form.share,
        "people": [[int(person.id), person.name] for person in form.people],
        "tags": list(form.tags),
        "planned": form.planned,
        "manner": form.manner.body(),
    }


def _read(body: Mapping[str, Any], saved: EntryForm) -> EntryForm:
    """A form from a kept draft; what cannot be used is as it is saved, the text never."""
    form = replace(saved, text=str(body.get("text") or ""), when=str(body.get("when") or saved.when))
    try:
        return replace(
            form,
            channel=Channel(body["channel"]),
            minutes=_between(0, body["minutes"], MAX_MINUTES),
            share=_between(0, body["share"], 100),
            people=tuple(Person(ContactId(row_id), name) for row_id, name in body["people"]),
            tags=tuple(body["tags"]),
            planned=bool(body["planned"]),
            # Drafts of before there was more to say hold what they say of it beside the other fields.
            manner=manner_of(body.get("manner", body)),
        )
    except (KeyError, TypeError, ValueError):
        return form


def _between(least: int, kept: object, most: int) -> int | None:
    """A number a draft kept, or None; raises ValueError for what is none or cannot be."""
    if kept is not None and not (isinstance(kept, int) and least <= kept <= most):
        raise ValueError(kept)
    return kept
