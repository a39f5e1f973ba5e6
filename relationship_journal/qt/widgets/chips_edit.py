# SPDX-License-Identifier: MIT
"""A few words as chips with a field behind them: people of a conversation, or its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma, Qt.Key.Key_Semicolon)
_GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChipsEdit(QWidget):
    """Holds words in their order; `changed` follows what a person does to them, `begun` when the field is entered.

    `understand` makes the word that is meant of what was typed, or None; what is not understood stays in the field.
    """

    changed = Signal()
    begun = Signal()

    def __init__(
        self, name: str, sign: str, understand: Callable[[str], str | None], look: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._sign = sign
        self._understand = understand
        self._chips: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        label = QLabel(name)
        theme.look(label, "small")
        self._edit = QLineEdit()
        self._edit.setAccessibleName(f"Add to {name.lower()}")
        self._edit.setPlaceholderText(f"{sign} add")
        theme.look(self._edit, "chips")
        label.setBuddy(self._edit)
        self._known = QStringListModel(self)
        self._completer = _Completer(self._known, sign, self)
        self._completer.activated.connect(self._take_later)
        self._edit.setCompleter(self._completer)
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(self._tell)
        self._flow = FlowLayout(self)
        self._flow.addWidget(label)
        self._flow.addWidget(self._edit)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._flow.set_gaps(look.px(6), look.px(4))
        self._edit.setFixedWidth(look.px(120))

    @property
    def words(self) -> list[str]:
        """What the chips say, and what is still in the field if it is understood."""
        typed = self._understand(self._edit.text().strip())
        said = [str(chip.property("word")) for chip in self._chips]
        return said if typed is None or typed in said else [*said, typed]

    @property
    def not_understood(self) -> str:
        """What stands in the field and means nothing."""
        typed = self._edit.text().strip()
        return typed if typed and self._understand(typed) is None else ""

    @property
    def last(self) -> QWidget:
        """What Tab leads to last."""
        return self._edit

    def set_words(self, words: Iterable[str]) -> None:
        """Show these chips and an empty field."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self._edit.clear()
        for word in words:
            self._add(word)

    def set_known(self, known: Iterable[str]) -> None:
        """What is offered while something is typed."""
        self._known.setStringList(list(known))

    def begin(self) -> None:
        """Put the cursor into the field."""
        self._edit.setFocus()

    def _add(self, word: str) -> None:
        chip = QPushButton(f"{word}  ×".replace("&", "&&"))
        chip.setProperty("word", word)
        chip.setAccessibleName(f"Remove {word} from {self._name.lower()}")
        chip.setToolTip("Remove")
        chip.clicked.connect(self._remove_sender)
        chip.installEventFilter(self)
        theme.look(chip, "chip")
        self._chips.append(chip)
        self._flow.removeWidget(self._edit)
        self._flow.addWidget(chip)
        self._flow.addWidget(self._edit)
        QWidget.setTabOrder(chip, self._edit)
        self.updateGeometry()

    def _remove_sender(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self._remove(chip)

    def _remove(self, chip: QPushButton) -> None:
        self._chips.remove(chip)
        self._edit.setFocus()
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()
        self.changed.emit()

    def _take(self) -> None:
        """Make a chip of what is typed, if it is understood."""
        word = self._understand(self._edit.text().strip())
        if word is None:
            return
        if word not in [str(chip.property("word")) for chip in self._chips]:
            self._add(word)
        self._edit.clear()
        self.changed.emit()

    def _take_later(self, _: object) -> None:
        """Qt writes the chosen word into the field after it has told of it."""
        QTimer.singleShot(0, self, self._take)

    def _tell(self, _: str) -> None:
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and comma make a chip, Backspace in an empty field takes the last one away, Delete the one it is on."""
        if watched is self._edit and event.type() == QEvent.Type.FocusIn:
            self.begun.emit()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if watched is self._edit:
            if key in _TAKING and self._edit.text().strip():
                self._take()
                return True
            if key == Qt.Key.Key_Backspace and not self._edit.text() and self._chips:
                self._remove(self._chips[-1])
                return True
        elif key in _GONE and watched in self._chips:
            self._remove(self._chips[self._chips.index(watched)])
            return True
        return super().eventFilter(watched, event)


class _Completer(QCompleter):
    """Looks for what is typed without the sign it may begin with."""

    def __init__(self, known: QStringListModel, sign: str, parent: QObject) -> None:
        super().__init__(known, parent)
        self._sign = sign
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = self.popup()
        if popup is not None:
            theme.look(popup, "popup")

    def splitPath(self, path: str) -> list[str]:
        return [path.strip().removeprefix(self._sign)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data())
