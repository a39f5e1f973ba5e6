# SPDX-License-Identifier: MIT
"""Finding: search, saved searches, the palette, tags."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from relationship_journal.qt.dialogs.name_search import NameSearchDialog
from relationship_journal.qt.dialogs.tags import TagsDialog
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage import edits

from .stage import WINDOW_SIZES, Scene, Stage, settle


def _search_for(words: str) -> Callable[[Stage], QWidget]:
    def search(stage: Stage) -> QWidget:
        field = stage.window.findChild(QLineEdit, "contactSearch")
        assert field is not None
        field.setText(words)
        settle(400)
        return stage.window

    return search


def _gone_to(letters: str) -> Callable[[Stage], QWidget]:
    def palette(stage: Stage) -> QWidget:
        stage.choose("go_to")
        field = stage.window.findChild(QLineEdit, "paletteField")
        assert field is not None
        field.setText(letters)
        settle(60)
        return stage.window

    return palette


def _saved_searches(stage: Stage) -> QWidget:
    for name, query in (("Fees with Dana", "fee with:dana"), ("Mostly personal meals", "channel:meal mix:<30")):
        edits.save_search(stage.journal, name, query)
    stage.choose("find")
    settle(60)
    return stage.window


def _save_search(stage: Stage) -> QWidget:
    query = "fee with:dana after:2026-03"
    return stage.show(NameSearchDialog("Save this search", query, query, lambda _: None, stage.window))


def _tags(stage: Stage) -> QWidget:
    signals = stage.signals()
    history = UndoHistory(stage.journal, signals, jobs=stage.jobs)
    dialog = TagsDialog(stage.journal, signals, stage.jobs, history, stage.appearance.theme, stage.window)
    return stage.show(dialog)


def _tag_renamed(stage: Stage) -> QWidget:
    dialog = _tags(stage)
    assert isinstance(dialog, TagsDialog)
    dialog.choose_row(1)
    dialog.ask_rename()
    settle(30)
    return dialog


SCENES: tuple[Scene, ...] = (
    Scene("search", "demo", _search_for("dana sla"), WINDOW_SIZES),
    Scene("search-explained", "demo", _search_for("fee with:dana after:2025-03 mix:much "), WINDOW_SIZES),
    Scene("search-world", "world", _search_for("לוי"), WINDOW_SIZES[:1]),
    Scene("search-menu", "demo", _saved_searches, WINDOW_SIZES),
    Scene("save-search", "demo", _save_search),
    Scene("search-nothing", "demo", _search_for("zzyzx"), WINDOW_SIZES[1:]),
    Scene("palette", "demo", _gone_to(""), WINDOW_SIZES),
    Scene("palette-letters", "demo", _gone_to("no"), WINDOW_SIZES),
    Scene("palette-commands", "demo", _gone_to(">t"), WINDOW_SIZES[1:]),
    Scene("palette-world", "world", _gone_to("@"), WINDOW_SIZES),
    Scene("tags", "demo", _tags),
    Scene("tags-renamed", "demo", _tag_renamed),
    Scene("tags-none", "empty", _tags),
)
