"""Annex B, the post-conference evaluation: twelve sections, the figures people ask for first, the tables for machines."""

from django.utils.translation import gettext as _, gettext_lazy, ngettext

from evaluation import prose

from . import blocks
from .annexes import Annex
from .sections import SECTIONS
from .texts import in_language


def annex_b_tables(report, language=None):
    """Every published table, as the JSON format carries it: [{"name", "rows", "columns", "cells", "row_totals",
    "column_totals", "total"}]. Labels are codes, or texts where a `language` is given; None where withheld, and for
    totals of what does not add up."""
    people, live, rooms = report["people"], report["live"], report["rooms"]
    funnel = {
        "invited": people["invited"],
        "accepted": people["accepted"],
        "registered": people["registered"],
        "attended": live["people"],
        "logged_on": report["platform"]["logged_on"],
        "posted": rooms["posters"],
    }
    tables = [
        _plain("funnel", [*funnel], ["people"], [[value] for value in funnel.values()]),
        _plain(
            "attendances_by_session",
            [session["slug"] for session in live["sessions"]],
            ["attendances"],
            [[session["attendances"]] for session in live["sessions"]],
            total=live["attendances"],
        ),
        _plain(
            "posts_by_room",
            [room["slug"] for room in rooms["rooms"]],
            ["posts"],
            [[room["posts"]] for room in rooms["rooms"]],
            total=rooms["posts"],
        ),
    ]
    keys = ("name", "rows", "columns", "cells", "row_totals", "column_totals", "total")
    for table in report["tables"]:
        shown = {key: table[key] for key in keys}
        if language:
            for labels in ("rows", "columns"):
                shown[labels] = [in_language(table.get("labels", {}).get(label), language, label) for label in table[labels]]
        tables.append(shown)
    return tables


def _plain(name, rows, columns, cells, total=None):
    """A table of one column. Where its lines add up, they are their own row totals and `total` is the column's."""
    adds_up = total is not None
    return {
        "name": name,
        "rows": rows,
        "columns": columns,
        "cells": cells,
        "row_totals": [line[0] if adds_up else None for line in cells],
        "column_totals": [total],
        "total": total,
    }


def headline(report):
    """The four figures that people ask for first, each with its denominator."""
    people, live, platform, rooms = report["people"], report["live"], report["platform"], report["rooms"]
    sessions, places = len(live["sessions"]), len(rooms["rooms"])
    return [
        blocks.figure(blocks.count(people["participants"]), _("participants"), _countries(people)),
        blocks.figure(
            blocks.count(live["attendances"]),
            _("attendances"),
            ngettext("over %(number)s live session", "over %(number)s live sessions", sessions)
            % {"number": prose.number(sessions)},
        ),
        blocks.figure(
            blocks.count(platform["logged_on"]),
            _("logged on"),
            ""
            if platform["share"] is None
            else _("%(percent)s of %(whole)s registered")
            % {"percent": prose.percent(platform["share"]), "whole": prose.number(people["registered"])},
        ),
        blocks.figure(
            blocks.count(rooms["posts"]),
            _("posts"),
            ngettext("in %(number)s room", "in %(number)s rooms", places) % {"number": prose.number(places)}
            if rooms["posters"] is None
            else ngettext(
                "by %(people)s person, in %(rooms)s", "by %(people)s people, in %(rooms)s", rooms["posters"]
            )
            % {
                "people": prose.number(rooms["posters"]),
                "rooms": ngettext("%(number)s room", "%(number)s rooms", places) % {"number": prose.number(places)},
            },
        ),
    ]


def _countries(people):
    if people["countries"] is None:
        return ""
    counted = ngettext(
        "from %(number)s country or territory", "from %(number)s countries and territories", people["countries"]
    ) % {"number": prose.number(people["countries"])}
    if people["country_known"] is None:
        return counted
    return _("%(countries)s, declared by %(known)s") % {
        "countries": counted,
        "known": prose.number(people["country_known"]),
    }


ANNEX_B = Annex(
    letter="B",
    kicker=gettext_lazy("Annex B"),
    name=gettext_lazy("Post-conference evaluation"),
    sections=SECTIONS,
    headline=headline,
    tables=annex_b_tables,
)
