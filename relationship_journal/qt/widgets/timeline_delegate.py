# SPDX-License-Identifier: MIT
"""A row of the timeline: a month's heading, or a card with date, mix bar, channel, text and tags."""

from __future__ import annotations

from collections import OrderedDict, deque
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from relationship_journal import wording
from relationship_journal.qt import icons, pixel
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.markdown import Kind
from relationship_journal.qt.models.carried import NOTHING, Carried
from relationship_journal.qt.models.timeline import Heading, TimelineRole
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.card import EDIT, WRITE_UP, Card, CardLayout, Chip
from relationship_journal.qt.widgets.rich_text import Paragraph
from relationship_journal.values import Entry, MarkRef, Side

Index = QModelIndex | QPersistentModelIndex

KEPT_CARDS = 2000
KEPT_MARKED = 200
"""Cards whose texts have marks hold more, so fewer are kept."""

_BEGAN = {Side.ME: "I began", Side.THEM: "they began"}
_OFF_DUTY = f"{wording.SEPARATOR}off duty"
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class TimelineDelegate(QStyledItemDelegate):
    """Paints rows of a TimelineModel at the width of their view; an open one shows its whole text."""

    def __init__(self, look: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unsaved: frozenset[str] = frozenset()
        """The uids of entries that have unsaved changes."""
        self._marked: deque[tuple[int, int, bool]] = deque()
        self._cards: OrderedDict[tuple[int, int, bool], tuple[Entry, Carried, Card]] = OrderedDict()
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; the view has to be laid out again afterwards."""
        self._theme = look
        self._layout = CardLayout(look)
        self._cards.clear()
        self._marked.clear()

    def estimate(self) -> int:
        """A usual card's height, for rows nobody has looked at yet."""
        layout = self._layout
        return 3 * layout.line + layout.gap + layout.chip_height + 2 * layout.padding + 1

    @property
    def heading_height(self) -> int:
        return self._layout.heading

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        if width <= 0 and isinstance(option.widget, QAbstractItemView):
            width = option.widget.viewport().width()
        entry = index.data(TimelineRole.ENTRY)
        height = self._layout.heading
        if isinstance(entry, Entry):
            height = self._card(entry, _carried(index), width, option.state).height
        return QSize(width, height)

    @guarded(nothing)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        with pixel.restored(painter):
            row = _Row(painter, option, self._theme, self._layout)
            heading, entry = index.data(TimelineRole.HEADING), index.data(TimelineRole.ENTRY)
            if isinstance(heading, Heading):
                row.paint_heading(heading)
            elif isinstance(entry, Entry):
                carried = _carried(index)
                card = self._card(entry, carried, option.rect.width(), option.state)
                details = _details(entry, index.data(TimelineRole.WITH), unsaved=entry.uid in self.unsaved)
                row.passed = bool(index.data(TimelineRole.PASSED))
                row.paint_card(entry, card, carried, details, last=index.data(TimelineRole.LAST_OF_MONTH))

    def address_at(self, option: QStyleOptionViewItem, index: Index, point: QPoint) -> str:
        """The address of the link at a point of a row; empty for none."""
        entry = index.data(TimelineRole.ENTRY)
        if not isinstance(entry, Entry):
            return ""
        card = self._card(entry, _carried(index), option.rect.width(), option.state)
        for paragraph in card.paragraphs:
            spot = self._layout.paragraph_spot(option, paragraph.first, paragraph.lines)
            if paragraph.links and spot.contains(point):
                left = spot.x() if paragraph.right_to_left else spot.x() + paragraph.indent
                return paragraph.address_at(point.x() - left, point.y() - spot.y(), self._layout.line)
        return ""

    def mark_at(self, option: QStyleOptionViewItem, index: Index, point: QPoint) -> tuple[MarkRef, QRect] | None:
        """The mark whose chip is at a point of a row, and where that stands; None for none."""
        entry = index.data(TimelineRole.ENTRY)
        if not isinstance(entry, Entry):
            return None
        card = self._card(entry, _carried(index), option.rect.width(), option.state)
        spots = ((chip.said.ref, self._layout.chip_spot(option, card, chip)) for chip in card.chips)
        return next(((ref, spot) for ref, spot in spots if ref is not None and spot.contains(point)), None)

    def edit_spot(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where "Edit" stands on a card below the pointer, or "Write up" on a plan whose day has come."""
        return self._layout.edit_spot(option, WRITE_UP if index.data(TimelineRole.PASSED) else EDIT)

    def words_at(self, option: QStyleOptionViewItem, index: Index, point: QPoint) -> tuple[str, ...]:
        """What a chip at a point leaves out: all its words where it is cut, what it counts where it is the last one."""
        entry = index.data(TimelineRole.ENTRY)
        if not isinstance(entry, Entry):
            return ()
        card = self._card(entry, _carried(index), option.rect.width(), option.state)
        chip = next((one for one in card.chips if self._layout.chip_spot(option, card, one).contains(point)), None)
        return chip.untold if chip is not None else ()

    def _card(self, entry: Entry, carried: Carried, width: int, state: QStyle.StateFlag) -> Card:
        whole = bool(state & QStyle.StateFlag.State_Open)
        key = (entry.place, width, whole)
        kept = self._cards.get(key)
        if kept is not None and kept[0] is entry and kept[1] is carried:
            return kept[2]
        card = self._layout.card(entry, width, carried, whole=whole)
        self._cards[key] = (entry, carried, card)
        if card.paragraphs:
            self._marked.append(key)
            if len(self._marked) > KEPT_MARKED:
                self._cards.pop(self._marked.popleft(), None)
        if len(self._cards) > KEPT_CARDS:
            self._cards.popitem(last=False)
        return card


class _Row:
    """One row being painted; x counts from the leading edge of the content, mirrored where text runs from the right."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, look: Theme, layout: CardLayout) -> None:
        self._painter = painter
        self._option = option
        self.passed = False
        self._look = look
        self._layout = layout
        self._row: QRect = option.rect
        self._state = option.state
        self._width = self._row.width() - 2 * layout.margin
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._near, self._far = (_RIGHT, _LEFT) if mirrored else (_LEFT, _RIGHT)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def _place(self, x: int, y: int, width: int, height: int) -> QRect:
        return self._layout.place(self._option, x, y, width, height)

    def _text(self, spot: QRect, text: str, font: QFont, color: str, align: Qt.AlignmentFlag | None = None) -> int:
        return pixel.draw_line(self._painter, spot, text, font, color, self._near if align is None else align)

    def _rule(self) -> None:
        self._painter.fillRect(self._place(0, self._row.height() - 1, self._width, 1), QColor(self._look.line))

    def paint_heading(self, heading: Heading) -> None:
        layout, look = self._layout, self._look
        height = layout.line
        y = self._row.height() - height - look.px(6)
        taken = self._text(self._place(0, y, self._width, height), heading.title, layout.bold, look.muted)
        rest = max(self._width - taken - look.px(12), 0)
        spot = self._place(self._width - rest, y, rest, height)
        self._text(spot, heading.line, layout.small, look.muted, self._far)
        self._rule()

    def paint_card(self, entry: Entry, card: Card, carried: Carried, details: str, *, last: bool) -> None:
        chosen = bool(self._state & QStyle.StateFlag.State_Selected)
        self._ground(chosen, planned=entry.planned)
        self._date(entry)
        self._bar(entry, chosen)
        self._head(entry, details, off_duty=carried.off_duty)
        self._body(card)
        for chip in card.chips:
            self._chip(card, chip)
        if not last:
            self._rule()

    def _ground(self, chosen: bool, *, planned: bool) -> None:
        look = self._look
        out = look.px(10)
        ground = self._place(-out, look.px(2), self._width + 2 * out, self._row.height() - look.px(4) - 1)
        if chosen:
            pixel.draw_ground(self._painter, ground, look.selection, look.px(8))
        elif self._is_hovered or planned:
            color = look.hover if planned and self._is_hovered else look.window
            pixel.draw_ground(self._painter, ground, color, look.px(8))
        if planned and not chosen:
            pixel.draw_outline(self._painter, ground, look.line, look.px(8))
        if self._state & QStyle.StateFlag.State_HasFocus and self._state & QStyle.StateFlag.State_KeyboardFocusChange:
            pixel.draw_focus(self._painter, ground, look)

    @property
    def _is_hovered(self) -> bool:
        return bool(self._state & QStyle.StateFlag.State_MouseOver)

    def _date(self, entry: Entry) -> None:
        layout, look = self._layout, self._look
        y = layout.padding
        day, clock = wording.day_title(entry.when.day), wording.time_title(entry.when)
        self._text(self._place(0, y, layout.dates, layout.line), day, layout.bold, look.text, self._far)
        spot = self._place(0, y + layout.line, layout.dates, layout.line)
        self._text(spot, clock, layout.small, look.muted, self._far)

    def _bar(self, entry: Entry, chosen: bool) -> None:
        layout = self._layout
        height = self._row.height() - 2 * layout.padding - 1
        spot = QRectF(self._place(layout.bar_x, layout.padding, layout.bar_width, height))
        form = pixel.Form.EMPTY if entry.planned else pixel.Form.FULL if entry.rated else pixel.Form.HOLLOW
        pixel.draw_mix(self._painter, spot, entry.share, self._look, form, low=chosen)

    def _head(self, entry: Entry, details: str, *, off_duty: bool) -> None:
        layout, look = self._layout, self._look
        x, room = layout.text_x, self._width - layout.text_x
        if self._is_hovered or self.passed:
            word = WRITE_UP if self.passed else EDIT
            color = look.business if self.passed else look.text
            spot = layout.edit_spot(self._option, word)
            self._text(spot, word, layout.small, color, Qt.AlignmentFlag.AlignHCenter)
            room -= spot.width()
        # Three pieces, so that they also stand in a row where text runs from the right.
        for text, font, color in (
            (f"{wording.entry_title(entry)}{_OFF_DUTY if off_duty else ''}", layout.bold, look.text),
            ("·", layout.small, look.muted),
            (details, layout.small, look.muted),
        ):
            taken = self._text(self._place(x, layout.padding, max(room, 0), layout.line), text, font, color)
            taken += look.px(4)
            x, room = x + taken, room - taken

    def _body(self, card: Card) -> None:
        self._lines(card) if card.lines else self._paragraphs(card)

    def _paragraphs(self, card: Card) -> None:
        """A text with marks; its layouts hold where each line stands."""
        layout, look, painter = self._layout, self._look, self._painter
        seen = self._lines_seen(sum(paragraph.lines for paragraph in card.paragraphs))
        for paragraph in card.paragraphs:
            if paragraph.first < seen.stop and paragraph.first + paragraph.lines > seen.start:
                spot = layout.paragraph_spot(self._option, paragraph.first, paragraph.lines)
                left = spot.x() if paragraph.right_to_left else spot.x() + paragraph.indent
                painter.setPen(QColor(look.text))
                paragraph.layout.draw(painter, QPointF(left, spot.y()))
                self._mark(paragraph, spot)

    def _mark(self, paragraph: Paragraph, spot: QRect) -> None:
        """What hangs beside a list, a quotation, or a line for the writer alone."""
        look, line, px = self._look, self._layout.line, self._look.px
        x = spot.right() - paragraph.indent + 1 if paragraph.right_to_left else spot.x() + paragraph.indent - px(14)
        hang = QRect(x, spot.y(), px(14), line)
        if paragraph.kind is Kind.BULLET:
            pixel.draw_dot(self._painter, QRectF(hang).center(), px(2), look.muted)
        elif paragraph.kind is Kind.QUOTE:
            bar = QRect(hang.center().x() - px(2), hang.y() + px(2), px(2), spot.height() - px(4))
            self._painter.fillRect(bar, QColor(look.handle))
        elif paragraph.kind is Kind.PRIVATE:
            side = px(12)
            at = QPointF(hang.x(), hang.y() + (line - side) / 2)
            self._painter.drawPixmap(at, _lock(look.muted, side, self._painter.device().devicePixelRatioF()))

    def _lines(self, card: Card) -> None:
        layout, look = self._layout, self._look
        align = _RIGHT if card.right_to_left else _LEFT
        direction = Qt.LayoutDirection.RightToLeft if card.right_to_left else Qt.LayoutDirection.LeftToRight
        self._painter.setLayoutDirection(direction)
        for number in self._lines_seen(len(card.lines)):
            y = layout.padding + (number + 1) * layout.line
            spot = self._place(layout.text_x, y, self._width - layout.text_x, layout.line)
            pixel.draw_fitted(self._painter, spot, card.lines[number], layout.body, look.text, align)

    def _lines_seen(self, count: int) -> range:
        """The lines inside what is painted anew: a whole text can be many windows long."""
        if not self._painter.hasClipping():
            return range(count)
        clip, line = self._painter.clipBoundingRect(), self._layout.line
        above = self._row.y() + self._layout.padding + line
        return range(max(int(clip.top() - above) // line, 0), min(int(clip.bottom() - above) // line + 1, count))

    def _chip(self, card: Card, chip: Chip) -> None:
        layout, look = self._layout, self._look
        spot = layout.chip_spot(self._option, card, chip)
        ground, color = (look.warning_ground, look.warning) if chip.said.pressing else (look.chip, look.text)
        pixel.draw_ground(self._painter, spot, ground, look.px(5))
        inner = spot.adjusted(layout.chip_padding, 0, -layout.chip_padding + 1, 0)
        self._text(inner, chip.text, layout.chip, color, Qt.AlignmentFlag.AlignHCenter)


@lru_cache(maxsize=16)
def _lock(color: str, side: int, ratio: float) -> QPixmap:
    return icons.pixmap("lock", color, side, ratio)


def _carried(index: Index) -> Carried:
    found = index.data(TimelineRole.CARRIED)
    return found if isinstance(found, Carried) else NOTHING


def _details(entry: Entry, names: tuple[str, ...], *, unsaved: bool) -> str:
    """What follows the head in small type: the share, who else, and what else is to be known of it."""
    parts = ["unsaved changes"] if unsaved else []  # first: it must be seen where the line is cut
    parts += ["planned" if entry.planned else wording.entry_share(entry)]
    parts += [f"with {wording.names_list(names)}"] if names else []
    parts += [] if entry.answered else ["no answer"]
    parts += [_BEGAN[entry.began]] if entry.began else []
    parts += ["in confidence"] if entry.in_confidence else []
    return wording.SEPARATOR.join(parts)
