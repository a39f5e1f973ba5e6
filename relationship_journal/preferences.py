# SPDX-License-Identifier: MIT
"""What a person sets once for this machine: looks and sizes, never anything of a journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from relationship_journal.files import write_whole


def _one_of(label: str, default: str, *others: str) -> str:
    chosen: str = field(default=default, metadata={"label": label, "choices": (default, *others)})
    return chosen


def _between(label: str, default: int, low: int, high: int, unit: str) -> int:
    amount: int = field(default=default, metadata={"label": label, "bounds": (low, high), "unit": unit})
    return amount


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences; each field's metadata has its label and its choices, or its bounds and unit."""

    theme: str = _one_of("Theme", "system", "light", "dark", "high_contrast")
    text_size: int = _between("Text size", 100, 80, 200, "%")
    undo_toast_seconds: int = _between("Show Undo for", 8, 3, 60, "s")


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
    """Write preferences whole or not at all, readable for their owner only. Raises OSError."""
    text = json.dumps(asdict(preferences), indent=2) + "\n"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, text.encode())


def is_valid(name: str, value: object) -> bool:
    """Whether `value` may stand in the field `name`."""
    metadata = _spec(name).metadata
    if "choices" in metadata:
        return isinstance(value, str) and value in metadata["choices"]
    low, high = metadata["bounds"]
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def label(name: str) -> str:
    """The label a form shows for the field `name`."""
    return str(_spec(name).metadata["label"])


def _spec(name: str) -> Field[Any]:
    specs: Mapping[str, Field[Any]] = {spec.name: spec for spec in fields(Preferences)}
    return specs[name]


def _left_aside(names: list[str]) -> str | None:
    if not names:
        return None
    listed = ", ".join(f"“{label(name)}”" for name in names)
    return f"Some preferences had values that cannot be used and are at their defaults: {listed}."
