# SPDX-License-Identifier: MIT
"""The page of Today: the day, the way to a new entry, and the list of what there is to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.actions import plain
from relationship_journal.qt.models.today import TodayModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.today_list import TodayList

_NOTHING = (
    "Nothing waits for you today.\n\nWhat will be here: your next meeting, promises that are due, people you have not "
    "heard from for longer than you planned, birthdays and renewals ahead, and conflicts that are still open. Write a "
    "line such as “promise send the sheet by Tuesday” in an entry, or say how often you want to talk with somebody."
)


class TodayPage(QFrame):
    """Shows a TodayModel under the day; without anything to do it says what will be here."""

    def __init__(self, model: TodayModel, new_entry: QAction, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayView")
        theme.look(self, "panel")
        self._model = model
        self._title, self._day = ElidedLabel(), ElidedLabel()
        self._new = QPushButton(plain(new_entry.text()))
        self._nothing = QLabel(_NOTHING)
        self.list = TodayList(model, look)
        self._set_up(new_entry)
        self._lay_out()
        model.shown.connect(self._show)
        self._show()
        self._fit(look)

    def _set_up(self, new_entry: QAction) -> None:
        theme.look(self._title, "title")
        theme.look(self._day, "muted")
        theme.look(self._new, "primary")
        theme.look(self._nothing, "muted")
        self._title.say("Today")
        self._new.setObjectName("todayNewEntry")
        self._new.setAccessibleName("New entry")
        self._new.clicked.connect(new_entry.trigger)
        self._nothing.setObjectName("todayNothing")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def _lay_out(self) -> None:
        self._top = FlowLayout(together=1)
        for part in (self._title, self._new):
            self._top.addWidget(part)
        self._head = QVBoxLayout()
        self._head.addLayout(self._top)
        self._head.addWidget(self._day)
        rule = QFrame()
        theme.look(rule, "rule")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(rule)
        whole.addWidget(self._nothing)
        whole.addWidget(self.list, 1)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.list.set_theme(look)
        self._fit(look)

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._head.setContentsMargins(px(26), px(18), px(26), px(12))
        self._head.setSpacing(px(1))
        self._top.set_gaps(px(8), px(6))
        self._nothing.setContentsMargins(px(26), px(18), px(26), px(18))
        self._low = px(300)

    def _show(self) -> None:
        self._day.say(wording.full_day(self._model.today))
        self._nothing.setVisible(self._model.is_settled and not self._model.rowCount())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._day.setVisible(self.height() >= self._low)
