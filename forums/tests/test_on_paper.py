"""Whoever printed a code may sit in her place: a login session that paper opened tells no voice of hers, and speaks with none."""

import uuid

import pytest
from asgiref.sync import async_to_sync
from django.test import Client

from convening.models import Participation
from convening.testing import new_convening, person_in
from forums.models import Post
from forums.services import digests
from participants.services import codes, conduct

from . import test_sockets
from .conftest import new_room

ROOM = "/c/gathering/rooms/wg1/"


@pytest.fixture
def by_paper(cast, redis_empty):
    """`by_paper(person)`: a browser in which somebody typed a code that was printed for her."""
    desk = person_in(cast.convening, "help_desk", name="Hana Desk", member=False)

    def comes(person):
        browser = Client()
        assert browser.post("/code/", {"code": codes.issue(cast.convening, person, by=desk)}).status_code == 302
        return browser

    return comes


def _page(browser, address=ROOM):
    return browser.get(address).content.decode()


@pytest.mark.django_db
def test_it_marks_nothing_as_hers_and_offers_no_withdrawal(cast, room, say, by_paper):
    cast.participant.change_profile(language="en")
    post = say(cast.participant, room, "We kept the group small.")
    browser = by_paper(cast.participant)
    page = _page(browser)
    assert "We kept the group small." in page
    assert "withdraw/" not in page and "voice-of-mine" not in page and "sign in with a code that we send you by e-mail" in page
    assert browser.get(f"{ROOM}posts/{post.pk}/withdraw/").status_code == 404
    assert browser.post(f"{ROOM}posts/{post.pk}/withdraw/", {"understood": "yes"}).status_code == 404
    assert "withdraw/" not in _page(browser, f"{ROOM}posts/?after=0")
    post.refresh_from_db()
    assert post.state == Post.State.PUBLISHED


@pytest.mark.django_db
def test_two_who_swap_their_words_look_the_same(cast, room, say, by_paper):
    """What is shown depends on nothing that she said: also what waits for the moderation, and her yes to the code of conduct."""
    conduct.set_conduct(cast.convening, {"en": "Be kind."}, by=cast.secretariat)
    queued = new_room(cast, "wg2", moderation="before")
    say(cast.participant, queued, "Waits.", agrees=True)
    pages = []
    for person in (cast.participant, cast.other):
        browser = by_paper(person)
        wrong = browser.post("/c/gathering/rooms/wg2/", {"client_key": uuid.uuid4(), "text": ""}).content.decode()
        pages.append(("Waits." in _page(browser, "/c/gathering/rooms/wg2/"), 'name="agrees"' in wrong))
    assert pages == [(False, True), (False, True)]


@pytest.mark.django_db
def test_it_takes_no_words(cast, room, say, by_paper):
    browser = by_paper(cast.participant)
    sent = {"client_key": uuid.uuid4(), "question": 1, "text": "Who am I?", "mode": "veiled", "language": "en"}
    assert 'name="text"' not in _page(browser)
    assert browser.post(ROOM, sent).status_code == 404
    assert not Post.objects.exists()


@pytest.mark.django_db
def test_who_has_no_other_way_in_has_her_voice(cast, room, say, by_paper):
    cast.participant.change_profile(email="")
    post = say(cast.participant, room)
    browser = by_paper(cast.participant)
    assert "voice-of-mine" in _page(browser)
    assert browser.get(f"{ROOM}posts/{post.pk}/withdraw/").status_code == 200


@pytest.mark.django_db
def test_it_opens_nothing_that_she_told_or_was_told(cast, by_paper):
    browser = by_paper(cast.participant)
    mine = _page(browser, "/me/")
    for page in ("/me/messages/", "/me/roster/", "/me/about/", "/me/care/"):
        assert browser.get(page).status_code == 404 and page not in mine
    assert cast.participant.profile.email not in mine
    cast.participant.change_profile(email="")
    assert browser.get("/me/messages/").status_code == 200


@pytest.mark.django_db
def test_it_tells_nothing_of_her_letters_and_ends_none(cast, room, by_paper):
    digests.silence_room(room, True, by=cast.participant)
    browser = by_paper(cast.participant)
    for page in (f"{ROOM}silence/", "/c/gathering/news-letters/"):
        assert browser.get(page).status_code == browser.post(page, {"silent": "no", "news": "never"}).status_code == 404
        assert page not in _page(browser) + _page(browser, "/c/gathering/rooms/")
    assert digests.choice_of(Participation.objects.get(person=cast.participant)) == ("daily", {room.pk})
    cast.participant.change_profile(email="")
    assert browser.get(f"{ROOM}silence/").status_code == 200


@pytest.mark.django_db
def test_it_opens_no_office_that_was_given_since(cast, room, by_paper):
    """None is printed for people who run something; one that was printed before opens what anybody sees who takes part."""
    browser = by_paper(cast.participant)
    part = Participation.objects.get(person=cast.participant, convening=cast.convening)
    part.roles = [*part.roles, "secretariat", "moderator"]
    part.save()
    room.moderators.add(part)
    conduct.name_officer(cast.convening, part, by=cast.secretariat)
    for page in ("people/", "desk/", "clearance/", "incidents/", "rooms/wg1/moderation/"):
        assert browser.get(f"/c/gathering/{page}").status_code == 404, page
    assert browser.get(ROOM).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_its_sockets_open_this_convening_only(cast, by_paper):
    other = new_convening("another")
    Participation.objects.create(person=cast.participant, convening=other, roles=["participant"], member=True, handle="P-9")
    here, there = new_room(cast), new_room(cast, "elsewhere")
    there.convening = other
    there.save()
    browser = by_paper(cast.participant)

    @async_to_sync
    async def is_open(room):
        socket = test_sockets._socket(room, browser)
        assert await socket.connect()
        told = (await socket.receive_output(timeout=test_sockets.SECONDS))["type"] == "websocket.send"  # where she stands, or the door
        await socket.leave() if told else None
        return told

    assert [is_open(here), is_open(there)] == [True, False]
