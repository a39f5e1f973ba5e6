# SPDX-License-Identifier: MIT
"""What our dialogs have in common: a size counted in letters, never larger than the screen, and plain buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton

from relationship_journal.qt import theme
from relationship_journal.storage.errors import JournalError

_PART = 0.92


def begin_with(dialog: QDialog, letters: int, lines: int) -> None:
    """Make a dialog that many average letters wide and text lines high, as far as the screen has room."""
    metrics = dialog.fontMetrics()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.height())
    screen = dialog.screen()
    room = screen.availableSize() * _PART if screen is not None else wanted
    dialog.resize(wanted.boundedTo(room))


def in_words(error: Exception) -> str:
    """What a dialog says of an error: the journal's own sentence, or a plain one where it is our mistake."""
    return str(error) if isinstance(error, JournalError) else "This could not be done. Nothing was changed."


def raise_ours(error: Exception) -> None:
    """Report our own mistake, once the dialog can be used again."""
    if not isinstance(error, JournalError):
        raise error


def make_room(dialog: QDialog) -> None:
    """Grow by what a sentence needs that has just been said; Qt leaves a dialog as high as it was."""
    rows = dialog.layout()
    if rows is not None:
        rows.activate()
        dialog.resize(dialog.width(), max(dialog.height(), rows.totalHeightForWidth(dialog.width())))


def buttons(dialog: QDialog, words: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Cancel and the button that does it, without the icons some desktops put on them."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)  # without a parent yet, or Tab would begin here
    do = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    theme.look(do, "primary")
    for button in box.buttons():
        button.setIcon(QIcon())
    box.rejected.connect(dialog.reject)
    return box, do
