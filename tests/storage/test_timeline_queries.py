# SPDX-License-Identifier: MIT
"""Which entries a filter shows, the sums of those, and what there is to filter by."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    Entry,
    EntryFilter,
    MixSide,
    NewContact,
    NewConversation,
    TagId,
    When,
    mix_share,
)


def texts(journal, wanted, contact=None) -> list[str]:
    return [entry.text for entry in queries.entries_at(journal, queries.places(journal, contact, wanted))]


@pytest.fixture
def dana(make_contact):
    return make_contact()


class TestWhatAFilterShows:
    def test_nothing_set_shows_all(self, journal, dana, make_conversation):
        make_conversation(dana)
        assert EntryFilter().shows_all
        assert queries.places(journal, dana, EntryFilter()) == queries.places(journal, dana) != []

    @pytest.mark.parametrize(("share", "side"), [(100, "business"), (50, "business"), (49, "personal")])
    def test_half_and_half_is_business(self, journal, dana, make_conversation, share, side):
        make_conversation(dana, text="talk", share=share)
        for asked in MixSide:
            assert texts(journal, EntryFilter(side=asked)) == (["talk"] if asked == side else [])

    def test_a_guessed_share_counts_unless_only_rated_is_asked_for(self, journal, dana, make_conversation):
        make_conversation(dana, text="rated", share=80, at="2026-11-01T10:00")
        make_conversation(dana, text="guessed", at="2026-11-02T10:00")
        assert texts(journal, EntryFilter(side=MixSide.BUSINESS)) == ["guessed", "rated"]
        assert texts(journal, EntryFilter(side=MixSide.BUSINESS, rated_only=True)) == ["rated"]

    def test_a_group_has_a_side_though_it_counts_for_no_mix(self, journal, make_contact, make_conversation):
        group = [make_contact(f"Guest {n}") for n in range(4)]
        make_conversation(*group, text="dinner", share=10)
        assert texts(journal, EntryFilter(side=MixSide.PERSONAL, rated_only=True), group[0]) == ["dinner"]

    def test_one_of_the_channels_is_enough(self, journal, dana, make_conversation):
        for n, channel in enumerate((Channel.CALL, Channel.MEAL, Channel.TEXT)):
            make_conversation(dana, text=channel.value, channel=channel, at=f"2026-11-0{n + 1}T10:00")
        assert texts(journal, EntryFilter(channels=frozenset({Channel.CALL, Channel.TEXT}))) == ["text", "call"]

    def test_one_of_the_tags_is_enough_and_a_renamed_tag_is_still_the_same(self, journal, dana, make_conversation):
        make_conversation(dana, text="both", tags=("rollout", "family"), at="2026-11-01T10:00")
        make_conversation(dana, text="one", tags=("rollout",), at="2026-11-02T10:00")
        make_conversation(dana, text="none", at="2026-11-03T10:00")
        tags = {tag.name: tag for tag in queries.used_tags(journal, dana)}
        assert [(tag.name, tag.entries) for tag in tags.values()] == [("family", 1), ("rollout", 2)]
        assert texts(journal, EntryFilter(tags=frozenset({tags["family"].id}))) == ["both"]
        assert texts(journal, EntryFilter(tags=frozenset(tag.id for tag in tags.values()))) == ["one", "both"]
        assert texts(journal, EntryFilter(tags=frozenset({TagId(99)}))) == []

    def test_a_period_holds_its_first_and_last_day_whole(self, journal, dana, make_conversation):
        for at in ("2026-10-31T23:59", "2026-11-01T00:00", "2026-11-30T23:59", "2026-12-01T00:00"):
            make_conversation(dana, text=at, at=at)
        november = EntryFilter(first=date(2026, 11, 1), last=date(2026, 11, 30))
        assert texts(journal, november) == ["2026-11-30T23:59", "2026-11-01T00:00"]
        assert texts(journal, EntryFilter(first=date(2026, 12, 1))) == ["2026-12-01T00:00"]
        assert texts(journal, EntryFilter(last=date(2026, 10, 31))) == ["2026-10-31T23:59"]

    def test_planned_ones_alone(self, journal, dana, make_conversation):
        make_conversation(dana, text="done")
        make_conversation(dana, text="plan", at="2027-01-01T09:00", planned=True)
        assert texts(journal, EntryFilter(planned_only=True), dana) == ["plan"]

    def test_these_ids_alone_and_none_is_none_of_them(self, journal, dana, make_conversation):
        one, _ = make_conversation(dana, text="one"), make_conversation(dana, text="other")
        assert texts(journal, EntryFilter(ids=frozenset({one}))) == ["one"]
        assert texts(journal, EntryFilter(ids=frozenset())) == []

    def test_the_trash_stays_hidden(self, journal, dana, make_conversation):
        gone = make_conversation(dana, channel=Channel.MEAL)
        edits.trash_conversation(journal, gone)
        assert texts(journal, EntryFilter(channels=frozenset({Channel.MEAL}))) == []
        assert texts(journal, EntryFilter(ids=frozenset({gone}))) == []


class TestSums:
    def test_a_month_under_a_filter_sums_what_is_shown(self, journal, dana, make_conversation):
        make_conversation(dana, minutes=30, share=100, at="2026-11-01T00:00")
        make_conversation(dana, minutes=60, share=60, at="2026-11-30T23:59")
        make_conversation(dana, minutes=90, share=0, at="2026-11-15T12:00")
        make_conversation(dana, minutes=500, share=90, at="2026-12-01T00:00")
        mix = queries.month_mix(journal, dana, "2026-11", EntryFilter(side=MixSide.BUSINESS))
        assert (mix.month, mix.entries, mix.minutes) == ("2026-11", 2, 90)
        assert mix_share(mix.minutes, mix.business) == 73

    def test_a_month_with_plans_alone_has_no_sums(self, journal, dana, make_conversation):
        make_conversation(dana, at="2026-12-24T10:00", planned=True)
        assert queries.month_mix(journal, dana, "2026-12", EntryFilter()) is None

    def test_without_a_filter_it_is_what_the_months_say(self, journal, dana, make_conversation):
        for day in (1, 9, 17):
            make_conversation(dana, at=f"2026-11-{day:02}T10:00", share=day, minutes=day)
        (mix,) = queries.months(journal, dana)
        assert queries.month_mix(journal, dana, "2026-11", EntryFilter()) == mix
        assert queries.month_mix(journal, None, "2026-11", EntryFilter()) == mix


class TestWhatThereIs:
    def test_entries_are_counted_with_plans_and_without_trash(self, journal, dana, make_contact, make_conversation):
        make_conversation(dana)
        make_conversation(dana, at="2027-01-01T10:00", planned=True)
        edits.trash_conversation(journal, make_conversation(dana))
        make_conversation(make_contact("Marcus"))
        assert (queries.entry_count(journal, dana), queries.entry_count(journal)) == (2, 3)

    def test_days_with_entries(self, journal, dana, make_conversation):
        for at in ("2026-10-31T23:59", "2026-11-01T00:00", "2026-11-01T12:00", "2026-11-30T23:59", "2026-12-01T00:00"):
            make_conversation(dana, at=at)
        asked = date(2026, 11, 1), date(2026, 11, 30)
        assert queries.busy_days(journal, dana, *asked) == {date(2026, 11, 1), date(2026, 11, 30)}
        calls = EntryFilter(channels=frozenset({Channel.MEAL}))
        assert queries.busy_days(journal, dana, *asked, calls) == frozenset()

    def test_tags_of_the_trash_are_not_offered(self, journal, dana, make_conversation):
        edits.trash_conversation(journal, make_conversation(dana, tags=("gone",)))
        assert queries.used_tags(journal, dana) == queries.used_tags(journal) == []


def fits(entry: Entry, wanted: EntryFilter, tags: dict[TagId, str]) -> bool:
    """The meaning of a filter, said in the plainest way."""
    business = entry.share >= 50
    return all(
        (
            wanted.side is None or business == (wanted.side is MixSide.BUSINESS),
            entry.rated or not wanted.rated_only,
            entry.planned or not wanted.planned_only,
            not wanted.channels or entry.channel in wanted.channels,
            not wanted.tags or any(tags[tag] in entry.tags for tag in wanted.tags),
            wanted.first is None or entry.when.day >= wanted.first,
            wanted.last is None or entry.when.day <= wanted.last,
            wanted.ids is None or entry.id in wanted.ids,
        )
    )


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A journal with every kind of entry, in two years' worth of days."""
    with Journal.create(tmp_path_factory.mktemp("mixed") / "journal.rj") as made:
        people = [edits.add_contact(made, NewContact(f"Guest {n}")) for n in range(4)]
        for n in range(60):
            moment = datetime(2026, 1, 1) + timedelta(days=n % 23, hours=n)
            edits.log_conversation(
                made,
                NewConversation(
                    tuple(people) if n % 11 == 0 else (people[n % 3],),
                    When(moment),
                    tuple(Channel)[n % 4],
                    share=None if n % 3 == 0 else 45 + n % 11,
                    planned=n % 7 == 0,
                    tags=("a",) * (n % 2) + ("b",) * (n % 5 == 0),
                ),
            )
        yield made


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 30))
FILTERS = st.builds(
    EntryFilter,
    side=st.none() | st.sampled_from(MixSide),
    rated_only=st.booleans(),
    planned_only=st.booleans(),
    channels=st.frozensets(st.sampled_from(tuple(Channel)[:5]), max_size=3),
    tags=st.frozensets(st.sampled_from((TagId(1), TagId(2))), max_size=2),
    first=DAYS,
    last=DAYS,
    ids=st.none() | st.frozensets(st.integers(1, 60).map(ConversationId)),
)


@given(wanted=FILTERS, alone=st.booleans())
@settings(max_examples=150)
def test_a_filter_shows_just_what_it_means(mixed, wanted, alone):
    contact = ContactId(1) if alone else None
    tags = {tag.id: tag.name for tag in queries.used_tags(mixed)}
    everything = queries.entries_at(mixed, queries.places(mixed, contact))
    shown = [entry.place for entry in everything if fits(entry, wanted, tags)]
    assert queries.places(mixed, contact, wanted) == shown
    months = {f"{entry.when.day:%Y-%m}" for entry in everything}
    counted = sum(mix.entries for month in months if (mix := queries.month_mix(mixed, contact, month, wanted)))
    assert counted == sum(1 for entry in everything if entry.place in shown and not entry.planned)
