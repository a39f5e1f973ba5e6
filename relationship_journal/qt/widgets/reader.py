# SPDX-License-Identifier: MIT
"""A page to read: our type and colors, nothing from outside, links only to what the program knows."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme

_HEADINGS = {1: (22, 0, 10), 2: (15, 16, 4), 3: (13, 12, 4)}
"""Size, room above and room below of each level, in pixels at 100 %."""


class Reader(QTextBrowser):
    """Shows Markdown or markup; `anchorClicked` tells of a link, which is never followed by itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        theme.look(self, "bare")

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Nothing is ever fetched: no picture, no style, no file."""

    def show_markdown(self, text: str, look: Theme) -> None:
        """Show a page from its top."""
        document = QTextDocument(self)
        document.setDefaultFont(theme.font(look))
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(document, look)
        document.setDocumentMargin(0)
        self.setDocument(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def light_up(self, words: tuple[str, ...], look: Theme) -> None:
        """Mark words wherever they stand, and go to the first of them."""
        marks = []
        for word in words:
            at = self.document().find(word, 0)
            while not at.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = at
                mark.format.setBackground(QColor(look.selection))
                marks.append(mark)
                at = self.document().find(word, at)
        self.setExtraSelections(marks)


def dress(document: QTextDocument, look: Theme) -> None:
    """Give a document made from Markdown our sizes, colors and room between its lines."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        _dress_block(cursor, block, look)
        _dress_words(cursor, block, look)
        block = block.next()


def _dress_block(cursor: QTextCursor, block: QTextBlock, look: Theme) -> None:
    shape = block.blockFormat()
    level = shape.headingLevel()
    in_list, is_code = block.textList() is not None, _is_code(shape)
    size, above, below = _HEADINGS.get(level, (13, 0, 0 if is_code else 5 if in_list else 9))
    shape.setTopMargin(look.px(above) if above else 0)
    shape.setBottomMargin(look.px(below) if below else 0)
    shape.setLineHeight(100 if level else 128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if is_code:
        shape.setBackground(QColor(look.chip))
        shape.setLeftMargin(0)
        shape.setNonBreakableLines(False)
    cursor.setBlockFormat(shape)
    if level:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        words = QTextCharFormat()
        words.setFont(theme.font(look, size, semibold=True))
        words.setForeground(QColor(look.text))
        cursor.setCharFormat(words)


def _dress_words(cursor: QTextCursor, block: QTextBlock, look: Theme) -> None:
    """Code in our fixed type on a chip's color, links in the color of business."""
    pieces = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        pieces.append((piece.position(), piece.length(), piece.charFormat()))
        at += 1
    for start, length, shape in pieces:
        if shape.fontFixedPitch() or shape.isAnchor() or _is_code(block.blockFormat()):
            if shape.isAnchor():
                shape.setForeground(QColor(look.business))
            else:
                shape.setFontFamilies([_fixed().family()])
                shape.setProperty(QTextCharFormat.Property.FontPixelSize, look.px(12))
                shape.setBackground(QColor(look.chip))
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(shape)


def _is_code(shape: QTextBlockFormat) -> bool:
    return shape.hasProperty(QTextBlockFormat.Property.BlockCodeLanguage) or shape.nonBreakableLines()


def _fixed() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
