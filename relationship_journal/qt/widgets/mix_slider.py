# SPDX-License-Identifier: MIT
"""How much of a talk was business: two colors, both sides in words, hollow until somebody sets it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from relationship_journal import wording
from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme
from relationship_journal.values import Share

STEP = 5
_RESETS = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class MixSlider(QSlider):
    """A business share from 0 to 100. Arrows move by 5, digits set tens (0 is 50), Home is 100 and End 0.

    `share` is None until it is touched; Backspace takes it back to the usual one. `rated` tells every touch.
    """

    rated = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("mixSlider")
        self.setRange(0, 100)
        self.setSingleStep(STEP)
        self.setPageStep(2 * STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Business share in percent")
        self._usual: Share = 50
        self._touched = False
        self._theme = look
        self.set_theme(look)
        self.valueChanged.connect(self._say)
        self.set_usual(50)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._font = theme.font(look, tabular=True)
        metrics = QFontMetrics(self._font)
        self._left = metrics.horizontalAdvance("Business 100%") + look.px(6)
        self._right = metrics.horizontalAdvance("100% Personal") + look.px(6)
        self.updateGeometry()
        self.update()

    @property
    def share(self) -> Share | None:
        """The share that was set; None where it was left at the usual one."""
        return self.value() if self._touched else None

    def set_usual(self, share: Share) -> None:
        """What is shown, hollow, as long as nobody sets a share."""
        self._usual = share
        if not self._touched:
            self.setValue(share)
        self._say()

    def set_share(self, share: Share | None) -> None:
        """Show a share as set, or as left at the usual one (None)."""
        self._touched = share is not None
        self.setValue(self._usual if share is None else share)
        self._say()
        self.update()

    def rate(self, share: int) -> None:
        """Set the share as a person does."""
        self._touched = True
        self.setValue(max(0, min(100, share)))
        self._say()
        self.update()
        self.rated.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._left + self._right + self._theme.px(145), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left + self._right + self._theme.px(60), self._theme.px(26))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        steps = {Qt.Key.Key_Right: STEP, Qt.Key.Key_Up: STEP, Qt.Key.Key_Left: -STEP, Qt.Key.Key_Down: -STEP,
                 Qt.Key.Key_PageUp: 2 * STEP, Qt.Key.Key_PageDown: -2 * STEP}  # fmt: skip
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            self.rate(self.value() + steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.rate(100 if key == Qt.Key.Key_Home else 0)
        elif len(text) == 1 and text in "0123456789":
            self.rate(int(text) * 10 or 50)
        elif key in _RESETS:
            self.set_share(None)
            self.rated.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._rate_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._rate_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls by must not rate a conversation."""
        event.ignore()

    def _rate_at(self, point: QPointF) -> None:
        track = self._track()
        part = (point.x() - track.left()) / max(track.width(), 1)
        self.rate(round(part * 100 / STEP) * STEP)

    # Looks

    def _track(self) -> QRectF:
        height = self._theme.px(8)
        return QRectF(self._left, (self.height() - height) / 2, self.width() - self._left - self._right, height)

    def _say(self) -> None:
        rating = "" if self._touched else ", the usual mix, not rated yet"
        self.setAccessibleDescription(wording.mix_words(self.value()) + rating)
        self.setToolTip(wording.mix_words(self.value()) + rating)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        look, share, track = self._theme, self.value(), self._track()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.rect()
        left = QRect(0, middle.top(), self._left, middle.height())
        right = QRect(self.width() - self._right, middle.top(), self._right - 1, middle.height())
        business = look.business if self._touched else look.muted
        personal = look.personal_text if self._touched else look.muted
        pixel.draw_line(painter, left, f"Business {share}%", self._font, business, Qt.AlignmentFlag.AlignLeft)
        pixel.draw_line(painter, right, f"{100 - share}% Personal", self._font, personal, Qt.AlignmentFlag.AlignRight)
        form = pixel.Form.FULL if self._touched else pixel.Form.HOLLOW
        pixel.draw_mix(painter, track, share, look, form)
        self._draw_handle(painter, QPointF(track.left() + track.width() * share / 100, track.center().y()))
        painter.end()

    def _draw_handle(self, painter: QPainter, center: QPointF) -> None:
        look = self._theme
        radius = look.px(8)
        painter.setBrush(QColor(look.panel))
        painter.setPen(QPen(QColor(look.text if self._touched else look.muted), look.px(2)))
        painter.drawEllipse(center, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), look.px(2)))
            painter.drawEllipse(center, radius + look.px(3), radius + look.px(3))
