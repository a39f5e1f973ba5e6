# SPDX-License-Identifier: MIT
"""Everything the window can do, once: name, words, keys, and the menu it stands in.

Menus, buttons, context menus, the list of shortcuts and `Ctrl+K` all take it from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from relationship_journal.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing to do. `group` makes it one choice of several; `local` keys work only in the widget it is put on.

    `standard` names the deed in Qt's list of keys that differ between systems (see `actions.keys_of`).
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    local: bool = False
    standard: str = ""


THEMES = {"theme_system": "system", "theme_light": "light", "theme_dark": "dark", "theme_contrast": "high_contrast"}
ORDERS = {
    "order_attention": "attention", "order_name": "name", "order_last": "last",
    "order_drift": "drift", "order_tier": "tier",
}  # fmt: skip
"""The actions that sort the people, and the order each stands for."""
NEW_MARKS = (
    "new_promise", "new_favor", "new_shortcut", "new_friction", "new_refusal", "new_goal", "new_note", "new_interest",
    "new_limit",
)  # fmt: skip
"""The actions that write a mark about a contact."""

SPECS: tuple[Spec, ...] = (
    Spec("new_journal", "&New journal…"),
    Spec("open_journal", "&Open journal…", ("Ctrl+O",), standard="Open"),
    Spec("look_around", "Open the &demo journal"),
    Spec("import_contacts", "&Import contacts…", ("Ctrl+I",)),
    Spec("export_chart", "&Export chart…", ("Ctrl+E",)),
    Spec("tomorrows_briefs", "&Print tomorrow’s briefs…"),
    Spec("where_is_my_data", "&Where is my data?"),
    Spec("quit", "&Quit", ("Ctrl+Q",), standard="Quit"),
    Spec("undo", "&Undo", ("Ctrl+Z",), standard="Undo"),
    Spec("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), standard="Redo"),
    Spec("find", "&Find", ("Ctrl+F",), standard="Find"),
    Spec("go_to", "&Go to…", ("Ctrl+K",)),
    Spec("save_search", "&Save this search…", ("Ctrl+Shift+S",)),
    Spec("edit_tags", "&Tags…"),
    Spec("trash", "Tras&h…"),
    Spec("about_me", "About &you…"),
    Spec("preferences", "&Preferences…", ("Ctrl+,",), standard="Preferences"),
    Spec("back", "&Back", ("Alt+Left",), standard="Back"),
    Spec("forward", "&Forward", ("Alt+Right",), standard="Forward"),
    Spec("today", "Toda&y", ("Ctrl+1",)),
    Spec("all_entries", "&All entries", ("Ctrl+2", "Ctrl+Shift+A")),
    Spec("accounts", "Acc&ounts", ("Ctrl+3",)),
    Spec("all_customers", "All &customers", ("Ctrl+4",)),
    Spec("why_no", "&Why they said no", ("Ctrl+5",)),
    Spec("all_insights", "What to watc&h", ("Ctrl+6",)),
    Spec("tab_timeline", "&Timeline", ("Alt+1",)),
    Spec("tab_sides", "&Both sides", ("Alt+2",)),
    Spec("tab_about", "&About them", ("Alt+3",)),
    Spec("filter_entries", "Filter &entries…", ("Ctrl+Shift+F",)),
    Spec("jump_to_date", "&Jump to date…", ("Ctrl+J",)),
    Spec("show_people", "&People", ("F9",), checkable=True),
    Spec("show_mix", "&Mix over time", ("Shift+F9",), checkable=True),
    Spec("full_screen", "F&ull screen", ("F11",), checkable=True, standard="FullScreen"),
    Spec("theme_system", "As the &system", checkable=True, group="theme"),
    Spec("theme_light", "&Light", checkable=True, group="theme"),
    Spec("theme_dark", "&Dark", checkable=True, group="theme"),
    Spec("theme_contrast", "&High contrast", checkable=True, group="theme"),
    Spec("larger_text", "&Larger text", ("Ctrl++", "Ctrl+="), standard="ZoomIn"),
    Spec("smaller_text", "&Smaller text", ("Ctrl+-",), standard="ZoomOut"),
    Spec("usual_text", "Usual te&xt size", ("Ctrl+0",)),
    Spec("new_contact", "&New contact…", ("Ctrl+Shift+N",)),
    Spec("edit_contact", "&Edit contact…", ("Ctrl+Shift+E",)),
    Spec("next_contact", "Ne&xt contact", ("Alt+Down",)),
    Spec("previous_contact", "&Previous contact", ("Alt+Up",)),
    Spec("filter_people", "&Filter people…", ("Ctrl+Shift+L",)),
    Spec("order_attention", "Need of &attention", checkable=True, group="order"),
    Spec("order_name", "&Name", checkable=True, group="order"),
    Spec("order_last", "&Last talk", checkable=True, group="order"),
    Spec("order_drift", "&Drift", checkable=True, group="order"),
    Spec("order_tier", "&Tier", checkable=True, group="order"),
    Spec("new_promise", "New &promise…"),
    Spec("new_favor", "New &favor…"),
    Spec("new_shortcut", "New &shortcut…"),
    Spec("new_friction", "New f&riction…"),
    Spec("new_refusal", "A &no…"),
    Spec("new_goal", "New &goal…"),
    Spec("new_note", "New n&ote for the next talk…"),
    Spec("new_interest", "New &interest…"),
    Spec("new_limit", "New &limit…"),
    Spec("merge_contact", "&Merge with another contact…"),
    Spec("merge_account", "Merge their a&ccount with another…"),
    Spec("duplicates", "Likely d&uplicates…"),
    Spec("contact_history", "Histor&y of the contact…"),
    Spec("archive_contact", "Archi&ve contact"),
    Spec("meeting_brief", "Meet&ing brief", ("Ctrl+B",)),
    Spec("hand_over", "Hand-ove&r sheet…"),
    Spec("everything_about", "Everything about t&his person…"),
    Spec("delete_contact", "&Delete contact"),
    Spec("forget_contact", "For&get this person…"),
    Spec("new_entry", "&New entry", ("Ctrl+N",)),
    Spec("quick_entry", "&Quick entry window", ("Ctrl+Shift+Q",)),
    Spec("save_entry", "&Save entry", ("Ctrl+Return", "Ctrl+Enter")),
    Spec("edit_entry", "&Edit entry", ("F2",)),
    Spec("write_up", "&Write up plan", ("Shift+F2",)),
    Spec("entry_marks", "Mar&ks…", ("Ctrl+D",)),
    Spec("tag_entries", "&Tag…", ("Ctrl+T",)),
    Spec("move_entries", "&Move to another contact…", ("Ctrl+M",)),
    Spec("entry_history", "&History of the entry…"),
    Spec("delete_entry", "&Delete entry", ("Del",), local=True),
    Spec("help", "&Help", ("F1",)),
    Spec("shortcuts", "&Keyboard shortcuts", ("Ctrl+?",)),
    Spec("about", "&About Relationship Journal"),
)

SEPARATOR = "-"
RECENT = "Open &recent"
MENUS: Mapping[str, tuple[str, ...]] = {
    "&File": (
        "new_journal", "open_journal", RECENT, "look_around", SEPARATOR, "import_contacts", "export_chart",
        "tomorrows_briefs", SEPARATOR,
        "where_is_my_data", SEPARATOR, "quit",
    ),
    "&Edit": (
        "undo", "redo", SEPARATOR, "find", "go_to", "save_search", SEPARATOR, "edit_tags", "trash", SEPARATOR,
        "about_me", "preferences",
    ),
    "&View": (
        "back", "forward", SEPARATOR, "today", "all_entries", "accounts", "all_customers", "why_no", "all_insights",
        SEPARATOR, "filter_entries", "jump_to_date", SEPARATOR,
        "show_people", "show_mix", "full_screen", SEPARATOR, "&Theme", "larger_text", "smaller_text", "usual_text",
    ),
    "&Contact": (
        "new_contact", "edit_contact", "meeting_brief", "Note d&own", SEPARATOR, "tab_timeline", "tab_sides",
        "tab_about", SEPARATOR, "next_contact", "previous_contact", SEPARATOR, "&Sort people by", "filter_people",
        SEPARATOR, "merge_contact", "merge_account", "duplicates", SEPARATOR, "contact_history", "hand_over",
        "everything_about", SEPARATOR, "archive_contact", "delete_contact", "forget_contact",
    ),
    "E&ntry": (
        "new_entry", "quick_entry", "save_entry", SEPARATOR, "edit_entry", "write_up", "entry_marks", "tag_entries",
        "move_entries", "entry_history", SEPARATOR, "delete_entry",
    ),
    "&Help": ("help", "shortcuts", SEPARATOR, "about"),
}  # fmt: skip
SUBMENUS: Mapping[str, tuple[str, ...]] = {
    "&Theme": tuple(THEMES),
    "&Sort people by": tuple(ORDERS),
    "Note d&own": NEW_MARKS,
    RECENT: (),
}
