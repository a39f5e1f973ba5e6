# SPDX-License-Identifier: MIT
"""What stands in the middle while a journal has nobody in it: what will be here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout

_WORDS = (
    "Here will be the people you talk to, what you talked about, and how much of it was business. "
    "Begin with an address book exported from your phone or mail program (a .vcf file), or with one person."
)
_PRIVATE = "Everything stays in one file on this computer. Nothing is sent anywhere."


class Welcome(QFrame):
    """The page of an empty journal; its buttons do what the actions given do."""

    def __init__(
        self, import_contacts: QAction, new_contact: QAction, look: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        theme.look(self, "panel")
        title, words, private = QLabel("Nobody here yet"), QLabel(_WORDS), QLabel(_PRIVATE)
        for label, kind in ((title, "title"), (words, ""), (private, "muted")):
            theme.look(label, kind)
            label.setWordWrap(True)
        first, second = QPushButton("Import contacts…"), QPushButton("New contact…")
        first.setAccessibleName("Import contacts")
        second.setAccessibleName("New contact")
        theme.look(first, "primary")
        first.clicked.connect(import_contacts.trigger)
        second.clicked.connect(new_contact.trigger)
        self._buttons = FlowLayout()
        self._buttons.addWidget(first)
        self._buttons.addWidget(second)
        self._rows = QVBoxLayout(self)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (title, words, private):
            self._rows.addWidget(label)
        self._rows.addLayout(self._buttons)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        px = look.px
        self._rows.setContentsMargins(px(40), px(72), px(40), px(24))
        self._rows.setSpacing(px(12))
        self._buttons.setContentsMargins(0, px(8), 0, 0)
        self._buttons.set_gaps(px(8), px(8))
        self._widest = px(600)
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def _narrow(self) -> None:
        """Keep lines short enough to read; a label's own maximum would spoil the height of its lines."""
        edges = self._rows.contentsMargins()
        edges.setRight(max(edges.left(), self.width() - self._widest))
        self._rows.setContentsMargins(edges)
