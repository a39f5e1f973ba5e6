# SPDX-License-Identifier: MIT
"""Random use of the window: python -m tests.benchmarks.robot [MINUTES] [JOURNAL]; prints the busy stretches.

Works on a copy. A stretch is what the window does between two moments of rest: nothing is painted meanwhile.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1] / "qt"))

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from robot import Robot

from relationship_journal import demo
from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.collector import Collector
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage.journal import Journal
from tests.benchmarks.report import quantile

W = TypeVar("W", bound=QWidget)
LIMIT_MS = 50
LEG = 150


def now() -> datetime:
    return now_here()


@dataclass
class Chair:
    """Where the robot sits."""

    app: QApplication
    journal: Journal
    paths: Paths
    _opened: list[tuple[MainWindow, Jobs, JournalSignals, Appearance]] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        return self._opened[-1][0]

    def part(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def open(self) -> MainWindow:
        signals, jobs = JournalSignals(self.journal), Jobs()
        history = UndoHistory(self.journal, signals)
        looks = Appearance(self.app, Preferences(theme="light"), self.paths.preferences)
        window = MainWindow(self.journal, signals, history, jobs, looks, self.paths, now)
        self._opened.append((window, jobs, signals, looks))
        window.show()
        return window

    def close(self) -> None:
        window, jobs, signals, looks = self._opened.pop()
        window.close()
        jobs.shutdown()
        signals.close()
        window.deleteLater()
        looks.deleteLater()


def main(minutes: float, source: Path | None) -> int:
    """Walk until the time is over; 1 if Qt or Python complained."""
    complaints: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, text: "plugin does not support" in text or complaints.append(text))
    sys.excepthook = lambda *mistake: complaints.append("".join(traceback.format_exception(*mistake)))
    app = QApplication([])
    collector = Collector()
    with tempfile.TemporaryDirectory() as home:
        paths = Paths.under(Path(home))
        paths.make()
        if source is not None:
            shutil.copyfile(source, paths.journal)
        with Journal.open(paths.journal) if source is not None else demo.fresh(paths.journal, now()) as journal:
            chair = Chair(app, journal, paths)
            chair.open()
            frames: list[tuple[str, float]] = []
            end, seed = time.monotonic() + minutes * 60, random.randrange(10_000)
            robot = Robot(chair, seed)
            while time.monotonic() < end:
                robot.walk(LEG)
            frames = robot.frames
            chair.close()
    collector.close()
    _report(frames, len(robot.done), seed)
    for text in complaints[:20]:
        sys.stdout.write(f"complaint: {text}\n")
    return 1 if complaints else 0


def _report(frames: list[tuple[str, float]], moves: int, seed: int) -> None:
    usual = [(name, took) for name, took in frames if name not in {"restart", "theme"}]
    took = [ms for _, ms in usual]
    long = [ms for ms in took if ms > LIMIT_MS]
    sys.stdout.write(
        f"seed {seed}: {moves} moves, {len(took)} busy stretches: p50 {quantile(took, 0.5):.1f} ms, "
        f"p99 {quantile(took, 0.99):.1f} ms, longest {max(took):.1f} ms, {len(long)} over {LIMIT_MS} ms\n"
    )
    by_move: dict[str, list[float]] = defaultdict(list)
    for name, ms in usual:
        if ms > LIMIT_MS:
            by_move[name].append(ms)
    for name, found in sorted(by_move.items(), key=lambda item: -max(item[1])):
        sys.stdout.write(f"  {name}: {len(found)} over {LIMIT_MS} ms, longest {max(found):.0f} ms\n")


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float(given[0]) if given else 2, Path(given[1]) if len(given) > 1 else None))
