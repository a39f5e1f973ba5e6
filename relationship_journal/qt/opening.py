# SPDX-License-Identifier: MIT
"""What is asked before there is a window: which journal, and its passphrase."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from relationship_journal.paths import Paths
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal, looks_encrypted


def first(paths: Paths, jobs: Jobs, now: datetime) -> Journal | None:
    """The journal chosen on the first page; None if the page was closed. Raises JournalError."""
    from relationship_journal import demo  # noqa: PLC0415  (only at the very first start)
    from relationship_journal.qt.dialogs.start import StartDialog  # noqa: PLC0415  (the same)

    page = StartDialog(paths, jobs)
    answer = page.run()
    page.deleteLater()
    if answer is None or isinstance(answer, Journal):
        return answer
    return unlocked(answer, jobs) if isinstance(answer, Path) else demo.fresh(paths.demo_journal, now)


def unlocked(path: Path, jobs: Jobs) -> Journal | None:
    """The journal at a path, its passphrase asked for where it has one; None if nobody gave it. Raises JournalError."""
    if not looks_encrypted(path):
        return Journal.open(path)
    from relationship_journal.qt.dialogs.passphrase import PassphraseDialog  # noqa: PLC0415  (only where needed)

    dialog = PassphraseDialog(path, jobs)
    dialog.exec()
    dialog.deleteLater()
    return dialog.journal


def refuse(title: str, sentence: str) -> None:
    """Say on the screen why no window opens."""
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        QMessageBox(QMessageBox.Icon.NoIcon, title, sentence).exec()
