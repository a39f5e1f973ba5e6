# SPDX-License-Identifier: MIT
"""`brief`: the page before a meeting, as a PDF or a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from relationship_journal.cli.add import find_person
from relationship_journal.cli.arguments import WrongUse, readable
from relationship_journal.cli.session import Failed, Session, keep_clear, keep_what_is_there, write_whole

if TYPE_CHECKING:
    from relationship_journal.reports.brief import Brief

_TEXT = (".md", ".markdown", ".txt")


def brief(session: Session) -> int:
    """Write the page before a meeting with somebody: initials and no limits, unless it is for the writer alone."""
    # Loaded here: no other command makes a page of so much.
    from relationship_journal.insights.attention import shown_on  # noqa: PLC0415
    from relationship_journal.reports.brief import Form  # noqa: PLC0415
    from relationship_journal.reports.brief import brief as made  # noqa: PLC0415
    from relationship_journal.reports.brief_page import brief_page  # noqa: PLC0415
    from relationship_journal.reports.noticed import judged  # noqa: PLC0415
    from relationship_journal.reports.page import markdown  # noqa: PLC0415
    from relationship_journal.storage.queries.brief import brief_facts  # noqa: PLC0415
    from relationship_journal.storage.queries.insights import rule_settings  # noqa: PLC0415
    from relationship_journal.storage.queries.noticing import facts  # noqa: PLC0415

    *names, out = session.call.words
    path, force = Path(out), session.call.has("--force")
    ending = path.suffix.casefold()
    if ending not in {*_TEXT, ".pdf"}:
        raise WrongUse(f"{path.name} must end in .pdf, .md or .txt.")
    keep_what_is_there(path, replace=force)
    form = Form.FULL if session.call.has("--full") else Form.POCKET
    today = session.now.date()
    with session.open() as journal:
        keep_clear(path, journal)
        person = find_person(journal, readable(" ".join(names))).id
        stands, _ = judged(journal, facts(journal, today, person), rule_settings(journal))
        read = brief_facts(journal, (person,), today)
    assert read is not None
    about = [one for one in stands if person in shown_on(one)]
    said = made(read, form, about, leaves=True)
    write_whole(path, _pdf(said) if ending == ".pdf" else markdown(brief_page(said)).encode(), replace=force)
    if session.as_json:
        session.json({"path": str(path), "form": form.value})
    else:
        session.line(f"Written to {path}")
    if form is Form.FULL:
        session.note(f"{path} is not encrypted. Keep it where only you can read it.")
    return 0


def _pdf(said: Brief) -> bytes:
    from relationship_journal.qt import printing  # noqa: PLC0415  (a text needs no Qt)

    try:
        return printing.brief_without_window(said)
    except printing.NotPrinted as error:
        raise Failed(str(error)) from error
