# SPDX-License-Identifier: MIT
"""The first line of an entry: what is a field, what is a sentence, and that no word of a sentence is lost."""

from __future__ import annotations

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
        ("call 25m 65% yesterday 4pm walked through it", "walked through it"),
        ("  65% yesterday, 4pm call 25m Walked through it ", "Walked through it"),
        ("Walked through it. call 25m 65% yesterday 4pm", "Walked through it."),
        ("Walked through it · call 25m 65% yesterday 4pm.", "Walked through it"),
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
        ("I love it. We spoke long 25m 65% #rollout", 25, "I love it. We spoke long"),
        ("She wants a call 25m 65%", 25, "She wants a call"),
        ("Walked through the plan. 25m", 25, "Walked through the plan."),
        ("Walked through the plan. 25 min", 25, "Walked through the plan."),
        ("call 25m walked through it", 25, "walked through it"),
        ("25m 65% walked through it", 25, "walked through it"),
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
    chain" @ # (@dana) 2026-11-03 14:30
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\t"])
TEXTS = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60))
JOINING = {"and", "with", "to", "for", "&", "+"}


@given(TEXTS)
@example("@dana;@marcus;")
@example('@""')
@example("\ud83d @dana")
@example("#" * 50)
def test_nothing_raises_and_no_word_of_a_sentence_is_lost(text):
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
