"""Template tags that write what the reader's language writes in its own way: days, hours, cities, numbers, voices.

All of them take the language of the page. They are built in: no {% load %} is needed.

    {% when dt %}                   Wednesday 7 July 2021, 17:00 in Beirut · 10:00 in New York
    {% when dt until=end form="short" zone=convening.zone %}
    {% day date %}                  Wednesday 7 July 2021       {% day date "short" %} Wed 7 July   {% day date "plain" %} 7 July 2021
    {% days first last %}           7–27 July 2021
    {% hour dt zone=... %}          17:00                       (an hour alone: only beside its day and its city)
    {% soon dt now %}               in 25 minutes; nothing unless it is within twelve hours; counts down where there is JavaScript
    {% city zone %}                 Beirut
    {% number n %} {% number n 1 %} 12,345.6; None is written with the sign for "withheld"
    {% percent share %} {% percent share 1 %}   45%, 45.0%; `share` is between 0 and 1
    {{ index|tint }}                tint-7: the class that colours a voice's mark, from the index of its label
    {% held %}                      the sign for "withheld", with its word for those who listen
    {% bytes n %}                   120 kB
    {% minutes start end %}         90 minutes

For the components only: tabulate, longest, share_of, share_percent.

The viewer's zone is the context variable `viewer_zone` (IANA name or ZoneInfo); the convening's is `zone=`, else
`convening.zone`, else the viewer's.
"""

import json
from datetime import datetime, timedelta

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _, ngettext

from convening import writing

register = template.Library()

HELD_SIGN = "‡"
TINTS = 12
SOON = timedelta(hours=12)


def _zones(context, zone):
    """The viewer's zone and the convening's; either may stand for the other when it is missing."""
    theirs = zone or getattr(context.get("convening"), "zone", None)
    mine = context.get("viewer_zone") or theirs
    return writing.as_zone(mine), writing.as_zone(theirs or mine)


def _clock(start, end, zone, language):
    """ "17:00" or "17:00–18:30" on the clocks of `zone`."""
    hours = writing.hour(writing.in_zone(start, zone), language)
    if end:
        hours += "–" + writing.hour(writing.in_zone(end, zone), language)
    return hours


@register.simple_tag(takes_context=True)
def when(context, start, until=None, zone=None, form="day"):
    """Day, hour and city: the viewer's first, the convening's beside it where its clock differs."""
    if not start:
        return ""
    language = writing.language_here()
    mine, theirs = _zones(context, zone)
    here, there = writing.in_zone(start, mine), writing.in_zone(start, theirs)
    sentence = format_html(
        '<time datetime="{}">{}</time>',
        writing.stamp(start),
        format_html(
            _("{day}, {hour} in {city}"),
            day=writing.day(here, language, form),
            hour=format_html("<b>{}</b>", _clock(start, until, mine, language)),
            city=writing.city(mine, language),
        ),
    )
    if here.utcoffset() == there.utcoffset():
        return sentence
    return format_html('{} <small class="elsewhere">{}</small>', sentence, elsewhere(context, start, until, zone))


@register.simple_tag(takes_context=True)
def elsewhere(context, start, until=None, zone=None):
    """The same moment by the convening's clock, where it differs from the viewer's; with its day where that differs."""
    language = writing.language_here()
    mine, theirs = _zones(context, zone)
    here, there = writing.in_zone(start, mine), writing.in_zone(start, theirs)
    if here.utcoffset() == there.utcoffset():
        return ""
    place = {"hour": _clock(start, until, theirs, language), "city": writing.city(theirs, language)}
    if here.date() == there.date():
        return _("%(hour)s in %(city)s") % place
    return _("%(day)s, %(hour)s in %(city)s") % {"day": writing.day(there, language, "short"), **place}


@register.simple_tag(takes_context=True)
def day(context, value, form="day", zone=None):
    """A day. A `datetime` is first put into the viewer's zone, or into `zone` if given."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = writing.in_zone(value, zone or _zones(context, None)[0]).date()
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), writing.day(value, writing.language_here(), form))


@register.simple_tag
def days(first, last):
    """A span of days: 7–27 July 2021."""
    return writing.days(_date(first), _date(last), writing.language_here())


@register.simple_tag(takes_context=True)
def hour(context, start, until=None, zone=None):
    """An hour, or a span of hours, on the viewer's clock or that of `zone`. Its day and city must stand nearby."""
    clock = writing.as_zone(zone) if zone else _zones(context, None)[0]
    return format_html('<time datetime="{}">{}</time>', writing.stamp(start), _clock(start, until, clock, writing.language_here()))


@register.simple_tag
def soon(start, now):
    """How soon `start` is, when it is within twelve hours of `now` (the convening's clock). Nothing otherwise."""
    left = start - now
    if not timedelta(0) < left <= SOON:
        return ""
    return format_html(
        '<time class="soon" datetime="{}" data-countdown="{}">{}</time>',
        writing.stamp(start),
        int(left.total_seconds()),
        writing.until(left, writing.language_here()),
    )


@register.simple_tag(takes_context=True)
def city(context, zone=None):
    """The city of `zone`; of the viewer's zone when none is given."""
    return writing.city(zone or _zones(context, None)[0], writing.language_here())


@register.simple_tag
def number(value, places=None):
    """A number as the page's language writes it. None is a figure that is withheld."""
    return held() if value is None else writing.number(value, writing.language_here(), places)


@register.simple_tag
def percent(share, places=0):
    """A share between 0 and 1 as a percentage. None is a figure that is withheld."""
    return held() if share is None else writing.percent(share, writing.language_here(), places)


@register.filter
def numeral(value):
    """A whole number inside a sentence: {% blocktranslate with n=count|numeral %}. Other values pass unchanged."""
    return writing.number_here(value) if isinstance(value, int | float) else value


@register.simple_tag
def held():
    """The one sign for a figure that is withheld. Its note stands under the table: components/withheld.html."""
    return format_html(
        '<span class="held"><span aria-hidden="true">{}</span><span class="unseen">{}</span></span>',
        HELD_SIGN,
        _("withheld"),
    )


@register.filter
def tint(index):
    """The class that colours a voice's mark, from the index of its label. Colour never stands without the label."""
    return f"tint-{int(index) % TINTS}"


@register.simple_tag
def bytes(size):
    """The weight of a file, so that a reader on a bad line knows before she loads it."""
    language = writing.language_here()
    if size < 1_000_000:
        return _("%(n)s kB") % {"n": writing.number(max(1, round(size / 1000)), language)}
    return _("%(n)s MB") % {"n": writing.number(round(size / 1_000_000, 1), language)}


@register.simple_tag
def minutes(start, end):
    """How long something lasts, in whole minutes."""
    n = round((end - start).total_seconds() / 60)
    return ngettext("%(count)s minute", "%(count)s minutes", n) % {"count": writing.number_here(n)}


@register.simple_tag
def tabulate(columns, rows, total=None, places=None):
    """What components/table.html draws: cells that know whether they head a row, are numbers, or are withheld."""
    language = writing.language_here()
    sheet = {
        "rows": [_cells(columns, row, places, language) for row in rows],
        "total": _cells(columns, total, places, language) if total else None,
    }
    drawn = sheet["rows"] + ([sheet["total"]] if total else [])
    return {**sheet, "withheld": any(cell["held"] for row in drawn for cell in row)}


def _cells(columns, row, places, language):
    cells = []
    for index, given in enumerate(row):
        cell = dict(given) if isinstance(given, dict) else {"value": given}
        value = cell.get("value")
        counted = isinstance(value, int | float) and not isinstance(value, bool)
        cell.update(
            head=index == 0,
            label=columns[index].get("label", "") if index < len(columns) else "",
            numeric=bool(index < len(columns) and columns[index].get("numeric")),
            held=value is None and "blank" not in cell,
            value=writing.number(value, language, places if isinstance(value, float) else None) if counted else value,
        )
        cells.append(cell)
    return cells


@register.simple_tag
def longest(bars, top=None):
    """The value of a full bar."""
    return top or max((bar["value"] or 0 for bar in bars), default=0)


@register.simple_tag
def share_of(value, full):
    """A share of `full` as a number of SVG units out of 100, written for machines."""
    return f"{min(100, 100 * value / full):.4g}" if full else "0"


@register.simple_tag
def share_percent(percent):
    """ "45%" from 45."""
    return writing.percent(percent / 100, writing.language_here())


def _date(value):
    return value.date() if isinstance(value, datetime) else value


OG_LOCALES = {"ar": "ar_AR", "en": "en_GB", "es": "es_ES", "fr": "fr_FR"}


@register.simple_tag
def og_locale():
    """The language of the page as those who show a link to it call it."""
    return OG_LOCALES.get(writing.language_here(), writing.language_here())


@register.simple_tag
def linked_data(things):
    """What search engines read of a page (JSON-LD), written so that no word in it can end the script."""
    text = json.dumps(things, ensure_ascii=False, cls=DjangoJSONEncoder)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped above
