# SPDX-License-Identifier: MIT
"""Small things painted by hand in rows and cards: initials, mix bars, chips, focus rings, lines of text."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from relationship_journal.frozen import dataclass
from relationship_journal.qt import icons
from relationship_journal.qt.theme import Theme

AVATAR_COLORS = (
    "#7A6E9F", "#498064", "#AA6157", "#56779E", "#83744A", "#6B7078", "#93627F", "#487D87", "#7F6B55", "#A1625F",
)  # fmt: skip
AVATAR_TEXT = "#FFFFFF"

FITTED = 1024
"""Lines of text whose cut and width are remembered."""
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_EDGE = 1e-4
"""Between two stops of a gradient: near enough to be a hard edge."""


class Form(Enum):
    """How sure a mix is: FULL is rated, HOLLOW is a learned default, EMPTY has nothing rated at all."""

    FULL = auto()
    HOLLOW = auto()
    EMPTY = auto()


@contextmanager
def restored(painter: QPainter) -> Iterator[None]:
    """Paint smoothly inside; the painter is as before afterwards, also when painting failed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield
    finally:
        painter.restore()


def avatar_color(uid: str) -> str:
    """The color behind somebody's initials; the same for a uid on every machine."""
    return AVATAR_COLORS[zlib.crc32(uid.encode()) % len(AVATAR_COLORS)]


def draw_avatar(painter: QPainter, rect: QRect, uid: str, letters: str, font: QFont) -> None:
    """A disc with somebody's initials."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(avatar_color(uid)))
    painter.drawEllipse(QRectF(rect))
    painter.setFont(font)
    painter.setPen(QColor(AVATAR_TEXT))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)


def draw_mix(
    painter: QPainter,
    rect: QRectF,
    share: int,
    theme: Theme,
    form: Form = Form.FULL,
    *,
    low: bool = False,
    mirrored: bool = False,
) -> None:
    """A mix bar: business from the left or the top, then a gap, then personal; upright where taller than wide.

    `low` takes the personal color made for the side and selection grounds; `mirrored` begins a flat bar at the
    right. EMPTY ignores `share`.
    """
    if mirrored and rect.width() > rect.height():
        with restored(painter):
            painter.translate(rect.left() + rect.right(), 0)
            painter.scale(-1, 1)
            draw_mix(painter, rect, share, theme, form, low=low)
        return
    business, personal = QColor(theme.business), QColor(theme.personal_low if low else theme.personal)
    if form is Form.EMPTY:
        business = personal = QColor(theme.muted)
        share = 100
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(rect.width(), rect.height()) / 2
    if form is Form.FULL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_split(rect, share, business, personal))
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(_split(rect, share, business, personal), 1.0))
    pale = 0.0 if form is Form.EMPTY else 0.2
    business.setAlphaF(pale)
    personal.setAlphaF(pale)
    painter.setBrush(_split(rect, share, business, personal))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _split(rect: QRectF, share: int, business: QColor, personal: QColor) -> QBrush:
    """A brush with one color before the share, another after it and a gap between; one color at 0 and 100."""
    if share in {0, 100}:
        return QBrush(business if share else personal)
    upright = rect.height() > rect.width()
    length = rect.height() if upright else rect.width()
    ramp = QLinearGradient(rect.topLeft(), rect.bottomLeft() if upright else rect.topRight())
    gap = max(1.0, min(rect.width(), rect.height()) / 4) / length
    start = min(max(share / 100, 2 * gap), 1 - 2 * gap)
    clear = QColor(0, 0, 0, 0)
    for at, color in (
        (0.0, business),
        (start - gap / 2, business),
        (start - gap / 2 + _EDGE, clear),
        (start + gap / 2 - _EDGE, clear),
        (start + gap / 2, personal),
        (1.0, personal),
    ):
        ramp.setColorAt(at, color)
    return QBrush(ramp)


def draw_ground(painter: QPainter, rect: QRect, color: str, radius: float) -> None:
    """A rounded ground without a line."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(QRectF(rect), radius, radius)


def draw_outline(painter: QPainter, rect: QRect, color: str, radius: float) -> None:
    """A rounded line of dashes around what is not there yet."""
    painter.setPen(QPen(QColor(color), 1.0, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_focus(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The ring around what the keyboard acts on."""
    painter.setPen(QPen(QColor(theme.focus), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.px(8)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def draw_state(painter: QPainter, ground: QRect, option: QStyleOptionViewItem, theme: Theme, hover: str = "") -> None:
    """What tells of a row that it is chosen, pointed at (in `hover`, if given) or has the keyboard."""
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        draw_ground(painter, ground, theme.selection, theme.px(8))
    elif state & QStyle.StateFlag.State_MouseOver:
        draw_ground(painter, ground, hover or theme.hover, theme.px(8))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        draw_focus(painter, ground, theme)


def draw_box(painter: QPainter, spot: QRect, look: Theme, *, ticked: bool) -> None:
    """A box to tick, as wide as the place and in the middle of its height."""
    side = spot.width()
    square = QRect(spot.x(), spot.y() + (spot.height() - side) // 2, side, side)
    painter.setPen(QPen(QColor(look.business if ticked else look.muted), 1))
    painter.setBrush(QColor(look.business if ticked else look.panel))
    painter.drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
    if ticked:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(square.topLeft(), icons.pixmap("check", look.on_business, side, ratio))


def draw_dot(painter: QPainter, center: QPointF, radius: float, color: str) -> None:
    """A filled dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(center, radius, radius)


def draw_line(painter: QPainter, rect: QRect, text: str, font: QFont, color: str, align: Qt.AlignmentFlag) -> int:
    """One line of text, cut with an ellipsis where it is too wide; answers the width it took."""
    shown, taken = fitted(text, font, rect.width())
    draw_fitted(painter, rect, shown, font, color, align)
    return taken


def draw_fitted(painter: QPainter, rect: QRect, text: str, font: QFont, color: str, align: Qt.AlignmentFlag) -> None:
    """One line of text that is known to fit."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(rect, align | _ONE_LINE, text)


def draw_lit(
    painter: QPainter, rect: QRect, text: str, spans: Sequence[tuple[int, int]], style: Style, align: Qt.AlignmentFlag
) -> int:
    """One line of text, with some of its letters (start, end) standing out; answers the width it took."""
    if not spans:
        return draw_line(painter, rect, text, style.font, style.color, align)
    shown, _ = fitted(text, style.widest, rect.width())
    line = QTextLayout(shown, style.font)
    option = QTextOption(align | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    line.setTextOption(option)
    kept = len(shown) if shown == text else len(shown) - 1
    line.setFormats([range_of(shown, start, min(end, kept), style.lit) for start, end in spans if start < kept])
    line.beginLayout()
    row = line.createLine()
    row.setLineWidth(rect.width())
    line.endLayout()
    painter.setPen(QColor(style.color))
    line.draw(painter, QPointF(rect.x(), rect.y() + (rect.height() - row.height()) / 2))
    return round(row.naturalTextWidth()) + 1


@dataclass(frozen=True, slots=True)
class Style:
    """How a line with letters that stand out is set: its type and color, theirs, and the type that is the widest."""

    font: QFont
    color: str
    lit: QTextCharFormat
    widest: QFont


def range_of(text: str, start: int, end: int, lit: QTextCharFormat) -> QTextLayout.FormatRange:
    """Where a part of the text is to look another way; Qt counts in UTF-16 units."""
    made = QTextLayout.FormatRange()
    made.start = _units(text[:start])
    made.length = _units(text[start:end])
    made.format = lit
    return made


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@lru_cache(maxsize=FITTED)
def fitted(text: str, font: QFont, width: int) -> tuple[str, int]:
    """A text cut with an ellipsis where it is wider than `width`, and how wide it is then; the same rows are painted
    again with every step of scrolling, and measuring takes as long as painting."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shown, metrics.horizontalAdvance(shown)
