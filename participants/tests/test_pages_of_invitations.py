"""The page behind the link: who looks, who answers, and what a wrong link tells."""

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from convening import clock, outbox
from convening.models import OutboxEntry, Participation, Profile, User
from participants import services
from participants.models import Invitation

pytestmark = pytest.mark.django_db


def link(token):
    return reverse("invitation", args=[token])


def yes(token):
    return reverse("invitation_accept", args=[token])


def no(token):
    return reverse("invitation_decline", args=[token])


def answers(**changes):
    return {"client_key": str(uuid.uuid4()), "name": "Amal", "language": "en", **changes}


def plain(response, token):
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken&quot;: &quot;[^&]+|X-CSRFToken": "[^"]+', "", response.content.decode())
    return response.status_code, text.replace(token, "TOKEN")


def newest_letter(address):
    letters = [outbox.open_letter(e) for e in OutboxEntry.objects.filter(kind="letter", done_on=None)]
    return next(letter for letter in reversed(letters) if letter["address"] == address and "/i/" not in letter["text"])


def test_the_page_tells_who_invites_to_what_and_until_when(client, invited, cast):
    cast.convening.organisations.create(part="convener", name="The Host", credit_line="The Host")
    _invitation, token = invited("Amal Haddad")

    page = client.get(link(token), headers={"accept-language": "en"}).content.decode()

    for words in ("A gathering", "The Host", "31 July 2021", "New York", "Amal Haddad", "Office north", "Arab States"):
        assert words in page
    assert "amal.haddad@field.example" not in page


def test_to_look_changes_nothing(client, invited):
    """A mail program or a scanner opens the link, several times, from several machines."""
    _invitation, token = invited()
    before = list(Invitation.objects.values()), User.objects.count(), OutboxEntry.objects.count()
    for machine in ("203.0.113.5", "203.0.113.6", "2001:db8::1"):
        for method in (client.get, client.head, client.get):
            answer = method(link(token), REMOTE_ADDR=machine)
            assert answer.status_code == 200
            assert "convening" not in answer.cookies  # no login session
    assert (list(Invitation.objects.values()), User.objects.count(), OutboxEntry.objects.count()) == before


@pytest.mark.parametrize("method", ["OPTIONS", "PROPFIND", "TRACE", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(client, invited, method):
    _invitation, token = invited()
    for url in (link(token), yes(token), no(token)):
        assert client.generic(method, url).status_code == 405
    for url in (yes(token), no(token)):
        assert client.get(url).status_code == 405
        assert client.head(url).status_code == 405


def test_yes_then_the_code_that_was_sent_to_her_address_and_she_is_in(invited, cast):
    invitation, token = invited("Amal Haddad")
    browser = Client()

    answer = browser.post(yes(token), answers(zone="Beirut", country="LB", first_timer="yes"))

    assert answer.status_code == 302 and answer.url.startswith(reverse("account_confirm_login_code"))
    assert browser.get(reverse("welcome", args=[cast.convening.slug])).status_code == 302  # the link alone opens nothing
    person = User.objects.get(pk=invitation.person_id)
    assert (person.profile.name, person.profile.zone, person.profile.country) == ("Amal", "Asia/Beirut", "LB")
    code = re.search(r"\n\n(\S+)\n\n", newest_letter("amal.haddad@field.example")["text"])[1]
    form = browser.get(answer.url)
    assert form.status_code == 200
    next_url = re.search(r'name="next" value="([^"]+)"', form.content.decode())
    signed_in = browser.post(answer.url, {"code": code, "next": next_url[1] if next_url else ""}, follow=True)
    assert signed_in.redirect_chain[-1][0] == reverse("welcome", args=[cast.convening.slug])
    handle = Participation.objects.get(person=person, convening=cast.convening).handle
    assert handle in signed_in.content.decode()


def test_somebody_elses_browser_needs_the_code_too(invited, signed_in, cast):
    """A letter passed on: whoever is signed in there is signed out, and does not become her."""
    invitation, token = invited()
    browser = signed_in(cast.participant)

    answer = browser.post(yes(token), answers())

    assert answer.url.startswith(reverse("account_confirm_login_code"))
    assert browser.get(reverse("my_part")).status_code == 302
    assert invitation.person != cast.participant


def test_one_who_is_signed_in_already_goes_straight_in(invited, signed_in, cast):
    profile = Profile(name="Lea Stone", email=cast.stranger.profile.email)
    _invitation, token = invited(profile=profile)
    browser = signed_in(cast.stranger)

    answer = browser.post(yes(token), answers(name="Lea Stone"), follow=True)

    assert answer.redirect_chain == [(reverse("welcome", args=[cast.convening.slug]), 302)]
    assert answer.status_code == 200


def test_the_used_link_in_the_browser_where_she_is_signed_in(invited, signed_in):
    invitation, token = invited()
    services.accept(invitation, choices={"language": "en"}, key=uuid.uuid4())

    page = signed_in(User.objects.get(pk=invitation.person_id)).get(link(token))

    assert page.status_code == 200
    assert "You are already in" in page.content.decode()


def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(invited, signed_in, cast):
    tokens = {}
    for name in ("used", "declined", "revoked", "replaced", "expired"):
        invitation, tokens[name] = invited(f"Person {name}")
        match name:
            case "used":
                services.accept(invitation, choices={}, key=uuid.uuid4())
            case "declined":
                services.decline_invitation(invitation, key=uuid.uuid4())
            case "revoked":
                services.revoke(invitation, by=cast.secretariat)
            case "replaced":
                services.invite(cast.convening, invitation.person, by=cast.secretariat)
    valid = tokens["replaced"]
    tokens |= {
        "unknown": "A" * 43,
        "one bit": valid[:5] + ("B" if valid[5] != "B" else "C") + valid[6:],
        "capitals": valid.upper() if valid.upper() != valid else valid.lower(),
    }
    clock.set_to(invitation.expires_at + timedelta(seconds=1))

    pages = {name: plain(Client().get(link(token)), token) for name, token in tokens.items()}
    posts = {name: plain(Client().post(yes(token), answers()), token) for name, token in tokens.items()}
    incomplete = {name: plain(Client().post(yes(token), {}), token) for name, token in tokens.items()}
    noes = {name: plain(Client().post(no(token), answers()), token) for name, token in tokens.items()}

    strip = re.compile(r"TOKEN/(yes|no)/")
    for same in (pages, posts, incomplete, noes):
        assert {status for status, _text in same.values()} == {404}
        assert len({strip.sub("TOKEN/", text) for _status, text in same.values()}) == 1, same.keys()
    somebody_else = plain(signed_in(cast.participant).get(link(tokens["used"])), tokens["used"])
    unknown = plain(signed_in(cast.participant).get(link("A" * 43)), "A" * 43)
    assert somebody_else == unknown


def test_valid_by_a_second(client, invited):
    invitation, token = invited()
    clock.set_to(invitation.expires_at - timedelta(seconds=3))
    assert client.get(link(token)).status_code == 200
    clock.set_to(invitation.expires_at)
    assert client.get(link(token)).status_code == 404


@pytest.mark.parametrize("tail", ["%C2%AD/", "%0D%0A/", "%20/", "./", "%E2%80%8B/", ".", "%3E/", ")/"])
def test_a_link_that_mail_programs_mangled_still_opens(client, invited, tail):
    _invitation, token = invited()
    assert client.get(f"/i/{token}{tail}", follow=True).status_code == 200


@pytest.mark.parametrize("path", ["/i/%00/", "/i/" + "x" * 4000 + "/", "/i/..%2F..%2Fetc/", "/i/%F0%9F%98%80/", "/i/ /"])
def test_no_link_breaks_the_page(client, db, path):
    assert client.get(path).status_code == 404


def test_no_is_a_post_and_ends_on_a_page_that_names_nothing(client, invited):
    invitation, token = invited()

    answer = client.post(no(token), {"client_key": str(uuid.uuid4())}, follow=True)

    assert answer.redirect_chain == [(reverse("invitation_answered"), 302)]
    assert "gathering" not in answer.content.decode()
    invitation.refresh_from_db()
    assert invitation.state == "declined"


def test_a_zone_by_abbreviation_is_refused_with_cities_and_nothing_is_lost(client, invited):
    invitation, token = invited()

    answer = client.post(yes(token), answers(zone="EST", affiliation="Kept words"), headers={"accept-language": "en"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "New York" in page and "Kept words" in page and 'value="EST"' in page
    invitation.refresh_from_db()
    assert invitation.state == "sent"


def test_a_city_is_understood_in_the_readers_language(client, invited):
    invitation, token = invited()
    client.post(yes(token), answers(zone="بيروت"), headers={"accept-language": "ar"})
    assert User.objects.get(pk=invitation.person_id).profile.zone == "Asia/Beirut"


def test_a_yes_sent_twice_leads_to_the_code_twice_and_makes_one_account(client, invited):
    invitation, token = invited()
    form = answers()
    first, second = client.post(yes(token), form), client.post(yes(token), form)
    assert first.url == second.url
    assert Participation.objects.filter(person=invitation.person).count() == 1


def test_the_office_is_only_a_suggestion(client, invited):
    """What is prefilled and taken away by her is not stored."""
    invitation, token = invited("Amal Haddad", kind_of_actor="Political actors")
    assert '<option value="Political actors" selected' in client.get(link(token)).content.decode()

    client.post(yes(token), answers(kind_of_actor="", region=""))

    assert User.objects.get(pk=invitation.person_id).profile.kind_of_actor == ""


def test_the_page_is_light_and_loads_nothing_from_elsewhere(client, invited):
    _invitation, token = invited()
    for language in ("en", "ar"):
        answer = client.get(link(token), headers={"accept-language": language})
        assert len(answer.content) < 30_000
        assert re.findall(r'(?:src|href|action)="(?:https?:)?//', answer.content.decode()) == []
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-store, private"


def test_no_log_line_names_her_or_her_link(caplog, invited, cast, signed_in):
    caplog.set_level("DEBUG")
    _invitation, token = invited("Qznamea Xwsura")
    browser = Client()
    browser.get(link(token))
    browser.get(link(token) + "no-such-page/")
    browser.post(yes(token), answers(zone="EST", name="Qznamea Xwsura"))
    browser.post(yes(token), answers(name="Qznamea Xwsura"))
    browser.post(yes(token), answers(name="Qznamea Xwsura"))
    signed_in(cast.secretariat).get(reverse("clearance", args=[cast.convening.slug]))

    written = [record for record in caplog.records if record.name != "django.request"]  # goes nowhere, see the settings
    text = "\n".join(f"{r.name} {r.getMessage()} {r.exc_text or ''}" for r in written).casefold()
    for canary in ("qznamea", "xwsura", "field.example", token.casefold(), token[:12].casefold()):
        assert canary not in text


def test_the_queue_of_letters_holds_one_recipient_each_and_nothing_in_clear(invited):
    for name in ("Qznamea Xwsura", "Person B"):
        _invitation, token = invited(name)
    rows = list(OutboxEntry.objects.filter(kind="letter").values())
    for canary in ("qznamea", "field.example", token):
        assert canary not in repr(rows).casefold()
    opened = [outbox.open_letter(entry) for entry in OutboxEntry.objects.filter(kind="letter")]
    assert sorted(letter["address"] for letter in opened) == ["person.b@field.example", "qznamea.xwsura@field.example"]
    assert all("Qznamea" not in json.dumps(letter) for letter in opened)
