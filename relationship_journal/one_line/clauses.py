# SPDX-License-Identifier: MIT
"""What follows in a mark's line after what it is about: "by tue", "asked by them", "because …", "worth 200 EUR"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from relationship_journal.one_line.due import due_day
from relationship_journal.one_line.lines import LineKind, Part
from relationship_journal.values import (
    FavorKind,
    GoalState,
    MixSide,
    OffDuty,
    RefusalKind,
    RefusalReason,
    Side,
    parse_money,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads clauses as of `now`, money without a currency in the `currency` of the journal."""

    now: datetime
    currency: str
    meant: Mapping[str, date]
    """Days that due words meant when they were typed, by the words."""

    def due(self, words: str) -> tuple[date, bool] | None:
        """The day these words name, and whether they say no more than that."""
        meant = self.meant.get(words.casefold())
        return (meant, True) if meant is not None else due_day(words, self.now)


_THEM = r"(?:them|her|him)"
_FIXED: Mapping[LineKind, tuple[tuple[str, str, object], ...]] = {
    LineKind.PROMISE: (
        ("side", rf"(?:from|by) {_THEM}|theirs|their promise", Side.THEM),
        ("side", r"(?:from|by) me|mine", Side.ME),
    ),
    LineKind.FAVOR: (
        ("done_by", rf"(?:done )?by {_THEM}|from {_THEM}|theirs", Side.THEM),
        ("done_by", r"(?:done )?by me|from me|mine", Side.ME),
        ("asked_by", rf"(?:(?:was )?asked (?:for )?by {_THEM}|they asked|s?he asked)", Side.THEM),
        ("asked_by", r"(?:(?:was )?asked (?:for )?by me|I asked)", Side.ME),
        ("normal_service", r"(?:that is |it['’]s )?(?:a )?normal service", True),
        ("said_one_off", r"(?:(?:I )?(?:said|told them) )?(?:it was |it['’]s |that )?(?:an? )?one[- ]off", True),
        *(("kind", rf"(?:kind:? )?{kind.value.replace('_', ' ')}", kind) for kind in FavorKind),
    ),
    LineKind.SHORTCUT: (
        ("told", rf"told(?: {_THEM})?(?: about it)?|{_THEM} told", True),
        ("told", rf"not told(?: {_THEM})?(?: yet)?|untold", False),
    ),
    LineKind.FRICTION: (
        ("began", r"(?:began (?:on the )?)?personal(?: side)?", MixSide.PERSONAL),
        ("began", r"(?:began (?:on the )?)?business(?: side)?", MixSide.BUSINESS),
        ("talked", r"(?:we )?talked(?: about(?: it)?)?", True),
        ("crossed", r"(?:it )?crossed(?: over)?", True),
        ("settled", r"settled", True),
    ),
    LineKind.REFUSAL: (
        ("still_hurts", r"(?:it )?still hurts", True),
        ("reason", r"(?:reason:? )?(?:unknown|not known)|no reason(?: given)?|reason:? unknown", None),
        *(("kind", rf"kind:? (?:a )?{kind.value}", kind) for kind in RefusalKind),
        *(("reason", rf"reason:? {one.value.replace('_', ' ')}", one) for one in RefusalReason),
    ),
    LineKind.GOAL: tuple(("state", state.value.replace("_", "[ -]"), state) for state in GoalState),
    LineKind.TO_RAISE: (("side", "personal", MixSide.PERSONAL), ("side", "business", MixSide.BUSINESS)),
    LineKind.ASK_ABOUT: (("side", "personal", MixSide.PERSONAL), ("side", "business", MixSide.BUSINESS)),
    LineKind.INTEREST: (),
    LineKind.LIMIT: (),
    LineKind.OFF_DUTY: (
        ("how", r"planned", OffDuty.PLANNED),
        ("how", r"kept(?: off duty)?", OffDuty.KEPT),
        ("how", r"(?:with )?business at the end", OffDuty.BUSINESS_AT_THE_END),
        ("how", r"slipped(?:,? by me)?|I slipped", OffDuty.SLIPPED_BY_ME),
        ("how", rf"slipped,? by {_THEM}|(?:they|s?he) slipped", OffDuty.SLIPPED_BY_THEM),
    ),
}
"""Clauses that say one thing in a few words: the field, how it is written, what that means."""
_FREE: Mapping[LineKind, tuple[tuple[str, str], ...]] = {
    LineKind.FAVOR: (("reason", r"because(?: of)?|business reason:|reason:"), ("pushed_aside", "pushed aside")),
    LineKind.REFUSAL: (("in_their_words", r"because(?: of)?|they said:?|s?he said:?|in their words:?"),),
}
"""Clauses that say the rest in words of their own."""
_NOTE = ("note", "note:")
_FIXED_READ: Mapping[LineKind, tuple[tuple[str, re.Pattern[str], object], ...]] = {
    kind: tuple((field, re.compile(words, re.IGNORECASE), value) for field, words, value in listed)
    for kind, listed in _FIXED.items()
}
_FREE_READ: Mapping[LineKind, tuple[tuple[str, re.Pattern[str]], ...]] = {
    kind: tuple(
        (field, re.compile(rf"(?:{words})\s+(?=\S)", re.IGNORECASE)) for field, words in (*_FREE.get(kind, ()), _NOTE)
    )
    for kind in LineKind
}
_COMMA = re.compile(r"(?<!\s)\s*[,;]\s+(?![0-9]{4}\b)")
_COLON = re.compile(r"(?<!\s)\s*:\s+")
_SIGN = re.compile(r"\s*[,;:]\s+")
_DUE = re.compile(r"(?:^|\s)(?:by|until|till|due(?: on| by)?|on)\s+(?=\S)", re.IGNORECASE)
_DUE_BARE = re.compile(r"\s(?=(?:(?:today|tomorrow|tonight|next\s+\S+|in\s+\S+\s+\S+)$))", re.IGNORECASE)
_WORTH = re.compile(r"(?:^|\s)worth\s+(?=\S)", re.IGNORECASE)
_ASKED = re.compile(rf"\s(?:asked (?:for )?by (?:me|{_THEM}))$", re.IGNORECASE)
_BECAUSE = re.compile(r"\s(?=because\s)", re.IGNORECASE)


def clauses(line: str, start: int, end: int, kind: LineKind, reader: Reader) -> tuple[int, tuple[Part, ...]]:
    """Where what a mark is about ends in [start, end) of a line, and the parts that follow it.

    Clauses stand at the end; from the last one that cannot be read back to its beginning a line is what it is about,
    so that no words are lost. What follows what was refused is its reason in their words.
    """
    cuts = [start, *(found.start() for found in _COMMA.finditer(line, start, end))]
    if kind is LineKind.REFUSAL and (colon := _COLON.search(line, start, cuts[1] if len(cuts) > 1 else end)):
        cuts.insert(1, colon.start())
    parts: list[Part] = []
    taken = end
    for at in range(len(cuts) - 1, 0, -1):
        begin = _past_sign(line, cuts[at])
        closed = _closed(line, cuts[at], begin, cuts[at + 1] if at + 1 < len(cuts) else end, kind, reader)
        until = cuts[at + 1] if at + 1 < len(cuts) else end
        if closed is not None and until == taken and all(closed.field != part.field for part in parts):
            parts.insert(0, closed)
        elif (free := _free(line, cuts[at], begin, taken, kind)) is not None:
            parts.insert(0, free)
        else:
            continue
        taken = cuts[at]
    unsaid = all(part.field != "in_their_words" for part in parts)
    if kind is LineKind.REFUSAL and unsaid and len(cuts) > 1 and cuts[1] < taken:
        words = line[_past_sign(line, cuts[1]) : taken].strip()
        parts.insert(0, Part("in_their_words", cuts[1], taken, words))
        taken = cuts[1]
    for part in _without_comma(line, start, taken, kind, reader):
        if all(part.field != known.field for known in parts):
            parts.insert(0, part)
            taken = part.start if part.start < part.end else taken
    return taken, tuple(parts)


def how_it_went(line: str, start: int, end: int, reader: Reader) -> Part | None:
    """The clauses right behind "off duty" that say how it went, as many of them as belong together."""
    for cut in (end, *(found.start() for found in reversed(list(_COMMA.finditer(line, start, end))))):
        part = _closed(line, start, start, cut, LineKind.OFF_DUTY, reader)
        if part is not None:
            return part
    return None


def _past_sign(line: str, at: int) -> int:
    found = _SIGN.match(line, at)
    return found.end() if found else at


def _closed(line: str, cut: int, begin: int, end: int, kind: LineKind, reader: Reader) -> Part | None:
    """A clause that says one thing."""
    words = " ".join(line[begin:end].split()).rstrip(".")
    for field, pattern, value in _FIXED_READ[kind]:
        if pattern.fullmatch(words):
            return Part(field, cut, end, value)
    if kind is LineKind.PROMISE:
        lead = _DUE.match(words)
        due = reader.due(words[lead.end() if lead else 0 :])
        return Part("due", cut, end, due[0]) if due is not None and due[1] else None
    if kind is LineKind.FAVOR and (found := _WORTH.match(words)):
        money = _money(words[found.end() :], reader)
        return None if money is None else Part("worth", cut, end, money)
    return None


def _free(line: str, cut: int, begin: int, end: int, kind: LineKind) -> Part | None:
    """A clause in words of its own, up to the next one that is read."""
    for field, pattern in _FREE_READ[kind]:
        found = pattern.match(line, begin, end)
        if found:
            return Part(field, cut, end, line[found.end() : end].strip())
    return None


def _without_comma(line: str, start: int, end: int, kind: LineKind, reader: Reader) -> Iterator[Part]:
    """Clauses at the end of what a mark is about that need no comma, the last one first."""
    readers: Mapping[LineKind, tuple[Callable[[str, int, int, Reader], Part | None], ...]] = {
        LineKind.PROMISE: (_due_within,),
        LineKind.FAVOR: (_because_within, _asked_within, _worth_within),
        LineKind.REFUSAL: (_because_within,),
    }
    for read in readers.get(kind, ()):
        part = read(line, start, end, reader)
        if part is not None:
            if kind is LineKind.REFUSAL:
                part = Part("in_their_words", part.start, part.end, part.value)
            yield part
            end = part.start if part.start < part.end else end


def _due_within(line: str, start: int, end: int, reader: Reader) -> Part | None:
    """ "… by tue": the first such words that name a day. With a clock they stay in the text: an empty stretch."""
    for found in _DUE.finditer(line, max(start - 1, 0), end):
        due = reader.due(" ".join(line[found.end() : end].split()).rstrip("."))
        if due is not None and found.start() >= start - 1:
            begin = max(found.start(), start)
            return Part("due", begin, end, due[0]) if due[1] else Part("due", end, end, due[0])
    bare = _DUE_BARE.search(line, start, end)
    due = reader.due(line[bare.end() : end].rstrip(".")) if bare else None
    return Part("due", bare.start(), end, due[0]) if bare is not None and due is not None and due[1] else None


def _asked_within(line: str, start: int, end: int, _: Reader) -> Part | None:
    found = _ASKED.search(line, start, end)
    if found is None:
        return None
    return Part("asked_by", found.start(), end, Side.ME if found[0].casefold().endswith(" me") else Side.THEM)


def _because_within(line: str, start: int, end: int, _: Reader) -> Part | None:
    found = _BECAUSE.search(line, start, end)
    if found is None:
        return None
    return Part("reason", found.start(), end, line[found.end() : end].partition(" ")[2].strip())


def _worth_within(line: str, start: int, end: int, reader: Reader) -> Part | None:
    found = list(_WORTH.finditer(line, start, end))[-1:]
    money = _money(line[found[0].end() : end], reader) if found else None
    return None if money is None else Part("worth", found[0].start(), end, money)


def _money(words: str, reader: Reader) -> tuple[int, str] | None:
    try:
        return parse_money(words.strip().rstrip("."), reader.currency)
    except ValueError:
        return None
