"""Whoever looks after a room says whether the report may name her."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import selectors
from ..forms import NamedForm
from ..services import consenting


@require_http_methods(["GET", "HEAD", "POST"])
def moderator_named(request, slug, room_slug):
    room = selectors.room_for(request.user, slug, room_slug, "forums.be_named")
    now = "yes" if consenting.is_named(room, request.user) else "no"
    form, status = NamedForm(request.POST or None, initial={"named": now}), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            named = form.cleaned_data["named"] == "yes"
            consenting.name_in_reports(room, named, by=request.user)
            messages.success(request, _("The report may name you.") if named else _("The report does not name you."))
            return HttpResponseRedirect(reverse("moderation", args=[slug, room_slug]))
    return render(request, "forums/moderator_named.html", {"room": room, "convening": room.convening, "form": form}, status=status)
