# SPDX-License-Identifier: MIT
"""Undo and redo of everything: each announced change becomes a command, no feature writes undo code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.storage.changes import EVERYTHING, Change, Edit
from relationship_journal.storage.errors import Conflict, JournalError
from relationship_journal.storage.journal import Journal

_NAMED = 8
"""Contacts a sentence names before it only counts the rest."""

_LONG = 200
"""More edits than these are replayed on a thread and in slices, so that nobody waits for the lock; writes are refused
meanwhile. What makes every sum anew, and every batch, goes on a thread too."""
_STOPPED = "Undo was stopped. Nothing was taken back."


class UndoHistory(QUndoStack):
    """The stack of what can be taken back; use `undo` and `redo`, clear it at lock, restore and merge.

    `refused(str)` carries a sentence when the journal did not let a step happen: with a conflict the step is
    dropped, with any other failure (a full disk) it stays and can be tried again. A bulk import is one step that
    cannot be redone; `kept(str)` says which of its contacts undo left in the journal. With `jobs`, a long step is made
    on a thread, and until it is done there is nothing to undo or redo; `working(bool)` tells of that. What was done
    is told by `stepped(str, bool)`: a sentence, and whether it was taken back.
    """

    working = Signal(bool)
    stepped = Signal(str, bool)
    refused = Signal(str)
    kept = Signal(str)
    _refusing = Signal(str)
    _keeping = Signal(str)

    def __init__(
        self, journal: Journal, signals: JournalSignals, parent: QObject | None = None, *, jobs: Jobs | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self.is_working = False
        self._is_made = False
        self._replayed: Change | None = None
        self._heard_meanwhile: list[Change] = []
        # Queued: whoever shows the sentence may open a dialog, and the stack must not be in the middle of a step.
        self._refusing.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        self._keeping.connect(self.kept, Qt.ConnectionType.QueuedConnection)
        signals.changed.connect(self._take)
        # Python's collector would free the steps of a stack that is left, and the stack then free them again.
        signals.closed.connect(self.clear)

    def undo_text(self) -> str:
        """The menu text: "Undo rename contact", or "Undo" where there is nothing."""
        return wording.undo_text(self.undoText())

    def redo_text(self) -> str:
        """The menu text: "Redo rename contact", or "Redo" where there is nothing."""
        return wording.redo_text(self.redoText())

    def undo(self) -> None:
        """Take the last step back."""
        if self.canUndo() and not self._goes_on_a_thread(self.index() - 1, back=True):
            self._step(back=True)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if self.canRedo() and not self._goes_on_a_thread(self.index(), back=False):
            self._step(back=False)

    def _step(self, *, back: bool) -> None:
        words = wording.undone(self.undoText()) if back else wording.redone(self.redoText())
        self._is_made = False
        (super().undo if back else super().redo)()
        if self._is_made:
            self.stepped.emit(words, back)

    def canUndo(self) -> bool:
        return not self.is_working and super().canUndo()

    def canRedo(self) -> bool:
        return not self.is_working and super().canRedo()

    def _goes_on_a_thread(self, at: int, *, back: bool) -> bool:
        """Begin a step on a thread, if it is a long one and there are threads; answers whether it is."""
        step = self.command(at)
        if self._jobs is None or not isinstance(step, _Step) or not step.is_long:
            return False
        journal, change = self._journal, step.change_of(back=back)

        def work(report: Report) -> tuple[str, ...]:
            report(0, 1)
            if change.batch is not None:
                return _take_back(journal, change, report)
            _replay(journal, change, report)
            return ()

        self._set_working(change)
        self._jobs.start(
            work, owner=self, done=partial(self._long_done, step, back), failed=partial(self._long_failed, step, back),
            stopped=self._long_stopped, about=undo_words(step.text(), back=back), lane=Lane.WRITING,
        )  # fmt: skip
        return True

    def _set_working(self, change: Change | None) -> None:
        self._replayed = change
        self.is_working = change is not None
        self.working.emit(self.is_working)
        if change is None and self._heard_meanwhile:
            QTimer.singleShot(0, self, self._take_meanwhile)

    def _long_done(self, step: _Step, back: bool, stayed: Sequence[str]) -> None:
        words = wording.undone(step.text()) if back else wording.redone(step.text())
        step.only_move(gone=step.is_batch)
        self._move(back)
        self.stepped.emit(words, back)
        if stayed:
            self.kept.emit(_stay_sentence(stayed))

    def _long_failed(self, step: _Step, back: bool, error: Exception) -> None:
        if isinstance(error, Conflict):
            step.only_move(gone=True)
            self._move(back)
        else:
            self._set_working(None)
        if not isinstance(error, JournalError):
            raise error
        self.refused.emit(str(error))

    def _long_stopped(self) -> None:
        self._set_working(None)
        self.refused.emit(_STOPPED)

    def _move(self, back: bool) -> None:
        self.is_working = False
        (super().undo if back else super().redo)()
        self._set_working(None)

    def replay(self, change: Change) -> None:
        """Make a change, or take a batch back, without recording it; raises what the journal raises."""
        self._replayed = change
        try:
            if change.batch is None:
                self._journal.replay(change)
            elif names := _take_back(self._journal, change):
                self._keeping.emit(_stay_sentence(names))
            self._is_made = True
        finally:
            self._replayed = None
            if self._heard_meanwhile:
                QTimer.singleShot(0, self, self._take_meanwhile)

    def report(self, error: JournalError) -> None:
        """Pass a refusal on, once the current step is over."""
        self._refusing.emit(str(error))

    @Slot(object)
    def _take(self, change: Change) -> None:
        if self._replayed is not None:
            if not _same(change, self._replayed):
                self._heard_meanwhile.append(change)
            return
        if change.batch == EVERYTHING:
            self.clear()
        elif change.batch is not None:
            self.push(_BatchStep(self, change))
        elif change.edits:
            self.push(_Step(self, change))

    def _take_meanwhile(self) -> None:
        waiting, self._heard_meanwhile = self._heard_meanwhile, []
        for change in waiting:
            self._take(change)


class _Step(QUndoCommand):
    """One change on the stack."""

    def __init__(self, history: UndoHistory, change: Change) -> None:
        super().__init__(" ".join(change.label.split()))
        self._history = history
        self._change = change
        # Qt calls redo when a command is pushed; by then the change is made already.
        self._only_move = True

    @property
    def is_batch(self) -> bool:
        return self._change.batch is not None

    @property
    def is_long(self) -> bool:
        """Whether it would hold up the window."""
        sums = any(edit.table == "setting" and _is_minutes(edit) for edit in self._change.edits)
        return self.is_batch or sums or len(self._change.edits) > _LONG

    def change_of(self, *, back: bool) -> Change:
        """What is to be made to take the step back, or to make it again."""
        return self._change.inverse() if back and not self.is_batch else self._change

    def only_move(self, *, gone: bool) -> None:
        """The next undo or redo finds its work done; a step that is gone drops out."""
        self._only_move = True
        self.setObsolete(gone)

    def redo(self) -> None:
        self._play(self._change, self._history.undo)

    def undo(self) -> None:
        self._play(self._change.inverse(), self._history.redo)

    def _play(self, change: Change, go_back: Callable[[], None]) -> None:
        if self._only_move:
            self._only_move = False
            return
        try:
            self._history.replay(change)
        except Conflict as error:
            self.setObsolete(True)
            self._history.report(error)
        except JournalError as error:
            # Qt moves its mark whatever happens here, so it is moved back.
            self._only_move = True
            QTimer.singleShot(0, self._history, go_back)
            self._history.report(error)
        else:
            self.setObsolete(change.batch is not None)


class _BatchStep(_Step):
    """A bulk import on the stack: taken back as a whole, and then gone."""

    def undo(self) -> None:
        self._play(self._change, self._history.redo)


def undo_words(label: str, *, back: bool) -> str:
    """What a long step is about, while it is made."""
    return f"{'Undoing' if back else 'Redoing'}: {label}"


def _is_minutes(edit: Edit) -> bool:
    row = edit.after or edit.before or {}
    return row.get("key") == "channel_minutes"


def _same(one: Change, other: Change) -> bool:
    if one.batch is not None or other.batch is not None:
        return one.batch == other.batch
    return {(e.table, e.id) for e in one.edits} == {(e.table, e.id) for e in other.edits}


def _stay_sentence(names: Sequence[str]) -> str:
    verb, were = ("stays", "it was") if len(names) == 1 else ("stay", "they were")
    more = [wording.number(len(names) - _NAMED) + " more"] if len(names) > _NAMED else []
    listed = wording.names_list([*names[:_NAMED], *more])
    return f"{wording.count(len(names), 'contact')} {verb}, because {were} edited since: {listed}."


def _replay(journal: Journal, change: Change, report: Report) -> None:
    from relationship_journal.storage import long_change  # noqa: PLC0415  (few steps are long)

    if len(change.edits) > _LONG:
        long_change.replay(journal, change, report)
    else:
        journal.replay(change)


def _take_back(journal: Journal, change: Change, report: Report | None = None) -> tuple[str, ...]:
    from relationship_journal.storage import batches  # noqa: PLC0415  (most starts take back no import)

    return batches.take_back(journal, change, report)
