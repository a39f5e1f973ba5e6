# SPDX-License-Identifier: MIT
"""What each verb on marks does: exactly these rows, refusals by field, what follows whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from relationship_journal.storage import checks, edits, errors, queries
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    Cost,
    FavorKind,
    FrictionId,
    GoalState,
    LimitId,
    LimitKind,
    Manner,
    Mark,
    MarkKind,
    MarkOf,
    MarkRef,
    MixSide,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    NoteKind,
    OffDuty,
    PromiseId,
    PromiseMove,
    RefusalKind,
    RefusalReason,
    Side,
    Stage,
    When,
    due_agreed,
    due_now,
    kept_late,
)

WHEN = When(datetime(2026, 3, 31, 23, 59))
DAY = date(2026, 4, 2)
FULL: dict[MarkKind, NewMark] = {
    MarkKind.PROMISE: NewPromise(
        "send sheet", Side.THEM, date(2026, 4, 7), date(2026, 4, 9), None, "by mail", date(2026, 4, 1)
    ),
    MarkKind.FAVOR: NewFavor(
        "moved delivery", Side.ME, Side.THEM, FavorKind.DELIVERY, True, 12_500, "EUR", "pilot", True, "the audit",
        date(2026, 4, 3), "twice", date(2026, 4, 1),
    ),
    MarkKind.SHORTCUT: NewShortcut("no approval", date(2026, 4, 3), "small", date(2026, 4, 1)),
    MarkKind.FRICTION: NewFriction(
        "late invoice", MixSide.PERSONAL, date(2026, 4, 3), date(2026, 4, 4), date(2026, 4, 5), "", date(2026, 4, 1)
    ),
    MarkKind.REFUSAL: NewRefusal(
        "renewal", RefusalKind.PRICE, RefusalReason.BUDGET, "the board froze it", True, "", date(2026, 4, 1)
    ),
    MarkKind.GOAL: NewGoal("fewer stops", GoalState.REACHED, date(2026, 4, 3), date(2026, 4, 4), "", date(2026, 4, 1)),
    MarkKind.NOTE: NewNote(
        "Sam, Bristol?", NoteKind.ASK_ABOUT, MixSide.PERSONAL, date(2026, 4, 3), "", date(2026, 4, 1)
    ),
    MarkKind.LIMIT: NewLimit(LimitKind.SPENDING, 20_000, "GBP", "", "lunches", date(2026, 4, 1)),
    MarkKind.INTEREST: NewInterest("sailing", "has a boat", date(2026, 4, 1)),
    MarkKind.STAGE_CHANGE: NewStageChange(Stage.FRIENDLY, Stage.FRIEND, "", date(2026, 4, 1)),
}  # fmt: skip


def changed(announced) -> list[tuple[str, set[str]]]:
    """The rows of the last change with the columns that differ; an added or removed row differs in all."""
    return [
        (
            edit.table,
            set()
            if edit.before is None or edit.after is None
            else {name for name in edit.after if edit.after[name] != edit.before[name]} - {"hash", "stamp"},
        )
        for edit in announced[-1].edits
    ]


def only(journal, *, contact: ContactId | None = None) -> Mark[NewMark]:
    (mark,) = queries.marks(journal, contact)
    return mark


class TestAnyMark:
    def test_every_kind_is_tried(self):
        assert FULL.keys() == set(MarkKind)

    @pytest.mark.parametrize("mark", FULL.values(), ids=FULL)
    def test_comes_back_as_it_was_written(self, journal, make_contact, announced, mark):
        contact = make_contact("Dana")
        ref = edits.add_mark(journal, contact, mark)
        found = only(journal)
        assert (found.said, found.ref, found.contact_id, found.on) == (mark, ref, contact, date(2026, 4, 1))
        assert changed(announced) == [(ref.kind.value, set())]
        assert checks.check(journal).problems == ()

    def test_takes_the_day_of_its_conversation(self, journal, make_contact, make_conversation):
        contact = make_contact("Dana")
        conversation = make_conversation(contact, when=WHEN)
        edits.add_mark(journal, contact, NewNote("the fee"), conversation)
        assert (only(journal).on, only(journal).conversation) == (date(2026, 3, 31), conversation)

    def test_is_rewritten_and_keeps_its_day(self, journal, make_contact, announced):
        ref = edits.add_mark(journal, make_contact("Dana"), NewPromise("sheet", on=DAY))
        edits.rewrite_mark(journal, ref, NewPromise("the whole sheet"))
        assert only(journal).said == NewPromise("the whole sheet", on=DAY)
        assert changed(announced) == [("promise", {"what"})]

    def test_names_somebody_else_of_those_who_took_part(self, journal, make_contact, make_conversation):
        dana, marcus, priya = (make_contact(name) for name in ("Dana", "Marcus", "Priya"))
        conversation = make_conversation(dana, marcus)
        ref = edits.add_mark(journal, dana, NewInterest("sailing"), conversation)
        edits.name_in_mark(journal, ref, marcus)
        assert only(journal).contact_id == marcus
        with pytest.raises(errors.BadValue, match="take part"):
            edits.name_in_mark(journal, ref, priya)
        assert only(journal).contact_id == marcus

    def test_is_rewritten_and_names_another_in_one_step(self, journal, make_contact, make_conversation, announced):
        dana, marcus, priya = (make_contact(name) for name in ("Dana", "Marcus", "Priya"))
        ref = edits.add_mark(journal, dana, NewInterest("sailing"), make_conversation(dana, marcus))
        edits.rewrite_mark(journal, ref, NewInterest("rowing"), marcus)
        assert (only(journal).contact_id, only(journal).said.what) == (marcus, "rowing")
        assert changed(announced) == [("interest", {"what"}), ("interest", {"contact_id"})]
        with pytest.raises(errors.BadValue, match="take part"):
            edits.rewrite_mark(journal, ref, NewInterest("rowing"), priya)

    def test_goes_to_the_trash_and_back_with_whom_and_what_it_hangs_on(self, journal, make_contact, make_conversation):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        conversation = make_conversation(dana, marcus)
        ref = edits.add_mark(journal, dana, NewNote("the fee"), conversation)
        whole = queries.marks(journal)
        for away, back in (
            (lambda: edits.trash_mark(journal, ref), lambda: edits.restore_mark(journal, ref)),
            (lambda: edits.trash_contact(journal, dana), lambda: edits.restore_contact(journal, dana)),
            (
                lambda: edits.trash_conversation(journal, conversation),
                lambda: edits.restore_conversation(journal, conversation),
            ),
        ):
            away()
            assert queries.marks(journal) == queries.open_marks(journal) == []
            assert queries.mark(journal, ref) == whole[0]
            back()
            assert queries.marks(journal) == whole


BAD_MARKS = {
    "about nothing": ("what", NewPromise(" ")),
    "a book": ("note", NewNote("x", note="x" * 1_000_001)),
    "due before anybody lived": ("due", NewPromise("x", due=date(1899, 12, 31))),
    "far ahead": ("on", NewGoal("x", on=date(2201, 1, 1))),
    "worth without a currency": ("currency", NewFavor("x", worth=5)),
    "a currency nobody has": ("currency", NewFavor("x", worth=5, currency="EURO")),
    "worth below nothing": ("worth", NewFavor("x", worth=-1, currency="EUR")),
    "a limit of nothing": ("amount", NewLimit(LimitKind.OFF_DUTY_TIMES)),
    "spending in nothing": ("currency", NewLimit(LimitKind.SPENDING, 5)),
    "minutes in euros": ("currency", NewLimit(LimitKind.PERSONAL_MINUTES, 5, "EUR")),
    "no topic": ("topic", NewLimit(LimitKind.TOPIC)),
    "a topic of 5": ("amount", NewLimit(LimitKind.TOPIC, 5, topic="politics")),
    "no change": ("after", NewStageChange(Stage.FRIEND, Stage.FRIEND)),
}


class TestRefusals:
    @pytest.mark.parametrize(("field", "mark"), BAD_MARKS.values(), ids=BAD_MARKS)
    def test_a_mark_that_cannot_be(self, journal, make_contact, record_of, field, mark):
        contact = make_contact("Dana")
        before = record_of(journal)
        for attempt in (
            lambda: edits.add_mark(journal, contact, mark),
            lambda: edits.log_conversation(journal, NewConversation((contact,), WHEN, marks=(MarkOf(mark),))),
        ):
            with pytest.raises(errors.BadValue) as caught:
                attempt()
            assert caught.value.field == field
            assert str(caught.value).endswith(".")
            assert record_of(journal) == before

    @pytest.mark.parametrize(
        ("field", "given"),
        [
            ("marks", {"marks": (MarkOf(NewNote("x"), 1),)}),
            ("ears", {"ears": (1,)}),
            ("cost", {"cost": Cost(-5, "EUR")}),
            ("currency", {"cost": Cost(5)}),
            ("meaning", {"manner": Manner(meaning="later")}),
        ],
    )
    def test_a_conversation_that_cannot_be(self, journal, make_contact, field, given):
        with pytest.raises(errors.BadValue) as caught:
            edits.log_conversation(journal, NewConversation((make_contact("Dana"),), WHEN, **given))
        assert caught.value.field == field

    def test_whom_and_what_there_is_not(self, journal, make_contact, make_conversation, record_of):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        conversation = make_conversation(dana)
        before = record_of(journal)
        nothing = MarkRef(MarkKind.PROMISE, 77)
        for error, attempt in (
            (errors.BadValue, lambda: edits.add_mark(journal, None, NewNote("x"))),
            (errors.BadValue, lambda: edits.add_mark(journal, marcus, NewNote("x"), conversation)),
            (errors.Conflict, lambda: edits.add_mark(journal, ContactId(77), NewNote("x"))),
            (errors.Conflict, lambda: edits.add_mark(journal, dana, NewNote("x"), ConversationId(77))),
            (errors.Conflict, lambda: edits.rewrite_mark(journal, nothing, NewPromise("x"))),
            (errors.BadValue, lambda: edits.rewrite_mark(journal, nothing, NewNote("x"))),
            (errors.Conflict, lambda: edits.keep_promise(journal, PromiseId(77), DAY)),
            (errors.Conflict, lambda: edits.settle_friction(journal, FrictionId(77), DAY)),
            (errors.Conflict, lambda: edits.set_off_duty(journal, ConversationId(77), OffDuty.KEPT)),
        ):
            with pytest.raises(error):
                attempt()
            assert record_of(journal) == before


class TestWithAConversation:
    def test_marks_manner_ears_and_cost_in_one_change(self, journal, make_contact, announced, record_of):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        before = record_of(journal)
        new = NewConversation(
            (dana, marcus), WHEN, Channel.MEAL, cost=Cost(4_200, "EUR", Side.ME), ears=(1,),
            manner=Manner(OffDuty.SLIPPED_BY_ME, brief=True, told_troubles=True, meaning="later delivery"),
            marks=(MarkOf(NewPromise("send sheet")), MarkOf(NewInterest("sailing"), 1), MarkOf(NewPromise("call"))),
        )  # fmt: skip
        conversation = edits.log_conversation(journal, new)
        found = queries.entry_marks(journal, [conversation])[conversation]
        assert (found.manner, found.cost, found.ears) == (new.manner, new.cost, (marcus,))
        assert [(one.said.what, one.contact_id) for one in found.marks] == [
            ("send sheet", dana), ("sailing", marcus), ("call", dana),
        ]  # fmt: skip
        assert {one.on for one in found.marks} == {date(2026, 3, 31)}
        assert announced[-1].label == "log conversation"
        journal.replay(announced[-1].inverse())
        assert record_of(journal) == before

    def test_several_conversations_and_newcomers_each_have_their_own(self, journal, make_contact):
        dana = make_contact("Dana")
        new = NewConversation((), WHEN, Channel.TEXT, marks=(MarkOf(NewNote("the fee")),))
        logged = edits.log_conversations(journal, new, [(dana,), (NewContact("Marcus"),)])
        found = queries.entry_marks(journal, logged)
        assert [found[row].marks[0].contact.name for row in logged] == ["Dana", "Marcus"]

    def test_a_promise_brings_its_moves_and_nothing_else_can(self, journal, make_contact):
        dana = make_contact("Dana")
        moves = (PromiseMove(date(2026, 4, 7), date(2026, 4, 9), DAY, told=True),)
        promise = MarkOf(NewPromise("send sheet", due=date(2026, 4, 7)), moves=moves)
        edits.log_conversation(journal, NewConversation((dana,), WHEN, marks=(promise,)))
        assert due_agreed(only(journal)) == date(2026, 4, 9)
        with pytest.raises(errors.BadValue, match="promise"):
            edits.log_conversation(journal, NewConversation((dana,), WHEN, marks=(MarkOf(NewNote("x"), 0, moves),)))

    def test_one_that_is_plain_writes_no_more_rows_than_it_did(self, journal, make_contact, announced):
        conversation = edits.log_conversation(journal, NewConversation((make_contact("Dana"),), WHEN))
        assert [table for table, _ in changed(announced)] == ["conversation", "participant"]
        assert queries.entry_marks(journal, [conversation]) == {}

    def test_rewriting_keeps_what_is_not_said_and_adds_marks(self, journal, make_contact, announced):
        dana = make_contact("Dana")
        first = NewConversation(
            (dana,), WHEN, manner=Manner(brief=True), ears=(0,), cost=Cost(5, "EUR"), marks=(MarkOf(NewNote("a")),)
        )
        conversation = edits.log_conversation(journal, first)
        edits.rewrite_conversation(
            journal, conversation, NewConversation((dana,), WHEN, text="said", marks=(MarkOf(NewNote("b")),))
        )
        found = queries.entry_marks(journal, [conversation])[conversation]
        assert (found.manner, found.ears, found.cost) == (Manner(brief=True), (dana,), Cost(5, "EUR"))
        assert [one.said.what for one in found.marks] == ["a", "b"]
        cleared = NewConversation((dana,), WHEN, text="said", manner=Manner(), ears=(), cost=Cost())
        edits.rewrite_conversation(journal, conversation, cleared)
        assert [table for table, _ in changed(announced)] == ["conversation", "ear", "manner"]
        (left,) = queries.entry_marks(journal, [conversation]).values()
        assert (left.manner, left.ears, left.cost, len(left.marks)) == (Manner(), (), None, 2)

    def test_marks_follow_who_takes_the_place_of_another(self, journal, make_contact):
        dana, marcus, priya = (make_contact(name) for name in ("Dana", "Marcus", "Priya"))
        new = NewConversation((dana, marcus), WHEN, ears=(0,), marks=(MarkOf(NewNote("a")), MarkOf(NewNote("b"), 1)))
        conversation = edits.log_conversation(journal, new)

        def named() -> list[ContactId | None]:
            return [one.contact_id for one in sorted(queries.marks(journal), key=lambda one: one.said.what)]

        edits.move_conversations(journal, [conversation], dana, priya)
        assert named() == [priya, marcus]
        assert queries.entry_marks(journal, [conversation])[conversation].ears == (priya,)
        edits.rewrite_conversation(journal, conversation, NewConversation((dana, marcus), WHEN))
        assert named() == [dana, marcus]
        edits.move_conversations(journal, [conversation], dana, marcus)
        assert named() == [marcus, marcus]
        assert queries.entry_marks(journal, [conversation])[conversation].ears == (marcus,)

    def test_marks_of_who_did_not_take_part_after_all_stay_without_the_conversation(self, journal, make_contact):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        new = NewConversation((dana, marcus), WHEN, ears=(0,), marks=(MarkOf(NewNote("a")),))
        conversation = edits.log_conversation(journal, new)
        edits.rewrite_conversation(journal, conversation, NewConversation((marcus,), WHEN))
        assert (only(journal).contact_id, only(journal).conversation) == (dana, None)
        assert queries.entry_marks(journal, [conversation]) == {}

    def test_off_duty_is_planned_and_told_and_taken_back(self, journal, make_contact, make_conversation, announced):
        conversation = make_conversation(make_contact("Dana"), planned=True)
        edits.set_off_duty(journal, conversation, OffDuty.PLANNED)
        assert changed(announced) == [("manner", set())]
        edits.set_off_duty(journal, conversation, OffDuty.KEPT)
        assert queries.entry_marks(journal, [conversation])[conversation].manner == Manner(OffDuty.KEPT)
        edits.set_off_duty(journal, conversation, None)
        assert journal.rows("SELECT count(*) FROM manner") == [(0,)]

    def test_how_it_was_is_replaced_as_a_whole(self, journal, make_contact, make_conversation, announced):
        conversation = make_conversation(make_contact("Dana"))
        edits.set_manner(journal, conversation, Manner(needed_an_ear=True, nothing_to_follow_up=True))
        edits.set_manner(journal, conversation, Manner(needed_an_ear=True))
        assert changed(announced) == [("manner", {"nothing_to_follow_up"})]
        edits.set_manner(journal, conversation, Manner())
        assert queries.entry_marks(journal, [conversation]) == {}


class TestPromises:
    @pytest.fixture
    def promise(self, journal, make_contact):
        """A promise due on the last day of February."""
        ref = edits.add_mark(journal, make_contact("Dana"), NewPromise("send sheet", due=date(2028, 2, 29)))
        return PromiseId(ref.id)

    def test_kept_and_late_only_after_the_day(self, journal, promise, announced):
        for day, late in ((date(2028, 2, 29), False), (date(2028, 3, 1), True)):
            edits.keep_promise(journal, promise, day)
            assert changed(announced) == [("promise", {"kept_on"})]
            assert kept_late(only(journal)) is late
            assert queries.open_marks(journal) == []

    def test_a_told_move_moves_what_was_agreed_and_an_unspoken_one_does_not(self, journal, promise, announced):
        def due() -> tuple[date | None, date | None]:
            return due_now(only(journal)), due_agreed(only(journal))

        first, second, third = date(2028, 2, 29), date(2028, 3, 15), date(2028, 3, 31)
        assert due() == (first, first)
        edits.move_promise(journal, promise, second, False, date(2028, 2, 28))
        assert changed(announced) == [("promise_move", set())]
        assert due() == (second, first)
        edits.keep_promise(journal, promise, second)
        assert kept_late(only(journal))
        edits.reopen_promise(journal, promise)
        edits.move_promise(journal, promise, third, True, date(2028, 3, 10))
        assert due() == (third, third)
        assert only(journal).moves == (
            PromiseMove(first, second, date(2028, 2, 28), False),
            PromiseMove(second, third, date(2028, 3, 10), True),
        )
        assert only(journal).said.due == first

    def test_let_go_is_closed_and_can_be_opened_again(self, journal, promise):
        edits.let_go_promise(journal, promise, DAY)
        assert not only(journal).said.open
        with pytest.raises(errors.BadValue, match="already"):
            edits.move_promise(journal, promise, DAY, True, DAY)
        edits.keep_promise(journal, promise, DAY)
        assert only(journal).said.let_go_on is None
        edits.reopen_promise(journal, promise)
        assert only(journal).said.open

    def test_a_move_to_the_same_day_is_refused(self, journal, promise, record_of):
        before = record_of(journal)
        with pytest.raises(errors.BadValue):
            edits.move_promise(journal, promise, date(2028, 2, 29), True, DAY)
        assert record_of(journal) == before


SETTLING = {
    "make good": (NewFavor("x", pushed_aside="y"), edits.make_good_favor, (DAY,), {"made_good_on"}),
    "explain": (NewFavor("x"), edits.explain_favor, ("pilot",), {"reason"}),
    "one-off": (NewFavor("x"), edits.say_one_off, (), {"said_one_off"}),
    "tell": (NewShortcut("x"), edits.tell_shortcut, (DAY,), {"told_on"}),
    "talk": (NewFriction("x"), edits.talk_about_friction, (DAY,), {"talked_on"}),
    "cross": (NewFriction("x"), edits.cross_friction, (DAY,), {"crossed_on"}),
    "settle": (NewFriction("x"), edits.settle_friction, (DAY,), {"settled_on"}),
    "reason": (
        NewRefusal("x"), edits.give_refusal_reason, (RefusalReason.TIMING, "in spring"), {"reason", "in_their_words"},
    ),
    "hurts": (NewRefusal("x"), edits.set_still_hurts, (True,), {"still_hurts"}),
    "move": (NewGoal("x"), edits.move_goal, (GoalState.IN_PROGRESS, DAY), {"state", "moved_on"}),
    "celebrate": (NewGoal("x", GoalState.REACHED), edits.celebrate_goal, (DAY,), {"celebrated_on"}),
    "raise": (NewNote("x"), edits.raise_note, (DAY,), {"raised_on"}),
}  # fmt: skip


@pytest.mark.parametrize(("mark", "verb", "given", "columns"), SETTLING.values(), ids=SETTLING)
def test_what_becomes_of_a_mark_changes_these_columns_alone(
    journal, make_contact, announced, mark, verb, given, columns
):
    ref = edits.add_mark(journal, make_contact("Dana"), mark)
    verb(journal, ref.id, *given)
    assert changed(announced) == [(ref.kind.value, columns)]
    count = len(announced)
    verb(journal, ref.id, *given)
    assert len(announced) == count


class TestLimits:
    def test_one_of_a_kind_for_each_and_the_own_wins(self, journal, make_contact):
        dana, marcus = make_contact("Dana"), make_contact("Marcus")
        edits.set_limit(journal, None, NewLimit(LimitKind.PERSONAL_MINUTES, 240))
        edits.set_limit(journal, None, NewLimit(LimitKind.SPENDING, 10_000, "EUR"))
        edits.set_limit(journal, None, NewLimit(LimitKind.TOPIC, topic="Politics"))
        own = edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 60))
        assert edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 90)) == own
        edits.set_limit(journal, dana, NewLimit(LimitKind.TOPIC, topic="the merger"))

        def limits(contact: ContactId) -> list[tuple[LimitKind, int | None, str]]:
            return sorted(
                (one.said.kind, one.said.amount, one.said.topic) for one in queries.limits_for(journal, contact)
            )

        spending = (LimitKind.SPENDING, 10_000, "")
        both = [(LimitKind.TOPIC, None, "Politics"), (LimitKind.TOPIC, None, "the merger")]
        assert limits(dana) == [(LimitKind.PERSONAL_MINUTES, 90, ""), spending, *both]
        assert limits(marcus) == [(LimitKind.PERSONAL_MINUTES, 240, ""), spending, both[0]]
        edits.clear_limit(journal, LimitId(own))
        assert limits(dana)[0] == (LimitKind.PERSONAL_MINUTES, 240, "")

    def test_a_topic_is_set_once_however_it_is_written(self, journal):
        first = edits.set_limit(journal, None, NewLimit(LimitKind.TOPIC, topic="Politics"))
        assert edits.set_limit(journal, None, NewLimit(LimitKind.TOPIC, topic=" politics")) == first


class TestStages:
    def test_every_way_to_change_one_is_kept_in_the_same_change(self, journal, make_contact, announced):
        dana, marcus = make_contact("Dana"), make_contact("Marcus", stage=Stage.FRIEND)
        edits.set_stages(journal, [dana, marcus], Stage.FRIEND, DAY)
        assert [table for table, _ in changed(announced)] == ["contact", "stage_change"]
        assert only(journal, contact=dana).said == NewStageChange(Stage.PROFESSIONAL, Stage.FRIEND, on=DAY)
        assert queries.marks(journal, marcus) == []

    def test_the_form_writes_it_too_and_undo_takes_it_back(self, journal, make_contact, announced, record_of):
        dana = make_contact("Dana")
        untouched = record_of(journal)
        before = queries.contact_form(journal, dana)
        edits.edit_contact(journal, dana, before, replace(before, stage=Stage.CLOSE_FRIEND, nickname="D"), DAY)
        found = only(journal, contact=dana)
        assert found.said == NewStageChange(Stage.PROFESSIONAL, Stage.CLOSE_FRIEND, on=DAY)
        journal.replay(announced[-1].inverse())
        assert record_of(journal) == untouched
        edits.edit_contact(journal, dana, before, replace(before, nickname="D"), DAY)
        assert queries.marks(journal) == []


class TestAccounts:
    def test_renewal_and_people_that_matter(self, journal, make_contact, announced):
        make_contact("Dana", jobs=(NewJob("Northgate"),))
        (account,) = queries.named_accounts(journal)
        edits.set_renewal(journal, account.id, DAY)
        assert changed(announced) == [("account", {"renewal_on"})]
        edits.set_people_that_matter(journal, account.id, 5)
        assert changed(announced) == [("account", {"people_that_matter"})]
        assert journal.rows("SELECT renewal_on, people_that_matter FROM account") == [("2026-04-02", 5)]
        with pytest.raises(errors.BadValue) as caught:
            edits.set_people_that_matter(journal, account.id, -1)
        assert caught.value.field == "people_that_matter"
        edits.set_renewal(journal, account.id, None)
        assert journal.rows("SELECT renewal_on FROM account") == [(None,)]
