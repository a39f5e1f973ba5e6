# SPDX-License-Identifier: MIT
"""Where somebody can be in the window: a contact's page, or one of the views of the navigation."""

from __future__ import annotations

from enum import StrEnum

from relationship_journal.frozen import dataclass
from relationship_journal.values import EVERYTHING, AccountId, ContactId, ConversationId, EntryFilter

TODAY = "navToday"
ALL_ENTRIES = "navEntries"
ACCOUNTS = "navAccounts"
ALL_CUSTOMERS = "navCustomers"
WHY_NO = "whyNo"
ALL_INSIGHTS = "allInsights"


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, its words, the action that goes there, and whether it has a line of the navigation."""

    name: str
    words: str
    action: str
    lined: bool = True


VIEWS = (
    View(TODAY, "Today", "today"),
    View(ALL_ENTRIES, "All entries", "all_entries"),
    View(ACCOUNTS, "Accounts", "accounts"),
    View(ALL_CUSTOMERS, "All customers", "all_customers"),
    View(WHY_NO, "Why they said no", "why_no", lined=False),
    View(ALL_INSIGHTS, "What to watch", "all_insights", lined=False),
)
"""The views in their order; their lines stand above the people."""


class Tab(StrEnum):
    """What a contact's page shows under its head."""

    TIMELINE = "timeline"
    SIDES = "sides"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Spot:
    """How far a timeline is scrolled: the place of an entry, and how many pixels below its top the window begins."""

    place: int
    offset: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the page of a contact, or else a view; what is shown of it, chosen in it, seen of it.

    With an `account` the view of accounts shows that one.
    With a `column` the table of a view is to be sorted by it.
    `query` is a search whose results stand before the page; `tab` is that of a contact's page.
    """

    contact: ContactId | None = None
    view: str = ALL_ENTRIES
    filter: EntryFilter = EVERYTHING
    entry: ConversationId | None = None
    spot: Spot | None = None
    query: str = ""
    account: AccountId | None = None
    tab: Tab = Tab.TIMELINE
    column: str = ""

    @property
    def page(self) -> tuple[ContactId | None, str, EntryFilter, AccountId | None]:
        """What has to be read to show it."""
        return self.contact, "" if self.contact is not None else self.view, self.filter, self.account
