# SPDX-License-Identifier: MIT
"""What is done to the entries that are chosen on the timeline: delete, copy; and the line that says how many."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from relationship_journal import wording
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.qt.widgets.selection_bar import SelectionBar
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ConversationId

AT_ONCE = 100
"""So many entries are written while the window waits, which takes less than 50 ms; more are written beside it."""
MOST = 2_000
"""So many entries at a time, two thirds of a second of writing; a choice this large is mostly a slip."""
_NOTHING = "Choose one or more entries first."
_ACTIONS = ("delete_entry",)


class EntryWork(QObject):
    """Joins the entries' actions to the timeline; every one of them works on all that are chosen."""

    def __init__(
        self, journal: Journal, jobs: Jobs, model: TimelineModel, page: ContactPage, notices: Notices,
        actions: Actions, look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._journal = journal
        self._jobs = jobs
        self._model = model
        self._page = page
        self._timeline = page.timeline
        self._notices = notices
        self._actions = actions
        self._look = look
        self._bar: SelectionBar | None = None
        self._writing = False
        actions.on("delete_entry", self.delete)
        for name in _ACTIONS:
            self._timeline.offer(actions[name])
        self._timeline.selectionModel().selectionChanged.connect(self._follow)
        model.modelReset.connect(self._follow)
        self._timeline.copy_wanted.connect(self.copy)
        self._follow()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        if self._bar is not None:
            self._bar.set_theme(look)

    def delete(self) -> None:
        """Move the entries to the trash; the next one is chosen."""
        chosen, after = self._chosen(), self._timeline.neighbor()
        said = "Entry deleted." if len(chosen) == 1 else f"{wording.count(len(chosen), 'entry')} deleted."

        def done() -> None:
            self._notices.did(said)
            if after is not None and not self._timeline.chosen_count():
                self._timeline.lead_to(after)

        self._write(chosen, lambda: edits.trash_conversations(self._journal, chosen), done)

    def copy(self) -> None:
        """Put the entries on the clipboard as plain text, without what never leaves the journal."""
        chosen = self._chosen()
        entries = self._model.entries(chosen) if len(chosen) <= MOST else []
        if entries:
            text, left_out = wording.entries_text(entries)
            QGuiApplication.clipboard().setText(text)
            kept = " Private lines stay in the journal." if left_out else ""
            self._notices.say(f"{wording.count(len(entries), 'entry')} copied.{kept}")
        else:
            self._refuse(len(chosen))

    # How many are chosen

    def _chosen(self) -> list[ConversationId]:
        """Those that can be seen to be chosen: what stands behind the results of a search is left alone."""
        return self._timeline.chosen if self._timeline.isVisible() else []

    def _follow(self) -> None:
        count = self._timeline.chosen_count()
        for name in _ACTIONS:
            self._actions[name].setEnabled(count > 0 and not self._writing)
        if count > 1 and self._bar is None:
            self._bar = self._made()
        if self._bar is not None:
            self._bar.show_count(count)
            self._notices.stand_on(self._bar.sizeHint().height() if count > 1 else 0)

    def _made(self) -> SelectionBar:
        bar = SelectionBar([("Delete", self._actions["delete_entry"])], self._look)
        bar.ended.connect(self._timeline.choose_one)
        rows = self._page.layout()
        assert rows is not None
        rows.addWidget(bar)
        return bar

    # Writing

    def _write(self, chosen: list[ConversationId], verb: Callable[[], None], done: Callable[[], None]) -> None:
        """Do it now, or beside the window where it takes longer than a glance."""
        if not 0 < len(chosen) <= MOST:
            self._refuse(len(chosen))
        elif len(chosen) <= AT_ONCE:
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

    def _refuse(self, count: int) -> None:
        few = f"Choose {wording.number(MOST)} entries at most; these are {wording.number(count)}. Nothing was done."
        self._notices.say(few if count else _NOTHING)
