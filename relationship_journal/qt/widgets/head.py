# SPDX-License-Identifier: MIT
"""The head of a page: who it is, a line about them, a few facts, and what can be done from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.actions import plain
from relationship_journal.qt.models.head import Fact, HeadModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.flow import FlowLayout


class Head(QFrame):
    """Shows a HeadModel; its buttons do what the actions given do."""

    def __init__(
        self, model: HeadModel, export: QAction, new_entry: QAction, look: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contactHead")
        theme.look(self, "panel")
        self._model = model
        self._title = ElidedLabel()
        self._line = ElidedLabel()
        self._export = QPushButton(plain(export.text()) + "…")
        self._new = QPushButton(plain(new_entry.text()))
        self._facts: list[_FactBox] = []
        self._compact = False
        self._name_parts()
        self._lay_out()
        self._export.clicked.connect(export.trigger)
        self._new.clicked.connect(new_entry.trigger)
        model.changed.connect(self._show)
        self.set_theme(look)

    def _name_parts(self) -> None:
        theme.look(self._title, "title")
        theme.look(self._line, "muted")
        theme.look(self._new, "primary")
        self._export.setObjectName("exportChartButton")
        self._export.setAccessibleName("Export chart")
        self._new.setObjectName("newEntryButton")
        self._new.setAccessibleName("New entry")

    def _lay_out(self) -> None:
        self._top = FlowLayout(together=2)
        for part in (self._title, self._export, self._new):
            self._top.addWidget(part)
        self._strip = FlowLayout(most_lines=1)
        self._rows = QVBoxLayout()
        self._rows.addLayout(self._top)
        self._rows.addWidget(self._line)
        self._rows.addLayout(self._strip)
        rule = QFrame()
        theme.look(rule, "rule")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._rows)
        whole.addWidget(rule)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        px = look.px
        self._rows.setContentsMargins(px(26), px(18), px(26), px(12))
        self._rows.setSpacing(px(1))
        self._top.set_gaps(px(8), px(6))
        self._space = px(12)
        self._strip.setContentsMargins(0, 0 if self._compact else self._space, 0, 1)
        self._strip.set_gaps(px(26), px(8))

    def set_compact(self, compact: bool) -> None:
        """Leave out the facts, and the button that stands in a menu too, in a window too low for them."""
        if compact != self._compact:
            self._compact = compact
            self._strip.setContentsMargins(0, 0 if compact else self._space, 0, 1)
            self._export.setHidden(compact)
            self._show_facts(self._model.lines.facts)

    def _show(self) -> None:
        lines = self._model.lines
        self._title.say(lines.title)
        self._line.say(lines.line)
        self._new.setVisible(self._model.person is not None)
        self._show_facts(lines.facts)

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        while len(self._facts) < len(facts):
            box = _FactBox()
            self._facts.append(box)
            self._strip.addWidget(box)
        for number, box in enumerate(self._facts):
            box.setVisible(number < len(facts) and not self._compact)
            if number < len(facts):
                box.say(facts[number])
        self._strip.invalidate()


class _FactBox(QWidget):
    """A small heading over what there is to say."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._value = QLabel()
        theme.look(self._label, "small")
        theme.look(self._value, "section")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._label)
        rows.addWidget(self._value)

    def say(self, fact: Fact) -> None:
        self._label.setText(fact.label)
        self._value.setText(fact.value)
