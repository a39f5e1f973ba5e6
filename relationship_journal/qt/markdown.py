# SPDX-License-Identifier: MIT
"""The light Markdown of an entry: lines as they were written, what they are, and how their words are set.

A line is a paragraph: nothing joins lines, renumbers lists, loads pictures or knows HTML, and whatever is no mark is
shown as it was typed. Bold, italic, code and links inside a line are read by Qt (CommonMark).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, Flag, auto
from functools import cache, reduce
from operator import or_

from PySide6.QtGui import QFont, QTextDocument

from relationship_journal.frozen import dataclass
from relationship_journal.values import has_private, is_private

_FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML
_BLOCK = re.compile(r"(?P<blanks>\s*)(?:(?P<head>#{1,6})\s+|(?P<bullet>[-*])\s+(?=\S)|(?P<quote>>)\s?)?(?P<rest>.*)")
_WORDS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+|(?<![\w/])[#@][^\W\d_][\w-]*")
_URL_END = ".,;:!?)]}'’"
_INLINE = re.compile(r"[*`\\]|(?<!\w)_|\]\(|<https?:")
_MARKED = re.compile(
    r"[*`]\S|(?<!\w)_\S|\]\(|https?://|www\.|(?<![\w/])[#@][^\W\d_]|^\s*(?:#{1,6}\s|>|[-*]\s+\S)",
    re.IGNORECASE | re.MULTILINE,
)
_AS_TYPED = re.compile(r"\\(?![*_`\[\]\\])|&|!(?=\[)|(?<=\w)\*(?=\w)|<(?!https?:)")
"""What Markdown would take for something of its own, though a diary means the sign."""
_CODE = re.compile(r"(`[^`]+`)")
_BEGINNING = re.compile(r"([#>+=~|-]|\*(?=\s)|\[(?=[^\]]*\]:)|`{3})|(\d+)([.)])")
_ONLY_RULES = re.compile(r"[-*_=\s]+")


class Kind(Enum):
    """What a line is."""

    PLAIN = auto()
    HEADING = auto()
    BULLET = auto()
    QUOTE = auto()
    PRIVATE = auto()


class Style(Flag):
    """How words are set; several may hold."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    CODE = auto()
    LINK = auto()
    TAG = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Words that are set in a style: where they begin and how long they are, in UTF-16 units as Qt counts."""

    start: int
    length: int
    style: Style
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read; `level` says how deep a list is nested."""

    text: str
    kind: Kind = Kind.PLAIN
    level: int = 0
    spans: tuple[Span, ...] = ()


def is_marked(text: str) -> bool:
    """Whether anything in a text could be a mark; most texts have none."""
    return _MARKED.search(text) is not None or has_private(text)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text, empty ones too."""
    reader = QTextDocument()
    reader.setUndoRedoEnabled(False)
    for line in text.split("\n"):
        yield _line(line.rstrip(), reader)


def addresses_in(text: str) -> list[str]:
    """The addresses of the links in a text, in their order."""
    if not is_marked(text):
        return []
    found = (span.address for line in lines_of(text) for span in line.spans if span.address)
    return list(dict.fromkeys(found))


def _line(line: str, reader: QTextDocument) -> Line:
    found = _BLOCK.fullmatch(line)
    if found is None:
        return Line(line)
    rest = found["rest"]
    kind = (
        Kind.HEADING if found["head"] else Kind.BULLET if found["bullet"] else Kind.QUOTE if found["quote"]
        else Kind.PLAIN
    )  # fmt: skip
    if is_private(line):
        kind = Kind.PRIVATE
    level = min(len(found["blanks"].expandtabs(4)) // 2, 3) if kind is Kind.BULLET else 0
    shown, spans = _inside(rest, reader)
    return Line(shown, kind, level, tuple(_with_words(shown, spans)))


def _inside(text: str, reader: QTextDocument) -> tuple[str, list[Span]]:
    """A line's words without their marks, and how they are set."""
    if not _INLINE.search(text) or _ONLY_RULES.fullmatch(text):
        return text, []
    parts = _CODE.split(text)  # inside code every sign is what it is, also a backslash
    parts[::2] = [_AS_TYPED.sub(lambda found: f"\\{found[0]}", part) for part in parts[::2]]
    typed = "".join(parts)
    typed = _BEGINNING.sub(_escaped, typed, count=1) if _BEGINNING.match(typed) else typed
    reader.setMarkdown(typed, _FEATURES)
    block = reader.begin()
    if reader.blockCount() != 1 or not block.text():
        return text, []
    spans = []
    for part in block.textFormats():
        made = part.format
        address = made.anchorHref()
        key = made.fontWeight() > QFont.Weight.Medium, made.fontItalic(), made.fontFixedPitch(), bool(address)
        if any(key):
            spans.append(Span(part.start, part.length, _style(*key), address))
    return block.text(), spans


@cache
def _style(bold: bool, italic: bool, code: bool, link: bool) -> Style:
    held = {Style.BOLD: bold, Style.ITALIC: italic, Style.CODE: code, Style.LINK: link}
    return reduce(or_, (style for style, holds in held.items() if holds), Style.PLAIN)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _with_words(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans, and between them addresses, tags and people."""
    yield from spans
    taken = [(span.start, span.start + span.length) for span in spans if span.address or Style.CODE in span.style]
    for found in _WORDS.finditer(text):
        word = found[0] if found[0][0] in "#@" else found[0].rstrip(_URL_END)
        start = _units(text[: found.start()])
        length = _units(word)
        if not any(begin < start + length and start < end for begin, end in taken):
            is_tag = word[0] in "#@"
            yield Span(start, length, Style.TAG if is_tag else Style.LINK, "" if is_tag else word)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
