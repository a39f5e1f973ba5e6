# SPDX-License-Identifier: MIT
"""A brief as a page for paper or a file: the same words from the top down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relationship_journal.reports.brief import Block, Brief, Column, Talk, Told
from relationship_journal.reports.page import Page, PageItem, PageLine, PageSection
from relationship_journal.wording import brief as words
from relationship_journal.wording.counts import SEPARATOR, share_words


def brief_page(made: Brief) -> Page:
    """The brief with what comes first on top, then both sides, then the last conversations."""
    sections = (
        PageSection(words.BEFORE, (*map(_thing, made.first.lines), *_left(made.first.left))),
        PageSection(words.SINCE, (*(_item((one,)) for one in made.since.lines), *_left(made.since.left))),
        *map(_side, made.columns),
        PageSection(words.LAST, (*map(_talk, made.talks), *_left(made.talks_left))),
        PageSection(words.YEAR_AGO, tuple(map(_talk, made.year_ago))),
    )
    return Page(made.title, made.head, tuple(one for one in sections if one.items), foot=made.foot)


def _thing(told: Told) -> PageItem:
    """One of the first things: what it is, and under it what there is to know."""
    return PageItem((PageLine(told.lead, strong=True), PageLine(told.text)))


def _side(column: Column) -> PageSection:
    name, _, mix = column.title.partition(SEPARATOR)
    return PageSection(name, (*((PageItem((PageLine(mix),)),) if mix else ()), *map(_block, column.blocks)))


def _block(block: Block) -> PageItem:
    rest = (PageLine(words.more(block.left)),) if block.left else ()
    return PageItem((PageLine(block.title, strong=True), *map(_line, block.lines), *rest))


def _talk(talk: Talk) -> PageItem:
    mix = "" if talk.share is None else share_words(talk.share)
    head = SEPARATOR.join(filter(None, (talk.day, talk.told.lead.removesuffix("."), mix)))
    return PageItem((PageLine(head, strong=True), *((PageLine(talk.told.text),) if talk.told.text else ())))


def _item(told: Sequence[Told]) -> PageItem:
    return PageItem(tuple(map(_line, told)))


def _line(told: Told) -> PageLine:
    return PageLine(f"{told.lead} {told.text}".strip())


def _left(count: int) -> Iterator[PageItem]:
    if count:
        yield PageItem((PageLine(words.more(count)),))
