"""Proof of participation: hers alone, stored nowhere, checked by a number and her name."""

import re

import pytest
from django.test import Client

from convening import clock, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import new_convening, person_in
from convening.tests.surfaces import text_of_pdf
from convening.tests.test_matrix import contents_digest
from participants.services import codes, proof

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]

PAGE = "/c/gathering/my-proof/"


@pytest.fixture
def hers(cast, signed_in):
    return signed_in(cast.participant)


def made(browser, **changes):
    return browser.post(PAGE, {"name": "Salma Haddad", "language": "en", "understood": "on", **changes})


def checked(number, name, browser=None):
    return (browser or Client()).post("/proof/", {"number": number, "name": name}).content.decode()


def test_the_document_says_that_she_took_part_and_no_more(cast, hers):
    answer = made(hers)
    assert (answer["Content-Type"], answer["Content-Disposition"]) == ("application/pdf", 'attachment; filename="letter.pdf"')
    text = text_of_pdf(answer.content).decode()
    assert "Salma Haddad took part in “A gathering”, which was held online, 7–27 July 2021." in " ".join(text.split())
    assert Participation.objects.get(person=cast.participant).handle not in text
    number = re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", text).group()
    assert "It is genuine" in checked(number, "Salma Haddad")


@pytest.mark.parametrize("language", ["ar", "es", "fr"])
def test_it_is_to_be_had_in_the_four_languages(language, hers, cast):
    text = text_of_pdf(made(hers, language=language).content).decode()
    assert re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", text), text


def test_nothing_is_stored_or_audited(cast, hers):
    before = contents_digest()
    made(hers)
    proof.genuine("x", "Salma Haddad")
    assert contents_digest() == before
    assert not AuditEntry.objects.filter(verb__contains="proof").exists()


def test_it_is_checked_by_what_stands_on_paper(cast):
    cast.participant.change_profile(name_original="سَلمى حدّاد", honorific="Dr")
    number = proof.prove(cast.convening, "Dr Salma Haddad", by=cast.participant).number
    for typed in (number.lower(), number.replace("-", " "), number.translate(str.maketrans("01", "OL"))):
        assert proof.genuine(typed, " dr  salma HADDAD ").convening == cast.convening
    original = proof.prove(cast.convening, "سلمى حداد", by=cast.participant).number
    assert proof.genuine(original, "سَلمى حدّاد") and original != number


def test_whatever_does_not_belong_together_gets_one_answer(cast):
    number = proof.prove(cast.convening, "Salma Haddad", by=cast.participant).number
    wrong = [(number, "Ines Duarte"), ("0" * 20, "Salma Haddad"), ("x", "y"), (number[:-1], "Salma Haddad"), ("ü", "ß")]
    answers = {re.sub(r'value="[^"]*"|X-CSRFToken": "[^"]*', "", checked(*pair)) for pair in wrong}
    assert len(answers) == 1 and "do not belong together" in answers.pop()


def test_another_convening_makes_another_number(cast):
    another = new_convening("another")
    Participation.objects.create(person=cast.participant, convening=another, roles=["participant"], member=True, handle="P-3")
    cast.participant.__dict__.pop("_standing", None)
    here, there = (proof.prove(one, "Salma Haddad", by=cast.participant) for one in (cast.convening, another))
    assert here.number != there.number
    assert [proof.genuine(one.number, one.name).convening for one in (here, there)] == [cast.convening, another]
    keyring.destroy("convening", another.pk)
    assert proof.genuine(there.number, there.name) is None
    assert proof.genuine(here.number, here.name).convening == cast.convening


def test_she_proves_herself_and_nobody_else(cast, hers, signed_in):
    assert "Choose one of your names" in str(pytest.raises(Refused, proof.prove, cast.convening, "Ines Duarte", by=cast.participant).value.message)
    assert made(hers, name="Ines Duarte").headers["Content-Type"].startswith("text/html")
    for person in (cast.nominator, cast.evaluator, cast.stranger):
        assert signed_in(person).get(PAGE).status_code == 404
        with pytest.raises(Forbidden):
            proof.prove(cast.convening, "Salma Haddad", by=person)


def test_who_came_by_a_printed_code_gets_none(cast):
    officer = person_in(cast.convening, "help_desk", name="Hana Desk", member=False)
    browser = Client()
    browser.post("/code/", {"code": codes.issue(cast.convening, cast.participant, by=officer)})
    assert browser.get("/c/gathering/rooms/").status_code == 200
    assert browser.get(PAGE).status_code == 404
    assert made(browser).status_code == 404


def test_it_warns_first_and_does_nothing_without_the_tick(cast, hers):
    cast.participant.change_profile(language="en")
    page = hers.get(PAGE).content.decode()
    assert "it cannot be called back" in page
    assert "Read what it proves, and tick the box." in made(hers, understood="").content.decode()


def test_a_careful_person_is_warned_once_more(cast, hers):
    cast.participant.change_profile(language="en")
    assert "need more care" not in hers.get(PAGE).content.decode()
    cast.participant.change_profile(careful=True, pen_name="Amber")
    assert "need more care" in hers.get(PAGE).content.decode()


def test_not_before_the_first_day(cast, hers):
    from datetime import UTC, datetime

    clock.set_to(datetime(2021, 7, 6, 12, tzinfo=UTC))
    cast.participant.change_profile(language="en")
    assert "from the first day" in made(hers).content.decode()


def test_checks_are_counted(cast):
    for _turn in range(20):
        checked("x", "y")
    answer = Client().post("/proof/", {"number": "x", "name": "y"})
    assert (answer.status_code, "Go on in an hour" in answer.content.decode()) == (429, True)


def test_the_pages_ask_few_questions(hers, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        made(hers)
