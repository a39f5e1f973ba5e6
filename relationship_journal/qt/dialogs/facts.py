# SPDX-License-Identifier: MIT
"""A list of facts: what it is, muted, and how it is, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.theme import Theme


class Facts(QWidget):
    """Shows pairs of words; `show_facts` replaces them. A long value breaks, anywhere if it has no spaces."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(6))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts, from the top."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, value) in enumerate(facts):
            told, shown = words(name, "muted"), words(breakable(value), "")
            told.setWordWrap(False)
            shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(told, row, 0, top)
            self._grid.addWidget(shown, row, 1, top)
            told.show()  # else only with the next turn of the event loop, and until then they have no size
            shown.show()


def breakable(text: str) -> str:
    """The text with a place to break after each part of a path, which Qt would else not find."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")
