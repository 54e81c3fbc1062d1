"""Figures that a text names in braces: where each stands in the document's report, and what its footnote says of it.

Only what disclosure control let out is read. A figure that it withholds is said to be withheld, and its footnote says why.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _, gettext_lazy, pgettext

from evaluation import prose
from evaluation.indicators import INDICATORS, figure

from .. import blocks
from ..texts import explanation, in_language


@dataclass(frozen=True)
class Figure:
    """`path` in a report, `indicator` whose definition is printed, `whole` what it is out of (a path), `label` for the help of whoever writes.
    `of` is "session" or "room" for what is told of one of them: its token brings a slug, {attendances:opening}."""

    label: str
    path: str
    indicator: str
    whole: str = ""
    unit: str = "count"
    of: str = ""


FIGURES = {
    "participants": Figure(gettext_lazy("participants"), "people.participants", "participants"),
    "countries": Figure(gettext_lazy("countries of participants"), "people.countries", "countries"),
    "invited": Figure(gettext_lazy("people invited"), "people.invited", "invited"),
    "accepted": Figure(gettext_lazy("people who accepted"), "people.accepted", "accepted", "people.invited"),
    "registered": Figure(gettext_lazy("people registered"), "people.registered", "registered"),
    "attended": Figure(gettext_lazy("people who attended live"), "live.people", "qualifying_attendance"),
    "attendances": Figure(gettext_lazy("attendances in all, or of one session"), "live.attendances", "attendances"),
    "logged_on": Figure(gettext_lazy("people who logged on"), "platform.logged_on", "activation", "people.registered"),
    "logged_on_share": Figure(
        gettext_lazy("the share of registered people who logged on"), "platform.share", "activation", "people.registered", "share"
    ),
    "posters": Figure(gettext_lazy("people who posted"), "rooms.posters", "posters", "platform.logged_on"),
    "posts": Figure(gettext_lazy("posts in all, or of one room"), "rooms.posts", "posts"),
    "opened": Figure(gettext_lazy("people who opened a resource"), "resources.opened", "resources_opened", "people.registered"),
    "responses": Figure(gettext_lazy("people who answered the survey"), "survey.completed", "response_rate", "survey.eligible"),
}
OF_ONE = {"attendances": ("live", "sessions", "live.sessions.{}.attendances"), "posts": ("rooms", "rooms", "rooms.{}.posts")}
USUAL = ("participants", "attendances", "logged_on", "posts")  # in a row, where nobody chose others
ABOUT = "about "
TOKENS = {f"{{{code}}}": one.label for code, one in FIGURES.items()}


def is_figure(token):
    """True for "participants", "about participants", "attendances:opening": what may stand in braces."""
    code, _colon, slug = token.removeprefix(ABOUT).partition(":")
    return code in FIGURES and (not slug or code in OF_ONE)


def said(token, report, language):
    """(what is printed for `token`, its footnote or "") from `report` (a shape, or None where the document names no report)."""
    code, _colon, slug = token.removeprefix(ABOUT).partition(":")
    if report is None:
        return _("[a figure of the report]"), ""
    found, path, called = _value(code, slug, report, language)
    if found is None:
        # a figure without a source was never counted; it is said in the same words, so that a blank tells nothing
        return pgettext("in a text", "[withheld]"), " ".join(part for part in (prose.withheld_sentence(), explanation(path, report)) if part)
    if FIGURES[code].unit == "share":
        shown = prose.percent(found)
    else:
        shown = prose.approximate(found) if token.startswith(ABOUT) else prose.number(found)
    return shown, _definition(code, called, report)


def in_a_row(source, report, language):
    """The blocks of a row of figures: of the codes in `source`, or of the usual ones."""
    codes = [code for code in (part.strip() for part in source.split(",")) if is_figure(code)] or USUAL
    if report is None:
        return [blocks.missing(_("No report of the evaluation is chosen for this document, so there are no figures."))]
    made = []
    for token in codes:
        code, _colon, slug = token.removeprefix(ABOUT).partition(":")
        found, path, called = _value(code, slug, report, language)
        one = FIGURES[code]
        if one.unit == "share" and found is not None:
            value = {**blocks.share(found, 1, 0)}
        else:
            value = blocks.count(found)
        label = called or str(INDICATORS[one.indicator].name)
        made.append(blocks.figure(value, label, explanation(path, report) if found is None else _out_of(one, report)))
    return [blocks.figures(made)]


def _value(code, slug, report, language):
    """(number or None, its path, what one session or room is called)."""
    if slug and code in OF_ONE:
        part, many, path = OF_ONE[code]
        entry = next((one for one in report[part][many] if one["slug"] == slug), {})
        titles = {one["slug"]: one["title"] for one in report["meta"]["sessions" if part == "live" else "rooms"]}
        return entry.get(code), path.format(slug), in_language(titles.get(slug), language, slug)
    path = FIGURES[code].path
    part = report.get(path.partition(".")[0]) or {}
    return part.get(path.partition(".")[2]), path, ""


def _definition(code, called, report):
    """What a footnote says: what is counted, and out of what."""
    one = FIGURES[code]
    indicator = INDICATORS[one.indicator]
    name = _("%(figure)s, %(of)s") % {"figure": indicator.name, "of": called} if called else indicator.name
    told = [_("%(name)s: %(formula)s") % {"name": name, "formula": indicator.formula}]
    if code == "countries" and report["people"]["country_known"] is not None and report["people"]["participants"] is not None:
        told.append(prose.coverage(report["people"]["country_known"], report["people"]["participants"]))
    elif one.whole and (whole := figure(report, one.whole)):
        told.append(_("Out of: %(whole)s (%(number)s).") % {"whole": indicator.denominator, "number": prose.number(whole)})
    return " ".join(told)


def _out_of(one, report):
    whole = figure(report, one.whole) if one.whole and report.get(one.whole.partition(".")[0]) else None
    if not whole:
        return ""
    return _("of %(number)s: %(whole)s") % {"number": prose.number(whole), "whole": INDICATORS[one.indicator].denominator}
