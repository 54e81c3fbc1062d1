"""The help desk gets people in. It finds one person at a time, sees no more of her than that needs, and prints codes."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import limits, once, policy
from convening.errors import Refused
from convening.models import Convening

from .. import windows
from ..forms.desk import DaysForm, FindForm, SheetForm
from ..models import PrintedCode
from ..rendering import slips
from ..selectors import desk as shown
from ..services import codes
from ..services import desk as deeds

SEARCHES_AN_HOUR = 60
ON_A_PAGE = 50


def _mine(request, slug):
    return policy.access(request.user, "participants.help_people", Convening.objects.all(), slug=slug)


def _hers(request, convening, public_id):
    found = shown.at_desk(request.user, convening, public_id)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request, slug):
    """The search is sent, never part of an address: a name does not stand in a history or a log."""
    convening = _mine(request, slug)
    form = FindForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        if limits.counts("search at the desk", request.user.pk, most=SEARCHES_AN_HOUR):
            found = shown.found_at_desk(request.user, convening, form.cleaned_data["who"])
        else:
            form.add_error(None, _("You have searched very often within the hour. Go on a little later, or ask somebody else."))
    page = {"convening": convening, "form": form, "found": found, "telephone": windows.at_the_desk(convening, request.user),
            "meetings": windows.let_in(convening, request.user)}
    return render(request, "participants/desk.html", page)


@require_safe
def desk_person(request, slug, public_id):
    convening = _mine(request, slug)
    return _person_page(request, convening, _hers(request, convening, public_id), DaysForm())


def _person_page(request, convening, found, form, status=200):
    context = {"convening": convening, "found": found, "form": form, "letter_key": uuid.uuid4(), "way_key": uuid.uuid4()}
    return render(request, "participants/desk_person.html", context, status=status)


@require_POST
def desk_code(request, slug, public_id):
    convening = _mine(request, slug)
    found = _hers(request, convening, public_id)
    return _print(request, convening, [found], DaysForm(request.POST), lambda form: _person_page(request, convening, found, form))


@require_http_methods(["GET", "HEAD", "POST"])
def codes_sheet(request, slug):
    convening = _mine(request, slug)

    def again(form):
        return render(request, "participants/codes_sheet.html", {"convening": convening, "form": form})

    if request.method != "POST":
        return again(SheetForm())
    form = SheetForm(request.POST)
    found = _named(request, convening, form) if form.is_valid() else []
    return _print(request, convening, found, form, again)


def _named(request, convening, form):
    """Who stands on each line; what names nobody, or several, becomes an error of the form."""
    lines, found = form.lines(), {}
    if len(lines) > codes.MOST_ON_A_SHEET:
        form.add_error("people", _("Write thirty lines at most."))
        return []
    for line in lines:
        if not limits.counts("search at the desk", request.user.pk, most=SEARCHES_AN_HOUR):
            form.add_error(None, _("You have searched very often within the hour. Go on a little later, or ask somebody else."))
            return []
        match shown.found_at_desk(request.user, convening, line):
            case [one]:
                found[one.public_id] = one
            case []:
                form.add_error("people", _("Nobody here is called “%(written)s”. Write the handle, or the whole name.") % {"written": line})
            case _:
                form.add_error("people", _("Several people are called “%(written)s”. Write the handle.") % {"written": line})
    return list(found.values())


def _print(request, convening, found, form, again):
    """Issue the codes and show them, this once; what is refused stands in the form with what was typed."""
    if not form.is_valid():
        return again(form)
    people = [one.person for one in found]
    try:
        with transaction.atomic():
            if not once.first_time(form.cleaned_data["client_key"]):
                raise Refused("code.printed", _("These codes were shown already, and are shown once only. Print new ones if they are lost."))
            texts = codes.issue_sheet(convening, people, by=request.user, days=form.cleaned_data["days"])
    except Refused as refused:
        form.add_error(None, refused.message)
        return again(form)
    made = slips.slips(convening, found, texts, days=form.cleaned_data["days"])
    if request.POST.get("paper") == "pdf":
        answer = HttpResponse(slips.as_pdf(made, convening), content_type="application/pdf")
        answer["Content-Disposition"] = 'attachment; filename="codes.pdf"'
        return answer
    return render(request, "participants/codes_printed.html", {"convening": convening, "slips": made})


@require_POST
def desk_letter(request, slug, public_id):
    convening = _mine(request, slug)
    found = _hers(request, convening, public_id)
    deeds.send_letter_again(convening, found.person, by=request.user, key=_key(request))
    messages.success(request, _("The letter is on its way, with a new link. The link before it opens nothing any more."))
    return redirect("desk_person", slug, public_id)


@require_POST
def desk_way_in(request, slug, public_id):
    convening = _mine(request, slug)
    found = _hers(request, convening, public_id)
    if found.part is None:
        raise Refused("desk.not_in_yet", _("This person has not accepted yet: send the invitation again, or print a code."))
    deeds.show_the_way_in(found.part, by=request.user, key=_key(request))
    messages.success(request, _("A letter is on its way that says where and how to sign in."))
    return redirect("desk_person", slug, public_id)


def _key(request):
    try:
        return uuid.UUID(request.POST.get("client_key", ""))
    except ValueError:
        raise Refused("form.incomplete", _("Something of the form was lost on the way. Open the page again.")) from None


@require_safe
def codes_list(request, slug):
    convening = _mine(request, slug)
    waiting = list(shown.codes_waiting(request.user, convening)[: ON_A_PAGE * 20])
    rows = sorted(waiting, key=lambda code: (shown.spelling(code.person.shown_name), str(code.pk)))
    return render(request, "participants/codes_list.html", {"convening": convening, "codes": rows})


@require_POST
def code_cancel(request, slug, pk):
    convening = _mine(request, slug)
    code = policy.access(request.user, "participants.cancel_code", PrintedCode.objects.select_related("person", "convening"), pk=pk, convening=convening)
    codes.cancel(code, by=request.user)
    messages.success(request, _("This code opens nothing any more."))
    return redirect("codes_list", slug)
