"""How many people's posts stand behind what the rapporteur wrote: as a band for her, as a number that they reach for the report.

Brought up to date at night, for all texts together: whoever laid one post after another beside a paragraph and saw its band change
would learn which of them are of one person. Nor does it help to go on for many nights. The two thresholds of a band are shifted by a
small number, drawn anew for each set of posts from a digest of the set under the room's key: the same set always answers the same,
also in another paragraph, and of two sets that differ by one post neither answer, nor both, tells whether it is somebody new. The
number is drawn from a two-sided geometric distribution without an end (two draws in three move a threshold by one or more, one in
twenty by five): no band, told of whatever set, makes sure of any number of people, and one more person changes the odds of an answer
by a factor of e to the 4/3 at most (`SPREAD`). Whoever asks thousands of sets learns odds, never a fact. A band is never higher than
the number of posts allows, which the rapporteur counts herself; and what is printed is never shifted upwards: a printed number is
reached.

Kept for good when the figures are frozen; the links go when a room is sealed. A post that reads otherwise since it was marked counts
for nothing until the rapporteur has looked again.
"""

import math
from collections import defaultdict

from convening import keyring, vault
from convening.models import Convening

from .. import attribution, folding, passages
from ..models import Backing, FrozenRecord, Insight, Post, Recommendation, Room, Strength

MANY = 2  # times the threshold
STEPS = (3, 1)  # times the threshold: the numbers that are printed, the larger first
SPREAD = 1.5  # people: how far thresholds are shifted, on the average


def tell_support(convening=None):
    """Count anew for one convening, or for all whose figures are not frozen."""
    kept = FrozenRecord.objects.values("convening")
    open_ones = Convening.objects.exclude(pk__in=kept).filter(rooms__insights__isnull=False).distinct()
    for one in [convening] if convening else open_ones:
        if not FrozenRecord.objects.filter(convening=one).exists():
            _tell(one)


def band(people, k, posts=None, shifts=(0, 0)):
    """The `Strength` of so many in so many `posts`: `few` are fewer than k, `many` 2k or more, each threshold shifted by its number."""
    if not people:
        return Strength.NONE
    posts = people if posts is None else posts
    several = k + shifts[0]
    many = max(MANY * k + shifts[1], several + 1)
    if posts < k or people < several:
        return Strength.FEW
    return Strength.MANY if posts >= MANY * k and people >= many else Strength.SEVERAL


def shifts_of(posts, key):
    """The two numbers for a set of posts (ids), under the key of their room: the same whenever it is asked."""
    digest = vault.digest(key, "shift", *sorted(posts, key=str))
    return _drawn(digest[:8]), _drawn(digest[8:16])


def _drawn(random):
    """A whole number from 8 random bytes, two-sided geometric: as often above as below 0, each further one e to the 1/SPREAD less often."""
    sign, place = (1 if random[0] & 1 else -1), (int.from_bytes(random[1:], "big") + 0.5) / 2**56
    ratio = math.exp(-1 / SPREAD)
    none = (1 - ratio) / (1 + ratio)
    return 0 if place < none else sign * (1 + int(math.log((1 - place) / (1 - none)) / math.log(ratio)))


def printed(people, of, k):
    """The number that `people` reach, for print, or None. It is told where what it leaves open is k wide or more: at least k people, and
    so many in the rooms (`of`) that neither who is behind the text nor who is not can be narrowed down."""
    for place, step in enumerate(STEPS):
        highest = min(of, STEPS[place - 1] * k - 1 if place else of)
        if people >= step * k and highest - step * k >= k:
            return step * k
    return None


def _tell(convening):
    k = convening.threshold_posts
    rooms = dict(Insight.objects.filter(room__convening=convening).values_list("pk", "room"))
    try:
        heard, of_post, joined = _heard(convening, set(rooms.values()))
        keys = {room: keyring.read("room", room) for room in heard.keys() | set(rooms.values())}
    except keyring.KeyGone:
        return
    behind = _counted(rooms, of_post)

    def people_and_posts(insights):
        posts = set().union(*(behind[insight] for insight in insights))
        people = set().union(*(of_post[post] | joined[post] for post in posts))
        return people, posts

    def told_of(insights):
        people, posts = people_and_posts(insights)
        shifts = [0, 0]
        for room in sorted({rooms[insight] for insight in insights}, key=str):
            here = {post for insight in insights if rooms[insight] == room for post in behind[insight]}
            shifts = [one + other for one, other in zip(shifts, shifts_of(here, keys[room]) if here else (0, 0), strict=True)]
        return people, band(len(people), k, sum(1 + len(joined[post]) for post in posts), shifts), max(map(abs, shifts))

    for insight in rooms:
        told = told_of([insight])[1]
        Insight.objects.filter(pk=insight).exclude(strength=told).update(strength=told)
    for made in Recommendation.objects.filter(convening=convening).prefetch_related("insights"):
        linked = [insight.pk for insight in made.insights.all() if insight.pk in rooms]
        people, strength, shift = told_of(linked)
        of = set().union(*(heard[rooms[insight]] for insight in linked))
        told = strength, printed(max(len(people) - shift, 0), len(of), k)
        if told != (made.strength, made.support):
            Recommendation.objects.filter(pk=made.pk).update(strength=told[0], support=told[1])


def _counted(rooms, of_post):
    """{paragraph: posts of people that back it}: those that read as they did when they were marked."""
    behind = defaultdict(set)
    links = Backing.objects.filter(insight__in=rooms, post__in=list(of_post), post__state=Post.State.PUBLISHED)
    for insight, post, edition, html in links.values_list("insight", "post", "edition", "post__html"):
        if bytes(edition) == passages.edition_of(folding.text_of(html)):
            behind[insight].add(post)
    return behind


def _heard(convening, room_ids):
    """({room: who wrote there as a voice}, {post: who}, {post: who said the same in posts that were joined with it}), in memory.

    People, not voices: one who is another voice at each question is counted once. Whoever is in no list counts for herself.
    """
    people = list(convening.participations.order_by("pk").values_list("person_id", flat=True))
    heard, of_post, joined = defaultdict(set), {}, defaultdict(set)
    for room in Room.objects.filter(pk__in=room_ids).prefetch_related("questions"):
        known = attribution.people_behind(room, people, [question.pk for question in room.questions.all()])
        posts = Post.objects.filter(room=room, state__in=(Post.State.PUBLISHED, Post.State.MERGED)).exclude(mode=Post.Mode.ROLE)
        for post, voice, into in posts.values_list("pk", "voice", "merged_into"):
            who = known.get(bytes(voice), bytes(voice))
            heard[room.pk].add(who)
            of_post[post] = {who}
            if into is not None:
                joined[into].add(who)
    return heard, of_post, joined
