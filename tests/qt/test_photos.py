# SPDX-License-Identifier: MIT
"""Photos of people come when they are there, from a thread, and follow the journal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot
from window_desk import Desk

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.photos import Photos, disc
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewPhoto

MakeContact = Callable[..., ContactId]


def picture(color: str, width: int = 60, height: int = 90, form: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)
    return bytes(buffer.data().data())


@pytest.fixture
def photos(qapp: object, journal: Journal) -> Iterator[Photos]:
    jobs, signals = Jobs(), JournalSignals(journal)
    yield Photos(journal, signals, jobs)
    jobs.shutdown()
    signals.close()


def color_of(photo: QPixmap | None) -> str:
    assert photo is not None
    return photo.toImage().pixelColor(photo.width() // 2, photo.height() // 2).name()


def asked(photos: Photos, bot: QtBot, contact: ContactId) -> QPixmap | None:
    with bot.waitSignal(photos.ready, timeout=2000):
        assert photos.of(contact, 34, 1.0) is None
    return photos.of(contact, 34, 1.0)


def test_a_picture_is_read_on_a_thread_and_kept(
    qtbot: QtBot, journal: Journal, photos: Photos, make_contact: MakeContact, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana = make_contact(photo=NewPhoto("image/png", picture("#3366aa")))
    readers: list[int] = []
    read = queries.photo

    def watched(journal: Journal, contact: int) -> NewPhoto | None:
        readers.append(threading.get_ident())
        return read(journal, contact)

    monkeypatch.setattr(queries, "photo", watched)
    found = asked(photos, qtbot, dana)
    assert color_of(found) == "#3366aa"
    assert found is not None
    assert (found.width(), found.toImage().pixelColor(0, 0).alpha()) == (34, 0)
    photos.of(dana, 34, 1.0)
    assert len(readers) == 1
    assert threading.get_ident() not in readers


def test_a_picture_is_as_sharp_as_the_screen(qtbot: QtBot, photos: Photos, make_contact: MakeContact) -> None:
    dana = make_contact(photo=NewPhoto("image/jpeg", picture("#3366aa", 400, 300, "JPG")))
    with qtbot.waitSignal(photos.ready, timeout=2000):
        photos.of(dana, 34, 2.0)
    found = photos.of(dana, 34, 2.0)
    assert found is not None
    assert (found.width(), found.deviceIndependentSize().width()) == (68, 34)


def test_another_picture_and_none_are_shown_at_once(
    qtbot: QtBot, journal: Journal, photos: Photos, make_contact: MakeContact
) -> None:
    dana = make_contact(photo=NewPhoto("image/png", picture("#3366aa")))
    asked(photos, qtbot, dana)
    edits.set_photo(journal, dana, NewPhoto("image/png", picture("#aa3366")))
    assert color_of(asked(photos, qtbot, dana)) == "#aa3366"
    edits.remove_photo(journal, dana)
    assert photos.of(dana, 34, 1.0) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG",
        b"no picture at all",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    ],
)
def test_what_is_no_picture_leaves_the_initials(qapp: object, data: bytes) -> None:
    assert disc(data, 34) is None


@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 400), (400, 3), (34, 34)])
def test_any_shape_becomes_a_disc(qapp: object, width: int, height: int) -> None:
    made = disc(picture("#3366aa", width, height), 34)
    assert made is not None
    assert (made.width(), made.height(), made.pixelColor(17, 17).name()) == (34, 34, "#3366aa")


def test_the_list_shows_photos_in_place_of_initials(
    make_desk: Callable[[Journal], Desk], journal: Journal, people: dict[str, ContactId]
) -> None:
    edits.set_photo(journal, people["Dana"], NewPhoto("image/png", picture("#11cc44")))
    desk = make_desk(journal)
    view = desk.part(QListView, "contactList")

    def shown(row: int) -> str:
        spot: QRect = view.visualRect(view.model().index(row, 0))
        return view.viewport().grab().toImage().pixelColor(spot.left() + 18 + 17, spot.center().y()).name()

    desk.bot.waitUntil(lambda: shown(0) == "#11cc44", timeout=2000)
    assert shown(1) != "#11cc44"


def test_a_look_that_failed_is_tried_again(
    qtbot: QtBot, photos: Photos, make_contact: MakeContact, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana = make_contact(photo=NewPhoto("image/png", picture("#3366aa")))

    def fail(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched, qtbot.captureExceptions() as raised:
        patched.setattr(queries, "photo", fail)
        photos.of(dana, 34, 1.0)
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert color_of(asked(photos, qtbot, dana)) == "#3366aa"
