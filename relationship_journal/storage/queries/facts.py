# SPDX-License-Identifier: MIT
"""The facts in the head of a contact's page: five small queries, whatever the journal holds."""

from __future__ import annotations

from datetime import date

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import AGREED, PERSONAL_MINUTES, is_touch
from relationship_journal.values import ContactId, ConversationId
from relationship_journal.values.facts import ContactFacts

_SEEN = """m.trashed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = m.conversation_id AND c.trashed_at IS NOT NULL)"""


def contact_facts(journal: Journal, contact: ContactId, today: date) -> ContactFacts:
    """What stands in the head of a contact's page, seen from a day."""
    with journal.lock:
        need = journal.rows(
            f'SELECT m.what FROM goal m WHERE m.contact_id = ? AND {_SEEN} ORDER BY m."on", m.id LIMIT 1', [contact]
        )
        last = journal.rows(
            f"""SELECT t.conversation_id FROM touch t WHERE t.contact_id = ? AND {is_touch("t")}
                ORDER BY t.place DESC LIMIT 1""",
            [contact],
        )
        ((promises, late),) = journal.rows(
            f"""SELECT count(*), coalesce(sum({AGREED} < ?), 0) FROM promise m
                WHERE m.contact_id = ? AND m.kept_on IS NULL AND m.let_go_on IS NULL AND {_SEEN}""",
            [today.isoformat(), contact],
        )
        ((done, asked, given),) = journal.rows(
            f"""SELECT coalesce(sum(m.done_by = 'me'), 0), coalesce(sum(m.asked_by = 'me'), 0),
                       coalesce(sum(m.done_by = 'them' AND m.asked_by = 'them'), 0) FROM favor m
                WHERE m.contact_id = ? AND {_SEEN}""",
            [contact],
        )
        ((personal, limit),) = journal.rows(
            f"""SELECT (SELECT {PERSONAL_MINUTES} FROM contact_month WHERE contact_id = ?1 AND month = ?2),
                       (SELECT m.amount FROM "limit" m WHERE (m.contact_id = ?1 OR m.contact_id IS NULL)
                        AND m.kind = 'personal_minutes' AND {_SEEN}
                        ORDER BY m.contact_id IS NULL, m.uid DESC LIMIT 1)""",
            [contact, f"{today:%Y-%m}"],
        )
    return ContactFacts(
        need[0][0] if need else "",
        ConversationId(last[0][0]) if last else None,
        promises,
        late,
        done,
        asked,
        personal or 0,
        limit,
        given,
    )
