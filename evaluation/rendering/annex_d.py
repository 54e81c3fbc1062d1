"""Annex D, the engagement summary: what was discussed in the rooms and recommended, made once from a frozen report."""

from django.utils.translation import gettext as _, gettext_lazy, ngettext

from . import blocks
from .annexes import Annex
from .engagement import SECTIONS
from .engagement.rooms import weeks_of
from .engagement.wording import engagement_of


def headline(report):
    """What there was, in four numbers; none of them counts people."""
    told = engagement_of(report)
    rooms = told.get("rooms", [])
    questions = sum(len(room["questions"]) for room in rooms)
    paragraphs = sum(len(room["general"]) + sum(len(one["paragraphs"]) for one in room["questions"]) for room in rooms)
    made = len(told.get("recommendations", []))
    return [
        blocks.figure(blocks.count(len(rooms)), ngettext("room", "rooms", len(rooms))),
        blocks.figure(blocks.count(questions), ngettext("guiding question", "guiding questions", questions)),
        blocks.figure(blocks.count(paragraphs), ngettext("paragraph of the synthesis", "paragraphs of the synthesis", paragraphs)),
        blocks.figure(blocks.count(made), ngettext("recommendation", "recommendations", made)),
    ]


def tables(report, language=None):
    """The tables of this annex: posts by week of each room where they are told, and the support of recommendations. None where a number
    is withheld."""
    made = []
    for room in engagement_of(report).get("rooms", []):
        weeks = weeks_of(report, room["slug"])
        if weeks:
            made.append(_plain(f"weeks_{room['slug']}", weeks, _("Posts") if language else "posts"))
    if weeks := weeks_of(report):
        made.append(_plain("weeks", weeks, _("Posts") if language else "posts"))
    support = [(str(one["number"]), one["support"]) for one in engagement_of(report).get("recommendations", [])]
    if support:
        made.append(_plain("support_of_recommendations", support, _("People or more") if language else "people_or_more"))
    return made


def _plain(name, pairs, column):
    return {
        "name": name,
        "rows": [label for label, _value in pairs],
        "columns": [column],
        "cells": [[value] for _label, value in pairs],
        "row_totals": [None] * len(pairs),
        "column_totals": [None],
        "total": None,
    }


ANNEX_D = Annex(
    letter="D",
    kicker=gettext_lazy("Annex D"),
    name=gettext_lazy("Engagement summary"),
    sections=SECTIONS,
    headline=headline,
    tables=tables,
)
