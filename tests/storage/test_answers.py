# SPDX-License-Identifier: MIT
"""What is said to insights, and how their rules are set: kept, replaced, taken back, merged, told in the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from relationship_journal.storage import checks, dump, edits, errors, purging, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.insights import RULES, answers, rule_settings, uids_of
from relationship_journal.values import Fate, NewInterest, NewJob, NewPromise, TrashRef
from relationship_journal.values.insights import (
    EVERYBODY,
    AnswerId,
    AnswerKind,
    RecordKind,
    RecordRef,
    RuleSettings,
    Subject,
    SubjectKind,
)
from relationship_journal.wording.history import event_words

UNTIL = date(2026, 12, 12)


def about(contact: int) -> Subject:
    return Subject(SubjectKind.CONTACT, contact)


def ref(mark) -> RecordRef:
    return RecordRef(RecordKind(mark.kind.value), mark.id)


@pytest.fixture
def promised(journal, make_contact):
    """Somebody with two promises."""
    dana = make_contact("Dana")
    return dana, *(ref(edits.add_mark(journal, dana, NewPromise(what))) for what in ("the sheet", "the quote"))


def called(journal, record: RecordRef) -> str:
    return f"{record.kind.value}:{uids_of(journal, [record])[record]}"


def test_a_snooze_says_until_when_and_what_it_rested_on(journal, promised):
    dana, sheet, _ = promised
    row = edits.snooze_insight(journal, "late-promise", about(dana), [sheet], UNTIL)
    (answer,) = answers(journal)
    assert (answer.id, answer.rule, answer.kind, answer.until) == (row, "late-promise", AnswerKind.SNOOZE, UNTIL)
    assert (answer.subject.id, answer.subject.name) == (dana, "Dana")
    assert answer.subject.uid == queries.contact(journal, dana).uid
    assert answer.evidence == {called(journal, sheet)}


def test_a_later_answer_replaces_the_one_before(journal, promised, announced):
    dana, sheet, quote = promised
    edits.snooze_insight(journal, "blurred", about(dana), [sheet], UNTIL)
    edits.accept_insight(journal, "blurred", about(dana), [sheet, quote], " they asked for it ")
    (answer,) = answers(journal)
    assert (answer.kind, answer.until, answer.note) == (AnswerKind.FINE, None, "they asked for it")
    assert len(answer.evidence) == 2
    journal.replay(announced[-1].inverse())
    assert [one.kind for one in answers(journal)] == [AnswerKind.SNOOZE]


def test_what_was_said_to_one_insight_of_a_rule_stays_when_another_is_answered(journal, promised):
    """Putting off the second late promise must not bring the first one back."""
    dana, sheet, quote = promised
    edits.accept_insight(journal, "late-promise", about(dana), [sheet])
    edits.snooze_insight(journal, "late-promise", about(dana), [quote], UNTIL)
    assert {(one.kind, *one.evidence) for one in answers(journal)} == {
        (AnswerKind.FINE, called(journal, sheet)), (AnswerKind.SNOOZE, called(journal, quote)),
    }  # fmt: skip


def test_what_is_over_makes_room(journal, promised):
    dana, sheet, quote = promised
    edits.snooze_insight(journal, "late-promise", about(dana), [sheet], date(2020, 1, 1))
    edits.snooze_insight(journal, "late-promise", about(dana), [quote], None)
    assert [one.evidence for one in answers(journal)] == [{called(journal, quote)}]


def test_an_account_and_everybody_are_subjects_too(journal, make_contact):
    make_contact("Dana", jobs=(NewJob("Northgate"),))
    (account,) = queries.accounts(journal)
    edits.snooze_insight(journal, "single-thread", Subject(SubjectKind.ACCOUNT, account.id), [], None)
    edits.accept_insight(journal, "service-record", EVERYBODY, [])
    everybody, northgate = (one.subject for one in answers(journal))
    assert (northgate.name, everybody) == ("Northgate", EVERYBODY)


def test_withdrawn_it_is_gone_and_comes_back_with_undo(journal, promised, announced, record_of):
    dana, sheet, _ = promised
    row = edits.snooze_insight(journal, "late-promise", about(dana), [sheet], UNTIL)
    before = record_of(journal)
    edits.withdraw_answer(journal, row)
    assert answers(journal) == []
    journal.replay(announced[-1].inverse())
    assert record_of(journal) == before
    assert checks.check(journal).problems == ()


def test_whoever_is_in_the_trash_takes_their_answers_out_of_sight(journal, promised):
    dana, sheet, _ = promised
    edits.snooze_insight(journal, "late-promise", about(dana), [sheet], UNTIL)
    edits.trash_contact(journal, dana)
    assert answers(journal) == []
    edits.restore_contact(journal, dana)
    assert len(answers(journal)) == 1


def test_whoever_is_deleted_for_good_leaves_no_answer(journal, promised):
    dana, sheet, _ = promised
    edits.accept_insight(journal, "late-promise", about(dana), [sheet], "agreed by phone")
    edits.trash_contact(journal, dana)
    purging.purge(journal, [TrashRef("contact", dana)])
    assert journal.rows("SELECT * FROM answer") == []
    assert journal.rows("SELECT kind FROM revision WHERE kind = 'answer'") == []
    assert checks.check(journal).problems == ()


def test_the_history_brings_a_withdrawn_one_back_as_it_was(journal, promised):
    dana, sheet, _ = promised
    row = edits.accept_insight(journal, "late-promise", about(dana), [sheet], "agreed by phone")
    (before,) = answers(journal)
    edits.withdraw_answer(journal, row)
    found = queries.history(journal, "contact", dana)
    (removed,) = [event for event in found.events if event.kind == "answer" and event.after is None]
    edits.restore_versions(journal, [removed.revision])
    (after,) = answers(journal)
    assert replace(after, id=before.id) == before


REFUSED = {
    "no rule": ("", 1, [], UNTIL, "no rule of this name"),
    "words for a rule": ("Late promise", 1, [], UNTIL, "no rule of this name"),
    "a day out of time": ("quiet", 1, [], date(1066, 10, 14), "The year 1066"),
    "nobody": ("quiet", 99, [], UNTIL, "not there any more"),
    "nothing it rests on": ("quiet", 1, [RecordRef(RecordKind.GOAL, 99)], UNTIL, "not there any more"),
}


@pytest.mark.parametrize(("rule", "contact", "evidence", "until", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_kept_is_refused_with_a_sentence(journal, promised, rule, contact, evidence, until, says):
    assert promised[0] == 1
    with pytest.raises(errors.JournalError, match=says):
        edits.snooze_insight(journal, rule, about(contact), evidence, until)
    assert answers(journal) == []


def test_nothing_to_take_back_and_a_note_without_end_are_refused(journal, promised):
    with pytest.raises(errors.Conflict, match="Nothing was changed"):
        edits.withdraw_answer(journal, AnswerId(99))
    with pytest.raises(errors.BadValue, match="are the most"):
        edits.accept_insight(journal, "quiet", about(promised[0]), [], "x" * 1_000_001)


def test_the_uids_of_all_kinds_take_a_query_each(journal, promised, make_conversation, monkeypatch):
    dana, sheet, quote = promised
    talk = RecordRef(RecordKind.CONVERSATION, make_conversation(dana))
    asked = []
    rows = Journal.rows
    monkeypatch.setattr(Journal, "rows", lambda self, sql, *rest: asked.append(sql) or rows(self, sql, *rest))
    found = uids_of(journal, [sheet, quote, talk, RecordRef(RecordKind.GOAL, 99)])
    assert set(found) == {sheet, quote, talk}
    assert len(asked) == 3


class TestMerging:
    def test_answers_come_along_and_rest_on_the_one_that_stays(self, journal, make_contact, record_of, announced):
        dana, other = make_contact("Dana"), make_contact("D.")
        interest = ref(edits.add_mark(journal, other, NewInterest("sailing")))
        gone, both = RecordRef(RecordKind.CONTACT, other), RecordRef(RecordKind.CONTACT, dana)
        edits.accept_insight(journal, "quiet", about(other), [gone, interest])
        edits.snooze_insight(journal, "service-record", EVERYBODY, [gone, both], UNTIL)
        before = record_of(journal)
        preview = queries.contact_merge(journal, dana, other)
        assert preview.count("answer", Fate.MOVES) == 2
        edits.merge_contacts(journal, dana, other)
        stays = called(journal, both)
        service, quiet = answers(journal)
        assert (quiet.subject.id, quiet.evidence) == (dana, {stays, called(journal, interest)})
        assert service.evidence == {stays}
        assert checks.check(journal).problems == ()
        journal.replay(announced[-1].inverse())
        assert record_of(journal) == before

    def test_of_two_to_the_same_insight_that_of_the_one_kept_stays(self, journal, make_contact):
        dana, other = make_contact("Dana"), make_contact("D.")
        for person, note in ((dana, "mine"), (other, "theirs")):
            edits.accept_insight(journal, "quiet", about(person), [RecordRef(RecordKind.CONTACT, person)], note)
        edits.merge_contacts(journal, dana, other)
        assert [one.note for one in answers(journal)] == ["mine"]

    def test_accounts_too(self, journal, make_contact):
        make_contact("Dana", jobs=(NewJob("Northgate"), NewJob("Northgate Ltd")))
        kept, gone = (one.id for one in queries.accounts(journal))
        record = RecordRef(RecordKind.ACCOUNT, gone)
        edits.snooze_insight(journal, "single-thread", Subject(SubjectKind.ACCOUNT, gone), [record], None)
        edits.merge_accounts(journal, kept, gone)
        (answer,) = answers(journal)
        assert answer.evidence == {f"account:{answer.subject.uid}"} == {f"account:{queries.account(journal, kept).uid}"}


def test_they_leave_in_the_export_and_come_back(journal, promised, tmp_path):
    dana, sheet, _ = promised
    edits.accept_insight(journal, "late-promise", about(dana), [sheet], "agreed")
    edits.set_rule_number(journal, "late-promise", "grace", 5)
    content = dump.record(journal, "now")
    (answer,) = content["answers"]
    assert (answer["rule"], answer["kind"], answer["note"]) == ("late-promise", "fine", "agreed")
    assert answer["contact"] == queries.contact(journal, dana).uid
    with Journal.create(tmp_path / "again.rj") as again:
        dump.restore(again, content)
        assert dump.record(again, "now") == content
        assert [one.evidence for one in answers(again)] == [{called(journal, sheet)}]
        assert rule_settings(again) == rule_settings(journal)


def test_the_history_of_a_contact_tells_them(journal, promised):
    dana, sheet, _ = promised
    row = edits.snooze_insight(journal, "late-promise", about(dana), [sheet], UNTIL)
    edits.withdraw_answer(journal, row)
    edits.accept_insight(journal, "quiet", about(dana), [])
    found = queries.history(journal, "contact", dana)
    said = [event_words(event, found.names, main=False) for event in found.events if event.kind == "answer"]
    assert sorted(said) == [
        ["Insight “late promise” put off until 12 Dec 2026"],
        ["Insight “late promise” shown again"],
        ["Insight “quiet” known and fine"],
    ]


class TestRules:
    def test_a_rule_is_turned_off_and_on_and_keeps_its_numbers(self, journal, announced):
        edits.set_rule_number(journal, "quiet", "days", 30)
        edits.set_rule(journal, "quiet", False)
        assert rule_settings(journal) == RuleSettings(frozenset({"quiet"}), {("quiet", "days"): 30})
        edits.set_rule(journal, "quiet", True)
        assert rule_settings(journal) == RuleSettings(frozenset(), {("quiet", "days"): 30})
        journal.replay(announced[-1].inverse())
        assert rule_settings(journal).off == {"quiet"}

    def test_what_is_so_already_is_no_change(self, journal, announced):
        edits.set_rule(journal, "quiet", True)
        edits.reset_rule(journal, "quiet")
        edits.reset_rules(journal)
        assert announced == []

    def test_one_is_reset_and_all_are(self, journal):
        edits.set_rule_number(journal, "quiet", "days", 30)
        edits.set_rule_number(journal, "late-promise", "grace", 3)
        edits.set_rule(journal, "quiet", False)
        edits.reset_rule(journal, "quiet")
        assert rule_settings(journal) == RuleSettings(numbers={("late-promise", "grace"): 3})
        edits.reset_rules(journal)
        assert rule_settings(journal) == RuleSettings()

    @pytest.mark.parametrize(("number", "value"), [("days", -1), ("days", 100_001), ("", 3), ("Some days", 3)])
    def test_what_no_rule_could_go_by_is_refused(self, journal, number, value):
        with pytest.raises(errors.BadValue):
            edits.set_rule_number(journal, "quiet", number, value)
        assert rule_settings(journal) == RuleSettings()

    @pytest.mark.parametrize(
        "foreign",
        [5, [], {"off": "quiet", "numbers": []}, {"off": [1], "numbers": {"quiet": 3, "blurred": {"days": "many"}}},
         {"numbers": {"quiet": {"days": True}}}, {"numbers": {"quiet": {"days": 100_001}}}],
    )  # fmt: skip
    def test_nonsense_of_a_foreign_file_is_passed_over(self, journal, foreign):
        edits.set_setting(journal, RULES, foreign)
        assert rule_settings(journal) == RuleSettings()


def test_an_answer_is_dated_by_the_day_that_is_handed_in(journal, promised):
    dana, sheet, quote = promised
    edits.snooze_insight(journal, "late-promise", about(dana), [sheet], date(2020, 1, 8), date(2020, 1, 1))
    edits.accept_insight(journal, "late-promise", about(dana), [quote], on=date(2020, 1, 7))
    assert journal.rows('SELECT "on" FROM answer ORDER BY id') == [("2020-01-01",), ("2020-01-07",)]
