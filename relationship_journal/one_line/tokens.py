# SPDX-License-Identifier: MIT
"""Single fields as words: a channel, a length, a share, a moment; which kind, where, and how sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from relationship_journal import dates
from relationship_journal.frozen import dataclass
from relationship_journal.values import MAX_MINUTES, Channel, Minutes, When


class Kind(StrEnum):
    """What a recognized word is."""

    PERSON = "person"
    CHANNEL = "channel"
    WHEN = "when"
    MINUTES = "minutes"
    SHARE = "share"
    TAG = "tag"
    MARK = "mark"
    MARK_LINE = "mark_line"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Span:
    """A recognized stretch of a text, [start, end). `value` is the field as written into it; `sure` below."""

    start: int
    end: int
    kind: Kind
    value: object = None
    sure: int = 1
    """How unlike plain prose it is: 2 for "25m", 1 for "call", 0 for a moment ahead that is not said to be planned."""


@dataclass(frozen=True, slots=True)
class NoMoment:
    """Words that name a moment there is not, and the sentence about it."""

    sentence: str


_CHANNELS: Mapping[str, Channel] = {
    **dict.fromkeys(("call", "called", "phoned", "phone call", "rang"), Channel.CALL),
    **dict.fromkeys(("video", "video call", "zoom", "zoomed", "zoom call", "teams call", "facetime"), Channel.VIDEO),
    **dict.fromkeys(("meeting", "met"), Channel.MEETING),
    **dict.fromkeys(("meal", "lunch", "dinner", "breakfast", "brunch"), Channel.MEAL),
    "event": Channel.EVENT,
    **dict.fromkeys(("email", "emailed", "e-mail", "e-mailed", "mailed"), Channel.EMAIL),
    **dict.fromkeys(("text", "texted", "sms", "messaged", "whatsapp"), Channel.TEXT),
    **dict.fromkeys(("social", "linkedin"), Channel.SOCIAL),
    "letter": Channel.LETTER,
}
DONE_TO = frozenset(("called", "phoned", "rang", "met", "emailed", "e-mailed", "mailed", "texted", "messaged"))
"""Verbs after which names may stand without their `@`: "texted dana; marcus"."""

_HOURS = re.compile(r"(\d{1,3})\s*(?:h|hours?|:)\s*(\d{1,2})?\s*(?:m|min|minutes?)?")
_MINUTES = re.compile(r"(\d{1,5})\s*(?:m|min|minutes?)?")
_LENGTH = re.compile(
    r"(?P<m>\d{1,5}) ?(?:m|mins?|minutes?)"
    r"|(?P<h>\d{1,3}) ?(?:h|hrs?|hours?)(?: ?(?P<hm>[0-5]?\d) ?(?:m|mins?|minutes?)?)?"
    r"|(?P<ch>\d{1,2}):(?P<cm>[0-5]\d) ?(?:h|hrs?|hours?)",
    re.IGNORECASE,
)
_LENGTH_WORDS: Mapping[str, Minutes] = {"an hour": 60, "one hour": 60, "half an hour": 30}
_PROSE = re.compile(r"minutes?|hours?", re.IGNORECASE)
_SHARE = re.compile(r"(\d{1,3}) ?%(?: (business|personal))?", re.IGNORECASE)
_WEATHER = re.compile(r"(?:noon|midday|midnight) (?:mon|sat|sun|wed)", re.IGNORECASE)
_WORD = re.compile(r"[^\s;·|]+")
_TRAIL = ",:.!?"
_MOST_WORDS = 8
"""The longest moment in words: "the day before yesterday at 4 p.m." and one to spare."""


def minutes_of(text: str) -> Minutes | None:
    """A length as people write it into its field ("25", "90 min", "1 h 20", "1:30"); None where it is none."""
    words = text.strip().lower().lstrip("~").strip()
    if found := _HOURS.fullmatch(words):
        return int(found[1]) * 60 + int(found[2] or 0)
    found = _MINUTES.fullmatch(words)
    return int(found[1]) if found else None


class Tokens:
    """Reads one field at a place of a line; `meant` holds moments whose words were read before, as then."""

    def __init__(self, now: datetime, meant: Mapping[str, When]) -> None:
        self._now = now
        self._meant = meant

    def at(self, line: str, start: int) -> Span | None:
        """The longest field that begins here, whole words only; None where there is none."""
        for phrase, end in reversed(list(_phrases(line, start))):
            found = _length(phrase) or _share(phrase) or _channel(phrase) or self._when(phrase)
            if found is not None:
                kind, value, sure = found
                return Span(start, end, kind, value, sure)
        return None

    def may_lie_ahead(self, line: str, when: Span) -> bool:
        """Whether the words of a moment can mean one to come: "tomorrow", but also "Tuesday" and "10am".

        What is said to be planned is meant so, and no doubt is left of it.
        """
        words = " ".join(line[when.start : when.end].replace(",", " ").split())
        if _is_planned(words):
            return False
        try:
            return dates.is_ahead(dates.parse_future(words, self._now), self._now)
        except ValueError:
            return True

    def _when(self, phrase: str) -> tuple[Kind, object, int] | None:
        if _WEATHER.fullmatch(phrase):
            return None
        when = self._meant.get(phrase.casefold())
        if when is None:
            try:
                when = dates.parse_when(phrase, self._now)
            except dates.NoSuchMoment as error:
                return Kind.WHEN, NoMoment(str(error)), 1
            except ValueError:
                return None
        if not dates.is_ahead(when, self._now):
            return Kind.WHEN, when, 1
        return Kind.WHEN, when, 2 if _is_planned(phrase) else 0


def _is_planned(phrase: str) -> bool:
    return phrase.casefold().startswith("planned ")


def _phrases(line: str, start: int) -> Iterator[tuple[str, int]]:
    """One word, two words, ... from here on as far as they belong together, with where each ends."""
    words: list[str] = []
    at = start
    while len(words) < _MOST_WORDS and (found := _WORD.match(line, at)):
        raw = found[0]
        bare = raw if raw.lower() in {"a.m.", "p.m."} else raw.rstrip(_TRAIL)
        if not bare or bare[0] in "@#":
            return
        words.append(bare)
        yield " ".join(words), found.start() + len(bare)
        if raw[len(bare) :] not in {"", ","}:
            return
        gap = len(line) - len(line[found.end() :].lstrip(" \t"))
        if gap == found.end():
            return
        at = gap


def _length(phrase: str) -> tuple[Kind, object, int] | None:
    words = phrase.casefold()
    if words in _LENGTH_WORDS:
        return Kind.MINUTES, _LENGTH_WORDS[words], 1
    found = _LENGTH.fullmatch(phrase)
    if found is None or not phrase.isascii():
        return None
    hours, minutes = found["h"] or found["ch"] or 0, found["m"] or found["hm"] or found["cm"] or 0
    total = int(hours) * 60 + int(minutes)
    return (Kind.MINUTES, total, 1 if _PROSE.search(phrase) else 2) if total <= MAX_MINUTES else None


def _share(phrase: str) -> tuple[Kind, object, int] | None:
    found = _SHARE.fullmatch(phrase)
    if found is None or not phrase.isascii() or int(found[1]) > 100:
        return None
    side = (found[2] or "").casefold()
    share = int(found[1])
    return Kind.SHARE, 100 - share if side == "personal" else share, 2 if side else 1


def _channel(phrase: str) -> tuple[Kind, object, int] | None:
    channel = _CHANNELS.get(phrase.casefold())
    return None if channel is None else (Kind.CHANNEL, channel, 1)
