# SPDX-License-Identifier: MIT
"""Every rule, and what they notice together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relationship_journal.insights import (
    blurred,
    business_slipped_in,
    carried_over,
    champion_left,
    check_in_due,
    concession_drift,
    favor_over_work,
    follow_up_thinner,
    friction_crossed,
    friction_lingers,
    friction_unspoken,
    goal_stalled,
    late_promise,
    leaning_on_them,
    limits,
    never_asked,
    no_off_duty,
    no_without_reason,
    one_sided_friendship,
    only_business,
    purpose_lost,
    quiet,
    renewal_quiet,
    service_record,
    shared_success,
    shortcut_open,
    single_thread,
    slower_for_friends,
    to_raise,
)
from relationship_journal.insights.rule import Rule, spoken_of
from relationship_journal.values.insights import Insight, RuleSettings, Severity
from relationship_journal.values.noticing import Facts

RULES: tuple[Rule, ...] = (
    concession_drift.RULE,
    favor_over_work.RULE,
    shortcut_open.RULE,
    leaning_on_them.RULE,
    blurred.RULE,
    slower_for_friends.RULE,
    late_promise.RULE,
    follow_up_thinner.RULE,
    friction_unspoken.RULE,
    friction_crossed.RULE,
    friction_lingers.RULE,
    single_thread.RULE,
    champion_left.RULE,
    renewal_quiet.RULE,
    one_sided_friendship.RULE,
    shared_success.RULE,
    limits.OVER,
    limits.NEAR,
    business_slipped_in.RULE,
    no_off_duty.RULE,
    no_without_reason.RULE,
    carried_over.RULE,
    never_asked.RULE,
    quiet.RULE,
    check_in_due.RULE,
    purpose_lost.RULE,
    to_raise.RULE,
    goal_stalled.RULE,
    only_business.RULE,
    service_record.RULE,
)
"""In the order in which settings list them."""

_SEVERITIES = list(Severity)
_DEFAULTS = RuleSettings()


def notice(facts: Facts, settings: RuleSettings = _DEFAULTS, rules: Sequence[Rule] = RULES) -> list[Insight]:
    """What the rules that are on notice, by severity and age, the oldest first."""
    spoken = spoken_of(facts)
    on = (rule for rule in rules if rule.name not in settings.off)
    return in_order(one for rule in on for one in rule.notice(facts, settings, spoken))


def in_order(insights: Iterable[Insight]) -> list[Insight]:
    """Insights by severity, then by age, the oldest first."""
    return sorted(
        insights, key=lambda one: (_SEVERITIES.index(one.severity), one.since, one.rule, one.subject.name, one.evidence)
    )
