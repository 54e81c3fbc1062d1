"""Members ask the moderation to look at a post: once each, unseen, without a time; names are found silently."""

import pytest
from django.db import connection

from convening import keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, LoginSession, SpentKey
from convening.testing import person_in
from forums.models import Flag, Post
from forums.selectors.moderation import flags_of, names_in, waiting_in
from forums.services import arrivals, flags, moderation


def _page(post):
    return f"/c/gathering/rooms/{post.room.slug}/posts/{post.pk}/flag/"


def _kinds(room):
    return [one.kind for one in waiting_in(room, {})]


def test_a_member_flags_once_changes_the_reason_and_takes_it_back(cast, room, say, django_capture_on_commit_callbacks):
    post = say(cast.participant, room)
    with django_capture_on_commit_callbacks(execute=True):
        flags.flag_post(post, "hurts", by=cast.other)
    assert list(arrivals.ages(room.id)) == [post.id.hex]
    flags.flag_post(post, "other", by=cast.other)
    assert flags_of(room, post) == [("Another reason", 1)]
    assert _kinds(room) == ["flagged"]
    with django_capture_on_commit_callbacks(execute=True):
        flags.take_back_flag(post, by=cast.other)
    assert (Flag.objects.count(), _kinds(room), arrivals.ages(room.id)) == (0, [], {})


def test_two_who_see_a_danger_take_it_out_of_sight_until_the_moderation_decides(cast, room, say):
    post, third = say(cast.participant, room), person_in(cast.convening, "participant", name="Third")
    flags.flag_post(post, "elsewhere", by=person_in(cast.convening, "participant", name="Fourth"))
    flags.flag_post(post, "names", by=cast.other)
    assert Post.objects.get().state == "published"
    flags.flag_post(post, "unsafe", by=third)
    assert (Post.objects.get().state, _kinds(room)) == ("held", ["post"])
    moderation.publish_post(post, by=cast.moderator)
    flags.flag_post(post, "names", by=person_in(cast.convening, "participant", name="Fifth"))
    flags.flag_post(post, "names", by=person_in(cast.convening, "participant", name="Sixth"))
    assert (Post.objects.get().state, _kinds(room)) == ("published", ["flagged"])  # looked at before: nobody hides it by numbers


def test_who_may_flag(cast, room, say):
    post = say(cast.participant, room)
    with pytest.raises(Refused) as refused:
        flags.flag_post(post, "names", by=cast.participant)
    assert refused.value.code == "forums.own_post"
    for person in (cast.stranger, cast.evaluator, cast.nominator):
        with pytest.raises(Forbidden):
            flags.flag_post(post, "names", by=person)
    keyring.destroy("room", room.id)
    with pytest.raises(Refused) as refused:
        flags.flag_post(post, "names", by=cast.other)
    assert refused.value.code == "forums.room_sealed"


def test_a_flag_through_the_page_names_nobody_and_saves_nothing_else(cast, room, say, signed_in):
    post = say(cast.participant, room)
    browser = signed_in(cast.other)
    before = (AuditEntry.objects.count(), SpentKey.objects.count(), sorted(LoginSession.objects.values_list("pk", "session_data")))
    assert browser.get(_page(post)).status_code == 200
    assert browser.post(_page(post)).status_code == 409
    assert browser.post(_page(post), {"reason": "unsafe"}).status_code == 302
    page = browser.get(_page(post)).content.decode()
    assert 'value="take_back"' in page and 'value="unsafe" id="id_reason_1" required checked' in page
    after = (AuditEntry.objects.count(), SpentKey.objects.count(), sorted(LoginSession.objects.values_list("pk", "session_data")))
    assert before == after
    assert 'value="take_back"' not in signed_in(cast.secretariat).get(_page(post)).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'forums_flag'")
        assert {name for (name,) in cursor.fetchall()} == {"id", "post_id", "digest", "reason", "looked_at"}
    assert browser.post(_page(post), {"deed": "take_back"}).status_code == 302
    assert Flag.objects.count() == 0


def test_whoever_flagged_finds_her_way_when_the_post_is_out_of_sight(cast, room, say, signed_in):
    post = say(cast.participant, room)
    flags.flag_post(post, "names", by=cast.other)
    moderation.hold_post(post, by=cast.moderator)
    page = signed_in(cast.other).get(_page(post)).content.decode()
    assert 'value="take_back"' in page and "We kept the group small." not in page
    assert signed_in(cast.secretariat).get(_page(post)).status_code == 404


# ── Names of those who take part ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_name_comes_before_the_moderation_silently(cast, room, say, signed_in):
    say(cast.other, room, "The rain was early.")
    post = say(cast.other, room, "We owe this to Salma Haddad.")
    flags.look_for_names(room)
    assert [(one.id, one.kind) for one in waiting_in(room, {})] == [(post.pk, "flagged")]
    assert flags_of(room, post) == []  # no member said so
    queue = signed_in(cast.moderator).get("/c/gathering/rooms/wg1/moderation/").content.decode()
    assert "<mark>Salma</mark> <mark>Haddad</mark>" in queue and "may name somebody" in queue
    for reader in (cast.other, cast.participant):
        seen = signed_in(reader).get("/c/gathering/rooms/wg1/").content.decode()
        assert "<mark>" not in seen and "may name" not in seen and "We owe this" in seen
    moderation.leave_post(post, by=cast.moderator)
    flags.look_for_names(room)
    assert (_kinds(room), Flag.objects.count()) == ([], 1)


def test_one_member_and_the_machine_are_not_two(cast, room, say):
    post = say(cast.other, room, "We owe this to Salma Haddad.")
    flags.look_for_names(room)
    flags.flag_post(post, "names", by=cast.participant)
    assert Post.objects.get().state == "published"


def test_without_the_key_nobody_tells_the_machines_flag_from_a_members(cast, room, say):
    flags.flag_post(say(cast.other, room), "names", by=cast.participant)
    say(cast.other, room, "We owe this to Salma Haddad.")
    flags.look_for_names(room)
    shapes = {(flag.reason, len(bytes(flag.digest)), flag.looked_at) for flag in Flag.objects.all()}
    assert (shapes, Flag.objects.count()) == ({("names", 16, False)}, 2)


def test_a_look_begins_where_the_last_one_ended(cast, room, say):
    say(cast.other, room)
    room.refresh_from_db()
    assert (flags.look_for_names(room), flags.look_for_names(room)) == (1, 0)
    say(cast.other, room)
    room.refresh_from_db()
    assert flags.look_for_names(room) == 1


def test_names_are_those_of_this_convening(cast):
    known = {name for names in names_in(cast.convening.id) for name in names if name}
    assert "Salma Haddad" in known and "Lea Stone" not in known
