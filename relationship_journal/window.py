# SPDX-License-Identifier: MIT
"""The window's program: opens the journal that is asked for, and lives with one journal after the other.

Everything is built and joined here. Without `--journal` that is the one that was open last, if it is still there, else
the user's own, else the first page; a command without a window always means the user's own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtWidgets import QApplication

from relationship_journal import log, preferences
from relationship_journal.cli import WindowRequest
from relationship_journal.dates import now_here
from relationship_journal.paths import Paths
from relationship_journal.qt import opening, recent
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.collector import Collector
from relationship_journal.qt.early_help import EarlyHelp
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.session import Session
from relationship_journal.storage import queries
from relationship_journal.storage.errors import InUse, JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ContactRow

Report = Callable[[type[BaseException], BaseException, TracebackType | None], object]

DONE, FAILED = 0, 1
ANSWER_MS = 3_000
CHART_MS = 60_000
SPAN = 18
NAME = "Relationship Journal"
DESKTOP_ID = "io.github.relationship_journal.RelationshipJournal"


def run(request: WindowRequest, paths: Paths) -> int:
    """Open the window on the journal asked for, or bring forward the one that has it; returns the exit code."""
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
    path = _path(request, paths)
    early = EarlyHelp(app, appearance)
    try:
        journal = _journal(request, path, paths, jobs)
    except InUse as error:
        return DONE if _handed_over(request, path) else _cannot_open(str(error))
    except JournalError as error:
        return _cannot_open(str(error))

    def begin(journal: Journal, jobs: Jobs) -> Session:
        return Session(journal, jobs, appearance, paths, now_here, _add)

    early.stop()
    if journal is None:
        return DONE
    if request.picture is not None:
        with journal:
            return _picture(begin(journal, jobs), journal, request.picture)
    _live(begin, journal, jobs, collector, problem or "", paths, quick=request.quick)
    collector.close()
    return DONE


def _live(
    begin: Callable[[Journal, Jobs], Session],
    journal: Journal,
    jobs: Jobs,
    collector: Collector,
    said: str,
    paths: Paths,
    *,
    quick: bool,
) -> None:
    """One journal after the other, until a window closes without leading to another.

    A session hands over nothing but the next journal; the one it leaves is closed before the next window is built.
    """
    report = sys.excepthook
    following: Journal | None = journal
    while following is not None:
        with following as current:
            session = begin(current, jobs)
            sys.excepthook = partial(_report_in, session, report)
            following = session.run(_whom_to_begin_with(session, current), said, quick=quick)
            sys.excepthook = report
            session.close()
        jobs, quick = Jobs(), False
        said = _opened(following.path, paths) if following is not None else ""
        collector.begin_again()


def _opened(path: Path, paths: Paths) -> str:
    """What the window says first after another journal was asked for."""
    names = {paths.journal: "Your journal", paths.demo_journal: "The demo journal"}
    return f"{names.get(path, path.stem)} is open."


def _handed_over(request: WindowRequest, path: Path) -> bool:
    """Whether a window has the journal and came to the front, or its small one did."""
    from relationship_journal.qt.single_instance import NoAnswer, ask  # noqa: PLC0415

    if request.picture is not None:
        return False
    try:
        answer = ask(path, {"do": "quick" if request.quick else "raise"}, ANSWER_MS)
    except NoAnswer:
        return False
    return answer is not None and "error" not in answer


def _report_in(
    session: Session, report: Report, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say in the window too that something went wrong: whoever started it from a menu sees no terminal."""
    report(kind, error, trace)
    if isinstance(error, JournalError):
        session.say(str(error))
    elif isinstance(error, Exception):
        session.report(error)


def _path(request: WindowRequest, paths: Paths) -> Path:
    if request.demo:
        return paths.demo_journal
    return request.journal or recent.usual(paths.recent, paths.journal)


def _journal(request: WindowRequest, path: Path, paths: Paths, jobs: Jobs) -> Journal | None:
    """The open journal; None if the user closed the question for it. Raises JournalError."""
    if request.demo:
        from relationship_journal import demo  # noqa: PLC0415  (as much code as a part of the window)

        return demo.fresh(path, now_here())
    if request.passphrase_file is not None:
        return Journal.open(path, _passphrase(request.passphrase_file))
    if request.journal is not None:
        return opening.unlocked(path, jobs)
    return opening.usual(path, paths, jobs, now_here())


def _passphrase(file: str) -> str:
    from relationship_journal.cli.session import Failed, passphrase_from  # noqa: PLC0415  (few starts name a file)

    try:
        return passphrase_from(file, sys.stdin)
    except Failed as error:
        raise JournalError(str(error)) from None


def _whom_to_begin_with(session: Session, journal: Journal) -> ContactId | None:
    """In the demo, whom a first look should fall on; else whoever the window showed last."""
    person = _most_talked_to(journal) if session.is_demo else None
    return None if person is None else person.id


def _most_talked_to(journal: Journal) -> ContactRow | None:
    """Whom a first look should fall on."""
    return max(queries.contacts(journal), key=lambda row: row.conversations, default=None)


def _picture(session: Session, journal: Journal, folder: Path) -> int:
    """Draw the window and an anonymous chart, where nobody can look at a window."""
    from relationship_journal.charts.export import write_chart  # noqa: PLC0415
    from relationship_journal.charts.mix_over_time import Mode  # noqa: PLC0415
    from relationship_journal.qt.models.sharing import Sharing, compose  # noqa: PLC0415

    window = session.window(_whom_to_begin_with(session, journal))
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
    finally:
        session.close()
    sys.stdout.write(f"The window and a chart without names are drawn in {folder}\n")
    return DONE


def _add(journal: Journal, request: dict[str, Any]) -> dict[str, Any]:
    from relationship_journal.cli.add import add_from  # noqa: PLC0415  (few windows are handed anything)

    return add_from(journal, request, now_here())


def _cannot_open(sentence: str) -> int:
    """Say on the screen and in the terminal why no window opens."""
    opening.refuse(sentence)
    return _fail(sentence)


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED
