# SPDX-License-Identifier: MIT
"""The program itself: starting, unlocking, preferences, help, the chart that leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QToolButton, QWidget

from relationship_journal import log
from relationship_journal.charts.mix_over_time import Mode
from relationship_journal.qt.dialogs.about import AboutDialog
from relationship_journal.qt.dialogs.error_report import ErrorReport
from relationship_journal.qt.dialogs.export_chart import ExportDialog
from relationship_journal.qt.dialogs.new_journal import NewJournalDialog
from relationship_journal.qt.dialogs.passphrase import PassphraseDialog
from relationship_journal.qt.dialogs.refusal import RefusalDialog
from relationship_journal.qt.dialogs.start import StartDialog
from relationship_journal.qt.dialogs.wait import WaitDialog
from relationship_journal.qt.dialogs.where import WhereDialog
from relationship_journal.qt.mistakes import versions
from relationship_journal.qt.models.sharing import Sharing
from relationship_journal.qt.models.whereabouts import find_out, made_of
from relationship_journal.qt.widgets.rule_row import RuleRow
from relationship_journal.storage.journal import Wait

from .stage import Scene, Stage, settle


def _new_journal(stage: Stage) -> QWidget:
    return stage.show(NewJournalDialog(stage.paths, stage.jobs, stage.window))


def _start(stage: Stage) -> QWidget:
    return stage.show(StartDialog(stage.paths, stage.jobs))


def _start_unfolded(stage: Stage) -> QWidget:
    page = stage.show(StartDialog(stage.paths, stage.jobs))
    page.findChild(QAbstractButton, "startNew").click()
    page.findChild(QAbstractButton, "newMake").click()
    settle(60)
    return page


def _refusal(stage: Stage) -> QWidget:
    sentence = "/home/kim/clients.rj is a text file, not a journal. Nothing was changed."
    return stage.show(RefusalDialog(sentence))


def _unlock(stage: Stage) -> QWidget:
    return stage.show(PassphraseDialog(stage.journal.path, stage.jobs))


def _wait(stage: Stage) -> QWidget:
    return stage.show(WaitDialog(stage.journal.path, Wait.UPGRADE, stage.jobs))


def _error_report(stage: Stage) -> QWidget:
    report = ErrorReport(stage.window)
    report.tell([(3, log.report(ValueError("never shown"), versions()))])
    return stage.show(report)


def _aside(action: str, dialog: str, part: str = "", words: str = "") -> Callable[[Stage], QWidget]:
    """A window that stays open beside the main one; `part` is pressed, or `words` typed into it."""

    def show(stage: Stage) -> QWidget:
        stage.choose(action)
        opened = stage.window.findChild(QDialog, dialog)
        assert opened is not None
        aimed = opened.findChild(QWidget, part) if part else None
        if isinstance(aimed, QLineEdit):
            aimed.setText(words)
        elif isinstance(aimed, QAbstractButton):
            aimed.click()
        settle(60)
        return opened

    return show


def _preferences_insights(stage: Stage) -> QWidget:
    """The rules, with the numbers of the first one unfolded."""
    opened = _aside("preferences", "preferencesDialog", "page-Insights")(stage)
    opened.findChild(RuleRow, "setting-rule.late-promise").findChild(QToolButton).click()
    settle(400)
    return opened


def _about(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(made_of(stage.journal), str, stage.window))


def _where(stage: Stage) -> QWidget:
    find = partial(find_out, stage.journal, stage.paths, stage.now())
    dialog = stage.show(WhereDialog(stage.journal, stage.jobs, find, stage.window))
    settle(300)
    return dialog


def _export(stage: Stage) -> QWidget:
    sharing = Sharing(stage.person("Dana Whitfield"), "Dana Whitfield", Mode.HOURS, 18, f"{stage.now():%Y-%m}")
    dialog = stage.show(ExportDialog(stage.journal, stage.jobs, sharing, stage.now().date(), stage.window))
    settle(2_500)
    return dialog


SCENES: tuple[Scene, ...] = (
    Scene("about", "demo", _about),
    Scene("where", "demo", _where),
    Scene("new-journal", "demo", _new_journal),
    Scene("export-chart", "demo", _export),
    Scene("preferences", "demo", _aside("preferences", "preferencesDialog")),
    Scene("preferences-writing", "demo", _aside("preferences", "preferencesDialog", "page-Writing")),
    Scene("preferences-people", "demo", _aside("preferences", "preferencesDialog", "page-People")),
    Scene("preferences-insights", "demo", _preferences_insights),
    Scene("preferences-search", "demo", _aside("preferences", "preferencesDialog", "preferencesSearch", "tier")),
    Scene("error-report", "demo", _error_report),
    Scene("help", "demo", _aside("help", "helpWindow", "help-writing")),
    Scene("help-search", "demo", _aside("help", "helpWindow", "helpSearch", "slider")),
    Scene("shortcuts", "demo", _aside("shortcuts", "shortcutsWindow")),
    Scene("start", "empty", _start),
    Scene("start-new", "empty", _start_unfolded),
    Scene("refusal", "empty", _refusal),
    Scene("unlock", "empty", _unlock),
    Scene("wait", "empty", _wait),
)
