# SPDX-License-Identifier: MIT
"""A page of the preferences: title, groups of settings in cards, and the way back to what is usual."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.setting import Kind, Setting
from relationship_journal.qt.models.settings import GROUP_HINTS, OF_MACHINE, Settings
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.rule_row import Chevrons, RuleRow, chevrons
from relationship_journal.qt.widgets.setting_row import SettingRow

_MACHINE = "Kept on this computer."
_JOURNAL = "Kept in this journal. Undo takes a change back."


class SettingSection(QWidget):
    """A page, as it is or with only what was found."""

    made = Signal(object)
    """A list of rows that were not there before: those of a group are made when they are first wanted."""

    def __init__(self, page: str, settings: Settings, look: Theme) -> None:
        super().__init__()
        self.page = page
        self._look = look
        self._groups: dict[str, list[Setting]] = {}
        for setting in settings.all:
            if setting.page == page:
                self._groups.setdefault(setting.group, []).append(setting)
        self._made: dict[str, list[SettingRow]] = {}
        self._chevrons: Chevrons | None = None
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
        for group in self._groups:
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
        self._cards[group] = card
        self._column.addWidget(card)

    @property
    def rows(self) -> list[SettingRow]:
        """The rows there are by now, in their order."""
        return [row for group in self._groups for row in self._made.get(group, ())]

    @property
    def every_row(self) -> Iterator[SettingRow]:
        """The rows and what is unfolded under them."""
        for row in self.rows:
            yield row
            if isinstance(row, RuleRow):
                yield from row.numbers

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*(stop for row in self.rows for stop in row.stops), self.reset]

    def make_next(self) -> bool:
        """Make the rows of a group that has none yet; answers whether there was one."""
        group = next((group for group in self._groups if group not in self._made), None)
        if group is None:
            return False
        self._make(group)
        for row in self._made[group]:
            row.hide()
        return True

    def _make(self, group: str) -> None:
        lines = self._cards[group].layout()
        assert lines is not None
        self._made[group] = [self._row(setting) for setting in self._groups[group]]
        for row in self._made[group]:
            lines.addWidget(row)
        self.made.emit(self._made[group])

    def _row(self, setting: Setting) -> SettingRow:
        if setting.kind is not Kind.RULE:
            return SettingRow(setting, self._look)
        if self._chevrons is None:
            self._chevrons = chevrons(self._look)
        return RuleRow(setting, self._look, self._chevrons)

    def show_all(self, shown: bool) -> bool:
        """The whole page, or nothing of it."""
        return self._show({setting.key for setting in self._settings} if shown else set(), ())

    def show_found(self, wanted: tuple[str, ...]) -> bool:
        """What has all the words somewhere; answers whether that is anything."""
        keys = {setting.key for setting in self._settings if all(word in _said_of(setting) for word in wanted)}
        return self._show(keys, wanted)

    @property
    def _settings(self) -> Iterator[Setting]:
        return (setting for inside in self._groups.values() for setting in inside)

    def _show(self, keys: set[str], lit: tuple[str, ...]) -> bool:
        for group, card in self._cards.items():
            wanted = any(setting.key in keys for setting in self._groups[group])
            if wanted and group not in self._made:
                self._make(group)
            shown = [row for row in self._made.get(group, ()) if row.setting.key in keys]
            for row in self._made.get(group, ()):
                row.setVisible(row in shown)
                row.set_ruled(bool(shown) and row is not shown[0])
                row.light_up(lit)
            card.setVisible(wanted)
            for label in self._heads[group]:
                label.setVisible(wanted)
        self.reset.setVisible(not lit)
        self.setVisible(bool(keys))
        return bool(keys)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._column.setSpacing(look.px(6))
        for labels in self._heads.values():
            for label in labels[:1]:
                label.setContentsMargins(0, look.px(12), 0, 0)
        if self._chevrons is not None:
            self._chevrons = chevrons(look)
        for row in self.rows:
            row.set_theme(look)
            if isinstance(row, RuleRow) and self._chevrons is not None:
                row.draw(self._chevrons)


def _said_of(setting: Setting) -> str:
    """All the words a setting can be found by."""
    parts = (setting.label, setting.hint, setting.page, setting.group, GROUP_HINTS.get(setting.group, ""), setting.unit)
    few = setting.words.values() if len(setting.words) < 10 else ()
    own = (word for part in setting.parts for word in (part.label, part.hint))
    return " ".join((*parts, *few, *own)).casefold()
