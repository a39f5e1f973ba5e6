# SPDX-License-Identifier: MIT
"""A window that nobody touches does nothing: no layout, no paint, no event goes round and round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from window_desk import Desk

from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.qt.preloading import Preloading
from relationship_journal.values import ContactId

_WATCHED = {QEvent.Type.LayoutRequest, QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.UpdateRequest}
_SETTLED_MS, _WATCHED_MS = 700, 400
_MOST = 5
"""So often may one thing happen to one part: a cursor blinks, a chart is done, and that is all."""


class Watcher(QObject):
    """Counts what happens to whom."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED:
            self.seen[f"{event.type().name} of {type(watched).__name__} {watched.objectName()} {id(watched)}"] += 1
        return False


def begin(desk: Desk) -> None:
    desk.window.registry["new_entry"].trigger()


def write(desk: Desk) -> None:
    begin(desk)
    desk.type("promise send the sheet by tue")


def how_it_was(desk: Desk) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("size", [(1360, 860), (1024, 640)])
@pytest.mark.parametrize("do", [begin, write, how_it_was])
def test_a_window_nobody_touches_stands_still(
    desk: Desk, people: dict[str, ContactId], do: Callable[[Desk], None], size: tuple[int, int]
) -> None:
    desk.window.resize(*size)
    desk.window.show_contact(people["Dana"])
    insights = desk.window.findChild(InsightsModel)
    desk.bot.waitUntil(lambda: insights.is_settled)  # the first cards come a while after the window
    do(desk)
    desk.bot.wait(_SETTLED_MS)
    watcher = Watcher()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watcher)
    desk.bot.wait(_WATCHED_MS)
    app.removeEventFilter(watcher)
    assert max(watcher.seen.values(), default=0) <= _MOST, watcher.seen.most_common(5)


def test_who_is_shown_next_is_painted_once(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Dana"])
    preloading = desk.window.findChild(Preloading)
    desk.bot.waitUntil(lambda: preloading.is_done, timeout=20_000)
    desk.bot.wait(_SETTLED_MS)
    watcher = Watcher()
    for part in (desk.part(QWidget, "contactHead"), desk.part(QAbstractScrollArea, "timeline").viewport()):
        part.installEventFilter(watcher)
    desk.window.show_contact(people["Marcus"])
    desk.bot.wait(_WATCHED_MS)
    paints = {what: often for what, often in watcher.seen.items() if what.startswith("Paint")}
    assert paints
    assert set(paints.values()) == {1}
