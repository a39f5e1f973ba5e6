# SPDX-License-Identifier: MIT
"""A field for a day, a month or a year in words; what was understood stands below while one types."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from relationship_journal import dates, wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words


class DayField(QWidget):
    """`span` is what was understood; `changed` with every letter.

    It keeps room for `lines` of words; a button may stand `beside` it.
    """

    changed = Signal()

    def __init__(
        self, name: str, object_name: str, hint: str, today: date, lines: int = 1, beside: QWidget | None = None
    ) -> None:
        super().__init__()
        self._today = today
        self._error = ""
        self.span: tuple[date, date] | None = None
        self.edit = QLineEdit()
        self.edit.setObjectName(object_name)
        self.edit.setAccessibleName(name.replace("&", ""))
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self._read)
        label = QLabel(name)
        label.setBuddy(self.edit)
        self._said = words("", "muted")
        self._said.setObjectName(f"{object_name}Said")
        self._said.setMinimumHeight(lines * self._said.fontMetrics().height())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        field = QHBoxLayout()
        field.addWidget(self.edit, 1)
        if beside is not None:
            field.addWidget(beside)
        rows.addWidget(label)
        rows.addLayout(field)
        rows.addWidget(self._said)

    def show_span(self, first: date, last: date) -> None:
        """Show days as if they had been typed."""
        self.edit.setText(f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m}")

    def say(self, sentence: str) -> None:
        """Say what the days mean here, below the field."""
        theme.look(self._said, "muted")
        self._said.setText(sentence)
        self.edit.setAccessibleDescription(sentence)

    def complain(self) -> bool:
        """Say what is wrong, once somebody wants to go on; answers whether anything is."""
        if self._error:
            theme.look(self._said, "warning")
            self._said.setText(self._error)
            self.edit.setAccessibleDescription(self._error)
            self.edit.setFocus()
        return bool(self._error)

    def _read(self, text: str) -> None:
        self.span, self._error = None, ""
        try:
            self.span = dates.parse_span(text, self._today) if text.strip() else None
        except ValueError as error:
            self._error = str(error)
        self.say(in_words(*self.span) if self.span else "")
        self.changed.emit()


def in_words(first: date, last: date) -> str:
    """Days as they were understood: a day in full, a whole month by its name, else from one to the other."""
    if first == last:
        return wording.full_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return wording.month_title(f"{first:%Y-%m}")
    return f"{first.year}" if first.year == last.year else wording.period(first, last)
