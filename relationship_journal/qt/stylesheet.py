# SPDX-License-Identifier: MIT
"""The one style sheet: inputs, buttons, menus and scroll bars in the tokens of a theme.

A widget asks for a look with `theme.look(widget, name)`:
- frames: `side`, `panel`, `window` (plain grounds), `card` (rounded, lined), `popup` (lined), `drop` (around what
  is dragged over), `rule` (a one-pixel line)
- labels: `title`, `section` (semibold), `muted`, `small` (muted, 12 px), `caps` (list headings), `chip` (a tag),
  `drop` (what a drop would do), `business`, `personal`, `warning`
- buttons: none (lined), `fact` (a value that is changed in place), `primary`,
  `pill` (round, lined; `set` marks one that limits what is shown),
  `link` (text only), `words` (the same, among other text), `pressing` (the same, where something waits),
  `still` (the same, muted),
  `row` (navigation line), `icon`, `dots` (a small icon within a line),
  `quiet` (muted text), `figure` (semibold, leads to what it counts), `inline` (quiet within a line of text),
  `sort` (quiet and small), `chip` (a word that goes with a click; `pressing` marks what wants something done)
- inputs: none (lined), `bare` (no frame, for a text inside a card), `line` (large, over a list in a card),
  `pill` (round; `wrong` marks what cannot be read),
  `chips` (behind chips)
- spin boxes: Qt gives their text no room at the left; use `spin.lineEdit().setTextMargins(8, 0, 0, 0)`
- lists: `popup` (completers and menus of choices), `ticks` (rows with a box to tick); others have no frame
  and paint themselves
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from relationship_journal.assets import asset

if TYPE_CHECKING:
    from relationship_journal.qt.theme import Theme

_SHEET = """
QMainWindow, QDialog, QWizard, QMessageBox { background: @window; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel { background: transparent; }
QFrame[look="side"], QWidget[look="side"] { background: @side; border: none; }
QFrame[look="panel"], QWidget[look="panel"] { background: @panel; border: none; }
QFrame[look="window"], QWidget[look="window"] { background: @window; border: none; }
QFrame[look="card"] { background: @panel; border: 1px solid @line; border-radius: 9dp; }
QFrame[look="popup"] { background: @panel; border: 1px solid @line; }
QFrame[look="drop"] { background: transparent; border: 2px solid @focus; }
QLabel[look="drop"] {
    background: @business; color: @on_business; border: none; border-radius: 9dp; padding: 8dp 16dp; font-weight: 600;
}
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLabel[look="title"] { font-size: 22dp; font-weight: 600; }
QLabel[look="section"] { font-weight: 600; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="small"] { color: @muted; font-size: 12dp; }
QLabel[look="caps"] { color: @muted; font-size: 11dp; }
QLabel[look="business"] { color: @business; }
QLabel[look="personal"] { color: @personal_text; }
QLabel[look="chip"] { background: @chip; border-radius: 5dp; padding: 1dp 7dp; font-size: 12dp; }
QLabel[look="warning"] { color: @warning; }

QPushButton, QToolButton {
    background: @panel; color: @text; border: 1px solid @line; border-radius: 7dp; padding: 7dp 12dp;
}
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar, QComboBox { outline: none; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @selection; }
QPushButton:checked, QToolButton:checked { background: @selection; }
QPushButton:disabled, QToolButton:disabled { color: @muted; background: @window; }
QPushButton:focus, QToolButton:focus { border: 2px solid @focus; padding: 6dp 11dp; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"], QToolButton[look="primary"] {
    background: @business; color: @on_business; border-color: @business;
}
QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover { border-color: @text; }
QPushButton[look="primary"]:focus, QToolButton[look="primary"]:focus { border-color: @text; }
QPushButton[look="primary"]:disabled, QToolButton[look="primary"]:disabled {
    background: @chip; color: @muted; border-color: @line;
}
QPushButton[look="pill"], QToolButton[look="pill"] { border-radius: 13dp; padding: 4dp 10dp; min-height: 17dp; }
QPushButton[look="pill"]:focus, QToolButton[look="pill"]:focus { padding: 3dp 9dp; }
QPushButton[look="pill"][set="true"] { background: @selection; border-color: @business; }
QPushButton[look="link"], QToolButton[look="link"] {
    background: transparent; color: @business; border: 1px solid transparent; border-radius: 5dp; padding: 2dp 3dp;
}
QPushButton[look="link"]:disabled, QToolButton[look="link"]:disabled { color: @muted; }
QPushButton[look="link"]:hover, QToolButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus { border: 1px solid @focus; }
QPushButton[look="figure"] {
    background: transparent; border: 1px solid transparent; border-radius: 4dp; padding: 0; font-weight: 600;
    text-align: left; margin-left: -1px;
}
QPushButton[look="figure"]:hover { color: @business; text-decoration: underline; }
QPushButton[look="figure"]:focus { border: 1px solid @focus; padding: 0; }
QPushButton[look="words"], QPushButton[look="pressing"] {
    background: transparent; color: @business; border: 1px solid transparent; border-radius: 3dp; padding: 0;
    text-align: left;
}
QPushButton[look="pressing"] { color: @warning; }
QPushButton[look="still"] {
    background: transparent; color: @muted; border: 1px solid transparent; border-radius: 3dp; padding: 0;
    text-align: left;
}
QPushButton[look="still"]:hover { color: @text; text-decoration: underline; }
QPushButton[look="still"]:focus { border: 1px solid @focus; }
QPushButton[look="words"]:hover, QPushButton[look="pressing"]:hover { text-decoration: underline; }
QPushButton[look="words"]:focus, QPushButton[look="pressing"]:focus { border: 1px solid @focus; }
QPushButton[look="inline"] {
    background: transparent; color: @muted; border: 1px solid transparent; border-radius: 4dp; padding: 0 3dp;
}
QPushButton[look="inline"]:hover { color: @text; }
QPushButton[look="inline"]:checked { background: @chip; color: @text; }
QPushButton[look="inline"]:focus { border: 1px solid @focus; padding: 0 3dp; }
QPushButton[look="fact"] {
    background: transparent; font-weight: 600; border: 1px solid transparent; border-bottom: 1px dashed @handle;
    border-radius: 0; padding: 0; text-align: left;
}
QPushButton[look="fact"]:hover { color: @business; }
QPushButton[look="fact"]:focus { border: 1px solid @focus; padding: 0; }
QPushButton[look="quiet"], QPushButton[look="sort"] {
    background: transparent; color: @muted; border: 1px solid transparent; border-radius: 5dp; padding: 2dp 6dp;
}
QPushButton[look="sort"] { border-radius: 4dp; padding: 1dp 5dp; font-size: 11dp; }
QPushButton[look="quiet"]:hover, QPushButton[look="sort"]:hover { color: @text; }
QPushButton[look="quiet"]:checked { background: @chip; color: @text; }
QPushButton[look="quiet"]:focus, QPushButton[look="sort"]:focus { border: 1px solid @focus; }
QPushButton[look="chip"] {
    background: @chip; border: 1px solid transparent; border-radius: 5dp; padding: 2dp 7dp; font-size: 12dp;
}
QPushButton[look="chip"][pressing="true"] { background: @warning_ground; color: @warning; }
QPushButton[look="chip"]:hover { background: @hover; }
QPushButton[look="chip"]:focus { border: 1px solid @focus; padding: 2dp 7dp; }
QPushButton[look="row"], QToolButton[look="row"] {
    background: transparent; border: 2px solid transparent; border-radius: 8dp; padding: 5dp 8dp; text-align: left;
}
QPushButton[look="row"]:hover, QToolButton[look="row"]:hover { background: @hover; }
QPushButton[look="row"]:checked, QToolButton[look="row"]:checked { background: @selection; }
QPushButton[look="row"]:focus, QToolButton[look="row"]:focus { border: 2px solid @focus; }
QPushButton[look="icon"], QToolButton[look="icon"] {
    background: transparent; border: 2px solid transparent; padding: 3dp;
}
QPushButton[look="icon"]:hover, QToolButton[look="icon"]:hover { background: @hover; }
QPushButton[look="icon"]:focus, QToolButton[look="icon"]:focus { border: 2px solid @focus; }

QToolButton[look="dots"] { background: transparent; border: 1px solid transparent; border-radius: 4dp; padding: 0 3dp; }
QToolButton[look="dots"]:hover { background: @hover; }
QToolButton[look="dots"]:focus { border: 1px solid @focus; padding: 0 3dp; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @panel; color: @text; border: 1px solid @line; border-radius: 7dp; padding: 6dp 9dp;
    selection-background-color: @business; selection-color: @on_business; placeholder-text-color: @muted;
}
QPlainTextEdit, QTextEdit { padding: 4dp 6dp; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid @focus; padding: 5dp 8dp; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; padding: 3dp 5dp; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: @window; color: @muted;
}
QLineEdit[look="bare"], QPlainTextEdit[look="bare"], QTextEdit[look="bare"], QTextBrowser[look="bare"] {
    background: transparent; border: none; padding: 0;
}
QLineEdit[look="line"], QLineEdit[look="line"]:focus {
    background: transparent; border: none; border-bottom: 1px solid @line; border-radius: 0; padding: 12dp 14dp;
    font-size: 15dp;
}
QLineEdit[look="chips"] { background: transparent; border: none; border-radius: 5dp; padding: 2dp 4dp; }
QLineEdit[look="chips"]:focus { border: 1px solid @focus; padding: 1dp 3dp; }
QLineEdit[look="pill"] { border-radius: 13dp; padding: 4dp 8dp; min-height: 17dp; }
QLineEdit[look="pill"][wrong="true"] { border-color: @warning; }
QLineEdit[look="pill"]:focus { border: 2px solid @focus; padding: 3dp 7dp; }
QLineEdit[look="pill"][wrong="true"]:focus { border-color: @warning; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; background: transparent; width: 22dp; }
QDateTimeEdit::down-arrow { image: url("@down"); width: 12dp; height: 12dp; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url("@down"); width: 12dp; height: 12dp; }
QAbstractSpinBox::up-arrow { image: url("@up"); width: 12dp; height: 12dp; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 18dp; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }

QCheckBox, QRadioButton { spacing: 7dp; padding: 2dp; border: 2px solid transparent; border-radius: 5dp; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @focus; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 14dp; height: 14dp; background: @panel; border: 1px solid @muted; border-radius: 4dp;
}
QAbstractItemView::indicator {
    width: 14dp; height: 14dp; background: @panel; border: 1px solid @muted; border-radius: 4dp;
}
QAbstractItemView::indicator:checked { background: @business; border: 1px solid @business; image: url("@check"); }
QRadioButton::indicator { border-radius: 7dp; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border: 1px solid @text; }
QCheckBox::indicator:checked { background: @business; border: 1px solid @business; image: url("@check"); }
QCheckBox::indicator:indeterminate { background: @business; border: 1px solid @business; image: url("@dash"); }
QRadioButton::indicator:checked { width: 6dp; height: 6dp; border: 5dp solid @business; border-radius: 8dp; }
QCheckBox:disabled, QRadioButton:disabled { color: @muted; }

QAbstractItemView { background: transparent; border: none; outline: none; }
QTableView, QTreeView { background: @panel; selection-background-color: @selection; selection-color: @text; }
QTableView { gridline-color: @line; }
QHeaderView::section {
    background: @window; color: @muted; border: none; border-bottom: 1px solid @line; padding: 5dp 8dp;
    font-weight: 400;
}
QComboBox QAbstractItemView, QListView[look="popup"] {
    background: @panel; border: 1px solid @line; padding: 3dp; selection-background-color: @selection;
    selection-color: @text;
}
QComboBox QAbstractItemView::item, QListView[look="popup"]::item {
    min-height: 26dp; padding: 0 6dp; border-radius: 5dp; color: @text;
}
QComboBox QAbstractItemView::item:selected, QListView[look="popup"]::item:selected { background: @selection; }
QComboBox QAbstractItemView::item:hover, QListView[look="popup"]::item:hover { background: @hover; }

QScrollArea[look="paper"] { background: @side; border: 1px solid @line; padding: 1px; }
QScrollArea[look="paper"]:focus { border: 2px solid @focus; padding: 0; }

QListView[look="ticks"] {
    background: @panel; border: 1px solid @line; border-radius: 7dp; padding: 4dp;
    selection-background-color: @selection; selection-color: @text;
}
QListView[look="ticks"]:focus { border: 2px solid @focus; padding: 3dp; }
QListView[look="ticks"]::item { min-height: 26dp; padding: 0 6dp; border-radius: 5dp; color: @text; }
QListView[look="ticks"]::item:selected { background: @selection; }
QListView[look="ticks"]::item:hover { background: @hover; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: @panel; border-bottom: 1px solid @line; }
QCalendarWidget QToolButton { background: transparent; border: 2px solid transparent; padding: 3dp 6dp; }
QCalendarWidget QToolButton:hover { background: @hover; }
QCalendarWidget QToolButton:focus { border: 2px solid @focus; padding: 3dp 6dp; }

QMenuBar { background: @side; border-bottom: 1px solid @line; padding: 2dp 4dp; }
QMenuBar::item { background: transparent; padding: 4dp 10dp; border-radius: 5dp; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @panel; border: 1px solid @line; padding: 4dp; }
QMenu::item { padding: 6dp 26dp 6dp 12dp; border-radius: 5dp; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: 4dp 8dp; }
QMenu::icon { padding-left: 6dp; }
QToolTip { background: @panel; color: @text; border: 1px solid @line; padding: 4dp 6dp; }
QStatusBar { background: @side; border-top: 1px solid @line; color: @muted; }
QStatusBar QLabel { color: @muted; font-size: 12dp; padding: 0 6dp; }
QStatusBar QWidget#progressLine QLabel { padding: 0; }
QStatusBar::item { border: none; }
QFrame#undoToast { background: @text; border: none; border-radius: 9dp; }
QFrame#undoToast QLabel { color: @panel; }
QFrame#undoToast QPushButton {
    background: transparent; color: @panel; font-weight: 600; text-decoration: underline;
    border: 2px solid transparent; border-radius: 5dp; padding: 2dp 6dp;
}
QFrame#undoToast QPushButton:hover, QFrame#undoToast QPushButton:focus { border: 2px solid @panel; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @focus; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar::tab { background: transparent; color: @muted; padding: 6dp 12dp; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @business; }
QTabBar::tab:focus { color: @text; background: @hover; }
QTabBar[look="calm"]::tab { padding: 4dp 0 7dp 0; margin: 0 20dp 0 0; }
QTabBar[look="calm"]::tab:hover { color: @text; }
QTabBar[look="calm"]::tab:focus { background: transparent; text-decoration: underline; }
QProgressBar { background: @chip; border: none; border-radius: 3dp; max-height: 6dp; color: transparent; }
QProgressBar::chunk { background: @business; border-radius: 3dp; }
QGroupBox { border: none; font-weight: 600; margin-top: 18dp; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QScrollArea, QScrollArea > QWidget > QWidget[look=""] { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10dp; }
QScrollBar:horizontal { height: 10dp; }
QScrollBar::handle { background: @handle; border-radius: 2dp; }
QScrollBar::handle:vertical { min-height: 32dp; margin: 3dp; }
QScrollBar::handle:horizontal { min-width: 32dp; margin: 3dp; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(theme: Theme) -> str:
    """The style sheet for a theme; lengths written as `dp` grow with its text scale."""
    words = theme.colors() | {
        "down": asset("icons/chevron-down-neutral.svg").as_posix(),
        "check": asset(f"icons/check-{'black' if theme.dark else 'white'}.svg").as_posix(),
        "dash": asset(f"icons/dash-{'black' if theme.dark else 'white'}.svg").as_posix(),
        "up": asset("icons/chevron-up-neutral.svg").as_posix(),
    }
    sized = re.sub(r"\b(\d+)dp\b", lambda found: f"{theme.px(int(found[1]))}px", _SHEET)
    return re.sub(r"@(\w+)", lambda found: words[found[1]], sized)
