# SPDX-License-Identifier: MIT
"""Lines that write a mark: what each says, field by field and where, and the same line with another field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from relationship_journal.one_line.asides import aside
from relationship_journal.one_line.beginnings import Beginning, beginning
from relationship_journal.one_line.clauses import Reader, clauses, how_it_went
from relationship_journal.one_line.lines import WORDS, Aside, LineKind, LineOffer, MarkLine, MarkLines, Part
from relationship_journal.one_line.names import Mention, Names
from relationship_journal.one_line.sigils import sigils
from relationship_journal.one_line.tokens import Kind, Span
from relationship_journal.values import USUAL_CURRENCY, fold, is_private

_TAGS_LAST = re.compile(r'(?<!\s)(?:\s+#(?:"[^"\n]+"|[^\W\d_][\w/&-]*))+\s*$')
_QUESTION = re.compile(r"[ \t]*(?:[-*•][ \t]+)?(?P<words>\S.*[?？])[\"”'’)]*\s*$")
_ASK = f"{WORDS[LineKind.ASK_ABOUT]}: "
_LONGEST = 1_000
"""Characters of a line that can be a mark; a longer one is a paragraph."""
_KEY = 48
"""Characters of a line by which it is known again as one to be left as text."""


def mark_lines(
    text: str,
    names: Names,
    now: datetime,
    *,
    meant: Mapping[str, date] | None = None,
    prose: Collection[str] = (),
    currency: str = USUAL_CURRENCY,
    begin: int = 0,
) -> MarkLines:
    """The marks of a text from `begin` on, as typed at `now`; lines known as `prose` are only offered."""
    reader = Reader(now, currency, meant or {})
    lines: list[MarkLine] = []
    offers: list[LineOffer] = []
    private: list[tuple[int, int]] = []
    asides: list[Aside] = []
    for start, line in _lines_from(text, begin):
        end = start + len(line)
        if is_private(line):
            private.append((start, end))
        elif len(line) > _LONGEST:
            continue
        elif (found := beginning(line)) is not None:
            if found.sure and not is_prose(line, prose):
                lines.append(_read(line, start, found, names, reader))
            else:
                offers.append(_offer(line, start, found))
        elif (said := aside(line, start, names, currency)) is not None:
            asides.append(said)
        elif (asked := _QUESTION.match(line)) is not None:
            offers.append(LineOffer(LineKind.ASK_ABOUT, start, end, start + asked.start("words"), _ASK))
    return MarkLines(tuple(lines), tuple(offers), tuple(private), tuple(asides))


def without_lines(text: str, lines: Iterable[MarkLine | Aside]) -> str:
    """A text without the lines that write marks or say something aside, and without blank at its edges."""
    kept, at = [], 0
    for line in sorted(lines, key=_begins):
        kept.append(text[at : line.start])
        at = line.past(text)
    return "".join([*kept, text[at:]]).strip()


def _begins(line: MarkLine | Aside) -> int:
    return line.start


def prose_key(line: str) -> str:
    """How a line is known again that is to stay text, also while it is typed on."""
    return fold(line)[:_KEY]


def is_prose(line: str, prose: Collection[str]) -> bool:
    """Whether somebody said that this line is to stay text."""
    return bool(prose) and fold(line).startswith(tuple(prose))


def _offer(line: str, start: int, found: Beginning) -> LineOffer:
    """How a line becomes a mark: behind a colon, a no as "a no", and one that was kept as text as it stands."""
    if line[slice(*found.word)].casefold() == "no":
        return LineOffer(found.kind, start, start + len(line), start + found.word[0], "a ")
    return LineOffer(found.kind, start, start + len(line), start + found.word[1], "" if found.sure else ":")


def _lines_from(text: str, begin: int) -> Iterator[tuple[int, str]]:
    at = begin
    for line in text[begin:].split("\n"):
        yield at, line
        at += len(line) + 1


def _read(line: str, offset: int, found: Beginning, names: Names, reader: Reader) -> MarkLine:
    """A line as a mark; all places are those of the whole text."""
    if found.kind is LineKind.OFF_DUTY:
        return _read_off_duty(line, offset, found, reader)
    tags = _TAGS_LAST.search(line, found.says)
    end = tags.start() if tags else len(line.rstrip())
    mentions = [span for span in sigils(line, names) if span.kind is Kind.PERSON and span.start >= found.says]
    begin = found.says + len(line[found.says :]) - len(line[found.says :].lstrip(" \t"))
    if begin > end:  # nothing is said yet, and will be behind the blank
        begin = end = min(begin, len(line))
    body = begin
    parts: list[Part] = []
    if mentions and mentions[0].start == begin:
        first = mentions[0]
        begin = first.end + len(line[first.end : end]) - len(line[first.end : end].lstrip(" \t,:"))
        parts.append(Part("who", first.start, begin, first.value))
    elif mentions and mentions[-1].end >= len(line[:end].rstrip(" \t.")):
        last = mentions[-1]
        if not _is_object(line, begin, last):
            end_before = len(line[: last.start].rstrip(" \t,;"))
            parts.append(Part("who", end_before, end, last.value))
            end = end_before
    if found.kind is LineKind.PROMISE and line[begin : begin + 3].casefold() == "to ":
        begin += 3
    until, more = clauses(line, begin, end, found.kind, reader)
    begin, until = _bared(line, begin, until)
    parts.extend(more)
    due = next((part for part in more if part.field == "due"), None)
    named = [part.value for part in parts if part.field == "who"]
    named += [span.value for span in mentions if span.value not in named]
    return MarkLine(
        found.kind,
        offset,
        offset + len(line),
        (offset + found.word[0], offset + found.word[1]),
        offset + body,
        (offset + begin, offset + until),
        offset + max(end, begin),
        _plain(line, begin, until, mentions),
        found.theirs,
        tuple(Part(part.field, part.start + offset, part.end + offset, part.value) for part in parts),
        tuple(one for one in named if isinstance(one, Mention)),
        "" if due is None else _due_words(line, due),
    )


def _read_off_duty(line: str, offset: int, found: Beginning, reader: Reader) -> MarkLine:
    """The beginning of a line that says how a time off duty went; what else it says is text."""
    begin = _past_blank(line, found.says)
    how = how_it_went(line, begin, len(line.rstrip()), reader)
    after = begin if how is None else how.end
    end = _past_blank(line, after)
    places = (offset + begin, offset + begin)
    part = () if how is None else (Part("how", offset + found.word[1], offset + how.end, how.value),)
    word = (offset + found.word[0], offset + found.word[1])
    return MarkLine(
        found.kind, offset, offset + end, word, places[0], places, offset + max(after, found.word[1]), "", parts=part
    )


def _past_blank(line: str, at: int) -> int:
    return at + len(line[at:]) - len(line[at:].lstrip(" \t,;:.–—-"))


def _due_words(line: str, due: Part) -> str:
    """The words of a day, in the form in which their meaning is kept."""
    words = " ".join(line[due.start : due.end].split()).lstrip(",; ")
    return re.sub(r"^(?:by|until|till|due(?: on| by)?|on)\s+", "", words, flags=re.IGNORECASE).rstrip(".").casefold()


def _is_object(line: str, begin: int, last: Span) -> bool:
    """Whether a name at the end belongs to what is said: "introduce me to @priya"."""
    before = line[begin : last.start].split()
    return bool(before) and before[-1].casefold() in {
        *("to", "with", "for", "from", "by", "of", "at", "and", "about", "than", "on", "call", "ask", "tell", "meet"),
        *("see", "invite", "help", "thank", "remind", "a", "the"),
    }


def _bared(line: str, begin: int, until: int) -> tuple[int, int]:
    """A stretch without the blank and the commas around it."""
    said = line[begin:until]
    begin += len(said) - len(said.lstrip(" \t,;"))
    until = begin + len(line[begin:until].rstrip(" \t,;"))
    return begin, until


def _plain(line: str, begin: int, until: int, mentions: list[Span]) -> str:
    """What a mark is about, names without their sign."""
    words, at = [], begin
    for span in mentions:
        if begin <= span.start and span.end <= until and isinstance(span.value, Mention):
            words += [line[at : span.start], span.value.name]
            at = span.end
    return " ".join("".join([*words, line[at:until]]).split())
