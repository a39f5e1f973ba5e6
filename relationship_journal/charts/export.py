# SPDX-License-Identifier: MIT
"""A chart as a file to take elsewhere: always light, with nothing in it but what is seen."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from relationship_journal.charts.fonts import Fonts, fonts_for, one_line
from relationship_journal.charts.lettering import BOLD, Pen, size_of
from relationship_journal.charts.marks import Event
from relationship_journal.charts.mix_over_time import Mode, draw, method
from relationship_journal.charts.mix_page import MARGIN
from relationship_journal.charts.mix_points import MixPoints
from relationship_journal.charts.palette import PAPER
from relationship_journal.files import write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SLIDE = (1280, 720)
SPLIT = "Each conversation’s minutes are split by the share its writer gave to business."
REPLACED = "Names replaced for sharing."
MADE_WITH = "Made with Relationship Journal."

_TITLE_SIZES = (29, 26, 23)
_ONE_AT_A_TIME = Lock()
"""matplotlib's settings are one table for the whole process."""
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "mix",
    "pdf.compression": 6,
    "font.sans-serif": ["DejaVu Sans"],
}
_SVG_ASIDES = re.compile(rb"<!--.*?-->\s*|(?<=<g) id=\"[^\"]*\"", re.DOTALL)
"""Comments repeat the texts; the names of groups tell the tool, and nothing refers to them."""
_SVG_START = re.compile(rb"<svg\b[^>]*>")


class Form(StrEnum):
    """The kinds of file a chart can be."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class _Words:
    """What is written around the picture, from the top down."""

    title: str
    subtitle: str
    caption: str
    foot: tuple[str, str]


def prepare_matplotlib(cache: Path) -> None:
    """Keep matplotlib's font list in our own cache folder, not the user's home; before it is first imported."""
    folder = cache / "matplotlib"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["MPLCONFIGDIR"] = str(folder)


def form_of(path: Path) -> Form:
    """The kind of file a path asks for by its ending; ValueError with a sentence if there is none such."""
    try:
        return Form(path.suffix.lower().removeprefix("."))
    except ValueError:
        ending = f"“{path.suffix}”" if path.suffix else "no ending"
        message = f"A chart can be saved as .png, .svg or .pdf, and this name has {ending}. Nothing was written."
        raise ValueError(message) from None


def chart_bytes(
    shown: MixPoints,
    form: Form | str,
    *,
    title: str,
    subtitle: str,
    caption: str = "",
    mode: Mode = Mode.HOURS,
    aliased: bool = True,
    description: str = "",
    events: Sequence[Event] = (),
    size: tuple[int, int] = SLIDE,
) -> bytes:
    """The chart as a file's content, the same bytes for the same input; `size` in pixels, a PNG has twice as many.

    Holds no date, no tool and no version, and no text but what can be read on it and, in an SVG, the
    `description` for those who can't see it. With `aliased` its foot says that names were replaced.
    """
    form = Form(form)
    foot = (method(shown, mode), " ".join([SPLIT, *[REPLACED] * aliased, MADE_WITH]))
    words = _Words(title, subtitle, caption, foot)
    fonts = fonts_for((title, subtitle, caption, *foot, *(event.text for event in events)))
    with _ONE_AT_A_TIME:
        figure = _figure(size)
        _compose(figure, shown, words, mode, events, fonts)
        content = _printed(figure, form, fonts)
    return _spoken(_SVG_ASIDES.sub(b"", content), title, description) if form is Form.SVG else content


def write_chart(path: Path, content: bytes) -> None:
    """Put the content where the path says, whole or not at all, readable by its owner only."""
    write_whole(path, content)


def _figure(size: tuple[int, int]) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (only when a chart is wanted)
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(size[0] / 100, size[1] / 100), dpi=100)
    FigureCanvasAgg(figure)
    return figure


def _compose(
    figure: Figure, shown: MixPoints, words: _Words, mode: Mode, events: Sequence[Event], fonts: Fonts
) -> None:
    """Title and subtitle from the top down, foot and caption from the bottom up, the picture between them."""
    pen = Pen(figure, fonts)
    width, height = size_of(figure)
    room = width - 2 * MARGIN
    size = next((s for s in _TITLE_SIZES if pen.width(words.title, size=s, weight=BOLD) <= room), _TITLE_SIZES[-1])
    top = 62.0
    for line in pen.wrap(words.title, room, size=size, weight=BOLD):
        pen.write(MARGIN, top, line, size=size, color=PAPER.text, weight=BOLD)
        top += size * 1.25
    top += 30 - size * 1.25
    for line in pen.wrap(words.subtitle, room, size=17):
        pen.write(MARGIN, top, line, size=17, color=PAPER.muted)
        top += 24
    lines = [(line, 14, PAPER.muted) for text in words.foot for line in pen.wrap(text, room, size=14)]
    lines = [(line, 16, PAPER.text) for line in pen.wrap(words.caption, room, size=16)] + lines
    bottom = height - 40
    for line, text_size, color in reversed(lines):
        pen.write(MARGIN, bottom, line, size=text_size, color=color)
        bottom -= text_size * 1.5
    draw(figure, shown, PAPER, mode, events=events, fonts=fonts, top=top + 20, bottom=height - bottom + 4)


def _printed(figure: Figure, form: Form, fonts: Fonts) -> bytes:
    import matplotlib  # noqa: PLC0415

    empty: dict[Form, dict[str, None]] = {
        Form.PNG: {"Software": None},
        Form.SVG: dict.fromkeys(("Creator", "Date", "Format", "Type")),
        Form.PDF: dict.fromkeys(("Creator", "Producer", "CreationDate")),
    }
    content = BytesIO()
    outlines = {"pdf.fonttype": 42 if fonts.truetype else 3}
    with matplotlib.rc_context(_SETTINGS | outlines):
        figure.savefig(content, format=form.value, dpi=200 if form is Form.PNG else 100, metadata=empty[form])
    return content.getvalue()


def _spoken(svg: bytes, title: str, description: str) -> bytes:
    """Title and description as SVG has them for screen readers, first inside the root."""
    spoken = f"<title>{escape(one_line(title), quote=False)}</title>"
    if description:
        spoken += f"<desc>{escape(one_line(description), quote=False)}</desc>"
    start = _SVG_START.search(svg)
    if start is None:
        raise RuntimeError("matplotlib wrote an SVG without a root")
    return svg[: start.end()] + b"\n " + spoken.encode() + svg[start.end() :]
