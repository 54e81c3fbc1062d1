"""An authenticator app as second step, and the codes on paper for when it is lost. By HTTP alone."""

import base64
import hashlib
import hmac
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from convening import outbox
from convening.models import OutboxEntry

pytestmark = pytest.mark.django_db


def number_shown_by(secret):
    """What an app shows now (RFC 6238): six digits, another number every thirty seconds. Towards their end one waits for the next."""
    if (left := 30 - time.time() % 30) < 5:
        time.sleep(left)
    counter = int(time.time() // 30).to_bytes(8, "big")
    mac = hmac.digest(base64.b32decode(secret), counter, hashlib.sha1)
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def code_sent():
    entry = OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER).latest("pk")
    return re.search(r"^[A-Z0-9-]{6,9}$", outbox.open_letter(entry)["text"], re.MULTILINE)[0]


def sign_in_by_letter(person):
    """As far as the letter brings her: a browser that stands before the second step."""
    browser = Client()
    browser.post("/accounts/login/code/", {"email": person.profile.email})
    answer = browser.post("/accounts/login/code/confirm/", {"code": code_sent()})
    OutboxEntry.objects.all().delete()
    return browser, answer["Location"]


@pytest.fixture
def with_app(cast, redis_empty, django_capture_on_commit_callbacks):
    """The participant, signed in by letter, has set up an app; (her, its secret, her browser)."""
    browser, way = sign_in_by_letter(cast.participant)
    assert way == "/me/"
    page = browser.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code[^>]*><bdi>([A-Z2-7]+)</bdi>", page)[1]
    assert "<svg" in page and "data:" not in page, "the picture stands in the page"
    assert cast.participant.alias not in page
    wrong = browser.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert wrong.status_code == 200 and not Authenticator.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post("/accounts/2fa/totp/activate/", {"code": number_shown_by(secret)}).status_code == 302
    return cast.participant, secret, browser


def test_the_app_is_asked_for_and_lets_her_in(with_app):
    person, secret, _browser = with_app
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True))), "sealed"
    browser, way = sign_in_by_letter(person)
    assert way == "/accounts/2fa/authenticate/"
    assert browser.get("/me/").status_code == 302, "the letter alone opens nothing any more"
    assert browser.post(way, {"code": "000000"}).status_code == 200
    assert browser.get("/me/").status_code == 302
    assert browser.post(way, {"code": number_shown_by(secret)})["Location"] == "/me/"
    assert browser.get("/me/").status_code == 200
    row = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert (row.created_at.hour, row.created_at.minute, row.last_used_at) == (0, 0, None), "a day, not a moment"


def test_a_code_on_paper_lets_her_in_once(with_app):
    person, secret, hers = with_app
    again = hers.get("/accounts/2fa/recovery-codes/")["Location"]
    assert again.startswith("/accounts/2fa/reauthenticate/"), "who finds her browser open does not get the codes"
    paper = hers.post(again, {"code": number_shown_by(secret)}, follow=True).content.decode()
    codes = re.search(r"<textarea[^>]*>(.*?)</textarea>", paper, re.DOTALL)[1].split()
    assert len(codes) == 10
    for status in (302, 200):
        browser, way = sign_in_by_letter(person)
        assert browser.post(way, {"code": codes[0]}).status_code == status
        assert browser.get("/me/").status_code == (200 if status == 302 else 302)


def test_with_an_app_she_is_asked_for_its_number_before_all_about_her_is_told(with_app):
    person, secret, _browser = with_app
    browser = Client()
    browser.force_login(person)
    page = browser.get("/me/held/").content.decode()
    way = re.search(r'href="(/accounts/2fa/reauthenticate/\?next=[^"]*)"', page)[1]
    assert person.profile.email not in page
    assert browser.post(way, {"code": number_shown_by(secret)})["Location"] == "/me/held/"
    assert person.profile.email in browser.get("/me/held/").content.decode()


def test_whoever_chose_a_password_signs_in_with_it(cast, signed_in, redis_empty):
    browser, address = signed_in(cast.participant), cast.participant.profile.email
    page = browser.post("/accounts/password/set/", {"password1": "a lamp at the door", "password2": "a lamp at the gate"})
    assert page.status_code == 200 and "data-focus" in page.content.decode()
    assert browser.post("/accounts/password/set/", {"password1": "a lamp at the door", "password2": "a lamp at the door"}).status_code == 302
    assert 'name="password"' in Client().get("/accounts/login/").content.decode()
    answers = [Client().post("/accounts/login/", {"login": address, "password": word}) for word in ("a lamp at the gate", "a lamp at the door")]
    assert [(answer.status_code, answer.get("Location")) for answer in answers] == [(200, None), (302, "/me/")]
