# SPDX-License-Identifier: MIT
"""Who a conversation was with: those a text names, beside the contact whose page it is."""

from __future__ import annotations

from collections.abc import Sequence

from relationship_journal import wording
from relationship_journal.one_line import Mention, Reading
from relationship_journal.qt.models.known import Known
from relationship_journal.storage.errors import BadValue
from relationship_journal.values import ContactId, NewContact, fold

_NOBODY = "Say who it was with: write @ and a name."


class NotKnown(BadValue):
    """People are named who are not in the journal; `log` adds them if it is told to."""

    def __init__(self, names: Sequence[str]) -> None:
        verb = "is" if len(names) == 1 else "are"
        super().__init__("people", f"{wording.names_list(names)} {verb} not in this journal yet.")
        self.names = tuple(names)


class Company:
    """The people of a text written on the page of `here`, or on nobody's."""

    def __init__(self, known: Known, here: ContactId | None) -> None:
        self._known = known
        self._here = here

    def line(self, reading: Reading) -> str:
        """Who it is with, beside whose page it is: "With Marcus Oyelaran."; several conversations are listed."""
        groups = self._named(reading)
        if len(groups) > 1:
            listed = ", ".join(wording.names_list([self._called(mention) for mention in group]) for group in groups)
            return f"{wording.count(len(groups), 'conversation')}: {listed}."
        others = [self._called(mention) for group in groups for mention in group if not self._is_here(mention)]
        return f"With {wording.names_list(others)}." if others else ""

    def groups(self, reading: Reading, *, add_newcomers: bool) -> list[list[ContactId | NewContact]]:
        """Who each conversation was with; the open contact is one of them unless several are named apart.

        Raises BadValue where nobody is named or a name can be several people's, NotKnown where it is nobody's yet.
        """
        here = [] if self._here is None else [self._here]
        named = self._named(reading)
        strange = [mention.name for group in named for mention in group if not self._meant_people(mention)]
        if not named and not here:
            if not reading.strangers:
                raise BadValue("people", _NOBODY)
            strange = list(reading.strangers)
            named = (tuple(Mention(name) for name in strange),)
        if strange and not add_newcomers:
            raise NotKnown([name for at, name in enumerate(strange) if fold(name) not in map(fold, strange[:at])])
        groups = [[self._one(mention) for mention in group] for group in named]
        if len(groups) <= 1:
            groups = [[*here, *(groups[0] if groups else [])]]
        return [_each_once(group) for group in groups]

    def first(self, reading: Reading) -> ContactId | None:
        """Whose habits hold: the open contact's, else of whoever is named first."""
        if self._here is not None and len(reading.groups) <= 1:
            return self._here
        mentions = (mention for group in self._named(reading) for mention in group)
        return next((one for mention in mentions for one in self._meant_people(mention)[:1]), None)

    def _named(self, reading: Reading) -> tuple[tuple[Mention, ...], ...]:
        """The groups that are named; on nobody's page those of the marks stand in where nobody else is."""
        if reading.groups or reading.strangers or self._here is not None or not reading.in_marks:
            return reading.groups
        return (reading.in_marks,)

    def _called(self, mention: Mention) -> str:
        people = self._meant_people(mention)
        if not people:
            return f"{mention.name} (new)"
        known = [self._known.people[one] for one in people]
        return known[0].name if len(known) == 1 else f"{mention.name} (which one?)"

    def _one(self, mention: Mention) -> ContactId | NewContact:
        people = self._meant_people(mention)
        if len(people) > 1:
            known = [self._known.people[one] for one in people]
            listed = ", ".join(f"{one.name} ({one.account})" if one.account else one.name for one in known)
            raise BadValue("people", f"“{mention.name}” can be {listed}. Write @ and choose one.")
        return people[0] if people else NewContact(mention.name)

    def _meant_people(self, mention: Mention) -> tuple[ContactId, ...]:
        """Whom a mention means here: of several of one name the one whose page this is."""
        people = tuple(one for one in mention.people if one in self._known.people)
        return tuple(one for one in people if one == self._here) or people

    def _is_here(self, mention: Mention) -> bool:
        return self._here is not None and self._meant_people(mention) == (self._here,)


def _each_once(group: Sequence[ContactId | NewContact]) -> list[ContactId | NewContact]:
    """Everybody of a group once; newcomers are the same where their names are, whatever their case."""
    found: dict[object, ContactId | NewContact] = {}
    for one in group:
        found.setdefault(fold(one.name) if isinstance(one, NewContact) else one, one)
    return list(found.values())
