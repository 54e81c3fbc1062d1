"""What the rapporteur makes of rooms and sessions, as she and those who read it see it.

She sees drafts, and which posts or notes back what; the others what is ready, in its bands. Nobody sees a voice.
"""

from collections import Counter, defaultdict
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Value
from django.http import Http404

from convening import clock, honesty, policy, writing
from convening.models import Convening
from sessions.models import LeftQuestion, Note, Session

from .. import folding
from ..models import AgreedPhrase, Insight, Post, Room, Rule, Unanswered, Words
from . import reflecting
from .record import Entry, Page, entries_of, question_list

READY = Insight.State.READY
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
UNCLEARED, NOTES = "uncleared", "notes"
FOLDED, LEFT, AGREED = "folded", "left", "agreed"


def syntheses_for(person, slug):
    """(the convening, its rooms, its sessions) that a report may draw on and she may read: each with `.paragraphs` {state: number},
    `.reflected` (a band, None where there are no links) and rooms with `.stage`. 404 where there is nothing for her. A number of queries
    that no number changes."""
    convening = policy.access(person, "forums.find_syntheses", Convening.objects.all(), slug=slug)
    rooms = list(Room.objects.filter(policy.among(person, "forums.view_synthesis"), convening=convening).order_by("opens_on", "slug"))
    sessions = list(
        Session.objects.filter(policy.among(person, "forums.view_session_synthesis"), convening=convening).distinct().order_by("starts_at", "slug")
    )
    states, of_paragraph = defaultdict(Counter), {}
    found = Insight.objects.filter(Q(room__in=rooms) | Q(session__in=sessions))
    for pk, room, session, state in found.values_list("pk", "room", "session", "state"):
        states[room or session][state] += 1
        of_paragraph[pk] = room or session
    said, where = {}, defaultdict(list)
    posts = Post.objects.filter(room__in=[room for room in rooms if room.sealed_on is None], state=Post.State.PUBLISHED)
    for pk, html, room in posts.exclude(mode=Post.Mode.ROLE).values_list("pk", "html", "room"):
        said[pk] = folding.text_of(html)
        where[room].append(pk)
    for pk, text, session in Note.objects.filter(session__in=sessions).values_list("pk", "text", "session"):
        said[pk] = text
        where[session].append(pk)
    marks = reflecting.marks_of(list(of_paragraph), said)
    told = reflecting.shares(said, [mark for of_one in marks.values() for mark in of_one])
    for place in (*rooms, *sessions):
        place.convening, place.paragraphs = convening, states[place.pk]
        place.reflected = reflecting.band_of(told[pk] for pk in where[place.pk])
    for room in rooms:
        room.stage = room.stage_on(clock.today(convening.zone))
    return convening, rooms, sessions


def synthesis_room_for(person, slug, room_slug):
    """The room whose synthesis she reads, with `.questions_asked`, `.stage`, its convening, whether she `.is_written_by_her`, and whether she
    may read its record (`.record_is_hers`) and mark in it (`.may_mark`); or 404."""
    rooms = Room.objects.select_related("convening").prefetch_related(question_list())
    room = policy.access(person, "forums.view_synthesis", rooms, convening__slug=slug, slug=room_slug)
    room.stage = room.stage_on(clock.today(room.convening.zone))
    room.is_written_by_her = policy.allows(person, "forums.write_synthesis", room)
    room.record_is_hers = room.is_written_by_her and policy.allows(person, "forums.read_record", room)
    room.may_mark = room.record_is_hers and room.sealed_on is None
    return room


def synthesis_session_for(person, slug, session_slug):
    """The same of a session: it has no questions, and its record are its rapporteur's notes, as long as they can be read."""
    sessions = Session.objects.select_related("convening")
    session = policy.access(person, "forums.view_session_synthesis", sessions, convening__slug=slug, slug=session_slug)
    session.questions_asked, session.sealed_on = [], None
    session.is_written_by_her = policy.allows(person, "forums.write_session_synthesis", session)
    session.record_is_hers = session.may_mark = policy.allows(person, "forums.read_session_record", session)
    return session


def of_place(place):
    """What finds the paragraphs of a room or of a session."""
    return {"room": place} if isinstance(place, Room) else {"session": place}


def paragraphs_of(place, *, drafts):
    """The paragraphs of a room or a session in their order, each with `.number`, `.question` and whether a post stands behind it (`.is_backed`);
    those that are not ready only where she writes them (`drafts`). A number is the same for everybody. One query."""
    asked = {question.pk: question for question in place.questions_asked}
    found = list(Insight.objects.filter(**of_place(place)).annotate(is_backed=Exists(reflecting.standing_behind(OuterRef("pk")))))
    for one in found:
        one.question = asked.get(one.question_id)
        setattr(one, "room" if isinstance(place, Room) else "session", place)
    found.sort(key=lambda one: (one.question is None, one.question and one.question.position, one.position, one.pk))
    for number, one in enumerate(found, 1):
        one.number = number
    return found if drafts else [one for one in found if one.state == READY]


def left_open_in(room, *, drafts):
    """The questions that stayed open, in their order, numbered."""
    found = list(Unanswered.objects.filter(room=room).order_by("position", "pk"))
    for number, one in enumerate(found, 1):
        one.number, one.room = number, room
    return found if drafts else [one for one in found if one.state == READY]


def entries_behind(place, paragraph):
    """The posts or notes that back `paragraph`, as the record shows them."""
    if isinstance(place, Room):
        return entries_of(place, backings__insight=paragraph.pk)
    return notes_as_entries(place, backings__insight=paragraph.pk)


def notes_as_entries(session, **which):
    """The notes of a session in their order, as entries of a record: nobody's, and of no week. One query."""
    return [_note(one) for one in Note.objects.filter(session=session, **which).order_by("position")]


def page_of_notes(session, number, a_page, without=frozenset()):
    """A page of a session's notes, in their order, those in `without` left out; as `page_of_record` tells posts. One query."""
    entries = [one for one in notes_as_entries(session) if one.id not in without]
    pages = max(1, -(-len(entries) // a_page))
    number = min(max(number, 1), pages)
    return Page(entries[(number - 1) * a_page : number * a_page], number, pages, len(entries))


def text_of_entry(entry):
    """The words of an entry without their markup, as they are divided into sentences."""
    return folding.text_of(entry.html) if entry.html else entry.text


def _note(note):
    entry = Entry(note.pk, None, "", note.language, "", None, 0)
    entry.text, entry.direction = note.text, honesty.direction(note.language)
    return entry


def to_compare(person, convening):
    """(the phrases of agreed language, [("uncleared" or "notes", folded words)]): what a text may carry, and what it must not: of what she
    reads under the Rule in rooms and, as she writes on their sessions, in notes, and questions left from sessions. One query.

    Nothing of rooms and notes closed to her: the check must not tell more than reading does."""
    hers = policy.among(person, "forums.read_record") | policy.among(person, "forums.read_room")
    rooms = Room.objects.filter(hers, convening=convening).exclude(rule=Rule.ON_THE_RECORD)
    sessions = Session.objects.filter(policy.among(person, "forums.read_session_record"), convening=convening).exclude(rule=Rule.ON_THE_RECORD)
    words = Words.objects.filter(post__room__in=rooms.values("pk"), post__state=Post.State.PUBLISHED).values_list(Value(FOLDED), "plain")
    notes = Note.objects.filter(session__in=sessions.values("pk")).values_list(Value(NOTES), "text")
    left = LeftQuestion.objects.filter(session__convening=convening).values_list(Value(LEFT), "text")
    phrases = AgreedPhrase.objects.filter(convening=convening).values_list(Value(AGREED), "text")
    found = defaultdict(list)
    for kind, text in words.union(notes, left, phrases, all=True):
        found[kind].append(text)
    said = [
        *((UNCLEARED, text) for text in found[FOLDED]), *((UNCLEARED, folding.fold(text)) for text in found[LEFT]),
        *((NOTES, folding.fold(text)) for text in found[NOTES]),
    ]  # fmt: skip
    return sorted(found[AGREED]), said


def words_compared(person, convening):
    """[(None, folded words)] of all that stands in rooms and must not stand in a text of hers. One query."""
    return [(None, text) for kind, text in to_compare(person, convening)[1] if kind == UNCLEARED]


def paragraphs_to_follow(convening):
    """Every paragraph of the convening's rooms and sessions, as a recommendation can follow from it: with its `.room` or `.session` and its
    `.number`; the rooms' first. One query."""
    found = Insight.objects.filter(room__convening=convening, room__published=True) | Insight.objects.filter(session__convening=convening)
    ordered = found.select_related("room", "session", "question").order_by(
        F("room__opens_on").asc(nulls_last=True), "room__slug", "session__starts_at", "session__slug",
        F("question__position").asc(nulls_last=True), "position", "pk",
    )  # fmt: skip
    numbers = Counter()
    told = []
    for one in ordered:
        numbers[one.room_id or one.session_id] += 1
        one.number = numbers[one.room_id or one.session_id]
        told.append(one)
    return told


def one_of(things, pk):
    """The one with this id among `things`, or 404; `pk` is whatever stood in an address."""
    try:
        wanted = UUID(str(pk))
    except ValueError:
        raise Http404 from None
    for one in things:
        if one.pk == wanted:
            return one
    raise Http404


def in_her_language(thing, name):
    """(words, their language, whether they are another's than hers): hers where they are up to date, else those written first."""
    reading = writing.language_here()
    for code in (reading, thing.language):
        words = getattr(thing, f"{name}_{code}", "")
        if words and (code == thing.language or code not in thing.behind):
            return words, code, code != reading
    return "", thing.language, False


def translated(thing, name):
    """[(language, "first", "done", "behind" or "missing")] of its words."""
    def state(code):
        if code == thing.language:
            return "first"
        if not getattr(thing, f"{name}_{code}"):
            return "missing"
        return "behind" if code in thing.behind else "done"

    return [(code, state(code)) for code in LANGUAGES]
