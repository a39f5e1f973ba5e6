# SPDX-License-Identifier: MIT
"""What is asked before there is a window: which journal, and its passphrase."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from relationship_journal.paths import Paths
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.errors import InUse, JournalError
from relationship_journal.storage.journal import Journal, Wait, looks_encrypted, wait_at_opening


def usual(path: Path, paths: Paths, jobs: Jobs, now: datetime) -> Journal | None:
    """The journal nobody had to name, or the first page where there is none or it cannot be opened.

    None if that was closed. Raises InUse where another window has the journal.
    """
    said = ""
    if path.exists():
        try:
            return unlocked(path, jobs)
        except InUse:
            raise
        except JournalError as error:
            said = str(error)
    return first(paths, jobs, now, said)


def first(paths: Paths, jobs: Jobs, now: datetime, said: str = "") -> Journal | None:
    """The journal chosen on the first page; None if the page was closed."""
    from relationship_journal import demo  # noqa: PLC0415  (only at the very first start)
    from relationship_journal.qt.dialogs.start import StartDialog  # noqa: PLC0415  (the same)

    while True:
        page = StartDialog(paths, jobs, said)
        answer = page.run()
        page.deleteLater()
        if answer is None or isinstance(answer, Journal):
            return answer
        said = ""
        try:
            journal = unlocked(answer, jobs) if isinstance(answer, Path) else demo.fresh(paths.demo_journal, now)
        except JournalError as error:
            said = str(error)
        else:
            if journal is not None:
                return journal


def unlocked(path: Path, jobs: Jobs, parent: QWidget | None = None) -> Journal | None:
    """The journal at a path, its passphrase asked for where it has one; None if nobody gave it. Raises JournalError.

    One that cannot be opened at once is opened behind a page that says so.
    """
    if not looks_encrypted(path):
        wait = wait_at_opening(path)
        return Journal.open(path) if wait is None else _opened_behind_page(path, wait, jobs, parent)
    from relationship_journal.qt.dialogs.passphrase import PassphraseDialog  # noqa: PLC0415  (only where needed)

    dialog = PassphraseDialog(path, jobs, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.journal


def _opened_behind_page(path: Path, wait: Wait, jobs: Jobs, parent: QWidget | None) -> Journal:
    from relationship_journal.qt.dialogs.wait import WaitDialog  # noqa: PLC0415  (only where needed)

    page = WaitDialog(path, wait, jobs, parent)
    try:
        return page.run()
    finally:
        page.deleteLater()


def refuse(sentence: str) -> None:
    """Say on the screen why no window opens."""
    from relationship_journal.qt.dialogs.refusal import RefusalDialog  # noqa: PLC0415  (only where needed)

    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        RefusalDialog(sentence).exec()
