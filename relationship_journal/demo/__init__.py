# SPDX-License-Identifier: MIT
"""The demo cast and its stories: a seller's own notes over three years, placed so that they end today.

The words stand in resources/demo: cast.json, and one text file per account or group of accounts, read by `notes`.
"""

from __future__ import annotations

from relationship_journal.demo.journal import (
    LABEL,
    fill,
    fresh,
)
from relationship_journal.demo.telling import (
    STORIES,
    DemoContent,
    content,
)

__all__ = [
    "LABEL",
    "STORIES",
    "DemoContent",
    "content",
    "fill",
    "fresh",
]
