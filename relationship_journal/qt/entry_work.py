# SPDX-License-Identifier: MIT
"""What is done to the entries chosen on the timeline: edit, delete, tag, move, copy; and how many they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from relationship_journal import dates, wording
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.entry_editing import EntryEditing
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.marking import Marking
from relationship_journal.qt.models import chosen_entries
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import LOW, ContactPage
from relationship_journal.qt.widgets.selection_bar import SelectionBar
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ConversationId

MOST = 2_000
"""So many entries at a time, two thirds of a second of writing; a choice this large is mostly a slip."""
_NOTHING = "Choose one or more entries first."
_AHEAD = "This plan is still ahead. Write it up once it took place, or change its time first."
_ACTIONS = ("edit_entry", "tag_entries", "move_entries", "delete_entry")


class EntryWork(QObject):
    """Joins the entries' actions to the timeline; every one of them works on all that are chosen."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, model: TimelineModel, page: ContactPage,
        notices: Notices, actions: Actions, marking: Marking, now: Callable[[], datetime], look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._journal = journal
        self._jobs = jobs
        self._model = model
        self._page = page
        self._timeline = page.timeline
        self._notices = notices
        self._actions = actions
        self._now = now
        self._look = look
        self._bar: SelectionBar | None = None
        self._writing = False
        self._editing = EntryEditing(journal, signals, model, page, notices, marking, now, look)
        actions.on("edit_entry", self._editing.edit)
        actions.on("write_up", self.write_up)
        self._timeline.write_up_wanted.connect(self.write_up)
        self._timeline.offer(actions["write_up"])
        actions["new_entry"].triggered.connect(self._editing.let_write)
        for name, do in (("delete_entry", self.delete), ("tag_entries", self.tag), ("move_entries", self.move)):
            actions.on(name, do)
        for name in _ACTIONS:
            self._timeline.offer(actions[name])
        self._timeline.selectionModel().selectionChanged.connect(self._follow)
        model.modelReset.connect(self._follow)
        model.counted.connect(self._follow)
        self._timeline.copy_wanted.connect(self.copy)
        self._timeline.address_clicked.connect(self._copy_address)
        self._follow()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._editing.set_theme(look)
        if self._bar is not None:
            self._bar.set_theme(look)

    def keep(self) -> bool:
        """Keep what is unsaved of an entry that is edited; answers whether all of it is."""
        return self._editing.keep()

    @property
    def refusal(self) -> str:
        """Why not all of it is."""
        return self._editing.refusal

    def save(self) -> bool:
        """Save the entry that is edited, if that is where the cursor is, which is answered."""
        return self._editing.save()

    def write_up(self) -> None:
        """The plan that is chosen took place: it is open to be written up, and an entry once that is saved."""
        entry = self._timeline.entry
        if entry is None or not entry.planned:
            return
        if dates.is_ahead(entry.when, self._now()):
            self._notices.say(_AHEAD)
        else:
            self._editing.write_up()

    def delete(self) -> None:
        """Move the entries to the trash; the next one is chosen."""
        chosen, after = self._chosen(), self._timeline.neighbor()
        said = "Entry deleted." if len(chosen) == 1 else f"{wording.count(len(chosen), 'entry')} deleted."

        def done() -> None:
            self._notices.did(said)
            if after is not None and not self._timeline.chosen_count():
                self._timeline.lead_to(after)

        self._write(chosen, lambda: edits.trash_conversations(self._journal, chosen), done)

    def tag(self) -> None:
        """Ask for tags to put on all of the entries, or to take off."""
        from relationship_journal.qt.dialogs.tag_entries import TagEntriesDialog  # noqa: PLC0415  (when first asked for)

        chosen = self._chosen()
        if not self._is_fit(chosen):
            return
        present = chosen_entries.tag_counts(self._model.entries(chosen))
        dialog = TagEntriesDialog(len(chosen), present, chosen_entries.known_tags(self._journal), self._page.window())
        if dialog.exec() and (dialog.add or dialog.remove):
            add, remove = dialog.add, dialog.remove
            said = f"Tags of {wording.count(len(chosen), 'entry')} changed."
            self._write(
                chosen,
                lambda: edits.tag_conversations(self._journal, chosen, add, remove),
                lambda: self._notices.did(said),
            )
        dialog.deleteLater()

    def move(self) -> None:
        """Ask for another contact, who then takes the place of one who took part."""
        from relationship_journal.qt.dialogs.move_entries import MoveEntriesDialog  # noqa: PLC0415  (when asked for)

        chosen, here = self._chosen(), self._model.contact
        if not self._is_fit(chosen):
            return
        people = chosen_entries.people_in(self._model.entries(chosen))
        leaving = [(person, count) for person, count in people if here is None or person.id == here]
        everybody = chosen_entries.candidates(self._journal, self._now().date())
        dialog = MoveEntriesDialog(len(chosen), leaving, everybody, self._page.window())
        if dialog.exec() and dialog.to is not None and dialog.leaves is not None:
            leaves, to = dialog.leaves, dialog.to
            self._write(
                chosen,
                lambda: edits.move_conversations(self._journal, chosen, leaves, to.id),
                lambda: self._notices.did(f"Moved to {to.name}."),
            )
        dialog.deleteLater()

    def copy(self) -> None:
        """Put the entries on the clipboard as plain text, without what never leaves the journal."""
        chosen = self._chosen()
        if self._is_fit(chosen):
            text, left_out = wording.entries_text(self._model.entries(chosen))
            QGuiApplication.clipboard().setText(text)
            kept = " Private lines stay in the journal." if left_out else ""
            self._notices.say(f"{wording.count(len(chosen), 'entry')} copied.{kept}")

    def _copy_address(self, address: str) -> None:
        """Nothing is opened from here: that would be a way out into the network."""
        QGuiApplication.clipboard().setText(address)
        self._notices.say(f"Copied {wording.shortened(address, 60)}.")

    # How many are chosen

    def _chosen(self) -> list[ConversationId]:
        """Those that can be seen to be chosen: what stands behind the results of a search is left alone."""
        return self._timeline.chosen if self._timeline.isVisible() else []

    def _follow(self) -> None:
        count = self._timeline.chosen_count()
        for name in _ACTIONS:
            self._actions[name].setEnabled(count > 0 and not self._writing)
        entry = self._timeline.entry if count == 1 else None
        self._actions["write_up"].setEnabled(entry is not None and entry.planned)
        shown = count > 1 and self._page.height() >= self._look.px(LOW)  # where there is no room, the menu has it all
        if shown and self._bar is None:
            self._bar = self._made()
        if self._bar is not None:
            self._bar.show_count(count)
            self._bar.setVisible(shown)
            self._notices.stand_on(self._bar.sizeHint().height() if shown else 0)

    def _made(self) -> SelectionBar:
        words = {"tag_entries": "Tag…", "move_entries": "Move…", "delete_entry": "Delete"}
        bar = SelectionBar([(said, self._actions[name]) for name, said in words.items()], self._look)
        bar.ended.connect(self._timeline.choose_one)
        self._page.add_foot(bar)
        return bar

    # Writing

    def _write(self, chosen: list[ConversationId], verb: Callable[[], None], done: Callable[[], None]) -> None:
        """Do it now, or beside the window where it takes longer than a glance."""
        if not self._is_fit(chosen):
            return
        if len(chosen) <= edits.FEW_ENTRIES:
            try:
                verb()
            except JournalError as error:
                self._notices.say(str(error))
            else:
                done()
        else:
            self._write_beside(verb, done)

    def _write_beside(self, verb: Callable[[], None], done: Callable[[], None]) -> None:
        def work(_: Report) -> None:
            verb()

        def finish(_: object) -> None:
            self._let_go()
            done()

        def fail(error: Exception) -> None:
            self._let_go()
            if not isinstance(error, JournalError):
                raise error
            self._notices.say(str(error))

        self._writing = True
        self._follow()
        self._jobs.start(work, owner=self, done=finish, failed=fail, lane=Lane.WRITING)

    def _let_go(self) -> None:
        self._writing = False
        self._follow()

    def _is_fit(self, chosen: list[ConversationId]) -> bool:
        """Whether something can be done with so many; says why not."""
        if 0 < len(chosen) <= MOST:
            return True
        many = (
            f"Choose {wording.number(MOST)} entries at most; these are {wording.number(len(chosen))}. Nothing was done."
        )
        self._notices.say(many if chosen else _NOTHING)
        return False
