# SPDX-License-Identifier: MIT
"""What a panel of insights shows: on a contact's page, an account's, everybody's, and beside Today."""

from __future__ import annotations

from dataclasses import replace

from relationship_journal.qt.models.insight_cards import Panel, card_of, cards_of
from relationship_journal.qt.models.insight_reading import Reading
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.values import AccountId, ContactId, MarkKind, MarkRef
from relationship_journal.wording.findings import say
from relationship_journal.wording.insights import answered_words


def panel_of_contact(model: InsightsModel, contact: ContactId) -> Panel:
    """What to watch with somebody; where there is nothing, one good sentence."""
    found = model.of_contact(contact)
    quiet = found.quiet.get(contact)
    early = quiet.early if quiet is not None else None
    if early is None:
        return _panel(found, "Nothing to watch." if quiet is None else say(quiet.word, found.today))
    loop = early.loop if not found.standing else None  # what stands says it already
    return replace(
        _panel(found, ""),
        lines=(say(early.numbers, found.today),),
        loop=None
        if loop is None
        else (MarkRef(MarkKind(loop.record.kind.value), loop.record.id), say(loop.says, found.today)),
        question="" if early.question is None or contact in found.skipped else say(early.question, found.today),
        foot=say(early.foot, found.today),
    )


def panel_of_account(model: InsightsModel, account: AccountId | None) -> Panel:
    """What to watch at an account and with those who work there."""
    if account is None or not model.is_read:
        return Panel()
    return _panel(model.of_account(account), "Nothing to watch here right now.", named=True)


def panel_of_all(model: InsightsModel) -> Panel:
    """What to watch about everybody; nothing is said where that is nothing."""
    return _panel(model.of_everybody(), "")


def panel_of_today(model: InsightsModel) -> Panel:
    """The first few of all there are, and the way to the rest."""
    found = model.reading
    cards = cards_of(found.standing[: found.most], found.today, named=True)
    hidden = len(found.standing) - len(cards)
    quiet = "" if cards else "Nothing to watch right now."
    return Panel(cards, quiet, rest=f"All {len(found.standing)}" if hidden > 0 else "")


def _panel(found: Reading, quiet: str, *, named: bool = False) -> Panel:
    answered = tuple(card_of(one, found.today, named=named, answer=answer) for one, answer in found.answered)
    line = answered_words(answer.kind for _, answer in found.answered) if answered else ""
    cards = cards_of(found.standing, found.today, named=named)
    return Panel(cards, "" if cards else quiet, answered=answered, answered_line=line)
