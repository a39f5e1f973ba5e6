# SPDX-License-Identifier: MIT
"""The page before a meeting, from wherever it is asked for; loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.places import Place
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ConversationId

if TYPE_CHECKING:
    from relationship_journal.qt.models.briefs import BriefReading
    from relationship_journal.values.insights import Insight

_NO_MEETING = "No meeting is planned in the next 60 days. On the page of a contact, Ctrl+B shows their brief."
_NONE_TOMORROW = "No meeting is planned for tomorrow, so there is no brief to print."
_GONE = "There is no brief: it is in the trash by now."


class Briefs(QObject):
    """Reads a brief beside the window, and shows it over the window that owns it."""

    def __init__(
        self, journal: Journal, jobs: Jobs, notices: Notices, insights: InsightsModel, now: Callable[[], datetime],
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._notices = notices
        self._insights = insights
        self._now = now
        self._window = window

    def open(self, contact: ContactId) -> None:
        """Show the brief of a contact, for their next meeting if there is one."""
        from relationship_journal.qt.models.briefs import read_brief  # noqa: PLC0415  (when first asked for)

        today, known = self._now().date(), self._known()
        self._read(lambda: read_brief(self._journal, [contact], today, standing=known), self._show)

    def open_meeting(self, meeting: ConversationId) -> None:
        """Show the brief for everybody at a planned meeting."""
        from relationship_journal.qt.models.briefs import read_meeting  # noqa: PLC0415  (when first asked for)

        today, known = self._now().date(), self._known()
        self._read(lambda: read_meeting(self._journal, meeting, today, known), self._show)

    def open_next(self) -> None:
        """Show the brief for the next planned meeting."""
        from relationship_journal.qt.models.briefs import read_next  # noqa: PLC0415  (when first asked for)

        now, known = self._now(), self._known()
        self._read(lambda: read_next(self._journal, now, known), self._show_next)

    def _known(self) -> Sequence[Insight] | None:
        """What stands about everybody, where it is read and as it is now."""
        return self._insights.reading.standing if self._insights.is_settled else None

    def _read(self, read: Callable[[], BriefReading | None], show: Callable[[BriefReading | None], None]) -> None:
        def work(_: Report) -> BriefReading | None:
            return read()

        self._jobs.start(work, owner=self, done=show, failed=self._refused)

    def _show(self, reading: BriefReading | None) -> None:
        from relationship_journal.qt.dialogs.brief import BriefDialog  # noqa: PLC0415  (when first asked for)

        if reading is None:
            self._notices.say(_GONE)
            return
        dialog = BriefDialog(reading, self._jobs, reading.facts.today, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_next(self, reading: BriefReading | None) -> None:
        if reading is None:
            self._notices.say(_NO_MEETING)
        else:
            self._show(reading)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._notices.say(str(error))


class BriefHere(Briefs):
    """Joins the action to the page that is shown: its contact's brief, or that for the next meeting."""

    def __init__(
        self, journal: Journal, jobs: Jobs, notices: Notices, insights: InsightsModel, actions: Actions,
        now: Callable[[], datetime], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(journal, jobs, notices, insights, now, window)
        self._contact: ContactId | None = None
        actions.on("meeting_brief", self._open_shown)
        actions.on("tomorrows_briefs", self._open_tomorrow)

    def follow(self, place: Place) -> None:
        """Another page is shown."""
        self._contact = place.contact

    def _open_shown(self) -> None:
        if self._contact is None:
            self.open_next()
        else:
            self.open(self._contact)

    def _open_tomorrow(self) -> None:
        from relationship_journal.qt.models.briefs import read_day  # noqa: PLC0415  (when first asked for)

        today, known = self._now().date(), self._known()

        def work(_: Report) -> list[BriefReading]:
            return read_day(self._journal, today + timedelta(days=1), today, known)

        self._jobs.start(work, owner=self, done=self._show_sheets, failed=self._refused)

    def _show_sheets(self, readings: Sequence[BriefReading]) -> None:
        """The pocket form of each: paper may lie on a table."""
        from relationship_journal.qt.brief_paper import BriefSheets, ManyBriefs  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.dialogs.print_preview import PrintPreview  # noqa: PLC0415  (the same)
        from relationship_journal.qt.paper import usual_paper  # noqa: PLC0415  (the same)
        from relationship_journal.reports.brief import Form  # noqa: PLC0415  (the same)

        if not readings:
            self._notices.say(_NONE_TOMORROW)
            return
        paper = usual_paper()
        sheets = ManyBriefs([BriefSheets(one.leaving(Form.POCKET), paper) for one in readings])
        PrintPreview(sheets, readings[0].facts.today, self._window).open()
