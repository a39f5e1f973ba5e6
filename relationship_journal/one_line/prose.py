# SPDX-License-Identifier: MIT
"""What tells a sentence from fields: where one ends, which words go on with it, which lines hold no fields at all."""

from __future__ import annotations

import re

_CLOSING = "\"”')"
_LAST_WORD = re.compile(r"[^\s(\[\"“]+$")
_ABBREVIATIONS = re.compile(
    "adm|al|approx|apt|assoc|attn|ave|bcc|bldg|bros|ca|capt|cc|cf|cm|co|col|corp|dept|dir|dr|ed|eg|esp|est|etc|ext|"
    "fig|fr|ft|fwd|fyi|gen|gov|govt|hon|hr|hrs|ie|inc|incl|ing|jr|km|lb|lbs|lt|ltd|max|mgr|min|mins|misc|mr|mrs|ms|"
    "mt|mtg|nb|no|nos|nr|orig|oz|pct|pl|plc|pls|pp|pres|prof|pt|ref|rep|resp|rev|sec|sen|sgt|sr|st|ste|tel|temp|thx|"
    "univ|viz|vol|vp|vs|w|wk|wrt|yr|yrs"
)
"""After these a dot is no sentence's end: "Prefers Marriott vs. #hilton"."""
_MARK_LINE = re.compile(
    r"\W*(?:promise|favou?r|shortcut|friction|refusal|goal|limit|interest|note|to raise|to ask)\b", re.IGNORECASE
)
_LEADS_ON = re.compile(
    r"\b(?:after|an?|and|are|at|before|between|but|for|from|had|has|have|is|of|or|per|than|the|to|until|was|were|with)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    "about|after|again|ago|ahead|also|and|are|around|at|away|back|be|because|been|before|behind|"
    "but|by|can|cheaper|could|delayed|did|do|does|down|earlier|early|extra|faster|for|from|full|"
    "had|has|have|her|him|his|i|if|in|into|is|it|its|just|late|later|left|less|long|longer|"
    "me|more|most|my|not|of|off|on|or|our|out|over|overdue|past|per|quicker|required|she|short|"
    "shorter|slower|so|sooner|than|that|the|their|them|then|there|they|through|to|together|too|"
    "under|until|up|us|was|we|went|were|when|where|which|while|who|will|with|without|would|you|"
    "your"
)


def ends_sentence(before: str) -> bool:
    """Whether a text up to here is a whole sentence that asks nothing; the dot of "vs.", "4 m." or "etc." ends none."""
    said = before.rstrip().rstrip(_CLOSING)
    if said[-1:] != ".":
        return said[-1:] in {"!", "…"}
    found = _LAST_WORD.search(said[:-1])
    word = found[0].casefold() if found else ""
    return len(word) > 1 and "." not in word and not word.isdecimal() and not _ABBREVIATIONS.fullmatch(word)


def leads_on(before: str) -> bool:
    """Whether a text up to here waits for what comes: after a colon, "of", "is", "for"."""
    said = before.rstrip()
    return said.endswith((":", "：", ",")) or _LEADS_ON.search(said) is not None


def goes_on(word: str) -> bool:
    """Whether fields before this word were the beginning of a sentence: "call 20m late", "met 25 min before"."""
    return _GOES_ON.fullmatch(word.casefold()) is not None


def is_mark_line(line: str) -> bool:
    """Whether a line begins as a promise, a favor or another mark does; its numbers are the mark's."""
    return _MARK_LINE.match(line) is not None
