"""A survey in the browser, without scripts: what is shown, kept, refused and sent."""

import gzip
import re
import uuid
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from convening import clock
from evaluation import attribution
from evaluation.models import Answer, Survey, SurveyDraft
from evaluation.selectors import answering as asked
from evaluation.views import answering as views

from .asking import AGREE, DONT_KNOW, after_its_close, new_survey, options, sends

pytestmark = pytest.mark.usefixtures("redis_empty")
FIRST = {"seen": "1,2,3,5,6,7,8", "do": "send"}  # the branch, item 4, is not on the page yet


@pytest.fixture
def survey(cast):
    return new_survey(cast.convening, link="a-link-of-many-letters")


@pytest.fixture
def page(survey):
    return f"/c/gathering/survey/{survey.pk}/"


@pytest.fixture
def hers(cast, signed_in):
    cast.participant.change_profile(language="en")
    return signed_in(cast.participant)


def send(browser, address, **data):
    answer = browser.post(address, {"client_key": uuid.uuid4(), **FIRST, **data})
    return answer, answer.content.decode()


def opened(survey):
    key = attribution.survey_key(survey)
    return sorted((one.item.code, str(attribution.open_answer(key, survey, one.sealed))) for one in survey.answers.select_related("item"))


def ticked(html, name):
    return re.findall(rf'name="{name}" value="([\w-]*)"[^>]*checked', html)


def test_she_reads_what_is_promised_and_every_question_but_the_branch(hers, page):
    html = hers.get(page).content.decode()
    for words in ("How was it?", "What we promise you", "Do not write names", "cannot be changed", "read by the evaluation staff", "20 July"):
        assert words in html, words
    for question in ("overall", "came", "trouble", "best", "tools", "years", "else"):
        assert f"{question} en?" in html
    assert "sound_of en?" not in html
    assert 'value="1,2,3,5,6,7,8"' in html
    assert html.count("<h1>") == 1 and "<script>" not in html and " style=" not in html


def test_she_sends_and_is_thanked(survey, hers, page):
    answer, _html = send(hers, page, q1="4", q2="hall", q3=["hours"], **{"q5-0": "2", "q5-2": "1", "q6-0": "5"}, q7="١٢", q8="Kind hours.")
    assert (answer.status_code, answer["Location"]) == (302, f"{page}done/")
    assert "Thank you" in hers.get(f"{page}done/").content.decode()
    assert hers.get(page)["Location"] == f"{page}done/"
    assert opened(survey) == [
        ("best", "['people', 'rooms']"), ("came", "hall"), ("else", "Kind hours."), ("overall", "4"), ("tools", "{'row': 'chat', 'code': '5'}"),
        ("trouble", "['hours']"), ("years", "12"),
    ]  # fmt: skip


def test_sending_writes_no_login_session_and_no_cookie(hers, page):
    hers.get(page)
    with CaptureQueriesContext(connection) as captured:
        answer, _html = send(hers, page, q1="4")
    written = {match[1] for one in captured if (match := re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', one["sql"]))}
    assert written == {"evaluation_answer", "evaluation_survey", "evaluation_surveydraft", "convening_spentkey"}
    assert answer.cookies == {}


def test_a_branch_comes_in_with_all_that_was_typed_before_anything_is_sent(survey, hers, page):
    answer, html = send(hers, page, q1="2", q3=["sound", "hours"], q8="Typed before.", **{"q5-1": "3"})
    assert answer.status_code == 200 and not Answer.objects.exists()
    assert "sound_of en?" in html and "1 more question follows" in html and "Typed before." in html
    assert ticked(html, "q1") == ["2"] and ticked(html, "q3") == ["sound", "hours"]
    assert 'value="1,2,3,4,5,6,7,8"' in html and "Nothing was sent yet" not in html
    answer, _html = send(hers, page, q1="2", q3=["sound"], q4="yours", seen="1,2,3,4,5,6,7,8")
    assert answer.status_code == 302
    assert opened(survey) == [("overall", "2"), ("sound_of", "yours"), ("trouble", "['sound']")]


def test_what_stood_in_a_branch_that_is_left_travels_along_and_is_not_sent(survey, hers, page):
    _answer, html = send(hers, page, q3=["hours"], q4="yours", do="next", seen="1,2,3,4,5,6,7,8")
    assert '<input type="hidden" name="q4" value="yours">' in html and "sound_of en?" not in html
    _answer, html = send(hers, page, q3=["sound"], q4="yours", do="next")
    assert ticked(html, "q4") == ["yours"]
    send(hers, page, q3=["hours"], q4="yours")
    assert opened(survey) == [("trouble", "['hours']")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"q5-0": "1", "q5-1": "1"}, "Two of them have the same place"),
        ({"q7": "many"}, "whole number, in digits"),
        ({"q7": "61"}, "not above 60"),
        ({"q1": "9"}, "none of the answers"),
        ({"q8": "x" * 5_001}, "5,001"),
        ({}, "There is no answer yet"),
        ({"client_key": "none", "q1": "1"}, "Something of this form was lost"),
    ],
)
def test_what_is_wrong_is_said_beside_its_question_and_nothing_is_lost(hers, page, typed, said):
    answer, html = send(hers, page, **{"q2": "hall", **typed} if typed else {})
    assert answer.status_code == 200 and said in html and "Nothing was sent yet" in html
    assert not Answer.objects.exists()
    assert ticked(html, "q2") == (["hall"] if typed else [])
    for name, value in typed.items():
        if name in ("q7", "q8"):
            assert value in html


def test_two_mistakes_are_told_at_once(hers, page):
    _answer, html = send(hers, page, **{"q5-0": "1", "q5-1": "1", "q7": "many"})
    assert html.count("Two of them have the same place") == html.count("whole number, in digits") == 2  # summed up, and beside the question
    assert "There is no answer yet" not in html


def test_a_question_that_needs_an_answer_says_so(cast, hers):
    needed = new_survey(cast.convening, [{"code": "one", "kind": "scale", "options": AGREE, "required": True}, {"code": "two", "kind": "text"}])
    _answer, html = send(hers, f"/c/gathering/survey/{needed.pk}/", q2="Words.", seen="1,2")
    assert "This question needs an answer." in html and 'href="#id_q1"' in html and "Words." in html


def test_words_that_may_tell_too_much_are_asked_about_first(survey, hers, page):
    _answer, html = send(hers, page, q8="Call +44 20 7946 0018.")
    assert "does your text tell more than you want" in html and "7946 0018" in html and not Answer.objects.exists()
    despite = re.search(r'name="despite"[^>]*value="(\w+)"', html) or re.search(r'value="(\w{32})"[^>]*name="despite"', html)
    answer, _html = send(hers, page, q8="Call +44 20 7946 0018.", despite=despite[1])
    assert answer.status_code == 302 and opened(survey) == [("else", "Call +44 20 7946 0018.")]


def test_what_she_keeps_is_there_again_and_thrown_away_when_she_says_so(survey, hers, page):
    answer, html = send(hers, page, q1="3", q3=["sound"], q4="mine", q8="Half a", do="keep", **{"q5-1": "2"})
    assert answer.status_code == 200 and "Kept for you" in html and not Answer.objects.exists()
    html = hers.get(page).content.decode()
    assert "What you began is here again" in html and "Half a" in html and ticked(html, "q1") == ["3"] and ticked(html, "q4") == ["mine"]
    assert '<option value="2" selected>' in html
    assert send(hers, page, do="throw")[0].status_code == 302
    assert SurveyDraft.objects.count() == 0 and "here again" not in hers.get(page).content.decode()


def test_a_choice_can_be_taken_back(survey, hers, page):
    answer, _html = send(hers, page, q1="-", q2="hall", **{"q6-0": "-"})
    assert answer.status_code == 302 and opened(survey) == [("came", "hall")]


def test_a_draft_is_kept_as_it_is_however_wrong(hers, page):
    _answer, html = send(hers, page, q7="many", do="keep", **{"q5-0": "1", "q5-1": "1"})
    assert "Kept for you" in html and "Nothing was sent yet" not in html
    assert 'value="many"' in hers.get(page).content.decode()


def test_before_and_after_the_page_says_when(cast, survey, hers, page):
    clock.set_to(clock.now().replace(day=7))
    html = hers.get(page).content.decode()
    assert "This survey opens on" in html and "8 July" in html and "&lt;" not in html
    clock.set_to(clock.now().replace(day=10))
    sends(survey, cast.participant)
    after_its_close(survey)
    html = hers.get(page).content.decode()
    assert "This survey ended with" in html and "20 July" in html and "Nothing can be sent any more" in html
    assert hers.get(f"{page}done/").content.decode().count("This survey ended") == 1, "nothing is left to tell that she answered"
    answer, html = send(hers, page, q1="3")
    assert answer.status_code == 409 and "ended" in html


def test_absent_forbidden_and_not_ready_look_alike(cast, survey, signed_in, page):
    draft = new_survey(cast.convening, ready=False)
    assert signed_in(cast.stranger).get(page).status_code == 404
    assert signed_in(cast.evaluator).get(page).status_code == 404
    here = signed_in(cast.participant)
    assert here.get(f"/c/gathering/survey/{draft.pk}/").status_code == 404
    assert here.get(f"/c/gathering/survey/{uuid.uuid4()}/").status_code == 404
    assert here.get(page.replace("gathering", "elsewhere")).status_code == 404
    assert Client().get(page).status_code == 302


def test_who_was_not_in_the_session_is_not_asked(cast, survey, hers, page, monkeypatch):
    Survey.objects.filter(pk=survey.pk).update(audience="attended", session=uuid.uuid4())
    assert hers.get(page).status_code == 404
    everybody = type("All", (), {"__contains__": lambda self, mark: True})()
    monkeypatch.setattr(asked.sessions, "who_attended", lambda *given: everybody)
    assert hers.get(page).status_code == 200


def test_her_own_page_leads_there_until_she_has_answered(survey, hers, page):
    html = hers.get("/me/").content.decode()
    assert page in html and "How was it?" in html and "20 July" in html
    send(hers, page, q1="3", do="keep")
    assert "You have begun" in hers.get("/me/").content.decode()
    send(hers, page, q1="3")
    assert page not in hers.get("/me/").content.decode()


def test_by_the_public_link_nobody_is_known(survey):
    browser, link = Client(), "/c/gathering/survey/link/a-link-of-many-letters/"
    html = browser.get(link).content.decode()
    assert "This link is the same for everybody" in html and "csrf" not in html.lower() and 'value="keep"' not in html
    for value in ("3", "4"):
        answer = Client(enforce_csrf_checks=True).post(link, {"client_key": uuid.uuid4(), **FIRST, "q1": value})
        assert answer.status_code == 200 and "Thank you" in answer.content.decode() and answer.cookies == {}
    survey.refresh_from_db()
    assert (survey.completed, survey.completed_by_link) == (0, 2)
    assert set(survey.answers.values_list("by_link", flat=True)) == {True}
    assert browser.cookies == {}
    assert browser.get(link.replace("many", "few")).status_code == 404


def test_by_the_link_there_is_a_limit_and_nothing_is_lost(survey, monkeypatch):
    monkeypatch.setattr(views, "BY_LINK_AN_HOUR", 1)
    link = "/c/gathering/survey/link/a-link-of-many-letters/"
    for number, status in ((1, 200), (2, 409)):
        answer, html = send(Client(), link, q8=f"Words {number}")
        assert answer.status_code == status
    assert "Many answers came from this network" in html and "Words 2" in html
    survey.refresh_from_db()
    assert survey.completed_by_link == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_thirty_questions_weigh_less_than_60_kb_all_told(cast, signed_in, language):
    many = [{"code": f"item{n}", "kind": "scale", "options": [*AGREE, DONT_KNOW]} for n in range(18)]
    many += [{"code": f"pick{n}", "kind": "choices", "options": options(*"abcdefgh")} for n in range(6)]
    many += [{"code": f"grid{n}", "kind": "matrix", "options": [*AGREE, DONT_KNOW], "rows": options(*"abcde")} for n in range(2)]
    many += [{"code": f"text{n}", "kind": "text"} for n in range(4)]
    survey = new_survey(cast.convening, many)
    cast.participant.change_profile(language=language)
    browser = signed_in(cast.participant, HTTP_ACCEPT_LANGUAGE=language)
    html = browser.get(f"/c/gathering/survey/{survey.pk}/").content
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"'.encode() in html
    names = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*(?:href|src)="/static/([\w./-]+)"', html.decode())
    files = [Path(finders.find(name)).read_bytes() for name in names]
    fonts = 0  # the house loads none that a page needs
    assert len(files) == 4 and any("survey.css" in name for name in names)
    assert len(gzip.compress(html)) + sum(len(gzip.compress(file)) for file in files) + fonts < 60_000
    assert len(gzip.compress(html)) < 16_000


def test_queries_stay_few_however_many_questions(cast, signed_in):
    counts = []
    for number in (1, 12):
        survey = new_survey(cast.convening, [{"code": f"item{n}", "kind": "scale", "options": AGREE} for n in range(number)], opens_on=date(2021, 7, 9))
        browser = signed_in(cast.participant)
        browser.get("/me/")
        with CaptureQueriesContext(connection) as captured:
            browser.get(f"/c/gathering/survey/{survey.pk}/")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12
