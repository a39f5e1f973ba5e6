# SPDX-License-Identifier: MIT
"""What the rules notice: read and judged off the window's thread, after each change that could matter, at midnight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal.frozen import dataclass
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.models.attention import NOBODY, Attention
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import AccountId, ContactId
from relationship_journal.values.insights import Answer, Insight, RuleSettings, Severity, SubjectKind
from relationship_journal.values.noticing import Facts

BEGIN_MS = 800
"""After the window is made: the first paint, the number of Today and the chart come first."""
PAUSE_MS = 250
"""Several changes in a row are read once; the page one is on has its own news sooner."""
SOON_MS = 15
_UNHEARD = frozenset({"tag", "contact_tag", "conversation_tag", "saved_search", "photo", "raw_card", "method", "batch"})
"""Tables no rule looks at."""
NOTHING_SAID = RuleSettings()
QUESTION = "first-question"
"""What an answer is kept under by which somebody skipped the question of the first weeks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on a day, by severity and age, and what stood but for what was said to it.

    `skipped` are those of whom the question of the first weeks was skipped.
    """

    today: date
    settings: RuleSettings = NOTHING_SAID
    standing: tuple[Insight, ...] = ()
    answered: tuple[tuple[Insight, Answer], ...] = ()
    facts: Facts = field(default_factory=lambda: Facts(date.min))
    attention: Attention = NOBODY
    skipped: frozenset[ContactId] = frozenset()


def read_insights(
    journal: Journal, today: date, contact: ContactId | None, report: Report = lambda _step, _total: None
) -> Reading:
    """Read the facts, of everybody or of one contact, and judge them; short holds of the journal's lock."""
    # Loaded here: nothing of it is needed before the window stands.
    from relationship_journal.reports.noticed import judged  # noqa: PLC0415
    from relationship_journal.storage.queries.insights import answers, rule_settings  # noqa: PLC0415
    from relationship_journal.storage.queries.noticing import facts  # noqa: PLC0415

    settings = journal.slice(rule_settings)
    found = facts(journal, today, contact, report)
    stands, said = judged(journal, found, settings)
    skipped = frozenset(ContactId(one.subject.id) for one in journal.slice(answers) if one.rule == QUESTION)
    return Reading(today, settings, tuple(stands), tuple(said), found, _attention(found, stands), skipped)


class InsightsModel(QObject):
    """What stands now; `changed` with every reading. Nothing is read before `begin`.

    `look_at` names whose page is open: their insights are read first, and alone, where something changes.
    """

    changed = Signal()

    def __init__(
        self,
        journal: Journal,
        signals: JournalSignals,
        jobs: Jobs,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self.today = today
        self._contact: ContactId | None = None
        self._read: Reading | None = None
        self._tickets: dict[ContactId | None, Ticket] = {}
        self._whole, self._one = QTimer(self), QTimer(self)
        for timer, read in ((self._whole, self._read_all), (self._one, self._read_one)):
            timer.setSingleShot(True)
            timer.timeout.connect(read)
        signals.changed.connect(self._follow)

    def begin(self) -> None:
        """Read for the first time, once nobody waits for the window any more."""
        self._whole.start(BEGIN_MS)

    def look_at(self, contact: ContactId | None) -> None:
        """Say whose page is open."""
        self._contact = contact

    def refresh(self) -> None:
        """Read again: another day, other rules."""
        self._drop()
        self._whole.start(PAUSE_MS)

    @property
    def is_settled(self) -> bool:
        """Whether what stands here is what there is."""
        waiting = self._whole.isActive() or self._one.isActive() or bool(self._tickets)
        return self._read is not None and not waiting

    @property
    def is_read(self) -> bool:
        """Whether anything is known yet."""
        return self._read is not None

    @property
    def reading(self) -> Reading:
        """What was last read; nothing before that."""
        return self._read or Reading(self.today())

    def of_contact(self, contact: ContactId) -> Reading:
        """What stands on a contact's page."""
        return self._part(lambda one: is_on_page_of(one, contact))

    def of_account(self, account: AccountId) -> Reading:
        """What stands on an account's page: its own, and those about who works there."""
        facts = self.reading.facts
        held = facts.accounts[account].jobs if account in facts.accounts else ()
        people = {job.contact for job in held if job.held(self.reading.today)}
        return self._part(
            lambda one: (
                (one.subject.kind is SubjectKind.ACCOUNT and one.subject.id == account)
                or (one.subject.kind is SubjectKind.CONTACT and one.subject.id in people)
            )
        )

    def of_everybody(self) -> Reading:
        """What stands about everybody together."""
        return self._part(lambda one: one.subject.kind is SubjectKind.ALL)

    @property
    def attention(self) -> Attention:
        """Who is to be looked at first, and who has a dot."""
        return self.reading.attention

    def _part(self, belongs: Callable[[Insight], bool]) -> Reading:
        whole = self.reading
        standing = tuple(one for one in whole.standing if belongs(one))
        answered = tuple((one, said) for one, said in whole.answered if belongs(one))
        return replace(whole, standing=standing, answered=answered)

    # Reading

    def _follow(self, change: Change) -> None:
        if self._read is None and not self._tickets:
            return  # it will be read with the rest
        if change.batch is None and all(edit.table in _UNHEARD for edit in change.edits):
            return
        self._drop()
        if self._contact is not None and self._read is not None:
            self._one.start(SOON_MS)
        self._whole.start(PAUSE_MS)

    def _drop(self) -> None:
        """What is being read is no longer so."""
        for ticket in self._tickets.values():
            ticket.cancel()
        self._tickets.clear()

    def _read_one(self) -> None:
        if self._contact is not None:
            self._start(self._contact)

    def _read_all(self) -> None:
        self._start(None)

    def _start(self, contact: ContactId | None) -> None:
        if not self._jobs.is_open:
            return  # the journal is being left
        journal, today = self._journal, self.today()

        def work(report: Report) -> tuple[ContactId | None, Reading]:
            return contact, read_insights(journal, today, contact, report)

        self._tickets[contact] = self._jobs.start(work, owner=self, done=self._take)

    def _take(self, done: tuple[ContactId | None, Reading]) -> None:
        contact, found = done
        self._tickets.pop(contact, None)
        before = self._read
        self._read = found if contact is None or before is None else _with_one(before, found, contact)
        if self._read.today != self.today():
            self.refresh()
        self.changed.emit()


def is_on_page_of(insight: Insight, contact: ContactId) -> bool:
    """Whether a contact's page shows it: it is about them, or names them."""
    from relationship_journal.insights.attention import shown_on  # noqa: PLC0415  (loaded by now)

    return contact in shown_on(insight)


def _with_one(whole: Reading, found: Reading, contact: ContactId) -> Reading:
    """A whole reading with news about one contact in it; of everybody else it stays as it is."""
    from relationship_journal.insights.rules import in_order  # noqa: PLC0415  (loaded by now)

    def about(one: Insight) -> bool:
        return one.subject.kind is SubjectKind.CONTACT and one.subject.id == contact

    def mixed(old: Iterable[Insight], new: Iterable[Insight]) -> list[Insight]:
        return [*(one for one in old if not about(one)), *(one for one in new if about(one))]

    standing = tuple(in_order(mixed(whole.standing, found.standing)))
    answered = (
        *(pair for pair in whole.answered if not about(pair[0])),
        *(pair for pair in found.answered if about(pair[0])),
    )
    people = {**whole.facts.people, **found.facts.people}
    facts = replace(whole.facts, people=people)
    told = _attention(facts, standing)
    return replace(
        whole,
        settings=found.settings,
        standing=standing,
        answered=answered,
        facts=facts,
        attention=told,
        skipped=found.skipped,
    )


def _attention(facts: Facts, standing: Sequence[Insight]) -> Attention:
    """Who comes first and who has a dot, with what stands of them in words."""
    from relationship_journal.insights.attention import attention, shown_on  # noqa: PLC0415  (in the job)
    from relationship_journal.insights.first_weeks import may_dot  # noqa: PLC0415  (the same)
    from relationship_journal.wording.findings import say  # noqa: PLC0415  (the same)

    asking = [one for one in standing if one.severity is not Severity.GOOD]
    ranked = attention(asking, [one for one in asking if may_dot(one, facts)])
    why: dict[ContactId, str] = {}
    for one in asking:
        for contact in shown_on(one):
            why.setdefault(contact, say(one.title, facts.today))
    order = tuple(sorted(ranked, key=lambda contact: ranked[contact].rank))
    counts = {contact: found.insights for contact, found in ranked.items()}
    return Attention(frozenset(one for one, found in ranked.items() if found.dot), order, why, counts)
