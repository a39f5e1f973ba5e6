# SPDX-License-Identifier: MIT
"""A name for a saved search: when it is kept, and when it is called something else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import buttons, in_words, make_room, raise_ours

_LETTERS = 44


class NameSearchDialog(QDialog):
    """Asks for a name and hands it to `keep`, until that takes it; `name` is what was kept."""

    def __init__(
        self, title: str, query: str, name: str, keep: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nameSearchDialog")
        self.setWindowTitle(title)
        self.name = name
        self._keep = keep
        self._edit = QLineEdit(name)
        self._edit.setObjectName("searchName")
        self._edit.setMaxLength(200)
        self._field = Field("&Name", self._edit)
        box, _ = buttons(self, "&Save")
        box.accepted.connect(self._save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        for part in (words(query, "muted"), self._field, box):
            rows.addWidget(part)
        self._edit.setMinimumWidth(self._edit.fontMetrics().averageCharWidth() * _LETTERS)
        self._edit.textEdited.connect(self._field.be_quiet)
        self._edit.selectAll()
        self._edit.setFocus()

    def _save(self) -> None:
        try:
            self._keep(self._edit.text())
        except Exception as error:
            self._field.say(in_words(error))
            make_room(self)
            raise_ours(error)
        else:
            self.name = " ".join(self._edit.text().split())
            self.accept()
