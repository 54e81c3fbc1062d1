"""The pages of the synthesis: mark posts, write, move, take away; who reads what; without scripts."""

import re
import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from convening.models import Participation
from convening.testing import person_in
from forums import record
from forums.models import Addressee, Backing, Insight, NamedModerator, Recommendation, Unanswered
from forums.services import posting, synthesis

SYNTHESIS, ROOM, RECOMMENDATIONS = "/c/gathering/synthesis/", "/c/gathering/synthesis/wg1/", "/c/gathering/recommendations/"
SAID = "Our committee read the minutes aloud each evening before anybody voted on them."


@pytest.fixture
def rapporteur(cast):
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False, language="en")


@pytest.fixture
def hers(rapporteur, signed_in):
    return signed_in(rapporteur)


@pytest.fixture
def said(cast, room, say):
    return [say(cast.participant, room, SAID), say(cast.other, room, "Nobody was surprised.")]


def form_of(page, **more):
    """What a browser would send of the form that writes a text, with other values for some fields."""
    form = page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**values, **more}.items() if value is not None}


def words_of(page):
    return re.sub("<[^>]*>", "", page.content.decode())


def test_she_marks_posts_and_writes_a_paragraph_on_them(room, said, hers):
    page = hers.get(ROOM).content.decode()
    assert (page.count('name="posts"'), page.count("not reflected yet"), "Lantern" in page) == (2, 2, False)
    key = re.search(r'name="client_key" value="([^"]+)"', page)[1]
    marked = {"deed": "mark", "to": "convergence", "posts": [str(post.pk) for post in said], "client_key": key}
    answer, _again = [hers.post(f"{ROOM}?q=1", marked) for _twice in range(2)]
    paragraph = Insight.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOM}?paragraph={paragraph.pk}")
    assert (paragraph.state, paragraph.question.position, Backing.objects.count()) == ("draft", 1, 2)
    editor = hers.get(answer["Location"])
    assert SAID in words_of(editor)
    kept = hers.post(answer["Location"], form_of(editor, text_en="Minutes were read aloud.", ready="yes"))
    assert (kept.status_code, Insight.objects.get().text_en, Insight.objects.get().state) == (302, "Minutes were read aloud.", "ready")
    hers.post(answer["Location"], {"deed": "take_away", "post": str(said[1].pk)})
    page = hers.get(ROOM).content.decode()
    assert (page.count("not reflected yet"), page.count("In paragraph 1")) == (1, 1)
    left = words_of(hers.get(f"{ROOM}?q=1&left=yes"))
    assert (SAID in left, "Nobody was surprised." in left) == (False, True)


def test_taken_over_words_are_shown_beside_the_field_and_what_was_typed_stays(room, said, hers, rapporteur):
    paragraph = synthesis.write_paragraph(room, None, "minority", {"en": f"We in Mali heard: {SAID}"}, by=rapporteur, ready=False)
    address = f"{ROOM}?paragraph={paragraph.pk}"
    editor = hers.get(address)
    told = editor.content.decode()
    assert "These words stand in a room and are not cleared" in told and "tells where somebody comes from" in told
    refused = hers.post(address, form_of(editor, text_en=f"Somebody said: {SAID}", ready="yes"))
    told = refused.content.decode()
    assert (refused.status_code, "Somebody said:" in told, Insight.objects.get().state) == (409, True, "draft")
    assert 'id="id_text_en_error"' in told
    assert hers.post(address, form_of(editor, text_en=f"Somebody said: {SAID}", ready="no")).status_code == 302
    assert record.engagement(room.convening)["rooms"][0]["general"] == []


def test_those_who_only_read_see_what_is_ready_and_no_links(cast, room, said, rapporteur, signed_in):
    synthesis.write_paragraph(room, room.questions.first(), "divergence", {"en": "A draft of hers."}, [said[0].pk], by=rapporteur, ready=False)
    synthesis.write_paragraph(room, room.questions.first(), "convergence", {"en": "They agreed."}, [said[0].pk], by=rapporteur)
    for person in (cast.secretariat, cast.evaluator):
        page = signed_in(person).get(ROOM).content.decode()
        assert SAID.partition(" ")[2] not in page
        assert [words in page for words in ("They agreed.", "A draft of hers.", SAID, "People behind it", "name=\"posts\"")] == [True, False, False, False, False]
        assert re.search(r'class="kicker">2 · Convergence', page)
        assert signed_in(person).get(f"{ROOM}?paragraph={Insight.objects.first().pk}").status_code == 200
    for person in (cast.participant, cast.moderator, cast.nominator, cast.stranger):
        assert [signed_in(person).get(url).status_code for url in (SYNTHESIS, ROOM, RECOMMENDATIONS)] == [404, 404, 404]


def test_paragraphs_are_moved_and_taken_away_and_asked_twice(room, said, hers, rapporteur):
    first, second = [synthesis.write_paragraph(room, None, "minority", {"en": words}, by=rapporteur) for words in ("One.", "Two.")]
    hers.post(ROOM, {"deed": "up", "of": str(second.pk)})
    assert list(Insight.objects.order_by("position").values_list("text_en", flat=True)) == ["Two.", "One."]
    assert "This cannot be undone." in hers.get(f"{ROOM}?remove={first.pk}").content.decode()
    assert (hers.post(f"{ROOM}?remove={first.pk}").status_code, Insight.objects.count()) == (409, 2)
    assert (hers.post(f"{ROOM}?remove={first.pk}", {"understood": "yes"}).status_code, Insight.objects.count()) == (302, 1)
    assert [hers.get(f"{ROOM}?{name}={first.pk}").status_code for name in ("paragraph", "remove", "open")] == [404, 404, 404]


def test_the_overview_counts_paragraphs_and_tells_coverage_in_words(cast, room, said, rapporteur, hers, signed_in):
    for number in range(3):
        synthesis.write_paragraph(room, None, "minority", {"en": f"Thought {number}."}, [said[0].pk] if number else [], by=rapporteur)
    synthesis.write_paragraph(room, None, "minority", {"en": "A draft."}, by=rapporteur, ready=False)
    page = hers.get(SYNTHESIS)
    assert [tuple(row[2:]) for row in page.context["rooms"]["rows"]] == [(3, 1, "about half")]
    assert "about half" in signed_in(cast.evaluator).get(SYNTHESIS).content.decode()


def test_a_question_that_stayed_open(room, hers):
    editor = hers.get(f"{ROOM}?open=new")
    sent = form_of(editor, text_en="Who pays for the minutes?", ready="yes")
    assert [hers.post(f"{ROOM}?open=new", sent).status_code for _twice in range(2)] == [302, 302]
    left = Unanswered.objects.get()
    hers.post(f"{ROOM}?open={left.pk}", form_of(hers.get(f"{ROOM}?open={left.pk}"), text_en="Who pays?", ready="yes"))
    assert "Who pays?" in hers.get(ROOM).content.decode()


def test_recommendations_are_written_for_somebody_on_the_list(cast, room, said, hers, rapporteur, signed_in):
    paragraph = synthesis.write_paragraph(room, None, "convergence", {"en": "They agreed."}, by=rapporteur)
    editor = hers.get(f"{RECOMMENDATIONS}?edit=new")
    sent = form_of(editor, short_en="Fund minutes.", long_en="For three years.", addressees=["donors"], insights=[str(paragraph.pk)], ready="yes")
    assert [hers.post(f"{RECOMMENDATIONS}?edit=new", sent).status_code for _twice in range(2)] == [302, 302]
    made = Recommendation.objects.get()
    assert ([one.code for one in made.addressees.all()], list(made.insights.all()), made.state) == (["donors"], [paragraph], "ready")
    refused = hers.post(f"{RECOMMENDATIONS}?edit={made.pk}", form_of(hers.get(f"{RECOMMENDATIONS}?edit={made.pk}"), short_en="", ready="yes"))
    assert (refused.status_code, Recommendation.objects.get().short_en) == (409, "Fund minutes.")
    vera = signed_in(cast.secretariat)
    assert (vera.get(f"{RECOMMENDATIONS}?edit={made.pk}").status_code, "Fund minutes." in vera.get(RECOMMENDATIONS).content.decode()) == (200, True)
    assert vera.post(f"{RECOMMENDATIONS}?remove={made.pk}", {"understood": "yes"}).status_code == 404
    added = vera.post(f"{RECOMMENDATIONS}?name=new", form_of(vera.get(f"{RECOMMENDATIONS}?name=new"), name_en="One bank", parent="financial_institutions"))
    bank = Addressee.objects.get(code="one-bank")
    assert (added.status_code, bank.parent.code, "One bank" in hers.get(f"{RECOMMENDATIONS}?addressees=yes").content.decode()) == (302, "financial_institutions", True)
    assert vera.post(f"{RECOMMENDATIONS}?remove={bank.pk}", {"understood": "yes"}).status_code == 302
    assert (Addressee.objects.count(), Recommendation.objects.count()) == (7, 1)


def test_a_moderator_is_named_only_with_her_yes(cast, room, signed_in):
    noor, page = signed_in(cast.moderator), "/c/gathering/rooms/wg1/moderation/named/"
    ids = record.engagement(cast.convening)["rooms"][0]["moderators"]
    assert (ids, record.moderators_named(cast.convening)) == ([], {})
    noor.post(page, form_of(noor.get(page), named="yes"))
    [one] = record.engagement(cast.convening)["rooms"][0]["moderators"]
    assert record.moderators_named(cast.convening) == {one: "Noor Said"}
    assert {str(part) for part in Participation.objects.values_list("pk", flat=True)}.isdisjoint({one})
    noor.post(page, form_of(noor.get(page), named="no"))
    assert (NamedModerator.objects.count(), record.moderators_named(cast.convening)) == (0, {})


def test_after_the_last_day_of_reading_texts_can_still_be_changed(room, said, hers, rapporteur):
    paragraph = synthesis.write_paragraph(room, None, "minority", {"en": "One."}, [said[0].pk], by=rapporteur)
    room.sealed_on, room.readable_until = datetime(2021, 8, 20).date(), datetime(2021, 8, 21).date()
    room.save()
    clock.set_to(datetime(2021, 8, 25, 12, tzinfo=UTC))
    page = hers.get(ROOM).content.decode()
    assert ("One." in page, SAID in re.sub("<[^>]*>", "", page), 'name="posts"' in page) == (True, False, False)
    address = f"{ROOM}?paragraph={paragraph.pk}"
    assert hers.post(address, form_of(hers.get(address), text_en="Two.", ready="yes")).status_code == 302
    assert Insight.objects.get().text_en == "Two."


@pytest.mark.parametrize("url", [SYNTHESIS, ROOM, f"{ROOM}?paragraph=", RECOMMENDATIONS, f"{RECOMMENDATIONS}?edit=", f"{RECOMMENDATIONS}?addressees=yes"])
def test_no_number_changes_how_often_a_page_asks(cast, room, said, hers, rapporteur, say, url):
    def asked():
        made = synthesis.write_paragraph(room, room.questions.first(), "convergence", {"en": "So."}, [post.pk for post in said], by=rapporteur)
        other = synthesis.recommend(cast.convening, {"en": "So."}, addressees=["donors"], insights=[made], by=rapporteur)
        synthesis.leave_open(room, {"en": "And?"}, by=rapporteur)
        wanted = {f"{ROOM}?paragraph=": made.pk, f"{RECOMMENDATIONS}?edit=": other.pk}.get(url, "")
        with CaptureQueriesContext(connection) as queries:
            assert hers.get(f"{url}{wanted}").status_code == 200
        return len(queries)

    first = asked()
    say(cast.participant, room, "One more post for the record.")
    asked()
    assert (asked(), first <= 12) == (first, True), first


def test_in_arabic_every_page_is_right_to_left(room, said, rapporteur, signed_in):
    rapporteur.change_profile(language="ar")
    made = synthesis.write_paragraph(room, None, "minority", {"en": "One.", "ar": "واحد."}, [said[0].pk], by=rapporteur)
    browser = signed_in(rapporteur, headers={"accept-language": "ar"})
    for url in (SYNTHESIS, ROOM, f"{ROOM}?paragraph={made.pk}", RECOMMENDATIONS, f"{RECOMMENDATIONS}?edit=new"):
        page = browser.get(url).content.decode()
        assert 'dir="rtl"' in page.split(">", 2)[1] + ">", url
    assert "واحد." in browser.get(ROOM).content.decode()


def test_posts_of_a_voice_cannot_be_told_apart_by_the_band_of_a_paragraph(cast, room, said, rapporteur):
    """Within a day nothing moves, whatever is laid beside a paragraph; at night all are told together."""
    paragraph = synthesis.write_paragraph(room, None, "minority", {"en": "One."}, by=rapporteur)
    for person in range(12):
        someone = person_in(cast.convening, "participant", name=f"Member {person}")
        post = posting.write_post(room, room.questions.first(), f"So say we {person}.", by=someone, key=uuid.uuid4(), language="en")
        synthesis.lay_beside(paragraph, [post.pk], by=rapporteur)
        assert Insight.objects.get().strength == "none"
    record.tell_support()
    assert Insight.objects.get().strength == "several"
