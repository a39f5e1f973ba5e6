# SPDX-License-Identifier: MIT
"""Pictures as files carry them: base64 and data URIs into bytes whose type their own first bytes tell."""

from __future__ import annotations

import binascii
import re
from urllib.parse import unquote_to_bytes

from relationship_journal.values import NewPhoto

_PICTURES = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "image/bmp"),
    (re.compile(rb"II\x2a\0|MM\0\x2a"), "image/tiff"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1|msf1)", re.DOTALL), "image/heic"),
    (re.compile(rb"....ftypavif", re.DOTALL), "image/avif"),
)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_SPACE = re.compile(rb"\s+")


def picture(base64: bytes) -> NewPhoto | None:
    """A picture out of base64, its type told by its own first bytes; None if it is no picture."""
    packed = _SPACE.sub(b"", base64)
    if not _BASE64.fullmatch(packed):
        return None
    packed = packed.rstrip(b"=")
    try:
        data = binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))
    except binascii.Error:
        return None
    media_type = next((name for start, name in _PICTURES if start.match(data)), None)
    return NewPhoto(media_type, data) if media_type else None


def picture_of_data_uri(text: str) -> NewPhoto | None:
    """A picture out of a `data:` URI, base64 or percent-encoded; None if it is none."""
    head, comma, body = text.partition(",")
    if not comma:
        return None
    if ";base64" in head.lower():
        return picture(body.encode("utf-8"))
    return picture(binascii.b2a_base64(unquote_to_bytes(body)))
