# SPDX-License-Identifier: MIT
"""What is done about marks from anywhere in the window: one verb each, a small form first where one is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal.qt.actions import with_key
from relationship_journal.qt.models.mark_deeds import Deed, deeds
from relationship_journal.qt.notices import Notices
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    ConversationId,
    FavorId,
    FrictionId,
    GoalId,
    GoalState,
    Mark,
    MarkKind,
    MarkRef,
    NewMark,
    NewPromise,
    NoteId,
    PromiseId,
    RefusalId,
    ShortcutId,
    Side,
)
from relationship_journal.wording import marks as words

if TYPE_CHECKING:
    from relationship_journal.qt.models.mark_form import MarkForm
    from relationship_journal.qt.tidying import Tidying

_GONE = "This is not there any more. Nothing was changed."


def _keep(journal: Journal, mark: int, today: date) -> None:
    edits.keep_promise(journal, PromiseId(mark), today)


def _let_go(journal: Journal, mark: int, today: date) -> None:
    edits.let_go_promise(journal, PromiseId(mark), today)


def _one_off(journal: Journal, mark: int, _: date) -> None:
    edits.say_one_off(journal, FavorId(mark))


def _tell(journal: Journal, mark: int, today: date) -> None:
    edits.tell_shortcut(journal, ShortcutId(mark), today)


def _talk(journal: Journal, mark: int, today: date) -> None:
    edits.talk_about_friction(journal, FrictionId(mark), today)


def _cross(journal: Journal, mark: int, today: date) -> None:
    edits.cross_friction(journal, FrictionId(mark), today)


def _settle(journal: Journal, mark: int, today: date) -> None:
    edits.settle_friction(journal, FrictionId(mark), today)


def _get_over(journal: Journal, mark: int, _: date) -> None:
    edits.set_still_hurts(journal, RefusalId(mark), hurts=False)


def _move_goal(state: GoalState, journal: Journal, mark: int, today: date) -> None:
    edits.move_goal(journal, GoalId(mark), state, today)


def _celebrate(journal: Journal, mark: int, today: date) -> None:
    edits.celebrate_goal(journal, GoalId(mark), today)


def _raise(journal: Journal, mark: int, today: date) -> None:
    edits.raise_note(journal, NoteId(mark), today)


_AT_ONCE: Mapping[Deed, Callable[[Journal, int, date], None]] = {
    Deed.KEEP: _keep,
    Deed.LET_GO: _let_go,
    Deed.ONE_OFF: _one_off,
    Deed.TELL: _tell,
    Deed.TALK: _talk,
    Deed.CROSS: _cross,
    Deed.SETTLE: _settle,
    Deed.GET_OVER: _get_over,
    Deed.PROGRESS: partial(_move_goal, GoalState.IN_PROGRESS),
    Deed.REACH: partial(_move_goal, GoalState.REACHED),
    Deed.DROP: partial(_move_goal, GoalState.DROPPED),
    Deed.CELEBRATE: _celebrate,
    Deed.RAISE: _raise,
}
"""Deeds that need nothing but the day they are done on."""


class MarkWork(QObject):
    """Does deeds to marks and says so, with Undo; `window` is what its forms stand before."""

    def __init__(self, journal: Journal, notices: Notices, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._journal = journal
        self._notices = notices
        self._today = today
        self._window = window

    @property
    def today(self) -> date:
        """The day deeds are done on."""
        return self._today()

    def do(self, ref: MarkRef, deed: Deed, at: QWidget | None = None) -> bool:
        """Do something about a mark, asking first for what is needed; answers whether it was done.

        A form stands before the window of `at`.
        """
        mark = queries.mark(self._journal, ref)
        if mark is None:
            self._notices.say(_GONE)
            return False
        over = at.window() if at is not None else self._window
        try:
            done = self._asked(mark, deed, over)
        except JournalError as error:
            self._notices.say(str(error))
            return False
        if done:
            self._notices.did(words.deed_done(deed, mark))
        return done

    def write(
        self, kind: MarkKind, contact: ContactId | None = None, conversation: ConversationId | None = None,
        said: NewMark | None = None,
    ) -> MarkRef | None:  # fmt: skip
        """Open the form of a new mark, filled in with what `said` says already; answers what was written."""
        from relationship_journal.qt.models.mark_form import EMPTY, MarkForm  # noqa: PLC0415  (when first asked for)

        form = MarkForm.new(self._journal, said or EMPTY[kind], self._today(), contact, conversation)
        ref = self._fill(form, self._window)
        if ref is not None:
            self._notices.did(f"{words.mark_title(kind)} noted.")
        return ref

    def menu(self, ref: MarkRef, parent: QWidget) -> QMenu:
        """What can be done about a mark, as a menu; empty where the mark is gone. It goes when it is closed."""
        made = QMenu(parent)
        made.setObjectName("markMenu")
        self.fill(made, ref)
        made.aboutToHide.connect(made.deleteLater)
        return made

    def fill(self, menu: QMenu, ref: MarkRef) -> None:
        """Put what can be done about a mark on a menu."""
        mark = queries.mark(self._journal, ref)
        taken: set[str] = set()
        for deed in deeds(mark) if mark is not None else ():
            if deed is Deed.EDIT and not menu.isEmpty():
                menu.addSeparator()
            action = menu.addAction(with_key(words.deed_words(deed, mark), taken))
            action.triggered.connect(partial(self._do_from_menu, ref, deed))
        if mark is not None and self._tidying() is not None:
            menu.addAction(with_key("History…", taken)).triggered.connect(partial(self._show_history, ref))

    def _tidying(self) -> Tidying | None:
        """What shows the history of anything; a window without it offers none."""
        from relationship_journal.qt.tidying import Tidying  # noqa: PLC0415  (with the first menu)

        return self._window.window().findChild(Tidying)

    def _show_history(self, ref: MarkRef, _: bool = False) -> None:
        if (tidying := self._tidying()) is not None:
            tidying.show_mark_history(ref)

    def _do_from_menu(self, ref: MarkRef, deed: Deed, _: bool = False) -> None:
        self.do(ref, deed)

    def _asked(self, mark: Mark[NewMark], deed: Deed, over: QWidget) -> bool:
        """Do it, after its form where it has one; answers whether it was done."""
        asking: Mapping[Deed, Callable[[Mark[NewMark], QWidget], bool]] = {
            Deed.MOVE: self._move,
            Deed.MAKE_GOOD: self._make_good,
            Deed.EXPLAIN: self._explain,
            Deed.GIVE_REASON: self._give_reason,
            Deed.EDIT: self._edit,
        }
        if deed in asking:
            return asking[deed](mark, over)
        if deed is Deed.DELETE:
            edits.trash_mark(self._journal, mark.ref)
        elif deed is Deed.REOPEN and mark.kind is MarkKind.PROMISE:
            edits.reopen_promise(self._journal, PromiseId(mark.id))
        elif deed is Deed.REOPEN:
            edits.move_goal(self._journal, GoalId(mark.id), GoalState.OPEN, self._today())
        else:
            _AT_ONCE[deed](self._journal, mark.id, self._today())
        return True

    def _about(self, mark: Mark[NewMark]) -> str:
        return words.mark_words(mark, self._today(), named=True)

    def _move(self, mark: Mark[NewMark], over: QWidget) -> bool:
        from relationship_journal.qt.dialogs.mark_deed import MoveDialog  # noqa: PLC0415  (when first asked for)

        theirs = isinstance(mark.said, NewPromise) and mark.said.side is Side.THEM
        form = MoveDialog(self._about(mark), theirs, self._today(), over)
        done = bool(form.exec()) and form.day is not None
        form.deleteLater()
        if done and form.day is not None:
            edits.move_promise(self._journal, PromiseId(mark.id), form.day, form.told, self._today())
        return done

    def _make_good(self, mark: Mark[NewMark], over: QWidget) -> bool:
        from relationship_journal.qt.dialogs.mark_deed import DoneOnDialog  # noqa: PLC0415  (when first asked for)

        form = DoneOnDialog("Made good", self._about(mark), "&On which day", self._today(), over)
        done = bool(form.exec()) and form.day is not None
        form.deleteLater()
        if done and form.day is not None:
            edits.make_good_favor(self._journal, FavorId(mark.id), form.day)
        return done

    def _explain(self, mark: Mark[NewMark], over: QWidget) -> bool:
        from relationship_journal.qt.dialogs.mark_deed import ExplainDialog  # noqa: PLC0415  (when first asked for)

        form = ExplainDialog(self._about(mark), over)
        done = bool(form.exec())
        form.deleteLater()
        if done:
            edits.explain_favor(self._journal, FavorId(mark.id), form.reason)
        return done

    def _give_reason(self, mark: Mark[NewMark], over: QWidget) -> bool:
        from relationship_journal.qt.dialogs.mark_deed import ReasonDialog  # noqa: PLC0415  (when first asked for)

        form = ReasonDialog(self._about(mark), over)
        done = bool(form.exec())
        form.deleteLater()
        if done:
            edits.give_refusal_reason(self._journal, RefusalId(mark.id), form.reason, form.in_their_words)
        return done

    def _edit(self, mark: Mark[NewMark], over: QWidget) -> bool:
        from relationship_journal.qt.models.mark_form import MarkForm  # noqa: PLC0415  (when first asked for)

        return self._fill(MarkForm.of(self._journal, mark.ref, self._today()), over) is not None

    def _fill(self, form: MarkForm, over: QWidget) -> MarkRef | None:
        from relationship_journal.qt.dialogs.mark import MarkDialog  # noqa: PLC0415  (when first asked for)

        dialog = MarkDialog(form, over)
        dialog.exec()
        dialog.deleteLater()
        return dialog.ref
