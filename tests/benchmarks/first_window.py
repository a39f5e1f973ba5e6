# SPDX-License-Identifier: MIT
"""One start, as a process of its own: prints milliseconds to the first painted window and memory in MB.

python -m tests.benchmarks.first_window bare|ours STARTED JOURNAL [charts]; STARTED is time.time() before the start.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path


def memory() -> float:
    """The process's own memory in MB: resident pages it does not share."""
    found = {}
    with open("/proc/self/smaps_rollup", encoding="ascii") as lines:
        for line in lines:
            name, _, value = line.partition(":")
            found[name] = value.split()[0] if value.split() else "0"
    return int(found["Pss"]) / 1024


def main(kind: str, started: float, journal_path: str, charts: bool) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

    if kind == "bare":
        from PySide6.QtCore import QStringListModel
        from PySide6.QtWidgets import QApplication, QListView, QMainWindow

        app = QApplication([])
        window = QMainWindow()
        view = QListView()
        view.setModel(QStringListModel([f"Contact number {n}" for n in range(1_000)], view))
        window.setCentralWidget(view)
        window.resize(1360, 860)
    else:
        from PySide6.QtWidgets import QApplication

        import relationship_journal.app  # noqa: F401  (the program itself has loaded it by then)
        from relationship_journal.dates import now_here
        from relationship_journal.paths import Paths
        from relationship_journal.preferences import Preferences
        from relationship_journal.qt.bridge import JournalSignals
        from relationship_journal.qt.jobs import Jobs
        from relationship_journal.qt.main_window import MainWindow
        from relationship_journal.qt.undo import UndoHistory
        from relationship_journal.storage.journal import Journal

        app = QApplication([])
        paths = Paths.under(Path(tempfile.mkdtemp()))
        paths.make()
        journal = Journal.open(Path(journal_path))
        signals = JournalSignals(journal)
        jobs = Jobs()
        look = Preferences(theme="light")
        window = MainWindow(journal, signals, UndoHistory(journal, signals), jobs, look, paths, now_here)

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not found:
                found["started"] = True
                QTimer.singleShot(0, stop)
            return False

    found: dict[str, object] = {}

    def stop() -> None:
        if "ms" not in found:
            found["ms"] = (time.time() - started) * 1000
            found["matplotlib"] = "matplotlib" in sys.modules
            found["mb"] = memory()
        if kind == "ours" and charts:
            window.wait_for_chart(60_000)
            found["mb"] = memory()
        QCoreApplication.quit()

    watcher = FirstPaint()
    app.installEventFilter(watcher)
    window.show()
    app.exec()
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
    if kind == "ours":
        window.close()
        jobs.shutdown()
        signals.close()
        journal.close()


main(sys.argv[1], float(sys.argv[2]), sys.argv[3], "charts" in sys.argv)
