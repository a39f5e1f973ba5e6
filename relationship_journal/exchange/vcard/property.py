# SPDX-License-Identifier: MIT
"""One vCard property as text: name, group, parameters and value, decoded but still escaped."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

from relationship_journal.exchange.text import Decoder
from relationship_journal.exchange.vcard.lines import Line, Transfer
from relationship_journal.exchange.vcard.text import label_of_types, readable_label, unescape, without_carets

_BETWEEN_SEMICOLONS = re.compile(r'((?:[^";]|"[^"]*+"?)*+)(?:;|$)')
_GROUP = re.compile(r"[\s.]*+([\w-]+)\.[\w./-]+\s*$")
_CUSTOM = re.compile(r"X-CUSTOM\((.*)\)", re.IGNORECASE | re.DOTALL)
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_LISTS = frozenset({"TYPE", "PREF"})


@dataclass(slots=True)
class Property:
    """A property. `text` is empty and `packed` holds the base64 where the value travels as base64."""

    name: str
    group: str
    params: dict[str, list[str]]
    text: str
    packed: bytes = b""

    @property
    def types(self) -> list[str]:
        return self.params.get("TYPE", [])

    @property
    def preferred(self) -> bool:
        return any(word.lower() == "pref" for word in self.types) or self.params.get("PREF") == ["1"]

    @property
    def whole(self) -> str:
        """The value as one text: commas and semicolons are characters like any other."""
        return unescape(self.text).strip()

    def param(self, name: str) -> str:
        """A parameter's text, or an empty one."""
        return without_carets(",".join(self.params.get(name, [])))

    def label(self, labels: dict[str, str]) -> str:
        """What the writer called this: a label of its group, else its types in words."""
        named = labels.get(self.group) if self.group else None
        return named or label_of_types(self.types)


class PropertyReader:
    """Decodes the lines of one file, remembering the heads that come again and again."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._heads: dict[bytes, _Head] = {}

    def property(self, line: Line) -> tuple[Property, str]:
        """The property of a line, and the name of the encoding it was read with."""
        head = self._heads.get(line.head)
        if head is None:
            head = self._heads[line.head] = _head(line, self._decoder)
        if line.transfer is Transfer.BASE64:
            return Property(head.name, head.group, head.params, "", line.value), head.encoding
        declared = head.params.get("CHARSET")
        text, encoding = self._decoder.decode(line.value, declared[0] if declared else None)
        return Property(head.name, head.group, head.params, text), encoding if encoding != "utf-8" else head.encoding


@dataclass(frozen=True, slots=True)
class _Head:
    name: str
    group: str
    params: dict[str, list[str]]
    encoding: str


def _head(line: Line, decoder: Decoder) -> _Head:
    text, encoding = decoder.decode(line.head)
    front, *rest = text.split(";") if '"' not in text else _BETWEEN_SEMICOLONS.findall(text)
    group = _GROUP.match(front)
    return _Head(
        line.name.decode("ascii", "replace"), group[1].lower() if group else "", _parameters(rest, decoder), encoding
    )


def _parameters(parts: list[str], decoder: Decoder) -> dict[str, list[str]]:
    params: dict[str, list[str]] = {}
    for part in parts:
        key, equals, value = part.strip().partition("=")
        custom = _CUSTOM.fullmatch(part.strip())
        if custom:
            key, values = "TYPE", ["X-" + _custom_label(custom[1], decoder)]
        elif not equals:
            values = [key]
            key = "ENCODING" if key.upper() in _ENCODINGS else "TYPE"
        elif key.strip().upper() in _LISTS:
            values = [one.strip().strip('"') for one in value.split(",")]
        else:
            values = [value.strip().strip('"')]
        params.setdefault(key.strip().upper(), []).extend(one for one in values if one)
    return params


def _custom_label(inside: str, decoder: Decoder) -> str:
    """Some phones hide a label of their own, in quoted-printable, inside a parameter's name."""
    declared, words = None, []
    for one in inside.split(","):
        key, _, value = one.partition("=")
        if key.upper() == "CHARSET":
            declared = value
        elif key.upper() != "ENCODING":
            words.append(one)
    return readable_label(decoder.decode(binascii.a2b_qp(",".join(words).encode("utf-8")), declared)[0])
