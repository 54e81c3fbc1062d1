"""Looking at a report before it is stored, by those whose office it is."""

import re

import pytest
import redis
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from sessions.models import Attendance, AttendanceImport

from .conftest import zoom

PATH = "/c/gathering/programme/working-group/attendance/"
KEY = "6f0f7b6e-0000-4000-8000-000000000000"


@pytest.fixture
def report(cast, group, redis_empty):
    return zoom(
        ("Salma Haddad", cast.participant.profile.email, "09:00:00", "11:30:00"),
        ("Qzwx <i>Vbnm</i>", "", "09:00:00", "09:20:00"),
        ("Vera", cast.secretariat.profile.email, "08:50:00", "11:35:00"),
    )


def look(browser, content, zone="America/New_York", **more):
    return browser.post(PATH, {"client_key": KEY, "zone": zone, "report": SimpleUploadedFile("r.csv", content), **more})


def token_in(response):
    return re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]


def test_she_sees_who_is_known_and_stores_it_with_a_second_click(cast, report, signed_in):
    browser = signed_in(cast.secretariat)
    seen = look(browser, report)
    content = seen.content.decode()
    assert "Salma Haddad" in content and "Vera Lind" in content and "Qzwx &lt;i&gt;Vbnm&lt;/i&gt;" in content
    assert not Attendance.objects.exists()
    assert browser.post(PATH, {"client_key": KEY, "token": token_in(seen)}).status_code == 302
    assert (Attendance.objects.count(), AttendanceImport.objects.get().counts["people"]) == (3, 3)
    assert "Salma Haddad" in browser.get(PATH).content.decode()
    again = look(browser, report).content.decode()
    assert 'name="token"' not in again and "taken in before" in again


def test_an_evaluator_sees_counts_and_no_name(cast, report, signed_in):
    browser = signed_in(cast.evaluator)
    seen = look(browser, report)
    assert browser.post(PATH, {"client_key": KEY, "token": token_in(seen)}).status_code == 302
    for content in (seen.content.decode(), browser.get(PATH).content.decode()):
        assert not any(name in content for name in ("Salma", "Haddad", "Qzwx", "Vera", "people.example"))
    assert Attendance.objects.count() == 3


@pytest.mark.parametrize("who", [None, "participant", "moderator", "nominator", "stranger"])
def test_others_find_no_such_page(cast, report, signed_in, client, who):
    browser = signed_in(getattr(cast, who)) if who else client
    for response in (browser.get(PATH), look(browser, report), browser.post(PATH, {"client_key": KEY, "token": "x"})):
        assert response.status_code == (404 if who else 302)
    assert not Attendance.objects.exists()


def test_a_report_is_held_sealed_for_an_hour_and_for_her_alone(cast, report, signed_in):
    token = token_in(look(signed_in(cast.secretariat), report))
    store = redis.Redis.from_url(settings.REDIS_URLS["cache"])
    (name,) = store.keys("*attendance-report*")
    assert 0 < store.ttl(name) <= 3600
    assert token.encode() not in name + store.get(name) and b"Salma" not in store.get(name)
    other = signed_in(cast.evaluator)
    assert "kept for an hour" in other.post(PATH, {"client_key": KEY, "token": token}, follow=True).content.decode()
    assert not Attendance.objects.exists()


def test_a_report_that_is_gone_is_asked_for_again(cast, report, signed_in):
    browser = signed_in(cast.secretariat)
    token = token_in(look(browser, report))
    redis.Redis.from_url(settings.REDIS_URLS["cache"]).flushdb()
    for sent in (token, "nonsense", "x" * 500):
        assert browser.post(PATH, {"client_key": KEY, "token": sent}, follow=True).status_code == 200
    assert not Attendance.objects.exists()


def test_without_redis_nothing_is_stored_and_she_is_told(cast, report, signed_in, settings):
    settings.REDIS_URLS = settings.REDIS_URLS | {"cache": "redis://127.0.0.1:1/0"}
    response = look(signed_in(cast.secretariat), report)
    assert response.status_code == 200 and "Nothing was stored" in response.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(("content", "zone"), [
    (b"", "America/New_York"), (b"a,b\r\n1,2\r\n", "America/New_York"), (b"PK\x03\x04", "America/New_York"), (zoom(), "America/New_York"),
    (zoom(("A", "", "09:00:00", "10:00:00")), "EST"), (zoom(("A", "", "09:00:00", "10:00:00")), ""),
])
def test_what_cannot_be_read_is_told_and_the_clock_stays_as_typed(cast, group, signed_in, content, zone):
    response = look(signed_in(cast.secretariat), content, zone)
    assert response.status_code == 200
    assert 'class="notice error summary"' in response.content.decode()
    assert f'name="zone" value="{zone}"' in response.content.decode() or not zone


def test_a_broken_line_is_named_and_cannot_be_confirmed(cast, report, signed_in):
    content = look(signed_in(cast.secretariat), report + b"Ines,,yesterday,today,1,Yes,,No\r\n").content.decode()
    assert '<th scope="row">8</th>' in content and 'name="token"' not in content


def test_taking_back_is_asked_twice(cast, report, signed_in):
    browser = signed_in(cast.secretariat)
    browser.post(PATH, {"client_key": KEY, "token": token_in(look(browser, report))})
    assert f'{PATH}withdraw/"' in browser.get(PATH).content.decode()
    assert browser.post(PATH + "withdraw/", {}).status_code == 200 and Attendance.objects.count() == 3
    assert browser.post(PATH + "withdraw/", {"understood": "yes"}).status_code == 302 and not Attendance.objects.exists()
    for who in (cast.evaluator, cast.participant, cast.stranger):
        assert signed_in(who).post(PATH + "withdraw/", {"understood": "yes"}).status_code == 404


def test_a_file_that_is_too_large_is_not_read(cast, group, signed_in, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 500
    content = look(signed_in(cast.secretariat), zoom(*[("A", "", "09:00:00", "10:00:00")] * 20)).content.decode()
    assert "too large" in content and not Attendance.objects.exists()


def test_the_cities_of_an_abbreviation_are_offered(cast, report, signed_in):
    browser = signed_in(cast.secretariat)
    assert 'name="city" value="America/New_York"' in look(browser, report, "EST").content.decode()
    assert 'name="token"' in look(browser, report, "EST", city="America/New_York").content.decode()
