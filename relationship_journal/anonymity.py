# SPDX-License-Identifier: MIT
"""What stands in for a name on paper and pictures, and whether a name got through after all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from datetime import date
from string import ascii_uppercase

_JOINER = "\u200d"
_WESTERN_END = "\u0250"
_SPACED_END = "\u0e00"


class Aliases:
    """Stable stand-ins in the order they are asked for: "Customer A" to "Customer Z", then "Customer AA"."""

    def __init__(self, word: str = "Customer") -> None:
        self._word = word
        self._places: dict[Hashable, int] = {}

    def alias_for(self, key: Hashable) -> str:
        """The stand-in for whatever `key` identifies (an id, never a name somebody could read)."""
        return f"{self._word} {_letters(self._places.setdefault(key, len(self._places)))}"


def _letters(place: int) -> str:
    place, last = divmod(place, len(ascii_uppercase))
    return (_letters(place - 1) if place else "") + ascii_uppercase[last]


def initials(name: str) -> str:
    """One or two characters for the circle beside a name: first and last word, or the first character.

    Names written in ideographs, kana or hangul give their first character. A name without letters gives
    its first sign, an empty one "?".
    """
    words = [word for word in map(_first_sign, unicodedata.normalize("NFC", name).split()) if word]
    lettered = [word for word in words if word[0].isalnum()] or words[:1]
    if not lettered:
        return "?"
    if len(lettered) == 1 or _is_east_asian(lettered[0][0]):
        return lettered[0]
    return lettered[0] + lettered[-1]


def _first_sign(word: str) -> str:
    """The first letter or digit of a word with all that is stacked on it; else its first sign."""
    start = next((place for place, sign in enumerate(word) if sign.isalnum()), 0)
    end = start + 1
    while end < len(word) and (_belongs_to_previous(word[end]) or word[end - 1] == _JOINER or _is_flag(word, end)):
        end += 1
    sign = word[start:end]
    if not sign[0].isalnum() and unicodedata.category(sign[0])[0] in "PCZ":
        return ""
    return sign.upper() if len(sign.upper()) == len(sign) else sign


def _belongs_to_previous(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M" or sign == _JOINER or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _is_flag(word: str, end: int) -> bool:
    """Two regional letters make one flag."""
    return end == 1 and all("\U0001f1e6" <= sign <= "\U0001f1ff" for sign in word[:2])


def _is_east_asian(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def leaks(text: str | bytes, names: Iterable[str]) -> list[str]:
    """Which of `names` occur in a text or a file's bytes (read as UTF-8, Latin-1 and UTF-16), in the order given.

    Upper and lower case, composed and decomposed accents and what stands between the words of a name make
    no difference; a name inside a longer word does not count. One Latin letter or digit names nobody.
    Compressed or otherwise encoded parts of a file are for the caller to unpack first.
    """
    views = [(_plain(view), end) for view, end in _views(text)]
    found = []
    for name in dict.fromkeys(names):
        plain = _plain(name)
        if (len(plain) > 1 or plain > _SPACED_END) and any(_occurs(plain, view, end) for view, end in views):
            found.append(name)
    return found


def _views(text: str | bytes) -> list[tuple[str, str]]:
    """The readings of a text, each with the end of the letters that make words longer in it.

    Bytes read as UTF-16 are surrounded by signs that only look like letters of far scripts.
    """
    if isinstance(text, str):
        return [(text, _SPACED_END)]
    views = [(text.decode(code, "replace"), _SPACED_END) for code in ("utf-8", "latin-1")]
    for start in (0, 1):
        views += [(text[start:].decode(code, "replace"), _WESTERN_END) for code in ("utf-16-le", "utf-16-be")]
    return views


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).strip()


def _occurs(name: str, text: str, end: str) -> bool:
    words = re.findall(r"[^\W_]+", name)
    loose = r"[\W_]{0,3}".join(map(re.escape, words)) or re.escape(name)
    matches = re.finditer(f"(?=({loose}|{re.escape(name)}))", text)  # looking ahead finds those that overlap
    return any(_stands_alone(text, match.start(1), match.end(1), end) for match in matches)


def _stands_alone(text: str, start: int, stop: int, end: str) -> bool:
    """Whether no letter of a script that puts spaces between words continues the match."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return not any(
        beside.isalnum() and beside < end and own.isalnum() and own < _SPACED_END
        for beside, own in ((before, text[start]), (after, text[stop - 1]))
    )


def neutral_file_name(kind: str, today: date) -> str:
    """A file name, without its ending, that names nobody: "chart-2026-11-22"."""
    return f"{kind}-{today.isoformat()}"
