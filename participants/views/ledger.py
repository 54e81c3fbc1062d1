"""The ledger: how far people came, by office and quota, and the release of unused seats. For the secretariat."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm
from convening.templatetags.look import numeral

from .. import selectors, services
from ..forms.seats import NarrowForm
from ..models import Admission
from ..selectors.order import by_name

SHARED_SHOWN = 25


def _mine(request, slug, right="participants.view_ledger"):
    return policy.access(request.user, right, Convening.objects.select_related("admission"), slug=slug)


def _labels():
    return {
        "seats": _("Seats"),
        "nominated": _("Nominated"),
        "cleared": _("Cleared"),
        "invited": _("Invited"),
        "accepted": _("Accepted"),
        "declined": _("Declined"),
        "attended": _("Came"),
        "waiting": _("Waiting"),
        "released": _("Released"),
    }


@require_safe
def ledger(request, slug):
    convening = _mine(request, slug)
    offices = selectors.offices_with_quotas(convening)
    narrow = NarrowForm(request.GET, offices=offices)
    whole = selectors.whole_ledger(convening, offices=offices, **narrow.chosen())
    rows = by_name(whole.rows, lambda row: row["office"].name)
    labels, total = _labels(), {name: sum(row[name] for row in rows) for name in _labels()}
    admission = getattr(convening, "admission", None) or Admission()
    context = {
        "convening": convening,
        "admission": admission,
        "narrow": narrow,
        "narrowed": any(narrow.chosen().values()),
        "columns": [{"label": _("Office")}, *({"label": label, "numeric": True} for label in labels.values())],
        "rows": [[row["office"].name, *(row[name] for name in labels)] for row in rows],
        "total": [_("All offices"), *total.values()] if rows else None,
        "apart": [_apart(row, labels) for row in rows if len(row["quotas"]) > 1],
        "apart_columns": [{"label": _("Seats for")}, *({"label": label, "numeric": True} for label in labels.values())],
        "figures": _figures(whole.people, total["seats"]),
        "unused": sum(row["seats"] - row["held"] - row["released"] for row in rows),
        "shared": selectors.named_twice(convening, whole.shared[:SHARED_SHOWN]),
        "shared_columns": [{"label": _("Name")}, {"label": _("Nominated by")}],
        "shared_note": _shared(len(whole.shared)),
        "note": _("Released: seats that went to the waiting list, left over or given back. Waiting: in the reserve, without a seat."),
    }
    return render(request, "participants/ledger.html", context)


def _apart(row, labels):
    """An office whose seats are counted apart: a row for each of its quotas."""
    rows = [[quota["quota"].label, *(quota[name] for name in labels)] for quota in row["quotas"]]
    return {"name": row["office"].name, "rows": rows}


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
        {"value": people["attended"], "label": _("came"), "of": of(people["accepted"], _("of %(n)s accepted"))},
    ]  # fmt: skip


def _shared(count):
    """How many people several offices named, and that not all of them are shown where they are many."""
    words = ngettext(
        "One person was nominated by several offices. The figures above count people, each once.",
        "%(n)s people were nominated by several offices. The figures above count people, each once.",
        count,
    ) % {"n": numeral(count)}
    if count > SHARED_SHOWN:
        words += " " + _("The first %(n)s are shown; the clearance says it with each nomination.") % {"n": numeral(SHARED_SHOWN)}
    return words


@require_http_methods(["GET", "HEAD", "POST"])
def release(request, slug):
    """Shown what will happen, she ticks that she wants it; then unused seats go to the waiting list, and who waits is invited."""
    convening = _mine(request, slug, "participants.release_seats")
    rows = selectors.ledger(convening)
    unused = sum(row["seats"] - row["held"] - row["released"] for row in rows)
    admission, error = getattr(convening, "admission", None), ""
    if request.method == "POST":
        form = DeedForm(request.POST)
        if request.POST.get("understood") != "yes" or not form.is_valid():
            error = _("Tick the box if you want this.")
        else:
            try:
                released = services.release_unused(convening, by=request.user)
            except Refused as refused:
                error = refused.message
            else:
                moved = len(services.promote(convening))
                messages.success(request, _released(released))
                if moved:
                    messages.success(request, _moved(moved))
                return redirect("waiting_list", slug)
    context = {
        "convening": convening,
        "released_on": admission.released_on if admission else None,
        "consequences": [
            ngettext("One seat that no office uses goes to the waiting list.",
                     "%(n)s seats that no office uses go to the waiting list.", unused) % {"n": numeral(unused)},
            _("Those who wait and are cleared get these seats in their order, and are invited at once."),
            _("From now on, a seat that an office gives up goes to the waiting list too."),
            _("Offices see that their unused seats were released."),
        ],
        "client_key": DeedForm()["client_key"].value(),
        "cancel_url": reverse("ledger", args=[slug]),
        "error": error,
    }  # fmt: skip
    return render(request, "participants/ledger_release.html", context, status=409 if error else 200)


def _released(count):
    return ngettext("One seat went to the waiting list.", "%(n)s seats went to the waiting list.", count) % {"n": numeral(count)}


def _moved(count):
    return ngettext("One person moved up and is being invited.", "%(n)s people moved up and are being invited.", count) % {"n": numeral(count)}
