"""Lifting a veil, because of a threat or a crime: a moderator asks, two custodians agree, the officer for incidents is told once.

Nothing is computed before, so that no page, no row and no refusal can show whether there is anything to find. The audit is
about the request and never about a person. Once a room is sealed, nobody can be told anything.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy, writing
from convening.errors import Forbidden, Refused
from convening.models import Participation
from participants.notifications import officer_is_needed
from participants.selectors.conduct import officer_of

from .. import attribution
from ..models import Notice, VeilRequest
from ..selectors import life
from .locking import locked

State = VeilRequest.State
LONGEST, LATEST = 2_000, timedelta(days=90)


def ask_to_lift(post, kind, reason, *, by, key=None):
    """A moderator of the room asks, with a reason that the custodians read. Returns the request."""
    room = post.room
    policy.require(by, "forums.ask_veil", room)
    reason = _honest(reason)
    if kind not in VeilRequest.Kind.values:
        sentence = _("Only a threat or a crime is a reason to lift a veil.")
        raise Refused("forums.no_kind", sentence, fields={"kind": sentence})
    if officer_of(room.convening) is None:
        raise Refused("forums.no_officer", _("Nobody is named for incidents. The secretariat has to name somebody who may be told."))
    if len(life.custodians_of(room.convening)) < 2:
        raise Refused("forums.no_custodians", _("There are not two custodians who could agree. The secretariat has to name them."))
    with transaction.atomic():
        room, _now = locked(room)
        if room.sealed_on is not None:
            raise _sealed()
        if any(not one.has_lapsed for one in VeilRequest.objects.filter(post=post, state__in=(State.ASKED, State.AGREED))):
            raise Refused("forums.veil_asked_already", _("Somebody has asked this of the same post. The custodians are deciding."))
        if key and not once.first_time(key):
            return VeilRequest.objects.filter(post=post).order_by("-asked_at").first()
        part = policy.standing(by).part_in(room.convening_id)
        request = VeilRequest(room=room, post=post, kind=kind, asked_by=part, asked_at=clock.now())
        try:
            request.write("reason", reason)
        except keyring.KeyGone:
            raise _sealed() from None
        request.save(force_insert=True)
        audit.record(room.convening, actor=by, verb="forums.veil_asked", target=request, note=kind)
        for custodian in life.custodians_of(room.convening):
            officer_is_needed(custodian)
    return request


def agree(request, *, by):
    """One of the two custodians. Neither whoever asked nor the officer who would be told, and nobody twice."""
    with transaction.atomic():
        request, part = _to_be_decided(request, by)
        officer = officer_of(request.room.convening)
        if part.pk == request.asked_by_id:
            raise Refused("forums.own_request", _("You have asked for it yourself. Two others have to agree."))
        if officer is not None and officer.pk == part.pk:
            raise Refused("forums.officer_does_not_agree", _("You would be told the answer. Two others have to agree."))
        if request.first_id == part.pk:
            raise Refused("forums.same_custodian", _("You have agreed already. Another custodian has to agree too."))
        if request.first_id is None:
            request.first = part
        else:
            request.second, request.state, request.agreed_at = part, State.AGREED, clock.now()
        request.save(update_fields=["first", "second", "state", "agreed_at"])
        audit.record(request.room.convening, actor=by, verb="forums.veil_agreed", target=request)
        if request.state == State.AGREED and officer is not None:
            officer_is_needed(officer)
    return request


def refuse(request, *, by):
    """One custodian's no is enough."""
    with transaction.atomic():
        request, _part = _to_be_decided(request, by)
        request.state = State.REFUSED
        request.save(update_fields=["state"])
        audit.record(request.room.convening, actor=by, verb="forums.veil_refused", target=request)
    return request


def see(request, *, by, notice_from=None, deferral=""):
    """The person who wrote the post, or None, told to the officer this one time; afterwards the request is as if it were not there.

    First the voice is told, in a transaction in which nobody is named; from `notice_from` on where a `deferral` says why. Then
    the request is spent, then it is computed. Whatever fails in between, nobody is found out without being told.
    """
    policy.require(by, "forums.see_veil", request.room)
    request = VeilRequest.objects.select_related("room__convening", "post").get(pk=request.pk)
    if request.state != State.AGREED or request.has_lapsed:
        raise Forbidden("forums.see_veil")
    today = clock.today(request.room.convening.zone)
    day, deferral = _when_told(today, notice_from, deferral)
    _tell(request.room, bytes(request.post.voice), day)
    with transaction.atomic():
        room, _now = locked(request.room)
        request = VeilRequest.objects.select_for_update(of=("self",)).select_related("room__convening", "post").get(pk=request.pk)
        if request.state != State.AGREED or room.sealed_on is not None:
            raise Forbidden("forums.see_veil")
        request.state, request.notice_from = State.SEEN, day
        if deferral:
            request.write("deferral", deferral)
        request.save(update_fields=["state", "notice_from", "sealed_deferral"])
        audit.record(room.convening, actor=by, verb="forums.veil_lifted", target=request, note="deferred" if deferral else "")
    people = dict(Participation.objects.filter(convening=room.convening_id).values_list("person_id", "pk"))
    found = attribution.who_said(room, request.post, people)
    return Participation.objects.select_related("person").get(pk=people[found]) if found else None


def _to_be_decided(request, by):
    """(the request, locked and still undecided; the custodian's part)."""
    policy.require(by, "forums.agree_veil", request.room)
    request = VeilRequest.objects.select_for_update(of=("self",)).select_related("room__convening").get(pk=request.pk)
    if request.has_lapsed:
        raise Refused("forums.veil_lapsed", _("The 72 hours are over, and the request has lapsed. The moderation can ask again."))
    if request.state != State.ASKED:
        raise Refused("forums.veil_decided", _("This was decided already."))
    return request, policy.standing(by).part_in(request.room.convening_id)


def _when_told(today, notice_from, deferral):
    """(the day, why later or "")."""
    if notice_from is None or notice_from <= today:
        return today, ""
    if notice_from > today + LATEST:
        sentence = _("Choose a day within the next 90 days.")
        raise Refused("forums.told_too_late", sentence, fields={"notice_from": sentence})
    deferral = str(deferral).strip()
    if not deferral:
        sentence = _("Please say why the person is told later.")
        raise Refused("forums.no_deferral", sentence, fields={"deferral": sentence})
    return notice_from, deferral


def _tell(room, voice, day):
    """Leave the voice its notice, alone in its transaction. Done again it is one notice."""
    with transaction.atomic():
        room, _now = locked(room)
        if any(one.tells_of_a_lifted_veil for one in Notice.objects.filter(room=room, voice=voice, day=day)):
            return
        notice = Notice(room=room, voice=voice, day=day)
        try:
            notice.text = Notice.VEIL_LIFTED
        except keyring.KeyGone:
            raise Forbidden("forums.see_veil") from None
        notice.save(force_insert=True)


def _sealed():
    return Refused("forums.room_sealed", _("This room is sealed. Nobody can say any more who wrote what."))


def _honest(reason):
    reason = "".join(c for c in str(reason or "") if c.isprintable() or c in "\n\u200c\u200d").strip()
    if not reason:
        sentence = _("Please say why.")
        raise Refused("forums.no_reason", sentence, fields={"reason": sentence})
    if len(reason) > LONGEST:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(LONGEST)}
        raise Refused("forums.long_reason", sentence, fields={"reason": sentence})
    return reason
