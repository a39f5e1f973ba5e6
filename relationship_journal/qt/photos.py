# SPDX-License-Identifier: MIT
"""Pictures of people as they are kept: read with limits, scaled down, stripped of all but the picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from relationship_journal.qt.models.photos import FORMATS, LARGEST
from relationship_journal.values import NewPhoto

SIDE = 512
"""The longest side kept, in pixels."""
MOST_BYTES = 40_000_000
_QUALITY = 88
_TOO_LARGE = "This picture is too large to be read. Choose a smaller one; nothing was changed."
_NO_PICTURE = "This is no picture that can be read here. Choose a JPEG, PNG or WebP file; nothing was changed."
_UNREADABLE = "This file could not be read. Check that it is still there; nothing was changed."


class PhotoError(Exception):
    """Why something is no picture to keep, as a sentence."""


def photo_of_file(path: Path) -> NewPhoto:
    """The picture in a file, ready to be kept. Raises PhotoError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PhotoError(_TOO_LARGE)
        data = path.read_bytes()
    except OSError:
        raise PhotoError(_UNREADABLE) from None
    return photo_of_bytes(data)


def photo_of_bytes(data: bytes) -> NewPhoto:
    """The picture in a file's bytes, ready to be kept. Raises PhotoError."""
    image = _decoded(data)
    if image is None:
        raise PhotoError(_NO_PICTURE)
    return photo_of_image(image)


def photo_of_image(image: QImage) -> NewPhoto:
    """A picture from the clipboard, ready to be kept: at most 512 pixels, and nothing in it but the picture."""
    if image.isNull():
        raise PhotoError(_NO_PICTURE)
    fitting = _within(image, SIDE)
    clear = fitting.hasAlphaChannel()
    clean = QImage(fitting.size(), QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    clean.fill(Qt.GlobalColor.transparent if clear else Qt.GlobalColor.white)
    painter = QPainter(clean)  # drawn anew, so that no text or place hides in it
    painter.drawImage(0, 0, fitting)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png" if clear else b"jpeg")
    writer.setQuality(100 if clear else _QUALITY)
    writer.write(clean)
    return NewPhoto("image/png" if clear else "image/jpeg", bytes(content.data()))


def _decoded(data: bytes) -> QImage | None:
    """A file's bytes as an upright image that is not much larger than what is kept; None where they are no picture."""
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in FORMATS:
        return None
    if max(size.width(), size.height()) > LARGEST:
        raise PhotoError(_TOO_LARGE)
    if max(size.width(), size.height()) > 2 * SIDE:
        reader.setScaledSize(size.scaled(2 * SIDE, 2 * SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
