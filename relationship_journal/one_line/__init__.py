# SPDX-License-Identifier: MIT
"""What a first line like "@dana call 25m 65% yesterday 4pm" says: fields, people, tags, and the text that remains.

Words are fields only where they stand as a block: alone on the first line, at its beginning, or at its end.
Inside a sentence nothing is taken but `@` and `#`, and those stay in it as they were written.
"""

from __future__ import annotations

from relationship_journal.one_line.beginnings import WORDS, LineKind
from relationship_journal.one_line.marks import LineOffer, MarkLine, MarkLines, is_prose, mark_lines, prose_key
from relationship_journal.one_line.meaning import mark_of, value
from relationship_journal.one_line.names import Mention, Names, apart
from relationship_journal.one_line.naming import marks_of, place_of
from relationship_journal.one_line.reading import Reading, read
from relationship_journal.one_line.rewriting import due_written, money_written, rewriting
from relationship_journal.one_line.sigils import Unfinished, sigils, unfinished
from relationship_journal.one_line.tokens import Kind, Span, minutes_of

__all__ = [
    "WORDS",
    "Kind",
    "LineKind",
    "LineOffer",
    "MarkLine",
    "MarkLines",
    "Mention",
    "Names",
    "Reading",
    "Span",
    "Unfinished",
    "apart",
    "due_written",
    "is_prose",
    "mark_lines",
    "mark_of",
    "marks_of",
    "minutes_of",
    "money_written",
    "place_of",
    "prose_key",
    "read",
    "rewriting",
    "sigils",
    "unfinished",
    "value",
]
