# SPDX-License-Identifier: MIT
"""A list that updates by difference: whatever the change, Qt's own checker agrees and selections follow."""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from relationship_journal.qt.rows_model import RowsModel


@dataclass(frozen=True)
class Person:
    id: int
    name: str


class People(RowsModel[Person]):
    ROLES: ClassVar = {
        Qt.ItemDataRole.DisplayRole: lambda person: person.name,
        Qt.ItemDataRole.UserRole: lambda person: person.unknown,
    }


def people(*ids: int) -> list[Person]:
    return [Person(i, f"Person {i}") for i in ids]


def shown(model: People) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def model(qapp: object) -> People:
    return People()


class Watcher:
    """Counts what a model tells its views."""

    def __init__(self, model: People) -> None:
        self.told: list[tuple[str, int, int]] = []
        model.rowsInserted.connect(lambda _, first, last: self.told.append(("in", first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.told.append(("out", first, last)))
        model.rowsMoved.connect(lambda _, first, last, __, to: self.told.append(("move", first, to)))
        model.dataChanged.connect(lambda first, last: self.told.append(("data", first.row(), last.row())))
        model.modelReset.connect(lambda: self.told.append(("reset", 0, 0)))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([1, 2, 3], [1, 2, 3], []),
        ([1, 2, 3], [1, 3], [("out", 1, 1)]),
        ([1, 3], [1, 2, 3], [("in", 1, 1)]),
        ([1, 2, 3, 4], [2, 3, 4, 1], [("move", 0, 4)]),
        ([1, 2, 3, 4], [4, 1, 2, 3], [("move", 3, 0)]),
        ([1, 2, 3, 4, 5], [1, 5], [("out", 1, 3)]),
        ([], [1, 2], [("in", 0, 1)]),
        ([1, 2], [], [("out", 0, 1)]),
    ],
)
def test_only_what_is_different_is_told(
    model: People, before: list[int], after: list[int], told: list[tuple[str, int, int]]
) -> None:
    model.set_rows(people(*before))
    watcher = Watcher(model)
    model.set_rows(people(*after))
    assert watcher.told == told
    assert shown(model) == [f"Person {i}" for i in after]


def test_a_changed_row_is_one_piece_of_news(model: People) -> None:
    rows = people(1, 2, 3, 4)
    model.set_rows(rows)
    watcher = Watcher(model)
    rows[1:3] = [replace(row, name="Renamed") for row in rows[1:3]]
    model.set_rows(rows)
    assert watcher.told == [("data", 1, 2)]


def test_300_shuffles_pass_qt_s_own_checker_and_persistent_indexes_follow(model: People) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    rng = random.Random(7)
    for round_number in range(300):
        size = 8 if round_number % 3 else 120
        rows = [replace(p, name=f"{p.name} {rng.randrange(3)}") for p in people(*rng.sample(range(size + 40), size))]
        followed = {row.id: QPersistentModelIndex(model.index_of(row.id)) for row in model._rows}
        model.set_rows(rows)
        assert shown(model) == [row.name for row in rows]
        for key, index in followed.items():
            assert index.row() == (-1 if (number := model.number_of(key)) is None else number)


def test_selection_follows_its_row_in_a_view(qtbot: QtBot, model: People) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.set_rows(people(*range(200)))
    view.setCurrentIndex(model.index(150))
    model.set_rows(people(*reversed(range(200))))
    assert view.currentIndex().data() == "Person 150"
    model.set_rows([Person(150, "Aaron"), *people(*range(100))])
    assert (view.currentIndex().row(), view.currentIndex().data()) == (0, "Aaron")


def test_a_broken_role_is_logged_and_answers_none(model: People, caplog: pytest.LogCaptureFixture) -> None:
    model.set_rows(people(1))
    with caplog.at_level(logging.ERROR):
        assert model.index(0).data(Qt.ItemDataRole.UserRole) is None
    assert "attributeerror-in-people-data" in caplog.text
    assert "Person 1" not in caplog.text


def test_what_is_not_there_answers_none(model: People) -> None:
    model.set_rows(people(1))
    assert model.number_of(9) is None
    assert not model.index_of(9).isValid()
    assert model.data(model.index(5)) is None
