"""Sealing: a room's key is destroyed, so that nobody can ever say again who wrote what. Two custodians do it; nothing undoes it.

First the figures of all rooms are frozen. Then the room is marked, and from there on every step can be done again: whatever
interrupts a sealing, `carry_on` ends it, from the page, the command or the worker's timetable.
"""

import logging
from contextlib import contextmanager
from datetime import timedelta

import redis
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from convening import audit, clock, journal, keyring, policy, writing
from convening.errors import Refused
from convening.models import OutboxEntry
from participants.notifications import officer_is_needed

from .. import certificate, proofs, record
from ..models import Attachment, Certificate, Post, Quote, Room, SealRequest, Translation, VoiceLabel
from ..selectors import life
from . import scattering
from .locking import locked

log = logging.getLogger(__name__)
Stage = Room.Stage


# ── What stands in the way ────────────────────────────────────────────────────────────────────────────────────────────
def in_the_way(room, numbers=None):
    """[(code, what it is, what to do)] of all that keeps the room from being sealed today; [] when it can be."""
    found, language = [], writing.language_here()
    waits = numbers or life.numbers_of(room)
    if room.stage_on(clock.today(room.convening.zone)) not in (Stage.COOLED, Stage.SEALED):
        day = writing.day(life.sealable_from(room), language)
        found.append(("cooling", _("Words can still be taken back or put right in this room."), _("It can be sealed from %(day)s.") % {"day": day}))
    elif record.frozen(room.convening) is None and (why := record.why_not_yet(room.convening)):
        found.append(("other_rooms", why, _("Come back when the cooling of the last room is over.")))
    if waits["held"]:
        found.append(("held", _("Posts wait for the moderation."), _("Ask those who look after this room to publish or decline them.")))
    if waits["corrections"]:
        found.append(("corrections", _("Corrections wait for the moderation."), _("Ask those who look after this room to decide.")))
    if waits["veils"]:
        found.append(("veils", _("Somebody asked to lift a veil in this room."), _("It has to be decided and seen first, or it lapses after 72 hours.")))
    if waits["last_notice"] is not None:
        day = writing.day(waits["last_notice"] + timedelta(days=1), language)
        found.append(("notice", _("A voice is still to be told that its veil was lifted."), _("It can be sealed from %(day)s.") % {"day": day}))
    return found


def dry_run(room):
    """What would happen, and destroys nothing: {"in_the_way", "destroys", "keeps", "quotes_unanswered"}."""
    numbers = life.numbers_of(room)
    return {
        "in_the_way": in_the_way(room, numbers),
        "destroys": life.what_goes(room, numbers),
        "keeps": life.what_stays(room, record.frozen(room.convening), numbers),
        "quotes_unanswered": numbers["quotes"],
    }


# ── Two custodians ────────────────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def ask_to_seal(room, *, by):
    """A custodian has read what will be destroyed and asks another one to confirm, within seven days."""
    policy.require(by, "forums.seal_room", room)
    room, _now = locked(room)
    _refuse_what_is_in_the_way(room)
    SealRequest.objects.filter(pk__in=[one.pk for one in SealRequest.objects.filter(room=room) if one.has_lapsed]).delete()
    request = SealRequest.objects.filter(room=room).first()
    if request is not None:
        return request
    request = SealRequest.objects.create(room=room, asked_by=policy.standing(by).part_in(room.convening_id), asked_at=clock.now())
    audit.record(room.convening, actor=by, verb="forums.seal_asked", target=room)
    for custodian in life.custodians_of(room.convening):
        if custodian.pk != request.asked_by_id:
            officer_is_needed(custodian)
    return request


@transaction.atomic
def withdraw_request(room, *, by):
    """Any custodian may say no, also whoever asked. Nothing has happened yet."""
    policy.require(by, "forums.seal_room", room)
    room, _now = locked(room)
    done, _of_what = SealRequest.objects.filter(room=room, confirmed=False).delete()
    if done:
        audit.record(room.convening, actor=by, verb="forums.seal_request_withdrawn", target=room)


def confirm_seal(room, short_name, *, by):
    """Another custodian confirms by typing the room's short name. From here on nobody can stop it. Returns the certificate."""
    policy.require(by, "forums.seal_room", room)
    request = life.seal_request_of(room)
    if request is None:
        raise Refused("forums.nobody_asked", _("Nobody asks at present that this room be sealed, or the request has lapsed."))
    part = policy.standing(by).part_in(room.convening_id)
    if not request.confirmed:
        if request.asked_by_id == part.pk:
            raise Refused("forums.another_custodian", _("You have asked for it. Another custodian has to confirm."))
        if str(short_name).strip() != room.slug:
            sentence = _("This is not the short name of the room. It stands in its address.")
            raise Refused("forums.other_name", sentence, fields={"short_name": sentence})
        _begin(room, request, by=by, part=part)
    return carry_on(room)


def seal_as_operator(room):
    """From the machine itself, where two custodians cannot: the certificate says so. Returns the certificate."""
    request = life.seal_request_of(room)
    if request is None or not request.confirmed:
        _begin(room, None, by=policy.OPERATOR, part=None)
    return carry_on(room)


def _begin(room, request, *, by, part):
    """Freeze the figures, then mark the room. Whatever is written from now on is refused by its stage, key or no key."""
    _refuse_what_is_in_the_way(room)
    record.freeze(room.convening)
    with transaction.atomic():
        room, now = locked(room)
        _refuse_what_is_in_the_way(room)
        if request is None:
            SealRequest.objects.filter(room=room).delete()
            request = SealRequest(room=room, asked_at=clock.now())
        elif not SealRequest.objects.select_for_update().filter(pk=request.pk, confirmed=False).exists():
            raise Refused("forums.nobody_asked", _("Nobody asks at present that this room be sealed, or the request has lapsed."))
        request.confirmed, request.confirmed_by, request.destroys = True, part, life.what_goes(room, life.numbers_of(room))
        request.save()
        room.sealed_on = now.date()
        room.save(update_fields=["sealed_on"])
        audit.record(room.convening, actor=by, verb="forums.seal_confirmed", target=room)


def _refuse_what_is_in_the_way(room):
    if room.sealed_on is not None:
        raise Refused("forums.already_sealed", _("This room is sealed already."))
    for code, what, todo in in_the_way(room):
        raise Refused(f"forums.not_yet_{code}", f"{what} {todo}")


# ── What happens then ─────────────────────────────────────────────────────────────────────────────────────────────────
def under_way():
    """The rooms whose sealing was confirmed and has no certificate yet."""
    return Room.objects.filter(seal_request__confirmed=True, certificate=None).select_related("convening")


def carry_on(room):
    """Do all that is still to be done, in order; the certificate. Each step can be done twice. Two never work at once."""
    room = Room.objects.select_related("convening").get(pk=room.pk)
    with _alone(room):
        issued = life.certificate_of(room)
        if issued is not None:
            return issued
        request = SealRequest.objects.select_related("asked_by", "confirmed_by").get(room=room, confirmed=True)
        for step in STEPS:
            step(room)
        return _certify(room, request)


def purge(room):
    """All that was kept of members goes; words that members could not read go too. Posts and labels stay."""
    with transaction.atomic():
        room, _now = locked(room)
        for model in proofs.GONE:
            proofs.of_room(model, room).delete()
        Translation.objects.filter(post__room=room).exclude(state=Translation.State.ACCEPTED).delete()
        posts = Post.objects.filter(room=room)
        posts.update(retry=None, news=None, reason="", reason_code="")
        unread = posts.filter(state__in=(Post.State.DECLINED, Post.State.MERGED))
        for hanging in (Attachment, Translation):  # of what members read before, words in another language and files are left
            hanging.objects.filter(post__in=unread).delete()
        Quote.objects.filter(post__in=unread, post__state=Post.State.DECLINED).delete()  # a joined post's voice may have said yes
        unread.update(source="", html="")
        VoiceLabel.objects.filter(room=room).update(muted_until=None)
        Room.objects.filter(pk=room.pk).update(news_floor=room.news)


def destroy_key(room):
    """Under the lock of the room: whoever was writing has finished, whoever comes now is refused."""
    with transaction.atomic():
        locked(room)
        keyring.destroy("room", room.id)


def scatter(room):
    scattering.rewrite(files_of=room)


def clear_away(room):
    """What waits or is kept beside the database and names the room."""
    OutboxEntry.objects.filter(ids__room=str(room.id), done_on=None).delete()
    try:
        for store, key in list(proofs.redis_keys(room)):
            store.delete(key)
        journal.rewrite()
    except redis.RedisError:
        raise Refused("forums.redis_away", _("Redis does not answer. The sealing goes on by itself as soon as it does.")) from None


STEPS = [purge, destroy_key, scatter, clear_away]


def _certify(room, request):
    """Prove it, then say so. Where a proof fails nothing is issued, and the page names what failed."""
    results = proofs.results(room)
    failed = [code for code, is_so in results if not is_so]
    if failed:
        log.error("a sealing could not be proved: %s", ", ".join(failed))
        raise Refused("forums.not_proved", _("The room is closed for good, but this could not be proved: %(what)s.") % {"what": ", ".join(failed)})
    content = certificate.signed(_content(room, request, [code for code, _is_so in results]))
    actor = request.confirmed_by and request.confirmed_by.person
    with transaction.atomic():
        issued = Certificate.objects.create(room=room, content=content)
        audit.record(room.convening, actor=actor, verb="forums.room_sealed", target=room, note=certificate.digest_of(content["certificate"]))
    return issued


def _content(room, request, checks):
    frozen = record.frozen(room.convening)
    entries, head = audit.head()
    digests = certificate.digests_of_posts(room)
    now = clock.now().isoformat(timespec="seconds")
    return {
        "form": certificate.FORM,
        "convening": {"slug": room.convening.slug, "title": _in_all(room.convening)},
        "room": {"slug": room.slug, "title": _in_all(room), "rule": room.rule, "naming": room.naming},
        "opened_on": room.opens_on.isoformat(), "closed_on": room.closes_on.isoformat(),
        "cooling_ended_on": room.cooling_ends_on.isoformat(), "sealed_on": room.sealed_on.isoformat(), "issued_at": now,
        "destroyed": {"key": True, **request.destroys}, "kept": life.what_stays(room, frozen, life.numbers_of(room)),
        "posts_sha256": certificate.digest_of_room(digests.values()),
        "figures_sha256": certificate.digest_of(frozen.counts), "figures_frozen_on": frozen.frozen_on.isoformat(),
        "checks": checks,
        "backups_to_destroy": {"of_the_database_before": now, "of_the_keyring": "none: they hold no keys of rooms"},
        "custodians": [
            {"handle": part.handle, "role": "custodian", "deed": deed}
            for part, deed in ((request.asked_by, "asked"), (request.confirmed_by, "confirmed")) if part is not None
        ],
        "by_the_operator": request.confirmed_by is None,
        "audit": {"entries": entries, "head": head},
    }  # fmt: skip


def _in_all(thing):
    titles = {code: getattr(thing, f"title_{code}") for code, _name in settings.LANGUAGES}
    return {code: title for code, title in titles.items() if title}


@contextmanager
def _alone(room):
    """A lock of the database for as long as this sealing works: the worker does not come in between."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [f"seal {room.id}"])
        if not cursor.fetchone()[0]:
            raise Refused("forums.being_sealed", _("This room is being sealed at this moment. Look again in a minute."))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [f"seal {room.id}"])
