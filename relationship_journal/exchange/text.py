# SPDX-License-Identifier: MIT
"""From the bytes of a foreign file to text: marks first, then UTF-8, then what was declared, then a code page."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

CODE_PAGES = ("utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "shift_jis", "gb18030", "big5")
"""What the switch of the import preview offers; `canonical` accepts more."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_NAME = re.compile(r"[A-Za-z0-9._:-]{1,40}")
_TRUSTED = re.compile(
    r"utf-8|utf-(16|32)(-[lb]e)?|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*"
    r"|iso2022_\w+|hz|johab|tis-620|kz1048|ptcp154|hp-roman8"
)
_WIDE = re.compile(r"utf-(16|32)")
_OFTEN_WRONG = frozenset({"ascii", "iso8859-1", "iso8859-15", "cp1252"})


def canonical(name: str) -> str | None:
    """Python's name of a text encoding, ISO 8859-1 read as its superset Windows-1252; None for an unknown one."""
    name = name.strip().strip('"')
    if not _NAME.fullmatch(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    if not _TRUSTED.fullmatch(found):
        return None
    return "cp1252" if found == "iso8859-1" else found


def widen(data: bytes, code_page: str | None = None) -> tuple[bytes, str]:
    """The bytes without a mark and with UTF-16 and UTF-32 turned into UTF-8, and the name of what was found.

    A mark is a fact and wins over `code_page`; UTF-16 without a mark is known by its zero bytes.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _as_utf8(data[len(mark) :], name), name
    wide = code_page if code_page is not None else _by_zero_bytes(data[:_SAMPLE])
    if wide is not None and _WIDE.match(wide):
        return _as_utf8(data, wide), wide
    return data, "utf-8"


def _as_utf8(data: bytes, name: str) -> bytes:
    return data if name == "utf-8" else data.decode(name, "replace").encode("utf-8")


def _by_zero_bytes(sample: bytes) -> str | None:
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half >= 4 and max(even, odd) * 5 >= half and max(even, odd) > 4 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


@dataclass(frozen=True, slots=True)
class Decoder:
    """Reads one piece of text at a time, since writers mix encodings within a file.

    With `forced`, `page` is used for everything that declares nothing, even where UTF-8 would fit.
    """

    page: str
    forced: bool = False

    def decode(self, data: bytes, declared: str | None = None) -> tuple[str, str]:
        """The text, fit to be stored, and the name of the encoding it was read with. Never raises."""
        if data.isascii() and declared is None:
            return clean(data.decode("ascii")), "utf-8"
        for name in self._order(declared):
            text = _strictly(data, name)
            if text is not None:
                return clean(text), name
        return clean(byte_for_byte(data, self.page)), self.page

    def _order(self, declared: str | None) -> tuple[str, ...]:
        known = canonical(declared) if declared else None
        if known is None:
            return () if self.forced else ("utf-8",)
        # Latin-1 fits any bytes and is declared by habit, so UTF-8 is tried before it
        return ("utf-8", known) if known in _OFTEN_WRONG else (known, "utf-8")


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        return _surrogate_pairs(data) if name == "utf-8" else None


def _surrogate_pairs(data: bytes) -> str | None:
    """Some phones write an emoji as two surrogates of three bytes each."""
    if b"\xed" not in data:
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeError:
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def byte_for_byte(data: bytes, page: str) -> str:
    """The text in a code page; a byte the page does not have becomes the character of its number."""
    try:
        text = data.decode(page, "surrogateescape")
    except UnicodeError:
        return data.decode(page, "replace")
    return re.sub("[\udc80-\udcff]", lambda found: chr(ord(found[0]) - 0xDC00), text)


def clean(text: str) -> str:
    """The text without what neither SQLite nor UTF-8 can hold: zero characters and lone surrogates."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)
