# SPDX-License-Identifier: MIT
"""Ways to reach the person of a card: numbers, mails, pages, messengers."""

from __future__ import annotations

import re
from dataclasses import replace

from relationship_journal.exchange.vcard import words
from relationship_journal.exchange.vcard.property import Property
from relationship_journal.exchange.vcard.text import label_of_types, one_line, percent_decoded, unescape
from relationship_journal.values import MethodKind, NewMethod

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")
_MAIL_SCHEME = re.compile("^mailto:", re.IGNORECASE)
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=([\d-]+)", re.IGNORECASE)
_KDE_MESSENGER = re.compile(r"X-MESSAGING/(.+?)-ALL")
_KDE_SEPARATOR = "\ue000"


class Reach:
    """Gathers the ways to reach one person; a number or address stays as it was typed."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._labels = labels
        self._methods: dict[tuple[MethodKind, str, str], NewMethod] = {}

    def methods(self) -> tuple[NewMethod, ...]:
        """All ways, in the order of the card."""
        return tuple(self._methods.values())

    def take(self, one: Property) -> bool:
        """Whether the property is a way to reach somebody and was taken."""
        match one.name:
            case "TEL":
                self._take_phone(one)
            case "EMAIL":
                self._add(MethodKind.EMAIL, _MAIL_SCHEME.sub("", one.whole), one)
            case "URL":
                self._add(MethodKind.URL, one.whole, one)
            case "IMPP":
                self._take_messenger(one.whole, one.param("X-SERVICE-TYPE") or one.param("SERVICE-TYPE"), one)
            case "X-SOCIALPROFILE" | "SOCIALPROFILE":
                self._take_profile(one)
            case _:
                return self._take_by_word(one)
        return True

    def _take_by_word(self, one: Property) -> bool:
        if one.name in words.PAGES:
            self._add(MethodKind.URL, one.whole, one, words.PAGES[one.name])
            return True
        kde = _KDE_MESSENGER.fullmatch(one.name)
        service = words.MESSENGERS.get(f"X-{kde[1]}" if kde else one.name) or (kde[1].capitalize() if kde else "")
        for handle in one.whole.split(_KDE_SEPARATOR) if service else ():
            self._take_messenger(handle, service, one)
        return bool(service)

    def _take_phone(self, one: Property) -> None:
        number = one.whole
        if number.lower().startswith("tel:"):
            number = _EXTENSION.sub(r" ext. \1", percent_decoded(number[4:]))
        elif number.lower().startswith(("sip:", "sips:")):
            self._take_messenger(number, "", one)
            return
        self._add(MethodKind.PHONE, number, one)

    def _take_messenger(self, handle: str, service: str, one: Property) -> None:
        if _WEB.match(handle):
            self._add(MethodKind.URL, handle, one, service)
            return
        scheme = _SCHEME.match(handle)
        if scheme and scheme[1].lower() in words.SCHEMES:
            handle = percent_decoded(handle[scheme.end() :])
            service = service or words.SCHEMES[scheme[1].lower()]
        self._add(MethodKind.MESSENGER, handle, one, service)

    def _take_profile(self, one: Property) -> None:
        network = one.param("SERVICE-TYPE") or one.param("X-SERVICE-TYPE") or label_of_types(one.types)
        user = one.param("X-USER") or one.param("USERNAME")
        if _WEB.match(one.whole):
            self._add(MethodKind.URL, one.whole, one, network)
        else:
            self._take_messenger(user or one.whole, network, one)

    def _add(self, kind: MethodKind, value: str, one: Property, label: str = "") -> None:
        value = one_line(unescape(value) if "\\:" in value else value)
        if not value:
            return
        group_label = self._labels.get(one.group) if one.group else None
        method = NewMethod(kind, value, group_label or label or one.label(self._labels), one.preferred)
        key = (kind, value.casefold(), method.label.casefold())
        known = self._methods.get(key)
        if known is None:
            self._methods[key] = method
        elif method.preferred:
            self._methods[key] = replace(known, preferred=True)
