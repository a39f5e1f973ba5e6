# SPDX-License-Identifier: MIT
"""Everything about the person whose page is shown as a file, and forgetting them; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from relationship_journal.anonymity import neutral_file_name
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.notices import Notices
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal

_ACTIONS = ("everything_about", "forget_contact")


class OnePerson(QObject):
    """Joins the two actions to the page of a contact."""

    def __init__(
        self, journal: Journal, jobs: Jobs, head: HeadModel, notices: Notices, actions: Actions,
        appearance: Appearance, today: Callable[[], date], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._head = head
        self._notices = notices
        self._actions = actions
        self._appearance = appearance
        self._today = today
        self._window = window
        actions.on("everything_about", self.write)
        actions.on("forget_contact", self.forget)
        head.changed.connect(self._follow)
        self._follow()

    def write(self) -> None:
        """Ask for a file and write everything about the person to it, other people masked."""
        from relationship_journal.qt.dialogs import files  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.forgetting import write_everything  # noqa: PLC0415  (the same)

        person, today = self._head.person, self._today()
        if person is None:
            return
        suggested = f"{neutral_file_name('person', today)}.md"
        path = files.ask_save(self._window, "Everything about this person", "Text (*.md *.txt)", suggested)
        if path is None:
            return
        journal, contact = self._journal, person.id

        def work(_: Report) -> str:
            return write_everything(journal, contact, path, today)

        self._jobs.start(work, owner=self, done=self._notices.say, failed=self._refused)

    def forget(self) -> None:
        """Ask whether to forget the person for good, and do it."""
        from relationship_journal.qt.dialogs.forget import ForgetDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.forgetting import ForgettingModel  # noqa: PLC0415  (the same)

        person = self._head.person
        if person is None:
            return
        try:
            model = ForgettingModel(self._journal, person.id)
        except JournalError as error:
            self._notices.say(str(error))
            return
        dialog = ForgetDialog(model, self._jobs, self._appearance.theme, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.forgotten.connect(self._notices.say)
        dialog.open()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self._notices.say(f"It could not be written there ({error.strerror}). Nothing was written.")
        elif isinstance(error, JournalError):
            self._notices.say(str(error))
        else:
            raise error

    def _follow(self) -> None:
        for name in _ACTIONS:
            self._actions[name].setEnabled(self._head.person is not None)
