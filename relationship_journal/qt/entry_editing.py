# SPDX-License-Identifier: MIT
"""Editing an entry in its place: opens the form, follows the entry while it is open, keeps what is unsaved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.keeper import Keeper
from relationship_journal.qt.marking import Marking
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.models.timeline_moves import CARRIED
from relationship_journal.qt.models.unkept import Unkept
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.storage import drafts, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import MarkRef

if TYPE_CHECKING:
    from relationship_journal.qt.widgets.entry_editor import EntryEditor

_SHOWN_TABLES = ("conversation", "participant", "conversation_tag", "tag", "contact", "promise_move", *CARRIED)
_GONE = "The entry you were editing is not here any more. What you typed is kept with it."


class EntryEditing(QObject):
    """One entry at a time is edited; another one that is opened leaves the first as it is, unsaved.

    `refusal` says why what is unsaved could not be kept.
    """

    def __init__(
        self, journal: Journal, signals: JournalSignals, model: TimelineModel, page: ContactPage, notices: Notices,
        marking: Marking, now: Callable[[], datetime], look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(page)
        timeline = page.timeline
        self._page = page
        self._journal = journal
        self._model = model
        self._timeline = timeline
        self._notices = notices
        self._marking = marking
        self._now = now
        self._look = look
        self._editor: EntryEditor | None = None
        self._unkept = Unkept(journal)
        self._keeper = Keeper(self.keep, self)
        self.refusal = ""
        timeline.edit_wanted.connect(self.edit)
        signals.changed.connect(self._follow)
        model.modelReset.connect(self._find_again)
        self._mark_unsaved()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        if self._editor is not None:
            self._editor.set_theme(look)

    def edit(self) -> None:
        """Open the entry that is chosen, or go back to the one that is open."""
        from relationship_journal.qt.models.entry_form import EntryFormModel  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.widgets.entry_editor import EntryEditor  # noqa: PLC0415

        entry = self._timeline.entry
        if entry is None:
            return
        if self._editor is None or self._editor.model.entry.id != entry.id:
            self._close()
            editor = EntryEditor(EntryFormModel(self._journal, entry, self._now, self._unkept), self._look)
            editor.left.connect(self.leave)
            editor.saved.connect(self._saved)
            editor.went.connect(self._timeline.show_inside)
            editor.marks.deeds_wanted.connect(self._offer_deeds)
            editor.marks.delete_wanted.connect(self._delete_mark)
            editor.marks.add_wanted.connect(self._offer_marks)
            self._editor = editor
            self._page.edit_below(True)
            self._timeline.host(self._timeline.currentIndex(), editor)
        self._timeline.scrollTo(self._timeline.currentIndex())
        self._editor.begin()

    def write_up(self) -> None:
        """Open the plan that is chosen as what took place: saved, it is an entry; left as it is, it stays a plan."""
        self.edit()
        if self._editor is not None:
            self._editor.write_up()

    def keep(self) -> bool:
        """Keep what is unsaved, now, of entries that were closed too; answers whether all of it is."""
        editor, self.refusal = self._editor, ""
        try:
            if editor is not None and not editor.keep():
                self.refusal = editor.refusal
            else:
                self._unkept.retry()
        except JournalError as error:
            self.refusal = str(error)
        if self.refusal:
            self._keeper.note()
        return not self.refusal

    def save(self) -> bool:
        """Save the entry if it is what is typed into, which is answered."""
        if self._editor is None or not self._editor.has_cursor:
            return False
        self._editor.save()
        return True

    def let_write(self) -> None:
        """In a window too low for both, somebody who wants to write a new entry is done with this one for now."""
        if self._editor is not None and not self._page.has_room_to_write:
            self._close()

    def leave(self) -> None:
        """Close the form; what is unsaved is kept and comes back with it."""
        editor = self._editor
        if editor is not None and editor.keep():
            entry = editor.model.entry.id
            self._close()
            self._timeline.lead_to(entry)
            self._timeline.setFocus()

    def _saved(self, changed: bool) -> None:
        editor = self._editor
        if editor is not None:
            entry = editor.model.entry.id
            said = "Plan written up." if editor.wrote_up else "Entry saved."
            self._close(keep=False)
            if self._timeline.lead_to(entry):
                self._timeline.setFocus()
            if changed:
                self._notices.did(said)

    def _close(self, *, keep: bool = True) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            if keep and not editor.keep():  # it waits in memory until the journal takes it
                self._keeper.note()
            editor.rest()
            self._timeline.unhost()
            self._page.edit_below(False)
            self._mark_unsaved()

    def _mark_unsaved(self) -> None:
        self._timeline.mark_unsaved(self._unkept.keys(drafts.OF_ENTRIES))

    # Its marks

    def _offer_deeds(self, ref: MarkRef, at: QPoint) -> None:
        self._marking.work.menu(ref, self._page).popup(at)

    def _delete_mark(self, ref: MarkRef) -> None:
        from relationship_journal.qt.models.mark_deeds import Deed  # noqa: PLC0415  (when first asked for)

        self._marking.work.do(ref, Deed.DELETE)

    def _offer_marks(self, at: QPoint) -> None:
        if self._editor is not None:
            self._marking.new_menu(self._editor.model.entry).popup(at)

    # The entry elsewhere

    def _follow(self, change: Change) -> None:
        if self._editor is None or not change.touches(*_SHOWN_TABLES):
            return
        editor = self._editor
        entry = queries.entry(self._journal, editor.model.entry.id)
        self._find_again()
        if entry is not None and self._editor is editor:
            if editor.model.take(entry):
                editor.entry_changed()
            editor.show_marks()

    def _find_again(self) -> None:
        """The entry may stand elsewhere now, or not be on this timeline any more."""
        editor = self._editor
        if editor is None:
            return
        row = self._model.row_of(editor.model.entry.id)
        if row is not None:
            self._timeline.host(self._model.index(row), editor)
            return
        changed = editor.is_changed
        self._close()
        entry = queries.entry(self._journal, editor.model.entry.id)
        whose = self._model.contact
        here = entry is not None and (whose is None or any(person.id == whose for person in entry.contacts))
        if changed and here:
            self._notices.say(_GONE)
