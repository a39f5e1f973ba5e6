# SPDX-License-Identifier: MIT
"""Every chart, in menu order; importing this loads no matplotlib."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from relationship_journal.charts import mix_over_time


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its name in code and on the command line, its title, and its functions.

    `points` turns values into what is drawn, `draw` draws it on a page's figure, `prepare` gets a figure ready
    for a live one, `describe` says it in words and `table` lists it.
    """

    name: str
    title: str
    points: Callable[..., Any]
    draw: Callable[..., None]
    prepare: Callable[..., Any]
    describe: Callable[..., str]
    table: Callable[..., list[tuple[str, ...]]]


CHARTS: tuple[Chart, ...] = (
    Chart(
        name="mix-over-time",
        title="Mix over time",
        points=mix_over_time.points,
        draw=mix_over_time.draw,
        prepare=mix_over_time.prepare,
        describe=mix_over_time.describe,
        table=mix_over_time.table,
    ),
)
