# SPDX-License-Identifier: MIT
"""A mark being written or rewritten: what stands in its fields, and the mark made of what is typed into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from relationship_journal import dates, wording
from relationship_journal.one_line import minutes_of
from relationship_journal.qt.models.chosen_entries import Candidate, candidates, matching
from relationship_journal.qt.models.mark_fields import FIELDS, FieldKind, FieldSpec
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import BadValue, Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    KIND_OF,
    ContactId,
    ConversationId,
    FavorKind,
    GoalState,
    LimitKind,
    Mark,
    MarkKind,
    MarkRef,
    MixSide,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    NoteKind,
    Person,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
    fold,
    parse_money,
)
from relationship_journal.wording.money import money

EMPTY: Mapping[MarkKind, NewMark] = {
    MarkKind.PROMISE: NewPromise(""),
    MarkKind.FAVOR: NewFavor(""),
    MarkKind.SHORTCUT: NewShortcut(""),
    MarkKind.FRICTION: NewFriction(""),
    MarkKind.REFUSAL: NewRefusal(""),
    MarkKind.GOAL: NewGoal(""),
    MarkKind.NOTE: NewNote(""),
    MarkKind.LIMIT: NewLimit(LimitKind.PERSONAL_MINUTES),
    MarkKind.INTEREST: NewInterest(""),
    MarkKind.STAGE_CHANGE: NewStageChange(Stage.PROFESSIONAL, Stage.FRIENDLY),
}
"""A mark of each kind before anything is typed: its defaults."""
_WORDS: Mapping[tuple[MarkKind, str], Any] = {
    (MarkKind.PROMISE, "side"): Side,
    (MarkKind.FAVOR, "done_by"): Side,
    (MarkKind.FAVOR, "asked_by"): Side,
    (MarkKind.FAVOR, "kind"): FavorKind,
    (MarkKind.FRICTION, "began"): MixSide,
    (MarkKind.REFUSAL, "kind"): RefusalKind,
    (MarkKind.REFUSAL, "reason"): RefusalReason,
    (MarkKind.GOAL, "state"): GoalState,
    (MarkKind.NOTE, "kind"): NoteKind,
    (MarkKind.NOTE, "side"): MixSide,
    (MarkKind.LIMIT, "kind"): LimitKind,
    (MarkKind.STAGE_CHANGE, "before"): Stage,
    (MarkKind.STAGE_CHANGE, "after"): Stage,
}
_GONE = "This is not there any more. Nothing was changed."


class MarkForm:
    """One mark, new or there already. `people` are those it can name; of nobody in particular, anybody by name."""

    def __init__(
        self, journal: Journal, said: NewMark, today: date, contact: Person | None = None,
        conversation: ConversationId | None = None, mark: Mark[NewMark] | None = None,
    ) -> None:  # fmt: skip
        self._journal = journal
        self._mark = mark
        self._conversation = conversation
        self.today = today
        self.said = said
        self.kind = KIND_OF[type(said)]
        self.contact = contact
        entry = queries.entry(journal, conversation) if conversation is not None else None
        self.people: tuple[Person, ...] = entry.contacts if entry else (contact,) if contact else ()
        self._anybody: list[Candidate] | None = None

    @classmethod
    def new(
        cls, journal: Journal, said: NewMark, today: date, contact: ContactId | None = None,
        conversation: ConversationId | None = None,
    ) -> MarkForm:  # fmt: skip
        """A mark to be written, with what stands in its fields at first."""
        known = queries.contact(journal, contact) if contact is not None else None
        return cls(journal, said, today, Person(known.id, known.name) if known else None, conversation)

    @classmethod
    def of(cls, journal: Journal, ref: MarkRef, today: date) -> MarkForm:
        """A mark there is, to be rewritten; raises Conflict where it is gone."""
        mark = queries.mark(journal, ref)
        if mark is None:
            raise Conflict(_GONE)
        return cls(journal, mark.said, today, mark.contact, mark.conversation, mark)

    @property
    def is_new(self) -> bool:
        """Whether it is not there yet."""
        return self._mark is None

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """What is asked for."""
        return FIELDS[self.kind]

    @property
    def asks_for_name(self) -> bool:
        """Whether whom it names has to be typed: a new one that nobody said it of."""
        return self.is_new and not self.people

    @property
    def moves(self) -> str:
        """To which days a promise was moved, told or not; empty for none."""
        moves = self._mark.moves if self._mark is not None else ()
        said = (f"to {_short(move.due_after, self.today)}, {'told' if move.told else 'not told'}" for move in moves)
        return f"Moved {'; '.join(said)}." if moves else ""

    def known_people(self) -> list[Candidate]:
        """Everybody who can be named, the last talked-to first; read when first asked for."""
        if self._anybody is None:
            self._anybody = candidates(self._journal, self.today)
        return self._anybody

    def person(self, typed: str) -> ContactId | None:
        """Who is meant by a name as typed; of a limit nobody is everybody. Raises BadValue."""
        if not typed.strip():
            if self.kind is MarkKind.LIMIT:
                return None
            raise BadValue("contact", "Say whom this is about.")
        found = matching(self.known_people(), typed)
        same = [one for one in found if fold(typed) in {fold(one.name), fold(one.line)}]
        if len(same) == 1 or len(found) == 1:
            return (same or found)[0].id
        if not found:
            raise BadValue("contact", f"Nobody is called “{typed.strip()[:60]}”.")
        raise BadValue("contact", "Several people go by this name. Choose one of the list.")

    def shown(self) -> dict[str, object]:
        """What stands in each field."""
        return {spec.name: self._shown(spec) for spec in self.fields}

    def understood(self, spec: FieldSpec, typed: str) -> str:
        """What a day in words means, short: "Tue 24 Nov"; empty where it is not one (yet)."""
        try:
            day = self._day(spec, typed)
        except BadValue:
            return ""
        return f"{wording.full_day(day)[:3]} {_short(day, self.today)}" if day else ""

    def read(self, typed: Mapping[str, object]) -> NewMark:
        """The mark made of what is typed; raises BadValue naming the field."""
        found: dict[str, object] = {}
        for spec in self.fields:
            found.update(self._read(spec, typed[spec.name], typed))
        kept = {field.name: getattr(self.said, field.name) for field in fields(self.said)}
        return type(self.said)(**{**kept, **found})

    def save(self, typed: Mapping[str, object], contact: ContactId | None) -> MarkRef:
        """Write what is typed down, about a contact; raises JournalError, BadValue naming the field."""
        said = self.read(typed)
        if self._mark is not None:
            other = contact if contact != self._mark.contact_id else None
            edits.rewrite_mark(self._journal, self._mark.ref, said, other)
            return self._mark.ref
        if isinstance(said, NewLimit) and self._conversation is None:
            return MarkRef(MarkKind.LIMIT, edits.set_limit(self._journal, contact, said))
        return edits.add_mark(self._journal, contact, said, self._conversation)

    def _shown(self, spec: FieldSpec) -> object:
        value = getattr(self.said, spec.name)
        if spec.name == "on" and self._mark is not None:
            value = self._mark.on
        match spec.kind:
            case FieldKind.SWITCH:
                return bool(value)
            case FieldKind.DAY | FieldKind.COMING:
                return wording.day_with_year(value) if value else ""
            case FieldKind.MONEY:
                return "" if value is None else money(value, self.said.currency)  # type: ignore[union-attr]
            case FieldKind.AMOUNT:
                return _amount_words(self.said)
        return "" if value is None else str(value)

    def _read(self, spec: FieldSpec, typed: object, others: Mapping[str, object]) -> dict[str, object]:
        text = str(typed).strip()
        match spec.kind:
            case FieldKind.SWITCH:
                return {spec.name: bool(typed)}
            case FieldKind.CHOICE:
                word = _WORDS[self.kind, spec.name]
                return {spec.name: word(text) if text else None}
            case FieldKind.DAY | FieldKind.COMING:
                return {spec.name: self._day(spec, text)}
            case FieldKind.LINES:
                return {spec.name: str(typed).rstrip()}
            case FieldKind.MONEY:
                amount, currency = self._money(spec.name, text) if text else (None, "")
                found: dict[str, object] = {spec.name: amount, "currency": currency}
            case FieldKind.AMOUNT:
                found = self._amount(LimitKind(str(others["kind"])), text)
            case _:
                found = {spec.name: " ".join(text.split())}
        return found

    def _day(self, spec: FieldSpec, typed: str) -> date | None:
        if not typed.strip():
            return None
        try:
            return dates.parse_day(typed, self.today, prefer_past=spec.kind is not FieldKind.COMING)
        except ValueError as error:
            raise BadValue(spec.name, str(error)) from None

    def _money(self, field: str, typed: str) -> tuple[int, str]:
        try:
            return parse_money(typed, queries.currency(self._journal))
        except ValueError as error:
            raise BadValue(field, str(error)) from None

    def _amount(self, kind: LimitKind, typed: str) -> dict[str, object]:
        """How much a month, in the unit of the kind of limit."""
        amount: int | None = None
        currency = ""
        if kind is LimitKind.SPENDING and typed:
            amount, currency = self._money("amount", typed)
        elif kind is LimitKind.PERSONAL_MINUTES and typed:
            amount = minutes_of(typed)
            if amount is None:
                raise BadValue("amount", "This is not a time that can be read here. Write it like 6 h or 90 min.")
        elif kind is LimitKind.OFF_DUTY_TIMES and typed:
            number = typed.partition(" ")[0]
            if not (number.isascii() and number.isdigit()):
                raise BadValue("amount", "Write how many times a month, like 2.")
            amount = int(number)
        return {"amount": amount, "currency": currency}


def _short(day: date, today: date) -> str:
    return wording.day_title(day) if day.year == today.year else wording.day_with_year(day)


def _amount_words(said: NewMark) -> str:
    if not isinstance(said, NewLimit) or said.amount is None:
        return ""
    if said.kind is LimitKind.PERSONAL_MINUTES:
        return wording.duration(said.amount)
    return money(said.amount, said.currency) if said.kind is LimitKind.SPENDING else str(said.amount)
