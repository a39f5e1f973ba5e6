# SPDX-License-Identifier: MIT
"""Everything that can be computed again from the record: what is visible, sums, the search indexes.

Triggers keep it current; `rebuild` makes it anew. A conversation is visible when neither it nor all of
its contacts are in the trash. `entry` holds the visible ones, `touch` the same per contact; both carry what
counts (groups and plans count nothing), from which sums per month and contact follow by difference, and what the
timeline is filtered by: to look it up among the conversations themselves would take ten times as long. `touch` also
carries how a conversation was, for what is asked of everybody's at once: whether it is a talk, and what rules look at.
"""

from __future__ import annotations

import json
from enum import Flag, auto
from typing import Any, TypeGuard

from relationship_journal.storage.mark_rows import shape
from relationship_journal.values import DEFAULT_MINUTES, GROUP_SIZE, MAX_MINUTES, MarkKind

Connection = Any

_FACTS = (
    "month TEXT NOT NULL, done INTEGER NOT NULL, counted INTEGER NOT NULL, minutes INTEGER NOT NULL, "
    "business INTEGER NOT NULL, rated INTEGER NOT NULL, "
    "channel TEXT NOT NULL, share INTEGER NOT NULL, was_rated INTEGER NOT NULL"
)
_HOW_IT_WAS = (
    "answered INTEGER NOT NULL, began TEXT, off_duty TEXT, brief INTEGER NOT NULL, closed INTEGER NOT NULL, "
    "ear INTEGER NOT NULL, troubles INTEGER NOT NULL"
)
"""Of the writer's: `closed` is that nothing was left to follow up, `troubles` those told without what they mean."""
_SUMS = ("entries", "counted", "minutes", "business", "rated", "rated_minutes", "rated_business")
_SUM_COLUMNS = ", ".join(f"{name} INTEGER NOT NULL" for name in _SUMS)
_SUM_OF = (
    "sum(done), sum(counted), sum(minutes), sum(business), sum(rated), sum(rated * minutes), sum(rated * business)"
)

TOKENIZER = "unicode61 remove_diacritics 2"


class Part(Flag):
    """What is made anew together: what is visible with its sums; the words of marks; the search indexes.

    The indexes take ten times as long as the rest, and are made from the words of marks too.
    """

    FACTS = auto()
    MARKS = auto()
    INDEXES = auto()
    ALL = FACTS | MARKS | INDEXES


_FACT_TABLES = (
    "CREATE TABLE channel_minutes (channel TEXT PRIMARY KEY, minutes INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    f"CREATE TABLE entry (place INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL UNIQUE, {_FACTS}) STRICT",
    f"""CREATE TABLE touch (contact_id INTEGER NOT NULL, place INTEGER NOT NULL, conversation_id INTEGER NOT NULL,
        {_FACTS}, {_HOW_IT_WAS}, PRIMARY KEY (contact_id, place)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX touch_conversation ON touch (conversation_id)",
    f"CREATE TABLE journal_month (month TEXT PRIMARY KEY, {_SUM_COLUMNS}) STRICT, WITHOUT ROWID",
    f"""CREATE TABLE contact_month (contact_id INTEGER NOT NULL, month TEXT NOT NULL, {_SUM_COLUMNS},
        PRIMARY KEY (contact_id, month)) STRICT, WITHOUT ROWID""",
    f"CREATE TABLE contact_total (contact_id INTEGER PRIMARY KEY, {_SUM_COLUMNS}) STRICT",
)
_MARKED = (
    """CREATE TABLE marked (conversation_id INTEGER NOT NULL, kind TEXT NOT NULL, mark_id INTEGER NOT NULL,
        contact_id INTEGER, words TEXT NOT NULL, PRIMARY KEY (conversation_id, kind, mark_id)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX marked_contact ON marked (contact_id)",
    "CREATE INDEX marked_kind ON marked (kind)",
)
_INDEXES = (
    f"""CREATE VIRTUAL TABLE entry_index USING fts5(body, refs, content='', contentless_delete=1,
        tokenize='{TOKENIZER}', prefix='2 3')""",
    f"""CREATE VIRTUAL TABLE contact_index USING fts5(names, accounts, methods, content='', contentless_delete=1,
        tokenize='{TOKENIZER}', prefix='2 3')""",
)

_WORDS_OF_TEXT = """CREATE VIEW entry_index_now AS
        SELECT c.id, c.place, coalesce(c.spaced, c.text) AS body,
               coalesce((SELECT group_concat(token, ' ') FROM (SELECT 'p' || q.contact_id AS token
                         FROM participant q WHERE q.conversation_id = c.id ORDER BY q.contact_id)), '') || ' ' ||
               coalesce((SELECT group_concat(token, ' ') FROM (SELECT 't' || g.tag_id AS token
                         FROM conversation_tag g WHERE g.conversation_id = c.id ORDER BY g.tag_id)), '') AS refs
        FROM conversation c WHERE c.trashed_at IS NULL
          AND EXISTS (SELECT 1 FROM participant q WHERE q.conversation_id = c.id)"""
_ENTRY_WORDS = _WORDS_OF_TEXT.replace(
    "coalesce(c.spaced, c.text) AS body,",
    """coalesce(c.spaced, c.text) ||
               coalesce((SELECT group_concat(words, '') FROM (SELECT ' ' || d.words AS words FROM marked d
                         LEFT JOIN contact k ON k.id = d.contact_id
                         WHERE d.conversation_id = c.id AND k.trashed_at IS NULL
                         ORDER BY d.kind, d.mark_id)), '') AS body,""",
)
_SAYS_THE_SAME = {_ENTRY_WORDS: _WORDS_OF_TEXT}
"""Earlier definitions that say of the journals they stand in what today's do: of before there were any marks."""


def _mark(kind: MarkKind) -> str:
    """The marks of a kind that came from a conversation, as rows of `marked`."""
    words = " || ' ' || ".join(shape(kind).texts)
    return f"""SELECT conversation_id, '{kind.value}' AS kind, id AS mark_id, contact_id,
        coalesce(spaced, {words}) AS words
        FROM "{kind.value}" WHERE conversation_id IS NOT NULL AND trashed_at IS NULL"""


_MARK_VIEWS = (f"CREATE VIEW marked_now AS {' UNION ALL '.join(map(_mark, MarkKind))}",)

_FACT_VIEWS = (
    # Correlated, not grouped: asked for one conversation it must not look at the others.
    f"""CREATE VIEW entry_now AS
        SELECT place, conversation_id, month, done, counted, counted * length AS minutes,
               counted * length * share AS business, counted * rated AS rated, channel, share, rated AS was_rated
        FROM (SELECT c.place, c.id AS conversation_id, substr(c.at, 1, 7) AS month, NOT c.planned AS done,
                     c.rated, c.share, c.channel, coalesce(c.minutes, m.minutes) AS length,
                     NOT c.planned AND {GROUP_SIZE} >
                         (SELECT count(*) FROM participant q WHERE q.conversation_id = c.id) AS counted
              FROM conversation c JOIN channel_minutes m ON m.channel = c.channel
              WHERE c.trashed_at IS NULL AND EXISTS (
                  SELECT 1 FROM participant q JOIN contact k ON k.id = q.contact_id
                  WHERE q.conversation_id = c.id AND k.trashed_at IS NULL))""",
    """CREATE VIEW touch_now AS
        SELECT q.contact_id, e.place, e.conversation_id, e.month, e.done, e.counted, e.minutes, e.business, e.rated,
               e.channel, e.share, e.was_rated, c.answered, c.began, n.off_duty, coalesce(n.brief, 0) AS brief,
               coalesce(n.nothing_to_follow_up, 0) AS closed, coalesce(n.needed_an_ear, 0) AS ear,
               coalesce(n.told_troubles AND n.meaning = '', 0) AS troubles
        FROM entry e JOIN participant q ON q.conversation_id = e.conversation_id
        JOIN contact k ON k.id = q.contact_id AND k.trashed_at IS NULL
        JOIN conversation c ON c.id = e.conversation_id
        LEFT JOIN manner n ON n.conversation_id = e.conversation_id""",
    f"CREATE VIEW journal_month_now AS SELECT month, {_SUM_OF} FROM entry GROUP BY month HAVING sum(done) > 0",
    f"""CREATE VIEW contact_month_now AS SELECT contact_id, month, {_SUM_OF} FROM touch
        GROUP BY contact_id, month HAVING sum(done) > 0""",
    f"""CREATE VIEW contact_total_now AS SELECT contact_id, {_SUM_OF} FROM touch
        GROUP BY contact_id HAVING sum(done) > 0""",
)
_INDEX_VIEWS = (
    # Who took part and what it is tagged with are tokens beside the text ("p12 t3"), so that renaming a
    # contact, an account or a tag rewrites nothing. Plain SQL only: with syntax newer than a few years, older
    # SQLite could not even list the tables of a plain journal.
    _ENTRY_WORDS,
    """CREATE VIEW contact_index_now AS
        SELECT k.id, k.name || ' ' || k.prefix || ' ' || k.given || ' ' || k.middle || ' ' || k.family || ' ' ||
                     k.suffix || ' ' || k.nickname || ' ' || k.phonetic_given || ' ' || k.phonetic_family || ' ' ||
                     coalesce(k.spaced, '') AS names,
               coalesce((SELECT group_concat(called, ' ') FROM (SELECT a.name || ' ' || coalesce(a.spaced, '') AS called
                         FROM job j JOIN account a ON a.id = j.account_id
                         WHERE j.contact_id = k.id ORDER BY j.id)), '') AS accounts,
               coalesce((SELECT group_concat(reached, ' ') FROM (SELECT m.value || ' ' || m.comparable AS reached
                         FROM method m WHERE m.contact_id = k.id ORDER BY m.id)), '') AS methods
        FROM contact k WHERE k.trashed_at IS NULL""",
)

_TABLES = {Part.FACTS: _FACT_TABLES, Part.MARKS: _MARKED, Part.INDEXES: _INDEXES}
_VIEWS = {Part.FACTS: _FACT_VIEWS, Part.MARKS: _MARK_VIEWS, Part.INDEXES: _INDEX_VIEWS}


def _counting(table: str, keys: tuple[str, ...], source: str) -> tuple[str, ...]:
    """Triggers that carry each row of `source` into the sums of `table`, by difference."""
    news = ", ".join(f"new.{key}" for key in keys)
    match = " AND ".join(f"{key} = old.{key}" for key in keys)
    values = "1, new.counted, new.minutes, new.business, new.rated, new.rated * new.minutes, new.rated * new.business"
    add = ", ".join(f"{name} = {name} + excluded.{name}" for name in _SUMS)
    take = (
        "entries = entries - 1, counted = counted - old.counted, minutes = minutes - old.minutes, "
        "business = business - old.business, rated = rated - old.rated, "
        "rated_minutes = rated_minutes - old.rated * old.minutes, "
        "rated_business = rated_business - old.rated * old.business"
    )
    return (
        f"""CREATE TRIGGER {table}_plus AFTER INSERT ON {source} WHEN new.done BEGIN
            INSERT INTO {table} VALUES ({news}, {values}) ON CONFLICT DO UPDATE SET {add}; END""",
        f"""CREATE TRIGGER {table}_minus AFTER DELETE ON {source} WHEN old.done BEGIN
            UPDATE {table} SET {take} WHERE {match};
            DELETE FROM {table} WHERE {match} AND entries = 0; END""",
    )


def _shown(which: str) -> str:
    """Statements that make `entry` and `touch` current for the conversations `which` selects."""
    return f"""DELETE FROM touch WHERE conversation_id {which};
        DELETE FROM entry WHERE conversation_id {which};
        INSERT INTO entry SELECT * FROM entry_now WHERE conversation_id {which};
        INSERT INTO touch SELECT * FROM touch_now WHERE conversation_id {which};"""


def _found(conversation: str) -> str:
    return f"""DELETE FROM entry_index WHERE rowid = (SELECT place FROM conversation WHERE id = {conversation});
        INSERT INTO entry_index (rowid, body, refs)
        SELECT place, body, refs FROM entry_index_now WHERE id = {conversation};"""


def _named(contact: str) -> str:
    return f"""DELETE FROM contact_index WHERE rowid = {contact};
        INSERT INTO contact_index (rowid, names, accounts, methods)
        SELECT id, names, accounts, methods FROM contact_index_now WHERE id = {contact};"""


_OF_ACCOUNT = "IN (SELECT contact_id FROM job WHERE account_id = new.id)"
_OF_CONTACT = "IN (SELECT conversation_id FROM participant WHERE contact_id = new.id)"


def _on_links() -> tuple[str, ...]:
    """Triggers of the rows that hang on a conversation or a contact: (table, parent column, what to refresh)."""
    triggers = []
    for table, parent, refreshes in (
        ("participant", "conversation_id", (_shown, _found)),
        ("conversation_tag", "conversation_id", (_found,)),
        ("job", "contact_id", (_named,)),
        ("method", "contact_id", (_named,)),
    ):
        for event, rows in (("INSERT", ("new",)), ("DELETE", ("old",)), ("UPDATE", ("old", "new"))):
            body = "".join(
                refresh(f"= {row}.{parent}" if refresh is _shown else f"{row}.{parent}")
                for row in rows
                for refresh in refreshes
            )
            triggers.append(f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} BEGIN {body} END")
    return tuple(triggers)


def _on_manners() -> tuple[str, ...]:
    """Triggers of how conversations were: nothing that is counted changes, so that the touches stay where they are."""
    there = """UPDATE touch SET off_duty = new.off_duty, brief = new.brief, closed = new.nothing_to_follow_up,
        ear = new.needed_an_ear, troubles = new.told_troubles AND new.meaning = ''
        WHERE conversation_id = new.conversation_id;"""
    gone = """UPDATE touch SET off_duty = NULL, brief = 0, closed = 0, ear = 0, troubles = 0
        WHERE conversation_id = old.conversation_id;"""
    return tuple(
        f"CREATE TRIGGER manner_{event.lower()} AFTER {event} ON manner BEGIN {body} END"
        for event, body in (("INSERT", there), ("DELETE", gone), ("UPDATE", gone + there))
    )


def _on_marks(kind: MarkKind) -> tuple[str, ...]:
    """Triggers of the marks of a kind: an entry is found by the words of its marks."""
    table = kind.value
    gone = f"""DELETE FROM marked WHERE conversation_id = old.conversation_id AND kind = '{table}'
        AND mark_id = old.id; {_found("old.conversation_id")}"""
    there = f"""INSERT INTO marked {_mark(kind)} AND id = new.id; {_found("new.conversation_id")}"""
    return (
        f"""CREATE TRIGGER {table}_insert AFTER INSERT ON "{table}" WHEN new.conversation_id IS NOT NULL
            BEGIN {there} END""",
        f"""CREATE TRIGGER {table}_delete AFTER DELETE ON "{table}" WHEN old.conversation_id IS NOT NULL
            BEGIN {gone} END""",
        f"""CREATE TRIGGER {table}_update AFTER UPDATE ON "{table}"
            WHEN coalesce(old.conversation_id, new.conversation_id) IS NOT NULL BEGIN {gone} {there} END""",
    )


_OF_MARKS = "IN (SELECT conversation_id FROM marked WHERE contact_id = new.id)"

_TRIGGERS = (
    *(trigger for kind in MarkKind for trigger in _on_marks(kind)),
    *_counting("journal_month", ("month",), "entry"),
    *_counting("contact_month", ("contact_id", "month"), "touch"),
    *_counting("contact_total", ("contact_id",), "touch"),
    *_on_links(),
    *_on_manners(),
    f"""CREATE TRIGGER conversation_facts AFTER UPDATE OF place, at, channel, minutes, share, rated, planned, answered,
        began, trashed_at ON conversation BEGIN {_shown("= new.id")} END""",
    f"""CREATE TRIGGER conversation_found AFTER UPDATE OF place, text, spaced, trashed_at ON conversation BEGIN
        DELETE FROM entry_index WHERE rowid = old.place;
        {_found("new.id")} END""",
    """CREATE TRIGGER conversation_delete AFTER DELETE ON conversation BEGIN
        DELETE FROM touch WHERE conversation_id = old.id;
        DELETE FROM entry WHERE conversation_id = old.id;
        DELETE FROM entry_index WHERE rowid = old.place; END""",
    f"CREATE TRIGGER contact_insert AFTER INSERT ON contact BEGIN {_named('new.id')} END",
    f"""CREATE TRIGGER contact_names AFTER UPDATE OF name, prefix, given, middle, family, suffix, nickname,
        phonetic_given, phonetic_family, spaced, trashed_at ON contact BEGIN {_named("new.id")} END""",
    f"""CREATE TRIGGER contact_trash AFTER UPDATE OF trashed_at ON contact
        WHEN (new.trashed_at IS NULL) <> (old.trashed_at IS NULL) BEGIN {_shown(_OF_CONTACT)}
        DELETE FROM entry_index WHERE rowid IN (SELECT place FROM conversation WHERE id {_OF_MARKS});
        INSERT INTO entry_index (rowid, body, refs)
        SELECT place, body, refs FROM entry_index_now WHERE id {_OF_MARKS}; END""",
    "CREATE TRIGGER contact_delete AFTER DELETE ON contact BEGIN DELETE FROM contact_index WHERE rowid = old.id; END",
    f"""CREATE TRIGGER account_names AFTER UPDATE OF name, spaced ON account BEGIN
        DELETE FROM contact_index WHERE rowid {_OF_ACCOUNT};
        INSERT INTO contact_index (rowid, names, accounts, methods)
        SELECT id, names, accounts, methods FROM contact_index_now WHERE id {_OF_ACCOUNT}; END""",
)

SUMS = ("journal_month", "contact_month", "contact_total")


def create(connection: Connection, parts: Part = Part.ALL) -> None:
    """Drop the tables of these parts and make today's, empty; the caller rebuilds them. The rest keeps its rows."""
    kinds = "('view', 'trigger')"
    for kind, name in connection.execute(f"SELECT type, name FROM sqlite_master WHERE type IN {kinds}").fetchall():
        connection.execute(f'DROP {kind} "{name}"')
    for statement in (statement for part in parts for statement in _TABLES[part]):
        words = statement.split()
        if words[1] == "TABLE" or words[1] == "VIRTUAL":
            name = words[2] if words[1] == "TABLE" else words[3]
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(statement)
    for statement in (statement for part in Part for statement in _VIEWS[part]):
        connection.execute(statement)
    triggers_on(connection)


def outdated(connection: Connection) -> Part:
    """The parts a journal defines otherwise than we do; to be asked before `create` makes its definitions ours."""
    kept = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master").fetchall()}
    kept |= {now for now, earlier in _SAYS_THE_SAME.items() if earlier in kept}
    found = Part(0)
    for part in Part:
        if not kept.issuperset((*_TABLES[part], *_VIEWS[part])):
            found |= part
    return found


def triggers_off(connection: Connection) -> None:
    """For bulk work only: from here on `append` or `rebuild` must follow, then `triggers_on`."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def triggers_on(connection: Connection) -> None:
    for statement in _TRIGGERS:
        connection.execute(statement)


def set_channel_minutes(connection: Connection) -> None:
    """Take the minutes per channel from the journal's setting, with the defaults beneath."""
    connection.execute("DELETE FROM channel_minutes")
    connection.executemany("INSERT INTO channel_minutes VALUES (?, ?)", _wanted_minutes(connection).items())


def follow_channel_minutes(connection: Connection) -> None:
    """Bring what counts up to the setting, inside the caller's transaction: only what rests on a channel that changed.

    To make everything anew would keep every reader waiting for seconds.
    """
    kept = dict(connection.execute("SELECT channel, minutes FROM channel_minutes").fetchall())
    changed = {channel: now for channel, now in _wanted_minutes(connection).items() if kept.get(channel) != now}
    if not changed:
        return
    set_channel_minutes(connection)
    for channel, minutes in changed.items():
        for table in ("entry", "touch"):
            connection.execute(
                f"""UPDATE {table} SET minutes = counted * ?1, business = counted * ?1 * share
                    WHERE channel = ?2 AND counted AND conversation_id IN
                        (SELECT id FROM conversation WHERE channel = ?2 AND minutes IS NULL)""",
                (minutes, channel),
            )
    for table in SUMS:
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} SELECT * FROM {table}_now")


def _wanted_minutes(connection: Connection) -> dict[str, int]:
    found = connection.execute("SELECT value FROM setting WHERE key = 'channel_minutes'").fetchone()
    setting = json.loads(found[0]) if found else {}
    chosen = setting if isinstance(setting, dict) else {}
    return {
        channel.value: value if _is_length(value := chosen.get(channel.value)) else minutes
        for channel, minutes in DEFAULT_MINUTES.items()
    }


def _is_length(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= MAX_MINUTES


def rebuild_facts(connection: Connection) -> None:
    """Make what is visible and all sums anew, inside the caller's transaction."""
    triggers_off(connection)
    for table in ("touch", "entry", *SUMS):
        connection.execute(f"DELETE FROM {table}")
    set_channel_minutes(connection)
    connection.execute("INSERT INTO entry SELECT * FROM entry_now ORDER BY place")
    connection.execute("INSERT INTO touch SELECT * FROM touch_now ORDER BY contact_id, place")
    for table in SUMS:
        connection.execute(f"INSERT INTO {table} SELECT * FROM {table}_now")
    triggers_on(connection)


def rebuild_indexes(connection: Connection) -> None:
    """Make the search indexes anew, inside the caller's transaction."""
    for index in ("entry_index", "contact_index"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
    connection.execute("INSERT INTO entry_index (rowid, body, refs) SELECT place, body, refs FROM entry_index_now")
    connection.execute(
        "INSERT INTO contact_index (rowid, names, accounts, methods) SELECT id, names, accounts, methods "
        "FROM contact_index_now"
    )


def rebuild(connection: Connection, parts: Part = Part.ALL) -> None:
    """Make these parts anew, inside the caller's transaction."""
    if Part.FACTS in parts:
        rebuild_facts(connection)
    if Part.MARKS in parts:
        connection.execute("DELETE FROM marked")
        connection.execute("INSERT INTO marked SELECT * FROM marked_now")
    if Part.INDEXES in parts:
        rebuild_indexes(connection)


_NEW = "BETWEEN ? AND ?"
"""A range of ids as parameters: with the numbers in the text, each slice of a bulk load would be compiled anew."""


def append_facts(connection: Connection, first: int, last: int) -> None:
    """Add the new conversations `first` to `last` to what is visible and to the sums (triggers are off)."""
    for statement in _APPEND_FACTS:
        connection.execute(statement, (first, last))


def _add_sums(table: str, source: str, keys: str) -> str:
    add = ", ".join(f"{name} = {name} + excluded.{name}" for name in _SUMS)
    return f"""INSERT INTO {table} SELECT {keys}, {_SUM_OF} FROM {source} WHERE conversation_id {_NEW} AND done
        GROUP BY {keys} ON CONFLICT DO UPDATE SET {add}"""


_APPEND_FACTS = (
    f"INSERT INTO marked SELECT * FROM marked_now WHERE conversation_id {_NEW}",
    f"INSERT INTO entry SELECT * FROM entry_now WHERE conversation_id {_NEW}",
    f"INSERT INTO touch SELECT * FROM touch_now WHERE conversation_id {_NEW}",
    _add_sums("journal_month", "entry", "month"),
    _add_sums("contact_month", "touch", "contact_id, month"),
    _add_sums("contact_total", "touch", "contact_id"),
)


def append_entry_index(connection: Connection, first: int, last: int) -> None:
    """Add the new conversations `first` to `last` to the search index (triggers are off)."""
    _append(connection, "entry_index", "place, body, refs", "rowid, body, refs", first, last)


def append_contact_index(connection: Connection, first: int, last: int) -> None:
    """Add the new contacts `first` to `last` to the search index (triggers are off)."""
    _append(connection, "contact_index", "id, names, accounts, methods", "rowid, names, accounts, methods", first, last)


def _append(connection: Connection, index: str, source: str, target: str, first: int, last: int) -> None:
    """Row by row: at an INSERT … SELECT, FTS5 would first write out what it has gathered in memory."""
    found = connection.execute(f"SELECT {source} FROM {index}_now WHERE id {_NEW}", (first, last)).fetchall()
    marks = ", ".join("?" for _ in target.split(","))
    connection.executemany(f"INSERT INTO {index} ({target}) VALUES ({marks})", found)


def unindex_places(connection: Connection, places: str) -> None:
    """Take what stood at these places (a JSON list) out of the search index, before they stand elsewhere or go."""
    connection.execute("DELETE FROM entry_index WHERE rowid IN (SELECT value FROM json_each(?))", (places,))


def renew_marked(connection: Connection, conversations: str) -> None:
    """Make the words of the marks of conversations (a JSON list) current; they belong to their entries' index."""
    connection.execute(f"DELETE FROM marked WHERE conversation_id {_LISTED}", (conversations,))
    connection.execute(f"INSERT INTO marked SELECT * FROM marked_now WHERE conversation_id {_LISTED}", (conversations,))


def renew_entries(connection: Connection, conversations: str) -> None:
    """Make current what is visible of conversations (a JSON list), with all sums, and where their words stand."""
    for table in ("touch", "entry"):
        connection.execute(f"DELETE FROM {table} WHERE conversation_id {_LISTED}", (conversations,))
    for table in ("entry", "touch"):
        connection.execute(
            f"INSERT INTO {table} SELECT * FROM {table}_now WHERE conversation_id {_LISTED}", (conversations,)
        )
    places = f"SELECT place FROM conversation WHERE id {_LISTED}"
    connection.execute(f"DELETE FROM entry_index WHERE rowid IN ({places})", (conversations,))
    found = f"SELECT place, body, refs FROM entry_index_now WHERE id {_LISTED}"
    connection.execute(f"INSERT INTO entry_index (rowid, body, refs) {found}", (conversations,))


def forget_marked(connection: Connection, conversations: str) -> None:
    """Forget the words of the marks of conversations (a JSON list) that are gone from the trash, where none is seen."""
    connection.execute(f"DELETE FROM marked WHERE conversation_id {_LISTED}", (conversations,))


def renew_contacts(connection: Connection, contacts: str) -> None:
    """Make current by which words contacts (a JSON list) are found."""
    connection.execute(f"DELETE FROM contact_index WHERE rowid {_LISTED}", (contacts,))
    found = f"SELECT id, names, accounts, methods FROM contact_index_now WHERE id {_LISTED}"
    connection.execute(f"INSERT INTO contact_index (rowid, names, accounts, methods) {found}", (contacts,))


_LISTED = "IN (SELECT value FROM json_each(?))"


def unlist_contacts(connection: Connection, listed: str) -> None:
    """Take contacts (a JSON list of ids) out of the search index (triggers are off)."""
    connection.execute("DELETE FROM contact_index WHERE rowid IN (SELECT value FROM json_each(?))", (listed,))


def differences(connection: Connection) -> list[str]:
    """The names of derived tables that differ from what the record says; empty when all is right."""
    kept = dict(connection.execute("SELECT channel, minutes FROM channel_minutes").fetchall())
    wrong = [] if kept == _wanted_minutes(connection) else ["channel_minutes"]
    for table in ("entry", "touch", "marked", *SUMS):
        both = f"SELECT * FROM {table}", f"SELECT * FROM {table}_now"
        if any(
            connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone()
            for one, other in (both, both[::-1])
        ):
            wrong.append(table)
    for index, columns, key in (
        ("entry_index", "body, refs", "place"),
        ("contact_index", "names, accounts, methods", "id"),
    ):
        if _index_differs(connection, index, columns, key):
            wrong.append(index)
    return wrong


def _index_differs(connection: Connection, index: str, columns: str, key: str) -> bool:
    """Whether any word stands elsewhere in the index than in one made anew (in memory)."""
    connection.execute(f"CREATE VIRTUAL TABLE temp.fresh USING fts5({columns}, content='', tokenize='{TOKENIZER}')")
    connection.execute("CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab(temp, fresh, instance)")
    connection.execute(f"CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, {index}, instance)")
    try:
        connection.execute(f"INSERT INTO temp.fresh (rowid, {columns}) SELECT {key}, {columns} FROM {index}_now")
        tables = "SELECT * FROM temp.fresh_words", "SELECT * FROM temp.kept_words"
        return any(
            connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone()
            for one, other in (tables, tables[::-1])
        )
    finally:
        for table in ("kept_words", "fresh_words", "fresh"):
            connection.execute(f"DROP TABLE temp.{table}")
