# SPDX-License-Identifier: MIT
"""Currencies are listed once each, by code, with a name."""

from __future__ import annotations

from relationship_journal.values import CURRENCIES, USUAL_CURRENCY


def test_each_currency_has_a_code_of_three_letters_and_a_name() -> None:
    assert all(len(code) == 3 and code.isalpha() and code.isupper() and name for code, name in CURRENCIES.items())
    assert {"EUR", "USD", "JPY", "GBP", "CHF", "ZWG", USUAL_CURRENCY} <= CURRENCIES.keys()
    assert len(set(CURRENCIES.values())) == len(CURRENCIES) > 150
