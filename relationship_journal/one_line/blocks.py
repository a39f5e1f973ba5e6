# SPDX-License-Identifier: MIT
"""Where fields stand together as a block on a line, and whether that is syntax or the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from relationship_journal.frozen import dataclass
from relationship_journal.one_line.names import Mention, Names
from relationship_journal.one_line.prose import ends_sentence, goes_on, is_mark_line, leads_on
from relationship_journal.one_line.sigils import at_sign, named
from relationship_journal.one_line.tokens import DONE_TO, Kind, NoMoment, Span, Tokens

ENOUGH = 2
"""How sure a block must be that a mark ends or begins; one that words follow needs more."""
_MANY = frozenset({Kind.PERSON, Kind.TAG})
_SOMEHOW = frozenset({Kind.CHANNEL, Kind.PERSON})
_NUMBERS = frozenset({Kind.MINUTES, Kind.SHARE})
_BEFORE_NAMES = re.compile(r"(?:and|with|to|&|\+)\s+", re.IGNORECASE)
_JOINED = re.compile(r"(?:\band|\bwith|\bto|&|\+)\s+$", re.IGNORECASE)
_BEFORE_FIELDS = re.compile(r"(?:for|&|\+)\s+", re.IGNORECASE)
_GAP = re.compile(r"[\s,]*(?:(?<=\s)[·|][\s,]+)?")
_NEXT_TALK = re.compile(r"\s*;\s*")
_MARK = re.compile(r"\s*(?::|\.(?!\S)|·|\||\s[-–—](?=\s))\s*")
_BEFORE_TRAILING = re.compile(
    r"""(?P<divider>(?<=\s)[·|]\s+)|(?P<dash>(?<=\s)[-–—]\s+)|(?P<comma>[,;]\s+)|(?P<end>[.!?…]["”')]?\s+)"""
)
_MOST_TRAILING = 24
_BEFORE_WORDS = re.compile(r"\s*([,;])?\s+(?=[\w\"“'‘(\[@#])")
_DIVIDED = re.compile(r"\s*[,;]\s")
_BLANK = " \t,;"
_HOURS_AND_MORE = re.compile(r"(\d{1,3}) ?(?:h|hrs?|hours?) \d{1,2}", re.IGNORECASE)
_AFTER_MINUTES = re.compile(r"\s*(?:$|[,;:·|]|\.(?!\S)|\s[-–—]\s)")
_WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that stand together, from `start` to `end` with the marks around them; people in one group a talk."""

    start: int
    end: int
    spans: tuple[Span, ...] = ()
    groups: tuple[tuple[Mention, ...], ...] = ()
    torn: Kind | None = None
    """The kind that would come twice, where it ends because of that."""

    def kinds(self) -> frozenset[Kind]:
        return frozenset(span.kind for span in self.spans)

    def sure(self, *kinds: Kind) -> int:
        """How sure it is, counting each of these kinds once (default: all)."""
        best: dict[Kind, int] = {}
        for span in self.spans:
            best[span.kind] = max(span.sure, best.get(span.kind, 0))
        return sum(sure for kind, sure in best.items() if not kinds or kind in kinds)

    def without_last(self) -> Block:
        """The block before its last field."""
        spans, groups = self.spans[:-1], self.groups
        if self.spans[-1].kind is Kind.PERSON:
            groups = tuple(filter(None, (*groups[:-1], groups[-1][:-1])))
        return replace(self, spans=spans, groups=groups, end=spans[-1].end if spans else self.start)


def leading(line: str, tokens: Tokens, names: Names) -> Block | None:
    """The block a line begins with, if it is one."""
    block = run(line, len(line) - len(line.lstrip()), tokens, names)
    if all(isinstance(span.value, NoMoment) for span in block.spans):  # no fields, or "31.13.20", which may be anything
        return None
    if not line[block.end :].strip(" \t.,;:"):
        return Block(0, len(line), block.spans, block.groups)
    mark = _MARK.match(line, block.end)
    if mark:
        return replace(block, start=0, end=mark.end()) if _stands_before_mark(block, mark[0].strip()) else None
    next_talk = _NEXT_TALK.match(line, block.end)
    if next_talk and len(block.groups) > 1 and block.kinds() == {Kind.PERSON}:
        return replace(block, start=0, end=next_talk.end())
    block = _without_words(block, line, tokens)
    if not _stands_before_words(block, line):
        return None
    return replace(block, start=0, end=len(line) - len(line[block.end :].lstrip(_BLANK)))


def trailing(line: str, begin: int, tokens: Tokens, names: Names) -> Block | None:
    """The block a line ends with, looked for from `begin` on, if it is one.

    It stands after a divider, a sentence or a comma, and the less that divides the more it must say; a moment that
    may lie ahead makes a sentence of it, and where a mark is written nothing is looked for.
    """
    if is_mark_line(line):
        return None
    for found in list(_BEFORE_TRAILING.finditer(line, begin))[-_MOST_TRAILING:]:
        block = run(line, found.end(), tokens, names)
        if not block.spans or line[block.end :].strip(" \t.,;"):
            continue
        before = line[: found.start()] if found.lastgroup != "end" else line[: found.end()]
        if _stands_at_the_end(block, found.lastgroup or "", before, line, tokens):
            return replace(block, start=len(before.rstrip()), end=len(line))
    return None


def _stands_at_the_end(block: Block, after: str, before: str, line: str, tokens: Tokens) -> bool:
    """Whether a block is fields after a divider, a dash, a comma or the end of a sentence."""
    kinds = block.kinds()
    if any(span.kind is Kind.WHEN and tokens.may_lie_ahead(line, span) for span in block.spans):
        return False
    somehow = bool(kinds & _SOMEHOW)
    length_or_more = block.sure(*_NUMBERS) >= ENOUGH
    if after == "end":
        asked = before.rstrip().endswith("?") and not kinds <= _MANY
        return (asked or ends_sentence(before)) and (kinds <= _MANY or (somehow and length_or_more))
    stands = {
        "divider": kinds <= _MANY or length_or_more or (somehow and bool(kinds & _NUMBERS)),
        "dash": kinds >= _NUMBERS or (Kind.CHANNEL in kinds and block.sure(Kind.MINUTES) >= ENOUGH),
        "comma": kinds >= _NUMBERS and block.spans[0].kind in _SOMEHOW,
    }
    return stands[after] and not leads_on(before)


def run(line: str, start: int, tokens: Tokens, names: Names) -> Block:
    """As many fields as stand together from `start` on; each kind once, but people and tags as many as there are."""
    spans: list[Span] = []
    groups: list[list[Mention]] = []
    apart = False
    torn: Kind | None = None
    at = end = start
    while at < len(line):
        span = _one(line, at, tokens, names, spans, apart)
        if span is not None and span.kind not in _MANY and any(span.kind is one.kind for one in spans):
            torn = span.kind
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
        found = _without_a_count(tokens.at(line, joined.end()), line, tokens, names)
        return found if found is not None and found.kind is Kind.MINUTES else None
    found = at_sign(line, at, names) or _without_a_count(tokens.at(line, at), line, tokens, names)
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


def _without_a_count(span: Span | None, line: str, tokens: Tokens, names: Names) -> Span | None:
    """A length of "1h 20"; in "1h 3 people" the hour alone, as the 3 counts what follows."""
    found = _HOURS_AND_MORE.fullmatch(line, span.start, span.end) if span and span.kind is Kind.MINUTES else None
    if span is None or found is None or _AFTER_MINUTES.match(line, span.end):
        return span
    after = len(line) - len(line[span.end :].lstrip())
    if at_sign(line, after, names) or tokens.at(line, after):
        return span
    end = span.start + len(line[span.start : span.end].rpartition(" ")[0])
    return replace(span, end=end, value=int(found[1]) * 60)


def _stands_before_mark(block: Block, mark: str) -> bool:
    """Whether a block is fields where a mark follows: a colon says so, a dot or a dash may be a sentence's."""
    kinds = block.kinds()
    if mark == "." and not kinds & _SOMEHOW:
        return False
    if mark in {"-", "–", "—"} and not (kinds & _SOMEHOW or kinds >= _NUMBERS):
        return False
    return block.sure() >= ENOUGH


def _without_words(block: Block, line: str, tokens: Tokens) -> Block:
    """A block that words follow, without the last fields that may be theirs: "10% discount", "Tuesday works"."""
    while block.spans and _belongs_to_words(block.spans[-1], line, tokens):
        block = block.without_last()
    return block


def _belongs_to_words(last: Span, line: str, tokens: Tokens) -> bool:
    divided = _DIVIDED.match(line, last.end) is not None
    if last.kind is Kind.WHEN:
        return not divided or tokens.may_lie_ahead(line, last)
    if last.kind is Kind.SHARE:
        return not divided and last.sure < ENOUGH
    if last.kind is Kind.PERSON:
        return not divided and not _JOINED.search(line, 0, last.start)
    return last.kind is not Kind.MINUTES and not divided


def _stands_before_words(block: Block, line: str) -> bool:
    """Whether a block is none of the words that follow it without a mark, at most parted by a comma.

    That takes a channel with a length or a share, no verb, and no word that goes on with a sentence.
    A mention counts as one here: "@dana called 20 minutes late" is a sentence.
    """
    kinds = block.kinds()
    found = _BEFORE_WORDS.match(line, block.end)
    if found is None or block.torn in kinds or not (Kind.CHANNEL in kinds and kinds & _NUMBERS):
        return False
    if not found[1] and any(line[span.start : span.end].casefold() in DONE_TO for span in block.spans):
        return False
    word = _WORD.search(line, found.end())
    first = word[0] if word else ""
    sure = block.sure() - (1 if Kind.PERSON in kinds else 0) + (1 if first[:1].isupper() else 0)
    return sure > ENOUGH and not goes_on(first)


def without_doubles(first: Block | None, last: Block | None) -> Block | None:
    """The last block, unless it repeats a field of the first, or it is unclear whose people it names."""
    if first is None or last is None:
        return last
    repeated = (first.kinds() & last.kinds()) - _MANY
    several = len(first.groups) + len(last.groups) > 2 and first.groups and last.groups
    return None if repeated or several else last
