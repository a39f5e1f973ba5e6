# SPDX-License-Identifier: MIT
"""The rules of the insights as settings: each on or off, in words with its numbers, and the numbers under it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relationship_journal.insights.rule import Rule
from relationship_journal.insights.rules import RULES
from relationship_journal.qt.models.setting import Kind, Setting
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values.insights import RuleSettings
from relationship_journal.wording.findings import say

INSIGHTS = "Insights"
"""The page they stand on."""
PREFIX = "rule."
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Promises": ("late-promise", "slower-for-friends", "follow-up-thinner", "service-record"),
    "Favors and shortcuts": ("concession-drift", "favor-over-work", "shortcut-open", "never-asked"),
    "Friction and noes": (
        "friction-unspoken", "friction-crossed", "friction-lingers", "no-without-reason", "carried-over",
    ),
    "Friendship and business": (
        "blurred", "leaning-on-them", "one-sided-friendship", "purpose-lost", "only-business",
    ),
    "Goals and next talks": ("shared-success", "goal-stalled", "to-raise"),
    "Accounts": ("single-thread", "champion-left", "renewal-quiet"),
    "Off duty and limits": ("over-limit", "near-limit", "business-slipped-in", "no-off-duty"),
    "Staying in touch": ("quiet", "check-in-due"),
}  # fmt: skip
"""The rules by what they are about, in the order of the page."""

_BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}
_NO_DAY = date.min
"""The words of a rule name no day."""


def rule_lines() -> list[Setting]:
    """Every rule as a line of the page, its numbers as the parts of the line."""
    return [_line(_BY_NAME[name], group) for group, names in GROUPS.items() for name in names if name in _BY_NAME]


def rule_values(settings: RuleSettings) -> dict[str, bool | int]:
    """Which rules are on and what their numbers are, by the keys of their lines."""
    values: dict[str, bool | int] = {f"{PREFIX}{name}": name not in settings.off for name in _BY_NAME}
    for name, rule in _BY_NAME.items():
        values |= {f"{PREFIX}{name}.{number}": value for number, value in rule.numbers_by(settings).items()}
    return values


def rule_words(key: str, settings: RuleSettings) -> str:
    """A rule in words, with its numbers as they are set."""
    return say(_BY_NAME[key.removeprefix(PREFIX)].told(settings), _NO_DAY)


def set_rule(journal: Journal, key: str, value: bool | int) -> None:
    """Set what a line says; raises JournalError for what cannot be."""
    name, _, number = key.removeprefix(PREFIX).partition(".")
    if number:
        edits.set_rule_number(journal, name, number, int(value))
    else:
        edits.set_rule(journal, name, bool(value))


def reset_rule(journal: Journal, key: str) -> None:
    """Let the rule of a line be as it comes."""
    edits.reset_rule(journal, key.removeprefix(PREFIX))


def _line(rule: Rule, group: str) -> Setting:
    key = f"{PREFIX}{rule.name}"
    numbers = tuple(
        Setting(
            f"{key}.{one.name}", one.says[:1].upper() + one.says[1:], INSIGHTS, Kind.AMOUNT, group,
            hint=f"Usually {one.default:,}", bounds=(one.least, one.most), usual=one.default,
        )
        for one in rule.numbers
    )  # fmt: skip
    return Setting(
        key, rule.title, INSIGHTS, Kind.RULE, group, rule_words(key, RuleSettings()), usual=True, parts=numbers
    )
