"""The programme and a session's page, as each of the cast sees them."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from convening import clock, engagement
from convening.models import Convening, OutboxEntry, Participation
from sessions import selectors, services
from sessions.models import Registration
from sessions.views import registering

from .conftest import bare, plan

PROGRAMME = "/c/gathering/programme/"


def page(browser, path=PROGRAMME, **headers):
    response = browser.get(path, **headers)
    assert response.status_code == 200
    return response.content.decode()


def test_a_member_sees_all_and_a_visitor_sees_what_is_announced(cast, group, opening, signed_in, client):
    link = f'href="{PROGRAMME}{group.slug}/"'
    for_member, for_visitor = page(signed_in(cast.moderator)), page(client)
    assert link in for_member and link not in for_visitor
    for content in (for_member, for_visitor):
        assert f'href="{PROGRAMME}opening/"' in content and "Working group" in content
    assert "platform.example" not in for_member + for_visitor


def test_hours_are_hers_first_and_the_convenings_beside(cast, opening, client):
    assert "<b><time" in page(client)
    content = page(client, PROGRAMME + "?zone=Asia/Beirut")
    assert "17:00–" not in content and "17:00" in content and "10:00 in New York" in content
    assert client.cookies["zone"].value == "Asia/Beirut"
    assert "17:00" in page(client)  # the cookie is read


@pytest.mark.parametrize(("typed", "word"), [("EST", "New York"), ("Nowhere", "Nowhere"), ("<b>", "&lt;b&gt;"), ("x" * 300, "")])
def test_a_clock_that_cannot_be_told_is_refused_with_a_choice(cast, opening, client, typed, word):
    content = page(client, f"{PROGRAMME}?zone={typed}")
    assert 'class="field wrong"' in content and word in content
    assert "zone" not in client.cookies


def test_a_day_is_the_readers_day(cast, client):
    plan(cast.convening, cast.secretariat, "late", door="public", local_start=datetime(2021, 7, 14, 22))
    assert "Wednesday 14 July 2021" in page(client)
    assert "Thursday 15 July 2021" in page(client, PROGRAMME + "?zone=Africa/Tunis")


def test_a_draft_shows_nothing_to_strangers(cast, group, opening, signed_in, client):
    Convening.objects.filter(pk=cast.convening.pk).update(state="draft")
    for browser in (client, signed_in(cast.stranger)):
        for path in (PROGRAMME, PROGRAMME + "opening/", PROGRAMME + "opening/register/", PROGRAMME + "opening/calendar.ics"):
            assert browser.get(path).status_code == 404
    assert "Opening" in page(signed_in(cast.moderator))


@pytest.mark.parametrize("who", [None, "stranger", "nominator"])
def test_absent_and_forbidden_are_one_page(cast, group, signed_in, client, who):
    browser = signed_in(getattr(cast, who)) if who else client
    for rest in ("", "register/", "registered/", f"guest/{'0' * 40}/"):
        forbidden, absent = (browser.get(f"{PROGRAMME}{slug}/{rest}") for slug in (group.slug, "absent-session"))
        assert (forbidden.status_code, absent.status_code) == (404, 404)
        assert bare(forbidden, group.slug) == bare(absent, "absent-session")


def test_registering_answers_alike_whether_an_address_is_known(cast, opening, client):
    answers = []
    for address in (cast.participant.profile.email, "unknown@elsewhere.example", "unknown@elsewhere.example"):
        form = {"name": "Guest", "email": address, "country": "", "client_key": "6f0f7b6e-0000-4000-8000-%012d" % len(answers)}
        response = client.post(f"{PROGRAMME}opening/register/", form)
        answers.append((response.status_code, response.content, response["Location"], sorted(response.headers)))
    assert answers[0] == answers[1] == answers[2]
    assert OutboxEntry.objects.filter(kind="letter").count() == 2
    assert Registration.objects.count() == 2
    shown = page(client, answers[0][2])
    assert cast.participant.profile.email not in shown


def test_letters_to_strangers_by_the_hundred_are_stopped(cast, opening, client, redis_empty, monkeypatch):
    monkeypatch.setattr(registering, "REGISTRATIONS_AN_HOUR", 3)
    statuses = []
    for n in range(5):
        form = {"name": "Guest", "email": f"guest{n}@elsewhere.example", "client_key": "6f0f7b6e-0000-4000-8000-%012d" % n}
        statuses.append(client.post(f"{PROGRAMME}opening/register/", form).status_code)
    assert (statuses, Registration.objects.count()) == ([302, 302, 302, 200, 200], 3)


@pytest.mark.parametrize("address", ["", "nobody", "a@b", "x" * 300 + "@example.org", "two@example.org, three@example.org", "a@b\r\nBcc: c@d"])
def test_a_refused_form_keeps_what_was_typed(cast, opening, client, address):
    form = {"name": "Amal <b>", "email": address, "country": "TN", "client_key": "6f0f7b6e-0000-4000-8000-000000000000"}
    response = client.post(f"{PROGRAMME}opening/register/", form)
    content = response.content.decode()
    assert response.status_code == 200 and not Registration.objects.exists()
    assert 'value="Amal &lt;b&gt;"' in content and '<option value="TN" selected>' in content


def test_a_member_registers_by_one_click(cast, opening, signed_in):
    cast.participant.change_profile(language="en")
    browser = signed_in(cast.participant)
    path = f"{PROGRAMME}opening/register/"
    assert 'name="email"' not in page(browser, f"{PROGRAMME}opening/")
    assert browser.get(path).status_code == 302 and not Registration.objects.exists()
    assert browser.post(path).status_code == 302
    assert bytes(Registration.objects.get().mark) == engagement.mark_of(cast.convening.pk, cast.participant.pk)
    assert "You are registered for this session." in page(browser, f"{PROGRAMME}opening/")


def test_an_interpreter_of_one_session_finds_it(cast, group, signed_in):
    part = Participation.objects.get(person=cast.nominator)
    assert signed_in(cast.nominator).get(f"{PROGRAMME}{group.slug}/").status_code == 404
    services.give_session_role(group, part, "interpreter", by=cast.secretariat)
    assert "Working group" in page(signed_in(cast.nominator), f"{PROGRAMME}{group.slug}/")


def test_the_list_takes_as_many_queries_for_one_session_as_for_three(cast, group, signed_in, django_assert_num_queries):
    counts = []
    for others in ((), ("second", "third")):
        for slug in others:
            plan(cast.convening, cast.secretariat, slug)
        fresh = type(cast.participant).objects.get(pk=cast.participant.pk)
        clock.now()  # asks the database every few seconds
        with django_assert_num_queries(3):
            counts.append(len(selectors.programme_for(fresh, cast.convening)))
    assert counts == [1, 3]


def test_the_public_page_lists_the_programme(cast, group, opening):
    slots = selectors.on_public_page(AnonymousUser(), cast.convening)["slots"]
    assert [(slot["title"], bool(slot["url"])) for slot in slots] == [("Working group", False), ("Opening", True)]
