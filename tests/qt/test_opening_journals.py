# SPDX-License-Identifier: MIT
"""Which journal a start without a name opens, and the first page where there is none or it does not open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from window_desk import NOW

from relationship_journal.paths import Paths
from relationship_journal.qt import opening
from relationship_journal.qt.dialogs.start import DemoWanted, StartDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.errors import InUse
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
