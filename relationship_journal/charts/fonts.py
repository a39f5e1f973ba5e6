# SPDX-License-Identifier: MIT
"""Which installed fonts a chart is written in, so that no letter of a name is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PREFERRED = ("Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans")
WIDER = (
    "Noto Sans",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans CJK KR",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Hiragino Sans",
    "PingFang SC",
    "Apple SD Gothic Neo",
    "Arial Unicode MS",
    "Arial",
    "Nirmala UI",
    "Leelawadee UI",
    "Segoe UI Symbol",
)
_JOINERS = "\u200c\u200d"
_UNKNOWN = "\u25a1"


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font families in the order they are tried, and the characters none of them has."""

    families: tuple[str, ...]
    missing: frozenset[str] = frozenset()
    truetype: bool = True
    """Whether all of them have TrueType outlines; only such can lie in a PDF as they are."""

    def drawable(self, text: str) -> str:
        """The text on one line, with a box for each character that no font here can draw."""
        return "".join(_UNKNOWN if c in self.missing else c for c in one_line(text))


def one_line(text: str) -> str:
    """The text without line breaks and control characters, its blanks single."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c in _JOINERS)


def fonts_for(texts: Iterable[str] = (), first: str | None = None) -> Fonts:
    """The fonts that draw all of the texts, as far as this machine has any for them; `first` is tried first.

    Fonts beyond the usual ones are opened only for characters that those lack.
    """
    files = _installed()
    wanted = ((first,) if first else ()) + PREFERRED
    families = [name for name in dict.fromkeys(wanted) if name in files]
    needed = {c for text in texts for c in one_line(text) if c not in _JOINERS}
    for name in families:
        needed -= _covered(files[name], needed)
    for name in (*WIDER, *sorted(files)):
        if not needed:
            break
        if name in files and name not in families and (found := _covered(files[name], needed)):
            families.append(name)
            needed -= found
    truetype = all(_has_truetype_outlines(files[name]) for name in families)
    return Fonts((*families, "sans-serif"), frozenset(needed), truetype)


def _installed() -> dict[str, Path]:
    """The upright fonts matplotlib found, each family with one of its files."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415  (after the first paint)

    upright = (font for font in fontManager.ttflist if font.style == "normal")
    return {font.name: Path(font.fname) for font in upright if not font.name.startswith(("Last Resort", "."))}


def _covered(file: Path, characters: set[str]) -> set[str]:
    from matplotlib.font_manager import get_font  # noqa: PLC0415

    font = get_font(str(file)) if characters else None
    return {c for c in characters if font and font.get_char_index(ord(c))}


def _has_truetype_outlines(file: Path) -> bool:
    """Told by the first bytes; of a collection, by those of its first font."""
    with file.open("rb") as content:
        tag = content.read(4)
        if tag == b"ttcf":
            content.seek(12)
            content.seek(int.from_bytes(content.read(4)))
            tag = content.read(4)
    return tag in {b"\0\1\0\0", b"true"}
