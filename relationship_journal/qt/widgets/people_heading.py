# SPDX-License-Identifier: MIT
"""What stands over the people: how many, how they are sorted, and whom a filter shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import icons, theme
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.storage.queries import Order

_ORDERS: Mapping[Order, str] = {
    Order.ATTENTION: "Needs attention",
    Order.NAME: "Name",
    Order.LAST: "Last talk",
    Order.DRIFT: "Drift",
    Order.TIER: "Tier",
}


class PeopleHeading(QWidget):
    """A line with count and buttons, under it one with the filter; `asked` for another filter, `left` for none."""

    asked = Signal()
    left = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = (0, 0)
        self._order = ""
        self._people = QLabel()
        self._sort = QPushButton()
        self.filter_button = QPushButton()
        self._line = QWidget()
        self._wanted = ElidedLabel()
        self._clear = QPushButton()
        self._set_up()
        self._lay_out()
        self.set_theme(look)

    def _set_up(self) -> None:
        theme.look(self._people, "caps")
        theme.look(self._sort, "sort")
        theme.look(self.filter_button, "icon")
        theme.look(self._wanted, "muted")
        theme.look(self._clear, "icon")
        self._sort.setObjectName("peopleOrder")
        self.filter_button.setObjectName("peopleFilterButton")
        self.filter_button.setCheckable(True)
        self._clear.setObjectName("peopleFilterClear")
        self._clear.setAccessibleName("Show everybody")
        self._clear.setToolTip("Show everybody")
        self._sort.setMinimumWidth(1)
        self._people.setMinimumWidth(1)
        self._people.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.filter_button.clicked.connect(self._ask)
        self._clear.clicked.connect(self.left)
        self.show_filter("")

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._people)
        self._top.addStretch(1)
        self._top.addWidget(self._sort)
        self._top.addWidget(self.filter_button)
        self._below = QHBoxLayout(self._line)
        self._below.addWidget(self._wanted, 1)
        self._below.addWidget(self._clear)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._top)
        self._rows.addWidget(self._line)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        px = look.px
        self._rows.setContentsMargins(px(18), px(10), px(12), px(4))
        self._rows.setSpacing(0)
        self._top.setSpacing(px(2))
        self._below.setContentsMargins(0, 0, 0, px(2))
        for button, name in ((self.filter_button, "filter"), (self._clear, "close")):
            button.setIcon(QIcon(icons.icon(name, look.muted)))
            button.setIconSize(QSize(px(16), px(16)))
        self._fit_words()

    # What there is to say

    def offer_orders(self, choices: Sequence[QAction]) -> None:
        """What the button beside the count offers."""
        menu = QMenu(self)
        menu.addActions(list(choices))
        self._sort.setMenu(menu)

    def show_order(self, order: Order) -> None:
        """Say how the people are sorted."""
        self._order = _ORDERS[order]
        self._sort.setAccessibleName(f"People sorted by: {self._order.lower()}")
        self._fit_words()

    def show_counts(self, shown: int, everybody: int) -> None:
        """Say how many people are shown, and of how many."""
        self._counts = (shown, everybody)
        self._people.setAccessibleName(f"{self._count(' of ')} people")
        self._fit_words()

    def show_filter(self, words: str) -> None:
        """Say whom a filter shows; without words there is none."""
        self._wanted.say(words)
        self._line.setVisible(bool(words))
        self.filter_button.setChecked(bool(words))
        name = f"Filter people, now: {words}" if words else "Filter people"
        self.filter_button.setAccessibleName(name)
        self.filter_button.setToolTip("Filter people")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _count(self, between: str) -> str:
        shown, everybody = map(wording.number, self._counts)
        return shown if shown == everybody and not self._wanted.whole else f"{shown}{between}{everybody}"

    def _fit_words(self) -> None:
        """The count in full if there is room, and as much of the order as is left."""
        count = self._count(" of ")
        whole = f"PEOPLE{wording.SEPARATOR}{count}"
        order = f"{self._order.upper()} ▾"
        edges = self._rows.contentsMargins()
        room = self.width() - edges.left() - edges.right() - self.filter_button.sizeHint().width()
        room -= 3 * self._top.spacing()
        self._sort.setText(order)
        wide = self._sort.sizeHint().width()
        padding = wide - self._sort.fontMetrics().horizontalAdvance(order)
        metrics = self._people.fontMetrics()
        said = whole if metrics.horizontalAdvance(whole) + wide <= room else count
        self._people.setText(said)
        left = room - metrics.horizontalAdvance(said) - padding
        short = self._sort.fontMetrics().elidedText(self._order.upper(), Qt.TextElideMode.ElideRight, left - padding)
        if metrics.horizontalAdvance(said) + wide > room:
            self._sort.setText(f"{short} ▾")

    def _ask(self) -> None:
        self.filter_button.setChecked(bool(self._wanted.whole))
        self.asked.emit()
