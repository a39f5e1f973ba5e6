# SPDX-License-Identifier: MIT
"""What is asked for every day is loaded before anybody asks, but not before the window is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
USE = """
import sys
from datetime import date, datetime
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QListView
from relationship_journal import demo
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt import preloading
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.undo import UndoHistory

def ours():
    return {name for name in sys.modules if name.startswith("relationship_journal.")}

def live(ms):
    loop = QEventLoop()
    QTimer.singleShot(ms, loop, loop.quit)
    loop.exec()

app = QApplication([])
paths = Paths.under(Path(sys.argv[1]))
paths.make()
now = lambda: datetime(2026, 11, 22, 12, 0).astimezone()
with demo.fresh(paths.journal, now()) as journal:
    signals, jobs = JournalSignals(journal), Jobs()
    looks = Appearance(app, Preferences(theme="light"), paths.preferences)
    history = UndoHistory(journal, signals)
    window = MainWindow(journal, signals, history, jobs, looks, paths, now)
    window.show()
    live(20)
    early = sorted(ours() & set(preloading.PIECES))
    loading = window.findChild(preloading.Preloading)
    while not loading.is_done:
        live(100)
    loaded = ours()
    timeline = window.findChild(QListView, "timeline")
    timeline.setCurrentIndex(timeline.model().index(1, 0))
    actions = {action.objectName(): action for action in window.actions()}
    for name in ("edit_entry", "filter_entries", "go_to"):
        actions[name].trigger()
        live(20)
    print(early, sorted(ours() - loaded))
    window.close()
    jobs.shutdown()
    signals.close()
"""


def test_editing_filtering_and_going_load_nothing_any_more(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", USE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[] []\n", "")
