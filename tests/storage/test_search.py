# SPDX-License-Identifier: MIT
"""Finding entries and people as somebody types."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from relationship_journal.storage import bulk, edits, queries, search
from relationship_journal.values import Channel, MethodKind, NewContact, NewConversation, NewJob, NewMethod, When


@pytest.fixture
def dana(make_contact):
    """A contact with an account, a nickname and a number."""
    return make_contact(
        "Dana Whitfield",
        given="Dana",
        family="Whitfield",
        nickname="Dee",
        jobs=(NewJob("Northgate Logistics", "Head of Operations"),),
        methods=(NewMethod(MethodKind.PHONE, "+44 7700 900123"), NewMethod(MethodKind.EMAIL, "dana@northgate.example")),
    )


@pytest.fixture
def marcus(make_contact):
    """Somebody else, elsewhere."""
    return make_contact("Marcus Oyelaran", jobs=(NewJob("Helix"),))


def texts(journal, query: str) -> list[str]:
    return [hit.entry.text for hit in search.entries(journal, query)]


def names(journal, query: str) -> list[str]:
    return [row.name for row in search.contacts(journal, query)]


@given(text=st.text())
@example(text='"')
@example(text="a\x00b")
@example(text="\ud83d")
@example(text="fee\ud800")
@example(text="after:9999 before:0001")
@example(text="with:\x00 tag:\x00")
@example(text="NOT AND OR NEAR(a b) {names}: body: ^a a*")
@example(text=" ".join(f"-w{number}" for number in range(1_000)))
@example(text="fee " + " ".join(f"-w{number}" for number in range(1_000)))
@example(text=" ".join(f"w{number}" for number in range(1_000)))
@example(text="x" * 100_000)
@example(text="東" * 5_000)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_any_text_is_a_valid_query(journal, text):
    search.entries(journal, text)
    search.contacts(journal, text)


class TestWords:
    @pytest.fixture
    def talked(self, journal, dana, marcus, make_conversation):
        """A few conversations to find things in."""
        make_conversation(
            dana, text="Walked through Zürich and the fee", share=80, at="2026-03-10T09:00", tags=("rollout",)
        )
        make_conversation(
            dana, text="Sam runs Bristol or Glasgow", share=20, channel=Channel.TEXT, at="2026-02-01T09:00"
        )
        make_conversation(
            marcus,
            text="The fee again, 明日東京に行くと言った。",
            share=70,
            at="2026-04-01T09:00",
            channel=Channel.MEAL,
        )
        return journal

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("zurich", ["Walked"]),
            ("ZÜRICH", ["Walked"]),
            ("zu\u0308rich", ["Walked"]),
            ("zur", ["Walked"]),
            ("zur ", []),
            ("東京", ["The fee"]),
            ("明日東京", ["The fee"]),
            ("京東", []),
            ("東京 fee", ["The fee"]),
            ("fee", ["The fee", "Walked"]),
            ("dana fee", ["Walked"]),
            ("fee dana", ["Walked"]),
            ("dee fee", ["Walked"]),
            ("whitfield", ["Walked", "Sam"]),
            ("northgate", ["Walked", "Sam"]),
            ("northgate bristol", ["Sam"]),
            ("helix fee", ["The fee"]),
            ("rollout", ["Walked"]),
            ("#rollout", ["Walked"]),
            ("rollout marcus", []),
            ('"the fee"', ["The fee", "Walked"]),
            ('"fee again"', ["The fee"]),
            ('"again fee"', []),
            ('"Walked through Z', []),
            ("fee -again", ["Walked"]),
            ("fee -marcus", ["Walked"]),
            ("fee -dana", ["The fee"]),
            ('-"the fee"', ["Sam"]),
            ("-fee", ["Sam"]),
            ("-with:dana", ["The fee"]),
            ("-tag:rollout fee", ["The fee"]),
            ("with:dana", ["Walked", "Sam"]),
            ("with:dan", ["Walked", "Sam"]),
            ('with:"dana whitfield" fee', ["Walked"]),
            ("with:nobody", []),
            ("with:northgate", ["Walked", "Sam"]),
            ("tag:rollout", ["Walked"]),
            ("tag:roll", []),
            ("channel:text", ["Sam"]),
            ("channel:text channel:meal", ["The fee", "Sam"]),
            ("-channel:call", ["The fee", "Sam"]),
            ("after:2026-03", ["The fee", "Walked"]),
            ("after:2026-03-10", ["The fee", "Walked"]),
            ("after:2026-03-11", ["The fee"]),
            ("before:2026-03-10", ["Sam"]),
            ("after:2026-02 before:2026-04 fee", ["Walked"]),
            ("after:9999", []),
            ("before:9999", ["The fee", "Walked", "Sam"]),
            ("mix:>70", ["Walked"]),
            ("mix:>=70", ["The fee", "Walked"]),
            ("mix:20", ["Sam"]),
            ("mix:<50 dana", ["Sam"]),
            ("walked through zürich and the fee", ["Walked"]),
            ("fee.", ["The fee", "Walked"]),
            ("", []),
            ("   ", []),
            ('with:"', []),
        ],
    )
    def test_a_query_finds_newest_first(self, talked, query, found):
        assert [
            text.split(" again")[0].split(" runs")[0].split(" through")[0] for text in texts(talked, query)
        ] == found

    def test_a_tag_of_another_conversation_is_not_a_persons(self, talked):
        assert len(texts(talked, "tag:rollout")) == 1

    def test_unrated_conversations_have_no_mix_to_search(self, talked, make_conversation, marcus):
        make_conversation(marcus, text="Unrated")
        assert "Unrated" not in texts(talked, "mix:>=0")

    def test_the_number_of_hits_can_be_limited(self, talked):
        assert len(search.entries(talked, "fee", limit=1)) == 1


class TestWhatIsShown:
    def test_back_dated_entries_stand_in_order_of_date(self, journal, dana, make_conversation):
        for day in (5, 1, 9, 3):
            make_conversation(dana, text=f"fee {day}", at=f"2026-05-0{day}T10:00")
        assert texts(journal, "fee") == ["fee 9", "fee 5", "fee 3", "fee 1"]

    def test_two_of_one_minute_stand_in_order_of_writing(self, journal, dana, make_conversation):
        for number in range(3):
            make_conversation(dana, text=f"fee {number}")
        assert texts(journal, "fee") == ["fee 2", "fee 1", "fee 0"]

    def test_before_1970_is_a_date_like_any_other(self, journal, dana, make_conversation):
        make_conversation(dana, text="fee then", at="1923-05-01T10:00")
        make_conversation(dana, text="fee now")
        assert texts(journal, "fee") == ["fee now", "fee then"]
        assert texts(journal, "fee before:1950") == ["fee then"]

    def test_what_is_in_the_trash_is_not_found_until_it_is_back(self, journal, dana, marcus, make_conversation):
        alone = make_conversation(dana, text="alone fee")
        make_conversation(dana, marcus, text="both fee")
        edits.trash_conversation(journal, alone)
        assert texts(journal, "fee") == ["both fee"]
        edits.restore_conversation(journal, alone)
        edits.trash_contact(journal, dana)
        assert texts(journal, "fee") == ["both fee"]
        assert names(journal, "dana") == []
        edits.restore_contact(journal, dana)
        assert sorted(texts(journal, "dana fee")) == ["alone fee", "both fee"]
        assert names(journal, "dana") == ["Dana Whitfield"]

    def test_a_rewritten_text_is_found_by_its_new_words_only(self, journal, dana, make_conversation):
        conversation = make_conversation(dana, text="old words")
        moved = NewConversation((dana,), When(datetime(2025, 1, 1)), text="new words")
        edits.rewrite_conversation(journal, conversation, moved)
        assert texts(journal, "old") == []
        assert texts(journal, "new") == ["new words"]

    @pytest.mark.parametrize(
        ("text", "query", "lit"),
        [
            ("Walked through Zürich", "zurich", ["Zürich"]),
            ("Walked through Zürich", "zur", ["Zür"]),
            ("fee, Fee; FEE coffee", "fee ", ["fee", "Fee", "FEE"]),
            ("明日東京に行く", "東京", ["東京"]),
            ("the fee of the day", '"the fee"', ["the fee"]),
            ("foo_bar baz", "foo ", ["foo"]),
            ("foo_bar baz", "bar baz", ["bar", "baz"]),
            ("don't ask", "don't", ["don't"]),
            ("fee (a+b)", "a+b", ["a+b"]),
            ("a ﬁne day", "day", ["day"]),
        ],
    )
    def test_the_words_that_were_found_are_lit(self, journal, dana, make_conversation, text, query, lit):
        make_conversation(dana, text=text)
        (hit,) = search.entries(journal, query)
        assert [hit.snippet[start:end] for start, end in hit.spans] == lit

    def test_a_long_text_is_shown_around_its_first_hit(self, journal, dana, make_conversation):
        make_conversation(dana, text="word " * 300 + "the Fee at last " + "word " * 300)
        (hit,) = search.entries(journal, "fee")
        assert len(hit.snippet) < 200
        assert [hit.snippet[start:end] for start, end in hit.spans] == ["Fee"]
        assert hit.snippet.startswith("…")
        assert hit.snippet.endswith("…")

    @given(
        text=st.text(st.sampled_from("aéßİﬁ東 _-.\n\u0301"), max_size=30),
        query=st.text(st.sampled_from("aeéssiIfi東 _-."), min_size=1, max_size=6),
    )
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
    def test_spans_stay_inside_the_snippet_whatever_is_searched(self, journal, text, query):
        contacts = queries.contacts(journal) or [None]
        person = contacts[0].id if contacts[0] else edits.add_contact(journal, NewContact("Q"))
        edits.log_conversation(journal, NewConversation((person,), When(datetime(2026, 1, 1)), text=text))
        for hit in search.entries(journal, query):
            for start, end in hit.spans:
                assert 0 <= start < end <= len(hit.snippet)

    def test_a_search_by_name_alone_shows_the_beginning_and_lights_nothing(self, journal, dana, make_conversation):
        make_conversation(dana, text="Sam runs Bristol")
        (hit,) = search.entries(journal, "dana")
        assert (hit.snippet, hit.spans) == ("Sam runs Bristol", ())


class TestPeople:
    @pytest.mark.parametrize(
        "query",
        [
            "dana",
            "Dana Whitfield",
            "whit",
            "dee",
            "northgate",
            "logistics dana",
            "900123",
            "7700",
            "dana@northgate.example",
        ],
    )
    def test_a_person_is_found_by_name_account_and_method(self, journal, dana, marcus, query):
        assert names(journal, query) == ["Dana Whitfield"]

    @pytest.mark.parametrize("query", ["nobody", "dana helix", "-dana", ""])
    def test_and_not_by_anything_else(self, journal, dana, marcus, query):
        assert names(journal, query) == []

    def test_a_name_of_two_signs(self, journal, make_contact):
        make_contact("山田太郎")
        make_contact("東京 太郎")
        assert names(journal, "東京") == ["東京 太郎"]
        assert names(journal, "山田") == ["山田太郎"]
        assert set(names(journal, "太郎")) == {"山田太郎", "東京 太郎"}
        assert names(journal, "田山") == []

    def test_a_conversation_is_found_by_a_name_of_two_signs(self, journal, make_contact, make_conversation):
        make_conversation(make_contact("王芳"), text="fee")
        assert texts(journal, "王芳 fee") == ["fee"]
        assert texts(journal, "with:王芳") == ["fee"]

    def test_the_last_talked_to_comes_first(self, journal, make_contact, make_conversation):
        people = [make_contact(f"Anna {number}") for number in range(3)]
        make_conversation(people[1], at="2026-05-05T10:00")
        make_conversation(people[2], at="2026-06-05T10:00")
        assert names(journal, "anna") == ["Anna 2", "Anna 1", "Anna 0"]

    def test_thousands_of_one_name_are_no_obstacle(self, journal, make_contact, make_conversation):
        additions = [NewContact(f"Anna {number}") for number in range(2_000)]
        edits.import_contacts(journal, additions, (), "test")
        last = queries.find_contact(journal, "Anna 1999").id
        make_conversation(last, text="fee")
        assert texts(journal, "anna fee") == ["fee"]
        assert texts(journal, "an") == ["fee"]
        assert len(search.contacts(journal, "anna")) == 50

    def test_a_renamed_account_is_found_by_its_new_name(self, journal, dana, make_conversation):
        make_conversation(dana, text="fee")
        ((account,),) = journal.rows("SELECT id FROM account")
        edits.rename_account(journal, account, "Southgate")
        assert texts(journal, "southgate fee") == ["fee"]
        assert texts(journal, "northgate") == []
        assert names(journal, "southgate") == ["Dana Whitfield"]


def test_a_contact_with_25000_entries_is_renamed_within_a_frame(journal):
    start = datetime(2020, 1, 1, 9)
    talk = [
        NewConversation((0,), When(start + timedelta(hours=number)), text=f"note {number}", minutes=10, share=50)
        for number in range(25_000)
    ]
    bulk.load(journal, "many", [NewContact("Dana Whitfield"), NewContact("Marcus")], talk)
    contact = queries.find_contact(journal, "Dana Whitfield").id
    began = time.perf_counter()
    edits.rename_contact(journal, contact, "Quillon Featherstone")
    took = (time.perf_counter() - began) * 1_000
    print(f"renaming a contact with 25,000 entries: {took:.1f} ms")
    assert took < 100
    assert [hit.entry.text for hit in search.entries(journal, "quillon", limit=1)] == ["note 24999"]
    assert [hit.entry.text for hit in search.entries(journal, 'quillon "note 77"')] == ["note 77"]
    assert search.entries(journal, "dana") == []


def test_mix_and_channel_are_read_from_what_is_visible_alone(journal):
    sql = search.prepare(journal, search.parse("mix:>=50 channel:meal -channel:call"), 10).sql
    assert "conversation c" not in sql
