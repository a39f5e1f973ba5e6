# SPDX-License-Identifier: MIT
"""A mistake of ours is shown once, counted, and without a word from the journal."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from relationship_journal import log, wording
from relationship_journal.qt.dialogs.error_report import ErrorReport
from relationship_journal.qt.mistakes import Mistakes

CANARY = "Whitfield whispered merger"


@pytest.fixture
def mistakes(qtbot: QtBot) -> Iterator[Mistakes]:
    made = Mistakes()
    yield made
    for dialog in open_reports():
        dialog.close()
        dialog.deleteLater()


def open_reports() -> list[ErrorReport]:
    return [
        window for window in QApplication.topLevelWidgets() if isinstance(window, ErrorReport) and window.isVisible()
    ]


def is_shown() -> bool:
    return open_reports() != []


def wrong(text: str) -> BaseException:
    """A mistake deep inside, with the journal's words in its message, its cause and the names around it."""
    secret = text
    try:
        try:
            wording.duration(secret)  # type: ignore[arg-type]
        except Exception as error:
            error.add_note(secret)
            raise RuntimeError(f"could not show {secret}") from error
    except RuntimeError as error:
        return error


def shown() -> str:
    (dialog,) = open_reports()
    return dialog.findChild(QPlainTextEdit, "errorReportText").toPlainText()


def test_the_report_says_where_and_never_what(qtbot: QtBot, mistakes: Mistakes, tmp_path: Path) -> None:
    handler = log.setup(tmp_path / "log.txt")
    error = wrong(CANARY)
    logging.getLogger(log.PACKAGE).error("unexpected", exc_info=(type(error), error, error.__traceback__))
    handler.flush()
    mistakes.tell(error)
    qtbot.waitUntil(is_shown)
    text = shown()
    assert "RuntimeError" in text
    assert "because of " in text
    assert "at wording.counts:" in text
    assert "Qt " in text and "Python " in text
    for told in (text, (tmp_path / "log.txt").read_text()):
        assert [word for word in (*CANARY.split(), str(Path.home()), sys.prefix, str(tmp_path)) if word in told] == []
    logging.getLogger(log.PACKAGE).removeHandler(handler)
    handler.close()


def test_there_is_one_report_and_the_rest_is_counted(qtbot: QtBot, mistakes: Mistakes) -> None:
    error = wrong(CANARY)
    for _ in range(3):
        mistakes.tell(error)
    qtbot.waitUntil(lambda: open_reports() != [] and "3 times" in shown())
    mistakes.tell(KeyError("another"))
    qtbot.waitUntil(lambda: "KeyError" in shown())
    assert len(open_reports()) == 1


def test_one_that_was_read_does_not_come_again_but_another_does(qtbot: QtBot, mistakes: Mistakes) -> None:
    error = wrong(CANARY)
    mistakes.tell(error)
    qtbot.waitUntil(is_shown)
    open_reports()[0].reject()
    mistakes.tell(error)
    qtbot.wait(30)
    assert open_reports() == []
    mistakes.tell(KeyError("another"))
    qtbot.waitUntil(is_shown)
    assert "2 times" in shown()


def test_the_report_outlives_the_dialog_it_opened_over(
    qtbot: QtBot, mistakes: Mistakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _, error, __: told.append(error))
    dialog = QDialog()
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    mistakes.tell(ValueError("x"))
    qtbot.waitUntil(is_shown)
    dialog.close()
    shiboken6.delete(dialog)
    assert is_shown()
    shiboken6.delete(open_reports()[0])
    mistakes.tell(KeyError("y"))
    qtbot.waitUntil(is_shown)
    assert "ValueError" in shown() and "KeyError" in shown()
    assert told == []


def test_a_thread_may_tell(qtbot: QtBot, mistakes: Mistakes) -> None:
    thread = threading.Thread(target=mistakes.tell, args=(ValueError("x"),))
    thread.start()
    thread.join()
    assert open_reports() == []
    qtbot.waitUntil(is_shown)


def test_it_can_be_copied_as_it_is_read(qtbot: QtBot, mistakes: Mistakes) -> None:
    mistakes.tell(wrong(CANARY))
    qtbot.waitUntil(is_shown)
    copy = next(button for button in open_reports()[0].findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == shown()
