# SPDX-License-Identifier: MIT
"""Words for a screen reader, where the cursor stays and something else has changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say it; nothing happens where none listens."""
    # Loaded here: QAccessible's many constants take 5 ms of the start.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
