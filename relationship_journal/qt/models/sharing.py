# SPDX-License-Identifier: MIT
"""A chart on its way out: who is named how, what it says, and whether a name got in after all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relationship_journal import wording
from relationship_journal.anonymity import Aliases, initials, leaks
from relationship_journal.charts import mix_over_time
from relationship_journal.charts.export import Form, chart_bytes
from relationship_journal.charts.mix_over_time import MixPoints, Mode
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, MonthMix

_EVERYBODY = {"alias": "all customers", "initials": "all customers", "name": "all contacts"}


class Naming(StrEnum):
    """How a shared chart calls the person."""

    ALIAS = "alias"
    INITIALS = "initials"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is to be shared and how. `until` is a month, YYYY-MM; `contact` None is everybody."""

    contact: ContactId | None
    name: str
    mode: Mode
    span: int
    until: str
    naming: Naming = Naming.ALIAS
    caption: str = ""
    form: Form = Form.PNG

    @property
    def who(self) -> str:
        """The name the chart shows."""
        if self.contact is None:
            return _EVERYBODY[self.naming]
        if self.naming is Naming.NAME:
            return self.name
        return initials(self.name) if self.naming is Naming.INITIALS else Aliases().alias_for(self.contact)


@dataclass(frozen=True, slots=True)
class Shared:
    """A chart as it would leave: its bytes, the words on it for who can't see it, and names found in the caption."""

    sharing: Sharing
    content: bytes
    description: str
    leaked: tuple[str, ...]


def compose(journal: Journal, wanted: Sharing) -> Shared:
    """Read and draw the chart; takes a good part of a second, so on a thread."""
    months = journal.slice(lambda held: queries.months(held, wanted.contact))
    talks = journal.slice(lambda held: queries.talks(held, wanted.contact)) if wanted.mode is Mode.SHARE else []
    names = journal.slice(queries.names) if wanted.caption and wanted.naming is not Naming.NAME else []
    points = mix_over_time.points(months, talks, wanted.until, wanted.span)
    title, subtitle = _finding(months, points, wanted)
    hidden = wanted.naming is not Naming.NAME
    description = mix_over_time.describe(points, wanted.who, numbered=hidden)
    content = chart_bytes(
        points,
        wanted.form,
        title=title,
        subtitle=subtitle,
        caption=wanted.caption,
        mode=wanted.mode,
        aliased=hidden,
        description=description,
    )
    return Shared(wanted, content, description, tuple(leaks(wanted.caption, names)))


def _finding(months: list[MonthMix], points: MixPoints, wanted: Sharing) -> tuple[str, str]:
    title, subtitle = wording.mix_finding(months, wanted.who, points.months[0], points.months[-1])
    if wanted.mode is Mode.SHARE:
        subtitle = f"Business share of each conversation{wording.SEPARATOR}{points.counted}"
    return title, subtitle
