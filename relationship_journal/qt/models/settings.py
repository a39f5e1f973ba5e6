# SPDX-License-Identifier: MIT
"""Everything the preferences dialog can set: what belongs to this machine and what to the journal, alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QObject, Signal

from relationship_journal import preferences, wording
from relationship_journal.preferences import LOOKS, START, Preferences
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.choices import Choices
from relationship_journal.qt.jobs import Jobs, Lane, Report
from relationship_journal.qt.models import me
from relationship_journal.qt.models.rule_settings import (
    INSIGHTS,
    PREFIX,
    reset_rule,
    rule_lines,
    rule_values,
    rule_words,
    set_rule,
)
from relationship_journal.qt.models.setting import Kind, Setting
from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import rule_settings
from relationship_journal.values import (
    CURRENCIES,
    DEFAULT_MINUTES,
    MAX_CADENCE,
    MAX_MINUTES,
    TIER_CADENCE,
    USUAL_CURRENCY,
    Channel,
    Tier,
)

WRITING, PEOPLE = "Writing", "People"
PAGES = (LOOKS, WRITING, PEOPLE, INSIGHTS, START)
OF_MACHINE = frozenset({LOOKS, START})
_MINUTES, _CADENCE, _NAME, _METHODS, _CURRENCY = "minutes.", "cadence.", "me.name", "me.methods", "currency"


GROUP_HINTS: Mapping[str, str] = {
    "Usual minutes": "Stand in for minutes you did not write. Every sum and chart follows.",
    "How often to talk": "How long a talk with people of each tier may wait.",
    "About you": "So that an import leaves out your own card. Never shown anywhere else.",
}


class Settings(QObject):
    """Reads and sets them by key; `changed` whenever one is another now, `failed(str, str)` for what came to nothing.

    `failed` carries the key of the line it belongs to, empty for none, and a sentence.
    """

    changed = Signal()
    failed = Signal(str, str)

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, choices: Choices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._choices = choices
        self._typed = ("", "")
        self._counting: list[Mapping[Channel, int]] = []
        self.all = (*_of_machine(), *_of_journal(), *rule_lines())
        self._each = tuple(one for setting in self.all for one in (setting, *setting.parts))
        self._read()
        choices.changed.connect(self.changed)
        choices.failed.connect(self._not_kept)
        signals.changed.connect(self._follow)

    def value(self, key: str) -> Any:
        """What a setting is now."""
        return self._values[key] if key in self._values else getattr(self._choices.now, key)

    def hint(self, setting: Setting) -> str:
        """What stands under a setting; a rule is told with its numbers as they are set."""
        return rule_words(setting.key, self.rules) if setting.kind is Kind.RULE else setting.hint

    def set(self, key: str, value: Any) -> None:
        """Set one; raises JournalError for what cannot be."""
        if self.value(key) == value:
            return
        if key not in self._values:
            self._choices.choose(key, value)
        elif key == _CURRENCY:
            edits.set_currency(self._journal, value)
        elif key in {_NAME, _METHODS}:
            self._set_me(key, value)
        elif key.startswith(PREFIX):
            set_rule(self._journal, key, value)
        elif key.startswith(_CADENCE):
            edits.set_tier_cadence(self._journal, self._cadence() | {Tier(key.removeprefix(_CADENCE)): value})
        else:
            self._set_minutes({Channel(key.removeprefix(_MINUTES)): value})

    def can_reset(self, page: str) -> bool:
        """Whether anything on a page is not as it is at first."""
        return any(self._is_changed(s) for s in self._each if s.page == page)

    def can_reset_rule(self, setting: Setting) -> bool:
        """Whether a rule, or a number of it, is not as it comes."""
        return any(map(self._is_changed, (setting, *setting.parts)))

    def reset_rule(self, setting: Setting) -> None:
        """Let a rule be as it comes; raises JournalError."""
        reset_rule(self._journal, setting.key)

    def reset(self, page: str) -> None:
        """Set everything on a page to what it is at first; raises JournalError."""
        keys = {s.key for s in self._each if s.page == page and self._is_changed(s)}
        self._choices.reset(keys - self._values.keys())
        if _CURRENCY in keys:
            edits.set_currency(self._journal, USUAL_CURRENCY)
        if any(key.startswith(PREFIX) for key in keys):
            edits.reset_rules(self._journal)
        if any(key.startswith(_CADENCE) for key in keys):
            edits.set_tier_cadence(self._journal, {})
        if any(key.startswith(_MINUTES) for key in keys):
            self._set_minutes(dict(DEFAULT_MINUTES))

    def _is_changed(self, setting: Setting) -> bool:
        return setting.usual is not None and self.value(setting.key) != setting.usual

    def _cadence(self) -> dict[Tier, int]:
        return {tier: self._values[_CADENCE + tier] for tier in TIER_CADENCE}

    def _set_minutes(self, minutes: Mapping[Channel, int]) -> None:
        """On a thread: every sum of the journal is made anew. What the journal has by then stays beside these."""
        self._counting.append(minutes)
        self._values |= {_MINUTES + channel: value for channel, value in minutes.items()}
        journal = self._journal

        def work(_: Report) -> None:
            whole = {**journal.slice(queries.channel_minutes), **minutes}
            own = {channel: value for channel, value in whole.items() if value != DEFAULT_MINUTES[channel]}
            edits.set_channel_minutes(journal, own)

        self._jobs.start(
            work, owner=self, done=self._counted, failed=self._minutes_failed, stopped=self._counted,
            about="Counting with other usual minutes", lane=Lane.WRITING,
        )  # fmt: skip

    def _counted(self, _: object = None) -> None:
        """The jobs come home in the order they went: the first one is."""
        del self._counting[0]
        self._read()
        self.changed.emit()

    def _minutes_failed(self, error: Exception) -> None:
        self._counted()
        if not isinstance(error, JournalError):
            raise error
        self.failed.emit("", str(error))

    def _not_kept(self, why: str) -> None:
        self.failed.emit("", why)

    def _set_me(self, key: str, text: str) -> None:
        """Name and numbers belong together: what was typed in the other field counts, even if it could not be kept."""
        name, methods = self._typed
        self._typed = (text, methods) if key == _NAME else (name, text)
        before = me.known(self._journal)
        me.remember(self._journal, me.understood(*self._typed, before))

    def _read(self) -> None:
        known = self._journal.slice(queries.me)
        minutes = self._journal.slice(queries.channel_minutes)
        cadence = self._journal.slice(queries.tier_cadence)
        self._typed = (known.name, "\n".join(known.methods))
        self._values: dict[str, Any] = {_NAME: known.name, _METHODS: self._typed[1]}
        for wanted in self._counting:
            minutes = {**minutes, **wanted}
        self._values |= {_MINUTES + channel: minutes[channel] for channel in DEFAULT_MINUTES}
        self._values |= {_CADENCE + tier: days for tier, days in cadence.items()}
        self.rules = self._journal.slice(rule_settings)
        self._values |= rule_values(self.rules)
        self._values[_CURRENCY] = self._journal.slice(queries.currency)

    def _follow(self, change: Change) -> None:
        if change.batch is not None or any(edit.table == "setting" for edit in change.edits):
            self._read()
            self.changed.emit()


def _of_machine() -> list[Setting]:
    return [_from_metadata(spec.name, spec.default) for spec in fields(Preferences)]


def _from_metadata(name: str, usual: Any) -> Setting:
    told = preferences.metadata(name)
    kind = Kind.SWITCH if "switch" in told else Kind.CHOICE if "choices" in told else Kind.AMOUNT
    page = told.get("page", START)
    words = told.get("words") or {choice: str(choice) for choice in told.get("choices", ())}
    return Setting(
        name, told["label"], page if page in PAGES else START, kind, "", told.get("hint", ""), words,
        told.get("bounds", (0, 0)), told.get("unit", ""), told.get("step", 1), usual,
    )  # fmt: skip


def _of_journal() -> list[Setting]:
    return [
        Setting(
            _CURRENCY, "Currency", WRITING, Kind.CHOICE, hint="For what something cost, unless it says another.",
            words={code: f"{code} {name}" for code, name in CURRENCIES.items()}, usual=USUAL_CURRENCY,
        ),
        *(
            Setting(
                _MINUTES + channel, wording.channel_name(channel), WRITING, Kind.AMOUNT, "Usual minutes",
                bounds=(0, MAX_MINUTES), unit="min", step=5, usual=usual,
            )
            for channel, usual in DEFAULT_MINUTES.items()
        ),
        *(
            Setting(
                _CADENCE + tier, f"Tier {tier.value}", PEOPLE, Kind.AMOUNT, "How often to talk",
                bounds=(1, MAX_CADENCE), unit="days", usual=days,
            )
            for tier, days in TIER_CADENCE.items()
        ),
        Setting(_NAME, "Your name", PEOPLE, Kind.LINE, "About you"),
        Setting(_METHODS, "Your e-mail addresses and phone numbers, one a line", PEOPLE, Kind.LINES, "About you"),
    ]  # fmt: skip
