"""The pages on which roles are taken away, ended and handed over."""

import uuid
from datetime import date

import pytest

from convening.models import Participation

pytestmark = pytest.mark.django_db

P = "/c/gathering/people"


@pytest.fixture
def office(cast, signed_in):
    return signed_in(cast.secretariat)


def part_of(person):
    return Participation.objects.get(person=person)


def send(browser, path, **data):
    return browser.post(path, {"client_key": uuid.uuid4(), **data})


def successor(**more):
    return {"name": "Nora Next", "email": "nora@next.example", "language": "fr", "keeps": "no", **more}


def test_the_list_leads_to_each_person(cast, office):
    page = office.get(f"{P}/").content.decode()
    assert f'href="{P}/{part_of(cast.moderator).pk}/"' in page
    assert f"{P}/{part_of(cast.participant).pk}/" not in page
    assert office.get(f"{P}/{part_of(cast.participant).pk}/").status_code == 404


def test_roles_are_taken_and_a_contract_ended(cast, office):
    part = part_of(cast.evaluator)
    assert send(office, f"{P}/{part.pk}/contract/", until="2021-07-20").status_code == 302
    assert part_of(cast.evaluator).until == date(2021, 7, 20)
    assert "20 July 2021" in office.get(f"{P}/").content.decode()
    assert "This day is over" in send(office, f"{P}/{part.pk}/contract/", until="2021-07-01").content.decode()
    assert "Tick at least one role" in send(office, f"{P}/{part.pk}/take/").content.decode()
    assert send(office, f"{P}/{part.pk}/take/", roles=["evaluator"]).status_code == 302
    assert part_of(cast.evaluator).roles == []


def test_the_last_secretary_is_told_what_to_do(cast, office):
    page = send(office, f"{P}/{part_of(cast.secretariat).pk}/take/", roles=["secretariat"]).content.decode()
    assert "This is the last secretary of the convening. Give the role to somebody else first" in page


def test_handing_over_is_said_first_and_done_then(cast, office):
    part = part_of(cast.secretariat)
    page = send(office, f"{P}/{part.pk}/hand-over/", **successor(roles=["secretariat"])).content.decode()
    assert "Vera Lind has them no more, at once." in page and 'value="Nora Next"' in page
    assert part_of(cast.secretariat).roles == ["secretariat"]
    answer = send(office, f"{P}/{part.pk}/hand-over/", **successor(roles=["secretariat"], understood="on"))
    assert (answer.status_code, answer["Location"]) == (302, "/c/gathering/")
    assert part_of(cast.secretariat).roles == []
    assert office.get(f"{P}/").status_code == 404


def test_an_unwise_combination_is_said_before_it_is_made(cast, office):
    told = {"name": "Noor Said", "email": cast.moderator.profile.email, "language": "en", "roles": ["custodian"]}
    page = send(office, f"{P}/roles/", **told).content.decode()
    assert "One person should not do both." in page and "Give these roles all the same" in page
    assert part_of(cast.moderator).roles == ["moderator"]
    assert send(office, f"{P}/roles/", **told, all_the_same="on").status_code == 302
    assert part_of(cast.moderator).roles == ["custodian", "moderator"]


def test_a_role_with_an_end(cast, office):
    send(office, f"{P}/roles/", name="Ida Reed", email="ida@desk.example", language="en", roles=["help_desk"], until="2021-07-27")
    assert Participation.objects.get(roles=["help_desk"]).until == date(2021, 7, 27)


@pytest.mark.parametrize("many", [1, 3])
def test_the_pages_ask_a_constant_number_of_questions(many, cast, office, django_assert_max_num_queries):
    for turn in range(many):
        send(office, f"{P}/roles/", name=f"One {turn}", email=f"one{turn}@desk.example", language="en", roles=["help_desk"])
    with django_assert_max_num_queries(12):
        office.get(f"{P}/")
    for path in ("", "hand-over/"):
        with django_assert_max_num_queries(12):
            office.get(f"{P}/{part_of(cast.moderator).pk}/{path}")
