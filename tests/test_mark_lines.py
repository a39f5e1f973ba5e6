# SPDX-License-Identifier: MIT
"""Lines that write a mark: what is read from them, what stays prose, and the same line with another field."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationship_journal.assets import asset
from relationship_journal.one_line import WORDS as WORDS_OF
from relationship_journal.one_line import Kind, LineKind, Names, read
from relationship_journal.one_line.marks import mark_lines, prose_key, without_lines
from relationship_journal.one_line.meaning import mark_of, value
from relationship_journal.one_line.naming import marks_of
from relationship_journal.one_line.rewriting import due_written, money_written, rewriting
from relationship_journal.values import (
    ContactId,
    FavorKind,
    GoalState,
    KnownName,
    LimitKind,
    MixSide,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewLimit,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NoteKind,
    OffDuty,
    RefusalKind,
    RefusalReason,
    Side,
)

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)  # a Sunday
TODAY = NOW.date()
DANA, MARCUS = ContactId(1), ContactId(2)
NAMES = Names([KnownName(DANA, "Dana Whitfield", "Dana"), KnownName(MARCUS, "Marcus Oyelaran", "Marcus")])
TUESDAY = date(2026, 11, 24)


def lines(text, **more):
    return mark_lines(text, NAMES, NOW, **more)


def line(text):
    (found,) = lines(text).lines
    return found


def mark(text):
    return mark_of(line(text), TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("promise send SLA sheet by tue", NewPromise("send SLA sheet", due=TUESDAY)),
        ("Promise: to send SLA sheet by Tuesday.", NewPromise("send SLA sheet", due=TUESDAY)),
        ("promise - send SLA sheet, by tue", NewPromise("send SLA sheet", due=TUESDAY)),
        ("- promise send SLA sheet due 24 Nov", NewPromise("send SLA sheet", due=TUESDAY)),
        ("promise send SLA sheet, 24 Nov", NewPromise("send SLA sheet", due=TUESDAY)),
        ("promise send SLA sheet by Tue 24 Nov 2026", NewPromise("send SLA sheet", due=TUESDAY)),
        ("promise send SLA sheet by Nov 24, 2026", NewPromise("send SLA sheet", due=TUESDAY)),
        ("promise send SLA sheet in 2 days", NewPromise("send SLA sheet", due=TUESDAY)),
        ("promise send by hand the sheet by the 24th", NewPromise("send by hand the sheet", due=TUESDAY)),
        ("promise send the sheet", NewPromise("send the sheet")),
        ("promise stand by her", NewPromise("stand by her")),
        ("promise send it by blue moon", NewPromise("send it by blue moon")),
        ("promise send sheet by tue 5pm", NewPromise("send sheet by tue 5pm", due=TUESDAY)),
        ("promise her it by tue, note: asked twice", NewPromise("her it", due=TUESDAY, note="asked twice")),
        ("their promise: pay the invoice tomorrow", NewPromise("pay the invoice", Side.THEM, date(2026, 11, 23))),
        ("promise from them send budget, by tue", NewPromise("send budget", Side.THEM, TUESDAY)),
        ("promise send budget by tue, from them", NewPromise("send budget", Side.THEM, TUESDAY)),
        ("promise send the plan by tue #rollout", NewPromise("send the plan", due=TUESDAY)),
        ("favor moved delivery, asked by them", NewFavor("moved delivery", kind=FavorKind.DELIVERY)),
        ("favor moved delivery asked by me", NewFavor("moved delivery", asked_by=Side.ME, kind=FavorKind.DELIVERY)),
        ("favor swapped the crew", NewFavor("swapped the crew")),
        ("favor swapped the crew, time", NewFavor("swapped the crew", kind=FavorKind.TIME)),
        ("favor price, delivery, and terms", NewFavor("price, delivery, and terms", kind=FavorKind.PRICE)),
        (
            "favour waived the fee because they launch early, worth 200 EUR, one-off",
            NewFavor(
                "waived the fee", kind=FavorKind.PRICE, worth=20000, currency="EUR", reason="they launch early",
                said_one_off=True,
            ),
        ),
        (
            "favor waived it, price, because they launch, and it is key, pushed aside the Kuramoto order",
            NewFavor(
                "waived it", kind=FavorKind.PRICE, reason="they launch, and it is key",
                pushed_aside="the Kuramoto order",
            ),
        ),
        ("favor free of charge, normal service", NewFavor("free of charge", kind=FavorKind.PRICE, normal_service=True)),
        (
            "favor from them: reference call with Helix",
            NewFavor("reference call with Helix", done_by=Side.THEM, kind=FavorKind.REFERENCE),
        ),
        (
            "favor introduced me to Priya, done by them, asked by me",
            NewFavor("introduced me to Priya", Side.THEM, Side.ME, FavorKind.INTRODUCTION),
        ),
        ("shortcut skipped the credit check", NewShortcut("skipped the credit check")),
        ("shortcut skipped the credit check, told them", NewShortcut("skipped the credit check", TODAY)),
        ("friction invoice dispute", NewFriction("invoice dispute")),
        (
            "friction cancelled the trip, personal, talked about, crossed over",
            NewFriction("cancelled the trip", MixSide.PERSONAL, TODAY, TODAY),
        ),
        (
            "a no: price, budget freeze",
            NewRefusal("price", RefusalKind.PRICE, RefusalReason.BUDGET, "budget freeze"),
        ),
        (
            "a no to the Leeds rollout: too expensive, still hurts",
            NewRefusal("the Leeds rollout", RefusalKind.DEAL, RefusalReason.PRICE, "too expensive", True),
        ),
        ("a no to lunch", NewRefusal("lunch", RefusalKind.MEETING)),
        ("A no: the audit module", NewRefusal("the audit module")),
        ("a no: the audit module, reason: timing", NewRefusal("the audit module", reason=RefusalReason.TIMING)),
        (
            "a no: the audit module, budget freeze, reason unknown",
            NewRefusal("the audit module", in_their_words="budget freeze"),
        ),
        ("goal cut spoilage under 1 %", NewGoal("cut spoilage under 1 %")),
        ("goal cut spoilage, in progress", NewGoal("cut spoilage", GoalState.IN_PROGRESS, TODAY)),
        ("to raise renewal", NewNote("renewal")),
        ("to raise Sam's visit, personal", NewNote("Sam's visit", side=MixSide.PERSONAL)),
        ("ask about Sam’s college", NewNote("Sam’s college", NoteKind.ASK_ABOUT, MixSide.PERSONAL)),
        ("to ask about: audits, business", NewNote("audits", NoteKind.ASK_ABOUT)),
        ("interest trail running", NewInterest("trail running")),
        ("limit 5h personal time a month", NewLimit(LimitKind.PERSONAL_MINUTES, 300)),
        ("limit 2 evenings a month", NewLimit(LimitKind.OFF_DUTY_TIMES, 2)),
        ("limit €100 a month", NewLimit(LimitKind.SPENDING, 10000, "EUR")),
        ("limit 2 evenings with her team a month", NewLimit(LimitKind.OFF_DUTY_TIMES, 2, note="with her team")),
        ("limit no politics", NewLimit(LimitKind.TOPIC, topic="politics")),
    ],
)  # fmt: skip
def test_a_line_that_begins_with_its_word_is_a_mark(text, said):
    assert mark(text) == said


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("off duty", OffDuty.PLANNED),
        ("Off duty, kept", OffDuty.KEPT),
        ("off-duty: business at the end", OffDuty.BUSINESS_AT_THE_END),
        ("off duty slipped by them", OffDuty.SLIPPED_BY_THEM),
        ("off duty, slipped", OffDuty.SLIPPED_BY_ME),
    ],
)
def test_off_duty_says_how_it_went_and_is_no_mark(words, how):
    found = line(words)
    assert (found.kind, value(found, "how"), mark_of(found, TODAY)) == (LineKind.OFF_DUTY, how, None)


@pytest.mark.parametrize(
    ("text", "how", "rest"),
    [
        ("off duty: dinner at hers", OffDuty.PLANNED, "dinner at hers"),
        ("off duty, kept, dinner at hers", OffDuty.KEPT, "dinner at hers"),
        ("Off duty. Dinner at hers", OffDuty.PLANNED, "Dinner at hers"),
        ("off duty, slipped, by me\nDinner", OffDuty.SLIPPED_BY_ME, "Dinner"),
        ("off duty\nDinner", OffDuty.PLANNED, "Dinner"),
    ],
)
def test_what_else_a_line_off_duty_says_is_text(text, how, rest):
    found = read(text, NAMES, NOW)
    assert (found.off_duty, found.rest, without_lines(text, found.marks.lines)) == (how, rest, rest)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TODAY),
        ("tonight", TODAY),
        ("sunday", date(2026, 11, 29)),
        ("fri", date(2026, 11, 27)),
        ("next fri", date(2026, 11, 27)),
        ("the 22nd", TODAY),
        ("the 21st", date(2026, 12, 21)),
        ("the 31st", date(2026, 12, 31)),
        ("1 Nov", date(2027, 11, 1)),
        ("end of week", date(2026, 11, 27)),
        ("eow", date(2026, 11, 27)),
        ("next week", date(2026, 11, 27)),
        ("end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("next month", date(2026, 12, 31)),
        ("end of quarter", date(2026, 12, 31)),
        ("end of year", date(2026, 12, 31)),
        ("2027-02-28", date(2027, 2, 28)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_due_words_prefer_the_future(words, day):
    assert mark(f"promise send it by {words}").due == day
    assert mark(f"promise send it by {words}").what == "send it"


@pytest.mark.parametrize("now", [datetime(2026, 11, day, 9, tzinfo=UTC) for day in range(23, 30)])
def test_the_end_of_a_week_is_the_next_friday_there_is(now):
    (found,) = mark_lines("promise send it by end of week", NAMES, now).lines
    due = found.said("due")
    assert due.weekday() == 4
    assert 0 <= (due - now.date()).days < 7


@pytest.mark.parametrize(
    "text",
    [
        "Promise me you will rest, she said",
        "Promise was kept",
        "A promise is a promise",
        "Promises were made",
        "Promised to call back",
        "promise",
        "Favor of the month",
        "Favorite colors",
        "Favors she did us",
        "Shortcut to the office is closed",
        "Shortcuts",
        "Friction is growing",
        "A no from the board would hurt",
        "A no-brainer for them",
        "A note from her",
        "No: she does not want to",
        "Goal of the meeting was clear",
        "Goals for next year",
        "Interest in the product is high",
        "Interest rates are killing them",
        "Interesting talk",
        "Limit of her patience",
        "Limit 200 units per order",
        "Limit no longer applies",
        "Favor the blue variant for the demo",
        "A no, but a friendly one",
        "To raise awareness they plan a fair in the spring",
        "Limits were discussed",
        "Off duty we talked about Sam",
        "To raise the price they would need a new budget.",
        "Their goal is growth",
        "Asked about the fee",
        "Ask him about it",
        "private: promise nothing by tue",
        "She made a promise to send it by tue",
    ],
)
def test_ordinary_prose_stays_prose(text):
    assert lines(text).lines == ()
    assert read(text, NAMES, NOW).rest == text


def test_what_only_may_be_a_mark_is_offered_and_a_colon_makes_it_one():
    text = "Goal of the meeting was clear"
    (offer,) = lines(text).offers
    assert offer.kind is LineKind.GOAL
    assert mark(f"{text[: offer.at]}{offer.words}{text[offer.at :]}") == NewGoal("of the meeting was clear")


def test_a_question_is_offered_to_be_asked_about():
    text = "Walked through it.\nHow did Sam’s exam go?"
    (offer,) = lines(text).offers
    assert lines(text).lines == ()
    made = f"{text[: offer.at]}{offer.words}{text[offer.at :]}"
    assert mark(made) == NewNote("How did Sam’s exam go?", NoteKind.ASK_ABOUT, MixSide.PERSONAL)
    assert read(made, NAMES, NOW).rest == "Walked through it."


def test_a_line_somebody_keeps_as_text_stays_text_while_it_is_typed_on():
    kept = {prose_key("promise lunch")}
    for text in ("promise lunch", "Promise lunch with the team was nice", "promise lunch by tue"):
        assert lines(text, prose=kept).lines == ()
        assert [offer.kind for offer in lines(text, prose=kept).offers] == [LineKind.PROMISE]
        assert read(text, NAMES, NOW, prose=kept).rest == text
    assert len(lines("promise dinner", prose=kept).lines) == 1


def test_marks_leave_the_text_and_their_numbers_are_no_fields():
    text = "call 25m\nWalked through it.\npromise send 20% sheet by tue\n\nShe laughed. #rollout\nfavor moved it 2h 10%"
    found = read(text, NAMES, NOW)
    assert found.rest == "Walked through it.\n\nShe laughed."
    assert (found.minutes, found.share, found.tags) == (25, None, ("rollout",))
    assert [mark_of(one, TODAY).what for one in found.marks.lines] == ["send 20% sheet", "moved it 2h 10%"]


def test_the_first_line_can_be_a_mark_also_after_its_fields():
    assert mark("promise send it by tue").due == TUESDAY
    found = read("@dana call 25m: promise send it by tue", NAMES, NOW)
    assert found.minutes == 25
    assert found.when is None
    assert found.rest == ""
    (made,) = found.marks.lines
    assert mark_of(made, TODAY) == NewPromise("send it", due=TUESDAY)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("promise @marcus send it by tue", "send it"),
        ("promise @Marcus Oyelaran: send it by tue", "send it"),
        ("promise send it by tue @marcus", "send it"),
        ("promise send it to @marcus by tue", "send it to marcus"),
        ("promise send it to @marcus", "send it to marcus"),
    ],
)
def test_whom_a_mark_names(text, what):
    found = line(text)
    assert [mention.people for mention in found.named] == [(MARCUS,)]
    assert found.what == what


def made(text, *groups):
    found = read(text, NAMES, NOW)
    return [
        [(one.person, one.mark.what) for one in marks] for marks in marks_of(found.marks.lines, groups, TODAY, "USD")
    ]


def test_a_name_of_somebody_who_took_no_part_stays_in_what_is_said():
    assert made("promise @marcus send it", [DANA]) == [[(0, "marcus send it")]]
    assert made("promise send it by tue @marcus", [DANA]) == [[(0, "send it marcus")]]
    assert made("promise call @nobody", [DANA]) == [[(0, "call nobody")]]
    assert made("promise @marcus send it", [DANA, MARCUS]) == [[(1, "send it")]]
    assert made("promise @marcus send it\nto raise renewal", [DANA], [MARCUS]) == [
        [(0, "renewal")],
        [(0, "send it"), (0, "renewal")],
    ]


def test_whom_only_a_mark_names_took_no_part():
    found = read("@dana call 25m\nask about the trip with @marcus", NAMES, NOW)
    assert [[mention.people for mention in group] for group in found.groups] == [[(DANA,)]]
    assert [mention.people for mention in found.in_marks] == [(MARCUS,)]


@pytest.mark.parametrize(
    ("text", "cost", "payer"),
    [
        ("cost 84.50 GBP, I paid", (8450, "GBP"), Side.ME),
        ("cost: £84.50, they paid", (8450, "GBP"), Side.THEM),
        ("Cost 45", (4500, "USD"), None),
        ("paid 45", (4500, "USD"), Side.ME),
        ("- she paid 1,200 USD.", (120000, "USD"), Side.THEM),
        ("cost 12 paid by me", (1200, "USD"), Side.ME),
    ],
)
def test_a_line_says_what_it_cost_and_who_paid(text, cost, payer):
    found = read(f"call 5m: hello\n{text}\nmore", NAMES, NOW)
    (said,) = found.marks.asides
    assert (said.cost, said.paid_by, found.rest) == (cost, payer, "hello\nmore")


@pytest.mark.parametrize(
    ("text", "who", "mine"),
    [
        ("needed an ear", None, False),
        ("Dana needed an ear.", "Dana", False),
        ("@dana needed an ear", "dana", False),
        ("she needed an ear", None, False),
        ("I needed an ear", None, True),
    ],
)
def test_a_line_says_who_needed_an_ear(text, who, mine):
    found = read(f"call 5m: hello\n{text}", NAMES, NOW)
    (said,) = found.marks.asides
    assert (said.who and said.who.name, said.my_ear, said.ear, found.rest) == (who, mine, not mine, "hello")


@pytest.mark.parametrize(
    "text",
    [
        "cost is what worries them", "cost 45 million to build", "paid late again", "cost 84.555 GBP", "paid",
        "nobody needed an ear", "Dana needed an ear, and then a drink", "no one came", "No news from the board",
        "raise", "no", "raise is due",
    ],
)  # fmt: skip
def test_prose_about_money_ears_and_noes_stays_prose(text):
    found = lines(text)
    assert (found.lines, found.asides, found.offers) == ((), (), ())


def test_raise_is_a_mark_with_a_colon_and_else_only_offered_as_a_no_without_its_article_is():
    assert mark("raise: renewal") == mark("to raise renewal")
    for text in ("raise renewal in March", "no deal this year", "no: price, budget freeze"):
        (offer,) = lines(text).offers
        taken = text[: offer.at] + offer.words + text[offer.at :]
        assert not lines(text).lines
        assert line(taken).kind is offer.kind


@pytest.mark.parametrize(
    ("text", "done_by", "asked_by"),
    [
        ("favor he introduced me to Fjord", Side.THEM, Side.ME),
        ("favor: They waived the fee", Side.THEM, Side.ME),
        ("favor Dana lent us her van", Side.THEM, Side.ME),
        ("favor Lars moved the date", Side.THEM, Side.ME),
        ("favor introduced me to Fjord", Side.THEM, Side.ME),
        ("favor she vouched for me, they asked", Side.THEM, Side.THEM),
        ("favor he got it first, by me", Side.ME, Side.THEM),
        ("favor moved delivery", Side.ME, Side.THEM),
        ("favor Moved delivery", Side.ME, Side.THEM),
        ("favor I moved delivery", Side.ME, Side.THEM),
        ("favor from them: reference call", Side.THEM, Side.THEM),
    ],
)
def test_who_does_a_favor_can_be_said_by_its_sentence(text, done_by, asked_by):
    favor = mark(text)
    assert (favor.done_by, favor.asked_by) == (done_by, asked_by)


def test_lines_light_up_with_their_word_and_private_ones_are_marked():
    text = "Fine.\npromise send it by tue\nprivate: she is ill"
    found = [(span.kind, text[span.start : span.end]) for span in read(text, NAMES, NOW).spans]
    assert found == [
        (Kind.MARK_LINE, "promise send it by tue"),
        (Kind.MARK, "promise"),
        (Kind.PRIVATE, "private: she is ill"),
    ]


def test_a_day_in_words_means_the_same_when_a_draft_comes_back_later():
    found = read("promise send it by tue\nfavor x", NAMES, NOW)
    later = datetime(2026, 12, 9, 9, tzinfo=UTC)
    (again, _) = read("promise send it by tue\nfavor x", NAMES, later, found.meanings).marks.lines
    assert again.said("due") == TUESDAY


def test_every_example_of_the_help_is_a_mark():
    page = asset("help/marks.md").read_text("utf-8").partition("## Lines that write marks")[2].partition("\n## ")[0]
    examples = [found for found in re.findall(r"`([^`]+)`", page) if " " in found or ":" in found]
    begins = (*WORDS_OF.values(), "their ")
    written = [example for example in examples if example.startswith(begins)]
    assert len(written) > 15
    assert [example for example in written if len(lines(example).lines) != 1] == []


WORDS = st.lists(st.text(st.sampled_from("abcäß東"), min_size=3, max_size=8), min_size=1, max_size=3).map(" ".join)
FIELDS = st.one_of(
    st.tuples(st.just("promise send it"), st.just("due"), st.dates(date(1990, 1, 1), date(2190, 1, 1))),
    st.tuples(st.sampled_from(("promise send it", "their promise send it")), st.just("side"), st.sampled_from(Side)),
    st.tuples(st.just("favor moved delivery"), st.just("kind"), st.sampled_from(FavorKind)),
    st.tuples(st.just("favor moved it"), st.sampled_from(("done_by", "asked_by")), st.sampled_from(Side)),
    st.tuples(st.just("favor moved it"), st.sampled_from(("normal_service", "said_one_off")), st.booleans()),
    st.tuples(st.just("favor moved it"), st.sampled_from(("reason", "pushed_aside", "note")), WORDS),
    st.tuples(
        st.just("favor moved it"), st.just("worth"),
        st.tuples(st.integers(0, 10**9), st.sampled_from(("EUR", "JPY"))),
    ),
    st.tuples(st.just("shortcut skipped it"), st.just("told"), st.booleans()),
    st.tuples(st.just("friction the bill"), st.just("began"), st.sampled_from(MixSide)),
    st.tuples(st.just("friction the bill"), st.sampled_from(("talked", "crossed", "settled")), st.booleans()),
    st.tuples(st.just("a no: price"), st.just("kind"), st.sampled_from(RefusalKind)),
    st.tuples(
        st.sampled_from(("a no: price", "a no: price, budget freeze")), st.just("reason"),
        st.one_of(st.none(), st.sampled_from(RefusalReason)),
    ),
    st.tuples(st.just("a no: price"), st.just("in_their_words"), WORDS),
    st.tuples(st.just("a no: price"), st.just("still_hurts"), st.booleans()),
    st.tuples(st.just("goal cut it"), st.just("state"), st.sampled_from(GoalState)),
    st.tuples(st.sampled_from(("to raise it", "ask about it")), st.just("side"), st.sampled_from(MixSide)),
    st.tuples(st.just("off duty"), st.just("how"), st.sampled_from(OffDuty)),
)  # fmt: skip


def rewritten(text, field, new):
    start, end, words = rewriting(line(text), field, new)
    return text[:start] + words + text[end:]


@given(st.lists(FIELDS, min_size=1, max_size=6))
def test_a_field_set_by_hand_is_read_back_from_the_line(changes):
    text = changes[0][0]
    held = {}
    for begins, field, new in changes:
        if begins != changes[0][0]:
            continue
        text = rewritten(text, field, new)
        held[field] = new
        found = line(text)
        for name, wanted in held.items():
            assert value(found, name) == wanted, (text, name)
        assert found.what == line(changes[0][0]).what, text


def test_a_field_replaces_its_own_words_alone():
    assert rewritten("promise send it by tue, note: twice", "due", date(2026, 12, 1)) == (
        "promise send it by 1 Dec 2026, note: twice"
    )
    assert rewritten("promise send it by tue", "due", None) == "promise send it"
    assert rewritten("promise send it by tue #plan", "side", Side.THEM) == "promise send it by tue, from them #plan"
    assert rewritten("promise send it by tue, from them", "side", Side.ME) == "promise send it by tue"
    assert rewritten("Promise: send it by tue", "what", "send  the sheet") == "Promise: send the sheet by tue"
    assert rewritten("promise send it by tue", "who", "@Marcus Oyelaran") == "promise @Marcus Oyelaran send it by tue"
    assert rewritten("promise @dana send it", "who", "@Marcus Oyelaran") == "promise @Marcus Oyelaran send it"
    assert rewritten("promise send it by tue @dana", "who", "@marcus") == "promise send it by tue @marcus"
    assert rewritten("a no: price, budget freeze", "in_their_words", "") == "a no: price"
    assert rewritten("promise ", "what", "send it") == "promise send it"
    assert rewritten("promise by tue", "what", "send it") == "promise send it by tue"


def test_days_and_money_are_written_so_that_they_are_read_back():
    assert due_written(date(2027, 3, 4)) == "4 Mar 2027"
    assert money_written(1250, "EUR") == "12.50 EUR"
    assert money_written(1200, "JPY") == "1200 JPY"


@given(st.text(st.sampled_from("promise favor a no: goal by tue,;:@dana#x ?\n-\t5"), max_size=60))
def test_whatever_is_typed_is_read_and_nothing_outside_the_lines_is_lost(text):
    found = read(text, NAMES, NOW)
    for one in found.marks.lines:
        assert "\n" not in text[one.start : one.end]
        assert one.start <= one.says[0] <= one.says[1] <= one.end
        assert all(one.start <= part.start <= part.end <= one.end for part in one.parts)
        mark_of(one, TODAY)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "promise",
                "favor",
                "a no:",
                "goal",
                "friction",
                "limit",
                "off duty",
                "ask about",
                "shortcut",
                "to",
                "by",
            ),
            *("tue", ", by fri", "asked by them", ", price", ", delivery", "because it", ", told", "worth 5 EUR", ","),
            *("@dana", "@marcus", "#plan", "send it", ", note: x", ", settled", ", kept", "5h", "a month", ";", "\n"),
        ]
    ),
    max_size=9,
).map(" ".join)


@given(PIECES)
def test_every_word_of_a_line_is_in_what_it_says(text):
    for one in lines(text).lines:
        left = list(text[one.start : one.end])
        for start, end in (one.word, one.says, *((part.start, part.end) for part in one.parts)):
            left[start - one.start : end - one.start] = " " * (end - start)
        words = set("".join(left).replace("#plan", " ").split()) - {",", ";", ":", "to"}
        assert words == set(), text


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("call 5m 2 oct 10:00: hello\npromise send the offer by 5 oct", date(2026, 10, 5)),
        ("call 5m 2 oct: hello\npromise call back tomorrow", date(2026, 10, 3)),
        ("call 5m 2 oct: hello\npromise send it by friday", date(2026, 10, 9)),
        ("call 5m tomorrow 10:00: hello\npromise send it by tomorrow", date(2026, 11, 23)),
        ("call 5m: hello\npromise send it by 5 oct", date(2027, 10, 5)),
    ],
)
def test_days_count_from_the_day_of_a_talk_that_is_over(text, due):
    (line,) = read(text, NAMES, NOW).marks.lines
    assert line.said("due") == due


def test_another_day_of_the_talk_moves_the_days_that_are_counted_from_it():
    before = read("call 2 oct\npromise send it by friday", NAMES, NOW)
    after = read("call 12 oct\npromise send it by friday", NAMES, NOW, before.meanings)
    (line,) = after.marks.lines
    assert line.said("due") == date(2026, 10, 16)
