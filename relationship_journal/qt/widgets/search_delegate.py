# SPDX-License-Identifier: MIT
"""A row of search results: a heading, a person as in the list, or an entry with the words found lit up."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal import wording
from relationship_journal.qt import pixel
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.contacts import ContactLine
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.models.search import SearchRole
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.card import CardLayout, is_right_to_left
from relationship_journal.qt.widgets.contact_delegate import ContactDelegate
from relationship_journal.values import Hit

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 3
KEPT = 500
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class SearchDelegate(QStyledItemDelegate):
    """Paints rows of a SearchModel at the width of their view."""

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = ContactDelegate(look, self)
        self._passages: OrderedDict[tuple[Hit, int], QTextLayout] = OrderedDict()
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        self._people.set_theme(look)
        self._layout = CardLayout(look)
        self._passages.clear()

    def show_photos(self, photos: Photos) -> None:
        """Show people by their pictures."""
        self._people.photos = photos

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        if isinstance(option.widget, QAbstractItemView):
            width = option.widget.viewport().width()
        row = index.data(SearchRole.HIT)
        if isinstance(row, Hit):
            lines = self._passage(row, width).lineCount()
            return QSize(width, self._layout.line * (1 + max(lines, 1)) + 2 * self._layout.padding + 1)
        if isinstance(index.data(SearchRole.PERSON), ContactLine):
            return QSize(width, self._people.sizeHint(option, index).height())
        return QSize(width, self._layout.heading)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(SearchRole.HIT)
        if isinstance(index.data(SearchRole.PERSON), ContactLine):
            inset = self._layout.margin - self._theme.px(ContactDelegate.MARGIN + ContactDelegate.PADDING)
            person = QStyleOptionViewItem(option)
            person.rect = option.rect.adjusted(inset, 0, -inset, 0)
            self._people.paint(painter, person, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(hit, Hit):
            self._paint_hit(painter, option, hit)
        else:
            self._paint_heading(painter, option, str(index.data(SearchRole.HEADING)))
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        layout, look = self._layout, self._theme
        row = option.rect.adjusted(layout.margin, 0, -layout.margin, 0)
        spot = QRect(row.x(), row.bottom() - layout.line - look.px(6), row.width(), layout.line)
        pixel.draw_line(painter, spot, text, layout.bold, look.muted, _LEFT)
        painter.fillRect(row.x(), row.bottom(), row.width(), 1, QColor(look.line))

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        layout, look, entry, row = self._layout, self._theme, hit.entry, option.rect
        self._ground(painter, option)
        left, top, width = row.x() + layout.margin, row.y() + layout.padding, row.width() - 2 * layout.margin

        def line(x: int, number: int, room: int, text: str, font: QFont, color: str, align: Qt.AlignmentFlag) -> int:
            spot = QRect(left + x, top + number * layout.line, room, layout.line)
            return pixel.draw_line(painter, spot, text, font, color, align)

        day = wording.day_title(entry.when.day)
        line(0, 0, layout.dates, day, layout.bold, look.text, _RIGHT)
        line(0, 1, layout.dates, str(entry.when.day.year), layout.small, look.muted, _RIGHT)
        form = pixel.Form.EMPTY if entry.planned else pixel.Form.FULL if entry.rated else pixel.Form.HOLLOW
        height = row.height() - 2 * layout.padding - 1
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        bar = QRectF(left + layout.bar_x, top, layout.bar_width, height)
        pixel.draw_mix(painter, bar, entry.share, look, form, low=chosen)
        names = wording.names_list([person.name for person in entry.contacts])
        room = width - layout.text_x
        taken = line(layout.text_x, 0, room, names, layout.bold, look.text, _LEFT)
        rest = wording.SEPARATOR + wording.entry_line(entry)
        line(layout.text_x + taken, 0, room - taken, rest, layout.small, look.muted, _LEFT)
        painter.setPen(QColor(look.text))
        self._passage(hit, row.width()).draw(painter, QPointF(left + layout.text_x, top + layout.line))
        painter.fillRect(left, row.bottom(), width, 1, QColor(look.line))

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look, state = self._theme, option.state
        out = self._layout.margin - look.px(10)
        ground = option.rect.adjusted(out, look.px(2), -out, -look.px(3))
        if state & QStyle.StateFlag.State_Selected:
            pixel.draw_ground(painter, ground, look.selection, look.px(8))
        elif state & QStyle.StateFlag.State_MouseOver:
            pixel.draw_ground(painter, ground, look.window, look.px(8))

    def _passage(self, hit: Hit, width: int) -> QTextLayout:
        key = (hit, width)
        if key not in self._passages:
            self._passages[key] = self._broken(hit, width)
            if len(self._passages) > KEPT:
                self._passages.popitem(last=False)
        return self._passages[key]

    def _broken(self, hit: Hit, width: int) -> QTextLayout:
        """The passage broken into lines, what was found in bold on a ground of its own."""
        look, layout = self._theme, self._layout
        text = hit.snippet.replace("\n", " ")
        passage = QTextLayout(text, layout.body)
        align = _RIGHT if is_right_to_left(text) else _LEFT
        option = QTextOption(align | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        passage.setTextOption(option)
        lit = QTextCharFormat()
        lit.setFontWeight(QFont.Weight.DemiBold)
        lit.setBackground(QColor(look.chip if look.dark else look.selection))
        passage.setFormats([pixel.range_of(text, start, end, lit) for start, end in hit.spans])
        passage.beginLayout()
        while passage.lineCount() < MOST_LINES and (line := passage.createLine()).isValid():
            line.setLineWidth(layout.text_width(width))
            line.setPosition(QPointF(0, (passage.lineCount() - 1) * layout.line))
        passage.endLayout()
        return passage
