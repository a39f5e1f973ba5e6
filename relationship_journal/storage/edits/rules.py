# SPDX-License-Identifier: MIT
"""How the rules of the insights are set in a journal: on or off, and the numbers they go by."""

from __future__ import annotations

import re
from dataclasses import replace

from relationship_journal.storage.edits.answers import check_rule
from relationship_journal.storage.edits.journal import put_setting
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import MOST, RULES, is_number, rule_settings
from relationship_journal.values.insights import RuleSettings

_NAME = re.compile(r"[a-z][a-z_-]{0,40}")


@verb
def set_rule(journal: Journal, rule: str, on: bool) -> None:
    """Turn a rule on or off; its numbers stay."""
    check_rule(rule)
    before = rule_settings(journal)
    off = before.off - {rule} if on else before.off | {rule}
    _keep(journal, f"turn a rule {'on' if on else 'off'}", before, replace(before, off=off))


@verb
def set_rule_number(journal: Journal, rule: str, number: str, value: int) -> None:
    """Let a rule go by another number (its name, then what it is to be)."""
    check_rule(rule)
    if not _NAME.fullmatch(number):
        raise BadValue("number", "This rule has no such number.")
    if not is_number(value):
        raise BadValue("value", f"{value} is not a number between 0 and {MOST:,}.")
    before = rule_settings(journal)
    _keep(journal, "change a rule", before, replace(before, numbers={**before.numbers, (rule, number): value}))


@verb
def reset_rule(journal: Journal, rule: str) -> None:
    """Let a rule be as it comes: on, with the numbers it has by itself."""
    check_rule(rule)
    before = rule_settings(journal)
    numbers = {key: value for key, value in before.numbers.items() if key[0] != rule}
    _keep(journal, "reset a rule", before, RuleSettings(before.off - {rule}, numbers))


@verb
def reset_rules(journal: Journal) -> None:
    """Let every rule be as it comes."""
    _keep(journal, "reset every rule", rule_settings(journal), RuleSettings())


def _keep(journal: Journal, label: str, before: RuleSettings, after: RuleSettings) -> None:
    if after == before:
        return
    numbers: dict[str, dict[str, int]] = {}
    for (rule, name), value in after.numbers.items():
        numbers.setdefault(rule, {})[name] = value
    with journal.write(label) as writer:
        put_setting(writer, RULES, {"off": sorted(after.off), "numbers": numbers})
