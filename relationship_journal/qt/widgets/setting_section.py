# SPDX-License-Identifier: MIT
"""A page of the preferences: title, groups of settings in cards, and the way back to what is usual."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.setting import Kind, Setting
from relationship_journal.qt.models.settings import GROUP_HINTS, OF_MACHINE, Settings
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.rule_row import RuleRow
from relationship_journal.qt.widgets.setting_row import SettingRow

_MACHINE = "Kept on this computer."
_JOURNAL = "Kept in this journal. Undo takes a change back."


class SettingSection(QWidget):
    """A page, as it is or with only what was found."""

    def __init__(self, page: str, settings: Settings, look: Theme) -> None:
        super().__init__()
        self.page = page
        self.rows = [_row(setting, look) for setting in settings.all if setting.page == page]
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
        said = (("section", group), ("small", GROUP_HINTS.get(group, "")))
        self._heads[group] = [words(text, look) for look, text in said if text]
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

    @property
    def every_row(self) -> Iterator[SettingRow]:
        """The rows and what is unfolded under them."""
        for row in self.rows:
            yield row
            if isinstance(row, RuleRow):
                yield from row.numbers

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


def _row(setting: Setting, look: Theme) -> SettingRow:
    return RuleRow(setting, look) if setting.kind is Kind.RULE else SettingRow(setting, look)


def _said_of(setting: Setting) -> str:
    """All the words a setting can be found by."""
    parts = (setting.label, setting.hint, setting.page, setting.group, GROUP_HINTS.get(setting.group, ""), setting.unit)
    few = setting.words.values() if len(setting.words) < 10 else ()
    own = (word for part in setting.parts for word in (part.label, part.hint))
    return " ".join((*parts, *few, *own)).casefold()
