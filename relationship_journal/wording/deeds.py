# SPDX-License-Identifier: MIT
"""What was done, undone and done again, in menus and toasts."""

from __future__ import annotations


def undo_text(label: str) -> str:
    """The menu text that takes a change back: "Undo add Dana Whitfield"; without a change "Undo"."""
    return f"Undo {_inside_sentence(label)}".rstrip()


def redo_text(label: str) -> str:
    """The menu text that does a change again: "Redo add Dana Whitfield"; without a change "Redo"."""
    return f"Redo {_inside_sentence(label)}".rstrip()


def undone(label: str) -> str:
    """What was taken back: "Undone: add Dana Whitfield."."""
    return f"Undone: {_inside_sentence(label)}."


def redone(label: str) -> str:
    """What was made again: "Redone: add Dana Whitfield."."""
    return f"Redone: {_inside_sentence(label)}."


def _inside_sentence(label: str) -> str:
    """A label begins with its verb; an abbreviation keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
