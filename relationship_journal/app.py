# SPDX-License-Identifier: MIT
"""The composition root: decides between window and command line, builds the window's objects and joins them."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from relationship_journal import cli, log, preferences
from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.storage import migrations, queries
from relationship_journal.storage.errors import InUse, JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactRow

if TYPE_CHECKING:
    from relationship_journal.cli import WindowRequest
    from relationship_journal.qt.appearance import Appearance
    from relationship_journal.qt.jobs import Jobs
    from relationship_journal.qt.main_window import MainWindow

DONE, FAILED = 0, 1
ANSWER_MS = 3_000
CHART_MS = 60_000
SPAN = 18
NAME = "Relationship Journal"
DESKTOP_ID = "io.github.relationship_journal.RelationshipJournal"

NO_DISPLAY = (
    "There is no display to open a window on. Start it in a desktop session, use a command such as "
    "“relationship-journal list”, or draw the window with --demo --picture FOLDER."
)
_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    os.umask(0o077)  # before anything is made: journal, log, exports and settings are for their owner only
    sys.excepthook = _report
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--self-check"]:
        return _self_check()
    request = cli.window_request(words)
    if request is None:
        return cli.main(words)
    if request.picture is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not has_display():
        return _fail(NO_DISPLAY)
    return _window(request, Paths.for_user())


def has_display() -> bool:
    """Whether a window can be opened; on Linux Qt would end the process where there is none."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _window(request: WindowRequest, paths: Paths) -> int:
    """Open the window on the journal asked for, or bring forward the one that has it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from relationship_journal.qt.appearance import Appearance  # noqa: PLC0415
    from relationship_journal.qt.collector import Collector  # noqa: PLC0415
    from relationship_journal.qt.jobs import Jobs  # noqa: PLC0415

    try:
        paths.make()
    except OSError as error:
        return _fail(f"{error.filename} cannot be made ({error.strerror}). Nothing was opened.")
    os.environ["MPLCONFIGDIR"] = str(paths.cache / "matplotlib")  # whichever job loads it first
    log.setup(paths.log_file)
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setDesktopFileName(DESKTOP_ID)
    chosen, problem = preferences.load(paths.preferences)
    appearance = Appearance(app, chosen, paths.preferences)
    jobs, collector = Jobs(), Collector()
    try:
        journal = _journal(request, paths, jobs)
    except InUse as error:
        return DONE if request.picture is None and _brought_forward(_path(request, paths)) else _cannot_open(str(error))
    except (JournalError, cli.Failed) as error:
        return _cannot_open(str(error))
    if journal is None:
        return DONE
    with journal:
        code = _run(journal, request, paths, jobs, appearance, problem or "")
        jobs.shutdown()
    collector.close()
    return code


def _brought_forward(path: Path) -> bool:
    """Whether a window has the journal and came to the front."""
    from relationship_journal.qt.single_instance import NoAnswer, ask  # noqa: PLC0415

    try:
        return ask(path, {"do": "raise"}, ANSWER_MS) is not None
    except NoAnswer:
        return False


def _run(
    journal: Journal, request: WindowRequest, paths: Paths, jobs: Jobs, appearance: Appearance, problem: str
) -> int:
    """Join the window's objects and live until it closes."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from relationship_journal.qt.bridge import JournalSignals  # noqa: PLC0415
    from relationship_journal.qt.main_window import MainWindow  # noqa: PLC0415
    from relationship_journal.qt.undo import UndoHistory  # noqa: PLC0415

    signals = JournalSignals(journal)
    history = UndoHistory(journal, signals)
    demo = journal.path == paths.demo_journal
    window = MainWindow(journal, signals, history, jobs, appearance, paths, now_here, demo=demo)
    if demo and (best_known := _most_talked_to(journal)):
        window.show_contact(best_known.id)
    if request.picture is not None:
        return _picture(window, journal, request.picture)
    sys.excepthook = partial(_report_in, window)
    window.show()
    if problem:
        window.say(problem)
    QTimer.singleShot(0, window, partial(_open_door, window, journal))
    code = QApplication.exec()
    _close_door(window)
    sys.excepthook = _report
    signals.close()
    return code


def _open_door(window: MainWindow, journal: Journal) -> None:
    """Let a second start and the command line in; after the first paint, because the network module takes a while."""
    from relationship_journal.qt.single_instance import Door  # noqa: PLC0415

    Door(journal.path, {"raise": partial(_raise, window), "add": partial(_add, journal)}, window)


def _close_door(window: MainWindow) -> None:
    from relationship_journal.qt.single_instance import Door  # noqa: PLC0415

    for door in window.findChildren(Door):
        door.close()


def _report_in(
    window: MainWindow, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say in the window too that something went wrong: whoever started it from a menu sees no terminal."""
    _report(kind, error, trace)
    if isinstance(error, JournalError):
        window.say(str(error))
    elif isinstance(error, Exception):
        window.say("Something went wrong inside the program. What you saved is safe.")


def _path(request: WindowRequest, paths: Paths) -> Path:
    return paths.demo_journal if request.demo else request.journal or paths.journal


def _journal(request: WindowRequest, paths: Paths, jobs: Jobs) -> Journal | None:
    """The open journal; None if the user closed the question for it. Raises JournalError or cli.Failed."""
    from relationship_journal import demo  # noqa: PLC0415
    from relationship_journal.qt import opening  # noqa: PLC0415

    path = _path(request, paths)
    if request.demo:
        return demo.fresh(path, now_here())
    if request.passphrase_file is not None:
        return Journal.open(path, cli.passphrase_from(request.passphrase_file, sys.stdin))
    if request.journal is None and not path.exists():
        return opening.first(paths, jobs, now_here())
    return opening.unlocked(path, jobs)


def _most_talked_to(journal: Journal) -> ContactRow | None:
    """Whom a first look should fall on."""
    return max(queries.contacts(journal), key=lambda row: row.conversations, default=None)


def _picture(window: MainWindow, journal: Journal, folder: Path) -> int:
    """Draw the window and an anonymous chart, where nobody can look at a window."""
    from relationship_journal.charts.export import write_chart  # noqa: PLC0415
    from relationship_journal.charts.mix_over_time import Mode  # noqa: PLC0415
    from relationship_journal.qt.models.sharing import Sharing, compose  # noqa: PLC0415

    person = _most_talked_to(journal)
    whom = Sharing(person.id if person else None, "", Mode.HOURS, SPAN, f"{now_here():%Y-%m}")
    window.resize(1360, 860)
    window.show()
    window.wait_for_chart(CHART_MS)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        window.grab().save(str(folder / "window.png"))
        write_chart(folder / "chart.png", compose(journal, whom).content)
    except OSError as error:
        return _fail(f"{folder} cannot be written ({error.strerror}).")
    sys.stdout.write(f"The window and a chart without names are drawn in {folder}\n")
    return DONE


def _raise(window: MainWindow, _: dict[str, Any]) -> dict[str, Any]:
    from PySide6.QtCore import Qt  # noqa: PLC0415

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    return {"raised": True}


def _add(journal: Journal, request: dict[str, Any]) -> dict[str, Any]:
    return cli.add_from(journal, request, now_here())


def _cannot_open(sentence: str) -> int:
    """Say on the screen and in the terminal why no window opens."""
    from relationship_journal.qt import opening  # noqa: PLC0415

    opening.refuse(NAME, sentence)
    return _fail(sentence)


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Our own mistakes: logged and named without a word from the journal."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.error("unexpected", exc_info=(kind, error, trace))
    sys.stderr.write(f"{NAME} made a mistake: {log.describe(error)}\n")


def _self_check() -> int:
    """What a frozen program must contain, as JSON; for packaging/check_bundle.py."""
    from relationship_journal.charts import CHARTS  # noqa: PLC0415
    from relationship_journal.exchange import EXPORTERS, IMPORTERS  # noqa: PLC0415

    found = {
        "schema": migrations.FORMAT,
        "rules": 0,
        "importers": len(IMPORTERS),
        "exporters": len(EXPORTERS),
        "charts": len(CHARTS),
    }
    found["ok"] = all(found[key] for key in ("schema", "importers", "charts"))
    sys.stdout.write(f"{json.dumps(found)}\n")
    return DONE


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED
