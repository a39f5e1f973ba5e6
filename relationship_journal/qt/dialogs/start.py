# SPDX-License-Identifier: MIT
"""The first page: look around in the demo, start a journal of one's own, or open one from somewhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.paths import Paths
from relationship_journal.qt import icons, theme
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.start_form import NewJournalForm, place_for_new
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.theme import Theme
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal, looks_encrypted

WIDTH = 640
_TITLE_BAR = 40
_SAYS = (
    "A private diary of your talks with customers who became friends: how much of each was business, how much personal."
)
_STAYS = "Everything stays in one file on this computer. Nothing is sent anywhere."


@dataclass(frozen=True, slots=True)
class DemoWanted:
    """The answer of who wants to look around in the demo journal first."""


class StartDialog(QDialog):
    """Shown where there is no journal to open; `run()` answers with what to do, None where it was closed.

    - `DemoWanted()`: open the demo journal.
    - a `Journal`: a new one, made and open; the window's thread goes first in it already.
    - a `Path`: a journal somewhere else, looked at but not opened; it may need its passphrase.

    `said` tells why the one that was wanted could not be opened.
    """

    def __init__(self, paths: Paths, jobs: Jobs, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Relationship Journal")
        self.setObjectName("startDialog")
        self.answer: Journal | DemoWanted | Path | None = None
        self._fitted = False
        self._demo = _Choice(
            "startDemo", "people", "Look around", "Opens a demo journal. What you change is temporary."
        )
        self._new = _Choice("startNew", "plus", "Start a journal", "Makes your own, empty and private.")
        self._open = _Choice("startOpen", "import", "Open a journal…", "Opens a journal you already have.")
        self._form = NewJournalForm(place_for_new(paths), jobs)
        self._said = QLabel(said)
        self._lay_out()
        self._demo.clicked.connect(self._look_around)
        self._new.setCheckable(True)
        self._new.toggled.connect(self._unfold)
        self._open.clicked.connect(self._choose)
        self._form.made.connect(self._made)
        self._form.busy.connect(self._wait)
        self._form.grew.connect(self._settle)
        self._form.make.setDefault(True)  # Qt forgets it of a button that is in no dialog yet
        self.set_theme(theme.worn())
        self._form.hide()
        self._said.setVisible(bool(said))
        (self._open if said else self._demo).setFocus()  # some window managers give it to the last button else
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # sizes are asked for before the first paint

    def run(self) -> Journal | DemoWanted | Path | None:
        """Show the page and wait for the choice."""
        self.exec()
        return self.answer

    def set_theme(self, look: Theme) -> None:
        """Take another text scale and tint; the colors come from the style sheet."""
        px = look.px
        self._look = look
        self._page.setContentsMargins(px(24), px(32), px(24), px(24))
        self._column.setSpacing(px(12))
        self._head.setSpacing(px(12))
        self._sheet.setMaximumWidth(px(WIDTH - 80))
        self._icon.setPixmap(icons.app_icon().pixmap(QSize(px(44), px(44))))
        self._said.setContentsMargins(px(54), px(6), px(16), px(12))
        for choice in (self._demo, self._new, self._open):
            choice.set_theme(look)
        self._form.set_theme(look)

    # Building

    def _lay_out(self) -> None:
        self._icon = QLabel()
        title, says, stays = QLabel("Relationship Journal"), QLabel(_SAYS), QLabel(_STAYS)
        for label, kind in ((title, "title"), (says, ""), (self._said, "warning"), (stays, "small")):
            theme.look(label, kind)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        opening = _card(self._open, self._said)
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(title, 1)
        self._column.addLayout(self._head)
        for part in (says, _card(self._demo), _card(self._new, self._form), opening, stays):
            self._column.addWidget(part)
        ground = QWidget()
        theme.look(ground, "window")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sheet, 1000)
        middle.addStretch(1)
        self._page = QVBoxLayout(ground)
        self._page.addLayout(middle)
        self._page.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(ground)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._scroll)

    def _fit(self) -> None:
        """As high as the page, as far as the screen has room; never smaller under somebody's hands."""
        room = self.screen().availableGeometry().size() - QSize(0, _TITLE_BAR)
        now = self.size() if self._fitted else QSize()
        width = max(min(self._look.px(WIDTH), room.width()), now.width())
        self._page.activate()
        # The scroll area heeds both, and wrapped text asks for more in its least size than it needs at this width.
        needed = max(self._page.totalHeightForWidth(width), self._page.totalMinimumSize().height())
        self.resize(width, max(min(needed, room.height()), now.height()))
        self._fitted = True

    def _settle(self) -> None:
        """Make room for a sentence that came, and keep in sight what has the focus."""
        self._fit()
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        if focused := self.focusWidget():
            self._scroll.ensureWidgetVisible(focused, 0, self._look.px(40))

    # Choosing

    def _look_around(self) -> None:
        self.answer = DemoWanted()
        self.accept()

    def _unfold(self, unfolded: bool) -> None:
        self._form.setVisible(unfolded)
        if unfolded:
            self._fit()
            self._form.begin()
            QTimer.singleShot(0, self, self._show_form)
        else:
            self._form.forget()

    def _show_form(self) -> None:
        """All of the form if there is room, else its beginning."""
        self._scroll.ensureWidgetVisible(self._form.make)
        self._scroll.ensureWidgetVisible(self._new)

    def _choose(self) -> None:
        path = files.ask_journal(self)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Answer with this journal, or say why it cannot be one."""
        try:
            looks_encrypted(path)
        except JournalError as error:
            self._said.setText(str(error))
            self._said.show()
            self._open.setAccessibleDescription(str(error))
            self._open.setFocus()
            self._settle()
        else:
            self.answer = path
            self.accept()

    def _made(self, journal: Journal) -> None:
        self.answer = journal
        self.accept()

    def _wait(self, making: bool) -> None:
        for choice in (self._demo, self._new, self._open):
            choice.setDisabled(making)

    # The dialog

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._form.goes_on():
            self._settle()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """A journal that is just being made would be left open: that is waited for."""
        if not self._form.is_making:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._form.is_making:
            event.ignore()
        else:
            super().closeEvent(event)

    def done(self, result: int) -> None:
        self._form.forget()
        super().done(result)


class _Choice(QPushButton):
    """A wide button that says what it does: an icon, a name, a sentence."""

    def __init__(self, object_name: str, icon: str, name: str, sentence: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(name.rstrip("…"))
        self.setAccessibleDescription(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.look(self, "row")
        self._picture = icon
        self._icon, title, words = QLabel(), QLabel(name), QLabel(sentence)
        theme.look(title, "section")
        theme.look(words, "muted")
        words.setWordWrap(True)
        self._texts = QVBoxLayout()
        self._texts.addWidget(title)
        self._texts.addWidget(words)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._texts, 1)
        for label in (self._icon, title, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale and tint."""
        px = look.px
        self._row.setContentsMargins(px(16), px(12), px(16), px(12))
        self._row.setSpacing(px(14))
        self._texts.setSpacing(px(2))
        self._icon.setPixmap(icons.pixmap(self._picture, look.business, px(24), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()


def _card(*parts: QWidget) -> QFrame:
    """Parts below each other on a rounded ground."""
    card = QFrame()
    theme.look(card, "card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for part in parts:
        rows.addWidget(part)
    return card
