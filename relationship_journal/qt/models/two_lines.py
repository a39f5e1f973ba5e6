# SPDX-License-Identifier: MIT
"""Rows of two lines: what something is, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import Qt

from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.qt.tips import tip


class LineRole(IntEnum):
    """What a row answers: the LINE."""

    LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row: a title, a quieter line below it, and a few words at the far end."""

    id: Hashable
    title: str
    below: str = ""
    far: str = ""

    @property
    def sentence(self) -> str:
        """The row for those who hear it."""
        return ", ".join(filter(None, (self.title, self.below, self.far)))


class LinesModel(RowsModel[TwoLines]):
    """Rows as they are handed in by `set_rows`."""

    ROLES: ClassVar[Mapping[int, Callable[[TwoLines], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda line: line.title,
        Qt.ItemDataRole.AccessibleTextRole: lambda line: line.sentence,
        Qt.ItemDataRole.ToolTipRole: lambda line: tip(line.title, line.below),
        LineRole.LINE: lambda line: line,
    }
