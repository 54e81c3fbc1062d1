"""An office's own pages: what it can do, and what it can never find out."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from convening.models import Participation
from participants import selectors
from participants.models import Nomination

from .conftest import somebody

pytestmark = pytest.mark.django_db
GIVEN = {
    "knows_and_agrees": "on", "name": "Amal Haddad", "name_original": "أمل حداد", "email": "amal@field.example",
    "reach": "own", "language": "ar", "affiliation": "", "region": "Arab States", "kind_of_actor": "", "first_timer": "yes",
    "reason": "She was there.", "safe_channel": "",
}  # fmt: skip


def plain(response):
    """The page without what is new on every page: the keys of its forms."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    text = re.sub(r"X-CSRFToken&quot;: &quot;[^&]+|X-CSRFToken\": \"[^\"]+", "", text)
    return re.sub(r'name="client_key" value="[^"]+"', "", text)


def given(**changes):
    return {**GIVEN, "client_key": str(uuid.uuid4()), **changes}


@pytest.fixture
def urls(cast, offices):
    slug = cast.convening.slug
    return {
        "list": reverse("nominations_office", args=[slug, "north"]),
        "new": reverse("nomination_new", args=[slug, "north"]),
        "offices": reverse("nominations", args=[slug]),
    }


def test_an_office_names_somebody_and_finds_her_on_its_list(signed_in, offices, urls):
    browser = signed_in(offices.north_nominator)

    answer = browser.post(urls["new"], given(), follow=True)

    assert answer.redirect_chain == [(urls["list"], 302)]
    page = answer.content.decode()
    assert "Your nomination is on your list." in page
    assert "One seat of 2 is left." in page
    assert "Amal Haddad" in page and "أمل حداد" in page and "Received" in page
    assert Nomination.objects.get().particulars["first_timer"] is True


def test_beyond_the_seats_it_is_told_her_place_in_the_reserve(signed_in, offices, named, urls):
    named("Person A")
    named("Person B")
    browser = signed_in(offices.north_nominator)
    assert "the next person stands as number 1 of your reserve" in browser.get(urls["new"]).content.decode()

    answer = browser.post(urls["new"], given(), follow=True)

    assert "as number 1 of your reserve" in answer.content.decode()


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"knows_and_agrees": ""}, "Please ask first."),
        ({"email": "no address"}, "This does not look like an e-mail address."),
        ({"email": "أمل@field.example"}, "letters that few mail systems carry"),
        ({"name": " \u202e "}, "Write the name."),
        ({"region": "Atlantis"}, "Atlantis"),
    ],
)
def test_a_refused_form_says_why_and_keeps_what_was_typed(signed_in, offices, urls, changes, sentence):
    answer = signed_in(offices.north_nominator).post(urls["new"], given(reason="Kept words", **changes))

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert "Kept words" in answer.content.decode()
    assert Nomination.objects.count() == 0


def test_a_form_sent_twice_names_her_once(signed_in, offices, urls):
    browser, form = signed_in(offices.north_nominator), given()
    for _time in range(2):
        browser.post(urls["new"], form)
    assert Nomination.objects.count() == 1


def test_whether_she_is_known_is_not_told(signed_in, offices, cast, named, urls):
    """The same bytes for somebody new, somebody who has an account, and somebody whom another office named."""
    another = somebody("Another", email="another@field.example")
    named(profile=another, office=offices.south)
    browser, pages = signed_in(offices.north_nominator), []
    for email in ("new@field.example", cast.participant.profile.email, "another@field.example"):
        answer = browser.post(urls["new"], given(email=email), follow=True)
        pages.append((answer.redirect_chain, plain(answer)))
        Nomination.objects.filter(office=offices.north).delete()
    new, known, shared = (re.sub(r"[0-9a-f-]{36}", "", repr(page)) for page in pages)  # the nominations' own ids
    assert new == known == shared


def test_an_office_withdraws_what_is_not_decided(signed_in, offices, named, cast, urls):
    nomination = named("Person A")
    browser = signed_in(offices.north_nominator)
    url = reverse("nomination_withdraw", args=[cast.convening.slug, "north", nomination.pk])

    assert "Person A" in browser.get(url).content.decode()
    assert Nomination.objects.get().state == "nominated"
    assert browser.post(url, {"client_key": uuid.uuid4()}).status_code == 302
    assert Nomination.objects.get().state == "withdrawn"
    assert "Closed" in browser.get(urls["list"]).content.decode()


def test_once_a_letter_has_gone_it_is_told_whom_to_ask(signed_in, offices, invited, cast):
    invitation, _token = invited("Person A")
    nomination = Nomination.objects.get(person=invitation.person)
    url = reverse("nomination_withdraw", args=[cast.convening.slug, "north", nomination.pk])

    answer = signed_in(offices.north_nominator).post(url, {"client_key": uuid.uuid4()})

    assert answer.status_code == 409
    assert "Write to the secretariat" in answer.content.decode()


def test_nobody_else_finds_the_pages_of_an_office(signed_in, client, offices, named, cast, urls):
    nomination = named("Person A")
    withdraw = reverse("nomination_withdraw", args=[cast.convening.slug, "north", nomination.pk])
    for person in (offices.south_nominator, cast.secretariat, cast.participant, cast.moderator, cast.stranger):
        browser = signed_in(person)
        for url in (urls["list"], urls["new"], withdraw, urls["list"].replace("north", "no-such")):
            assert browser.get(url).status_code == 404, (person, url)
            assert browser.post(url, given()).status_code in (404, 405)
    assert client.get(urls["list"]).status_code == 302
    assert Nomination.objects.count() == 1


def test_an_office_cannot_withdraw_anothers_nomination_through_its_own_address(signed_in, offices, named, cast):
    theirs = named("Person A", office=offices.south)
    url = reverse("nomination_withdraw", args=[cast.convening.slug, "north", theirs.pk])
    assert signed_in(offices.north_nominator).post(url, {"client_key": uuid.uuid4()}).status_code == 404


def test_one_who_acts_for_two_offices_chooses(signed_in, offices, cast, urls):
    browser = signed_in(offices.north_nominator)
    assert browser.get(urls["offices"]).url == urls["list"]

    offices.south.people.add(Participation.objects.get(person=offices.north_nominator, convening=cast.convening))
    assert "Office south" in browser.get(urls["offices"]).content.decode()
    assert signed_in(cast.participant).get(urls["offices"]).status_code == 404


def test_the_list_asks_the_database_as_often_for_three_as_for_one(signed_in, offices, named, urls, django_assert_num_queries):
    browser = signed_in(offices.north_nominator)
    named("Person 0")
    browser.get(urls["list"])
    with CaptureQueriesContext(connection) as one:
        browser.get(urls["list"])
    for name in ("Person 1", "Person 2"):
        named(name)
    with django_assert_num_queries(len(one)):
        browser.get(urls["list"])


def test_the_office_sees_its_own_words_and_never_her_profile(offices, named, cast):
    nomination = named(profile=somebody("As The Office Wrote", email=cast.participant.profile.email))
    (listed,) = selectors.nominations_for(offices.north_nominator, offices.north).listed
    assert listed.name == "As The Office Wrote"
    assert nomination.person.profile.name == "Salma Haddad"
