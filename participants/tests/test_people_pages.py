"""The secretariat opens offices and gives roles from its pages."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening.models import Participation, User
from participants.models import Office

pytestmark = pytest.mark.django_db


def test_an_office_is_opened_gets_a_nominator_and_she_nominates(cast, signed_in):
    browser = signed_in(cast.secretariat)
    office = {"client_key": uuid.uuid4(), "slug": "west-africa", "seats": 12, "name_en": "West Africa", "name_fr": "Afrique de l’Ouest"}
    assert browser.post("/c/gathering/people/office/", office).status_code == 302
    assert browser.post("/c/gathering/people/office/", office).status_code == 302  # the same form again
    opened = Office.objects.get()
    assert (opened.slug, opened.seats, opened.name_fr) == ("west-africa", 12, "Afrique de l’Ouest")
    nominator = {"client_key": uuid.uuid4(), "name": "Awa Diop", "email": "awa@office.example", "language": "fr", "office": "west-africa"}
    assert browser.post("/c/gathering/people/nominator/", nominator).status_code == 302
    assert "Awa Diop" in browser.get("/c/gathering/people/").content.decode()
    assert signed_in(User.objects.by_address("awa@office.example")).get("/c/gathering/nominations/west-africa/").status_code == 200


def test_a_short_name_that_is_taken_comes_back_with_what_was_typed(cast, signed_in):
    browser = signed_in(cast.secretariat)
    office = {"slug": "west-africa", "seats": 12, "name_en": "West Africa"}
    browser.post("/c/gathering/people/office/", {**office, "client_key": uuid.uuid4()})
    again = browser.post("/c/gathering/people/office/", {**office, "name_en": "Afrique", "client_key": uuid.uuid4()})
    assert again.status_code == 200
    assert "Afrique" in again.content.decode() and Office.objects.count() == 1


def test_roles_that_break_a_promise_are_given_with_a_warning(cast, signed_in):
    words = {
        "client_key": uuid.uuid4(), "name": "Noor", "email": "noor@people.example", "language": "ar", "roles": ["moderator", "custodian"],
    }  # fmt: skip
    browser = signed_in(cast.secretariat)
    page = browser.post("/c/gathering/people/roles/", words)
    assert "One person should not do both." in page.content.decode()
    assert User.objects.by_address("noor@people.example") is None
    page = browser.post("/c/gathering/people/roles/", words | {"all_the_same": "on"}, follow=True)
    assert "One person should not do both." in page.content.decode()
    part = Participation.objects.get(person=User.objects.by_address("noor@people.example"))
    assert (part.roles, part.member) == (["custodian", "moderator"], False)


@pytest.mark.parametrize("page", ["people/", "people/office/", "people/nominator/", "people/roles/"])
def test_nobody_else_sees_these_pages(cast, signed_in, page):
    for person in (cast.participant, cast.nominator, cast.moderator, cast.evaluator, cast.stranger):
        assert signed_in(person).get(f"/c/gathering/{page}").status_code == 404


def test_the_list_asks_as_many_questions_of_the_database_for_three_as_for_one(cast, signed_in):
    browser = signed_in(cast.secretariat)

    def open_office(slug):
        browser.post("/c/gathering/people/office/", {"client_key": uuid.uuid4(), "slug": slug, "seats": 1, "name_en": slug})
        words = {"client_key": uuid.uuid4(), "name": slug, "email": f"{slug}@office.example", "language": "en", "office": slug}
        browser.post("/c/gathering/people/nominator/", words)
        browser.get("/c/gathering/people/")  # takes the messages with it

    def asked():
        with CaptureQueriesContext(connection) as queries:
            browser.get("/c/gathering/people/")
        return len(queries)

    open_office("one")
    for_one = asked()
    open_office("two")
    open_office("three")
    assert asked() == for_one <= 10  # of these, one for the quotas of all
