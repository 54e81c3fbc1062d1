"""A convening's public page for somebody who is not signed in: answered from what is kept, against a bare view that gives back the same bytes,
and against the page as it is made each time. Then what it weighs on a bad line, in its heaviest language.
"""

import os
import re
import time
import types
from datetime import date, datetime

import measuring

os.environ["CONVENING_LASTING_CONNECTIONS"] = "1"  # as workers of pages have them
measuring.begin()

import rooms_full  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import override_settings  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import translation  # noqa: E402
from pages import asking, weight  # noqa: E402

from convening.services.convenings import credit, publish_resource, publish_update  # noqa: E402
from sessions.services import schedule_session  # noqa: E402

ROUNDS, TIMES = 7, 60
PAGE = "/c/gathering/"
HOST = settings.SITE_URL.split("://", 1)[1]
BYTES = []


def least(request):
    return HttpResponse(BYTES[0])


LIMIT = types.ModuleType("limit")
LIMIT.urlpatterns = [path("c/gathering/", least)]


def to_the_limit(get_response):
    """The only middleware of the limit programme: its own address."""

    def middleware(request):
        request.urlconf = LIMIT
        return get_response(request)

    return middleware


def fill(convening, by):
    """Eight sessions, three updates, six resources, five who are credited: what such a page has."""
    for n in range(8):
        schedule_session(
            convening, slug=f"session-{n}", title={"en": f"Session {n}", "ar": f"جلسة {n}"}, door=("public", "invitation")[n % 2], rule="chatham_house",
            naming="named", local_start=datetime(2031, 7, 1 + n, 10), zone_name=convening.timezone, minutes=90, languages=["ar", "en"], description={}, by=by,
        )  # fmt: skip
    for n in range(6):
        text = {"en": f"Something to read, number {n}, in a few words", "ar": f"شيء يُقرأ، رقم {n}، في بضع كلمات"}
        publish_resource(convening, title=text, note=text, url=f"https://library.example/{n}", day=date(2021, 7, 1), by=by)
        if n < 3:
            publish_update(convening, title=text, body={code: words * 8 for code, words in text.items()}, day=date(2021, 7, 1 + n), by=by)
        if n < 5:
            credit(convening, part="partner", name=text, credit_line=text, by=by)


def main():
    settings.ALLOWED_HOSTS = ["*"]
    with translation.override("en"):
        convening, secretariat, _people = rooms_full.convene(3)
        fill(convening, secretariat)
    house = WSGIHandler()
    with override_settings(MIDDLEWARE=["__main__.to_the_limit"]):
        bare = WSGIHandler()
    told = {"HTTP_HOST": HOST, "HTTP_ACCEPT_ENCODING": "gzip"}
    kept = asking(house, PAGE, "", **told)
    BYTES[:] = [kept()]
    limit = asking(bare, PAGE, "", **told)
    in_another_way = asking(house, f"{PAGE}?x=1", "", **told)  # made each time: an address that nobody shares
    assert len(limit()) == len(kept()) and kept() == kept() and len(in_another_way()) > len(kept()) / 2
    work, of_work = measuring.side_by_side(
        {"limit": limit, "kept": kept, "made": in_another_way}, rounds=ROUNDS, times=TIMES, clock=time.process_time
    )
    waited, _of = measuring.side_by_side({"kept": kept}, rounds=ROUNDS, times=TIMES)
    small = asking(house, f"{PAGE}?language=ar", "", **told)()
    plain = asking(house, f"{PAGE}?language=ar", "", HTTP_HOST=HOST)().decode()
    weighed = weight(plain, small)
    assert re.findall(r'(?:src|href)="(?:https?:)?//', plain.replace(settings.SITE_URL, "")) == []
    figures = {
        "ms of work an answer, bare view": round(work["limit"] * 1000, 3),
        "ms of work an answer, from what is kept": round(work["kept"] * 1000, 3),
        "ms of work an answer, made": round(work["made"] * 1000, 3),
        "ms until it is there, from what is kept": round(waited["kept"] * 1000, 3),
        "ratio of made to kept": round(of_work["made"] / of_work["kept"], 1),
        "bytes of HTML, compressed, in Arabic": weighed["html"],
        "requests before fonts": weighed["requests"],
    }
    goals = {
        "ms of work an answer from what is kept": (round(work["kept"] * 1000, 3), 1),
        "ratio of kept to a bare view": (round(of_work["kept"], 2), 5),
        "kB without fonts": (round((weighed["html"] + weighed["files"]) / 1000, 1), 50),
    }
    measuring.report("public", figures, goals)


main()
