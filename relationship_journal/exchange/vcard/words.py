# SPDX-License-Identifier: MIT
"""The names that address books gave to properties beyond the standard, and what they mean here."""

from __future__ import annotations

from collections.abc import Mapping

MESSENGERS: Mapping[str, str] = {
    "X-AIM": "AIM",
    "X-DISCORD": "Discord",
    "X-FACEBOOK": "Facebook",
    "X-GADU": "Gadu-Gadu",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GROUPWISE": "GroupWise",
    "X-GTALK": "Google Talk",
    "X-ICQ": "ICQ",
    "X-INSTAGRAM": "Instagram",
    "X-JABBER": "Jabber",
    "X-KADDRESSBOOK-X-IMADDRESS": "IM",
    "X-LINE": "LINE",
    "X-LINKEDIN": "LinkedIn",
    "X-MASTODON": "Mastodon",
    "X-MATRIX": "Matrix",
    "X-MS-IMADDRESS": "IM",
    "X-MSN": "MSN",
    "X-QQ": "QQ",
    "X-SIGNAL": "Signal",
    "X-SIP": "SIP",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-TELEGRAM": "Telegram",
    "X-THREEMA": "Threema",
    "X-TWITTER": "Twitter",
    "X-VIBER": "Viber",
    "X-WECHAT": "WeChat",
    "X-WHATSAPP": "WhatsApp",
    "X-XING": "XING",
    "X-YAHOO": "Yahoo",
}
"""Properties that hold an account of a messenger or network."""

SCHEMES: Mapping[str, str] = {
    "aim": "AIM",
    "facetime": "FaceTime",
    "gg": "Gadu-Gadu",
    "gtalk": "Google Talk",
    "icq": "ICQ",
    "im": "",
    "irc": "IRC",
    "matrix": "Matrix",
    "msn": "MSN",
    "msnim": "MSN",
    "qq": "QQ",
    "sip": "SIP",
    "sips": "SIP",
    "skype": "Skype",
    "telegram": "Telegram",
    "tg": "Telegram",
    "threema": "Threema",
    "whatsapp": "WhatsApp",
    "x-apple": "",
    "xmpp": "Jabber",
    "ymsgr": "Yahoo",
}
"""URI schemes of messengers, in front of the account's own name."""

PAGES: Mapping[str, str] = {
    "CALADRURI": "calendar mail",
    "CALURI": "calendar",
    "FBURL": "free/busy",
    "X-EVOLUTION-BLOG-URL": "blog",
    "X-EVOLUTION-VIDEO-URL": "video chat",
    "X-KADDRESSBOOK-BLOGFEED": "blog",
}
"""Properties that hold a web address of a certain kind."""

DATES: Mapping[str, str] = {
    "ANNIVERSARY": "anniversary",
    "DEATHDATE": "death",
    "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
    "X-KADDRESSBOOK-X-ANNIVERSARY": "anniversary",
    "X-MS-ANNIVERSARY": "anniversary",
    "X-WEDDINGDAY": "anniversary",
}
"""Properties that hold a date of a certain kind."""

RELATIVES: Mapping[str, str] = {
    "X-ASSISTANT": "assistant",
    "X-CHILD": "child",
    "X-CHILDREN": "child",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-EVOLUTION-MANAGER": "manager",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-KADDRESSBOOK-X-SPOUSENAME": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-MANAGER": "manager",
    "X-MS-ASSISTANT": "assistant",
    "X-MS-CHILD": "child",
    "X-MS-MANAGER": "manager",
    "X-MS-SPOUSE": "spouse",
    "X-SPOUSE": "spouse",
}
"""Properties that hold the name of somebody near."""

ANDROID_EVENTS: Mapping[str, str] = {"1": "anniversary", "2": "other", "3": "birthday"}
"""Type numbers of Android's own date rows; 0 stands for a label of its own."""

ANDROID_RELATIONS: Mapping[str, str] = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "domestic partner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referred by",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}
"""Type numbers of Android's own relation rows; 0 stands for a label of its own."""

SYSTEM_GROUPS = frozenset({"mycontacts", "starred", "system group: my contacts", "system group: starred in android"})
"""Google's built-in groups, which say nothing about a person."""
