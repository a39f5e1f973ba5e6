# SPDX-License-Identifier: MIT
"""The page of every insight: a field for letters, and the list by how much each asks for."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.insight_rows import InsightRows
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.table_page import FindField
from relationship_journal.qt.widgets.today_list import TodayList
from relationship_journal.qt.widgets.wrapped import Wrapped

_NOTHING = "Nothing to watch right now. What the journal notices will be here, with the entries it rests on."
_NO_MATCH = "No insight has these words."


class InsightsPage(QFrame):
    """Shows InsightRows under a title."""

    def __init__(self, model: InsightRows, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insightsView")
        theme.look(self, "panel")
        self._model = model
        self._title, self._count = ElidedLabel(), QLabel()
        self._find = FindField("insightsFind", "Find a name or a word")
        self._nothing = Wrapped(look="muted")
        self.list = TodayList(model, look)
        self.list.setObjectName("insightsList")
        self.list.setAccessibleName("What to watch")
        theme.look(self._title, "title")
        self._count.setObjectName("insightsCount")
        theme.look(self._count, "muted")
        self._title.say("What to watch")
        self._lay_out()
        self._find.textChanged.connect(model.look_for)
        self._find.went_on.connect(self.list.setFocus)
        model.shown.connect(self._show)
        self._show()
        self.set_theme(look)

    def _lay_out(self) -> None:
        self._tools = QHBoxLayout()
        self._tools.addWidget(self._find, 1)
        self._tools.addWidget(self._count)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addLayout(self._tools)
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
        px = look.px
        self.list.set_theme(look)
        self._head.setContentsMargins(px(26), px(18), px(26), px(12))
        self._head.setSpacing(px(10))
        self._tools.setSpacing(px(12))
        self._find.setMaximumWidth(px(340))
        self._nothing.setContentsMargins(px(26), px(18), px(26), px(18))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.watch(False)

    def _show(self) -> None:
        rows = self._model.rowCount()
        self._count.setText(self._model.count_line)
        self._nothing.say("" if rows else _NO_MATCH if self._model.is_filtered else _NOTHING)
        self._nothing.setVisible(not rows)
