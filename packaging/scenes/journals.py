# SPDX-License-Identifier: MIT
"""The journals that scenes stand on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from relationship_journal import demo, values
from relationship_journal.storage import bulk, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Channel, ContactId, NewContact, NewConversation, NewJob, When

MANY = 1_000
CARDS = Path(__file__).resolve().parents[2] / "tests" / "exchange" / "data" / "apple.vcf"
"""An address book to import, and to show raw."""


def _demo(path: Path, now: datetime) -> Journal:
    return demo.fresh(path, now)


def _empty(path: Path, _: datetime) -> Journal:
    return Journal.create(path)


def _one(path: Path, now: datetime) -> Journal:
    journal = Journal.create(path)
    dana = edits.add_contact(journal, NewContact("Dana Whitfield", jobs=(NewJob("Northgate Logistics"),)))
    edits.log_conversation(journal, NewConversation((dana,), when(now, 1), text="Asked for the audit export."))
    return journal


def _world(path: Path, now: datetime) -> Journal:
    """Names and texts in other scripts, and very long ones."""
    journal = Journal.create(path)
    for number, (name, account, text) in enumerate(WORLD):
        person = edits.add_contact(journal, NewContact(name, jobs=(NewJob(account, "Head of procurement"),)))
        for day in range(1, 4):
            talk = NewConversation(
                (person,), when(now, number + day), Channel.CALL, text, minutes=25, share=65, tags=(account[:24],)
            )
            edits.log_conversation(journal, talk)
    return journal


def _many(path: Path, now: datetime) -> Journal:
    journal = Journal.create(path)
    people = [NewContact(f"Person {number:04}", jobs=(NewJob(f"Company {number % 90}"),)) for number in range(MANY)]
    talks = [
        NewConversation((ContactId(number % MANY),), when(now, number % 700 + 1), text=f"Talk {number}", share=60)
        for number in range(5 * MANY)
    ]
    bulk.load(journal, "many", people, talks)
    return journal


def _nowhere(path: Path, _: datetime) -> Journal:
    """Somebody who works nowhere."""
    journal = Journal.create(path)
    edits.add_contact(journal, NewContact("Dana Whitfield"))
    return journal


def _accounts(path: Path, now: datetime) -> Journal:
    """Accounts with everything that can be said of one."""
    journal, today = Journal.create(path), now.date()
    northgate, day = "Northgate Logistics", timedelta(days=1)
    head = NewJob(northgate, "Head of Operations", started_on=today - 700 * day, buying_role="decides")
    former = NewJob(northgate, "Purchasing", ended_on=today - 40 * day)
    people = [
        NewContact("Dana Whitfield", stage=values.Stage.FRIEND, jobs=(head,)),
        NewContact("Jordan Beck", jobs=(NewJob(northgate, "Depot manager", buying_role="uses it"),)),
        NewContact("Ines Almeida", stage=values.Stage.FRIEND, jobs=(former, NewJob("Ferrante Foods", "Buyer"))),
        *(NewContact(name, jobs=(NewJob(account, "Head of procurement"),)) for name, account, _ in WORLD),
    ]
    ids = [edits.add_contact(journal, person) for person in people]
    for person, days, minutes in ((0, 6, 95), (0, 40, 60), (1, 210, 45), (2, 60, 30), (3, 12, 25), (4, 100, 30)):
        talk = NewConversation((ids[person],), when(now, days), Channel.MEETING, "The rollout.", minutes, 60)
        edits.log_conversation(journal, talk)
    for mark in (
        values.NewPromise("send revised SLA sheet", due=today - 5 * day),
        values.NewGoal("Cold-chain logging gap closed before winter"),
        values.NewGoal("spoilage under 1%", values.GoalState.REACHED, today - 13 * day),
        values.NewFavor("waived the expedite fee", kind=values.FavorKind.PRICE, worth=120_000, currency="EUR"),
        values.NewFavor("moved delivery up a week", kind=values.FavorKind.DELIVERY, worth=30_000, currency="USD"),
        values.NewFavor("introduced us to Baltic Freight", values.Side.THEM, values.Side.ME),
        values.NewRefusal("second depot", in_their_words="not before the budget in March"),
    ):
        edits.add_mark(journal, ids[0], mark)
    for account in queries.accounts(journal)[:6:3]:
        edits.set_renewal(journal, account.id, today + 52 * day)
        edits.set_people_that_matter(journal, account.id, 5)
    return journal


def when(now: datetime, days: int) -> When:
    return When((now - timedelta(days=days)).replace(tzinfo=None, second=0, microsecond=0))


WORLD = (
    ("דנה כהן־לוי", "חברת הצפון", "דיברנו על לוח הזמנים של הפריסה. היא ביקשה הצעת מחיר עד יום שלישי."),
    ("محمد عبد الرحمن", "شركة النور للتجارة", "تحدثنا عن العقد الجديد وعن مباراة الأمس."),
    ("倉本 愛子", "倉本メディカル", "四半期レビュー。新しい検査室の見積もりを来週までに送る約束。"),
    ("김민준", "한빛 물류", "지난달 납품 지연에 대해 이야기했다. 아들의 대학 입학 소식도 들었다."),
    (
        "Maximiliana-Theodora Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Langenburg",
        "The Honourable Company of Extraordinarily Long Names and Sons, Incorporated (Holdings) Limited",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde " * 6,
    ),
    ("Ng", "X", "Ok."),
    ("<b>Bold</b> & Co", "A & B <i>Ltd</i>", "Literal <b>markup</b> & an ampersand; <img src=x> stays text."),
    ("Tomás Lindqvist-Ångström", "Baltic Freight", "**Bold** words, a list:\n- one\n- two\n> and what he said."),
)
JOURNALS: dict[str, Callable[[Path, datetime], Journal]] = {
    "demo": _demo,
    "empty": _empty,
    "one": _one,
    "world": _world,
    "many": _many,
    "accounts": _accounts,
    "nowhere": _nowhere,
}
