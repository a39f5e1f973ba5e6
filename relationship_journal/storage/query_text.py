# SPDX-License-Identifier: MIT
"""What somebody types into a search box, as a query: words, phrases, exclusions and narrowing words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from relationship_journal.storage.spacing import has_unspaced, spaced
from relationship_journal.storage.validation import FIRST_YEAR, LAST_YEAR
from relationship_journal.values import Channel

_PIECE = re.compile(
    r'(?P<minus>-?)(?:(?P<key>with|tag|channel|after|before|mix):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]\S*))', re.I
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CHANNELS = frozenset(channel.value for channel in Channel)
_MIX = re.compile(r"(<=|>=|<|>|=?)(\d{1,3})%?")
_DAY_BEGUN = re.compile(r"\d{0,4}|\d{4}-[01]?|\d{4}-(?:0?[1-9]|1[0-2])-[0-3]?")
_MIX_BEGUN = re.compile(r"<=?|>=?|=?")
_KEYS = frozenset({"with", "tag", "channel", "after", "before", "mix"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; `prefix` matches longer words too."""

    text: str
    prefix: bool = False
    excluded: bool = False

    @property
    def match(self) -> str:
        """The term as the index takes it: always quoted, so that any character is safe."""
        return self._quoted + ("*" if self.prefix else "")

    @property
    def match_in_text(self) -> str:
        """The same for long texts: one letter begins a tenth of all words, so it stands for itself alone there."""
        letters = sum(c.isalnum() for c in self.text)
        return self._quoted if letters == 1 and not has_unspaced(self.text) else self.match

    @property
    def _quoted(self) -> str:
        text = spaced(self.text) if has_unspaced(self.text) else self.text
        return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`with:` or `tag:` with its value."""

    text: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class MixLimit:
    """A bound on the business share."""

    sign: str
    share: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A narrowing word whose value cannot be taken; `begun` where it still may become one as typing goes on."""

    key: str
    value: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class QueryText:
    """A search as understood; whatever was typed, it is valid. `unread` is what no value could be taken of."""

    terms: tuple[Term, ...] = ()
    people: tuple[Narrowing, ...] = ()
    tags: tuple[Narrowing, ...] = ()
    channels: tuple[Channel, ...] = ()
    excluded_channels: tuple[Channel, ...] = ()
    after: date | None = None
    before: date | None = None
    mixes: tuple[MixLimit, ...] = ()
    unread: tuple[Unread, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        return self == QueryText()


@lru_cache(maxsize=64)
def parse(text: str) -> QueryText:
    """Understand a search. Narrowing words with a value they cannot take are searched as plain words.

    The last word matches longer ones too while it is still being typed (no blank after it); a narrowing word that is
    still being typed rules nobody out.
    """
    gathered = _Gathered()
    cleaned = text.replace("\x00", " ").encode("utf-8", "replace").decode()
    for piece in _PIECE.finditer(cleaned):
        gathered.take(piece, last=piece.end() == len(cleaned))
    return gathered.query()


class _Gathered:
    def __init__(self) -> None:
        self._terms: list[Term] = []
        self._people: list[Narrowing] = []
        self._tags: list[Narrowing] = []
        self._channels: list[Channel] = []
        self._excluded_channels: list[Channel] = []
        self._after: date | None = None
        self._before: date | None = None
        self._mixes: list[MixLimit] = []
        self._unread: list[Unread] = []

    def query(self) -> QueryText:
        return QueryText(
            tuple(self._terms),
            tuple(self._people),
            tuple(self._tags),
            tuple(self._channels),
            tuple(self._excluded_channels),
            self._after,
            self._before,
            tuple(self._mixes),
            tuple(self._unread),
        )

    def take(self, piece: re.Match[str], *, last: bool) -> None:
        excluded = piece["minus"] == "-"
        key = (piece["key"] or "").casefold()
        value = piece["phrase"] if piece["phrase"] is not None else piece["word"]
        if not key and value.endswith(":") and value[:-1].casefold() in _KEYS:
            key, value = value[:-1].casefold(), ""
        if key and self._narrowed(key, value, excluded):
            return
        if key:
            begun = last and _may_become(key, value)
            self._unread.append(Unread(key, value, begun))
            if begun or not value:
                return
        text = f"{key}:{value}" if key else value
        if any(c.isalnum() for c in text):
            self._terms.append(Term(text, prefix=last and piece["phrase"] is None, excluded=excluded))

    def _narrowed(self, key: str, value: str, excluded: bool) -> bool:
        """Take a narrowing word if its value fits."""
        if key in {"with", "tag"} and value.strip():
            (self._people if key == "with" else self._tags).append(Narrowing(value, excluded))
            return True
        if key == "channel" and value.casefold() in _CHANNELS:
            (self._excluded_channels if excluded else self._channels).append(Channel(value.casefold()))
            return True
        if key in {"after", "before"} and not excluded:
            return self._dated(key, value)
        if key == "mix" and not excluded and (found := _MIX.fullmatch(value)):
            self._mixes.append(MixLimit(found[1] or "=", int(found[2])))
            return True
        return False

    def _dated(self, key: str, value: str) -> bool:
        day = _first_day(value)
        if day is None:
            return False
        if key == "after":
            self._after = max(day, self._after or date.min)
        else:
            self._before = min(day, self._before or date.max)
        return True


def _may_become(key: str, value: str) -> bool:
    """Whether more letters could make this a value the narrowing word can take."""
    if key == "channel":
        return any(channel.startswith(value.casefold()) for channel in _CHANNELS)
    if key == "mix":
        return _MIX_BEGUN.fullmatch(value) is not None
    return not value or (key in {"after", "before"} and _DAY_BEGUN.fullmatch(value) is not None)


def _first_day(text: str) -> date | None:
    """The first day of a year, month or day."""
    found = _DAY.fullmatch(text)
    if not found:
        return None
    year = min(max(int(found[1]), FIRST_YEAR), LAST_YEAR + 1)
    try:
        return date(year, int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def midnight(day: date) -> datetime:
    """The first minute of a day, wall clock."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001
