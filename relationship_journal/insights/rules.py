# SPDX-License-Identifier: MIT
"""Every rule, and what they notice together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relationship_journal.insights import (
    concession_drift,
    favor_over_work,
    late_promise,
    leaning_on_them,
    shortcut_open,
)
from relationship_journal.insights.rule import Rule
from relationship_journal.values.insights import Insight, RuleSettings, Severity
from relationship_journal.values.noticing import Facts

RULES: tuple[Rule, ...] = (
    concession_drift.RULE,
    favor_over_work.RULE,
    shortcut_open.RULE,
    leaning_on_them.RULE,
    late_promise.RULE,
)
"""In the order in which settings list them."""

_SEVERITIES = list(Severity)
_DEFAULTS = RuleSettings()


def notice(facts: Facts, settings: RuleSettings = _DEFAULTS, rules: Sequence[Rule] = RULES) -> list[Insight]:
    """What the rules that are on notice, by severity and age, the oldest first."""
    return in_order(one for rule in rules if rule.name not in settings.off for one in rule.notice(facts, settings))


def in_order(insights: Iterable[Insight]) -> list[Insight]:
    """Insights by severity, then by age, the oldest first."""
    return sorted(
        insights, key=lambda one: (_SEVERITIES.index(one.severity), one.since, one.rule, one.subject.name, one.evidence)
    )
