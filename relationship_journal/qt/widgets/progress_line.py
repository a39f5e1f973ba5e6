# SPDX-License-Identifier: MIT
"""Work that takes a while, at the foot of the window: what it is, how far, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.jobs import Jobs, Ticket
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.elided import ElidedLabel

PATIENCE_MS = 300
"""What is over sooner is not worth a word."""
_WIDTH = 120


class ProgressLine(QWidget):
    """Shows the oldest of the jobs that have words; nothing while there is none."""

    def __init__(self, jobs: Jobs, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressLine")
        self._tickets: dict[Ticket, tuple[int, int]] = {}
        self._words, self._bar, self._stop = ElidedLabel(), QProgressBar(), QPushButton("Stop")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._stop.setObjectName("progressStop")
        theme.look(self._stop, "sort")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._bar)
        self._row.addWidget(self._stop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        self._stop.clicked.connect(self._cancel)
        jobs.began.connect(self._begin)
        jobs.went.connect(self._go)
        jobs.ended.connect(self._end)
        self.set_theme(look)
        self.hide()

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._row.setContentsMargins(look.px(8), 0, look.px(6), 0)
        self._row.setSpacing(look.px(8))
        self._bar.setFixedSize(QSize(look.px(_WIDTH), look.px(6)))

    def _begin(self, ticket: Ticket) -> None:
        self._tickets[ticket] = (0, 0)
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def _go(self, ticket: Ticket, step: int, total: int) -> None:
        if ticket in self._tickets:
            self._tickets[ticket] = (step, total)
            if not self.isHidden():
                self._show()

    def _end(self, ticket: Ticket) -> None:
        self._tickets.pop(ticket, None)
        if not self._tickets:
            self._patience.stop()
            self.hide()
        elif not self.isHidden():
            self._show()

    def _show(self) -> None:
        ticket, (step, total) = next(iter(self._tickets.items()))
        if total > 1:
            self._bar.setRange(0, total)
            self._bar.setValue(step)
            far = f"{step * 100 // total} %"
        else:
            self._bar.setRange(0, 0)
            far = ""
        stopping = ticket.cancelled
        self._words.say(f"Stopping: {ticket.about}" if stopping else " ".join((f"{ticket.about}…", far)))
        self._stop.setDisabled(stopping)
        self._stop.setAccessibleName(f"Stop: {ticket.about}")
        self.show()

    def _cancel(self) -> None:
        next(iter(self._tickets)).cancel()
        self._show()
