# SPDX-License-Identifier: MIT
"""Two that become one, in words: what each side has, what moves, why they may be the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relationship_journal.values import (
    Account,
    AccountField,
    AccountMerge,
    ContactField,
    ContactForm,
    ContactMerge,
    Fate,
    MarkKind,
    MergePreview,
    Tier,
    WantedBy,
)
from relationship_journal.wording.counts import count, number, plural, stage_name, status_name, tier_name
from relationship_journal.wording.days import day_with_year, month_title, partial_day

_WANTED: Mapping[WantedBy, str] = {
    WantedBy.UNKNOWN: "",
    WantedBy.ME: "Me",
    WantedBy.THEM: "Them",
    WantedBy.MUTUAL: "Both",
    WantedBy.KEEPS_IT_BUSINESS: "Keeps it business",
}
_CONTACT_LABELS: Mapping[ContactField, str] = {
    ContactField.NAME: "Name",
    ContactField.NICKNAME: "Nickname",
    ContactField.PHONETIC: "How the name is said",
    ContactField.COMPANY: "Is a company",
    ContactField.PRONOUN: "Pronoun",
    ContactField.STATUS: "Status",
    ContactField.STAGE: "Stage",
    ContactField.WANTED_BY: "Friendship wanted by",
    ContactField.TIER: "Tier",
    ContactField.CADENCE: "Talk every",
    ContactField.AWAY: "Away until",
    ContactField.SEASON: "Away or busy in",
    ContactField.HEALTH_OR_PUBLIC: "Health care or public buyer",
    ContactField.OFF_DUTY_WELCOME: "Off duty welcome",
    ContactField.BIRTHDAY: "Birthday",
    ContactField.ZONE: "Time zone",
    ContactField.PHOTO: "Photo",
}
_ACCOUNT_LABELS: Mapping[AccountField, str] = {
    AccountField.NAME: "Name",
    AccountField.RENEWAL: "Renewal",
    AccountField.PEOPLE_THAT_MATTER: "People that matter",
}
_NOUNS: Mapping[str, str] = {
    **{kind.value: kind.value for kind in MarkKind},
    "refusal": "no",
    "note": "note for the next talk",
    "stage_change": "change of stage",
    "job": "job",
    "method": "way to reach them",
    "address": "address",
    "date": "date",
    "relation": "relation",
    "contact_tag": "tag",
    "raw_card": "imported card",
    "answer": "answer to an insight",
}
_PLURALS: Mapping[str, str] = {
    "refusal": "noes",
    "note": "notes for the next talk",
    "method": "ways to reach them",
    "stage_change": "changes of stage",
    "answer": "answers to insights",
}


def contact_field(field: ContactField) -> str:
    """What a field of a contact is called: "Talk every"."""
    return _CONTACT_LABELS[field]


def account_field(field: AccountField) -> str:
    """What a field of an account is called."""
    return _ACCOUNT_LABELS[field]


def contact_values(form: ContactForm) -> dict[ContactField, str]:
    """What a contact has in each field, in words; empty where there is nothing."""
    name = " ".join(filter(None, (form.prefix, form.name, form.suffix)))
    return {
        ContactField.NAME: name,
        ContactField.NICKNAME: form.nickname,
        ContactField.PHONETIC: " ".join(filter(None, (form.phonetic_given, form.phonetic_family))),
        ContactField.COMPANY: "Yes" if form.is_company else "",
        ContactField.PRONOUN: form.pronoun,
        ContactField.STATUS: status_name(form.status),
        ContactField.STAGE: stage_name(form.stage),
        ContactField.WANTED_BY: _WANTED[form.wanted_by],
        ContactField.TIER: "" if form.tier is Tier.NONE else tier_name(form.tier),
        ContactField.CADENCE: count(form.cadence_days, "day") if form.cadence_days else "",
        ContactField.AWAY: day_with_year(form.away_until) if form.away_until else "",
        ContactField.SEASON: ", ".join(month_title(f"2000-{month:02}").split()[0] for month in form.seasonal_months),
        ContactField.HEALTH_OR_PUBLIC: "Yes" if form.health_or_public else "",
        ContactField.OFF_DUTY_WELCOME: "Yes" if form.off_duty_welcome else "",
        ContactField.BIRTHDAY: partial_day(form.birthday) if form.birthday else "",
        ContactField.ZONE: form.zone or "",
        ContactField.PHOTO: "" if form.photo is None else "Has one",
    }


def account_values(account: Account) -> dict[AccountField, str]:
    """What an account has in each field, in words; empty where there is nothing."""
    people = account.people_that_matter
    return {
        AccountField.NAME: account.name,
        AccountField.RENEWAL: day_with_year(account.renewal_on) if account.renewal_on else "",
        AccountField.PEOPLE_THAT_MATTER: "" if people is None else number(people),
    }


def contact_moves(preview: ContactMerge) -> list[str]:
    """What becomes of all that hangs on the contact that goes, a sentence each."""
    details = ("job", "method", "address", "date", "relation", "contact_tag", "raw_card", "answer")
    double = sum(preview.count(table, Fate.DOUBLE) for table in ("job", "method", "address", "date", "contact_tag"))
    relations = preview.count("relation", Fate.DOUBLE)
    said = (
        _entries(preview),
        _moving(preview, tuple(kind.value for kind in MarkKind)),
        _moving(preview, details),
        f"{count(double, 'detail')} both have {_stand(double)} once." if double else "",
        f"{count(relations, 'relation')} between the two {'ends' if relations == 1 else 'end'}." if relations else "",
        _limits(preview.count("limit", Fate.TRASHED)),
        "The two notes are joined." if _notes(preview.kept.note, preview.gone.note) else "",
        "An entry you have not saved there comes along." if preview.drafts else "",
    )
    return [sentence for sentence in said if sentence] or ["Nothing hangs on the other; only its name goes."]


def _limits(n: int) -> str:
    if not n:
        return ""
    go, own = ("goes", "own one counts") if n == 1 else ("go", "own ones count")
    return f"{count(n, 'limit')} of the other {go} to the trash: this contact’s {own}."


def account_moves(preview: AccountMerge) -> list[str]:
    """The same of two accounts."""
    moving, double = preview.count("job", Fate.MOVES), preview.count("job", Fate.DOUBLE)
    said = [
        f"{count(moving, 'job')} there {'becomes a job' if moving == 1 else 'become jobs'} here." if moving else "",
        f"{count(double, 'job')} held at both {_stand(double)} once." if double else "",
        _moving(preview, ("answer",)),
        "The two notes are joined." if _notes(preview.kept.note, preview.gone.note) else "",
    ]
    return [sentence for sentence in said if sentence] or ["Nobody works at the other; only its name goes."]


def _entries(preview: ContactMerge) -> str:
    moving, both = preview.count("participant", Fate.MOVES), preview.count("participant", Fate.DOUBLE)
    said = (
        f"{count(moving, 'entry')} {'comes' if moving == 1 else 'come'} along." if moving else "",
        f"{count(both, 'entry')} both took part in {'keeps' if both == 1 else 'keep'} one of them." if both else "",
    )
    return " ".join(filter(None, said))


def _moving(preview: MergePreview[Any], tables: tuple[str, ...]) -> str:
    named = [_counted(moving, table) for table in tables if (moving := preview.count(table, Fate.MOVES))]
    if not named:
        return ""
    alone = len(named) == 1 and named[0].startswith("1 ")
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return f"{listed} {'comes' if alone else 'come'} along."


def _counted(n: int, table: str) -> str:
    noun = _NOUNS[table]
    return f"{number(n)} {noun if n == 1 else _PLURALS.get(table) or plural(noun)}"


def _notes(one: str, other: str) -> bool:
    return bool(one.strip() and other.strip() and one.strip() != other.strip())


def _stand(n: int) -> str:
    return "stands" if n == 1 else "stand"
