# SPDX-License-Identifier: MIT
"""Completes the tag being typed last, in a field that may hold several with commas between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from relationship_journal.qt import theme


class TagCompleter(QCompleter):
    """Offers known words that hold what was typed; give it to a line edit."""

    def __init__(self, known: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setModel(QStringListModel(list(known), self))
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        words = self.popup()
        if words is not None:
            theme.look(words, "popup")

    def splitPath(self, path: str) -> list[str]:
        """What is looked for: the part behind the last comma, without the sign of a tag."""
        return [path.rpartition(",")[2].strip().removeprefix("#")]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What the field holds once a word was taken."""
        widget = self.widget()
        before = str(widget.property("text") or "") if widget is not None else ""
        begun, comma, _ = before.rpartition(",")
        return f"{begun}{comma} {index.data()}".strip() if comma else str(index.data())


def parted(text: str) -> list[str]:
    """The tags a field holds."""
    return [part for piece in text.split(",") if (part := piece.strip().removeprefix("#").strip())]
