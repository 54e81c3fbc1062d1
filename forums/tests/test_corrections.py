"""Words are put right until the cooling is over, waiting where the moderation reads first; and taken back everywhere."""

from datetime import UTC, datetime

import pytest

from convening import clock, keyring
from convening.errors import Forbidden, Refused
from convening import cleaning
from forums.models import SAID, Correction, Post, Quote, Translation, Words
from forums.services import corrections, moderation, posting

OTHER = "We kept it very small."


def _correct(post, text=OTHER, *, by, **how):
    return corrections.correct_post(post, text, by=by, language=how.pop("language", "en"), **how)


def test_in_a_room_moderated_after_new_words_stand_at_once_and_say_so(cast, room, say):
    post = say(cast.participant, room)
    news = type(room).objects.get().news
    _correct(post, "We kept it **very** small.", by=cast.participant)
    post.refresh_from_db()
    assert (post.source, post.html, post.edited, post.position) == ("We kept it **very** small.", "<p>We kept it <strong>very</strong> small.</p>", True, 1)
    assert post.news == type(room).objects.get().news == news + 1


def test_nothing_is_kept_of_the_words_before(cast, room, say):
    post = say(cast.participant, room, "A name that slipped.")
    _correct(post, by=cast.participant)
    for model in SAID:
        assert "slipped" not in str(list(model.objects.values()))


def test_where_the_moderation_reads_first_new_words_wait_beside_what_stands(cast, queued, say):
    post = say(cast.participant, queued)
    moderation.publish_post(post, by=cast.moderator)
    post = _correct(post, by=cast.participant)
    assert (post.source, post.edited, post.correction.source) == ("We kept the group small.", False, OTHER)
    _correct(post, "Better still.", by=cast.participant)
    [correction] = Correction.objects.all()
    assert correction.source == "Better still."
    corrections.take_in(correction)
    post = Post.objects.get()
    assert (post.source, post.edited, Correction.objects.count()) == ("Better still.", True, 0)


def test_going_back_to_what_stands_takes_the_waiting_words_away(cast, queued, say):
    post = say(cast.participant, queued)
    moderation.publish_post(post, by=cast.moderator)
    _correct(post, by=cast.participant)
    _correct(post, "We kept the group small.", by=cast.participant)
    assert Correction.objects.count() == 0


def test_what_waits_is_rewritten_and_what_was_declined_goes_back(cast, queued, say):
    post = say(cast.participant, queued)
    post = _correct(post, by=cast.participant)
    assert (post.state, post.source, post.edited) == ("held", OTHER, False)
    moderation.decline_post(post, "It names a village.", by=cast.moderator)
    post = _correct(post, "Without the village.", by=cast.participant)
    assert (post.state, post.reason, post.source) == ("held", "", "Without the village.")


def test_after_the_close_what_was_declined_stays_so_and_the_rest_is_put_right_until_the_cooling_ends(cast, queued, say):
    published, declined = say(cast.participant, queued), say(cast.participant, queued)
    moderation.publish_post(published, by=cast.moderator)
    moderation.decline_post(declined, "No.", by=cast.moderator)
    clock.set_to(datetime(2021, 8, 14, 12, tzinfo=UTC))
    assert _correct(published, by=cast.participant).correction.source == OTHER
    with pytest.raises(Refused, match="forums.room_closed"):
        _correct(declined, by=cast.participant)
    clock.set_to(datetime(2021, 8, 15, 12, tzinfo=UTC))
    with pytest.raises(Refused, match="forums.too_late_to_correct"):
        _correct(published, "Too late.", by=cast.participant)


def test_nobody_puts_anothers_words_right(cast, room, say):
    post = say(cast.participant, room)
    for person in (cast.other, cast.moderator, cast.secretariat):
        with pytest.raises(Forbidden):
            _correct(post, by=person)
    keyring.destroy("room", room.id)
    with pytest.raises(Refused, match="forums.room_sealed"):
        _correct(post, by=cast.participant)


def test_two_pages_do_not_overwrite_each_other_and_the_same_form_counts_once(cast, room, say):
    post = say(cast.participant, room)
    was = corrections.edition(post)
    _correct(post, by=cast.participant, was=was)
    assert _correct(post, by=cast.participant, was=was).source == OTHER
    with pytest.raises(Refused, match="forums.changed_meanwhile"):
        _correct(post, "From the other page.", by=cast.participant, was=was)


def test_on_the_page_the_text_is_kept_when_it_is_refused(cast, room, say, signed_in):
    post = say(cast.participant, room)
    browser, address = signed_in(cast.participant), f"/c/gathering/rooms/wg1/posts/{post.id}/edit/"
    assert "We kept the group small.</textarea>" in browser.get(address).content.decode()
    was = corrections.edition(post)
    assert browser.post(address, {"text": OTHER, "language": "en", "was": was}).status_code == 302
    answer = browser.post(address, {"text": "From the other page.", "language": "en", "was": was})
    assert (answer.status_code, "From the other page.</textarea>" in answer.content.decode()) == (409, True)
    answer = browser.post(address, {"text": "Write to a@b.example.", "language": "en", "was": corrections.edition(Post.objects.get())})
    assert (answer.status_code, "a@b.example</bdi>" in answer.content.decode()) == (409, True)
    assert Post.objects.get().source == OTHER
    assert signed_in(cast.other).get(address).status_code == 404


def test_words_taken_back_are_gone_in_every_language_and_place(cast, queued, say):
    file = cleaning.Cleaned(media_type="application/pdf", extension="pdf", content=b"%PDF- regretted")
    post = say(cast.participant, queued, "A thing regretted.", attachments=[file])
    moderation.publish_post(post, by=cast.moderator)
    Translation.objects.create(post=post, language="es", source="regretted es", html="<p>regretted es</p>", state="accepted", voice=b"v" * 16)
    Quote.objects.create(post=post, text="regretted", state="answered", answer="verbatim")
    _correct(post, "Still regretted.", by=cast.participant)
    assert Words.objects.filter(post=post).exists()

    def where():
        found = set()
        for model in SAID:
            for row in model.objects.values():
                if "regretted" in str({name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}):
                    found.add(model.__name__)
        return found

    assert where() >= {"Post", "Correction", "Translation", "Quote", "Attachment"}
    posting.withdraw_post(post, by=cast.participant)
    assert where() == set()
    assert Words.objects.filter(post=post).count() == 0
