# SPDX-License-Identifier: MIT
"""Keeping the journal tidy: merging, likely duplicates, the archive, the trash and the history, from menu to toast.

The dialogs are loaded when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.commands import Commands
from relationship_journal.qt.jobs import Lane, Report
from relationship_journal.qt.places import Place
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import JournalError
from relationship_journal.values import AccountId, ContactId, MarkRef

if TYPE_CHECKING:
    from relationship_journal.qt.dialogs.pick import Choice
    from relationship_journal.qt.models.merging import MergeModel
    from relationship_journal.qt.views import Parts
    from relationship_journal.qt.widgets.contact_page import ContactPage

EMPTYING_MS = 20_000
"""After the window is made: what is older than the trash keeps it goes while nobody waits for anything."""
_ARCHIVE, _BRING_BACK = "Archi&ve contact", "Bring back from the archi&ve"
_OF_A_PERSON = ("merge_contact", "contact_history", "archive_contact")


class Tidying(QObject):
    """Joins the actions to their dialogs."""

    def __init__(
        self, parts: Parts, history: UndoHistory, commands: Commands, page: ContactPage, appearance: Appearance
    ) -> None:
        super().__init__(page)
        self._journal = parts.journal
        self._sources = (parts.journal, parts.signals, parts.jobs, history)
        self._jobs = parts.jobs
        self._go = parts.go
        self._now = parts.now
        self._notices = parts.notices
        self._actions = actions = parts.actions
        self._head = page.model
        self._page = page
        self._appearance = appearance
        self._window: QWidget = page.window()
        for name, do in {
            "merge_contact": self.merge_contact, "merge_account": self.merge_account,
            "duplicates": self.find_duplicates,
            "archive_contact": self.archive, "trash": self.show_trash, "contact_history": self.show_contact_history,
            "entry_history": self.show_entry_history, "edit_tags": self.show_tags,
        }.items():  # fmt: skip
            actions.on(name, do)
        page.model.changed.connect(self._follow)
        commands.imported.connect(self.offer_duplicates)
        parts.signals.changed.connect(self._follow_archive)
        page.timeline.offer(actions["entry_history"])
        page.timeline.selectionModel().selectionChanged.connect(self._follow_entries)
        QTimer.singleShot(EMPTYING_MS, self, self._empty_old)
        self._follow()
        self._follow_entries()

    # Merging

    def merge_contact(self) -> None:
        """Ask for the other contact, and show the two side by side."""
        from relationship_journal.qt.models import chosen_entries  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.duplicates import contact_merge  # noqa: PLC0415  (the same)

        person = self._head.person
        if person is None:
            return
        people = [one for one in chosen_entries.candidates(self._journal, self._today()) if one.id != person.id]

        def find(typed: str) -> list[tuple[int, str]]:
            return [(one.id, one.line) for one in chosen_entries.matching(people, typed)]

        other = self._pick(f"Merge {person.name} with…", "&The other contact", find)
        if other is not None:
            self._merge(contact_merge(self._journal, person.id, ContactId(other)))

    def merge_account(self) -> None:
        """Ask with which account that of the contact is to be merged."""
        accounts = queries.accounts(self._journal)
        here = next((one for one in accounts if self._head.person and one.name == self._head.person.account), None)
        if here is not None:
            self.merge_account_with_another(here.id)

    def merge_account_with_another(self, account: AccountId) -> AccountId | None:
        """Ask for the other account, and show the two side by side; answers which stays, None where both do."""
        from relationship_journal.qt.models.merging import AccountMergeModel  # noqa: PLC0415  (when first asked for)

        accounts = queries.accounts(self._journal)
        name = next((one.name for one in accounts if one.id == account), "")
        others = [(int(one.id), one.name) for one in accounts if one.id != account]

        def find(typed: str) -> list[tuple[int, str]]:
            return [(row, called) for row, called in others if queries.fold(typed) in queries.fold(called)]

        other = self._pick(f"Merge {name} with…", "&The other account", find)
        if other is None:
            return None
        model = AccountMergeModel(self._journal, account, AccountId(other))
        return model.kept if self._merge(model) else None

    def _pick(self, title: str, label: str, find: Callable[[str], list[tuple[int, str]]]) -> int | None:
        from relationship_journal.qt.dialogs.pick import Choice, PickDialog  # noqa: PLC0415  (when first asked for)

        def choices(typed: str) -> Sequence[Choice]:
            return [Choice(row, line) for row, line in find(typed)]

        dialog = PickDialog(title, label, "&Compare…", choices, self._window)
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        return None if chosen is None else chosen.id

    def _merge(self, model: MergeModel) -> bool:
        """Show two side by side; answers whether they were merged."""
        from relationship_journal.qt.dialogs.merge import MergeDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.merging import ContactMergeModel  # noqa: PLC0415  (the same)

        self._page.composer.keep()
        dialog = MergeDialog(model, self._jobs, self._window)
        merged = bool(dialog.exec())
        if merged:
            self._page.composer.look_again()
            if isinstance(model, ContactMergeModel):
                self._go(Place(model.kept))
            self._notices.did(dialog.said)
        dialog.deleteLater()
        return merged

    def find_duplicates(self) -> None:
        """Show who may be in the journal twice."""
        from relationship_journal.qt.dialogs.duplicates import DuplicatesDialog  # noqa: PLC0415  (when first asked for)

        self._page.composer.keep()
        dialog = DuplicatesDialog(*self._sources, self._appearance.theme, self._window)
        self._run(dialog)
        if dialog.merged:
            self._page.composer.look_again()

    def offer_duplicates(self, said: str) -> None:
        """After an import: say what was done, and offer to look at likely duplicates where there are any."""
        from relationship_journal.qt.models.duplicates import likely_pairs  # noqa: PLC0415  (when first asked for)

        journal = self._journal

        def work(_: Report) -> int:
            return len(likely_pairs(journal))

        def done(count: int) -> None:
            more = ("Show likely duplicates", self.find_duplicates) if count else None
            self._notices.did(said, more)

        self._jobs.start(work, owner=self, done=done)

    # Archive

    def archive(self) -> None:
        """Take the contact out of the lists, or bring them back."""
        person = self._head.person
        if person is None:
            return
        away = bool(queries.archived(self._journal, [person.id]))
        verb = edits.unarchive_contacts if away else edits.archive_contacts
        try:
            verb(self._journal, [person.id])
        except JournalError as error:
            self._notices.say(str(error))
        else:
            said = "is back in the lists." if away else "is archived. The filter of the people shows who is."
            self._notices.did(f"{person.name} {said}")

    # Tags, trash and history

    def show_tags(self) -> None:
        """Show the tags of entries and of people."""
        from relationship_journal.qt.dialogs.tags import TagsDialog  # noqa: PLC0415  (when first asked for)

        self._run(TagsDialog(*self._sources, self._appearance.theme, self._window))

    def show_trash(self) -> None:
        """Show what was deleted lately."""
        from relationship_journal.qt.dialogs.trash import TrashDialog  # noqa: PLC0415  (when first asked for)

        sources = (*self._sources, self._today)
        self._run(TrashDialog(*sources, self._appearance.theme, self._window))

    def show_contact_history(self) -> None:
        """Show what became of the contact."""
        if self._head.person is not None:
            self.show_history("contact", self._head.person.id)

    def show_entry_history(self) -> None:
        """Show what became of the entry that is chosen."""
        chosen = self._page.timeline.chosen if self._page.timeline.isVisible() else []
        if len(chosen) == 1:
            self.show_history("conversation", chosen[0])
        else:
            self._notices.say("Choose one entry first.")

    def show_mark_history(self, mark: MarkRef) -> None:
        """Show what became of a mark."""
        self.show_history(mark.kind.value, mark.id)

    def show_history(self, table: str, row: int) -> None:
        """Show what became of any record."""
        from relationship_journal.qt.dialogs.history import HistoryDialog  # noqa: PLC0415  (when first asked for)

        look = self._appearance.theme
        self._run(HistoryDialog(*self._sources, self._today, (table, row), look, self._window))

    def _run(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def _today(self) -> date:
        return self._now().date()

    def _empty_old(self) -> None:
        """What is in the trash for longer than it stays there goes for good."""
        journal = self._journal

        def work(report: Report) -> int:
            from relationship_journal.storage import purging  # noqa: PLC0415  (off the window's thread)

            return purging.empty_old(journal, datetime.now(UTC), report)

        if self._jobs.is_open:
            self._jobs.start(work, owner=self, failed=_let_be, lane=Lane.WRITING)

    # What can be done now

    def _follow(self) -> None:
        person = self._head.person
        for name in _OF_A_PERSON:
            self._actions[name].setEnabled(person is not None)
        self._actions["merge_account"].setEnabled(person is not None and bool(person.account))
        away = person is not None and bool(queries.archived(self._journal, [person.id]))
        self._actions["archive_contact"].setText(_BRING_BACK if away else _ARCHIVE)

    def _follow_archive(self, change: Change) -> None:
        if change.touches("archival"):
            self._follow()

    def _follow_entries(self) -> None:
        self._actions["entry_history"].setEnabled(self._page.timeline.chosen_count() == 1)


def _let_be(error: Exception) -> None:
    """The trash is emptied another time where the journal is busy or the disk full."""
    if not isinstance(error, JournalError):
        raise error
