"""While it goes on: how much is written, for those who run the convening. Bands of a day for the secretariat, and what is counted now.

Of a day only a band leaves: none, few, some, many. The numbers behind it stay in here.
"""

from collections import Counter, defaultdict
from datetime import timedelta

from django.conf import settings

from .. import attribution
from ..models import Post, Room

NONE, FEW, SOME, MANY = BANDS = ("none", "few", "some", "many")
MANY_FROM = 4  # times the threshold
WRITTEN = (Post.State.PUBLISHED, Post.State.HELD)  # what waits for the moderation was written too


def band_of(count, threshold):
    """The band of a number: few beneath `threshold`, some beneath four times as much, many from there."""
    if not count:
        return NONE
    return FEW if count < threshold else SOME if count < MANY_FROM * threshold else MANY


def rooms_of(convening):
    """[{"slug", "title": {language: text}, "opens_on", "closes_on"}] of the rooms that people can see, in the order of their slugs."""
    rooms = Room.objects.filter(convening=convening, published=True).order_by("slug")
    return [{"slug": room.slug, "title": _titles(room), "opens_on": room.opens_on, "closes_on": room.closes_on} for room in rooms]


def bands_of_posts(convening, first, last):
    """{slug: band} of what was written from `first` to `last`, of each room that was open on one of these days. Needs no key."""
    open_then = Room.objects.filter(convening=convening, published=True, opens_on__lte=last, closes_on__gte=first)
    slugs = dict(open_then.order_by("slug").values_list("pk", "slug"))
    posts = Post.objects.filter(room__in=slugs, state__in=WRITTEN, day__gte=first, day__lte=last)
    written = Counter(posts.values_list("room_id", flat=True))
    return {slug: band_of(written[pk], convening.threshold_posts) for pk, slug in slugs.items()}


def counted_now(convening, people):
    """{"rooms": [{"slug", "title", "posts", "posters"}], "posts", "posters", "weeks": {Monday: posts}} of what is published now, before
    disclosure control: for the eyes of evaluation staff, never to be stored. `people` are the uuids of those who could post.

    Two queries. Raises `keyring.KeyGone` where a room is sealed.
    """
    rooms = list(Room.objects.filter(convening=convening, published=True).order_by("slug"))
    said = defaultdict(list)
    posts = Post.objects.filter(room__in=rooms, state=Post.State.PUBLISHED)
    for room_id, question_id, voice, day in posts.values_list("room_id", "question_id", "voice", "day"):
        said[room_id].append((question_id, bytes(voice), day))
    told, everybody = [], set()
    for room in rooms:
        behind = attribution.people_behind(room, people, {question for question, _voice, _day in said[room.pk]})
        posters = {behind[voice] for _question, voice, _day in said[room.pk] if voice in behind}
        told.append({"slug": room.slug, "title": _titles(room), "posts": len(said[room.pk]), "posters": len(posters)})
        everybody |= posters
    days = [day for posts in said.values() for _question, _voice, day in posts]
    weeks = Counter(day - timedelta(days=day.weekday()) for day in days)
    return {"rooms": told, "posts": len(days), "posters": len(everybody), "weeks": dict(sorted(weeks.items()))}


def _titles(room):
    titles = {language: getattr(room, f"title_{language}") for language, _name in settings.LANGUAGES}
    return {language: title for language, title in titles.items() if title}
