# SPDX-License-Identifier: MIT
"""What is chosen for this machine: whoever wants to know asks here, and hears of every change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from relationship_journal import preferences
from relationship_journal.preferences import Preferences

NOT_KEPT = "The choice holds for now but could not be kept. Your journal is not affected."
READ_ONLY = (
    "The preferences file is read-only, so the choice holds until you quit. Make the file writable to keep it. "
    "Your journal is not affected."
)


class Choices(QObject):
    """Owns the preferences: `changed(Preferences)` follows every choice, `failed(str)` one that could not be kept."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, chosen: Preferences, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.now = chosen

    def choose(self, name: str, value: Any) -> None:
        """Set one preference; raises ValueError for what may not stand there."""
        if not preferences.is_valid(name, value):
            raise ValueError(name)
        self._take(replace(self.now, **{name: value}))

    def reset(self, names: Iterable[str]) -> None:
        """Set these preferences to what they are at first."""
        usual = asdict(Preferences())
        self._take(replace(self.now, **{name: usual[name] for name in names}))

    def _take(self, chosen: Preferences) -> None:
        if chosen == self.now:
            return
        self.now = chosen
        self.changed.emit(chosen)
        try:
            preferences.save(chosen, self._path)
        except PermissionError:
            self.failed.emit(READ_ONLY)
        except OSError:
            self.failed.emit(NOT_KEPT)
