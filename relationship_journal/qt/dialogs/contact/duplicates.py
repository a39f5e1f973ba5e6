# SPDX-License-Identifier: MIT
"""Whom a new contact may be already: a line each, with a button that opens them instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.contact_editor import Likely
from relationship_journal.values import ContactId


class Duplicates(QFrame):
    """`wanted(int)` is the contact to open instead. Hidden while there is nobody."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("likelyContacts")
        theme.look(self, "card")
        self._shown: tuple[Likely, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(14, 10, 10, 10)
        self._rows.setSpacing(4)
        self._lines: list[_LikelyLine] = []
        self._rows.addWidget(words("Already in the journal?", "small"))
        self.hide()

    def show_likely(self, likely: Sequence[Likely]) -> None:
        """Show these people, or nothing."""
        if tuple(likely) == self._shown:
            return
        self._shown = tuple(likely)
        for line in self._lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_LikelyLine(one) for one in likely]
        for line in self._lines:
            self._rows.addWidget(line)
            line.show()
            line.wanted.connect(self.wanted)
        self.setAccessibleName(". ".join(one.line for one in likely))
        self.setVisible(bool(likely))


class _LikelyLine(QWidget):
    """One of them."""

    wanted = Signal(int)

    def __init__(self, one: Likely) -> None:
        super().__init__()
        self._id: ContactId = one.id
        open_ = QPushButton("Open instead")
        open_.setObjectName(f"openInstead{one.id}")
        open_.setAccessibleName(f"Open {one.name} instead, {one.reason}")
        theme.look(open_, "link")
        open_.clicked.connect(self._want)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(words(one.line, ""))
        if one.by_reach:
            said.addWidget(words(one.reason.capitalize(), "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(said, 1)
        row.addWidget(open_, 0, Qt.AlignmentFlag.AlignTop)

    def _want(self) -> None:
        self.wanted.emit(self._id)
