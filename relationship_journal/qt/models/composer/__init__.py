# SPDX-License-Identifier: MIT
"""What the composer knows: whom it writes about, what its words say, what is usual, and the text not saved yet."""

from __future__ import annotations

from relationship_journal.qt.models.composer.form import FIELDS, Form, written
from relationship_journal.qt.models.composer.model import ENTRIES, ComposerModel, Logged, called

__all__ = ["ENTRIES", "FIELDS", "ComposerModel", "Form", "Logged", "called", "written"]
