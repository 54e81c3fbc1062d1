"""The pages of a round: members tick and change their mind, officers set days, and nobody is shown who, or how many."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from convening.models import AuditEntry
from convening.testing import person_in
from forums.models import Addressee, Consultation, Recommendation
from forums.services import following, synthesis
from forums.services.following.scattering import scatter

ROUND, LIST = "/c/gathering/round/", "/c/gathering/recommendations/"


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)


@pytest.fixture
def reader(cast):
    return person_in(cast.convening, "participant", name="Amal Reads", language="en")


@pytest.fixture
def made(cast, redis_empty, rapporteur):
    clock.set_to(datetime(2021, 7, 12, 12, tzinfo=UTC))
    return [synthesis.recommend(cast.convening, {"en": words}, {"en": "Why."}, ["missions", "donors"], by=rapporteur) for words in ("Fund it.", "Read it.")]


@pytest.fixture
def held(cast, made):
    return following.open_round(cast.convening, date(2021, 7, 12), date(2021, 7, 20), by=cast.secretariat)


def form_of(answer, **more):
    return {field.html_name: field.value() for field in answer.context["form"] if field.value() is not None} | more


def test_officers_open_a_round_put_it_off_and_call_it_off_and_are_asked_twice(cast, made, signed_in):
    vera = signed_in(cast.secretariat)
    page = vera.get(ROUND)
    sent = form_of(page, deed="days", opens_on="2021-07-14", closes_on="2021-07-20")
    refused = vera.post(ROUND, {name: value for name, value in sent.items() if name != "understood"})
    assert (refused.status_code, 'value="2021-07-14"' in refused.content.decode(), Consultation.objects.count()) == (409, True, 0)
    assert (vera.post(ROUND, sent | {"understood": "on"}).status_code, Consultation.objects.get().closes_on) == (302, date(2021, 7, 20))
    moved = form_of(vera.get(ROUND), deed="days", closes_on="2021-07-25")
    assert (vera.post(ROUND, moved).status_code, Consultation.objects.get().closes_on) == (302, date(2021, 7, 25))
    assert "This cannot be undone." in vera.get(f"{ROUND}?call_off=yes").content.decode()
    assert (vera.post(f"{ROUND}?call_off=yes").status_code, Consultation.objects.count()) == (409, 1)
    assert (vera.post(f"{ROUND}?call_off=yes", {"understood": "yes"}).status_code, Consultation.objects.count()) == (302, 0)


def test_a_member_ticks_looks_again_and_changes_her_mind(cast, made, held, signed_in):
    amal = signed_in(cast.participant)
    assert amal.get(ROUND).content.decode().count(" checked") == 0
    audited = AuditEntry.objects.count()
    answer = amal.post(ROUND, {"deed": "choose", "recommendations": [str(one.pk) for one in made]})
    assert (answer.status_code, amal.get(answer["Location"]).content.decode().count(" checked")) == (302, 2)
    scatter()
    amal.post(ROUND, {"deed": "choose", "recommendations": [str(made[1].pk), "none of ours"]})
    assert [one.ticked for one in amal.get(ROUND).context["recommendations"]] == [False, True]
    amal.post(ROUND, {"deed": "choose"})
    assert amal.get(ROUND).content.decode().count(" checked") == 0
    assert (AuditEntry.objects.count(), amal.post(ROUND, {}).status_code) == (audited, 409)


def test_what_was_ticked_is_kept_when_it_cannot_be_taken(reader, made, held, signed_in, settings):
    settings.REDIS_URLS = settings.REDIS_URLS | {"gathered": "redis://127.0.0.1:1/0"}
    refused = signed_in(reader).post(ROUND, {"deed": "choose", "recommendations": [str(made[0].pk)]})
    assert (refused.status_code, refused.content.decode().count(" checked"), "send it again" in refused.content.decode()) == (409, 1, True)


def test_whoever_took_part_sees_the_bytes_that_whoever_did_not_sees(cast, made, held, rapporteur, signed_in):
    """Officers' pages before and after; and of two members the same, but for their own ticks."""
    def seen():
        pages = [signed_in(person).get(address).content for person in (cast.secretariat, rapporteur) for address in (ROUND, LIST, f"{LIST}{made[0].pk}/")]
        return [plain(page) for page in pages]

    def plain(page):
        import re

        return re.sub(rb'(csrfmiddlewaretoken" value|X-CSRFToken": ?|nonce)[^>]*>|name="client_key" value="[^"]*"', b"", page)

    before = seen()
    other = plain(signed_in(cast.other).get(ROUND).content)
    for number in range(8):
        following.endorse(held, [made[0].pk], by=person_in(cast.convening, "participant", name=f"M {number}"))
    following.endorse(held, [made[0].pk], by=cast.participant)
    scatter()
    assert seen() == before and plain(signed_in(cast.other).get(ROUND).content) == other
    assert b"checked" in signed_in(cast.participant).get(ROUND).content


def test_who_sees_the_round_and_what_is_in_it_for_her(cast, made, held, rapporteur, signed_in):
    assert [signed_in(person).get(ROUND).status_code for person in (cast.stranger, cast.nominator, cast.evaluator)] == [404, 404, 404]
    ida = signed_in(rapporteur).get(ROUND).content.decode()
    assert ("You hold this round" in ida, 'name="recommendations"' in ida) == (True, False)
    amal = signed_in(cast.participant).get(ROUND).content.decode()
    assert ("You hold this round" in amal, 'name="recommendations"' in amal) == (False, True)
    assert signed_in(cast.participant).get(f"{ROUND}?call_off=yes").status_code == 200  # nothing of it is hers
    assert (signed_in(cast.participant).post(ROUND, {"deed": "days", "closes_on": "2021-07-30"}).status_code, Consultation.objects.get().closes_on) == (409, date(2021, 7, 20))


def test_each_stage_says_where_it_is_and_the_end_tells_steps(reader, made, held, signed_in):
    amal = signed_in(reader)
    Consultation.objects.update(opens_on=date(2021, 7, 14))
    assert "Nothing is asked of you yet." in amal.get(ROUND).content.decode()
    clock.set_to(datetime(2021, 7, 21, 12, tzinfo=UTC))
    assert "Nothing more can be chosen." in amal.get(ROUND).content.decode()
    Consultation.objects.update(counted_on=date(2021, 7, 21), told=True)
    Recommendation.objects.filter(pk=made[0].pk).update(endorsed=40)
    page = amal.get(ROUND).content.decode()
    assert [words in page for words in ("40 members or more", "no number is told", "How many members took part is not known")] == [True, True, True]
    person_in(made[0].convening, "participant", name="One more")
    again = amal.get(ROUND).content.decode()
    assert re.sub(r'"\w{64}"', "", again) == re.sub(r'"\w{64}"', "", page), "how many members there are is told by nothing"
    Consultation.objects.all().delete()
    assert "There is no round at present." in amal.get(ROUND).content.decode()


def test_one_recommendation_tells_all_that_belongs_to_it_and_is_worded_for_one(cast, made, rapporteur, signed_in):
    ida, page = signed_in(rapporteur), f"{LIST}{made[0].pk}/"
    donors = Addressee.objects.get(code="donors")
    editor = ida.get(f"{page}?words={donors.pk}")
    assert ida.post(f"{page}?words={donors.pk}", form_of(editor, short_en="", long_en="Only in full.")).status_code == 409
    assert ida.post(f"{page}?words={donors.pk}", form_of(editor, short_en="Give money.", long_en="")).status_code == 302
    assert "Give money." in ida.get(page).content.decode()
    by_addressee = ida.get(f"{LIST}?by=addressee").content.decode()
    assert (by_addressee.count("Fund it."), by_addressee.count("Give money."), by_addressee.count("in words of their own")) == (1, 1, 1)
    eve = signed_in(cast.evaluator)
    assert (eve.get(page).status_code, eve.get(f"{page}?words={donors.pk}").content == eve.get(page).content or "Keep it" not in eve.get(f"{page}?words={donors.pk}").content.decode(), eve.post(page).status_code) == (200, True, 404)
    assert [signed_in(person).get(page).status_code for person in (cast.participant, cast.moderator, cast.stranger)] == [404, 404, 404]
    synthesis.change_recommendation(made[0], by=rapporteur)
    assert eve.get(page).status_code == 404


def test_her_own_page_leads_there_while_it_is_open_and_tells_not_whether_she_was(reader, made, held, signed_in):
    amal = signed_in(reader)
    with CaptureQueriesContext(connection) as queries:
        before = amal.get("/me/").content.decode()
    following.endorse(held, [made[0].pk], by=reader)
    assert (ROUND in before, ROUND in amal.get("/me/").content.decode(), before.count("until the end of"), len(queries) <= 14) == (True, True, 1, True), len(queries)
    Consultation.objects.update(opens_on=date(2021, 7, 14))
    assert ROUND not in amal.get("/me/").content.decode()


@pytest.mark.parametrize("url", [ROUND, LIST, f"{LIST}?by=addressee", f"{LIST}one/"])
def test_no_number_changes_how_often_a_page_asks(cast, made, rapporteur, signed_in, url):
    ida = signed_in(rapporteur)

    def asked():
        one = synthesis.recommend(cast.convening, {"en": "So."}, addressees=["donors", "regional"], by=rapporteur)
        synthesis.word_for(one, "donors", {"en": "Give."}, by=rapporteur)
        following.commit(one, "A bank", {"en": "We fund."}, date(2021, 9, 1), by=cast.secretariat)
        with CaptureQueriesContext(connection) as queries:
            assert ida.get(url.replace("one", str(one.pk))).status_code == 200
        return len(queries)

    first = asked()
    assert (asked(), first <= 12) == (first, True), first
