"""Recommendations in depth: whom they address, in which words, and what documents are told of them."""

import pytest

from convening.errors import Refused
from convening.models import AuditEntry
from convening.testing import person_in
from forums import record
from forums.models import Addressed, Addressee, Recommendation
from forums.services import synthesis

SAID = "Our committee read the minutes aloud each evening before anybody voted on them."
SHORT = {"en": "Fund the reading of minutes.", "ar": "مَوِّلوا قراءة المحاضر."}


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)


@pytest.fixture
def made(cast, redis_empty, rapporteur):
    return synthesis.recommend(cast.convening, SHORT, {"en": "For three years."}, ["missions", "donors"], by=rapporteur)


def printed(cast):
    return record.recommendations(record.Written(cast.convening))


def beneath(cast, name, parent, by):
    return synthesis.add_addressee(cast.convening, {"en": name}, parent=parent, by=by)


def test_addressees_stand_beneath_each_other_and_never_in_a_ring(cast, made, rapporteur):
    missions = Addressee.objects.get(code="missions")
    synthesis.name_addressee(missions, {"en": "Missions"}, parent="un_entities", by=rapporteur)
    one = beneath(cast, "The mission in the north", "missions", rapporteur)
    order = [(told["code"], told["level"]) for told in printed(cast)["addressees"]]
    assert order[:4] == [("member_states", 0), ("un_entities", 0), ("missions", 1), (one.code, 2)]
    for code, parent, why in (("un_entities", one.code, "beneath_itself"), ("missions", "missions", "beneath_itself"), ("un_entities", "donors", "too_deep")):
        with pytest.raises(Refused) as refused:
            synthesis.name_addressee(Addressee.objects.get(code=code), {"en": "Ring"}, parent=parent, by=rapporteur)
        assert (refused.value.code, "parent" in refused.value.fields) == (f"forums.{why}", True)
    with pytest.raises(Refused, match="too_deep"):
        beneath(cast, "An office of it", one.code, rapporteur)
    synthesis.name_addressee(missions, {"en": "Missions"}, parent=None, by=rapporteur)
    assert [(told["code"], told["level"]) for told in printed(cast)["addressees"]][-2:] == [("missions", 0), (one.code, 1)]
    with pytest.raises(Refused, match="addressee_needed"):
        synthesis.remove_addressee(missions, by=rapporteur)
    synthesis.remove_addressee(one, by=rapporteur)
    assert not Addressee.objects.filter(pk=one.pk).exists()


def test_a_bank_is_asked_in_words_of_its_own_and_the_others_in_those_for_all(cast, made, rapporteur):
    synthesis.word_for(made, "missions", {"en": "Have minutes read.", "es": "Hagan leer las actas."}, by=rapporteur)
    [told] = printed(cast)["recommendations"]
    assert (told["number"], told["short"], told["addressees"]) == (1, SHORT, ["missions", "donors"])
    assert told["words"] == {"missions": {"short": {"en": "Have minutes read.", "es": "Hagan leer las actas."}, "long": {}}}
    synthesis.word_for(made, "missions", {"en": "Have the minutes read aloud."}, by=rapporteur)
    assert Addressed.objects.get(addressee__code="missions").behind == ["es"]
    assert printed(cast)["recommendations"][0]["words"]["missions"]["short"] == {"en": "Have the minutes read aloud."}
    synthesis.word_for(made, "missions", {code: "" for code in ("en", "ar", "es", "fr")}, by=rapporteur)
    assert (printed(cast)["recommendations"][0]["words"], Addressed.objects.filter(recommendation=made).count()) == ({}, 2)
    assert AuditEntry.objects.filter(verb="forums.recommendation_worded", note="missions").count() == 3


def test_words_for_one_are_checked_like_words_for_all(cast, made, room, say, rapporteur):
    say(cast.participant, room, SAID)
    with pytest.raises(Refused) as refused:
        synthesis.word_for(made, "donors", {"en": SAID}, by=rapporteur)
    assert (refused.value.code, list(refused.value.fields)) == ("forums.uncleared", ["short_en"])
    synthesis.change_recommendation(made, by=rapporteur)
    synthesis.word_for(made, "donors", {"en": SAID}, by=rapporteur)  # of a draft it may stand there
    with pytest.raises(Refused, match="uncleared") as refused:
        synthesis.change_recommendation(made, by=rapporteur, ready=True)
    assert "“Donors”" in refused.value.message
    assert Recommendation.objects.get().state == "draft"


def test_words_whose_yes_is_gone_are_printed_no_more_and_the_recommendation_stays(cast, made, room, say, rapporteur):
    synthesis.word_for(made, "donors", {"en": SAID}, by=rapporteur)
    assert printed(cast)["recommendations"][0]["words"]["donors"]["short"] == {"en": SAID}
    say(cast.participant, room, SAID)  # somebody says it in a room afterwards
    [told] = printed(cast)["recommendations"]
    assert (told["words"], told["short"]) == ({}, SHORT)


def test_words_of_its_own_are_not_lost_by_a_tick(cast, made, rapporteur):
    synthesis.word_for(made, "donors", {"en": "Give."}, by=rapporteur)
    with pytest.raises(Refused, match="words_of_its_own"):
        synthesis.change_recommendation(made, addressees=["missions"], ready=True, by=rapporteur)
    assert synthesis.change_recommendation(made, addressees=["donors"], ready=True, by=rapporteur).addressees.count() == 1
    with pytest.raises(Refused, match="not_addressed"):
        synthesis.word_for(made, "missions", {"en": "Go."}, by=rapporteur)


def test_documents_have_the_numbers_of_the_report(cast, made, room, say, rapporteur):
    say(cast.participant, room, SAID)
    synthesis.recommend(cast.convening, {"en": "A draft."}, addressees=["donors"], ready=False, by=rapporteur)
    paragraph = synthesis.write_paragraph(room, room.questions.first(), "convergence", {"en": "They agreed."}, by=rapporteur)
    synthesis.recommend(cast.convening, {"en": "Read aloud."}, addressees=["regional"], insights=[paragraph], by=rapporteur)
    told = printed(cast)
    assert [(one["number"], one["short"]["en"]) for one in told["recommendations"]] == [(1, SHORT["en"]), (2, "Read aloud.")]
    assert [one["short"] for one in record.engagement(cast.convening)["recommendations"]] == [one["short"] for one in told["recommendations"]]
    assert {one["code"]: one["recommendations"] for one in told["addressees"] if one["recommendations"]} == {"missions": [1], "regional": [2], "donors": [1]}


def test_no_number_changes_how_often_the_record_asks(cast, made, rapporteur, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as first:
        printed(cast)
    for number in range(3):
        one = synthesis.recommend(cast.convening, {"en": f"Do {number}."}, addressees=["donors", "regional"], by=rapporteur)
        synthesis.word_for(one, "donors", {"en": "Give."}, by=rapporteur)
    with django_assert_max_num_queries(len(first)):
        printed(cast)
