# SPDX-License-Identifier: MIT
"""Where somebody can be in the window: a contact's page, or one of the views of the navigation."""

from __future__ import annotations

from dataclasses import dataclass

from relationship_journal.values import EVERYTHING, AccountId, ContactId, ConversationId, EntryFilter

ALL_ENTRIES = "navEntries"
ACCOUNTS = "navAccounts"
ALL_CUSTOMERS = "navCustomers"


@dataclass(frozen=True, slots=True)
class View:
    """A line of the navigation: its object name, its words, and the action that goes there too."""

    name: str
    words: str
    action: str


VIEWS = (
    View(ALL_ENTRIES, "All entries", "all_entries"),
    View(ACCOUNTS, "Accounts", "accounts"),
    View(ALL_CUSTOMERS, "All customers", "all_customers"),
)
"""The lines above the people, in their order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """How far a timeline is scrolled: the place of an entry, and how many pixels below its top the window begins."""

    place: int
    offset: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: the page of a contact, or else a view; what is shown of it, chosen in it, seen of it.

    With an `account` the view of accounts shows that one.
    `query` is a search whose results stand before the page.
    """

    contact: ContactId | None = None
    view: str = ALL_ENTRIES
    filter: EntryFilter = EVERYTHING
    entry: ConversationId | None = None
    spot: Spot | None = None
    query: str = ""
    account: AccountId | None = None

    @property
    def page(self) -> tuple[ContactId | None, str, EntryFilter, AccountId | None]:
        """What has to be read to show it."""
        return self.contact, "" if self.contact is not None else self.view, self.filter, self.account
