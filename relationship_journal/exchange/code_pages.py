# SPDX-License-Identifier: MIT
"""Which Windows code page a text was written in, when it is no UTF-8 and declares nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from relationship_journal.exchange.text import byte_for_byte, canonical

_WESTERN = (
    "äöüß",  # German
    "àâæçéèêëîïôœùûüÿ",  # French
    "áéíñóúü",  # Spanish
    "áâãàçéêíóôõúü",  # Portuguese
    "àèéìíîòóùú",  # Italian
    "åäöæøéü",  # Danish, Norwegian, Swedish, Finnish
    "áéíóúýþæöð",  # Icelandic
    "áéëïíóöüèê",  # Dutch
)
_CENTRAL = (
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "ąćęłńóśźż",  # Polish
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Slovenian, Bosnian
    "äöüß",  # German
)
_ALPHABETS = {"cp1252": tuple(map(frozenset, _WESTERN)), "cp1250": tuple(map(frozenset, _CENTRAL))}
_WORD = re.compile(rb"[A-Za-z\x8a\x8c-\x8f\x9a\x9c-\x9f\xa3\xa5\xaa\xaf\xb3\xb9\xba\xbc\xbe-\xff]{2,}")
_WESTERN_SIGNS = re.compile(r"^¿|(?<=^\w)[ªº³¹]$|(?<=^\w\w)[ªº³¹]$")
_NO_PORTUGUESE = re.compile("õ(?!e)", re.IGNORECASE)
_CENTRAL_PLACES = re.compile(rb"\.(?:cz|sk|pl|hu|ro|hr|si|ba)\b|(?:\+|\b00)(?:48|42[01]|36|40|38[567])", re.IGNORECASE)
_WESTERN_PLACES = re.compile(
    rb"\.(?:de|fr|es|it|pt|dk|se|no|fi|is|nl|be|at|ch|uk|ie|br|mx|ca)\b"
    rb"|(?:\+|\b00)(?:49|33|34|39|351|45|46|47|358|354|31|32|43|41|44|353|55|52)",
    re.IGNORECASE,
)


def guess_page(texts: Iterable[bytes], around: bytes = b"", system_page: str | None = None) -> str:
    """Windows-1252 or Windows-1250, for texts that are no UTF-8.

    The page wins in which more words can be written with the letters of one language. On a tie the one that
    the mail domains and dialing codes in `around` point to, else the system's own 8-bit page, else
    Windows-1252. A system with another page than these two (Cyrillic, Greek) is taken at its word.
    """
    preferred = canonical(system_page) if system_page else None
    if preferred is not None and preferred.startswith("utf-"):
        preferred = None
    if preferred is not None and preferred not in _ALPHABETS:
        return preferred
    words = {word for text in texts for word in _WORD.findall(text) if not word.isascii()}
    western, central = (sum(_explained(word, page) for word in words) for page in ("cp1252", "cp1250"))
    if western == central:
        western, central = len(_WESTERN_PLACES.findall(around)), len(_CENTRAL_PLACES.findall(around))
    if western == central:
        return preferred or "cp1252"
    return "cp1252" if western > central else "cp1250"


def _explained(word: bytes, page: str) -> bool:
    text = byte_for_byte(word, page)
    if page == "cp1252":
        text = _WESTERN_SIGNS.sub("", text)
        if _NO_PORTUGUESE.search(text):
            return False
    letters = {letter for letter in text.lower() if not letter.isascii()}
    return any(letters <= alphabet for alphabet in _ALPHABETS[page])
