"""The end of a room as it is told before, while and after it happens; and the veils that somebody asked to lift."""

from datetime import timedelta

from django.db import connection
from django.db.models import Q

from convening import clock
from convening.models import Participation
from convening.models.people import Role

from ..models import Certificate, SealRequest, VeilRequest
from ..models.life import HOURS


# ── Sealing ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def numbers_of(room):
    """All that is counted of a room before it is sealed, in one question: {name: number}, and the day of the last notice to come."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS, {"room": room.pk, "today": clock.today(room.convening.zone), "hours": HOURS})
        names = [column.name for column in cursor.description]
        return dict(zip(names, cursor.fetchone()))


# Written out: a question for each of these tables would be more than a page may ask.
_NUMBERS = """
    WITH here AS (SELECT id, state, source FROM forums_post WHERE room_id = %(room)s)
    SELECT (SELECT count(*) FROM forums_draft WHERE room_id = %(room)s) AS drafts,
           (SELECT count(*) FROM forums_correction c JOIN here ON here.id = c.post_id) AS corrections,
           (SELECT count(*) FROM here WHERE state IN ('declined', 'merged') AND source <> '') AS unread,
           (SELECT count(*) FROM forums_translation t JOIN here ON here.id = t.post_id WHERE t.state <> 'accepted') AS proposals,
           (SELECT count(*) FROM forums_agreement WHERE room_id = %(room)s) AS agreements,
           (SELECT count(*) FROM forums_flag f JOIN here ON here.id = f.post_id) AS flags,
           (SELECT count(*) FROM forums_mute WHERE room_id = %(room)s) AS mutes,
           (SELECT count(*) FROM forums_notice WHERE room_id = %(room)s) AS notices,
           (SELECT count(*) FROM forums_tableseat WHERE room_id = %(room)s) AS seats,
           (SELECT count(*) FROM forums_backing b JOIN here ON here.id = b.post_id) AS links,
           (SELECT count(*) FROM forums_translation t JOIN here ON here.id = t.post_id WHERE t.state = 'accepted') AS translations,
           (SELECT count(*) FROM forums_attachment a JOIN here ON here.id = a.post_id) AS files,
           (SELECT count(*) FROM here WHERE state = 'held') AS held,
           (SELECT count(*) FROM forums_quote q JOIN here ON here.id = q.post_id WHERE q.state <> 'let_go' AND q.told = '{}') AS quotes,
           (SELECT count(*) FROM forums_veilrequest WHERE room_id = %(room)s AND state IN ('asked', 'agreed')
                   AND coalesce(agreed_at, asked_at) + %(hours)s >= convening_now()) AS veils,
           (SELECT max(notice_from) FROM forums_veilrequest WHERE room_id = %(room)s AND state = 'seen'
                   AND notice_from >= %(today)s) AS last_notice
"""
GOES = ("drafts", "corrections", "unread", "proposals", "agreements", "flags", "mutes", "notices", "seats", "links")


def what_goes(room, numbers):
    """{name: number} of what the sealing destroys: None stands for "fewer than" the convening's threshold, so that no
    number tells of single people."""
    return {name: _protected(numbers[name], room.convening) for name in GOES}


def what_stays(room, frozen, numbers):
    """{name: number}: the room's posts as the frozen figures tell them (None where they are withheld), and what hangs on them."""
    told = next((one for one in frozen.counts["rooms"]["rooms"] if one["slug"] == room.slug), {}) if frozen else {}
    return {"posts": told.get("posts"), **{name: _protected(numbers[name], room.convening) for name in ("translations", "files")}}


def sealable_from(room):
    """The first day on which the dates allow it."""
    return room.cooling_ends_on + timedelta(days=1)


def custodians_of(convening):
    """The parts of those who can seal and decide today: with the role, their contract running, able to sign in."""
    parts = Participation.objects.filter(convening=convening, roles__contains=[Role.CUSTODIAN], person__is_active=True)
    return [part for part in parts.select_related("convening", "person") if part.is_running]


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
