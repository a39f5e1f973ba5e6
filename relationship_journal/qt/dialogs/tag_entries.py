# SPDX-License-Identifier: MIT
"""Tags of the entries that are chosen: put one on all of them, or take one off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import begin_with, buttons
from relationship_journal.qt.widgets.tag_completer import TagCompleter, parted

_HINT = "Several at once with commas between."
_LETTERS, _LINES = 46, 12
_SHOWN = 7
"""Tags shown without scrolling."""


class TagEntriesDialog(QDialog):
    """Asks for tags of `entries` entries; `add` and `remove` are what is wanted. `present` counts those there are."""

    def __init__(
        self, entries: int, present: Mapping[str, int], known: Sequence[str], parent: QWidget | None = None,
        *, noun: str = "entry",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("tagEntriesDialog")
        self.setWindowTitle(f"Tag {wording.count(entries, noun)}" if entries > 1 else f"Tag the {noun}")
        self._entries = entries
        self._present = present
        self._edit = QLineEdit()
        self._edit.setObjectName("tagEntriesText")
        self._edit.setCompleter(TagCompleter(known, self._edit))
        self._boxes = {tag: self._box(tag, count) for tag, count in present.items()}
        box, _ = buttons(self, "&Save")
        box.accepted.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(Field("&Add a tag", self._edit))
        rows.addWidget(words(_HINT, "small"))
        if self._boxes:
            rows.addWidget(words(f"On these {wording.plural(noun)}" if entries > 1 else f"On this {noun}", "section"))
            rows.addWidget(self._list())
        rows.addStretch(1)
        rows.addWidget(box)
        begin_with(self, _LETTERS, _LINES + min(len(present), _SHOWN))
        self._edit.setFocus()

    @property
    def add(self) -> list[str]:
        """Tags all the entries are to have."""
        ticked = [tag for tag, box in self._boxes.items() if box.checkState() == Qt.CheckState.Checked]
        return [*(tag for tag in ticked if self._present[tag] < self._entries), *parted(self._edit.text())]

    @property
    def remove(self) -> list[str]:
        """Tags none of the entries is to have."""
        return [tag for tag, box in self._boxes.items() if box.checkState() == Qt.CheckState.Unchecked]

    def _box(self, tag: str, count: int) -> QCheckBox:
        partly = count < self._entries
        more = f", on {wording.number(count)} of {wording.number(self._entries)}" if partly else ""
        box = QCheckBox(f"{tag}{more}".replace("&", "&&"))
        box.setTristate(partly)
        box.setCheckState(Qt.CheckState.PartiallyChecked if partly else Qt.CheckState.Checked)
        box.setAccessibleName(f"{tag}{more}")
        return box

    def _list(self) -> QScrollArea:
        inner = QWidget()
        theme.look(inner, "window")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for box in self._boxes.values():
            column.addWidget(box)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = next(iter(self._boxes.values())).sizeHint().height() + 2
        area.setMinimumHeight(row * min(len(self._boxes), _SHOWN) + 4)
        return area
