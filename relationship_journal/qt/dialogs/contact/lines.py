# SPDX-License-Identifier: MIT
"""Lists inside the form: lines that are added and taken away, each with its own inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import icons, theme
from relationship_journal.qt.dialogs.contact.columns import Columns
from relationship_journal.qt.dialogs.contact.inputs import AnyInput
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.models.contact_typed import Typed
from relationship_journal.qt.widgets.flow import FlowLayout


class IconButton(QPushButton):
    """A button that is only a picture, in the muted color of whatever theme holds."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self._picture = picture
        theme.look(self, "icon")
        self._tint()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._tint()

    def _tint(self) -> None:
        side = self.fontMetrics().height()
        self.setIcon(icons.icon(self._picture, self.palette().color(QPalette.ColorRole.PlaceholderText).name()))
        self.setIconSize(QSize(side, side))


class Line(QWidget):
    """One line of a list. `gone` when its button takes it away, `edited` with every change by a person."""

    edited = Signal()
    gone = Signal()

    def __init__(self, noun: str, inputs: Mapping[str, tuple[str, AnyInput]]) -> None:
        super().__init__()
        self.row: int | None = None
        self.inputs = {name: made for name, (_, made) in inputs.items()}
        self._names = {name: words_ for name, (words_, _) in inputs.items()}
        self._noun = noun
        self._blank: Typed = {}
        self.remove = IconButton("close")
        self.remove.clicked.connect(self.gone)
        for made in self.inputs.values():
            made.edited.connect(self.edited)

    def settle(self) -> None:
        """Remember what the line says while nobody has filled it in."""
        self._blank = self.value()

    def number(self, at: int) -> None:
        """Name everything by the line's place, from 1 on."""
        for name, made in self.inputs.items():
            made.setAccessibleName(f"{self._names[name]}, {self._noun} {at}")
        self.remove.setAccessibleName(f"Remove {self._noun} {at}")

    def value(self) -> Typed:
        return {"row": self.row, **{name: made.value() for name, made in self.inputs.items()}}

    def put(self, line: Typed) -> None:
        self.row = line["row"]
        for name, made in self.inputs.items():
            made.put(line[name])

    @property
    def is_blank(self) -> bool:
        """Whether it is new and nobody has filled anything in."""
        return self.row is None and self.value() == self._blank

    def begin(self) -> None:
        """Put the cursor where the line begins."""
        next(iter(self.inputs.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, name: str, sentence: str) -> None:
        """Show what is wrong with a field and put the cursor there."""
        raise NotImplementedError

    def be_quiet(self) -> None:
        """Take the sentences away."""
        raise NotImplementedError


class FlowLine(Line):
    """A line whose inputs stand side by side; what grows is `wide`."""

    def __init__(self, noun: str, inputs: Mapping[str, tuple[str, AnyInput]], wide: str) -> None:
        super().__init__(noun, inputs)
        for name, made in self.inputs.items():
            policy = QSizePolicy.Policy.Expanding if name == wide else QSizePolicy.Policy.Fixed
            made.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.inputs[wide].setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.remove.setMinimumHeight(self.inputs[wide].sizeHint().height())
        self._said = words("", "warning")
        self._said.hide()
        flow = FlowLayout(gap=8, line_gap=4)
        for made in self.inputs.values():
            flow.addWidget(made)
        row = QHBoxLayout()
        row.addLayout(flow, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        rows.addLayout(row)
        rows.addWidget(self._said)

    def say(self, name: str, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        made = self.inputs.get(name) or next(iter(self.inputs.values()))
        made.setAccessibleDescription(sentence)
        made.setFocus()

    def be_quiet(self) -> None:
        self._said.hide()
        for made in self.inputs.values():
            made.setAccessibleDescription("")


class CardLine(Line):
    """A line with so much to say that it is a card of named fields."""

    def __init__(self, noun: str, inputs: Mapping[str, tuple[str, AnyInput]], spans: Mapping[str, int]) -> None:
        super().__init__(noun, inputs)
        self._fields = {name: Field(words_, made, "small") for name, (words_, made) in inputs.items()}
        columns = Columns()
        for name, field in self._fields.items():
            columns.add(field, spans.get(name, 1))
        card = QFrame()
        theme.look(card, "card")
        inside = QGridLayout(card)
        inside.setContentsMargins(14, 10, 8, 14)
        inside.setColumnStretch(0, 1)
        inside.addWidget(columns, 0, 0)
        inside.addWidget(self.remove, 0, 1, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(card)

    def say(self, name: str, sentence: str) -> None:
        self._fields.get(name, next(iter(self._fields.values()))).say(sentence)

    def be_quiet(self) -> None:
        for field in self._fields.values():
            field.be_quiet()


class LineList(QWidget):
    """Lines of one kind and the button that adds another."""

    edited = Signal()

    def __init__(self, make: Callable[[], Line], add: str, name: str) -> None:
        super().__init__()
        self._make = make
        self._lines: list[Line] = []
        self._told: list[Line] = []
        self.add = QPushButton(f"+ {add}")
        self.add.setObjectName(name)
        self.add.setAccessibleName(add)
        theme.look(self.add, "link")
        self.add.clicked.connect(self._add)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that stand there."""
        return tuple(self._lines)

    def value(self) -> list[Typed]:
        """What the lines say; new ones nobody filled in are left out."""
        self._told = [line for line in self._lines if not line.is_blank]
        return [line.value() for line in self._told]

    def put(self, value: list[Typed]) -> None:
        """Show these lines instead."""
        for line in self._lines:
            self._drop(line)
        self._lines = []
        for one in value:
            self._append().put(one)
        self._number()

    def begin_with(self, **fields: Any) -> None:
        """Offer an empty line, with some of it filled in already."""
        line = self._append()
        for name, value in fields.items():
            line.inputs[name].put(value)
        line.settle()
        self._number()

    def say(self, at: int, name: str, sentence: str) -> None:
        """Show what is wrong with the line that was told at this place."""
        self._told[at].say(name, sentence)

    def be_quiet(self) -> None:
        """Take all sentences away."""
        for line in self._lines:
            line.be_quiet()

    def _append(self) -> Line:
        line = self._make()
        line.settle()
        line.edited.connect(self.edited)
        line.gone.connect(self._remove)
        self._rows.insertWidget(len(self._lines), line)
        self._order(self._lines[-1].remove if self._lines else _before(self.add), line)
        self._lines.append(line)
        return line

    def _order(self, previous: QWidget | None, line: Line) -> None:
        """Let Tab go through a new line before it reaches the button below."""
        for part in (*line.inputs.values(), line.remove, self.add):
            if previous is not None:
                QWidget.setTabOrder(previous, part)
            previous = part

    def _add(self) -> None:
        line = self._append()
        self._number()
        line.show()
        line.begin()
        self.edited.emit()

    def _remove(self) -> None:
        line = self.sender()
        if not isinstance(line, Line) or line not in self._lines:
            return
        at = self._lines.index(line)
        self._lines.remove(line)
        self._drop(line)
        self._number()
        if at < len(self._lines):
            self._lines[at].begin()
        else:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _drop(self, line: Line) -> None:
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _number(self) -> None:
        for at, line in enumerate(self._lines, 1):
            line.number(at)


def _before(widget: QWidget) -> QWidget | None:
    """What Tab leaves to come to a widget; Qt's chain holds what takes no focus, too."""
    found = widget.previousInFocusChain()
    while found is not None and found is not widget and found.focusPolicy() is Qt.FocusPolicy.NoFocus:
        found = found.previousInFocusChain()
    return found
