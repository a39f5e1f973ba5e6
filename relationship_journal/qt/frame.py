# SPDX-License-Identifier: MIT
"""The parts of the main window, each showing its model: what stands where, and nothing of what it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from relationship_journal.frozen import dataclass
from relationship_journal.preferences import Preferences
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.contacts import ContactsModel
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.models.mix import MixModel
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.places import VIEWS
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.timeline_places import TimelinePlaces
from relationship_journal.qt.widgets.chart_view import ChartView
from relationship_journal.qt.widgets.composer import Composer
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.qt.widgets.head import Head
from relationship_journal.qt.widgets.panes import Panes
from relationship_journal.qt.widgets.progress_line import ProgressLine
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.qt.widgets.sidebar import Sidebar
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.qt.widgets.toast import Toast


@dataclass(frozen=True, slots=True)
class Shown:
    """What the parts show."""

    contacts: ContactsModel
    entries: TimelineModel
    head: HeadModel
    form: ComposerModel
    mix: MixModel


class Frame:
    """Builds the parts and puts them into a window: people, pages and what stands beside them; status and progress."""

    def __init__(
        self, window: QMainWindow, shown: Shown, actions: Actions, jobs: Jobs, cache: Path, chosen: Preferences,
        look: Theme,
    ) -> None:  # fmt: skip
        self.sidebar = Sidebar(shown.contacts, VIEWS, look)
        self.composer = Composer(shown.form, look)
        self.head = Head(shown.head, actions["meeting_brief"], actions["export_chart"], actions["new_entry"], look)
        self.page = ContactPage(shown.head, self.head, self.composer, Timeline(shown.entries, look), look)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.page)
        self.chart = ChartView(shown.mix, jobs, cache, look)
        self.sides = QStackedWidget()
        self.side = SidePane(self.chart, look)
        self.sides.addWidget(self.side)
        self.panes = Panes(self.sidebar, self.pages, self.sides, look)
        self.timelines = TimelinePlaces(self.page, self.side, shown.head, shown.form, shown.entries)
        self.toast = Toast(self.pages, chosen, look)
        self.status = QLabel()
        self.progress = ProgressLine(jobs, look)
        window.setCentralWidget(self.panes)
        window.statusBar().setSizeGripEnabled(False)
        window.statusBar().addWidget(self.status, 1)
        window.statusBar().addPermanentWidget(self.progress, 3)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        for part in (self.sidebar, self.chart, self.toast, self.panes, self.progress):
            part.set_theme(look)
