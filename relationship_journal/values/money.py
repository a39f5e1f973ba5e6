# SPDX-License-Identifier: MIT
"""Currencies: the ISO 4217 codes in use, each with a name, and amounts as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LISTED = """
AED UAE dirham|AFN Afghani|ALL Albanian lek|AMD Armenian dram|AOA Kwanza|ARS Argentine peso|AUD Australian dollar
AWG Aruban florin|AZN Azerbaijan manat|BAM Convertible mark|BBD Barbados dollar|BDT Taka|BGN Bulgarian lev
BHD Bahraini dinar|BIF Burundi franc|BMD Bermudian dollar|BND Brunei dollar|BOB Boliviano|BRL Brazilian real
BSD Bahamian dollar|BTN Ngultrum|BWP Pula|BYN Belarusian ruble|BZD Belize dollar|CAD Canadian dollar
CDF Congolese franc|CHF Swiss franc|CLP Chilean peso|CNY Yuan renminbi|COP Colombian peso|CRC Costa Rican colon
CUP Cuban peso|CVE Cabo Verde escudo|CZK Czech koruna|DJF Djibouti franc|DKK Danish krone|DOP Dominican peso
DZD Algerian dinar|EGP Egyptian pound|ERN Nakfa|ETB Ethiopian birr|EUR Euro|FJD Fiji dollar
FKP Falkland Islands pound|GBP Pound sterling|GEL Lari|GHS Ghana cedi|GIP Gibraltar pound|GMD Dalasi
GNF Guinean franc|GTQ Quetzal|GYD Guyana dollar|HKD Hong Kong dollar|HNL Lempira|HTG Gourde|HUF Forint|IDR Rupiah
ILS New Israeli sheqel|INR Indian rupee|IQD Iraqi dinar|IRR Iranian rial|ISK Iceland krona|JMD Jamaican dollar
JOD Jordanian dinar|JPY Yen|KES Kenyan shilling|KGS Som|KHR Riel|KMF Comorian franc|KPW North Korean won|KRW Won
KWD Kuwaiti dinar|KYD Cayman Islands dollar|KZT Tenge|LAK Lao kip|LBP Lebanese pound|LKR Sri Lanka rupee
LRD Liberian dollar|LSL Loti|LYD Libyan dinar|MAD Moroccan dirham|MDL Moldovan leu|MGA Malagasy ariary|MKD Denar
MMK Kyat|MNT Tugrik|MOP Pataca|MRU Ouguiya|MUR Mauritius rupee|MVR Rufiyaa|MWK Malawi kwacha|MXN Mexican peso
MYR Malaysian ringgit|MZN Mozambique metical|NAD Namibia dollar|NGN Naira|NIO Cordoba oro|NOK Norwegian krone
NPR Nepalese rupee|NZD New Zealand dollar|OMR Rial Omani|PAB Balboa|PEN Sol|PGK Kina|PHP Philippine peso
PKR Pakistan rupee|PLN Zloty|PYG Guarani|QAR Qatari rial|RON Romanian leu|RSD Serbian dinar|RUB Russian ruble
RWF Rwanda franc|SAR Saudi riyal|SBD Solomon Islands dollar|SCR Seychelles rupee|SDG Sudanese pound
SEK Swedish krona|SGD Singapore dollar|SHP Saint Helena pound|SLE Leone|SOS Somali shilling|SRD Surinam dollar
SSP South Sudanese pound|STN Dobra|SVC El Salvador colon|SYP Syrian pound|SZL Lilangeni|THB Baht|TJS Somoni
TMT Turkmenistan manat|TND Tunisian dinar|TOP Pa’anga|TRY Turkish lira|TTD Trinidad and Tobago dollar
TWD New Taiwan dollar|TZS Tanzanian shilling|UAH Hryvnia|UGX Uganda shilling|USD US dollar|UYU Peso uruguayo
UZS Uzbekistan sum|VED Digital bolívar|VES Bolívar soberano|VND Dong|VUV Vatu|WST Tala|XAF CFA franc BEAC
XCD East Caribbean dollar|XCG Caribbean guilder|XOF CFA franc BCEAO|XPF CFP franc|YER Yemeni rial|ZAR Rand
ZMW Zambian kwacha|ZWG Zimbabwe gold
"""

CURRENCIES: Mapping[str, str] = {
    entry[:3]: entry[4:] for line in _LISTED.split("\n") for entry in line.split("|") if entry
}
"""The name of each currency by its code."""

USUAL_CURRENCY = "USD"
"""What a journal counts in that has not been told."""

_NO_DECIMALS = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
)
_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_SIGNS: Mapping[str, str] = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
_AMOUNT = re.compile(r"([0-9][0-9,' ]*)(?:\.([0-9]{1,3}))?")
_NOT_READ = "is not an amount that can be read here. Write it like 120, 120.50 or 120 EUR."


def decimals(currency: str) -> int:
    """How many digits a currency has behind the point: 2 for most."""
    return 0 if currency in _NO_DECIMALS else 3 if currency in _THREE_DECIMALS else 2


def parse_money(text: str, usual: str = USUAL_CURRENCY) -> tuple[int, str]:
    """Read the whole of `text` as money: minor units and code ("120", "120.50 eur", "€120"); `usual` where none stands.

    Raises ValueError with a sentence for the user.
    """
    words = " ".join(text.split())
    sign = next((sign for sign in _SIGNS if words.startswith(sign) or words.endswith(sign)), "")
    currency = _SIGNS.get(sign, usual)
    bare = words.replace(sign, "", 1).strip() if sign else words
    for code in (bare[:3].upper(), bare[-3:].upper()):
        if not sign and code in CURRENCIES:
            currency = code
            bare = re.sub(code, "", bare, count=1, flags=re.IGNORECASE).strip()
            break
    found = _AMOUNT.fullmatch(bare)
    places = decimals(currency)
    if found is None or len(found[2] or "") > places:
        raise ValueError(f"“{words[:30]}” {_NOT_READ}")
    whole = re.sub(r"[^0-9]", "", found[1])
    return int(whole + (found[2] or "").ljust(places, "0")), currency
