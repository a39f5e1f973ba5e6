# SPDX-License-Identifier: MIT
"""What stands in a composer, and the same as a draft keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from relationship_journal.frozen import dataclass
from relationship_journal.values import Channel, Minutes, Precision, Share, When

if TYPE_CHECKING:
    from relationship_journal.qt.models.manner_form import MannerForm

FIELDS = ("channel", "when", "minutes", "share")


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the composer, as somebody put it there; what words say is in the text alone.

    `when` is as typed, empty for now; None is "left at what is usual". A field that is `touched` is as it stands
    here, whatever the words say. `prose` are the lines that are no marks, though they begin so;
    `manner` is how it was, None where nothing is said of that.
    """

    text: str = ""
    channel: Channel | None = None
    when: str = ""
    minutes: Minutes | None = None
    share: Share | None = None
    touched: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()
    manner: MannerForm | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to lose."""
        return not self.text.strip() and not self.has_fields

    @property
    def has_fields(self) -> bool:
        """Whether somebody set a field."""
        return replace(self, text="", touched=frozenset(), prose=frozenset()) != Form()

    def is_by_hand(self, field: str) -> bool:
        """Whether somebody set a field, so that words do not."""
        return field in self.touched or getattr(self, field) not in {None, ""}


def written(when: When) -> str:
    """A moment in a form that can be read back on any day: "2026-11-21 16:00"."""
    return f"{when.local:%Y-%m-%d}" if when.precision is Precision.DAY else f"{when.local:%Y-%m-%d %H:%M}"


def form_of(body: Mapping[str, object]) -> Form:
    """A form from a kept draft; what cannot be used is left out, the text never."""
    channel, minutes, share = str(body.get("channel")), body.get("minutes"), body.get("share")
    touched, prose = body.get("touched"), body.get("prose")
    return Form(
        text=str(body.get("text") or ""),
        channel=Channel(channel) if channel in list(Channel) else None,
        when=str(body.get("when") or ""),
        minutes=minutes if isinstance(minutes, int) else None,
        share=share if isinstance(share, int) and 0 <= share <= 100 else None,
        touched=frozenset(map(str, touched)) if isinstance(touched, list) else frozenset(),
        prose=frozenset(map(str, prose)) if isinstance(prose, list) else frozenset(),
        manner=_manner_in(body.get("manner")),
    )


def _manner_in(kept: object) -> MannerForm | None:
    if not isinstance(kept, dict) or not kept:
        return None
    from relationship_journal.qt.models.manner_form import manner_of  # noqa: PLC0415  (where a draft says anything of it)

    with suppress(KeyError, TypeError, ValueError):
        return manner_of(kept)
    return None


def meant_in(body: Mapping[str, object], moment: Callable[[str], When]) -> dict[str, When]:
    """What moments in the words of a kept draft meant when they were typed."""
    found: dict[str, When] = {}
    meant = body.get("meant")
    for pair in meant if isinstance(meant, list) else []:
        with suppress(ValueError, TypeError):
            words, moment_written = pair
            found[str(words)] = moment(str(moment_written))
    return found
