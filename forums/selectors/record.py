"""The record of the rooms, for the rapporteur's report: what was said, by question and week, without voices; and what may be quoted.

A voice finds here what it is asked about. Who shares an attribute with whom is counted in memory, for her alone, and forgotten.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q
from django.http import Http404

from convening import clock, engagement, keyring, policy, vault, writing
from convening.models import Convening
from participants import selectors as participants

from .. import attribution
from ..models import AgreedPhrase, Post, Question, Quote, Room, Rule, Translation, Words
from .voices import voices_of

THREADS_A_PAGE = 40
MEMBERS_TO_SHARE, POSTERS_TO_SHARE = 5, 3
State = Quote.State


@dataclass
class Entry:
    """One post as the record shows it: its week and its words."""

    id: UUID
    week: object
    html: str
    language: str
    role: str
    translation: Translation | None
    asked: int
    replies: list = field(default_factory=list)


@dataclass
class Page:
    """A page of the record of a room: `threads` by week, each with its replies; `number` of `pages`."""

    threads: list
    number: int
    pages: int
    posts: int


def record_room_for(person, slug, room_slug):
    """The room whose record she reads, with `.questions_asked`, `.stage` and its convening; or 404."""
    rooms = Room.objects.select_related("convening").prefetch_related(question_list())
    room = policy.access(person, "forums.read_record", rooms, convening__slug=slug, slug=room_slug)
    room.stage = room.stage_on(clock.today(room.convening.zone))
    return room


def records_for(person, slug):
    """(the convening, its rooms whose record she reads, each with `.quotes_marked`); 404 for everybody but rapporteurs. Four queries."""
    convening = policy.access(person, "forums.view_records", Convening.objects.all(), slug=slug)
    quotes = Quote.objects.select_related("post__question").order_by("post__question__position", "text")
    rooms = Room.objects.filter(policy.among(person, "forums.read_record"), convening=convening).prefetch_related(question_list())
    rooms, by_room = list(rooms.order_by("opens_on", "slug")), {}
    for quote in quotes.filter(post__room__in=rooms):
        by_room.setdefault(quote.post.room_id, []).append(quote)
    for room in rooms:
        room.convening, room.quotes_marked = convening, by_room.get(room.pk, [])
        for quote in room.quotes_marked:
            quote.post.room = room
    return convening, rooms


def page_of_record(room, question, number=1, without=frozenset()):
    """The posts at `question` that members read, by week; within a week in an order that tells nothing. Three queries.

    Threads of which every post is in `without` (ids) are left out; `posts` counts all the same.
    """
    rows = Post.objects.filter(room=room, question=question, state=Post.State.PUBLISHED).values_list("id", "day", "reply_to")
    weeks = {pk: _week(day) for pk, day, _reply_to in rows}
    beneath, tops = {}, []
    for pk, _day, reply_to in rows:
        (beneath.setdefault(reply_to, []) if reply_to in weeks else tops).append(pk)
    if without:
        tops = [pk for pk in tops if not {pk, *beneath.get(pk, ())} <= without]
    shuffled = _shuffle(room)
    tops.sort(key=lambda pk: (weeks[pk], shuffled(pk)))
    pages = max(1, -(-len(tops) // THREADS_A_PAGE))
    number = min(max(number, 1), pages)
    tops = tops[(number - 1) * THREADS_A_PAGE : number * THREADS_A_PAGE]
    replies = {pk: sorted(beneath.get(pk, ()), key=lambda reply: (weeks[reply], shuffled(reply))) for pk in tops}
    wanted = [*tops, *(reply for of_one in replies.values() for reply in of_one)]
    entries = {post.pk: _entry(post) for post in _read(room).filter(pk__in=wanted)}
    for pk in tops:
        entries[pk].replies = [entries[reply] for reply in replies[pk]]
    return Page([entries[pk] for pk in tops], number, pages, len(weeks))


def entries_of(room, **which):
    """The posts that are so, as the record shows them, by week; within a week in an order that tells nothing. Two queries."""
    shuffled = _shuffle(room)
    entries = [_entry(post) for post in _read(room).filter(**which)]
    return sorted(entries, key=lambda entry: (entry.week, shuffled(entry.id)))


def entry_of_record(room, post_id):
    """(one post of the record, the quotes asked of it), or 404."""
    post = _read(room).filter(pk=post_id).first()
    if post is None:
        raise Http404
    return _entry(post), list(Quote.objects.filter(post=post).order_by("text"))


def quotes_for(room, person):
    """[{"id", "state"}] of the passages that her voices are asked about in this room, unanswered first. No query: the room brings
    them. Nothing on the record or off it, since nobody is asked there."""
    if room.rule != Rule.CHATHAM_HOUSE or not room.quotes_kept:
        return []
    hers = voices_of(room, person)
    found = [{"id": UUID(pk), "state": state} for pk, voice, state in room.quotes_kept if bytes.fromhex(voice) in hers]
    return sorted(found, key=lambda one: (one["state"] != State.ASKED, one["id"]))


def quote_for(room, person, quote_id):
    """The quote that one of her voices is asked about, or 404."""
    if quote_id not in {one["id"] for one in quotes_for(room, person)}:
        raise Http404
    return Quote.objects.select_related("post").get(pk=quote_id)


def attributes_offered(room, person, quote=None):
    """What she may have printed beside her words: {"region": …} and {"kind": …} of what she told, where 5 members who do not work for
    the convening, 3 of whom posted, tell the same; and "both": True where the same holds for the two together.

    Over all rooms of the convening. Nothing where a key is gone. What stands beside other passages of the voice that `quote` asks counts
    as told with it: whoever reads the room sees that they are of one voice.
    """
    told = dict(participants.attributes(room.convening))
    marks = engagement.marks_of(room.convening_id, [person.pk])
    hers = told.get(marks[person.pk], {})
    members = {mark: one for mark, one in told.items() if one["member"] and not one["staff"]}
    try:
        posters = _posters(room.convening)
    except keyring.KeyGone:
        return {}
    of_members, of_posters = _counts(members.values()), _counts(members[mark] for mark in posters & members.keys())

    def shared(*key):
        return of_members[key] >= MEMBERS_TO_SHARE and of_posters[key] >= POSTERS_TO_SHARE

    offered = {name: value for name, value in (("region", hers.get("region")), ("kind", hers.get("kind_of_actor"))) if value and shared(name, value)}
    for region, kind in _told_beside_others(room, quote):
        if kind and "region" in offered and not shared("both", offered["region"], kind):
            del offered["region"]
        if region and "kind" in offered and not shared("both", region, offered["kind"]):
            del offered["kind"]
    if len(offered) == 2:
        offered["both"] = shared("both", offered["region"], offered["kind"])
    return offered


def _told_beside_others(room, quote):
    """(region, kind) beside the other passages of the same voice."""
    if quote is None:
        return ()
    others = Quote.objects.filter(post__room=room, post__voice=bytes(quote.post.voice), answer=Quote.Answer.ATTRIBUTED)
    return others.exclude(pk=quote.pk).values_list("region", "kind")


def words_of_others(person, convening):
    """What a draft is compared with: (rows of (post's id, folded words) of all that she may read there under the Rule, {post's id:
    its room}). Nothing of rooms closed to her: the check must not tell more than reading does."""
    hers = policy.among(person, "forums.read_record") | policy.among(person, "forums.read_room")
    rooms = {room.pk: room for room in Room.objects.filter(hers, convening=convening).exclude(rule=Rule.ON_THE_RECORD)}
    words = Words.objects.filter(post__room__in=list(rooms), post__state=Post.State.PUBLISHED).values_list("post", "post__room", "plain")
    where, said = {}, []
    for post, room, plain in words.iterator(chunk_size=2000):
        where[post] = rooms[room]
        said.append((post, plain))
    return said, where


def agreed_phrases(convening):
    """The phrases of agreed language, in the order of the alphabet."""
    return list(AgreedPhrase.objects.filter(convening=convening).order_by("text").values_list("text", flat=True))


def question_list():
    """What brings a room's guiding questions along, as `.questions_asked`."""
    return Prefetch("questions", queryset=Question.objects.order_by("position"), to_attr="questions_asked")


def _read(room):
    language = writing.language_here()
    accepted = Translation.objects.filter(state=Translation.State.ACCEPTED, language=language)
    return (
        Post.objects.filter(room=room, state=Post.State.PUBLISHED)
        .prefetch_related(Prefetch("translations", queryset=accepted, to_attr="in_her_language"))
        .annotate(asked=Count("quotes", filter=~Q(quotes__state=State.LET_GO)))
        .defer("source", "voice", "retry")
    )


def _entry(post):
    other = next((one for one in post.in_her_language if one.language != post.language), None)
    return Entry(post.pk, _week(post.day), post.html, post.language, post.role, other, post.asked)


def _week(day):
    """The Monday of its week: all that the record says of time."""
    return day - timedelta(days=day.weekday())


def _shuffle(room):
    """An order that stays and that nobody can foresee. Under the house's key: it lasts when the room's is destroyed."""
    key = keyring.house("order of the record")
    return lambda pk: vault.digest(key, room.pk, pk, size=16)


def _posters(convening):
    """Marks of those who have a post that members read in some room of `convening`; what is said in a role, everybody sees anyway."""
    people = list(convening.participations.order_by("pk").values_list("person_id", flat=True))
    rooms = Room.objects.filter(convening=convening, published=True).prefetch_related("questions")
    posts = Post.objects.filter(room__in=rooms, state=Post.State.PUBLISHED).exclude(mode=Post.Mode.ROLE)
    voices, found = {}, set()
    for room_id, voice in posts.values_list("room", "voice").distinct():
        voices.setdefault(room_id, set()).add(bytes(voice))
    for room in rooms:
        if room.pk in voices:
            behind = attribution.people_behind(room, people, [question.pk for question in room.questions.all()])
            found |= {people[behind[voice]] for voice in voices[room.pk] if voice in behind}
    return {bytes(mark) for mark in engagement.marks_of(convening.pk, found).values()}


def _counts(people):
    counts = Counter()
    for one in people:
        region, kind = one["region"], one["kind_of_actor"]
        counts.update([("region", region), ("kind", kind), ("both", region, kind)])
    return counts
