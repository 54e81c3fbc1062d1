"""The running order of a session with its hours, and the rehearsals before it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404

from convening import clock, policy
from convening.models import Participation

from ..models import Naming, Rehearsal, Rule, Segment, SessionRole


@dataclass(frozen=True)
class Part:
    """One segment as its reader sees it. `who` is the speaker's name, "" where only her role is told; `language` is what she will speak."""

    segment: Segment
    number: int
    starts_at: datetime
    ends_at: datetime
    role: str = ""
    who: str = ""
    language: str = ""
    papers: list = field(default_factory=list)

    @property
    def title(self):
        return self.segment.title

    @property
    def minutes(self):
        return self.segment.minutes


def running_order(session, asker, papers=(), *, arranging=False):
    """[Part] in order, each beginning where the one before ends. `papers` (of selectors.papers) are put where they belong.

    A speaker's name is told only to those inside, where they see names; `arranging`, the secretariat reads it in any case. One query.
    """
    if not policy.allows(asker, "sessions.view_session", session):
        return []
    names = told_by_name(session, asker) or arranging and policy.allows(asker, "sessions.give_roles", session)
    starts_at, parts = session.starts_at, []
    segments = Segment.objects.filter(session=session).select_related("speaker__participation__person")
    for number, segment in enumerate(segments, 1):
        speaker, ends_at = segment.speaker, starts_at + timedelta(minutes=segment.minutes)
        parts.append(Part(
            segment, number, starts_at, ends_at,
            role=speaker.role if speaker else "",
            who=speaker.participation.person.shown_name if speaker and names else "",
            language=speaker.language if speaker else "",
            papers=[paper for paper in papers if paper.segment_id == segment.pk],
        ))
        starts_at = ends_at
    return parts


def told_by_name(session, asker):
    """True where those who have a role are called by their names: on the record; else to the convening's own people, where they see names.

    The page of a public session is open to whoever passes by, and to machines that search: under the Rule it tells them roles alone.
    """
    if session.rule == Rule.ON_THE_RECORD:
        return True
    inside = policy.standing(asker).part_in(session.convening_id) is not None and policy.allows(asker, "sessions.join", session)
    return session.naming == Naming.NAMED and inside


def room_left(session, parts):
    """Minutes of the session that no segment takes; below zero where the running order is longer than the session."""
    return session.minutes - sum(part.minutes for part in parts)


def speakers_to_choose(session, asker):
    """[(SessionRole, her name, or her handle where names are not told)] for the field of a segment: speakers first."""
    given = SessionRole.objects.filter(session=session, role__in=("speaker", "chair", "rapporteur"))
    names, found = told_by_name(session, asker) or policy.allows(asker, "sessions.give_roles", session), []
    for role in given.select_related("participation__person"):
        part = role.participation
        found.append((role, part.person.shown_name if names else part.handle))
    order = ("speaker", "chair", "rapporteur")
    return sorted(found, key=lambda one: (order.index(one[0].role), one[1].casefold()))


def rehearsals_for(session, asker):
    """The rehearsals that are not over, for those who have a role in the session and for the secretariat; nothing for others."""
    if not policy.allows(asker, "sessions.read_papers", session):
        return []
    return [one for one in Rehearsal.objects.filter(session=session) if one.ends_at > clock.now()]


def parts_with_a_role(session):
    """Everybody who has a role in the session and whose contract runs, once each, with her person."""
    given = SessionRole.objects.filter(session=session)
    parts = Participation.objects.filter(pk__in=given.values("participation")).select_related("person", "convening")
    return [part for part in parts.order_by("pk") if part.is_running and not part.person.is_erased]


def segment_for(session, segment_id):
    """A segment of this session by what stands in an address, or 404."""
    return _of(session, Segment, segment_id)


def rehearsal_for(session, rehearsal_id):
    return _of(session, Rehearsal, rehearsal_id)


def _of(session, model, written):
    try:
        found = model.objects.filter(session=session, pk=UUID(written)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    found.session = session
    return found
