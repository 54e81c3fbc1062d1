"""Papers for a session, ahead of time: brought by those who speak, chair or organise; read by those who prepare, or by everybody."""

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from convening import audit, clock, honesty, once, policy, writing
from convening.errors import Refused, beside

from .. import notifications
from ..models import Paper
from ..selectors.papers import may_look_after, owing, segments_to_choose
from .one_writer import locked

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
LONGEST_TITLE = 200
MOST_PAPERS = 60  # of one session
MOST_MEGABYTES = 80  # of them together: they lie in the database


@transaction.atomic
def add_paper(session, *, title, language, audience, segment=None, url="", cleaned=None, by, key=None):
    """Keep a paper: a link, or a file that was `cleaned`. Without a name, a sender or an hour.

    A speaker brings papers for her own segments. With a spent `key` nothing happens, and None is returned.
    """
    policy.require(by, "sessions.bring_papers", session)
    if key is not None and not once.first_time(key):
        return None
    session = locked(session)
    if Paper.objects.filter(session=session).count() >= MOST_PAPERS:
        raise Refused("papers.too_many", _("A session has %(most)s papers at most. Remove one first.") % {
            "most": writing.number_here(MOST_PAPERS)})
    paper = Paper(session=session, added_on=clock.today(session.convening.zone))
    _describe(paper, title, language, audience, segment, by)
    _fill(paper, url, cleaned)
    _refuse_too_much(paper)
    paper.save(force_insert=True)
    _on_record(session, by, "sessions.paper_added")
    return paper


@transaction.atomic
def change_paper(paper, *, title, language, audience, segment=None, url="", cleaned=None, by):
    """Describe it anew; with another link or file, put that in its place."""
    session = _looked_after(paper, by)
    paper = _standing(session, paper)
    _describe(paper, title, language, audience, segment, by)
    if url or cleaned:
        _fill(paper, url, cleaned)
        _refuse_too_much(paper)
        paper.added_on = clock.today(session.convening.zone)
    paper.save()
    _on_record(session, by, "sessions.paper_changed")
    return paper


@transaction.atomic
def remove_paper(paper, *, by):
    """Take it away for good. Where it is gone already nothing happens."""
    session = _looked_after(paper, by)
    if Paper.objects.filter(session=session, pk=paper.pk).delete()[0]:
        _on_record(session, by, "sessions.paper_removed")


@transaction.atomic
def set_papers_due(session, day, *, by):
    """The last day for papers, in the session's zone; None for no such day."""
    policy.require(by, "sessions.order_session", session)
    session = locked(session)
    if day is not None and day > session.starts_at.astimezone(session.zone).date():
        sentence = _("Choose a day before the session: whoever interprets needs time to read.")
        raise Refused("papers.due_after", sentence, fields={"day": sentence})
    if day != session.papers_due_on:
        session.papers_due_on = day
        session.save(update_fields=["papers_due_on"])
        audit.record(session.convening, actor=by, verb="sessions.papers_due_set", target=session)


def remind_of_papers():
    """Once a day: speakers whose segment still has no paper three days before the last. Once each, however often it is called."""
    for session, part in owing():
        with transaction.atomic():
            notifications.papers_lacking(session, part)


def _looked_after(paper, by):
    session = paper.session
    policy.require(by, "sessions.bring_papers", session)
    if not may_look_after(session, by, paper):
        raise Refused("papers.of_another", _("This paper belongs to another part of the session. Ask the secretariat."))
    return session


def _standing(session, paper):
    found = Paper.objects.select_for_update(of=("self",)).filter(session=session, pk=paper.pk).first()
    if found is None:
        raise Refused("papers.gone", _("Somebody removed this paper meanwhile."))
    return found


def _describe(paper, title, language, audience, segment, by):
    with beside("title"):
        title = honesty.honest_line(title, LONGEST_TITLE)
    if language and language not in LANGUAGES or audience not in Paper.Audience.values:
        raise Refused("papers.unreadable", _("Something in this form could not be read."))
    theirs = {one.pk for one in segments_to_choose(paper.session, by)}
    if segment is not None and segment.pk not in theirs or segment is None and not policy.allows(by, "sessions.order_session", paper.session):
        sentence = _("Choose a segment of yours.")
        raise Refused("papers.segment", sentence, fields={"segment": sentence})
    paper.title, paper.language, paper.audience, paper.segment = title, language, audience, segment


def _fill(paper, url, cleaned):
    """A link or a file, never both and never neither."""
    if bool(url) == (cleaned is not None):
        sentence = _("Choose a file, or give a link: one of the two.")
        raise Refused("papers.link_or_file", sentence, fields={"files_chosen": sentence})
    if url and not url.startswith("https://"):
        sentence = _("The link must begin with https://.")
        raise Refused("papers.url", sentence, fields={"url": sentence})
    paper.url, paper.content = url, None if url else cleaned.content
    paper.media_type, paper.extension = ("", "") if url else (cleaned.media_type, cleaned.extension)
    paper.size = 0 if url else len(cleaned.content)


def _refuse_too_much(paper):
    others = Paper.objects.filter(session=paper.session_id).exclude(pk=paper.pk).aggregate(size=Sum("size"))["size"] or 0
    if others + paper.size > MOST_MEGABYTES * 1_000_000:
        sentence = _("The files of a session have %(most)s megabytes together at most. Remove one first, or give a link.") % {
            "most": writing.number_here(MOST_MEGABYTES)}
        raise Refused("papers.too_much", sentence, fields={"files_chosen": sentence})


def _on_record(session, by, verb):
    """What officers and chairs do; what a speaker brings is her own."""
    if policy.allows(by, "sessions.order_session", session):
        audit.record(session.convening, actor=by, verb=verb, target=session)
