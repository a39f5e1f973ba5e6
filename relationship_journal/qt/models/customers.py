# SPDX-License-Identifier: MIT
"""All customers as a table: read when it is looked at, filtered in memory, read again after what concerns it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.attention import NOBODY, Attention
from relationship_journal.qt.models.table import Column, TableModel
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.customers import customers
from relationship_journal.values import EVERYBODY, PeopleFilter, Stage, Status, Tier, fold
from relationship_journal.values.customers import Customer, is_wanted
from relationship_journal.wording import customers as words

_STAGES, _TIERS = tuple(Stage), (Tier.A, Tier.B, Tier.C)


class CustomersModel(TableModel[Customer]):
    """The customers wanted; `counted` follows every change of what is shown. Reads nothing before `look`."""

    counted = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        self._journal = journal
        self._now = today
        self._today = today()
        self._everybody: list[Customer] = []
        self._stale = True
        self._looked_at = False
        self._ahead: Ticket | None = None
        self._attention = NOBODY
        self._unranked = False
        self.wanted = EVERYBODY
        self.text = ""
        super().__init__(self._columns(), self._sentence, parent)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        signals.changed.connect(self._follow)

    def look(self, looked_at: bool) -> None:
        """Somebody looks at the table, or no longer: only then is it kept up to date."""
        self._looked_at = looked_at
        if looked_at and (self._stale or self._today != self._now()):
            self.refresh()
        elif looked_at and self._unranked:
            self._filter()

    def take_attention(self, attention: Attention) -> None:
        """Take over what stands of whom; nothing is read for it, and nothing done while nobody looks."""
        if attention != self._attention:
            self._attention = attention
            self._unranked = True
            if self._looked_at:
                self._filter()

    def want(self, wanted: PeopleFilter) -> None:
        """Show these customers alone."""
        self.wanted = wanted
        self._filter()

    def look_for(self, text: str) -> None:
        """Show those alone whose name or account holds these words."""
        self.text = text
        self._filter()

    @property
    def everybody(self) -> int:
        """How many customers there are; former ones only where they are asked for."""
        wanted = PeopleFilter(statuses=self.wanted.statuses, archived=self.wanted.archived)
        return sum(is_wanted(one, wanted) for one in self._everybody)

    @property
    def former(self) -> int:
        """How many former customers there are."""
        wanted = PeopleFilter(statuses=frozenset({Status.FORMER}), archived=self.wanted.archived)
        return sum(is_wanted(one, wanted) for one in self._everybody)

    @property
    def is_filtered(self) -> bool:
        return bool(self.wanted) or bool(self.text.strip())

    def read_ahead(self, jobs: Jobs) -> None:
        """Read everybody in a job before anybody looks; after a change meanwhile whoever looks reads them anew."""
        day = self._now()

        def work(_: Report) -> list[Customer]:
            return _read(self._journal, day)

        if jobs.is_open:
            self._ahead = jobs.start(work, owner=self, done=partial(self._take, day))

    def refresh(self) -> None:
        """Read everybody again."""
        day = self._now()
        self._take(day, _read(self._journal, day))

    def _take(self, day: date, found: list[Customer]) -> None:
        self._drop_ahead()
        self._today, self._everybody, self._stale = day, found, False
        self._filter()

    def _drop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None

    def _filter(self) -> None:
        self._unranked = False
        self.set_rows(one for one in self._everybody if is_wanted(one, self.wanted, self.text))
        self.counted.emit()

    def _follow(self, _: Change) -> None:
        """Nearly every change concerns somebody; several at once are read once."""
        self._stale = True
        self._drop_ahead()
        if self._looked_at:
            self._soon.start(0)

    # What the columns say

    def _sentence(self, one: Customer) -> str:
        return words.sentence(one, self._today)

    def _since_talk(self, one: Customer) -> str:
        return words.days_since(one.last_talk, self._today)

    def _days_since_talk(self, one: Customer) -> int | None:
        return None if one.last_talk is None else (self._today - one.last_talk).days

    def _insights(self, one: Customer) -> str:
        return str(self._attention.counts.get(one.id, ""))

    def _by_insights(self, one: Customer) -> tuple[bool, int] | None:
        """Those to act for before those to watch."""
        found = self._attention.counts.get(one.id)
        return None if found is None else (one.id in self._attention.dots, found)

    def _noticed(self, one: Customer) -> str:
        return self._attention.why.get(one.id, "")

    def _is_to_act(self, one: Customer) -> bool:
        return one.id in self._attention.dots

    def _columns(self) -> tuple[Column[Customer], ...]:
        """The columns in the order they stand at first; those further down are hidden until somebody wants them."""
        return (
            Column("name", "Name", _name, _by_name, 146, tip=_name),
            Column("account", "Account", _account, _by_account, 126, tip=_account),
            Column("stage", "Stage", _stage, _by_stage, 98),
            Column("tier", "Tier", _tier, _by_tier, 40),
            Column("share", "Share", _share, _by_share, 88, _ABOUT_SHARE, figures=True, tip=_share_tip,
                   share=_by_share),
            Column("insights", "To watch", self._insights, self._by_insights, 66, _ABOUT_INSIGHTS, figures=True,
                   tip=self._noticed, warns=self._is_to_act),
            Column("change", "Change", _change, _by_change, 62, _ABOUT_CHANGE, figures=True, tip=words.drift_tip),
            Column("hours", "Hours", _hours, _by_hours, 54, _ABOUT_HOURS, figures=True),
            Column("promises", "On time", words.on_time, _by_on_time, 66, _ABOUT_PROMISES, figures=True),
            Column("favors", "Favors", words.favors, _by_favors, 58, _ABOUT_FAVORS, figures=True,
                   tip=words.favors_words),
            Column("talk", "Last talk", self._since_talk, self._days_since_talk, 70, _ABOUT_TALK, figures=True),
            Column("limit", "Limit used", _limit, _by_limit, 92, _ABOUT_LIMIT, figures=True, tip=words.limits_tip,
                   warns=_is_over),
            Column("conversations", "Conversations", _conversations, _by_conversations, 100, figures=True,
                   shown=False),
            Column("open", "Open promises", _open, _by_open, 100, "Promises of yours that are open", figures=True,
                   shown=False),
            Column("concessions", "Concessions", _concessions, _by_concessions, 88, _ABOUT_CONCESSIONS, figures=True,
                   shown=False),
            Column("frictions", "Open friction", _frictions, _by_frictions, 88, figures=True, shown=False),
            Column("status", "Status", _status, _by_status, 104, shown=False),
            Column("wanted_by", "Wanted by", _wanted_by, _by_wanted_by, 124, "Who wants the friendship", shown=False),
        )  # fmt: skip


_ABOUT_SHARE = "Business share of the rated talks of the last 90 days, weighted by their minutes"
_ABOUT_CHANGE = "Points of the share against the 90 days before, where both rest on five rated talks or more"
_ABOUT_HOURS = "Hours of conversation in the last 90 days; groups do not count"
_ABOUT_PROMISES = "Promises of yours that fell due in the last 180 days, and how many of them were kept by then"
_ABOUT_FAVORS = "Favors done by you / by them"
_ABOUT_TALK = "Days since the last talk of 10 minutes or more, in a circle of four at most, neither brief nor off duty"
_ABOUT_LIMIT = "What is used this month of the limit of which most is used"
_ABOUT_INSIGHTS = "What the journal noticed of them and stands: good news aside"
_ABOUT_CONCESSIONS = "Favors of yours on price, delivery or terms in the last 180 days, beyond normal service"


def _name(one: Customer) -> str:
    return one.name


def _read(journal: Journal, day: date) -> list[Customer]:
    return sorted(customers(journal, day), key=_by_name)


def _by_name(one: Customer) -> tuple[str, str]:
    return fold(one.name), one.uid


def _account(one: Customer) -> str:
    return one.account


def _by_account(one: Customer) -> str | None:
    return fold(one.account) or None


def _stage(one: Customer) -> str:
    return wording.stage_name(one.stage)


def _by_stage(one: Customer) -> int:
    """The nearest first."""
    return -_STAGES.index(one.stage)


def _tier(one: Customer) -> str:
    return words.tier(one.tier)


def _by_tier(one: Customer) -> int | None:
    return None if one.tier is Tier.NONE else _TIERS.index(one.tier)


def _share(one: Customer) -> str:
    return words.share(one.now)


def _share_tip(one: Customer) -> str:
    return words.share_tip(one.now)


def _by_share(one: Customer) -> int | None:
    return one.now.share


def _change(one: Customer) -> str:
    return words.change(one.drift)


def _by_change(one: Customer) -> int | None:
    return None if one.drift is None else one.drift.now - one.drift.before


def _hours(one: Customer) -> str:
    return words.hours(one.minutes)


def _by_hours(one: Customer) -> int | None:
    return one.minutes or None


def _by_on_time(one: Customer) -> tuple[float, int] | None:
    """Many kept of many before few kept of few."""
    return (one.on_time / one.due, one.due) if one.due else None


def _by_favors(one: Customer) -> tuple[int, int] | None:
    """By how many more one did for the other, the writer's first."""
    mine, theirs = one.done_by_me, one.done_by_them
    return (mine - theirs, mine + theirs) if mine or theirs else None


def _limit(one: Customer) -> str:
    return words.limit(one.limit)


def _by_limit(one: Customer) -> float | None:
    return None if one.limit is None else one.limit.part


def _is_over(one: Customer) -> bool:
    return one.limit is not None and one.limit.used > one.limit.amount


def _conversations(one: Customer) -> str:
    return wording.number(one.conversations) if one.conversations else ""


def _by_conversations(one: Customer) -> int | None:
    return one.conversations or None


def _open(one: Customer) -> str:
    return str(one.open_promises or "")


def _by_open(one: Customer) -> int | None:
    return one.open_promises or None


def _concessions(one: Customer) -> str:
    return str(one.concessions or "")


def _by_concessions(one: Customer) -> int | None:
    return one.concessions or None


def _frictions(one: Customer) -> str:
    return str(one.open_frictions or "")


def _by_frictions(one: Customer) -> int | None:
    return one.open_frictions or None


def _status(one: Customer) -> str:
    return wording.status_name(one.status)


def _by_status(one: Customer) -> int:
    return tuple(Status).index(one.status)


def _wanted_by(one: Customer) -> str:
    return words.wanted_by(one.wanted_by)


def _by_wanted_by(one: Customer) -> str | None:
    return words.wanted_by(one.wanted_by) or None
