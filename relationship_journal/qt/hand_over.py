# SPDX-License-Identifier: MIT
"""The hand-over sheet of a contact or an account, from wherever it is asked for; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.notices import Notices
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import AccountId, ContactId

if TYPE_CHECKING:
    from relationship_journal.reports.sheet import Sheet


class Sheets(QObject):
    """Reads a sheet beside the window, and shows it over the window that owns it."""

    def __init__(
        self, journal: Journal, jobs: Jobs, notices: Notices, today: Callable[[], date], window: QWidget
    ) -> None:
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._notices = notices
        self._today = today
        self._window = window

    def open(self, contact: ContactId) -> None:
        """Show what a colleague needs to take a contact over."""
        from relationship_journal.qt.models.hand_over import read_contact  # noqa: PLC0415  (when first asked for)

        self._read(lambda: read_contact(self._journal, contact, self._today()))

    def open_account(self, account: AccountId) -> None:
        """Show what a colleague needs to take an account with its people over."""
        from relationship_journal.qt.models.hand_over import read_account  # noqa: PLC0415  (when first asked for)

        self._read(lambda: read_account(self._journal, account, self._today()))

    def _read(self, read: Callable[[], Sheet | None]) -> None:
        def work(_: Report) -> Sheet | None:
            return read()

        self._jobs.start(work, owner=self, done=self._show, failed=self._refused)

    def _show(self, sheet: Sheet | None) -> None:
        from relationship_journal.qt.dialogs.hand_over import HandOverDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.hand_over import HandOverModel  # noqa: PLC0415  (the same)

        if sheet is None:
            self._notices.say("There is nothing to hand over: it is in the trash by now.")
            return
        today = self._today()
        dialog = HandOverDialog(HandOverModel(sheet, today), self._jobs, today, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._notices.say(str(error))


class HandOver(Sheets):
    """Joins the action to the contact whose page is shown."""

    def __init__(
        self, journal: Journal, jobs: Jobs, head: HeadModel, notices: Notices, actions: Actions,
        today: Callable[[], date], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(journal, jobs, notices, today, window)
        self._head = head
        self._action = actions["hand_over"]
        actions.on("hand_over", self._open_shown)
        head.changed.connect(self._follow)
        self._follow()

    def _open_shown(self) -> None:
        if self._head.person is not None:
            self.open(self._head.person.id)

    def _follow(self) -> None:
        self._action.setEnabled(self._head.person is not None)
