# SPDX-License-Identifier: MIT
"""Choices that belong to the journal: kept, read with care, undone like everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.values import TIER_CADENCE, USUAL_CURRENCY, Channel, Tier


def test_what_was_never_chosen_has_its_usual_value(journal: Journal) -> None:
    assert queries.currency(journal) == USUAL_CURRENCY
    assert queries.tier_cadence(journal) == TIER_CADENCE == {Tier.A: 14, Tier.B: 30, Tier.C: 90}


def test_choices_are_kept_and_undone(journal: Journal, announced: list[Change]) -> None:
    edits.set_currency(journal, "CHF")
    edits.set_tier_cadence(journal, {Tier.A: 7, Tier.B: 30})
    assert queries.currency(journal) == "CHF"
    assert queries.tier_cadence(journal) == {Tier.A: 7, Tier.B: 30, Tier.C: 90}
    assert queries.setting(journal, "tier_cadence") == {"A": 7, "B": 30}
    for change in reversed(tuple(announced)):
        journal.replay(change.inverse())
    assert queries.currency(journal) == USUAL_CURRENCY
    assert queries.tier_cadence(journal) == TIER_CADENCE


@pytest.mark.parametrize(
    "refused",
    [
        lambda journal: edits.set_currency(journal, "eur"),
        lambda journal: edits.set_currency(journal, "Euros of mine, all of them"),
        lambda journal: edits.set_tier_cadence(journal, {Tier.A: 0}),
        lambda journal: edits.set_tier_cadence(journal, {Tier.C: 731}),
        lambda journal: edits.set_channel_minutes(journal, {Channel.CALL: -1}),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    journal: Journal, announced: list[Change], refused: Callable[[Journal], None]
) -> None:
    with pytest.raises(BadValue):
        refused(journal)
    assert announced == []


@pytest.mark.parametrize("odd", [7, None, ["A"], {"A": True, "B": "30", "C": 0, "D": 5}, "EURO"])
def test_an_odd_value_from_elsewhere_is_left_aside(journal: Journal, odd: object) -> None:
    edits.set_setting(journal, "currency", odd)
    edits.set_setting(journal, "tier_cadence", odd)
    assert queries.currency(journal) == USUAL_CURRENCY
    assert queries.tier_cadence(journal) == TIER_CADENCE
