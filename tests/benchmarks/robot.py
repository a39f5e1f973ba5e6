# SPDX-License-Identifier: MIT
"""Random use of the window: python -m tests.benchmarks.robot [MINUTES] [JOURNAL]; prints the busy stretches.

Works on a copy. A stretch is what the window does between two moments of rest: nothing is painted meanwhile.
On a machine with other work only its computing tells something of the window.
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
from robot_hands import Stretch

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
            end, seed = time.monotonic() + minutes * 60, random.randrange(10_000)
            robot = Robot(chair, seed)
            while time.monotonic() < end:
                robot.walk(LEG)
            chair.close()
    collector.close()
    _report(robot.stretches, len(robot.done), seed)
    for text in complaints[:20]:
        sys.stdout.write(f"complaint: {text}\n")
    return 1 if complaints else 0


def _report(stretches: list[Stretch], moves: int, seed: int) -> None:
    usual = [one for one in stretches if one.move not in {"restart", "theme"}]
    sys.stdout.write(f"seed {seed}: {moves} moves, {len(usual)} busy stretches\n")
    sys.stdout.write(f"  by the clock: {_figures([one.took for one in usual])}\n")
    sys.stdout.write(f"  computing:    {_figures([one.computed for one in usual])}\n")
    by_move: dict[str, list[Stretch]] = defaultdict(list)
    for one in usual:
        if one.took > LIMIT_MS:
            by_move[one.move].append(one)
    for name, found in sorted(by_move.items(), key=lambda item: -max(one.computed for one in item[1])):
        longest = max(found, key=lambda one: one.computed)
        computing = sum(one.computed > LIMIT_MS for one in found)
        sys.stdout.write(
            f"  {name}: {len(found)} over {LIMIT_MS} ms, {computing} of them computing; "
            f"longest {longest.took:.0f} ms, computing {longest.computed:.0f} ms\n"
        )


def _figures(ms: list[float]) -> str:
    long = sum(one > LIMIT_MS for one in ms)
    p50, p99 = quantile(ms, 0.5), quantile(ms, 0.99)
    return f"p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {max(ms):.1f} ms, {long} over {LIMIT_MS} ms"


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float(given[0]) if given else 2, Path(given[1]) if len(given) > 1 else None))
