"""A passage is asked about, its voice answers, and nobody learns whose it is."""

import random
import re
import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry
from convening.testing import person_in
from forums import attribution, holdings, record, selectors
from forums.models import Post, Quote, Room
from forums.services import corrections, moderation, posting, quoting

from .conftest import new_room
from .test_relinking import _forms_of, _rows_naming

ROOM = "/c/gathering/rooms/wg1/"
TEXT = "We kept the group small. Nobody was surprised."
PASSAGE = "We kept the group small."


@pytest.fixture
def rapporteur(cast):
    """Ida reads the record; she is no member."""
    return person_in(cast.convening, "rapporteur", name="Ida Berg", member=False)


@pytest.fixture
def post(cast, room, say):
    say(cast.other, room, "Other words.")
    return say(cast.participant, room, TEXT)


@pytest.fixture
def quote(post, rapporteur):
    return quoting.ask_voice(post, PASSAGE, by=rapporteur, paraphrase="A small group worked.", paraphrase_language="en")


def cleared(room):
    record.tell_answers()
    return record.cleared_quotes(room.convening)


def printed(kind, text=PASSAGE, **more):
    return [{"room": "wg1", "question": 1, "text": text, "language": "en", "kind": kind, "attributes": [], **more}]


# ── Asked, answered ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_asked_may_not_be_used_until_its_voice_says_so(cast, room, quote):
    assert cleared(room) == []
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    assert record.cleared_quotes(room.convening) == []  # told at night
    assert cleared(room) == printed("verbatim")


def test_she_may_change_her_mind_and_a_no_counts_at_once(cast, room, quote):
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    cleared(room)
    quoting.answer_quote(quote.pk, room, "paraphrase", by=cast.participant)
    assert record.cleared_quotes(room.convening) == []
    assert cleared(room) == printed("paraphrase", "A small group worked.")
    quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    assert (record.cleared_quotes(room.convening), cleared(room)) == ([], [])


def test_other_words_that_she_has_not_seen_are_in_no_list(cast, room, post, rapporteur):
    quote = quoting.ask_voice(post, PASSAGE, by=rapporteur)
    quoting.answer_quote(quote.pk, room, "paraphrase", by=cast.participant)
    assert cleared(room) == []


def test_nobody_else_answers(cast, room, quote, rapporteur):
    for person in (cast.other, cast.moderator, cast.secretariat, rapporteur, cast.stranger):
        with pytest.raises(Forbidden):
            quoting.answer_quote(quote.pk, room, "verbatim", by=person)
    assert Quote.objects.get().state == "asked"


def test_only_what_stands_in_the_post_can_be_asked_about(cast, room, post, rapporteur):
    with pytest.raises(Refused) as refused:
        quoting.ask_voice(post, "We kept the group smaller.", by=rapporteur)
    assert refused.value.code == "forums.other_words"
    for person in (cast.participant, cast.secretariat, cast.evaluator, cast.moderator):
        with pytest.raises(Forbidden):
            quoting.ask_voice(post, PASSAGE, by=person)


def test_a_passage_is_asked_about_once_and_a_post_three_times(room, post, rapporteur):
    first = quoting.ask_voice(post, PASSAGE, by=rapporteur)
    assert quoting.ask_voice(post, f"  {PASSAGE}\n", by=rapporteur) == first
    quoting.let_go(first, by=rapporteur)
    with pytest.raises(Refused) as refused:
        quoting.ask_voice(post, PASSAGE, by=rapporteur)
    assert refused.value.code == "forums.let_go_before"
    for words in ("We kept", "the group small"):
        quoting.ask_voice(post, words, by=rapporteur)
    with pytest.raises(Refused) as refused:
        quoting.ask_voice(post, "Nobody was surprised.", by=rapporteur)
    assert refused.value.code == "forums.asked_enough"


def test_to_the_end_of_the_cooling(cast, room, post, quote, rapporteur):
    clock.set_to(datetime(2021, 8, 14, 12, tzinfo=UTC))
    quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    clock.set_to(datetime(2021, 8, 15, 12, tzinfo=UTC))
    for late in (
        lambda: quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant),
        lambda: quoting.ask_voice(post, "Nobody was", by=rapporteur),
    ):
        with pytest.raises(Refused):
            late()
    assert Quote.objects.get().answer == "no"


# ── Her words go, or change ──────────────────────────────────────────────────────────────────────────────────────────
def test_words_that_are_taken_back_leave_no_copy(cast, room, post, quote):
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    posting.withdraw_post(post, by=cast.participant)
    assert Quote.objects.count() == 0


def test_words_put_right_take_along_the_passages_that_they_no_longer_hold(cast, room, post, quote, rapporteur):
    other = quoting.ask_voice(post, "Nobody was surprised.", by=rapporteur)
    corrections.correct_post(post, "We kept the group small. Few were surprised.", by=cast.participant, language="en")
    assert list(Quote.objects.values_list("pk", flat=True)) == [quote.pk]
    assert other.pk != quote.pk


def test_a_post_held_back_is_not_quoted_meanwhile(cast, room, post, quote):
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    moderation.hold_post(post, by=cast.moderator)
    assert cleared(room) == []


# ── The Rule of the room ─────────────────────────────────────────────────────────────────────────────────────────────
def test_on_the_record_nobody_is_asked_and_off_the_record_nothing_is_used(cast, redis_empty, say, rapporteur):
    room = new_room(cast, rule="on_the_record")
    post = say(cast.participant, room, TEXT)
    quoting.ask_voice(post, PASSAGE, by=rapporteur)
    assert record.cleared_quotes(room.convening) == printed("verbatim")
    full = selectors.room_for(cast.participant, "gathering", "wg1")
    assert selectors.quotes_for(full, cast.participant) == []
    Room.objects.filter(pk=room.pk).update(rule="chatham_house")  # made stricter: now her yes is needed
    assert record.cleared_quotes(room.convening) == []
    Room.objects.filter(pk=room.pk).update(rule="off_the_record")
    post.room.refresh_from_db()
    with pytest.raises(Forbidden):
        quoting.ask_voice(post, "Nobody", by=rapporteur)


# ── Attributes ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def many(cast, room, say):
    """Five from Africa, four of them of civil society; three of the four posted."""
    people = [
        person_in(cast.convening, "participant", name=f"Member {n}", region="Africa", kind_of_actor="Civil society" if n else "Political actors")
        for n in range(5)
    ]
    for person in people[1:4]:
        say(person, room)
    return people


def test_an_attribute_is_offered_only_where_enough_share_it(cast, room, many, say, rapporteur):
    herself = many[1]
    assert selectors.attributes_offered(room, herself) == {"region": "Africa"}
    more = person_in(cast.convening, "participant", name="One More", region="Asia-Pacific", kind_of_actor="Civil society")
    assert selectors.attributes_offered(room, herself) == {"region": "Africa", "kind": "Civil society", "both": False}
    more.change_profile(region="Africa")
    assert selectors.attributes_offered(room, herself) == {"region": "Africa", "kind": "Civil society", "both": True}
    assert selectors.attributes_offered(room, cast.participant) == {}
    post = Post.objects.filter(room=room).first()
    withdrawn = next(person for person in many[1:4] if attribution.is_mine(room, [post], person))
    posting.withdraw_post(post, by=withdrawn)
    assert selectors.attributes_offered(room, herself) == {}  # two posters are too few


def test_she_chooses_what_is_printed_beside_her_words(cast, room, many, say, rapporteur):
    herself = many[1]
    quote = quoting.ask_voice(say(herself, room, TEXT), PASSAGE, by=rapporteur)
    quoting.answer_quote(quote.pk, room, "attributed", by=herself, beside="region")
    assert cleared(room) == printed("attributed", attributes=["Africa"])
    with pytest.raises(Refused) as refused:
        quoting.answer_quote(quote.pk, room, "attributed", by=herself, beside="kind")
    assert refused.value.code == "forums.not_offered"
    quoting.answer_quote(quote.pk, room, "verbatim", by=herself)
    assert (Quote.objects.get().region, cleared(room)) == ("", printed("verbatim"))


def test_the_database_keeps_no_attribute_that_was_not_chosen(quote):
    for change in ({"region": "Africa"}, {"answer": "verbatim"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Quote.objects.update(**change)


# ── Nobody learns whose it is ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db(transaction=True)
def test_her_answer_is_written_with_no_row_that_names_her_and_the_asking_with_none_of_hers(cast, room, post, rapporteur, signed_in):
    quote = quoting.ask_voice(post, PASSAGE, by=rapporteur)
    people = [cast.participant, cast.other, cast.moderator, cast.secretariat, rapporteur]
    for _step in range(2):
        named = _rows_naming(_forms_of(people, cast.convening))
        with connection.cursor() as cursor:
            cursor.execute("SELECT xmin::text::bigint FROM forums_quote")
            (number,) = cursor.fetchone()
        assert [row for row in named if row[1] == number or row[0] == "forums_quote"] == []
        answer = signed_in(cast.participant).post(f"{ROOM}quotes/{quote.pk}/", {"answer": "verbatim"})
        assert answer.status_code == 302
    deed = AuditEntry.objects.get(verb="forums.quote_asked")
    assert (deed.actor_id, deed.target, deed.note) == (rapporteur.pk, f"forums.room:{room.pk}", "")
    assert not AuditEntry.objects.filter(actor_id=cast.participant.pk).exists()


def test_no_letter_tells_of_a_question_or_an_answer(cast, room, post, rapporteur):
    OutboxEntry.objects.all().delete()
    quote = quoting.ask_voice(post, PASSAGE, by=rapporteur)
    quoting.answer_quote(quote.pk, room, "no", by=cast.participant)
    assert OutboxEntry.objects.count() == 0


def test_two_worlds_that_differ_in_whose_words_they_are_look_the_same_to_everybody_else(cast, room, say, rapporteur, signed_in, monkeypatch):
    plain = attribution._voice
    browsers = [signed_in(person) for person in (rapporteur, cast.moderator, cast.secretariat)]
    keys = [uuid.uuid4() for _ in range(2)]

    def world(swapped):
        exchange = {cast.participant.id: cast.other.id, cast.other.id: cast.participant.id} if swapped else {}
        first, second = (cast.other, cast.participant) if swapped else (cast.participant, cast.other)
        with transaction.atomic(), monkeypatch.context() as patch:
            dice = random.Random(5)
            patch.setattr("os.urandom", dice.randbytes)
            patch.setattr(attribution, "_voice", lambda key, person, *rest: plain(key, exchange.get(person, person), *rest))
            said = [say(person, room, f"{TEXT} {n}", key=keys[n]) for n, person in enumerate((first, second))]
            quote = quoting.ask_voice(said[0], PASSAGE, by=rapporteur)
            seen = []
            for answer in ("", "verbatim", "no"):
                if answer:
                    quoting.answer_quote(quote.pk, room, answer, by=first)
                for page in ("/c/gathering/record/", f"{ROOM}record/", f"{ROOM}record/{said[0].pk}/", f"{ROOM}quotes/{quote.pk}/"):
                    for browser in browsers:
                        got = browser.get(page)
                        seen.append((page, got.status_code, _without_tokens(got.content.decode())))
            transaction.set_rollback(True)
        return seen

    one, two = world(False), world(True)
    assert one == two
    assert one[: len(one) // 3] == one[len(one) // 3 : 2 * len(one) // 3] == one[2 * len(one) // 3 :]  # nor do they show that she answered


def _without_tokens(page):
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken&quot;: &quot;|"X-CSRFToken": ")[A-Za-z0-9-]{36,64}', r"\1", page)


def test_she_alone_is_told_what_of_hers_was_asked_for(cast, room, quote):
    quoting.answer_quote(quote.pk, room, "verbatim", by=cast.participant)
    assert holdings.words(cast.participant)["Words of yours that a report asked for"] == [
        {"Room": room.title, "Words": PASSAGE, "Your answer": "word for word, without attributes", "Printed beside them": ""}
    ]
    assert holdings.words(cast.other)["Words of yours that a report asked for"] == []
