"""A decision on several is held for ten minutes: stopped, carried out once, and nothing of it seen before."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse

from convening import audit, clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import MID_JULY, person_in
from participants import services, tasks
from participants.models import HeldDecision, Nomination, Pick

from .test_clearing import without_keys

pytestmark = pytest.mark.django_db


def held(cast, *nominations, deed="clear", by=None, note=""):
    told = {"by": by or cast.secretariat, "key": uuid.uuid4(), "note": note}
    return services.hold_decision(cast.convening, nominations, deed, **told)


def minutes_later(minutes):
    clock.set_to(MID_JULY + timedelta(minutes=minutes))


def states():
    return list(Nomination.objects.order_by("rank").values_list("state", flat=True))


def cleared_how_often():
    return AuditEntry.objects.filter(verb="participants.nomination_cleared").count()


@pytest.fixture
def three(named):
    return [named(f"Person {n}") for n in "ABC"]


def test_nothing_happens_for_ten_minutes_and_then_all_of_it(three, cast):
    held(cast, *three)
    minutes_later(9)
    tasks.carry_out_held_decisions()
    assert states() == ["nominated"] * 3
    minutes_later(11)
    tasks.carry_out_held_decisions()
    assert states() == ["cleared"] * 3
    tasks.carry_out_held_decisions()
    assert cleared_how_often() == 3
    assert Pick.objects.count() == 0


def test_anybody_with_clearance_stops_it_and_nobody_else(three, cast, offices):
    decision = held(cast, *three)
    for person in (cast.participant, cast.evaluator, offices.north_nominator, cast.stranger):
        with pytest.raises(Forbidden):
            services.stop_decision(decision, by=person)
        with pytest.raises(Forbidden):
            services.carry_out_decision(decision, by=person)
    colleague = person_in(cast.convening, "secretariat", name="Ghassan Rami")
    services.stop_decision(decision, by=colleague)
    services.stop_decision(decision, by=cast.secretariat)
    minutes_later(11)
    tasks.carry_out_held_decisions()
    assert states() == ["nominated"] * 3
    assert AuditEntry.objects.filter(verb="participants.decision_stopped").count() == 1
    with pytest.raises(Refused) as refused:
        services.carry_out_decision(decision, by=cast.secretariat)
    assert refused.value.code == "decision.stopped"


def test_what_was_carried_out_cannot_be_stopped(three, cast):
    decision = held(cast, *three)
    services.carry_out_decision(decision, by=cast.secretariat)
    assert states() == ["cleared"] * 3
    with pytest.raises(Refused) as refused:
        services.stop_decision(decision, by=cast.secretariat)
    assert refused.value.code == "decision.done"


def test_a_note_waits_sealed_and_then_stands_with_each(three, cast):
    decision = held(cast, *three[:2], deed="decline", note="Too many of one kind.")
    assert b"Too many" not in bytes(decision.sealed_content)
    minutes_later(11)
    services.carry_out_due_decisions()
    noted = [nomination.particulars.get("secretariats_note") for nomination in Nomination.objects.order_by("rank")]
    assert noted == ["Too many of one kind."] * 2 + [None]
    assert HeldDecision.objects.get().sealed_content is None


def test_nobody_is_picked_twice(three, cast):
    a, b, c = three
    held(cast, a, b)
    for more in ([b, c], [a]):
        with pytest.raises(Refused) as refused:
            held(cast, *more, deed="decline")
        assert refused.value.code == "decision.changed"
    assert HeldDecision.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        other = HeldDecision.objects.create(convening=cast.convening, by=decider(cast), deed="clear", due_at=MID_JULY)
        Pick.objects.create(decision=other, nomination=a)


def decider(cast):
    return Participation.objects.get(convening=cast.convening, person=cast.secretariat)


def test_a_form_sent_twice_is_one_decision(three, cast):
    key = uuid.uuid4()
    made = [services.hold_decision(cast.convening, three, "clear", by=cast.secretariat, key=key) for _time in range(2)]
    assert made[1] is None
    assert HeldDecision.objects.count() == 1


def test_one_that_is_held_is_not_decided_on_its_own_page(three, cast):
    a, _b, c = three
    held(cast, a)
    for deed in (
        lambda: services.decline_nomination(a, by=cast.secretariat),
        lambda: services.clear([a], by=cast.secretariat),
        lambda: services.take_back(a, by=cast.secretariat),
        lambda: services.ask_back(a, "Why?", by=cast.secretariat),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "nomination.held"
    services.clear([c], by=cast.secretariat)
    assert states() == ["nominated", "nominated", "cleared"]


def test_what_cannot_be_decided_any_more_is_left_out_and_said_until_it_was_seen(three, cast, offices, signed_in):
    held(cast, *three)
    services.withdraw_nomination(three[1], by=offices.north_nominator)
    minutes_later(11)
    tasks.carry_out_held_decisions()
    assert states() == ["cleared", "withdrawn", "cleared"]
    browser, queue = signed_in(cast.secretariat), reverse("clearance", args=[cast.convening.slug])
    page = browser.get(queue).content.decode()
    assert "One nomination was left out" in page and "2 were cleared as decided" in page
    assert "The office has withdrawn this nomination." in page and "Person B" in page
    form = {"client_key": str(uuid.uuid4())}
    browser.post(reverse("clearance_seen", args=[cast.convening.slug, HeldDecision.objects.get().pk]), form)
    assert "left out" not in browser.get(queue).content.decode()


def test_whoever_has_no_clearance_any_more_decides_nothing(three, cast):
    leaving = person_in(cast.convening, "secretariat", name="Ghassan Rami")
    held(cast, *three, by=leaving)
    Participation.objects.filter(person=leaving).update(roles=["participant"])
    minutes_later(11)
    tasks.carry_out_held_decisions()
    assert states() == ["nominated"] * 3
    assert {code for _pk, code in HeldDecision.objects.get().content["left_out"]} == {"decision.no_right"}


def test_a_worker_that_dies_in_between_leaves_nothing_half_done(three, cast, monkeypatch):
    held(cast, *three)
    minutes_later(11)
    sound, written = audit.record, []

    def dies_at_the_second(*args, **kwargs):
        written.append(kwargs["verb"])
        if len(written) == 2:
            raise KeyboardInterrupt
        sound(*args, **kwargs)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(audit, "record", dies_at_the_second)
        tasks.carry_out_held_decisions()
    assert (states(), Pick.objects.count()) == (["nominated"] * 3, 3)
    tasks.carry_out_held_decisions()
    assert (states(), cleared_how_often()) == (["cleared"] * 3, 3)


@pytest.mark.parametrize("deed", ["clear", "decline"])
def test_no_office_sees_that_a_decision_waits(three, cast, offices, signed_in, deed):
    browser = signed_in(offices.north_nominator)
    address = reverse("nominations_office", args=[cast.convening.slug, "north"])
    before = without_keys(browser.get(address).content)
    decision = held(cast, *three, deed=deed)
    assert without_keys(browser.get(address).content) == before
    services.stop_decision(decision, by=cast.secretariat)
    assert without_keys(browser.get(address).content) == before
    services.decline_nomination(three[0], by=cast.secretariat)
    assert without_keys(browser.get(address).content) != before, "what is closed is seen, and would be seen here"


def test_the_page_says_until_when_and_offers_to_stop(three, cast, signed_in):
    held(cast, *three[:2])
    browser, slug = signed_in(cast.secretariat), cast.convening.slug
    page = browser.get(reverse("clearance", args=[slug])).content.decode()
    assert "2 nominations will be cleared at" in page and "in 10 minutes" in page and "Vera Lind" in page
    assert page.count('name="picked"') == 1, "whoever is part of it has no box"
    answer = browser.post(
        reverse("clearance_preview", args=[slug]), {"picked": [three[0].pk], "deed": "decline", "client_key": str(uuid.uuid4())}
    )
    assert "a decision on one of these waits already" in answer.content.decode()
    decision = HeldDecision.objects.get()
    browser.post(reverse("clearance_stop", args=[slug, decision.pk]), {"client_key": str(uuid.uuid4())})
    assert "will be cleared at" not in browser.get(reverse("clearance", args=[slug])).content.decode()
    late = browser.post(reverse("clearance_now", args=[slug, decision.pk]), {"client_key": str(uuid.uuid4())})
    assert (late.status_code, "Somebody has stopped it" in late.content.decode()) == (409, True)


# ── At once ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def at_once(*deeds):
    """Do all at the same moment, each on a connection of its own; the codes of what was refused, None for what was done."""
    gate, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(index, deed):
        try:
            gate.wait(timeout=60)
            deed()
        except Exception as problem:  # noqa: BLE001  the test looks at it
            outcomes[index] = getattr(problem, "code", repr(problem))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_two_secretaries_who_decide_on_the_same_at_once_make_one_decision(three, cast):
    colleague = person_in(cast.convening, "secretariat", name="Ghassan Rami")
    outcomes = at_once(lambda: held(cast, *three), lambda: held(cast, *reversed(three), deed="decline", by=colleague))
    assert sorted(outcomes, key=str) == [None, "decision.changed"]
    assert (HeldDecision.objects.count(), Pick.objects.count()) == (1, 3)


@pytest.mark.django_db(transaction=True)
def test_to_stop_and_to_do_at_once_is_one_of_the_two(three, cast):
    decision = held(cast, *three)
    outcomes = at_once(
        lambda: services.stop_decision(decision, by=cast.secretariat),
        lambda: services.carry_out_decision(decision, by=cast.secretariat),
    )
    if outcomes == [None, "decision.stopped"]:
        assert (states(), cleared_how_often()) == (["nominated"] * 3, 0)
    else:
        assert outcomes == ["decision.done", None]
        assert (states(), cleared_how_often()) == (["cleared"] * 3, 3)


@pytest.mark.django_db(transaction=True)
def test_two_workers_carry_out_each_decision_once(three, cast):
    held(cast, *three[:2])
    held(cast, three[2], deed="decline")
    minutes_later(11)
    assert at_once(*[tasks.carry_out_held_decisions] * 3) == [None] * 3
    assert (states(), cleared_how_often()) == (["cleared", "cleared", "declined"], 2)


@pytest.mark.django_db(transaction=True)
def test_single_deeds_at_once_wait_for_each_other(three, cast, offices):
    """Closing frees a seat for the next in the reserve, which is being decided on at the same moment: nobody waits in a circle."""
    a, b, c = three
    outcomes = at_once(
        lambda: services.decline_nomination(a, by=cast.secretariat),
        lambda: services.clear([c, b], by=cast.secretariat),
        lambda: services.ask_back(c, "Why?", by=cast.secretariat),
    )
    assert outcomes[:2] == [None, None]
    assert outcomes[2] in (None, "nomination.decided")
    assert states() == ["declined", "cleared", "cleared"]
    assert Nomination.objects.get(pk=c.pk).holds == "seat"
