# SPDX-License-Identifier: MIT
"""Entries: all of them, chosen, edited in place, filtered, planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from relationship_journal.qt.dialogs.choose_days import DaysDialog
from relationship_journal.qt.dialogs.jump import JumpDialog
from relationship_journal.qt.dialogs.move_entries import MoveEntriesDialog
from relationship_journal.qt.dialogs.tag_entries import TagEntriesDialog
from relationship_journal.qt.models import chosen_entries
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.places import Place
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import queries
from relationship_journal.storage.rows import id_of, moment_of
from relationship_journal.values import EVERYTHING, Channel, ConversationId, EntryFilter, MixSide, Person

from .stage import WINDOW_SIZES, Scene, Stage, dana, settle

_LIMITS = EntryFilter(
    side=MixSide.BUSINESS, rated_only=True, channels=frozenset({Channel.CALL, Channel.TEXT}), first=date(2025, 1, 1)
)


def _everybody(stage: Stage) -> QWidget:
    stage.window.show_contact(None)
    return stage.window


def _several(stage: Stage) -> QWidget:
    window = dana(stage)
    timeline = window.findChild(Timeline, "timeline")
    assert timeline is not None
    rows = [row for row in range(1, 6) if row not in set(timeline.model().headings())][:3]
    timeline.setFocus()
    for row in rows:
        timeline.selectionModel().select(timeline.model().index(row, 0), timeline.selectionModel().SelectionFlag.Select)
    return window


def _edited(stage: Stage) -> QWidget:
    window = dana(stage)
    timeline = window.findChild(Timeline, "timeline")
    assert timeline is not None
    timeline.setFocus()
    timeline.choose(timeline.model().index(4, 0))
    stage.choose("edit_entry")
    settle(400)
    return window


def _edited_more(stage: Stage) -> QWidget:
    """An entry's form with all there is to say of how it was."""
    window = _edited(stage)
    more = next(part for part in window.findChildren(QAbstractButton, "entryMore") if part.isVisible())
    more.click()
    settle(120)
    return window


def _tag_entries(stage: Stage) -> QWidget:
    known = [tag.name for tag in queries.used_tags(stage.journal)]
    return stage.show(TagEntriesDialog(3, {"rollout": 3, "family": 1}, known, stage.window))


def _move_entries(stage: Stage) -> QWidget:
    people = chosen_entries.candidates(stage.journal)
    leaving = [(Person(one.id, one.name), 2) for one in people[:2]]
    return stage.show(MoveEntriesDialog(3, leaving, people, stage.window))


def _filtered(wanted: EntryFilter) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        stage.window.show_place(Place(stage.person("Dana Whitfield"), filter=wanted))
        stage.choose("filter_entries")
        return stage.window

    return show


def _days(stage: Stage) -> QWidget:
    return stage.show(DaysDialog(stage.now().date(), None, stage.now().date(), stage.window))


def _jump(stage: Stage) -> QWidget:
    model = dana(stage).findChild(TimelineModel)
    assert model is not None
    today = stage.now().date()
    dialog = JumpDialog(model, today, today, stage.appearance.theme, stage.window)
    dialog.findChild(QLineEdit, "jumpDate").setText("3 weeks ago")
    return stage.show(dialog)


def _plans(stage: Stage) -> QWidget:
    """The top of a timeline with what is planned, and a plan whose day has come."""
    stage.window.show_contact(stage.person("Dana Whitfield"))
    return stage.window


def _plan_passed(stage: Stage) -> QWidget:
    plans = queries.places(stage.journal, None, EntryFilter(planned_only=True))
    passed = next(place for place in plans if moment_of(place) < stage.now().replace(tzinfo=None))
    stage.window.show_place(Place(entry=ConversationId(id_of(passed))))
    return stage.window


SCENES: tuple[Scene, ...] = (
    Scene("entries", "demo", _everybody, WINDOW_SIZES),
    Scene("world-entries", "world", _everybody, WINDOW_SIZES[:1]),
    Scene("several-chosen", "demo", _several, WINDOW_SIZES),
    Scene("edited", "demo", _edited, WINDOW_SIZES),
    Scene("edited-more", "demo", _edited_more, WINDOW_SIZES),
    Scene("tag-entries", "demo", _tag_entries),
    Scene("move-entries", "demo", _move_entries),
    Scene("filter", "demo", _filtered(EVERYTHING), WINDOW_SIZES[1:]),
    Scene("filter-set", "demo", _filtered(_LIMITS), (*WINDOW_SIZES, (420, 640))),
    Scene("filter-nothing", "demo", _filtered(EntryFilter(ids=frozenset())), WINDOW_SIZES[1:]),
    Scene("filter-days", "demo", _days),
    Scene("jump", "demo", _jump),
    Scene("plans", "demo", _plans, WINDOW_SIZES[:1]),
    Scene("plan-passed", "demo", _plan_passed, WINDOW_SIZES[:1]),
)
