# SPDX-License-Identifier: MIT
"""The lines of a text from the command line that write marks: "promise send the sheet by tue"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from relationship_journal.one_line import Kind, LineKind, Names, sigils
from relationship_journal.one_line.marks import mark_lines, without_lines
from relationship_journal.one_line.meaning import value
from relationship_journal.one_line.naming import ears_of, marks_of
from relationship_journal.one_line.reading import seen_from
from relationship_journal.storage import queries
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ConversationId, Cost, Manner, NewContact, NewConversation, OffDuty
from relationship_journal.wording.manner import cost, needed_an_ear
from relationship_journal.wording.mark_lines import field_choices, wanting
from relationship_journal.wording.marks import mark_words


def with_marks(
    journal: Journal, new: NewConversation, who: Sequence[ContactId | NewContact], now: datetime
) -> NewConversation:
    """The conversation with the marks its text writes, and without their lines; days count from a talk that is over.

    Raises BadValue where a mark says nothing.
    """
    has_names = "@" in new.text or "needed an ear" in new.text.casefold()
    names = Names(queries.known_names(journal)) if has_names else Names()
    currency = queries.currency(journal)
    found = mark_lines(new.text, names, seen_from(new.when, now), currency=currency)
    lines, asides = found.lines, found.asides
    if not (lines or asides):
        return new
    for line in lines:
        if not line.what and line.kind is not LineKind.OFF_DUTY:
            raise BadValue("text", wanting(line.kind))
    (marks,) = marks_of(lines, (who,), new.when.day, currency)
    within = [span for line in lines for span in sigils(new.text[line.start : line.end], names)]
    tags = [str(span.value) for span in within if span.kind is Kind.TAG]
    off_duty = (value(line, "how") for line in lines if line.kind is LineKind.OFF_DUTY)
    how = next((said for said in off_duty if isinstance(said, OffDuty)), None)
    try:
        (ears,) = ears_of(asides, (who,))
    except ValueError as error:
        raise BadValue("text", str(error)) from None
    spent = next((Cost(*one.cost, one.paid_by) for one in asides if one.cost is not None), new.cost)
    my_ear = any(one.my_ear for one in asides)
    return replace(
        new,
        text=without_lines(new.text, (*lines, *asides)),
        marks=marks,
        manner=Manner(how, needed_an_ear=my_ear) if how is not None or my_ear else None,
        cost=spent,
        ears=ears or new.ears,
        tags=(*new.tags, *(tag for tag in tags if tag not in new.tags)),
    )


def noted(journal: Journal, conversation: ConversationId, now: datetime) -> list[str]:
    """What was written down beside a text, a line each, so that a slip is seen at once."""
    found = queries.entry_marks(journal, (conversation,)).get(conversation)
    if found is None:
        return []
    several = len({one.contact_id for one in found.marks}) > 1
    said = [f"Noted. {mark_words(one, now.date(), named=several)}" for one in found.marks]
    how = dict(field_choices(LineKind.OFF_DUTY, "how")).get(found.manner.off_duty)
    if how is not None:
        said.append(f"Noted. Off duty: {how[:1].lower()}{how[1:]}")
    if found.cost:
        said.append(f"Noted. Cost: {cost(found.cost)}")
    if found.ears or found.manner.needed_an_ear:
        names = {one.id: one.name for one in queries.named_contacts(journal)}
        said.append(f"Noted. {needed_an_ear(found.manner.needed_an_ear, [names[one] for one in found.ears])}")
    return said
