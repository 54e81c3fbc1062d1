"""Pages for what went wrong: a sentence and a way on, no code, no trace, the same for every object."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def broken(request):
    return render(request, "500.html", status=500)


def form_expired(request, reason=""):
    """The form's token is missing or old: what she typed is offered back in the page that asks her to send again."""
    return render(request, "403_csrf.html", status=403)


@login_not_required
def no_such_page(request):
    """For addresses that a library brings and this house does not want."""
    raise Http404
