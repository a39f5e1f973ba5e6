# SPDX-License-Identifier: MIT
"""One start, as a process of its own: prints milliseconds to the first painted window and memory in MB.

python -m tests.benchmarks.first_window bare|ours STARTED JOURNAL [charts]; STARTED is time.time() before the start.
Ours is the program itself, started by `app.main`; only its event loop is watched.
"""

from __future__ import annotations

import json
import sys
import time


def memory() -> float:
    """The process's own memory in MB: its pages, shared ones by their part."""
    found = {}
    with open("/proc/self/smaps_rollup", encoding="ascii") as lines:
        for line in lines:
            name, _, value = line.partition(":")
            found[name] = value.split()[0] if value.split() else "0"
    return int(found["Pss"]) / 1024


def watched_loop(started: float, charts: bool) -> None:
    """Run the event loop until the first paint is over, print what was found, and close every window."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    found: dict[str, object] = {}

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and "seen" not in found:
                found["seen"] = True
                QTimer.singleShot(0, stop)
            return False

    def stop() -> None:
        found["ms"] = (time.time() - started) * 1000
        found["matplotlib"] = "matplotlib" in sys.modules
        found["mb"] = memory()
        for window in QApplication.topLevelWidgets():
            if charts and hasattr(window, "wait_for_chart"):
                window.wait_for_chart(60_000)
                found["mb"] = memory()
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()
        QApplication.closeAllWindows()
        QCoreApplication.quit()

    watcher = FirstPaint()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.installEventFilter(watcher)
    QCoreApplication.exec()


def bare(started: float) -> None:
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    view = QListView()
    view.setModel(QStringListModel([f"Contact number {n}" for n in range(1_000)], view))
    window.setCentralWidget(view)
    window.resize(1360, 860)
    window.show()
    watched_loop(started, charts=False)
    app.quit()


def ours(started: float, journal: str, charts: bool) -> None:
    from relationship_journal import app

    def loop() -> int:
        watched_loop(started, charts)
        return 0

    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(loop)
    app.main(["--journal", journal])


if sys.argv[1] == "bare":
    bare(float(sys.argv[2]))
else:
    ours(float(sys.argv[2]), sys.argv[3], "charts" in sys.argv)
