# SPDX-License-Identifier: MIT
"""What is done about a row of Today: one verb each, or a way to where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relationship_journal import dates
from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.qt.models.today import TodayModel
from relationship_journal.qt.models.today_deeds import HOW_IT_WENT, DayDeed, RowDeed
from relationship_journal.qt.models.today_rows import Section, TodayRow
from relationship_journal.qt.places import ACCOUNTS, Place
from relationship_journal.qt.widgets.today_list import TodayList
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.values import Channel, ContactId, Manner, NewConversation, OffDuty, Side
from relationship_journal.wording.today import put_off

if TYPE_CHECKING:
    from relationship_journal.qt.briefs import Briefs
    from relationship_journal.qt.mark_work import MarkWork
    from relationship_journal.qt.views import Parts

A_WEEK, A_MONTH = 7, 30


class TodayWork(QObject):
    """Does what the list wants done, and says so with the way back."""

    def __init__(self, parts: Parts, model: TodayModel, view: TodayList) -> None:
        super().__init__(view)
        self._parts = parts
        self._model = model
        self._view = view
        self._marks: MarkWork | None = None
        self._briefs: Briefs | None = None
        self._ways: Mapping[DayDeed, Callable[[TodayRow], None]] = {
            DayDeed.OPEN: self._open,
            DayDeed.LOG: self._log,
            DayDeed.WROTE: self._wrote,
            DayDeed.SNOOZE: self._snooze,
            DayDeed.WAKE: self._wake,
            DayDeed.WRITE_UP: self._write_up,
            DayDeed.CALLED_OFF: self._call_off,
            DayDeed.BRIEF: self._brief,
            DayDeed.SHOW_ALL: self._show_all,
        }
        view.wanted.connect(self.do)

    def do(self, row: TodayRow, deed: RowDeed) -> None:
        """Do one thing about a row."""
        if isinstance(deed.deed, Deed):
            if row.about.mark is not None:
                self._mark_work().do(row.about.mark, deed.deed, self._view)
        elif deed.deed in HOW_IT_WENT:
            self._went(row, HOW_IT_WENT[deed.deed])
        else:
            self._ways[deed.deed](row)

    def _mark_work(self) -> MarkWork:
        from relationship_journal.qt.mark_work import MarkWork  # noqa: PLC0415  (when first asked for)

        if self._marks is None:
            parts = self._parts
            self._marks = MarkWork(parts.journal, parts.notices, self._today, self._view)
        return self._marks

    def _today(self) -> date:
        return self._model.today

    # Ways

    def _open(self, row: TodayRow) -> None:
        about, parts = row.about, self._parts
        if about.account is not None:
            parts.go(Place(view=ACCOUNTS, account=about.account))
        elif row.id.startswith("draft:"):
            parts.go(Place(about.contact, entry=about.conversation))
            parts.actions["edit_entry" if about.conversation is not None else "new_entry"].trigger()
        elif about.contact is not None or about.conversation is not None:
            parts.go(Place(about.contact, entry=about.conversation))
        else:
            parts.actions["new_entry"].trigger()

    def _log(self, row: TodayRow) -> None:
        if row.about.contact is not None:
            self._parts.go(Place(row.about.contact))
        self._parts.actions["new_entry"].trigger()

    def _brief(self, row: TodayRow) -> None:
        from relationship_journal.qt.briefs import Briefs  # noqa: PLC0415  (when first asked for)

        if self._briefs is None:
            parts = self._parts
            self._briefs = Briefs(
                parts.journal, parts.jobs, parts.notices, parts.insights, parts.now, self._view.window()
            )
        if row.about.conversation is not None:
            self._briefs.open_meeting(row.about.conversation)

    def _show_all(self, row: TodayRow) -> None:
        self._model.show_all(Section(row.section))

    # Deeds

    def _wrote(self, row: TodayRow) -> None:
        """A brief message, needing no answer, written down as it was sent: now."""
        contact = row.about.contact
        if contact is not None:
            self._try(partial(self._log_brief, contact), f"Brief message to {row.about.name} logged.")

    def _log_brief(self, contact: ContactId) -> None:
        now = dates.when_of(self._parts.now())
        brief = NewConversation((contact,), now, Channel.TEXT, began=Side.ME, manner=Manner(brief=True))
        edits.log_conversation(self._parts.journal, brief)

    def _snooze(self, row: TodayRow) -> None:
        self._snooze_for(row, A_WEEK)

    def _snooze_for(self, row: TodayRow, days: int) -> None:
        what = row.about.snooze
        if what is not None:
            until = self._model.today + timedelta(days=days)
            verb = partial(edits.snooze, self._parts.journal, what, row.about.uid, until)
            longer = ("For a month", partial(self._snooze_for, row, A_MONTH)) if days == A_WEEK else None
            self._try(verb, put_off(until, self._model.today), longer)

    def _wake(self, row: TodayRow) -> None:
        if row.about.snooze is not None:
            verb = partial(edits.wake, self._parts.journal, row.about.snooze, row.about.uid)
            self._try(verb, "Shown again.")

    def _write_up(self, row: TodayRow) -> None:
        self._parts.go(Place(row.about.contact, entry=row.about.conversation))
        self._parts.actions["write_up"].trigger()

    def _went(self, row: TodayRow, how: OffDuty) -> None:
        self._took_place(row, how, "Noted how it went.", ("Write more", partial(self._edit, row)))

    def _took_place(
        self, row: TodayRow, how: OffDuty | None, said: str, more: tuple[str, Callable[[], object]] | None = None
    ) -> bool:
        plan = row.about.conversation
        if plan is None:
            return False
        return self._try(partial(edits.plan_took_place, self._parts.journal, plan, how), said, more)

    def _edit(self, row: TodayRow) -> None:
        self._parts.go(Place(row.about.contact, entry=row.about.conversation))
        self._parts.actions["edit_entry"].trigger()

    def _call_off(self, row: TodayRow) -> None:
        if row.about.conversation is not None:
            verb = partial(edits.trash_conversation, self._parts.journal, row.about.conversation)
            self._try(verb, "Plan deleted.")

    def _try(self, verb: Callable[[], object], said: str, more: tuple[str, Callable[[], object]] | None = None) -> bool:
        try:
            verb()
        except JournalError as error:
            self._parts.notices.say(str(error))
            return False
        self._parts.notices.did(said, more)
        return True
