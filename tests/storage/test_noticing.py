# SPDX-License-Identifier: MIT
"""What rules may look at, as it is read from a journal that was written with the program's own verbs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relationship_journal.storage import edits
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values import (
    Channel,
    ContactId,
    FavorKind,
    Manner,
    MarkOf,
    NewFavor,
    NewJob,
    NewPromise,
    NewRelation,
    OffDuty,
    PromiseId,
    Share,
    Side,
    Stage,
    Status,
    Tier,
    WantedBy,
)
from relationship_journal.values.noticing import FRIENDS, Done, JobHeld, Tally

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def talk(make_conversation):
    """A rated meeting of half an hour, so many days ago."""

    def make(*people: ContactId, days: int = 10, **fields):
        given = {"channel": Channel.MEETING, "minutes": 30, "share": 90} | fields
        return make_conversation(*people, at=f"{ago(days)}T10:00", **given)

    return make


def test_a_person_is_told_of_as_they_stand(journal, make_contact):
    dana = make_contact(
        given="Dana", status=Status.PROSPECT, stage=Stage.CLOSE_FRIEND, wanted_by=WantedBy.THEM, tier=Tier.A,
        away_until=date(2026, 12, 1), seasonal_months=(7, 8), health_or_public=True, off_duty_welcome=True,
    )  # fmt: skip
    one = facts(journal, TODAY).people[dana]
    assert (one.name, one.called, one.status, one.stage) == (
        "Dana Whitfield",
        "Dana",
        Status.PROSPECT,
        Stage.CLOSE_FRIEND,
    )
    assert (one.wanted_by, one.away_until, one.months) == (WantedBy.THEM, date(2026, 12, 1), (7, 8))
    assert (one.health_or_public, one.off_duty_welcome, one.company, one.archived, one.imported) == (
        True, True, False, False, False,
    )  # fmt: skip
    assert one.friend
    assert (one.first_talk, one.talks, one.done, one.plans, one.limits) == (None, 0, (), (), ())


def test_a_conversation_is_told_of_with_all_that_rules_ask(journal, make_contact, talk):
    dana = make_contact()
    talk_id = talk(
        dana, days=3, began=Side.THEM, ears=(0,), manner=Manner(nothing_to_follow_up=True, needed_an_ear=True,
        told_troubles=True), marks=(MarkOf(NewPromise("send it")),),
    )  # fmt: skip
    assert facts(journal, TODAY).people[dana].done == (
        Done(talk_id, ago(3), Channel.MEETING, 30, Share(90), began=Side.THEM, ear=True, troubles=True, promised=True,
             closed=True),
    )  # fmt: skip


def test_the_two_sides_are_tallied_over_customers_alone(journal, make_contact, talk):
    people = {
        name: make_contact(name, **fields) for name, fields in {
            "friend": {"stage": Stage.FRIEND}, "other": {}, "former": {"status": Status.FORMER},
            "company": {"is_company": True}, "archived": {}, "trashed": {}, "wife": {},
        }.items()
    }  # fmt: skip
    make_contact("husband", status=Status.NOT_CUSTOMER, jobs=(NewJob("Helix"),),
                 relations=(NewRelation("wife", "wife", people["wife"]),))  # fmt: skip
    for one in people.values():
        talk(one)
        edits.add_mark(journal, one, NewPromise("x", due=ago(20), kept_on=ago(20)))
        edits.add_mark(journal, one, NewPromise("y", due=ago(20)))
        edits.add_mark(journal, one, NewFavor("z", kind=FavorKind.PRICE, on=ago(20)))
        edits.add_mark(journal, one, NewFavor("z", kind=FavorKind.PRICE, on=ago(20), reason="a pilot"))
        edits.add_mark(journal, one, NewFavor("z", kind=FavorKind.PRICE, on=ago(20), said_one_off=True))
    edits.archive_contacts(journal, [people["archived"]])
    edits.trash_contact(journal, people["trashed"])
    found = facts(journal, TODAY)
    assert (found.friends, found.others) == (Tally(2, 1, 1, 1), Tally(2, 1, 1, 1))


def test_as_many_questions_are_asked_of_three_people_as_of_thirty(journal, make_contact, talk, monkeypatch):
    asked: list[int] = []
    for more in (3, 27):
        for number in range(more):
            one = make_contact(f"Contact {number}", jobs=(NewJob("Northgate"),), stage=Stage.FRIEND)
            talk(one, marks=(MarkOf(NewPromise("x", due=ago(1))),))
        statements: list[str] = []
        journal.connection.set_trace_callback(statements.append)
        facts(journal, TODAY)
        facts(journal, TODAY, ContactId(1))
        journal.connection.set_trace_callback(None)
        asked.append(len(statements))
    assert asked[0] == asked[1]


def test_of_one_contact_the_facts_are_those_of_all(journal, make_contact, talk):
    dana = make_contact("Dana", jobs=(NewJob("Northgate"), NewJob("Helix", ended_on=ago(90))), stage=Stage.FRIEND)
    sam = make_contact("Sam", jobs=(NewJob("Helix"), NewJob("Elsewhere")))
    make_contact("Marcus", jobs=(NewJob("Elsewhere"),))
    for days in (3, 40):
        talk(dana, sam, days=days, marks=(MarkOf(NewPromise("x", due=ago(1))),))
    edits.move_promise(journal, PromiseId(1), ago(-9), told=True, on=ago(2))
    whole, one = facts(journal, TODAY), facts(journal, TODAY, dana)
    assert whole.whole
    assert not one.whole
    assert one.people == {row_id: whole.people[row_id] for row_id in (dana, sam)}
    assert [account.name for account in one.accounts.values()] == ["Northgate", "Helix"]
    assert all(whole.accounts[row_id] == account for row_id, account in one.accounts.items())
    assert (one.friends, one.others, one.written, one.started_on) == (
        whole.friends, whole.others, whole.written, whole.started_on,
    )  # fmt: skip
    assert one.people[dana].stage in FRIENDS
    assert isinstance(one.people[dana].jobs[0], JobHeld)


def test_whether_it_is_a_talk_is_said_alike_by_facts_and_sql(journal, make_contact, talk):
    dana = make_contact()
    for fields in ({"answered": False}, {"minutes": 9}, {"manner": Manner(brief=True)},
                   {"manner": Manner(off_duty=OffDuty.KEPT)}):  # fmt: skip
        talk(dana, days=2, **fields)
    talk(dana, days=30)
    one = facts(journal, TODAY).people[dana]
    assert [done.talk for done in one.done] == [False] * 4 + [True]
    assert (one.talks, one.first_talk) == (1, ago(30))
