# SPDX-License-Identifier: MIT
"""Where the window was and what it showed, kept between starts in a small ini file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

MOST_GROUPS = 12
_GROUPS = "journals"


class WindowState:
    """Reads and writes `window.ini`; whatever is missing or unreadable there is simply not restored."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def put(self, key: str, value: QByteArray | str | bool) -> None:
        """Keep a value until `flush`."""
        self._settings.setValue(key, value)

    def blob(self, key: str) -> QByteArray:
        """Bytes Qt made of a size or place; empty where there are none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""

    def flag(self, key: str, default: bool) -> bool:
        """A yes or no; an ini file gives it back as a word."""
        return str(self._settings.value(key, default)).lower() == "true"

    def put_group(self, name: str, values: Mapping[str, str]) -> None:
        """Keep values that belong together, such as those of one journal; of many groups the latest stay."""
        groups = [name, *(other for other in self._groups() if other != name)]
        for old in groups[MOST_GROUPS:]:
            self._settings.remove(old)
        self._settings.setValue(_GROUPS, ",".join(groups[:MOST_GROUPS]))
        for key, value in values.items():
            self._settings.setValue(f"{name}/{key}", value)

    def group(self, name: str, keys: Iterable[str]) -> dict[str, str]:
        """The values of a group; empty texts where there are none."""
        return {key: self.text(f"{name}/{key}") for key in keys}

    def _groups(self) -> list[str]:
        return [name for name in self.text(_GROUPS).split(",") if name]

    def flush(self) -> None:
        """Write the file, readable for its owner only."""
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._settings.sync()
            self._path.chmod(0o600)
