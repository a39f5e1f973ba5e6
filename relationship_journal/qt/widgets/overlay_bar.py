# SPDX-License-Identifier: MIT
"""A scroll bar that lies over a list's own margin, so that rows end where everything above them ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget


class OverlayBarList(QListView):
    """A list whose viewport keeps the whole width; without anything to scroll there is no bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_bar_over(self)


def lay_bar_over(view: QListView) -> None:
    """Let a list's viewport reach under its scroll bar, from now on and whatever the theme."""
    bar = view.verticalScrollBar()

    def settle(_low: int = 0, high: int = 0) -> None:
        policy = Qt.ScrollBarPolicy
        view.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if high > 0 else policy.ScrollBarAlwaysOff)
        width = bar.sizeHint().width() if high > 0 else 0
        if view.viewportMargins().right() != -width:
            view.setViewportMargins(0, 0, -width, 0)
        view.viewport().lower()

    bar.rangeChanged.connect(settle)
    settle(0, bar.maximum())
