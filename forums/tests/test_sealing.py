"""The end of a room: what stands in its way, who does it, what is left, and that an interruption at any step is made good."""

import hmac
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from convening import clock, keyring, outbox
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation
from convening.testing import person_in
from forums import proofs, record, tasks
from forums.models import Agreement, Certificate, Draft, Flag, Mute, Notice, Post, SealRequest, TableSeat
from forums.services import arrivals, drafts, moderation, posting, sealing

from .conftest import new_room

pytestmark = pytest.mark.django_db(transaction=True)

COOLED = datetime(2021, 8, 16, 12, tzinfo=UTC)  # the last day of cooling is 14 August


@pytest.fixture
def custodians(cast):
    return [person_in(cast.convening, "custodian", name=f"Custodian {n}", member=False) for n in range(2)]


@pytest.fixture
def spoken(cast, room, say):
    """A room in which members spoke, with everything that must go, on the day after its cooling."""
    for n in range(12):
        say(cast.participant if n % 2 else cast.other, room, f"Thought {n}")
    Flag.objects.create(post=room.posts.first(), digest=bytes(16), reason="other")
    Mute.objects.create(room=room, digest=bytes(16))
    Agreement.objects.create(room=room, digest=bytes(16))
    Draft.objects.create(room=room, mark=bytes(16), sealed=bytes(16))
    notice = Notice(room=room, voice=bytes(room.posts.first().voice), day=date(2021, 7, 20))
    notice.text = "Take care."
    notice.save()
    arrivals.note(room.id, room.posts.first().pk)
    clock.set_to(COOLED)
    return room


def sealed(room, custodians):
    sealing.ask_to_seal(room, by=custodians[0])
    return sealing.confirm_seal(room, room.slug, by=custodians[1])


def test_two_custodians_seal_a_room(cast, spoken, custodians, signed_in):
    said = list(Post.objects.order_by("position").values_list("pk", "source", "position", "day"))
    issued = sealed(spoken, custodians)
    spoken.refresh_from_db()
    assert spoken.sealed_on == date(2021, 8, 16) and not keyring.holds("room", spoken.id)
    assert list(Post.objects.order_by("position").values_list("pk", "source", "position", "day")) == said
    assert not any(model.objects.exists() for model in (Flag, Mute, Agreement, Draft, Notice, TableSeat))
    assert not Post.objects.exclude(retry=None).exists() and not list(proofs.redis_keys(spoken))
    told = issued.content["certificate"]
    assert told["checks"] == [check.__name__ for check in proofs.CHECKS]
    assert told["destroyed"]["mutes"] is None and told["destroyed"]["corrections"] == 0, "no number tells of one person"
    assert [one["deed"] for one in told["custodians"]] == ["asked", "confirmed"] and not told["by_the_operator"]
    verbs = list(AuditEntry.objects.filter(target=f"forums.room:{spoken.pk}").values_list("verb", flat=True))
    assert verbs[-3:] == ["forums.seal_asked", "forums.seal_confirmed", "forums.room_sealed"]
    page = signed_in(cast.participant).get("/c/gathering/rooms/wg1/").content.decode()
    assert "Thought 3" in page and 'class="mine"' not in page


def test_names_are_gone_and_labels_stay(cast, redis_empty, say, custodians, signed_in):
    named = new_room(cast, "names", naming="named")
    say(cast.other, named, mode="named")
    reader = signed_in(cast.participant)
    assert "Ines Duarte" in reader.get("/c/gathering/rooms/names/").content.decode()
    clock.set_to(COOLED)
    sealed(named, custodians)
    page = reader.get("/c/gathering/rooms/names/").content.decode()
    assert "Ines Duarte" not in page and "We kept the group small." in page


def test_one_custodian_alone_does_not_seal(cast, spoken, custodians):
    first, second = custodians
    with pytest.raises(Refused) as nobody:
        sealing.confirm_seal(spoken, "wg1", by=second)
    OutboxEntry.objects.all().delete()
    sealing.ask_to_seal(spoken, by=first)
    assert [outbox.open_letter(entry)["address"] for entry in OutboxEntry.objects.filter(kind="letter")] == [second.profile.email]
    with pytest.raises(Refused) as herself:
        sealing.confirm_seal(spoken, "wg1", by=first)
    with pytest.raises(Refused) as mistyped:
        sealing.confirm_seal(spoken, "wg2", by=second)
    clock.set_to(datetime(2021, 8, 24, 12, tzinfo=UTC))
    with pytest.raises(Refused) as lapsed:
        sealing.confirm_seal(spoken, "wg1", by=second)
    codes = [one.value.code for one in (nobody, herself, mistyped, lapsed)]
    assert codes == ["forums.nobody_asked", "forums.another_custodian", "forums.other_name", "forums.nobody_asked"]
    for somebody in (cast.secretariat, cast.moderator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            sealing.ask_to_seal(spoken, by=somebody)
    assert keyring.holds("room", spoken.id) and not Certificate.objects.exists()


def test_a_request_can_be_taken_back(spoken, custodians):
    sealing.ask_to_seal(spoken, by=custodians[0])
    sealing.withdraw_request(spoken, by=custodians[1])
    assert not SealRequest.objects.exists()
    assert AuditEntry.objects.latest("pk").verb == "forums.seal_request_withdrawn"


def test_what_stands_in_the_way_is_told_and_refused(cast, spoken, queued, say, custodians):
    def codes(day):
        clock.set_to(datetime(2021, *day, 12, tzinfo=UTC))
        return [code for code, _what, _todo in sealing.in_the_way(spoken)]

    clock.set_to(datetime(2021, 7, 20, 12, tzinfo=UTC))
    waiting = say(cast.participant, queued)
    say(cast.participant, spoken)
    Post.objects.filter(pk=waiting.pk).update(room=spoken)
    assert codes((7, 20)) == ["cooling", "held"]
    assert codes((8, 14)) == ["cooling", "held"]
    assert codes((8, 15)) == ["held"]
    with pytest.raises(Refused) as refused:
        sealing.ask_to_seal(spoken, by=custodians[0])
    assert refused.value.code == "forums.not_yet_held"
    moderation.decline_post(Post.objects.get(pk=waiting.pk), "Not here.", by=cast.moderator)
    late = new_room(cast, "late", closes_on=date(2021, 8, 3))
    assert codes((8, 15)) == ["other_rooms"]
    assert record.frozen(late.convening) is None


class Killed(Exception):
    pass


def dies(*_anything):
    raise Killed


@pytest.fixture
def rooms_of_twelve(cast, redis_empty, say, custodians):
    """`rooms_of_twelve(n)`: rooms in which members spoke, each with a flag, all past their cooling, and asked to be sealed."""

    def make(number):
        made = [new_room(cast, f"room-{n}") for n in range(number)]
        for one in made:
            for n in range(9):
                say(cast.participant if n % 2 else cast.other, one, f"Thought {n}")
            Flag.objects.create(post=one.posts.first(), digest=bytes(16), reason="other")
            arrivals.note(one.id, one.posts.first().pk)
        clock.set_to(COOLED)
        for one in made:
            sealing.ask_to_seal(one, by=custodians[0])
        return made

    return make


def test_an_interruption_at_any_step_is_made_good(rooms_of_twelve, custodians, monkeypatch):
    rooms = rooms_of_twelve(len(sealing.STEPS) + 1)
    for step, room in enumerate(rooms):
        with monkeypatch.context() as patch:
            if step < len(sealing.STEPS):
                patch.setattr(sealing, "STEPS", [*sealing.STEPS[:step], dies, *sealing.STEPS[step:]])
            else:
                patch.setattr(sealing, "_certify", dies)
            with pytest.raises(Killed):
                sealing.confirm_seal(room, room.slug, by=custodians[1])
    assert not Certificate.objects.exists() and set(sealing.under_way()) == set(rooms)
    tasks.carry_on_sealing()
    told = [issued.content["certificate"] for issued in Certificate.objects.all()]
    assert [one["destroyed"]["flags"] for one in told] == [None] * len(rooms), "counted before the first step, told after the last"
    assert not list(sealing.under_way()) and not Flag.objects.exists()
    assert not any(keyring.holds("room", room.id) for room in rooms)


def _retry(room, cast):
    Post.objects.filter(pk=room.posts.first().pk).update(retry=bytes(16))


def _mute_with_a_person(room, cast):
    Mute.objects.create(room=room, digest=cast.participant.id.bytes)


def _a_person(room, cast):
    Post.objects.filter(pk=room.posts.first().pk).update(role=cast.participant.public_id, mode="role")


def _voice_under_a_key_that_stays(room, cast):
    voice = hmac.digest(keyring.read("convening", room.convening_id), cast.other.id.bytes + room.id.bytes + b"veiled", "sha256")
    Post.objects.filter(pk=room.posts.first().pk).update(voice=voice[:16])


LEFT = {
    "scatter": "one_transaction_for_all_rows, rows_lie_in_no_order",
    "destroy_key": "key_is_gone, no_voice_can_be_computed",
    "clear_away": "nothing_waits_elsewhere",
    _retry: "nothing_was_kept_of_members",
    _mute_with_a_person: "nothing_was_kept_of_members, words_name_nobody",
    _a_person: "words_name_nobody",
    _voice_under_a_key_that_stays: "no_voice_can_be_computed",
}


def test_what_is_left_behind_is_found_and_nothing_is_certified(cast, rooms_of_twelve, custodians, monkeypatch):
    """A step is left out, or something comes back after it: the proofs name it, and no certificate is issued."""
    steps = list(sealing.STEPS)
    for room, (left, expected) in zip(rooms_of_twelve(len(LEFT)), LEFT.items()):
        if isinstance(left, str):
            monkeypatch.setattr(sealing, "STEPS", [step for step in steps if step.__name__ != left])
        else:
            monkeypatch.setattr(sealing, "STEPS", [*steps, lambda room, left=left: left(room, cast), sealing.scatter])
        with pytest.raises(Refused) as refused:
            sealing.confirm_seal(room, room.slug, by=custodians[1])
        assert (refused.value.code, str(refused.value.message).rpartition(": ")[2]) == ("forums.not_proved", f"{expected}.")
    assert not Certificate.objects.exists()


def test_a_person_in_the_rows_transaction_is_found(cast, spoken, custodians, monkeypatch):
    def together(room):
        with transaction.atomic():
            Post.objects.filter(room=room).update(news=None)
            Participation.objects.filter(person=cast.participant).update(member=True)

    monkeypatch.setattr(sealing, "STEPS", [*sealing.STEPS, together])
    with pytest.raises(Refused) as refused:
        sealed(spoken, custodians)
    assert "no_transaction_with_a_person" in str(refused.value.message)


def test_nothing_can_be_done_in_a_sealed_room(cast, spoken, custodians, say):
    sealed(spoken, custodians)
    spoken.refresh_from_db()
    post = spoken.posts.first()
    for deed in (
        lambda: say(cast.participant, spoken),
        lambda: posting.withdraw_post(post, by=cast.participant),
        lambda: moderation.hold_post(post, by=cast.moderator),
        lambda: sealing.ask_to_seal(spoken, by=custodians[0]),
    ):
        with pytest.raises((Refused, Forbidden)):
            deed()


def test_members_read_until_their_day(cast, spoken, custodians, signed_in):
    sealed(spoken, custodians)
    spoken.refresh_from_db()
    spoken.readable_until = date(2021, 8, 20)
    spoken.save()
    reader = signed_in(cast.participant)
    for day, status in ((20, 200), (22, 404)):
        clock.set_to(datetime(2021, 8, day, 12, tzinfo=UTC))
        assert reader.get("/c/gathering/rooms/wg1/").status_code == status
        assert reader.get("/c/gathering/rooms/wg1/posts/?after=0").status_code == status


def test_the_close_needs_no_worker_and_the_worker_clears_after_it(cast, room, say, signed_in):
    say(cast.participant, room)
    drafts.keep_draft(room, room.questions.first(), "Half a thought", by=cast.participant, key=uuid4())
    tasks.clear_after_the_close()
    assert Draft.objects.exists() and Post.objects.exclude(retry=None).exists()
    assert "Half a thought" in signed_in(cast.participant).get("/c/gathering/rooms/wg1/?q=1").content.decode()
    clock.set_to(datetime(2021, 8, 1, 5, tzinfo=UTC))
    assert "Half a thought" not in signed_in(cast.participant).get("/c/gathering/rooms/wg1/?q=1").content.decode()
    for late in (lambda: say(cast.participant, room), lambda: drafts.keep_draft(room, room.questions.first(), "More", by=cast.participant, key=uuid4())):
        with pytest.raises((Refused, Forbidden)):
            late()
    tasks.clear_after_the_close()
    tasks.clear_after_the_close()
    assert not Draft.objects.exists() and not Post.objects.exclude(retry=None).exists()


def test_a_night_forgets_what_changed_after_what(cast, room, say):
    for _ in range(3):
        say(cast.participant, room)
    tasks.rewrite_in_random_order()
    room.refresh_from_db()
    assert (room.news, room.news_floor) == (3, 3) and not Post.objects.exclude(news=None).exists()
    say(cast.participant, room)
    assert Post.objects.get(position=4).news == 4
