"""What the rapporteur makes of the rooms, as she and those who read it see it.

She sees drafts, and which posts back what; the others what is ready, in its bands. Nobody sees a voice.
"""

from collections import Counter, defaultdict
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Q, Value
from django.http import Http404

from convening import clock, policy, writing
from convening.models import Convening
from sessions.models import LeftQuestion

from .. import folding
from ..models import Addressee, Backing, Insight, Post, Recommendation, Room, Rule, Unanswered, Words
from .record import entries_of, question_list

READY = Insight.State.READY
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# How much of a room stands in its synthesis: upper ends of the bands, as shares.
REFLECTED = ((0, "none"), (0.34, "some"), (0.67, "half"), (0.999, "most"))


def syntheses_for(person, slug):
    """(the convening, its rooms that a report may draw on, whether she writes): each room with `.paragraphs` {state: number},
    `.reflected` (a band, None once the links are gone) and `.stage`. 404 where there is nothing for her. Five queries."""
    convening = policy.access(person, "forums.view_syntheses", Convening.objects.all(), slug=slug)
    rooms = list(Room.objects.filter(policy.among(person, "forums.view_synthesis"), convening=convening).order_by("opens_on", "slug"))
    states, said = defaultdict(Counter), {}
    for room, state, number in Insight.objects.filter(room__in=rooms).values_list("room", "state").annotate(number=Count("pk")).order_by():
        states[room][state] = number
    posts = Post.objects.filter(room__in=rooms, state=Post.State.PUBLISHED)
    for room, every, linked in posts.values_list("room").annotate(
        every=Count("pk", distinct=True), linked=Count("pk", filter=Q(backings__isnull=False), distinct=True)
    ):
        said[room] = (every, linked)
    for room in rooms:
        room.convening, room.paragraphs = convening, states[room.pk]
        every, linked = said.get(room.pk, (0, 0))
        room.reflected = None if room.sealed_on or not every else reflected(linked, every)
        room.stage = room.stage_on(clock.today(convening.zone))
    return convening, rooms


def reflected(linked, every):
    """The band of a share of posts that stand behind paragraphs: "none", "some", "half", "most" or "all"."""
    return next((band for end, band in REFLECTED if linked <= end * every), "all")


def synthesis_room_for(person, slug, room_slug):
    """The room whose synthesis she reads, with `.questions_asked`, `.stage`, its convening, and whether she `.is_written_by_her`; or 404."""
    rooms = Room.objects.select_related("convening").prefetch_related(question_list())
    room = policy.access(person, "forums.view_synthesis", rooms, convening__slug=slug, slug=room_slug)
    room.stage = room.stage_on(clock.today(room.convening.zone))
    room.is_written_by_her = policy.allows(person, "forums.write_synthesis", room)
    return room


def paragraphs_of(room, *, drafts, links=False):
    """The paragraphs in their order, each with `.number`, `.question` and, with `links`, `.backed_by` [post id]; those that are not ready
    only where she writes them (`drafts`). A number is the same for everybody. One query, or two."""
    asked = {question.pk: question for question in room.questions_asked}
    found = list(Insight.objects.filter(room=room))
    for one in found:
        one.question, one.room, one.backed_by = asked.get(one.question_id), room, []
    found.sort(key=lambda one: (one.question is None, one.question and one.question.position, one.position, one.pk))
    for number, one in enumerate(found, 1):
        one.number = number
    if not drafts:
        return [one for one in found if one.state == READY]
    if links:
        by_id = {one.pk: one for one in found}
        for insight, post in Backing.objects.filter(insight__in=found, post__state=Post.State.PUBLISHED).values_list("insight", "post"):
            by_id[insight].backed_by.append(post)
    return found


def left_open_in(room, *, drafts):
    """The questions that stayed open, in their order, numbered."""
    found = list(Unanswered.objects.filter(room=room).order_by("position", "pk"))
    for number, one in enumerate(found, 1):
        one.number, one.room = number, room
    return found if drafts else [one for one in found if one.state == READY]


def entries_behind(room, paragraph):
    """The posts that back `paragraph`, as the record shows them."""
    return entries_of(room, backings__insight=paragraph.pk)


def words_compared(person, convening):
    """(None, folded words) of all that a text of hers must not carry: what she reads under the Rule, and questions left from sessions. One
    query. Nothing of rooms closed to her: the check must not tell more than reading does."""
    hers = policy.among(person, "forums.read_record") | policy.among(person, "forums.read_room")
    rooms = Room.objects.filter(hers, convening=convening).exclude(rule=Rule.ON_THE_RECORD)
    words = Words.objects.filter(post__room__in=rooms.values("pk"), post__state=Post.State.PUBLISHED).values_list(Value(True), "plain")
    left = LeftQuestion.objects.filter(session__convening=convening).values_list(Value(False), "text")
    return [(None, text if is_folded else folding.fold(text)) for is_folded, text in words.union(left, all=True)]


def recommendations_for(person, slug):
    """(the convening, its recommendations in their order with `.number`, `.addressed_to`, `.from_paragraphs`, whether she writes them);
    404 where there is nothing for her."""
    convening = policy.access(person, "forums.view_syntheses", Convening.objects.all(), slug=slug)
    writes = policy.allows(person, "forums.write_recommendations", convening)
    made = Recommendation.objects.filter(convening=convening).prefetch_related("addressees", "insights").order_by("position", "pk")
    found = list(made)
    for number, one in enumerate(found, 1):
        one.number, one.convening = number, convening
        one.addressed_to = sorted(one.addressees.all(), key=lambda addressee: addressee.position)
    return convening, [one for one in found if writes or one.state == READY], writes


def addressees_of(convening):
    """The list in its order, those beneath another right after it; [] before anybody needed one."""
    found = list(Addressee.objects.filter(convening=convening).select_related("parent").order_by("position", "code"))
    ordered = []
    for one in found:
        if one.parent_id is None:
            ordered += [one, *(other for other in found if other.parent_id == one.pk)]
    return ordered


def paragraphs_to_follow(convening):
    """Every paragraph of the convening's rooms, as a recommendation can follow from it: with its room and `.number`. One query."""
    found = Insight.objects.filter(room__convening=convening, room__published=True).select_related("room", "question")
    ordered = found.order_by("room__opens_on", "room__slug", F("question__position").asc(nulls_last=True), "position", "pk")
    numbers = Counter()
    told = []
    for one in ordered:
        numbers[one.room_id] += 1
        one.number = numbers[one.room_id]
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
