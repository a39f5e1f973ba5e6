# SPDX-License-Identifier: MIT
"""The command line as somebody types it: words, options, exit codes, one line for whatever goes wrong."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from relationship_journal import __version__, cli
from relationship_journal.cli import running
from relationship_journal.cli.add import add_from
from relationship_journal.cli.usages import USAGES
from relationship_journal.paths import Paths
from relationship_journal.storage import checks, edits, errors, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    NewAddress,
    NewContact,
    NewDate,
    NewJob,
    NewPhoto,
    NewRelation,
    PartialDate,
)

BELOW = """
import sys
from pathlib import Path
from relationship_journal.cli import running
from relationship_journal.paths import Paths
sys.exit(running.main(sys.argv[2:], paths=Paths.under(Path(sys.argv[1]))))
"""
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=ZoneInfo("Europe/London"))


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


@pytest.fixture
def run(paths: Paths) -> Run:
    """Run the command line; whatever fails must say so in one line and print nothing."""

    def go(*words: str, stdin: str = "", now: datetime = NOW) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        code = running.main(words, now=now, paths=paths, stdin=io.StringIO(stdin), stdout=out, stderr=err)
        outcome = Outcome(code, out.getvalue(), err.getvalue())
        if code:
            assert outcome.err.count("\n") == 1, outcome
            assert outcome.out == "", outcome
        return outcome

    return go


@pytest.fixture
def made(run: Run) -> Run:
    """As `run`, with the user's journal made and Dana Whitfield in it."""
    assert run("new").code == 0
    assert (
        run("add", "Dana Whitfield", "First call", "--new", "--when", "2026-11-02 10:00", "--business", "80").code == 0
    )
    return run


# --- what is meant ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ((), True),
        (("--demo",), True),
        (("--journal", "a.rj"), True),
        (("--journal=a.rj", "--passphrase-file", "p"), True),
        (("--demo", "--picture", "folder"), True),
        (("--picture", "folder", "list"), False),
        (("--demo", "--journal", "a.rj"), False),
        (("--help",), False),
        (("--version",), False),
        (("--json",), False),
        (("list",), False),
        (("--demo", "list"), False),
        (("--nonsense",), False),
        (("nonsense",), False),
    ],
)
def test_the_window_is_meant_only_without_a_command(words: tuple[str, ...], window: bool) -> None:
    assert (cli.window_request(words) is not None) is window


def test_the_window_is_told_which_journal_to_open() -> None:
    request = cli.window_request(["--journal", "a b.rj", "--passphrase-file", "-"])
    assert request == cli.WindowRequest(Path("a b.rj"), demo=False, passphrase_file="-")
    request = cli.window_request(["--demo", "--picture", "folder"])
    assert request == cli.WindowRequest(None, demo=True, passphrase_file=None, picture=Path("folder"))


def test_every_command_has_a_usage_and_every_usage_a_command() -> None:
    assert list(running.verbs()) == [usage.name for usage in USAGES]


@pytest.mark.parametrize("usage", USAGES, ids=lambda usage: usage.name)
def test_each_command_explains_itself(run: Run, usage: Any) -> None:
    help_page = run(usage.name, "--help")
    assert help_page.code == 0
    assert help_page.err == ""
    assert all(option.name in help_page.out for option in usage.options)
    assert f" {usage.name} " in run("--help").out


def test_version_and_short_help(run: Run) -> None:
    assert run("--version").out == f"relationship-journal {__version__}\n"
    assert run("-h").out == run("--help").out
    assert run("list", "-h").out == run("list", "--help").out


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("lits",), "Did you mean “list”?"),
        (("coaching",), "“coaching” is not a command."),
        (("--jurnal", "x", "list"), "Did you mean “--journal”?"),
        (("--json",), "Name a command"),
        (("--picture", "x", "list"), "--picture takes no command"),
        (("list", "--jsn"), "Did you mean “--json”?"),
        (("list", "word"), "one word too many"),
        (("list", "--journal"), "--journal needs a value"),
        (("list", "--demo", "--journal", "x"), "exclude each other"),
        (("list", "--journal", "a", "--journal", "b"), "given twice"),
        (("search",), "search needs WORD"),
        (("show",), "show needs CONTACT"),
        (("chart", "Dana"), "chart needs CONTACT OUT"),
        (("add", "Dana"), "add needs NAME TEXT"),
        (("add", "Dana", "--chanel", "call", "text"), "Did you mean “--channel”?"),
        (("add", "Dana", "two", "texts"), "in quotes"),
        (("add", " ", "text"), "A name is needed"),
        (("export",), "export needs OUT"),
        (("new", "--demo"), "leave out --demo"),
    ],
)
def test_wrong_use_is_one_line_and_two(run: Run, words: tuple[str, ...], part: str) -> None:
    outcome = run(*words)
    assert outcome.code == 2
    assert part in outcome.err


def test_a_missing_journal_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    for words in (("list",), ("add", "Dana", "x"), ("check",), ("search", "x")):
        outcome = run(*words)
        assert outcome.code == 1
        assert "relationship-journal new" in outcome.err
    elsewhere = run("list", "--journal", str(tmp_path / "no.rj"))
    assert elsewhere.code == 1
    assert str(tmp_path / "no.rj") in elsewhere.err
    assert not (tmp_path / "no.rj").exists()


def test_a_plain_journal_says_that_it_is_plain_and_is_never_replaced(run: Run, paths: Paths) -> None:
    outcome = run("new")
    assert outcome.code == 0
    assert outcome.out == f"{paths.journal}\n"
    assert outcome.err.count("\n") == 1
    assert "plain" in outcome.err
    before = paths.journal.read_bytes()
    assert run("new").code == 1
    assert run("new", "--encrypt").code == 1
    assert paths.journal.read_bytes() == before


# --- add ----------------------------------------------------------------------------------------------------


def test_add_prints_the_id_of_what_search_then_finds(made: Run) -> None:
    words = ("--when", "yesterday 16:00", "--channel", "call", "--minutes", "25", "--business", "65")
    added = made("add", "Dana Whitfield", *words, "--tag", "rollout", "Walked through the fee")
    assert added.code == 0
    (found,) = made("search", "--json", "tag:rollout").json
    assert found == {
        "uid": added.out.strip(),
        "when": "2026-11-21T16:00+00:00",
        "contacts": ["Dana Whitfield"],
        "channel": "call",
        "minutes": 25,
        "business_share": 65,
        "text": "Walked through the fee",
        "snippet": "Walked through the fee",
    }


def test_add_as_json_names_uid_contact_and_when(made: Run) -> None:
    added = made("--json", "add", "dana", "x", "--when", "2026-07-01")
    assert set(added.json) == {"uid", "contact", "when"}
    assert added.json["contact"] == "Dana Whitfield"
    assert added.json["when"] == "2026-07-01"


@pytest.mark.parametrize(
    "text", ["-5 % asked", "--foo", "--minutes of the meeting", "-", "", "-h", "--", "日本 “x”\t\n"]
)
def test_a_text_is_taken_as_it_is(made: Run, text: str) -> None:
    if text == "-":
        outcome = made("add", "Dana", text, stdin="typed, not in the history\r\nsecond line\n")
        text = "typed, not in the history\nsecond line"
    else:
        outcome = made("add", "Dana", *(["--", text] if text == "--" else [text]))
    assert outcome.code == 0
    newest = made("show", "Dana", "--json").json["entries"][0]
    assert newest["uid"] == outcome.out.strip()
    assert newest["text"] == text


def test_options_may_stand_anywhere_and_end_at_two_dashes(made: Run) -> None:
    assert made("add", "--minutes", "5", "Dana", "--business=70%", "a", "--channel", "EMAIL").code == 0
    assert made("add", "--", "Dana", "--json").code == 0
    texts = [(one["text"], one["minutes"], one["channel"]) for one in made("show", "Dana", "--json").json["entries"]]
    assert ("a", 5, "email") in texts
    assert ("--json", None, "call") in texts


def test_several_people_in_one_conversation(made: Run) -> None:
    outcome = made("add", "Dana", "--new", "--with", "Marcus Oyelaran", "--with", "Priya Raman", "Lunch")
    assert outcome.code == 0
    assert outcome.err == ""
    assert made("show", "priya", "--json").json["entries"][0]["contacts"] == [
        "Dana Whitfield",
        "Marcus Oyelaran",
        "Priya Raman",
    ]


def test_a_new_name_near_a_known_one_is_added_with_a_warning(made: Run) -> None:
    outcome = made("add", "Dana Whitfeld", "--new", "x")
    assert outcome.code == 0
    assert "“Dana Whitfield”" in outcome.err
    assert {row["name"] for row in made("list", "--json").json} == {"Dana Whitfield", "Dana Whitfeld"}


def test_an_unknown_name_writes_nothing_and_names_the_nearest(made: Run) -> None:
    outcome = made("add", "Dana Whitfeld", "x", "--with", "Nobody Atall")
    assert outcome.code == 1
    assert "“Dana Whitfield”" in outcome.err
    assert made("add", "Dana", "--with", "Nobody Atall", "x").code == 1
    assert [row["conversations"] for row in made("list", "--json").json] == [1]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--business", "140"), "from 0 to 100"),
        (("--business", "-1"), "from 0 to 100"),
        (("--minutes", "-5"), "from 0 to 10,080"),
        (("--minutes", "1e3"), "not “1e3”"),
        (("--minutes", "٣"), "whole number"),
        (("--channel", "cal"), "Did you mean “call”?"),
        (("--when", "2026-02-30"), "2026-02-30"),
        (("--when", "never"), "never"),
        (("--when", "1812-01-01"), "1812"),
    ],
)
def test_bad_values_are_wrong_use_and_write_nothing(made: Run, words: tuple[str, ...], part: str) -> None:
    outcome = made("add", "Dana", "--new", "--with", "Somebody New", *words, "x")
    assert outcome.code == 2
    assert part in outcome.err
    assert [row["name"] for row in made("list", "--json").json] == ["Dana Whitfield"]


def test_what_lies_ahead_is_planned_and_in_no_sum(made: Run) -> None:
    before = made("list", "--json").json
    assert made("add", "Dana", "--when", "tomorrow 10:00", "Review").code == 0
    assert made("add", "Dana", "--when", "tomorrow", "Birthday").code == 0
    assert made("list", "--json").json[0]["last"] == before[0]["last"]
    assert "planned" in made("show", "Dana").out


def test_bytes_that_are_no_text_are_refused(made: Run) -> None:
    assert made("add", "Dana", "caf\udce9").code == 2
    assert made("search", "caf\udce9").code == 2


def test_a_name_shared_by_two_is_told_apart_by_account_or_uid(made: Run, paths: Paths) -> None:
    with Journal.open(paths.journal) as journal:
        for account in ("Northgate", "Valeworks"):
            edits.add_contact(journal, NewContact("Jo Bell", jobs=(NewJob(account),)))
    outcome = made("add", "Jo Bell", "x")
    assert outcome.code == 1
    assert "“Jo Bell (Valeworks)”" in outcome.err
    uid = next(row["uid"] for row in made("list", "--json").json if row["account"] == "Valeworks")
    assert made("add", "Jo Bell (Valeworks)", "x").code == 0
    assert made("show", "--json", uid).json["conversations"] == 1


def test_a_request_from_elsewhere_is_checked(journal: Journal) -> None:
    edits.add_contact(journal, NewContact("Dana Whitfield"))
    good = {"contacts": ["Dana"], "text": "x", "share": 20}
    assert set(add_from(journal, good, NOW)) >= {"uid", "contact", "when"}
    bad: list[dict[str, Any]] = [
        {},
        {"contacts": []},
        {"contacts": "Dana"},
        good | {"share": 140},
        good | {"share": True},
        good | {"minutes": -1},
        good | {"channel": "pigeon"},
        good | {"when": {"local": "2026-11-22T10:00", "offset": 9_999, "precision": "minute"}},
        good | {"when": "now"},
        good | {"tags": [1]},
        good | {"text": None},
        {"contacts": ["Nobody"]},
        {"contacts": [""], "new": True},
    ]
    for request in bad:
        with pytest.raises(errors.JournalError):
            add_from(journal, request, NOW)
    assert queries.counts(journal).conversations == 1
    assert checks.check(journal).problems == ()


# --- list, search, show, check --------------------------------------------------------------------------------


def test_list_has_the_keys_that_stay(made: Run) -> None:
    made("add", "Priya Raman", "--new", "x", "--when", "2026-11-20")
    rows = made("list", "--json").json
    assert [list(row) for row in rows] == [["uid", "name", "account", "conversations", "last", "business_share"]] * 2
    assert [(row["name"], row["last"], row["business_share"]) for row in rows] == [
        ("Priya Raman", "2026-11-20", None),
        ("Dana Whitfield", "2026-11-02", 80),
    ]
    text = made("list").out
    assert "Dana Whitfield" in text
    assert "80% business" in text
    assert "2 d" in text


def test_an_empty_journal_lists_as_an_empty_list(run: Run) -> None:
    run("new")
    assert run("list", "--json").json == []
    assert run("list").code == 0
    assert run("search", "anything", "--json").json == []
    assert run("check").out == "0 rows checked, no problems\n"


def test_words_of_a_query_are_taken_as_they_are(made: Run) -> None:
    made("add", "Dana", "The fee was waived")
    assert [one["text"] for one in made("search", "--json", "-fee").json] == ["First call"]
    assert [one["text"] for one in made("search", "fee", "-first", "--json").json] == ["The fee was waived"]
    assert made("search", "--foo").code == 0
    assert made("search", "--", "--json").code == 0
    assert made("search", '"fee was"').out.splitlines()[1].strip() == "The fee was waived"


def test_a_day_without_a_clock_stays_a_date(made: Run) -> None:
    made("add", "Dana", "letter came", "--when", "2026-07-14", "--channel", "letter")
    assert made("search", "letter came", "--json").json[0]["when"] == "2026-07-14"


def test_show_prints_head_and_timeline_by_month(made: Run) -> None:
    made("add", "Dana", "--when", "2026-10-16 15:10", "--minutes", "25", "--business", "70", "Line one\nLine two")
    page = made("show", "Dana", "Whitfield")
    assert page.out.splitlines()[0] == "Dana Whitfield"
    assert page.out.index("November 2026") < page.out.index("October 2026")
    assert "Call · 25 min · 70% business" in page.out
    assert "    Line one\n    Line two\n" in page.out
    record = made("show", "--json", "Dana").json
    assert record["name"] == "Dana Whitfield"
    assert [one["text"] for one in record["entries"]] == ["First call", "Line one\nLine two"]


def test_show_leaves_out_nothing_an_import_brought(made: Run, paths: Paths) -> None:
    with Journal.open(paths.journal) as journal:
        edits.add_contact(
            journal,
            NewContact(
                "Ruth Hallam",
                jobs=(
                    NewJob("Northgate", "Head", "Freight", date(2025, 2, 1)),
                    NewJob("Old Mill", ended_on=date(2025, 1, 31)),
                ),
                addresses=(
                    NewAddress("home", street="12 Mill Lane", locality="Leeds", postcode="LS1 1AA"),
                    NewAddress(formatted="1 Quay\nHull"),
                ),
                dates=(NewDate("anniversary", PartialDate(None, 6, 14)), NewDate("", PartialDate(), "in May")),
                relations=(NewRelation("partner", "Sam Hallam"),),
                note="Likes rowing",
                photo=NewPhoto("image/png", b"x"),
            ),
        )
    assert made("show", "Ruth").out.splitlines() == [
        "Ruth Hallam",
        "  Head, Freight, Northgate (since 2025-02-01)",
        "  Old Mill (until 2025-01-31)",
        "  customer · professional",
        "  home: 12 Mill Lane, LS1 1AA Leeds",
        "  address: 1 Quay, Hull",
        "  anniversary: --06-14",
        "  date: in May",
        "  partner: Sam Hallam",
        "  Photo: yes",
        "  Likes rowing",
        "  No conversation yet.",
    ]
    record = made("show", "Ruth", "--json").json
    assert record["jobs"][1] == {"account": "Old Mill", "ended_on": "2025-01-31"}
    assert record["addresses"][1] == {"formatted": "1 Quay\nHull"}
    assert record["dates"] == [{"label": "anniversary", "on": "--06-14"}, {"label": "", "on": "in May"}]
    assert record["relations"] == [{"label": "partner", "name": "Sam Hallam"}]
    assert record["has_photo"] is True
    assert record["note"] == "Likes rowing"


def test_what_a_text_holds_cannot_steer_the_terminal(made: Run) -> None:
    made("add", "Eve \x1b[2J", "--new", "\x1b]0;title\x07 harm\u2028less")
    for words in (("list",), ("show", "Eve"), ("search", "harm")):
        assert not any(c in made(*words).out for c in "\x1b\x07\u2028")


def test_check_counts_rows_and_names_what_differs(made: Run, paths: Paths) -> None:
    assert made("check").out == "3 rows checked, no problems\n"
    assert made("check", "--json").json == {"rows": 3, "problems": []}
    with Journal.open(paths.journal) as journal:
        journal.connection.execute("UPDATE contact SET nickname = 'D'")
    out, err = io.StringIO(), io.StringIO()
    assert running.main(["check"], now=NOW, paths=paths, stdout=out, stderr=err) == 1
    assert out.getvalue().startswith("contact ")
    assert "differs" in out.getvalue()
    assert err.getvalue().count("\n") == 1


def test_the_demo_is_fresh_each_time_and_apart_from_the_users_journal(run: Run, paths: Paths) -> None:
    first = run("list", "--demo", "--json").json
    assert len(first) > 30
    name = first[0]["name"]
    added = run("add", "--demo", name, "Only for now")
    assert added.code == 0
    assert "temporary" in added.err
    assert run("search", "--demo", "--json", '"Only for now"').json == []
    assert not paths.journal.exists()


# --- the world around ---------------------------------------------------------------------------------------


class Closed(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_a_reader_that_goes_away_gets_no_traceback(made: Run, paths: Paths) -> None:
    err = io.StringIO()
    assert running.main(["show", "Dana"], now=NOW, paths=paths, stdout=Closed(), stderr=err) == 141
    assert err.getvalue() == ""


def test_ctrl_c_ends_quietly(made: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(queries, "contacts", interrupted)
    err = io.StringIO()
    assert running.main(["list"], now=NOW, paths=paths, stdout=io.StringIO(), stderr=err) == 130
    assert err.getvalue() == ""


def test_an_ascii_terminal_gets_escapes_and_no_traceback(made: Run, paths: Paths) -> None:
    made("add", "Zoë 東京", "--new", "Zürich")
    for words in (("show", "zoe 東京"), ("list", "--json"), ("list",)):
        done = subprocess.run(
            [sys.executable, "-c", BELOW, str(paths.journal.parents[1]), *words],
            env={"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0", "PATH": "", "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Zo\\" in done.stdout
    assert json.loads(made("list", "--json").out)[0]["name"] == "Zoë 東京"


def test_the_command_line_loads_neither_the_window_nor_matplotlib() -> None:
    command = "from relationship_journal.cli import running; running.verbs()"
    code = f"import sys; {command}; print([m for m in ('PySide6', 'matplotlib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_a_journal_held_elsewhere_is_left_alone(made: Run, paths: Paths) -> None:
    with Journal.open(paths.journal):
        for words in (("list",), ("search", "x"), ("check",), ("add", "Dana", "x")):
            outcome = made(*words)
            assert outcome.code == 1
            assert "open in another window" in outcome.err


@pytest.mark.parametrize("text", ["--json", "--new", "--help", "--no-such"])
def test_a_text_that_looks_like_an_option_is_the_text(run: Run, text: str) -> None:
    run("new")
    assert run("add", "Dana Whitfield", "--new", text).code == 0
    assert json.loads(run("search", "with:dana", "--json").out)[0]["text"] == text


def test_add_reads_lines_that_write_marks_and_says_what_was_noted(made: Run, paths: Paths) -> None:
    text = "Walked through it.\npromise send the sheet by 24 Nov #rollout\noff duty, kept\nShe laughed."
    added = made("add", "Dana Whitfield", text, "--when", "2026-11-20 10:00")
    assert added.code == 0
    assert "Noted. Promise: send the sheet, due" in added.err
    assert "Noted. Off duty: kept" in added.err
    assert "Walked through it.\\nShe laughed." in made("search", "laughed", "--json").out
    assert made("search", "rollout").out != ""


def test_add_reads_what_it_cost_and_who_needed_an_ear_and_says_so(made: Run) -> None:
    added = made("add", "Dana Whitfield", "Lunch by the canal.\ncost 84.50 GBP, I paid\ndana needed an ear")
    assert added.code == 0
    assert "Noted. Cost: 84.50 GBP, I paid" in added.err
    assert "Noted. Dana Whitfield needed an ear" in added.err
    assert json.loads(made("search", "canal", "--json").out)[0]["text"] == "Lunch by the canal."


def test_add_counts_days_from_a_talk_that_is_over(made: Run) -> None:
    added = made("add", "Dana Whitfield", "Lunch.\npromise send the quote by tomorrow", "--when", "2026-10-02")
    assert added.err == "Noted. Promise: send the quote, due 3 Oct\n"


def test_add_takes_no_line_as_a_mark_where_it_is_told_so(made: Run) -> None:
    added = made("add", "Dana Whitfield", "promise lunch was fun", "--as-text")
    assert (added.code, added.err) == (0, "")
    assert "promise lunch was fun" in made("search", "lunch", "--json").out


def test_a_mark_from_the_command_line_names_one_of_those_who_took_part(made: Run) -> None:
    text = "Lunch.\npromise @marcus send it\npromise call her back"
    added = made("add", "Dana Whitfield", text, "--with", "Marcus Oyelaran", "--new")
    assert added.err.splitlines() == [
        "Noted. Promise, Marcus Oyelaran: send it",
        "Noted. Promise, Dana Whitfield: call her back",
    ]


def test_a_mark_that_says_nothing_writes_nothing(made: Run) -> None:
    refused = made("add", "Dana Whitfield", "Lunch.\npromise by tue")
    assert (refused.code, "needs a few words" in refused.err) == (2, True)
    assert made("search", "lunch", "--json").out.strip() == "[]"
