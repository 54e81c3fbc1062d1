"""The swap: two worlds that differ only in which of two people wrote what are byte-equal to everybody else.

The digest behind a voice is taken for what it is built to be, a random function: in the second world its values for the two
people are exchanged in the first room. Everything else must come out the same by itself: pages, fragments, news, the queue,
the counts and every row of this app. Random worlds, since a symmetric one hides what depends on how much each wrote.
"""

import os
import random
import re
import uuid

import pytest
from django.db import connection, transaction

from convening import keyring
from convening.errors import Refused
from convening.models import OutboxEntry
from convening.testing import person_in
from forums import attribution, record
from convening.cleaning import Cleaned
from forums.models import Post
from forums.services import corrections, drafts, flags, moderation, mutes, posting, translating

from .conftest import new_room

TOKENS = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken&quot;: &quot;|"X-CSRFToken": ")[A-Za-z0-9]{64}')
FORM_KEYS = re.compile(rb'(name="client_key" value=")[0-9a-f-]{36}')

SURFACES = {
    "member": ("", "?q=1", "?before=3", "?reply={post}", "posts/?after=0", "posts/{post}/withdraw/", "posts/{post}/flag/", "translations/", "posts/{post}/translate/"),
    "moderator": ("", "moderation/", "translations/", "posts/{post}/moderate/"),
    "secretariat": ("", "moderation/"),
    "stranger": ("",),
}


@pytest.fixture
def world(cast, redis_empty, signed_in, monkeypatch):
    """`world(seed, swapped)` plays one random world and gives back all that the others can observe: {where: bytes}."""
    first, second = cast.participant, cast.other
    third = person_in(cast.convening, "participant", name="Third Member", language="fr")
    observers = (third, cast.moderator, cast.secretariat, cast.stranger)
    browsers = {role: signed_in(person) for role, person in zip(SURFACES, observers, strict=True)}
    plain_voice = attribution._voice

    def play(seed, swapped):
        """The same deeds in both worlds; in the second, the two people exchange theirs in the first room only."""
        dice = random.Random(seed)
        monkeypatch.setattr(os, "urandom", random.Random(seed + 1).randbytes)  # ids and keys are the same in both worlds
        rooms = [
            new_room(cast, slug, moderation=dice.choice(["before", "after"]), scope=dice.choice(["room", "question"]))
            for slug in ("swapped", "other")
        ]
        key = keyring.read("room", rooms[0].id)
        exchange = {first.id: second.id, second.id: first.id}

        def voice(room_key, person_id, scope, mode):
            person_id = exchange.get(person_id, person_id) if swapped and room_key == key else person_id
            return plain_voice(room_key, person_id, scope, mode)

        monkeypatch.setattr(attribution, "_voice", voice)
        said = []
        for _ in range(dice.randint(8, 16)):
            room = dice.choice(rooms)
            person = dice.choice([first, first, second, third])
            actor = {first: second, second: first}.get(person, person) if swapped and room is rooms[0] else person
            before = [post for post, _who in said if post.room_id == room.id and post.state == "published"]
            question, thought = dice.choice(list(room.questions.all())), f"Thought {dice.random()}"
            how = {"language": dice.choice(["ar", "en"]), "reply_to": dice.choice(before) if before and dice.random() < 0.3 else None}
            if dice.random() < 0.3:
                drafts.keep_draft(room, question, f"{thought}, at first", by=actor, key=uuid.uuid4())
            files = [Cleaned(media_type="application/pdf", extension="pdf", content=dice.randbytes(9))] if dice.random() < 0.2 else []
            again, flagged, corrects, muted = (dice.random() for _ in range(4))
            try:
                post = posting.write_post(room, question, thought, by=actor, key=uuid.uuid4(), attachments=files, **how)
            except Refused:  # she was muted
                continue
            if post.state == "held" and dice.random() < 0.7:
                moderation.publish_post(post, by=cast.moderator)
            elif again < 0.2:
                posting.withdraw_post(post, by=actor)
            post.refresh_from_db()
            if post.state == "published" and corrects < 0.3:
                corrections.correct_post(post, f"{thought}, put right", by=actor, language="en")
                post.refresh_from_db()
            if before and flagged < 0.3 and not attribution.is_mine(room, before[:1], actor):
                flags.flag_post(before[0], "hurts", by=actor)
            if post.state == "published" and dice.random() < 0.4:
                theirs = translating.propose_translation(post, f"Idea {dice.random()}", by=actor, language="fr")
                if dice.random() < 0.5:
                    translating.accept_translation(theirs, by=cast.moderator, seen=corrections.edition(theirs))
                    post.refresh_from_db()
            if post.state == "published" and muted < 0.1:
                mutes.mute_voice(post, 1, by=cast.moderator)
            said.append((post, actor))
        return rooms, said

    def observe(rooms, said, roles):
        seen, post = {}, said[0][0].id
        for role in roles:
            paths = SURFACES[role]
            pages = [f"/c/gathering/rooms/{room.slug}/{path.format(post=post)}" for room in rooms for path in paths]
            for page in ["/c/gathering/rooms/", *pages]:
                answer = browsers[role].get(page)
                headers = sorted((k, v) for k, v in answer.headers.items())
                body = FORM_KEYS.sub(rb"\1", TOKENS.sub(rb"\1", answer.content))
                seen[role, page] = repr((answer.status_code, headers)).encode() + body
        people = [(person.id, False) for person in (first, second, third)] + [(cast.moderator.id, True)]
        counts = record.counts(cast.convening, people)
        # What is counted over both rooms tells of people and must differ: they exchanged one room and kept the other.
        seen["counts"] = repr([counts[name] for name in ("rooms", "per_question", "posts", "replies", "held", "buckets")])
        seen["news"] = repr(sorted(OutboxEntry.objects.values_list("kind", "name", "ids__seq")))
        with connection.cursor() as cursor:
            for table in ("forums_post", "forums_voicelabel", "forums_room", "forums_question", "forums_translation", "forums_words", "forums_flag", "forums_correction",
                          "forums_attachment", "forums_mute"):  # fmt: skip
                cursor.execute(f"SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM {table} t")  # noqa: S608
                seen[table] = cursor.fetchone()[0]
        return seen

    def build(seed, swapped):
        with transaction.atomic():
            # Every fourth world is looked at by all, the others by one role after the other; the counts and the rows of all are compared.
            seen = observe(*play(seed, swapped), list(SURFACES) if seed % 4 == 0 else [list(SURFACES)[seed % 4 - 1]])
            transaction.set_rollback(True)
        return seen

    return build


def _differences(world, seeds):
    found = set()
    for seed in seeds:
        one, two = world(seed, swapped=False), world(seed, swapped=True)
        assert one.keys() == two.keys()
        found |= {where for where in one if one[where] != two[where]}
    return found


def test_nobody_else_can_tell_who_wrote_what(world):
    assert _differences(world, range(12)) == set()


def _name_in_a_comment(post, by):
    return {"html": f"{post.html}<!--{len(by.profile.name)}-->"}


def _language_of_the_author(post, by):
    return {"language": by.profile.language}


def _something_derived_from_the_author(post, by):
    return {"reason": by.id.hex[:2]}


def _only_one_of_them_is_marked(post, by):
    return {"after_session": by.is_the_first}


_sound_write = posting.write_post


@pytest.mark.parametrize(
    "leak", [_name_in_a_comment, _language_of_the_author, _something_derived_from_the_author, _only_one_of_them_is_marked]
)
def test_a_planted_leak_is_found(world, monkeypatch, leak, cast):
    for person in (cast.participant, cast.other, cast.moderator):
        person.is_the_first = person is cast.participant

    def leaking(room, question, text, *, by, **how):
        post = _sound_write(room, question, text, by=by, **how)
        if by in (cast.participant, cast.other):
            Post.objects.filter(pk=post.pk).update(**leak(post, by))
        return post

    monkeypatch.setattr(posting, "write_post", leaking)
    assert _differences(world, [1]) != set()
