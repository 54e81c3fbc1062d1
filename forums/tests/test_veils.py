"""Lifting a veil: never alone, shown once, told to the voice, and nothing before that shows whether there is anything to find."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from convening import audit, clock, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import person_in
from forums import record, selectors
from forums.models import Notice, Post, VeilRequest
from forums.selectors import life
from forums.services import veils
from participants.services.conduct import name_officer

from .conftest import new_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def watch(cast, room):
    """Three custodians, and the officer for incidents."""
    people = [person_in(cast.convening, "custodian", name=f"Custodian {n}", member=False) for n in range(3)]
    cast.officer = person_in(cast.convening, "evaluator", name="Olga Officer", member=False)
    name_officer(cast.convening, Participation.objects.get(person=cast.officer), by=cast.secretariat)
    for member in (cast.participant, cast.other):
        member.change_profile(language="en")
    return people


def asked(post, cast, reason="He writes that he will wait for her."):
    return veils.ask_to_lift(post, "threat", reason, by=cast.moderator)


def agreed(post, cast, watch):
    request = asked(post, cast)
    for custodian in watch[:2]:
        veils.agree(request, by=custodian)
    return VeilRequest.objects.get(pk=request.pk)


def code_of(deed):
    with pytest.raises(Refused) as refused:
        deed()
    return refused.value.code


def test_two_custodians_agree_and_the_officer_sees_it_once(cast, room, say, watch, signed_in):
    post = say(cast.participant, room)
    request = agreed(post, cast, watch)
    officer, page = signed_in(cast.officer), f"/c/gathering/veils/{request.pk}/"
    before = officer.get(page)
    assert "Salma Haddad" not in before.content.decode() and "We kept the group small." in before.content.decode()
    assert officer.post(page, {"deed": "see", "later": "no"}).status_code == 409, "the box is not ticked"
    seen = officer.post(page, {"deed": "see", "later": "no", "understood": "on"})
    assert seen.status_code == 200 and "Salma Haddad" in seen.content.decode() and "shown once" in seen.content.decode()
    assert "no-store" in seen["Cache-Control"]
    for again in (officer.get(page), officer.post(page, {"deed": "see", "later": "no", "understood": "on"})):
        assert again.status_code == 404
    with pytest.raises(Forbidden):
        veils.see(request, by=cast.officer)
    verbs = list(AuditEntry.objects.filter(target=f"forums.veilrequest:{request.pk}").values_list("verb", "actor_id"))
    assert verbs == [
        ("forums.veil_asked", cast.moderator.pk), ("forums.veil_agreed", watch[0].pk), ("forums.veil_agreed", watch[1].pk),
        ("forums.veil_lifted", cast.officer.pk),
    ]  # fmt: skip
    assert audit.first_break() is None and life.lifted(cast.convening) == 1
    told = signed_in(cast.participant).get("/c/gathering/rooms/wg1/").content.decode()
    assert "allowed the officer for incidents to learn who wrote" in told
    assert "allowed the officer" not in signed_in(cast.other).get("/c/gathering/rooms/wg1/").content.decode()


def test_one_is_not_enough_and_none_does_two_parts(cast, room, say, watch):
    request = asked(say(cast.participant, room), cast)
    veils.agree(request, by=watch[0])
    assert code_of(lambda: veils.agree(request, by=watch[0])) == "forums.same_custodian"
    with pytest.raises(Forbidden):
        veils.see(request, by=cast.officer)
    Participation.objects.filter(person__in=[cast.officer.pk, cast.moderator.pk]).update(roles=["custodian", "moderator"])
    for person in (cast.officer, cast.moderator):
        person._standing = None
    assert code_of(lambda: veils.agree(request, by=cast.officer)) == "forums.officer_does_not_agree"
    assert code_of(lambda: veils.agree(request, by=cast.moderator)) == "forums.own_request"
    request.refresh_from_db()
    request.second = request.first
    with pytest.raises(IntegrityError), transaction.atomic():
        request.save()


def test_agreeing_is_asked_twice(cast, room, say, watch, signed_in):
    page = f"/c/gathering/veils/{asked(say(cast.participant, room), cast).pk}/"
    custodian = signed_in(watch[0])
    shown = custodian.post(page, {"deed": "agree"})
    assert shown.status_code == 409 and "Please tick the box first." in shown.content.decode()
    assert list(VeilRequest.objects.values_list("first", flat=True)) == [None]
    custodian.post(page, {"deed": "agree", "understood": "yes"})
    assert list(VeilRequest.objects.values_list("first__person", flat=True)) == [watch[0].pk]


def test_only_those_named_have_a_part_in_it(cast, room, say, watch):
    post = say(cast.participant, room)
    for somebody in (cast.participant, cast.secretariat, cast.officer, watch[0], cast.stranger):
        with pytest.raises(Forbidden):
            veils.ask_to_lift(post, "threat", "Why.", by=somebody)
    request = agreed(post, cast, watch)
    for somebody in (cast.participant, cast.secretariat, cast.moderator, *watch, cast.stranger):
        with pytest.raises(Forbidden):
            veils.see(request, by=somebody)
    assert not Notice.objects.exists(), "nobody was told what did not happen"


def test_a_refusal_ends_it_and_so_do_72_hours(cast, room, say, watch):
    post = say(cast.participant, room)
    refused = asked(post, cast)
    veils.refuse(refused, by=watch[2])
    assert code_of(lambda: veils.agree(refused, by=watch[0])) == "forums.veil_decided"
    late = asked(post, cast)
    assert code_of(lambda: asked(post, cast)) == "forums.veil_asked_already"
    veils.agree(late, by=watch[0])
    start = clock.now()
    clock.set_to(start + timedelta(hours=72, minutes=1))
    assert code_of(lambda: veils.agree(late, by=watch[1])) == "forums.veil_lapsed"
    unseen = agreed(post, cast, watch)
    clock.set_to(start + timedelta(hours=145))
    with pytest.raises(Forbidden):
        veils.see(unseen, by=cast.officer)


def test_the_voice_is_told_later_only_with_a_reason_and_then_is_told(cast, room, say, watch):
    post = say(cast.participant, room)
    request = agreed(post, cast, watch)
    assert code_of(lambda: veils.see(request, by=cast.officer, notice_from=date(2021, 7, 15))) == "forums.no_deferral"
    assert code_of(lambda: veils.see(request, by=cast.officer, notice_from=date(2022, 7, 15), deferral="x")) == "forums.told_too_late"
    veils.see(request, by=cast.officer, notice_from=date(2021, 7, 15), deferral="He sits beside her.")
    request = VeilRequest.objects.get()
    assert (request.read("deferral"), AuditEntry.objects.latest("pk").note) == ("He sits beside her.", "deferred")
    found = []
    for day in (14, 16):
        clock.set_to(datetime(2021, 7, day, 12, tzinfo=UTC))
        shown = selectors.room_for(cast.participant, "gathering", "wg1")
        found.append(len(selectors.notices_for(shown, cast.participant)))
    assert found == [0, 1]


def test_nothing_shows_whether_there_is_anything_to_find(cast, redis_empty, say, watch, signed_in):
    """The same bytes for a voice, for somebody in her role, for a voice of nobody: on asking, on deciding, until it is seen."""
    named = new_room(cast, "names", naming="named")
    posts = [say(cast.participant, named), say(cast.other, named, mode="named"), say(cast.moderator, named, mode="role"), say(cast.participant, named)]
    Post.objects.filter(pk=posts[3].pk).update(voice=bytes(16))

    def bare(answer, *ids):
        text = re.sub(r'((?:csrfmiddlewaretoken|client_key)" value="|X-CSRFToken": ")[\w-]+', r"\1", answer.content.decode())
        for one in ids:
            text = text.replace(str(one), "–")
        return text

    pages, states = [], []
    for post in posts:
        page, browser = f"/c/gathering/rooms/names/posts/{post.pk}/veil/", signed_in(cast.moderator)
        seen = [bare(browser.get(page), post.pk)]
        sent = browser.post(page, {"client_key": post.pk, "kind": "threat", "reason": "Danger.", "understood": "on"})
        request = VeilRequest.objects.get(post=post)
        for person in (cast.moderator, watch[0], watch[2]):
            seen.append(bare(signed_in(person).get(f"/c/gathering/veils/{request.pk}/"), request.pk, post.pk))
        for custodian in watch[:2]:
            veils.agree(request, by=custodian)
        seen.append(bare(signed_in(cast.officer).get(f"/c/gathering/veils/{request.pk}/"), request.pk, post.pk))
        pages.append(seen)
        states.append((sent.status_code, len(bytes(request.sealed_reason))))
    for kind, same in zip(("asking", "asked", "deciding", "deciding again", "about to see"), zip(*pages)):
        assert len(set(same)) == 1, kind
    assert len(set(states)) == 1
    answers = [veils.see(VeilRequest.objects.get(post=post), by=cast.officer) for post in posts]
    found = [answer and answer.person for answer in answers]
    assert found == [cast.participant, cast.other, cast.moderator, None]


def test_no_row_of_a_lifted_veil_names_who_wrote(cast, room, say, watch):
    post = say(cast.participant, room)
    veils.see(agreed(post, cast, watch), by=cast.officer)
    part = Participation.objects.get(person=cast.participant)
    forms = {str(cast.participant.pk), cast.participant.public_id, str(part.pk), part.handle}
    rows = [str(row) for model in (VeilRequest, AuditEntry, Notice) for row in model.objects.values_list()]
    assert not [form for form in forms for row in rows if form in row]


def test_without_the_key_nothing_is_said_and_nothing_is_asked(cast, room, say, watch):
    post = say(cast.participant, room)
    request = agreed(post, cast, watch)
    keyring.destroy("room", room.id)
    with pytest.raises(Forbidden):
        veils.see(request, by=cast.officer)
    assert VeilRequest.objects.get().state == "agreed" and not Notice.objects.exists()
    assert code_of(lambda: asked(say_in_role(post), cast)) == "forums.room_sealed"
    room.sealed_on = date(2021, 7, 9)
    Post.objects.filter(pk=post.pk).update(room=room)
    type(room).objects.filter(pk=room.pk).update(closes_on=date(2021, 7, 5), sealed_on=date(2021, 7, 9))
    post.room.refresh_from_db()
    with pytest.raises(Forbidden):
        asked(post, cast)


def say_in_role(post):
    """Another post of the same room, put there by hand: the room has no key any more."""
    other = Post.objects.get(pk=post.pk)
    other.pk, other.position, other.retry = None, 99, None
    other.id = uuid4()
    other.save(force_insert=True)
    return other


def test_it_needs_an_officer_and_two_custodians(cast, room, say):
    post = say(cast.participant, room)
    assert code_of(lambda: asked(post, cast)) == "forums.no_officer"
    officer = person_in(cast.convening, "evaluator", name="Olga Officer", member=False)
    name_officer(cast.convening, Participation.objects.get(person=officer), by=cast.secretariat)
    person_in(cast.convening, "custodian", name="Only One", member=False)
    assert code_of(lambda: asked(post, cast)) == "forums.no_custodians"
    assert life.lifted(cast.convening) == 0


def test_a_veil_lifted_after_the_figures_were_frozen_is_counted(cast, room, say, watch):
    post = say(cast.participant, room)
    clock.set_to(datetime(2021, 8, 16, 12, tzinfo=UTC))
    assert record.freeze(cast.convening).counts["veils_lifted"] == 0
    agreed(post, cast, watch)
    assert record.counts(cast.convening, [])["veils_lifted"] == 1
