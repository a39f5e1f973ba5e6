# SPDX-License-Identifier: MIT
"""Every command and how it is called, in the order of the help page; what they do stands elsewhere."""

from __future__ import annotations

from relationship_journal.cli.arguments import Option, Usage
from relationship_journal.values import Channel

NEW = Usage(
    "new",
    "make a journal, plain unless asked otherwise",
    options=(Option("--encrypt", "encrypt it with a passphrase asked on the terminal"),),
)
LIST = Usage("list", "list everybody, the last talked-to first")
SEARCH = Usage(
    "search",
    "find entries, newest first: words, “a phrase”, -word, with:dana tag: channel: after: before: mix:>70",
    "WORD…",
    least=1,
    most=None,
    as_they_are=True,
)
FORCE = Option("--force", "replace an existing file")
SHOW = Usage("show", "show a person and every conversation with them", "CONTACT", least=1, most=None)
INSIGHTS = Usage(
    "insights",
    "say what stands out, about everybody or about one person, with what it rests on",
    "[CONTACT]",
    most=None,
    options=(
        Option("--on", "as of another day, like 2026-11-01 (default: today)", "DATE"),
        Option("--all", "also what was put off or is fine, marked"),
    ),
)
CHART = Usage(
    "chart",
    "draw the mix over time to a picture without names",
    "CONTACT OUT.{png,svg,pdf}",
    least=2,
    most=None,
    options=(
        Option("--name", "write the real name on it"),
        Option("--mode", "what to draw: hours a month (default) or the share of each talk", "hours|share"),
        Option("--months", "how many months, 1 to 240 (default: 18)", "N"),
        FORCE,
    ),
)
BRIEF = Usage(
    "brief",
    "write the page before a meeting: initials and no limits, so that it may lie on a table",
    "CONTACT OUT.{pdf,md}",
    least=2,
    most=None,
    options=(Option("--full", "for your own eyes: names, family, limits, friction"), FORCE),
)
EXPORT = Usage(
    "export",
    "write the whole journal to a file in an open format",
    "OUT",
    least=1,
    most=1,
    options=(Option("--format", "the format: json (default)", "NAME"), FORCE),
)
PERSON = Usage(
    "person",
    "write everything about a person to one readable file, other people masked",
    "CONTACT OUT",
    least=2,
    most=None,
    options=(FORCE,),
)
FORGET = Usage(
    "forget",
    "erase everything about a person, for good",
    "CONTACT",
    least=1,
    most=None,
    options=(
        Option("--yes", "do not ask; this cannot be undone"),
        Option("--copies", "erase it in the backups beside the journal too"),
    ),
)
CHECK = Usage("check", "recompute everything that can be and compare")
ADD = Usage(
    "add",
    "write down a conversation and print its id; the text “-” is standard input",
    "NAME TEXT",
    least=2,
    most=2,
    as_they_are=True,
    options=(
        Option("--with", "somebody else who took part (may be given several times)", "NAME", repeats=True),
        Option("--new", "add the people nobody knows yet"),
        Option("--as-text", "take no line as a mark (promise …, favor …, to raise …)"),
        Option("--when", "when it was, like “yesterday 16:00” (default: now)", "WHEN"),
        Option("--channel", f"how: {', '.join(Channel)} (default: call)", "CHANNEL"),
        Option("--minutes", "how long it took", "N"),
        Option("--business", "how much of it was business, 0 to 100", "N"),
        Option("--tag", "a tag (may be given several times)", "TAG", repeats=True),
    ),
)
IMPORT = Usage(
    "import",
    "take in address books (vCard), or read a JSON export into an empty journal",
    "FILE…",
    least=1,
    most=None,
    options=(
        Option("--dry-run", "say what would happen and write nothing"),
        Option("--code-page", "how an old file's letters are encoded, like cp1250", "NAME"),
        Option("--me", "the file holds your own card: remember it as you, add nobody"),
    ),
)

USAGES = (NEW, ADD, LIST, SEARCH, SHOW, INSIGHTS, CHART, BRIEF, IMPORT, EXPORT, PERSON, FORGET, CHECK)
