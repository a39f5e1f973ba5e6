# SPDX-License-Identifier: MIT
"""Which journal a start without a name opens, and the first page where there is none or it does not open."""

from __future__ import annotations

import lzma
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from window_desk import NOW

from relationship_journal.paths import Paths
from relationship_journal.qt import opening
from relationship_journal.qt.dialogs.start import DemoWanted, StartDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage import queries
from relationship_journal.storage.errors import Damaged, InUse
from relationship_journal.storage.journal import Journal


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths.under(tmp_path / "home")
    made.make()
    return made


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Let the first page be answered; gives what it said each time."""

    def prepare(*given: object) -> list[str]:
        waiting, said = list(given), []

        def run(page: StartDialog) -> object:
            warnings = [label for label in page.findChildren(QLabel) if label.property("look") == "warning"]
            said.append(" ".join(label.text() for label in warnings if not label.isHidden()))
            return waiting.pop(0)

        monkeypatch.setattr(StartDialog, "run", run)
        return said

    return prepare


def test_the_journal_that_is_there_opens_without_a_question(paths: Paths, jobs: Jobs, answers) -> None:
    Journal.create(paths.journal).close()
    said = answers()
    journal = opening.usual(paths.journal, paths, jobs, NOW)
    assert journal is not None
    journal.close()
    assert said == []


def test_without_one_the_first_page_asks_and_may_be_closed(paths: Paths, jobs: Jobs, answers) -> None:
    said = answers(None)
    assert opening.usual(paths.journal, paths, jobs, NOW) is None
    assert said == [""]


def test_one_that_does_not_open_leads_to_the_first_page_which_says_why(paths: Paths, jobs: Jobs, answers) -> None:
    paths.journal.write_text("not a journal", encoding="utf-8")
    said = answers(DemoWanted())
    journal = opening.usual(paths.journal, paths, jobs, NOW)
    assert journal is not None
    assert journal.path == paths.demo_journal
    journal.close()
    assert "is a text file, not a journal" in said[0]
    assert paths.journal.read_text(encoding="utf-8") == "not a journal"


def test_one_chosen_there_that_does_not_open_leads_back_to_the_page(
    paths: Paths, jobs: Jobs, answers, tmp_path: Path
) -> None:
    good, gone = tmp_path / "good.rj", tmp_path / "gone.rj"
    Journal.create(good).close()
    said = answers(gone, good)
    journal = opening.first(paths, jobs, NOW)
    assert journal is not None
    assert journal.path == good
    journal.close()
    assert said[0] == ""
    assert "There is no journal at" in said[1]


def test_one_that_is_open_elsewhere_is_for_the_window_that_has_it(paths: Paths, jobs: Jobs, answers) -> None:
    answers()
    with Journal.create(paths.journal), pytest.raises(InUse):
        opening.usual(paths.journal, paths, jobs, NOW)


def test_a_new_journal_never_takes_the_place_of_another_file(paths: Paths) -> None:
    from relationship_journal.qt.dialogs.start_form import place_for_new

    assert place_for_new(paths) == paths.journal
    paths.journal.touch()
    assert place_for_new(paths) == paths.journal.with_name("journal-2.rj")
    paths.journal.with_name("journal-2.rj").touch()
    assert place_for_new(paths) == paths.journal.with_name("journal-3.rj")


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A journal of the first format."""
    kept = Path(__file__).parents[1] / "storage" / "data" / "format-1.rj.xz"
    path = tmp_path / "earlier.rj"
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    return path


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Opening a journal waits until this is set."""
    event, open_it = threading.Event(), Journal.open

    def open_later(path: Path) -> Journal:
        assert event.wait(20)
        return open_it(path)

    monkeypatch.setattr(Journal, "open", open_later)
    return event


def test_a_journal_is_brought_up_to_date_behind_a_page_that_lives(
    jobs: Jobs, earlier: Path, held_back: threading.Event
) -> None:
    read: list[str] = []

    def look() -> None:
        page = QApplication.activeModalWidget()
        try:
            QTest.keyClick(page, Qt.Key.Key_Escape)
            page.close()
            read.extend(label.text() for label in page.findChildren(QLabel) if label.isVisible())
        finally:
            held_back.set()

    QTimer.singleShot(50, look)
    journal = opening.unlocked(earlier, jobs)
    assert journal is not None
    with journal:
        assert {row.name for row in queries.contacts(journal)} == {"Anna", "Bert", "Dora", "東京"}
    assert "Bringing your journal up to date…" in read
    assert "earlier.rj" in read


def test_one_that_turns_out_damaged_while_it_is_checked_stays_as_it_was(jobs: Jobs, earlier: Path) -> None:
    broken = earlier.read_bytes()[: -4096 * 5]
    earlier.write_bytes(broken)
    log = Path(f"{earlier}-wal")
    log.write_bytes(b"what was left of a log")
    with pytest.raises(Damaged):
        opening.unlocked(earlier, jobs)
    assert earlier.read_bytes() == broken
    assert log.exists()
