"""A room's page with 50 of 2,000 posts: work of the page's process a request, against the least that such a page could cost.

The limit programme asks for the login session, the room and the posts, and joins what is stored; it knows no rights, no reader's language, no
field to answer, and its frame is a text. Beside it the same posts through templates/components/post.html. Then the last page against
the first, and the weight of it all on a bad line.
"""

import os
import re
import sys
import time
import types
from types import SimpleNamespace

import measuring

os.environ["CONVENING_LASTING_CONNECTIONS"] = "1"  # as workers of pages have them
measuring.begin()

import rooms_full  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template import Context, Engine  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import translation  # noqa: E402
from django.utils.safestring import mark_safe  # noqa: E402
from pages import asking, weight  # noqa: E402

from convening.login_sessions import row_key  # noqa: E402

PEOPLE, MANY, FEW, PAGE = 200, 2_000, 20, 50
ROUNDS, TIMES = 5, 40
SHELL = []


def to_the_limit(get_response):
    """The only middleware of the limit programme: its own addresses."""

    def middleware(request):
        request.urlconf = LIMIT
        return get_response(request)

    return middleware


def least(request, slug):
    """Three questions, a loop, one text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM convening_loginsession WHERE session_key = %s", [row_key(request.COOKIES[settings.SESSION_COOKIE_NAME])])
        cursor.fetchone()
        cursor.execute("SELECT id, title_en, last_position FROM forums_room WHERE slug = %s", [slug])
        room_id, _title, _last = cursor.fetchone()
        cursor.execute(
            "SELECT id, position, html, day, language FROM forums_post WHERE room_id = %s AND state IN ('published', 'withdrawn')"
            " ORDER BY position DESC LIMIT 51", [room_id],
        )  # fmt: skip
        posts = cursor.fetchall()[PAGE - 1 :: -1]
    items = "".join(
        f'<li class="post" id="p-{pk.hex}" data-n="{position}"><article><header>{day}</header><div class="prose" lang="{language}">{html}</div></article></li>'
        for pk, position, html, day, language in posts
    )
    return HttpResponse(f"{SHELL[0]}{items}{SHELL[1]}")


def through_templates(request, slug):
    """The same, each post drawn by the house's component."""
    drawn = SimpleNamespace(content=least(request, slug).content.decode())
    found = re.findall(r'id="p-(\w+)" data-n="(\d+)".*?lang="(\w+)">(.*?)</div>', drawn.content)
    day = rooms_full.date(2021, 7, 7)
    posts = [
        SimpleNamespace(anchor=pk, position=n, label="Lantern 12", tint_index=3, day=day, html=mark_safe(html), language=language, replies=[])
        for pk, n, language, html in found
    ]
    return HttpResponse(POSTS.render(Context({"posts": posts, "actions": mark_safe("<a>Reply</a>")})))


LIMIT = types.ModuleType("limit")
LIMIT.urlpatterns = [path("limit/<slug:slug>/", least), path("templates/<slug:slug>/", through_templates)]


def main():
    global POSTS
    POSTS = Engine.get_default().from_string('{% for post in posts %}{% include "components/post.html" %}{% endfor %}')
    with translation.override("en"):
        convening, secretariat, people = rooms_full.convene(PEOPLE)
        many = rooms_full.fill(rooms_full.open_room(convening, secretariat, "many"), people, MANY)
        rooms_full.fill(rooms_full.open_room(convening, secretariat, "few"), people, FEW)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    browser = Client()
    browser.force_login(people[0])
    for slug in ("many", "few"):
        browser.get(f"/c/gathering/rooms/{slug}/")  # how far she has read is remembered now
    cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"
    house = WSGIHandler()
    with override_settings(MIDDLEWARE=["__main__.to_the_limit"]):
        bare = WSGIHandler()
    page = asking(house, "/c/gathering/rooms/many/", cookie)
    SHELL[:] = re.split(r'(?<=">)\s*<li class="post.*</li>\s*(?=</ol>)', page().decode(), maxsplit=1, flags=re.S)
    limit, templates = (asking(bare, f"/{which}/many/", cookie) for which in ("limit", "templates"))
    assert page().count(b"<article>") == limit().count(b"<article>") == templates().count(b"<article>") == PAGE
    first = asking(house, "/c/gathering/rooms/few/", cookie)
    last = asking(house, f"/c/gathering/rooms/many/?before={FEW + 1}", cookie)  # as many posts as the whole small room, of 2,000
    assert last().count(b"<article>") == first().count(b"<article>") == FEW
    if "--profile" in sys.argv:
        return profile(page)

    work, of_work = measuring.side_by_side({"limit": limit, "page": page, "templates": templates}, rounds=ROUNDS, times=TIMES, clock=time.process_time)
    newest = asking(house, "/c/gathering/rooms/many/", cookie)
    ends, of_ends = measuring.side_by_side({"first": first, "last": last, "newest": newest}, rounds=ROUNDS, times=TIMES)
    connection.close()
    with measuring.asked() as queries:
        browser.get("/c/gathering/rooms/many/")
    weighed = weight(page().decode(), asking(house, "/c/gathering/rooms/many/", cookie, HTTP_ACCEPT_ENCODING="gzip, br")())
    figures = {
        "posts": many.posts.count(),
        "ms of work a page, limit programme": round(work["limit"] * 1000, 2),
        "ms of work a page, the posts through templates": round(work["templates"] * 1000, 2),
        "ms of work a page, as it is": round(work["page"] * 1000, 2),
        "ratio of templates to the limit": round(of_work["templates"], 2),
        "bytes of HTML, compressed": weighed["html"],
        "ms of the whole newest page": round(ends["newest"] * 1000, 2),
    }
    goals = {
        "ratio of the page to the limit": (round(of_work["page"], 2), 2),
        "ratio of the last of 2,000 to the only page of 20": (round(of_ends["last"], 3), 1.05),
        "queries of the page": (queries[0], 5),
        "kB without fonts": (round((weighed["html"] + weighed["files"]) / 1000, 1), 23),
        "requests before fonts": (weighed["requests"], 5),
    }
    measuring.report("room", figures, goals)


def profile(page):
    import cProfile
    import pstats

    watch = cProfile.Profile()
    watch.enable()
    for _time in range(100):
        page()
    watch.disable()
    for order in ("tottime", "cumulative"):
        pstats.Stats(watch).sort_stats(order).print_stats(70)


main()
