"""What is kept of public pages: never anybody's own, never what was taken down, never what a stranger's request could change."""

import gzip
import re
import threading
import time
from datetime import date, timedelta

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.views.decorators.http import require_safe

from convening import cached
from convening.cached import public_page
from convening.services.convenings import describe, publish_update, take_down

pytestmark = pytest.mark.django_db
C = "/c/gathering/"
HOST = django_settings.SITE_URL.split("://")[1]
made = []


@login_not_required
@require_safe
@public_page(takes=("before",))
def counted(request, **kept):
    """A page that says how often it was made, and for whom."""
    made.append(request.META.get("HTTP_USER_AGENT"))
    time.sleep(kept.get("seconds", 0))
    asked = dict(request.COOKIES), request.META.get("HTTP_ACCEPT_LANGUAGE"), sorted(request.GET.items())
    return HttpResponse(f'<p>{len(made)} {asked} {request.LANGUAGE_CODE}</p><a href="/c/x/">x</a>' + "x" * 500)


@login_not_required
@require_safe
@public_page
def with_a_form(request):
    from django.middleware.csrf import get_token

    made.append(1)
    return HttpResponse(f"{get_token(request)} {len(made)}")


@login_not_required
@require_safe
def private(request):
    made.append(1)
    return HttpResponse(f"{len(made)}")


urlpatterns = [
    path("c/counted/", counted), path("c/slow/", counted, {"seconds": 0.3}), path("c/form/", with_a_form), path("c/private/", private),
    path("", counted),
]  # fmt: skip
handler404 = "convening.tests.test_cached.nothing"


def nothing(request, exception):
    return HttpResponse("nothing", status=404)


@pytest.fixture(autouse=True)
def keeping(july, settings, redis_empty):
    settings.PUBLIC_PAGES_KEPT = 60
    made.clear()


@pytest.fixture
def counting(settings):
    settings.ROOT_URLCONF = __name__


def get(address, browser=None, **headers):
    headers.setdefault("host", HOST)
    return (browser or Client()).get(address, headers=headers)


# ── What is kept ──
def test_it_is_made_once_and_answered_with_all_its_headers(cast):
    first, second = get(C), get(C)
    assert first.content == second.content and dict(first.headers) == dict(second.headers)
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate" and second["Vary"] == "Accept-Language, Cookie, Accept-Encoding"
    for name in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"):
        assert second[name], name
    assert re.fullmatch('"[0-9a-f]{32}"', second["ETag"]) and int(second["Content-Length"]) == len(second.content)
    assert not second.cookies and "csrf" not in second.content.decode().lower()


def test_from_what_is_kept_nothing_is_asked_of_the_database(cast, django_assert_num_queries):
    get(C)
    with django_assert_num_queries(0):
        assert get(C).status_code == 200
        assert get(C, **{"if-none-match": get(C)["ETag"]}).status_code == 304


def test_whoever_has_it_is_told_so_and_a_look_at_the_head_is_its_head(cast):
    page = get(C)
    for tag in (page["ETag"], f"W/{page['ETag']}", f'"other", {page["ETag"]}', "*"):
        told = get(C, **{"if-none-match": tag})
        assert (told.status_code, told.content, told["ETag"]) == (304, b"", page["ETag"])
        assert told["Vary"] == page["Vary"] and told["Content-Security-Policy"] and "Content-Type" not in told
    assert get(C, **{"if-none-match": '"other"'}).status_code == 200
    for _time in range(2):
        head = Client().head(C, headers={"host": HOST})
        assert (head.status_code, head.content, head["ETag"], head["Content-Length"]) == (200, b"", page["ETag"], page["Content-Length"])


def test_it_travels_compressed_under_a_tag_of_its_own(cast):
    plain, small = get(C), get(C, **{"accept-encoding": "br, gzip;q=0.8"})
    assert gzip.decompress(small.content) == plain.content and small["Content-Encoding"] == "gzip"
    assert small["ETag"] == plain["ETag"][:-1] + '-gz"' and small["Content-Length"] == str(len(small.content))
    assert "Content-Encoding" not in get(C, **{"accept-encoding": "gzip;q=0, br"})
    other = get(f"{C}?utm_source=a", **{"accept-encoding": "gzip"})  # not kept, and no heavier for that
    assert (other["Content-Encoding"], gzip.decompress(other.content)[:9]) == ("gzip", b"<!doctype")


# ── What is told apart, and what is not ──
def test_languages_are_told_apart_and_nothing_else_reaches_the_page(counting):
    ways = [
        {"accept-language": "ar"}, {"accept-language": "ar-EG,en;q=0.1"}, {"accept-language": "ar;q=0.9,xx"}, {"accept-language": "es"},
        {"accept-language": "es", "cookie": "convening-form=abc"},
        {"accept-language": "en", "user-agent": "planted", "referer": "http://planted/", "x-forwarded-host": "planted.example"},
    ]  # fmt: skip
    bodies = [get("/c/counted/", **way).content.decode() for way in ways]
    assert bodies[0] == bodies[1] == bodies[2] and bodies[3] == bodies[4] and len(set(bodies)) == len(made) == 3
    assert set(made) == {None} and not any("planted" in body or "abc" in body for body in bodies)
    assert "('language', 'fr')" in get("/c/counted/?language=fr", **{"accept-language": "ar"}).content.decode()


@pytest.mark.parametrize(
    "query", ["utm_source=a", "language=ar&language=en", "before=1&before=2", "language=xx%41", "language=zz", "language=", "language=ar&before=1", "%6canguage=ar", "before=1&x=2"]
)
def test_an_address_written_in_another_way_is_answered_and_not_kept(query, counting):
    assert get(f"/c/counted/?{query}").content != get(f"/c/counted/?{query}").content
    assert get("/c/counted/?before=1&language=ar").content == get("/c/counted/?before=1&language=ar").content


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "convening=anything"}, {"cookie": "something=else"}, {"cookie": "zone=Asia/Aden"}, {"cookie": "zone=../../etc"}, {"hx-request": "true"}, {"authorization": "x"}, {"range": "bytes=0-9"},
        {"host": "testserver"}, {"host": f"{HOST}1"},
    ],
)  # fmt: skip
def test_another_kind_of_reader_is_answered_for_herself(headers, counting):
    get("/c/counted/")
    assert get("/c/counted/", **headers).content != get("/c/counted/", **headers).content


def test_a_host_that_is_not_ours_changes_nothing_for_anybody(cast):
    told = get(C, host="evil.example")
    assert told.status_code == 400 and b"evil.example" not in told.content
    assert b"evil.example" not in get(C, **{"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-original-url": "/me/"}).content


UNKEYED = {
    "accept": "application/json", "accept-charset": "x", "forwarded": "host=planted.example", "x-forwarded-host": "planted.example", "x-forwarded-for": "10.0.0.1",
    "x-forwarded-proto": "https", "x-forwarded-prefix": "/planted", "x-forwarded-port": "1", "x-original-url": "/me/", "x-rewrite-url": "/me/",
    "x-http-method-override": "POST", "origin": "https://planted.example", "referer": "https://planted.example/", "user-agent": "planted", "save-data": "on",
    "sec-fetch-site": "cross-site", "hx-boosted": "true", "hx-current-url": "https://planted.example", "x-requested-with": "XMLHttpRequest", "via": "planted",
    "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT", "if-none-match": '"planted"', "if-range": '"planted"', "purpose": "prefetch", "content-type": "text/planted",
}  # fmt: skip


def test_nothing_that_a_stranger_sends_reaches_the_next_reader_of_any_public_page(cast):
    """Each page is made twice: once for somebody who sends all that one can send, once for somebody who sends nothing."""
    publish_update(cast.convening, title={"en": "News"}, body={}, day=date(2021, 7, 8), by=cast.secretariat)
    pages = ["/", C, *(f"{C}{name}/" for name in ("programme", "resources", "updates", "documents", "commitments")), f"{C}updates.atom"]
    found = []
    for page in pages:
        ways = []
        for headers in ({}, UNKEYED, {**UNKEYED, "accept-encoding": "gzip, br"}):
            cached._store().flushdb()
            get(page, **headers)
            after = get(page)
            ways.append((after.status_code, after.content, sorted((name, value) for name, value in after.items() if name != "Set-Cookie")))
        kept = [key for key in cached._store().keys("public:*") if key.count(b":") == 2]
        found.append((page, ways[0][0], ways[0] == ways[1] == ways[2], b"planted" in ways[1][1], len(kept)))
    assert found == [(page, 200, True, False, 1) for page in pages]


def test_what_sets_a_cookie_or_holds_a_token_is_never_kept(counting):
    answers = [get("/c/form/"), get("/c/form/", cookie="convening-form=" + "a" * 32), get("/c/form/", cookie="convening-form=" + "a" * 32)]
    assert len({answer.content for answer in answers}) == 3 == len(made)


def test_nothing_is_kept_of_other_pages_of_errors_and_of_whoever_is_signed_in(counting, cast, signed_in):
    assert get("/c/private/").content != get("/c/private/").content
    assert [get("/c/none/").status_code for _ in range(2)] == [404, 404]
    browser = signed_in(cast.participant)
    assert get("/c/counted/", browser).content != get("/c/counted/", browser).content
    assert [key for key in cached._store().keys("public:*:*") if b"making" not in key] == []


def test_her_page_never_becomes_everybodys(cast, signed_in):
    for browser in (signed_in(cast.secretariat), Client(), signed_in(cast.participant), Client()):
        told = get("/", browser).content.decode()
        assert ("Yours" in told or "لقاء" in told) == bool(browser.cookies), told


# ── What changes ──
@pytest.fixture
def done(django_capture_on_commit_callbacks):
    """`with done(): …`: a deed, and its commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_after_a_deed_nothing_older_is_served(cast, done):
    with done():
        update = publish_update(cast.convening, title={"en": "Planted words"}, body={}, day=date(2021, 7, 9), by=cast.secretariat)
    addresses = (C, f"{C}updates/", f"{C}updates/{update.pk}/", f"{C}updates.atom", f"{C}?language=ar")
    for _time in range(2):
        assert all("Planted words" in get(address).content.decode() for address in addresses)
    with done():
        take_down(update, by=cast.secretariat)
    assert not any("Planted words" in get(address).content.decode() for address in addresses)


def test_while_a_deed_is_under_way_nothing_is_served_from_before_or_kept(cast, counting, done):
    first = get("/c/counted/").content
    with done():
        describe(cast.convening, title={"en": "Another title"}, tagline={}, description={}, by=cast.secretariat)
        during = {get("/c/counted/").content for _time in range(2)}
        assert cached._look("public:en::x") is None and len(during) == 2
    after = get("/c/counted/").content
    assert after == get("/c/counted/").content and after not in {first, *during}


def test_a_worker_that_dies_in_a_deed_holds_the_pages_up_for_a_while_only(counting, monkeypatch):
    for _time in range(2):
        cached.changed()  # and its transaction never ends
    assert cached._store().zcard(cached._CHANGING) == 1
    assert get("/c/counted/").content != get("/c/counted/").content
    later = time.time() + cached._A_DEED + 1
    monkeypatch.setattr(cached.time, "time", lambda: later)
    assert get("/c/counted/").content == get("/c/counted/").content


def test_what_members_alone_are_told_changes_no_tag(cast, done):
    addresses = (C, f"{C}updates/", f"{C}updates.atom")
    before = [(get(address).content, get(address)["ETag"]) for address in addresses]
    with done():
        publish_update(cast.convening, title={"en": "Inside"}, body={}, day=date(2021, 7, 9), audience="members", by=cast.secretariat)
    assert [(get(address).content, get(address)["ETag"]) for address in addresses] == before


@pytest.mark.django_db(transaction=True)
def test_a_commit_is_a_commit(cast):
    """Once with real transactions: seen by another connection while one is open, and after it."""
    get(C)
    with transaction.atomic():
        describe(cast.convening, title={"en": "Another title"}, tagline={}, description={}, by=cast.secretariat)
        elsewhere = []
        thread = threading.Thread(target=lambda: (elsewhere.append(get(C).content.decode()), connection.close()))
        thread.start()
        thread.join()
        assert "A gathering" in elsewhere[0]
    assert "Another title" in get(C).content.decode()


def test_many_at_once_let_one_of_them_make_it(counting):
    told = []
    readers = [threading.Thread(target=lambda: (told.append(get("/c/slow/").content), connection.close())) for _ in range(6)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(made) == 1 and len(set(told)) == 1 and len(told) == 6


def test_it_is_made_anew_after_a_minute_and_meanwhile_the_others_have_the_older(counting, monkeypatch):
    first = get("/c/counted/").content
    later = time.time() + 61
    monkeypatch.setattr(cached.time, "time", lambda: later)
    place = cached._place(RequestFactory().get("/c/counted/", headers={"host": HOST}))
    cached._store().set(f"{place}:making", 1)
    assert get("/c/counted/").content == first
    cached._store().delete(f"{place}:making")
    assert get("/c/counted/").content != first


def test_without_redis_pages_are_made_and_deeds_done(counting, settings, monkeypatch):
    monkeypatch.setattr(cached, "_known", {})
    settings.REDIS_URLS = {**settings.REDIS_URLS, "cache": "redis://127.0.0.1:1/0"}
    assert get("/c/counted/").content != get("/c/counted/").content
    with transaction.atomic():
        cached.changed()


def test_links_lead_on_in_the_language_of_the_address():
    page = '<a href="/c/x/">a</a><a class="b" href="/c/x/?before=1#d">b</a><a href="/me/">c</a><a href="#e">d</a><a href="https://x.example/">e</a><link href="/c/x/">'
    assert cached._carry_on(page, "ar") == (
        '<a href="/c/x/?language=ar">a</a><a class="b" href="/c/x/?before=1&amp;language=ar#d">b</a><a href="/me/">c</a><a href="#e">d</a>'
        '<a href="https://x.example/">e</a><link href="/c/x/">'
    )
    assert timedelta(seconds=django_settings.PUBLIC_PAGES_KEPT) <= timedelta(minutes=1)
