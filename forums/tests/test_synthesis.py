"""What the rapporteur writes: numbered paragraphs that posts back, recommendations for each addressee, what stayed open."""

import json
from datetime import UTC, datetime

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from convening.testing import person_in
from forums import record
from forums.models import Addressee, Backing, Insight, Post, Recommendation
from forums.services import corrections, posting, quoting, sealing, synthesis

from .conftest import new_room

SAID = "Our committee read the minutes aloud each evening before anybody voted on them."
OWN = {"en": "Small groups that read their minutes aloud kept trust.", "ar": "حافظت المجموعات الصغيرة على الثقة."}


@pytest.fixture
def rapporteur(cast):
    """Ida writes the synthesis; she is no member."""
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)


@pytest.fixture
def said(cast, room, say):
    return [say(cast.participant, room, SAID), say(cast.other, room, "Nobody was surprised by what was decided there.")]


@pytest.fixture
def paragraph(room, said, rapporteur):
    return synthesis.write_paragraph(room, room.questions.first(), "convergence", OWN, [post.pk for post in said], by=rapporteur)


def told(room):
    return record.engagement(room.convening)["rooms"][0]


def test_paragraphs_are_numbered_through_the_room_in_the_order_of_its_questions(room, paragraph, rapporteur):
    first, second = room.questions.all()
    synthesis.write_paragraph(room, None, "minority", {"en": "A view apart."}, by=rapporteur)
    synthesis.write_paragraph(room, second, "divergence", {"en": "On money they did not agree."}, by=rapporteur)
    later = synthesis.write_paragraph(room, first, "convergence", {"es": "Hacen falta plazos."}, by=rapporteur)
    synthesis.move_paragraph(later, up=True, by=rapporteur)
    of_room = told(room)
    assert [(one["number"], one["kind"], one["text"], one["language"]) for asked in of_room["questions"] for one in asked["paragraphs"]] == [
        (1, "convergence", {"es": "Hacen falta plazos."}, "es"), (2, "convergence", OWN, "en"),
        (3, "divergence", {"en": "On money they did not agree."}, "en"),
    ]  # fmt: skip
    assert [(one["number"], one["kind"]) for one in of_room["general"]] == [(4, "minority")]
    assert [asked["answered"] for asked in of_room["questions"]] == [True, False]
    json.dumps(record.engagement(room.convening))


def test_nobody_but_the_rapporteur_writes(cast, room, paragraph, rapporteur):
    for person in (cast.participant, cast.secretariat, cast.evaluator, cast.moderator, cast.stranger):
        with pytest.raises(Forbidden):
            synthesis.write_paragraph(room, None, "minority", {"en": "No."}, by=person)
        with pytest.raises(Forbidden):
            synthesis.change_paragraph(paragraph, texts={"en": "No."}, by=person)
        with pytest.raises(Forbidden):
            synthesis.lay_beside(paragraph, [], by=person)
        with pytest.raises(Forbidden):
            synthesis.recommend(cast.convening, {"en": "No."}, addressees=["donors"], by=person)
    assert list(Insight.objects.values_list("text_en", flat=True)) == [OWN["en"]]


def test_the_audit_names_the_officer_and_the_room_and_no_words(room, paragraph, rapporteur, said):
    synthesis.take_away(paragraph, said[0].pk, by=rapporteur)
    entries = AuditEntry.objects.filter(actor_id=rapporteur.pk).order_by("pk").values_list("verb", "target", "note")
    target = f"forums.room:{room.pk}"
    assert list(entries) == [("forums.paragraph_written", target, ""), ("forums.support_taken_away", target, "")]


def test_words_of_a_room_keep_a_text_from_being_ready_until_they_are_cleared(cast, room, said, rapporteur):
    texts = {"en": f"One committee said: {SAID}"}
    with pytest.raises(Refused) as refused:
        synthesis.write_paragraph(room, None, "minority", texts, by=rapporteur)
    assert (refused.value.code, list(refused.value.fields)) == ("forums.uncleared", ["text_en"])
    assert "read the minutes aloud each evening" in refused.value.fields["text_en"]
    draft = synthesis.write_paragraph(room, None, "minority", texts, by=rapporteur, ready=False)
    assert list(synthesis.findings(cast.convening, draft, by=rapporteur)) == ["text_en"]
    assert told(room)["general"] == []
    quote = quoting.ask_voice(said[0], SAID, by=rapporteur)
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    record.tell_answers()
    ready = synthesis.change_paragraph(draft, by=rapporteur, ready=True)
    assert synthesis.findings(cast.convening, ready, by=rapporteur) == {}
    assert [one["text"] for one in told(room)["general"]] == [texts]


@pytest.mark.parametrize("how", ["says no", "withdraws", "corrects"])
def test_what_was_taken_back_vanishes_from_what_is_told_next(cast, room, said, rapporteur, how):
    quote = quoting.ask_voice(said[0], SAID, by=rapporteur)
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    record.tell_answers()
    synthesis.write_paragraph(room, None, "minority", {"en": f"One said: {SAID}"}, [said[0].pk], by=rapporteur)
    synthesis.write_paragraph(room, None, "minority", {"en": "Another thought."}, by=rapporteur)
    first = room.questions.first()
    assert ([one["text"] for one in told(room)["questions"][0]["quotes"]], len(told(room)["general"])) == ([SAID], 2)
    if how == "says no":
        quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    elif how == "withdraws":
        posting.withdraw_post(said[0], by=cast.participant)
    else:
        corrections.correct_post(said[0], "I would rather not say.", by=cast.participant, language="en")
    assert told(room)["questions"][first.position - 1]["quotes"] == []
    assert [one["text"] for one in told(room)["general"]] == [{"en": "Another thought."}]
    assert SAID not in json.dumps(record.engagement(cast.convening))
    assert record.left_out(cast.convening) == [{"what": "paragraph", "room": {"en": "Constituencies", "ar": "القواعد"}, "number": 1}]


def test_a_translation_older_than_its_words_is_not_told(room, paragraph, rapporteur):
    paragraph = synthesis.change_paragraph(paragraph, texts={"en": "Small groups kept trust."}, by=rapporteur, ready=True)
    assert (paragraph.behind, paragraph.state) == (["ar"], "ready")
    assert told(room)["questions"][0]["paragraphs"][0]["text"] == {"en": "Small groups kept trust."}
    paragraph = synthesis.change_paragraph(paragraph, texts={"ar": "احتفظت المجموعات بالثقة."}, by=rapporteur)
    assert (paragraph.behind, paragraph.state) == ([], "draft")


@pytest.mark.django_db(transaction=True)
def test_sealing_takes_the_links_and_leaves_bands(cast, room, paragraph, rapporteur):
    synthesis.recommend(cast.convening, {"en": "Read minutes aloud."}, addressees=["donors"], insights=[paragraph], by=rapporteur)
    assert (Insight.objects.get().strength, Backing.objects.count()) == ("none", 2)
    clock.set_to(datetime(2021, 8, 20, 12, tzinfo=UTC))
    issued = sealing.seal_as_operator(room)
    assert (Insight.objects.get().strength, Recommendation.objects.get().strength, Recommendation.objects.get().support) == ("few", "few", None)
    assert (Backing.objects.count(), issued.content["certificate"]["destroyed"]["links"]) == (0, None)
    room.refresh_from_db()
    with pytest.raises(Refused) as refused:
        synthesis.lay_beside(paragraph, [Post.objects.first().pk], by=rapporteur)
    assert refused.value.code == "forums.room_sealed"
    synthesis.change_paragraph(paragraph, texts={"en": "Small groups kept trust."}, by=rapporteur, ready=True)
    record.tell_support()
    assert (Insight.objects.get().text_en, Insight.objects.get().strength) == ("Small groups kept trust.", "few")


def test_recommendations_address_those_on_the_convenings_own_list(cast, room, paragraph, rapporteur):
    bank = synthesis.add_addressee(cast.convening, {"en": "A regional bank"}, by=rapporteur, parent="financial_institutions")
    made = synthesis.recommend(
        cast.convening, {"en": "Fund small groups."}, {"en": "Fund groups of twelve people or fewer for three years."},
        addressees=["donors", bank.code], insights=[paragraph], by=rapporteur,
    )  # fmt: skip
    synthesis.recommend(cast.convening, {"fr": "Publier les procès-verbaux."}, addressees=["member_states"], by=rapporteur)
    synthesis.move_recommendation(made, up=False, by=rapporteur)
    whole = record.engagement(cast.convening)
    assert [(one["number"], one["language"], one["addressees"], one["support"]) for one in whole["recommendations"]] == [
        (1, "fr", ["member_states"], None), (2, "en", ["donors", "a-regional-bank"], None),
    ]  # fmt: skip
    assert whole["addressees"][0] == {"code": "member_states", "name": dict(synthesis.DEFAULTS[0][1]), "parent": None}
    assert whole["addressees"][-1] == {"code": "a-regional-bank", "name": {"en": "A regional bank"}, "parent": "financial_institutions"}
    with pytest.raises(Refused) as refused:
        synthesis.remove_addressee(bank, by=cast.secretariat)
    assert refused.value.code == "forums.addressee_needed"
    with pytest.raises(Refused) as refused:
        synthesis.recommend(cast.convening, {"en": "To nobody."}, addressees=["the-moon"], by=rapporteur)
    assert refused.value.code == "forums.nobody_addressed"
    synthesis.change_recommendation(made, addressees=["donors"], by=rapporteur)
    synthesis.remove_addressee(Addressee.objects.get(pk=bank.pk), by=cast.secretariat)
    assert Addressee.objects.count() == 7


def test_an_untold_question_and_a_room_off_the_record(cast, room, rapporteur):
    synthesis.leave_open(room, {"en": "Who pays for the minutes?"}, by=rapporteur)
    new_room(cast, "quiet", rule="off_the_record", opens_on=room.opens_on)
    with pytest.raises(Forbidden):
        synthesis.leave_open(cast.convening.rooms.get(slug="quiet"), {"en": "What was said?"}, by=rapporteur)
    rooms = {one["slug"]: one for one in record.engagement(cast.convening)["rooms"]}
    assert rooms["wg1"]["unanswered"] == [{"text": {"en": "Who pays for the minutes?"}, "language": "en"}]
    assert (rooms["quiet"]["rule"], rooms["quiet"]["unanswered"], rooms["quiet"]["general"]) == ("off_the_record", [], [])
