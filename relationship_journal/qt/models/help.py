# SPDX-License-Identifier: MIT
"""The help: one page a topic, found by its words, by a link, or by what has the focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from relationship_journal.assets import asset

TOPICS = (
    "first-steps", "writing", "marks", "mix", "people", "accounts", "timeline", "today", "insights", "search", "undo",
    "tidying", "briefs", "sharing", "journals", "privacy", "keyboard", "command-line",
)  # fmt: skip
"""The pages in their order; each is a file in resources/help."""

TOPIC_OF: Mapping[str, str] = {
    "composer": "writing",
    "quickWindow": "writing",
    "mixSlider": "mix",
    "mixChart": "mix",
    "contactList": "people",
    "contactHead": "people",
    "contactEditor": "people",
    "peopleFilter": "people",
    "friendsDialog": "people",
    "importDialog": "people",
    "meDialog": "people",
    "customersView": "people",
    "whyNoView": "people",
    "accountsView": "accounts",
    "mergeDialog": "tidying",
    "pickDialog": "tidying",
    "duplicatesDialog": "tidying",
    "trashView": "tidying",
    "historyDialog": "tidying",
    "peopleBar": "tidying",
    "contactSearch": "search",
    "searchResults": "search",
    "palette": "search",
    "timeline": "timeline",
    "filterBar": "timeline",
    "selectionBar": "timeline",
    "jumpDialog": "timeline",
    "daysDialog": "timeline",
    "entryEditor": "timeline",
    "tagEntriesDialog": "timeline",
    "moveEntriesDialog": "timeline",
    "markDialog": "marks",
    "composerMarks": "marks",
    "composerMarkButtons": "marks",
    "markDayDialog": "marks",
    "markReasonDialog": "marks",
    "markExplainDialog": "marks",
    "todayView": "today",
    "todaySide": "today",
    "insightsPanel": "insights",
    "insightsView": "insights",
    "undoToast": "undo",
    "exportDialog": "sharing",
    "briefDialog": "briefs",
    "printPreview": "briefs",
    "handOverDialog": "sharing",
    "startDialog": "journals",
    "newJournalDialog": "journals",
    "lockScreen": "journals",
    "welcome": "first-steps",
    "whereDialog": "journals",
    "errorReport": "privacy",
    "shortcutsWindow": "keyboard",
}
"""What F1 shows for a widget of this name, or for anything inside it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A topic: its name, its title and its text in Markdown."""

    topic: str
    title: str
    text: str

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether all the words stand somewhere in it."""
        text = self.text.casefold()
        return all(word in text for word in words)


def pages() -> tuple[Page, ...]:
    """Every page, in order."""
    return tuple(_page(topic) for topic in TOPICS)


def _page(topic: str) -> Page:
    text = asset(f"help/{topic}.md").read_text(encoding="utf-8")
    return Page(topic, text.partition("\n")[0].removeprefix("# "), text)


def topic_for(part: QObject | None) -> str:
    """The topic for a part of the window: its own, or that of what it lies in; the first steps at last."""
    while part is not None:
        if part.objectName() in TOPIC_OF:
            return TOPIC_OF[part.objectName()]
        part = part.parent()
    return TOPICS[0]


def topic_of_link(address: str) -> str | None:
    """The topic a link in the help leads to; None for any other address."""
    topic = address.removesuffix(".md")
    return topic if topic in TOPICS and address.endswith(".md") else None
