# SPDX-License-Identifier: MIT
"""What tests share: no real display, a lasting font cache for matplotlib, and journals to work in."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir()) / "relationship-journal-tests-matplotlib"))

import pytest
from hypothesis import HealthCheck, settings

from relationship_journal.storage import edits
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, ContactId, ConversationId, NewContact, NewConversation, When

settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

PASSPHRASE = "four random words here"


@pytest.fixture
def passphrase() -> str:
    """The passphrase of `encrypted_journal`."""
    return PASSPHRASE


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A new plain journal, closed afterwards."""
    with Journal.create(tmp_path / "journal.rj") as made:
        yield made


@pytest.fixture
def encrypted_journal(tmp_path: Path) -> Iterator[Journal]:
    """A new encrypted journal, closed afterwards; deriving its key takes a good part of a second."""
    with Journal.create(tmp_path / "encrypted.rj", PASSPHRASE) as made:
        yield made


@pytest.fixture
def make_contact(journal: Journal) -> Callable[..., ContactId]:
    """Add a contact to `journal` by name; further fields as NewContact takes them."""

    def make(name: str = "Dana Whitfield", **fields: Any) -> ContactId:
        return edits.add_contact(journal, NewContact(name, **fields))

    return make


@pytest.fixture
def make_conversation(journal: Journal) -> Callable[..., ConversationId]:
    """Log a conversation with one or more contacts of `journal`; `at` is the wall clock as ISO text."""

    def make(
        *contacts: ContactId,
        text: str = "",
        at: str = "2026-11-02T10:00",
        channel: Channel = Channel.CALL,
        **fields: Any,
    ) -> ConversationId:
        when = fields.pop("when", When(datetime.fromisoformat(at)))
        return edits.log_conversation(journal, NewConversation(contacts, when, channel, text, **fields))

    return make


@pytest.fixture
def announced(journal: Journal) -> list[Change]:
    """Every change `journal` announces from now on."""
    changes: list[Change] = []
    journal.listen(changes.append)
    return changes
