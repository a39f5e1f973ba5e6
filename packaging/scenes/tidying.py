# SPDX-License-Identifier: MIT
"""Tidying: merge, likely duplicates, trash, history, forgetting somebody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from relationship_journal import values
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.duplicates import DuplicatesDialog
from relationship_journal.qt.dialogs.forget import ForgetDialog
from relationship_journal.qt.dialogs.hand_over import HandOverDialog
from relationship_journal.qt.dialogs.history import HistoryDialog
from relationship_journal.qt.dialogs.merge import MergeDialog
from relationship_journal.qt.dialogs.pick import Choice, PickDialog
from relationship_journal.qt.dialogs.trash import TrashDialog
from relationship_journal.qt.models import chosen_entries
from relationship_journal.qt.models.forgetting import ForgettingModel
from relationship_journal.qt.models.hand_over import HandOverModel, read_account, read_contact
from relationship_journal.qt.models.merging import ContactMergeModel
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import edits, queries
from relationship_journal.values import ContactId, MethodKind, NewContact, NewConversation, NewJob, NewMethod

from .journals import when
from .stage import Scene, Stage, settle


def _twins(stage: Stage) -> tuple[ContactId, ContactId]:
    """Dana, and Dana again as she came from an address book."""
    known = [row for row in queries.contacts(stage.journal) if row.name == "Dana Whitfeld"]
    dana = stage.person("Dana Whitfield")
    if not known:
        job, mail = NewJob("Northgate Logistics", "Head of Ops"), NewMethod(MethodKind.EMAIL, "dana@northgate.example")
        twin = NewContact(
            "Dana Whitfeld", nickname="Dee", jobs=(job,), methods=(mail,), note="Met at the fair in Leeds."
        )
        edits.log_conversation(
            stage.journal,
            NewConversation((dana, edits.add_contact(stage.journal, twin)), when(stage.now(), 40), text="The fair."),
        )
    return dana, stage.person("Dana Whitfeld")


def _merge(stage: Stage) -> QWidget:
    return stage.show(MergeDialog(ContactMergeModel(stage.journal, *_twins(stage)), stage.jobs, stage.window))


def _merge_pick(stage: Stage) -> QWidget:
    people = [Choice(one.id, one.line) for one in chosen_entries.candidates(stage.journal)]
    return stage.show(
        PickDialog("Merge Dana Whitfield with…", "&The other contact", "&Compare…", lambda _: people, stage.window)
    )


def _tidy(make: Callable[[Stage, JournalSignals, UndoHistory], QDialog]) -> Callable[[Stage], QWidget]:
    """A dialog that reads beside the window, once it has read."""

    def show(stage: Stage) -> QWidget:
        signals = stage.signals()
        dialog = stage.show(make(stage, signals, UndoHistory(stage.journal, signals, jobs=stage.jobs)))
        settle(500)
        return dialog

    return show


def _duplicates(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    _twins(stage)
    return DuplicatesDialog(stage.journal, signals, stage.jobs, history, stage.appearance.theme, stage.window)


def _trash(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    journal = stage.journal
    if not queries.trash(journal):
        gone = edits.add_contact(journal, NewContact("Old Supplier", jobs=(NewJob("Harbor Tools"),)))
        talk = NewConversation((gone, stage.person("Ruth Hallam")), when(stage.now(), 3), text="Prices for next year.")
        edits.trash_conversation(journal, edits.log_conversation(journal, talk))
        edits.trash_mark(journal, edits.add_mark(journal, stage.person("Dana Whitfield"), values.NewNote("the audit")))
        edits.trash_contact(journal, gone)
    return TrashDialog(
        journal, signals, stage.jobs, history, lambda: stage.now().date(), stage.appearance.theme, stage.window
    )


def _trash_empty(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    today = stage.now().date()
    return TrashDialog(stage.journal, signals, stage.jobs, history, lambda: today, stage.appearance.theme, stage.window)


def _trash_asked(stage: Stage) -> QWidget:
    dialog = _tidy(_trash)(stage)
    assert isinstance(dialog, TrashDialog)
    dialog.ask_purge()
    settle(60)
    return dialog


def _history(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    dana = stage.person("Dana Whitfield")
    if queries.contact(stage.journal, dana).nickname != "Dee":
        form = queries.contact_form(stage.journal, dana)
        edits.edit_contact(stage.journal, dana, form, replace(form, nickname="Dee", methods=form.methods[:1]))
    record, today = ("contact", int(dana)), stage.now().date()
    return HistoryDialog(
        stage.journal, signals, stage.jobs, history, lambda: today, record, stage.appearance.theme, stage.window
    )


def _forget(stage: Stage) -> QWidget:
    dana = queries.find_contact(stage.journal, "Dana Whitfield").id
    folder = stage.journal.path.parent / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "2026-11-21.rj").touch()
    model = ForgettingModel(stage.journal, dana)
    return stage.show(ForgetDialog(model, stage.jobs, stage.appearance.theme, stage.window))


def _hand_over(name: str, *, ticked: int = 0) -> Callable[[Stage], QWidget]:
    """The sheet of a contact, with so many of the writer's own words ticked."""

    def show(stage: Stage) -> QWidget:
        today = stage.now().date()
        sheet = read_contact(stage.journal, stage.person(name), today)
        assert sheet is not None
        model = HandOverModel(sheet, today)
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        free = [row for row in rows if row.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked]
        for row in free[:ticked]:
            model.setData(row, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        return stage.show(HandOverDialog(model, stage.jobs, today, stage.window))

    return show


def _hand_over_one(stage: Stage) -> QWidget:
    return _hand_over(queries.contacts(stage.journal)[0].name)(stage)


def _hand_over_account(stage: Stage) -> QWidget:
    today = stage.now().date()
    account = next(one for one in queries.accounts(stage.journal) if one.name == "Northgate Logistics")
    sheet = read_account(stage.journal, account.id, today)
    assert sheet is not None
    return stage.show(HandOverDialog(HandOverModel(sheet, today), stage.jobs, today, stage.window))


SCENES: tuple[Scene, ...] = (
    Scene("merge", "demo", _merge),
    Scene("merge-pick", "demo", _merge_pick),
    Scene("duplicates", "demo", _tidy(_duplicates)),
    Scene("trash", "demo", _tidy(_trash)),
    Scene("trash-asked", "demo", _trash_asked),
    Scene("trash-empty", "one", _tidy(_trash_empty)),
    Scene("history", "demo", _tidy(_history)),
    Scene("forget", "demo", _forget),
    Scene("hand-over", "demo", _hand_over("Dana Whitfield", ticked=6)),
    Scene("hand-over-bare", "one", _hand_over_one),
    Scene("hand-over-account", "demo", _hand_over_account),
)
