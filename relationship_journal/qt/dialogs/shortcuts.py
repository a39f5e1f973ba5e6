# SPDX-License-Identifier: MIT
"""All keys in one list that can be searched and printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.dialogs.manners import begin_with
from relationship_journal.qt.models import shortcuts
from relationship_journal.qt.theme import LIGHT, Theme
from relationship_journal.qt.widgets.reader import Reader

_SIZE = (84, 42)
_NONE = '<p class="none">No key and nothing it does has these words.</p>'


class ShortcutsWindow(QDialog):
    """Stays open beside the window."""

    def __init__(self, actions: Actions, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsWindow")
        self.setWindowTitle("Keyboard shortcuts")
        self._look = appearance.theme
        self._actions = actions
        self._search = QLineEdit()
        self._search.setObjectName("shortcutsSearch")
        self._search.setPlaceholderText("Search what to do, or a key")
        self._search.setAccessibleName("Search keyboard shortcuts")
        self._print = QPushButton("&Print…")
        self._print.setObjectName("shortcutsPrint")
        self._print.setAutoDefault(False)
        self._reader = Reader("Keyboard shortcuts")
        self._reader.setObjectName("shortcutsList")
        self._lay_out()
        self._search.textChanged.connect(self._show)
        self._print.clicked.connect(self._ask_printer)
        appearance.changed.connect(self._wear)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._begin_search)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self._ask_printer)
        begin_with(self, *_SIZE)
        self._show()
        self._search.setFocus()

    def page(self, look: Theme) -> QTextDocument:
        """The list as it is shown, in a theme."""
        shown = shortcuts.found(shortcuts.groups(self._actions), self._search.text())
        document = QTextDocument(self)
        document.setDefaultFont(theme.font(look))
        document.setDefaultStyleSheet(shortcuts.sheet(look))
        document.setHtml(shortcuts.markup(shown, look) + ("" if shown else _NONE))
        document.setDocumentMargin(0)
        return document

    def _lay_out(self) -> None:
        ground = QFrame()
        theme.look(ground, "panel")
        self._top, self._frame = QHBoxLayout(), QVBoxLayout(ground)
        self._top.addWidget(self._search, 1)
        self._top.addWidget(self._print)
        self._frame.addLayout(self._top)
        self._frame.addWidget(self._reader, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self._set_margins()

    def _show(self) -> None:
        self._reader.setDocument(self.page(self._look))

    def _begin_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _ask_printer(self) -> None:
        """Print the list as it is shown, dark on white."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  (when first asked for)

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.page(LIGHT).print_(printer)
        dialog.deleteLater()

    def refresh(self) -> None:
        """Show what can be done by now: parts of the window come and go."""
        self._show()

    def reject(self) -> None:
        """Escape leaves a search first."""
        if self._search.text():
            self._search.clear()
        else:
            super().reject()

    def _wear(self, look: Theme) -> None:
        grown = look.scale != self._look.scale
        self._look = look
        self._set_margins()
        self._show()
        if grown:
            begin_with(self, *_SIZE)

    def _set_margins(self) -> None:
        px = self._look.px
        self._frame.setContentsMargins(px(26), px(18), px(10), px(12))
        self._frame.setSpacing(px(14))
        self._top.setContentsMargins(0, 0, px(16), 0)
        self._top.setSpacing(px(10))
