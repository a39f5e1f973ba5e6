# SPDX-License-Identifier: MIT
"""The door: one format a file, listed here by hand; an ImportPlan stands between a file and the journal."""

from __future__ import annotations

from relationship_journal.exchange.formats import Card, Exporter, Importer
from relationship_journal.exchange.json_file import dumps as write_json
from relationship_journal.exchange.vcard import read as read_vcard
from relationship_journal.exchange.vcard import recognizes as recognizes_vcard

__all__ = ["EXPORTERS", "IMPORTERS", "Card", "Exporter", "Importer", "importer_for"]

IMPORTERS: tuple[Importer, ...] = (Importer("vCard", (".vcf", ".vcard"), recognizes_vcard, read_vcard),)

EXPORTERS: tuple[Exporter, ...] = (Exporter("JSON", (".json",), write_json),)


def importer_for(data: bytes) -> Importer | None:
    """The first importer that recognizes the content, or None."""
    return next((importer for importer in IMPORTERS if importer.recognizes(data)), None)
