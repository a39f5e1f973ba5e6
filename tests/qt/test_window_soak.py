# SPDX-License-Identifier: MIT
"""Five thousand frames: bindings that lose a reference on each call end the process only after many of them."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QWidget
from window_desk import Desk

from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.storage import edits
from relationship_journal.values import ContactId, NewConversation, When

FRAMES = 5_000
SPARE = 500
"""None is referred to from everywhere and its count wavers; a lost one for each call would be many thousands."""

mortal = pytest.mark.skipif(sys.version_info >= (3, 12), reason="from Python 3.12 on None cannot be lost any more")


def test_five_thousand_frames_of_the_window(desk: Desk, people: dict[str, ContactId]) -> None:
    begin = datetime(2026, 1, 1)
    for number in range(60):
        when = When(begin + timedelta(days=number))
        talk = NewConversation((people["Dana"],), when, text="Pallets " * number, tags=("a",))
        edits.log_conversation(desk.journal, talk)
    desk.window.resize(700, 400)
    timeline, contacts = desk.part(QListView, "timeline"), desk.part(QListView, "contactList")
    slider = desk.part(MixSlider, "mixSlider")
    bar = timeline.verticalScrollBar()
    frames: list[QWidget] = [timeline.viewport(), contacts.viewport(), slider]
    before = sys.getrefcount(None)
    for number in range(FRAMES):
        bar.setValue(number * 37 % max(bar.maximum(), 1))
        frames[number % 3].repaint()
    assert sys.getrefcount(None) > before - SPARE
    assert len(desk.rows("timeline")) > 60


@mortal
def test_painting_keeps_its_references_to_none(qapp: object) -> None:
    """The canary: what every one of our paint methods calls, counted by itself."""
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    color, rect = QColor("black"), QRectF(0, 0, 9, 9)
    before = sys.getrefcount(None)
    for _ in range(1_000):
        painter.save()
        painter.setPen(QPen(color))
        painter.setBrush(color)
        painter.drawRoundedRect(rect, 2, 2)
        painter.drawText(rect, "x")
        painter.restore()
    painter.end()
    assert abs(sys.getrefcount(None) - before) < SPARE
