# SPDX-License-Identifier: MIT
"""A mistake of ours in words, and the report of it, to read before anything is done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with

_WHAT = (
    "The program made a mistake it did not expect, and did not finish what it was doing. What you saved is safe, and "
    "what you typed is kept. You can go on; if something looks wrong, quit and start again."
)
_REPORT = (
    "This is the whole report. It has no word from your journal, and it is sent nowhere: copy it if you want to "
    "tell somebody who can mend it."
)
_SIZE = (78, 26)


class ErrorReport(QDialog):
    """Shows the mistakes of this session, counted; it holds nobody up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("errorReport")
        self.setWindowTitle("Something went wrong")
        self._text = QPlainTextEdit()
        self._text.setObjectName("errorReportText")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Report")
        self._copied = words("", "muted")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setIcon(QIcon())
        copy = QPushButton("&Copy the report")
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        box.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        title = words("Something went wrong inside the program", "title")
        for part in (title, words(_WHAT, ""), words(_REPORT, "muted"), self._text, self._copied, box):
            rows.addWidget(part)
        rows.setStretch(3, 1)
        theme.look(close, "primary")
        begin_with(self, *_SIZE)
        close.setFocus()

    def tell(self, mistakes: Sequence[tuple[int, str]]) -> None:
        """Show reports, each with how many times it happened."""
        shown = "\n\n".join(_counted(times, text) for times, text in mistakes)
        if shown != self._text.toPlainText():
            self._text.setPlainText(shown)
            self._copied.clear()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copied.setText("Copied.")


def _counted(times: int, text: str) -> str:
    return text if times == 1 else f"{text}\n\nIt happened {times:,} times."
