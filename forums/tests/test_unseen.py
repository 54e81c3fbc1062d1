"""The attack on what the moderation keeps: no row of a flag, a mute or relayed words can be joined to a person, by transaction or value."""

import random
import uuid

import pytest
from django.db import connection, transaction

from convening import audit
from convening.testing import person_in
from forums.models import Flag, Mute, Post, VoiceLabel
from forums.services import flags, moderation, mutes

from .test_relinking import _forms_of, _rows_naming, _transactions_of

pytestmark = pytest.mark.django_db(transaction=True)
NEAR = range(-2, 3)  # a nested block has the next number


def _joined(table, whose, people, convening):
    """The rows of `table` ({id: person's id}) that share a transaction with rows that name this person and nobody else."""
    at = {}
    for _table, number, person in _rows_naming(_forms_of(people, convening)):
        at.setdefault(number, set()).add(person)
    numbers = {pk: number for number, pk in _transactions_of(table)[table]}
    return {pk for pk, person in whose.items() if any(at.get(numbers[pk] + step) == {person} for step in NEAR)}


def _flagged_through_pages(cast, room, say, signed_in, before=lambda person: None):
    dice, whose = random.Random(5), {}
    people = [person_in(cast.convening, "participant", name=f"Member {number}") for number in range(4)]
    posts = [say(cast.participant, room, f"Thought {number}.") for number in range(3)]
    browsers = {person: signed_in(person) for person in people}
    for _ in range(6):
        person, post = dice.choice(people), dice.choice(posts)
        known = set(Flag.objects.values_list("pk", flat=True))
        with transaction.atomic():
            before(person)
            browsers[person].post(f"/c/gathering/rooms/wg1/posts/{post.pk}/flag/", {"reason": "hurts"})
        whose |= dict.fromkeys(set(Flag.objects.values_list("pk", flat=True)) - known, person.id)
    return whose, people


def test_no_flag_is_joined_to_whoever_flagged(cast, room, say, signed_in):
    whose, people = _flagged_through_pages(cast, room, say, signed_in)
    assert len(whose) > 3
    assert _joined("forums_flag", whose, people, cast.convening) == set()


def test_a_planted_row_beside_a_flag_is_found(cast, room, say, signed_in):
    def told(person):
        audit.record(cast.convening, actor=person, verb="forums.post_flagged", target=room)

    whose, people = _flagged_through_pages(cast, room, say, signed_in, before=told)
    found = _joined("forums_flag", whose, people, cast.convening)
    assert len(found) * 2 > len(whose), "what somebody else's row beside it hides is hidden from the attack too"


def test_no_mute_and_no_relayed_post_is_joined_to_whoever_it_concerns(cast, room, say, signed_in):
    people = [cast.participant, cast.other]
    desk = person_in(cast.convening, "help_desk", name="Femi Ade", member=False)
    for person in people:
        mutes.mute_voice(say(person, room), 7, by=cast.moderator)
    assert _joined("forums_voicelabel", dict.fromkeys(VoiceLabel.objects.values_list("pk", flat=True), cast.other.id), people, cast.convening) == set()
    assert _joined("forums_mute", dict.fromkeys(Mute.objects.values_list("pk", flat=True), cast.other.id), people, cast.convening) == set()
    answer = signed_in(desk).post("/c/gathering/rooms/wg1/relay/", {
        "who": "Ines Duarte", "person": cast.other.public_id, "question": "1", "language": "es", "text": "By telephone.", "read_back": "on",
        "conduct": "on", "enter": "yes", "client_key": str(uuid.uuid4()),
    })  # fmt: skip
    assert answer.status_code == 302
    post = Post.objects.get(source="By telephone.")
    assert _joined("forums_post", {post.pk: cast.other.id}, people, cast.convening) == set()


def test_no_column_of_the_moderation_holds_a_person_in_any_form(cast, room, say):
    post = say(cast.participant, room, "We owe this to Salma Haddad.")
    flags.flag_post(post, "names", by=cast.other)
    flags.look_for_names(room)
    mutes.mute_voice(post, None, by=cast.moderator)
    moderation.leave_post(post, by=cast.moderator)
    tables = {table for table, _number, _person in _rows_naming(_forms_of([cast.participant, cast.other, cast.moderator], cast.convening))}
    assert {table for table in tables if table.startswith("forums_")} == {"forums_room_moderators"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM forums_flag f, forums_voicelabel v WHERE f.digest = v.voice")
        assert cursor.fetchone() == (0,)
