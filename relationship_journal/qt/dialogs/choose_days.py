# SPDX-License-Identifier: MIT
"""Which days a filter shows: from one to another, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with, buttons, make_room
from relationship_journal.qt.widgets.day_field import DayField

_HINT = "2026-09-03, March 2024, last tue"
_WHY = "A day, a month or a year. Leave a field empty for no end on that side."


class DaysDialog(QDialog):
    """Asks for two days; `days` is the answer, None on a side without an end."""

    def __init__(self, first: date | None, last: date | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("daysDialog")
        self.setWindowTitle("Show which days")
        self.days: tuple[date | None, date | None] = first, last
        self._first = DayField("&From", "daysFirst", _HINT, today)
        self._last = DayField("&Until", "daysLast", _HINT, today)
        box, show = buttons(self, "&Show")
        show.setDefault(True)
        box.accepted.connect(self.accept_days)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        for part in (words(_WHY, "muted"), self._first, self._last, box):
            rows.addWidget(part)
        for field, day in ((self._first, first), (self._last, last)):
            if day is not None:
                field.show_span(day, day)
        begin_with(self, 52, 1)
        make_room(self)
        self._first.edit.setFocus()
        self._first.edit.selectAll()

    def accept_days(self) -> None:
        """Take the days if they can be read, else say what cannot be."""
        if self._first.complain() or self._last.complain():
            make_room(self)
            return
        first, last = self._first.span, self._last.span
        if first and last and first > last:
            first, last = last, first
        self.days = first[0] if first else None, last[1] if last else None
        self.accept()
