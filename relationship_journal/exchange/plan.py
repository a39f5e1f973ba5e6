# SPDX-License-Identifier: MIT
"""What an import would do, card by card and with reasons, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from relationship_journal.exchange.formats import Card
from relationship_journal.exchange.matching import Action, verdicts
from relationship_journal.values import Completion, ContactId, KnownPerson, Me, NewContact

_NOTHING_NEW = "already imported; nothing new in this card"

__all__ = ["Action", "ImportPlan", "PlanItem", "build"]


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One card and what would become of it. `reason` is a piece of a sentence; `match` whom it would complete."""

    action: Action
    card: NewContact
    reason: str
    match: ContactId | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The decisions of one import, in the order of the file; `encoding` is what most of it was read with."""

    source: str
    encoding: str
    items: tuple[PlanItem, ...]

    @property
    def additions(self) -> tuple[NewContact, ...]:
        """The cards that become new contacts."""
        return tuple(item.card for item in self.items if item.action is Action.ADD)

    @property
    def completions(self) -> tuple[Completion, ...]:
        """The cards that add to contacts the journal has."""
        return tuple(
            Completion(item.match, item.card)
            for item in self.items
            if item.action is Action.COMPLETE and item.match is not None
        )

    @property
    def counts(self) -> Mapping[Action, int]:
        """How many cards each action takes, zeros included."""
        found = Counter(item.action for item in self.items)
        return {action: found[action] for action in Action}

    def leave_out(self, known: Collection[int]) -> ImportPlan:
        """The plan without these of its completions, by their place among them: cards that brought all they have."""
        places = (place for place, item in enumerate(self.items) if item.action is Action.COMPLETE)
        idle = {place for number, place in enumerate(places) if number in known}
        items = (
            replace(item, action=Action.SKIP, reason=_NOTHING_NEW) if place in idle else item
            for place, item in enumerate(self.items)
        )
        return replace(self, items=tuple(items))

    def change(self, index: int, action: Action) -> ImportPlan:
        """The plan with one decision changed; raises ValueError if there is nobody to complete."""
        item = self.items[index]
        if action is Action.COMPLETE and item.match is None:
            raise ValueError("This card matches no contact, so there is nobody it could complete.")
        if action is item.action:
            return self
        changed = replace(item, action=action, reason="your choice")
        return replace(self, items=(*self.items[:index], changed, *self.items[index + 1 :]))


def build(cards: Sequence[Card], known: Sequence[KnownPerson], me: Me, source: str) -> ImportPlan:
    """Compare a file's cards with the people of the journal; nothing is written and no card is merged with another.

    A card completes a contact that has its id, its mail, or its number under a name that fits; each contact is
    completed by one card at most. Otherwise it is added, with a warning where somebody has the same name.
    """
    decided = verdicts([card.contact for card in cards], known, me)
    items = (
        PlanItem(verdict.action, card.contact, verdict.reason, verdict.match, card.problems)
        for card, verdict in zip(cards, decided, strict=True)
    )
    return ImportPlan(source, _encoding(cards), tuple(items))


def _encoding(cards: Sequence[Card]) -> str:
    """The encoding to show: plain UTF-8 only if no card needed another."""
    found = Counter(card.encoding for card in cards)
    special = Counter({name: count for name, count in found.items() if name != "utf-8"})
    return next((name for name, _ in (special or found).most_common(1)), "")
