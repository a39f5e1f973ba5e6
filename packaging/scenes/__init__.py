# SPDX-License-Identifier: MIT
"""Every view, dialog and state of the window, by name: for pictures, and for the tests of reach."""

from __future__ import annotations

from . import briefs, contact, entries, finding, insights, people, program, tidying, views, writing
from .journals import JOURNALS
from .stage import Scene, Stage, settle

SCENES: tuple[Scene, ...] = (
    *contact.SCENES,
    *entries.SCENES,
    *writing.SCENES,
    *views.SCENES,
    *insights.SCENES,
    *finding.SCENES,
    *people.SCENES,
    *tidying.SCENES,
    *briefs.SCENES,
    *program.SCENES,
)

__all__ = ["JOURNALS", "SCENES", "Scene", "Stage", "settle"]
