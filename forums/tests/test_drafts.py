"""Words not sent yet: hers alone, kept while the room is open, gone when she posts."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock, keyring, policy
from convening.errors import Forbidden, Refused
from convening.models import LoginSession
from forums import selectors
from forums.models import Draft, Post
from forums.services import drafts

from .conftest import new_room


def _keep(person, room, text="Half a thought", **how):
    question = how.pop("question", None) or room.questions.first()
    return drafts.keep_draft(room, question, text, by=person, key=how.pop("key", None) or uuid.uuid4(), **how)


def _found(person, room, reply_to=None):
    room = selectors.room_for(person, room.convening.slug, room.slug)
    places = selectors.drafts_for(room, person, [(room.questions_asked[0].id, reply_to)])
    return [selectors.draft_at(room, person, mark) for mark in places.values()]


def test_she_finds_her_draft_with_what_she_chose_and_nobody_else_does(cast, room):
    assert _keep(cast.participant, room, language="ar", mode="veiled") is True
    [draft] = _found(cast.participant, room)
    assert (draft["text"], draft["language"], draft["mode"]) == ("Half a thought", "ar", "veiled")
    for person in (cast.other, cast.moderator, cast.secretariat):
        assert _found(person, room) == []


def test_what_is_stored_tells_neither_words_nor_length_nor_time(cast, room):
    sizes = set()
    for text in ("A thought.", "Half a thought. " * 60, "نصف فكرة " * 60):
        _keep(cast.participant, room, text)
        [row] = Draft.objects.values()
        assert set(row) == {"id", "room_id", "mark", "sealed"}
        assert text.encode() not in bytes(row["sealed"])
        sizes.add(len(bytes(row["sealed"])))
    assert len(sizes) == 1
    _keep(cast.participant, room, "x" * 3000)
    assert {len(bytes(draft.sealed)) for draft in Draft.objects.all()} != sizes  # what is longer takes another step


def test_the_key_is_hers_and_the_rooms(cast, room):
    _keep(cast.participant, room)
    _keep(cast.other, room)
    one, two = Draft.objects.all()
    one.sealed, two.sealed = two.sealed, one.sealed
    one.save(), two.save()
    assert _found(cast.participant, room) == [None]
    keyring.destroy("room", room.id)
    assert _found(cast.participant, room) == []


def test_saving_again_replaces_and_nothing_typed_is_no_draft(cast, room):
    _keep(cast.participant, room, "First")
    _keep(cast.participant, room, "Second")
    assert [draft["text"] for draft in _found(cast.participant, room)] == ["Second"]
    assert _keep(cast.participant, room, " \n") is False
    assert Draft.objects.count() == 0


def test_a_draft_moves_with_the_question_she_chooses(cast, room):
    first, second = room.questions.all()
    _keep(cast.participant, room, question=first)
    _keep(cast.participant, room, question=second, instead_of=first)
    assert Draft.objects.count() == 1
    assert _found(cast.participant, room) == []


def test_a_late_saving_finds_that_she_has_posted(cast, room, say):
    key = uuid.uuid4()
    _keep(cast.participant, room, key=key)
    say(cast.participant, room, key=key)
    drafts.throw_away_drafts(room, [room.questions.first()], by=cast.participant)
    assert _keep(cast.participant, room, key=key) is False
    assert Draft.objects.count() == 0


def test_the_row_knows_nothing_of_the_form(cast, room):
    key = uuid.uuid4()
    _keep(cast.participant, room, key=key)
    [row] = Draft.objects.values()
    stored = b"".join(value.bytes if isinstance(value, uuid.UUID) else bytes(value) for value in row.values())
    assert key.bytes not in stored


@pytest.mark.parametrize(("day", "code"), [(1, "forums.room_closed"), (-31, "forums.room_not_open")])
def test_nothing_is_kept_before_and_after_the_days_of_the_room(cast, room, day, code):
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC) if day > 0 else datetime(2021, 6, 30, 12, tzinfo=UTC))
    with pytest.raises(Refused) as refused:
        _keep(cast.participant, room)
    assert refused.value.code == code


def test_strangers_keep_nothing_here(cast, room):
    for person in (cast.stranger, cast.evaluator):
        with pytest.raises(Forbidden):
            _keep(person, room)


def test_on_paper_that_somebody_else_printed_no_draft_is_shown(cast, room):
    _keep(cast.participant, room)
    cast.participant._standing = policy.Standing(cast.participant, only=room.convening_id)
    assert _found(cast.participant, room) == []


# ── On the page ───────────────────────────────────────────────────────────────────────────────────────────────────────
ROOM = "/c/gathering/rooms/wg1/"


def _sent(**more):
    return {"client_key": str(uuid.uuid4()), "question": "1", "text": "Half a thought", "mode": "veiled", "language": "es", **more}


def test_kept_with_a_button_it_is_there_again_and_posting_takes_it_away(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sent = _sent(draft="keep")
    answer = browser.post(f"{ROOM}draft/?q=1", sent)
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOM}?q=1#write")
    html = browser.get(f"{ROOM}?q=1").content.decode()
    assert "Half a thought</textarea>" in html
    assert '<option value="es" selected>' in html
    assert 'value="throw"' in html
    assert "Half a thought" in browser.get(ROOM).content.decode()  # also where no question is chosen
    assert "Half a thought" not in browser.get(f"{ROOM}?q=2").content.decode()
    assert f'href="{ROOM}?q=1#write"' in browser.get(f"{ROOM}?q=2").content.decode()
    assert browser.post(ROOM, _sent(kept_at="1")).status_code == 302
    assert (Draft.objects.count(), Post.objects.count()) == (0, 1)


def test_thrown_away_with_a_button(cast, room, signed_in):
    browser = signed_in(cast.participant)
    browser.post(f"{ROOM}draft/", _sent(draft="keep"))
    assert browser.post(f"{ROOM}draft/", _sent(draft="throw")).status_code == 302
    assert Draft.objects.count() == 0


def test_a_draft_of_a_reply_waits_with_its_post(cast, room, say, signed_in):
    post = say(cast.other, room)
    browser = signed_in(cast.participant)
    browser.post(f"{ROOM}draft/?reply={post.id}", _sent(draft="keep", reply_to=post.id))
    assert "Half a thought</textarea>" in browser.get(f"{ROOM}?reply={post.id}").content.decode()
    html = browser.get(ROOM).content.decode()
    assert "Half a thought" not in html
    assert f'href="{ROOM}?reply={post.id}#write"' in html


def test_saved_by_the_page_itself_it_writes_the_draft_and_nothing_else(cast, room, signed_in):
    browser = signed_in(cast.participant)
    sessions = list(LoginSession.objects.values())
    with CaptureQueriesContext(connection) as queries:
        answer = browser.post(f"{ROOM}draft/", _sent(draft="keep"), headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert {q["sql"].split('"')[1] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))} == {"forums_draft"}
    assert list(LoginSession.objects.values()) == sessions


def test_after_the_close_the_words_come_back_on_the_page(cast, room, signed_in):
    browser = signed_in(cast.participant)
    clock.set_to(datetime(2021, 8, 1, 12, tzinfo=UTC))
    answer = browser.post(f"{ROOM}draft/", _sent(draft="keep"))
    assert answer.status_code == 409
    assert "Half a thought</textarea>" in answer.content.decode()
    answer = browser.post(f"{ROOM}draft/", _sent(draft="keep"), headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "forums.room_closed")


def test_the_page_asks_no_more_of_the_database_unless_she_has_a_draft_there(cast, room, signed_in):
    def count():
        with CaptureQueriesContext(connection) as queries:
            browser.get(ROOM)
        return len(queries)

    browser = signed_in(cast.participant)
    browser.get(ROOM)  # her login session remembers how far she has read
    none = count()
    for person in (cast.other, cast.moderator):
        _keep(person, room)
    assert count() == none == 5
    _keep(cast.participant, room)
    assert count() == 6


def test_where_questions_have_voices_of_their_own_drafts_do_too(cast, redis_empty):
    room = new_room(cast, scope="question")
    for question in room.questions.all():
        _keep(cast.participant, room, question=question)
    assert len({bytes(draft.mark) for draft in Draft.objects.all()}) == 2
