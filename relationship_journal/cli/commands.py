# SPDX-License-Identifier: MIT
"""The commands that make, read, draw, write out and check a journal."""

from __future__ import annotations

import os
from pathlib import Path

from relationship_journal import wording
from relationship_journal.charts import export as chart_file
from relationship_journal.charts import mix_over_time
from relationship_journal.charts.mix_over_time import Mode
from relationship_journal.cli.add import find_person
from relationship_journal.cli.arguments import DEMO, PASSPHRASE, WrongUse, did_you_mean, one_of, readable, whole_number
from relationship_journal.cli.output import (
    contact,
    contact_row,
    details,
    entries_with,
    entry,
    hit,
    print_contact,
    print_contacts,
    print_hits,
    print_timeline,
    utc_stamp,
)
from relationship_journal.cli.session import Failed, Session, keep_clear, keep_what_is_there, write_whole
from relationship_journal.exchange import EXPORTERS, Exporter
from relationship_journal.storage import checks, dump, queries, search
from relationship_journal.storage.journal import Journal
from relationship_journal.values import MonthMix

_SPAN = 18
_LONGEST_SPAN = 240
_ALIAS = "Customer A"


def new(session: Session) -> int:
    """Make a journal; a plain one says so."""
    if session.is_demo:
        raise WrongUse(f"new makes a journal of your own; leave out {DEMO.name}.")
    path = session.path
    encrypt = session.call.has("--encrypt") or session.call.has(PASSPHRASE.name)
    if encrypt and os.path.lexists(path):
        raise Failed(f"{path} exists already and was left untouched. Choose another name.")
    Journal.create(path, session.passphrase(twice=True) if encrypt else None).close()
    if session.as_json:
        session.json({"path": str(path), "encrypted": encrypt})
    else:
        session.line(str(path))
    if not encrypt:
        session.note("This journal is plain: whoever can read the file can read all of it. See new --encrypt.")
    return 0


def list_contacts(session: Session) -> int:
    """Print everybody."""
    with session.open() as journal:
        rows = queries.contacts(journal, today=session.now.date())
    if session.as_json:
        session.json([contact_row(row) for row in rows])
        return 0
    print_contacts(session, rows)
    if not rows:
        session.note("Nobody is in this journal yet. Add people with “add --new”, or take them in with “import”.")
    return 0


def find(session: Session) -> int:
    """Print the entries that match the words, as they are."""
    query = " ".join(readable(word) for word in session.call.words)
    with session.open() as journal:
        hits = search.entries(journal, query, search.SHOWN + 1)
    more = len(hits) > search.SHOWN
    hits = hits[: search.SHOWN]
    if session.as_json:
        session.json([hit(one) for one in hits])
    else:
        print_hits(session, hits)
    if more:
        session.note(f"There are more than {search.SHOWN}; these are the newest. Narrow the search to see others.")
    elif not hits:
        session.note("No entry matches.")
    return 0


def show(session: Session) -> int:
    """Print a person's page."""
    name = readable(" ".join(session.call.words))
    with session.open() as journal:
        person = queries.contact(journal, find_person(journal, name).id, session.now.date())
        assert person is not None
        known = queries.details(journal, person.id)
        if session.as_json:
            entries = [entry(one) for one in entries_with(journal, person)]
            session.json({**contact(person), **details(known), "entries": entries})
        else:
            print_contact(session, person, known)
            print_timeline(session, journal, person)
    return 0


def chart(session: Session) -> int:
    """Draw a person's mix over time; nobody's name is on it unless asked for."""
    *names, out = session.call.words
    path = Path(out)
    try:
        form = chart_file.form_of(path)
    except ValueError as error:
        raise WrongUse(str(error)) from None
    mode = one_of("--mode", session.call.value("--mode"), Mode) or Mode.HOURS
    force = session.call.has("--force")
    keep_what_is_there(path, replace=force)
    span = whole_number("--months", session.call.value("--months"), 1, _LONGEST_SPAN) or _SPAN
    with session.open() as journal:
        person = find_person(journal, readable(" ".join(names)))
        months, talks = queries.months(journal, person.id), queries.talks(journal, person.id)
        keep_clear(path, journal)
    shown = mix_over_time.points(months, talks, f"{session.now:%Y-%m}", span)
    named = session.call.has("--name")
    title, subtitle = _finding(months, shown, person.name if named else _ALIAS, mode)
    chart_file.prepare_matplotlib(session.paths.cache)
    content = chart_file.chart_bytes(
        shown,
        form,
        title=title,
        subtitle=subtitle,
        mode=mode,
        aliased=not named,
        description=mix_over_time.describe(shown, person.name if named else _ALIAS, numbered=not named),
    )
    write_whole(path, content, replace=force)
    if session.as_json:
        session.json({"path": str(path), "conversations": shown.n, "rated": shown.rated})
    else:
        session.line(f"Drawn in {path}")
    return 0


def _finding(months: list[MonthMix], shown: mix_over_time.MixPoints, who: str, mode: Mode) -> tuple[str, str]:
    title, subtitle = wording.mix_finding(months, who, shown.months[0], shown.months[-1])
    if mode is Mode.SHARE:
        subtitle = f"Business share of each conversation{wording.SEPARATOR}{shown.counted}"
    return title, subtitle


def export(session: Session) -> int:
    """Write everything in the journal to one file, for its owner only."""
    exporter = _exporter(session.call.value("--format"))
    path, force = Path(session.call.words[0]), session.call.has("--force")
    with session.open() as journal:
        keep_clear(path, journal)
        record = dump.record(journal, utc_stamp(session.now))
        encrypted = journal.encrypted
    write_whole(path, exporter.write(record), replace=force)
    if session.as_json:
        session.json({"path": str(path), "format": exporter.name.casefold()})
    if encrypted:
        session.note(f"{path} is not encrypted. Keep it where only you can read it.")
    return 0


def _exporter(name: str | None) -> Exporter:
    """The format of this name, the first without one."""
    known = {exporter.name.casefold(): exporter for exporter in EXPORTERS}
    wanted = EXPORTERS[0].name.casefold() if name is None else name.strip().casefold()
    if wanted not in known:
        raise WrongUse(f"--format does not know “{name}”.{did_you_mean(wanted, known)} It takes {', '.join(known)}.")
    return known[wanted]


def check(session: Session) -> int:
    """Say how many rows were looked at and what is wrong with any."""
    with session.open() as journal:
        report = checks.check(journal)
    found = len(report.problems)
    if session.as_json:
        problems = [{"kind": p.kind, "uid": p.uid, "what": p.what} for p in report.problems]
        session.json({"rows": report.rows, "problems": problems})
    elif found:
        for problem in report.problems:
            session.line(" ".join(filter(None, (problem.kind, problem.uid))) + f": {problem.what}")
    else:
        session.line(f"{wording.count(report.rows, 'row')} checked, no problems")
    if found:
        checked = f"{wording.count(report.rows, 'row')} checked, {wording.count(found, 'problem')} found."
        raise Failed(f"{checked} Keep a copy of the file and restore a backup.")
    return 0
