# SPDX-License-Identifier: MIT
"""What to watch: the cards beside a contact's page, few, many and none; unfolded and answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QWidget

from relationship_journal import values
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.storage import edits, queries

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
            _press(stage, press)
        return stage.window

    return show


def _press(stage: Stage, name: str) -> None:
    """Click a link of the panel; with large text in a small window there is no room for the panel."""
    link = stage.window.findChild(QAbstractButton, name)
    if link is not None:
        link.click()
        settle(60)


def _late(stage: Stage) -> None:
    """A late promise to each of those with long names and other scripts."""
    due = stage.now().date() - timedelta(days=9)
    for name, _, text in WORLD:
        edits.add_mark(stage.journal, stage.person(name), values.NewPromise(text, values.Side.ME, due=due))


def _view(action: str) -> Callable[[Stage], QWidget]:
    """A view once everything is known."""

    def show(stage: Stage) -> QWidget:
        stage.choose(action)
        _wait(stage)
        settle(300)
        return stage.window

    return show


def _account(stage: Stage) -> QWidget:
    account = next(one for one in queries.accounts(stage.journal) if one.name.startswith("Northgate"))
    stage.window.show_account(account.id)
    _wait(stage)
    return stage.window


def _answered(stage: Stage) -> QWidget:
    """Two that were answered, unfolded below those that stand."""
    show = _page("Dana Whitfield")
    show(stage)
    reading = stage.window.findChild(InsightsModel).of_contact(stage.person("Dana Whitfield"))
    until = stage.now().date() + timedelta(days=30)
    for number, one in enumerate(reading.standing[:2]):
        if number:
            edits.accept_insight(stage.journal, one.rule, one.subject, one.evidence, "We spoke of it")
        else:
            edits.snooze_insight(stage.journal, one.rule, one.subject, one.evidence, until)
    _wait(stage)
    _press(stage, "insightsAnswered")
    return stage.window


def _quiet(stage: Stage) -> QWidget:
    """Somebody of whom there is nothing to watch."""
    stage.window.show()
    _wait(stage)
    reading = stage.window.findChild(InsightsModel).reading
    busy = reading.attention.order
    quiet = (one for one, said in reading.quiet.items() if one not in busy and said.early is None)
    stage.window.show_contact(next(quiet))
    _wait(stage)
    return stage.window


def _entries(stage: Stage) -> QWidget:
    return _page("Dana Whitfield", "insight-entries")(stage)


SCENES: tuple[Scene, ...] = (
    Scene("insights", "demo", _page("Dana Whitfield"), WINDOW_SIZES),
    Scene("insights-why", "demo", _page("Dana Whitfield", "insight-why"), WINDOW_SIZES),
    Scene("insights-note", "demo", _page("Dana Whitfield", "insight-fine"), WINDOW_SIZES[:1]),
    Scene("insights-entries", "demo", _entries, WINDOW_SIZES[:1]),
    Scene("insights-answered", "demo", _answered, WINDOW_SIZES[:1]),
    Scene("insights-today", "demo", _view("today"), WINDOW_SIZES),
    Scene("insights-all", "demo", _view("all_insights"), WINDOW_SIZES),
    Scene("insights-customers", "demo", _view("all_customers"), WINDOW_SIZES[:1]),
    Scene("insights-account", "demo", _account, WINDOW_SIZES[:1]),
    Scene("insights-quiet", "demo", _quiet, WINDOW_SIZES[:1]),
    Scene("insights-none", "one", _page("Dana Whitfield"), WINDOW_SIZES[:1]),
    Scene("insights-world", "world", _page(WORLD[0][0], prepare=_late), WINDOW_SIZES),
)
