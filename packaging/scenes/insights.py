# SPDX-License-Identifier: MIT
"""What to watch: the cards beside a contact's page, few, many and none; unfolded and answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QWidget

from relationship_journal import values
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.storage import edits

from .journals import WORLD
from .stage import WINDOW_SIZES, Scene, Stage, settle

Prepare = Callable[[Stage], None]


def _wait(stage: Stage) -> None:
    for _ in range(200):
        if all(model.is_settled for model in stage.window.findChildren(InsightsModel)):
            break
        settle(30)
    settle(60)


def _page(name: str, press: str = "", prepare: Prepare | None = None) -> Callable[[Stage], QWidget]:
    """Somebody's page with what to watch; a link of the first card is pressed."""

    def show(stage: Stage) -> QWidget:
        if prepare is not None:
            prepare(stage)
        stage.window.show_contact(stage.person(name))
        _wait(stage)
        if press:
            stage.window.findChild(QAbstractButton, press).click()
            settle(60)
        return stage.window

    return show


def _late(stage: Stage) -> None:
    """A late promise to each of those with long names and other scripts."""
    due = stage.now().date() - timedelta(days=9)
    for name, _, text in WORLD:
        edits.add_mark(stage.journal, stage.person(name), values.NewPromise(text, values.Side.ME, due=due))


SCENES: tuple[Scene, ...] = (
    Scene("insights", "demo", _page("Dana Whitfield"), WINDOW_SIZES),
    Scene("insights-why", "demo", _page("Dana Whitfield", "insight-why"), WINDOW_SIZES),
    Scene("insights-note", "demo", _page("Dana Whitfield", "insight-fine"), WINDOW_SIZES[:1]),
    Scene("insights-none", "one", _page("Dana Whitfield"), WINDOW_SIZES[:1]),
    Scene("insights-world", "world", _page(WORLD[0][0], prepare=_late), WINDOW_SIZES),
)
