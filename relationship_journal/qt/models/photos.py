# SPDX-License-Identifier: MIT
"""Small round pictures of people: read and scaled on a thread, kept while they are wanted, never waited for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from relationship_journal.frozen import dataclass
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal

KEPT = 600
"""So many people are remembered, with or without a picture."""
FORMATS = frozenset({b"jpeg", b"png", b"gif", b"webp", b"bmp"})
"""What a picture may be; Qt reads more, but no portrait comes as a drawing or a scan."""
LARGEST = 12_000
"""Pixels a picture may be wide or high; more is no portrait."""
_FACE = 0.3
"""Where in an upright picture the middle part is cut out: faces are above the middle."""


@dataclass(frozen=True, slots=True)
class _Key:
    person: int
    side: int


class Photos(QObject):
    """Asked for a picture it answers at once with what it has; `ready` when there is more."""

    ready = Signal()

    def __init__(self, journal: Journal, signals: JournalSignals, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._kept: OrderedDict[_Key, QPixmap | None] = OrderedDict()
        self._asked: set[_Key] = set()
        self._looking: set[_Key] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        signals.changed.connect(self._follow)

    def of(self, person: int, size: int, ratio: float) -> QPixmap | None:
        """Somebody's picture as a disc `size` wide for a screen of `ratio`; None where there is none, or not yet."""
        key = _Key(person, round(size * ratio))
        if key in self._kept:
            self._kept.move_to_end(key)
            found = self._kept[key]
            if found is not None:
                found.setDevicePixelRatio(ratio)
            return found
        if key not in self._looking:
            self._asked.add(key)
            self._soon.start()
        return None

    def _look(self) -> None:
        """Look for all that were asked for since the last look, on a thread."""
        wanted, self._asked = tuple(self._asked), set()
        self._looking.update(wanted)
        journal = self._journal

        def work(report: Report) -> dict[_Key, QImage | None]:
            found: dict[_Key, QImage | None] = {}
            for number, key in enumerate(wanted):
                report(number, len(wanted))
                stored = queries.photo(journal, key.person)  # one by one: the window may want the journal between
                found[key] = None if stored is None else disc(stored.data, key.side)
            return found

        if wanted and self._jobs.is_open:
            self._jobs.start(work, owner=self, done=self._keep, failed=partial(self._failed, wanted))

    def _failed(self, wanted: Iterable[_Key], error: Exception) -> None:
        """They may be asked for again."""
        self._looking.difference_update(wanted)
        raise error

    def _keep(self, found: Mapping[_Key, QImage | None]) -> None:
        known = {key: image for key, image in found.items() if key in self._looking}
        self._looking -= found.keys()
        for key, image in known.items():
            self._kept[key] = None if image is None else QPixmap.fromImage(image)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        if any(known.values()):
            self.ready.emit()

    def _follow(self, change: Change) -> None:
        if change.batch is not None:
            self._forget(key.person for key in (*self._kept, *self._looking))
        elif change.touches("photo"):
            rows = (row for edit in change.edits if edit.table == "photo" for row in (edit.before, edit.after) if row)
            self._forget(int(str(row["contact_id"])) for row in rows)

    def _forget(self, people: Iterable[int]) -> None:
        gone = set(people)
        for key in [key for key in self._kept if key.person in gone]:
            del self._kept[key]
        self._looking = {key for key in self._looking if key.person not in gone}
        self.ready.emit()


def disc(data: bytes, side: int) -> QImage | None:
    """A picture cut to a disc `side` pixels wide; None for what is no picture. For any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in FORMATS or max(size.width(), size.height()) > LARGEST:
        return None
    if not size.isEmpty():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else _round(image, side)


def _round(image: QImage, side: int) -> QImage:
    edge = min(image.width(), image.height())
    cut = QRect((image.width() - edge) // 2, round((image.height() - edge) * _FACE), edge, edge)
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    shape = QPainterPath()
    shape.addEllipse(0, 0, side, side)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape)
    painter.drawImage(QRect(QPoint(0, 0), QSize(side, side)), image, cut)
    painter.end()
    return made
