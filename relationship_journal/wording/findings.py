# SPDX-License-Identifier: MIT
"""Findings as sentences: the templates of the rules, with counts, names, days and amounts in their places.

In a template `{name}` is a value as it is, and `{name:form}` says how it is told:

- `{late:promise}` a count with its noun: "1 promise", "3 promises"; `{late:is|are}` the word that fits the count.
- `{due:day}` "14 Nov", with the year where it is another; `{due:ago}` "6 days ago".
- `{what:short}` somebody's words, cut to a line; `{what:label}` cut to a button.
- `{who:names}` "Dana, Marcus and Priya".
- `{used:minutes}` "4 h 30"; `{spent:money}` "120 EUR".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from string import Formatter
from typing import Any

from relationship_journal.values.insights import Money, Said
from relationship_journal.wording.counts import count, duration, number
from relationship_journal.wording.days import ago_words, day_title, day_with_year
from relationship_journal.wording.lines import names_list, shortened
from relationship_journal.wording.money import money

Translate = Callable[[str], str]

SHORT = 60
"""Letters of somebody's own words in a sentence."""
LABEL = 24
"""Letters of them on a button."""
_CUT = {"short": SHORT, "label": LABEL}
_FEWEST = 8
"""What is cut keeps so many letters, so that one can tell what it was."""


def say(said: Said, today: date, translate: Translate = str) -> str:
    """A sentence as it is read on a day. Raises KeyError where a value is missing."""
    template, values = translate(said.template), said.values
    told = _Telling(today).vformat(template, (), values)
    while said.most is not None and len(told) > said.most:
        words = [(len(word), name) for name, word in values.items() if isinstance(word, str)]
        letters, name = max(words, default=(0, ""))
        if letters <= _FEWEST:
            break
        # A letter at a time from the longest one, so that two long names are cut alike.
        values = {**values, name: shortened(str(values[name]), min(letters - 1, said.most))}
        told = _Telling(today).vformat(template, (), values)
    return told


class _Telling(Formatter):
    def __init__(self, today: date) -> None:
        self._today = today

    def format_field(self, value: Any, form: str) -> str:
        match value:
            case bool():
                raise TypeError("a sentence tells counts, names, days and amounts, not whether something is so")
            case int():
                return _number(value, form)
            case date():
                return ago_words(value, self._today) if form == "ago" else self._day(value)
            case Money():
                return money(*value)
            case tuple():
                return names_list(value)
        return shortened(str(value), _CUT[form]) if form in _CUT else str(value)

    def _day(self, day: date) -> str:
        return day_title(day) if day.year == self._today.year else day_with_year(day)


def _number(value: int, form: str) -> str:
    if form == "minutes":
        return duration(value)
    if "|" in form:
        one, many = form.split("|")
        return one if value == 1 else many
    return count(value, form) if form else number(value)
