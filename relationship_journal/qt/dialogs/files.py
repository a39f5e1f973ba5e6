# SPDX-License-Identifier: MIT
"""Choosing a file without leaving a trace of folder names in Qt's own settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

JOURNALS = "Journals (*.rj)"
_TRACES = ("FileDialog/lastVisited", "FileDialog/history", "FileDialog/shortcuts", "FileDialog/qtVersion")


def documents() -> Path:
    """The folder a file dialog begins in."""
    named = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return named if named.is_dir() else Path.home()


def ask_open(
    parent: QWidget, title: str, filters: str, *, several: bool = True, folder: Path | None = None
) -> list[Path]:
    """Let somebody choose files to read, or one; an empty list where they do not. Begins in `folder`, if given."""
    with _dialog(parent, title, filters, folder) as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
        return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []


def ask_journal(parent: QWidget, folder: Path | None = None) -> Path | None:
    """Let somebody choose the file of a journal."""
    chosen = ask_open(parent, "Open a journal", f"{JOURNALS};;All files (*)", several=False, folder=folder)
    return chosen[0] if chosen else None


def ask_save(parent: QWidget, title: str, filters: str, suggested: str) -> Path | None:
    """Let somebody name a file to write; asks before an existing one would be replaced."""
    return _ask_name(parent, title, filters, suggested, None, replace=True)


def ask_new(parent: QWidget, title: str, filters: str, suggested: Path) -> Path | None:
    """Let somebody name a file that is not there yet; what is there is never replaced, so that is not asked."""
    return _ask_name(parent, title, filters, suggested.name, suggested.parent, replace=False)


def _ask_name(
    parent: QWidget, title: str, filters: str, suggested: str, folder: Path | None, *, replace: bool
) -> Path | None:
    with _dialog(parent, title, filters, folder) as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suggested.rpartition(".")[2])
        dialog.selectFile(suggested)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None


@contextmanager
def _dialog(parent: QWidget, title: str, filters: str, folder: Path | None = None) -> Iterator[QFileDialog]:
    with _without_traces():
        begin = folder if folder is not None and folder.is_dir() else documents()
        dialog = QFileDialog(parent, title, str(begin), filters)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFilter(QDir.Filter.AllDirs | QDir.Filter.Files | QDir.Filter.NoDotAndDotDot)
        dialog.setHistory([])
        try:
            yield dialog
        finally:
            dialog.setHistory([])
            shiboken6.delete(dialog)  # Qt writes its settings when the dialog goes


@contextmanager
def _without_traces() -> Iterator[None]:
    """Put Qt's settings back as they were: a folder may be named after a customer."""
    settings = QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject")
    before = {key: settings.value(key) for key in _TRACES if settings.contains(key)}
    try:
        yield
    finally:
        settings.sync()
        for key in _TRACES:
            if key in before:
                settings.setValue(key, before[key])
            else:
                settings.remove(key)
        settings.sync()
