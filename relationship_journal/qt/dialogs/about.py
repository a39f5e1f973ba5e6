# SPDX-License-Identifier: MIT
"""What this program is, what it promises, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal import __version__
from relationship_journal.qt import icons, theme
from relationship_journal.qt.dialogs.facts import Facts
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.page import PageDialog

WIDTH = 520
_WORDS = "A private diary for people who sell to customers who have become friends."
_PRIVACY = (
    "Everything stays in one file on this computer. The program opens no network connection, has no account and counts "
    "nothing. Its log holds ids and kinds of errors, never your words."
)
_COPIED = "Copied: versions, settings and counts. No name, no path and none of your words are in it."


class AboutDialog(PageDialog):
    """`made_of` are versions, by name; `diagnose` gives what “Copy diagnostics” copies."""

    def __init__(
        self, made_of: Sequence[tuple[str, str]], diagnose: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle("About Relationship Journal")
        self._diagnose = diagnose
        self._copy = QPushButton("&Copy diagnostics")
        self._close = QPushButton("Close")
        self._said = words("", "small")
        self._said.hide()
        for button, name in ((self._copy, "copyDiagnostics"), (self._close, "close")):
            button.setObjectName(name)
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_diagnostics)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        self._lay_out(made_of)
        self._close.setFocus()

    def _lay_out(self, made_of: Sequence[tuple[str, str]]) -> None:
        px = self.look.px
        picture, head, names = QLabel(), QHBoxLayout(), QVBoxLayout()
        picture.setPixmap(icons.app_icon().pixmap(QSize(px(48), px(48)), self.devicePixelRatioF()))
        names.setSpacing(px(1))
        names.addWidget(words("Relationship Journal", "title"))
        names.addWidget(words(f"Version {__version__}, MIT license", "muted"))
        head.setSpacing(px(14))
        head.addWidget(picture)
        head.addLayout(names, 1)
        facts = Facts(self.look)
        facts.show_facts(made_of)
        card = QFrame()
        theme.look(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(16), px(14), px(16), px(16))
        inside.setSpacing(px(10))
        for part in (words("Private by design", "section"), words(_PRIVACY, "")):
            inside.addWidget(part)
        self.page.addLayout(head)
        for whole in (words(_WORDS, ""), card, facts, self._said):
            self.page.addWidget(whole)
        self.page.addStretch(1)
        self.foot.addWidget(self._copy)
        self.foot.addStretch(1)
        self.foot.addWidget(self._close)

    def _copy_diagnostics(self) -> None:
        QGuiApplication.clipboard().setText(self._diagnose())
        self._said.setText(_COPIED)
        self._said.show()
        self.fit()
