# SPDX-License-Identifier: MIT
"""A page as it will be on paper, as wide as there is room; paper is white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.paper import Paper, Sheets
from relationship_journal.qt.printing import Printable
from relationship_journal.qt.theme import Theme
from relationship_journal.reports.page import Page, markdown


class SheetPreview(QScrollArea):
    """Shows a page; the keyboard scrolls it, and who can't see it hears its text."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheetPreview")
        self.setAccessibleName("The sheet as it leaves")
        theme.look(self, "paper")
        self._look = look
        self._desk = _Desk(look)
        self.setWidget(self._desk)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(look.px(160), look.px(120))

    def show_page(self, page: Page, paper: Paper) -> None:
        """Show another page, scrolled as before."""
        self.show_sheets(Sheets(page, paper), markdown(page))

    def show_sheets(self, sheets: Printable, text: str) -> None:
        """Show sheets, and say their text to those who hear it."""
        self._desk.sheets = sheets
        self.setAccessibleDescription(text)
        self._fit()

    def reveal(self, line: int) -> None:
        """Scroll to where a line of the page begins, if it is out of sight."""
        self.ensureVisible(0, self._desk.height_of(line), 0, self._look.px(40))

    def sizeHint(self) -> QSize:
        return QSize(620, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._desk.resize(self.viewport().width(), self._desk.heightForWidth(self.viewport().width()))
        self._desk.update()


class _Desk(QWidget):
    """The sheets, one below the other."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.sheets: Printable | None = None
        self._look = look
        self._gap = look.px(12)

    def heightForWidth(self, width: int) -> int:
        if self.sheets is None:
            return 0
        return round(self._gap + len(self.sheets) * (self._height(width) + self._gap))

    def height_of(self, line: int) -> int:
        """How far down a line begins."""
        if not isinstance(self.sheets, Sheets):
            return 0
        number, top = self.sheets.place_of(line)
        high = self._height(self.width())
        return round(self._gap + number * (high + self._gap) + top * high / self.sheets.paper.rect.height())

    def _height(self, width: int) -> float:
        rect = self.sheets.paper.rect if self.sheets is not None else Paper.A4.rect
        return (width - 2 * self._gap) * rect.height() / rect.width()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.side))
        if self.sheets is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.width() - 2 * self._gap, self._height(self.width())
        scale = wide / self.sheets.paper.rect.width()
        for number in range(len(self.sheets)):
            spot = QRectF(self._gap, self._gap + number * (high + self._gap), wide, high)
            if not spot.intersects(QRectF(event.rect())):
                continue
            painter.setPen(QColor(self._look.line))
            painter.setBrush(QColor(theme.LIGHT.panel))
            painter.drawRect(spot)
            painter.save()
            painter.translate(spot.topLeft())
            painter.scale(scale, scale)
            self.sheets.draw(painter, number)
            painter.restore()
