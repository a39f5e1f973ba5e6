# SPDX-License-Identifier: MIT
"""The rules a second time, the slow and plain way: straight from the JSON record, one loop at a time.

Written from insights.md alone, without a look at the rules, their facts or their SQL, so that the two can only agree
where both are right. Nothing here is fast, shared or clever.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

Row = dict[str, Any]

CHANNEL_MINUTES = {
    "text": 2, "email": 5, "social": 2, "letter": 10, "call": 15, "video": 30, "meeting": 45, "meal": 90, "event": 120,
    "other": 15,
}  # fmt: skip
TIER_DAYS = {"A": 14, "B": 30, "C": 90}
CONCESSIONS = ("price", "delivery", "terms")


@dataclass(frozen=True)
class Expected:
    """What a rule must say: about whom, how strongly, and on which records."""

    rule: str
    subject: str
    severity: str
    evidence: frozenset[str]


class Plain:
    """A record as of a day."""

    def __init__(self, record: Row, today: date) -> None:
        self.record, self.today = record, today
        self.contacts = {row["uid"]: row for row in self.rows("contacts")}
        self.accounts = {row["uid"]: row for row in self.rows("accounts")}
        self.talked = {row["uid"]: row for row in self.rows("conversations")}
        self.people: dict[str, list[str]] = {uid: [] for uid in self.talked}
        for row in self.rows("participants"):
            if row["conversation"] in self.people:
                self.people[row["conversation"]].append(row["contact"])
        self.manners = {row["conversation"]: row for row in self.rows("manners")}
        self.archived = {row["contact"] for row in self.rows("archivals")}
        self.family = self._family()

    def _family(self) -> set[str]:
        """Of two who are related, whoever never had a job is there as family."""
        worked = {row["contact"] for row in self.rows("jobs")}
        found: set[str] = set()
        for row in self.rows("relations"):
            one, other = row["contact"], row["other"]
            if row["label"] == "spouse" and one in self.contacts and other in self.contacts:
                found |= {one, other} - worked
        return found

    def rows(self, plural: str) -> list[Row]:
        """What is not in the trash."""
        return [row for row in self.record[plural] if row["trashed_at"] is None]

    def marks(self, plural: str, contact: str | None = None) -> list[Row]:
        """Marks whose conversation and contact are in sight, of one contact or of all; none that are yet to be."""
        found = []
        for row in self.rows(plural):
            ahead = day_of(row["on"]) > self.today or self.talked.get(row["conversation"], {}).get("planned")
            if ahead and plural != "limits":
                continue
            if row["conversation"] is not None and row["conversation"] not in self.talked:
                continue
            if row["contact"] is not None and row["contact"] not in self.contacts:
                continue
            if contact is None or row["contact"] == contact:
                found.append(row)
        return found

    def minutes(self, talk: Row) -> int:
        return talk["minutes"] if talk["minutes"] is not None else CHANNEL_MINUTES[talk["channel"]]

    def done(self, contact: str) -> list[Row]:
        """Conversations that took place, newest first."""
        mine = [talk for uid, talk in self.talked.items() if contact in self.people[uid] and not talk["planned"]]
        return sorted(mine, key=_moment, reverse=True)

    def group(self, talk: Row) -> bool:
        return len(self.people[talk["uid"]]) >= 4

    def touches(self, contact: str) -> list[Row]:
        return [talk for talk in self.done(contact) if talk["answered"]]

    def is_talk(self, talk: Row) -> bool:
        manner = self.manners.get(talk["uid"], {})
        light = bool(manner.get("brief") or manner.get("off_duty"))
        return bool(talk["answered"]) and self.minutes(talk) >= 10 and not self.group(talk) and not light

    def talks(self, contact: str) -> list[Row]:
        return [talk for talk in self.done(contact) if self.is_talk(talk)]

    def rated(self, contact: str) -> list[Row]:
        return [talk for talk in self.talks(contact) if talk["rated"]]

    def friend(self, contact: str) -> bool:
        return self.contacts[contact]["stage"] in ("friend", "close_friend")

    def spoken_of(self, contact: str) -> bool:
        row = self.contacts[contact]
        if row["status"] == "not_customer" or row["is_company"] or contact in self.family or contact in self.archived:
            return False
        return bool(self.done(contact)) or row["batch"] is None

    def customers(self) -> list[str]:
        """Those rules speak of: customers and prospects."""
        return [
            uid
            for uid, row in self.contacts.items()
            if row["status"] in ("customer", "prospect") and self.spoken_of(uid)
        ]

    def customers_and_former(self) -> list[str]:
        return [uid for uid, row in self.contacts.items() if row["status"] != "not_customer" and self.spoken_of(uid)]

    def age(self, day: date) -> int:
        return (self.today - day).days

    def within(self, day: date, days: int) -> bool:
        return 0 <= self.age(day) < days

    def agreed(self, promise: Row) -> date | None:
        told = [row for row in self.rows("promise_moves") if row["promise"] == promise["uid"] and row["told"]]
        if told:
            return day_of(max(told, key=lambda row: row["uid"])["due_after"])
        return day_of(promise["due"])

    def started(self) -> date | None:
        days = [day_of(talk["at"]) for uid, talk in self.talked.items() if not talk["planned"]]
        days += [day_of(row["added_at"]) for row in self.contacts.values()]
        return min((day for day in days if day is not None), default=None)

    def added(self, contact: str) -> date:
        days = [day_of(self.contacts[contact]["added_at"]), *(day_of(talk["at"]) for talk in self.done(contact))]
        return min(day for day in days if day is not None)

    def cadence(self, contact: str) -> int | None:
        row = self.contacts[contact]
        return row["cadence_days"] or TIER_DAYS.get(row["tier"])

    def usual_gap(self, contact: str) -> float:
        cadence = self.cadence(contact)
        if cadence:
            return cadence
        days = sorted({day for talk in self.touches(contact) if self.within(day := day_of(talk["at"]), 365)})
        if len(days) < 3:
            return 60
        # Halves of a day go up.
        return int(median([(late - early).days for early, late in pairwise(days)]) + 0.5)

    def paused(self, contact: str) -> bool:
        row = self.contacts[contact]
        away = day_of(row["away_until"])
        return (away is not None and away > self.today) or str(self.today.month) in months(row)

    def silent(self) -> set[date]:
        """Days of stretches of seven or more in which nothing was written."""
        written = {day_of(talk["at"]) for talk in self.talked.values() if not talk["planned"]}
        written = {day for day in written if day <= self.today and self.age(day) <= 1460}
        found: set[date] = set()
        stretch: list[date] = []
        if not written:
            return found
        day = self.today
        while day >= min(written):
            if day in written:
                if len(stretch) >= 7:
                    found.update(stretch)
                stretch = []
            else:
                stretch.append(day)
            day -= timedelta(days=1)
        return found

    def absent(self, contact: str, since: date | None, own: int | None, gap: float | None = None) -> int | None:
        """Days that count without something; None where nothing is to be said. `own` None asks for the days alone."""
        talks = self.talks(contact)
        if self.paused(contact) or len(talks) < 3:
            return None
        row = self.contacts[contact]
        known = max(self.started(), self.added(contact), min(day_of(talk["at"]) for talk in talks))
        begin = max(since or known, known, day_of(row["away_until"]) or known)
        silent, days = self.silent(), 0
        day = begin + timedelta(days=1)
        while day <= self.today:
            if day not in silent and str(day.month) not in months(row):
                days += 1
            day += timedelta(days=1)
        days = min(days, 1460)
        if own is None:
            return days
        return days if days >= max(own, 2 * (self.usual_gap(contact) if gap is None else gap)) else None

    def concessions(self, contact: str) -> list[Row]:
        return [
            row for row in self.marks("favors", contact)
            if row["done_by"] == "me" and row["kind"] in CONCESSIONS and not row["normal_service"]
        ]  # fmt: skip

    def unexplained(self, contact: str) -> list[Row]:
        return [row for row in self.concessions(contact) if not row["reason"] and not row["said_one_off"]]

    def works_at(self, contact: str) -> list[str]:
        return [
            row["account"] for row in self.rows("jobs")
            if row["contact"] == contact and row["account"] in self.accounts and not over(row, self.today)
        ]  # fmt: skip


def _moment(talk: Row) -> tuple[str, str]:
    return talk["at"], talk["uid"]


def day_of(text: str | None) -> date | None:
    return None if not text else date.fromisoformat(text[:10])


def over(job: Row, today: date) -> bool:
    ended = day_of(job["ended_on"])
    return ended is not None and ended <= today


def months(row: Row) -> list[str]:
    return re.findall(r"\d+", str(row["seasonal_months"]))


def uids(rows: Any) -> frozenset[str]:
    return frozenset(row["uid"] for row in rows)


Found = Iterator[Expected]


def late_promise(p: Plain) -> Found:
    for contact in p.customers_and_former():
        for side in ("me", "them"):
            late = []
            for row in p.marks("promises", contact):
                due = p.agreed(row)
                if (
                    row["side"] == side
                    and due
                    and due < p.today
                    and row["kept_on"] is None
                    and row["let_go_on"] is None
                ):
                    late.append((row, due))
            if late:
                worst = max(working_days(due, p.today) for _, due in late)
                act = side == "me" and worst > 2
                yield Expected("late-promise", contact, "act" if act else "watch", uids(row for row, _ in late))


def working_days(after: date, to: date) -> int:
    days = 0
    while after < to:
        after += timedelta(days=1)
        days += after.weekday() < 5
    return days


def concession_drift(p: Plain) -> Found:
    for contact in p.customers():
        if not p.friend(contact):
            continue
        near = [row for row in p.unexplained(contact) if p.within(day_of(row["on"]), 90)]
        far = [row for row in p.unexplained(contact) if p.within(day_of(row["on"]), 180)]
        if len(near) >= 2:
            yield Expected("concession-drift", contact, "act", uids(near))
        elif len(far) >= 3 and p.age(p.started()) >= 60:
            others = [one for one in p.customers() if not p.friend(one)]
            talked = [one for one in others if any(p.within(day_of(talk["at"]), 180) for talk in p.talks(one))]
            theirs = sum(p.within(day_of(row["on"]), 180) for one in others for row in p.unexplained(one))
            if len(talked) >= 3 and len(far) * len(talked) >= 2 * theirs:
                yield Expected("concession-drift", contact, "watch", uids(far))


def favor_over_work(p: Plain) -> Found:
    for contact in p.customers():
        rows = [
            row for row in p.marks("favors", contact)
            if row["done_by"] == "me" and row["pushed_aside"] and row["made_good_on"] is None
        ]  # fmt: skip
        if rows:
            yield Expected("favor-over-work", contact, "act", uids(rows))


def shortcut_open(p: Plain) -> Found:
    for contact in p.customers():
        rows = [row for row in p.marks("shortcuts", contact) if row["told_on"] is None]
        if rows:
            yield Expected("shortcut-open", contact, "act", uids(rows))


def leaning_on_them(p: Plain) -> Found:
    for contact in p.customers():
        leant = []
        for talk in p.talks(contact)[:6]:
            manner = p.manners.get(talk["uid"], {})
            if manner.get("needed_an_ear") or (manner.get("told_troubles") and not manner.get("meaning")):
                leant.append(talk)
        if len(leant) >= 2:
            yield Expected("leaning-on-them", contact, "watch", uids(leant))


def friction_unspoken(p: Plain) -> Found:
    for contact in p.customers_and_former():
        rows = [
            row for row in p.marks("frictions", contact)
            if row["settled_on"] is None and row["talked_on"] is None and p.age(day_of(row["on"])) >= 7
        ]  # fmt: skip
        if rows:
            yield Expected("friction-unspoken", contact, "act", uids(rows))


def friction_crossed(p: Plain) -> Found:
    for contact in p.customers_and_former():
        rows = [
            row for row in p.marks("frictions", contact)
            if row["settled_on"] is None and row["crossed_on"] and p.within(day_of(row["crossed_on"]), 90)
        ]  # fmt: skip
        if rows:
            yield Expected("friction-crossed", contact, "act", uids(rows))


def friction_lingers(p: Plain) -> Found:
    for contact in p.customers_and_former():
        rows = [
            row for row in p.marks("frictions", contact)
            if row["settled_on"] is None and row["talked_on"] is not None and p.age(day_of(row["on"])) >= 30
        ]  # fmt: skip
        if rows:
            yield Expected("friction-lingers", contact, "watch", uids(rows))


def no_without_reason(p: Plain) -> Found:
    for contact in p.customers():
        rows = [
            row for row in p.marks("refusals", contact)
            if row["reason"] is None and not row["in_their_words"] and p.age(day_of(row["on"])) > 3
        ]  # fmt: skip
        if rows:
            yield Expected("no-without-reason", contact, "act", uids(rows))


def shared_success(p: Plain) -> Found:
    for contact in p.customers():
        rows = [
            row for row in p.marks("goals", contact)
            if row["state"] == "reached" and not row["celebrated_on"]
            and p.within(day_of(row["moved_on"] or row["on"]), 30)
        ]  # fmt: skip
        if rows:
            yield Expected("shared-success", contact, "good", uids(rows))


def check_in_due(p: Plain) -> Found:
    for contact in p.customers():
        cadence = p.cadence(contact)
        touches = p.touches(contact)
        if cadence and touches:
            days = p.absent(contact, day_of(touches[0]["at"]), None)
            if days is not None and days > cadence:
                yield Expected("check-in-due", contact, "watch", uids(touches[:1]))


def never_asked(p: Plain) -> Found:
    for contact in p.customers():
        mine = [row for row in p.marks("favors", contact) if row["done_by"] == "me"]
        asked = [row for row in p.marks("favors", contact) if row["asked_by"] == "me"]
        talks = p.talks(contact)
        known = min([p.added(contact), *(day_of(talk["at"]) for talk in talks)])
        if p.age(known) >= 365 and len(mine) >= 2 and not asked:
            yield Expected("never-asked", contact, "watch", uids(mine))


def purpose_lost(p: Plain) -> Found:
    for contact in p.customers():
        last = p.rated(contact)[:4]
        goals = sorted(p.marks("goals", contact), key=lambda row: (row["on"], row["uid"]))
        moved = [max(day_of(row["on"]), day_of(row["moved_on"]) or date.min) for row in goals]
        if len(last) == 4 and all(talk["share"] < 25 for talk in last) and not any(p.age(day) < 60 for day in moved):
            named = [*goals[:1], *(row for row in goals if row["state"] in ("open", "in_progress"))]
            named += [goals[moved.index(max(moved))]] if goals else []
            yield Expected("purpose-lost", contact, "watch", uids([*last, *named]))


def only_business(p: Plain) -> Found:
    for contact in p.customers():
        last = p.rated(contact)[:5]
        if p.friend(contact) and len(last) == 5 and all(talk["share"] > 90 for talk in last):
            days = [day_of(talk["at"]) for talk in last]
            off_duty = [
                talk for talk in p.touches(contact)
                if p.manners.get(talk["uid"], {}).get("off_duty") and day_of(talk["at"]) >= min(days)
            ]  # fmt: skip
            if not off_duty and (max(days) - min(days)).days >= 60:
                yield Expected("only-business", contact, "watch", uids(last))


def to_raise(p: Plain) -> Found:
    for contact in p.customers():
        soon = [
            talk for uid, talk in p.talked.items()
            if contact in p.people[uid] and talk["planned"] and 0 <= -p.age(day_of(talk["at"])) <= 1
            and not p.manners.get(uid, {}).get("off_duty")
        ]  # fmt: skip
        notes = [row for row in p.marks("notes", contact) if row["kind"] == "to_raise" and row["raised_on"] is None]
        waited = [row for row in notes if p.age(day_of(row["on"])) >= 14]
        if notes and soon:
            yield Expected("to-raise", contact, "watch", uids([*notes, min(soon, key=_moment)]))
        elif waited and not p.paused(contact):
            yield Expected("to-raise", contact, "watch", uids(waited))


def goal_stalled(p: Plain) -> Found:
    for contact in p.customers():
        business = [talk for talk in p.talks(contact) if not talk["rated"] or talk["share"] >= 50]
        stalled = []
        for row in p.marks("goals", contact):
            if row["state"] in ("open", "in_progress"):
                days = [day_of(row["on"]), day_of(row["moved_on"]), *(day_of(talk["at"]) for talk in business[:1])]
                if p.absent(contact, max(day for day in days if day), 60) is not None:
                    stalled.append(row)
        if stalled:
            yield Expected("goal-stalled", contact, "watch", uids([*stalled, *business[:1]]))


def one_sided_friendship(p: Plain) -> Found:
    for contact in p.customers():
        wanted = p.contacts[contact]["wanted_by"]
        personal = [talk for talk in p.rated(contact) if talk["share"] < 50]
        lately = [talk for talk in personal if talk["began"] == "me" and p.within(day_of(talk["at"]), 60)]
        row = personal[:6]
        if wanted == "keeps_it_business" and len(lately) >= 2:
            yield Expected("one-sided-friendship", contact, "watch", uids(lately))
        elif len(row) == 6 and all(talk["began"] == "me" for talk in row):
            yield Expected("one-sided-friendship", contact, "watch", uids(row))
        elif wanted == "me" and len(p.talks(contact)) >= 3:
            # Nobody changed it in these journals: it stands since they were added.
            known = max(p.started(), p.added(contact), min(day_of(talk["at"]) for talk in p.talks(contact)))
            if p.age(known) >= 90:
                yield Expected("one-sided-friendship", contact, "watch", frozenset([contact]))


def became_friend(p: Plain, contact: str) -> Row | None:
    """The change that made them the friend they are: the first one after the last time they were none."""
    found = None
    for row in sorted(p.marks("stage_changes", contact), key=lambda row: (row["on"], row["uid"])):
        near = row["after"] in ("friend", "close_friend")
        found = (found or row) if near else None
    return found


def no_off_duty(p: Plain) -> Found:
    for contact in p.customers():
        row = p.contacts[contact]
        if not row["off_duty_welcome"] or row["health_or_public"] or not p.friend(contact):
            continue
        times = [talk for talk in p.touches(contact) if p.manners.get(talk["uid"], {}).get("off_duty")]
        yield from lacking(p, "no-off-duty", contact, times[:1], 120)


def quiet(p: Plain) -> Found:
    for contact in p.customers_and_former():
        if p.friend(contact) and p.marks("interests", contact):
            brief = [talk for talk in p.done(contact) if is_brief(p, talk)]
            yield from lacking(p, "quiet", contact, brief[:1], 45)


def is_brief(p: Plain, talk: Row) -> bool:
    short = talk["channel"] in ("text", "social") and p.minutes(talk) < 10 and not p.group(talk)
    return bool(p.manners.get(talk["uid"], {}).get("brief")) or (short and not (talk["rated"] and talk["share"] >= 50))


def lacking(p: Plain, rule: str, contact: str, last: list[Row], own: int) -> Found:
    """An absence, on the last such record, else the change of stage, else the contact."""
    change = became_friend(p, contact)
    since = day_of(last[0]["at"]) if last else day_of(change["on"]) if change else None
    if p.absent(contact, since, own) is not None:
        yield Expected(rule, contact, "watch", uids(last or ([change] if change else [])) or frozenset([contact]))


def works_there(p: Plain, account: str) -> list[str]:
    """Who works at an account today; a company's own card is nobody."""
    jobs = [row for row in p.rows("jobs") if row["account"] == account and not over(row, p.today)]
    return list(dict.fromkeys(row["contact"] for row in jobs if in_sight(p, row["contact"])))


def in_sight(p: Plain, contact: str) -> bool:
    return contact in p.contacts and not p.contacts[contact]["is_company"]


def talks_there(p: Plain, contact: str, account: str) -> list[Row]:
    """Talks of the time somebody worked at an account."""
    spans = [
        (row["started_on"] or "", row["ended_on"] or "9999")
        for row in p.rows("jobs") if row["account"] == account and row["contact"] == contact
    ]  # fmt: skip
    return [talk for talk in p.talks(contact) if any(first <= talk["at"][:10] <= last for first, last in spans)]


def latest(talks: list[tuple[Row, str]]) -> tuple[Row, str] | None:
    return max(talks, key=lambda one: (one[0]["at"][:10], one[1]), default=None)


def last_stage_change(p: Plain, contact: str) -> frozenset[str]:
    """What an absence rests on where there is no such record: the last change of stage, else the contact."""
    changes = sorted(p.marks("stage_changes", contact), key=lambda row: (row["on"], row["uid"]))
    return uids(changes[-1:]) or frozenset([contact])


def single_thread(p: Plain) -> Found:
    for account, row in p.accounts.items():
        there = works_there(p, account)
        known = [one for one in there if one in p.customers()]
        carriers = [
            one for one in there
            if any(p.within(day_of(talk["at"]), 180) for talk in talks_there(p, one, account))
        ]  # fmt: skip
        if max(len(known), row["people_that_matter"] or 0) < 2 or len(carriers) != 1:
            continue
        friend = carriers[0]
        others = [one for one in known if one != friend]
        if friend not in known or not p.friend(friend) or (others and all(map(p.paused, others))):
            continue
        last = latest([(talk, one) for one in there if one != friend for talk in talks_there(p, one, account)])
        since = day_of(last[0]["at"]) if last else None
        if p.absent(friend, since, 180, p.usual_gap(last[1]) if last else 0) is not None:
            evidence = uids([last[0]]) if last else last_stage_change(p, friend)
            yield Expected("single-thread", account, "watch", evidence)


def champion_left(p: Plain) -> Found:
    for account in p.accounts:
        jobs = [row for row in p.rows("jobs") if row["account"] == account and row["ended_on"]]
        there = works_there(p, account)
        known = [one for one in there if one in p.customers()]
        last = latest([(talk, one) for one in there for talk in talks_there(p, one, account)])
        for row in jobs:
            friend, ended = row["contact"], day_of(row["ended_on"])
            talks = p.talks(friend) if friend in p.contacts else []
            if not p.within(ended, 120) or friend not in p.customers() or not p.friend(friend) or friend in there:
                continue
            if len(talks) < 3 or max(p.started(), p.added(friend), day_of(talks[-1]["at"])) > ended:
                continue
            if not (known and all(map(p.paused, known))) and (last is None or day_of(last[0]["at"]) < ended):
                jobs_now = [
                    job for job in p.rows("jobs")
                    if job["contact"] == friend and job["account"] in p.accounts and not over(job, p.today)
                ]  # fmt: skip
                yield Expected(
                    "champion-left", account, "act", uids([row, *jobs_now[:1], *([last[0]] if last else [])])
                )


def renewal_quiet(p: Plain) -> Found:
    for account, row in p.accounts.items():
        renews = day_of(row["renewal_on"])
        if renews is None or not 0 <= (renews - p.today).days <= 90:
            continue
        there = works_there(p, account)
        known = [one for one in there if one in p.customers()]
        planned = [
            talk for uid, talk in p.talked.items()
            if talk["planned"] and set(there) & set(p.people[uid]) and p.today <= day_of(talk["at"]) <= renews
            and not p.manners.get(uid, {}).get("off_duty")
        ]  # fmt: skip
        business = [
            (talk, one) for one in there for talk in talks_there(p, one, account)
            if not talk["rated"] or talk["share"] >= 50
        ]  # fmt: skip
        last = latest(business)
        since = day_of(last[0]["at"]) if last else None
        waits = [one for one in known if p.absent(one, since, 30) is not None]
        if waits and not planned:
            ask = latest([
                (talk, one) for one in known if not p.paused(one) for talk in talks_there(p, one, account)
            ])  # fmt: skip
            whom = ask[1] if ask else next(one for one in known if not p.paused(one))
            yield Expected("renewal-quiet", account, "act", uids([last[0]]) if last else last_stage_change(p, whom))


def service_record(p: Plain) -> Found:
    due = [row for contact in p.customers() for row in fell_due(p, contact)]
    kept = [row for row in due if on_time(p, row)]
    if len(due) >= 10 and len(kept) * 100 >= 95 * len(due) and p.age(p.started()) >= 60:
        yield Expected("service-record", "all", "good", uids(due))


def fell_due(p: Plain, contact: str) -> list[Row]:
    """Promises of the writer that fell due, as agreed, in 180 days."""
    found = []
    for row in p.marks("promises", contact):
        due = p.agreed(row)
        if row["side"] != "me" or due is None or not p.within(due, 180):
            continue
        let_go = day_of(row["let_go_on"])
        if (let_go is None or let_go > due) and (due < p.today or row["kept_on"]):
            found.append(row)
    return found


def on_time(p: Plain, row: Row) -> bool:
    due, kept = p.agreed(row), day_of(row["kept_on"])
    return due is not None and kept is not None and kept <= due


def slower_for_friends(p: Plain) -> Found:
    if not p.started() or p.age(p.started()) < 60:
        return
    friends = [row for one in p.customers() if p.friend(one) for row in fell_due(p, one)]
    others = [row for one in p.customers() if not p.friend(one) for row in fell_due(p, one)]
    late = [row for row in friends if not on_time(p, row)]
    late_others = [row for row in others if not on_time(p, row)]
    for one in p.customers():
        own = fell_due(p, one)
        missed = [row for row in own if not on_time(p, row)]
        slower = len(missed) * len(others) >= 2 * len(late_others) * len(own)
        if p.friend(one) and len(own) >= 5 and len(missed) >= 3 and len(others) >= 8 and slower:
            yield Expected("slower-for-friends", one, "act", uids(missed))
    twice = len(late) * len(others) >= 2 * len(late_others) * len(friends)
    if len(friends) >= 8 and len(others) >= 8 and len(late) >= 3 and twice:
        yield Expected("slower-for-friends", "all", "act", uids(late))


def blurred(p: Plain) -> Found:
    for contact in p.customers():
        if not p.friend(contact):
            continue
        conceded = [row for row in p.unexplained(contact) if p.within(day_of(row["on"]), 90)]
        untold = [
            row for row in p.marks("shortcuts", contact) if row["told_on"] is None and p.within(day_of(row["on"]), 90)
        ]  # fmt: skip
        crossed = [
            row for row in p.marks("frictions", contact)
            if row["settled_on"] is None and row["crossed_on"] and p.within(day_of(row["crossed_on"]), 90)
        ]  # fmt: skip
        late = [
            row for row in fell_due(p, contact) if not on_time(p, row) and p.within(p.agreed(row), 90)
        ]  # fmt: skip
        signs = [
            sign for sign, enough in ((conceded, 2), (untold, 1), (crossed, 1), (late, 2)) if len(sign) >= enough
        ]  # fmt: skip
        if len(signs) >= 2:
            yield Expected("blurred", contact, "act", uids(row for sign in signs for row in sign))


def carried_over(p: Plain) -> Found:
    for contact in p.customers():
        rated = p.rated(contact)
        hurting = [row for row in p.marks("refusals", contact) if row["still_hurts"]]
        for row in sorted(p.marks("refusals", contact), key=lambda row: (row["on"], row["uid"]), reverse=True):
            no = day_of(row["on"])
            before = [
                talk for talk in rated if talk["share"] < 50 and 0 < (no - day_of(talk["at"])).days <= 60
            ]  # fmt: skip
            personal = [talk for talk in rated if talk["share"] < 50 and day_of(talk["at"]) >= no]
            business = [talk for talk in rated if talk["share"] >= 50 and day_of(talk["at"]) > no]
            if len(before) >= 2 and not personal and len(business) >= 2:
                yield Expected("carried-over", contact, "watch", uids([row, *before, *business]))
                break
        else:
            if hurting:
                yield Expected("carried-over", contact, "watch", uids(hurting))


def business_slipped_in(p: Plain) -> Found:
    for contact in p.customers():
        slipped = []
        for talk in p.done(contact):
            how = p.manners.get(talk["uid"], {}).get("off_duty")
            if p.group(talk) or not p.within(day_of(talk["at"]), 30):
                continue
            if how in ("kept", "business_at_the_end"):
                break
            if how == "slipped_by_me":
                slipped.append(talk)
        if slipped:
            yield Expected("business-slipped-in", contact, "watch", uids(slipped))


def limits_at(p: Plain, contact: str) -> list[tuple[Row, float, list[Row]]]:
    """The limits that count for a contact: the part of each that is used this month, and by which conversations."""
    found: dict[str, Row] = {}
    for row in sorted(p.marks("limits"), key=lambda row: row["uid"]):
        if row["contact"] in (contact, None) and row["amount"] is not None:
            before = found.get(row["kind"])
            if before is None or row["contact"] is not None or before["contact"] is None:
                found[row["kind"]] = row
    month = [
        talk for talk in p.done(contact)
        if talk["at"][:7] == p.today.isoformat()[:7] and talk["at"][:10] <= p.today.isoformat() and not p.group(talk)
    ]  # fmt: skip
    result = []
    for kind, row in found.items():
        if kind == "spending":
            by = [
                talk
                for talk in month
                if talk["paid_by"] == "me" and talk["cost"] and talk["currency"] == row["currency"]
            ]
            used = sum(talk["cost"] for talk in by)
        elif kind == "off_duty_times":
            by = [talk for talk in month if p.manners.get(talk["uid"], {}).get("off_duty")]
            used = len(by)
        else:
            by = [talk for talk in month if p.minutes(talk) * (100 - talk["share"])]
            used = int(sum(p.minutes(talk) * (100 - talk["share"]) for talk in by) / 100 + 0.5)
        if used:
            result.append((row, used / row["amount"] if row["amount"] else 2.0, by))
    return result


def over_limit(p: Plain) -> Found:
    for contact in p.customers():
        over = [row for limit, part, by in limits_at(p, contact) if part >= 1 for row in (limit, *by)]
        if over:
            yield Expected("over-limit", contact, "watch", uids(over))


def near_limit(p: Plain) -> Found:
    for contact in p.customers():
        near = [row for limit, part, by in limits_at(p, contact) if 0.8 <= part < 1 for row in (limit, *by)]
        if near:
            yield Expected("near-limit", contact, "watch", uids(near))


def follow_up_thinner(p: Plain) -> Found:
    if not p.started() or p.age(p.started()) < 60:
        return
    sides: dict[bool, dict[str, Row]] = {True: {}, False: {}}
    for contact in p.customers():
        for talk in p.talks(contact):
            long = talk["channel"] in ("meeting", "call", "video") and p.minutes(talk) >= 15
            if long and p.within(day_of(talk["at"]), 90):
                sides[p.friend(contact)][talk["uid"]] = talk
    both = sides[True].keys() & sides[False].keys()
    friends = [talk for uid, talk in sides[True].items() if uid not in both]
    others = [talk for uid, talk in sides[False].items() if uid not in both]
    if len(friends) < 8 or len(others) < 8:
        return
    promised = {row["conversation"] for row in p.marks("promises") if row["side"] == "me"}

    def followed(talk: Row) -> bool:
        return talk["uid"] in promised or bool(p.manners.get(talk["uid"], {}).get("nothing_to_follow_up"))

    ours, theirs = sum(map(followed, friends)), sum(map(followed, others))
    if theirs and 2 * ours * len(others) <= theirs * len(friends):
        without = uids(talk for talk in friends if not followed(talk))
        yield Expected("follow-up-thinner", "all", "watch", without)


RULES: dict[str, Callable[[Plain], Found]] = {
    "late-promise": late_promise,
    "concession-drift": concession_drift,
    "favor-over-work": favor_over_work,
    "shortcut-open": shortcut_open,
    "leaning-on-them": leaning_on_them,
    "friction-unspoken": friction_unspoken,
    "friction-crossed": friction_crossed,
    "friction-lingers": friction_lingers,
    "no-without-reason": no_without_reason,
    "shared-success": shared_success,
    "check-in-due": check_in_due,
    "never-asked": never_asked,
    "purpose-lost": purpose_lost,
    "only-business": only_business,
    "to-raise": to_raise,
    "service-record": service_record,
    "slower-for-friends": slower_for_friends,
    "blurred": blurred,
    "carried-over": carried_over,
    "business-slipped-in": business_slipped_in,
    "over-limit": over_limit,
    "near-limit": near_limit,
    "single-thread": single_thread,
    "champion-left": champion_left,
    "renewal-quiet": renewal_quiet,
    "goal-stalled": goal_stalled,
    "one-sided-friendship": one_sided_friendship,
    "no-off-duty": no_off_duty,
    "quiet": quiet,
    "follow-up-thinner": follow_up_thinner,
}
