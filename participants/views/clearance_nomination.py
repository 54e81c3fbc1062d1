"""One nomination: what the office wrote, what to know before deciding, and decisions that take effect at once and can be taken back."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from convening import clock, policy, writing
from convening.errors import Refused
from convening.once import DeedForm
from convening.templatetags.look import numeral

from .. import selectors, services
from ..columns import label_of
from ..forms import QuestionForm
from ..models import Nomination
from ..wording import written


def _nomination(request, slug, pk):
    among = Nomination.objects.select_related("office", "convening", "person").filter(convening__slug=slug)
    return policy.access(request.user, "participants.clear_nomination", among, pk=pk)


@require_safe
def nomination(request, slug, pk):
    return _page(request, _nomination(request, slug, pk))


def _page(request, nomination, error="", question=None):
    everybody = selectors.clearance_queue(nomination.convening)
    row = next(r for r in everybody if r.nomination.pk == nomination.pk)
    others = {other.pk for other in row.others}
    context = {
        "convening": nomination.convening,
        "row": row,
        "facts": _facts(row),
        "side_by_side": [
            {"row": one, "facts": _facts(one, of_the_person=False), "may_stay": one.nomination.state in Nomination.STANDING and one.decision is None}
            for one in everybody
            if one.nomination.pk in others | {nomination.pk}
        ],
        "risk_note": nomination.risk_note if policy.allows(request.user, "participants.read_risk_note", nomination) else "",
        "deeds": selectors.deeds_on(row),
        "overdue": row.invitation is not None and row.stage == "invited" and not row.invitation.is_open(),
        "now": clock.now(),
        "form": DeedForm(),
        "question": question or QuestionForm(),
        "error": error,
    }
    wrong = error or (question is not None and question.errors)
    return render(request, "participants/clearance_nomination.html", context, status=409 if wrong else 200)


# What the office wrote, in the order in which one reads it. Her name, the reason and the risk note stand elsewhere on the page.
TOLD = (
    "email", "reach", "safe_channel", "language", "affiliation", "capacity", "kind_of_actor", "region", "country", "origin", "works_in",
    "gender", "first_timer", "sign_language", "captions", "carer", "access_needs",
)  # fmt: skip


def _facts(row, of_the_person=True):
    """The office, the place, and whatever was told; with the state where several nominations stand side by side."""
    language = writing.language_here()
    told = [
        (_("Office"), row.nomination.office.name if of_the_person else ""),
        (_("State"), "" if of_the_person else row.stage_words),
        (_("Place"), _place(row)),
        (_("Given because"), row.words.get("seat_given_because")),
        (_("A substitute, because"), row.words.get("substitutes_because")),
        (_("Put right by the office on"), _day_of(row.words.get("corrected_on"), language)),
        *((label_of(key), written(key, row.words.get(key), language)) for key in TOLD),
    ]
    return [{"term": term, "detail": detail} for term, detail in told if detail]


def _day_of(written_day, language):
    return writing.day(date.fromisoformat(written_day), language, "plain") if written_day else ""


def _place(row):
    match row.nomination.holds:
        case Nomination.Holds.RELEASED:
            return _("a released seat")
        case Nomination.Holds.GAVE_BACK:
            return _("none any more")
        case Nomination.Holds.RESERVE:
            return _("reserve, number %(place)s") % {"place": numeral(row.reserve)} if row.reserve else _("reserve")
        case Nomination.Holds.SEAT:
            return _("seat")
    return ""


@require_POST
def decide(request, slug, pk):
    """Clear, do not clear, close the other office's nomination, take the decision back, ask the office: at once."""
    nomination, by = _nomination(request, slug, pk), request.user
    deeds = {
        "clear": lambda: services.clear([nomination], by=by),
        "decline": lambda: services.decline_nomination(nomination, by=by, note=request.POST.get("note", "")[:500]),
        "keep_this": lambda: services.clear_one_of(nomination, by=by),
        "take_back": lambda: services.take_back(nomination, by=by),
    }
    done = {
        "clear": _("Cleared. Nobody is written to before you send the invitation."),
        "decline": _("Not cleared. Nobody is written to."),
        "keep_this": _("This nomination stands, and the other is closed. Its seat is free again."),
        "take_back": _("The decision is taken back. The nomination waits again."),
    }
    deed = request.POST.get("deed")
    if deed not in deeds:
        return _page(request, nomination, _("This page has changed. Look at it again."))
    try:
        deeds[deed]()
    except Refused as refused:
        return _page(request, nomination, refused.message)
    messages.success(request, done[deed])
    return redirect("clearance_nomination", slug=slug, pk=pk)


@require_POST
def ask(request, slug, pk):
    """A question back to the office."""
    nomination = _nomination(request, slug, pk)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, nomination, question=form)
    try:
        services.ask_back(nomination, form.cleaned_data["question"], by=request.user, key=form.cleaned_data["client_key"])
    except Refused as refused:
        return _page(request, nomination, refused.message, question=form)
    messages.success(request, _("The office is asked. You find its answer here."))
    return redirect("clearance_nomination", slug=slug, pk=pk)


@require_POST
def invite_one(request, slug, pk):
    """The first letter, or the letter again with a new link."""
    nomination = _nomination(request, slug, pk)
    form = DeedForm(request.POST)
    if form.is_valid():
        try:
            services.invite(nomination.convening, nomination.person, by=request.user, key=form.cleaned_data["client_key"])
        except Refused as refused:
            return _page(request, nomination, refused.message)
        messages.success(request, _("The letter is on its way. Links in earlier letters open nothing any more."))
    return redirect(reverse("clearance_nomination", args=[slug, pk]))


@require_POST
def revoke(request, slug, pk):
    nomination = _nomination(request, slug, pk)
    invitation = nomination.convening.invitations.filter(person=nomination.person_id).select_related("convening").first()
    if invitation:
        try:
            services.revoke(invitation, by=request.user)
        except Refused as refused:
            return _page(request, nomination, refused.message)
        messages.success(request, _("The invitation is taken back. Its link opens nothing any more."))
    return redirect(reverse("clearance_nomination", args=[slug, pk]))
