"""Late June 2021: running orders, booths, papers and the glossary, once it is known who has which part."""

from datetime import date

from convening.demo import cast
from convening.demo.texts import order
from convening.demo.texts.outcomes import PEOPLE, WHERE
from sessions.models import SessionRole
from sessions.services import booths, glossary, papers
from sessions.services import order as running_orders

from .setting import secretary

ORDERED, DUE = date(2021, 6, 29), date(2021, 7, 5)


def write(story, say):
    story.at(ORDERED, 10, _running_orders, story)
    story.at(ORDERED, 11, _booths, story)
    story.at(ORDERED, 12, _papers, story)
    story.at(ORDERED, 13, _glossary, story)


def _running_orders(story):
    for slug, parts in order.ORDER.items():
        session = story.sessions[slug]
        for title, minutes, key in parts:
            running_orders.add_segment(
                session, title=title, minutes=minutes, speaker=_speaker(story, session, key), on_the_record=slug == WHERE and key in PEOPLE,
                by=secretary(story),
            )  # fmt: skip


def _speaker(story, session, key):
    if key is None:
        return None
    person = story.cast[cast.by_key()[key].email]
    return SessionRole.objects.get(session=session, role="speaker", participation__person=person)


def _booths(story):
    for session in story.sessions.values():
        booths.set_booths(session, order.BOOTHS, by=secretary(story))


def _papers(story):
    for slug, told in order.PAPERS.items():
        session = story.sessions[slug]
        segments = {segment.position: segment for segment in session.segments.all()}
        papers.set_papers_due(session, DUE, by=secretary(story))
        for title, language, link, audience, number in told:
            papers.add_paper(
                session, title=title, language=language, audience=audience, segment=segments.get(number), url=link, by=secretary(story))


def _glossary(story):
    for texts in order.GLOSSARY:
        glossary.add_term(story.convening, texts=texts, by=secretary(story))
