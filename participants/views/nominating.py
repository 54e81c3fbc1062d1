"""An office names somebody: the form, one person at a time."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.errors import Refused
from convening.models import Profile
from convening.templatetags.look import numeral

from .. import selectors, services
from ..forms import NominateForm
from ..models import Office


def _office(request, slug, office):
    offices = Office.objects.select_related("convening")
    return policy.access(request.user, "participants.nominate", offices, convening__slug=slug, slug=office)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, slug, office):
    office = _office(request, slug, office)
    form = NominateForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        profile = Profile(**{name: told[name] for name in ("name", "name_original", "email", "language", "affiliation")})
        try:
            nomination = services.nominate(
                office, profile, form.particulars(), by=request.user, key=told["client_key"]
            )
        except Refused as refused:
            for field, sentence in (refused.fields or {None: refused.message}).items():
                form.add_error(field, str(sentence))
        else:
            messages.success(request, _received(nomination, office))
            return redirect("nominations_office", slug=slug, office=office.slug)
    view = selectors.nominations_for(request.user, office)
    back = {"label": _("Back to the list"), "url": reverse("nominations_office", args=[slug, office.slug])}
    context = {"convening": office.convening, "office": office, "view": view, "form": form, "back": [back]}
    return render(request, "participants/nominate.html", context)


def _received(nomination, office):
    """The same sentences whether she is known, named by others, or new."""
    _place, reserve = selectors.place_of(nomination)
    if reserve:
        return _("Your nomination is on your list, as number %(place)s of your reserve. Your seats are taken.") % {"place": numeral(reserve)}
    return _("Your nomination is on your list. The secretariat will look at it.")
