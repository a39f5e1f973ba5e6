# SPDX-License-Identifier: MIT
"""Under a text: its marks as rows of small fields, and what is offered to become one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.one_line import LineOffer
from relationship_journal.qt import theme
from relationship_journal.qt.models.composer.mark_rows import MarkRow
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.mark_row import MarkRowView
from relationship_journal.wording.mark_lines import offer_words

MOST_HEIGHT = 132
"""Pixels it takes at most; more rows scroll."""
_LEAST_HEIGHT = 32
_LONGEST = 34
_MOST_OFFERS = 3


class MarkStrip(QScrollArea):
    """A row for each mark. The signals of a row carry its number first, `taken` the number of an offer."""

    said = Signal(int, str, object)
    wanted = Signal(int, str)
    left = Signal(int)
    taken = Signal(int)
    done = Signal(int)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerMarks")
        self._theme = look
        self._rows: list[MarkRowView] = []
        self._offers: list[tuple[QLabel, QPushButton]] = []
        self._shown = 0
        self._room: int | None = None
        self._inner = QWidget()
        theme.look(self._inner, "panel")
        theme.look(self, "panel")
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._offered = FlowLayout()
        self._lines.addLayout(self._offered)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._lines.setSpacing(look.px(4))
        self._offered.set_gaps(look.px(8), look.px(2))
        for row in self._rows:
            row.set_theme(look)

    def set_room(self, height: int) -> None:
        """How high it may become, in pixels; one row it has anyway."""
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        most = px(MOST_HEIGHT) if self._room is None else min(max(self._room, px(_LEAST_HEIGHT)), px(MOST_HEIGHT))
        return min(self._lines.heightForWidth(width), most)

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, min(self._theme.px(30), self.sizeHint().height()))

    @property
    def parts(self) -> list[QWidget]:
        """What takes the cursor, in its order."""
        rows = [part for row in self._rows[: self._shown] for part in row.parts]
        return [*rows, *(button for _, button in self._offers if not button.isHidden())]

    @property
    def rows(self) -> list[MarkRowView]:
        """The rows that are shown."""
        return self._rows[: self._shown]

    def show_marks(self, rows: Sequence[MarkRow], offers: Sequence[tuple[LineOffer, str]]) -> None:
        """Show these marks and offers, each offer with its words."""
        self._shown = len(rows)
        while len(self._rows) < len(rows):
            self._add_row()
        for view, row in zip(self._rows, rows, strict=False):
            view.show_row(row)
            view.show()
        for view in self._rows[len(rows) :]:
            view.hide()
        while len(self._offers) < min(len(offers), _MOST_OFFERS):
            self._add_offer()
        listed = list(offers)[-_MOST_OFFERS:]
        for at, (label, button) in enumerate(self._offers):
            is_shown = at < len(listed)
            label.setVisible(is_shown)
            button.setVisible(is_shown)
            if is_shown:
                offer, words = listed[at]
                shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
                label.setText(f"“{shown}”")
                button.setText(offer_words(offer.kind))
                button.setAccessibleName(f"{offer_words(offer.kind)}: {words}")
                button.setProperty("offer", len(offers) - len(listed) + at)
        self.updateGeometry()

    def look_at(self, number: int) -> None:
        """Let a row be seen, once it has its place."""
        if number < self._shown:
            QTimer.singleShot(0, self, partial(self._bring, number))

    def _bring(self, number: int) -> None:
        if number < self._shown and not self._rows[number].isAncestorOf(self.focusWidget()):
            self.ensureWidgetVisible(self._rows[number], 0, 0)

    def _add_row(self) -> None:
        view, number = MarkRowView(self._theme, self._inner), len(self._rows)
        view.said.connect(partial(self.said.emit, number))
        view.wanted.connect(partial(self.wanted.emit, number))
        view.left.connect(partial(self.left.emit, number))
        view.done.connect(partial(self.done.emit, number))
        self._rows.append(view)
        self._lines.insertWidget(number, view)

    def _add_offer(self) -> None:
        label, button = QLabel(), QPushButton()
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(label, "small")
        theme.look(button, "link")
        button.setToolTip("Ctrl+.")
        button.clicked.connect(partial(self._take, button))
        for part in (label, button):
            self._offered.addWidget(part)
        self._offers.append((label, button))

    def _take(self, button: QPushButton) -> None:
        self.taken.emit(int(button.property("offer")))
