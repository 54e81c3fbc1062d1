"""Somebody said it on the telephone: entered as her voice, with her yes, and stored nowhere as hers."""

import uuid

import pytest
from django.db import connection

from convening import labels
from convening.errors import Refused
from convening.models import AuditEntry, Participation
from convening.testing import person_in
from forums import attribution
from forums.models import Post, VoiceLabel
from forums.services import mutes, relaying

PAGE = "/c/gathering/rooms/wg1/relay/"


@pytest.fixture
def desk(cast):
    return person_in(cast.convening, "help_desk", name="Femi Ade", member=False)


def _sent(**more):
    words = {"who": "Salma Haddad", "question": "1", "language": "ar", "text": "We met in small groups.", "read_back": "on", "conduct": "on"}
    return words | {"client_key": str(uuid.uuid4())} | more


def _relay(room, person, by, **more):
    ways = {"language": "ar", "read_back": True, "conduct": True, "key": uuid.uuid4()} | more
    relaying.relay_contribution(room, room.questions.first(), "We met in small groups.", person=person, by=by, **ways)
    return Post.objects.get(source="We met in small groups.")


def test_it_is_her_voice_and_goes_the_way_of_every_post(cast, room, queued, say, desk):
    hers = say(cast.participant, room)
    post = _relay(room, cast.participant, desk)
    assert (bytes(post.voice), post.state, post.mode, post.role) == (bytes(hers.voice), "published", "veiled", "")
    post.delete()
    assert _relay(queued, cast.participant, desk).state == "held"


def test_without_her_yes_nothing_is_entered(cast, room, desk):
    for missing in ("read_back", "conduct"):
        with pytest.raises(Refused) as refused:
            _relay(room, cast.participant, desk, **{missing: False})
        assert missing in refused.value.fields
    with pytest.raises(Refused):
        relaying.relay_contribution(
            room, room.questions.first(), " ", person=cast.participant, language="ar", read_back=True, conduct=True, key=uuid.uuid4(), by=desk
        )
    assert (Post.objects.count(), AuditEntry.objects.filter(verb="forums.contribution_relayed").count()) == (0, 0)


def test_the_log_keeps_that_something_was_entered_and_the_posts_transaction_names_nobody(cast, room, desk):
    key = uuid.uuid4()
    post = _relay(room, cast.participant, desk, key=key)
    _relay(room, cast.participant, desk, key=key)
    [entry] = AuditEntry.objects.filter(verb="forums.contribution_relayed")
    assert (entry.actor_id, entry.target, entry.note) == (desk.id, f"forums.room:{room.id}", "consent by telephone")
    part = Participation.objects.get(person=cast.participant)
    named = {str(cast.participant.id), cast.participant.public_id, part.handle, str(part.pk)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(a)::text FROM convening_auditentry a WHERE verb = 'forums.contribution_relayed'")
        assert not [value for (row,) in cursor.fetchall() for value in named if value in row]
    assert bytes(post.voice) == attribution.voice_of(room, cast.participant, post.question)


def test_a_mute_is_not_told_on_the_telephone_and_not_undone_by_it(cast, room, say, desk):
    mutes.mute_voice(say(cast.participant, room, "Before."), 7, by=cast.moderator)
    assert _relay(room, cast.participant, desk).state == "held"


def test_through_the_page_she_is_looked_up_first(cast, room, signed_in, desk):
    browser = signed_in(desk)
    assert "Salma" not in browser.get(PAGE).content.decode()
    found = browser.post(PAGE, _sent(read_back="", find="yes"))
    html = found.content.decode()
    assert found.status_code == 200 and "Salma Haddad" in html and "We met in small groups." in html and Post.objects.count() == 0
    assert browser.post(PAGE, _sent(who="Salma", find="yes")).status_code == 409  # part of a name finds nobody
    assert browser.post(PAGE, _sent(who="Lea Stone", find="yes")).status_code == 409
    assert browser.post(PAGE, _sent(read_back="", person=cast.participant.public_id, enter="yes")).status_code == 409
    assert browser.post(PAGE, _sent(person=cast.other.public_id, enter="yes")).status_code == 409  # not whom the name found
    answer = browser.post(PAGE, _sent(person=cast.participant.public_id, enter="yes"))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    after = browser.get(PAGE).content.decode()
    assert "Entered." in after and "Salma" not in after
    label = VoiceLabel.objects.get()
    assert Post.objects.get().source == "We met in small groups." and labels.in_words((label.object, label.number)) not in after
    assert [browser.get(f"/c/gathering/rooms/wg1/{page}").status_code for page in ("", "moderation/")] == [404, 404]


def test_a_careful_person_is_found_by_her_handle_and_pen_name_only(cast, room):
    careful = person_in(cast.convening, "participant", name="Aster Bloom", careful=True, pen_name="Cedar Grey")
    handle = Participation.objects.get(person=careful).handle
    found = [[part.person_id for part in relaying.people_called(room, written)] for written in ("Aster Bloom", "Cedar Grey", handle)]
    assert found == [[], [careful.id], [careful.id]]


def test_who_may_enter_it(cast, room, signed_in):
    people = (cast.participant, cast.secretariat, cast.evaluator, cast.nominator, cast.stranger, cast.moderator)
    assert [signed_in(person).get(PAGE).status_code for person in people] == [404, 404, 404, 404, 404, 200]


def test_the_help_desk_finds_the_way_from_its_desk(cast, room, signed_in, desk):
    assert PAGE in signed_in(desk).get("/c/gathering/desk/").content.decode()
    assert PAGE not in signed_in(cast.secretariat).get("/c/gathering/desk/").content.decode()
