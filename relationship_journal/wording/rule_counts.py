# SPDX-License-Identifier: MIT
"""How many insights stand, in words, for whoever changes the rules."""

from __future__ import annotations

from relationship_journal.wording.counts import count


def stand_line(stand: int, acting: int) -> str:
    """How many insights there would be: "12 insights would stand now: 3 ask for something."."""
    if not stand:
        return "No insight would stand now."
    said = f"{count(stand, 'insight')} would stand now"
    if not acting:
        return (
            f"{said}; it asks for nothing to be done." if stand == 1 else f"{said}; none asks for anything to be done."
        )
    if stand == 1:
        return f"{said}: it asks for something."
    return f"{said}: {'1 asks' if acting == 1 else f'{acting:,} ask'} for something."
