# SPDX-License-Identifier: MIT
"""The main window: puts the panes side by side, joins them to their models, and remembers how it was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from relationship_journal.paths import Paths
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.arrangement import Arrangement
from relationship_journal.qt.aside import Aside
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.briefs import BriefHere
from relationship_journal.qt.commands import Commands
from relationship_journal.qt.contact_tabs import ContactTabs
from relationship_journal.qt.editing import Editing
from relationship_journal.qt.entry_work import EntryWork
from relationship_journal.qt.filtering import Filtering
from relationship_journal.qt.frame import Frame, Shown
from relationship_journal.qt.going import Going
from relationship_journal.qt.hand_over import HandOver
from relationship_journal.qt.insights_here import InsightsHere
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.jumping import Jumping
from relationship_journal.qt.marking import Marking
from relationship_journal.qt.midnight import Midnight
from relationship_journal.qt.models.composer import ComposerModel, Form
from relationship_journal.qt.models.contacts import ContactsModel
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.qt.models.mix import MixModel
from relationship_journal.qt.models.standing import StandingModel
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.one_person import OnePerson
from relationship_journal.qt.people import People, kept_order
from relationship_journal.qt.places import ACCOUNTS, ALL_CUSTOMERS, ALL_ENTRIES, TODAY, Place
from relationship_journal.qt.preloading import ACCOUNTS_READY, CUSTOMERS_READY, Preloading
from relationship_journal.qt.saved_searches import SavedSearches
from relationship_journal.qt.searching import Searching
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tidying import Tidying
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.views import Parts, Views
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.journal import Journal
from relationship_journal.values import AccountId, ContactId, ConversationId

_BEGUN = "Something is begun here. Save it, or clear it, and then take that step again; nothing was changed."
_NOT_KEPT = "What you wrote could not be kept yet, so the window stays open. {}"


class MainWindow(QMainWindow):
    """Everything is handed in; `chart_ready` follows every drawn chart."""

    chart_ready = Signal()

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        history: UndoHistory,
        jobs: Jobs,
        appearance: Appearance,
        paths: Paths,
        now: Callable[[], datetime],
        *,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self._now = now
        self._state = WindowState(paths.window_state)
        self._look = appearance
        self._actions = Actions(self)
        self._commands = Commands(journal, jobs, self._today, self)
        self._contacts = ContactsModel(journal, signals, self._today, self, order=kept_order(self._state))
        self._entries = TimelineModel(journal, signals, self._today, self)
        self._head = HeadModel(journal, signals, now, self)
        self._form = ComposerModel(journal, signals, now, self)
        self._mix = MixModel(journal, signals, jobs, self._today, self)
        self._insights = InsightsModel(journal, signals, jobs, self._today, self)
        self._standing = StandingModel(journal, signals, now, demo=demo, parent=self)
        self._build(journal, signals, jobs, paths, history)
        look = self._look.theme
        self.marks = Marking(journal, self._head, self._frame.page, self._notices, self._actions, self._today)
        self._entry_work = EntryWork(
            journal, signals, jobs, self._entries, self._frame.page, self._notices, self._actions, self.marks, now, look
        )
        self._editing = Editing(journal, jobs, now, self._head, self._notices, self._actions, self)
        self._aside = Aside(journal, signals, jobs, appearance, self._actions, self._today, self)
        self.hand_over = HandOver(journal, jobs, self._head, self._notices, self._actions, self._today, self)
        OnePerson(journal, jobs, self._head, self._notices, self._actions, appearance, self._today, self)
        sidebar, field = self._frame.sidebar, self._frame.sidebar.search
        self._people = People(
            sidebar, self._contacts, self._actions, self._state, journal, signals, jobs, self._today, self._commands,
            look,
        )  # fmt: skip
        self._filtering = Filtering(
            journal, self._entries, self._frame.page, self._navigation, self._notices, self._actions, self._today, look
        )
        self._jumping = Jumping(self._entries, self._frame.page, self._navigation, self._actions, self._today, look)
        photos, save = self._people.photos, self._actions["save_search"]
        self._search = Searching(field, self._frame.pages, journal, signals, jobs, self._today, look, photos, save)
        self._saved = SavedSearches(self, field, journal, signals, self._actions, self._notices, look)
        self._going = Going(self, journal, signals, self._today, self._actions, self._state, look, photos)
        ContactTabs(partial(self._parts, journal, signals, jobs), self._frame.page, self._navigation, self.marks)
        parts = self._parts(journal, signals, jobs)
        self._insights_here = InsightsHere(parts, self._frame.side, self._navigation, sidebar.people)
        briefs = BriefHere(journal, jobs, self._notices, self._insights, self._actions, now, self)
        self._navigation.moved.connect(briefs.follow)
        self.tidying = Tidying(parts, history, self._commands, self._frame.page, appearance)
        build = self._views.build_ahead
        Preloading({ACCOUNTS_READY: partial(build, ACCOUNTS), CUSTOMERS_READY: partial(build, ALL_CUSTOMERS)}, self)
        self._join()
        self._set_least_size(look)
        self._arrangement = Arrangement(
            self, self._frame.panes, self._navigation, self._state, self._actions, journal, demo=demo
        )
        self._arrangement.restore(self._look.choices.now.first_page)
        self._frame.sidebar.focus_list()
        self._show_standing()
        Midnight(self._today, self).passed.connect(self._begin_day)

    @property
    def registry(self) -> Actions:
        """Everything the window can do, for whoever joins more to it."""
        return self._actions

    def _today(self) -> date:
        return self._now().date()

    # Building and joining

    def _build(self, journal: Journal, signals: JournalSignals, jobs: Jobs, paths: Paths, history: UndoHistory) -> None:
        actions, look = self._actions, self._look
        shown = Shown(self._contacts, self._entries, self._head, self._form, self._mix)
        self._frame = frame = Frame(self, shown, actions, jobs, paths.cache, look.choices.now, look.theme)
        frame.head.copied.connect(self.say)
        frame.head.account.connect(self.show_account)
        self._views = views = Views(frame.pages, frame.sides, partial(self._parts, journal, signals, jobs))
        views.build_soon(TODAY, self)
        self._navigation = Navigation(
            frame.timelines, views, self._contacts, self._mix, self._standing, frame.sidebar, frame.panes, frame.pages,
            frame.sides, actions, look.theme,
        )  # fmt: skip
        self._notices = Notices(history, actions, frame.toast)
        actions.fill(self.menuBar())
        self.setWindowTitle("Relationship Journal")

    def _parts(self, journal: Journal, signals: JournalSignals, jobs: Jobs) -> Parts:
        """What the page of a view is built from, when it is first shown."""
        go, look = self.show_place, self._look.theme
        count = self._frame.sidebar.set_count
        notices, state, insights = self._notices, self._state, self._insights
        return Parts(
            journal, signals, jobs, self._now, notices, self._actions, state, count, go, look, insights, self._write
        )

    def _join(self) -> None:
        actions, commands = self._actions, self._commands
        sidebar, search = self._frame.sidebar, self._frame.sidebar.search
        for name, do in {
            "import_contacts": commands.choose_and_import, "export_chart": self._export,
            "find": search.begin,
            "about_me": commands.about_me,
            "delete_contact": self._delete_contact, "new_entry": self._begin_entry,
            "save_entry": self._save_entry,
        }.items():  # fmt: skip
            actions.on(name, do)
        self._look.obey(actions)
        search.left.connect(sidebar.focus_list)
        self._search.person.connect(self.show_contact)
        self._search.entry.connect(self.show_entry)
        self._going.person.connect(self.show_contact)
        self._going.account.connect(self.show_account)
        self._going.search.connect(self._search.look_for)
        self._search.used.connect(self._saved.remember)
        self._search.ended.connect(self._navigation.show_page)
        self._frame.composer.logged.connect(self._logged)
        self._frame.composer.set_explained(self._state.flag("rating_explained", default=False))
        self._frame.composer.explained.connect(partial(self._state.put, "rating_explained", True))
        self._frame.chart.month_chosen.connect(self._filtering.lead_to_month)
        self._frame.chart.drawn.connect(self.chart_ready)
        self._standing.changed.connect(self._show_standing)
        self._look.changed.connect(self._wear)
        self._look.choices.failed.connect(self.say)
        self._look.choices.changed.connect(self._frame.toast.obey)
        commands.did.connect(self._notices.did)
        commands.said.connect(self.say)
        self._editing.person.connect(self.show_contact)
        self.marks.place_wanted.connect(self.show_place)

    # Where we are

    def show_contact(self, contact: int | None) -> None:
        """Show the page of a contact, everybody's entries (None), or the first step of an empty journal."""
        self._navigation.show_contact(contact)

    def show_entry(self, contact: int, conversation: int) -> None:
        """Show an entry on the page of one of its contacts."""
        self._navigation.show_entry(contact, conversation)

    def show_account(self, account: int) -> None:
        """Show the page of an account."""
        self.show_place(Place(view=ACCOUNTS, account=AccountId(account)))

    def show_place(self, place: Place) -> None:
        """Show any place: a page or a view, some of its entries, one of them chosen."""
        self._navigation.show(place)

    def say(self, words: str) -> None:
        """Say something for a while, over the foot of the window."""
        self._notices.say(words)

    def wait_for_chart(self, timeout_ms: int) -> bool:
        """Let the window live until its chart is drawn; answers whether it is. For pictures and tests."""
        return self._frame.chart.wait(timeout_ms)

    # What is done

    def _begin_entry(self) -> None:
        self._frame.sidebar.search.clear()
        self._navigation.show_timeline()
        self._frame.composer.begin()

    def _write(self, contact: ContactId | None, form: Form) -> None:
        """Begin an entry with what stands in a form; what is begun already is left alone."""
        self.show_place(Place(contact))
        self._begin_entry()
        if not self._frame.composer.begin_with(form):
            self.say(_BEGUN)

    def _save_entry(self) -> None:
        """Save what is typed into; nobody saves what is out of sight, so that comes back first."""
        if self._entry_work.save():
            return
        if self._frame.composer.isVisible():
            self._frame.composer.save()
        else:
            self._actions["new_entry"].trigger()

    def _logged(self, conversation: int, words: str) -> None:
        self._filtering.announce(ConversationId(conversation), words)

    def _export(self) -> None:
        self._commands.export_chart(self._mix)

    def _delete_contact(self) -> None:
        person = self._head.person
        if person is not None:
            self._commands.delete_contact(person.id, person.name)

    def _begin_day(self) -> None:
        self._contacts.refresh()
        self._head.refresh()
        self._entries.begin_day()

    def _show_standing(self) -> None:
        self._frame.status.setText(self._standing.line)
        self._frame.sidebar.set_count(ALL_ENTRIES, self._standing.counts.conversations)
        self._frame.sidebar.set_count(ACCOUNTS, self._standing.counts.accounts)

    # Looks

    def _wear(self, look: Theme) -> None:
        for part in (
            self._frame, self._people, self._navigation, self._entry_work, self._filtering, self._jumping, self._search,
            self._going, self._saved, self._insights_here,
        ):  # fmt: skip
            part.set_theme(look)
        self._set_least_size(look)

    def _set_least_size(self, look: Theme) -> None:
        self.setMinimumSize(look.px(360), look.px(300))

    # How it was left

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self._frame.composer.keep() and self._entry_work.keep()):
            self.say(_NOT_KEPT.format(self._frame.composer.refusal or self._entry_work.refusal))
            event.ignore()
            return
        self._arrangement.keep()
        super().closeEvent(event)
