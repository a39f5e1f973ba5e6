# SPDX-License-Identifier: MIT
"""What a card calls its person or company, and which of its names is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from relationship_journal.exchange.vcard.property import Property
from relationship_journal.exchange.vcard.text import components, one_line, split, unescape
from relationship_journal.values import MethodKind, NewMethod

_LIST_COMMA = re.compile(r"(?<!\\),(?!\s|$)")
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+")


class Names:
    """Gathers the names of one card."""

    def __init__(self) -> None:
        self.prefix = self.given = self.middle = self.family = self.suffix = ""
        self.phonetic_given = self.phonetic_family = ""
        self.says_company = False
        self._formatted = ""
        self._firm = ""
        self._nicknames: list[str] = []

    @property
    def nickname(self) -> str:
        return ", ".join(dict.fromkeys(self._nicknames))

    def take(self, one: Property) -> bool:
        """Whether the property is a name and was taken; of several full names the first one counts."""
        match one.name:
            case "FN":
                self._formatted = self._formatted or one_line(one.whole)
            case "N":
                self._take_parts(one)
            case "NICKNAME":
                for part in split(one.text, ","):
                    self.add_nickname(unescape(part))
            case "ORG":
                self._firm = self._firm or next(filter(None, map(one_line, components(one.text))), "")
            case "X-PHONETIC-FIRST-NAME":
                self.phonetic_given = one_line(one.whole)
            case "X-PHONETIC-LAST-NAME":
                self.phonetic_family = one_line(one.whole)
            case "SOUND" if not one.packed and any(word.upper() == "X-IRMC-N" for word in one.types):
                family, given, *_ = [*components(one.text), ""]
                self.phonetic_family = self.phonetic_family or one_line(family)
                self.phonetic_given = self.phonetic_given or one_line(given)
            case _:
                return False
        return True

    def add_nickname(self, name: str) -> None:
        """Put another nickname beside those there are."""
        if name.strip():
            self._nicknames.append(one_line(name))

    def shown(self, methods: Sequence[NewMethod]) -> tuple[str, bool]:
        """The name to show, empty if nothing on the card can stand for one, and whether it is a company's."""
        parts = self._joined_parts()
        is_company = self.says_company or self._looks_like_company(parts)
        means = (MethodKind.EMAIL, MethodKind.PHONE)
        reach = [one_line(method.value) for kind in means for method in methods if method.kind is kind]
        candidates = (self._formatted, parts, self.nickname, self._firm, *reach)
        return next(filter(None, candidates), ""), is_company

    def _take_parts(self, one: Property) -> None:
        parts = split(one.text, ";")
        if self._joined_parts() or not "".join(parts).strip():
            return
        family, given, middle, prefix, suffix, *more = [*parts, *[""] * 5][: max(5, len(parts))]
        self.family, self.given, self.middle = (_listed(part, " ") for part in (family, given, middle))
        self.prefix = _listed(prefix, ", ")
        self.suffix = ", ".join(filter(None, (_listed(part, ", ") for part in (suffix, *more))))

    def _joined_parts(self) -> str:
        if not (self.prefix or self.middle or self.suffix) and _EAST_ASIAN.fullmatch(self.family + self.given):
            return self.family + self.given
        return " ".join(filter(None, (self.prefix, self.given, self.middle, self.family, self.suffix)))

    def _looks_like_company(self, parts: str) -> bool:
        """A card whose only name is its firm's belongs to the firm."""
        own = {name.casefold() for name in (self._formatted, parts) if name}
        return bool(self._firm) and not self._nicknames and own <= {self._firm.casefold()}


def _listed(part: str, joint: str) -> str:
    """A part of a name; a comma with nothing behind it parts two names, any other is a comma."""
    names = [one_line(unescape(name)) for name in _LIST_COMMA.split(part)]
    return joint.join(filter(None, names))
