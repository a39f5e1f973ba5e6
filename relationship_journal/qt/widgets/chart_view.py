# SPDX-License-Identifier: MIT
"""The right pane: the mix over time, with a switch between hours and share and a choice of months."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.mix import HOURS, SHARE, SPANS, Mix, MixModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.legend import Legend
from relationship_journal.qt.widgets.mix_canvas import MixCanvas

_LOOK_MS = 15


class ChartView(QFrame):
    """Shows a MixModel; `month_chosen(str)` is a month somebody wants to see the entries of."""

    month_chosen = Signal(str)
    drawn = Signal()

    def __init__(self, model: MixModel, jobs: Jobs, cache: Path, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "window")
        self._model = model
        self._title = QLabel("Mix over time")
        self._legend = Legend(look)
        self._span = QPushButton()
        self._modes = {HOURS: QPushButton("Hours"), SHARE: QPushButton("Share")}
        self._canvas = MixCanvas(jobs, cache, look)
        self._finding = QLabel()
        self._set_up()
        self._lay_out()
        model.changed.connect(self._show)
        self._canvas.month_chosen.connect(self.month_chosen)
        self._canvas.drawn.connect(self.drawn)
        self._fit(look)

    def _set_up(self) -> None:
        theme.look(self._title, "section")
        theme.look(self._finding, "muted")
        for button in (*self._modes.values(), self._span):
            theme.look(button, "quiet")
        self._finding.setWordWrap(True)
        group = QButtonGroup(self)
        for mode, button in self._modes.items():
            button.setCheckable(True)
            button.setChecked(mode == self._model.mode)
            button.setAccessibleName(f"Chart of {'hours a month' if mode == HOURS else 'the share of each talk'}")
            group.addButton(button)
        group.buttonClicked.connect(self._switch)
        menu = QMenu(self)
        spans = QActionGroup(self)
        for months in SPANS:
            choice = menu.addAction(f"Last {months} months")
            choice.setCheckable(True)
            choice.setChecked(months == self._model.span)
            choice.setData(months)
            spans.addAction(choice)
        spans.triggered.connect(self._reach)
        self._span.setMenu(menu)
        self._say_span()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        for button in self._modes.values():
            self._top.addWidget(button)
        self._second = FlowLayout()
        for part in (self._legend, self._span):
            self._second.addWidget(part)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._top)
        self._rows.addLayout(self._second)
        self._rows.addWidget(self._canvas)
        self._rows.addWidget(self._finding)
        self._rows.addStretch(1)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._legend.set_theme(look)
        self._canvas.set_theme(look)
        self._fit(look)

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._rows.setContentsMargins(px(16), px(14), px(16), px(16))
        self._rows.setSpacing(px(6))
        self._top.setSpacing(px(2))
        self._second.set_gaps(px(8), px(2))
        self.setMinimumWidth(max(px(210), self._top.minimumSize().width() + px(32)))

    def wait(self, timeout_ms: int) -> bool:
        """Let the window live until the chart is drawn; answers whether it is. For pictures and tests."""
        loop, deadline = QEventLoop(), QDeadlineTimer(timeout_ms)
        while self.isVisible() and not self._is_drawn() and not deadline.hasExpired():
            QTimer.singleShot(_LOOK_MS, loop, loop.quit)
            loop.exec()
        return self._is_drawn()

    def _is_drawn(self) -> bool:
        return self._model.is_settled and self._canvas.is_drawn

    def _show(self, mix: Mix) -> None:
        self._finding.setText(mix.finding)
        self._finding.setVisible(bool(mix.finding))
        self._canvas.show_mix(mix)

    def _switch(self, chosen: QPushButton) -> None:
        self._model.set_mode(next(mode for mode, button in self._modes.items() if button is chosen))

    def _reach(self, choice: QAction) -> None:
        self._model.set_span(int(choice.data()))
        self._say_span()

    def _say_span(self) -> None:
        self._span.setText(f"{self._model.span} months ▾")
        self._span.setAccessibleName(f"Chart of the last {self._model.span} months")
