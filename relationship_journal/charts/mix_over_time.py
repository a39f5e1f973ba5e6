# SPDX-License-Identifier: MIT
"""The mix over time: hours a month above and below a line, or the business share of each conversation.

A figure is handed in; nothing here makes one, and importing this loads no matplotlib. Sizes are layout
pixels, a hundredth of an inch, whatever the figure's resolution.
"""

from __future__ import annotations

from relationship_journal.charts.marks import Event
from relationship_journal.charts.mix_axes import Mode
from relationship_journal.charts.mix_live import Live, prepare
from relationship_journal.charts.mix_page import draw, method
from relationship_journal.charts.mix_points import TABLE_HEAD, MixPoints, describe, month_sentence, points, table

__all__ = [
    "TABLE_HEAD",
    "Event",
    "Live",
    "MixPoints",
    "Mode",
    "describe",
    "draw",
    "method",
    "month_sentence",
    "points",
    "prepare",
    "table",
]
