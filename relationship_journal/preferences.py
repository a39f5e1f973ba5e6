# SPDX-License-Identifier: MIT
"""What a person sets once for this machine: looks and sizes, never anything of a journal."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import Field, asdict, field, fields
from errno import EACCES
from pathlib import Path
from typing import Any

from relationship_journal.files import write_whole
from relationship_journal.frozen import dataclass

LOOKS, START = "Looks", "Start and window"
"""The pages of the dialog that a field's metadata may name; without one it stands on the last."""


def one_of(label: str, words: Mapping[str, str], *, page: str = START, hint: str = "") -> str:
    """A field with a few choices, each with the words shown for it; the first is the default."""
    told = {"label": label, "page": page, "hint": hint, "choices": tuple(words), "words": dict(words)}
    chosen: str = field(default=next(iter(words)), metadata=told)
    return chosen


def between(
    label: str, default: int, low: int, high: int, unit: str, *, step: int = 1, page: str = START, hint: str = ""
) -> int:
    """A field for a whole number from `low` to `high`."""
    told = {"label": label, "page": page, "hint": hint, "bounds": (low, high), "unit": unit, "step": step}
    amount: int = field(default=default, metadata=told)
    return amount


def yes_or_no(label: str, default: bool, *, page: str = START, hint: str = "") -> bool:
    """A field that is on or off."""
    told = {"label": label, "page": page, "hint": hint, "switch": True}
    on: bool = field(default=default, metadata=told)
    return on


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences; each field's metadata has its label, page and hint, and its choices, bounds or switch."""

    theme: str = one_of(
        "Theme",
        {"system": "As the system", "light": "Light", "dark": "Dark", "high_contrast": "High contrast"},
        page=LOOKS,
        hint="“As the system” also turns to high contrast when the system does.",
    )
    text_size: int = between("Text size", 100, 80, 200, "%", step=10, page=LOOKS)
    week_start: str = one_of(
        "The week begins on",
        {"system": "As the system", "monday": "Monday", "sunday": "Sunday", "saturday": "Saturday"},
        hint="For calendars.",
    )
    first_page: str = one_of("Begin with", {"last": "Where you were", "today": "Today", "all_entries": "All entries"})
    tray: bool = yes_or_no(
        "Icon in the tray",
        False,
        hint="Where the desktop has a tray. It takes a new entry at any time; closing the window then leaves the "
        "program there until you quit.",
    )
    undo_toast_seconds: int = between(
        "Show Undo for", 8, 3, 60, "seconds", hint="How long the note with Undo stays. Ctrl+Z works at any time."
    )


def load(path: Path) -> tuple[Preferences, str | None]:
    """Read preferences; whatever is missing, unknown or out of bounds stays at its default.

    Gives back a sentence for the user when something had to be left aside, else None. Never raises for a
    bad file, and never writes.
    """
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Preferences(), None
    except (OSError, ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        return (
            Preferences(),
            "The preferences could not be read, so the defaults are used. Your journal is not affected.",
        )
    given = {spec.name: stored[spec.name] for spec in fields(Preferences) if spec.name in stored}
    good = {name: value for name, value in given.items() if is_valid(name, value)}
    return Preferences(**good), _left_aside([name for name in given if name not in good])


def save(preferences: Preferences, path: Path) -> None:
    """Write preferences whole or not at all, readable for their owner only. Raises OSError.

    A file that was made read-only stays as it is: somebody meant it.
    """
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    text = json.dumps(asdict(preferences), indent=2) + "\n"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, text.encode())


def is_valid(name: str, value: object) -> bool:
    """Whether `value` may stand in the field `name`."""
    told = _spec(name).metadata
    if "switch" in told:
        return isinstance(value, bool)
    if "choices" in told:
        return isinstance(value, str) and value in told["choices"]
    low, high = told["bounds"]
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def label(name: str) -> str:
    """The label a form shows for the field `name`."""
    return str(_spec(name).metadata["label"])


def metadata(name: str) -> Mapping[str, Any]:
    """What a form needs to know of the field `name`: label, page, hint, and choices and words, bounds and unit, or
    switch."""
    return _spec(name).metadata


def _spec(name: str) -> Field[Any]:
    specs: Mapping[str, Field[Any]] = {spec.name: spec for spec in fields(Preferences)}
    return specs[name]


def _left_aside(names: list[str]) -> str | None:
    if not names:
        return None
    listed = ", ".join(f"“{label(name)}”" for name in names)
    return f"Some preferences had values that cannot be used and are at their defaults: {listed}."
