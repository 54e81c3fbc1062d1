"""The rapporteur's pages, the voice's page, the check of texts."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import limits
from convening.testing import person_in
from forums import record
from forums.models import AgreedPhrase, Quote, Room, Translation
from forums.services import quoting
from forums.services.quoting import CHECKS_AN_HOUR

from .test_quotes import PASSAGE, ROOM, TEXT

C = "/c/gathering"


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False, language="en")


def text_of(answer):
    return answer.content.decode()


def test_the_record_tells_week_and_words_and_nothing_of_voices(cast, room, say, rapporteur, signed_in):
    first = say(cast.participant, room, TEXT)
    say(cast.other, room, "That is so.", reply_to=first)
    say(cast.moderator, room, "Please go on.", mode="role")
    page = text_of(signed_in(rapporteur).get(f"{ROOM}record/"))
    assert "Week of 5 July 2021" in re.sub("<[^>]*>", "", page) and TEXT in page and "That is so." in page and "Moderation of this room" in page
    assert "10 July" not in page and "2021-07-10" not in page and 'class="voice tint' not in page
    labels = {str(label.number) for label in room.voice_labels.all()}
    assert labels and not any(re.search(rf">[^<]+ {number}</", page) for number in labels)
    assert signed_in(rapporteur).get(ROOM).status_code == 404


def test_the_order_within_a_week_is_not_that_of_the_conversation(cast, room, say, rapporteur, signed_in):
    words = [f"Thought {number:02}." for number in range(12)]
    for sentence in words:
        say(cast.participant, room, sentence)
    page = text_of(signed_in(rapporteur).get(f"{ROOM}record/"))
    found = re.findall(r"Thought \d\d\.", page)
    assert sorted(found) == words and found != words
    assert found == re.findall(r"Thought \d\d\.", text_of(signed_in(rapporteur).get(f"{ROOM}record/")))


def test_an_accepted_translation_stands_beneath_its_post(cast, room, say, rapporteur, signed_in):
    post = say(cast.participant, room, "أبقينا المجموعة صغيرة", language="ar")
    for language, state, words in (("en", "accepted", "A small group."), ("es", "accepted", "Un grupo."), ("fr", "proposed", "Un groupe.")):
        Translation.objects.create(post=post, language=language, source=words, html=f"<p>{words}</p>", state=state, voice=b"x" * 16)
    page = text_of(signed_in(rapporteur).get(f"{ROOM}record/"))
    assert ("A small group." in page, "Un grupo." in page, "Un groupe." in page, "أبقينا" in page) == (True, False, False, True)


def test_off_the_record_there_is_no_record(cast, room, say, rapporteur, signed_in):
    say(cast.participant, room, TEXT)
    Room.objects.update(rule="off_the_record")
    assert signed_in(rapporteur).get(f"{ROOM}record/").status_code == 404
    assert "Constituencies" not in text_of(signed_in(rapporteur).get(f"{C}/record/"))


def test_from_the_passage_to_the_answer_through_pages(cast, room, say, rapporteur, signed_in):
    cast.participant.change_profile(language="en")
    post = say(cast.participant, room, TEXT)
    hers, ask = signed_in(rapporteur), f"{ROOM}record/{post.pk}/"
    assert TEXT in text_of(hers.get(ask))
    wrong = hers.post(ask, {"text": "We kept it small.", "paraphrase": "Few met.", "paraphrase_language": "en"})
    assert wrong.status_code == 409 and "Few met." in text_of(wrong)
    assert hers.post(ask, {"text": PASSAGE, "paraphrase": "Few met.", "paraphrase_language": "en"}).status_code == 302
    quote = Quote.objects.get()
    voice, answer = signed_in(cast.participant), f"{ROOM}quotes/{quote.pk}/"
    page = text_of(voice.get(answer))
    assert "Few met.</q> — a participant" in page and f"{PASSAGE}</q> — a participant" in page
    assert voice.post(answer, {}).status_code == 409
    assert voice.post(answer, {"answer": "region"}).status_code == 409  # not among what she was offered
    assert voice.post(answer, {"answer": "paraphrase"}).status_code == 302
    assert "Your answer until now" in text_of(voice.get(answer))
    assert "yes, in other words" not in text_of(hers.get(f"{C}/record/"))
    record.tell_answers()
    assert "yes, in other words" in text_of(hers.get(f"{C}/record/"))
    assert hers.post(ask, {"let_go": str(quote.pk)}).status_code == 302
    assert (Quote.objects.get().state, record.cleared_quotes(room.convening)) == ("let_go", [])
    assert voice.get(answer).status_code == 404


def test_whoever_came_in_on_paper_is_shown_no_question(cast, room, say, rapporteur, signed_in):
    quote = quoting.ask_voice(say(cast.participant, room, TEXT), PASSAGE, by=rapporteur)
    browser = signed_in(cast.participant)
    session = browser.session
    session["by_paper"] = str(cast.convening.pk)
    session.save()
    assert browser.get(f"{ROOM}quotes/{quote.pk}/").status_code == 404
    assert signed_in(cast.participant).get(f"{ROOM}quotes/{quote.pk}/").status_code == 200


# ── The check of texts ───────────────────────────────────────────────────────────────────────────────────────────────
DRAFT = "Participants said: we kept the group small, nobody was surprised. In Lebanon we met."


def test_a_draft_is_checked_and_not_kept(cast, room, say, rapporteur, signed_in):
    post = say(cast.participant, room, TEXT)
    browser = signed_in(rapporteur)
    page = text_of(browser.post(f"{C}/record/check/", {"text": DRAFT}))
    assert "<mark>we kept the group small, nobody was surprised</mark>" in page and f"{ROOM}record/{post.pk}/" in page
    assert "<mark>Lebanon we</mark>" in page
    assert "Nothing was found" in text_of(browser.post(f"{C}/record/check/", {"text": "Some groups stayed small."}))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM convening_auditentry WHERE note LIKE '%small%'")
        assert cursor.fetchone() == (0,)


def test_what_is_cleared_or_agreed_may_stand(cast, room, say, rapporteur, signed_in):
    quote = quoting.ask_voice(say(cast.participant, room, TEXT), TEXT, by=rapporteur)
    assert quoting.check_text(cast.convening, DRAFT, by=rapporteur)[0] != []
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    record.tell_answers()
    assert quoting.check_text(cast.convening, DRAFT, by=rapporteur)[0] == []
    quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    assert quoting.check_text(cast.convening, DRAFT, by=rapporteur)[0] != []
    browser = signed_in(cast.secretariat)
    assert browser.post(f"{C}/record/phrases/", {"phrases": f"{TEXT}\n\nLebanon\nLebanon"}).status_code == 302
    assert sorted(AgreedPhrase.objects.values_list("text", flat=True)) == ["Lebanon", TEXT]
    assert quoting.check_text(cast.convening, DRAFT, by=rapporteur) == ([], [])


def test_it_is_no_oracle(cast, room, say, rapporteur, signed_in):
    """It answers only to those who may read the room anyway, and not without end."""
    say(cast.participant, room, TEXT)
    outsider = person_in(cast.convening, "secretariat", name="Not A Member", member=False)
    for person in (outsider, cast.evaluator, cast.participant, cast.moderator, cast.stranger):
        assert signed_in(person).post(f"{C}/record/check/", {"text": DRAFT}).status_code == 404
    assert quoting.check_text(cast.convening, DRAFT, by=cast.secretariat)[0] != []
    Room.objects.update(rule="off_the_record")
    assert quoting.check_text(cast.convening, DRAFT, by=rapporteur)[0] == []  # she does not read it
    assert quoting.check_text(cast.convening, DRAFT, by=cast.secretariat)[0] != []
    for _ in range(CHECKS_AN_HOUR):
        limits.counts("checks of texts", rapporteur.pk, most=CHECKS_AN_HOUR)
    answer = signed_in(rapporteur).post(f"{C}/record/check/", {"text": DRAFT})
    assert answer.status_code == 409 and DRAFT in text_of(answer)


@pytest.mark.parametrize("page", [f"{C}/record/", f"{ROOM}record/", "ask", "answer"])
def test_pages_ask_as_often_for_one_as_for_three(cast, room, say, rapporteur, signed_in, page):
    post = say(cast.participant, room, TEXT)
    quote = quoting.ask_voice(post, PASSAGE, by=rapporteur)
    where = {"ask": f"{ROOM}record/{post.pk}/", "answer": f"{ROOM}quotes/{quote.pk}/"}.get(page, page)
    browser = signed_in(cast.participant if page == "answer" else rapporteur)

    def questions():
        browser.get(where)
        with CaptureQueriesContext(connection, ) as asked:
            assert browser.get(where).status_code == 200
        return len(asked)

    few = questions()
    for number in range(2):
        more = say(cast.participant, room, f"{TEXT} {number}", reply_to=post)
        quoting.ask_voice(more, PASSAGE, by=rapporteur)
        quoting.ask_voice(post, TEXT[: 10 + number], by=rapporteur)
    assert questions() == few <= 12
