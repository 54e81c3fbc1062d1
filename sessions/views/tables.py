"""How attendance is laid out in tables and figures, for components/table.html and components/figures.html. Arrangement only."""

from datetime import timedelta

from django.utils.html import format_html, format_html_join
from django.utils.translation import ngettext, pgettext
from django.utils.translation import gettext as _

from convening import writing

from .. import presence

MINUTE = timedelta(minutes=1)


def taken(imports):
    """What was taken in or noted, by day, with its counts."""
    sources = {"room": _("the live page"), "hand": _("by hand"), "file": _("a platform’s report")}
    rows = [
        [writing.day(one["taken_on"], writing.language_here(), "plain"), sources[one["counts"].get("source", "file")],
         *(one["counts"][name] for name in ("people", "matched", "unmatched", "excluded"))]
        for one in imports
    ]
    return {
        "caption": _("What was taken in"),
        "columns": [_column(_("Taken in on")), _column(pgettext("where figures come from", "From")), _number(_("People")), _number(_("Recognised")), _number(_("Guests not recognised")),
                    _number(_("There for their work"))],
        "rows": rows,
    }


def everybody(people):
    """The attendance list of the secretariat."""
    rows = [[one["name"] or _nameless(one), one["minutes"], _counted(one)] for one in people]
    return {
        "caption": _("Who was there, and for how long"),
        "columns": [_column(_("Name")), _number(_("Minutes")), _column(_("Counts as attendance"))],
        "rows": rows,
        "note": _("Presence counts from five minutes, or a tenth of the session if that is less."),
    }


def _nameless(one):
    return _cell_without(_("who hosted the meeting") if one["staff"] else _("a guest not recognised"))


def _counted(one):
    if one["staff"]:
        return _("no: there for her work")
    return _("yes") if one["qualifies"] else _("no: too short")


def figures(preview):
    """What the file holds, in a row; each with what it is out of."""
    counts, n = preview.counts, preview.counts["people"]
    language = writing.language_here()
    rows = ngettext("from %(rows)s line", "from %(rows)s lines", counts["rows"]) % {"rows": writing.number(counts["rows"], language)}
    of_people = ngettext("of %(n)s person", "of %(n)s people", n) % {"n": writing.number(n, language)}
    outside = ngettext(
        "%(n)s more only waited outside", "%(n)s more only waited outside", preview.only_waited
    ) % {"n": writing.number(preview.only_waited, language)}
    return [
        {"value": n, "label": _("People present"), "of": outside if preview.only_waited else rows},
        {"value": counts["matched"], "label": _("Recognised"), "of": of_people},
        {"value": counts["unmatched"], "label": _("Guests not recognised"), "of": of_people},
        {"value": counts["excluded"], "label": _("There for their work"), "of": _("not counted in the figures")},
    ]


def outcome(preview):
    """What this file tells of the session, in a sentence."""
    language, counts = writing.language_here(), preview.counts
    return _("This file holds %(attendances)s attendances, and %(peak)s people at most were there at once. What was taken in before stays.") % {
        "attendances": writing.number(counts["attendances"], language), "peak": writing.number(counts["peak"], language),
    }


def lines(preview):
    """Lines that cannot be read, then lines read with a doubt."""
    return {
        "caption": _("Lines and what is the matter with them"),
        "columns": [_number(_("Line")), _column(_("What it is"))],
        "rows": [[one.line, one.message] for one in (*preview.refused, *preview.notes)],
    }


def by_ground(preview):
    """Three tables of names: those whom nobody recognised first, for they need her eyes; then the others; then staff."""
    guests = [one for one in preview.present if not one.matched and not one.staff]
    known = [one for one in preview.present if one.matched and not one.staff]
    staff = [one for one in preview.present if one.staff]
    found = [
        (_("Not recognised"), _("Guests as the platform wrote them"), guests,
         _("They count in the figures of the session, and apart from the participants of the convening.")),
        (_("Recognised"), _("People of the convening"), known, ""),
        (_("There for their work"), _("Hosts, organisers and interpreters"), staff, _("They are not counted.")),
    ]
    guest_columns = [_column(_("In the file")), _number(_("Minutes"))]
    columns = [_column(_("Who it is")), _column(_("Known by")), _number(_("Minutes"))]
    return [
        {
            "heading": heading, "caption": caption, "note": note,
            "columns": guest_columns if people is guests else columns,
            "rows": [_guest(one) if people is guests else _person(one) for one in people],
        }
        for heading, caption, people, note in found if people
    ]


def _guest(one):
    return [_shown(one), _minutes(one)]


def _person(one):
    """Her name, and how the platform wrote it where that differs."""
    grounds = {"handle": _("her handle"), "address": _("her address"), "name": _("her name")}
    by = grounds.get(one.ground) or _cell_without(_("hosting the meeting"))
    if not one.name:  # a host whom nobody knows, or somebody whose data were erased
        return [_shown(one), by, _minutes(one)]
    differs = one.shown != (one.name,)
    who = {"value": one.name, "note": format_html(_("in the file: {shown}"), shown=_shown(one)) if differs else ""}
    return [who, by, _minutes(one)]


def _shown(one):
    return format_html_join(" · ", "<bdi>{}</bdi>", ((name,) for name in one.shown))


def _minutes(one):
    return round(presence.present(one.intervals) / MINUTE)


def _cell_without(reason):
    return {"value": None, "blank": reason}


def _column(label):
    return {"label": label}


def _number(label):
    return {"label": label, "numeric": True}
