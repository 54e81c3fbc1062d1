"""The rooms in a browser: what is shown to whom, what happens to what was typed, and how many questions it costs."""

import re
import uuid
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from convening import clock, keyring
from convening.testing import person_in
from forums import fragments, selectors
from forums.models import Post
from forums.services import moderation

from .conftest import new_room

ROOM = "/c/gathering/rooms/wg1/"


def _form(browser, address=ROOM):
    """The hidden and chosen values of the page's form, as a browser would send them."""
    html = browser.get(address).content.decode()
    html = html[html.index('id="write"') :]
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    sent |= {name: value for name, value in re.findall(r'<input type="radio" name="(\w+)" value="(\w+)"[^>]*checked', html)}
    sent["language"] = "en"
    sent.setdefault("question", "1")
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def _count(browser, address):
    browser.get(address)  # how far she has read is remembered, where it has grown
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_a_member_reads_writes_and_finds_her_post(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sent = _form(browser) | {"text": "Voice messages reached **villages**.", "question": "2"}
    answer = browser.post(ROOM, sent)
    post = Post.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOM}#write")  # not to the post: a device keeps where one has been
    html = browser.get(ROOM).content.decode()
    assert f'id="p-{post.id.hex}"' in html
    assert "<strong>villages</strong>" in html
    assert 'class="mine"' in html
    others = signed_in(cast.other).get(ROOM).content.decode()
    assert "<strong>villages</strong>" in others
    assert 'class="mine"' not in others


def test_the_same_form_twice_is_one_post(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sent = _form(browser) | {"text": "Once."}
    assert [browser.post(ROOM, sent).status_code for _ in range(2)] == [302, 302]
    assert Post.objects.count() == 1


def test_posting_saves_no_login_session(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sent = _form(browser) | {"text": "Once."}
    with CaptureQueriesContext(connection) as queries:
        browser.post(ROOM, sent)
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert {sql.split('"')[1] for sql in written} == {
        "forums_post", "forums_voicelabel", "forums_room", "forums_draft", "forums_words",
        "convening_outboxentry",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "x" * 5001, "a\0b"])
def test_a_refused_text_is_kept_and_explained(cast, room, signed_in, text):
    browser = signed_in(cast.participant)
    sent = _form(browser)
    answer = browser.post(ROOM, sent | {"text": text})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert 'role="alert"' in html
    assert sent["client_key"] in html
    if len(text) > 5000:
        assert "x" * 5001 in html
    assert Post.objects.count() == 0


def test_what_was_written_too_late_is_not_lost(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sent = _form(browser) | {"text": "A late thought."}
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC))
    answer = browser.post(ROOM, sent)
    assert answer.status_code == 409
    assert "A late thought." in answer.content.decode()
    assert Post.objects.count() == 0
    html = browser.get(ROOM).content.decode()
    assert "<textarea" not in html


def test_a_waiting_post_is_seen_by_its_author_and_the_moderation_only(cast, queued, say, signed_in):
    post = say(cast.participant, queued, "Please read me first.")
    address = "/c/gathering/rooms/wg2/"
    assert "Please read me first." in signed_in(cast.participant).get(address).content.decode()
    for person in (cast.other, cast.moderator, cast.secretariat):
        assert "Please read me first." not in signed_in(person).get(address).content.decode()
    assert "Please read me first." in signed_in(cast.moderator).get(f"{address}moderation/").content.decode()
    moderation.decline_post(post, "It names somebody.", by=cast.moderator)
    assert "It names somebody." in signed_in(cast.participant).get(address).content.decode()
    assert "It names somebody." not in signed_in(cast.other).get(address).content.decode()


def test_who_has_no_part_in_it_finds_nothing(cast, room, say, signed_in):
    post = say(cast.participant, room)
    paths = ["/c/gathering/rooms/", ROOM, f"{ROOM}posts/", f"{ROOM}moderation/", f"{ROOM}posts/{post.id}/withdraw/"]
    for person in (cast.stranger, cast.nominator, cast.evaluator):
        assert [signed_in(person).get(path).status_code for path in paths] == [404] * 5
    assert signed_in(cast.participant).get(f"{ROOM}moderation/").status_code == 404
    assert signed_in(cast.other).get(f"{ROOM}posts/{post.id}/withdraw/").status_code == 404
    assert signed_in(cast.other).post(f"{ROOM}posts/{post.id}/withdraw/", {"understood": "yes"}).status_code == 404
    assert signed_in(cast.secretariat).get(f"{ROOM}posts/{post.id}/hold/").status_code == 404
    assert Post.objects.get().state == "published"


def test_a_secretariat_that_is_no_member_sees_the_frame_and_not_the_words(cast, room, say, signed_in):
    say(cast.participant, room, "Only for members.")
    office = person_in(cast.convening, "secretariat", name="Office Only", member=False)
    html = signed_in(office).get(ROOM).content.decode()
    assert "Constituencies" in html
    assert "Only for members." not in html
    assert "Your voice here" not in html
    assert 'name="mode" value="role"' in html
    assert 'value="veiled"' not in html
    assert signed_in(office).get(f"{ROOM}posts/").status_code == 404


def test_a_draft_is_seen_by_the_secretariat_only(cast, redis_empty, signed_in):
    new_room(cast, published=False)
    assert signed_in(cast.secretariat).get(ROOM).status_code == 200
    assert signed_in(cast.participant).get(ROOM).status_code == 404
    assert "Constituencies" not in signed_in(cast.participant).get("/c/gathering/rooms/").content.decode()


def test_withdrawing_is_asked_twice(cast, room, say, signed_in):
    post = say(cast.participant, room, "I regret this.")
    browser, address = signed_in(cast.participant), f"{ROOM}posts/{post.id}/withdraw/"
    assert "I regret this." in browser.get(address).content.decode()
    assert 'aria-describedby="confirm_error"' in browser.post(address).content.decode()
    assert browser.post(address, {"understood": "yes"}).status_code == 302
    html = signed_in(cast.moderator).get(ROOM).content.decode()
    assert "I regret this." not in html
    assert 'class="post post-withdrawn"' in html


def test_a_reply_stands_beneath_its_post_and_names_its_voice(cast, room, say, signed_in):
    first = say(cast.participant, room, question=room.questions.last())
    browser = signed_in(cast.other)
    sent = _form(browser, f"{ROOM}?reply={first.id}") | {"text": "I agree."}
    assert sent["reply_to"] == str(first.id)
    assert sent["question"] == "2"
    browser.post(ROOM, sent)
    html = browser.get(ROOM).content.decode()
    assert re.search(r'class="posts replies">\s*<li class="post"[^>]*><article>.*?I agree\.', html, re.S)
    with translation.override("es"):
        told = gettext("In reply to {voice}").partition("{")[0]
    assert told not in html
    assert told in browser.get(f"{ROOM}posts/?after=1").content.decode()


def test_news_after_a_position_can_be_asked_again_for_nothing(cast, room, say, signed_in):
    browser = signed_in(cast.other)
    say(cast.participant, room, "First.")
    say(cast.participant, room, "Second.")
    answer = browser.get(f"{ROOM}posts/?after=1")
    html = answer.content.decode()
    assert "Second." in html and "First." not in html
    assert "no-store" in answer["Cache-Control"]
    again = browser.get(f"{ROOM}posts/?after=1", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert browser.get(f"{ROOM}posts/?after=abc").status_code == 200


def test_the_queue_is_cleared_one_by_one(cast, queued, say, signed_in):
    first, second = say(cast.participant, queued, "One."), say(cast.other, queued, "Two.")
    browser, address = signed_in(cast.moderator), "/c/gathering/rooms/wg2/moderation/"
    html = browser.get(address).content.decode()
    assert "autofocus" in html
    assert browser.post(f"{address}{first.id}/", {"decision": "publish"}).status_code == 302
    refused = browser.post(f"{address}{second.id}/", {"decision": "decline", "reason": "", "client_key": uuid.uuid4()})
    assert refused.status_code == 409
    assert "Please choose a reason" in refused.content.decode()
    decline = {"decision": "decline", "reason": "Not here.", "client_key": uuid.uuid4()}
    assert browser.post(f"{address}{second.id}/", decline).status_code == 302
    assert "Nothing waits" in browser.get(address).content.decode()
    again = browser.post(f"{address}{second.id}/", {"decision": "publish"}, follow=True)
    assert "Somebody else has decided already" in again.content.decode()
    assert dict(Post.objects.values_list("source", "state")) == {"One.": "published", "Two.": "declined"}


def test_fifty_posts_a_page_and_the_earlier_ones_behind_a_link(cast, room, say, signed_in):
    for n in range(53):
        say(cast.participant, room, f"Number {n + 1}.")
    browser = signed_in(cast.other)
    html = browser.get(ROOM).content.decode()
    assert html.count("<article>") == 50
    assert "Number 4." in html and "Number 3." not in html
    older = re.search(r'href="([^"]*before=\d+)"', html)[1]
    html = browser.get(older).content.decode()
    assert html.count("<article>") == 3
    assert "Number 3." in html


@pytest.mark.parametrize("scope", ["room", "question"])
def test_reading_costs_the_same_with_one_post_as_with_many(cast, redis_empty, say, signed_in, scope):
    room = new_room(cast, scope=scope)
    browser = signed_in(cast.other)
    say(cast.participant, room)
    one = _count(browser, ROOM)
    for person in (cast.participant, cast.moderator, cast.other):
        first = say(person, room, question=room.questions.last())
        say(cast.participant, room, reply_to=first)
    for n in range(3):
        person_in(cast.convening, "participant", name=f"Silent {n}")
    assert _count(browser, ROOM) == one == 5
    assert _count(browser, f"{ROOM}?q=1") == _count(browser, f"{ROOM}posts/?after=0") == 5
    assert _count(signed_in(cast.moderator), ROOM) == 5


def test_lists_cost_the_same_with_one_room_as_with_three(cast, room, say, signed_in):
    browser = signed_in(cast.moderator)
    one = _count(browser, "/c/gathering/rooms/")
    for slug in ("a", "b"):
        say(cast.participant, new_room(cast, slug, moderation="before"))
    assert _count(browser, "/c/gathering/rooms/") == one
    queue = "/c/gathering/rooms/a/moderation/"
    one = _count(browser, queue)
    for _ in range(2):
        say(cast.participant, type(room).objects.get(slug="a"))
    assert _count(browser, queue) == one


def test_in_a_named_room_names_are_read_for_one_query_more(cast, redis_empty, say, signed_in):
    room = new_room(cast, naming="named")
    browser = signed_in(cast.other)
    say(cast.participant, room, "By name.", mode="named")
    html = browser.get(ROOM).content.decode()
    assert "<bdi>Salma Haddad</bdi>" in html
    one = _count(browser, ROOM)
    for person in (cast.other, cast.moderator):
        say(person, room, "Me too.", mode="named")
    assert _count(browser, ROOM) == one == 6


def test_a_veiled_post_in_a_named_room_stays_veiled(cast, redis_empty, say, signed_in):
    room = new_room(cast, naming="named")
    say(cast.participant, room, "As a voice.")
    html = signed_in(cast.other).get(ROOM).content.decode()
    assert "As a voice." in html
    assert "Salma" not in html


def test_in_arabic_the_page_runs_from_right_to_left_and_each_text_its_own_way(cast, room, say, signed_in):
    say(cast.participant, room, "نحافظ على صغر المجموعة.", language="ar")
    say(cast.other, room, "We keep it small.", language="en")
    browser = signed_in(cast.participant)  # she reads Arabic
    html = browser.get(ROOM).content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert '<div class="prose" dir="rtl" lang="ar"><p>نحافظ' in html
    assert '<div class="prose" dir="ltr" lang="en"><p>We keep' in html


def test_the_frame_of_a_post_is_the_houses_component(cast, room, say):
    """What is joined from strings is what templates/components/post.html would draw."""
    post = say(cast.participant, room, "Hello & welcome")
    Post.objects.filter(pk=post.pk).update(pinned=True, edited=True)
    with translation.override("en"):
        full = selectors.room_for(cast.other, "gathering", "wg1")
        [said] = selectors.page_of(full, cast.other)[0]
        joined = fragments.list_of(full, [said], asked=full.questions_asked[0])
        label = full.labels[said.voice]
        drawn = render_to_string(
            "components/post.html",
            {
                "post": SimpleNamespace(
                    anchor=f"p-{said.id.hex}", label=fragments.in_words(label), tint_index=label[0], day=said.day, position=1,
                    html=mark_safe(said.html), language="en", state="", mine=False, replies=[], state_text="", more="",
                    pinned=True, marks=["Pinned", "put right"],
                )
            },
        )  # fmt: skip
    assert re.sub(r">\s+", ">", joined) == re.sub(r">\s+", ">", drawn.replace('dir="auto"', 'dir="ltr"'))


def test_without_redis_one_reads_and_posts(cast, queued, room, signed_in, monkeypatch):
    for use in settings.REDIS_URLS:
        monkeypatch.setitem(settings.REDIS_URLS, use, "redis://127.0.0.1:1/0")
    browser = signed_in(cast.participant)
    for address in (ROOM, "/c/gathering/rooms/wg2/"):
        sent = _form(browser, address) | {"text": "Still here."}
        assert browser.post(address, sent).status_code == 302
        assert "Still here." in browser.get(address).content.decode()
    assert signed_in(cast.moderator).get("/c/gathering/rooms/wg2/moderation/").status_code == 200


def test_a_sealed_room_is_read_and_nothing_is_hers_any_more(cast, room, say, signed_in):
    post = say(cast.participant, room, "Still to be read.")
    keyring.destroy("room", room.id)
    browser = signed_in(cast.participant)
    html = browser.get(ROOM).content.decode()
    assert "Still to be read." in html
    assert 'class="mine"' not in html
    sent = {"client_key": uuid.uuid4(), "text": "More.", "question": "1", "mode": "veiled", "language": "en", "reply_to": ""}
    assert browser.post(ROOM, sent).status_code == 409
    assert browser.get(f"{ROOM}posts/{post.id}/withdraw/").status_code == 404
