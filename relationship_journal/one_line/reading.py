# SPDX-License-Identifier: MIT
"""A whole text as it will be saved: what its first line fills in, whom and what it names, and what remains."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time
from typing import cast

from relationship_journal import dates
from relationship_journal.frozen import dataclass
from relationship_journal.one_line.blocks import Block, leading, trailing, without_doubles
from relationship_journal.one_line.lines import NO_MARKS, LineKind, MarkLines
from relationship_journal.one_line.names import Mention, Names
from relationship_journal.one_line.prose import ends_sentence
from relationship_journal.one_line.sigils import sigils
from relationship_journal.one_line.tokens import Kind, NoMoment, Span, Tokens
from relationship_journal.values import USUAL_CURRENCY, Channel, Minutes, OffDuty, Precision, Share, When, is_private

_TAGS_ALONE = re.compile(r'(?:^[ \t]*|(?<=[.!?…])[ \t]+)(?:#(?:"[^"\n]+"|[^\s"#]+)[ \t,]*)+$', re.MULTILINE)
_DUE = "due"
"""Before the words of a day something is due on, among those whose meaning is kept; behind it the day it is seen from,
where that is not the day it was typed on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of its conversation.

    `wrong` is the sentence about a moment in words there is not, empty where there is none.
    `spans` are to be lit up, in order; words stand over the line they are in. `groups` has the people of one
    conversation each; empty where nobody is named. `strangers` are names inside a sentence that nobody goes by,
    `in_marks` those whom only marks name. `taken` are the stretches that fill fields or write marks and are not saved
    as text, `rest` is the text without them.
    """

    spans: tuple[Span, ...] = ()
    groups: tuple[tuple[Mention, ...], ...] = ()
    strangers: tuple[str, ...] = ()
    channel: Channel | None = None
    when: When | None = None
    when_words: str = ""
    wrong: str = ""
    minutes: Minutes | None = None
    share: Share | None = None
    tags: tuple[str, ...] = ()
    taken: tuple[tuple[int, int], ...] = ()
    rest: str = ""
    marks: MarkLines = NO_MARKS
    in_marks: tuple[Mention, ...] = ()
    meanings: Mapping[str, When] = field(default_factory=dict)
    """What moments and days in words mean, by their words; kept with a draft."""

    @property
    def off_duty(self) -> OffDuty | None:
        """How a time off duty went, where a line says that it was one."""
        said = (line.said("how", OffDuty.PLANNED) for line in self.marks.lines if line.kind is LineKind.OFF_DUTY)
        return next((how for how in said if isinstance(how, OffDuty)), None)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Everybody named, of all groups."""
        return tuple(mention for group in self.groups for mention in group)


def read(
    text: str,
    names: Names,
    now: datetime,
    meant: Mapping[str, When] | None = None,
    *,
    prose: Collection[str] = (),
    currency: str = USUAL_CURRENCY,
) -> Reading:
    """Read a text as typed at `now` (aware); in a text about a day that is over, days count from that day.

    `meant` says what moments in words meant when they were typed, `prose` which lines are no marks (`prose_key`), and
    `currency` what money without one is in.
    """
    meant = meant or {}
    line = "" if is_private(text.partition("\n")[0]) else text.partition("\n")[0]
    tokens = Tokens(
        now, {words: when for words, when in meant.items() if not words.startswith((f"{_DUE} ", f"{_DUE}@"))}
    )
    first = leading(line, tokens, names)
    last = None
    if line and (first is None or first.end < len(line)):
        last = without_doubles(first, trailing(line, first.end if first else 0, tokens, names))
    blocks = [block for block in (first, last) if block is not None]
    inside = [span for block in blocks for span in block.spans]
    fields = {span.kind: span.value for span in inside}
    when, wrong = _moment(fields.get(Kind.WHEN))
    seen, due = _seen_from(when, now)
    marks = NO_MARKS
    if text.strip():
        from relationship_journal.one_line.marks import mark_lines  # noqa: PLC0415  (an empty text needs no grammar)

        begin = first.end if first else 0
        marks = mark_lines(text, names, seen, meant=_days(meant, due), prose=prose, currency=currency, begin=begin)
    others = [span for span in sigils(text, names) if not (_covered(span, blocks) or _in_private(text, span))]
    lines = [(mark.start, mark.end) for mark in marks.lines]
    outside = [span for span in others if not (span.kind is Kind.PERSON and _within(span, lines))]
    taken = [(block.start, block.end) for block in blocks] + _tags_alone(text, others)
    taken = [one for one in taken if not any(start <= one[0] < end for start, end in lines)]
    taken += [(mark.start, mark.past(text)) for mark in marks.written]
    when_span = next((span for span in inside if span.kind is Kind.WHEN), None)
    groups, strangers = _people(blocks, outside)
    lit = [*inside, *(span for span in others if span.kind is Kind.TAG or cast(Mention, span.value).people)]
    when_words = "" if wrong else _words_of(line, when_span)
    return Reading(
        spans=tuple(sorted([*_lit_lines(marks), *lit], key=lambda span: span.start)),
        groups=groups,
        strangers=strangers,
        channel=cast("Channel | None", fields.get(Kind.CHANNEL)),
        when=when,
        when_words=when_words,
        wrong=wrong,
        minutes=cast("Minutes | None", fields.get(Kind.MINUTES)),
        share=cast("Share | None", fields.get(Kind.SHARE)),
        tags=tuple(dict.fromkeys(str(span.value) for span in [*inside, *others] if span.kind is Kind.TAG)),
        taken=tuple(taken),
        rest=_without(text, taken),
        marks=marks,
        in_marks=tuple(dict.fromkeys(mention for mark in marks.lines for mention in mark.named)),
        meanings={**_dues(marks, now, due), **({when_words: when} if when is not None else {})},
    )


def _moment(said: object) -> tuple[When | None, str]:
    """The moment some words name, or the sentence why there is none."""
    return (None, said.sentence) if isinstance(said, NoMoment) else (cast("When | None", said), "")


def seen_from(when: When, now: datetime) -> datetime:
    """From when days that something is due on are counted: the day of a talk that is over, else now."""
    return now if when.day >= now.date() else datetime.combine(when.day, now.time(), now.tzinfo)


def _seen_from(when: When | None, now: datetime) -> tuple[datetime, str]:
    """From when days are counted, and what stands before words whose meaning is kept."""
    seen = now if when is None else seen_from(when, now)
    return seen, f"{_DUE} " if seen == now else f"{_DUE}@{seen:%Y-%m-%d} "


def _days(meant: Mapping[str, When], due: str) -> dict[str, date]:
    """What days something is due on meant, by their words."""
    return {words.removeprefix(due): when.day for words, when in meant.items() if words.startswith(due)}


def _dues(marks: MarkLines, now: datetime, due: str) -> dict[str, When]:
    """What the days mean that something is due on."""
    days = ((mark.due_words, mark.said("due")) for mark in marks.lines if mark.due_words)
    return {
        f"{due}{words}": dates.when_of(datetime.combine(day, time()), now.tzinfo, Precision.DAY)
        for words, day in days
        if isinstance(day, date)
    }


def _lit_lines(marks: MarkLines) -> list[Span]:
    lines = [
        span
        for mark in marks.written
        for span in (Span(mark.start, mark.end, Kind.MARK_LINE), Span(*mark.word, Kind.MARK))
    ]
    return [*lines, *(Span(start, end, Kind.PRIVATE) for start, end in marks.private)]


def _within(span: Span, lines: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in lines)


def _words_of(line: str, span: Span | None) -> str:
    """The words of a moment in the form `meant` has them."""
    return "" if span is None else " ".join(line[span.start : span.end].replace(",", " ").split()).casefold()


def _covered(span: Span, blocks: Iterable[Block]) -> bool:
    return any(block.start <= span.start < block.end for block in blocks)


def _in_private(text: str, span: Span) -> bool:
    """Whether a span stands in a line for the writer alone: whom it names took no part."""
    return is_private(text[text.rfind("\n", 0, span.start) + 1 :].partition("\n")[0])


def _people(blocks: Iterable[Block], others: Iterable[Span]) -> tuple[tuple[tuple[Mention, ...], ...], tuple[str, ...]]:
    """The groups of people; those named in a sentence join the only group, and are no group beside several."""
    groups: list[list[Mention]] = []
    for block in blocks:
        joins = len(groups) == 1 and len(block.groups) == 1
        groups = [[*groups[0], *block.groups[0]]] if joins else [*groups, *map(list, block.groups)]
    mentions = [cast(Mention, span.value) for span in others if span.kind is Kind.PERSON]
    known = [mention for mention in mentions if mention.people]
    if known and len(groups) <= 1:
        groups = [[*(groups[0] if groups else []), *known]]
    strangers = dict.fromkeys(mention.name for mention in mentions if not mention.people)
    return tuple(tuple(dict.fromkeys(group)) for group in groups), tuple(strangers)


def _tags_alone(text: str, others: Iterable[Span]) -> list[tuple[int, int]]:
    """Tags on the lines after the first that stand alone, or after a sentence at the end of their line."""
    first = text.find("\n")
    if first < 0 or not any(span.kind is Kind.TAG and span.start > first for span in others):
        return []
    begins = {span.start for span in others if span.kind is Kind.TAG}
    found = []
    for line in _TAGS_ALONE.finditer(text, first + 1):
        before = text[text.rfind("\n", 0, line.start()) + 1 : line.start()]
        if before and not ends_sentence(before):
            continue
        signs = [at for at in range(line.start(), line.end()) if text[at] == "#"]
        if all(at in begins for at in signs):
            found.append((line.start(), line.end()))
    return found


def _without(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text without what was taken, and without the blank it leaves at the edges."""
    parts, at = [], 0
    for start, end in sorted(taken):
        parts.append(text[at:start])
        at = end
    parts.append(text[at:])
    return "".join(parts).strip()
