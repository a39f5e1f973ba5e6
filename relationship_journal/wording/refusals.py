# SPDX-License-Identifier: MIT
"""Why they said no, in words: what stands in the cells of the table, and each line as a sentence."""

from __future__ import annotations

from dataclasses import replace

from relationship_journal.values import is_private
from relationship_journal.values.refusals import MOST_COUNTED, NoClass, Reason, Refusal, Since
from relationship_journal.wording.counts import count, stage_name
from relationship_journal.wording.days import day_title, day_with_year, day_words
from relationship_journal.wording.marks import refusal_kind, refusal_reason

_NO_CLASS = {NoClass.WORDS: "In words only", NoClass.UNKNOWN: "Not known yet"}


def reason(of: Reason) -> str:
    """The class of a reason, as a title: "Not their decision", "Not known yet"."""
    return _NO_CLASS[of] if isinstance(of, NoClass) else refusal_reason(of)


def since(changed: Since) -> str:
    """What changed since, the weightiest first: "Goal reached 3 Oct: spoilage · price moved · 6 talks, 2 business"."""
    parts = [": ".join(filter(None, (f"goal reached {day_title(day)}", what))) for day, what in changed.reached]
    if changed.price_moved:
        parts.append(f"price or terms moved {day_title(changed.price_moved[-1])}")
    if changed.stage is not None:
        parts.append(f"now {stage_name(changed.stage).lower()}")
    parts += [f"left {account}" for account in changed.left]
    parts.append(talks(changed))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def talks(changed: Since) -> str:
    """How much one talked since: "6 talks, 2 of them business", "no talk since"."""
    if not changed.talks:
        return "no talk since"
    if changed.talks >= MOST_COUNTED:
        return f"{MOST_COUNTED} talks or more"
    many, business = count(changed.talks, "talk"), changed.business_talks
    if changed.talks == 1:
        return f"1 talk, {'business' if business else 'personal'}"
    return f"{many}, {'all' if business == changed.talks else business or 'none'} of them business"


def said(refusal: Refusal) -> str:
    """Their words on one line."""
    return " ".join(refusal.in_their_words.split())


def public_words(refusal: Refusal) -> str:
    """Their words on one line, without what is for the writer alone."""
    return _public(refusal.in_their_words)


def public_what(refusal: Refusal) -> str:
    """What was refused on one line, without what is for the writer alone."""
    return _public(refusal.what)


def public_since(refusal: Refusal) -> str:
    """What changed since without the words of other records, which may have been said in confidence."""
    return since(replace(refusal.since, reached=tuple((day, "") for day, _ in refusal.since.reached)))


def _public(text: str) -> str:
    return " ".join(" ".join(line for line in text.splitlines() if not is_private(line)).split())


def reason_cell(refusal: Refusal) -> str:
    """The class of a reason in its column; where nothing is known of it, what can be done."""
    if refusal.reason is None:
        return "Choose a class…" if refusal.in_their_words else "Give the reason…"
    return reason(refusal.reason)


def hurts_cell(refusal: Refusal) -> str:
    """Whether it still hurts, and what can be done, in its column."""
    return "Yes · over it" if refusal.still_hurts else ""


def copied(lines: int, left_out: int) -> str:
    """What a copy holds: "3 lines copied. 1 said in confidence stays here."."""
    verb = "stays" if left_out == 1 else "stay"
    rest = f" {left_out} said in confidence {verb} here." if left_out else ""
    return f"{count(lines, 'line')} copied.{rest}"


def sentence(refusal: Refusal) -> str:
    """A line for those who hear it."""
    who = ", ".join(filter(None, (refusal.name, refusal.account)))
    words = said(refusal)
    return ". ".join(
        filter(
            None,
            (
                f"{refusal_kind(refusal.kind)} refused {day_words(refusal.on)}: {refusal.what}",
                who,
                f"Reason: {reason(refusal.known_reason).lower()}" if refusal.reason or not words else "",
                f"“{words}”" if words else "",
                "Still hurts" if refusal.still_hurts else "",
                f"Since then: {since(refusal.since)[:1].lower()}{since(refusal.since)[1:]}",
            ),
        )
    )


def on(refusal: Refusal) -> str:
    """Its day: "1 Oct 2026"."""
    return day_with_year(refusal.on)


def counted(shown: int, all_of_them: int) -> str:
    """How many there are: "1 no", "12 noes", "3 of 12 noes"."""
    noes = "1 no" if all_of_them == 1 else f"{all_of_them:,} noes"
    return noes if shown == all_of_them else f"{shown:,} of {noes}"
