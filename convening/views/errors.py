"""Pages for what went wrong: a sentence and a way on, no code, no trace, the same for every object."""

import sys

import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from kombu.exceptions import OperationalError as BrokerError

ENGINE_AWAY = (OperationalError, InterfaceError, redis.RedisError, BrokerError)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def broken(request):
    """Where an engine is away it is no fault of the page: then the answer says so and keeps what was sent."""
    if isinstance(sys.exc_info()[1], ENGINE_AWAY):
        return engine_away(request)
    return HttpResponseServerError(render_to_string("500.html"))


def engine_away(request):
    """503, without touching any engine. What she sent stands in the page, with its own key: sent twice it counts once."""
    again = []
    if request.method == "POST":
        again = [(name, value) for name, values in request.POST.lists() for value in values]
    page = render_to_string("503.html", {"again": again, "path": request.get_full_path(), "site_name": settings.SITE_NAME})
    response = HttpResponse(page, status=503)
    response["Retry-After"] = "10"
    return response


def form_expired(request, reason=""):
    """The form's token is missing or old: what she typed is offered back in the page that asks her to send again."""
    return render(request, "403_csrf.html", status=403)


@login_not_required
def no_such_page(request):
    """For addresses that a library brings and this house does not want."""
    raise Http404
