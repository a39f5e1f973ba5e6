# SPDX-License-Identifier: MIT
"""The words of a contact's balance sheet and of what is known about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relationship_journal.values import (
    LimitKind,
    MethodKind,
    NewJob,
    NewLimit,
    NewMethod,
    OffDuty,
    Stage,
    Tier,
    WantedBy,
)
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.values.sides import CardKept, Relative
from relationship_journal.wording.counts import count, duration, number, stage_name
from relationship_journal.wording.days import ago_words, day_with_year, day_words, month_short
from relationship_journal.wording.money import money

_WANTED: Mapping[WantedBy, str] = {
    WantedBy.ME: "wanted by you",
    WantedBy.THEM: "wanted by {name}",
    WantedBy.MUTUAL: "wanted by both of you",
    WantedBy.KEEPS_IT_BUSINESS: "{name} keeps it business",
    WantedBy.UNKNOWN: "not said who wants it",
}
_METHODS: Mapping[MethodKind, str] = {
    MethodKind.PHONE: "phone",
    MethodKind.EMAIL: "e-mail",
    MethodKind.URL: "web page",
    MethodKind.MESSENGER: "messenger",
    MethodKind.OTHER: "other",
}
_LIMIT_LEADS: Mapping[LimitKind, str] = {
    LimitKind.PERSONAL_MINUTES: "personal time",
    LimitKind.OFF_DUTY_TIMES: "off-duty times",
    LimitKind.SPENDING: "spending",
    LimitKind.TOPIC: "not to open",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def nothing_yet(name: str) -> str:
    """What a balance sheet says while it is empty."""
    return (
        f"What you and {name} owe, ask and do for each other will be here, business beside personal. "
        "It fills from what you write down after a talk; you can also begin right here."
    )


def off_duty_count(how: OffDuty, n: int, name: str) -> str:
    """How many off-duty times went one way: "4 kept", "1 slipped by you"."""
    words = {
        OffDuty.PLANNED: "planned",
        OffDuty.KEPT: "kept",
        OffDuty.BUSINESS_AT_THE_END: "with business at the end",
        OffDuty.SLIPPED_BY_ME: "slipped by you",
        OffDuty.SLIPPED_BY_THEM: f"slipped by {name}",
    }
    return f"{number(n)} {words[how]}"


def stage_line(stage: Stage, since: date | None) -> str:
    """How near somebody is: "Friend since March 2026"."""
    begun = f" since {month_short(f'{since:%Y-%m}')}" if since else ""
    return f"{stage_name(stage)}{begun}"


def wanted(by: WantedBy, name: str) -> str:
    """Who wants it so: "wanted by both of you"."""
    return _WANTED[by].format(name=name)


def renewal_due(on: date, today: date) -> str:
    """When something renews: "renews 14 Jan 2027, in 7 weeks"."""
    return f"{'renewed' if on < today else 'renews'} {day_with_year(on)}, {ago_words(on, today)}"


def on_time(kept: int, due: int) -> str:
    """How promises due in the days of the record went: "11 of 13 on time in 180 days"."""
    return f"{number(kept)} of {number(due)} on time in {RECORD_DAYS} days"


def promises_on_time(kept: int, due: int) -> str:
    """How those of the writer went: "11 of 13 promises on time in 180 days"."""
    return f"{number(kept)} of {count(due, 'promise')} on time in {RECORD_DAYS} days"


def worth_words(sums: Mapping[str, int]) -> str:
    """Sums of money, each currency by itself: "worth $400.00 and €20.00"; empty without any."""
    said = [money(amount, currency) for currency, amount in sums.items()]
    return f"worth {' and '.join(said)}" if said else ""


def relative_words(relative: Relative) -> str:
    """Somebody near: "Hannah, wife"."""
    return ", ".join(filter(None, (relative.name, relative.label)))


def job_detail(job: NewJob) -> str:
    """What is known of a job beside its company: "Head of Operations, Logistics · decides · since 1 Mar 2020"."""
    title = ", ".join(filter(None, (job.title, job.department)))
    return " · ".join(filter(None, (title, job.buying_role, span(job.started_on, job.ended_on))))


def span(first: date | None, last: date | None) -> str:
    """How long something lasts: "since 1 Mar 2020", "1 Mar 2020 – 3 Apr 2024", "until 3 Apr 2024"."""
    if first and last:
        return f"{day_with_year(first)} – {day_with_year(last)}"
    return f"since {day_with_year(first)}" if first else f"until {day_with_year(last)}" if last else ""


def method_lead(method: NewMethod) -> str:
    """What a way to reach somebody is, before it: "mobile", "e-mail"."""
    return method.label or _METHODS[method.kind]


def months_line(months: Sequence[int]) -> str:
    """Months of every year: "Jul, Aug"."""
    return ", ".join(_MONTHS[month - 1] for month in months)


def cadence_line(days: int | None, tier: Tier, tier_days: int | None) -> str:
    """How often one means to talk: "every 28 days", "every 30 days, as tier A"; empty where nothing is set."""
    if days is not None:
        return f"every {count(days, 'day')}"
    return "" if tier is Tier.NONE or tier_days is None else f"every {count(tier_days, 'day')}, as tier {tier.value}"


def limit_words(limit: NewLimit) -> str:
    """How much a limit allows: "6 h a month", "2 times a month", "$200.00 a month"; a topic is its name."""
    amount = limit.amount or 0
    match limit.kind:
        case LimitKind.PERSONAL_MINUTES:
            return f"{duration(amount)} a month"
        case LimitKind.OFF_DUTY_TIMES:
            return f"{count(amount, 'time')} a month"
        case LimitKind.SPENDING:
            return f"{money(amount, limit.currency)} a month"
    return limit.topic


def stage_step(before: Stage, after: Stage) -> str:
    """A step of the history: "Professional to friendly"."""
    return f"{stage_name(before)} to {stage_name(after).lower()}"


def card_line(card: CardKept) -> str:
    """A card somebody came from: "vCard 3.0 from contacts.vcf"."""
    form = "vCard" if card.format == "vcard" else card.format
    return f"{form} {card.version}".strip() + (f" from {card.source}" if card.source else "")


def added_line(on: date, source: str) -> str:
    """How a contact came into the journal: "Added on 3 May 2025, from contacts.vcf"."""
    return f"Added on {day_words(on)}" + (f", from {source}" if source else "")


def limit_lead(kind: LimitKind) -> str:
    """What a limit is of, before its amount: "personal time"."""
    return _LIMIT_LEADS[kind]


def limit_offer(kind: LimitKind) -> str:
    """What a limit that can be set is of, on a link: "Personal time…"."""
    return "Topic not to open…" if kind is LimitKind.TOPIC else f"{_LIMIT_LEADS[kind].capitalize()}…"


def heading(title: str, n: int) -> str:
    """What records are, and how many: "Concessions · 3"."""
    return f"{title} · {number(n)}"


def show_entries(n: int) -> str:
    """A link to the conversations records came from."""
    return "Show its entry" if n == 1 else f"Show their {number(n)} entries"


def more_of_them(step: int, left: int) -> str:
    """A link to the next of many: "Show 30 more of 112"."""
    return f"Show {number(step)} more" + (f" of {number(left)}" if left > step else "")
