# SPDX-License-Identifier: MIT
"""What forgetting a person takes, in words."""

from __future__ import annotations

from relationship_journal.values.whole_person import Footprint
from relationship_journal.wording.counts import count
from relationship_journal.wording.lines import names_list


def goes(found: Footprint) -> str:
    """What goes for good: "34 conversations and 12 marks with Dana Whitfield will be erased for good."."""
    parts = [count(number, noun) for number, noun in ((found.alone, "conversation"), (found.marks, "mark")) if number]
    also = [f"the account {name}, where nobody else is known" for name in found.accounts]
    listed = names_list([f"everything known of {found.name}", *parts, *also])
    return f"{listed[:1].upper()}{listed[1:]} will be erased for good."


def stays(found: Footprint) -> str:
    """What stays without them; empty where nothing does."""
    if not found.shared:
        return ""
    talks = count(found.shared, "conversation")
    return f"{talks} with others {'stays' if found.shared == 1 else 'stay'}, without them and with the name masked."
