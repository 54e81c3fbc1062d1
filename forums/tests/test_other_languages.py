"""The pages on which people search, translate and decide on translations."""

import logging
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening.holdings import held_about
from convening.models.ledger import LoginSession
from convening.testing import person_in
from forums import fragments, selectors
from forums.models import Translation
from forums.services import corrections, translating

pytestmark = pytest.mark.django_db
ROOM = "/c/gathering/rooms/wg1/"


@pytest.fixture
def reader(cast):
    return person_in(cast.convening, "participant", name="Ana Reis", language="en")


@pytest.fixture
def said(cast, room, say):
    return say(cast.participant, room, "We met at the <well>.")


def test_what_is_looked_for_stays_in_the_box_and_nowhere_else(cast, reader, room, said, signed_in, caplog, redis_empty):
    browser = signed_in(reader)
    browser.get(f"{ROOM}search/")
    before = list(LoginSession.objects.order_by("pk").values())
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("planted").debug("well")
        answer = browser.post(f"{ROOM}search/", {"words": "WELL qzkestrel"})
        found = browser.post(f"{ROOM}search/", {"words": "WELL"})
    assert [record.name for record in caplog.records if "well" in record.getMessage().lower()] == ["planted"]
    assert "kestrel" not in caplog.text and list(LoginSession.objects.order_by("pk").values()) == before
    assert 'value="WELL qzkestrel"' in answer.content.decode() and "Nothing found" in answer.content.decode()
    page = found.content.decode()
    assert "We met at the &lt;<mark>well</mark>&gt;." in page
    assert f'href="{ROOM}?at={said.position}#p-{said.id.hex}"' in page
    assert 'autocomplete="off"' in page and "no-store" in found["Cache-Control"]


@pytest.mark.parametrize("typed", ["", "%", "_", "\\", "a\0b", "' | ! &", '"', "-only", "x" * 10_000, "the"])
def test_whatever_is_typed_is_answered_with_a_page(cast, reader, room, said, signed_in, typed):
    answer = signed_in(reader).post(f"{ROOM}search/", {"words": typed, "page": "٣", "question": "x"[: len(typed) % 2]})
    assert answer.status_code == 200


def test_more_than_a_page_is_found_by_buttons(cast, reader, room, say, signed_in):
    for number in range(23):
        say(cast.participant, room, f"Water {'again ' * number}.")
    browser = signed_in(reader)
    pages = [browser.post(f"{ROOM}search/", {"words": "water", "page": page}).content.decode() for page in ("1", "2")]
    assert [page.count("<mark>") for page in pages] == [20, 3]
    assert ['name="page" value="2"' in page for page in pages] == [True, False]
    assert ['name="page" value="1"' in page for page in pages] == [False, True]


def test_searching_costs_six_queries(cast, reader, room, say, signed_in, django_assert_num_queries):
    browser = signed_in(reader)
    browser.get(f"{ROOM}search/")
    for number in range(3):
        say(cast.participant, room, f"Water {number}.")
        with django_assert_num_queries(6):
            browser.post(f"{ROOM}search/", {"words": "water watre"})


def test_a_member_translates_beside_the_post_and_reads_what_became_of_it(cast, reader, room, said, signed_in):
    browser, page = signed_in(reader), f"{ROOM}posts/{said.pk}/translate/?to=es"
    first = browser.get(page).content.decode()
    assert '<textarea name="text" cols="40" rows="12" autocomplete="off" lang="es" dir="ltr"' in first and "We met at the &lt;well&gt;." in first
    assert browser.post(page, {"text": " "}).status_code == 409
    answer = browser.post(page, {"text": "Nos vimos en el pozo."})
    assert (answer.status_code, answer["Location"]) == (302, page)
    waits = browser.get(page).content.decode()
    assert "Your translation waits" in waits and "Nos vimos en el pozo." in waits
    assert "Nos vimos" not in signed_in(cast.moderator).get(page).content.decode()
    proposal = Translation.objects.get()
    translating.decline_translation(proposal, "missing", by=cast.moderator, seen=corrections.edition(proposal))
    assert "Something of the post is missing." in browser.get(page).content.decode()
    browser.post(page, {"deed": "take back"})
    assert Translation.objects.count() == 0


def test_a_post_put_right_in_between_is_read_again_and_the_text_is_kept(cast, reader, room, said, signed_in):
    browser, page = signed_in(reader), f"{ROOM}posts/{said.pk}/translate/?to=es"
    before = corrections.edition(said)
    corrections.correct_post(said, "We met at the river.", by=cast.participant, language="en")
    refused = browser.post(page, {"text": "Nos vimos <en> el pozo.", "of": before})
    shown = refused.content.decode()
    assert (refused.status_code, "Nos vimos &lt;en&gt; el pozo.</textarea>" in shown, "We met at the river." in shown) == (409, True, True)
    now = re.search(r'name="of" value="(\w+)"', shown)[1]
    assert browser.post(page, {"text": "Nos vimos en el río.", "of": now}).status_code == 302
    assert Translation.objects.get().source == "Nos vimos en el río."


def test_the_moderation_decides_in_the_queue(cast, reader, room, said, signed_in):
    translating.propose_translation(said, "Nos vimos en el pozo.", by=cast.other, language="es")
    translating.propose_translation(said, "Au puits.", by=cast.other, language="fr")
    spanish = Translation.objects.get(language="es")
    moderator, queue = signed_in(cast.moderator), f"{ROOM}translations/"
    told = {"proposal": spanish.pk, "seen": corrections.edition(spanish)}
    assert "2 translations wait for you" in moderator.get(queue).content.decode()
    assert "wait for you" not in signed_in(reader).get(queue).content.decode()
    assert signed_in(reader).post(queue, {**told, "decision": "accept"}).status_code == 404
    without_a_reason = moderator.post(queue, {**told, "decision": "decline"})
    assert (without_a_reason.status_code, "Nos vimos en el pozo.</textarea>" in without_a_reason.content.decode()) == (409, True)
    refused = moderator.post(queue, {**told, "decision": "correct", "text": " "})
    assert (refused.status_code, "There is no translation yet" in refused.content.decode()) == (409, True)
    assert moderator.post(queue, {**told, "decision": "correct", "text": "Nos vimos junto al pozo."}).status_code == 302
    french = Translation.objects.get(language="fr")
    moderator.post(queue, {"proposal": french.pk, "seen": corrections.edition(french), "decision": "decline", "reason": "unclear"})
    assert sorted(Translation.objects.values_list("source", "state")) == [("Au puits.", "declined"), ("Nos vimos junto al pozo.", "accepted")]
    assert "Nos vimos junto al pozo." in signed_in(cast.other).get(ROOM).content.decode()


def test_proposing_saves_nothing_of_the_person(cast, reader, room, said, signed_in):
    browser, page = signed_in(reader), f"{ROOM}posts/{said.pk}/translate/?to=es"
    browser.get(page)
    before = list(LoginSession.objects.order_by("pk").values())
    browser.post(page, {"text": "Nos vimos en el pozo."})
    assert list(LoginSession.objects.order_by("pk").values()) == before


def test_the_queue_costs_as_much_with_three_posts_as_with_one(cast, room, say, signed_in):
    counted = []
    for number in range(1, 4):
        for language in ("es", "fr"):
            translating.propose_translation(say(cast.participant, room, f"Post {number}."), f"N {number}.", by=cast.moderator, language=language)
        browser = signed_in(cast.moderator)
        browser.get(f"{ROOM}translations/?to=ar")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"{ROOM}translations/?to=ar").content.decode().count("Translate it") == 2 * number
        counted.append(len(queries))
    assert len(set(counted)) == 1 and counted[0] <= 12


def test_only_her_own_copy_holds_what_she_translated(cast, room, said):
    translating.propose_translation(said, "Nos vimos en el pozo.", by=cast.other, language="es")
    hers, of_another = (held_about(person, words=True).get("What you translated in rooms") for person in (cast.other, cast.participant))
    assert hers == [{"Room": "Constituencies", "Language": "Spanish", "State": "waiting for the moderation", "Words": "Nos vimos en el pozo."}]
    assert of_another is None


def test_an_interpreter_who_is_no_member_finds_words_and_no_voices(cast, room, said, signed_in):
    interpreter = signed_in(person_in(cast.convening, "interpreter", name="Rima Asfour", member=False, language="en"))
    rooms = interpreter.get("/c/gathering/rooms/").content.decode()
    assert (f'href="{ROOM}translations/"' in rooms, f'href="{ROOM}"' in rooms) == (True, False)
    queue = interpreter.get(f"{ROOM}translations/?to=es").content.decode()
    page = interpreter.get(f"{ROOM}posts/{said.pk}/translate/").content.decode()
    label = fragments.in_words(next(iter(selectors.room_for(cast.other, "gathering", "wg1").labels.values())))
    for words in (queue, page):
        assert ("We met at the &lt;well&gt;." in words, label in words, f'href="{ROOM}"' in words) == (True, False, False)
    assert label in signed_in(cast.moderator).get(ROOM).content.decode()
    assert [interpreter.get(path).status_code for path in (ROOM, f"{ROOM}posts/", f"{ROOM}search/")] == [404, 404, 404]
