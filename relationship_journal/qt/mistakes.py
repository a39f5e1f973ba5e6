# SPDX-License-Identifier: MIT
"""Our own mistakes: each becomes a report that the user reads first, one window for all of them."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

import PySide6
import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication

from relationship_journal import __version__, log

if TYPE_CHECKING:
    from relationship_journal.qt.dialogs.error_report import ErrorReport

PROGRAM = "Relationship Journal"

_logger = logging.getLogger(__name__)


class Mistakes(QObject):
    """Counts mistakes by their kind and place. The first of a kind opens the report, the next ones only count."""

    _told = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times: Counter[str] = Counter()
        self._texts: dict[str, str] = {}
        self._dialog: ErrorReport | None = None
        # Queued: it may come from a thread, or from the middle of painting.
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def tell(self, error: BaseException) -> None:
        """Take a mistake, from any thread. Nothing of it is kept but classes and line numbers."""
        self._told.emit(log.describe(error), log.report(error, versions()))

    def _take(self, kind: str, text: str) -> None:
        """Never raises: a mistake in here would be told again, and so without an end."""
        try:
            first = kind not in self._times
            self._times[kind] += 1
            self._texts.setdefault(kind, text)
            if first or (self._is_there() and self._report().isVisible()):
                self._show()
        except Exception:
            _logger.exception("a mistake could not be shown")

    def _is_there(self) -> bool:
        return self._dialog is not None and shiboken6.isValid(self._dialog)

    def _report(self) -> ErrorReport:
        """The one report. It is nobody's child: a dialog that closes would take it along, unread."""
        from relationship_journal.qt.dialogs.error_report import ErrorReport  # noqa: PLC0415  (rarely, one hopes)

        if self._dialog is None or not shiboken6.isValid(self._dialog):
            self._dialog = ErrorReport()
            self._dialog.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        return self._dialog

    def _show(self) -> None:
        report = self._report()
        report.tell([(self._times[kind], text) for kind, text in self._texts.items()])
        if not report.isVisible():
            # Over a dialog that holds everything up, only what does so too can be read and closed.
            held = QApplication.activeModalWidget() is not None
            report.setWindowModality(Qt.WindowModality.ApplicationModal if held else Qt.WindowModality.NonModal)
        report.show()


def versions() -> dict[str, str]:
    """What the program runs on."""
    import platform  # noqa: PLC0415  (only for a report)

    return {
        PROGRAM: __version__,
        "Python": platform.python_version(),
        "Qt": f"{qVersion()} with PySide6 {PySide6.__version__}",
        platform.system(): f"{platform.release()} {platform.machine()}",
    }
