# SPDX-License-Identifier: MIT
"""What a first line like "@dana call 25m 65% yesterday 4pm" says: fields, people, tags, and the text that remains.

Words are fields only where they stand as a block: alone on the first line, at its beginning, or at its end.
Inside a sentence nothing is taken but `@` and `#`, and those stay in it as they were written.
"""

from __future__ import annotations

from relationship_journal.one_line.lines import NO_MARKS, WORDS, LineKind, LineOffer, MarkLine, MarkLines
from relationship_journal.one_line.names import Mention, Names, apart
from relationship_journal.one_line.reading import Reading, read
from relationship_journal.one_line.sigils import Unfinished, sigils, unfinished
from relationship_journal.one_line.tokens import Kind, Span, minutes_of

__all__ = [
    "NO_MARKS",
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
    "minutes_of",
    "read",
    "sigils",
    "unfinished",
]
