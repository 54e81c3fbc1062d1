"""A sheet to sign at the door: by handle, so that paper names nobody; by name only where the session itself names people."""

from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from convening import clock, typesetting, writing

from .. import matching

TEMPLATE = Path(__file__).with_name("sheet.typ")
SPARE_LINES = 10
EMPTY_LINES = 40


def may_name(session):
    """Whether a sheet may show names: where the session is on the record, or its people are named."""
    return session.rule == "on_the_record" or session.naming == "named"


def in_order(expected):
    """The participations of `matching.expected_in`, by handle: an order that tells nothing."""
    return sorted((part for part, _mark in expected), key=lambda part: (len(part.handle), part.handle))


def as_pdf(session, language, people):
    """The sheet as a PDF; `people` is "handles", "names" or "empty". Names only where `may_name`."""
    parts = [] if people == "empty" else in_order(matching.expected_in(session))
    by_name = people == "names" and may_name(session)
    if by_name:
        written = sorted((_name(part, language) for part in parts), key=str.casefold)
    else:
        written = [part.handle for part in parts]
    with translation.override(language):
        local = session.starts_at.astimezone(session.zone)
        content = {
            "language": language, "direction": "rtl" if translation.get_language_bidi() else "ltr", "font": typesetting.font_for(language),
            "heading": _("Who was here"),
            "title": session.title,
            "when": _("%(day)s, %(start)s to %(end)s, by the clock of %(city)s") % {
                "day": writing.day(local, language), "start": writing.hour(local, language),
                "end": writing.hour(session.ends_at.astimezone(session.zone), language), "city": writing.city(session.zone_name, language),
            },
            "venue": session.venue,
            "sentence": _("Please sign beside your name, and write when you came and when you left.") if by_name
            else _("Please sign beside the handle that you take part under, and write when you came and when you left. Names are not needed here."),
            "warning": _("This sheet tells who was here. Give it to the secretariat alone; it is destroyed once it is noted.") if by_name
            else _("Give this sheet to the secretariat alone; it is destroyed once it is noted."),
            "columns": [
                _("Name") if by_name else _("Handle"), pgettext("on a sheet to sign", "Came at"), pgettext("on a sheet to sign", "Left at"),
                _("Signature"),
            ],
            "rows": written, "by_name": by_name, "spare": SPARE_LINES if written else EMPTY_LINES,
        }
    return typesetting.pdf(TEMPLATE, content, dated=clock.now())


def _name(part, language):
    profile = part.person.profile
    return (profile.name_original if language == "ar" and profile.name_original else profile.name) or part.handle
