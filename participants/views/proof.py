"""Proof of participation: for herself, and for whoever is shown one and wants to know whether it is genuine."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from convening import limits, policy
from convening.errors import Refused
from convening.models import Convening

from .. import documents
from ..services import proof

CHECKS_AN_HOUR = 20


class ProofForm(forms.Form):
    name = forms.ChoiceField(label=gettext_lazy("Your name on it"), widget=forms.RadioSelect)
    language = forms.ChoiceField(label=gettext_lazy("Its language"), choices=settings.LANGUAGES)
    understood = forms.BooleanField(
        label=gettext_lazy("I have read what it proves, and to whom"),
        error_messages={"required": gettext_lazy("Read what it proves, and tick the box.")},
    )

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = [(name, name) for name in names]


class CheckForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("The number on the document"), max_length=60, widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    name = forms.CharField(
        label=gettext_lazy("The name on it, as it is written there"), max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def my_proof(request, slug):
    """For herself alone: not for whoever came in by a code that somebody else printed."""
    convening = policy.access(request.user, "participants.prove_own_part", Convening.objects.prefetch_related("organisations"), slug=slug)
    if request.by_paper:
        raise Http404
    names = proof.names_of(request.user)
    form = ProofForm(request.POST or None, names=names, initial={"name": next(iter(names), ""), "language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        try:
            made = proof.prove(convening, form.cleaned_data["name"], by=request.user)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            answer = HttpResponse(documents.proof_of_participation(made, form.cleaned_data["language"]), content_type="application/pdf")
            answer["Content-Disposition"] = 'attachment; filename="letter.pdf"'
            return answer
    context = {"convening": convening, "form": form, "careful": request.user.profile.careful}
    return render(request, "participants/my_proof.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_proof(request):
    """Is a proof genuine? Whatever is not, the answer is the same."""
    form = CheckForm(request.POST or None)
    context = {"form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        if limits.counts("check of a proof", limits.network(request), most=CHECKS_AN_HOUR):
            context |= {"asked": True, "found": proof.genuine(form.cleaned_data["number"], form.cleaned_data["name"])}
        else:
            form.add_error(None, _("Many numbers were typed from this place. Go on in an hour."))
            status = 429
    return render(request, "participants/check_proof.html", context, status=status)
