"""Rooms are set up by the secretariat and only ever become stricter."""

import uuid
from datetime import date

import pytest

from convening import keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from forums.models import FrozenRecord, Room
from forums.services import posting, rooms

from .conftest import new_room


def test_a_room_has_a_key_texts_in_its_languages_and_numbered_questions(cast, room):
    assert keyring.holds("room", room.id)
    assert (room.title_en, room.title_ar, room.title_es) == ("Constituencies", "القواعد", "")
    assert list(room.questions.values_list("position", "text_en")) == [(1, "What helps?"), (2, "What is at risk?")]
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["forums.room_opened", "forums.question_added", "forums.question_added", "forums.moderator_appointed"]


def test_only_the_secretariat_sets_up_rooms(cast, room):
    for person in (cast.participant, cast.moderator, cast.nominator, cast.stranger):
        with pytest.raises(Forbidden):
            rooms.add_question(room, text={"en": "?"}, by=person)
        with pytest.raises(Forbidden):
            rooms.tighten_room(room, rule="off_the_record", by=person)
    assert room.questions.count() == 2


def test_a_room_does_not_close_before_it_opens(cast, redis_empty):
    with pytest.raises(Refused) as refused:
        new_room(cast, opens_on=date(2021, 7, 9), closes_on=date(2021, 7, 8))
    assert list(refused.value.fields) == ["closes_on"]
    assert Room.objects.count() == 0


def test_two_rooms_have_two_addresses(cast, room):
    with pytest.raises(Refused) as refused:
        new_room(cast, room.slug)
    assert refused.value.code == "forums.slug_taken"


def test_a_moderator_has_a_part_in_the_convening(cast, room):
    stranger = Participation.objects.get(person=cast.stranger)
    with pytest.raises(Refused):
        rooms.appoint_moderator(room, stranger, by=cast.secretariat)
    assert room.moderators.count() == 1


def test_after_the_first_post_a_room_only_becomes_stricter(cast, redis_empty, say):
    room = new_room(cast, naming="named", rule="on_the_record")
    rooms.tighten_room(room, rule="chatham_house", by=cast.secretariat)
    rooms.tighten_room(room, rule="on_the_record", by=cast.secretariat)
    say(cast.participant, room)
    tightened = rooms.tighten_room(room, naming="voices", by=cast.secretariat)
    assert tightened.naming == "voices"
    with pytest.raises(Refused) as refused:
        rooms.tighten_room(room, naming="named", by=cast.secretariat)
    assert refused.value.code == "forums.only_stricter"


def test_a_draft_is_published_once(cast, redis_empty):
    room = new_room(cast, published=False)
    assert rooms.publish_room(room, by=cast.secretariat).published
    rooms.publish_room(room, by=cast.secretariat)
    assert AuditEntry.objects.filter(verb="forums.room_published").count() == 1


NEW = "/c/gathering/rooms/new/?start=empty"


def _filled_in(cast, **changes):
    moderator = Participation.objects.get(person=cast.moderator)
    return {
        "client_key": str(uuid.uuid4()), "slug": "wg9", "title_en": "Working group 9", "title_ar": "الفريق العامل ٩",
        "background_en": "## Why\n\nBecause.", "question_1": "What helps?", "type_1": "experiences", "question_3": "What hinders?",
        "working_group_en": "Group 9", "questions_ar": "ما يساعد؟\nما يعيق؟",
        "opens_on": "2021-07-01", "closes_on": "2021-07-31", "languages": ["en", "ar"], "words_harm": "yes",
        "presence_harms": "yes", "strangers": "yes", "rule": "chatham_house", "naming": "voices", "scope": "question",
        "moderation": "before", "moderators": [str(moderator.pk)], **changes,
    }  # fmt: skip


def test_the_secretariat_opens_a_room_on_a_page_once(cast, redis_empty, signed_in):
    browser, sent = signed_in(cast.secretariat), _filled_in(cast)
    assert b"Noor Said" in browser.get(NEW).content
    for _ in range(2):
        assert browser.post(NEW, sent)["Location"] == "/c/gathering/rooms/wg9/settings/publish/"
    assert signed_in(cast.participant).get("/c/gathering/rooms/wg9/").status_code == 404, "it is asked twice"
    assert browser.post("/c/gathering/rooms/wg9/settings/publish/", {"understood": "yes"})["Location"] == "/c/gathering/rooms/wg9/"
    room = Room.objects.get(slug="wg9")
    assert (room.naming, room.scope, room.moderation) == ("voices", "question", "before")
    assert list(room.questions.values_list("type", "text_en", "text_ar")) == [
        ("experiences", "What helps?", "ما يساعد؟"), ("open", "What hinders?", "ما يعيق؟"),
    ]  # fmt: skip
    assert [part.person for part in room.moderators.all()] == [cast.moderator]
    assert b"Why</h3>" in signed_in(cast.participant).get("/c/gathering/rooms/wg9/").content


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"naming": ""}, "naming"),
        ({"naming": "named"}, "naming"),
        ({"words_harm": "no", "naming": "named"}, "naming"),
        ({"rule": "on_the_record"}, "rule"),
        ({"moderation": "after"}, "moderation"),
        ({"closes_on": "2021-06-30"}, "closes_on"),
        ({"opens_on": "31/7/2021"}, "opens_on"),
        ({"questions_ar": "ما يساعد؟"}, "questions_ar"),
        ({"slug": "new"}, "slug"),
        ({"slug": "Nueva sala"}, "slug"),
    ],
)
def test_what_does_not_fit_the_risk_is_refused_and_kept(cast, redis_empty, signed_in, change, field):
    answer = signed_in(cast.secretariat).post(NEW, _filled_in(cast, **change))
    assert list(answer.context["form"].errors) == [field]
    assert b"Working group 9" in answer.content
    assert Room.objects.count() == 0


def test_where_nobody_is_at_risk_members_may_be_named(cast, redis_empty, signed_in):
    calm = {"words_harm": "no", "presence_harms": "no", "strangers": "no", "naming": "named", "moderation": "after"}
    assert signed_in(cast.secretariat).post(NEW, _filled_in(cast, **calm)).status_code == 302


def test_nobody_else_opens_rooms(cast, redis_empty, signed_in):
    for person in (cast.participant, cast.moderator, cast.nominator, cast.evaluator, cast.stranger):
        assert [signed_in(person).get(NEW).status_code, signed_in(person).post(NEW, _filled_in(cast)).status_code] == [404, 404]
    assert Room.objects.count() == 0


def test_once_the_figures_are_final_no_room_begins(cast, redis_empty):
    draft = new_room(cast, published=False)
    FrozenRecord.objects.create(convening=cast.convening, counts={}, frozen_on=date(2021, 7, 9))
    for deed in (lambda: new_room(cast, "wg2"), lambda: rooms.publish_room(draft, by=cast.secretariat)):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "forums.figures_are_final"
    assert (Room.objects.count(), Room.objects.get().published) == (1, False)


def test_a_draft_that_asks_nothing_is_not_published(cast, redis_empty):
    draft = new_room(cast, published=False)
    draft.questions.all().delete()
    with pytest.raises(Refused) as refused:
        rooms.publish_room(draft, by=cast.secretariat)
    assert refused.value.code == "forums.nothing_asked"


@pytest.mark.parametrize(
    ("columns", "told", "door"),
    [
        ({"published": False}, "Being prepared: only the secretariat sees it", ""),
        ({"opens_on": date(2021, 7, 12)}, "Opens on Monday 12 July 2021", ""),
        ({}, "Open until Saturday 31 July 2021", ""),
        ({"opens_on": date(2021, 7, 1), "closes_on": date(2021, 7, 9), "cools_from": date(2021, 7, 20)}, "Closed: to be read", "Closed"),
        ({"closes_on": date(2021, 7, 9)}, "Closed: words can be taken back or put right until Friday 23 July 2021", "Closed"),
        ({"opens_on": date(2021, 6, 1), "closes_on": date(2021, 6, 9)}, "Closed: to be read, until it is sealed", "Closed"),
        (
            {"opens_on": date(2021, 6, 1), "closes_on": date(2021, 6, 9), "sealed_on": date(2021, 7, 1)},
            "Sealed: nobody can find out any more who wrote what", "Sealed",
        ),
    ],
)  # fmt: skip
def test_the_list_says_at_which_stage_a_room_is(cast, room, signed_in, columns, told, door):
    Room.objects.filter(pk=room.pk).update(**columns)
    html = signed_in(cast.secretariat).get("/c/gathering/rooms/").content.decode()
    assert f'<p class="kicker">{told}</p>' in html
    assert [word for word in ("Closed", "Sealed") if f"<li>{word}</li>" in html] == ([door] if door else [])


def test_the_list_tells_what_is_new_to_her(cast, room, signed_in, say):
    say(cast.participant, room)
    browser = signed_in(cast.secretariat)
    assert "new to you" not in browser.get("/c/gathering/rooms/").content.decode()  # she was not there yet
    browser.get("/c/gathering/rooms/wg1/")
    for _ in range(2):
        say(cast.participant, room, "And another.")
    html = browser.get("/c/gathering/rooms/").content.decode()
    assert ("2 new to you" in html, 'href="/c/gathering/news-letters/"' in html) == (True, True)


def test_where_there_is_no_room_the_page_says_what_to_do(cast, redis_empty, signed_in):
    assert "There is no room yet." in signed_in(cast.secretariat).get("/c/gathering/rooms/").content.decode()
    assert "When the secretariat opens one" in signed_in(cast.moderator).get("/c/gathering/rooms/").content.decode()


def test_the_list_of_rooms_counts_what_can_be_read(cast, room, say, signed_in):
    cast.participant.change_profile(language="en")
    browser, posts = signed_in(cast.participant), [say(cast.other, room, f"Thought {number}.") for number in range(3)]
    assert ">3 posts" in browser.get("/c/gathering/rooms/").content.decode()
    posting.withdraw_post(posts[0], by=cast.other)
    assert ">2 posts" in browser.get("/c/gathering/rooms/").content.decode()
