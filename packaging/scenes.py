# SPDX-License-Identifier: MIT
"""Every view, dialog and state of the window, by name: for pictures, and for the tests of reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from relationship_journal import demo, log, values
from relationship_journal.charts.mix_over_time import Mode
from relationship_journal.paths import Paths
from relationship_journal.preferences import Preferences
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.about import AboutDialog
from relationship_journal.qt.dialogs.choose_days import DaysDialog
from relationship_journal.qt.dialogs.contact.editor import ContactEditor
from relationship_journal.qt.dialogs.contact.form import Form
from relationship_journal.qt.dialogs.duplicates import DuplicatesDialog
from relationship_journal.qt.dialogs.error_report import ErrorReport
from relationship_journal.qt.dialogs.export_chart import ExportDialog
from relationship_journal.qt.dialogs.forget import ForgetDialog
from relationship_journal.qt.dialogs.friends import FriendsDialog
from relationship_journal.qt.dialogs.history import HistoryDialog
from relationship_journal.qt.dialogs.import_contacts import ImportDialog
from relationship_journal.qt.dialogs.jump import JumpDialog
from relationship_journal.qt.dialogs.mark import MarkDialog
from relationship_journal.qt.dialogs.mark_deed import MoveDialog, ReasonDialog
from relationship_journal.qt.dialogs.me import MeDialog
from relationship_journal.qt.dialogs.merge import MergeDialog
from relationship_journal.qt.dialogs.move_entries import MoveEntriesDialog
from relationship_journal.qt.dialogs.name_search import NameSearchDialog
from relationship_journal.qt.dialogs.new_journal import NewJournalDialog
from relationship_journal.qt.dialogs.passphrase import PassphraseDialog
from relationship_journal.qt.dialogs.pick import Choice, PickDialog
from relationship_journal.qt.dialogs.raw_card import RawCardDialog
from relationship_journal.qt.dialogs.refusal import RefusalDialog
from relationship_journal.qt.dialogs.start import StartDialog
from relationship_journal.qt.dialogs.tag_entries import TagEntriesDialog
from relationship_journal.qt.dialogs.tags import TagsDialog
from relationship_journal.qt.dialogs.trash import TrashDialog
from relationship_journal.qt.dialogs.wait import WaitDialog
from relationship_journal.qt.dialogs.where import WhereDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.main_window import MainWindow
from relationship_journal.qt.mistakes import versions
from relationship_journal.qt.models import chosen_entries
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.contact_editor import ContactEditorModel
from relationship_journal.qt.models.forgetting import ForgettingModel
from relationship_journal.qt.models.friends import FriendsModel
from relationship_journal.qt.models.mark_form import MarkForm
from relationship_journal.qt.models.merging import ContactMergeModel
from relationship_journal.qt.models.quick_entry import saved_words
from relationship_journal.qt.models.sharing import Sharing
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.models.today import TodayModel
from relationship_journal.qt.models.whereabouts import find_out, made_of
from relationship_journal.qt.people import People
from relationship_journal.qt.places import ACCOUNTS, Place, Tab
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.composer_text import ComposerText
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.qt.widgets.quick_window import QuickWindow
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage import bulk, edits, queries
from relationship_journal.storage.journal import Journal, Wait
from relationship_journal.storage.rows import id_of, moment_of
from relationship_journal.values import (
    EVERYTHING,
    Channel,
    ContactId,
    ConversationId,
    EntryFilter,
    LimitKind,
    MethodKind,
    MixSide,
    NewContact,
    NewConversation,
    NewFavor,
    NewGoal,
    NewJob,
    NewLimit,
    NewMark,
    NewMethod,
    NewPromise,
    NewRefusal,
    PeopleFilter,
    Person,
    Status,
    Tier,
    When,
)

WINDOW_SIZES = ((1360, 860), (1024, 640))
MANY = 1_000
_CARDS = Path(__file__).resolve().parent.parent / "tests" / "exchange" / "data" / "apple.vcf"


@dataclass
class Stage:
    """A journal, a look, and whatever was opened on them, until it is closed."""

    app: QApplication
    journal: Journal
    paths: Paths
    jobs: Jobs
    look: Preferences
    now: Callable[[], datetime]
    _opened: list[QWidget] = field(default_factory=list)
    _signals: list[JournalSignals] = field(default_factory=list)
    _window: MainWindow | None = None

    def __post_init__(self) -> None:
        self.appearance = Appearance(self.app, self.look, self.paths.preferences)

    @property
    def window(self) -> MainWindow:
        """The main window on the journal, made with the first question for it."""
        if self._window is None:
            signals = self.signals()
            history = UndoHistory(self.journal, signals, jobs=self.jobs)
            self._window = MainWindow(
                self.journal, signals, history, self.jobs, self.appearance, self.paths, self.now, demo=True
            )
            self._opened.append(self._window)
        return self._window

    def signals(self) -> JournalSignals:
        """The journal's changes, until the stage is closed."""
        self._signals.append(JournalSignals(self.journal))
        return self._signals[-1]

    def show(self, widget: QWidget) -> QWidget:
        """Show a dialog without waiting for its answer."""
        self._opened.append(widget)
        widget.show()
        settle(60)
        return widget

    def choose(self, action: str) -> None:
        """Trigger one of the window's actions."""
        next(found for found in self.window.actions() if found.objectName() == action).trigger()

    def person(self, name: str) -> ContactId:
        return queries.find_contact(self.journal, name).id

    def close(self) -> None:
        for widget in reversed(self._opened):
            widget.close()
        for signals in self._signals:
            signals.close()
        for widget in self._opened:
            widget.deleteLater()
        self.appearance.deleteLater()
        settle(20)


@dataclass(frozen=True)
class Scene:
    """One picture: which journal (see `JOURNALS`), and how to get there; `sizes` are those of the main window."""

    name: str
    journal: str
    show: Callable[[Stage], QWidget]
    sizes: tuple[tuple[int, int], ...] = ()


def settle(milliseconds: int) -> None:
    """Let the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


# The journals


def _demo(path: Path, now: datetime) -> Journal:
    return demo.fresh(path, now)


def _empty(path: Path, _: datetime) -> Journal:
    return Journal.create(path)


def _one(path: Path, now: datetime) -> Journal:
    journal = Journal.create(path)
    dana = edits.add_contact(journal, NewContact("Dana Whitfield", jobs=(NewJob("Northgate Logistics"),)))
    edits.log_conversation(journal, NewConversation((dana,), _when(now, 1), text="Asked for the audit export."))
    return journal


def _world(path: Path, now: datetime) -> Journal:
    """Names and texts in other scripts, and very long ones."""
    journal = Journal.create(path)
    for number, (name, account, text) in enumerate(_WORLD):
        person = edits.add_contact(journal, NewContact(name, jobs=(NewJob(account, "Head of procurement"),)))
        for day in range(1, 4):
            talk = NewConversation(
                (person,), _when(now, number + day), Channel.CALL, text, minutes=25, share=65, tags=(account[:24],)
            )
            edits.log_conversation(journal, talk)
    return journal


def _many(path: Path, now: datetime) -> Journal:
    journal = Journal.create(path)
    people = [NewContact(f"Person {number:04}", jobs=(NewJob(f"Company {number % 90}"),)) for number in range(MANY)]
    talks = [
        NewConversation((ContactId(number % MANY),), _when(now, number % 700 + 1), text=f"Talk {number}", share=60)
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
        *(NewContact(name, jobs=(NewJob(account, "Head of procurement"),)) for name, account, _ in _WORLD),
    ]
    ids = [edits.add_contact(journal, person) for person in people]
    for person, days, minutes in ((0, 6, 95), (0, 40, 60), (1, 210, 45), (2, 60, 30), (3, 12, 25), (4, 100, 30)):
        talk = NewConversation((ids[person],), _when(now, days), Channel.MEETING, "The rollout.", minutes, 60)
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


def _when(now: datetime, days: int) -> When:
    return When((now - timedelta(days=days)).replace(tzinfo=None, second=0, microsecond=0))


_WORLD = (
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


# The scenes

_LIMITS = EntryFilter(
    side=MixSide.BUSINESS, rated_only=True, channels=frozenset({Channel.CALL, Channel.TEXT}), first=date(2025, 1, 1)
)

_NEAR = PeopleFilter(
    tiers=frozenset({Tier.A, Tier.B}), stages=frozenset({values.Stage.FRIEND, values.Stage.CLOSE_FRIEND})
)
_NOBODY = PeopleFilter(tiers=frozenset({Tier.A}), statuses=frozenset({Status.NOT_CUSTOMER}))


def _contact(stage: Stage) -> QWidget:
    stage.window.show_contact(stage.person("Dana Whitfield"))
    return stage.window


def _account_list(stage: Stage) -> QWidget:
    stage.window.show_place(Place(view=ACCOUNTS))
    return stage.window


def _account(name: str, part: str = "") -> Callable[[Stage], QWidget]:
    """The page of an account; a button of it is pressed."""

    def show(stage: Stage) -> QWidget:
        account = next(one for one in queries.accounts(stage.journal) if one.name.startswith(name))
        stage.window.show_account(account.id)
        if part:
            settle(30)
            stage.window.findChild(QAbstractButton, part).click()
        return stage.window

    return show


def _tab(name: str, tab: Tab, down: int = 0) -> Callable[[Stage], QWidget]:
    """A tab of somebody's page, scrolled so far down."""

    def show(stage: Stage) -> QWidget:
        stage.window.show_place(Place(stage.person(name), tab=tab))
        settle(60)
        page = stage.window.findChild(QScrollArea, "bothSides" if tab is Tab.SIDES else "aboutContact")
        assert page is not None
        page.verticalScrollBar().setValue(down)
        return stage.window

    return show


def _records(stage: Stage) -> QWidget:
    """The marks behind a number of the balance sheet."""
    window = _tab("Dana Whitfield", Tab.SIDES)(stage)
    links = window.findChild(QScrollArea, "bothSides").findChildren(QAbstractButton)
    next(link for link in links if link.accessibleName().startswith("Favors, You")).click()
    settle(60)
    return window


def _raw_card(stage: Stage) -> QWidget:
    return stage.show(RawCardDialog("vCard 3.0 from contacts.vcf", _CARDS.read_text("utf-8"), stage.window))


def _few(stage: Stage) -> QWidget:
    stage.window.show_contact(min(queries.contacts(stage.journal), key=lambda row: row.conversations).id)
    return stage.window


def _everybody(stage: Stage) -> QWidget:
    stage.window.show_contact(None)
    return stage.window


def _first(stage: Stage) -> QWidget:
    return stage.window


def _today(stage: Stage) -> QWidget:
    stage.choose("today")
    for _ in range(100):
        settle(30)
        if all(model.is_settled for model in stage.window.findChildren(TodayModel)):
            break
    settle(60)
    return stage.window


def _plans(stage: Stage) -> QWidget:
    """The top of a timeline with what is planned, and a plan whose day has come."""
    stage.window.show_contact(stage.person("Dana Whitfield"))
    return stage.window


def _plan_passed(stage: Stage) -> QWidget:
    plans = queries.places(stage.journal, None, EntryFilter(planned_only=True))
    passed = next(place for place in plans if moment_of(place) < stage.now().replace(tzinfo=None))
    stage.window.show_place(Place(entry=ConversationId(id_of(passed))))
    return stage.window


def _long_name(stage: Stage) -> QWidget:
    stage.window.show_contact(max(queries.contacts(stage.journal), key=lambda row: len(row.name)).id)
    return stage.window


def _hebrew(stage: Stage) -> QWidget:
    stage.window.show_contact(stage.person(_WORLD[0][0]))
    return stage.window


def _customers(stage: Stage) -> QWidget:
    stage.choose("all_customers")
    settle(60)
    return stage.window


def _noes(stage: Stage) -> QWidget:
    stage.choose("why_no")
    settle(60)
    return stage.window


def _noes_world(stage: Stage) -> QWidget:
    for name, account, text in _WORLD:
        no = values.NewRefusal(account, in_their_words=text, still_hurts=len(name) % 2 == 0)
        edits.add_mark(stage.journal, stage.person(name), no)
    return _noes(stage)


def _search_for(words: str) -> Callable[[Stage], QWidget]:
    def search(stage: Stage) -> QWidget:
        field = stage.window.findChild(QLineEdit, "contactSearch")
        assert field is not None
        field.setText(words)
        settle(400)
        return stage.window

    return search


def _gone_to(letters: str) -> Callable[[Stage], QWidget]:
    def palette(stage: Stage) -> QWidget:
        stage.choose("go_to")
        field = stage.window.findChild(QLineEdit, "paletteField")
        assert field is not None
        field.setText(letters)
        settle(60)
        return stage.window

    return palette


def _saved_searches(stage: Stage) -> QWidget:
    for name, query in (("Fees with Dana", "fee with:dana"), ("Mostly personal meals", "channel:meal mix:<30")):
        edits.save_search(stage.journal, name, query)
    stage.choose("find")
    settle(60)
    return stage.window


def _save_search(stage: Stage) -> QWidget:
    query = "fee with:dana after:2026-03"
    return stage.show(NameSearchDialog("Save this search", query, query, lambda _: None, stage.window))


def _forget(stage: Stage) -> QWidget:
    dana = queries.find_contact(stage.journal, "Dana Whitfield").id
    folder = stage.journal.path.parent / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "2026-11-21.rj").touch()
    model = ForgettingModel(stage.journal, dana)
    return stage.show(ForgetDialog(model, stage.jobs, stage.appearance.theme, stage.window))


def _tags(stage: Stage) -> QWidget:
    signals = stage.signals()
    history = UndoHistory(stage.journal, signals, jobs=stage.jobs)
    dialog = TagsDialog(stage.journal, signals, stage.jobs, history, stage.appearance.theme, stage.window)
    return stage.show(dialog)


def _tag_renamed(stage: Stage) -> QWidget:
    dialog = _tags(stage)
    assert isinstance(dialog, TagsDialog)
    dialog.choose_row(1)
    dialog.ask_rename()
    settle(30)
    return dialog


def _several(stage: Stage) -> QWidget:
    window = _contact(stage)
    timeline = window.findChild(Timeline, "timeline")
    assert timeline is not None
    rows = [row for row in range(1, 6) if row not in set(timeline.model().headings())][:3]
    timeline.setFocus()
    for row in rows:
        timeline.selectionModel().select(timeline.model().index(row, 0), timeline.selectionModel().SelectionFlag.Select)
    return window


def _edited(stage: Stage) -> QWidget:
    window = _contact(stage)
    timeline = window.findChild(Timeline, "timeline")
    assert timeline is not None
    timeline.setFocus()
    timeline.choose(timeline.model().index(4, 0))
    stage.choose("edit_entry")
    settle(400)
    return window


def _edited_more(stage: Stage) -> QWidget:
    """An entry's form with all there is to say of how it was."""
    window = _edited(stage)
    more = next(part for part in window.findChildren(QAbstractButton, "entryMore") if part.isVisible())
    more.click()
    settle(120)
    return window


def _tag_entries(stage: Stage) -> QWidget:
    known = [tag.name for tag in queries.used_tags(stage.journal)]
    return stage.show(TagEntriesDialog(3, {"rollout": 3, "family": 1}, known, stage.window))


def _move_entries(stage: Stage) -> QWidget:
    people = chosen_entries.candidates(stage.journal)
    leaving = [(Person(one.id, one.name), 2) for one in people[:2]]
    return stage.show(MoveEntriesDialog(3, leaving, people, stage.window))


def _filtered(wanted: EntryFilter) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        stage.window.show_place(Place(stage.person("Dana Whitfield"), filter=wanted))
        stage.choose("filter_entries")
        return stage.window

    return show


def _people_filter(stage: Stage) -> QWidget:
    stage.choose("filter_people")
    popup = stage.window.findChild(QWidget, "peopleFilter")
    assert popup is not None
    return popup


def _people_filtered(wanted: PeopleFilter) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        people = _contact(stage).findChild(People)
        assert people is not None
        people.show_only(wanted)
        return stage.window

    return show


def _mark(said: NewMark, name: str = "Dana Whitfield") -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        person = stage.person(name) if name else None
        today = stage.now().date()
        return stage.show(MarkDialog(MarkForm.new(stage.journal, said, today, person), stage.window))

    return show


_LATE = "Promise: send revised SLA sheet, due 17 Nov"


def _mark_moved(stage: Stage) -> QWidget:
    return stage.show(
        MoveDialog("Promise: send revised SLA sheet, due 17 Nov", False, stage.now().date(), stage.window)
    )


def _mark_reason(stage: Stage) -> QWidget:
    return stage.show(ReasonDialog("A no: the renewal, reason not known", stage.window))


def _days(stage: Stage) -> QWidget:
    return stage.show(DaysDialog(stage.now().date(), None, stage.now().date(), stage.window))


def _jump(stage: Stage) -> QWidget:
    model = _contact(stage).findChild(TimelineModel)
    assert model is not None
    today = stage.now().date()
    dialog = JumpDialog(model, today, today, stage.appearance.theme, stage.window)
    dialog.findChild(QLineEdit, "jumpDate").setText("3 weeks ago")
    return stage.show(dialog)


def _about(stage: Stage) -> QWidget:
    return stage.show(AboutDialog(made_of(stage.journal), str, stage.window))


def _where(stage: Stage) -> QWidget:
    find = partial(find_out, stage.journal, stage.paths, stage.now())
    dialog = stage.show(WhereDialog(stage.journal, stage.jobs, find, stage.window))
    settle(300)
    return dialog


def _friends(stage: Stage) -> QWidget:
    model = FriendsModel(stage.journal, queries.named_contacts(stage.journal))
    for row in (0, 3):
        model.toggle(model.index(row, 0))
    return stage.show(FriendsDialog(model, stage.window))


_MARKS = """call 25m 65%: walked through the rollout with @marcus
promise send SLA sheet by tue
cost 84.50 GBP, I paid
needed an ear
favor moved delivery because they launch early
"""
_MAYBE = """Walked through the rollout.
Goal of the meeting was clear.
How did Sam’s exam go?
private: she thinks of leaving"""


def _quick(text: str, *, save: bool = False) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        model = ComposerModel(stage.journal, stage.signals(), stage.now, place="composer:picture")
        told, state = partial(saved_words, stage.journal), WindowState(stage.paths.window_state)
        window = stage.show(QuickWindow(model, told, stage.appearance.theme, state))
        written = window.findChild(QPlainTextEdit, "composerText")
        save_button = window.findChild(QAbstractButton, "composerSave")
        assert written is not None
        assert save_button is not None
        written.setPlainText(text)
        if save:
            save_button.click()
        settle(60)
        return window

    return show


def _written(text: str) -> Callable[[Stage], QWidget]:
    """A contact's page with something in the composer; not Dana's, where the draft would be in other pictures too."""

    def show(stage: Stage) -> QWidget:
        window = stage.window
        window.show_contact(stage.person("Marcus Oyelaran"))
        written = window.findChild(QPlainTextEdit, "composerText")
        assert written is not None
        written.setFocus()
        written.setPlainText(text)
        settle(120)
        return window

    return show


def _how_it_was(stage: Stage) -> QWidget:
    """A conversation being written down, with all there is to say of how it was."""
    window = _written("meal 90m 20% @priya\nSupper at theirs.")(stage)
    text = window.findChild(QPlainTextEdit, "composerText")
    assert isinstance(text, ComposerText)
    text.more_wanted.emit()
    settle(120)
    return window


def _new_journal(stage: Stage) -> QWidget:
    return stage.show(NewJournalDialog(stage.paths, stage.jobs, stage.window))


def _start_unfolded(stage: Stage) -> QWidget:
    page = stage.show(StartDialog(stage.paths, stage.jobs))
    page.findChild(QAbstractButton, "startNew").click()
    page.findChild(QAbstractButton, "newMake").click()
    settle(60)
    return page


def _me(stage: Stage) -> QWidget:
    return stage.show(MeDialog(stage.journal, stage.window))


def _editor(stage: Stage, contact: ContactId | None) -> QWidget:
    """The contact editor once its lower sections are made, too."""
    model = ContactEditorModel(stage.journal, contact, stage.now)
    dialog = stage.show(ContactEditor(model, stage.jobs, stage.window))
    form = dialog.findChild(Form)
    while not form.is_whole:
        settle(10)
    settle(60)
    return dialog


def _new_contact(stage: Stage) -> QWidget:
    dialog = _editor(stage, None)
    name = dialog.findChild(QLineEdit, "contact_name")
    assert name is not None
    name.setText("Dana Whitfeild")
    name.textEdited.emit(name.text())
    return dialog


def _edit_contact(name: str) -> Callable[[Stage], QWidget]:
    def edit(stage: Stage) -> QWidget:
        return _editor(stage, stage.person(name))

    return edit


def _import(stage: Stage) -> QWidget:
    dialog = stage.show(ImportDialog(stage.journal, stage.jobs, [_CARDS], stage.window))
    settle(600)
    return dialog


def _export(stage: Stage) -> QWidget:
    sharing = Sharing(stage.person("Dana Whitfield"), "Dana Whitfield", Mode.HOURS, 18, f"{stage.now():%Y-%m}")
    dialog = stage.show(ExportDialog(stage.journal, stage.jobs, sharing, stage.now().date(), stage.window))
    settle(2_500)
    return dialog


def _start(stage: Stage) -> QWidget:
    return stage.show(StartDialog(stage.paths, stage.jobs))


def _refusal(stage: Stage) -> QWidget:
    sentence = "/home/kim/clients.rj is a text file, not a journal. Nothing was changed."
    return stage.show(RefusalDialog(sentence))


def _unlock(stage: Stage) -> QWidget:
    return stage.show(PassphraseDialog(stage.journal.path, stage.jobs))


def _wait(stage: Stage) -> QWidget:
    return stage.show(WaitDialog(stage.journal.path, Wait.UPGRADE, stage.jobs))


def _error_report(stage: Stage) -> QWidget:
    report = ErrorReport(stage.window)
    report.tell([(3, log.report(ValueError("never shown"), versions()))])
    return stage.show(report)


def _aside(action: str, dialog: str, part: str = "", words: str = "") -> Callable[[Stage], QWidget]:
    """A window that stays open beside the main one; `part` is pressed, or `words` typed into it."""

    def show(stage: Stage) -> QWidget:
        stage.choose(action)
        opened = stage.window.findChild(QDialog, dialog)
        assert opened is not None
        aimed = opened.findChild(QWidget, part) if part else None
        if isinstance(aimed, QLineEdit):
            aimed.setText(words)
        elif isinstance(aimed, QAbstractButton):
            aimed.click()
        settle(60)
        return opened

    return show


_LINE = "@Dana Whitfield call 25m 65% yesterday 4pm\nThe rollout plan, and the Leeds match."


def _twins(stage: Stage) -> tuple[ContactId, ContactId]:
    """Dana, and Dana again as she came from an address book."""
    known = [row for row in queries.contacts(stage.journal) if row.name == "Dana Whitfeld"]
    dana = stage.person("Dana Whitfield")
    if not known:
        job, mail = NewJob("Northgate Logistics", "Head of Ops"), NewMethod(MethodKind.EMAIL, "dana@northgate.example")
        twin = NewContact(
            "Dana Whitfeld", nickname="Dee", jobs=(job,), methods=(mail,), note="Met at the fair in Leeds."
        )
        edits.log_conversation(
            stage.journal,
            NewConversation((dana, edits.add_contact(stage.journal, twin)), _when(stage.now(), 40), text="The fair."),
        )
    return dana, stage.person("Dana Whitfeld")


def _merge(stage: Stage) -> QWidget:
    return stage.show(MergeDialog(ContactMergeModel(stage.journal, *_twins(stage)), stage.jobs, stage.window))


def _merge_pick(stage: Stage) -> QWidget:
    people = [Choice(one.id, one.line) for one in chosen_entries.candidates(stage.journal)]
    return stage.show(
        PickDialog("Merge Dana Whitfield with…", "&The other contact", "&Compare…", lambda _: people, stage.window)
    )


def _tidy(make: Callable[[Stage, JournalSignals, UndoHistory], QDialog]) -> Callable[[Stage], QWidget]:
    """A dialog that reads beside the window, once it has read."""

    def show(stage: Stage) -> QWidget:
        signals = stage.signals()
        dialog = stage.show(make(stage, signals, UndoHistory(stage.journal, signals, jobs=stage.jobs)))
        settle(500)
        return dialog

    return show


def _duplicates(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    _twins(stage)
    return DuplicatesDialog(stage.journal, signals, stage.jobs, history, stage.appearance.theme, stage.window)


def _trash(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    journal = stage.journal
    if not queries.trash(journal):
        gone = edits.add_contact(journal, NewContact("Old Supplier", jobs=(NewJob("Harbor Tools"),)))
        talk = NewConversation((gone, stage.person("Ruth Hallam")), _when(stage.now(), 3), text="Prices for next year.")
        edits.trash_conversation(journal, edits.log_conversation(journal, talk))
        edits.trash_mark(journal, edits.add_mark(journal, stage.person("Dana Whitfield"), values.NewNote("the audit")))
        edits.trash_contact(journal, gone)
    return TrashDialog(
        journal, signals, stage.jobs, history, lambda: stage.now().date(), stage.appearance.theme, stage.window
    )


def _trash_empty(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    today = stage.now().date()
    return TrashDialog(stage.journal, signals, stage.jobs, history, lambda: today, stage.appearance.theme, stage.window)


def _trash_asked(stage: Stage) -> QWidget:
    dialog = _tidy(_trash)(stage)
    assert isinstance(dialog, TrashDialog)
    dialog.ask_purge()
    settle(60)
    return dialog


def _history(stage: Stage, signals: JournalSignals, history: UndoHistory) -> QDialog:
    dana = stage.person("Dana Whitfield")
    if queries.contact(stage.journal, dana).nickname != "Dee":
        form = queries.contact_form(stage.journal, dana)
        edits.edit_contact(stage.journal, dana, form, replace(form, nickname="Dee", methods=form.methods[:1]))
    record, today = ("contact", int(dana)), stage.now().date()
    return HistoryDialog(
        stage.journal, signals, stage.jobs, history, lambda: today, record, stage.appearance.theme, stage.window
    )


def _several_people(stage: Stage) -> QWidget:
    window = _contact(stage)
    people = window.findChild(PeopleList, "contactList")
    assert people is not None
    people.setFocus()
    for row in (1, 2, 4):
        people.selectionModel().select(people.model().index(row, 0), people.selectionModel().SelectionFlag.Select)
    settle(60)
    return window


SCENES: tuple[Scene, ...] = (
    Scene("contact", "demo", _contact, WINDOW_SIZES),
    Scene("sides", "demo", _tab("Dana Whitfield", Tab.SIDES), WINDOW_SIZES),
    Scene("sides-below", "demo", _tab("Dana Whitfield", Tab.SIDES, 10_000), WINDOW_SIZES),
    Scene("sides-none", "one", _tab("Dana Whitfield", Tab.SIDES), WINDOW_SIZES),
    Scene("sides-long", "world", _tab(_WORLD[4][0], Tab.SIDES), WINDOW_SIZES),
    Scene("sides-records", "demo", _records, WINDOW_SIZES),
    Scene("raw-card", "demo", _raw_card),
    Scene("about-contact", "demo", _tab("Dana Whitfield", Tab.ABOUT), WINDOW_SIZES),
    Scene("about-contact-below", "demo", _tab("Dana Whitfield", Tab.ABOUT, 10_000), WINDOW_SIZES),
    Scene("about-contact-hebrew", "world", _tab(_WORLD[0][0], Tab.ABOUT), WINDOW_SIZES),
    Scene("few", "demo", _few, WINDOW_SIZES[:1]),
    Scene("entries", "demo", _everybody, WINDOW_SIZES),
    Scene("several-chosen", "demo", _several, WINDOW_SIZES),
    Scene("edited", "demo", _edited, WINDOW_SIZES),
    Scene("edited-more", "demo", _edited_more, WINDOW_SIZES),
    Scene("tag-entries", "demo", _tag_entries),
    Scene("move-entries", "demo", _move_entries),
    Scene("several-people", "demo", _several_people, WINDOW_SIZES),
    Scene("merge", "demo", _merge),
    Scene("merge-pick", "demo", _merge_pick),
    Scene("duplicates", "demo", _tidy(_duplicates)),
    Scene("trash", "demo", _tidy(_trash)),
    Scene("trash-asked", "demo", _trash_asked),
    Scene("trash-empty", "one", _tidy(_trash_empty)),
    Scene("history", "demo", _tidy(_history)),
    Scene("composer", "demo", _written("call 25m 65% yesterday 4pm\nThe rollout plan. #rollout"), WINDOW_SIZES),
    Scene("composer-marks", "demo", _written(_MARKS), WINDOW_SIZES),
    Scene("composer-offers", "demo", _written(_MAYBE), WINDOW_SIZES[:1]),
    Scene("composer-how-it-was", "demo", _how_it_was, WINDOW_SIZES),
    Scene("composer-several", "demo", _written("texted dana; marcus; priya: the photos from Leeds"), WINDOW_SIZES[:1]),
    Scene("customers", "demo", _customers, WINDOW_SIZES),
    Scene("customers-world", "world", _customers, WINDOW_SIZES),
    Scene("customers-many", "many", _customers, WINDOW_SIZES[:1]),
    Scene("customers-one", "one", _customers, WINDOW_SIZES[:1]),
    Scene("why-no", "demo", _noes, WINDOW_SIZES),
    Scene("why-no-world", "world", _noes_world, WINDOW_SIZES[:1]),
    Scene("why-no-none", "one", _noes, WINDOW_SIZES[:1]),
    Scene("search", "demo", _search_for("dana sla"), WINDOW_SIZES),
    Scene("search-explained", "demo", _search_for("fee with:dana after:2025-03 mix:much "), WINDOW_SIZES),
    Scene("search-world", "world", _search_for("לוי"), WINDOW_SIZES[:1]),
    Scene("search-menu", "demo", _saved_searches, WINDOW_SIZES),
    Scene("save-search", "demo", _save_search),
    Scene("palette", "demo", _gone_to(""), WINDOW_SIZES),
    Scene("palette-letters", "demo", _gone_to("no"), WINDOW_SIZES),
    Scene("palette-commands", "demo", _gone_to(">t"), WINDOW_SIZES[1:]),
    Scene("palette-world", "world", _gone_to("@"), WINDOW_SIZES),
    Scene("forget", "demo", _forget),
    Scene("tags", "demo", _tags),
    Scene("tags-renamed", "demo", _tag_renamed),
    Scene("tags-none", "empty", _tags),
    Scene("search-nothing", "demo", _search_for("zzyzx"), WINDOW_SIZES[1:]),
    Scene("empty", "empty", _first, WINDOW_SIZES),
    Scene("today", "demo", _today, WINDOW_SIZES),
    Scene("plans", "demo", _plans, WINDOW_SIZES[:1]),
    Scene("plan-passed", "demo", _plan_passed, WINDOW_SIZES[:1]),
    Scene("today-nothing", "one", _today, WINDOW_SIZES[1:]),
    Scene("one", "one", _first, WINDOW_SIZES[:1]),
    Scene("many", "many", _first, WINDOW_SIZES[:1]),
    Scene("long-name", "world", _long_name, WINDOW_SIZES),
    Scene("right-to-left", "world", _hebrew, WINDOW_SIZES[:1]),
    Scene("world-entries", "world", _everybody, WINDOW_SIZES[:1]),
    Scene("accounts", "accounts", _account_list, WINDOW_SIZES),
    Scene("accounts-demo", "demo", _account_list, WINDOW_SIZES[:1]),
    Scene("account-demo", "demo", _account("Northgate"), WINDOW_SIZES[:1]),
    Scene("accounts-many", "many", _account_list, WINDOW_SIZES[:1]),
    Scene("accounts-none", "nowhere", _account_list, WINDOW_SIZES[1:]),
    Scene("account", "accounts", _account("Northgate"), WINDOW_SIZES),
    Scene("account-renewal", "accounts", _account("Northgate", "accountRenewalValue"), WINDOW_SIZES[1:]),
    Scene("account-long", "accounts", _account("The Honourable"), WINDOW_SIZES[1:]),
    Scene("account-hebrew", "accounts", _account(_WORLD[0][1]), WINDOW_SIZES[1:]),
    Scene("filter", "demo", _filtered(EVERYTHING), WINDOW_SIZES[1:]),
    Scene("filter-set", "demo", _filtered(_LIMITS), (*WINDOW_SIZES, (420, 640))),
    Scene("filter-nothing", "demo", _filtered(EntryFilter(ids=frozenset())), WINDOW_SIZES[1:]),
    Scene("filter-days", "demo", _days),
    Scene("people-filter", "demo", _people_filter, WINDOW_SIZES[1:]),
    Scene("people-filter-many", "many", _people_filter, WINDOW_SIZES[1:]),
    Scene("people-filtered", "demo", _people_filtered(_NEAR), WINDOW_SIZES),
    Scene("people-nobody", "demo", _people_filtered(_NOBODY), WINDOW_SIZES[1:]),
    Scene("mark-promise", "demo", _mark(NewPromise("send revised SLA sheet", due=date(2026, 11, 24)))),
    Scene("mark-favor", "demo", _mark(NewFavor(""))),
    Scene("mark-refusal", "demo", _mark(NewRefusal(""))),
    Scene("mark-goal", "demo", _mark(NewGoal(""))),
    Scene("mark-limit", "demo", _mark(NewLimit(LimitKind.PERSONAL_MINUTES, 360), "")),
    Scene("mark-move", "demo", _mark_moved),
    Scene("mark-reason", "demo", _mark_reason),
    Scene("jump", "demo", _jump),
    Scene("about", "demo", _about),
    Scene("where", "demo", _where),
    Scene("friends", "demo", _friends),
    Scene("friends-world", "world", _friends),
    Scene("quick", "demo", _quick("")),
    Scene("quick-written", "demo", _quick(_LINE)),
    Scene("quick-marks", "demo", _quick(f"@Dana Whitfield {_MARKS}")),
    Scene("quick-saved", "one", _quick("@Dana Whitfield call 25m", save=True)),
    Scene("quick-refused", "demo", _quick("call 25m, but with whom?", save=True)),
    Scene("new-journal", "demo", _new_journal),
    Scene("about-me", "demo", _me),
    Scene("new-contact", "demo", _new_contact),
    Scene("edit-contact", "demo", _edit_contact("Dana Whitfield")),
    Scene("edit-contact-long", "world", _edit_contact(_WORLD[4][0])),
    Scene("edit-contact-hebrew", "world", _edit_contact(_WORLD[0][0])),
    Scene("import", "demo", _import),
    Scene("export-chart", "demo", _export),
    Scene("preferences", "demo", _aside("preferences", "preferencesDialog")),
    Scene("preferences-writing", "demo", _aside("preferences", "preferencesDialog", "page-Writing")),
    Scene("preferences-people", "demo", _aside("preferences", "preferencesDialog", "page-People")),
    Scene("preferences-search", "demo", _aside("preferences", "preferencesDialog", "preferencesSearch", "tier")),
    Scene("error-report", "demo", _error_report),
    Scene("help", "demo", _aside("help", "helpWindow", "help-writing")),
    Scene("help-search", "demo", _aside("help", "helpWindow", "helpSearch", "slider")),
    Scene("shortcuts", "demo", _aside("shortcuts", "shortcutsWindow")),
    Scene("start", "empty", _start),
    Scene("start-new", "empty", _start_unfolded),
    Scene("refusal", "empty", _refusal),
    Scene("unlock", "empty", _unlock),
    Scene("wait", "empty", _wait),
)
