# SPDX-License-Identifier: MIT
"""A page as a PDF: fonts embedded, text that can be searched and copied, and nothing in the file but what is seen."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from relationship_journal.files import write_whole
from relationship_journal.qt.brief_paper import BriefSheets
from relationship_journal.qt.paper import UNITS, Paper, Sheets, usual_paper
from relationship_journal.reports.brief import Brief
from relationship_journal.reports.page import Page

_INFO = re.compile(rb"(?<=\n1 0 obj\n<<).*?(?=>>\s*endobj)", re.DOTALL)
_METADATA = re.compile(rb"/Type /Metadata /Subtype /XML(?=.*?endobj)", re.DOTALL)
_METADATA_STREAM = re.compile(rb"(?<=>>\nstream\n)<\?xpacket.*?(?=\s*endstream)", re.DOTALL)
_POINTERS = re.compile(rb"/Metadata \d+ 0 R|/Info \d+ 0 R|/ID \[[^\]]*\]")
_CHARACTER_MAP = re.compile(rb"beginbfrange.*?endbfrange", re.DOTALL)
_RANGE = re.compile(rb"(?<=\n)(<[0-9A-Fa-f]+> <[0-9A-Fa-f]+> )([^\n]*)")
_CHARACTER = re.compile(rb"<([0-9A-Fa-f]{4})>")


class NotPrinted(Exception):
    """The page could not be drawn; `str(error)` is one sentence for the user."""


class Printable(Protocol):
    """Sheets of paper that can be drawn, in the units of `paper`."""

    paper: Paper

    def __len__(self) -> int: ...

    def draw(self, painter: QPainter, number: int) -> None:
        """Paint the sheet of this number, from 0."""


def pdf_bytes(page: Page, paper: Paper) -> bytes:
    """The page as a PDF, without title, author, producer, dates, ids or any other data about it. Raises NotPrinted."""
    return pdf_of(Sheets(page, paper))


def pdf_of(sheets: Printable) -> bytes:
    """Sheets as a PDF that says as little of itself. Raises NotPrinted."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(UNITS)
    writer.setPageSize(sheets.paper.size)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    draw_on(writer, sheets)
    return _bare(bytes(buffer.data().data()))


def brief_without_window(said: Brief) -> bytes:
    """A brief as a PDF on the paper usual here, for a program that shows nothing. Raises NotPrinted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    made = pdf_of(BriefSheets(said, usual_paper()))
    del application
    return made


def write_pdf(path: Path, page: Page, paper: Paper) -> None:
    """Put the page where the path says, whole or not at all, for its owner only. Raises NotPrinted and OSError."""
    write_whole(path, pdf_bytes(page, paper))


def write_sheets(path: Path, sheets: Printable) -> None:
    """Put sheets where the path says, as `write_pdf` does. Raises NotPrinted and OSError."""
    write_whole(path, pdf_of(sheets))


def draw_on(device: QPagedPaintDevice, sheets: Printable) -> None:
    """Paint sheets on a file or a printer whose pages have no margins. Raises NotPrinted."""
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrinted("The page could not be drawn. Nothing was written.")
    scale = device.logicalDpiX() / UNITS
    painter.scale(scale, scale)
    for number in range(len(sheets)):
        if number:
            device.newPage()
        sheets.draw(painter, number)
    painter.end()


def _bare(pdf: bytes) -> bytes:
    """A PDF of Qt's without what it says of itself; each thing is written over in its own length, so places hold."""
    for hidden in (_INFO, _METADATA_STREAM, _METADATA, _POINTERS):
        pdf = hidden.sub(_blank, pdf)
    return _CHARACTER_MAP.sub(_with_usual_characters, pdf)


def _blank(match: re.Match[bytes]) -> bytes:
    return b" " * len(match[0])


def _with_usual_characters(match: re.Match[bytes]) -> bytes:
    return _RANGE.sub(_with_usual_range, match[0])


def _with_usual_range(match: re.Match[bytes]) -> bytes:
    """A line of the map: from glyph to glyph, and the character of the first or of each."""
    return match[1] + _CHARACTER.sub(_usual, match[2])


def _usual(match: re.Match[bytes]) -> bytes:
    """The character as it is typed: Qt names a glyph after the last that shares it, so that 小 could not be found."""
    sign = chr(int(match[1], 16))
    typed = unicodedata.normalize("NFKC", sign)
    if len(typed) != 1 or ord(typed) > 0xFFFF or not _is_double(sign):
        return match[0]
    return b"<%04X>" % ord(typed)


def _is_double(sign: str) -> bool:
    """Whether a character is another one's look: radicals, compatibility ideographs, shapes of Arabic letters."""
    return "\u2e80" <= sign <= "\u2fdf" or "\uf900" <= sign <= "\ufaff" or "\ufb50" <= sign <= "\ufefc"
