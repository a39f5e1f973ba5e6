# SPDX-License-Identifier: MIT
"""Loads what is likely to be asked for while nobody waits, a piece at a time, so that no keystroke pays for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

IDLE_MS = 900
"""After the window is made: the first paint, the chart and the search come first."""
PAUSE_MS = 50
"""Between two pieces, so that whatever is typed meanwhile goes first."""

_QT = "relationship_journal.qt"
ACCOUNTS_READY, CUSTOMERS_READY = f"{_QT}.account_places", f"{_QT}.customers_view"
"""The pieces after which a view can be built."""
PIECES = (
    f"{_QT}.widgets.mark_buttons", "relationship_journal.one_line.marks", f"{_QT}.models.composer.marks",
    f"{_QT}.widgets.mark_strip",
    f"{_QT}.models.accounts", f"{_QT}.models.account", f"{_QT}.widgets.accounts_view", f"{_QT}.widgets.account_page",
    ACCOUNTS_READY,
    f"{_QT}.models.people_filter", f"{_QT}.widgets.people_filter",
    f"{_QT}.widgets.table_page", f"{_QT}.widgets.drift_side", CUSTOMERS_READY, f"{_QT}.noes_view",
    f"{_QT}.models.insight_reading", f"{_QT}.insight_work",
    f"{_QT}.models.palette", f"{_QT}.widgets.palette",
    f"{_QT}.models.entry_form", f"{_QT}.widgets.entry_editor",
    f"{_QT}.models.contact_sheets", f"{_QT}.widgets.sheet", f"{_QT}.mark_work",
    f"{_QT}.models.entry_filter", f"{_QT}.widgets.filter_bar",
    f"{_QT}.models.search_menu", f"{_QT}.widgets.search_menu", f"{_QT}.dialogs.name_search",
    f"{_QT}.dialogs.jump", f"{_QT}.dialogs.choose_days",
    f"{_QT}.dialogs.tag_entries", f"{_QT}.dialogs.move_entries",
    "relationship_journal.exchange", "relationship_journal.exchange.namesakes", f"{_QT}.models.contact_editor",
    f"{_QT}.dialogs.contact.inputs", f"{_QT}.dialogs.contact.photo", f"{_QT}.dialogs.contact.lines",
    f"{_QT}.dialogs.contact.sections", f"{_QT}.dialogs.contact.form", f"{_QT}.dialogs.contact.editor",
    f"{_QT}.dialogs.tags",
)  # fmt: skip
"""What is used every day, the likeliest first. Each takes a few milliseconds, `exchange` with all its formats 25."""


class Preloading(QObject):
    """Begins a while after it was made and ends with its pieces; `after` is done once the piece of that name is there.

    A piece that another window has loaded is passed, what comes after it is not.
    """

    def __init__(self, after: Mapping[str, Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._after = after
        self._waiting = [name for name in reversed(PIECES) if name not in sys.modules or name in after]
        QTimer.singleShot(IDLE_MS, self, self._load_next)

    @property
    def is_done(self) -> bool:
        """Whether all of it is there."""
        return not self._waiting

    def _load_next(self) -> None:
        if self._waiting:
            name = self._waiting.pop()
            import_module(name)
            if name in self._after:
                self._after[name]()
            QTimer.singleShot(PAUSE_MS, self, self._load_next)
