"""A decision on several nominations is held for ten minutes: until then one press stops it.

While it is held nothing about its nominations changes, so nothing that an office sees does.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, once, policy
from convening.errors import Refused

from ..models import Admission, HeldDecision, Nomination, Pick
from .clearing import clear, decline_nominations

HELD_FOR = timedelta(minutes=10)
Deed, State, S = HeldDecision.Deed, HeldDecision.State, Nomination.State


@transaction.atomic
def hold_decision(convening, nominations, deed, *, by, key, note=""):
    """Decide on `nominations` of `convening` in ten minutes, unless somebody stops it. Returns the decision.

    All of them or none: refused if one was withdrawn or is part of another decision. None if `key` is spent.
    """
    wanted = [nomination.pk for nomination in nominations]
    Admission.locked(convening)
    rows = list(Nomination.objects.select_for_update(of=["self"]).filter(convening=convening, pk__in=wanted).order_by("pk"))
    for nomination in rows:
        policy.require(by, "participants.clear_nomination", nomination)
    if not once.first_time(key):
        return None
    if not rows or len(rows) != len(wanted) or Pick.objects.filter(nomination__in=wanted).exists():
        raise Refused("decision.changed", _("The list has changed: a decision on one of these waits already. Look at it again."))
    if any(nomination.state == S.WITHDRAWN for nomination in rows):
        raise Refused("nomination.withdrawn", _("The office has withdrawn one of these nominations. Look at the list again."))
    part = policy.standing(by).part_in(convening.pk)
    decision = HeldDecision(convening=convening, by=part, deed=Deed(deed), due_at=clock.now() + HELD_FOR)
    decision.content = {"note": note} if note else {}
    decision.save()
    Pick.objects.bulk_create(Pick(decision=decision, nomination=nomination) for nomination in rows)
    audit.record(convening, actor=by, verb="participants.decision_held", target=decision, note=f"{deed} {len(rows)}")
    return decision


@transaction.atomic
def stop_decision(decision, *, by):
    """Everybody with clearance may stop a decision that waits: nothing of it happens. Returns the decision."""
    policy.require(by, "participants.clear_nomination", decision)
    decision = _locked(decision.pk)
    if decision.state == State.DONE:
        raise Refused("decision.done", _("It was carried out already. Each decision can be taken back on its own page."))
    if decision.state == State.WAITING:
        _end(decision, State.STOPPED, {})
        audit.record(decision.convening, actor=by, verb="participants.decision_stopped", target=decision)
    return decision


@transaction.atomic
def carry_out_decision(decision, *, by):
    """Do not wait for the ten minutes to pass. Returns the decision."""
    policy.require(by, "participants.clear_nomination", decision)
    decision = _locked(decision.pk)
    if decision.state == State.STOPPED:
        raise Refused("decision.stopped", _("Somebody has stopped it. Nothing has happened."))
    if decision.state == State.WAITING:
        _carry_out(decision, by)
    return decision


def carry_out_due_decisions():
    """Carry out every decision whose time has come, each in a transaction of its own. Returns how many; any number may do so at once."""
    done = 0
    while True:
        with transaction.atomic():
            due = HeldDecision.objects.filter(state=State.WAITING, due_at__lte=clock.Now())
            decision = due.select_for_update(of=["self"], skip_locked=True).select_related("convening", "by__person").first()
            if decision is None:
                return done
            _carry_out(decision, decision.by.person)
            done += 1


@transaction.atomic
def dismiss_decision(decision, *, by):
    """The secretariat has seen what was left out; it is forgotten."""
    policy.require(by, "participants.clear_nomination", decision)
    HeldDecision.objects.filter(pk=decision.pk).exclude(state=State.WAITING).update(sealed_content=None)


def _carry_out(decision, by):
    """Decide as `by`; what can no longer be decided is left out, with the reason. Called with the decision locked."""
    Admission.locked(decision.convening)
    nominations = list(Nomination.objects.filter(pick__decision=decision).select_related("convening").order_by("pk"))
    note = decision.content.get("note", "")
    decision.picks.all().delete()
    left_out = []
    for nomination in nominations:
        try:
            _decide(nomination, decision, by, note)
        except Refused as refused:
            left_out.append([str(nomination.pk), refused.code])
    _end(decision, State.DONE, {"left_out": left_out, "decided": len(nominations) - len(left_out)} if left_out else {})


def _decide(nomination, decision, by, note):
    if not policy.allows(by, "participants.clear_nomination", nomination):
        raise Refused("decision.no_right", _("Whoever decided this has no clearance any more."))
    if decision.deed == Deed.CLEAR:
        clear([nomination], by=by)
    else:
        decline_nominations([nomination], by=by, note=note)


def _end(decision, state, content):
    decision.picks.all().delete()
    decision.state, decision.content = state, content
    decision.save(update_fields=["state", "sealed_content"])


def _locked(pk):
    return HeldDecision.objects.select_for_update(of=["self"]).select_related("convening", "by__person").get(pk=pk)
