"""The end of a room as it is told before, while and after it happens; and the veils that somebody asked to lift."""

from datetime import timedelta

from django.db.models import Q

from convening import clock
from convening.models import Participation
from convening.models.people import Role

from ..models import (
    Agreement, Attachment, Certificate, Correction, Draft, Flag, Mute, Notice, Post, Quote, SealRequest, TableSeat, Translation, VeilRequest,
)  # fmt: skip

State = Post.State


# ── Sealing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def what_goes(room):
    """{name: number} of what the sealing destroys: None stands for "fewer than" the convening's threshold, so that no
    number tells of single people."""
    posts = Post.objects.filter(room=room)
    found = {
        "drafts": Draft.objects.filter(room=room),
        "corrections": Correction.objects.filter(post__room=room),
        "declined": posts.filter(state=State.DECLINED).exclude(source=""),
        "proposals": Translation.objects.filter(post__room=room).exclude(state=Translation.State.ACCEPTED),
        "agreements": Agreement.objects.filter(room=room),
        "flags": Flag.objects.filter(post__room=room),
        "mutes": Mute.objects.filter(room=room),
        "notices": Notice.objects.filter(room=room),
        "seats": TableSeat.objects.filter(room=room),
    }
    return {name: _protected(rows.count(), room.convening) for name, rows in found.items()}


def what_stays(room, frozen):
    """{name: number}: the room's posts as the frozen figures tell them (None where they are withheld), and what hangs on them."""
    told = next((one for one in frozen.counts["rooms"]["rooms"] if one["slug"] == room.slug), {}) if frozen else {}
    found = {
        "translations": Translation.objects.filter(post__room=room, state=Translation.State.ACCEPTED),
        "files": Attachment.objects.filter(post__room=room),
    }
    return {"posts": told.get("posts"), **{name: _protected(rows.count(), room.convening) for name, rows in found.items()}}


def what_waits(room):
    """{name: number} of what people still have to decide before the room can be sealed; and quotes that were not answered."""
    return {
        "held": Post.objects.filter(room=room, state=State.HELD).count(),
        "corrections": Correction.objects.filter(post__room=room).count(),
        "veils": sum(not veil.has_lapsed for veil in VeilRequest.objects.filter(room=room, state__in=("asked", "agreed"))),
        "quotes": Quote.objects.filter(post__room=room, state=Quote.State.ASKED).count(),
    }


def sealable_from(room):
    """The first day on which the dates allow it."""
    return room.cooling_ends_on + timedelta(days=1)


def last_notice_of(room):
    """The day from which the last voice is told that its veil was lifted, if that is still to come."""
    today = clock.today(room.convening.zone)
    days = VeilRequest.objects.filter(room=room, state=VeilRequest.State.SEEN, notice_from__gte=today).values_list("notice_from", flat=True)
    return max(days, default=None)


def custodians_of(convening):
    """How many can seal today: those with the role whose contract runs and who can sign in."""
    parts = Participation.objects.filter(convening=convening, roles__contains=[Role.CUSTODIAN], person__is_active=True)
    return sum(part.is_running for part in parts.select_related("convening"))


def seal_request_of(room):
    """The request that stands, confirmed or not; None also for one that has lapsed."""
    request = SealRequest.objects.filter(room=room).select_related("asked_by", "confirmed_by").first()
    return None if request is None or request.has_lapsed else request


def certificate_of(room):
    return Certificate.objects.filter(room=room).first()


def _protected(number, convening):
    return number if number == 0 or number >= convening.threshold_people else None


# ── Veils ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
def lifted(convening):
    """How often two custodians allowed the officer to learn who wrote a post. Printed in the evaluation also when it is 0."""
    allowed = (VeilRequest.State.AGREED, VeilRequest.State.SEEN)
    return VeilRequest.objects.filter(room__convening=convening, state__in=allowed).count()


def veils_for(standing, convening, *, hears):
    """The requests that she has to do with, the newest first: those of the convening for custodians, what they agreed to for the
    officer (`hears`), and her own for whoever asked."""
    part, wanted = standing.part_in(convening.pk), Q(pk__in=[])
    if part is not None:
        wanted |= Q(asked_by=part)
    if standing.has(convening.pk, Role.CUSTODIAN):
        wanted |= Q(state__in=VeilRequest.State.values)
    if hears:
        wanted |= Q(state=VeilRequest.State.AGREED)
    found = VeilRequest.objects.filter(wanted, room__convening=convening).select_related("room__convening", "post", "asked_by", "first", "second")
    return sorted(found, key=lambda veil: veil.asked_at, reverse=True)
