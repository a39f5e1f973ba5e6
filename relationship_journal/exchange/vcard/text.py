# SPDX-License-Identifier: MIT
"""Text inside vCard values: escapes, parts and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from relationship_journal.exchange.text import clean

_ESCAPE = re.compile(r"\\([nN,;:\\])")
_ESCAPED = {"n": "\n", "N": "\n"}
_APPLE_LABEL = re.compile(r"_\$!<(.*?)>!\$_", re.DOTALL)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_SILENT_TYPES = frozenset(
    {"voice", "msg", "pref", "internet", "x400", "intl", "dom", "postal", "parcel", "uri", "text/plain"}
)
_TYPE_WORDS = {"cell": "mobile", "iphone": "iPhone", "textphone": "text phone", "x-mobile": "mobile"}
_FIRST_WORDS = ("home", "work")


def unescape(text: str) -> str:
    """The text with its escapes undone and its line ends as newlines; an unknown escape stays as it is."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)


def split(text: str, separator: str) -> list[str]:
    """The parts between separators that are not escaped, still escaped themselves."""
    if "\\" not in text:
        return text.split(separator)
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == separator:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    parts.append(text[start:])
    return parts


def components(text: str) -> list[str]:
    """The parts of a structured value, each unescaped and trimmed."""
    return [unescape(part).strip() for part in split(text, ";")]


def one_line(text: str) -> str:
    """The text without line breaks, for what is shown on one line."""
    if text.isprintable():
        return text.strip()
    return " ".join(filter(None, (part.strip() for part in text.replace("\t", " ").splitlines())))


def percent_decoded(text: str) -> str:
    """A URI's text with its percent escapes undone."""
    return clean(unquote_to_bytes(text).decode("utf-8", "replace")) if "%" in text else text


def readable_label(text: str) -> str:
    """A label as a person would write it: Apple's `_$!<HomeFAX>!$_` is "home fax", a free word stays."""
    wrapped = _APPLE_LABEL.fullmatch(text.strip())
    return _HUMP.sub(" ", wrapped[1]).lower().strip() if wrapped else one_line(text)


def label_of_types(types: Sequence[str]) -> str:
    """One label out of vCard's type words: the place first, then the kind; words that say nothing are left out."""
    if not types:
        return ""
    words = dict.fromkeys(_type_word(one) for one in types if one.lower() not in _SILENT_TYPES)
    ordered = sorted((word for word in words if word), key=lambda word: word not in _FIRST_WORDS)
    return " ".join(ordered)


def _type_word(word: str) -> str:
    known = _TYPE_WORDS.get(word.lower())
    if known:
        return known
    plain = re.sub(r"^x-", "", word, flags=re.IGNORECASE).strip()
    return plain.lower() if plain.isupper() or plain.lower() in _FIRST_WORDS else plain


def without_carets(text: str) -> str:
    """A parameter's text with the caret escapes of RFC 6868 undone."""
    return re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], text)
