# SPDX-License-Identifier: MIT
"""Text on a figure, placed, measured and wrapped in layout pixels (a hundredth of an inch) from its top left."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from relationship_journal.charts.fonts import Fonts

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

NORMAL, BOLD = "normal", "bold"


def size_of(figure: Figure) -> tuple[float, float]:
    """Width and height of a figure in layout pixels."""
    width, height = figure.get_size_inches()
    return float(width) * 100, float(height) * 100


def points_of(pixels: float) -> float:
    """Layout pixels as the typographic points matplotlib counts in."""
    return pixels * 0.72


class Pen:
    """Writes on one figure in one list of fonts; nothing written is ever read as a formula."""

    def __init__(self, figure: Figure, fonts: Fonts, scale: float = 1.0) -> None:
        self.figure = figure
        self.fonts = fonts
        self.scale = scale

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        color: str,
        weight: str = NORMAL,
        align: Literal["left", "center", "right"] = "left",
        upright: Literal["top", "center", "baseline", "bottom"] = "baseline",
        ground: str | None = None,
        animated: bool = False,
    ) -> Text:
        """One line of text at a place on the figure; with a `ground` it covers what is under it."""
        _, height = size_of(self.figure)
        box = {"facecolor": ground, "edgecolor": "none", "pad": points_of(2)} if ground else None
        return self.figure.text(
            x / 100,
            (height - y) / 100,
            self.fonts.drawable(text),
            transform=self.figure.dpi_scale_trans,
            fontfamily=list(self.fonts.families),
            fontsize=points_of(size * self.scale),
            fontweight=weight,
            color=color,
            ha=align,
            va=upright,
            parse_math=False,
            animated=animated,
            bbox=box,
            zorder=10,
        )

    def width(self, text: str, *, size: float, weight: str = NORMAL) -> float:
        """How wide a line of text is."""
        probe = self.write(0, 0, text, size=size, color="#000000", weight=weight)
        width = probe.get_window_extent().width * 100 / self.figure.dpi
        probe.remove()
        return float(width)

    def wrap(self, text: str, width: float, *, size: float, weight: str = NORMAL, lines: int = 2) -> list[str]:
        """The text in at most so many lines no wider than `width`; what is left over ends in an ellipsis."""
        words = text.split()
        wrapped: list[str] = []
        while words and len(wrapped) < lines - 1:
            taken = self._fitting(words, width, size, weight)
            wrapped.append(" ".join(words[:taken]))
            words = words[taken:]
        if words:
            wrapped.append(self._cut(" ".join(words), width, size, weight))
        return wrapped

    def _fitting(self, words: Sequence[str], width: float, size: float, weight: str) -> int:
        """How many of the words go on one line; at least one."""

        def so_many(n: int) -> float:
            return self.width(" ".join(words[:n]), size=size, weight=weight)

        return max(1, bisect(range(1, len(words) + 1), width, key=so_many))

    def _cut(self, text: str, width: float, size: float, weight: str) -> str:
        """The text, or its beginning and an ellipsis."""

        def so_much(n: int) -> float:
            return self.width(text[:n] + "…", size=size, weight=weight)

        if self.width(text, size=size, weight=weight) <= width:
            return text
        return text[: bisect(range(1, len(text)), width, key=so_much)].rstrip() + "…"
