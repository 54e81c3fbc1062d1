"""What a text may tell that its author did not mean to: addresses, telephone numbers, places, names on other platforms.

Found by its shape alone, before it is sent, and told to the author alone; she decides. Never by comparing with members' names or
addresses: whoever types a name would learn from the answer who takes part. (The moderation is told of those, silently.)

Each pattern has bounds on every repetition and no choice that can be made in two ways, so that no text makes it slow.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

FEWEST_DIGITS, MOST_DIGITS = 7, 15  # of a telephone number (ITU-T E.164)


@dataclass(frozen=True)
class Found:
    """`kind` is "email", "phone", "street", "place" or "handle"; `text` is the passage as she wrote it."""

    kind: str
    text: str

    @property
    def words(self):
        return {
            "email": _("This looks like an e-mail address:"),
            "phone": _("This looks like a telephone number:"),
            "street": _("This looks like the address of a house:"),
            "place": _("These look like the coordinates of a place:"),
            "handle": _("This looks like a name on another platform:"),
        }[self.kind]


def found_in(text):
    """All that stands out in `text`, in its order, each passage once."""
    plain = _in_latin_digits(text)
    taken, found = [], []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            if kind == "phone" and not _is_a_telephone_number(plain, start, end):
                continue
            taken.append((start, end))
            found.append((start, Found(kind, text[start:end].strip())))
    seen, told = set(), []
    for _start, one in sorted(found, key=lambda pair: pair[0]):
        if one.text not in seen:
            seen.add(one.text)
            told.append(one)
    return told


def _in_latin_digits(text):
    """The same text, character by character, with every script's digits as 0 to 9 and the Arabic signs between them as ours."""
    if text.isascii():
        return text
    return "".join(_plain(character) for character in text)


def _plain(character):
    if character.isascii():
        return character
    value = unicodedata.decimal(character, None)
    if value is not None:
        return str(value)
    return _ALIKE.get(character, character)


_ALIKE = {
    "\N{FULLWIDTH PLUS SIGN}": "+", "\N{FULLWIDTH COMMERCIAL AT}": "@", "\N{FULLWIDTH FULL STOP}": ".",
    "\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC COMMA}": ",", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-", "\N{EN DASH}": "-", "\N{FIGURE DASH}": "-", "\N{MINUS SIGN}": "-",
    "\N{PRIME}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{DOUBLE PRIME}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
}  # fmt: skip


def _is_a_telephone_number(plain, start, end):
    """Of a row of digits that could be one: not a sum of money, a span of years, a date or a count."""
    passage = plain[start:end]
    digits = "".join(character for character in passage if character.isdigit())
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        return False
    if passage.startswith(("+", "00", "(")):
        return True
    if _RESOLUTION.match(passage) or _DATES.fullmatch(passage) or _SPAN_OF_YEARS.fullmatch(passage) or _THOUSANDS.fullmatch(passage):
        return False
    if plain[max(0, start - 2) : start].strip().endswith(_MONEY) or plain[end : end + 2].strip().startswith(_MONEY):
        return False
    return True


_DATES = re.compile(r"\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}")
_SPAN_OF_YEARS = re.compile(r"(?:1[5-9]|20|21)\d\d ?[-/] ?(?:1[5-9]|20|21)\d\d")
_RESOLUTION = re.compile(r"\d{2,4} ?\((?:19|20)\d\d")  # 1325 (2000)
_THOUSANDS = re.compile(r"\d{1,3}(?:[ .]000){1,4}|\d{1,3}(?:\.\d{3}){2,4}")
_MONEY = ("$", "€", "£", "¥", "%", "٪")

# A space or one sign between groups of digits, at most two of them ("0044 (0) 20").
_PHONE = re.compile(r"(?<![\w.,/=#-])(?:\+|00)?\(?\d{1,6}(?:[ ./()-]{1,3}\d{1,6}){0,7}(?![\w/%=]|[.,-]\d)")
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64} ?(?:@|\[at\]|\(at\)) ?(?:[\w-]{1,63}(?:\.| ?\[dot\] ?| ?\(dot\) ?)){1,6}[^\W\d_]{2,24}(?![\w-])", re.I)
_AT_HANDLE = re.compile(r"(?<![\w@./])@[^\W\d][\w.]{2,39}(?!\w)")
_PROFILE = re.compile(
    r"(?<![\w-])(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|instagram|twitter|x|t|telegram|wa|linkedin|tiktok|youtube|snapchat|vk|bsky)"
    r"\.(?:com|me|app|co)/[\w.@%/+-]{2,100}", re.I,
)  # fmt: skip
_NAMED_HANDLE = re.compile(
    r"(?<!\w)(?:whats ?app|telegram|signal|skype|viber|instagram|twitter|facebook|wechat|tiktok"
    r"|واتساب|واتس اب|تيليجرام|تلغرام|سيجنال|سكايب|فايبر|إنستغرام|انستغرام|تويتر|فيسبوك)"
    r" ?: ?[^\s,;:]{3,40}", re.I,
)  # fmt: skip
_DECIMAL_PLACE = re.compile(r"(?<![\d.])[+-]?\d{1,2}\.\d{3,10}°? ?[NSns]? ?[,;/ ] ?[+-]?\d{1,3}\.\d{3,10}(?!\d)°?(?: ?[EWOewo](?!\w))?")
_DEGREES = r"\d{1,3} ?° ?\d{1,2} ?['′] ?(?:\d{1,2}(?:\.\d{1,6})? ?(?:\"|''|″) ?)?"
_SEXAGESIMAL_PLACE = re.compile(rf"(?<!\d){_DEGREES}[NSns]? ?[,;/]? ?{_DEGREES}[EWOewo]?")

_NUMBER = r"\d{1,5} ?[A-Za-z]?(?!\w)"
_WORD = r"[^\W\d_][\w'’.-]{0,30}"
_STREETS = (
    # 12 Cedar Street; 12B, Old Mill Road
    rf"(?<!\w)\d{{1,5}}[A-Za-z]?,? (?:{_WORD} ){{1,4}}(?:street|st|road|rd|avenue|ave|lane|drive|square|boulevard|blvd|close|court|crescent|terrace)\.?(?!\w)",
    # calle Mayor 12, avenida de la Paz, n.º 7
    rf"(?<!\w)(?:calle|c/|avenida|avda\.?|av\.|plaza|paseo|carrera|cra\.?|camino|barrio|colonia) ?{_WORD}(?: {_WORD}){{0,4}},? ?(?:n\.? ?[º°o]?\.? ?|núm\.? |#|número )?{_NUMBER}",
    # carrera 7 # 45-12, as in Colombia
    r"(?<!\w)(?:calle|carrera|cra\.?|kra\.?|transversal|diagonal) ?\d{1,3} ?[A-Za-z]? ?(?:#|n[º°o]\.?) ?\d{1,3} ?[A-Za-z]? ?-? ?\d{0,3}",
    # 12, rue de la Paix; 12 bis avenue Foch
    rf"(?<!\w)\d{{1,5}},? ?(?:bis|ter)?,? ?(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|cours|route) {_WORD}(?: {_WORD}){{0,4}}",
    # rue de la Paix 12, as in Belgium and Switzerland
    rf"(?<!\w)(?:rue|avenue|boulevard|place|chemin|impasse|allée|quai|route) (?:{_WORD} ){{1,5}}{_NUMBER}",
    # شارع الحمرا 12؛ شارع الجامعة، رقم 5؛ بناية 7، الطابق الثالث
    rf"(?<!\w)(?:ال)?(?:شارع|حارة|زقاق|نهج|جادة|زنقة) (?:{_WORD} ){{0,4}}{_WORD},? ?(?:رقم|بناية|مبنى|عمارة|منزل|بيت|دار)? ?{_NUMBER}",
    rf"(?<!\w)(?:رقم|بناية|مبنى|عمارة|منزل|بيت) {_NUMBER},? (?:في )?(?:شارع|حارة|زقاق|نهج|جادة|زنقة|حي) {_WORD}",
)  # fmt: skip

_PATTERNS = (
    ("email", _EMAIL),
    ("handle", _PROFILE),
    ("place", _DECIMAL_PLACE),
    ("place", _SEXAGESIMAL_PLACE),
    *(("street", re.compile(pattern, re.I)) for pattern in _STREETS),
    ("phone", _PHONE),
    ("handle", _NAMED_HANDLE),
    ("handle", _AT_HANDLE),
)
