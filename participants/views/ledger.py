"""The ledger: the funnel by office, for the secretariat."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from convening import policy
from convening.models import Convening
from convening.templatetags.look import numeral

from .. import selectors
from ..selectors.order import by_name


@require_safe
def ledger(request, slug):
    convening = policy.access(request.user, "participants.view_ledger", Convening.objects.all(), slug=slug)
    offices = by_name(selectors.ledger(convening), lambda row: row["office"].name)
    people = selectors.totals(convening)
    labels = {
        "seats": _("Seats"),
        "nominated": _("Nominated"),
        "cleared": _("Cleared"),
        "invited": _("Invited"),
        "accepted": _("Accepted"),
        "declined": _("Declined"),
        "waiting": _("In reserve"),
    }
    shared = sum(row["nominated"] for row in offices) - people["nominated"]
    context = {
        "convening": convening,
        "columns": [{"label": _("Office")}, *({"label": label, "numeric": True} for label in labels.values())],
        "rows": [[row["office"].name, *(row[name] for name in labels)] for row in offices],
        "total": [_("All offices"), *(sum(row[name] for row in offices) for name in labels)] if offices else None,
        "figures": _figures(people, sum(row["seats"] for row in offices)),
        "note": _shared(shared) if shared else "",
    }
    return render(request, "participants/ledger.html", context)


def _figures(people, seats):
    """What each figure is out of stands beside it."""
    def of(whole, words):
        return words % {"n": numeral(whole)}

    return [
        {"value": people["nominated"], "label": _("nominated"), "of": of(seats, _("for %(n)s seats"))},
        {"value": people["cleared"], "label": _("cleared"), "of": of(people["nominated"], _("of %(n)s nominated"))},
        {"value": people["invited"], "label": _("invited"), "of": of(people["cleared"], _("of %(n)s cleared"))},
        {"value": people["accepted"], "label": _("accepted"), "of": of(people["invited"], _("of %(n)s invited"))},
        {"value": people["declined"], "label": _("declined"), "of": of(people["invited"], _("of %(n)s invited"))},
    ]  # fmt: skip


def _shared(count):
    return ngettext(
        "The figures above count people. One nomination is of somebody whom another office nominated too.",
        "The figures above count people. %(n)s nominations are of people whom another office nominated too.",
        count,
    ) % {"n": numeral(count)}
