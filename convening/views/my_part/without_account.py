"""For people who cannot sign in: those who were nominated or invited and have not answered, and guests of public sessions.

They type their address; if something is held, a letter brings a link to see it and to have it erased. The answer, and the
work, are the same for everybody. Who can sign in is sent to her own pages, where her second step is asked for.
"""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ... import limits, notifications
from ...models import User
from ...models.people import public_id
from ...services import accounts
from . import erasure
from .keeping import as_page, file_about

LIVES = 3600  # seconds
MOST = 5  # letters an hour for one network
SALT = "what is held"


class AddressForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("Your e-mail address"), widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_a_link(request):
    form = AddressForm(request.POST or None)
    sent = False
    if request.method == "POST" and form.is_valid():
        if limits.counts("letters on what is held", limits.network(request), most=MOST):
            person = User.objects.by_address(form.cleaned_data["email"])
            notifications.what_is_held(person, link_for(person), language=request.LANGUAGE_CODE)
            sent = True
        else:
            form.add_error(None, gettext_lazy("You have asked several times. Please wait a while, and look among the letters that came."))
    return render(request, "convening/ask_for_a_link.html", {"form": form, "sent": sent})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request, token):
    person = person_of(token)
    here = reverse("held_by_link", args=[token])
    if request.method == "POST" and request.POST.get("file"):
        return file_about(person, words=False)
    if request.method == "POST" and request.POST.get("understood") == "yes":
        accounts.erase(person)
        return erasure.gone(request)
    if request.method == "POST" or request.GET.get("erase"):
        return erasure.page(request, person, way_back=here)
    return render(request, "convening/held_by_link.html", {"held": as_page(accounts.held(person)), "here": here})


def link_for(person):
    """Where the letter leads: for an hour to what is held, or to her own pages if she can sign in. It names nobody."""
    if person and person.is_active:
        return reverse("my_held")
    return reverse("held_by_link", args=[signing.dumps(person.public_id if person else public_id(), salt=SALT)])


def person_of(token):
    try:
        found = User.objects.filter(public_id=signing.loads(token, salt=SALT, max_age=LIVES), is_active=False).first()
    except signing.BadSignature:
        raise Http404 from None
    if found is None or found.is_erased:
        raise Http404
    return found
