# SPDX-License-Identifier: MIT
"""New and known people in the contact editor, from the menu to the toast; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.notices import Notices
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId


class Editing(QObject):
    """Opens the editor for the window; `person(int)` is the contact whose page to show then."""

    person = Signal(int)

    def __init__(
        self,
        journal: Journal,
        jobs: Jobs,
        now: Callable[[], datetime],
        head: HeadModel,
        notices: Notices,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._now = now
        self._head = head
        self._notices = notices
        self._edit = actions["edit_contact"]
        self._window = window
        actions.on("new_contact", self.add)
        actions.on("edit_contact", self.edit)
        head.changed.connect(self._follow)
        page_head = window.findChild(QWidget, "contactHead")
        if page_head is not None:
            page_head.installEventFilter(self)
        self._follow()

    def add(self) -> None:
        """Ask for somebody new."""
        self._open(None)

    def edit(self) -> None:
        """Open the form of the contact whose page is shown."""
        if self._head.person is not None:
            self._open(self._head.person.id)

    def _open(self, contact: ContactId | None) -> None:
        from relationship_journal.qt.dialogs.contact.editor import (  # noqa: PLC0415  (when first asked for)
            ContactEditor,
        )
        from relationship_journal.qt.models.contact_editor import (  # noqa: PLC0415  (when first asked for)
            ContactEditorModel,
        )

        try:
            model = ContactEditorModel(self._journal, contact, self._now)
        except JournalError as error:
            self._notices.say(str(error))
            return
        dialog = ContactEditor(model, self._jobs, self._window)
        if dialog.exec():
            if dialog.instead is not None:
                self.person.emit(dialog.instead)
            elif dialog.news and model.contact is not None:
                if contact is None:
                    self.person.emit(model.contact)
                self._notices.did(f"{dialog.name} saved." if contact is not None else f"{dialog.name} added.")
        dialog.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the head of a page opens the form, too."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.edit()
            return True
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self._edit.setEnabled(self._head.person is not None)
