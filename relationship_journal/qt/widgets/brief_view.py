# SPDX-License-Identifier: MIT
"""A brief to be read on the screen: in two columns where there is room, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor

from relationship_journal.qt.brief_text import Ink, Marks, brief_document
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.reader import Reader
from relationship_journal.reports.brief import Brief

_TWO_COLUMNS = 620
_MARGIN = 28


class BriefView(Reader):
    """Shows a brief; its text can be selected, and the keyboard scrolls it."""

    def __init__(self, look: Theme) -> None:
        super().__init__("Meeting brief")
        self.setObjectName("briefPage")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = look
        self._ink = Ink(look, look.scale)
        self._brief: Brief | None = None
        self._marks: Marks | None = None
        self._wide = True

    def show_brief(self, made: Brief) -> None:
        """Show a brief from its top."""
        self._brief = made
        self._set()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(780), self._look.px(640))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._marks is not None and self._is_wide() != self._wide:
            self._set()

    def _is_wide(self) -> bool:
        return self.viewport().width() >= self._look.px(_TWO_COLUMNS)

    def _set(self) -> None:
        if self._brief is None:
            return
        self._wide = self._is_wide()
        document, self._marks = brief_document(self._brief, self._ink, wide=self._wide, margin=self._ink.px(_MARGIN))
        document.setParent(self)
        self.setDocument(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks is not None:
            painter = QPainter(self.viewport())
            painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            self._marks.paint(painter, self.document())
            painter.end()
