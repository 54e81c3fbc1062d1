"""The running order of a session: what comes after what, for how many minutes, and who speaks."""

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from convening import audit, clock, honesty, once, policy, writing
from convening.errors import Refused, beside
from convening.services import archives

from ..models import Rule, Segment
from .one_writer import locked

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
MOST_SEGMENTS = 60
LONGEST_MINUTES = 24 * 60
LONGEST_TITLE = 200


@transaction.atomic
def add_segment(session, *, title, minutes, speaker=None, on_the_record=False, by, key=None):
    """Put one more segment at the end. `title` is {"en": …, …}; `speaker` a SessionRole of this session, or nobody. In a session under
    the Rule what is said in it may be put `on_the_record`: before the session begins, never afterwards.

    With a spent `key` nothing happens, and None is returned.
    """
    policy.require(by, "sessions.order_session", session)
    if key is not None and not once.first_time(key):
        return None
    session = locked(session)
    there = Segment.objects.filter(session=session)
    if there.count() >= MOST_SEGMENTS:
        raise Refused("order.too_long", _("A running order has %(most)s segments at most. Remove one, or join two.") % {
            "most": writing.number_here(MOST_SEGMENTS)})
    position = (there.aggregate(last=Max("position"))["last"] or 0) + 1
    segment = Segment(session=session, position=position)
    _write(segment, title, minutes, speaker, on_the_record)
    segment.save(force_insert=True)
    _on_record(session, by)
    return segment


@transaction.atomic
def change_segment(segment, *, title, minutes, speaker=None, on_the_record=False, by):
    """Write it anew in its place, as `add_segment` takes it. Refused (`order.gone`) once somebody removed it."""
    policy.require(by, "sessions.order_session", segment.session)
    session = locked(segment.session)
    segment = _standing(session, segment)
    _write(segment, title, minutes, speaker, on_the_record)
    segment.save()
    _on_record(session, by)
    archives.make_anew(session.convening_id)
    return segment


@transaction.atomic
def move_segment(segment, *, up, by, seen=None):
    """Let it change places with the segment before it, or after it. At the end of the list nothing happens.

    `seen` is the position that whoever moves it saw: a button pressed twice moves once.
    """
    policy.require(by, "sessions.order_session", segment.session)
    session = locked(segment.session)
    segment = _standing(session, segment)
    if seen is not None and segment.position != seen:
        return
    others = Segment.objects.filter(session=session)
    if up:
        other = others.filter(position__lt=segment.position).order_by("-position").first()
    else:
        other = others.filter(position__gt=segment.position).order_by("position").first()
    if other is None:
        return
    segment.position, other.position = other.position, segment.position
    segment.save(update_fields=["position"])
    other.save(update_fields=["position"])
    _on_record(session, by)


@transaction.atomic
def remove_segment(segment, *, by):
    """Take it out; those after it move up, and its papers become papers of the whole session."""
    policy.require(by, "sessions.order_session", segment.session)
    session = locked(segment.session)
    segment = _standing(session, segment)
    position = segment.position
    segment.delete()
    Segment.objects.filter(session=session, position__gt=position).update(position=F("position") - 1)
    _on_record(session, by)
    archives.make_anew(session.convening_id)


def _standing(session, segment):
    found = Segment.objects.filter(session=session, pk=segment.pk).first()
    if found is None:
        raise Refused("order.gone", _("Somebody removed this segment meanwhile. Look at the running order as it is now."))
    return found


def _write(segment, title, minutes, speaker, on_the_record):
    for code in LANGUAGES:
        if code in title:
            setattr(segment, f"title_{code}", _line(title[code], f"title_{code}"))
    if not segment.title_en:
        sentence = _("Give the segment a title in English: other languages fall back on it.")
        raise Refused("order.no_title", sentence, fields={"title_en": sentence})
    if not 1 <= minutes <= LONGEST_MINUTES:
        sentence = _("A segment lasts from one minute to one day.")
        raise Refused("order.length", sentence, fields={"minutes": sentence})
    if speaker is not None and speaker.session_id != segment.session_id:
        sentence = _("She has no role in this session. Give her one first.")
        raise Refused("order.not_in_session", sentence, fields={"speaker": sentence})
    _put_on_the_record(segment, speaker, on_the_record)
    segment.minutes, segment.speaker = minutes, speaker


def _put_on_the_record(segment, speaker, on_the_record):
    """The Rule is never loosened afterwards: what may be told is said before anybody speaks. To take it back is always possible."""
    loosened = on_the_record and not (segment.on_the_record and segment.speaker_id == getattr(speaker, "pk", None))
    if loosened and segment.session.rule == Rule.OFF_THE_RECORD:
        sentence = _("This session is off the record: no part of it can be on the record.")
        raise Refused("order.off_the_record", sentence, fields={"on_the_record": sentence})
    if loosened and speaker is None:
        sentence = _("Say who speaks: only the words of somebody in particular can be on the record.")
        raise Refused("order.nobody_on_the_record", sentence, fields={"on_the_record": sentence})
    if loosened and clock.now() >= segment.session.starts_at:
        sentence = _("The session has begun. What was said under the Chatham House Rule stays under it.")
        raise Refused("order.rule_not_loosened", sentence, fields={"on_the_record": sentence})
    segment.on_the_record = on_the_record


def _line(text, field):
    """The text as it is stored; empty where there is none."""
    with beside(field):
        return honesty.honest_line(text, LONGEST_TITLE) if text and text.strip() else ""


def _on_record(session, by):
    audit.record(session.convening, actor=by, verb="sessions.order_changed", target=session)
