# SPDX-License-Identifier: MIT
"""Every key there is: those of the menus, from the one table, and those that work inside a part of the window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QAction, QKeySequence

from relationship_journal.qt.action_table import MENUS, SEPARATOR, SPECS, SUBMENUS
from relationship_journal.qt.actions import Actions, plain
from relationship_journal.qt.theme import Theme


@dataclass(frozen=True, slots=True)
class Line:
    """What is done, and the keys that do it, each as it stands on this computer's keyboard."""

    text: str
    keys: tuple[str, ...]


INSIDE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Writing an entry": (
        ("Save it", "Ctrl+Return"),
        ("Take the person or tag that is offered", "Return, Tab"),
        ("Leave the offer", "Esc"),
        ("Another channel", "Up, Down"),
        ("5 minutes more, 5 minutes less", "Up, Down"),
        ("Make the line a mark, or text again", "Ctrl+."),
        ("Say more of how it was", "Ctrl+Shift+M"),
    ),
    "On the mix slider": (
        ("10 to 90 % business", "1 – 9"),
        ("Half and half", "0"),
        ("5 % less business, 5 % more", "Left, Right"),
        ("10 % less business, 10 % more", "PgDown, PgUp"),
        ("All business", "Home"),
        ("All personal", "End"),
        ("Not rated after all", "Backspace"),
    ),
    "In the timeline": (
        ("The entry above, the entry below", "Up, Down"),
        ("A page up, a page down", "PgUp, PgDown"),
        ("The newest, the oldest", "Home, End"),
        ("Change the entry", "Return"),
        ("Save the changes", "Ctrl+Return"),
        ("Leave them, kept for later", "Esc"),
        ("Choose several", "Shift+Up, Shift+Down"),
        ("Choose all", "Ctrl+A"),
        ("Copy what is chosen", "Ctrl+C"),
        ("Delete what is chosen", "Del"),
    ),
    "In the list of people": (
        ("Jump to a name", "A – Z"),
        ("Show everybody again", "Esc"),
    ),
    "On the mix over time": (
        ("The month before, the month after", "Left, Right"),
        ("Go to its entries", "Return"),
    ),
    "In search": (
        ("Go through what was found", "Up, Down"),
        ("Open it", "Return"),
        ("Leave the search", "Esc"),
    ),
    "In every window": (
        ("The next part, the one before", "Tab, Shift+Tab"),
        ("Close a dialog", "Esc"),
    ),
}
"""Keys that work only where the cursor is: what they do, and which they are."""


def groups(actions: Actions) -> dict[str, tuple[Line, ...]]:
    """All keys: the menus with what each can do, then the parts of the window."""
    listed = {menu.replace("&", ""): tuple(_menu_lines(names, actions)) for menu, names in MENUS.items()}
    inside = {part: tuple(Line(text, _native(keys)) for text, keys in lines) for part, lines in INSIDE.items()}
    return {title: lines for title, lines in (listed | inside).items() if lines}


def found(everything: Mapping[str, tuple[Line, ...]], text: str) -> dict[str, tuple[Line, ...]]:
    """The lines that have all the words, in what they do, in their keys or in the name of their group."""
    wanted = text.casefold().split()
    kept = {
        title: tuple(line for line in lines if all(word in _said(title, line) for word in wanted))
        for title, lines in everything.items()
    }
    return {title: lines for title, lines in kept.items() if lines}


def markup(shown: Mapping[str, tuple[Line, ...]], look: Theme) -> str:
    """The list as a page, to read or to print."""
    body = "".join(_table(title, lines, look) for title, lines in shown.items())
    return f"<h1>Keyboard shortcuts</h1>{body}"


def sheet(look: Theme) -> str:
    """The style of that page."""
    return (
        f"h1 {{ font-size: {look.px(22)}px; font-weight: 600; margin: 0 0 {look.px(6)}px 0; }}"
        f".head {{ font-weight: 600; margin: {look.px(16)}px 0 {look.px(4)}px 0; }}"
        f"td {{ padding: {look.px(5)}px 0; border-bottom: 1px solid {look.line}; vertical-align: middle; }}"
        f".key {{ background-color: {look.chip}; color: {look.text}; font-size: {look.px(12)}px; }}"
        f".none {{ color: {look.muted}; }}"
    )


def _menu_lines(names: tuple[str, ...], actions: Actions) -> Iterator[Line]:
    texts = {spec.name: plain(spec.text) for spec in SPECS}
    for name in names:
        if name in SUBMENUS:
            title = name.replace("&", "")
            for line in _menu_lines(SUBMENUS[name], actions):
                yield Line(f"{title}: {line.text[:1].lower()}{line.text[1:]}", line.keys)
        elif name != SEPARATOR and actions[name].isVisible():
            yield Line(texts[name], _keys_of(actions[name]))


def _keys_of(action: QAction) -> tuple[str, ...]:
    return tuple(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())


def _native(keys: str) -> tuple[str, ...]:
    """Keys as this system writes them; what is no key, such as “1 – 9”, as it stands."""
    several = (part.strip() for part in keys.split(","))
    return tuple(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) or one for one in several)


def _said(title: str, line: Line) -> str:
    return " ".join((title, line.text, *line.keys)).casefold()


def _table(title: str, lines: tuple[Line, ...], look: Theme) -> str:
    rows = "".join(
        f'<tr><td width="60%">{escape(line.text)}</td><td align="right">{_key_markup(line.keys)}</td></tr>'
        for line in lines
    )
    return f'<p class="head">{escape(title)}</p><table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def _key_markup(keys: tuple[str, ...]) -> str:
    if not keys:
        return '<span class="none">from the menu</span>'
    return "&nbsp; ".join(f'<span class="key">&nbsp;{escape(key)}&nbsp;</span>' for key in keys)
