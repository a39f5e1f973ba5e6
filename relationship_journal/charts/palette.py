# SPDX-License-Identifier: MIT
"""The colors a chart is drawn in, as plain hex values from the design's tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colors by what they are for, each `#RRGGBB`; `ground` is what the chart lies on."""

    ground: str
    line: str
    text: str
    muted: str
    business: str
    personal: str
    business_text: str
    personal_text: str


LIGHT = Palette(
    ground="#F6F5F2",
    line="#DEDBD3",
    text="#22252A",
    muted="#5F6369",
    business="#2A6F97",
    personal="#C77D1E",
    business_text="#2A6F97",
    personal_text="#935A10",
)
DARK = Palette(
    ground="#1B1D20",
    line="#363A3F",
    text="#E8E6E1",
    muted="#A0A4A9",
    business="#5FA9D3",
    personal="#E3A54E",
    business_text="#5FA9D3",
    personal_text="#E3A54E",
)
PAPER = Palette(
    ground="#FFFFFF",
    line="#E6E4DF",
    text="#22252A",
    muted="#5F6369",
    business="#2A6F97",
    personal="#C77D1E",
    business_text="#2A6F97",
    personal_text="#935A10",
)
"""For what is exported: the light colors on white, whatever the window wears."""


def lighter(color: str, ground: str, strength: float = 0.35) -> str:
    """The color as it looks when only `strength` (0 to 1) of it lies on the ground; no transparency needed."""
    mixed = (round(strength * c + (1 - strength) * g) for c, g in zip(_parts(color), _parts(ground), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
