# SPDX-License-Identifier: MIT
"""The journal's own open format: JSON that holds everything and can be read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_LARGEST = 2_000_000_000


def looks_like(data: bytes) -> bool:
    """Whether the bytes could be such an export, whatever the order of its keys."""
    return data[:400].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and b'"relationship-journal"' in data


def dumps(record: Mapping[str, Any]) -> bytes:
    """The record as UTF-8 JSON, one line a row, so that two exports can be compared."""
    parts = []
    for key, value in record.items():
        if isinstance(value, list):
            lines = ",\n".join(f"  {_line(item)}" for item in value)
            parts.append(f" {json.dumps(key)}: [{f'{chr(10)}{lines}{chr(10)} ' if value else ''}]")
        else:
            parts.append(f" {json.dumps(key)}: {_line(value)}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8", "replace")


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def loads(data: bytes) -> dict[str, Any]:
    """The record in an export; raises ValueError with a sentence for what is none."""
    if len(data) > _LARGEST:
        raise ValueError("This file is too large to be an export of Relationship Journal.")
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise ValueError(f"This file is not readable JSON{where}. Nothing was changed.") from None
    if not isinstance(content, dict):
        raise ValueError("This is not an export of Relationship Journal. Nothing was changed.")
    return content


def _refuse(constant: str) -> float:
    raise ValueError(f"This file holds {constant}, which is no number. Nothing was changed.")
