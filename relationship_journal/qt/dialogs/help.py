# SPDX-License-Identifier: MIT
"""The help in a window of its own: topics at the left, a page at the right, one search over all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.models import help as topics
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.nav_row import NavRow
from relationship_journal.qt.widgets.reader import Reader

_SIZE = (112, 38)
_NONE = "No page has these words. Escape shows all of them again."


class HelpWindow(QDialog):
    """Stays open beside the window; `open(topic)` turns to a page."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpWindow")
        self.setWindowTitle("Help")
        self._look = appearance.theme
        self._pages = {page.topic: page for page in topics.pages()}
        self._at = topics.TOPICS[0]
        self._search = QLineEdit()
        self._search.setObjectName("helpSearch")
        self._search.setPlaceholderText("Search the help")
        self._search.setAccessibleName("Search the help")
        self._rows = {page.topic: NavRow(f"help-{page.topic}", page.title, self._look) for page in self._pages.values()}
        self._group = QButtonGroup(self)
        self._none = words(_NONE, "muted")
        self._reader = Reader("Help page")
        self._reader.setObjectName("helpPage")
        self._lay_out()
        self._search.textChanged.connect(self._filter)
        self._reader.anchorClicked.connect(self._follow)
        appearance.changed.connect(self._wear)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._begin_search)
        begin_with(self, *_SIZE)
        self.open_page(self._at)
        self._reader.setFocus()

    def open_page(self, topic: str) -> None:
        """Turn to the page of a topic."""
        self._at = topic
        self._rows[topic].setChecked(True)
        self._area.ensureWidgetVisible(self._rows[topic])
        page = self._pages[topic]
        self.setWindowTitle(f"Help: {page.title}")
        self._reader.show_markdown(page.text, self._look)
        self._reader.light_up(self._wanted, self._look)

    @property
    def _wanted(self) -> tuple[str, ...]:
        return tuple(self._search.text().casefold().split())

    def _lay_out(self) -> None:
        side, list_ground, page = QFrame(), QWidget(), QFrame()
        theme.look(side, "side")
        theme.look(list_ground, "side")
        theme.look(page, "panel")
        self._column, self._list, self._frame = QVBoxLayout(side), QVBoxLayout(list_ground), QVBoxLayout(page)
        self._list.setContentsMargins(0, 0, 0, 0)
        for topic, row in self._rows.items():
            self._group.addButton(row)
            row.clicked.connect(partial(self._choose, topic))
            self._list.addWidget(row)
        self._list.addWidget(self._none)
        self._none.hide()
        self._list.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(list_ground)
        self._column.addWidget(self._search)
        self._column.addWidget(self._area, 1)
        self._frame.addWidget(self._reader)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(page, 1)
        self._set_margins()

    def _choose(self, topic: str, _: bool = False) -> None:
        self.open_page(topic)

    def _follow(self, link: QUrl) -> None:
        topic = topics.topic_of_link(link.toString())
        if topic is not None:
            self._search.clear()
            self.open_page(topic)

    def _begin_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _filter(self) -> None:
        """Only the topics that have all the words; the first of them opens if this one has not."""
        found = [topic for topic, page in self._pages.items() if page.has(self._wanted)]
        for topic, row in self._rows.items():
            row.setVisible(topic in found)
        self._none.setVisible(not found)
        if found and self._at not in found:
            self.open_page(found[0])
        self._reader.light_up(self._wanted, self._look)

    def reject(self) -> None:
        """Escape leaves a search first."""
        if self._search.text():
            self._search.clear()
        else:
            super().reject()

    def _wear(self, look: Theme) -> None:
        grown = look.scale != self._look.scale
        self._look = look
        for row in self._rows.values():
            row.set_theme(look)
        self._set_margins()
        self.open_page(self._at)
        if grown:
            begin_with(self, *_SIZE)

    def _set_margins(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(12), px(14), px(12), px(12))
        self._column.setSpacing(px(6))
        self._list.setSpacing(px(2))
        self._frame.setContentsMargins(px(26), px(20), px(8), px(12))
        self._area.setMinimumWidth(max(row.sizeHint().width() for row in self._rows.values()) + px(14))
