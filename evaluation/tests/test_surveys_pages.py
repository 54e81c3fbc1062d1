"""The pages of those who make surveys, as a journey: from a template to what was answered; each refusal keeps what was typed."""

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from evaluation import attribution
from evaluation.models import Answer, Answered, Item, Survey
from evaluation.services import surveys

pytestmark = pytest.mark.usefixtures("redis_empty")
LIST, NEW = "/c/gathering/evaluation/surveys/", "/c/gathering/evaluation/surveys/new/"
STAFF = ("evaluator", "secretariat")
FOUR = {"en": "Why?", "ar": "لماذا؟", "es": "¿Por qué?", "fr": "Pourquoi ?"}


@pytest.fixture
def survey(cast):
    return surveys.make_survey(cast.convening, "post_conference", by=cast.evaluator)


@pytest.fixture
def own(cast):
    return surveys.make_survey(cast.convening, "own", title=FOUR, by=cast.evaluator)


def text(response):
    return response.content.decode()


def url(survey, *parts):
    return f"{LIST}{survey.pk}/" + "".join(f"{part}/" for part in parts)


def key():
    return {"client_key": uuid4()}


def in_four(name, text):
    return {f"{name}_{code}": f"{text} {code}" for code in FOUR}


# ── Who, and nobody else ─────────────────────────────────────────────────────────────────────────────────────────────


def test_staff_find_their_way_and_nobody_else_does(cast, survey, signed_in):
    item = survey.items.first()
    for path in (LIST, NEW, url(survey), url(survey, "about"), url(survey, "questions", item.pk), url(survey, "try"), url(survey, "figures")):
        found = {who: signed_in(getattr(cast, who)).get(path).status_code for who in ("participant", "moderator", "stranger", *STAFF)}
        assert found == {"participant": 404, "moderator": 404, "stranger": 404, "evaluator": 200, "secretariat": 200}, path
    words = {who: signed_in(getattr(cast, who)).get(url(survey, "words")).status_code for who in STAFF}
    assert words == {"evaluator": 200, "secretariat": 404}


def test_the_list_begins_empty_and_says_what_to_do(cast, signed_in):
    page = text(signed_in(cast.evaluator).get(LIST))
    assert "There is no survey yet." in page and NEW in page


def test_the_list_tells_days_stage_and_few_so_far(cast, survey, signed_in):
    surveys.make_ready(survey, by=cast.evaluator)
    clock.set_to(datetime(2021, 7, 30, 12, tzinfo=UTC))
    page = text(signed_in(cast.secretariat).get(LIST))
    assert "How was it for you?" in page and "few so far" in page and "in steps of 5" in page
    Answered.objects.bulk_create([Answered(survey=survey, mark=bytes([n])) for n in range(14)])
    Survey.objects.update(completed=19)  # five since last night
    for path in (LIST, url(survey)):
        page = re.sub("<[^>]+>", "", text(signed_in(cast.secretariat).get(path)))
        assert "10 or more" in page and "14" not in page and "15" not in page and "19" not in page
    clock.set_to(datetime(2021, 8, 30, 12, tzinfo=UTC))
    assert "15 or more" in text(signed_in(cast.secretariat).get(LIST))


# ── Making ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_from_a_template_to_ready(cast, signed_in):
    browser = signed_in(cast.evaluator)
    sent = {"start": "post_conference", **key()}
    answer = browser.post(NEW, sent, follow=True)
    assert "The survey is made." in text(answer) and answer.redirect_chain[0][0] == url(Survey.objects.get())
    again = browser.post(NEW, sent, follow=True)
    assert again.redirect_chain[0][0] == url(Survey.objects.get())
    survey = Survey.objects.get()
    assert "On 28 July 2021 it opens by itself" in re.sub("<[^>]+>", "", text(browser.get(url(survey))))
    assert "Please tick the box first." in text(browser.post(url(survey), {"deed": "ready", **key()}))
    answer = browser.post(url(survey), {"deed": "ready", "understood": "on", **key()}, follow=True)
    assert "The survey is ready." in text(answer)
    survey.refresh_from_db()
    assert survey.ready
    assert "its questions stay as they are" in text(browser.get(url(survey, "questions", survey.items.first().pk), follow=True))
    assert "The survey is being written again." in text(browser.post(url(survey), {"deed": "take_back"}, follow=True))


def test_another_with_the_same_questions(cast, survey, signed_in):
    browser = signed_in(cast.evaluator)
    assert "The same questions as “How was it for you?”" in text(browser.get(NEW))
    browser.post(NEW, {"start": f"same-as-{survey.pk}", **key()})
    assert Survey.objects.count() == 2 and Item.objects.count() == 2 * survey.items.count()


@pytest.mark.parametrize("sent", [{}, {"start": "session"}, {"start": "own"}, {"start": "same-as-nothing"}])
def test_what_is_missing_is_said_beside_its_field(cast, signed_in, sent):
    answer = signed_in(cast.evaluator).post(NEW, {"title_en": "", **sent, **key()})
    assert answer.status_code in (200, 409) and "One thing needs another look" in text(answer) and not Survey.objects.exists()


def test_title_and_days_are_changed_and_two_editors_are_told(cast, own, signed_in):
    browser, page = signed_in(cast.evaluator), url(own, "about")
    seen = re.search(r'name="seen" value="(\w+)"', text(browser.get(page)))[1]
    sent = {**in_four("title", "How"), **in_four("introduction", "x" * 5_000), "audience": "members", "opens_on": "2021-07-٢٨", "closes_on": "2021-08-10"}
    surveys.change_survey(
        own, title={"en": "Hers"}, introduction={}, audience="members", opens_on=own.opens_on, closes_on=own.closes_on, by=cast.secretariat
    )
    refused = browser.post(page, {**sent, "seen": seen, **key()})
    assert refused.status_code == 409 and "Somebody else has changed this survey meanwhile." in text(refused)
    assert "How ar" in text(refused) and "<bdi>Hers</bdi>" in text(refused)
    seen = re.search(r'name="seen" value="(\w+)"', text(refused))[1]
    assert browser.post(page, {**sent, "seen": seen, **key()}).status_code == 302
    own.refresh_from_db()
    assert (own.title_fr, own.opens_on, len(own.introduction_ar)) == ("How fr", date(2021, 7, 28), 5_003)


def test_crossed_days_are_refused_beside_the_field(cast, own, signed_in):
    sent = {**in_four("title", "How"), "audience": "members", "opens_on": "2021-08-01", "closes_on": "2021-07-01", **key()}
    answer = signed_in(cast.evaluator).post(url(own, "about"), sent)
    assert answer.status_code == 409 and "The last day lies before the first." in text(answer) and "How es" in text(answer)


# ── Questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", Item.Kind.values)
def test_a_question_of_each_kind_is_written_in_four_languages(cast, own, signed_in, kind):
    browser, page = signed_in(cast.secretariat), url(own, "questions", "new") + f"?kind={kind}"
    assert "Question, in Arabic" in text(browser.get(page))
    five = {f"options_{code}": "\n".join(f"{n} {code}" for n in range(5)) for code in FOUR}
    rows = {f"rows_{code}": f"a {code}\r\nb {code}" for code in FOUR}
    sent = {**in_four("question", "What"), **in_four("help", "Help"), **in_four("section", "Part"), **in_four("dont_know", "?"), **five, **rows,
            "feeds": "access", **key()}  # fmt: skip
    answer = browser.post(page, sent, follow=True)
    assert "The question is added." in text(answer) and answer.redirect_chain[0][0] == url(own) + "#question-what_en"
    browser.post(page, sent)
    item = own.items.get()
    assert (item.kind, item.question_ar, item.section_fr, item.feeds) == (kind, "What ar", "Part fr", "access")
    assert len(item.options) == {"scale": 6, "choice": 6, "choices": 6, "matrix": 6, "ranking": 5}.get(kind, 0)
    assert len(item.rows) == (2 if kind == "matrix" else 0)
    assert f"<bdi>{item.question_en}</bdi>" in text(browser.get(url(own, "try")))


def test_forty_options_in_arabic_come_back_as_they_were_typed(cast, own, signed_in):
    browser, page = signed_in(cast.evaluator), url(own, "questions", "new") + "?kind=choices"
    arabic = "\n".join(f"الخيار {n} <b>" for n in range(39))
    sent = {"question_en": "W" * 5_000, "options_en": "\n".join(f"Option {n}" for n in range(40)), "options_ar": arabic, **key()}
    answer = browser.post(page, sent)
    assert answer.status_code == 200 and arabic.replace("<", "&lt;").replace(">", "&gt;") in text(answer) and "W" * 5_000 in text(answer)
    answer = browser.post(page, {**sent, "question_en": "Which?", **key()})
    assert answer.status_code == 409 and "In English there are 40 lines, in Arabic 39." in text(answer)
    browser.post(page, {**sent, "question_en": "Which?", "options_ar": arabic + "\nالأخير", **key()})
    assert len(own.items.get().options) == 40


def test_a_branch_is_ticked_and_told_in_words(cast, own, signed_in):
    browser = signed_in(cast.evaluator)
    surveys.add_item(own, "choice", question=FOUR, options={"en": ["good", "bad"]}, by=cast.evaluator)
    page = url(own, "questions", "new") + "?kind=text"
    assert 'value="why:bad"' in text(browser.get(page))
    sent = {"question_en": "What was bad?", "shown_if": ["why:bad"], **key()}
    assert browser.post(page, sent).status_code == 302
    assert "Only after “bad” in question 1" in re.sub("[\u2068\u2069]", "", text(browser.get(url(own))))
    item = own.items.get(code="what_was_bad")
    assert 'value="why:bad" id="after_1_2" checked' in text(browser.get(url(own, "questions", item.pk)))
    forged = browser.post(page, {**sent, "shown_if": ["why:dreadful"], **key()})
    assert forged.status_code == 200 and own.items.count() == 2
    moved = browser.post(url(own), {"deed": "move", "item": item.pk, "to": "1"})
    assert moved.status_code == 409 and "stays behind it" in text(moved)


def test_questions_move_by_buttons_and_a_stale_one_is_told(cast, own, signed_in):
    browser = signed_in(cast.evaluator)
    first, second = [surveys.add_item(own, "text", question={"en": name}, by=cast.evaluator) for name in ("a", "b")]
    page = text(browser.get(url(own)))
    assert page.count("Move up") == page.count("Move down") == 1
    browser.post(url(own), {"deed": "move", "item": second.pk, "to": "1"})
    assert [item.code for item in own.items.all()] == ["b", "a"]
    assert "Please tick the box first." in text(browser.post(url(own, "questions", first.pk), {"deed": "remove", **key()}))
    browser.post(url(own, "questions", first.pk), {"deed": "remove", "understood": "on", **key()})
    for post in ({"deed": "move", "item": first.pk, "to": "1"}, {"deed": "move", "item": "nothing"}):
        assert browser.post(url(own), post).status_code == 404
    assert browser.post(url(own), {"deed": "dance"}).status_code == 302


def test_two_editors_of_a_question_are_told(cast, own, signed_in):
    browser = signed_in(cast.evaluator)
    item = surveys.add_item(own, "text", question=FOUR, by=cast.evaluator)
    page = url(own, "questions", item.pk)
    seen = re.search(r'name="seen" value="(\w+)"', text(browser.get(page)))[1]
    surveys.change_item(item, question={"en": "Hers"}, by=cast.secretariat)
    answer = browser.post(page, {"question_en": "His", "seen": seen, **key()})
    assert answer.status_code == 409 and 'value="His"' in text(answer) and "<bdi>Hers</bdi>" in text(answer)
    seen = re.search(r'name="seen" value="(\w+)"', text(answer))[1]
    assert browser.post(page, {"question_en": "His", "seen": seen, **key()}).status_code == 302 and Item.objects.get().question_en == "His"


# ── Ready, link, last day, gone ──────────────────────────────────────────────────────────────────────────────────────


def test_a_public_link_says_what_it_means(cast, survey, signed_in, settings):
    surveys.make_ready(survey, by=cast.evaluator)
    browser = signed_in(cast.secretariat)
    assert "Please tick the box first." in text(browser.post(url(survey), {"deed": "open_link", **key()}))
    answer = text(browser.post(url(survey), {"deed": "open_link", "understood": "on", **key()}, follow=True))
    assert f"{settings.SITE_URL}/c/gathering/survey/link/{Survey.objects.get().link}/" in answer
    browser.post(url(survey), {"deed": "close_link"})
    assert Survey.objects.get().link is None


def test_the_last_day_is_put_off_on_the_page(cast, survey, signed_in):
    surveys.make_ready(survey, by=cast.evaluator)
    browser = signed_in(cast.evaluator)
    answer = browser.post(url(survey), {"deed": "last_day", "closes_on": "2021-07-01", **key()})
    assert answer.status_code == 409 and "This day is past." in text(answer) and 'value="2021-07-01"' in text(answer)
    browser.post(url(survey), {"deed": "last_day", "closes_on": "2021-08-20", **key()})
    assert Survey.objects.get().closes_on == date(2021, 8, 20)


def test_a_draft_is_deleted_after_a_second_asking(cast, own, signed_in):
    browser = signed_in(cast.evaluator)
    browser.post(url(own), {"deed": "delete", **key()})
    assert Survey.objects.exists()
    assert "The survey is deleted." in text(browser.post(url(own), {"deed": "delete", "understood": "on", **key()}, follow=True))
    assert browser.post(url(own), {"deed": "ready"}).status_code == 404


def test_trying_it_out_keeps_nothing(cast, survey, signed_in):
    browser = signed_in(cast.evaluator)
    page = browser.get(url(survey, "try"))
    assert "nothing that you write here is sent or kept" in text(page)
    seen = re.search(r'name="seen" value="([^"]+)"', text(page))[1]
    answer = browser.post(url(survey, "try"), {"do": "send", "seen": seen, "q1": "5", **key()})
    assert "This is all." in text(answer)
    grown = browser.post(url(survey, "try"), {"do": "send", "seen": seen, "q7": "connection", **key()})
    assert "Did somebody help you?" in text(grown) and not Answer.objects.exists()


# ── Words and figures ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def over(cast, own):
    """A survey that is over, with three texts."""
    item = surveys.add_item(own, "text", question=FOUR, by=cast.evaluator)
    surveys.make_ready(own, by=cast.evaluator)
    for words in ("Salma Haddad was late.", "More breaks & <i>tea</i>.", "سلمى: call +961 1 234567"):
        sealed = attribution.seal_answer(attribution.survey_key(own), own, words)
        Answer.objects.create(survey=own, item=item, state="waiting", sealed=sealed)
    clock.set_to(datetime(2021, 9, 1, 12, tzinfo=UTC))
    return own


def test_words_are_read_decided_and_looked_at_again(cast, over, signed_in):
    browser, page = signed_in(cast.evaluator), url(over, "words")
    shown = text(browser.get(page))
    assert "0 of 3 read" in shown and "<mark>Salma</mark> <mark>Haddad</mark>" in shown and "&lt;i&gt;tea" in shown
    assert "a name of somebody who takes part, perhaps" in shown and "a telephone number" in shown
    named = next(answer for answer in Answer.objects.all() if "Haddad" in attribution.open_answer(attribution.survey_key(over), over, answer.sealed))
    part = text(browser.get(f"{page}?question=why&answer={named.pk}"))
    assert "Salma Haddad was late.</textarea>" in part
    empty = browser.post(f"{page}?question=why", {"deed": "redact", "answer": named.pk, "text": "x" * 5_001, **key()})
    assert empty.status_code == 409 and "x" * 5_001 in text(empty) and "5,000 characters at most" in text(empty)
    browser.post(f"{page}?question=why", {"deed": "redact", "answer": named.pk, "text": "Somebody was late.", **key()})
    assert "1 of 3 read" in text(browser.get(page))
    again = text(browser.get(f"{page}?question=why&show=read"))
    assert "Somebody was late." in again and "Salma" not in again
    late = browser.post(page, {"deed": "withhold", "answer": named.pk})
    assert late.status_code == 409 and "Somebody has decided on these words meanwhile" in text(late)
    late = browser.post(page, {"deed": "redact", "answer": named.pk, "text": "Some were late, all the same.", **key()})
    assert late.status_code == 409 and "Some were late, all the same." in text(late)
    browser.post(f"{page}?show=read", {"deed": "back", "answer": named.pk})
    browser.post(page, {"deed": "clear_all", "answers": [str(pk) for pk in Answer.objects.values_list("pk", flat=True)]})
    assert "3 of 3 read" in text(browser.get(page))
    surveys.freeze_survey(over)
    settled = text(browser.get(f"{page}?question=why&show=read"))
    assert "Somebody was late." not in settled and "More breaks" in settled and "Read it again" not in settled
    assert "kept for good" in text(browser.get(page))
    for forged in ({"deed": "clear", "answer": "nothing"}, {"deed": "clear", "answer": uuid4()}):
        assert browser.post(page, forged).status_code == 409


def test_figures_are_there_once_it_is_over(cast, over, signed_in):
    browser = signed_in(cast.secretariat)
    page = text(browser.get(url(over, "figures")))
    assert "What was answered" in page and "No words have been let out." in page and "Haddad" not in page and "breaks" not in page
    surveys.clear_all(over, Answer.objects.values_list("pk", flat=True), by=cast.evaluator)
    assert "More breaks &amp; &lt;i&gt;tea" in text(browser.get(url(over, "figures")))
    Survey.objects.update(closes_on=date(2021, 9, 30))
    assert "Figures are there once the survey is over." in text(browser.get(url(over, "figures")))


def test_pages_stand_in_arabic(cast, over, signed_in):
    browser = signed_in(cast.evaluator, headers={"Accept-Language": "ar"})
    for path in (LIST, NEW, url(over), url(over, "words"), url(over, "figures"), url(over, "try")):
        page = text(browser.get(path))
        assert 'dir="rtl"' in page and "style=" not in page and "<script>" not in page


def test_pages_ask_as_often_for_many_as_for_one(cast, over, survey, signed_in):
    browser = signed_in(cast.evaluator)

    def asked():
        counts = []
        for path in (LIST, NEW, url(survey), url(survey, "try"), url(over, "words"), url(over, "words") + "?show=read", url(over, "figures")):
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200
            counts.append(len(queries))
        return counts

    surveys.withhold_words(over.answers.first(), by=cast.evaluator)
    asked()  # what is loaded once in a process
    before = asked()
    item, value = over.items.get(), attribution.seal_answer(attribution.survey_key(over), over, "words")
    Answer.objects.bulk_create([Answer(survey=over, item=item, state=state, sealed=value) for state in ("waiting", "withheld") * 12])
    for _ in range(3):
        surveys.copy_survey(survey, by=cast.evaluator)
        surveys.add_item(survey, "choice", question={"en": "More?"}, options={"en": ["a", "b"]}, by=cast.evaluator)
    assert asked() == before


def test_pages_ask_the_database_little(cast, over, survey, signed_in, django_assert_max_num_queries):
    browser = signed_in(cast.evaluator)
    paths = (LIST, NEW, url(survey), url(survey, "about"), url(survey, "questions", survey.items.last().pk), url(survey, "try"), url(over, "words"), url(over, "figures"))
    for path in paths:
        with django_assert_max_num_queries(12):
            assert browser.get(path).status_code == 200
