# SPDX-License-Identifier: MIT
"""What menus and buttons do beyond moving about: import, export, delete. One verb each, the rest is dialogs.

Dialogs are loaded when first asked for: together they cost as much as half a bare window takes to start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.mix import MixModel
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.models.import_plan import Source

_ADDRESS_BOOKS = "Address books (*.vcf *.vcard);;All files (*)"


class Commands(QObject):
    """`did(str)` says what was done and can be undone, `imported(str)` that of an import, `said(str)` anything else."""

    did = Signal(str)
    said = Signal(str)
    imported = Signal(str)

    def __init__(self, journal: Journal, jobs: Jobs, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._today = today
        self._window = window

    def choose_and_import(self) -> None:
        """Ask for address book files and show what they would bring."""
        from relationship_journal.qt.dialogs import files  # noqa: PLC0415  (when first asked for)

        paths = files.ask_open(self._window, "Import contacts", _ADDRESS_BOOKS)
        if paths:
            self.import_files(paths)

    def import_files(self, sources: Sequence[Source]) -> None:
        """Show what files or dropped cards would bring, and take it in if that is wanted."""
        from relationship_journal.qt.dialogs.import_contacts import ImportDialog  # noqa: PLC0415  (when first asked for)

        dialog = ImportDialog(self._journal, self._jobs, sources, self._window)
        if dialog.exec():
            self.imported.emit(dialog.said)
            self._ask_for_friends()
        dialog.deleteLater()

    def _ask_for_friends(self) -> None:
        """After the first import of a journal, the stage is what an address book cannot tell."""
        from relationship_journal.qt.dialogs.friends import FriendsDialog  # noqa: PLC0415  (once in a journal's life)
        from relationship_journal.qt.models.friends import FriendsModel  # noqa: PLC0415  (the same)

        friends = FriendsModel.of_first_import(self._journal)
        if friends is not None:
            dialog = FriendsDialog(friends, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.done_so.connect(self.did)
            dialog.open()

    def export_chart(self, mix: MixModel) -> None:
        """Show the chart as it would leave, and write it if that is wanted."""
        from relationship_journal.charts.mix_over_time import Mode  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.dialogs.export_chart import ExportDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.sharing import Sharing  # noqa: PLC0415  (when first asked for)

        today = self._today()
        sharing = Sharing(mix.contact, mix.name, Mode(mix.mode), mix.span, f"{today:%Y-%m}")
        dialog = ExportDialog(self._journal, self._jobs, sharing, today, self._window)
        if dialog.exec():
            self.said.emit(dialog.said)
        dialog.deleteLater()

    def delete_contact(self, contact: ContactId, name: str) -> None:
        """Move a contact to the trash."""
        self._try(lambda: edits.trash_contact(self._journal, contact), f"{name} deleted.")

    def about_me(self) -> None:
        """Ask who the writer is, so that imports leave out their own card."""
        from relationship_journal.qt.dialogs.me import MeDialog  # noqa: PLC0415  (when first asked for)

        dialog = MeDialog(self._journal, self._window)
        if dialog.exec() and dialog.saved:
            self.did.emit("Your details are saved.")
        dialog.deleteLater()

    def _try(self, verb: Callable[[], None], said: str) -> None:
        try:
            verb()
        except JournalError as error:
            self.said.emit(str(error))
        else:
            self.did.emit(said)
