# SPDX-License-Identifier: MIT
"""Render the window in its states, light and dark, large and small: python packaging/screenshots.py [FOLDER]."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from relationship_journal import demo as demo_journal
from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance, dress, theme_of
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.start import StartDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.search_field import SearchField
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal

SIZES = ((1360, 860), (1024, 640))
THEMES = ("light", "dark", "high_contrast")
DEFAULT = Path(__file__).resolve().parent.parent / "screenshots"


class Studio:
    """Opens windows on a journal and photographs them."""

    def __init__(self, app: QApplication, folder: Path, paths: Paths) -> None:
        self._app = app
        self._folder = folder
        self._paths = paths
        self._jobs = Jobs()

    def shoot(
        self,
        journal: Journal,
        name: str,
        look: Preferences,
        size: tuple[int, int],
        arrange: Callable[[MainWindow], None],
    ) -> None:
        """One window in one state, saved as `name-theme-width[-percent].png`."""
        signals = JournalSignals(journal)
        history = UndoHistory(journal, signals)
        looks = Appearance(self._app, look, self._paths.preferences)
        window = MainWindow(journal, signals, history, self._jobs, looks, self._paths, _now, demo=True)
        window.resize(*size)
        window.show()
        arrange(window)
        window.wait_for_chart(30_000)
        _settle(250)
        self._save(window, name, look, size[0])
        window.close()
        signals.close()
        window.deleteLater()
        _settle(20)

    def start_page(self, look: Preferences) -> None:
        """The first page of all."""
        dress(self._app, theme_of(look))
        dialog = StartDialog(self._paths, self._jobs)
        dialog.show()
        _settle(100)
        self._save(dialog, "start", look, dialog.width())
        dialog.close()

    def _save(self, window: MainWindow | QDialog, name: str, look: Preferences, width: int) -> None:
        percent = "" if look.text_size == 100 else f"-{look.text_size}"
        window.grab().save(str(self._folder / f"{name}-{look.theme}-{width}{percent}.png"))

    def close(self) -> None:
        self._jobs.shutdown()


def _now() -> datetime:
    return now_here()


def _settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _search(window: MainWindow) -> None:
    field = window.findChild(SearchField, "contactSearch")
    assert field is not None
    field.setText("dana sla")
    _settle(400)


def _everybody(window: MainWindow) -> None:
    window.show_contact(None)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        paths = Paths.under(Path(home))
        paths.make()
        studio = Studio(app, folder, paths)
        with demo_journal.fresh(paths.demo_journal, now_here()) as demo, Journal.create(paths.journal) as empty:
            dana = queries.find_contact(demo, "Dana Whitfield").id
            few = min(queries.contacts(demo), key=lambda row: row.conversations).id
            for theme in THEMES:
                look = Preferences(theme=theme)
                studio.start_page(look)
                for size in SIZES:
                    studio.shoot(demo, "contact", look, size, lambda window: window.show_contact(dana))
                    studio.shoot(demo, "search", look, size, _search)
                studio.shoot(demo, "few", look, SIZES[0], lambda window: window.show_contact(few))
                studio.shoot(demo, "entries", look, SIZES[0], _everybody)
                studio.shoot(empty, "empty", look, SIZES[0], lambda _: None)
                large = replace(look, text_size=200)
                for size in SIZES:
                    studio.shoot(demo, "contact", large, size, lambda window: window.show_contact(dana))
        studio.close()
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
