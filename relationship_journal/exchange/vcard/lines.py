# SPDX-License-Identifier: MIT
"""vCard bytes into cards of logical lines: unfolded before decoding, and never lost over a bad neighbor."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

_LINE_END = re.compile(rb"\r?\r?\n|\r")
_COLON = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_NAME = re.compile(rb"[\s.]*+(?:[\w-]+\.)?([\w./-]+)\s*(?=;|$)")
_QUOTED_PRINTABLE = re.compile(rb';\s*(?:ENCODING\s*=\s*)?"?QUOTED-PRINTABLE"?\s*(?=;|$)', re.IGNORECASE)
_BASE64 = re.compile(rb';\s*(?:ENCODING\s*=\s*"?(?:BASE64|B)"?|BASE64)\s*(?=;|$)', re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}\s*")
_MARK = re.compile(rb"[\s.]*+(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*", re.IGNORECASE)
_OLD_VERSION = re.compile(rb"\s*VERSION\s*:\s*2", re.IGNORECASE)
_ENCODED_SEMICOLON = re.compile(rb"(?<!=5[Cc])=3[Bb]")
_UTF8_MARK = b"\xef\xbb\xbf"
_FULL_LINE = 70
_LONG_HEAD = 200
_CHARACTER = 4
_NEW_CARD_NAMES = frozenset({b"VERSION", b"N", b"FN"})


class Transfer(Enum):
    """How a value travels."""

    PLAIN = "plain"
    QUOTED_PRINTABLE = "quoted-printable"
    BASE64 = "base64"


@dataclass(slots=True)
class Line:
    """One property: what stands before the colon and after it, unfolded, quoted-printable already undone.

    `name` is in capitals and without its group. For a line that is no property, `name` and `head` are empty and
    `value` is the line. `start` and `stop` are its place in the file, `blanks` the empty lines before it.
    """

    name: bytes
    head: bytes
    value: bytes
    transfer: Transfer
    start: int
    stop: int
    blanks: int = 0


@dataclass(slots=True)
class CardLines:
    """The lines of one card with its place in the file; `begun` and `ended` tell whether those marks were there."""

    start: int
    stop: int
    begun: bool = True
    ended: bool = False
    lines: list[Line] = field(default_factory=list)


def cards(data: bytes) -> list[CardLines]:
    """One entry for each card, in the order of the file.

    A card ends at its END, at the next BEGIN or with the file; lines outside of any card make one too if a
    VERSION, N or FN is among them. Cards inside an AGENT are passed over; they stay in the source text.
    """
    cutter = _Cutter()
    for line in logical_lines(data):
        cutter.take(line)
    return cutter.finish()


class _Cutter:
    """Sorts logical lines into cards."""

    def __init__(self) -> None:
        self._done: list[CardLines] = []
        self._card: CardLines | None = None
        self._agents = 0
        self._agent_next = False
        self._foreign = b""

    def take(self, line: Line) -> None:
        mark = _mark(line)
        if mark == b"BEGIN":
            self._begin(line)
        elif mark == b"END":
            self._end(line)
        elif self._foreign:
            if line.name == b"END" and line.value.strip().upper() == self._foreign:
                self._foreign = b""
        elif self._card is None:
            self._begin_without_mark(line)
        else:
            self._add(self._card, line)

    def finish(self) -> list[CardLines]:
        self._close()
        return self._done

    def _begin(self, line: Line) -> None:
        self._foreign = b""
        if self._agent_next and self._card is not None:
            self._agents += 1
            self._agent_next = False
            self._card.stop = line.stop
            return
        self._close()
        self._card = CardLines(line.start, line.stop)

    def _end(self, line: Line) -> None:
        self._agent_next = False
        if self._card is None:
            return
        self._card.stop = line.stop
        if self._agents:
            self._agents -= 1
            return
        self._card.ended = True
        self._close()

    def _begin_without_mark(self, line: Line) -> None:
        if line.name == b"BEGIN":
            self._foreign = line.value.strip().upper()
        elif line.name:
            self._card = CardLines(line.start, line.stop, begun=False)
            self._add(self._card, line)

    def _add(self, card: CardLines, line: Line) -> None:
        if not card.begun and line.name == b"VERSION" and any(one.name == line.name for one in card.lines):
            self._close()
            self._card = card = CardLines(line.start, line.stop, begun=False)
        card.stop = line.stop
        self._agent_next = line.name == b"AGENT" and not line.value.strip()
        if line.name == b"AGENT":
            self._agents += bool(_MARK.fullmatch(line.value))
        elif self._agents == 0:
            card.lines.append(line)

    def _close(self) -> None:
        card, self._card = self._card, None
        self._agents, self._agent_next = 0, False
        if card is not None and (card.begun or any(line.name in _NEW_CARD_NAMES for line in card.lines)):
            self._done.append(card)


def _mark(line: Line) -> bytes:
    if line.name not in (b"BEGIN", b"END"):
        return b""
    found = _MARK.fullmatch(line.head + b":" + line.value)
    return found[1].upper() if found else b""


def logical_lines(data: bytes) -> Iterator[Line]:
    """The properties of a file, with folded, soft-broken and base64 lines put together again."""
    return _Unfolder(data).lines()


class _Unfolder:
    """Walks over the physical lines of a file; `_next` is the first one not yet used."""

    def __init__(self, data: bytes) -> None:
        self._physical = list(_physical_lines(data))
        self._heads = _Heads()
        self._next = 0
        self._old = False
        self._inside = False
        self._dedent = b""

    def lines(self) -> Iterator[Line]:
        blanks = 0
        while self._next < len(self._physical):
            text, start, stop = self._physical[self._next]
            self._next += 1
            if not text.strip():
                blanks += 1
                continue
            if self._notice_mark(text):
                line = self._heads.line(text, start, stop)
            else:
                line = self._logical(self._dedented(text), start, stop)
            line.blanks, blanks = blanks, 0
            yield line

    def _notice_mark(self, text: bytes) -> bool:
        if text.rstrip()[-5:].lower() != b"vcard":
            self._old = self._old or _OLD_VERSION.match(text) is not None
            return False
        mark = _MARK.fullmatch(text)
        if mark is None:
            return False
        self._inside = mark[1].upper() == b"BEGIN"
        self._old = False
        self._dedent = self._indent_of_body() if self._inside else b""
        return True

    def _indent_of_body(self) -> bytes:
        """A card that is indented as a whole has an indented property right after its BEGIN."""
        following = self._physical[self._next][0] if self._next < len(self._physical) else b""
        return following[: len(following) - len(following.lstrip(b" \t"))] if b":" in following else b""

    def _dedented(self, text: bytes) -> bytes:
        return text.removeprefix(self._dedent)

    def _logical(self, text: bytes, start: int, stop: int) -> Line:
        parts = [text]
        transfer = self._heads.transfer(text)
        while self._next < len(self._physical):
            more = self._continuation(parts[-1], transfer)
            if more is None:
                break
            stop = self._physical[self._next][2]
            self._next += 1
            if transfer is Transfer.QUOTED_PRINTABLE and _softly_broken(parts[-1]):
                parts[-1] = parts[-1].rstrip(b" \t")[:-1]
            parts.append(more)
            if transfer is None and b":" in more:
                parts = [b"".join(parts)]
                transfer = self._heads.transfer(parts[0])
        if self._old and transfer is Transfer.PLAIN and _cut_by_count(parts):
            parts[1:] = [part.removeprefix(b" ") for part in parts[1:]]
        return self._heads.line(b"".join(parts) if len(parts) > 1 else parts[0], start, stop)

    def _continuation(self, last: bytes, transfer: Transfer | None) -> bytes | None:
        """What the next physical line adds to the one before, or None if it begins something of its own."""
        text = self._dedented(self._physical[self._next][0])
        if transfer is Transfer.QUOTED_PRINTABLE and _softly_broken(last):
            return None if _MARK.fullmatch(text) else text
        if transfer is Transfer.BASE64:
            return self._more_base64(text)
        if text[:1] not in (b" ", b"\t") or (not self._inside and _MARK.fullmatch(text)):
            return None
        if self._old and transfer is not None and len(last) < _FULL_LINE and not 0x80 <= text[1:2].ljust(1)[0] < 0xC0:
            return text  # version 2.1 folds in front of a blank that belongs to the text
        return text[1:]

    def _more_base64(self, text: bytes) -> bytes | None:
        if text[:1] in (b" ", b"\t"):
            return text.strip()
        if not text:
            return b"" if self._base64_goes_on() else None
        return text if _BASE64_LINE.fullmatch(text) else None

    def _base64_goes_on(self) -> bool:
        """Whether a long base64 line follows the blank one, as some writers set blank lines in between."""
        following = self._physical[self._next + 1 : self._next + 2]
        return bool(following) and len(following[0][0]) > 40 and _BASE64_LINE.fullmatch(following[0][0]) is not None


def _physical_lines(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    start = 0
    for end in _LINE_END.finditer(data):
        yield _without_mark(data[start : end.start()]), start, end.end()
        start = end.end()
    if start < len(data):
        yield _without_mark(data[start:]), start, len(data)


def _without_mark(text: bytes) -> bytes:
    """Files joined end to end carry their byte order mark in the middle."""
    return text.removeprefix(_UTF8_MARK)


def _cut_by_count(parts: list[bytes]) -> bool:
    """Whether a line was folded at a width rather than at its blanks, whatever its version asks for."""
    widths = [len(part) for part in parts[:-1]]
    return len(widths) > 1 and max(widths) - min(widths) <= _CHARACTER


def _softly_broken(text: bytes) -> bool:
    return text.rstrip(b" \t").endswith(b"=")


def _colon(text: bytes) -> int:
    if b'"' not in text:
        return text.find(b":")
    found = _COLON.match(text)
    return found.end() - 1 if found else text.find(b":")


class _Heads:
    """What heads mean; a file repeats a few of them thousands of times."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[bytes, Transfer]] = {}

    def of(self, head: bytes) -> tuple[bytes, Transfer]:
        """The property's name, empty for a head that is none, and how its value travels."""
        meaning = self._known.get(head)
        if meaning is None:
            name = _NAME.match(head)
            meaning = (name[1].upper() if name else b"", _transfer_of(head))
            if len(head) < _LONG_HEAD:
                self._known[head] = meaning
        return meaning

    def transfer(self, text: bytes) -> Transfer | None:
        """How the value of this line travels; None as long as its colon has not come."""
        colon = _colon(text)
        return self.of(text[:colon])[1] if colon >= 0 else None

    def line(self, text: bytes, start: int, stop: int) -> Line:
        """The unfolded text as a property, or as a line that is none."""
        colon = _colon(text)
        head, value = (text[:colon], text[colon + 1 :]) if colon >= 0 else (b"", text)
        name, transfer = self.of(head)
        if not name or (value.startswith(b"//") and name in (b"HTTP", b"HTTPS")):
            return Line(b"", b"", text, Transfer.PLAIN, start, stop)
        if transfer is Transfer.QUOTED_PRINTABLE:
            value = _from_quoted_printable(value)
        return Line(name, head, value, transfer, start, stop)


def _transfer_of(head: bytes) -> Transfer:
    if _QUOTED_PRINTABLE.search(head):
        return Transfer.QUOTED_PRINTABLE
    return Transfer.BASE64 if _BASE64.search(head) else Transfer.PLAIN


def _from_quoted_printable(value: bytes) -> bytes:
    if b";" in value:  # beside written separators, an encoded semicolon is a character of the text
        value = _ENCODED_SEMICOLON.sub(rb"\\;", value)
    return binascii.a2b_qp(value)
