# SPDX-License-Identifier: MIT
"""What stands over a timeline: who it is, where they work, how near they are, and a few facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from relationship_journal import dates, wording
from relationship_journal.frozen import dataclass
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.composer import called
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Contact, ContactId, MonthMix, Stage, Status, WantedBy, mix_share
from relationship_journal.wording import facts as words

_SHOWN_TABLES = (
    "contact", "job", "account", "conversation", "participant", "setting", "method", "tag", "contact_tag",
    "promise", "promise_move", "favor", "goal", "limit", "archival",
)  # fmt: skip
_STAGES: Mapping[Stage, str] = {
    Stage.ACQUAINTANCE: "acquaintance",
    Stage.PROFESSIONAL: "professional",
    Stage.FRIENDLY: "friendly",
    Stage.FRIEND: "friends",
    Stage.CLOSE_FRIEND: "close friends",
}
_STATUSES: Mapping[Status, str] = {
    Status.PROSPECT: "prospect",
    Status.FORMER: "former customer",
    Status.NOT_CUSTOMER: "not a customer",
}
_WANTED: Mapping[WantedBy, str] = {
    WantedBy.ME: "wanted by me",
    WantedBy.THEM: "wanted by them",
    WantedBy.MUTUAL: "mutual",
    WantedBy.KEEPS_IT_BUSINESS: "keeps it business",
}


class FactName(StrEnum):
    """The facts of a contact that lead to what they count."""

    NEED = "need"
    LAST = "last"
    PROMISES = "promises"
    FAVORS = "favors"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Fact:
    """A small heading and what there is to say under it; one with a `name` leads to what it counts."""

    label: str
    value: str
    name: FactName | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class HeadLines:
    """Title, the line under it, the facts and the tags."""

    title: str
    line: str
    facts: tuple[Fact, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody: what to copy, and how it is offered."""

    value: str
    words: str


class HeadModel(QObject):
    """The head of one contact's page, or of everybody's entries; `changed` when it reads differently."""

    changed = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._now = now
        self._contact: ContactId | None = None
        self.person: Contact | None = None
        self.lines = HeadLines("", "")
        signals.changed.connect(self._follow)

    @property
    def contact(self) -> ContactId | None:
        """Whose head it is; None for everybody's."""
        return self._contact

    def present(self, contacts: Iterable[ContactId]) -> frozenset[ContactId]:
        """Which of these contacts can be shown: those there are, outside the trash."""
        return queries.present(self._journal, contacts)

    def show(self, contact: ContactId | None) -> None:
        """Read the head of a contact's page; None for everybody's entries."""
        self._contact = contact
        self.person = None if contact is None else queries.contact(self._journal, contact, self._now().date())
        self.lines = self._everybody() if self.person is None else self._one(self.person)
        self.changed.emit()

    @property
    def clock(self) -> str:
        """What the clock shows where the person is, if they live by another one than here: asked for each minute."""
        if self.person is None:
            return ""
        now, zone = self._now(), self.person.zone or ""
        there = dates.time_there(zone, now)
        return "" if there is None else wording.clock_there(there, now.date(), called(self.person), zone)

    @property
    def ways(self) -> tuple[Way, ...]:
        """How the person can be reached, the preferred way first."""
        methods = self.person.methods if self.person is not None else ()
        return tuple(Way(one.value, f"{one.value}   {one.label or one.kind.value}") for one in methods)

    def _today(self) -> date:
        return self._now().date()

    def refresh(self) -> None:
        """Read it again; also right after midnight, when "yesterday" becomes "2 days ago"."""
        self.show(self._contact)

    def _follow(self, change: Change) -> None:
        if change.touches(*_SHOWN_TABLES):
            self.refresh()

    def _one(self, person: Contact) -> HeadLines:
        nickname = f"“{person.nickname}”" if person.nickname and person.nickname not in person.name else ""
        work = ", ".join(part for part in (person.title, person.account) if part)
        nearness = ", ".join(filter(None, (_STAGES[person.stage], _WANTED.get(person.wanted_by, ""))))
        facts = self._facts(person)
        away = "archived" if queries.archived(self._journal, [person.id]) else ""
        line = wording.SEPARATOR.join(filter(None, (away, nickname, work, _STATUSES.get(person.status), nearness)))
        return HeadLines(person.name, line[:1].upper() + line[1:], facts, person.tags)

    def _facts(self, person: Contact) -> tuple[Fact, ...]:
        known, today = queries.contact_facts(self._journal, person.id, self._today()), self._today()
        month = wording.month_short(f"{today:%Y-%m}").partition(" ")[0]
        return (
            Fact("First need", words.need(known), FactName.NEED, known.need),
            Fact("Last talked", self._last(person), FactName.LAST),
            Fact("Open promises", words.promises(known), FactName.PROMISES),
            Fact("Favors", words.favors(known), FactName.FAVORS, words.favors_in_full(known)),
            Fact(f"Personal time, {month}", words.personal_time(known), FactName.PERSONAL),
        )

    def _everybody(self) -> HeadLines:
        counts = queries.counts(self._journal)
        line = f"{wording.count(counts.conversations, 'conversation')} with {wording.count(counts.contacts, 'person')}"
        facts = (
            Fact("People", wording.number(counts.contacts)),
            Fact("Accounts", wording.number(counts.accounts)),
            self._this_month(queries.months(self._journal)),
        )
        return HeadLines("All entries", line, facts)

    def _last(self, person: Contact) -> str:
        if person.last is None:
            return "not yet"
        how = f", {wording.channel_word(person.last_channel)}" if person.last_channel else ""
        return wording.ago_words(person.last.day, self._today()) + how

    def _this_month(self, months: list[MonthMix]) -> Fact:
        month = f"{self._today():%Y-%m}"
        mix = next((mix for mix in reversed(months) if mix.month == month), None)
        said = "nothing yet"
        if mix is not None and mix.minutes:
            said = f"{wording.duration(mix.minutes)}, {wording.share_words(mix_share(mix.minutes, mix.business) or 0)}"
        return Fact(wording.month_title(month).partition(" ")[0], said)
