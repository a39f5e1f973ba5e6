# SPDX-License-Identifier: MIT
"""What is said under the fields of the composer: what its words mean, what is wrong, what was said last time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme

_RATED = (
    "The mix is rated once you move the slider. Left alone it stays hollow: a guess from earlier talks, which charts "
    "draw lighter."
)


class ComposerNotes(QWidget):
    """Quiet lines, each shown while it has words. `accepted` is pressed beside a refusal that can be overcome.

    `left` when something that may have had the cursor is about to go.
    """

    accepted = Signal()
    left = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._answer, self._rated = (QLabel() for _ in range(3))
        self._accept, self._enough = QPushButton("Add as a new contact"), QPushButton("Got it")
        for label in (self._said, self._answer, self._rated):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            theme.look(label, "small")
        self._answer.setObjectName("composerAnswer")
        self._rated.setText(_RATED)
        for button in (self._accept, self._enough):
            theme.look(button, "link")
        self._accept.setObjectName("composerAddPeople")
        self._accept.clicked.connect(self.accepted)
        self._enough.setAccessibleName("Got it: hide what “rated” means")
        self._enough.clicked.connect(self._hide_rated)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._rows: list[QHBoxLayout] = []
        for parts in ((self._said, self._accept), (self._answer,), (self._rated, self._enough)):
            row = QHBoxLayout()
            for part in parts:
                row.addWidget(part, 1 if isinstance(part, QLabel) else 0, Qt.AlignmentFlag.AlignVCenter)
            self._lines.addLayout(row)
            self._rows.append(row)
        for part in (self._said, self._accept, self._answer, self._rated, self._enough):
            part.hide()
        self.set_theme(look)
        self._settle()

    @property
    def is_warning(self) -> bool:
        """Whether what is said is a refusal."""
        return bool(self._said.property("look") == "warning")

    def set_theme(self, look: Theme) -> None:
        """Take another text scale."""
        self._lines.setSpacing(look.px(4))
        for row in self._rows:
            row.setSpacing(look.px(8))

    def say(self, text: str, kind: str = "small") -> None:
        """Say what the words mean, or with kind `warning` what is wrong; nothing with an empty text."""
        if self._said.property("look") != kind:
            theme.look(self._said, kind)
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._accept.hide()
        self._settle()
        if kind == "warning":
            announce(self, text)

    def offer(self, words: str) -> None:
        """Offer a way on beside what was just said, and put the cursor on it."""
        self._accept.setText(words)
        self._accept.show()
        self._accept.setFocus()

    def answer(self, text: str) -> None:
        """Say something from last time; nothing with an empty text."""
        self._answer.setText(text)
        self._answer.setVisible(bool(text))
        self._settle()
        if text:
            announce(self, text)

    def explain_rating(self) -> None:
        """Say what "rated" means, until somebody has got it."""
        self._rated.show()
        self._enough.show()
        self._settle()

    def _hide_rated(self) -> None:
        self.left.emit()
        self._rated.hide()
        self._enough.hide()
        self._settle()

    def _settle(self) -> None:
        """Take no room where nothing is said."""
        self.setVisible(not all(label.isHidden() for label in (self._said, self._answer, self._rated)))
