"""An office sends somebody else, answers a question of the clearance, or gives another address."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.errors import Refused

from .. import services
from ..forms.offices import AddressForm, AnswerForm, SubstituteForm
from ..models import Nomination
from ..selectors.order import name_in
from .nominations import office_of


def _nomination(request, slug, office, pk, right):
    """(office, nomination of the office) for one who has the right."""
    office = office_of(request, slug, office)
    among = Nomination.objects.select_related("office", "convening", "quota").filter(office=office)
    return office, policy.access(request.user, right, among, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def substitute(request, slug, office, pk):
    office, nomination = _nomination(request, slug, office, pk, "participants.withdraw_nomination")
    form = SubstituteForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})

    def deed(told):
        services.substitute(nomination, form.profile(), form.particulars(), told["why"], by=request.user, key=told["client_key"])
        return _("The other person stands in the same place on your list now. The secretariat will look at the nomination.")

    return _page(request, office, nomination, form, deed, "participants/substitute.html")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, slug, office, pk):
    office, nomination = _nomination(request, slug, office, pk, "participants.answer_question")
    form = AnswerForm(request.POST or None)

    def deed(told):
        services.answer_question(nomination, told["text"], by=request.user, key=told["client_key"])
        return _("Your answer is with the secretariat.")

    questions = nomination.particulars.get("questions") or [{}]
    asked = nomination.state == Nomination.State.ASKED
    question = questions[-1].get("question", "") if asked else ""
    return _page(request, office, nomination, form, deed, "participants/office_answer.html", question=question, asked=asked)


@require_http_methods(["GET", "HEAD", "POST"])
def address(request, slug, office, pk):
    office, nomination = _nomination(request, slug, office, pk, "participants.send_address")
    form = AddressForm(request.POST or None)

    def deed(told):
        services.send_address(nomination, told["address"], by=request.user, key=told["client_key"])
        return _("The secretariat has the address, and writes to this person again.")

    return _page(request, office, nomination, form, deed, "participants/office_address.html")


def _page(request, office, nomination, form, deed, template, **more):
    """Show the form, or do the deed and go back to the list; what is refused stands in the form with what was typed."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            done = deed(form.cleaned_data)
        except Refused as refused:
            for field, sentence in (refused.fields or {None: refused.message}).items():
                form.add_error(field if field in form.fields else None, str(sentence))
            status = 409
        else:
            messages.success(request, done)
            return redirect("nominations_office", slug=office.convening.slug, office=office.slug)
    back = {"label": _("Leave it as it is"), "url": reverse("nominations_office", args=[office.convening.slug, office.slug])}
    name = name_in(nomination.particulars)
    context = {"convening": office.convening, "office": office, "name": name, "form": form, "back": [back], **more}
    return render(request, template, context, status=status)
