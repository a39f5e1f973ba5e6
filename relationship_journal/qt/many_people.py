# SPDX-License-Identifier: MIT
"""What is done to several people chosen in the list: tags, tier, stage, status, archive, the trash; each one undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from relationship_journal import wording
from relationship_journal.qt.actions import with_key
from relationship_journal.qt.commands import Commands
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.sidebar import Sidebar
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Stage, Status, Tier

if TYPE_CHECKING:
    from relationship_journal.qt.widgets.people_bar import PeopleBar

LOW = 440
"""In a window lower than this, in pixels at 100 % text, the menu beside them has it all."""

_TIERS: Mapping[Tier, str] = {Tier.NONE: "&No tier", Tier.A: "Tier &A", Tier.B: "Tier &B", Tier.C: "Tier &C"}


class ManyPeople(QObject):
    """Shows a bar under the list while several are chosen; it and the menu beside them offer the same."""

    def __init__(self, sidebar: Sidebar, journal: Journal, jobs: Jobs, commands: Commands, look: Theme) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._people = sidebar.people
        self._journal = journal
        self._jobs = jobs
        self._commands = commands
        self._look = look
        self._bar: PeopleBar | None = None
        self._working = False
        self._people.selectionModel().selectionChanged.connect(self._follow)
        self._people.many_asked.connect(self._open_menu)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        if self._bar is not None:
            self._bar.set_theme(look)

    def tag(self) -> None:
        """Ask for tags to put on all of them, or to take off."""
        from relationship_journal.qt.dialogs.tag_entries import TagEntriesDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.values import TagKind  # noqa: PLC0415  (the same)

        chosen = self._people.chosen
        known = queries.tag_names(self._journal, TagKind.CONTACT)
        present = queries.tags_on(self._journal, chosen)
        dialog = TagEntriesDialog(len(chosen), present, known, self._sidebar.window(), noun="person")
        if dialog.exec() and (dialog.add or dialog.remove):
            add, remove = dialog.add, dialog.remove
            self._write(lambda: edits.tag_contacts(self._journal, chosen, add, remove), "Tags of {} changed.")
        dialog.deleteLater()

    def _menu(self) -> QMenu:
        menu = QMenu(self._sidebar)
        menu.addAction("&Tag…").triggered.connect(self.tag)
        tiers, stages, statuses = menu.addMenu("T&ier"), menu.addMenu("&Stage"), menu.addMenu("St&atus")
        for tier in Tier:
            tiers.addAction(_TIERS[tier]).triggered.connect(partial(self._set_tier, tier))
        keys: set[str] = set()
        for stage in Stage:
            named = with_key(wording.stage_name(stage), keys)
            stages.addAction(named).triggered.connect(partial(self._set_stage, stage))
        keys = set()
        for status in Status:
            named = with_key(wording.status_name(status), keys)
            statuses.addAction(named).triggered.connect(partial(self._set_status, status))
        menu.addSeparator()
        if queries.archived(self._journal, self._people.chosen) == frozenset(self._people.chosen):
            menu.addAction("&Bring back from the archive").triggered.connect(self._bring_back)
        else:
            menu.addAction("A&rchive").triggered.connect(self._archive)
        menu.addAction("&Delete").triggered.connect(self._delete)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        if not self._working:
            self._menu().popup(at)

    def _open_from_bar(self) -> None:
        if self._bar is not None:
            self._open_menu(self._bar.change.mapToGlobal(self._bar.change.rect().topLeft()))

    def _set_tier(self, tier: Tier, _: bool = False) -> None:
        chosen = self._people.chosen
        self._write(partial(edits.set_tiers, self._journal, chosen, tier), f"{{}}: {wording.tier_name(tier)}.")

    def _set_stage(self, stage: Stage, _: bool = False) -> None:
        chosen = self._people.chosen
        self._write(partial(edits.set_stages, self._journal, chosen, stage), f"{{}}: {wording.stage_name(stage)}.")

    def _set_status(self, status: Status, _: bool = False) -> None:
        chosen = self._people.chosen
        said = f"{{}}: {wording.status_name(status)}."
        self._write(partial(edits.set_statuses, self._journal, chosen, status), said)

    def _archive(self) -> None:
        chosen = self._people.chosen
        self._write(partial(edits.archive_contacts, self._journal, chosen), "{} archived.")

    def _bring_back(self) -> None:
        chosen = self._people.chosen
        self._write(partial(edits.unarchive_contacts, self._journal, chosen), "{} back in the lists.")

    def _delete(self) -> None:
        chosen = self._people.chosen
        self._write(partial(edits.trash_contacts, self._journal, chosen), "{} deleted.")

    def _write(self, verb: Callable[[], object], said: str) -> None:
        """Do it beside the window; `said` has a place for how many they are."""
        count = wording.count(len(self._people.chosen), "person")

        def work(_: Report) -> None:
            verb()

        def done(_: object) -> None:
            self._working = False
            self._commands.did.emit(said.format(count))
            self._follow()

        def failed(error: Exception) -> None:
            self._working = False
            self._follow()
            if not isinstance(error, JournalError):
                raise error
            self._commands.said.emit(str(error))

        self._working = True
        self._follow()
        self._jobs.start(work, owner=self, done=done, failed=failed, lane=Lane.WRITING)

    def _follow(self) -> None:
        count = len(self._people.selectionModel().selectedRows())
        if count > 1 and self._bar is None:
            self._bar = self._made()
        if self._bar is not None:
            self._bar.show_count(count, working=self._working)
            self._bar.setVisible(count > 1 and self._sidebar.height() >= self._look.px(LOW))

    def _made(self) -> PeopleBar:
        from relationship_journal.qt.widgets.people_bar import PeopleBar  # noqa: PLC0415  (when first needed)

        bar = PeopleBar(self._look)
        bar.change.clicked.connect(self._open_from_bar)
        bar.ended.connect(self._people.choose_one)
        self._sidebar.show_bar(bar)
        return bar
