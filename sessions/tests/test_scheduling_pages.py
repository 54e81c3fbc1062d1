"""The secretariat plans by a form that keeps what was typed and asks when a clock cannot be told."""

import re

import pytest

from convening.models import AuditEntry
from sessions.models import Session

NEW = "/c/gathering/programme/new/"
FILLED = {
    "client_key": "6f0f7b6e-0000-4000-8000-000000000000", "slug": "plenary", "day": "2021-07-15", "start": "04:00",
    "zone": "America/New_York", "minutes": "150", "door": "invitation", "rule": "chatham_house", "naming": "voices",
    "kind": "key_topics", "mode": "online", "platform": "zoom", "door_minutes": "", "stage_minutes": "60", "floor_seconds": "١٢٠",
    "languages": ["ar", "en"], "platform_url": "", "title_en": "Plenary <1>", "description_en": "", "title_ar": "جلسة عامة",
    "description_ar": "", "title_es": "", "description_es": "", "title_fr": "", "description_fr": "",
}


def test_a_session_is_planned(cast, signed_in):
    response = signed_in(cast.secretariat).post(NEW, FILLED)
    assert (response.status_code, response["Location"]) == (302, "/c/gathering/programme/plenary/change/?new=yes"), "where stands what to know about it"
    session = Session.objects.get()
    assert (session.kind, session.platform, session.door_minutes, session.stage_minutes, session.floor_seconds) == ("key_topics", "zoom", 15, 60, 120)
    assert (session.starts_at.isoformat(), session.title_ar, session.naming) == ("2021-07-15T08:00:00+00:00", "جلسة عامة", "voices")


def test_a_short_name_is_made_from_the_title(cast, signed_in):
    browser = signed_in(cast.secretariat)
    assert browser.post(NEW, FILLED | {"slug": "", "title_en": "What we mean: a plenary!"}).status_code == 302
    assert Session.objects.get().slug == "what-we-mean-a-plenary"
    again = browser.post(NEW, FILLED | {"slug": "", "title_en": "؟", "client_key": "6f0f7b6e-0000-4000-8000-000000000002"})
    assert "No short name can be made from this title" in again.content.decode() and Session.objects.count() == 1


def test_est_is_refused_with_cities_to_choose_from_and_nothing_typed_is_lost(cast, signed_in):
    browser = signed_in(cast.secretariat)
    content = browser.post(NEW, FILLED | {"zone": "EST"}).content.decode()
    assert not Session.objects.exists()
    assert 'type="radio" name="city" value="America/New_York"' in content
    assert 'value="Plenary &lt;1&gt;"' in content and 'value="EST"' in content and 'value="04:00"' in content
    assert re.search(r'value="voices"[^>]*checked', content)
    assert browser.post(NEW, FILLED | {"zone": "EST", "city": "America/New_York"}).status_code == 302
    assert Session.objects.get().zone_name == "America/New_York"


def test_an_hour_shown_twice_is_asked_about(cast, signed_in):
    browser = signed_in(cast.secretariat)
    twice = FILLED | {"day": "2021-11-07", "start": "01:30"}
    assert 'name="fold"' in browser.post(NEW, twice).content.decode()
    assert browser.post(NEW, twice | {"fold": "1"}).status_code == 302
    assert Session.objects.get().starts_at.isoformat() == "2021-11-07T06:30:00+00:00"


@pytest.mark.parametrize(("day", "start"), [("٢٠٢١-٠٧-١٥", "٠٤:٠٠"), ("۲۰۲۱-۰۷-۱۵", "۰۴:۰۰"), ("２０２１-０７-１５", "０４:００")])
def test_digits_of_other_scripts_are_digits(cast, signed_in, day, start):
    assert signed_in(cast.secretariat).post(NEW, FILLED | {"day": day, "start": start}).status_code == 302
    assert Session.objects.get().starts_at.isoformat() == "2021-07-15T08:00:00+00:00"


@pytest.mark.parametrize("wrong", [
    {"day": "2021-02-30"}, {"start": "24:00"}, {"start": "4 o’clock"}, {"minutes": "-5"}, {"minutes": "9" * 30}, {"rule": ""},
    {"naming": ""}, {"door": "ajar"}, {"languages": ["tlh"]}, {"slug": "عربي"}, {"title_en": "x" * 201}, {"title_en": "a\x00b"},
    {"platform_url": "javascript:alert(1)"}, {"kind": "rave"}, {"mode": "hybrid"}, {"platform": "carrier pigeon"}, {"recorded": "on"},
    {"door": "group"}, {"door_minutes": "90"}, {"floor_seconds": "5"}, {"dial_in": "0" * 501}, {"zone": "../../etc/passwd"}, {"client_key": "no key"}, {"day": "0001-01-01"},
    {"day": "9999-12-31", "start": "23:59"},
])
def test_what_cannot_be_is_said_beside_its_field(cast, signed_in, wrong):
    response = signed_in(cast.secretariat).post(NEW, FILLED | wrong)
    assert response.status_code == 200
    assert 'class="notice error summary"' in response.content.decode()
    assert not Session.objects.exists()


def test_a_change_shows_what_stands_and_keeps_the_rule(cast, group, signed_in):
    browser = signed_in(cast.secretariat)
    path = f"/c/gathering/programme/{group.slug}/change/"
    content = browser.get(path).content.decode()
    assert 'value="2021-07-14"' in content and 'value="09:00"' in content and 'name="slug"' not in content
    changed = FILLED | {"day": "2021-07-14", "start": "09:00", "title_en": "Group", "naming": "named"}
    loosened = browser.post(path, changed | {"rule": "on_the_record"})
    assert loosened.status_code == 200 and "stricter" in loosened.content.decode()
    assert browser.post(path, changed | {"client_key": "6f0f7b6e-0000-4000-8000-000000000001"}).status_code == 302
    group.refresh_from_db()
    assert (group.title_en, group.sequence, group.rule) == ("Group", 0, "chatham_house"), "a calendar shows the same as before"


def test_a_form_saved_as_it_stands_changes_nothing(cast, group, signed_in):
    as_it_stands = FILLED | {
        "title_en": "Working group", "title_ar": "فريق عامل", "description_en": "What we mean.", "day": "2021-07-14", "start": "09:00",
        "naming": "named", "platform_url": "https://platform.example/j/123", "kind": "plenary", "platform": "link", "stage_minutes": "45",
        "floor_seconds": "180",
    }
    assert signed_in(cast.secretariat).post(f"/c/gathering/programme/{group.slug}/change/", as_it_stands).status_code == 302
    group.refresh_from_db()
    assert group.sequence == 0
    assert not AuditEntry.objects.filter(verb="sessions.session_changed").exists()


@pytest.mark.parametrize("who", [None, "participant", "evaluator", "moderator", "nominator", "stranger"])
def test_others_find_no_such_page(cast, group, signed_in, client, who):
    browser = signed_in(getattr(cast, who)) if who else client
    for path in (NEW, f"/c/gathering/programme/{group.slug}/change/"):
        for response in (browser.get(path), browser.post(path, FILLED)):
            assert response.status_code == (404 if who else 302)
    assert Session.objects.count() == 1
