# SPDX-License-Identifier: MIT
"""The preferences: pages of settings that act at once, one search over all of them, and a way back for each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import theme
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.models.rule_preview import RulePreview
from relationship_journal.qt.models.rule_settings import INSIGHTS
from relationship_journal.qt.models.settings import PAGES, Settings
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.nav_row import NavRow
from relationship_journal.qt.widgets.rule_row import RuleRow
from relationship_journal.qt.widgets.setting_row import SettingRow
from relationship_journal.qt.widgets.setting_section import SettingSection
from relationship_journal.storage.errors import JournalError

_SIZE = (104, 36)
"""Letters and lines."""
_BESIDE = 64
"""In a dialog at least so many average letters wide the pages are named beside them, else above."""
_ABREAST = 3
"""Names of pages in a line above them."""
_COUNTING = "Counting how many insights would stand now…"
_IDLE_MS = 30
_NONE = "No setting has these words. Escape shows all of them again."


class PreferencesDialog(QDialog):
    """Stays open beside the window; whatever is changed elsewhere shows here too."""

    def __init__(
        self, settings: Settings, preview: RulePreview, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setWindowTitle("Preferences")
        self._settings = settings
        self._preview = preview
        self._look = appearance.theme
        self._search = QLineEdit()
        self._search.setObjectName("preferencesSearch")
        self._search.setPlaceholderText("Search settings")
        self._search.setAccessibleName("Search settings")
        self._search.setClearButtonEnabled(False)
        self._sections = {page: SettingSection(page, settings, self._look) for page in PAGES}
        self._nav = {page: NavRow(f"page-{page}", page, self._look) for page in PAGES}
        self._group = QButtonGroup(self)
        self._said, self._none = words("", "warning"), words(_NONE, "muted")
        self._standing = words(_COUNTING, "muted")
        self._standing.setObjectName("insightsPreview")
        self._page = PAGES[0]
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._make_ahead)
        self._lay_out()
        self._join(appearance)
        self._nav[self._page].setChecked(True)
        self._filter("")
        self._show_values()
        begin_with(self, *_SIZE)
        self._search.setFocus()

    def _lay_out(self) -> None:
        side, column = QFrame(), QVBoxLayout()
        theme.look(side, "side")
        side.setLayout(column)
        self._side = column
        column.addWidget(self._search)
        self._names = QGridLayout()
        column.addLayout(self._names)
        for row in self._nav.values():
            self._group.addButton(row)
        self._place_names(1)
        column.addStretch(1)
        ground, self._rows = QWidget(), QVBoxLayout()
        theme.look(ground, "window")
        ground.setLayout(self._rows)
        for part in (*self._sections.values(), self._none):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(ground)
        right = QVBoxLayout()
        right.setSpacing(0)
        self._said.hide()
        right.addWidget(self._said)
        right.addWidget(self._area, 1)
        self._foot, below, line = QWidget(), QVBoxLayout(), QFrame()
        theme.look(line, "rule")
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(line)
        below.addWidget(self._standing)
        self._foot.setLayout(below)
        right.addWidget(self._foot)
        self._whole = whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addLayout(right, 1)
        self._set_margins()

    def _join(self, appearance: Appearance) -> None:
        self._search.textChanged.connect(self._filter)
        down = QShortcut(QKeySequence("Down"), self._search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_to_pages)
        for page, line in self._nav.items():
            line.clicked.connect(partial(self._go, page))
        for section in self._sections.values():
            section.reset.clicked.connect(partial(self._reset, section))
            section.made.connect(self._show_more)
        self._settings.changed.connect(self._show_values)
        self._settings.failed.connect(self._say)
        self._preview.told.connect(self._standing.setText)
        appearance.changed.connect(self._wear)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._begin_search)

    # What is set

    def _take_in(self, rows: Sequence[SettingRow]) -> None:
        for row in rows:
            row.control.chosen.connect(partial(self._choose, row))
            if isinstance(row, RuleRow):
                row.made.connect(self._show_more)
                row.reset_wanted.connect(partial(self._reset_rule, row))

    def _show_more(self, rows: Sequence[SettingRow]) -> None:
        self._take_in(rows)
        for row in rows:
            self._show_value(row)
        stops = (self._search, *self._nav.values(), *(one for part in self._sections.values() for one in part.stops))
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _choose(self, row: SettingRow, value: object) -> None:
        self._said.hide()
        try:
            self._settings.set(row.setting.key, value)
        except JournalError as error:
            row.refuse(str(error))
        else:
            row.accept()

    def _reset(self, section: SettingSection, _: bool = False) -> None:
        self._said.hide()
        for row in section.every_row:
            row.forget()
        self._set_back(partial(self._settings.reset, section.page))

    def _reset_rule(self, rule: RuleRow) -> None:
        for row in (rule, *rule.numbers):
            row.forget()
        self._set_back(partial(self._settings.reset_rule, rule.setting))

    def _set_back(self, reset: Callable[[], None]) -> None:
        try:
            reset()
        except JournalError as error:
            self._say("", str(error))
        self._show_values()

    def _show_values(self) -> None:
        for section in self._sections.values():
            for row in section.every_row:
                self._show_value(row)
            section.reset.setEnabled(self._settings.can_reset(section.page))

    def _show_value(self, row: SettingRow) -> None:
        row.show_value(self._settings.value(row.setting.key))
        row.show_hint(self._settings.hint(row.setting))
        if isinstance(row, RuleRow):
            row.set_resettable(self._settings.can_reset_rule(row.setting))

    def _say(self, _: str, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    # What is shown

    def _go_to_pages(self) -> None:
        self._nav[self._page].setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self, page: str, _: bool = False) -> None:
        self._page = page
        self._search.clear()
        self._filter("")
        self._area.verticalScrollBar().setValue(0)

    def _begin_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _filter(self, text: str) -> None:
        """All that has these words, from every page; without words one page, whole."""
        wanted = tuple(text.casefold().split())
        found = False
        for page, section in self._sections.items():
            shown = section.show_found(wanted) if wanted else section.show_all(page == self._page)
            found = found or shown
            self._nav[page].setEnabled(not wanted or shown)
        self._none.setVisible(not found)
        self._foot.setVisible(not wanted and self._page == INSIGHTS)
        self._watch()
        if wanted:
            self._area.verticalScrollBar().setValue(0)

    def _watch(self) -> None:
        """Count how many insights would stand only while that is in sight."""
        self._preview.watch(self.isVisible() and not self._foot.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()
        self._idle.start()

    def _make_ahead(self) -> None:
        """The rows of the other pages, a group at a time while nothing else is to be done."""
        if not any(section.make_next() for section in self._sections.values()):
            self._idle.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._idle.stop()
        self._watch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field ends the typing; it presses no button elsewhere, which would open another page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Escape leaves a search first."""
        if self._search.text():
            self._search.clear()
            self._search.setFocus()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """What was typed last still counts."""
        self._settle()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settle()
        super().closeEvent(event)

    def _settle(self) -> None:
        focused = self.focusWidget()
        for section in self._sections.values():
            for row in section.every_row:
                if row.control.proxy is focused:
                    row.control.settle()

    # Looks

    def _wear(self, look: Theme) -> None:
        grown = look.scale != self._look.scale
        self._look = look
        for section in self._sections.values():
            section.set_theme(look)
        for line in self._nav.values():
            line.set_theme(look)
        self._set_margins()
        self._filter(self._search.text())
        if grown:
            begin_with(self, *_SIZE)
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        ways = QBoxLayout.Direction
        beside = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        self._whole.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._place_names(1 if beside else _ABREAST)

    def _place_names(self, columns: int) -> None:
        for number, row in enumerate(self._nav.values()):
            self._names.addWidget(row, *divmod(number, columns))  # from where it was

    def _set_margins(self) -> None:
        px = self._look.px
        self._side.setContentsMargins(px(12), px(14), px(12), px(12))
        self._side.setSpacing(px(3))
        self._names.setSpacing(px(3))
        self._rows.setContentsMargins(24, px(20), 24, px(20))  # large text needs the width itself
        self._rows.setSpacing(px(18))
        self._standing.setContentsMargins(24, px(2), 24, px(8))
        self._said.setContentsMargins(px(24), px(12), px(24), px(4))
