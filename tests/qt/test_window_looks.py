# SPDX-License-Identifier: MIT
"""Looks and reach: names for those who hear, keys, themes, text sizes, narrow windows, what is remembered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.one_line import minutes_of
from relationship_journal.preferences import Preferences, load
from relationship_journal.qt import theme
from relationship_journal.qt.action_table import MENUS, ORDERS, SEPARATOR, SPECS, SUBMENUS
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

PARTS = (
    "contactSearch", "contactList", "navEntries", "contactHead", "composer", "composerText", "composerChannel",
    "composerWhen", "composerMinutes", "mixSlider", "composerSave", "timeline", "mixChart", "exportChartButton",
    "undoToast",
)  # fmt: skip


def action(desk: Desk, name: str) -> QAction:
    return next(found for found in desk.window.actions() if found.objectName() == name)


def test_the_parts_have_the_names_that_stay(desk: Desk) -> None:
    assert [name for name in PARTS if desk.window.findChild(QWidget, name) is None] == []


def test_whatever_takes_the_cursor_has_a_name_for_those_who_hear(desk: Desk) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in desk.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_tab_goes_through_the_window_from_left_to_right(desk: Desk) -> None:
    desk.part(QLineEdit, "contactSearch").setFocus()
    passed = []
    for _ in range(30):
        passed.append((desk.window.focusWidget() or desk.window).objectName())
        if passed[-1] == "mixChart":
            break
        desk.press(Qt.Key.Key_Tab)
    named = [name for name in passed if name in PARTS]
    assert named == [
        "contactSearch", "navEntries", "contactList", "exportChartButton", "composerText", "composerChannel",
        "composerWhen", "composerMinutes", "mixSlider", "composerSave", "timeline", "mixChart",
    ]  # fmt: skip


def test_every_action_stands_in_a_menu_once_and_no_key_is_given_twice() -> None:
    everywhere = [name for names in (*MENUS.values(), *SUBMENUS.values()) for name in names]
    listed = [name for name in everywhere if name != SEPARATOR and name not in SUBMENUS]
    assert sorted(listed) == sorted(spec.name for spec in SPECS)
    keys = [key for spec in SPECS for key in spec.keys]
    assert len(keys) == len(set(keys))
    for names in (*MENUS.values(), *SUBMENUS.values()):
        texts = [spec.text for spec in SPECS if spec.name in names]
        texts += [name for name in names if name in SUBMENUS]
        marks = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(marks) == len(set(marks))


@pytest.mark.parametrize(("keys", "share"), [("7", 70), ("0", 50), ("1", 10), ("9", 90)])
def test_digits_set_the_mix(qtbot: QtBot, keys: str, share: int) -> None:
    slider = MixSlider(theme.LIGHT)
    qtbot.addWidget(slider)
    assert slider.share is None
    qtbot.keyClicks(slider, keys)
    assert slider.share == share


def test_arrows_and_ends_set_the_mix_and_backspace_takes_it_back(qtbot: QtBot) -> None:
    slider = MixSlider(theme.LIGHT)
    qtbot.addWidget(slider)
    slider.set_usual(65)
    assert (slider.value(), slider.share) == (65, None)
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End):
        qtbot.keyClick(slider, key)
        seen.append(slider.share)
    assert seen == [70, 65, 60, 100, 100, 0]
    assert slider.accessibleDescription() == "0% business, 100% personal"
    qtbot.keyClick(slider, Qt.Key.Key_Backspace)
    assert (slider.value(), slider.share) == (65, None)
    assert slider.accessibleDescription().endswith("not rated yet")


def test_the_mouse_sets_the_mix_in_steps_of_five(qtbot: QtBot) -> None:
    slider = MixSlider(theme.LIGHT)
    qtbot.addWidget(slider)
    slider.resize(400, 26)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(200, 13))
    assert slider.share is not None
    assert slider.share % 5 == 0


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("25", 25),
        ("25 min", 25),
        ("1h", 60),
        ("1 h 20", 80),
        ("1:30", 90),
        ("2 hours", 120),
        ("ages", None),
        ("", None),
    ],
)
def test_lengths_are_read_as_people_write_them(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


def test_the_theme_is_changed_at_once_and_kept(desk: Desk, qapp: QApplication) -> None:
    action(desk, "theme_dark").trigger()
    assert qapp.palette().window().color().name().upper() == theme.DARK.window
    kept, problem = load(desk.paths.preferences)
    assert (kept.theme, problem) == ("dark", None)
    assert action(desk, "theme_dark").isChecked()


def test_larger_text_and_back(desk: Desk, qapp: QApplication) -> None:
    size = qapp.font().pixelSize()
    action(desk, "larger_text").trigger()
    assert qapp.font().pixelSize() > size
    action(desk, "usual_text").trigger()
    assert qapp.font().pixelSize() == size


def visible(desk: Desk, name: str) -> bool:
    return desk.part(QWidget, name).isVisible()


def test_panes_can_be_hidden_and_stay_so(make_desk: Callable[..., Desk], desk: Desk) -> None:
    action(desk, "show_mix").trigger()
    assert not visible(desk, "mixChart")
    desk.close()
    desk.open()
    assert not visible(desk, "mixChart")
    assert visible(desk, "contactList")


def test_the_contact_and_the_size_are_remembered(desk: Desk, people: dict[str, ContactId]) -> None:
    desk.window.show_contact(people["Marcus"])
    desk.window.resize(760, 560)
    desk.close()
    desk.open()
    assert desk.part(QWidget, "contactHead").findChildren(QLabel)[0].text() == "Marcus Oyelaran"
    assert (desk.window.width(), desk.window.height()) == (760, 560)


def test_people_are_sorted_by_menu_or_button_and_stay_so(desk: Desk, people: dict[str, ContactId]) -> None:
    edits.rename_contact(desk.journal, people["Dana"], "Zoe Whitfield")
    assert action(desk, "order_attention").isChecked()
    action(desk, "order_name").trigger()
    button = next(b for b in desk.window.findChildren(QPushButton) if b.text() == "NAME ▾")
    menu = button.menu()
    assert menu is not None
    assert [choice.objectName() for choice in menu.actions()] == list(ORDERS)
    desk.close()
    desk.open()
    assert action(desk, "order_name").isChecked()
    assert [row.split()[0] for row in desk.rows("contactList")] == ["Marcus", "Priya", "Zoe"]


@pytest.mark.parametrize("size", [(1360, 860), (1024, 640)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_composer_is_cut_off(
    make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId], size: tuple[int, int], percent: int
) -> None:
    desk = make_desk(journal, Preferences(theme="light", text_size=percent))
    desk.window.resize(*size)
    desk.bot.wait(50)
    assert (desk.window.width(), desk.window.height()) == size
    composer = desk.part(QWidget, "composer")
    inside = QRect(QPoint(0, 0), composer.size())
    for name in ("composerText", "composerChannel", "composerWhen", "composerMinutes", "mixSlider", "composerSave"):
        part = desk.part(QWidget, name)
        assert inside.contains(part.geometry()), name
        assert part.width() >= part.minimumSizeHint().width(), name
    whole = QRect(composer.mapTo(desk.window, QPoint(0, 0)), composer.size())
    assert desk.window.rect().contains(whole)


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_a_field_is_as_wide_as_its_words(
    make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId], percent: int
) -> None:
    desk = make_desk(journal, Preferences(theme="light", text_size=percent))
    when = desk.part(QLineEdit, "composerWhen")
    when.setText("Wed 22 Nov 16:00")
    shown = when.grab().toImage()
    when.setFixedWidth(when.width() + 40)
    desk.bot.wait(20)
    wider = when.grab().toImage()
    half = shown.rect().adjusted(4, 4, -shown.width() // 2, -4)
    assert shown.copy(half) == wider.copy(half)


@pytest.mark.parametrize(
    ("demo", "said"), [(False, "Private file, not encrypted"), (True, "Demo journal: edits are temporary.")]
)
def test_the_status_line_says_what_kind_of_journal_it_is(desk: Desk, demo: bool, said: str) -> None:
    desk.close()
    desk.open(demo=demo)
    labels = desk.window.statusBar().findChildren(QLabel)
    assert [label.text() for label in labels if label.isVisible()] == [said]


def test_buttons_do_what_their_action_does(desk: Desk) -> None:
    desk.bot.mouseClick(desk.part(QPushButton, "newEntryButton"), Qt.MouseButton.LeftButton)
    focused = desk.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "composerText"
