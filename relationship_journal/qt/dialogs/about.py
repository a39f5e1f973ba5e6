# SPDX-License-Identifier: MIT
"""What this program is, its version, and where the journal lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from relationship_journal import __version__
from relationship_journal.qt import icons, theme

_WORDS = (
    "A private diary for people who sell to customers who have become friends. Everything stays in one file on this "
    "computer; the program opens no network connection."
)


class AboutDialog(QDialog):
    """Says what the program is; nothing in it comes from the journal but where it lies."""

    def __init__(self, journal: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Relationship Journal")
        icon, title = QLabel(), QLabel("Relationship Journal")
        icon.setPixmap(icons.app_icon().pixmap(48, 48))
        version, words = QLabel(f"Version {__version__}, MIT license"), QLabel(_WORDS)
        place = QLabel(f"Your journal: {journal}")
        for label, kind in ((title, "title"), (version, "muted"), (words, ""), (place, "muted")):
            theme.look(label, kind)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        place.setAccessibleName("Where your journal lies")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(8)
        for part in (icon, title, version, words, place, buttons):
            rows.addWidget(part)
        self.setMinimumWidth(title.fontMetrics().averageCharWidth() * 40)
