# SPDX-License-Identifier: MIT
"""Who the writer is: read from the journal, checked as typed, written as one step that Undo takes back."""

from __future__ import annotations

from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Me, MethodKind, comparable

NAME, METHODS = "name", "methods"
"""The fields a BadValue names."""

_LEAST_DIGITS = 3
_SHOWN = 40
_BREAKS_MAIL = " ,;<>"


def known(journal: Journal) -> Me:
    """What the journal knows of the writer; empty at first."""
    return journal.slice(queries.me)


def understood(name: str, lines: str, before: Me) -> Me:
    """The writer as typed, one mail or number a line; all empty is nobody. Raises BadValue naming the field.

    What was known `before` is not judged again: it may be from a card that writes numbers in its own way.
    """
    methods: dict[str, str] = {}
    for line in lines.splitlines():
        text = " ".join(line.split())
        if text:
            methods.setdefault(text if text in before.methods else _compared(text), text)
    name = " ".join(name.split())
    if methods and not name:
        raise BadValue(NAME, "Write your name too. A number alone may be somebody else's as well.")
    return Me(name, tuple(methods.values()))


def remember(journal: Journal, me: Me) -> bool:
    """Keep who the writer is; answers whether that is news."""
    news = me != known(journal)
    if news:
        edits.set_me(journal, me.name, me.methods)
    return news


def _compared(text: str) -> str:
    if "@" in text:
        return _compared_mail(text)
    found = comparable(MethodKind.PHONE, text)
    if len(found) < _LEAST_DIGITS or not _begins_number(text):
        raise BadValue(METHODS, f"“{_short(text)}” is neither an e-mail address nor a phone number.")
    return found


def _begins_number(text: str) -> bool:
    first = text.removeprefix("tel:").lstrip()[:1]
    return first.isdecimal() or first in {"+", "("}


def _compared_mail(text: str) -> str:
    found = comparable(MethodKind.EMAIL, text)
    mailbox, _, host = found.partition("@")
    if not mailbox or not host or "@" in host or any(sign in found for sign in _BREAKS_MAIL):
        raise BadValue(METHODS, f"“{_short(text)}” is not one e-mail address. Write each on a line of its own.")
    return found


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
