# SPDX-License-Identifier: MIT
"""Writing down: the composer, the small window of its own, and the dialogs of marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget

from relationship_journal.qt.dialogs.mark import MarkDialog
from relationship_journal.qt.dialogs.mark_deed import MoveDialog, ReasonDialog
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.mark_form import MarkForm
from relationship_journal.qt.models.quick_entry import saved_words
from relationship_journal.qt.widgets.composer_text import ComposerText
from relationship_journal.qt.widgets.quick_window import QuickWindow
from relationship_journal.qt.window_state import WindowState
from relationship_journal.values import LimitKind, NewFavor, NewGoal, NewLimit, NewMark, NewPromise, NewRefusal

from .stage import WINDOW_SIZES, Scene, Stage, settle

_MARKS = """call 25m 65%: walked through the rollout with @marcus
promise send SLA sheet by tue
cost 84.50 GBP, I paid
needed an ear
favor moved delivery because they launch early
"""
_MAYBE = """Walked through the rollout.
Goal of the meeting was clear.
How did Sam’s exam go?
private: she thinks of leaving"""
_LINE = "@Dana Whitfield call 25m 65% yesterday 4pm\nThe rollout plan, and the Leeds match."


def _written(text: str) -> Callable[[Stage], QWidget]:
    """A contact's page with something in the composer; not Dana's, where the draft would be in other pictures too."""

    def show(stage: Stage) -> QWidget:
        window = stage.window
        window.show_contact(stage.person("Marcus Oyelaran"))
        written = window.findChild(QPlainTextEdit, "composerText")
        assert written is not None
        written.setFocus()
        written.setPlainText(text)
        settle(120)
        return window

    return show


def _how_it_was(stage: Stage) -> QWidget:
    """A conversation being written down, with all there is to say of how it was."""
    window = _written("meal 90m 20% @priya\nSupper at theirs.")(stage)
    text = window.findChild(QPlainTextEdit, "composerText")
    assert isinstance(text, ComposerText)
    text.more_wanted.emit()
    settle(120)
    return window


def _quick(text: str, *, save: bool = False) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        model = ComposerModel(stage.journal, stage.signals(), stage.now, place="composer:picture")
        told, state = partial(saved_words, stage.journal), WindowState(stage.paths.window_state)
        window = stage.show(QuickWindow(model, told, stage.appearance.theme, state))
        written = window.findChild(QPlainTextEdit, "composerText")
        save_button = window.findChild(QAbstractButton, "composerSave")
        assert written is not None
        assert save_button is not None
        written.setPlainText(text)
        if save:
            save_button.click()
        settle(60)
        return window

    return show


def _mark(said: NewMark, name: str = "Dana Whitfield") -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        person = stage.person(name) if name else None
        today = stage.now().date()
        return stage.show(MarkDialog(MarkForm.new(stage.journal, said, today, person), stage.window))

    return show


def _mark_moved(stage: Stage) -> QWidget:
    return stage.show(
        MoveDialog("Promise: send revised SLA sheet, due 17 Nov", False, stage.now().date(), stage.window)
    )


def _mark_reason(stage: Stage) -> QWidget:
    return stage.show(ReasonDialog("A no: the renewal, reason not known", stage.window))


SCENES: tuple[Scene, ...] = (
    Scene("composer", "demo", _written("call 25m 65% yesterday 4pm\nThe rollout plan. #rollout"), WINDOW_SIZES),
    Scene("composer-marks", "demo", _written(_MARKS), WINDOW_SIZES),
    Scene("composer-offers", "demo", _written(_MAYBE), WINDOW_SIZES[:1]),
    Scene("composer-how-it-was", "demo", _how_it_was, WINDOW_SIZES),
    Scene("composer-several", "demo", _written("texted dana; marcus; priya: the photos from Leeds"), WINDOW_SIZES[:1]),
    Scene("quick", "demo", _quick("")),
    Scene("quick-written", "demo", _quick(_LINE)),
    Scene("quick-marks", "demo", _quick(f"@Dana Whitfield {_MARKS}")),
    Scene("quick-saved", "one", _quick("@Dana Whitfield call 25m", save=True)),
    Scene("quick-refused", "demo", _quick("call 25m, but with whom?", save=True)),
    Scene("mark-promise", "demo", _mark(NewPromise("send revised SLA sheet", due=date(2026, 11, 24)))),
    Scene("mark-favor", "demo", _mark(NewFavor(""))),
    Scene("mark-refusal", "demo", _mark(NewRefusal(""))),
    Scene("mark-goal", "demo", _mark(NewGoal(""))),
    Scene("mark-limit", "demo", _mark(NewLimit(LimitKind.PERSONAL_MINUTES, 360), "")),
    Scene("mark-move", "demo", _mark_moved),
    Scene("mark-reason", "demo", _mark_reason),
)
