# SPDX-License-Identifier: MIT
"""The plan between a file and the journal: who is new, who is known, who is the writer, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.exchange import plan as plans
from relationship_journal.exchange.formats import Card
from relationship_journal.exchange.likeness import phone_keys
from relationship_journal.exchange.plan import Action, ImportPlan
from relationship_journal.values import (
    Completion,
    ContactId,
    KnownPerson,
    Me,
    MethodKind,
    NewContact,
    NewMethod,
    NewRawCard,
    comparable,
    same_phone,
)

NOBODY = Me()
UID = "3f1c8a52-7d40-4b86-9a11-0c5be1f2a901"
DANA = KnownPerson(
    ContactId(1), "Dana Whitfield", frozenset({"dana@acme.example"}), frozenset({"15550102030"}), frozenset({UID})
)


def person(name="Dana Whitfield", *reach, uid="", **parts):
    methods = tuple(NewMethod(MethodKind.EMAIL if "@" in one else MethodKind.PHONE, one) for one in reach)
    raw = NewRawCard("BEGIN:VCARD...", card_uid=uid)
    return NewContact(name or (reach[0] if reach else "Unnamed contact"), methods=methods, raw_card=raw, **parts)


def plan(*contacts, known=(DANA,), me=NOBODY, encoding="utf-8") -> ImportPlan:
    return plans.build([Card(one, encoding=encoding) for one in contacts], known, me, "phone.vcf")


def decisions(planned):
    return [(item.action, item.reason, item.match) for item in planned.items]


@pytest.mark.parametrize(
    ("card", "action", "reason", "match"),
    [
        (person(uid=UID), Action.COMPLETE, "already imported from this card", 1),
        (person("Renamed Person", uid=UID), Action.COMPLETE, "already imported from this card", 1),
        (person("D. Whitfield", "DANA@acme.example"), Action.COMPLETE, "same e-mail as Dana Whitfield", 1),
        (person("Dana Miller", "dana@acme.example"), Action.COMPLETE,
         "same e-mail as Dana Whitfield, under another name", 1),
        (person("", "dana@acme.example"), Action.COMPLETE, "same e-mail as Dana Whitfield", 1),
        (person("Whitfield, Dana", "(555) 010-2030"), Action.COMPLETE, "same number as Dana Whitfield", 1),
        (person("", "\u202d+1 555 010 2030\u202c"), Action.COMPLETE, "same number as Dana Whitfield", 1),
        (person("Tom Whitfield", "+1 555 010 2030"), Action.ADD, "not in your journal yet", None),
        (person("Dana Whitfield", "dana@other.example"), Action.ADD,
         "another contact has this name, Dana Whitfield", 1),
        (person("dana WHITFIELD"), Action.SKIP, "same name as Dana Whitfield; nothing new", 1),
        (person("Dana Whitfield", note="met twice"), Action.ADD, "another contact has this name, Dana Whitfield", 1),
        (person("Ilsa Tarrow", "ilsa@acme.example"), Action.ADD, "not in your journal yet", None),
    ],
)  # fmt: skip
def test_a_card_is_told_by_id_mail_number_and_name(card, action, reason, match):
    assert decisions(plan(card)) == [(action, reason, match)]


def test_a_short_id_that_other_address_books_use_too_tells_nobody():
    known = replace(DANA, card_uids=frozenset({"7"}))
    assert plan(person("Bob Jones", uid="7"), known=[known]).items[0].action is Action.ADD
    assert plan(person("Dana Whitfield", uid="7"), known=[known]).items[0].action is Action.COMPLETE


def test_a_shared_mailbox_or_switchboard_merges_nobody():
    known = replace(DANA, emails=frozenset({"info@acme.example"}))
    assert plan(person("Bob Jones", "info@acme.example"), known=[known]).items[0].action is Action.ADD
    couple = plan(person("Tom Berg", "dana@acme.example"), person("Dana Whitfield", "dana@acme.example"))
    assert [item.action for item in couple.items] == [Action.ADD, Action.COMPLETE]


def test_somebody_only_named_so_far_is_completed_once():
    named = KnownPerson(ContactId(4), "Zoë Łącka")
    planned = plan(person("Zoe Lacka", "zoe@b.example"), person("Zoë Łącka", "other@b.example"), known=[named])
    assert [(item.action, item.match) for item in planned.items] == [(Action.COMPLETE, 4), (Action.ADD, 4)]
    assert planned.items[0].reason == "same name as Zoë Łącka, who has no number or e-mail yet"
    assert plan(person("Zoe", "zoe@b.example"), known=[replace(named, name="Zoe")]).items[0].action is Action.ADD


def test_equal_cards_of_one_file_are_both_added_and_the_second_says_so():
    card = person("Ilsa Tarrow", "ilsa@b.example", uid="u" * 20)
    planned = plan(card, card)
    assert planned.additions == (card, card)
    assert [item.reason for item in planned.items] == [
        "not in your journal yet",
        "looks like an earlier card of this file, Ilsa Tarrow",
    ]


def test_two_cards_never_complete_the_same_contact():
    planned = plan(person("Dana", "dana@acme.example"), person("Dana Whitfield", uid=UID))
    assert decisions(planned) == [
        (Action.ADD, "same e-mail as Dana Whitfield, whom another card of this file completes", 1),
        (Action.COMPLETE, "already imported from this card", 1),
    ]


def test_a_second_import_of_equal_cards_finds_both_contacts():
    known = [replace(DANA, id=ContactId(number)) for number in (1, 2)]
    planned = plan(person("Dana Whitfield", uid=UID), person("Dana Whitfield", uid=UID), known=known)
    assert [(item.action, item.match) for item in planned.items] == [(Action.COMPLETE, 1), (Action.COMPLETE, 2)]


@pytest.mark.parametrize(
    ("card", "own"),
    [
        (person("R. Vogel", "Rep@Vogel.example"), True),
        (person("Someone", "x@y.example", "rep@vogel.example"), True),
        (person("Robin Vogel", "0555 010 9000"), True),
        (person("Kim Vogel", "+49 555 010 9000"), False),
        (person("Robin Vogel", "other@vogel.example"), False),
    ],
)
def test_the_writers_own_card_is_left_out(card, own):
    me = Me("Robin Vogel", ("rep@vogel.example", "+49 555 010 9000"))
    (item,) = plan(card, me=me).items
    assert (item.action is Action.SKIP) is own
    assert (item.reason == "these are your own details") is own


def test_a_decision_can_be_changed_and_changed_back():
    card = person("Dana Whitfield", "dana@acme.example")
    planned = plan(card, person("Ilsa Tarrow"))
    assert planned.counts == {Action.ADD: 1, Action.COMPLETE: 1, Action.SKIP: 0}
    assert planned.completions == (Completion(ContactId(1), card),)
    added = planned.change(0, Action.ADD)
    assert (len(added.additions), added.completions) == (2, ())
    assert planned.counts[Action.COMPLETE] == 1
    assert added.change(0, Action.COMPLETE).completions == planned.completions
    assert planned.change(1, Action.SKIP).counts == {Action.ADD: 0, Action.COMPLETE: 1, Action.SKIP: 1}
    with pytest.raises(ValueError, match="nobody it could complete"):
        planned.change(1, Action.COMPLETE)


def test_the_plan_carries_source_encoding_and_problems():
    cards = [Card(person("A B"), ("The photo could not be read.",)), Card(person("C D"), (), "cp1250")]
    planned = plans.build(cards, [], NOBODY, "phone.vcf")
    assert (planned.source, planned.encoding) == ("phone.vcf", "cp1250")
    assert [item.problems for item in planned.items] == [("The photo could not be read.",), ()]
    assert plans.build([], [], NOBODY, "empty.vcf").items == ()


NUMBERS = st.text(alphabet="0123456789", max_size=13) | st.sampled_from(["004930123456", "030123456", "4930123456"])


@given(NUMBERS, NUMBERS)
def test_numbers_that_are_the_same_share_a_key(one, other):
    one, other = (comparable(MethodKind.PHONE, number) for number in (one, other))
    if same_phone(one, other):
        assert set(phone_keys(one)) & set(phone_keys(other))


@given(st.lists(st.sampled_from(["a@b.example", "1234567890", "+1 234 567 890"]), max_size=3), st.integers(0, 4))
def test_every_card_gets_one_decision_and_each_contact_one_card(reach, copies):
    planned = plan(*[person("Dana Whitfield", *reach, uid=UID)] * copies)
    assert len(planned.items) == copies
    matches = [one.contact for one in planned.completions]
    assert len(matches) == len(set(matches)) == min(copies, 1)
