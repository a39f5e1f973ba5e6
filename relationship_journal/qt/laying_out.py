# SPDX-License-Identifier: MIT
"""Laying out at once what changed: Qt would paint first, and then once more for every layer of layouts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget


def lay_out_now(widget: QWidget) -> None:
    """Give everything that is to be seen in a widget its place, from the inside out: sizes are known inside first."""
    if not widget.isVisible():
        return
    for inside in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        lay_out_now(inside)
    if isinstance(widget, QAbstractItemView):
        widget.executeDelayedItemsLayout()
    layout = widget.layout()
    if layout is not None:
        layout.activate()
