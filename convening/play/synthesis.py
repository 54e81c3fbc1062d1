"""August 2021: the rapporteurs put together what was said, number their paragraphs, and write down what follows from them."""

from datetime import date
from uuid import uuid4

from convening.demo import texts
from convening.demo.texts import notes as noted
from forums import record
from forums.services import synthesis
from forums.services.consenting import name_in_reports
from sessions.services.floor.notes import write_note

from .rooms import moderator_of, person_of

IN_SESSION = "working-group-1"
NOTED = date(2021, 7, 14)
BEGUN, WRITTEN, RECOMMENDED = date(2021, 8, 3), date(2021, 8, 9), date(2021, 8, 12)
BEGUN_WITH = 8  # paragraphs that stand at the stage "closed", while words can still be taken back


def write(story, say):
    paragraphs = []
    story.at(NOTED, 17, _notes, story)
    story.at(WRITTEN, 10, _paragraphs_of_the_session, story)
    story.at(BEGUN, 17, _paragraphs, story, paragraphs, texts.SYNTHESIS[:BEGUN_WITH])
    story.at(WRITTEN, 9, _paragraphs, story, paragraphs, texts.SYNTHESIS[BEGUN_WITH:])
    story.at(WRITTEN, 11, _agree_to_be_named, story)
    story.at(RECOMMENDED, 9, _recommend, story, paragraphs)
    for day in (BEGUN, WRITTEN, RECOMMENDED):
        story.at(day, 23.6, _night, story)


def _rapporteur(story, room):
    return person_of(story, "rapporteur" if room == "wg1" else "rapporteur_two")


def _paragraphs(story, paragraphs, told):
    for said in told:
        room, questions = story.rooms[said.room]
        room.refresh_from_db()
        posts = [story.posts[key].pk for key in said.posts]
        paragraphs.append(
            synthesis.write_paragraph(room, questions[said.question], said.kind, said.texts, posts=posts, by=_rapporteur(story, said.room))
        )


def _notes(story):
    """In the evening after the first working group."""
    for words in noted.NOTES:
        write_note(story.sessions[IN_SESSION], words, language="en", by=person_of(story, "rapporteur"), key=uuid4())


def _paragraphs_of_the_session(story):
    session = story.sessions[IN_SESSION]
    notes = list(session.notes.order_by("position"))
    for kind, places, words in noted.PARAGRAPHS:
        synthesis.write_paragraph(session, None, kind, words, posts=[notes[place].pk for place in places], by=person_of(story, "rapporteur"))


def _agree_to_be_named(story):
    room = story.rooms["wg1"][0]
    name_in_reports(room, True, by=moderator_of(room))


def _recommend(story, paragraphs):
    for one in texts.RECOMMENDATIONS:
        follows = [paragraphs[place - 1] for place in one.follows]
        synthesis.recommend(
            story.convening, one.short, one.long, addressees=one.addressees, insights=follows, by=_rapporteur(story, "wg1")
        )


def _night(story):
    record.tell_support(story.convening)
