# SPDX-License-Identifier: MIT
"""Which lines begin a mark, which only may, and which are nothing but prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from relationship_journal.one_line.lines import WORDS, LineKind


@dataclass(frozen=True, slots=True)
class Beginning:
    """A line begins so: its kind, where its word ends and what it says begins, whether it is theirs, and how sure."""

    kind: LineKind
    word: tuple[int, int]
    says: int
    theirs: bool
    sure: bool


_WORD = re.compile(
    r"[ \t]*(?:[-*•][ \t]+)?(?P<whole>(?P<their>their[ \t]+)?"
    r"(?P<word>promise|favou?r|shortcut|friction|(?:a[ \t]+)?no|refusal|goal|(?:to[ \t]+)?raise"
    r"|(?:to[ \t]+)?ask[ \t]+about|interest|limit|off[ -]duty)"
    r"(?P<from>[ \t]+(?:from|by)[ \t]+(?:them|her|him)\b)?)"
    r"(?P<mark>[ \t]*[:：]|[ \t]+[-–—](?=[ \t]))?(?=\s|$|(?<=[:：])|[.,])",
    re.IGNORECASE,
)
_KINDS: Mapping[str, LineKind] = {
    **{word: kind for kind, word in WORDS.items()},
    "favour": LineKind.FAVOR,
    "refusal": LineKind.REFUSAL,
    "no": LineKind.REFUSAL,
    "raise": LineKind.TO_RAISE,
    "to ask about": LineKind.ASK_ABOUT,
    "off-duty": LineKind.OFF_DUTY,
}
_OF_THEM = frozenset({LineKind.PROMISE, LineKind.FAVOR})
_GOES_ON = (
    "is|was|were|are|be|been|has|had|have|isn['’]t|wasn['’]t|will|would|could|can|should|must|may|might|did|does|do|of|"
    "and|or|but|as|that|which|who|than|not|made|kept|broken|meant|came|comes|goes|went|seems|looks|remains|stays"
)
_PROSE_AFTER: Mapping[LineKind, str] = {
    LineKind.PROMISE: "me|us|ring|yourself|land",
    LineKind.FAVOR: "to|in|the",
    LineKind.SHORTCUT: "to|through|key|keys",
    LineKind.FRICTION: "",
    LineKind.GOAL: "for|in|by|keeper|difference|number|scorer",
    LineKind.ASK_ABOUT: "",
    LineKind.TO_RAISE: "",
    LineKind.INTEREST: "in|from|on|at|rate|rates|level|levels|payment|payments|expense|charge|charges|free|alone|group",
}
_NOTE_WORDS = 7
"""Words of a note that begins with a capital; with more it is rather a sentence."""
_NEXT = re.compile(r"[ \t]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
_MAY_FOLLOW: Mapping[LineKind, re.Pattern[str]] = {
    LineKind.REFUSAL: re.compile(r"[ \t]*(?:(?:to|on|for|price|deal|meeting|discount)\b)", re.IGNORECASE),
    LineKind.LIMIT: re.compile(
        r"\s*(?:topics?\s|no\s+(?!longer|more|matter|one|need)\S)|.*\d.*(?:\b(?:a|per|each|every)\s+|/\s?)month\b"
        r"|.*\d.*\bmonthly\b",
        re.IGNORECASE,
    ),
    LineKind.OFF_DUTY: re.compile(r""),
}
"""What has to follow where only few words make sense."""
_ONLY_OFFERED = frozenset({"no", "raise"})
"""Words that are as often prose: what they may begin is only offered, and only where it makes sense."""
_OFF_DUTY_GOES_ON = re.compile(r"\s*(?:$|[.,;:])|\s+(?:kept|slipped|business at the end|planned)\b", re.IGNORECASE)


def beginning(line: str) -> Beginning | None:
    """How a line begins that is a mark, or may be one; None where it is neither."""
    found = _WORD.match(line)
    if found is None:
        return None
    kind = _KINDS[" ".join(found["word"].split()).casefold()]
    theirs = bool(found["their"] or found["from"])
    if theirs and kind not in _OF_THEM:
        return None
    says = found.end()
    rest = line[says:]
    bare = not rest.strip(" \t")
    if bare and not found["mark"] and not rest and kind is not LineKind.OFF_DUTY:
        return None  # a word alone is still being typed
    sure = bool(found["mark"]) or bare or _is_sure(kind, rest, found["word"])
    bare_word = found["word"].casefold()
    if bare_word in _ONLY_OFFERED and (bare or not sure):
        return None
    sure = sure and (bare_word != "no" and (bare_word != "raise" or bool(found["mark"])))
    if kind is LineKind.OFF_DUTY and not _OFF_DUTY_GOES_ON.match(line, found.end("whole")):
        return None
    return Beginning(kind, (found.start("whole"), found.end("whole")), says, theirs, sure)


def _is_sure(kind: LineKind, rest: str, word: str) -> bool:
    """Whether a word without a colon begins a mark, going by what follows it."""
    if kind in _MAY_FOLLOW:
        return _MAY_FOLLOW[kind].match(rest) is not None
    # "To raise the price they would need a new budget."
    is_long = rest.rstrip().endswith(".") or len(rest.split()) > _NOTE_WORDS
    is_sentence = kind is LineKind.TO_RAISE and word[0].isupper() and is_long
    if is_sentence or rest.lstrip()[:1] == ",":
        return False
    following = _NEXT.match(rest)
    prose = f"{_GOES_ON}|{_PROSE_AFTER[kind]}" if _PROSE_AFTER[kind] else _GOES_ON
    return following is None or re.fullmatch(prose, following[1], re.IGNORECASE) is None
