# SPDX-License-Identifier: MIT
"""The contact editor's verb: only what differs is written, rows stay who they are, and one undo takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from relationship_journal.storage import checks, edits, errors, queries, search
from relationship_journal.values import (
    ContactForm,
    Kept,
    MethodKind,
    NewAddress,
    NewContact,
    NewDate,
    NewJob,
    NewMethod,
    NewPhoto,
    NewRelation,
    PartialDate,
    Stage,
    Status,
    Tier,
    WantedBy,
)

PNG = NewPhoto("image/png", b"\x89PNG\r\n\x1a\n")
WHOLE = NewContact(
    "Dr Dana Whitfield",
    prefix="Dr",
    given="Dana",
    middle="Ann",
    family="Whitfield",
    suffix="PhD",
    nickname="D",
    phonetic_given="DAY-na",
    phonetic_family="WIT-field",
    pronoun="she",
    status=Status.CUSTOMER,
    stage=Stage.FRIEND,
    wanted_by=WantedBy.MUTUAL,
    tier=Tier.A,
    cadence_days=28,
    away_until=date(2026, 12, 1),
    seasonal_months=(7, 8),
    health_or_public=True,
    off_duty_welcome=True,
    birthday=PartialDate(None, 6, 7),
    zone="Europe/London",
    note="Met at the trade fair.",
    jobs=(
        NewJob("Northgate Logistics", "Head of Operations", "Cold chain", date(2020, 3, 1), None, "decides"),
        NewJob("Baltic Freight", ended_on=date(2020, 2, 1)),
    ),
    methods=(
        NewMethod(MethodKind.PHONE, "+44 7700 900123", "mobile", True),
        NewMethod(MethodKind.EMAIL, "dana@northgate.example", "work"),
    ),
    addresses=(NewAddress("work", street="1 Dock Road", locality="Leeds", postcode="LS1"),),
    dates=(NewDate("anniversary", PartialDate(2010, 5, 1)),),
    relations=(NewRelation("spouse", "Sam Whitfield"),),
    tags=("football", "vip"),
    photo=PNG,
)


@pytest.fixture
def dana(journal):
    return edits.add_contact(journal, WHOLE)


def form_of(journal, contact) -> ContactForm:
    found = queries.contact_form(journal, contact)
    assert found is not None
    return found


def parts(kept) -> tuple:
    return tuple(one.part for one in kept)


def test_the_form_holds_everything_that_was_added(journal, dana):
    form = form_of(journal, dana)
    for name in ("name", "prefix", "middle", "suffix", "phonetic_family", "pronoun", "stage", "tier", "cadence_days",
                 "away_until", "seasonal_months", "health_or_public", "off_duty_welcome", "birthday", "zone", "note",
                 "tags"):  # fmt: skip
        assert getattr(form, name) == getattr(WHOLE, name), name
    for name in ("jobs", "methods", "addresses", "dates", "relations"):
        assert parts(getattr(form, name)) == getattr(WHOLE, name), name
        assert None not in [one.row for one in getattr(form, name)]
    assert form.photo is not None
    assert queries.photo(journal, dana) == PNG


def test_nobody_has_no_form_and_no_photo(journal):
    assert queries.contact_form(journal, 999) is None
    assert queries.photo(journal, 999) is None


CHANGES = {
    "name": {"name": "Dana Whitfield-Shaw", "suffix": ""},
    "marks": {"health_or_public": False, "off_duty_welcome": False, "is_company": True},
    "pauses": {"cadence_days": None, "away_until": None, "seasonal_months": ()},
    "nearness": {"status": Status.FORMER, "stage": Stage.CLOSE_FRIEND, "wanted_by": WantedBy.ME, "tier": Tier.NONE},
    "birthday": {"birthday": PartialDate(1976)},
    "no birthday": {"birthday": None, "zone": None, "note": ""},
    "tags": {"tags": ("vip", "golf")},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_what_is_changed_is_written_once_and_one_undo_takes_it_back(journal, dana, announced, record_of, changes):
    before, record = form_of(journal, dana), record_of(journal)
    after = replace(before, **changes)
    edits.edit_contact(journal, dana, before, after)
    assert form_of(journal, dana) == after
    (change,) = announced
    assert change.label == f"edit {after.name}"
    journal.replay(change.inverse())
    assert record_of(journal) == record or "tags" in changes
    assert form_of(journal, dana) == before
    assert checks.check(journal).problems == ()


def test_an_untouched_form_is_no_step(journal, dana, announced):
    form = form_of(journal, dana)
    edits.edit_contact(journal, dana, form, form)
    assert announced == []


def test_lines_stay_who_they_are(journal, dana, announced):
    before = form_of(journal, dana)
    phone, mail = before.methods
    after = replace(
        before,
        methods=(
            replace(phone, part=replace(phone.part, label="private")),
            Kept(NewMethod(MethodKind.MESSENGER, "@dana", "Signal")),
        ),
    )
    edits.edit_contact(journal, dana, before, after)
    (change,) = announced
    kinds = [(edit.id, edit.before is None, edit.after is None) for edit in change.edits]
    assert kinds[0] == (phone.row, False, False)
    assert kinds[2] == (mail.row, False, True)
    now = form_of(journal, dana).methods
    assert now[0].row == phone.row
    assert [one.part.value for one in now] == ["+44 7700 900123", "@dana"]
    journal.replay(change.inverse())
    assert form_of(journal, dana) == before


def test_a_job_at_a_new_company_makes_it_and_a_known_one_is_found(journal, dana):
    before = form_of(journal, dana)
    now, former = before.jobs
    moved = replace(now, part=replace(now.part, account="Helix  Diagnostics", ended_on=date(2026, 1, 1)))
    again = replace(former, part=replace(former.part, account="Northgate Logistics"))
    edits.edit_contact(journal, dana, before, replace(before, jobs=(moved, again)))
    assert [one.part.account for one in form_of(journal, dana).jobs] == ["Helix Diagnostics", "Northgate Logistics"]
    assert queries.account_names(journal).count("Northgate Logistics") == 1
    assert [row.id for row in search.contacts(journal, "northgate")] == [dana]


def test_a_relation_is_linked_to_the_contact_of_its_name_and_follows_a_new_name(journal, dana):
    sam = edits.add_contact(journal, NewContact("Sam Whitfield"))
    before = form_of(journal, dana)
    (spouse,) = before.relations
    assert spouse.part.other is None
    son = Kept(NewRelation("son", "sam whitfield"))
    edits.edit_contact(journal, dana, before, replace(before, relations=(spouse, son)))
    assert [one.part.other for one in form_of(journal, dana).relations] == [None, sam]
    edits.rename_contact(journal, sam, "Samuel Whitfield")
    assert form_of(journal, dana).relations[1].part.name == "Samuel Whitfield"


def test_two_of_a_name_or_oneself_are_not_linked(journal, dana):
    for _ in range(2):
        edits.add_contact(journal, NewContact("Sam Shaw"))
    before = form_of(journal, dana)
    near = (Kept(NewRelation("friend", "Sam Shaw")), Kept(NewRelation("self", WHOLE.name)))
    edits.edit_contact(journal, dana, before, replace(before, relations=near))
    assert [one.part.other for one in form_of(journal, dana).relations] == [None, None]


def test_what_others_changed_meanwhile_stays(journal, dana):
    shown = form_of(journal, dana)
    edits.add_method(journal, dana, NewMethod(MethodKind.PHONE, "+1 555 0100"))
    edits.rename_contact(journal, dana, "Dana Shaw")
    edits.edit_contact(journal, dana, shown, replace(shown, note="Likes tea.", methods=shown.methods[:1]))
    now = form_of(journal, dana)
    assert (now.name, now.note) == ("Dana Shaw", "Likes tea.")
    assert [one.part.value for one in now.methods] == ["+44 7700 900123", "+1 555 0100"]


def test_a_line_that_is_gone_or_somebody_elses_is_refused(journal, dana, record_of):
    marcus = edits.add_contact(journal, NewContact("Marcus", methods=(NewMethod(MethodKind.PHONE, "1"),)))
    (theirs,) = form_of(journal, marcus).methods
    before, record = form_of(journal, dana), record_of(journal)
    for row in (theirs.row, 9_999):
        stolen = Kept(NewMethod(MethodKind.PHONE, "2"), row)
        with pytest.raises(errors.Conflict):
            edits.edit_contact(journal, dana, before, replace(before, methods=(stolen,)))
    with pytest.raises(errors.Conflict):
        edits.edit_contact(journal, 999, before, replace(before, note="x"))
    assert record_of(journal) == record


REFUSED = {
    "no name": ("name", {"name": "  "}),
    "a cadence of none": ("cadence_days", {"cadence_days": 0}),
    "a thirteenth month": ("seasonal_months", {"seasonal_months": (13,)}),
    "away in the middle ages": ("away_until", {"away_until": date(1200, 1, 1)}),
    "no such day": ("birthday", {"birthday": PartialDate(1980, 2, 30)}),
    "half a day": ("birthday", {"birthday": PartialDate(1980, 2)}),
    "no such place": ("zone", {"zone": "Europe/Atlantis"}),
    "a job nowhere": ("jobs.0.account", {"jobs": (Kept(NewJob(" ", "Buyer")),)}),
    "a job that ends first": (
        "jobs.0.ended_on",
        {"jobs": (Kept(NewJob("Helix", started_on=date(2021, 1, 1), ended_on=date(2020, 1, 1))),)},
    ),
    "a number without digits": ("methods.0.value", {"methods": (Kept(NewMethod(MethodKind.PHONE, "ask")),)}),
    "no mail": ("methods.0.value", {"methods": (Kept(NewMethod(MethodKind.EMAIL, "dana")),)}),
    "an empty way": ("methods.0.value", {"methods": (Kept(NewMethod(MethodKind.OTHER, " ")),)}),
    "an empty address": ("addresses.0.street", {"addresses": (Kept(NewAddress("home")),)}),
    "no day": ("dates.0.on", {"dates": (Kept(NewDate("anniversary", PartialDate())),)}),
    "nobody": ("relations.0.name", {"relations": (Kept(NewRelation("spouse", "")),)}),
    "no picture": ("photo", {"new_photo": NewPhoto("text/plain", b"x")}),
    "a wall": ("photo", {"new_photo": NewPhoto("image/png", bytes(4_000_001))}),
    "an endless note": ("note", {"note": "x" * 1_000_001}),
    "an endless pronoun": ("pronoun", {"pronoun": "x" * 10_001}),
}


@pytest.mark.parametrize(("field", "changes"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_kept_is_named(journal, dana, record_of, field, changes):
    before, record = form_of(journal, dana), record_of(journal)
    with pytest.raises(errors.BadValue) as caught:
        edits.edit_contact(journal, dana, before, replace(before, **changes))
    assert caught.value.field == field
    assert str(caught.value).endswith(".")
    assert record_of(journal) == record


def test_what_an_import_brought_is_not_judged_again(journal):
    odd = NewContact(
        "Odd",
        birthday=PartialDate(None, None, 12),
        methods=(NewMethod(MethodKind.EMAIL, "no mail"),),
        dates=(NewDate("some day", PartialDate(), "in spring"),),
    )
    edits.import_contacts(journal, [odd], [], "odd.vcf")
    (listed,) = queries.contacts(journal)
    before = form_of(journal, listed.id)
    edits.edit_contact(journal, listed.id, before, replace(before, note="Fine."))
    assert form_of(journal, listed.id) == replace(before, note="Fine.")


def test_a_picture_is_set_replaced_and_removed_with_undo(journal, make_contact, announced):
    contact = make_contact()
    jpeg = NewPhoto("image/jpeg", b"\xff\xd8\xff")
    announced.clear()
    edits.set_photo(journal, contact, PNG)
    edits.set_photo(journal, contact, jpeg)
    edits.remove_photo(journal, contact)
    assert queries.photo(journal, contact) is None
    for change, found in zip(reversed(announced.copy()), (jpeg, PNG, None), strict=True):
        journal.replay(change.inverse())
        assert queries.photo(journal, contact) == found


def test_the_form_sets_and_removes_the_picture_in_its_one_step(journal, dana):
    before = form_of(journal, dana)
    jpeg = NewPhoto("image/jpeg", b"\xff\xd8\xff")
    edits.edit_contact(journal, dana, before, replace(before, new_photo=jpeg))
    assert queries.photo(journal, dana) == jpeg
    edits.edit_contact(journal, dana, before, replace(before, photo=None))
    assert queries.photo(journal, dana) is None
    for attempt in (edits.set_photo, lambda j, c, _: edits.remove_photo(j, c)):
        with pytest.raises(errors.Conflict):
            attempt(journal, 999, PNG)
