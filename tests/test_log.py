# SPDX-License-Identifier: MIT
"""The log helps to find an error and tells nobody what a journal says."""

from __future__ import annotations

import logging
import sys

import pytest

from relationship_journal import log
from relationship_journal.dates import parse_day

SECRET = "Dana Whitfield hates mornings"


@pytest.fixture
def logger(tmp_path):
    """The package's logger, writing to a file; put back as it was."""
    logger = logging.getLogger("relationship_journal")
    before = logger.level, logger.propagate, list(logger.handlers)
    log.setup(tmp_path / "journal.log")
    yield logging.getLogger("relationship_journal.storage")
    for handler in [handler for handler in logger.handlers if handler not in before[2]]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(before[0])
    logger.propagate = before[1]


def written(tmp_path) -> str:
    return (tmp_path / "journal.log").read_text(encoding="utf-8")


def test_events_and_ids_are_written(logger, tmp_path) -> None:
    logger.info("conversation-saved", extra={"ids": 1284})
    logger.warning("rows-differ", extra={"ids": (3, 4)})
    first, second = written(tmp_path).splitlines()
    assert first.endswith("conversation-saved 1284")
    assert second.endswith("rows-differ 3 4")
    assert "INFO test_log:" in first


def test_no_text_gets_in(logger, tmp_path) -> None:
    logger.info("saved %s", SECRET)
    logger.info(SECRET)
    logger.info(SECRET.split(), extra={"ids": SECRET})
    logger.info("saved", extra={"ids": (1, SECRET)})
    try:
        raise ValueError(SECRET) from KeyError(SECRET)
    except ValueError as error:
        error.add_note(SECRET)
        logger.exception("save-failed", stack_info=True)
    text = written(tmp_path)
    assert not set(SECRET.split()) & set(text.replace("'", " ").split())
    assert "save-failed ValueError < KeyError" in text
    assert len(text.splitlines()) == 5


def test_an_error_says_where_in_our_code(logger, tmp_path) -> None:
    try:
        parse_day(SECRET, None)
    except ValueError:
        logger.exception("day-not-read")
    line = written(tmp_path)
    assert "ValueError at dates:" in line
    assert "Dana" not in line
    assert "test_log:" in line.split("day-not-read")[0]
    assert "test_log" not in line.split("day-not-read")[1]


def test_a_long_chain_of_errors_ends(logger, tmp_path) -> None:
    error: Exception = ValueError(SECRET)
    for _ in range(50):
        outer = RuntimeError(SECRET)
        outer.__cause__ = error
        error = outer
    error.__cause__.__cause__.__cause__ = error  # and a ring of them, too
    assert log.describe(error) == " < ".join(["RuntimeError"] * 5)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_the_files_are_for_their_owner_only(logger, tmp_path) -> None:
    for _ in range(6000):
        logger.info("tick-with-a-long-name.of-an-event")
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["journal.log", "journal.log.1"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert sum(file.stat().st_size for file in files) < 600_000


def test_an_existing_open_file_is_closed_to_others(tmp_path, logger) -> None:
    loose = tmp_path / "loose.log"
    loose.touch(mode=0o644)
    log.setup(loose)
    logger.info("opened")
    assert "opened" in loose.read_text()
    if sys.platform != "win32":
        assert loose.stat().st_mode & 0o777 == 0o600


def test_a_second_setup_replaces_the_first(logger, tmp_path) -> None:
    log.setup(tmp_path / "other.log")
    logger.info("once")
    assert written(tmp_path) == ""
    assert (tmp_path / "other.log").read_text().count("once") == 1


def test_no_place_to_write_is_no_reason_to_fail(logger, tmp_path, capsys) -> None:
    assert isinstance(log.setup(tmp_path / "missing" / "journal.log"), logging.NullHandler)
    logger.error("still-running")
    assert capsys.readouterr() == ("", "")


def test_a_failing_disk_prints_nothing(logger, tmp_path, capsys, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log.setup(tmp_path / "journal.log"), "_turn_over", full)
    logger.error("save-failed %s", SECRET)
    assert SECRET not in "".join(capsys.readouterr())
