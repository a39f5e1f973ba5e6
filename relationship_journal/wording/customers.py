# SPDX-License-Identifier: MIT
"""All customers in words: what stands in the cells of the table, and each line as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relationship_journal.values import Drift, LimitKind, Tier, WantedBy
from relationship_journal.values.customers import CUSTOMERS, Customer, LimitUse, TalkWindow
from relationship_journal.wording.counts import (
    count,
    duration_words,
    number,
    share_words,
    stage_name,
    status_name,
    tier_name,
)
from relationship_journal.wording.days import ago_words
from relationship_journal.wording.money import money

_WANTED_BY: Mapping[WantedBy, str] = {
    WantedBy.UNKNOWN: "",
    WantedBy.ME: "Me",
    WantedBy.THEM: "Them",
    WantedBy.MUTUAL: "Mutual",
    WantedBy.KEEPS_IT_BUSINESS: "Keeps it business",
}
_MINUS = "\u2212"


def tier(of: Tier) -> str:
    """A tier in its column: "A"; empty for none."""
    return "" if of is Tier.NONE else of.value


def wanted_by(who: WantedBy) -> str:
    """Who wants the friendship, in its column; empty where nobody knows."""
    return _WANTED_BY[who]


def share(window: TalkWindow) -> str:
    """A share in its column: "65%"; empty without a rated talk."""
    return "" if window.share is None else f"{window.share}%"


def share_tip(window: TalkWindow) -> str:
    """What a share rests on."""
    if window.share is None:
        return "No rated talk in the last 90 days"
    return f"{share_words(window.share)} in the last 90 days, from {count(window.talks, 'rated talk')}"


def change(drift: Drift | None) -> str:
    """How far a share moved, in its column: "+12", "−8", "0"; empty where it cannot be compared."""
    if drift is None:
        return ""
    points = drift.now - drift.before
    return f"+{points}" if points > 0 else str(points).replace("-", _MINUS)


def change_words(drift: Drift) -> str:
    """How far a share moved: "12 points more business than in the 90 days before"."""
    if not drift.size:
        return "as in the 90 days before"
    side = "business" if drift.now > drift.before else "personal"
    return f"{count(drift.size, 'point')} more {side} than in the 90 days before"


def drift_tip(customer: Customer) -> str:
    """Both shares and what they rest on, or why they cannot be compared."""
    drift, now, before = customer.drift, customer.now, customer.before
    if drift is None:
        return f"Too few rated talks to compare: {now.talks}, and {before.talks} in the 90 days before"
    talks = f"{now.talks} and {count(before.talks, 'rated talk')}"
    return f"{share_words(drift.now)}, {drift.before}% in the 90 days before ({talks})"


def hours(minutes: int) -> str:
    """Hours in their column: "4.1", "<0.1"; empty for none."""
    return "<0.1" if 0 < minutes < 3 else f"{minutes / 60:,.1f}" if minutes else ""


def on_time(customer: Customer) -> str:
    """Promises kept on time, in their column: "8 of 13"; empty where none fell due."""
    return f"{customer.on_time} of {customer.due}" if customer.due else ""


def favors(customer: Customer) -> str:
    """Favors both ways, in their column, the writer's first: "4 / 1"; empty where nobody did one."""
    mine, theirs = customer.done_by_me, customer.done_by_them
    return f"{number(mine)} / {number(theirs)}" if mine or theirs else ""


def days_since(day: date | None, today: date) -> str:
    """How many days ago, in a column: "6 d", "today"; empty for never."""
    if day is None:
        return ""
    days = (today - day).days
    return f"{number(days)} d" if days > 0 else "today"


def limit(use: LimitUse | None) -> str:
    """A limit in its column: "4.5 of 6 h", "2 of 3 times", "40 of 100 EUR"; empty without one."""
    if use is None:
        return ""
    if use.kind is LimitKind.PERSONAL_MINUTES:
        return f"{_figure(use.used / 60)} of {_figure(use.amount / 60)} h"
    if use.kind is LimitKind.OFF_DUTY_TIMES:
        return f"{use.used} of {count(use.amount, 'time')}"
    return f"{money(use.used, use.currency).removesuffix(use.currency).strip()} of {money(use.amount, use.currency)}"


def limit_words(use: LimitUse) -> str:
    """A limit in a sentence: "4.5 of 6 h of personal time used this month"."""
    of = {LimitKind.PERSONAL_MINUTES: " of personal time", LimitKind.OFF_DUTY_TIMES: " off duty"}.get(use.kind, "")
    return f"{limit(use)}{of} {'spent' if use.kind is LimitKind.SPENDING else 'used'} this month"


def limits_tip(customer: Customer) -> str:
    """Every limit, the most used first."""
    return "\n".join(limit_words(use) for use in sorted(customer.limits, key=_left))


def _left(use: LimitUse) -> float:
    return -use.part


def _figure(amount: float) -> str:
    return f"{amount:,.1f}".removesuffix(".0")


def last_words(customer: Customer, today: date) -> str:
    """When one last talked, in a sentence."""
    return "no talk yet" if customer.last_talk is None else f"last talk {ago_words(customer.last_talk, today)}"


def sentence(customer: Customer, today: date) -> str:
    """A line for those who hear it; what is not known is left out."""
    one, use, drift = customer, customer.limit, customer.drift
    status = "" if one.status in CUSTOMERS else status_name(one.status).lower()
    letter = "" if one.tier is Tier.NONE else tier_name(one.tier)
    who = ", ".join(filter(None, (one.name, one.account, stage_name(one.stage).lower(), letter, status)))
    moved = f", {change_words(drift)}" if drift is not None else ""
    return ". ".join(
        filter(
            None,
            (
                who,
                share_tip(one.now) + moved if one.now.talks else "",
                duration_words(one.minutes) if one.minutes else "",
                f"{one.on_time} of {count(one.due, 'promise')} kept on time" if one.due else "",
                favors_words(one),
                last_words(one, today).capitalize(),
                limit_words(use) if use is not None else "",
            ),
        )
    )


def favors_words(customer: Customer) -> str:
    """Favors both ways in a sentence: "4 favors done by you, 1 by them"."""
    mine, theirs = customer.done_by_me, customer.done_by_them
    return f"{count(mine, 'favor')} done by you, {number(theirs)} by them" if mine or theirs else ""


def counted(shown: int, everybody: int) -> str:
    """How many there are: "61 customers", "9 of 61 customers"."""
    all_of_them = count(everybody, "customer")
    return all_of_them if shown == everybody else f"{number(shown)} of {all_of_them}"


def drift_line(compared: int, drawn: int, everybody: int) -> str:
    """What the picture of drift shows, under it."""
    if not drawn:
        return "Nobody here has rated talks in both windows yet. They will be points in a picture here."
    left_out = everybody - drawn
    few = f"{number(compared)} of {count(drawn, 'point')} rest on five rated talks or more in each window."
    rest = f" {count(left_out, 'other')} had no rated talk in one of them." if left_out else ""
    return few + rest


def drift_point(customer: Customer) -> str:
    """A point of the picture in words."""
    both = customer.both_shares
    if both is None:
        return ""
    moved = change_words(both) if customer.drift is not None else "too few talks to say how it drifts"
    talks = f"{count(customer.now.talks, 'rated talk')} now, {number(customer.before.talks)} before"
    return f"{share_words(both.now)} now, {both.before}% before: {moved}. {talks}."


def former(count_: int) -> str:
    """Those who stand apart: "4 former customers"."""
    return count(count_, "former customer")
