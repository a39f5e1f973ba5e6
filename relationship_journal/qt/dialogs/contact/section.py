# SPDX-License-Identifier: MIT
"""A section of the form: a heading, fields by name, and lists of lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.qt.dialogs.contact.columns import STEPS, Columns
from relationship_journal.qt.dialogs.contact.inputs import AnyInput, Mark
from relationship_journal.qt.dialogs.contact.lines import LineList
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.models.contact_typed import Typed


class Section(QWidget):
    """Holds part of what is typed; `edited` with every change by a person."""

    edited = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)  # at once: to move a filled section costs as much as to make it
        self._inputs: dict[str, AnyInput] = {}
        self._fields: dict[str, Field] = {}
        self._lists: dict[str, LineList] = {}
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(10)
        heading = words(title.replace("&", ""), "section")
        self.rows.addWidget(heading)

    def field(self, name: str, label: str, made: AnyInput) -> Field:
        """A named input; it stands for what is typed under `name`."""
        made.setObjectName(f"contact_{name}")
        made.edited.connect(self.edited)
        self._inputs[name] = made
        self._fields[name] = Field(label, made, "small")
        return self._fields[name]

    def mark(self, name: str, label: str) -> Mark:
        """A yes or no."""
        made = Mark(label)
        made.setObjectName(f"contact_{name}")
        made.edited.connect(self.edited)
        self._inputs[name] = made
        return made

    def list(self, name: str, lines: LineList) -> LineList:
        """Lines; they stand for what is typed under `name`."""
        lines.edited.connect(self.edited)
        self._lists[name] = lines
        return lines

    def columns(self, *fields: Field | tuple[Field, int], steps: Sequence[int] = STEPS) -> Columns:
        """Fields side by side, each with how many columns it takes, at the section's end."""
        made = Columns(steps, parent=self)
        for one in fields:
            field, span = one if isinstance(one, tuple) else (one, 1)
            made.add(field, span)
        self.rows.addWidget(made)
        return made

    def input(self, name: str) -> AnyInput:
        """An input by the name of what is typed there."""
        return self._inputs[name]

    def lines(self, name: str) -> LineList:
        """A list by the name of what is typed there."""
        return self._lists[name]

    def has(self, name: str) -> bool:
        """Whether this section has such a list."""
        return name in self._lists

    def put(self, typed: Typed) -> None:
        """Show what is typed, or known."""
        for name, made in self._inputs.items():
            made.put(typed[name])
        for name, lines in self._lists.items():
            lines.put(typed[name])

    def value(self) -> Typed:
        """What stands in the section."""
        typed: Typed = {name: made.value() for name, made in self._inputs.items()}
        return typed | {name: lines.value() for name, lines in self._lists.items()}

    def say(self, field: str, sentence: str) -> bool:
        """Show what is wrong with a field of this section; answers whether it is one."""
        name, _, rest = field.partition(".")
        at, _, part = rest.partition(".")
        if name in self._lists and at.isdecimal():
            self._lists[name].say(int(at), part, sentence)
        elif name in self._fields:
            self._fields[name].say(sentence)
        else:
            return False
        return True

    def be_quiet(self) -> None:
        """Take all sentences away."""
        for field in self._fields.values():
            field.be_quiet()
        for lines in self._lists.values():
            lines.be_quiet()

    def begin(self) -> None:
        """Put the cursor into the section."""
        first = next(iter(self._inputs.values()), None)
        lines = next(iter(self._lists.values()), None)
        if lines is not None and lines.lines:
            lines.lines[0].begin()
        elif first is not None:
            first.setFocus()
        elif lines is not None:
            lines.add.setFocus()
