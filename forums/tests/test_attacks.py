"""Attacks on the rooms that had succeeded once: each is told here as it was done, and fails."""

import random
import time
import unicodedata
import uuid
from datetime import date

import pytest
import redis
from django.conf import settings
from django.db import IntegrityError, transaction

from convening import cleaning, journal, policy, warnings
from convening.errors import Forbidden, Refused
from convening.models import Participation
from convening.testing import person_in
from convening.tests import surfaces
from forums import phrases, selectors, wording
from forums.models import Attachment, Draft, Flag, Notice, Post, Quote, Room, Translation, VoiceLabel
from forums.selectors.moderation import waiting_in
from forums.services import (
    arrangement, arrivals, corrections, drafts, flags, moderation, mutes, notices, posting, quoting, sealing,
    translating,
)  # fmt: skip

from .bad_files import picture
from .conftest import new_room

pytestmark = pytest.mark.django_db
SECONDS = 2  # a machine under load; what is attacked here took minutes


# ── Texts that kept a web server busy for minutes ─────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0327" * 250_000,  # putting accents in their order takes the square of their number
        "a" + "\u0301\u0327" * 9_000,
        "ا\u200c" * 260_000,
        "ا\u200c" * 9_000,
        "calle " + "a" * 160,
        ("calle " + "a" * 160 + "\n") * 29,
        ("av. " + "a'" * 80 + "\n") * 29,
        ("12 rue " + "a" * 160 + "\n") * 29,
    ],
    ids=["accents", "some accents", "joiners", "some joiners", "a street", "streets", "avenues", "rues"],
)
def test_no_text_takes_long(text):
    begun = time.process_time()
    try:
        warnings.found_in(wording.honest(text))
        wording.as_html(wording.honest(text))
    except Refused as refused:
        assert refused.code == "forums.too_long"
    assert time.process_time() - begun < SECONDS


def test_what_is_cut_before_the_order_of_accents_is_nothing_that_anybody_writes():
    for text in ("Nguyễn Thị Minh Khai", "مُحَمَّدٌ", "שָׁלוֹם", "क्षि", "한국어"):
        assert wording.honest(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFC", text)


def test_streets_are_found_as_before():
    for text in ("calle Mayor 12", "avenida de la Paz, n.º 7", "c/Mayor 12", "12, rue de la Paix", "12 bis avenue Foch"):
        assert [one.kind for one in warnings.found_in(f"Come to {text}, please.")] == ["street"], text


def test_a_draft_and_posts_of_one_word_are_compared_at_once():
    begun = time.process_time()
    assert len(phrases.taken_over("a " * 30_000, [(n, "a " * 2_500) for n in range(20)])) == 1
    assert time.process_time() - begun < SECONDS


# ── A right in one room, used in another ──────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def elsewhere(cast, room):
    """A room of others' moderation, in which hers of `room` is a member and reads what posts are called."""
    other = new_room(cast, "wg3", moderation="before")
    other.moderators.clear()
    return other


def test_who_looks_after_one_room_decides_nothing_in_another(cast, room, elsewhere, say, signed_in):
    post = say(cast.participant, elsewhere)
    herself = signed_in(cast.moderator)
    herself.post(f"/c/gathering/rooms/wg1/moderation/{post.pk}/", {"decision": "publish"})
    assert (Post.objects.get().state, Room.objects.get(pk=room.pk).last_position) == ("held", 0)
    in_hers = Post(pk=post.pk, room=room)
    for deed in (
        lambda: moderation.decline_post(in_hers, by=cast.moderator, code="names"),
        lambda: arrangement.pin_post(in_hers, by=cast.moderator),
        lambda: mutes.mute_voice(in_hers, 7, by=cast.moderator),
        lambda: flags.flag_post(in_hers, "unsafe", by=cast.other),
        lambda: corrections.correct_post(in_hers, "Other words.", by=cast.participant, language="en"),
        lambda: posting.withdraw_post(in_hers, by=cast.participant),
    ):
        with pytest.raises(Post.DoesNotExist):
            deed()
    assert (Post.objects.get().state, Flag.objects.count()) == ("held", 0)


def test_what_was_asked_before_a_sealing_began_is_not_done_after_it(cast, room, say):
    post = say(cast.participant, room)
    translating.propose_translation(post, "Lo hicimos.", by=cast.other, language="es")
    proposal = Translation.objects.select_related("post__room__convening").get()
    stale = Room.objects.select_related("convening").get(pk=room.pk)
    Room.objects.filter(pk=room.pk).update(sealed_on=date(2021, 8, 16))  # between her right and the lock
    post = Post(pk=post.pk, room=stale, voice=post.voice)
    proposal.post.room = stale
    label = VoiceLabel.objects.get()
    for deed in (
        lambda: moderation.hold_post(post, by=cast.moderator),
        lambda: arrangement.pin_post(post, by=cast.moderator),
        lambda: mutes.mute_voice(post, 7, by=cast.moderator),
        lambda: mutes.set_pace(stale, 5, by=cast.moderator),
        lambda: flags.flag_post(post, "unsafe", by=cast.other),
        lambda: translating.propose_translation(post, "Nous l’avons fait.", by=cast.other, language="fr"),
        lambda: translating.take_back_translation(post, by=cast.other, language="es"),
        lambda: translating.decline_translation(proposal, "meaning", by=cast.moderator, seen=corrections.edition(proposal)),
        lambda: notices._leave(stale, bytes(label.voice), "Take care."),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "forums.room_sealed"
    assert (Post.objects.get().state, Flag.objects.count(), Notice.objects.count(), Translation.objects.get().state) == ("published", 0, 0, "proposed")


# ── What stood where nobody reads ─────────────────────────────────────────────────────────────────────────────────────
def test_of_a_declined_post_the_sealing_leaves_no_word(cast, room, say):
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    post = say(cast.participant, room, "The valley behind the mill.", attachments=[cleaning.clean(picture())])
    translating.propose_translation(post, "El valle.", by=cast.other, language="es")
    proposal = Translation.objects.get()
    translating.accept_translation(proposal, by=cast.moderator, seen=corrections.edition(proposal))
    quoting.ask_voice(post, "The valley", by=rapporteur)
    moderation.decline_post(post, by=cast.moderator, code="names", seen="published")
    assert (Attachment.objects.count(), Translation.objects.count(), Quote.objects.count()) == (1, 1, 1)
    sealing.purge(room)
    assert (Attachment.objects.count(), Translation.objects.count(), Quote.objects.count(), Post.objects.get().source) == (0, 0, 0, "")


def test_of_a_joined_post_the_sealing_leaves_no_word_but_what_its_voice_allowed(cast, room, say):
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    kept, joined = say(cast.other, room, "Listen first."), say(cast.participant, room, "First one listens.", attachments=[cleaning.clean(picture())])
    quote = quoting.ask_voice(joined, "one listens", by=rapporteur)
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    arrangement.merge_post(joined, kept, by=cast.moderator)
    sealing.purge(room)
    assert dict(Post.objects.values_list("state", "source")) == {"published": "Listen first.", "merged": ""}
    assert (Attachment.objects.count(), Quote.objects.get().answer) == (0, "verbatim")


def test_the_secretariat_reads_no_words_by_replying(cast, room, say, signed_in):
    post = say(cast.participant, room, "The valley behind the mill.")
    office = person_in(cast.convening, "secretariat", name="Olga Office", member=False)
    page = signed_in(office).get(f"/c/gathering/rooms/wg1/?reply={post.pk}").content.decode()
    assert "valley" not in page and f'value="{post.pk}"' not in page
    with pytest.raises(Forbidden):
        say(office, room, "Please go on.", mode="role", reply_to=post)
    assert say(office, room, "Please go on.", mode="role").role == "secretariat"


def test_drafts_lie_beneath_posts_that_are_there(cast, room, say):
    post, question = say(cast.other, room), room.questions.first()
    with pytest.raises(Refused) as refused:
        drafts.keep_draft(room, question, "Words", by=cast.participant, key=uuid.uuid4(), reply_to=uuid.uuid4())
    assert (refused.value.code, Draft.objects.count()) == ("forums.nothing_to_reply_to", 0)
    assert drafts.keep_draft(room, question, "Words", by=cast.participant, key=uuid.uuid4(), reply_to=post.pk)


# ── Two answers that together tell more than either ───────────────────────────────────────────────────────────────────
def test_region_and_field_are_not_told_one_after_the_other(cast, room, say):
    """Five share her region and five her field, four both: beside two passages of one voice the two would be read together."""
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    people = [
        person_in(cast.convening, "participant", name=f"Member {n}", region="Africa" if n < 5 else "Asia-Pacific", kind_of_actor="Civil society" if n else "Political actors")
        for n in range(6)
    ]
    posts = [say(person, room, f"Words {n}") for n, person in enumerate(people)]
    herself, second = people[1], say(people[1], room, "Other words")
    first, second = (quoting.ask_voice(post, "words" if post is second else "Words", by=rapporteur) for post in (posts[1], second))
    assert selectors.attributes_offered(room, herself, first) == {"region": "Africa", "kind": "Civil society", "both": False}
    quoting.answer_quote(first.pk, room, "attributed", beside="region", by=herself)
    assert selectors.attributes_offered(room, herself, second) == {"region": "Africa"}
    with pytest.raises(Refused) as refused:
        quoting.answer_quote(second.pk, room, "attributed", beside="kind", by=herself)
    assert refused.value.code == "forums.not_offered"
    quoting.answer_quote(first.pk, room, "verbatim", by=herself)  # she changes her mind: then the other may be told
    quoting.answer_quote(second.pk, room, "attributed", beside="kind", by=herself)
    assert selectors.attributes_offered(room, herself, first) == {"kind": "Civil society"}


def test_the_custodians_do_not_see_when_a_voice_answers(cast, room, say):
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    quote = quoting.ask_voice(say(cast.participant, room, "Words here"), "Words", by=rapporteur)
    assert sealing.dry_run(room)["quotes_unanswered"] == 1
    quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    assert sealing.dry_run(room)["quotes_unanswered"] == 1, "told at night, with all others"


# ── In her place, on paper ────────────────────────────────────────────────────────────────────────────────────────────
def test_paper_that_somebody_else_printed_puts_away_no_message(cast, room, say):
    post = say(cast.participant, room)
    notice = Notice(room=room, voice=post.voice, day=date(2021, 7, 20))
    notice.text = "Take care."
    notice.save()
    on_paper = Participation.objects.get(person=cast.participant).person
    policy.came_by({"by_paper": str(cast.convening.pk)}, on_paper)
    with pytest.raises(Forbidden):
        notices.put_away(notice.pk, room, by=on_paper)
    notices.put_away(notice.pk, room, by=cast.participant)
    assert not Notice.objects.exists()


# ── Beside the database ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_journal_of_redis_keeps_no_order_overnight(redis_empty):
    """Who logged on, and the post that arrived next, stood one after the other in a file, long after both were taken out of Redis."""
    store = redis.Redis.from_url(settings.REDIS_URLS["gathered"])

    def is_in_it(mark):
        return mark.encode() in surfaces.journal(store)

    def until(so):
        for _moment in range(300):
            if so():
                return True
            time.sleep(0.1)
        return False

    mark, room_id = uuid.uuid4().hex, uuid.uuid4()
    store.sadd("log-ons:test", mark)
    arrivals.note(room_id, uuid.uuid4())
    store.delete("log-ons:test", arrivals._key(room_id))
    assert until(lambda: is_in_it(mark)), "it would be found"
    assert until(lambda: not store.info("persistence")["aof_rewrite_in_progress"])
    journal.rewrite()
    assert until(lambda: not is_in_it(mark))


def test_flags_do_not_push_out_of_the_queue_what_nobody_has_read(cast, queued, say, monkeypatch):
    monkeypatch.setattr("forums.selectors.moderation.MOST_WAITING", 2)
    posts = [say(cast.participant, queued, f"Thought {n}") for n in range(4)]
    for post in posts[:3]:
        moderation.publish_post(post, by=cast.moderator)
        flags.flag_post(post, "elsewhere", by=cast.other)
    Post.objects.filter(pk__in=[post.pk for post in posts[:3]]).update(day=date(2021, 7, 2))
    assert sorted(one.kind for one in waiting_in(queued, {})) == ["flagged", "post"]
    assert posts[3].pk in {one.id for one in waiting_in(queued, {})}


def test_a_passage_in_any_script_can_be_asked_about(cast, room, say):
    """What does not compress was too long for an index: the deed stood in the audit, and nobody was asked."""
    rapporteur = person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)
    dice = random.Random(1)
    text = "".join(chr(dice.randrange(0x4E00, 0x9F00)) for _letter in range(quoting.LONGEST))
    post = say(cast.participant, room, text, language="und")
    assert quoting.ask_voice(post, text, by=rapporteur) == quoting.ask_voice(post, text, by=rapporteur)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.create(post=post, text=text)
