# SPDX-License-Identifier: MIT
"""Amounts of money as words."""

from __future__ import annotations

from relationship_journal.values import decimals


def money(amount: int, currency: str) -> str:
    """An amount in minor units: "1,200 EUR", "12.50 USD"; a round one goes without its decimals."""
    places = decimals(currency)
    whole, rest = divmod(amount, 10**places)
    shown = f"{whole:,}.{rest:0{places}}" if places and rest else f"{whole:,}"
    return f"{shown} {currency}".rstrip()
