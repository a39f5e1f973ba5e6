# SPDX-License-Identifier: MIT
"""Two contacts, or two accounts, that become one: what can be chosen, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeVar

from relationship_journal.frozen import dataclass
from relationship_journal.values.finding import Account
from relationship_journal.values.people import ContactForm

Whole_co = TypeVar("Whole_co", covariant=True)


class ContactField(StrEnum):
    """What two contacts can differ in and one of them has to give up; notes are joined, lists keep both."""

    NAME = "name"
    NICKNAME = "nickname"
    PHONETIC = "phonetic"
    COMPANY = "company"
    PRONOUN = "pronoun"
    STATUS = "status"
    STAGE = "stage"
    WANTED_BY = "wanted_by"
    TIER = "tier"
    CADENCE = "cadence"
    AWAY = "away"
    SEASON = "season"
    HEALTH_OR_PUBLIC = "health_or_public"
    OFF_DUTY_WELCOME = "off_duty_welcome"
    BIRTHDAY = "birthday"
    ZONE = "zone"
    PHOTO = "photo"


CONTACT_COLUMNS: Mapping[ContactField, tuple[str, ...]] = {
    ContactField.NAME: ("name", "prefix", "given", "middle", "family", "suffix"),
    ContactField.NICKNAME: ("nickname",),
    ContactField.PHONETIC: ("phonetic_given", "phonetic_family"),
    ContactField.COMPANY: ("is_company",),
    ContactField.PRONOUN: ("pronoun",),
    ContactField.STATUS: ("status",),
    ContactField.STAGE: ("stage",),
    ContactField.WANTED_BY: ("wanted_by",),
    ContactField.TIER: ("tier",),
    ContactField.CADENCE: ("cadence_days",),
    ContactField.AWAY: ("away_until",),
    ContactField.SEASON: ("seasonal_months",),
    ContactField.HEALTH_OR_PUBLIC: ("health_or_public",),
    ContactField.OFF_DUTY_WELCOME: ("off_duty_welcome",),
    ContactField.BIRTHDAY: ("birth_year", "birth_month", "birth_day"),
    ContactField.ZONE: ("zone",),
    ContactField.PHOTO: (),
}
"""The columns of a contact behind each; a picture has a table of its own."""


class AccountField(StrEnum):
    """What two accounts can differ in and one of them has to give up."""

    NAME = "name"
    RENEWAL = "renewal"
    PEOPLE_THAT_MATTER = "people_that_matter"


ACCOUNT_COLUMNS: Mapping[AccountField, tuple[str, ...]] = {
    AccountField.NAME: ("name",),
    AccountField.RENEWAL: ("renewal_on",),
    AccountField.PEOPLE_THAT_MATTER: ("people_that_matter",),
}


class Fate(StrEnum):
    """What becomes of a row that hangs on the one that goes.

    It MOVES to the one that stays, is DOUBLE there (or a relation of the two) and goes, or moves and is TRASHED.
    """

    MOVES = "moves"
    DOUBLE = "double"
    TRASHED = "trashed"


@dataclass(frozen=True, slots=True)
class MergePreview(Generic[Whole_co]):
    """Both sides as they are, and how many rows of each table meet which fate; `drafts` are unsaved texts."""

    kept: Whole_co
    gone: Whole_co
    rows: Mapping[tuple[str, Fate], int] = field(default_factory=dict)
    drafts: int = 0

    def count(self, table: str, *fates: Fate) -> int:
        """How many rows of a table meet one of these fates."""
        return sum(count for (name, fate), count in self.rows.items() if name == table and fate in fates)


ContactMerge = MergePreview[ContactForm]
AccountMerge = MergePreview[Account]
