# SPDX-License-Identifier: MIT
"""The head of a page says who it is, what time it is for them, and how to reach them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, MethodKind, NewJob, NewMethod, Stage, Status, WantedBy

MakeContact = Callable[..., ContactId]


class Clock:
    """A now that can be turned on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def head(qapp: object, journal: Journal, clock: Clock) -> HeadModel:
    return HeadModel(journal, JournalSignals(journal), clock)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Tokyo", "23:30 for Dana (Tokyo)"),
        ("Pacific/Auckland", "03:30 tomorrow for Dana (Auckland)"),
        ("America/Argentina/Buenos_Aires", "11:30 for Dana (Buenos Aires)"),
        ("Europe/London", ""),
        ("Etc/UTC", ""),
        (None, ""),
        ("Nowhere/Land", ""),
        ("Europe", ""),
        ("../../etc/passwd", ""),
        ("\x00", ""),
    ],
)
def test_the_clock_is_shown_where_it_is_another_one(
    head: HeadModel, journal: Journal, make_contact: MakeContact, zone: str | None, said: str
) -> None:
    contact = make_contact("Dana Whitfield", given="Dana")
    with journal.write("from elsewhere") as writer:
        writer.update("contact", contact, zone=zone)
    head.show(contact)
    assert head.clock == said


def test_who_is_archived_is_said_to_be(head: HeadModel, journal: Journal, make_contact: MakeContact) -> None:
    dana = make_contact("Dana", jobs=(NewJob("Northgate"),), stage=Stage.FRIEND)
    head.show(dana)
    edits.archive_contacts(journal, [dana])
    assert head.lines.line == "Archived · Northgate · friends"
    edits.unarchive_contacts(journal, [dana])
    assert head.lines.line == "Northgate · friends"


def test_yesterday_is_said_too(head: HeadModel, clock: Clock, make_contact: MakeContact) -> None:
    head.show(make_contact("Dana", zone="America/Los_Angeles"))
    clock.now += timedelta(hours=12)
    assert head.clock == "18:30 yesterday for Dana (Los Angeles)"


def test_the_line_tells_name_work_status_and_nearness(head: HeadModel, make_contact: MakeContact) -> None:
    job = (NewJob("Northgate", "Head of Operations"),)
    head.show(make_contact("Marcus O", nickname="Rocky", jobs=job, stage=Stage.FRIEND, wanted_by=WantedBy.MUTUAL))
    assert head.lines.line == "“Rocky” · Head of Operations, Northgate · friends, mutual"
    head.show(make_contact("Dana", nickname="Dana", status=Status.FORMER))
    assert head.lines.line == "Former customer · professional"


def test_the_head_follows_tags_and_ways(head: HeadModel, journal: Journal, make_contact: MakeContact) -> None:
    contact = make_contact(methods=(NewMethod(MethodKind.EMAIL, "dana@example.org"),))
    head.show(contact)
    edits.tag_contact(journal, contact, "golf")
    edits.add_method(journal, contact, NewMethod(MethodKind.PHONE, "+44 7700 900103", "mobile", preferred=True))
    assert head.lines.tags == ("golf",)
    assert [way.value for way in head.ways] == ["+44 7700 900103", "dana@example.org"]
    assert [way.words for way in head.ways] == ["+44 7700 900103   mobile", "dana@example.org   email"]


@pytest.fixture
def far(make_desk: Callable[[Journal], Desk], journal: Journal, make_contact: MakeContact) -> Desk:
    make_contact(
        "Aiko Kuramoto", given="Aiko", zone="Asia/Tokyo", tags=("a", "b", "c", "<i>d</i>", "e"),
        methods=(NewMethod(MethodKind.EMAIL, "aiko&co@example.org", "work"),),
    )  # fmt: skip
    return make_desk(journal)


def labels(desk: Desk) -> list[str]:
    return [label.text() for label in desk.part(QFrame, "contactHead").findChildren(QLabel) if label.isVisible()]


def test_the_clock_goes_on_while_it_is_seen(far: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "23:30 for Aiko (Tokyo)" in labels(far)
    part = far.part(QFrame, "contactHead")
    (minute,) = part.findChildren(QTimer)
    assert 0 < minute.remainingTime() <= 60_100
    monkeypatch.setattr(HeadModel, "clock", "23:31 for Aiko (Tokyo)")
    minute.timeout.emit()
    assert "23:31 for Aiko (Tokyo)" in labels(far)
    part.hide()
    assert not minute.isActive()


def test_few_tags_are_shown_and_how_many_more(far: Desk) -> None:
    said = set(labels(far))
    assert {"Tags", "+2"} <= said
    assert len({"a", "b", "c", "<i>d</i>", "e"} & said) == 3


def test_a_way_to_reach_somebody_is_copied(far: Desk) -> None:
    button = far.part(QPushButton, "reachButton")
    assert button.accessibleName() == "Reach Aiko Kuramoto"
    menu = button.menu()
    assert menu is not None
    explained, way = menu.actions()
    assert not explained.isEnabled()
    assert way.text() == "aiko&&co@example.org   work"
    way.trigger()
    assert QGuiApplication.clipboard().text() == "aiko&co@example.org"
    assert far.part(QFrame, "undoToast").accessibleName() == "Copied aiko&co@example.org"


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("name", ["Dana", "דנה"])
def test_a_name_begins_where_the_window_begins(qtbot: QtBot, name: str, way: Qt.LayoutDirection) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.say(name)
    label.setLayoutDirection(way)
    label.resize(400, 30)
    image = label.grab().toImage()
    ground = image.pixel(200, 15)
    inked = [x for x in range(400) if any(image.pixel(x, y) != ground for y in range(30))]
    assert max(inked) < 200 if way is Qt.LayoutDirection.LeftToRight else min(inked) > 200


def test_nobody_to_reach_leaves_no_button(desk: Desk, people: dict[str, ContactId]) -> None:
    assert not desk.part(QPushButton, "reachButton").isVisible()
    edits.add_method(desk.journal, people["Dana"], NewMethod(MethodKind.EMAIL, "dana@example.org"))
    assert desk.part(QPushButton, "reachButton").isVisible()
    desk.window.show_contact(None)
    assert not desk.part(QPushButton, "reachButton").isVisible()


def test_a_name_that_is_cut_is_read_letter_for_letter(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(40, 30)
    label.say("<b>Dana</b> & <img src='x.png'> Whitfield")
    assert label.text() != label.whole
    assert QTextDocumentFragment.fromHtml(label.toolTip()).toPlainText() == label.whole
