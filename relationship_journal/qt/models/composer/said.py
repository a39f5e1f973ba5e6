# SPDX-License-Identifier: MIT
"""What lines of a text say of how a conversation was, as a form has it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from relationship_journal.one_line import Reading
from relationship_journal.one_line.naming import Who, ears_of
from relationship_journal.one_line.rewriting import money_written
from relationship_journal.qt.models.manner_form import MannerForm
from relationship_journal.values import ContactId


def said_of_manner(reading: Reading, groups: Sequence[Who]) -> MannerForm:
    """The form of what the lines say; ears of those alone who are in the journal already."""
    asides = reading.marks.asides
    spent = next((said for said in asides if said.cost is not None), None)
    ears: set[ContactId] = set()
    with suppress(ValueError):  # said where it is saved
        for places, who in zip(ears_of(asides, groups), groups, strict=True):
            ears |= {ContactId(one) for one in (who[place] for place in places) if isinstance(one, int)}
    return MannerForm(
        off_duty=reading.off_duty,
        my_ear=any(said.my_ear for said in asides),
        ears=frozenset(ears),
        cost="" if spent is None or spent.cost is None else money_written(*spent.cost),
        paid_by=None if spent is None else spent.paid_by,
    )
