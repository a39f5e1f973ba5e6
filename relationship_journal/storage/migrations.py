# SPDX-License-Identifier: MIT
"""The steps from any earlier format to today's: frozen SQL, one function a step; a new file runs the same steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from relationship_journal.storage.derived import Part

Connection = Any

_IDENTITY = (
    "id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, hash BLOB NOT NULL, stamp INTEGER NOT NULL, trashed_at TEXT"
)


def _first(connection: Connection) -> None:
    for statement in _FIRST:
        connection.execute(statement.replace("IDENTITY", _IDENTITY))


_FIRST = (
    """CREATE TABLE batch (IDENTITY, source TEXT NOT NULL, made_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE setting (IDENTITY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT""",
    """CREATE TABLE account (IDENTITY,
        name TEXT NOT NULL, spaced TEXT, renewal_on TEXT, people_that_matter INTEGER, note TEXT NOT NULL,
        batch_id INTEGER REFERENCES batch(id) ON DELETE RESTRICT) STRICT""",
    """CREATE TABLE contact (IDENTITY,
        name TEXT NOT NULL CHECK (name <> ''), spaced TEXT,
        prefix TEXT NOT NULL, given TEXT NOT NULL, middle TEXT NOT NULL, family TEXT NOT NULL, suffix TEXT NOT NULL,
        nickname TEXT NOT NULL, phonetic_given TEXT NOT NULL, phonetic_family TEXT NOT NULL,
        is_company INTEGER NOT NULL, pronoun TEXT NOT NULL,
        status TEXT NOT NULL, stage TEXT NOT NULL, wanted_by TEXT NOT NULL, tier TEXT NOT NULL,
        cadence_days INTEGER, away_until TEXT, seasonal_months TEXT NOT NULL,
        health_or_public INTEGER NOT NULL, off_duty_welcome INTEGER NOT NULL,
        birth_year INTEGER, birth_month INTEGER, birth_day INTEGER, zone TEXT, note TEXT NOT NULL,
        added_at TEXT NOT NULL, batch_id INTEGER REFERENCES batch(id) ON DELETE RESTRICT) STRICT""",
    """CREATE TABLE job (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE RESTRICT,
        title TEXT NOT NULL, department TEXT NOT NULL, buying_role TEXT NOT NULL,
        started_on TEXT, ended_on TEXT) STRICT""",
    """CREATE TABLE method (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        kind TEXT NOT NULL, label TEXT NOT NULL, value TEXT NOT NULL, comparable TEXT NOT NULL,
        preferred INTEGER NOT NULL) STRICT""",
    """CREATE TABLE address (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        label TEXT NOT NULL, po_box TEXT NOT NULL, extended TEXT NOT NULL, street TEXT NOT NULL,
        locality TEXT NOT NULL, region TEXT NOT NULL, postcode TEXT NOT NULL, country TEXT NOT NULL,
        formatted TEXT NOT NULL) STRICT""",
    """CREATE TABLE date (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        label TEXT NOT NULL, year INTEGER, month INTEGER, day INTEGER, typed TEXT NOT NULL) STRICT""",
    """CREATE TABLE relation (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        label TEXT NOT NULL, name TEXT NOT NULL,
        other_id INTEGER REFERENCES contact(id) ON DELETE RESTRICT) STRICT""",
    """CREATE TABLE photo (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        media_type TEXT NOT NULL, data BLOB NOT NULL) STRICT""",
    """CREATE TABLE raw_card (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        format TEXT NOT NULL, version TEXT NOT NULL, card_uid TEXT NOT NULL, text TEXT NOT NULL,
        batch_id INTEGER REFERENCES batch(id) ON DELETE RESTRICT) STRICT""",
    """CREATE TABLE tag (IDENTITY, kind TEXT NOT NULL, name TEXT NOT NULL, spaced TEXT, UNIQUE (kind, name)) STRICT""",
    """CREATE TABLE contact_tag (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE RESTRICT, UNIQUE (contact_id, tag_id)) STRICT""",
    """CREATE TABLE conversation (IDENTITY,
        place INTEGER NOT NULL UNIQUE, at TEXT NOT NULL, utc INTEGER NOT NULL, "offset" INTEGER NOT NULL, zone TEXT,
        precision TEXT NOT NULL, channel TEXT NOT NULL, minutes INTEGER CHECK (minutes >= 0),
        share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 100), rated INTEGER NOT NULL, planned INTEGER NOT NULL,
        answered INTEGER NOT NULL, began TEXT, in_confidence INTEGER NOT NULL,
        cost INTEGER, currency TEXT, paid_by TEXT, text TEXT NOT NULL, spaced TEXT,
        batch_id INTEGER REFERENCES batch(id) ON DELETE RESTRICT) STRICT""",
    """CREATE TABLE participant (IDENTITY,
        conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE RESTRICT,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        UNIQUE (conversation_id, contact_id)) STRICT""",
    """CREATE TABLE conversation_tag (IDENTITY,
        conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE RESTRICT,
        tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE RESTRICT, UNIQUE (conversation_id, tag_id)) STRICT""",
    # Outside every Change: book-keeping, drafts, history, what was purged.
    """CREATE TABLE book (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft (key TEXT PRIMARY KEY, body TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT""",
    """CREATE TABLE revision (id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL, uid TEXT NOT NULL, sequence INTEGER NOT NULL, parent TEXT, hash TEXT NOT NULL,
        copy TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (uid, sequence)) STRICT""",
    """CREATE TABLE tombstone (uid TEXT PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL,
        stamp INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX account_name ON account (name)",
    "CREATE INDEX job_contact ON job (contact_id)",
    "CREATE INDEX job_account ON job (account_id)",
    "CREATE INDEX method_contact ON method (contact_id)",
    "CREATE INDEX method_comparable ON method (comparable)",
    "CREATE INDEX address_contact ON address (contact_id)",
    "CREATE INDEX date_contact ON date (contact_id)",
    "CREATE INDEX relation_contact ON relation (contact_id)",
    "CREATE INDEX relation_other ON relation (other_id)",
    "CREATE INDEX photo_contact ON photo (contact_id)",
    "CREATE INDEX raw_card_contact ON raw_card (contact_id)",
    "CREATE INDEX contact_tag_tag ON contact_tag (tag_id)",
    "CREATE INDEX participant_contact ON participant (contact_id)",
    "CREATE INDEX conversation_tag_tag ON conversation_tag (tag_id)",
)


def _second(_: Connection) -> None:
    """Entries carry what the timeline is filtered by: nothing in the record changes."""


def _third(connection: Connection) -> None:
    """Marks and how conversations were: tables of their own, so that no row there is has to be sealed anew."""
    for statement in _THIRD:
        connection.execute(statement.replace("IDENTITY", _IDENTITY))


_THIRD = (
    """CREATE TABLE manner (IDENTITY,
        conversation_id INTEGER NOT NULL UNIQUE REFERENCES conversation(id) ON DELETE RESTRICT,
        off_duty TEXT, brief INTEGER NOT NULL, nothing_to_follow_up INTEGER NOT NULL, needed_an_ear INTEGER NOT NULL,
        told_troubles INTEGER NOT NULL, meaning TEXT NOT NULL) STRICT""",
    """CREATE TABLE ear (IDENTITY,
        conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE RESTRICT,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        UNIQUE (conversation_id, contact_id)) STRICT""",
    """CREATE TABLE promise (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, side TEXT NOT NULL, what TEXT NOT NULL, due TEXT, kept_on TEXT, let_go_on TEXT,
        note TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE promise_move (IDENTITY,
        promise_id INTEGER NOT NULL REFERENCES promise(id) ON DELETE RESTRICT,
        due_before TEXT, due_after TEXT NOT NULL, "on" TEXT NOT NULL, told INTEGER NOT NULL) STRICT""",
    """CREATE TABLE favor (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, done_by TEXT NOT NULL, asked_by TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT
        NULL, normal_service INTEGER NOT NULL, worth INTEGER, currency TEXT NOT NULL, reason TEXT NOT NULL,
        said_one_off INTEGER NOT NULL, pushed_aside TEXT NOT NULL, made_good_on TEXT, note TEXT NOT NULL,
        spaced TEXT) STRICT""",
    """CREATE TABLE shortcut (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, what TEXT NOT NULL, told_on TEXT, note TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE friction (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, what TEXT NOT NULL, began TEXT NOT NULL, talked_on TEXT, crossed_on TEXT,
        settled_on TEXT, note TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE refusal (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, what TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT, in_their_words TEXT NOT
        NULL, still_hurts INTEGER NOT NULL, note TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE goal (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, what TEXT NOT NULL, state TEXT NOT NULL, moved_on TEXT, celebrated_on TEXT, note
        TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE note (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, what TEXT NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL, raised_on TEXT, note
        TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE "limit" (IDENTITY,
        contact_id INTEGER REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER, currency TEXT NOT NULL, topic TEXT NOT NULL,
        note TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE interest (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, what TEXT NOT NULL, note TEXT NOT NULL, spaced TEXT) STRICT""",
    """CREATE TABLE stage_change (IDENTITY,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE RESTRICT,
        conversation_id INTEGER REFERENCES conversation(id) ON DELETE RESTRICT,
        "on" TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, note TEXT NOT NULL, spaced TEXT) STRICT""",
    "CREATE INDEX promise_contact ON promise (contact_id)",
    "CREATE INDEX promise_conversation ON promise (conversation_id)",
    "CREATE INDEX promise_move_promise ON promise_move (promise_id)",
    "CREATE INDEX favor_contact ON favor (contact_id)",
    "CREATE INDEX favor_conversation ON favor (conversation_id)",
    "CREATE INDEX shortcut_contact ON shortcut (contact_id)",
    "CREATE INDEX shortcut_conversation ON shortcut (conversation_id)",
    "CREATE INDEX friction_contact ON friction (contact_id)",
    "CREATE INDEX friction_conversation ON friction (conversation_id)",
    "CREATE INDEX refusal_contact ON refusal (contact_id)",
    "CREATE INDEX refusal_conversation ON refusal (conversation_id)",
    "CREATE INDEX goal_contact ON goal (contact_id)",
    "CREATE INDEX goal_conversation ON goal (conversation_id)",
    "CREATE INDEX note_contact ON note (contact_id)",
    "CREATE INDEX note_conversation ON note (conversation_id)",
    'CREATE INDEX limit_contact ON "limit" (contact_id)',
    'CREATE INDEX limit_conversation ON "limit" (conversation_id)',
    "CREATE INDEX interest_contact ON interest (contact_id)",
    "CREATE INDEX interest_conversation ON interest (conversation_id)",
    "CREATE INDEX stage_change_contact ON stage_change (contact_id)",
    "CREATE INDEX stage_change_conversation ON stage_change (conversation_id)",
    "CREATE INDEX ear_contact ON ear (contact_id)",
)


def _fourth(connection: Connection) -> None:
    """Who is archived, and what became part of what: tables of their own, for the same reason."""
    for statement in _FOURTH:
        connection.execute(statement.replace("IDENTITY", _IDENTITY))


_FOURTH = (
    """CREATE TABLE archival (IDENTITY,
        contact_id INTEGER NOT NULL UNIQUE REFERENCES contact(id) ON DELETE RESTRICT, "on" TEXT NOT NULL) STRICT""",
    """CREATE TABLE merger (IDENTITY,
        contact_id INTEGER REFERENCES contact(id) ON DELETE RESTRICT,
        account_id INTEGER REFERENCES account(id) ON DELETE RESTRICT,
        gone TEXT NOT NULL, name TEXT NOT NULL, "on" TEXT NOT NULL) STRICT""",
    "CREATE INDEX merger_contact ON merger (contact_id)",
    "CREATE INDEX merger_account ON merger (account_id)",
    "CREATE INDEX merger_gone ON merger (gone)",
)


def _fifth(connection: Connection) -> None:
    """What was answered to insights: a table of its own, for the same reason."""
    for statement in _FIFTH:
        connection.execute(statement.replace("IDENTITY", _IDENTITY))


_FIFTH = (
    """CREATE TABLE answer (IDENTITY,
        rule TEXT NOT NULL,
        contact_id INTEGER REFERENCES contact(id) ON DELETE RESTRICT,
        account_id INTEGER REFERENCES account(id) ON DELETE RESTRICT,
        kind TEXT NOT NULL, "on" TEXT NOT NULL, until TEXT, note TEXT NOT NULL, evidence TEXT NOT NULL) STRICT""",
    "CREATE INDEX answer_contact ON answer (contact_id)",
    "CREATE INDEX answer_account ON answer (account_id)",
)


def _sixth(connection: Connection) -> None:
    """What fell due in some days and what is in the trash is found at once; how a conversation was is computed too."""
    connection.execute("CREATE INDEX promise_due ON promise (due)")
    connection.execute("CREATE INDEX promise_move_due ON promise_move (due_after)")
    connection.execute("CREATE INDEX conversation_trash ON conversation (trashed_at) WHERE trashed_at IS NOT NULL")


class Step(NamedTuple):
    """Brings a journal from one format to the next, and says which derived tables are then to be made anew."""

    run: Callable[[Connection], None]
    anew: Part = Part.ALL
    """Less than all where the step leaves alone what the others are made from; a definition that changed is seen."""


STEPS: tuple[Step, ...] = (
    Step(_first),
    Step(_second, anew=Part.FACTS),
    Step(_third, anew=Part.MARKS),
    Step(_fourth, anew=Part(0)),
    Step(_fifth, anew=Part(0)),
    Step(_sixth, anew=Part.FACTS),
)
"""Step n brings a journal from format n to n + 1."""

FORMAT = len(STEPS)


def migrate(connection: Connection, start: int) -> Part:
    """Run the steps from format `start` on, inside the caller's transaction; the version moves with them.

    Answers which derived tables must be made anew.
    """
    anew = Part(0)
    for step in STEPS[start:]:
        step.run(connection)
        anew |= step.anew
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    return anew
