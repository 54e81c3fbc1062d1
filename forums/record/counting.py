"""Counting: what was said, computed inside and handed over without people, voices or hidden posts.

The evaluation hands over who takes part; voices are recomputed in memory, counted and forgotten. What comes back never
joins a person to a number, and what a group would betray comes back as None.
"""

from collections import Counter, defaultdict
from datetime import timedelta
from statistics import mean, median

from django.conf import settings

from .. import attribution
from ..models import DecisionBucket, Post, Question, Room, Translation
from ..selectors.life import lifted
from ..selectors.moderation import decided_in
from .equality import ENOUGH_FOR_EQUALITY, curve, dominated, effective, gini, tellable

ENOUGH_FOR_LANGUAGE = 5  # voices
STATES = Post.State


def counted(convening, people, logged_on=frozenset()):
    """Figures of all published rooms of `convening`, before disclosure control: for memory, never to be stored.

    `people` yields (person uuid, is_staff) for everybody who could post. A post in a role counts for a staff poster, and so does
    anybody flagged; "others" are all other posters, judged without them, since whoever speaks in her role can be counted by
    everybody. `logged_on` are the uuids of those who were on the platform. Raises `keyring.KeyGone` where a room is sealed:
    its figures were frozen before, and `record.counts` knows them.

    Returns {"rooms": [{"slug", "title": {language: text}, "opens_on", "closes_on", "rule", "naming", "posts", "posts_in_role",
    "replies", "posters", "posters_staff", "dominated", "dominated_others"}], "posters", "posters_staff", "posts", "posts_staff",
    "posts_in_role", "replies", "per_question": [{"room", "question", "posts", "posters"}], "questions_discussed" (3 or more
    posters), "mean", "median" (posts per poster), "gini", "gini_members" (zeros included), "effective" (1/Σp²), "others": {"mean",
    "median", "gini", "effective"}, "gini_logged_on" (the others' posts, and a zero for each who logged on and did not post),
    "dominated", "dominated_others" (True where the p% rule forbids to publish the sum of posts), "declined", "withdrawn", "held",
    "merged", "buckets": {"1h", "6h", "24h", "more"}, "flagged" (posts that somebody flagged), "muted" (voices), "veils_lifted",
    "translations_accepted", "languages": {code: posts} where 5 or more voices use it, "unmatched": published posts of nobody in
    `people`}. Measures of equality are None under 15 posters; "tellable" names those of the others that may be told together.

    Where a sum is to be judged it comes as a part {"posts", "posters", "posters_staff", "dominated_others", "largest": the posts of the
    two who wrote most}: "weeks": [{"starts": Monday, part, "rooms": [{"slug", part}]}] from the first week with a post to the last, and
    "languages_of_posts": [{"language", part}]. "depth" is how many replies follow one another at most; "curve" is `curve` of the others.
    """
    people = list(people)
    flagged = {index for index, (_person, is_staff) in enumerate(people) if is_staff}
    rooms = _rooms(convening)
    posts = [said for room in rooms for said in _published(room, [person for person, _staff in people])]
    staff = {said.who for said in posts if said.who is not None and (said.in_role or said.who in flagged)}
    everybody, others = _posts_of_each(posts), _posts_of_each(posts, without=staff)
    posted = {people[who][0] for who in everybody} | {people[who][0] for who in flagged}
    silent = len(set(logged_on) - posted)
    questions = [part for room in rooms for part in _of_questions(room, posts)]
    return {
        "rooms": [_of_room(room, [said for said in posts if said.room is room], staff) for room in rooms],
        "posters": len(everybody),
        "posters_staff": len(staff),
        "posts": len(posts),
        "posts_staff": sum(said.who in staff for said in posts),
        "posts_in_role": sum(said.in_role for said in posts),
        "replies": sum(said.is_reply for said in posts),
        "per_question": questions,
        "questions_discussed": sum(part["posters"] >= 3 for part in questions),
        **_spread(everybody.values()),
        "gini_members": _equality(everybody.values(), zeros=len(people) - len(everybody)),
        "others": _spread(others.values()),
        "gini_logged_on": _equality(others.values(), zeros=silent),
        "tellable": tellable(others.values(), silent, convening.threshold_posts),
        "dominated": dominated(everybody.values()),
        "dominated_others": dominated(others.values()),
        **_of_moderation(convening, rooms),
        "languages": _languages(posts),
        "languages_of_posts": [
            {"language": code, **_part([said for said in posts if said.language == code], staff)} for code in sorted({said.language for said in posts})
        ],
        "weeks": _by_week(rooms, posts, staff),
        "depth": _depth(posts),
        "curve": curve(others.values(), convening.threshold_posts),
        "unmatched": sum(said.who is None for said in posts),
    }


def counts_by_group(convening, groups):
    """{group: {"posters", "posts"}} for groups of people given as {group: iterable of person uuids}.

    None stands where disclosure control withholds a cell: fewer posters than the convening's threshold (none at all is told),
    or a sum that one or two people make up. Never ask by country.
    """
    names = list(groups)
    members = [(person, name) for name in names for person in groups[name]]
    by_group = defaultdict(Counter)
    for room in _rooms(convening):
        for said in _published(room, [person for person, _name in members]):
            if said.who is not None:
                by_group[members[said.who][1]][members[said.who][0]] += 1
    return {name: _cell(list(by_group[name].values()), convening.threshold_posts) for name in names}


class _Said:
    """One published post as the record sees it: `who` is the place of its author in the list, or None."""

    __slots__ = ("room", "who", "question", "reply_to", "in_role", "language", "voice", "id", "day")

    def __init__(self, room, who, question, reply_to, in_role, language, voice, id, day):  # noqa: A002  as the model calls it
        self.room, self.who, self.question, self.reply_to = room, who, question, reply_to
        self.in_role, self.language, self.voice, self.id, self.day = in_role, language, voice, id, day

    @property
    def is_reply(self):
        return self.reply_to is not None


def _rooms(convening):
    return list(Room.objects.filter(convening=convening, published=True).order_by("slug"))


def _questions(room):
    return list(Question.objects.filter(room=room).order_by("position").values_list("pk", "position"))


def _published(room, person_ids):
    behind = attribution.people_behind(room, person_ids, [pk for pk, _position in _questions(room)])
    rows = Post.objects.filter(room=room, state=STATES.PUBLISHED).order_by("position")
    for voice, question, reply_to, mode, language, pk, day in rows.values_list(
        "voice", "question", "reply_to", "mode", "language", "pk", "day"
    ):
        who = behind.get(bytes(voice))
        yield _Said(room, who, question, reply_to, mode == Post.Mode.ROLE, language, bytes(voice), pk, day)


def _posts_of_each(posts, without=frozenset()):
    return Counter(said.who for said in posts if said.who is not None and said.who not in without)


def _spread(xs):
    xs = list(xs)
    return {
        "mean": mean(xs) if xs else None,
        "median": median(xs) if xs else None,
        "gini": _equality(xs),
        "effective": effective(xs) if len(xs) >= ENOUGH_FOR_EQUALITY else None,
    }


def _equality(xs, zeros=0):
    xs = list(xs)
    return gini(xs + [0] * zeros) if len(xs) >= ENOUGH_FOR_EQUALITY else None


def _of_room(room, said, staff):
    titles = {language: getattr(room, f"title_{language}") for language in dict(settings.LANGUAGES)}
    return {
        "slug": room.slug,
        "title": {language: title for language, title in titles.items() if title},
        "opens_on": room.opens_on,
        "closes_on": room.closes_on,
        "rule": room.rule,
        "naming": room.naming,
        **_part(said, staff),
        "posts_in_role": sum(one.in_role for one in said),
        "replies": sum(one.is_reply for one in said),
        "dominated": dominated(_posts_of_each(said).values()),
    }


def _part(said, staff):
    """Some of the posts with all that a judgement of their sum needs; the largest are those of others than staff."""
    everybody, others = _posts_of_each(said), _posts_of_each(said, without=staff).values()
    return {
        "posts": len(said),
        "posters": len(everybody),
        "posters_staff": len(staff & everybody.keys()),
        "dominated_others": dominated(others),
        "largest": sorted(others, reverse=True)[:2],
    }


def _by_week(rooms, posts, staff):
    """Posts by week and room, weeks without any among them; a week begins on Monday. A post knows its day and no hour."""
    by_week = defaultdict(list)
    for said in posts:
        by_week[said.day - timedelta(days=said.day.weekday())].append(said)
    if not by_week:
        return []
    first, last = min(by_week), max(by_week)
    mondays = [first + timedelta(weeks=number) for number in range((last - first).days // 7 + 1)]
    return [
        {
            "starts": monday.isoformat(),
            **_part(by_week[monday], staff),
            "rooms": [{"slug": room.slug, **_part([said for said in by_week[monday] if said.room is room], staff)} for room in rooms],
        }
        for monday in mondays
    ]


def _depth(posts):
    """How many replies follow one another in the longest exchange: 0 where nobody answered. Asked upwards, so that no exchange is too long."""
    answers = {said.id: said.reply_to for said in posts}
    depths = {None: -1}
    for post in answers:
        path = []
        while post not in depths:
            path.append(post)
            post = answers.get(post)  # one that is not shown any more ends the exchange
        for number, above in enumerate(reversed(path), 1):
            depths[above] = depths[post] + number
    return max(depths.values(), default=0) if answers else 0


def _of_questions(room, posts):
    for pk, position in _questions(room):
        here = [said.who for said in posts if said.question == pk]
        yield {
            "room": room.slug,
            "question": position,
            "posts": len(here),
            "posters": len({who for who in here if who is not None}),
        }


def _of_moderation(convening, rooms):
    states = Counter(Post.objects.filter(room__in=rooms).values_list("state", flat=True))
    buckets = Counter()
    for bucket, count in DecisionBucket.objects.filter(room__in=rooms).values_list("bucket", "count"):
        buckets[bucket] += count
    accepted = Translation.objects.filter(post__room__in=rooms, post__state=STATES.PUBLISHED, state=Translation.State.ACCEPTED)
    return {
        **decided_in([room.pk for room in rooms]),
        "withdrawn": states[STATES.WITHDRAWN],
        "held": states[STATES.HELD],
        "buckets": {bucket: buckets[bucket] for bucket in DecisionBucket.Bucket.values},
        "translations_accepted": accepted.count(),
        "veils_lifted": lifted(convening),
    }


def _languages(posts):
    voices, count = defaultdict(set), Counter()
    for said in posts:
        voices[said.language].add(said.voice)
        count[said.language] += 1
    return {code: count[code] for code in sorted(count) if len(voices[code]) >= ENOUGH_FOR_LANGUAGE}


def _cell(xs, threshold):
    if xs and (len(xs) < threshold or dominated(xs)):
        return {"posters": None, "posts": None}
    return {"posters": len(xs), "posts": sum(xs)}
