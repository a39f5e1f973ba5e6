# SPDX-License-Identifier: MIT
"""Lines that say what a conversation cost, or who needed an ear in it: "cost 84.50 GBP, I paid", "needed an ear"."""

from __future__ import annotations

import re

from relationship_journal.one_line.lines import Aside
from relationship_journal.one_line.names import Mention, Names
from relationship_journal.values import Side, parse_money

_BULLET = r"[ \t]*(?:[-*•][ \t]+)?"
_THEM = r"(?:them|her|him)"
_COST = re.compile(
    rf"{_BULLET}(?P<word>cost|(?P<payer>(?:I|they|s?he)[ \t]+)?paid)(?:[ \t]*[:：])?[ \t]+(?P<money>\S.*?)"
    rf"(?:(?:[,;][ \t]*|[ \t]+)(?:(?P<me>I[ \t]+paid|paid[ \t]+by[ \t]+me)"
    rf"|(?P<them>(?:they|s?he)[ \t]+paid|paid[ \t]+by[ \t]+{_THEM})))?[ \t.]*$",
    re.IGNORECASE,
)
_EAR = re.compile(
    rf"{_BULLET}(?:(?P<who>\S.*?)[ \t]+)?(?P<word>needed[ \t]+an[ \t]+ear)(?:[ \t]*$|[ \t]*[.:：](?:[ \t]+|$))",
    re.IGNORECASE,
)
_ANYBODY = frozenset({"they", "she", "he"})
_LONGEST_NAME = 60


def aside(line: str, offset: int, names: Names, currency: str) -> Aside | None:
    """What a line says aside, its places those of the whole text; None for one that is prose, or a mark."""
    return _cost(line, offset, currency) or _ear(line, offset, names)


def _cost(line: str, offset: int, currency: str) -> Aside | None:
    found = _COST.match(line)
    if found is None:
        return None
    try:
        cost = parse_money(found["money"], currency)
    except ValueError:
        return None
    payer = (found["payer"] or "").strip().casefold()
    says_paid = found["word"].casefold().endswith("paid")
    paid_by = Side.ME if found["me"] or (says_paid and payer in {"", "i"}) else None
    if found["them"] or payer in _ANYBODY:
        paid_by = Side.THEM
    word = (offset + found.start("word"), offset + found.end("word"))
    return Aside(offset, offset + len(line), word, cost, paid_by)


def _ear(line: str, offset: int, names: Names) -> Aside | None:
    """Who needed an ear; a line about one who goes by no known name is prose, unless an @ says it is a name."""
    found = _EAR.match(line)
    if found is None:
        return None
    said = (found["who"] or "").strip()
    word = (offset + found.start("word"), offset + found.end("word"))
    end = offset + found.end()
    if said.casefold() in {"i", "i also"}:
        return Aside(offset, end, word, my_ear=True)
    if not said or said.casefold() in _ANYBODY:
        return Aside(offset, end, word, ear=True)
    name = said.removeprefix("@").strip('"')
    people = names.who(name)
    if len(name) > _LONGEST_NAME or not (people or said.startswith("@")):
        return None
    return Aside(offset, end, word, ear=True, who=Mention(name, people))
