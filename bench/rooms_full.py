"""Rooms as full as they get, for the programs beside this module. Posts are laid in at once: writing them one by one is not what is measured."""

import random
from datetime import date, timedelta

from convening import clock, labels
from convening.testing import new_convening, person_in
from forums import attribution, wording
from forums.models import Post, VoiceLabel
from forums.services import rooms

WORDS = ("voice", "message", "village", "channel", "month", "group", "small", "archive", "danger", "trust", "phone", "each", "member", "deleted")
MIX = ("en", "en", "en", "en", "ar", "ar", "ar", "es", "es", "es")


def convene(members):
    """(convening, secretariat, its members' people)."""
    convening = new_convening("gathering")
    secretariat = person_in(convening, "secretariat", member=False)
    people = [person_in(convening, "participant", name=f"Person {n}", language=MIX[n % len(MIX)]) for n in range(members)]
    return convening, secretariat, people


def open_room(convening, secretariat, slug, *, naming="voices"):
    today = clock.today(convening.zone)
    room = rooms.open_room(
        convening, slug=slug, title={"en": "Constituencies"}, background={"en": "What is known. " * 60}, rule="chatham_house", naming=naming,
        moderation="after", opens_on=today - timedelta(days=9), closes_on=today + timedelta(days=9), languages=["ar", "en", "es"], by=secretariat,
    )  # fmt: skip
    for text in ("What helps?", "What is at risk?", "What would you recommend?"):
        rooms.add_question(room, text={"en": text}, by=secretariat)
    return room


def fill(room, people, posts):
    """`posts` posts of `people`, each of some 380 characters; every fourth is a reply."""
    dice, questions, kept, taken, tops = random.Random(4), list(room.questions.all()), [], set(), []
    voices = {}
    for person in people:
        voices[person.id] = voice = attribution.voice_of(room, person, questions[0])
        label = labels.free_label(voice, taken)
        taken.add(label)
        VoiceLabel.objects.create(room=room, voice=voice, object=label[0], number=label[1])
    for position in range(1, posts + 1):
        person = people[position % len(people)]
        text = " ".join(dice.choice(WORDS) for _word in range(60)) + "."
        reply_to = dice.choice(tops[-9:]) if position % 4 == 0 and tops else None
        post = Post(
            room=room, question=reply_to.question if reply_to else dice.choice(questions), reply_to=reply_to, state="published",
            voice=voices[person.id], mode="veiled", naming=room.naming, position=position, news=position, day=date(2021, 7, 1 + position % 20),
            language=MIX[position % len(MIX)], source=text, html=wording.as_html(text),
        )  # fmt: skip
        kept.append(post)
        if reply_to is None:
            tops.append(post)
    Post.objects.bulk_create(kept, batch_size=500)
    room.last_position = room.news = posts
    room.languages_shown = ["ar", "en", "es"]
    room.save(update_fields=["last_position", "news", "languages_shown"])
    return room
