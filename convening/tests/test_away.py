"""An engine is away: a clear page that keeps what was sent, and reading and writing that do not need it go on."""

import re

import pytest
from django.db import OperationalError
from django.test import override_settings

from convening.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def patient(client):
    """A browser that takes the page which people would see, instead of the test client's exception."""
    client.raise_request_exception = False
    return client


def away(*args, **kwargs):
    raise OperationalError("connection refused")


def test_the_database_is_away_and_the_page_says_so(patient, monkeypatch):
    monkeypatch.setattr("convening.selectors.convenings_for", away)
    answer = patient.get("/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "10"
    assert b"connection refused" not in answer.content


def test_it_is_away_before_the_page_is_reached(cast, signed_in, monkeypatch):
    browser = signed_in(cast.participant)
    browser.raise_request_exception = False
    monkeypatch.setattr(User.objects, "get_by_natural_key", away)
    monkeypatch.setattr("convening.login_sessions.SessionStore.load", away)
    assert browser.get("/me/").status_code == 503


def test_what_was_sent_is_kept_with_its_own_key(cast, signed_in, monkeypatch):
    browser = signed_in(cast.participant)
    browser.raise_request_exception = False
    monkeypatch.setattr(User, "change_profile", away)
    answer = browser.post("/me/about/", {"name": "Salma <b>", "language": "ar", "zone": "", "country": "", "client_key": "k-1"})
    assert answer.status_code == 503
    kept = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode()))
    assert kept == {"name": "Salma &lt;b&gt;", "language": "ar", "zone": "", "country": "", "client_key": "k-1"}


def test_redis_is_away_and_people_still_read_and_change_what_is_known(cast, signed_in):
    browser = signed_in(cast.participant)
    nowhere = {use: "redis://127.0.0.1:1/0" for use in ("queue", "layer", "cache", "gathered")}
    with override_settings(REDIS_URLS=nowhere):
        assert browser.get("/me/").status_code == 200
        changed = browser.post("/me/about/", {"name": "Salma H.", "language": "ar", "zone": "Asia/Beirut", "country": ""})
        assert changed.status_code == 302
    assert User.objects.get(pk=cast.participant.pk).profile.name == "Salma H."
