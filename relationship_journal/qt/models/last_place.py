# SPDX-License-Identifier: MIT
"""A place in words that hold no names, for the next start: contacts and entries by their uids."""

from __future__ import annotations

import re
from collections.abc import Mapping

from relationship_journal.qt.places import ALL_ENTRIES, VIEWS, Place, Spot, Tab
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.rows import id_of
from relationship_journal.values import ConversationId

KEYS = ("contact", "view", "entry", "top", "offset", "tab")
_PIXELS = re.compile(r"-?[0-9]{1,5}")


def written(journal: Journal, place: Place) -> dict[str, str]:
    """A place for `read`. Its filter is left out: who comes back another day should see everything."""
    contact = None if place.contact is None else queries.contact(journal, place.contact)
    top = None if place.spot is None else ConversationId(id_of(place.spot.place))
    return {
        "contact": "" if contact is None else contact.uid,
        "view": place.view,
        "entry": _uid(journal, place.entry),
        "top": _uid(journal, top),
        "offset": str(place.spot.offset) if place.spot else "",
        "tab": place.tab.value,
    }


def read(journal: Journal, words: Mapping[str, str]) -> Place | None:
    """The place that was written, as far as it is still there; None where its contact or view is not."""
    contact = queries.contact_with(journal, words["contact"])
    view = words["view"] if words["view"] in {view.name for view in VIEWS} else ALL_ENTRIES
    if contact is None and (words["contact"] or not words["view"]):
        return None
    entry, top = (queries.entry_with(journal, words[key]) for key in ("entry", "top"))
    pixels = _PIXELS.fullmatch(words["offset"])
    spot = Spot(top.place, int(pixels[0])) if top is not None and pixels else None
    tab = Tab(words["tab"]) if words["tab"] in set(Tab) else Tab.TIMELINE
    return Place(contact, view, entry=None if entry is None else entry.id, spot=spot, tab=tab)


def _uid(journal: Journal, conversation: ConversationId | None) -> str:
    entry = None if conversation is None else queries.entry(journal, conversation)
    return "" if entry is None else entry.uid
