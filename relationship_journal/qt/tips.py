# SPDX-License-Identifier: MIT
"""Tooltips that hold words of the journal."""

from __future__ import annotations


def tip(*lines: str) -> str:
    """Lines as a tooltip that shows them letter for letter: "<b>" in a name is no markup. Empty without any."""
    from html import escape  # noqa: PLC0415  (brings the names of two thousand signs)

    said = [escape(line, quote=False) for line in lines if line]
    return f"<qt>{'<br>'.join(said)}</qt>" if said else ""
