# SPDX-License-Identifier: MIT
"""A search as understood, in words: what it looks for, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from relationship_journal import wording
from relationship_journal.storage.query_text import Narrowing, QueryText, Term, Unread

MOST_NAMED = 3
"""So many people a name stands for are named; of more only how many."""
_NOBODY: Mapping[str, Sequence[str]] = MappingProxyType({})
_SIGNS = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most", "=": "exactly"}
_WHEN = "a date such as 2026, 2026-03 or 2026-03-15"
_HELP = {
    "with": "a name",
    "tag": "a tag",
    "channel": "call, video, meeting, meal, event, email, text, social, letter or other",
    "after": _WHEN,
    "before": _WHEN,
    "mix": "a business share such as >70, <=30 or 50",
}


@dataclass(frozen=True, slots=True)
class Meant:
    """Who and what the names of a search stand for: by each `with:` the people, and the tags there are."""

    people: Mapping[str, Sequence[str]] = field(default_factory=lambda: _NOBODY)
    tags: frozenset[str] = frozenset()


def explained(query: QueryText, meant: Meant) -> str:
    """What a search looks for: "Entries with “fee”, with Dana Whitfield, since 1 March 2026"; nothing for no search."""
    if query.is_empty:
        return ""
    kinds = [wording.channel_plural(channel) for channel in query.channels]
    subject = _either(kinds).capitalize() if kinds else "Entries"
    wanted = [_quoted(term) for term in query.terms if not term.excluded]
    unwanted = [_quoted(term) for term in query.terms if term.excluded]
    parts = [f"with {wording.names_list(wanted)}"] if wanted else []
    parts += [f"without {_either(unwanted)}"] if unwanted else []
    parts += [_who(narrowing, meant.people.get(narrowing.text, ())) for narrowing in query.people]
    parts += [_tagged(narrowing, meant.tags) for narrowing in query.tags]
    out = [wording.channel_plural(channel) for channel in query.excluded_channels]
    parts += [f"without {_either(out)}"] if out else []
    parts += [f"since {wording.day_words(query.after)}"] if query.after else []
    parts += [f"before {wording.day_words(query.before)}"] if query.before else []
    mixes = [f"{_SIGNS[limit.sign]} {limit.share}%" for limit in query.mixes]
    parts += [f"rated {wording.names_list(mixes)} business"] if mixes else []
    return f"{subject} {', '.join(parts)}" if parts else subject


def doubts(query: QueryText) -> list[str]:
    """A sentence for each narrowing word that could not be read."""
    return [_doubt(unread) for unread in query.unread if not unread.begun]


def hint(query: QueryText) -> str:
    """What the narrowing word takes that is being typed; empty where none is."""
    return next((f"{unread.key}: takes {_HELP[unread.key]}." for unread in query.unread if unread.begun), "")


def _quoted(term: Term) -> str:
    return f"“{term.text}{'…' if term.prefix else ''}”"


def _who(narrowing: Narrowing, names: Sequence[str]) -> str:
    word = "without" if narrowing.excluded else "with"
    if not names:
        return f"{word} anybody called “{narrowing.text}” (nobody is)"
    if len(names) > MOST_NAMED:
        return f"{word} one of {wording.count(len(names), 'person')} called “{narrowing.text}”"
    return f"{word} {_either(names)}"


def _tagged(narrowing: Narrowing, known: frozenset[str]) -> str:
    word = "not tagged" if narrowing.excluded else "tagged"
    return f"{word} “{narrowing.text}”" + ("" if narrowing.text in known else " (there is no such tag)")


def _doubt(unread: Unread) -> str:
    takes = f"{unread.key}: takes {_HELP[unread.key]}"
    if not unread.value:
        return f"{takes}, right behind it without a blank."
    return f"{takes}; “{unread.key}:{unread.value}” was searched for as it stands."


def _either(words: Sequence[str]) -> str:
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)
