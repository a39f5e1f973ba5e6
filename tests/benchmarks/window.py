# SPDX-License-Identifier: MIT
"""The window's speed: start, switch, scroll, search, save, chart, memory; beside a bare PySide6 window."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QWidget

from relationship_journal import dates
from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.models.entry_filter import FilterModel
from relationship_journal.qt.preloading import Preloading
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.search_field import SearchField
from relationship_journal.qt.widgets.search_results import SearchResults
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, MixSide, NewConversation
from tests.benchmarks import views
from tests.benchmarks.painted import Painted, idle
from tests.benchmarks.report import Figure, quantile, taken

STARTS = 7


def figures(path: Path, folder: Path) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        yield from _starts(path, Path(scratch))
        copy = Path(scratch) / "window.rj"
        shutil.copyfile(path, copy)
        yield from _inside(copy, Path(scratch))


def _starts(path: Path, scratch: Path) -> Iterator[Figure]:
    journal = scratch / "start.rj"
    shutil.copyfile(path, journal)
    start = partial(_start, journal, scratch)
    start("ours"), start("bare")  # the first of each compiles the modules, as an installation does
    runs = [(start("ours"), start("bare")) for _ in range(STARTS)]
    for what, key, unit in (("first painted, filled window", "ms", "ms"), ("memory after the first paint", "mb", "MB")):
        ours = statistics.median(run[0][key] for run in runs)
        bare = statistics.median(run[1][key] for run in runs)
        yield Figure(what, ours, unit, 1.5, bare, limit_is_ratio=True)
    yield Figure("memory with the chart", start("ours", "charts")["mb"], "MB", 250)


def _start(journal: Path, scratch: Path, kind: str, *more: str) -> dict[str, float]:
    """One start with a home of its own, with compiled modules kept in the scratch folder."""
    home = {
        name: str(scratch) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    }
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "tests.benchmarks.first_window", kind, repr(time.time()), str(journal), *more]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**kept, **home, "PYTHONPYCACHEPREFIX": str(scratch / "compiled")},
    )
    return dict(json.loads(done.stdout))


def _inside(path: Path, scratch: Path) -> Iterator[Figure]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    paths = Paths.under(scratch / "home")
    paths.make()
    with Journal.open(path) as journal:
        signals, jobs = JournalSignals(journal), Jobs()
        history = UndoHistory(journal, signals)
        looks = Appearance(app, Preferences(theme="light"), paths.preferences)
        window = MainWindow(journal, signals, history, jobs, looks, paths, now_here)
        window.resize(1360, 860)
        window.show()
        window.wait_for_chart(60_000)
        _rest(window)
        timeline = window.findChild(Timeline, "timeline")
        assert timeline is not None
        yield from _switches(window, journal, timeline)
        yield _filter(window, timeline)
        yield from _scroll(timeline)
        yield from _searches(window)
        yield from _typing(window)
        yield from views.figures(window, journal)
        yield from _saves(window, journal, timeline)
        yield _chart(window)
        window.close()
        jobs.shutdown()
        signals.close()
        shiboken6.delete(window)
        shiboken6.delete(history)


def _rest(window: MainWindow) -> None:
    """Let what is loaded in advance come in: here it is compiled each time, where files of bytecode are not written."""
    preloading = window.findChild(Preloading)
    assert preloading is not None
    while not preloading.is_done:
        idle(200)


def _switches(window: MainWindow, journal: Journal, timeline: Timeline) -> Iterator[Figure]:
    painted = Painted(timeline.viewport())
    people = queries.contacts(journal)
    busiest = max(people, key=lambda row: row.conversations)
    typical = [painted.after(lambda row=row: window.show_contact(row.id)) for row in people[100:160]]
    yield Figure("contact switch to painted timeline, typical", statistics.median(typical), "ms", 16)
    many = []
    for row in people[200:210]:
        window.show_contact(row.id)
        idle(60)
        many.append(painted.after(lambda: window.show_contact(busiest.id)))
    yield Figure(f"the same, {busiest.conversations:,} entries", statistics.median(many), "ms", 50)


def _filter(window: MainWindow, timeline: Timeline) -> Figure:
    """One side of everybody's entries, half of them all."""
    painted = Painted(timeline.viewport())
    window.show_contact(None)
    window.registry["filter_entries"].trigger()
    model = window.findChild(FilterModel)
    assert model is not None
    times = []
    for side in (*MixSide, *MixSide, *MixSide):
        model.clear()
        idle(200)
        times.append(painted.after(partial(model.take_side, side)))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    idle(200)
    return Figure("a filter on all entries to painted timeline", statistics.median(times), "ms", 50)


def _scroll(timeline: Timeline) -> Iterator[Figure]:
    painted = Painted(timeline.viewport())
    bar = timeline.verticalScrollBar()
    frames = [painted.after(lambda step=step: bar.setValue(step * 90)) for step in range(1, 500)]
    bare = _bare_scroll()
    yield Figure("scroll frame, p99", quantile(frames, 0.99), "ms", 16, quantile(bare, 0.99))


def _bare_scroll() -> list[float]:
    from PySide6.QtCore import QStringListModel

    window, view = QMainWindow(), QListView()
    view.setModel(QStringListModel([f"Conversation number {n}, some words long" for n in range(25_000)], view))
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setUniformItemSizes(True)
    window.setCentralWidget(view)
    window.resize(700, 700)
    window.show()
    idle(50)
    painted = Painted(view.viewport())
    bar = view.verticalScrollBar()
    frames = [painted.after(lambda step=step: bar.setValue(step * 90)) for step in range(1, 300)]
    window.close()
    return frames


def _searches(window: MainWindow) -> Iterator[Figure]:
    field, results = window.findChild(SearchField, "contactSearch"), window.findChild(SearchResults)
    assert field is not None and results is not None
    painted = Painted(results.findChild(QListView, "searchList").viewport())
    field.setFocus()
    times = []
    for word in ("dola", "bare", "kito", "nera"):
        field.clear()
        idle(300)
        for letter in word[:2]:
            QTest.keyClick(field, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.NoModifier)
        idle(400)
        times += [painted.after(lambda letter=letter: QTest.keyClicks(field, letter)) for letter in word[2:]]
    yield Figure("a keystroke in search to painted results", statistics.median(times), "ms", 50)
    field.clear()
    idle(200)


def _typing(window: MainWindow) -> Iterator[Figure]:
    text = window.findChild(QWidget, "composerText")
    assert text is not None
    text.setFocus()
    painted = Painted(text.viewport() if hasattr(text, "viewport") else text)
    times = [painted.after(lambda: QTest.keyClicks(text, "a")) for _ in range(60)]
    yield Figure("a keystroke in the composer to paint, p95", quantile(times, 0.95), "ms", 16)
    text.clear()
    QTest.qWait(400)
    line = "call 25m 65% yesterday 4pm with @ma and @do about #ro and more"
    words = [painted.after(lambda letter=letter: QTest.keyClicks(text, letter)) for letter in line]
    yield Figure("the same, words lit and people offered, p95", quantile(words, 0.95), "ms", 16)
    text.clear()
    QTest.qWait(100)


def _saves(window: MainWindow, journal: Journal, timeline: Timeline) -> Iterator[Figure]:
    person = queries.contacts(journal)[300]
    window.show_contact(person.id)
    idle(300)
    painted = Painted(timeline.viewport())
    times = []
    for _ in range(30):
        new = NewConversation(
            (person.id,), dates.when_of(now_here()), Channel.CALL, "A short talk about the rollout.", 25, 65
        )
        times.append(painted.after(lambda new=new: edits.log_conversation(journal, new)))
        idle(30)
    yield Figure("a save to the painted new card", statistics.median(times), "ms", 50)


def _chart(window: MainWindow) -> Figure:
    """The picture again with other numbers: restore the ground, new bars, to an image."""
    canvas = window.findChild(QWidget, "mixChart")
    assert canvas is not None
    plot, mix = canvas._plot, canvas._mix
    times = [taken(lambda: plot.picture(mix)) for _ in range(60)]
    QCoreApplication.sendPostedEvents()
    return Figure("chart data change", statistics.median(times), "ms", 16)
