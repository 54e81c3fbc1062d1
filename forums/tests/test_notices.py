"""A message reaches a voice, and nobody learns who it is; the code of conduct is accepted beside the first post, by nobody's name."""

import random
import re
import uuid

import pytest
from django.db import connection, transaction

from convening import keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation
from convening.testing import person_in
from forums import attribution, selectors
from forums.models import Agreement, Notice, Post, VoiceLabel
from forums.services import notices
from forums.tasks import rewrite_in_random_order
from participants.services import conduct

from .conftest import new_room
from .test_relinking import _forms_of, _rows_naming

ROOM = "/c/gathering/rooms/wg1/"
TEXT = "Please do not meet anybody from this room alone."


@pytest.fixture
def officer(cast):
    """Petra, who is no member and reads no room, hears of incidents."""
    conduct.name_officer(cast.convening, Participation.objects.get(person=cast.evaluator), by=cast.secretariat)
    return cast.evaluator


def label_of(room, post):
    found = VoiceLabel.objects.get(room=room, voice=bytes(post.voice))
    return found.object, found.number


def test_the_voice_reads_it_and_nobody_else(cast, room, say, officer, signed_in):
    post = say(cast.participant, room)
    say(cast.other, room)
    notices.write_to_voice(room, label_of(room, post), TEXT, by=officer)
    for person in (cast.other, cast.moderator, cast.secretariat):
        assert TEXT not in signed_in(person).get(ROOM).content.decode()
    page = signed_in(cast.participant).get(ROOM).content.decode()
    assert TEXT in page
    assert TEXT not in signed_in(cast.participant).get(f"{ROOM}posts/?after=0").content.decode()


def test_where_each_question_has_its_voices_the_officer_says_which(cast, redis_empty, say, officer, signed_in):
    room = new_room(cast, scope="question")
    post = say(cast.participant, room)
    with pytest.raises(Refused) as refused:
        notices.write_to_voice(room, label_of(room, post), TEXT, by=officer)
    assert refused.value.code == "forums.which_question"
    notices.write_to_voice(room, label_of(room, post), TEXT, by=officer, question=post.question)
    assert TEXT in signed_in(cast.participant).get(ROOM).content.decode()


def test_only_the_officer_writes_to_voices(cast, room, say, officer, signed_in):
    post = say(cast.participant, room)
    for person in (cast.secretariat, cast.moderator, cast.other, cast.stranger):
        with pytest.raises(Forbidden):
            notices.write_to_voice(room, label_of(room, post), TEXT, by=person)
        assert signed_in(person).get("/c/gathering/incidents/voice/").status_code == 404
    assert Notice.objects.count() == 0


def test_the_officer_writes_through_the_page_without_seeing_a_word_or_a_label(cast, room, say, officer, signed_in):
    post = say(cast.participant, room, "Words of the room.")
    obj, number = label_of(room, post)
    browser = signed_in(officer)
    assert browser.get(ROOM).status_code == 404
    sent = {"client_key": uuid.uuid4(), "room": "wg1", "object": obj, "number": number + 1, "text": TEXT}
    wrong = browser.post("/c/gathering/incidents/voice/", sent)
    assert wrong.status_code == 409 and TEXT in wrong.content.decode() and "Words of the room." not in wrong.content.decode()
    for _ in range(2):  # the same again is one
        assert browser.post("/c/gathering/incidents/voice/", {**sent, "number": number}).status_code == 302
    assert Notice.objects.count() == 1


def test_she_puts_it_away_and_nobody_else_can(cast, room, say, officer, signed_in):
    post = say(cast.participant, room)
    notices.write_to_voice(room, label_of(room, post), TEXT, by=officer)
    address = f"{ROOM}notices/{Notice.objects.get().pk}/"
    for person in (cast.other, cast.moderator, cast.secretariat, officer):
        assert signed_in(person).post(address).status_code == 404
    assert signed_in(cast.participant).post(address).status_code == 302
    assert Notice.objects.count() == 0


def test_it_is_sealed_and_gone_with_the_rooms_key(cast, room, say, officer, signed_in):
    post = say(cast.participant, room)
    notices.write_to_voice(room, label_of(room, post), TEXT, by=officer)
    with connection.cursor() as cursor:
        cursor.execute("SELECT n::text FROM forums_notice n")
        assert "alone" not in cursor.fetchone()[0]
    keyring.destroy("room", room.id)
    assert Notice.objects.get().text == ""
    assert TEXT not in signed_in(cast.participant).get(ROOM).content.decode()


def test_no_letter_and_no_news_tell_of_it(cast, room, say, officer):
    post = say(cast.participant, room)
    OutboxEntry.objects.all().delete()
    notices.write_to_voice(room, label_of(room, post), TEXT, by=officer)
    assert OutboxEntry.objects.count() == 0
    deed = AuditEntry.objects.get(verb="forums.notice_written")
    assert (deed.actor_id, deed.target, deed.note) == (officer.pk, f"forums.room:{room.pk}", "")


def test_with_a_notice_and_a_yes_the_room_costs_no_more_questions(cast, room, say, officer, signed_in, django_assert_num_queries):
    conduct.set_conduct(cast.convening, {"en": "Be kind."}, by=cast.secretariat)
    post = say(cast.participant, room, agrees=True)
    for number in range(3):
        notices.write_to_voice(room, label_of(room, post), f"{TEXT} {number}", by=officer)
    browser = signed_in(cast.participant)
    browser.get(ROOM)
    with django_assert_num_queries(5):
        browser.get(ROOM)


# ── The code of conduct beside the first post ─────────────────────────────────────────────────────────────────────────
@pytest.fixture
def code(cast):
    conduct.set_conduct(cast.convening, {"en": "Be kind."}, by=cast.secretariat)


def sent(**more):
    return {"client_key": uuid.uuid4(), "question": "1", "mode": "veiled", "language": "en", "reply_to": "", "text": "We met at noon.", **more}


def test_the_first_post_waits_for_a_yes_and_nothing_typed_is_lost(cast, room, code, signed_in):
    browser = signed_in(cast.moderator)
    assert 'name="agrees"' in browser.get(ROOM).content.decode()
    answer = browser.post(ROOM, sent())
    assert answer.status_code == 409 and "We met at noon." in answer.content.decode()
    assert (Post.objects.count(), Agreement.objects.count()) == (0, 0)
    assert browser.post(ROOM, sent(agrees="on")).status_code == 302
    assert (Post.objects.count(), Agreement.objects.count()) == (1, 1)
    assert 'name="agrees"' not in browser.get(ROOM).content.decode()
    assert browser.post(ROOM, sent()).status_code == 302


def test_the_service_asks_too(cast, room, code, say):
    with pytest.raises(Refused) as refused:
        say(cast.participant, room)
    assert refused.value.code == "forums.conduct_first"
    say(cast.participant, room, agrees=True)
    say(cast.participant, room)
    with pytest.raises(Refused):
        say(cast.other, room)


def test_who_accepted_with_her_invitation_is_not_asked_until_the_text_changes(cast, room, code, say, signed_in):
    part = Participation.objects.get(person=cast.moderator)
    part.answers = {"conduct": 1}
    part.save(update_fields=["sealed_answers"])
    assert 'name="agrees"' not in signed_in(cast.moderator).get(ROOM).content.decode()
    say(cast.moderator, room)
    assert Agreement.objects.count() == 0
    conduct.set_conduct(cast.convening, {"en": "Be kind. Be quiet."}, by=cast.secretariat)
    assert 'name="agrees"' in signed_in(cast.moderator).get(ROOM).content.decode()


def test_a_yes_in_one_room_tells_nothing_in_another(cast, redis_empty, code, say):
    one, two = new_room(cast, "one"), new_room(cast, "two")
    for room in (one, two):
        say(cast.participant, room, agrees=True)
    digests = {bytes(agreement.digest) for agreement in Agreement.objects.all()}
    assert len(digests) == 2
    assert digests.isdisjoint(bytes(post.voice) for post in Post.objects.all())


def test_the_same_form_sent_again_is_one_post_and_one_yes(cast, room, code, say):
    key = uuid.uuid4()
    for _ in range(2):
        say(cast.participant, room, key=key, agrees=True)
    assert (Post.objects.count(), Agreement.objects.count()) == (1, 1)


# ── The attacks ───────────────────────────────────────────────────────────────────────────────────────────────────────
TOKENS = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken&quot;: &quot;|"X-CSRFToken": "|name="client_key" value=")[A-Za-z0-9-]{36,64}')


@pytest.fixture
def world(cast, redis_empty, say, officer, code, signed_in, monkeypatch):
    """`world(swapped)`: what everybody but the two sees of a room in which one of two got a notice; swapped, the other one was she."""
    first, second = cast.participant, cast.other
    third = person_in(cast.convening, "participant", name="Third Member")
    watching = {"third": third, "moderator": cast.moderator, "secretariat": cast.secretariat, "officer": officer}
    browsers = {role: signed_in(person) for role, person in watching.items()}
    plain_voice, plain_uuid = attribution._voice, uuid.uuid4

    def play(swapped, leak):
        dice = random.Random(5)
        monkeypatch.setattr("os.urandom", dice.randbytes)
        room = new_room(cast)
        exchange = {first.id: second.id, second.id: first.id} if swapped else {}
        monkeypatch.setattr(attribution, "_voice", lambda key, person, *rest: plain_voice(key, exchange.get(person, person), *rest))
        actors = (second, first) if swapped else (first, second)
        posts = [say(actor, room, f"Thought {n}", agrees=True, key=plain_uuid()) for n, actor in enumerate(actors * 2)]
        notices.write_to_voice(room, label_of(room, posts[0]), TEXT, by=officer)
        leak(Notice.objects.get(), actors[0])
        seen = {}
        for role, browser in browsers.items():
            for page in (ROOM, f"{ROOM}?q=1", f"{ROOM}posts/?after=0", "/c/gathering/incidents/", "/c/gathering/incidents/voice/"):
                answer = browser.get(page)
                seen[role, page] = answer.status_code, TOKENS.sub(r"\1", answer.content.decode())
        with connection.cursor() as cursor:
            for table in ("forums_notice", "forums_agreement", "forums_post", "forums_voicelabel"):
                columns = "n.id, n.voice, n.day, n.sealed_text" if table == "forums_notice" else "n.*" if table != "forums_post" else "n.id, n.voice"
                cursor.execute(f"SELECT md5(string_agg(({columns})::text, '|' ORDER BY n.id)) FROM {table} n")  # noqa: S608
                seen[table] = cursor.fetchone()
        # the notice is hers and nobody else's, in both worlds
        assert [TEXT in signed_in(actor).get(ROOM).content.decode() for actor in actors] == [True, False]
        return seen

    def build(swapped, leak=lambda notice, person: None):
        with transaction.atomic():
            seen = play(swapped, leak)
            transaction.set_rollback(True)
        return seen

    return build


def test_nobody_else_can_tell_whose_voice_was_written_to(world):
    one, two = world(False), world(True)
    assert {where for where in one if one[where] != two[where]} == set()


def test_a_notice_that_depends_on_the_person_would_be_seen(world):
    def leak(notice, person):
        Notice.objects.filter(pk=notice.pk).update(voice=person.id.bytes)

    with pytest.raises(AssertionError):  # she does not find it any more
        world(False, leak)

    def by_day(notice, person):
        Notice.objects.filter(pk=notice.pk).update(day=f"2021-07-{len(person.profile.name) - 10:02}")

    one, two = world(False, by_day), world(True, by_day)
    assert {where for where in one if one[where] != two[where]} == {"forums_notice"}


@pytest.mark.django_db(transaction=True)
def test_no_row_that_names_a_person_is_written_with_a_notice_or_a_yes(cast, room, say, officer, code, signed_in):
    post = say(cast.other, room, agrees=True)
    members = [cast.participant, cast.other, cast.moderator, cast.secretariat]
    browser = signed_in(cast.participant)
    assert browser.post(ROOM, sent(agrees="on")).status_code == 302
    notices.write_to_voice(room, label_of(room, post), TEXT, by=officer)
    named = _rows_naming(_forms_of([*members, officer], cast.convening))
    with connection.cursor() as cursor:
        for table in ("forums_notice", "forums_agreement"):
            cursor.execute(f"SELECT xmin::text::bigint FROM {table}")  # noqa: S608
            numbers = {number for (number,) in cursor.fetchall()}
            assert numbers and {person for _table, number, person in named if number in numbers} == set()
            assert {name for name, _number, _person in named}.isdisjoint({table})
    rewrite_in_random_order()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM forums_agreement UNION ALL SELECT xmin FROM forums_post) t")
        assert cursor.fetchone() == (1,)
    full = selectors.room_for(cast.other, "gathering", "wg1")
    assert [notice.text for notice in selectors.notices_for(full, cast.other)] == [TEXT]
    assert selectors.notices_for(full, cast.participant) == []
