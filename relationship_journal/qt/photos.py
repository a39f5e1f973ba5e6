# SPDX-License-Identifier: MIT
"""Pictures of people: read with a limit, scaled down, stripped of all but the picture, and shown round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPainterPath, QPixmap

from relationship_journal.values import NewPhoto

SIDE = 512
"""The longest side kept, in pixels."""
MOST_BYTES = 40_000_000
_MOST_PIXELS = 120_000_000
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
    image = decoded(data, SIDE)
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


def decoded(data: bytes, side: int) -> QImage | None:
    """A picture's bytes as an image that fits into a square, upright; None where they are none or far too large."""
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _MOST_PIXELS:
            return None
        if max(size.width(), size.height()) > 2 * side:
            reader.setScaledSize(size.scaled(2 * side, 2 * side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else _within(image, side)


def rounded(image: QImage, side: int, ratio: float = 1.0) -> QPixmap:
    """The middle of an image as a disc of `side` logical pixels, sharp on a screen with `ratio` pixels each."""
    pixels = max(1, round(side * ratio))
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    filled = image.scaled(
        QSize(pixels, pixels), Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    corner = QRect(0, 0, pixels, pixels)
    corner.moveCenter(filled.rect().center())
    path = QPainterPath()
    path.addEllipse(0, 0, pixels, pixels)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(path)
    painter.drawImage(QRect(0, 0, pixels, pixels), filled, corner)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
