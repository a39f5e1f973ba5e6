# SPDX-License-Identifier: MIT
"""Choosing a file without leaving a trace of folder names in Qt's own settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import QDir, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_TRACES = ("FileDialog/lastVisited", "FileDialog/history", "FileDialog/shortcuts", "FileDialog/qtVersion")


def documents() -> Path:
    """The folder a file dialog begins in."""
    named = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return named if named.is_dir() else Path.home()


def ask_open(parent: QWidget, title: str, filters: str) -> list[Path]:
    """Let somebody choose files to read; an empty list where they do not."""
    with _dialog(parent, title, filters) as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []


def ask_save(parent: QWidget, title: str, filters: str, suggested: str) -> Path | None:
    """Let somebody name a file to write; asks before an existing one would be replaced."""
    with _dialog(parent, title, filters) as dialog:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(suggested.rpartition(".")[2])
        dialog.selectFile(suggested)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None


@contextmanager
def _dialog(parent: QWidget, title: str, filters: str) -> Iterator[QFileDialog]:
    with _without_traces():
        dialog = QFileDialog(parent, title, str(documents()), filters)
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
