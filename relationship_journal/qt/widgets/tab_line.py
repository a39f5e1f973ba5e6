# SPDX-License-Identifier: MIT
"""The tabs of a contact's page: calm words under the head, a line under the one that is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.places import Tab

_NAMES = ("Timeline", "Both sides", "About")


class TabLine(QTabBar):
    """`wanted(Tab)` is a tab somebody chose; `show_tab` shows one without asking for it."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactTabs")
        self.setAccessibleName("What is shown of this contact")
        theme.look(self, "calm")
        self.setDrawBase(False)
        self.setExpanding(False)
        for number, name in enumerate(_NAMES):
            self.addTab(name)
            self.setTabToolTip(number, f"Alt+{number + 1}")
        self.currentChanged.connect(self._tell)

    def show_tab(self, tab: Tab) -> None:
        """Let a tab be the one that is shown."""
        self.blockSignals(True)
        self.setCurrentIndex(list(Tab).index(tab))
        self.blockSignals(False)

    def _tell(self, number: int) -> None:
        self.wanted.emit(list(Tab)[number])
