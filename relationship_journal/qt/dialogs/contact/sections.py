# SPDX-License-Identifier: MIT
"""The sections of the form that are fields alone: work, ways to reach, nearness, dates and family, note and tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import QWidget

from relationship_journal import wording
from relationship_journal.qt.dialogs.contact.columns import Columns
from relationship_journal.qt.dialogs.contact.inputs import AnyInput, Choice, Mark, Months, Note, Suggested, Tags, Text
from relationship_journal.qt.dialogs.contact.lines import CardLine, FlowLine, Line, LineList
from relationship_journal.qt.dialogs.contact.section import Section
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.contact_editor import Suggestions
from relationship_journal.values import MethodKind, Stage, Status, Tier, WantedBy

_KINDS: Mapping[str, str] = {
    MethodKind.PHONE.value: "Phone",
    MethodKind.EMAIL.value: "E-mail",
    MethodKind.URL.value: "Web page",
    MethodKind.MESSENGER.value: "Messenger",
    MethodKind.OTHER.value: "Other",
}
_LABELS: Mapping[str, Sequence[str]] = {
    MethodKind.PHONE.value: ("mobile", "work", "home", "assistant", "reception", "fax"),
    MethodKind.EMAIL.value: ("work", "home", "assistant"),
    MethodKind.URL.value: ("work", "LinkedIn", "home"),
    MethodKind.MESSENGER.value: ("Signal", "WhatsApp", "Teams", "Telegram", "WeChat", "LINE"),
    MethodKind.OTHER.value: ("work", "home"),
}
_STATUSES: Mapping[str, str] = {status.value: wording.status_name(status) for status in Status}
_STAGES: Mapping[str, str] = {stage.value: wording.stage_name(stage) for stage in Stage}
_WANTED: Mapping[str, str] = {
    WantedBy.UNKNOWN.value: "Not known",
    WantedBy.ME.value: "Me",
    WantedBy.THEM.value: "Them",
    WantedBy.MUTUAL.value: "Both of us",
    WantedBy.KEEPS_IT_BUSINESS.value: "Keeps it business",
}
_TIERS: Mapping[str, str] = {tier.value: wording.tier_name(tier) for tier in Tier}
_ROLES = ("decides", "pays", "advises", "uses it", "opens doors", "checks the contract")
_PLACES = ("work", "home", "delivery", "invoice", "holidays")
_DAYS = ("anniversary", "wedding", "started the job", "name day", "child’s birthday")
_NEAR = ("partner", "wife", "husband", "son", "daughter", "mother", "father", "sister", "brother", "friend",
         "assistant", "manager", "dog")  # fmt: skip


def work(offers: Suggestions, parent: QWidget) -> Section:
    """Jobs, former ones too."""
    section = Section("&Work", parent)

    def job() -> Line:
        inputs: dict[str, tuple[str, AnyInput]] = {
            "account": ("Company", Text(offers.accounts)),
            "title": ("Job title", Text()),
            "department": ("Department", Text()),
            "buying_role": ("Part in buying", Suggested(_ROLES)),
            "started_on": ("Since", _placeholder("like March 2020")),
            "ended_on": ("Until", _placeholder("empty while it lasts")),
        }
        return CardLine("job", inputs, {})

    section.rows.addWidget(section.list("jobs", LineList(job, "Add a job", "addJob")))
    return section


def reach(_: Suggestions, parent: QWidget) -> Section:
    """Numbers, mails, pages, messengers, and postal addresses."""
    section = Section("&Reach", parent)

    def address() -> Line:
        inputs: dict[str, tuple[str, AnyInput]] = {
            "label": ("Label", Suggested(_PLACES)),
            "street": ("Street", Text()),
            "postcode": ("Postcode", Text()),
            "locality": ("Town", Text()),
            "region": ("Region", Text()),
            "extended": ("Building, floor", Text()),
            "po_box": ("PO box", Text()),
            "country": ("Country", Text()),
            "formatted": ("As written", Note(2)),
        }
        return CardLine("address", inputs, {"street": 2, "formatted": 3})

    section.rows.addWidget(section.list("methods", LineList(MethodLine, "Add a number or address", "addMethod")))
    section.rows.addSpacing(6)
    section.rows.addWidget(section.list("addresses", LineList(address, "Add a postal address", "addAddress")))
    return section


class MethodLine(FlowLine):
    """A way to reach somebody; the labels offered go with its kind."""

    def __init__(self) -> None:
        self._kind = Choice(_KINDS)
        self._label = Suggested(_LABELS[MethodKind.PHONE.value], "label")
        self._label.setMinimumContentsLength(9)
        super().__init__(
            "way to reach",
            {
                "kind": ("Kind", self._kind),
                "label": ("Label", self._label),
                "value": ("Number or address", _placeholder("Number or address")),
                "preferred": ("Preferred", Mark("Preferred")),
            },
            "value",
        )
        self._kind.edited.connect(self._follow)

    def put(self, line: dict[str, object]) -> None:
        super().put(line)
        self._follow()

    def _follow(self) -> None:
        self._label.offer(_LABELS[self._kind.value()])


def nearness(_: Suggestions, parent: QWidget) -> Section:
    """What they are to the business, how near, and when they are to be left alone."""
    section = Section("Re&lationship", parent)
    cadence, away = _placeholder("like 28"), _placeholder("like 10 January")
    section.columns(
        section.field("status", "Status", Choice(_STATUSES)),
        section.field("stage", "Stage", Choice(_STAGES)),
        section.field("wanted_by", "Friendship wanted by", Choice(_WANTED)),
        section.field("tier", "Tier", Choice(_TIERS)),
        section.field("cadence_days", "Own cadence in days, before the tier’s", cadence),
        section.field("away_until", "Away until", away),
    )
    section.columns((section.field("seasonal_months", "Months they are away or busy every year", Months()), 3))
    marks = Columns((2, 1), 34)
    marks.add(section.mark("off_duty_welcome", "Talks without business are welcome (off duty)"))
    marks.add(section.mark("health_or_public", "Health-care professional or public buyer"))
    section.rows.addWidget(marks)
    return section


def family(offers: Suggestions, parent: QWidget) -> Section:
    """The birthday, other days, and the people near them."""
    section = Section("&Dates and family", parent)

    def day() -> Line:
        return FlowLine(
            "date", {"label": ("Label", _suggested(_DAYS)), "on": ("Day", _placeholder("like 7 June 2010"))}, "on"
        )

    def relation() -> Line:
        return FlowLine(
            "relation", {"label": ("Who they are", _suggested(_NEAR)), "name": ("Name", _named(offers))}, "name"
        )

    section.columns(
        section.field("birthday", "Birthday, with or without the year", _placeholder("like 7 June 1980")),
        section.field("zone", "Time zone", Text(_zones())),
        steps=(2, 1),
    )
    section.rows.addWidget(section.list("dates", LineList(day, "Add a date", "addDate")))
    section.rows.addSpacing(6)
    section.rows.addWidget(section.list("relations", LineList(relation, "Add somebody near them", "addRelation")))
    return section


def note(offers: Suggestions, parent: QWidget) -> Section:
    """What does not fit elsewhere."""
    section = Section("&Note and tags", parent)
    section.columns((section.field("note", "Note", Note()), 3))
    tags = Tags(offers.tags)
    tags.setPlaceholderText("like football, trade fair")
    section.columns((section.field("tags", "Tags, separated by commas", tags), 3))
    section.rows.addWidget(words("Tags on people are apart from tags on entries.", "small"))
    return section


SECTIONS: Mapping[str, Callable[[Suggestions, QWidget], Section]] = {
    "&Work": work,
    "&Reach": reach,
    "Re&lationship": nearness,
    "&Dates and family": family,
    "&Note and tags": note,
}
"""Below the person, in order, by the title each begins with."""


def _placeholder(text: str) -> Text:
    made = Text()
    made.setPlaceholderText(text)
    return made


def _suggested(offers: Sequence[str]) -> Suggested:
    made = Suggested(offers, "label")
    made.setMinimumContentsLength(12)
    return made


def _named(offers: Suggestions) -> Text:
    made = Text(offers.people)
    made.setPlaceholderText("Name, or a contact")
    return made


def _zones() -> list[str]:
    return [bytes(zone.data()).decode() for zone in QTimeZone.availableTimeZoneIds()]
