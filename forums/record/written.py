"""Which of the rapporteurs' texts may be printed today: those that are ready, and carry nothing that was taken back since.

Left out is what carries words that are not cleared (any more), and a paragraph whose words tell of more people than stand behind it.
"""

from collections import defaultdict

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch

from sessions.models import Session

from .. import quantifiers
from ..models import Addressed, Insight, Recommendation, Room, Rule, Strength, Unanswered
from ..selectors import reflecting
from .clearing import uncleared
from .quotes import cleared, in_words

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
READY = Insight.State.READY


def texts_of(thing, name):
    """{language: words} without what is empty and what is older than the words it translates."""
    behind = getattr(thing, "behind", ())
    told = {code: getattr(thing, f"{name}_{code}") for code in LANGUAGES if code not in behind}
    return {code: words for code, words in told.items() if words}


def in_print_order(paragraphs):
    """Paragraphs (which bring their question) as they are numbered through the room: by question, those on the whole room last."""
    return sorted(paragraphs, key=lambda one: (one.question is None, one.question and one.question.position, one.position, one.pk))


def strength_to_check(paragraph):
    """The band by which a paragraph's words are judged, or None where nothing can be said: a session's notes tell of no number of people.

    It is what was told last night. Whether anything is marked at all, everybody who writes sees at once: `.is_backed`, or what is
    asked here.
    """
    if paragraph.session_id is not None:
        return None
    if paragraph.strength != Strength.NONE or paragraph._state.adding:
        return paragraph.strength
    backed = paragraph.is_backed if hasattr(paragraph, "is_backed") else reflecting.standing_behind(paragraph.pk).exists()
    return Strength.FEW if backed else Strength.NONE


def overstated(paragraph, convening):
    """Its words that tell of more people than stand behind it, as far as was told last night; [] where nothing can be said."""
    strength = strength_to_check(paragraph)
    if strength is None:
        return []
    k = convening.threshold_posts
    return [word for code, words in texts_of(paragraph, "text").items() for word in quantifiers.unfounded(words, code, strength, k)]


class Written:
    """What is ready of a convening, without what may not be printed today: `.paragraphs` {room's or session's id: […]}, `.open` {room:
    […]}, `.recommendations`, each with `.number`, `.told_to` (its `Addressed`, who come with their addressees) and `.withheld`, the ids of those
    whose own words may not be; `.rooms` and `.sessions`; `.quotes` {(room's slug, number of its question): [`quotes.in_words`]}; and `.left_out`, those that are not
    cleared. A number of queries that no number changes.
    """

    def __init__(self, convening):
        self.rooms = list(Room.objects.filter(convening=convening, published=True).select_related("convening").order_by("opens_on", "slug"))
        self.sessions = list(Session.objects.filter(convening=convening, cancelled_on=None).order_by("starts_at", "slug"))
        self.convening, self._places, self._drafts, self._borrowed, self._overstated = convening, {}, {}, [], set()
        paragraphs = self._all_paragraphs(convening)
        for place, ones in paragraphs.items():
            for number, paragraph in enumerate(ones, 1):
                self._take(paragraph, ["text"], what="paragraph", room=self._titles[place], number=number)
        left_open = defaultdict(list)
        usable = [room.pk for room in self.rooms if room.rule != Rule.OFF_THE_RECORD]
        for one in Unanswered.objects.filter(room__in=usable).order_by("position", "pk"):
            left_open[one.room_id].append(one)
            self._take(one, ["text"], what="unanswered", room=self._titles[one.room_id], number=len(left_open[one.room_id]))
        told_to = Prefetch("addressed", Addressed.objects.select_related("addressee").order_by("addressee__position", "addressee__code"), to_attr="told_to")
        made = list(Recommendation.objects.filter(convening=convening).prefetch_related(told_to).order_by("position", "pk"))
        for number, one in enumerate(made, 1):
            self._take(one, ["short", "long"], what="recommendation", room=None, number=number)
            for other in one.told_to if one.state == READY else ():
                self._compare(other, ["short", "long"])
        quotes = cleared(convening)
        self.quotes = defaultdict(list)
        for quote, told in quotes:
            self.quotes[told["room"], told["question"]].append(in_words(quote, told))
        not_cleared = {pk for pk, _name, _code in uncleared(convening, self._drafts, self._borrowed, quotes=quotes)}
        self.left_out = [place for pk, place in self._places.items() if pk in not_cleared]
        refused = not_cleared | self._overstated

        def kept(things):
            return [one for one in things if one.pk in self._places and one.pk not in refused]

        self.paragraphs = {place: kept(found) for place, found in paragraphs.items()}
        self.open = {room: kept(found) for room, found in left_open.items()}
        self.recommendations = kept(made)
        for number, one in enumerate(self.recommendations, 1):
            one.number, one.withheld = number, not_cleared

    def _all_paragraphs(self, convening):
        """{room's or session's id: its paragraphs in their order}; nothing of what is off the record."""
        places = {one.pk: one for one in (*self.rooms, *self.sessions)}
        self._titles = {pk: texts_of(one, "title") for pk, one in places.items()}
        found = Insight.objects.filter(room__convening=convening) | Insight.objects.filter(session__convening=convening)
        by_place = defaultdict(list)
        for one in found.select_related("question").annotate(is_backed=Exists(reflecting.standing_behind(OuterRef("pk")))):
            place = one.room_id or one.session_id
            if place in places and places[place].rule != Rule.OFF_THE_RECORD:
                by_place[place].append(one)
        return {place: in_print_order(ones) for place, ones in by_place.items()}

    def _take(self, thing, names, **place):
        if thing.state != READY:
            return
        self._places[thing.pk] = place
        self._compare(thing, names)
        if isinstance(thing, Insight) and overstated(thing, self.convening):
            self._overstated.add(thing.pk)

    def _compare(self, thing, names):
        self._borrowed.extend(thing.borrowed)
        self._drafts.update({(thing.pk, name, code): getattr(thing, f"{name}_{code}") for name in names for code in LANGUAGES})
