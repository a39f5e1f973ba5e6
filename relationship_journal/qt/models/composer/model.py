# SPDX-License-Identifier: MIT
"""Behind a composer: what its words say, what is usual with whom, what was left unsaved, and the saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from relationship_journal import dates, wording
from relationship_journal.frozen import dataclass
from relationship_journal.one_line import Names, Reading, read
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.company import Company
from relationship_journal.qt.models.composer.form import Form, form_of, meant_in, written
from relationship_journal.qt.models.known import Known
from relationship_journal.storage import drafts, edits, queries
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    USUAL_CURRENCY,
    Channel,
    Contact,
    ContactId,
    ConversationId,
    Minutes,
    NewContact,
    NewConversation,
    Share,
    When,
    fold,
)

if TYPE_CHECKING:
    from relationship_journal.qt.models.manner_form import MannerForm

ENTRIES = "composer:entries"
"""Where a draft is kept that is written on nobody's page."""
_LONG_NAME = 28
_NOTHING = "There is nothing to save yet. Write a few words, or set channel, minutes or mix."
_PRIVATE = "A line that begins with “private:” never leaves this journal."
_NOT_SAVED = "Nothing was saved yet, and nothing is lost."
_NO_NAMES = Names()
_EAR = "needed an ear"
_EXAMPLE = "call 25m 65% yesterday 4pm · promise … · favor …"


@dataclass(frozen=True, slots=True)
class Logged:
    """What was saved, and what was said the last time; empty where there is nothing useful."""

    conversations: tuple[ConversationId, ...]
    answer: str


class ComposerModel(QObject):
    """Behind a composer: of one contact's page, or of none; `opened` when another form is to be shown.

    `place` is where the draft is kept while no contact is open.
    """

    opened = Signal()

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        place: str = ENTRIES,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self.now = now
        self._place = place
        self.known = Known(journal, signals, now, self)
        self._contact: Contact | None = None
        self.company = Company(self.known, None)
        self.form = Form()
        self._unkept: dict[str, Form] = {}
        self._meant: dict[str, When] = {}
        self.prose: frozenset[str] = frozenset()
        self._read = ("", Reading())
        self.minutes: Mapping[Channel, Minutes] = {}
        self.currency = USUAL_CURRENCY
        signals.changed.connect(self._forget_reading)

    @property
    def contact(self) -> ContactId | None:
        return None if self._contact is None else self._contact.id

    @property
    def question(self) -> str:
        """What the empty text asks."""
        if self._contact is None:
            return "Who did you talk with, and about what?"
        return f"What did you and {called(self._contact)} talk about?"

    @property
    def example(self) -> str:
        """What the empty text shows of the words it understands."""
        return _EXAMPLE if self._contact is not None else f"@name {_EXAMPLE}"

    def open(self, contact: Contact | None) -> None:
        """Write about another contact, or whoever is named: what was left unsaved there comes back."""
        self._contact = contact
        self.company = Company(self.known, self.contact)
        self.minutes = queries.channel_minutes(self._journal)
        self.currency = queries.currency(self._journal)
        self._meant = {}
        self.form = self._left_off()
        self.prose = self.form.prose
        self._forget_reading()
        self.opened.emit()

    def begin_with(self, form: Form) -> None:
        """Show a form that somebody has yet to go on with; until then nothing of it is kept."""
        self.form = form
        self.prose = form.prose
        self._forget_reading()
        self.opened.emit()

    def look_again(self) -> None:
        """Show what is kept here now: what was typed about somebody who became part of another comes along."""
        contact, today = self._contact, self.now().date()
        self.open(None if contact is None else queries.contact(self._journal, contact.id, today))

    def _left_off(self) -> Form:
        if self._key in self._unkept:
            return self._unkept[self._key]
        kept = drafts.load(self._journal, self._key)
        if kept is None:
            return Form()
        self._meant = meant_in(kept, self.moment)
        return form_of(kept)

    # What words say

    def read(self, text: str) -> Reading:
        """What a text says; moments in words keep what they meant when they were typed."""
        if self._read[0] != text:
            names = self.known.names if _may_name(text) else _NO_NAMES
            found = read(text, names, self.now(), self._meant, prose=self.prose, currency=self.currency)
            self._meant = dict(found.meanings)
            self._read = (text, found)
        return self._read[1]

    def set_prose(self, lines: frozenset[str]) -> None:
        """Say which lines of the text are no marks, though they begin so."""
        self.prose = lines
        self._forget_reading()

    def _forget_reading(self, _: object = None) -> None:
        self._read = ("", Reading())

    def channel(self, reading: Reading) -> Channel:
        """The channel that holds unless somebody sets another: of the words, else the last one, else a call."""
        if reading.channel is not None:
            return reading.channel
        first = self.company.first(reading)
        if self._contact is not None and first == self._contact.id:
            last = self._contact.last_channel
        else:
            rows = [] if first is None else queries.contact_rows(self._journal, [first])
            last = rows[0].last_channel if rows else None
        return last or Channel.CALL

    def learned_share(self, channel: Channel, reading: Reading) -> Share:
        """What the mix with them on a channel usually is."""
        first = self.company.first(reading)
        return queries.learned_share(self._journal, () if first is None else (first,), channel)

    def people(self, reading: Reading) -> dict[ContactId, str]:
        """The names of those a text is about, as far as they are known yet."""
        with suppress(BadValue):
            groups = self.company.groups(reading, add_newcomers=True)
            known = self.known.people
            here = [ContactId(one) for group in groups for one in group if isinstance(one, int)]
            return {one: known[one].name for one in here if one in known}
        return {}

    def said_of_manner(self, reading: Reading) -> MannerForm | None:
        """What lines of a text say of how it was, as far as it is clear whom they mean; None for nothing."""
        if not reading.marks.asides and reading.off_duty is None:
            return None
        from relationship_journal.qt.models.composer.said import said_of_manner  # noqa: PLC0415  (once a line says so)

        groups: Sequence[Sequence[ContactId | NewContact]] = ()
        with suppress(BadValue):
            groups = self.company.groups(reading, add_newcomers=True)
        return said_of_manner(reading, groups)

    def moment(self, text: str) -> When:
        """The moment a text means, now for an empty one; raises ValueError with a sentence."""
        now = self.now()
        return dates.parse_when(text, now) if text.strip() else dates.when_of(now)

    def title(self, when: When) -> str:
        """A moment as the field shows it: "Today 14:30"."""
        return wording.when_title(when, self.now().date())

    def moment_sentence(self, when: When) -> str:
        """Which day a moment is: "That is Sat 21 Nov 16:00."; what lies ahead will be a plan."""
        planned = ", ahead: it will be a plan" if dates.is_ahead(when, self.now()) else ""
        return f"That is {wording.day_and_clock(when, self.now().date())}{planned}."

    def summary(self, form: Form) -> str:
        """What the words come to, in a quiet line: who it is with, how many conversations, which day."""
        reading = self.read(form.text)
        parts = [self.company.line(reading)]
        if reading.when is not None and not form.is_by_hand("when"):
            parts.append(self.moment_sentence(reading.when))
        if reading.wrong and not form.is_by_hand("when"):
            parts.append(reading.wrong)
        if reading.marks.private:
            parts.append(_PRIVATE)
        return " ".join(filter(None, parts))

    # Keeping and saving

    def keep(self, form: Form) -> None:
        """Keep what is not saved yet; an untouched form leaves nothing behind.

        Raises JournalError; the form is then kept in memory, comes back with its contact, and is tried again.
        """
        if form != self.form:
            self.form = self._unkept[self._key] = form
        for key, waiting in list(self._unkept.items()):
            if waiting.is_empty:
                drafts.drop(self._journal, key)
            else:
                drafts.save(self._journal, key, self._body(waiting))
            del self._unkept[key]

    def log(self, form: Form, *, add_newcomers: bool = False) -> Logged:
        """Write it down, once for each group of people named, as one change, and forget its draft.

        Raises BadValue (`field` says where), NotKnown where people have to be added first, or JournalError.
        """
        reading = self.read(form.text)
        # Loaded here, with the first words: a window that only shows a composer needs no grammar.
        from relationship_journal.one_line.naming import marks_of  # noqa: PLC0415
        from relationship_journal.qt.models.composer.marks import check_said, ears_said  # noqa: PLC0415

        check_said(reading)
        new = self._conversation(form, reading)
        groups = self.company.groups(reading, add_newcomers=add_newcomers)
        marks = marks_of(reading.marks.lines, groups, new.when.day, self.currency)
        manner, said = form.manner, self.said_of_manner(reading)
        if said is not None:
            new = replace(new, ears=ears_said(reading, groups))
            manner = said if manner is None else manner.with_words(said)
        if manner is not None:
            new = manner.onto(new, self.currency)
        ears = frozenset[ContactId]() if manner is None else manner.ears
        logged = edits.log_conversations(self._journal, new, groups, marks, ears)
        answer = self._answer(logged, groups)
        with suppress(JournalError):  # the entry is safe; its draft goes with the next that is kept
            self.keep(Form())
        self.look_again()
        return Logged(logged, answer)

    def _conversation(self, form: Form, reading: Reading) -> NewConversation:
        by_words = (reading.channel, reading.when, reading.minutes, reading.share)
        said = (
            reading.rest
            or reading.tags
            or reading.marks.lines
            or reading.marks.asides
            or any(one is not None for one in by_words)
        )
        if not (said or form.has_fields):
            raise BadValue("text", _NOTHING)
        if reading.wrong and not form.is_by_hand("when"):
            raise BadValue("when", f"{reading.wrong} {_NOT_SAVED}")
        when = reading.when
        if when is None or form.is_by_hand("when"):
            try:
                when = self.moment(form.when)
            except ValueError as error:
                raise BadValue("when", str(error)) from None
        return NewConversation(
            (),
            when,
            form.channel or self.channel(reading),
            reading.rest,
            minutes=form.minutes if form.is_by_hand("minutes") else reading.minutes,
            share=form.share if form.is_by_hand("share") else reading.share,
            planned=dates.is_ahead(when, self.now()),
            tags=tuple(self.known.tags.get(fold(tag), tag) for tag in reading.tags),
        )

    def _answer(self, logged: Sequence[ConversationId], groups: Sequence[Sequence[ContactId | NewContact]]) -> str:
        """Something useful from the last time, where one conversation was with one person one knows."""
        if len(logged) != 1 or not isinstance(groups[0][0], int):
            return ""
        found = queries.last_words(self._journal, ContactId(groups[0][0]), logged[0])
        return "" if found is None else wording.last_time(*found, self.now().date())

    @property
    def _key(self) -> str:
        return self._place if self._contact is None else f"composer:{self._contact.uid}"

    def _body(self, form: Form) -> dict[str, object]:
        meant = [[words, written(when)] for words, when in self._meant.items()] if form == self.form else []
        return {
            "text": form.text,
            "channel": form.channel.value if form.channel else None,
            "when": self._lasting(form.when),
            "minutes": form.minutes,
            "share": form.share,
            "touched": sorted(form.touched),
            "prose": sorted(form.prose),
            "manner": form.manner.body() if form.manner is not None else {},
            "meant": meant,
        }

    def _lasting(self, text: str) -> str:
        """A moment as a date, so that "yesterday" still means the same tomorrow."""
        try:
            return written(self.moment(text)) if text.strip() else ""
        except ValueError:
            return text


def _may_name(text: str) -> bool:
    """Whether a text may have names in it, which take a while to read."""
    return "@" in text or ";" in text.partition("\n")[0] or _EAR in text.casefold()


def called(person: Contact) -> str:
    """What to call somebody: the given name, else the name; of a very long one its beginning."""
    name = person.given.strip() or person.name
    return name if len(name) <= _LONG_NAME else name.split()[0][:_LONG_NAME]
