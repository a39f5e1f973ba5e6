# SPDX-License-Identifier: MIT
"""Where fields stand together as a block on a line, and whether that is syntax or the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from relationship_journal.one_line.names import Mention, Names
from relationship_journal.one_line.sigils import at_sign, named
from relationship_journal.one_line.tokens import DONE_TO, Kind, Span, Tokens

ENOUGH = 2
"""How sure a block must be that a mark ends or begins; one that words follow needs more."""
_MANY = frozenset({Kind.PERSON, Kind.TAG})
_BEFORE_NAMES = re.compile(r"(?:and|with|to|&|\+)\s+", re.IGNORECASE)
_BEFORE_FIELDS = re.compile(r"(?:for|&|\+)\s+", re.IGNORECASE)
_GAP = re.compile(r"[\s,]*")
_NEXT_TALK = re.compile(r"\s*;\s*")
_MARK = re.compile(r"\s*(?::|\.(?!\S)|·|\||\s[-–—](?=\s))\s*")
_AFTER_SENTENCE = re.compile(r"""(?:[.!?…]["”')]?\s+|\s*[·|]\s+)(?=\S)""")
_NUMBER_OR_TAG = re.compile(r"\s(?=[#\d])")
_MOST_TRAILING = 12
_NUMBERS_AND_TAGS = frozenset({Kind.MINUTES, Kind.SHARE, Kind.TAG})
_DIVIDERS = frozenset("·|")
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_GOES_ON = re.compile(
    "about|after|again|ago|ahead|also|and|are|around|at|away|back|be|because|been|before|behind|"
    "but|by|can|cheaper|could|delayed|did|do|does|down|earlier|early|extra|faster|for|from|full|"
    "had|has|have|her|him|his|i|if|in|into|is|it|its|just|late|later|left|less|long|longer|"
    "me|more|most|my|not|of|off|on|or|our|out|over|overdue|past|per|quicker|required|she|short|"
    "shorter|slower|so|sooner|than|that|the|their|them|then|there|they|through|to|together|too|"
    "under|until|up|us|was|we|went|were|when|where|which|while|who|will|with|without|would|you|"
    "your"
)
"""After these a block was the beginning of a sentence: "call 20m late", "met 25 min before the others"."""


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand together, from `start` to `end` with the marks around them; people in one group a talk."""

    start: int
    end: int
    spans: tuple[Span, ...] = ()
    groups: tuple[tuple[Mention, ...], ...] = ()
    torn: bool = False
    """Whether it ends because a field would come twice."""

    def kinds(self) -> frozenset[Kind]:
        return frozenset(span.kind for span in self.spans)

    def sure(self, *kinds: Kind) -> int:
        """How sure it is, counting each of these kinds once (default: all)."""
        best: dict[Kind, int] = {}
        for span in self.spans:
            best[span.kind] = max(span.sure, best.get(span.kind, 0))
        return sum(sure for kind, sure in best.items() if not kinds or kind in kinds)


def leading(line: str, tokens: Tokens, names: Names) -> Block | None:
    """The block a line begins with, if it is one."""
    block = run(line, len(line) - len(line.lstrip()), tokens, names)
    if not block.spans:
        return None
    if not line[block.end :].strip(" \t.,;:"):
        return Block(0, len(line), block.spans, block.groups)
    mark = _MARK.match(line, block.end)
    stands = block.sure() >= ENOUGH if mark else _stands_before_words(block, line[block.end :])
    if not stands:
        return None
    end = mark.end() if mark else len(line) - len(line[block.end :].lstrip(" \t,;"))
    return Block(0, end, block.spans, block.groups)


def trailing(line: str, begin: int, tokens: Tokens, names: Names) -> Block | None:
    """The block a line ends with, looked for from `begin` on, if it is one.

    After a sentence it needs something that is no prose (a length, a person, a tag); in the same sentence
    it is a length with a share. Channels and moments count only beside a length or a share.
    """
    for found in _AFTER_SENTENCE.finditer(line, begin):
        block = _to_the_end(line, found.end(), tokens, names)
        if block is None:
            continue
        if found[0].strip() in _DIVIDERS:
            block = replace(block, start=found.start())
        numbers = {Kind.MINUTES, Kind.SHARE} & block.kinds()
        prose = {Kind.CHANNEL, Kind.WHEN} & block.kinds()
        if block.sure(Kind.MINUTES, Kind.SHARE, Kind.PERSON, Kind.TAG) >= ENOUGH and (numbers or not prose):
            return block
        if block.kinds() == {Kind.TAG}:
            return block
    for found in list(_NUMBER_OR_TAG.finditer(line, begin))[-_MOST_TRAILING:]:
        block = _to_the_end(line, found.end(), tokens, names)
        if block is None or not {Kind.MINUTES, Kind.SHARE} <= block.kinds() <= _NUMBERS_AND_TAGS:
            continue
        if block.sure(Kind.MINUTES) >= ENOUGH:
            return block
    return None


def run(line: str, start: int, tokens: Tokens, names: Names) -> Block:
    """As many fields as stand together from `start` on; each kind once, but people and tags as many as there are."""
    spans: list[Span] = []
    groups: list[list[Mention]] = []
    apart = torn = False
    at = end = start
    while at < len(line):
        span = _one(line, at, tokens, names, spans, apart)
        torn = span is not None and span.kind not in _MANY and any(span.kind is one.kind for one in spans)
        if span is None or torn:
            break
        spans.append(span)
        if isinstance(span.value, Mention):
            if apart or not groups:
                groups.append([])
            groups[-1].append(span.value)
        end = span.end
        next_talk = _NEXT_TALK.match(line, end)
        apart = bool(next_talk) and (span.kind is Kind.PERSON)
        at = next_talk.end() if next_talk else _GAP.match(line, end).end()  # type: ignore[union-attr]
        if at == end:
            break
    return Block(start, end, tuple(spans), tuple(map(tuple, groups)), torn)


def _one(line: str, at: int, tokens: Tokens, names: Names, before: Sequence[Span], apart: bool) -> Span | None:
    """The field at a place, past a small word that joins it to what stands before."""
    if before and (joined := _BEFORE_NAMES.match(line, at)) and (found := at_sign(line, joined.end(), names)):
        return found
    if before and (joined := _BEFORE_FIELDS.match(line, at)):
        found = tokens.at(line, joined.end())
        return found if found is not None and found.kind is Kind.MINUTES else None
    found = at_sign(line, at, names) or tokens.at(line, at)
    if found is not None:
        return found
    if apart or (before and _is_list_after_verb(line, at, before[-1], names)):
        return named(line, at, names)
    return None


def _is_list_after_verb(line: str, at: int, verb: Span, names: Names) -> bool:
    """Whether known names parted by semicolons follow a verb: "texted dana; marcus; priya"."""
    if verb.kind is not Kind.CHANNEL or line[verb.start : verb.end].casefold() not in DONE_TO:
        return False
    first = named(line, at, names)
    semicolon = _NEXT_TALK.match(line, first.end) if first else None
    return bool(semicolon and named(line, semicolon.end(), names))


def _stands_before_words(block: Block, rest: str) -> bool:
    """Whether a block is none of the words that follow it without a mark.

    That takes a length or a share, two kinds that are no moment, and no word that goes on with a sentence.
    A mention counts as one here: "@dana called 20 minutes late" is a sentence.
    """
    kinds = block.kinds()
    word = _WORD.search(rest)
    first = word[0] if word else ""
    sure = block.sure() - (1 if Kind.PERSON in kinds else 0) + (1 if first[:1].isupper() else 0)
    return (
        sure > ENOUGH
        and not block.torn
        and bool(kinds & {Kind.MINUTES, Kind.SHARE})
        and len(kinds - {Kind.WHEN, Kind.TAG}) >= 2
        and not _GOES_ON.fullmatch(first.casefold())
    )


def _to_the_end(line: str, start: int, tokens: Tokens, names: Names) -> Block | None:
    block = run(line, start, tokens, names)
    if not block.spans or line[block.end :].strip(" \t.,;"):
        return None
    return Block(start, len(line), block.spans, block.groups)


def without_doubles(first: Block | None, last: Block | None) -> Block | None:
    """The last block, unless it repeats a field of the first, or it is unclear whose people it names."""
    if first is None or last is None:
        return last
    repeated = (first.kinds() & last.kinds()) - _MANY
    several = len(first.groups) + len(last.groups) > 2 and first.groups and last.groups
    return None if repeated or several else last
