"""Figures as a report says them: "more than 320 people", "around 45%", in digits and dates as the reader writes them.

The rule, always from the exact figure:

- below 20 the figure itself is said;
- from 20 it is said in tens (in hundreds from 1,000, in thousands from 10,000 and so on): a round figure is "around"
  itself (70: around 70), one just beneath the next round one is "fewer than" that (139: fewer than 140), any other is
  "more than" the round one below it (324: more than 320; 405: more than 400; 43: more than 40);
- a share is said in whole percents: exact where it is exact, else "around" the nearest (138 of 307: around 45%); what
  would round to none or to all is "less than 1%" or "more than 99%".

Sentences are whole in every language, one for each of the four words, so that each may be as its grammar wants it.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_location
from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext as _, gettext_lazy, ngettext_lazy

EXACT, MORE, AROUND, FEWER = "exact", "more", "around", "fewer"
_ARABIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_ARABIC_MONTHS = (
    (  # both names, as documents of the United Nations write them
        "كانون الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس "
        "أيلول/سبتمبر تشرين الأول/أكتوبر تشرين الثاني/نوفمبر كانون الأول/ديسمبر"
    )
    .replace("ن ال", "ن_ال")
    .split()
)


def wording(n):
    """(word, round figure) for `n`, by the rule above. The word is "exact", "more", "around" or "fewer"."""
    if n < 20:
        return EXACT, n
    step = 10 if n < 1000 else 10 ** (len(str(n)) - 2)
    rest = n % step
    if rest == 0:
        return AROUND, n
    if rest * 10 >= 9 * step:
        return FEWER, n - rest + step
    return MORE, n - rest


def share_wording(part, whole):
    """(word, whole percent) for part of whole, by the rule above. `whole` is not zero."""
    percent = (200 * part + whole) // (2 * whole)  # half a percent is rounded up
    if 100 * part == percent * whole:
        return EXACT, percent
    if percent == 0:
        return FEWER, 1
    if percent == 100:
        return MORE, 99
    return AROUND, percent


def digits(text, language=None):
    """`text` with its digits and signs as `language` writes them."""
    return str(text).translate(_ARABIC) if _language(language) == "ar" else str(text)


def number(n, decimals=0, language=None):
    """1,234.5 as the language writes it."""
    language = _language(language)
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return digits(format_decimal(n, format=plain, locale="en" if language == "ar" else language), language)


def percent(share, decimals=0, language=None):
    """A share between 0 and 1 as a percentage, with a space that does not break where the language wants one."""
    language = _language(language)
    text = number(_round_half_up(share * 100, decimals), decimals, language)
    return text + {"ar": "٪", "es": "\u00a0%", "fr": "\u00a0%"}.get(language, "%")


def approximate(n, language=None):
    """ "more than 320": for a label, where no sentence of its own exists."""
    word, figure = wording(n)
    if word == EXACT:
        return number(figure, language=language)
    return str(_PHRASES[word]) % {"number": number(figure, language=language)}


def day(iso, language=None):
    """2 August 2021, from an ISO day."""
    language, when = _language(language), date.fromisoformat(iso[:10])
    if language == "ar":
        return digits(f"{when.day} {_ARABIC_MONTHS[when.month - 1].replace('_', ' ')} {when.year}", "ar")
    return format_date(when, "long", locale={"en": "en_GB"}.get(language, language))


def clock_span(starts_at, minutes, zone):
    """ "10:00–11:30" on the clocks of `zone`, and the ISO day there, for a start in UTC."""
    start = datetime.fromisoformat(starts_at.replace("Z", "+00:00")).astimezone(ZoneInfo(zone))
    end = start + timedelta(minutes=minutes)
    return digits(f"{start:%H:%M}–{end:%H:%M}"), start.date().isoformat()


def city(zone, language=None):
    """The city that a zone is named after, in the reader's language: New York, نيويورك."""
    if zone == "UTC":
        return "UTC"
    return get_timezone_location(ZoneInfo(zone), locale=_language(language), return_city=True)


def people_took_part(n):
    return _say(_TOOK_PART, n)


def countries_declared(n):
    return _say(_COUNTRIES, n)


def countries_of_logged_on(n):
    return _say(_LOGON_COUNTRIES, n)


def coverage(known, whole):
    """How many of all declared a country: the denominator of every figure about countries."""
    return _COVERAGE % {"count": known, "known": number(known), "whole": number(whole)}


def attendances_counted(n):
    return _say(_ATTENDANCES, n)


def share_logged_on(part, whole):
    word, whole_percent = share_wording(part, whole)
    values = {"percent": percent(whole_percent / 100), "part": number(part), "whole": number(whole)}
    return str(_LOGGED_ON[word]) % values


def people_posted(n):
    return _POSTERS % {"count": n, "number": number(n)}


def posts_published(n):
    return _POSTS % {"count": n, "number": number(n)}


def posters_in_role(n):
    return _STAFF % {"count": n, "number": number(n)}


def withheld_sentence():
    """What stands where a figure was withheld."""
    return _("This figure is withheld to protect people.")


def _say(sentences, n):
    if n is None:
        return withheld_sentence()
    word, figure = wording(n)
    return sentences[word] % {"count": figure, "number": number(figure)}


def _round_half_up(value, decimals):
    scale = 10**decimals
    return int(value * scale + 0.5 + 1e-9) / scale


def _language(language):
    return (language or get_language() or "en").split("-")[0]


_PHRASES = {
    MORE: gettext_lazy("more than %(number)s"),
    AROUND: gettext_lazy("around %(number)s"),
    FEWER: gettext_lazy("fewer than %(number)s"),
}
_TOOK_PART = {
    EXACT: ngettext_lazy(
        "%(number)s person took part, live or on the platform.",
        "%(number)s people took part, live or on the platform.",
        "count",
    ),
    MORE: ngettext_lazy(
        "More than %(number)s person took part, live or on the platform.",
        "More than %(number)s people took part, live or on the platform.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "Around %(number)s person took part, live or on the platform.",
        "Around %(number)s people took part, live or on the platform.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "Fewer than %(number)s person took part, live or on the platform.",
        "Fewer than %(number)s people took part, live or on the platform.",
        "count",
    ),
}
_COUNTRIES = {
    EXACT: ngettext_lazy(
        "They named %(number)s country or territory as theirs.",
        "They named %(number)s countries and territories as theirs.",
        "count",
    ),
    MORE: ngettext_lazy(
        "They named more than %(number)s country or territory as theirs.",
        "They named more than %(number)s countries and territories as theirs.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "They named around %(number)s country or territory as theirs.",
        "They named around %(number)s countries and territories as theirs.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "They named fewer than %(number)s country or territory as theirs.",
        "They named fewer than %(number)s countries and territories as theirs.",
        "count",
    ),
}
_LOGON_COUNTRIES = {
    EXACT: ngettext_lazy(
        "Those who logged on named %(number)s country or territory.",
        "Those who logged on named %(number)s countries and territories.",
        "count",
    ),
    MORE: ngettext_lazy(
        "Those who logged on named more than %(number)s country or territory.",
        "Those who logged on named more than %(number)s countries and territories.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "Those who logged on named around %(number)s country or territory.",
        "Those who logged on named around %(number)s countries and territories.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "Those who logged on named fewer than %(number)s country or territory.",
        "Those who logged on named fewer than %(number)s countries and territories.",
        "count",
    ),
}
_COVERAGE = ngettext_lazy(
    "Of %(whole)s people, %(known)s named a country.", "Of %(whole)s people, %(known)s named a country.", "count"
)
_ATTENDANCES = {
    EXACT: ngettext_lazy(
        "The live sessions counted %(number)s attendance in all.",
        "The live sessions counted %(number)s attendances in all.",
        "count",
    ),
    MORE: ngettext_lazy(
        "The live sessions counted more than %(number)s attendance in all.",
        "The live sessions counted more than %(number)s attendances in all.",
        "count",
    ),
    AROUND: ngettext_lazy(
        "The live sessions counted around %(number)s attendance in all.",
        "The live sessions counted around %(number)s attendances in all.",
        "count",
    ),
    FEWER: ngettext_lazy(
        "The live sessions counted fewer than %(number)s attendance in all.",
        "The live sessions counted fewer than %(number)s attendances in all.",
        "count",
    ),
}
_LOGGED_ON = {
    EXACT: gettext_lazy("%(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."),
    MORE: gettext_lazy("More than %(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."),
    AROUND: gettext_lazy("Around %(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."),
    FEWER: gettext_lazy(
        "Less than %(percent)s of those registered logged on to the platform: %(part)s of %(whole)s."
    ),
}
_POSTERS = ngettext_lazy(
    "%(number)s person posted in the discussion rooms.", "%(number)s people posted in the discussion rooms.", "count"
)
_STAFF = ngettext_lazy(
    "%(number)s of them is an organiser or moderator, who posts visibly in that role.",
    "%(number)s of them are organisers or moderators, who post visibly in that role.",
    "count",
)
_POSTS = ngettext_lazy("%(number)s post was published.", "%(number)s posts were published.", "count")
