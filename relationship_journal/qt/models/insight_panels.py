# SPDX-License-Identifier: MIT
"""What a panel of insights shows: on a contact's page, an account's, everybody's, and beside Today."""

from __future__ import annotations

from dataclasses import replace

from relationship_journal.insights.first_weeks import FirstWeeks, first_weeks, good_word, most_cards
from relationship_journal.qt.models.insight_cards import Panel, card_of, cards_of
from relationship_journal.qt.models.insights import InsightsModel, Reading
from relationship_journal.values import AccountId, ContactId
from relationship_journal.wording.findings import say
from relationship_journal.wording.insights import answered_words


def panel_of_contact(model: InsightsModel, contact: ContactId) -> Panel:
    """What to watch with somebody; where there is nothing, one good sentence."""
    found = model.of_contact(contact)
    early = _first(found, contact)
    if early is None:
        return _panel(found, "" if found.standing else _quiet(found, contact))
    lines = [early.numbers, *((early.loop.says,) if early.loop is not None and not found.standing else ())]
    told = tuple(say(line, found.today) for line in lines)
    return replace(_panel(found, ""), lines=told, foot=say(early.foot, found.today))


def panel_of_account(model: InsightsModel, account: AccountId | None) -> Panel:
    """What to watch at an account and with those who work there."""
    if account is None:
        return Panel()
    return _panel(model.of_account(account), "Nothing to watch here right now.", named=True)


def panel_of_all(model: InsightsModel) -> Panel:
    """What to watch about everybody; nothing is said where that is nothing."""
    return _panel(model.of_everybody(), "")


def panel_of_today(model: InsightsModel) -> Panel:
    """The first few of all there are, and the way to the rest."""
    found = model.reading
    cards = cards_of(found.standing[: most_cards(found.facts)], found.today, named=True)
    hidden = len(found.standing) - len(cards)
    quiet = "" if cards else "Nothing to watch right now."
    return Panel(cards, quiet, rest=f"All {len(found.standing)}" if hidden > 0 else "")


def _panel(found: Reading, quiet: str, *, named: bool = False) -> Panel:
    answered = tuple(card_of(one, found.today, named=named, answer=answer) for one, answer in found.answered)
    line = answered_words(answer.kind for _, answer in found.answered) if answered else ""
    cards = cards_of(found.standing, found.today, named=named)
    return Panel(cards, "" if cards else quiet, answered=answered, answered_line=line)


def _first(found: Reading, contact: ContactId) -> FirstWeeks | None:
    person = found.facts.people.get(contact)
    return None if person is None else first_weeks(person, found.facts)


def _quiet(found: Reading, contact: ContactId) -> str:
    person = found.facts.people.get(contact)
    return "Nothing to watch." if person is None else say(good_word(person, found.facts), found.today)
