# SPDX-License-Identifier: MIT
"""The demo journal: believable, the same for the same day, and over on the day it is asked for."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from relationship_journal import demo
from relationship_journal.assets import asset
from relationship_journal.demo import DemoContent
from relationship_journal.storage import checks, queries, search
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    DEFAULT_MINUTES,
    GROUP_SIZE,
    MAX_MINUTES,
    Channel,
    MethodKind,
    NewConversation,
    Stage,
)

PICTURED = date(2026, 11, 22)
DAYS = (PICTURED, date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1), date(2027, 8, 16), date(2026, 11, 25))
REAL_COMPANIES = (
    "amazon|apple|dhl|fedex|ups|google|ibm|ikea|maersk|microsoft|nestle|pfizer|roche|siemens|testo|tesco|unilever|"
    "sensitech|dickson|vaisala|kuehne|schenker|novartis|bayer|aldi|lidl|costco|whatsapp|linkedin|zoom|facebook"
)
FICTIONAL_NUMBERS = (
    "+44 7700 900",
    "+44 113 496 0",
    "+44 161 496 0",
    "+44 1632 960",
    "+1 555 01",
    "+46 31 390 06",
    "+46 70 174 06",
)

content = cache(demo.content)


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture
def told(today: date) -> DemoContent:
    return content(today)


def done(told: DemoContent) -> list[NewConversation]:
    return [conversation for conversation in told.conversations if not conversation.planned]


def minutes(conversation: NewConversation) -> int:
    return DEFAULT_MINUTES[conversation.channel] if conversation.minutes is None else conversation.minutes


def with_dana(told: DemoContent) -> list[NewConversation]:
    dana = next(place for place, contact in enumerate(told.contacts) if contact.name == "Dana Whitfield")
    return [talk for talk in told.conversations if dana in talk.contacts and len(talk.contacts) < GROUP_SIZE]


def test_there_are_45_people_in_15_accounts_and_about_1300_conversations(told):
    assert len(told.contacts) == len({contact.name for contact in told.contacts}) == 45
    assert len({job.account for contact in told.contacts for job in contact.jobs}) == 15
    assert 1250 <= len(told.conversations) <= 1350


def test_the_same_day_and_seed_tell_the_same_story():
    assert demo.content(PICTURED) == content(PICTURED)
    assert demo.content(PICTURED, seed=8) != content(PICTURED)


def test_it_ends_today_with_something_planned(told, today):
    days = [talk.when.day for talk in done(told)]
    assert max(days) == today
    assert sum(today - day <= timedelta(days=1) for day in days) >= 4
    planned = [talk.when.day for talk in told.conversations if talk.planned]
    ahead = [day for day in planned if day > today]
    assert len(ahead) == 2
    assert today < ahead[0] <= today + timedelta(days=3)
    assert ahead[0].weekday() < 5
    assert today + timedelta(days=6) < ahead[1] <= today + timedelta(days=14)
    to_write_up = [day for day in planned if day < today]
    assert len(to_write_up) == 2
    assert all(today - timedelta(days=4) <= day for day in to_write_up)


def test_it_covers_three_years_in_order(told, today):
    moments = [talk.when.utc for talk in told.conversations]
    assert moments == sorted(moments)
    first = told.conversations[0].when.day
    assert timedelta(days=1060) < today - first <= timedelta(days=1100)


def test_every_value_can_be_kept(told):
    for talk in told.conversations:
        assert talk.contacts
        assert all(0 <= contact < len(told.contacts) for contact in talk.contacts)
        assert talk.share is None or 0 <= talk.share <= 100
        assert talk.minutes is None or 0 < talk.minutes <= MAX_MINUTES
        assert talk.text.strip() == talk.text != ""


def test_notes_hardly_repeat_and_hold_no_markup(told):
    texts = Counter(talk.text for talk in told.conversations)
    assert max(texts.values()) <= 3
    assert len(told.conversations) - len(texts) <= len(told.conversations) // 10
    assert not [text for text in texts if re.search(r"[{}\[\]|#]|TODO|\"|'| !|  ", text)]


def test_notes_do_not_open_alike(told):
    openings = Counter(" ".join(talk.text.split()[:3]) for talk in told.conversations)
    assert openings.most_common(1)[0][1] <= 8


def test_everybody_was_talked_to(told):
    talked = Counter(contact for talk in done(told) for contact in talk.contacts)
    assert len(talked) == len(told.contacts)
    assert min(talked.values()) >= 6


def test_the_week_and_the_year_have_a_rhythm(told, today):
    business = [talk for talk in done(told) if talk.share is not None and talk.share >= 50]
    weekend = sum(talk.when.day.weekday() >= 5 for talk in business)
    assert weekend < len(business) * 0.03
    settled = [talk.when.day for talk in told.conversations if talk.when.day < today - timedelta(days=30)]
    august = sum(day.month == 8 for day in settled)
    turn = sum((day.month, day.day) >= (12, 24) for day in settled)
    assert august < len(settled) / 12 * 0.8
    assert turn < len(settled) * 8 / 365 * 0.6


def test_channels_are_mixed_as_a_sellers_are(told):
    channels = Counter(talk.channel for talk in told.conversations)
    share = {channel: count / len(told.conversations) for channel, count in channels.items()}
    assert 0.3 < share[Channel.TEXT] < 0.4
    assert 0.2 < share[Channel.CALL] < 0.3
    assert 0.1 < share[Channel.EMAIL] < 0.15
    assert 0.1 < share[Channel.MEETING] < 0.15
    assert channels.keys() >= {Channel.MEAL, Channel.VIDEO, Channel.EVENT, Channel.SOCIAL, Channel.LETTER}


def test_some_were_left_unrated_untimed_and_some_were_groups(told):
    talks = told.conversations
    assert 0.1 < sum(talk.share is None for talk in talks) / len(talks) < 0.2
    assert 0.03 < sum(talk.minutes is None for talk in talks) / len(talks) < 0.15
    assert sum(len(talk.contacts) >= GROUP_SIZE for talk in talks) >= 10


def test_people_can_be_reached_only_in_places_that_do_not_exist(told):
    for contact in told.contacts:
        for method in contact.methods:
            if method.kind is MethodKind.EMAIL:
                assert method.value.isascii()
                assert method.value.endswith(".example")
            else:
                assert method.value.startswith(FICTIONAL_NUMBERS)
        assert any(method.kind is MethodKind.PHONE for method in contact.methods)


def test_names_come_in_many_shapes_and_none_is_a_known_company(told):
    names = " ".join(contact.name for contact in told.contacts)
    assert re.search(r"[一-龯]", names)
    assert re.search(r"[֐-ۿ]", names)
    assert re.search(r"[éěøöüß]", names)
    assert max(len(contact.name) for contact in told.contacts) > 40
    everything = " ".join([names, *(job.account for contact in told.contacts for job in contact.jobs)])
    everything += " ".join(talk.text for talk in told.conversations)
    assert not re.findall(rf"\b(?:{REAL_COMPANIES})\b", everything, re.IGNORECASE)


def test_danas_last_weeks_are_the_pictured_ones():
    shown = [
        (talk.when.local.strftime("%d %b %a %H:%M"), talk.channel.value, minutes(talk), talk.share, talk.tags)
        for talk in with_dana(content(PICTURED))
        if PICTURED - timedelta(days=25) <= talk.when.day <= PICTURED
    ]
    assert shown == [
        ("28 Oct Wed 16:00", "meal", 60, 35, ("budget",)),
        ("02 Nov Mon 11:05", "text", 2, 60, ("delivery",)),
        ("09 Nov Mon 09:30", "meeting", 45, 95, ("audit",)),
        ("14 Nov Sat 19:00", "meal", 120, 10, ("family",)),
        ("16 Nov Mon 15:10", "call", 25, 70, ("rollout",)),
    ]
    texts = [talk.text for talk in with_dana(content(PICTURED))]
    assert any(text.endswith("Budget freeze until February.") for text in texts)
    assert any(text.endswith("She wants the audit export before January.") for text in texts)
    october = [talk for talk in with_dana(content(PICTURED)) if talk.when.month == "2026-10"]
    assert (len(october), sum(map(minutes, october))) == (6, 245)


def test_the_friendship_with_dana_drifts(told, today):
    def personal(first: int, last: int) -> float:
        talks = [t for t in with_dana(told) if t.share is not None and first <= (today - t.when.day).days < last]
        return sum(minutes(t) * (100 - (t.share or 0)) for t in talks) / sum(map(minutes, talks))

    assert personal(450, 540) < 25
    assert personal(0, 90) > 40


def test_stages_have_a_reader_in_the_list(told):
    stages = Counter(contact.stage for contact in told.contacts)
    assert stages[Stage.FRIEND] + stages[Stage.CLOSE_FRIEND] >= 6
    assert stages[Stage.PROFESSIONAL] >= 10


def test_one_champion_left_for_a_known_account(told, today):
    movers = [contact for contact in told.contacts if len(contact.jobs) == 2]
    assert len(movers) == 1
    old, new = movers[0].jobs
    assert old.ended_on is not None
    assert new.started_on is not None
    assert today - timedelta(days=120) < old.ended_on < new.started_on < today
    assert new.account in {job.account for contact in told.contacts for job in contact.jobs if contact not in movers}


def test_clocks_are_read_in_the_zone_that_is_handed_in():
    told = demo.content(PICTURED, zone=ZoneInfo("Europe/Berlin"))
    assert {talk.when.offset for talk in told.conversations} == {60, 120}
    assert {talk.when.zone for talk in told.conversations} == {"Europe/Berlin"}
    assert {talk.when.local for talk in told.conversations} == {
        talk.when.local for talk in content(PICTURED).conversations
    }
    assert {talk.when.offset for talk in content(PICTURED).conversations} == {0}


def test_the_texts_stay_small():
    names = ("cast.json", *(f"{story}.txt" for story in demo.STORIES))
    assert sum(asset(f"demo/{name}").stat().st_size for name in names) < 200_000


def test_a_fresh_journal_is_filled_in_one_step(tmp_path):
    with Journal.create(tmp_path / "demo.journal") as journal:
        demo.fill(journal, PICTURED)
        counts = queries.counts(journal)
        assert (counts.contacts, counts.accounts) == (45, 15)
        assert counts.conversations == len(done(content(PICTURED)))
        assert checks.check(journal).problems == ()
        dana = queries.find_contact(journal, "Dana Whitfield")
        assert dana.account == "Northgate Logistics"
        newest = next(iter(search.entries(journal, "with:dana expedite fee")))
        assert newest.entry.planned
