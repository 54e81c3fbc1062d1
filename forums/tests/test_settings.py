"""The settings of a room: the secretariat changes each part, and what was promised or has begun stays."""

import uuid
from datetime import UTC, date, datetime

import pytest

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import person_in
from forums.models import Question, Room
from forums.services import rooms
from sessions.models import Session
from sessions.services import schedule_session

from .conftest import new_room

ROOM = "/c/gathering/rooms/wg1/"
PARTS = ("", "about/", "note/", "questions/", "dates/", "promise/", "moderation/", "publish/")


def _sent(**fields):
    return {"client_key": str(uuid.uuid4()), **fields}


def _session(cast):
    schedule_session(
        cast.convening, slug="group", title={"en": "First meeting", "ar": "اللقاء الأول"}, description={}, door="invitation", rule="chatham_house",
        naming="named", local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    return Session.objects.get(slug="group")


def _verbs(count):
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))[-count:]


def test_every_part_has_its_page(cast, room, signed_in):
    pages = [f"{ROOM}settings/{part}" for part in (*PARTS, f"questions/{room.questions.first().pk}/")]
    assert [signed_in(cast.secretariat).get(page).status_code for page in pages] == [200] * len(pages)


def test_a_room_says_to_which_group_and_session_it_belongs(cast, room, signed_in):
    session = _session(cast)
    sent = _sent(title_en="Bases", title_ar="القواعد", working_group_en="Group 1", working_group_ar="الفريق ١", session=session.pk, languages=["ar", "en"])
    assert signed_in(cast.secretariat).post(f"{ROOM}settings/about/", sent).status_code == 302
    room.refresh_from_db()
    assert (room.title_en, room.working_group_ar, room.session, room.languages) == ("Bases", "الفريق ١", session, ["ar", "en"])
    assert _verbs(1) == ["forums.room_described"]
    for address in (ROOM, "/c/gathering/rooms/"):
        html = signed_in(cast.participant).get(address).content.decode()  # she reads Arabic
        assert "الفريق ١" in html
        assert '<a href="/c/gathering/programme/group/"><bdi>اللقاء الأول</bdi></a>' in html
    of_others = schedule_session(
        cast.stranger.participations.get().convening, slug="theirs", title={"en": "Theirs"}, description={}, door="public", rule="chatham_house",
        naming="named", local_start=datetime(2021, 7, 14, 9), zone_name="America/New_York", minutes=60, languages=["en"], by=cast.stranger,
    )  # fmt: skip
    with pytest.raises(Refused):
        rooms.describe_room(room, title={"en": "?"}, working_group={}, session=of_others, languages=["en"], by=cast.secretariat)


def test_the_note_is_written_in_each_language(cast, room, signed_in):
    sent = _sent(background_en="## Why\n\nSo.[^1]\n\n## How\n\nThus.\n\n[^1]: There.", background_ar="## لماذا", notes_go_on="on")
    assert signed_in(cast.secretariat).post(f"{ROOM}settings/note/", sent).status_code == 302
    room.refresh_from_db()
    assert (room.notes_go_on, room.background_ar, room.background_fr) == (True, "## لماذا", "")
    html = signed_in(cast.secretariat).get(f"{ROOM}settings/").content.decode()
    assert ("1 footnote" in html, "Why</h3>" in html, "numbered on from the room before" in html) == (True, True, True)


def test_questions_are_added_changed_moved_and_taken_away(cast, room, signed_in, say):
    browser, page = signed_in(cast.secretariat), f"{ROOM}settings/questions/"
    sent = _sent(text_en="What next?", text_es="¿Y ahora?", type="recommendations")
    for _ in range(2):  # a form sent twice asks once
        assert browser.post(page, sent)["Location"] == page
    first, second, third = room.questions.all()
    assert (third.type, third.text_es, third.position) == ("recommendations", "¿Y ahora?", 3)
    for _ in range(2):  # and a move sent twice moves once
        browser.post(f"{page}{third.pk}/", {"deed": "move", "to": "1"})
    assert list(room.questions.values_list("text_en", flat=True)) == ["What next?", "What helps?", "What is at risk?"]
    browser.post(f"{page}{first.pk}/", _sent(text_en="What has helped?", type="experiences"))
    assert Question.objects.get(pk=first.pk).text_en == "What has helped?"
    say(cast.participant, room, question=second)
    taken = {"deed": "remove", "remove-client_key": str(uuid.uuid4()), "remove-understood": "on"}
    assert browser.post(f"{page}{second.pk}/", taken).status_code == 409
    assert browser.post(f"{page}{third.pk}/", taken).status_code == 302
    assert list(room.questions.values_list("position", "pk")) == [(1, first.pk), (2, second.pk)]
    assert _verbs(4) == [f"forums.question_{one}" for one in ("added", "moved", "changed", "removed")]
    rooms.remove_question(first, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        rooms.remove_question(Question.objects.get(pk=second.pk), by=cast.secretariat)
    assert refused.value.code == "forums.question_answered"


def test_a_published_room_keeps_one_question_and_no_room_has_too_many(cast, room):
    first, second = room.questions.all()
    rooms.remove_question(first, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        rooms.remove_question(second, by=cast.secretariat)
    assert refused.value.code == "forums.last_question"
    for number in range(rooms.MOST_QUESTIONS - 1):
        rooms.add_question(room, text={"en": str(number)}, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        rooms.add_question(room, text={"en": "One too many"}, by=cast.secretariat)
    assert refused.value.code == "forums.many_questions"


JULY = {"opens_on": date(2021, 7, 1), "closes_on": date(2021, 7, 31), "cools_from": None, "readable_until": None}
AUGUST = datetime(2021, 8, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "told", "code"),
    [
        (None, {"closes_on": date(2021, 8, 15)}, None),
        (None, {"closes_on": date(2021, 7, 10)}, None),  # today is its last day
        (None, {"closes_on": date(2021, 7, 9)}, "forums.day_is_over"),
        (None, {"opens_on": date(2021, 7, 12)}, "forums.opened_already"),
        (None, {"cools_from": date(2021, 8, 5)}, None),
        (None, {"cools_from": date(2021, 7, 31)}, "forums.cools_before_it_closes"),
        (None, {"readable_until": date(2021, 7, 31)}, "forums.unreadable_before_it_closes"),
        (None, {"readable_until": date(2022, 7, 31)}, None),
        (AUGUST, {"closes_on": date(2021, 8, 15)}, "forums.cooling_has_begun"),
        (AUGUST, {"cools_from": date(2021, 8, 15)}, "forums.cooling_has_begun"),
        (AUGUST, {"readable_until": date(2021, 12, 31)}, None),
        (AUGUST, {"readable_until": date(2021, 8, 1)}, "forums.day_is_over"),
    ],
)
def test_the_days_of_a_room_move_only_where_nothing_has_begun(cast, room, now, told, code):
    if now:
        clock.set_to(now)
    if code is None:
        changed = rooms.date_room(room, by=cast.secretariat, **{**JULY, **told})
        assert {name: getattr(changed, name) for name in told} == told
        assert _verbs(1) == ["forums.room_dated"]
        return
    with pytest.raises(Refused) as refused:
        rooms.date_room(room, by=cast.secretariat, **{**JULY, **told})
    assert (refused.value.code, list(refused.value.fields)) == (code, list(told))


def test_a_closed_room_opens_again_until_its_cooling_begins(cast, redis_empty, say):
    room = new_room(cast, cools_from=date(2021, 8, 10))
    clock.set_to(AUGUST)
    with pytest.raises(Refused):
        say(cast.participant, room)
    rooms.date_room(room, by=cast.secretariat, **{**JULY, "closes_on": date(2021, 8, 5), "cools_from": date(2021, 8, 10)})
    say(cast.participant, room)
    with pytest.raises(Refused) as refused:
        rooms.date_room(room, by=cast.secretariat, **{**JULY, "closes_on": date(2021, 8, 12), "cools_from": date(2021, 8, 10)})
    assert list(refused.value.fields) == ["cools_from"]


def test_a_room_not_open_yet_and_a_draft_take_other_days(cast, redis_empty):
    room = new_room(cast, opens_on=date(2021, 7, 20))
    told = {**JULY, "opens_on": date(2021, 7, 15), "closes_on": date(2021, 7, 16)}
    assert rooms.date_room(room, by=cast.secretariat, **told).opens_on == date(2021, 7, 15)
    with pytest.raises(Refused) as refused:
        rooms.date_room(room, by=cast.secretariat, **{**told, "opens_on": date(2021, 7, 9)})
    assert refused.value.code == "forums.day_is_over"


def test_the_page_of_days_shows_what_is_settled(cast, room, signed_in):
    browser, page = signed_in(cast.secretariat), f"{ROOM}settings/dates/"
    assert browser.post(page, _sent(opens_on="2021-07-02", closes_on="2021-08-03", cools_from="", readable_until="")).status_code == 302
    room.refresh_from_db()
    assert (room.opens_on, room.closes_on) == (date(2021, 7, 1), date(2021, 8, 3))  # the first day is settled
    answer = browser.post(page, _sent(closes_on="2021-07-01"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (409, ["closes_on"])


def test_before_anybody_wrote_the_promise_is_made_anew_after_the_same_questions(cast, room, signed_in):
    browser, page = signed_in(cast.secretariat), f"{ROOM}settings/promise/"
    calm = {"words_harm": "no", "presence_harms": "no", "strangers": "no", "rule": "on_the_record", "naming": "named", "scope": "question"}
    refused = browser.post(page, _sent(**{**calm, "words_harm": "yes"}))
    assert sorted(refused.context["form"].errors) == ["naming", "rule"]
    assert browser.post(page, _sent(**calm)).status_code == 302
    room.refresh_from_db()
    assert (room.rule, room.naming, room.scope) == ("on_the_record", "named", "question")


def test_after_the_first_post_it_is_asked_twice_and_only_stricter(cast, redis_empty, signed_in, say):
    room = new_room(cast, naming="named")
    say(cast.participant, room)
    browser, page = signed_in(cast.secretariat), f"{ROOM}settings/promise/"
    html = browser.get(page).content.decode()
    assert ("on_the_record" in html, "off_the_record" in html, "words_harm" in html) == (False, True, False)
    stricter = {"rule": "chatham_house", "naming": "voices"}
    assert "Please tick the box first." in browser.post(page, _sent(**stricter)).content.decode()
    assert browser.post(page, _sent(rule="on_the_record", naming="named", understood="on")).context["form"].errors
    assert Room.objects.get().naming == "named"
    assert browser.post(page, _sent(**stricter, understood="on")).status_code == 302
    assert Room.objects.get().naming == "voices"
    rooms.tighten_room(room, rule="off_the_record", by=cast.secretariat)
    assert "There is nothing stricter." in browser.get(page).content.decode()
    with pytest.raises(Refused) as refused:
        rooms.change_scope(room, "question", by=cast.secretariat)
    assert refused.value.code == "forums.voices_exist"


def test_who_looks_after_a_room_changes_and_each_change_is_audited(cast, room, signed_in):
    guest = person_in(cast.convening, "moderator", name="Guest Moderator", affiliation="Another House", member=False)
    part, browser, page = Participation.objects.get(person=guest), signed_in(cast.secretariat), f"{ROOM}settings/moderation/"
    html = browser.get(page).content.decode()
    assert ("Guest Moderator (Another House)" in html, "/c/gathering/people/roles/" in html, "Salma Haddad" in html) == (True, True, False)
    assert browser.post(page, _sent(moderation="before", moderators=[str(part.pk)])).status_code == 302
    room.refresh_from_db()
    assert ([one.person for one in room.moderators.all()], room.moderation) == ([guest], "before")
    assert _verbs(3) == ["forums.moderator_appointed", "forums.moderator_released", "forums.moderation_changed"]
    assert signed_in(guest).get(f"{ROOM}moderation/").status_code == 200
    assert signed_in(cast.moderator).get(f"{ROOM}moderation/").status_code == 404


def test_a_draft_is_published_on_a_page_after_a_second_question(cast, redis_empty, signed_in):
    room = new_room(cast, published=False)
    browser, page = signed_in(cast.secretariat), f"{ROOM}settings/publish/"
    assert signed_in(cast.participant).get(ROOM).status_code == 404
    assert "Please tick the box first." in browser.post(page, {}).content.decode()
    assert browser.post(page, {"understood": "yes"})["Location"] == ROOM
    assert signed_in(cast.participant).get(ROOM).status_code == 200
    assert _verbs(1) == ["forums.room_published"]
    Room.objects.filter(pk=room.pk).update(published=False)
    clock.set_to(AUGUST)
    assert browser.post(page, {"understood": "yes"}).status_code == 409
    assert Room.objects.get().published is False


def test_of_a_sealed_room_the_frame_stays(cast, room):
    Room.objects.filter(pk=room.pk).update(sealed_on=date(2021, 8, 20))
    clock.set_to(datetime(2021, 8, 21, 12, tzinfo=UTC))
    question = room.questions.first()
    for deed in (
        lambda: rooms.add_question(room, text={"en": "?"}, by=cast.secretariat),
        lambda: rooms.change_question(question, text={"en": "?"}, type="open", by=cast.secretariat),
        lambda: rooms.remove_question(question, by=cast.secretariat),
        lambda: rooms.tighten_room(room, rule="off_the_record", by=cast.secretariat),
        lambda: rooms.change_scope(room, "question", by=cast.secretariat),
        lambda: rooms.moderate_by(room, [], moderation="before", by=cast.secretariat),
        lambda: rooms.date_room(room, by=cast.secretariat, **{**JULY, "closes_on": date(2021, 9, 1)}),
    ):
        with pytest.raises(Refused):
            deed()
    rooms.date_room(room, by=cast.secretariat, **{**JULY, "readable_until": date(2021, 12, 1)})
    room.refresh_from_db()
    assert (room.readable_until, room.closes_on, room.rule) == (date(2021, 12, 1), date(2021, 7, 31), "chatham_house")


def test_nobody_else_changes_a_room(cast, room):
    deeds = (
        lambda by: rooms.describe_room(room, title={"en": "?"}, working_group={}, session=None, languages=["en"], by=by),
        lambda by: rooms.write_background(room, background={}, notes_go_on=False, by=by),
        lambda by: rooms.move_question(room.questions.first(), to=2, by=by),
        lambda by: rooms.date_room(room, by=by, **JULY),
        lambda by: rooms.moderate_by(room, [], moderation="before", by=by),
        lambda by: rooms.publish_room(room, by=by),
    )
    for person in (cast.participant, cast.moderator, cast.stranger):
        for deed in deeds:
            with pytest.raises(Forbidden):
                deed(person)
