# SPDX-License-Identifier: MIT
"""What a conversation carries beside text and marks, as it stands in a form and as a draft keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from relationship_journal.storage.errors import BadValue
from relationship_journal.values import (
    USUAL_CURRENCY,
    ContactId,
    Cost,
    Entry,
    EntryMarks,
    Manner,
    NewConversation,
    OffDuty,
    Side,
    parse_money,
)
from relationship_journal.wording.money import money

_FLAGS = ("my_ear", "told_troubles", "brief", "answered", "nothing_to_follow_up", "in_confidence")


@dataclass(frozen=True, slots=True)
class MannerForm:
    """How a conversation was. `ears` are those who needed one beside the writer, `cost` is as typed."""

    off_duty: OffDuty | None = None
    my_ear: bool = False
    ears: frozenset[ContactId] = frozenset()
    told_troubles: bool = False
    meaning: str = ""
    brief: bool = False
    answered: bool = True
    nothing_to_follow_up: bool = False
    in_confidence: bool = False
    cost: str = ""
    paid_by: Side | None = None
    began: Side | None = None

    @classmethod
    def of(cls, entry: Entry, marks: EntryMarks) -> MannerForm:
        """The form of an entry as it is saved."""
        manner, spent = marks.manner, marks.cost or Cost()
        return cls(
            off_duty=manner.off_duty,
            my_ear=manner.needed_an_ear,
            ears=frozenset(marks.ears),
            told_troubles=manner.told_troubles,
            meaning=manner.meaning,
            brief=manner.brief,
            answered=entry.answered,
            nothing_to_follow_up=manner.nothing_to_follow_up,
            in_confidence=entry.in_confidence,
            cost="" if spent.amount is None else money(spent.amount, spent.currency),
            paid_by=spent.paid_by,
            began=entry.began,
        )

    @property
    def manner(self) -> Manner:
        """What of it the record calls its manner; a meaning without troubles told is none."""
        return Manner(
            self.off_duty,
            self.brief,
            self.nothing_to_follow_up,
            self.my_ear,
            self.told_troubles,
            " ".join(self.meaning.split()) if self.told_troubles else "",
        )

    def spent(self, usual: str = USUAL_CURRENCY) -> Cost:
        """The cost, in `usual` where no currency is written; raises BadValue with a sentence."""
        if not self.cost.strip():
            return Cost(paid_by=self.paid_by)
        try:
            amount, currency = parse_money(self.cost, usual)
        except ValueError as error:
            raise BadValue("cost", str(error)) from None
        return Cost(amount, currency, self.paid_by)

    def onto(self, new: NewConversation, usual: str = USUAL_CURRENCY) -> NewConversation:
        """A conversation that carries all this, but its ears; one said to be off duty otherwise stays so.

        Raises BadValue with a sentence.
        """
        manner = self.manner
        if manner.off_duty is None and new.manner is not None:
            manner = replace(manner, off_duty=new.manner.off_duty)
        return replace(
            new,
            answered=self.answered,
            began=self.began,
            in_confidence=self.in_confidence,
            cost=self.spent(usual),
            manner=manner,
        )

    def with_words(self, said: MannerForm) -> MannerForm:
        """With what lines of the text say where nothing is set by hand."""
        return replace(
            self,
            off_duty=self.off_duty or said.off_duty,
            my_ear=self.my_ear or said.my_ear,
            ears=self.ears | said.ears,
            cost=self.cost or said.cost,
            paid_by=self.paid_by or said.paid_by,
        )

    def without(self, said: MannerForm) -> MannerForm:
        """Only what was set by hand: not what the lines say anyway."""
        return replace(
            self,
            off_duty=None if self.off_duty is said.off_duty else self.off_duty,
            my_ear=self.my_ear and not said.my_ear,
            ears=self.ears - said.ears,
            cost="" if self.cost == said.cost else self.cost,
            paid_by=None if self.paid_by is said.paid_by else self.paid_by,
        )

    def ears_among(self, people: Sequence[ContactId]) -> tuple[int, ...]:
        """Who needed an ear, by place among the people; one who did not take part needed none."""
        return tuple(place for place, person in enumerate(people) if person in self.ears)

    def with_people(self, people: Iterable[ContactId]) -> MannerForm:
        """Without the ears of those who did not take part."""
        return replace(self, ears=self.ears & frozenset(people))

    def body(self) -> dict[str, object]:
        """As a draft keeps it; only what is set, so that an empty form is an empty body."""
        said: dict[str, object] = {name: getattr(self, name) for name in (*_FLAGS, "meaning", "cost")}
        said |= {name: value.value if value else None for name, value in self._words().items()}
        said["ears"] = sorted(self.ears)
        empty = MannerForm()
        return {name: value for name, value in said.items() if value and value != getattr(empty, name, None)} | (
            {} if self.answered else {"answered": False}
        )

    def _words(self) -> dict[str, OffDuty | Side | None]:
        return {"off_duty": self.off_duty, "paid_by": self.paid_by, "began": self.began}


def manner_of(body: Mapping[str, Any]) -> MannerForm:
    """The form from a kept draft; raises KeyError, TypeError or ValueError for what cannot be one."""
    empty = MannerForm()
    return MannerForm(
        **{name: bool(body.get(name, getattr(empty, name))) for name in _FLAGS},
        off_duty=OffDuty(body["off_duty"]) if body.get("off_duty") else None,
        ears=frozenset(ContactId(int(one)) for one in body.get("ears", ())),
        meaning=str(body.get("meaning", "")),
        cost=str(body.get("cost", "")),
        paid_by=Side(body["paid_by"]) if body.get("paid_by") else None,
        began=Side(body["began"]) if body.get("began") else None,
    )
