"""How many people's posts stand behind what the rapporteur wrote: as a band for her, as a number that they reach for the report.

Brought up to date at night, for all texts together: whoever laid one post after another beside a paragraph and saw its band change
would learn which of them are of one person. Kept for good when the figures are frozen; the links go when a room is sealed.
"""

from collections import defaultdict

from convening import keyring
from convening.models import Convening

from .. import attribution
from ..models import Backing, FrozenRecord, Insight, Post, Recommendation, Room, Strength

MANY = 2  # times the threshold
STEPS = (3, 1)  # times the threshold: the numbers that are printed, the larger first


def tell_support(convening=None):
    """Count anew for one convening, or for all whose figures are not frozen."""
    kept = FrozenRecord.objects.values("convening")
    open_ones = Convening.objects.exclude(pk__in=kept).filter(rooms__insights__isnull=False).distinct()
    for one in [convening] if convening else open_ones:
        if not FrozenRecord.objects.filter(convening=one).exists():
            _tell(one)


def band(people, k):
    """The `Strength` of so many: `few` are fewer than k."""
    if people < k:
        return Strength.FEW if people else Strength.NONE
    return Strength.MANY if people >= MANY * k else Strength.SEVERAL


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
    except keyring.KeyGone:
        return
    behind = defaultdict(set)
    for insight, post in Backing.objects.filter(insight__in=rooms).values_list("insight", "post"):
        behind[insight] |= of_post.get(post, set()) | joined[post]
    for insight in rooms:
        told = band(len(behind[insight]), k)
        Insight.objects.filter(pk=insight).exclude(strength=told).update(strength=told)
    for made in Recommendation.objects.filter(convening=convening).prefetch_related("insights"):
        linked = [insight.pk for insight in made.insights.all()]
        people = set().union(*(behind[insight] for insight in linked))
        of = set().union(*(heard[rooms[insight]] for insight in linked))
        told = band(len(people), k), printed(len(people), len(of), k)
        if told != (made.strength, made.support):
            Recommendation.objects.filter(pk=made.pk).update(strength=told[0], support=told[1])


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
