# SPDX-License-Identifier: MIT
"""Briefs: on the screen in both forms, for one and for several, and the sheet before it is printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from relationship_journal.qt.brief_paper import BriefSheets
from relationship_journal.qt.dialogs.brief import BriefDialog
from relationship_journal.qt.dialogs.print_preview import PrintPreview
from relationship_journal.qt.models.briefs import BriefReading, read_brief
from relationship_journal.qt.paper import Paper
from relationship_journal.reports.brief import Form
from relationship_journal.storage import queries

from .stage import Scene, Stage


def _read(stage: Stage, *names: str) -> BriefReading:
    people = [stage.person(name) for name in names] or [queries.contacts(stage.journal)[0].id]
    reading = read_brief(stage.journal, people, stage.now().date())
    assert reading is not None
    return reading


def _brief(*names: str, pocket: bool = False) -> Callable[[Stage], QWidget]:
    """The brief of these, or of the first contact there is."""

    def show(stage: Stage) -> QWidget:
        dialog = BriefDialog(_read(stage, *names), stage.jobs, stage.now().date(), stage.window)
        if pocket:
            switch = dialog.findChild(QPushButton, "brief-pocket")
            assert switch is not None
            switch.click()
        return stage.show(dialog)

    return show


def _print(stage: Stage) -> QWidget:
    made = _read(stage, "Dana Whitfield").leaving(Form.FULL)
    return stage.show(PrintPreview(BriefSheets(made, Paper.A4), stage.now().date(), stage.window))


SCENES: tuple[Scene, ...] = (
    Scene("brief", "demo", _brief("Dana Whitfield")),
    Scene("brief-pocket", "demo", _brief("Dana Whitfield", pocket=True)),
    Scene("brief-two", "demo", _brief("Dana Whitfield", "Jordan Beck")),
    Scene("brief-bare", "one", _brief()),
    Scene("brief-print", "demo", _print),
)
