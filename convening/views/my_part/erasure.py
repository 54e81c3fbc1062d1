"""The end of everything that is known about her: said beforehand, asked twice, done at once."""

from django.contrib.auth import logout
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ... import holdings
from ...services import accounts
from .recently import recently


@require_http_methods(["GET", "HEAD", "POST"])
@recently
def erase(request):
    if request.method == "POST" and request.POST.get("understood") == "yes":
        person = request.user
        accounts.erase(person)
        logout(request)
        return gone(request)
    return page(request, request.user, way_back=reverse("my_part"))


def gone(request):
    """The last page. Her browser is asked to forget what it kept, too."""
    answer = render(request, "convening/erased.html")
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def page(request, person, *, way_back):
    """What will be so afterwards, and the box; with the sentence beside it where it was sent without."""
    without_box = request.method == "POST"
    context = {
        "consequences": holdings.left_behind(person),
        "cancel_url": way_back,
        "error": _("Tick the box, if this is what you want.") if without_box else "",
    }
    return render(request, "convening/erase.html", context)
