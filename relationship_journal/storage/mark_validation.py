# SPDX-License-Identifier: MIT
"""What of a mark can be kept: each refusal names its field and says why."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.validation import FIRST_YEAR, LAST_YEAR, MAX_TEXT
from relationship_journal.values import (
    CURRENCIES,
    Cost,
    LimitKind,
    Manner,
    MarkOf,
    NewFavor,
    NewLimit,
    NewMark,
    NewPromise,
    NewStageChange,
)

MAX_MONEY = 10**15
"""In minor units; sums of many still fit a column."""


def check_mark(mark: NewMark) -> None:
    """Refuse a mark that cannot be kept."""
    for field in fields(mark):
        _check_value(field.name, getattr(mark, field.name))
    if not getattr(mark, "what", "-").strip():
        raise BadValue("what", "It needs a few words on what this is about.")
    if isinstance(mark, NewFavor):
        check_money("worth", mark.worth, mark.currency)
    elif isinstance(mark, NewLimit):
        _check_limit(mark)
    elif isinstance(mark, NewStageChange) and mark.before is mark.after:
        raise BadValue("after", "The stage before and after are the same.")


def check_moves(one: MarkOf) -> None:
    """Refuse moves of what is no promise, and days a journal cannot hold."""
    if one.moves and not isinstance(one.mark, NewPromise):
        raise BadValue("moves", "Only a promise can be moved.")
    for move in one.moves:
        for field in fields(move):
            _check_value(field.name, getattr(move, field.name))


def _check_value(name: str, value: Any) -> None:
    if isinstance(value, date):
        check_day(name, value)
    elif isinstance(value, str) and len(value) > MAX_TEXT:
        raise BadValue(name, f"This text has {len(value):,} characters; {MAX_TEXT:,} are the most.")


def check_day(name: str, day: date) -> None:
    """A day in the years a journal can hold."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadValue(name, f"The year {day.year} is outside {FIRST_YEAR} to {LAST_YEAR}.")


def check_money(name: str, amount: int | None, currency: str) -> None:
    """An amount in minor units and its currency; either both or neither."""
    if amount is None and not currency:
        return
    if currency not in CURRENCIES:
        raise BadValue("currency", f"“{currency[:12]}” is not the code of a currency, such as EUR or USD.")
    if amount is not None and not 0 <= amount <= MAX_MONEY:
        raise BadValue(name, "This amount is below zero or far too large.")


def _check_limit(limit: NewLimit) -> None:
    if limit.kind is LimitKind.TOPIC:
        if not limit.topic.strip():
            raise BadValue("topic", "Say which topic it is.")
        if limit.amount is not None or limit.currency:
            raise BadValue("amount", "A topic has no amount.")
        return
    if limit.amount is None or not 0 <= limit.amount <= MAX_MONEY:
        raise BadValue("amount", "A limit needs an amount a month, zero or more.")
    if limit.kind is LimitKind.SPENDING:
        check_money("amount", limit.amount, limit.currency)
        if not limit.currency:
            raise BadValue("currency", "Spending needs a currency, such as EUR or USD.")
    elif limit.currency:
        raise BadValue("currency", "Only spending has a currency.")


def check_manner(manner: Manner) -> None:
    """Refuse what cannot be kept of how a conversation was."""
    _check_value("meaning", manner.meaning)
    if manner.meaning and not manner.told_troubles:
        raise BadValue("meaning", "What it means for them belongs to troubles they were told of.")


def check_cost(cost: Cost) -> None:
    """Refuse a cost that cannot be kept."""
    check_money("cost", cost.amount, cost.currency)
