# SPDX-License-Identifier: MIT
"""The picture of a contact: shown round, chosen from a file, pasted, dropped on it, or taken away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from relationship_journal.anonymity import initials
from relationship_journal.qt import photos, pixel, theme
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.contact_editor import packed, unpacked
from relationship_journal.qt.models.photos import disc
from relationship_journal.qt.photos import PhotoError
from relationship_journal.values import NewPhoto

_PICTURES = "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp);;All files (*)"
_NOTHING = "There is no picture on the clipboard. Copy one and try again."


class Disc(QWidget):
    """A picture in a circle, or initials where there is none."""

    SIDE = 84

    def __init__(self) -> None:
        super().__init__()
        self._uid, self._letters = "", "?"
        self._image: QImage | None = None

    def call(self, uid: str, name: str) -> None:
        """Whose initials stand there without a picture, and in which color."""
        self._uid, self._letters = uid, initials(name)
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or the initials (None)."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.SIDE * self.fontInfo().pixelSize() / theme.BODY_SIZE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        place = QRect((self.width() - side) // 2, 0, side, side)
        with QPainter(self) as painter, pixel.restored(painter):
            if self._image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, self._image)
            elif self._letters == "?":
                painter.setPen(QPen(self.palette().placeholderText().color(), 1.5, Qt.PenStyle.DashLine))
                painter.drawEllipse(place.adjusted(1, 1, -1, -1))
            else:
                font = QFont(self.font())
                font.setPixelSize(side * 3 // 8)
                font.setWeight(QFont.Weight.DemiBold)
                pixel.draw_avatar(painter, place, self._uid, self._letters, font)


class PhotoWell(QWidget):
    """`edited` when the picture was changed by a person; what stands there is typed as `photo` and `new_photo`.

    While a file `is_reading`, what stands there is not what was meant yet; `was_read` once it is.
    """

    edited = Signal()
    was_read = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("contactPhoto")
        self.setAcceptDrops(True)
        self._jobs = jobs
        self._known: NewPhoto | None = None
        self._kept = False
        self._new: NewPhoto | None = None
        self._drawing: Ticket | None = None
        self._reading: Ticket | None = None
        self.disc = Disc()
        self._choose = _button("P&hoto…", "contactPhotoChoose")
        self._paste = _button("Paste", "contactPhotoPaste")
        self._remove = _button("Remove", "contactPhotoRemove")
        self._choose.setToolTip("Or drop a picture here")
        for button, name in (
            (self._choose, "Choose a photo"),
            (self._paste, "Paste a photo"),
            (self._remove, "Remove the photo"),
        ):
            button.setAccessibleName(name)
        self._said = words("", "warning")
        self._said.hide()
        self._choose.clicked.connect(self._ask)
        self._paste.clicked.connect(self.paste)
        self._remove.clicked.connect(self._drop)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(4)
        for button in (self._choose, self._paste, self._remove):
            rows.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self._said)
        rows.addStretch(1)

    def know(self, photo: NewPhoto | None) -> None:
        """Take the picture the journal has."""
        self._known = photo

    def put(self, typed: dict[str, object]) -> None:
        """Show what is typed."""
        self._stop_reading()
        self._kept = bool(typed["photo"])
        new = typed["new_photo"]
        self._new = unpacked(new) if isinstance(new, dict) else None
        self._show()

    def value(self) -> dict[str, object]:
        """Whether the journal's picture stays, and the one that takes its place."""
        return {"photo": self._kept, "new_photo": None if self._new is None else packed(self._new)}

    def take_file(self, path: Path) -> None:
        """Use the picture in a file; it is read aside, for it may be large. One that is still being read is left."""

        def work(_: Report) -> NewPhoto:
            return photos.photo_of_file(path)

        self._stop_reading()
        self._choose.setDisabled(True)
        self._reading = self._jobs.start(work, owner=self, done=self._take_read, failed=self._refuse)

    @property
    def is_reading(self) -> bool:
        """Whether a picture is on its way."""
        return self._reading is not None

    def _stop_reading(self) -> None:
        ticket, self._reading = self._reading, None
        if ticket is not None:
            ticket.cancel()
        self._choose.setEnabled(True)

    def paste(self) -> None:
        """Use the picture on the clipboard."""
        found = QGuiApplication.clipboard().mimeData()
        if found is None or not self._take_mime(found):
            self.say(_NOTHING)

    def say(self, sentence: str) -> None:
        """Show what is wrong with the picture."""
        self._said.setText(sentence)
        self._said.show()
        self._choose.setFocus()

    def be_quiet(self) -> None:
        """Take the sentence away."""
        self._said.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if data.hasImage() or _local_file(data) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_mime(event.mimeData()):
            event.acceptProposedAction()

    def _take_mime(self, data: QMimeData) -> bool:
        path = _local_file(data)
        if path is not None:
            self.take_file(path)
            return True
        image = data.imageData()
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._take(photos.photo_of_image(image))
        return True

    def _ask(self) -> None:
        chosen = files.ask_open(self, "Choose a photo", _PICTURES)
        if chosen:
            self.take_file(chosen[0])

    def _take_read(self, photo: NewPhoto) -> None:
        self._take(photo)
        self.was_read.emit()

    def _take(self, photo: NewPhoto) -> None:
        self._stop_reading()
        self._new = photo
        self.be_quiet()
        self._show()
        self.edited.emit()

    def _refuse(self, error: Exception) -> None:
        self._stop_reading()
        if not isinstance(error, PhotoError):
            raise error
        self.say(str(error))

    def _drop(self) -> None:
        self._stop_reading()
        self._new, self._kept = None, False
        self.be_quiet()
        self._show()
        self._choose.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        """Show the picture there is now; it is decoded aside, for an import may have brought a large one."""
        if self._drawing is not None:
            self._drawing.cancel()
        photo = self._new or (self._known if self._kept else None)
        self._remove.setVisible(photo is not None)
        self.disc.show_image(None)
        if photo is None:
            return
        data, side = photo.data, round(self.disc.sizeHint().width() * self.devicePixelRatioF())

        def work(_: Report) -> QImage | None:
            return disc(data, side)

        self._drawing = self._jobs.start(work, owner=self, done=self.disc.show_image)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text.replace("&", ""))
    theme.look(button, "link")
    return button


def _local_file(data: QMimeData) -> Path | None:
    urls = [url for url in data.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if urls else None
