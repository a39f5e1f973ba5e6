# SPDX-License-Identifier: MIT
"""What the composer knows: whom it writes about, what is usual with them, and the text not saved yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from relationship_journal import dates, wording
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    Contact,
    ContactId,
    ConversationId,
    Minutes,
    NewConversation,
    Precision,
    Share,
    When,
)

_HOURS = re.compile(r"(\d{1,3})\s*(?:h|hours?|:)\s*(\d{1,2})?\s*(?:m|min|minutes?)?")
_MINUTES = re.compile(r"(\d{1,5})\s*(?:m|min|minutes?)?")
_AHEAD = timedelta(hours=2)
"""A clock this little ahead is a talk that just was; what lies further ahead is planned."""
_LONG_NAME = 28
_NOTHING = "There is nothing to save yet. Write a few words, or set channel, minutes or mix."


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the composer. `when` is as typed, empty for now; None is "left at what is usual"."""

    text: str = ""
    channel: Channel | None = None
    when: str = ""
    minutes: Minutes | None = None
    share: Share | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody has touched anything."""
        return not self.text.strip() and self == Form(self.text)


class ComposerModel(QObject):
    """Behind the composer of one contact; `opened` when another contact's form is to be shown."""

    opened = Signal()

    def __init__(self, journal: Journal, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._now = now
        self._contact: Contact | None = None
        self.form = Form()
        self._unkept: dict[str, Form] = {}
        self.minutes: Mapping[Channel, Minutes] = {}

    @property
    def contact(self) -> ContactId | None:
        return None if self._contact is None else self._contact.id

    @property
    def first_name(self) -> str:
        """How the placeholder calls them."""
        return "" if self._contact is None else called(self._contact)

    @property
    def channel(self) -> Channel:
        """The channel to begin with: the last one, or a call."""
        last = None if self._contact is None else self._contact.last_channel
        return last or Channel.CALL

    def open(self, contact: Contact | None) -> None:
        """Write about another contact: what was left unsaved there comes back."""
        self._contact = contact
        self.minutes = queries.channel_minutes(self._journal)
        self.form = self._left_off()
        self.opened.emit()

    def _left_off(self) -> Form:
        if self._contact is None:
            return Form()
        kept = self._unkept.get(self._key) or drafts.load(self._journal, self._key)
        return kept if isinstance(kept, Form) else Form() if kept is None else _form_of(kept)

    def learned_share(self, channel: Channel) -> Share:
        """What the mix with them on a channel usually is."""
        return queries.learned_share(self._journal, () if self.contact is None else (self.contact,), channel)

    def moment(self, text: str) -> When:
        """The moment a text means, now for an empty one; raises ValueError with a sentence."""
        now = self._now()
        return dates.parse_when(text, now) if text.strip() else dates.when_of(now)

    def title(self, when: When) -> str:
        """A moment as the field shows it: "Today 14:30"."""
        return wording.when_title(when, self._now().date())

    def is_ahead(self, when: When) -> bool:
        """Whether a moment lies so far ahead that the conversation is a plan."""
        now = self._now()
        return when.day > now.date() if when.precision is Precision.DAY else when.utc > now + _AHEAD

    def keep(self, form: Form) -> None:
        """Keep what is not saved yet; an untouched form leaves nothing behind.

        Raises JournalError; the form is then kept in memory, comes back with its contact, and is tried again.
        """
        if self._contact is not None and form != self.form:
            self.form = self._unkept[self._key] = form
        for key, waiting in list(self._unkept.items()):
            if waiting.is_empty:
                drafts.drop(self._journal, key)
            else:
                drafts.save(self._journal, key, self._body(waiting))
            del self._unkept[key]

    def log(self, form: Form) -> ConversationId:
        """Write the conversation down and forget its draft. Raises BadValue (`field` says where) or JournalError."""
        if self._contact is None or form.is_empty:
            raise BadValue("text", _NOTHING)
        try:
            when = self.moment(form.when)
        except ValueError as error:
            raise BadValue("when", str(error)) from None
        channel = form.channel or self.channel
        new = NewConversation(
            (self._contact.id,),
            when,
            channel,
            form.text.strip(),
            minutes=form.minutes,
            share=form.share,
            planned=self.is_ahead(when),
        )
        logged = edits.log_conversation(self._journal, new)
        with suppress(JournalError):  # the entry is safe; its draft goes with the next that is kept
            self.keep(Form())
        self.open(queries.contact(self._journal, self._contact.id))
        return logged

    @property
    def _key(self) -> str:
        return "" if self._contact is None else f"composer:{self._contact.uid}"

    def _body(self, form: Form) -> dict[str, object]:
        return {
            "text": form.text,
            "channel": form.channel.value if form.channel else None,
            "when": self._lasting(form.when),
            "minutes": form.minutes,
            "share": form.share,
        }

    def _lasting(self, text: str) -> str:
        """A moment as a date, so that "yesterday" still means the same tomorrow."""
        try:
            return written(self.moment(text)) if text.strip() else ""
        except ValueError:
            return text


def called(person: Contact) -> str:
    """What to call somebody: the given name, else the name; of a very long one its beginning."""
    name = person.given.strip() or person.name
    return name if len(name) <= _LONG_NAME else name.split()[0][:_LONG_NAME]


def written(when: When) -> str:
    """A moment in a form that can be read back on any day: "2026-11-21 16:00"."""
    return f"{when.local:%Y-%m-%d}" if when.precision is Precision.DAY else f"{when.local:%Y-%m-%d %H:%M}"


def minutes_of(text: str) -> Minutes | None:
    """A length as people write it ("25", "90 min", "1 h 20", "1:30"); None where it is none."""
    words = text.strip().lower().lstrip("~").strip()
    if found := _HOURS.fullmatch(words):
        return int(found[1]) * 60 + int(found[2] or 0)
    found = _MINUTES.fullmatch(words)
    return int(found[1]) if found else None


def _form_of(body: Mapping[str, object]) -> Form:
    """A form from a kept draft; what cannot be used is left out, the text never."""
    channel, minutes, share = str(body.get("channel")), body.get("minutes"), body.get("share")
    return Form(
        text=str(body.get("text") or ""),
        channel=Channel(channel) if channel in list(Channel) else None,
        when=str(body.get("when") or ""),
        minutes=minutes if isinstance(minutes, int) else None,
        share=share if isinstance(share, int) and 0 <= share <= 100 else None,
    )
