# SPDX-License-Identifier: MIT
"""The first line of an entry: what is a field, what is a sentence, and that no word of a sentence is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relationship_journal import demo
from relationship_journal.one_line import Kind, Names, Unfinished, read, unfinished
from relationship_journal.storage import queries
from relationship_journal.values import Channel, ContactId, KnownName

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)
DANA, MARCUS, PRIYA, DANA_TWO, JR, TARO, LIN = (ContactId(number) for number in range(1, 8))
NAMES = Names(
    [
        KnownName(DANA, "Dana Whitfield", "Dana"),
        KnownName(MARCUS, "Marcus Oyelaran", "Marcus", "Marc"),
        KnownName(PRIYA, "Priya Subramanian", "Priya"),
        KnownName(JR, "Sam O’Neil Jr.", "Sam"),
        KnownName(TARO, "東京 太郎", "太郎"),
        KnownName(LIN, "Tomás Lindqvist", "Tomás"),
    ]
)


def reading(text):
    return read(text, NAMES, NOW)


def people(text):
    return [[mention.people for mention in group] for group in reading(text).groups]


def lit(text):
    return [text[span.start : span.end] for span in reading(text).spans]


def fields(text):
    found = reading(text)
    return found.channel, found.minutes, found.share, f"{found.when.local:%a %d %H:%M}" if found.when else None


NOTHING = (None, None, None, None)


def test_the_line_of_the_design():
    text = "@dana call 25m 65% yesterday 4pm"
    assert people(text) == [[(DANA,)]]
    assert fields(text) == (Channel.CALL, 25, 65, "Sat 21 16:00")
    assert lit(text) == ["@dana", "call", "25m", "65%", "yesterday 4pm"]
    assert reading(text).rest == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("call 25m 65% yesterday 4pm\nWalked through it.", "Walked through it."),
        ("call 25m 65% yesterday 4pm: walked through it", "walked through it"),
        ("call 25m 65% yesterday 4pm · walked through it", "walked through it"),
        ("call 25m 65% yesterday 4pm - walked through it", "walked through it"),
        ("call 25m 65% yesterday 4pm. Walked through it", "Walked through it"),
        ("call, 25m, 65%, yesterday 4pm, walked through it", "walked through it"),
        ("call 25m 65% yesterday 4pm, walked through it", "walked through it"),
        ("  65% yesterday, 4pm call 25m Walked through it ", "Walked through it"),
        ("Walked through it. call 25m 65% yesterday 4pm", "Walked through it."),
        ("Walked through it · call 25m 65% yesterday 4pm.", "Walked through it"),
        ("Walked through it | call | 25m | 65% | yesterday 4pm", "Walked through it"),
        ("Walked through it - call 25m 65% yesterday 4pm", "Walked through it"),
        ("Walked through it, call 25m 65% yesterday 4pm", "Walked through it"),
    ],
)
def test_a_block_at_the_beginning_or_the_end_fills_the_fields_and_leaves_the_text(text, rest):
    assert fields(text) == (Channel.CALL, 25, 65, "Sat 21 16:00")
    assert reading(text).rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "She will call tomorrow",
        "She said she will call tomorrow at 4pm",
        "Called about the fee",
        "Called to say the SLA sheet is late",
        "Called 20 minutes late",
        "Called Dana about the fee",
        "Met her team in Leeds",
        "Meeting 50% done",
        "Meeting her on Friday",
        "Text of the contract is fine",
        "Yesterday she asked about the fee",
        "Yesterday 4pm she called again",
        "Yesterday 25 minutes late again",
        "Yesterday 2h drive to Leeds",
        "Tomorrow: send the SLA sheet",
        "Tomorrow 50% of the order ships",
        "Friday: kickoff with Sam",
        "Call tomorrow. She wants the sheet",
        "She was late. Call tomorrow",
        "She was late. Email Friday",
        "65% of the budget is gone",
        "50%: her discount",
        "25 minutes late again",
        "5m people affected",
        "They offered 50%",
        "Discount: 50%",
        "Price drop. 50%",
        "It took 25m",
        "She wants a call",
        "May I call you Friday?",
        "Sun and rain, sat outside for an hour",
        "Now she wants it all",
        "planned friday with Sam in mind",
        "Planned: the audit on Friday",
        "We planned tomorrow",
        "A second lunch, mostly about her team",
        "dana, marcus and priya were there",
        "marcus; priya: the two to ask",
    ],
)
def test_a_sentence_is_left_alone(text):
    assert fields(text) == NOTHING
    assert reading(text).spans == ()
    assert reading(text).rest == text


@pytest.mark.parametrize(
    ("text", "minutes", "rest"),
    [
        ("I love it. We spoke long · 25m 65% #rollout", 25, "I love it. We spoke long"),
        ("Rollout is on track, call 25m 65%", 25, "Rollout is on track"),
        ("Walked through the plan. Call 25m", 25, "Walked through the plan."),
        ("Walked through the plan. @dana 25 min", 25, "Walked through the plan."),
        ("Walked through the plan | 25 min", 25, "Walked through the plan"),
        ("fine - 25m 60%", 25, "fine"),
        ("call 25m walked through it", 25, "walked through it"),
        ("25m 65%: walked through it", 25, "walked through it"),
        ("25m 65% - walked through it", 25, "walked through it"),
        ("25m 65%\nwalked through it", 25, "walked through it"),
        ("call 25 min: walked", 25, "walked"),
        ("1h20 Walked 5 km", None, "1h20 Walked 5 km"),
        ("lunch 1h20", 80, ""),
        ("lunch 1 h 20", 80, ""),
        ("lunch 1h 20m", 80, ""),
        ("lunch 1:30h", 90, ""),
        ("lunch 2 hours", 120, ""),
        ("lunch half an hour", 30, ""),
        ("lunch 90min", 90, ""),
        ("call for 25m", 25, ""),
        ("call 99999m", None, "call 99999m"),
        ("call ٢٥m", None, "call ٢٥m"),
    ],
)
def test_lengths(text, minutes, rest):
    assert reading(text).minutes == minutes
    assert reading(text).rest == rest


LEFT_ALONE = """
    Compared us vs. #acme | Prefers Marriott vs. #hilton #hyatt | Works with Dr. @priya | talked to Mr. @dana
    St. @marcus | Lunch w. @dana | Cc. @marcus | Wants e.g. #pricing | Their CTO etc. @marcus | Reached Inc. @dana
    Order no. 30m | Quote covers approx. 25m | Room is 4 m. 20m | Said so in para. 3. #fee | Who signs? @marcus
    He wants 5m 20% | He offered 2m 10% | They raised 5m 20% | Growth of 3m, 12% | Bought 51%, 30m
    Budget is 2m, 30% | Budget cut: 2m 30% | SLA 4h 99% | Uptime 24h 99% | Left at 2h 40% | Rebate after 30 min 15%
    Flight delayed 3h 100% | Price for 100 seats, 30m 10%.
    The offer is - 10m 5% | Talk went fine, 25 min, 60%
    Offer stands. 24h | Deadline is near. 24h. | Train is late. 45m | Lost. 2m #deal | Won! 100% #deal
    What did it cost? 5m | Is it done? 100% business | Offers a rebate. 20% business | Offer stands. 24h 10%
    25m 60% done with the migration | 5m 20% APR loan | 2h 30% cut | 3m 15% Net margin
    24h. He decides | 2h - the delay
    2h 30%, he said | @dana 2m loan approved | Promised a demo. 30m tomorrow | Great. Lunch with @dana tomorrow 1h
    Demo went ok. Call Tuesday 30m | Demo went ok. Call 10am 30m | Demo went ok · Tuesday 30m
    2h meeting room booked for Tuesday | 30m meeting minutes attached | 25m call quality was bad | 15m text thread
    20m email server outage | now 5m call Dana back | @dana met 20 min Sarah | met 20 min Sarah | call 25m? | call 25m!
    call 25m... walked | call 25m 10% off the list price | @dana, @marcus; both asked about pricing
"""


@pytest.mark.parametrize("text", [line for row in LEFT_ALONE.split("\n") for line in row.strip().split(" | ") if line])
def test_a_sentence_that_looks_like_fields_is_left_alone(text):
    assert fields(text) == NOTHING
    assert reading(text).rest == text
    assert all(span.kind in {Kind.PERSON, Kind.TAG} for span in reading(text).spans)
    nothing_is_eaten(text)


@pytest.mark.parametrize(
    ("text", "minutes", "share", "rest"),
    [
        ("call 25m 10% discount", 25, None, "10% discount"),
        ("call 25m 15% price rise hurts", 25, None, "15% price rise hurts"),
        ("call 25m 90% certain to renew", 25, None, "90% certain to renew"),
        ("call 25m 65% business, renewal is certain", 25, 65, "renewal is certain"),
        ("meeting 1h 12% churn", 60, None, "12% churn"),
        ("lunch with @dana 1h 30% cut in her budget", 60, None, "30% cut in her budget"),
        ("lunch with @dana 1h 30%, budget cut", 60, 30, "budget cut"),
        ("meeting 1h 3 people", 60, None, "3 people"),
        ("call 1h 2 open questions", 60, None, "2 open questions"),
        ("lunch 1h 2 weeks ago he quit", 60, None, "2 weeks ago he quit"),
        ("lunch 1h 20 65%: his budget", 80, 65, "his budget"),
        ("call 10m Tuesday works", 10, None, "Tuesday works"),
        ("call 10m, Tuesday works", 10, None, "Tuesday works"),
        ("call 10m Tuesday, Friday works", 10, None, "Tuesday, Friday works"),
        ("call 25m tomorrow he decides", 25, None, "tomorrow he decides"),
        ("lunch 1h today he told me", 60, None, "today he told me"),
        ("lunch 1h sat outside", 60, None, "sat outside"),
        ("lunch 1h mon ami closed", 60, None, "mon ami closed"),
        ("lunch 1h noon sun", 60, None, "noon sun"),
        ("lunch 1h @marcus paid", 60, None, "@marcus paid"),
        ("lunch 1h #rollout is on", 60, None, "#rollout is on"),
        ("call 25m 65% yesterday 4pm walked through it", 25, None, "65% yesterday 4pm walked through it"),
    ],
)
def test_what_stands_right_before_words_is_theirs(text, minutes, share, rest):
    found = reading(text)
    assert (found.minutes, found.share, found.when) == (minutes, share, None)
    assert found.rest == rest
    nothing_is_eaten(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [("call 65%", 65), ("65% business", 65), ("call 35% personal", 65), ("0%", 0), ("100 %", 100), ("call 101%", None)],
)
def test_shares(text, share):
    assert reading(text).share == share


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("call", Channel.CALL), ("Called", Channel.CALL), ("phone call", Channel.CALL), ("video call", Channel.VIDEO),
        ("met", Channel.MEETING), ("Lunch", Channel.MEAL), ("event", Channel.EVENT), ("emailed", Channel.EMAIL),
        ("e-mail", Channel.EMAIL), ("texted", Channel.TEXT), ("linkedin", Channel.SOCIAL), ("letter", Channel.LETTER),
    ],
)  # fmt: skip
def test_channels(word, channel):
    assert reading(f"{word} 25m").channel is channel


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("yesterday 4pm", "Sat 21 16:00"),
        ("yesterday, 4pm", "Sat 21 16:00"),
        ("4 p.m. yesterday", "Sat 21 16:00"),
        ("an hour ago", "Sun 22 13:30"),
        ("25 min ago", "Sun 22 14:05"),
        ("last tue", "Tue 17 00:00"),
        ("the day before yesterday at 16:00", "Fri 20 16:00"),
        ("2026-11-03 14:30", "Tue 03 14:30"),
        ("16 Nov", "Mon 16 00:00"),
        ("tomorrow 10:00", "Mon 23 10:00"),
    ],
)
def test_moments_are_read_as_long_as_they_go(words, when):
    assert fields(f"call {words} 65%") == (Channel.CALL, None, 65, when)


def test_a_moment_keeps_what_it_meant_when_it_was_typed():
    first = read("an hour ago 25m", NAMES, NOW)
    later = read("an hour ago 25m", NAMES, NOW.replace(hour=20), {first.when_words: first.when})
    assert later.when == first.when


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("@dana", [[(DANA,)]]),
        ("@Dana Whitfield call 25m", [[(DANA,)]]),
        ('@"Dana Whitfield" call 25m', [[(DANA,)]]),
        ("@tomas 25m", [[(LIN,)]]),
        ("@marc 25m", [[(MARCUS,)]]),
        ("@Sam O’Neil Jr. 25m", [[(JR,)]]),
        ("@太郎 25m", [[(TARO,)]]),
        ("@東京 太郎 25m", [[(TARO,)]]),
        ("@dana, @marcus", [[(DANA,), (MARCUS,)]]),
        ("lunch with @dana and @marcus 90m", [[(DANA,), (MARCUS,)]]),
        ("@dana; @marcus", [[(DANA,)], [(MARCUS,)]]),
        ("@dana, @marcus; @priya", [[(DANA,), (MARCUS,)], [(PRIYA,)]]),
        ("texted dana; marcus; priya", [[(DANA,)], [(MARCUS,)], [(PRIYA,)]]),
        ("texted dana; marcus; priya: see you there", [[(DANA,)], [(MARCUS,)], [(PRIYA,)]]),
        ("@dana; marcus 2m", [[(DANA,)], [(MARCUS,)]]),
        ("@dana; @marcus; both asked about pricing", [[(DANA,)], [(MARCUS,)]]),
        ("@dana; both asked about pricing", [[(DANA,)]]),
        ("@dana; @marcus asked about pricing", [[(DANA,), (MARCUS,)]]),
        ("Spoke with @dana about the fee", [[(DANA,)]]),
        ("call 25m: the fee, says @dana", [[(DANA,)]]),
        ("@dana 25m: the fee, says @marcus.", [[(DANA,), (MARCUS,)]]),
        ("The fee\nis what @marcus’s team wants", [[(MARCUS,)]]),
        ("Good talk. @dana @marcus", [[(DANA,), (MARCUS,)]]),
        ("@nobody 25m", [[()]]),
        ("Went @home, mail to dana@northgate.example", []),
        ("@ 4pm", []),
    ],
)
def test_people(text, groups):
    assert people(text) == groups


def test_people_of_one_name_are_all_offered():
    two = Names([KnownName(DANA, "Dana Whitfield", "Dana"), KnownName(DANA_TWO, "Dana Chen", "Dana")])
    ((mention,),) = read("@dana 25m", two, NOW).groups
    assert mention.people == (DANA, DANA_TWO)


def test_a_whole_name_wins_over_somebodys_first():
    two = Names([KnownName(DANA, "Dana", ""), KnownName(DANA_TWO, "Dana Chen", "Dana")])
    assert two.who("dana") == (DANA,)
    assert two.who("dana chen") == (DANA_TWO,)


def test_names_in_a_sentence_stay_there_and_strangers_are_told():
    found = reading("Spoke with @dana and @Jo about @home")
    assert found.rest == "Spoke with @dana and @Jo about @home"
    assert found.strangers == ("Jo", "home")
    assert lit("Spoke with @dana and @Jo") == ["@dana"]


@pytest.mark.parametrize(
    ("text", "tags", "rest"),
    [
        ("The #rollout went well", ("rollout",), "The #rollout went well"),
        ("Good talk. #rollout #cold-chain", ("rollout", "cold-chain"), "Good talk."),
        ('call 25m #"cold chain": good', ("cold chain",), "good"),
        ("Good talk\nMore of it\n#rollout, #fee", ("rollout", "fee"), "Good talk\nMore of it"),
        (
            "Good talk\nMore of it. #rollout #fee\nand #more",
            ("rollout", "fee", "more"),
            "Good talk\nMore of it.\nand #more",
        ),
        ("Good talk\n# Heading\n#1 of all", (), "Good talk\n# Heading\n#1 of all"),
        ("See http://x.example/#part and C#", (), "See http://x.example/#part and C#"),
        ("#rollout #rollout", ("rollout",), ""),
        ("Good #日本 talk", ("日本",), "Good #日本 talk"),
    ],
)
def test_tags(text, tags, rest):
    assert reading(text).tags == tags
    assert reading(text).rest == rest


def test_each_field_is_taken_once():
    assert reading("call 25m 30m").rest == "call 25m 30m"
    assert reading("call 25m: text 30m 20%").minutes == 25
    assert reading("call 25m: text 30m 20%").rest == "text 30m 20%"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("@da", Unfinished(0, "@", "da")),
        ("call @", Unfinished(5, "@", "")),
        ("call @Dana Whi", Unfinished(5, "@", "Dana Whi")),
        ('with @"Dana Whi', Unfinished(5, "@", "Dana Whi")),
        ("the #roll", Unfinished(4, "#", "roll")),
        ("@dana, @mar", Unfinished(7, "@", "mar")),
        ("dana@north", None),
        ("@dana; mar", None),
        ("@ dana", None),
        ("C#", None),
        ("", None),
    ],
)
def test_the_name_in_the_making(before, found):
    assert unfinished(before) == found


PIECES = """
    call called 25m 25 min 65% business yesterday 4pm tomorrow friday @dana @Dana Whitfield @"Dana @nobody #tag #1
    texted dana; marcus; priya and with , ; : . · - the fee she asked at for an hour ago half May 3 1h20 太郎 #"cold
    chain" @ # (@dana) 2026-11-03 14:30 vs. Dr. e.g. approx. ? ! | 5m 20% discount people 1h 3 Tuesday works 10am is of
    room Won! 24h done ok.
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\t"])
TEXTS = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60))
JOINING = {"and", "with", "to", "for", "&", "+"}


NO_END = re.compile(
    r"(?:\b(?:vs|dr|mr|mrs|st|w|cc|e\.g|i\.e|etc|inc|no|approx|ca)|\b\w|\d)\.$|[:,?]$|\b(?:of|is|at|for|after)$", re.I
)
MAY_LIE_AHEAD = {"tomorrow", "friday", "tuesday", "10am"}


def nothing_is_eaten(text):
    found = reading(text)
    ends = [0]
    for span in found.spans:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
    left, at = [], 0
    for start, end in sorted(found.taken):
        assert at <= start <= end <= len(text)
        left.append(text[at:start])
        at = end
        unlit = text[start:end]
        for span in reversed(found.spans):
            if start <= span.start < end:
                unlit = unlit[: span.start - start] + " " + unlit[span.end - start :]
        strange = {mention.name for mention in found.mentions if not mention.people}
        words = {word.strip(',;:.·|-–—@"') for word in unlit.split()} - {""} - JOINING - strange
        assert not {word for word in words if not any(word in name for name in strange)}
    assert "".join([*left, text[at:]]).split() == found.rest.split()
    kinds = [span.kind for span in found.spans if span.kind not in {Kind.PERSON, Kind.TAG}]
    assert len(kinds) == len(set(kinds))
    for start, end in found.taken:
        inside = [span for span in found.spans if start <= span.start < end]
        if end < len(text) and text[end - 1] != "\n" and "\n" not in text[:end]:
            words_have_what_is_theirs(text, inside, end)
        if start and "\n" not in text[:end]:
            is_no_part_of_a_sentence(text, inside, start)


def words_have_what_is_theirs(text, inside, end):
    """After a block at the beginning a mark stands, or what stands before the words can't be theirs."""
    last = inside[-1]
    if text[end:].strip() and not text[end:].startswith("\n") and not text[last.end : end].strip():
        bare_share = last.kind is Kind.SHARE and text[last.end - 1] == "%"
        assert not bare_share and last.kind not in {Kind.CHANNEL, Kind.WHEN, Kind.TAG}
        assert not re.search(r"h \d+$", text[last.start : last.end])


def is_no_part_of_a_sentence(text, inside, start):
    """A block at the end follows a whole sentence or a divider, says who or how, and tells of no plan."""
    before, kinds = text[:start].rstrip(), {span.kind for span in inside}
    divided = text[start:].lstrip()[:1] in set("·|-–—")
    asked = before.endswith("?") and kinds & {Kind.CHANNEL, Kind.PERSON}
    assert divided or asked or not NO_END.search(before)
    assert divided or kinds - {Kind.MINUTES, Kind.SHARE, Kind.WHEN} - ({Kind.TAG} if len(kinds) > 1 else set())
    assert not any(text[s.start : s.end].casefold() in MAY_LIE_AHEAD for s in inside if s.kind is Kind.WHEN)


SENTENCES = ("Demo went ok.", "Compared us vs.", "Is it done?", "He wants", "Rollout is on track,", "")
FIELDS = ("call", "25m", "65%", "@dana", "#tag", "Tuesday", "tomorrow", "yesterday", "people", "·", "|")
LINES = st.builds(
    lambda begin, middle, end: " ".join([begin, *middle, end]).strip(),
    st.sampled_from(SENTENCES),
    st.lists(st.sampled_from(FIELDS), max_size=5),
    st.sampled_from(["", "he said"]),
)


@given(st.one_of(TEXTS, LINES))
@example("@dana;@marcus;")
@example('@""')
@example("\ud83d @dana")
@example("#" * 50)
def test_nothing_raises_and_no_word_of_a_sentence_is_lost(text):
    nothing_is_eaten(text)


@given(TEXTS)
def test_the_name_in_the_making_is_looked_for_without_raising(text):
    for cut in range(len(text) + 1):
        found = unfinished(text[:cut])
        assert found is None or text[found.start] == found.sign


def test_no_story_of_the_demo_is_taken_for_fields(tmp_path):
    with demo.fresh(tmp_path / "demo.rj", NOW) as journal:
        names = Names(queries.known_names(journal))
        texts = [text for (text,) in journal.rows("SELECT text FROM conversation")]
    assert len(texts) > 500
    assert [text for text in texts if read(text, names, NOW).rest != text.strip()] == []
