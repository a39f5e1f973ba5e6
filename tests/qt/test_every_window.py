# SPDX-License-Identifier: MIT
"""Every window, view and dialog can be reached, heard and read: names, Tab, access keys, rows, nothing cut off."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.jobs import Jobs

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
MOST_TABS = 400
SMALL_SCREEN = (1024, 600)
"""The smallest screen the program is made for, without the desktop's own bar."""


def _scenes() -> ModuleType:
    folder = Path(__file__).parents[2] / "packaging" / "scenes"
    spec = importlib.util.spec_from_file_location("scenes", folder / "__init__.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["scenes"] = module
    spec.loader.exec_module(module)
    return module


scenes = _scenes()


def now() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], object]]:
    """The journals of the scenes, each made with the first question for it."""
    folder = tmp_path_factory.mktemp("journals")
    made: dict[str, object] = {}

    def journal(kind: str) -> object:
        if kind not in made:
            made[kind] = scenes.JOURNALS[kind](folder / f"{kind}.rj", NOW)
        return made[kind]

    yield journal
    for one in made.values():
        one.close()


@pytest.fixture
def staged(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, journals: Callable[[str], object]
) -> Iterator[Callable[..., QWidget]]:
    """Bring a scene on, at a text size."""
    paths = Paths.under(tmp_path / "home")
    paths.make()
    jobs = Jobs()
    before = (qapp.styleSheet(), qapp.font(), qapp.palette())
    stages = []

    def bring(name: str, percent: int = 100) -> QWidget:
        scene = next(scene for scene in scenes.SCENES if scene.name == name)
        look = Preferences(theme="light", text_size=percent)
        stage = scenes.Stage(qapp, journals(scene.journal), paths, jobs, look, now)
        stages.append(stage)
        if scene.sizes:
            stage.window.resize(*(scene.sizes[-1]))
            stage.window.show()
        shown: QWidget = scene.show(stage)
        qtbot.waitExposed(shown.window())
        shown.window().activateWindow()
        scenes.settle(30)
        return shown.window()

    yield bring
    for stage in stages:
        stage.close()
    jobs.shutdown()
    qapp.setStyleSheet(before[0] or "QWidget#none {}")  # never empty again, see conftest
    qapp.setFont(before[1])
    qapp.setPalette(before[2])


NAMES = [scene.name for scene in scenes.SCENES]


def told(widget: QWidget) -> str:
    """How a test's complaint names a widget."""
    return f"{type(widget).__name__} “{widget.objectName()}” in {type(widget.parentWidget()).__name__}"


def shown(window: QWidget, kind: type[QWidget] = QWidget) -> list[QWidget]:
    """What can be seen, without what Qt puts inside its own widgets (an editor in a combo box, a list's header)."""
    found = [widget for widget in window.findChildren(kind) if widget.isVisibleTo(window)]
    return [widget for widget in found if not widget.objectName().startswith("qt_")]


def heard(widget: QWidget) -> str:
    """The name a screen reader says."""
    if isinstance(widget, QAbstractButton):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName()


def takes_focus(widget: QWidget) -> bool:
    inside = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not inside


@pytest.mark.parametrize("name", NAMES)
def test_can_be_heard_and_reached(name: str, staged: Callable[..., QWidget]) -> None:
    window = staged(name)
    assert [told(w) for w in shown(window) if takes_focus(w) and not heard(w).strip()] == [], "have no name"
    clickable = [w for w in shown(window, QAbstractButton) if not heard(w).strip()]
    assert [told(w) for w in clickable] == [], "can be clicked and have no name"
    assert keys_given_twice(window) == []
    for view in shown(window, QAbstractItemView):
        assert isinstance(view, QAbstractItemView)
        assert silent_rows(view) == [], told(view)
    wanted = {w for w in shown(window) if takes_focus(w) and w.window() is window}
    passed = tabbed_through(window)
    missed = [w for w in wanted - passed if not is_reached_with_another(w, passed)]
    assert [told(w) for w in missed] == [], "Tab never comes to"


def keys_given_twice(window: QWidget) -> list[str]:
    """Access keys (Alt and a letter) that more than one thing of a window answers to."""
    texts = [w.text() for w in shown(window, QAbstractButton) if isinstance(w, QAbstractButton)]
    texts += [w.text() for w in shown(window, QLabel) if isinstance(w, QLabel) and w.buddy() is not None]
    bar = window.menuBar() if hasattr(window, "menuBar") else None
    texts += [action.text() for action in bar.actions()] if bar is not None else []
    marks = Counter(found[1].lower() for text in texts if (found := re.search(r"&([^&\s])", text)))
    return [mark for mark, times in marks.items() if times > 1]


def silent_rows(view: QAbstractItemView) -> list[int]:
    """Rows of a list that say nothing to those who hear it."""
    model = view.model()
    if model is None:
        return []
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    rows = range(min(model.rowCount(), 40))
    return [row for row in rows if not any(str(model.index(row, 0).data(role) or "").strip() for role in roles)]


def tabbed_through(window: QWidget) -> set[QWidget]:
    """Everything Tab comes to on its way round."""
    passed: set[QWidget] = set()
    start = window.focusWidget() or window
    start.setFocus()
    repeats = 0
    for _ in range(MOST_TABS):
        at = window.focusWidget() or window
        repeats = repeats + 1 if at in passed else 0
        passed.add(at)
        if repeats > 40:
            break
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return passed


def is_reached_with_another(widget: QWidget, passed: set[QWidget]) -> bool:
    """One of several radio buttons, or a part whose owner holds the focus for it."""
    alone = getattr(widget, "autoExclusive", bool)() or getattr(widget, "group", lambda: None)() is not None
    owners = {one for one in passed if one.focusProxy() is widget or widget.focusProxy() is one}
    together = [one for one in passed if alone and type(one) is type(widget)]
    return bool(owners or together)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off(name: str, percent: int, staged: Callable[..., QWidget]) -> None:
    window = staged(name, percent)
    cut = []
    for widget in (*shown(window, QPushButton), *shown(window, QToolButton), *shown(window, QLabel)):
        if isinstance(widget, QLabel) and (not widget.text() or type(widget) is not QLabel):
            continue  # pictures, and labels that shorten their own text and say so with an ellipsis
        if isinstance(widget.parentWidget(), QLineEdit) or widget.parentWidget().size().isEmpty():
            continue  # an icon in a field, or part of a fact there is no room for at all
        needed = widget.minimumSizeHint()
        if widget.width() < needed.width() - 1 or widget.height() < needed.height() - 1:
            cut.append(f"{told(widget)}: {widget.size().toTuple()} for {needed.toTuple()}")
    assert cut == []
    if not isinstance(window, QMainWindow):
        least = window.minimumSizeHint()
        assert least.width() <= SMALL_SCREEN[0] and least.height() <= SMALL_SCREEN[1], "does not fit a small screen"
