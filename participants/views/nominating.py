"""An office names somebody, one person at a time, and puts right what it wrote."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.errors import Refused
from convening.templatetags.look import numeral

from .. import selectors, services
from ..forms.nominating import CorrectForm, NominateForm
from ..models import Nomination
from ..services import nominations
from .nominations import office_of


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, slug, office):
    office = office_of(request, slug, office, "participants.nominate")
    form = NominateForm(request.POST or None, initial={"language": request.LANGUAGE_CODE}, quotas=selectors.quotas_of(office))
    if request.method == "POST" and form.is_valid():
        try:
            nomination = services.nominate(
                office, form.profile(), form.particulars(), by=request.user, key=form.cleaned_data["client_key"], quota=form.quota
            )
        except Refused as refused:
            _tell(form, refused)
        else:
            messages.success(request, _received(nomination))
            return redirect("nominations_office", slug=slug, office=office.slug)
    view = selectors.nominations_for(request.user, office)
    return _page(request, office, form, "participants/nominate.html", view=view)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug, office, pk):
    """The office's own words, as long as its list says "received"; the risk note is never shown, only added to."""
    office = office_of(request, slug, office)
    among = Nomination.objects.select_related("office", "convening").filter(office=office)
    nomination = policy.access(request.user, "participants.withdraw_nomination", among, pk=pk)
    form = CorrectForm(request.POST or None, initial=CorrectForm.of(nomination.particulars))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            nominations.correct_nomination(
                nomination, form.profile(), form.particulars(), by=request.user, key=form.cleaned_data["client_key"]
            )
        except Refused as refused:
            _tell(form, refused)
            status = 409
        else:
            messages.success(request, _("Your words are put right."))
            return redirect("nominations_office", slug=slug, office=office.slug)
    words = nomination.particulars
    return _page(
        request, office, form, "participants/nomination_edit.html", status, name=words.get("name", ""), email=words.get("email", "")
    )


def _page(request, office, form, template, status=200, **more):
    back = {"label": _("Back to the list"), "url": reverse("nominations_office", args=[office.convening.slug, office.slug])}
    context = {"convening": office.convening, "office": office, "form": form, "back": [back], **more}
    return render(request, template, context, status=status)


def _tell(form, refused):
    for field, sentence in (refused.fields or {None: refused.message}).items():
        form.add_error(field if field in form.fields else None, str(sentence))


def _received(nomination):
    """The same sentences whether she is known, named by others, or new."""
    reserve = selectors.reserve_number(nomination)
    if reserve:
        return _("Your nomination is on your list, as number %(place)s of your reserve. Your seats are taken.") % {"place": numeral(reserve)}
    return _("Your nomination is on your list. The secretariat will look at it.")
