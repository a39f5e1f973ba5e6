# SPDX-License-Identifier: MIT
"""Run every benchmark that exists and print its figures: python -m tests.benchmarks [FOLDER] [--large]."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks import insights, record, window
from tests.benchmarks.data import journal_of
from tests.benchmarks.report import Figure, table

DEFAULT = Path(__file__).resolve().parents[2] / "bench-data"


def main(arguments: list[str]) -> None:
    folder = Path(next((word for word in arguments if not word.startswith("--")), DEFAULT))
    small, path = journal_of(folder, 10_000), journal_of(folder, 100_000)
    found: list[Figure] = [*record.figures(path, folder), record.growth(small, path, 10)]
    if "--large" in arguments:
        found.append(record.growth(small, journal_of(folder, 1_000_000), 100))
    found += insights.figures(path, folder)
    found += window.figures(path, folder)
    print(table(found))


main(sys.argv[1:])
