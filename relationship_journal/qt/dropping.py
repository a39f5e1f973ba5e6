# SPDX-License-Identifier: MIT
"""Address book files and cards dragged onto the window, or pasted into the list of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout

from relationship_journal.qt import theme

if TYPE_CHECKING:
    from relationship_journal.qt.models.import_plan import Source

_SUFFIXES = frozenset({".vcf", ".vcard"})
_FORMATS = ("text/vcard", "text/x-vcard", "text/directory")
_BEGIN = "begin:vcard"
_WORDS = "Drop to see what these contacts would bring"
_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.DragLeave}


def brings_cards(data: QMimeData) -> bool:
    """Whether somebody's cards are among what is dragged or on the clipboard."""
    if _files(data) or any(data.hasFormat(name) for name in _FORMATS):
        return True
    return data.hasText() and data.text()[:200].lstrip("\ufeff \r\n\t").casefold().startswith(_BEGIN)


def cards_of(data: QMimeData, name: str) -> list[Source]:
    """The files, or else the cards themselves under a name."""
    from relationship_journal.qt.models.import_plan import CardText  # noqa: PLC0415  (when first asked for)

    files = _files(data)
    if files:
        return list(files)
    found = next((bytes(data.data(form).data()) for form in _FORMATS if data.hasFormat(form)), None)
    return [CardText(name, data.text().encode() if found is None else found)]


def _files(data: QMimeData) -> list[Path]:
    local = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in local if path.suffix.lower() in _SUFFIXES]


class Drops(QObject):
    """Takes cards anywhere on the window, also over its text fields, which would take them for a text."""

    def __init__(self, window: QMainWindow, take: Callable[[Sequence[Source]], object]) -> None:
        super().__init__(window)
        self._window = window
        self._take = take
        self._hint: _Hint | None = None
        window.setAcceptDrops(True)
        for kind in (QLineEdit, QPlainTextEdit):
            for field in window.findChildren(kind):
                field.installEventFilter(self)
                if isinstance(field, QPlainTextEdit):
                    field.viewport().installEventFilter(self)
        window.installEventFilter(self)

    def paste(self) -> None:
        """Take the cards that were copied somewhere else, if there are any."""
        data = QApplication.clipboard().mimeData()
        if data is not None and brings_cards(data):
            self._take_soon(cards_of(data, "Pasted cards"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS:
            return False
        if event.type() == QEvent.Type.DragLeave:
            self._show_hint(False)
            return False
        if not isinstance(event, QDropEvent) or not brings_cards(event.mimeData()):
            return False
        dropped = event.type() == QEvent.Type.Drop
        self._show_hint(not dropped)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if dropped:
            self._take_soon(cards_of(event.mimeData(), "Dropped cards"))
        return True

    def _take_soon(self, sources: Sequence[Source]) -> None:
        """Once the other program has its answer: it waits for it while a dialog would stand here."""
        QTimer.singleShot(0, self, partial(self._take, sources))

    def _show_hint(self, shown: bool) -> None:
        if self._hint is None and shown:
            self._hint = _Hint(self._window)
        if self._hint is not None:
            self._hint.show_over(shown)


class _Hint(QFrame):
    """A frame around everything while cards hover over it, with what would happen."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.look(self, "drop")
        words = QLabel(_WORDS)
        theme.look(words, "drop")
        rows = QVBoxLayout(self)
        rows.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)

    def show_over(self, shown: bool) -> None:
        """Lie over what is in the window, or go."""
        inside = self._window.centralWidget()
        self.setGeometry(inside.geometry() if inside is not None else self._window.rect())
        self.setVisible(shown)
        self.raise_()
