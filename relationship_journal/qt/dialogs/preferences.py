# SPDX-License-Identifier: MIT
"""The preferences: pages of settings that act at once, one search over all of them, and a way back for each page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import theme
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.models.settings import GROUP_HINTS, OF_MACHINE, PAGES, Setting, Settings
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.nav_row import NavRow
from relationship_journal.qt.widgets.setting_row import SettingRow
from relationship_journal.storage.errors import JournalError

_SIZE = (104, 36)
"""Letters and lines."""
_BESIDE = 64
"""In a dialog at least so many average letters wide the pages are named beside them, else above."""
_MACHINE = "Kept on this computer."
_JOURNAL = "Kept in this journal. Undo takes a change back."
_NONE = "No setting has these words. Escape shows all of them again."


class PreferencesDialog(QDialog):
    """Stays open beside the window; whatever is changed elsewhere shows here too."""

    def __init__(self, settings: Settings, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setWindowTitle("Preferences")
        self._settings = settings
        self._look = appearance.theme
        self._search = QLineEdit()
        self._search.setObjectName("preferencesSearch")
        self._search.setPlaceholderText("Search settings")
        self._search.setAccessibleName("Search settings")
        self._search.setClearButtonEnabled(False)
        self._sections = {page: _Section(page, settings, self._look) for page in PAGES}
        self._nav = {page: NavRow(f"page-{page}", page, self._look) for page in PAGES}
        self._group = QButtonGroup(self)
        self._said, self._none = words("", "warning"), words(_NONE, "muted")
        self._page = PAGES[0]
        self._lay_out()
        self._join(appearance)
        self._nav[self._page].setChecked(True)
        self._show_values()
        self._filter("")
        begin_with(self, *_SIZE)
        self._search.setFocus()

    def _lay_out(self) -> None:
        side, column = QFrame(), QVBoxLayout()
        theme.look(side, "side")
        side.setLayout(column)
        self._side = column
        column.addWidget(self._search)
        self._names = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        column.addLayout(self._names)
        for row in self._nav.values():
            self._group.addButton(row)
            self._names.addWidget(row)
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
            for row in section.rows:
                row.control.chosen.connect(partial(self._choose, row))
        self._settings.changed.connect(self._show_values)
        self._settings.failed.connect(self._say)
        appearance.changed.connect(self._wear)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._begin_search)

    # What is set

    def _choose(self, row: SettingRow, value: object) -> None:
        self._said.hide()
        try:
            self._settings.set(row.setting.key, value)
        except JournalError as error:
            row.refuse(str(error))
        else:
            row.accept()

    def _reset(self, section: _Section, _: bool = False) -> None:
        self._said.hide()
        for row in section.rows:
            row.forget()
        try:
            self._settings.reset(section.page)
        except JournalError as error:
            self._say("", str(error))
        self._show_values()

    def _show_values(self) -> None:
        for section in self._sections.values():
            for row in section.rows:
                row.show_value(self._settings.value(row.setting.key))
            section.reset.setEnabled(self._settings.can_reset(section.page))

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
        if wanted:
            self._area.verticalScrollBar().setValue(0)

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
            for row in section.rows:
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
        self._names.setDirection(ways.TopToBottom if beside else ways.LeftToRight)

    def _set_margins(self) -> None:
        px = self._look.px
        self._side.setContentsMargins(px(12), px(14), px(12), px(12))
        self._side.setSpacing(px(3))
        self._names.setSpacing(px(3))
        self._rows.setContentsMargins(24, px(20), 24, px(20))  # large text needs the width itself
        self._rows.setSpacing(px(18))
        self._said.setContentsMargins(px(24), px(12), px(24), px(4))


class _Section(QWidget):
    """A page: title, groups of settings in cards, and the way back to what is usual."""

    def __init__(self, page: str, settings: Settings, look: Theme) -> None:
        super().__init__()
        self.page = page
        self.rows = [SettingRow(setting, look) for setting in settings.all if setting.page == page]
        self._title = words(page, "title")
        self.reset = QPushButton("Reset this page")
        self.reset.setObjectName(f"reset-{page}")
        self.reset.setAccessibleName(f"Reset the page {page}")
        self.reset.setAutoDefault(False)
        theme.look(self.reset, "link")
        self._heads: dict[str, list[QLabel]] = {}
        self._cards: dict[str, QFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(words(_MACHINE if page in OF_MACHINE else _JOURNAL, "small"))
        for group in dict.fromkeys(row.setting.group for row in self.rows):
            self._add_group(group)
        self._column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeading)
        self.set_theme(look)

    def _add_group(self, group: str) -> None:
        self._heads[group] = [words(group, "section"), words(GROUP_HINTS.get(group, ""), "small")] if group else []
        for label in self._heads[group]:
            self._column.addWidget(label)
        card, lines = QFrame(), QVBoxLayout()
        theme.look(card, "card")
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        card.setLayout(lines)
        for row in self.rows:
            if row.setting.group == group:
                lines.addWidget(row)
        self._cards[group] = card
        self._column.addWidget(card)

    def show_all(self, shown: bool) -> bool:
        """The whole page, or nothing of it."""
        return self._show(set(row.setting.key for row in self.rows) if shown else set(), ())

    def show_found(self, wanted: tuple[str, ...]) -> bool:
        """What has all the words somewhere; answers whether that is anything."""
        keys = {row.setting.key for row in self.rows if all(word in _said_of(row.setting) for word in wanted)}
        return self._show(keys, wanted)

    def _show(self, keys: set[str], lit: tuple[str, ...]) -> bool:
        for group, card in self._cards.items():
            inside = [row for row in self.rows if row.setting.group == group]
            shown = [row for row in inside if row.setting.key in keys]
            for row in inside:
                row.setVisible(row in shown)
                row.set_ruled(bool(shown) and row is not shown[0])
                row.light_up(lit)
            card.setVisible(bool(shown))
            for label in self._heads[group]:
                label.setVisible(bool(shown))
        self.reset.setVisible(not lit)
        self.setVisible(bool(keys))
        return bool(keys)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._column.setSpacing(look.px(6))
        for labels in self._heads.values():
            for label in labels[:1]:
                label.setContentsMargins(0, look.px(12), 0, 0)
        for row in self.rows:
            row.set_theme(look)


def _said_of(setting: Setting) -> str:
    """All the words a setting can be found by."""
    parts = (setting.label, setting.hint, setting.page, setting.group, GROUP_HINTS.get(setting.group, ""), setting.unit)
    few = setting.words.values() if len(setting.words) < 10 else ()
    return " ".join((*parts, *few)).casefold()
