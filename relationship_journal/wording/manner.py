# SPDX-License-Identifier: MIT
"""How a conversation was, in words: off duty and how it went, who needed an ear, what it cost and who paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relationship_journal.values import ContactId, Cost, EntryMarks, MannerKind, OffDuty, Side
from relationship_journal.wording.lines import names_list
from relationship_journal.wording.money import money

_HOW: Mapping[OffDuty | None, str] = {
    None: "Not off duty",
    OffDuty.PLANNED: "Off duty, not told yet how it went",
    OffDuty.KEPT: "Kept off duty",
    OffDuty.BUSINESS_AT_THE_END: "Off duty, business at the end",
    OffDuty.SLIPPED_BY_ME: "Off duty, slipped by me",
    OffDuty.SLIPPED_BY_THEM: "Off duty, slipped by them",
}
_WENT: Mapping[OffDuty, str] = {
    OffDuty.KEPT: "Kept off duty",
    OffDuty.BUSINESS_AT_THE_END: "Business at the end",
    OffDuty.SLIPPED_BY_ME: "Slipped by me",
    OffDuty.SLIPPED_BY_THEM: "Slipped by them",
}
_BEGAN: Mapping[Side | None, str] = {None: "Not noted who began", Side.ME: "I began", Side.THEM: "They began"}
_PAID: Mapping[Side | None, str] = {None: "Not noted who paid", Side.ME: "I paid", Side.THEM: "They paid"}
BRIEF = "Brief message"
NO_ANSWER = "No answer"
NOTHING_TO_FOLLOW_UP = "Nothing to follow up"
TOLD_TROUBLES = "Told them our troubles"
_KINDS: Mapping[MannerKind, str] = {
    MannerKind.OFF_DUTY: "Off duty",
    MannerKind.NEEDED_AN_EAR: "Needed an ear",
    MannerKind.TOLD_TROUBLES: TOLD_TROUBLES,
    MannerKind.BRIEF: BRIEF,
    MannerKind.NOTHING_TO_FOLLOW_UP: NOTHING_TO_FOLLOW_UP,
}


def manner_kind(kind: MannerKind) -> str:
    """What can be looked for: "Off duty", "Needed an ear"."""
    return _KINDS[kind]


def off_duty(how: OffDuty | None) -> str:
    """A choice of how it went: "Kept off duty", "Not off duty"."""
    return _HOW[how]


def began(side: Side | None) -> str:
    """Who began a conversation: "I began"."""
    return _BEGAN[side]


def paid(side: Side | None) -> str:
    """Who paid: "They paid"."""
    return _PAID[side]


def needed_an_ear(me: bool, names: Sequence[str]) -> str:
    """Who needed an ear: "Dana and I needed an ear"; "Needed an ear" where it is nobody."""
    who = [*names, *(["I"] if me else [])]
    return f"{names_list(who)} needed an ear" if who else "Needed an ear"


def cost(said: Cost) -> str:
    """What it cost and who paid: "84.50 GBP, I paid"."""
    amount = "" if said.amount is None else money(said.amount, said.currency)
    return ", ".join(filter(None, (amount, _PAID[said.paid_by] if said.paid_by else "")))


def carried(marks: EntryMarks, names: Mapping[ContactId, str]) -> tuple[str, ...]:
    """What is to be said of how a conversation was, a few words each, as chips show it.

    An only ear that was needed goes without its name where one other person took part.
    """
    manner, ears = marks.manner, [names[one] for one in marks.ears if one in names]
    ear = needed_an_ear(manner.needed_an_ear, ears)
    plain = bool(ears) and len(names) == 1 and not manner.needed_an_ear
    troubles = f"{TOLD_TROUBLES}, and what it means for them" if manner.meaning else TOLD_TROUBLES
    said = (
        _WENT.get(manner.off_duty, "") if manner.off_duty else "",
        ("Needed an ear" if plain else ear) if ears or manner.needed_an_ear else "",
        troubles if manner.told_troubles else "",
        BRIEF if manner.brief else "",
        NOTHING_TO_FOLLOW_UP if manner.nothing_to_follow_up else "",
        cost(marks.cost) if marks.cost else "",
    )
    return tuple(filter(None, said))
