"""The papers of a session as one reader finds them, and which are still to come."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from convening import clock, policy
from convening.models import Participation

from ..models import Paper, Segment, Session

DAYS_BEFORE = 3  # the last day speakers are reminded


def papers_for(session, asker):
    """The papers that are hers to read, without their contents: all with a role in the session, else those for everybody. One query."""
    if not policy.allows(asker, "sessions.view_session", session):
        return []
    papers = Paper.objects.filter(session=session).defer("content")
    if not policy.allows(asker, "sessions.read_papers", session):
        papers = papers.filter(audience=Paper.Audience.EVERYBODY)
    return list(papers.select_related("segment"))


def papers_apart(papers):
    """Those of the whole session: where the running order is shown, the others stand in it, each with its segment."""
    return [paper for paper in papers if paper.segment_id is None]


def paper_for(session, asker, paper_id):
    """One file with its contents, or 404 whether it is absent, forbidden or a link."""
    paper = Paper.objects.filter(session=session, pk=paper_id, content__isnull=False).first()
    if paper is None or not (
        paper.audience == Paper.Audience.EVERYBODY or policy.allows(asker, "sessions.read_papers", session)
    ):
        raise Http404
    return paper


def name_of(paper):
    """What a paper is saved as: its kind, and nothing of its own name or its sender's."""
    return f"paper.{paper.extension}"


@dataclass(frozen=True)
class Due:
    """How far the papers of a session are: the day by which they are due (or None), how many are here, segments that wait for theirs.

    `hers` are the waiting segments of the asker.
    """

    day: date | None
    over: bool
    here: int
    lacking: list
    hers: list


def papers_due(session, asker, papers):
    """A `Due` for those with a role in the session and the secretariat, None for others. `papers` as `papers_for` gives them. One query.

    Once the session is over nothing is due any more.
    """
    if not policy.allows(asker, "sessions.read_papers", session):
        return None
    if session.ends_at <= clock.now():
        return Due(None, False, len(papers), [], [])
    with_paper = {paper.segment_id for paper in papers}
    lacking = [one for one in Segment.objects.filter(session=session, speaker__isnull=False).select_related("speaker") if one.pk not in with_paper]
    part = policy.standing(asker).part_in(session.convening_id)
    hers = [one for one in lacking if part is not None and one.speaker.participation_id == part.pk]
    over = session.papers_due_on is not None and session.papers_due_on < clock.today(session.zone)
    return Due(session.papers_due_on, over, len(papers), lacking, hers)


def segments_to_choose(session, asker):
    """The segments for which she may bring papers: all to those who set the order, hers to a speaker."""
    segments = Segment.objects.filter(session=session).select_related("speaker")
    if not policy.allows(asker, "sessions.order_session", session):
        part = policy.standing(asker).part_in(session.convening_id)
        segments = segments.filter(speaker__participation=part)
    return list(segments)


def may_look_after(session, asker, paper):
    """True if she may change or remove `paper`: those who set the order any, a speaker those of her segments."""
    if policy.allows(asker, "sessions.order_session", session):
        return True
    if not policy.allows(asker, "sessions.bring_papers", session) or paper.segment_id is None:
        return False
    return paper.segment_id in {one.pk for one in segments_to_choose(session, asker)}


def owing():
    """[(session, participation)] of speakers whose segment has no paper some days before the last; sessions that are held."""
    found = []
    for session in Session.objects.filter(papers_due_on__isnull=False, cancelled_on=None).select_related("convening"):
        left = (session.papers_due_on - clock.today(session.zone)).days
        if not 0 <= left <= DAYS_BEFORE or session.ends_at <= clock.now():
            continue
        lacking = Segment.objects.filter(session=session, speaker__isnull=False, papers=None)
        parts = Participation.objects.filter(pk__in=lacking.values("speaker__participation")).select_related("person", "convening")
        found += [(session, part) for part in parts if part.is_running and not part.person.is_erased]
    return found
