"""The engagement summary from the room to the document: what is withdrawn vanishes, nobody is named who did not agree."""

import json
import uuid
from datetime import UTC, datetime

import pytest

from convening import clock, keyring
from convening.testing import person_in
from evaluation import documents
from evaluation.models import Report
from evaluation.services.engagement import with_moderators
from forums import record
from forums.models import Room
from forums.services import consenting, posting, quoting, synthesis
from forums.tests.conftest import new_room

from .test_compile import compiled

SAID = "Our committee read the minutes aloud each evening before anybody voted on them."
IN_THE_REPORT = "Minutes that are read aloud are believed."
RECOMMENDED = "Read minutes aloud."


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)


@pytest.fixture
def room(cast, redis_empty):
    return new_room(cast)


@pytest.fixture
def quote(cast, room, rapporteur):
    """A room with a post of which one passage is cleared, a paragraph on it, a recommendation that follows."""
    post = posting.write_post(room, room.questions.first(), SAID, by=cast.participant, key=uuid.uuid4(), language="en")
    quote = quoting.ask_voice(post, SAID, by=rapporteur)
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    record.tell_answers()
    paragraph = synthesis.write_paragraph(room, room.questions.first(), "minority", {"en": IN_THE_REPORT}, [post.pk], by=rapporteur)
    synthesis.write_paragraph(room, None, "minority", {"en": f"It was said: {SAID}"}, by=rapporteur)
    synthesis.recommend(cast.convening, {"en": RECOMMENDED}, addressees=["donors"], insights=[paragraph], by=rapporteur)
    record.tell_support()
    return quote


def written(report, format="json", language="en"):  # noqa: A002  the word that people use
    return documents.document(report, "D", format, language).decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_annex_tells_what_may_be_told(cast, quote, language):
    report = compiled(cast.convening, cast.evaluator)
    page = written(report, "html", language)
    assert [words in page for words in (SAID, IN_THE_REPORT, RECOMMENDED)] == [True, True, True]
    assert report.figures["engagement"]["recommendations"][0]["support"] is None


def test_a_yes_taken_back_before_the_release_vanishes_from_the_next_compilation(cast, room, quote):
    before = compiled(cast.convening, cast.evaluator)
    assert (SAID in json.dumps(before.figures), record.left_out(cast.convening)) == (True, [])
    quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    after = compiled(cast.convening, cast.evaluator)
    assert (SAID in json.dumps(after.figures), IN_THE_REPORT in json.dumps(after.figures)) == (False, True)
    assert [(one["what"], one["number"]) for one in record.left_out(cast.convening)] == [("paragraph", 2)]
    for format in ("html", "json", "csv"):  # noqa: A001
        assert SAID not in written(after, format)


def test_texts_are_told_as_before_once_the_keys_are_gone(cast, room, quote, rapporteur):
    clock.set_to(datetime(2021, 8, 20, 12, tzinfo=UTC))
    record.freeze(cast.convening)
    before = compiled(cast.convening, cast.evaluator).figures["engagement"]
    for one in Room.objects.filter(convening=cast.convening):
        keyring.destroy("room", one.pk)
    assert compiled(cast.convening, cast.evaluator).figures["engagement"] == before
    synthesis.recommend(cast.convening, {"en": "Later still."}, addressees=["donors"], by=rapporteur)
    record.tell_support()
    after = compiled(cast.convening, cast.evaluator).figures["engagement"]
    assert [one["short"]["en"] for one in after["recommendations"]] == [RECOMMENDED, "Later still."]


def test_a_moderators_name_is_in_no_report_and_in_a_document_only_while_she_agrees(cast, room, quote):
    consenting.name_in_reports(room, True, by=cast.moderator)
    report = compiled(cast.convening, cast.evaluator)
    assert "Noor Said" not in json.dumps(Report.objects.get(pk=report.pk).figures)
    assert "Noor Said" in written(report, "html")
    assert with_moderators(report.as_shape(), cast.convening)["engagement"]["rooms"][0]["moderators_named"] == ["Noor Said"]
    consenting.name_in_reports(room, False, by=cast.moderator)
    assert "Noor Said" not in written(report, "html")


def test_no_person_and_no_post_stands_in_what_is_told(cast, room, quote):
    told = json.dumps(record.engagement(cast.convening))
    post = quote.post
    people = [cast.participant, cast.moderator]
    forms = {str(post.pk), bytes(post.voice).hex()} | {form for one in people for form in (str(one.pk), one.public_id, one.profile.name)}
    assert {form for form in forms if form in told} == set()
    assert str(quote.pk) not in told
