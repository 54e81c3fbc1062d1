"""Annex B, the post-conference evaluation: twelve sections made once from a frozen report.

The page, the PDF and the tables of the JSON all read what is made here, so that they never differ.
"""

from django.utils import translation
from django.utils.translation import gettext as _, ngettext

from evaluation import charts, prose

from . import blocks
from .sections import SECTIONS
from .texts import in_language

RIGHT_TO_LEFT = {"ar"}


def annex_b_context(report, language):
    """Everything a template needs, in `language`: {"language", "direction", "kicker", "title", "author",
    "credit_lines", "period", "status", "headline": [figure, …], "sections": [{"number", "id", "title", "blocks"}, …]}.

    Blocks are described in `blocks`; a chart's block holds its "svg".
    """
    with translation.override(language):
        context = _annex_b(report, language)
        for block in _charts(context):
            block["svg"] = charts.bars_svg(block.pop("drawing"), right_to_left=language in RIGHT_TO_LEFT)
        return context


def annex_b_drawings(report, language, font):
    """The same with every chart's "svg" set in `font`, for the PDF."""
    with translation.override(language):
        context = _annex_b(report, language)
        for block in _charts(context):
            block["svg"] = charts.bars_svg(block.pop("drawing"), language in RIGHT_TO_LEFT, font)
        return context


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
            shown["rows"] = [
                in_language(table.get("labels", {}).get(label), language, label) for label in table["rows"]
            ]
            shown["columns"] = [
                in_language(table.get("labels", {}).get(label), language, label) for label in table["columns"]
            ]
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


def _annex_b(report, language):
    meta = report["meta"]
    return {
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "kicker": _("Annex B"),
        "name": _("Post-conference evaluation"),
        "title": in_language(meta["title"], language),
        "author": in_language(meta["credit"], language),
        "credit_lines": in_language(meta["credit_lines"], language, default=[]),
        "period": _("%(first)s to %(last)s")
        % {"first": prose.day(meta["period"][0]), "last": prose.day(meta["period"][1])},
        "status": _status(meta),
        "headline": _headline(report),
        "sections": [
            {"number": prose.number(place), "id": f"section-{place}", "title": title, "blocks": made}
            for place, (title, made) in enumerate((section(report, language) for section in SECTIONS), start=1)
        ],
    }


def _status(meta):
    """One line that says how final this is."""
    if not meta["released_on"]:
        return _("Draft, compiled on %(day)s. It may still change.") % {"day": prose.day(meta["compiled_on"])}
    values = {"compiled": prose.day(meta["compiled_on"]), "released": prose.day(meta["released_on"])}
    if meta.get("corrects"):
        values["former"] = prose.day(meta["corrects"])
        return (
            _("Compiled on %(compiled)s, released on %(released)s. It corrects the release of %(former)s.") % values
        )
    return _("Compiled on %(compiled)s, released on %(released)s.") % values


def _headline(report):
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


def _charts(context):
    return [block for section in context["sections"] for block in section["blocks"] if block["kind"] == "chart"]
