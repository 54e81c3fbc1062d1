"""The paragraphs of a room's or a session's synthesis, in their order, and the passages that back them.

A link is hidden support: it names a post, or a note, and no voice, is shown to the rapporteur alone and goes when the room is sealed. To
write is the deed of an officer: audited with its actor, who names the room or session and no words, in a transaction before that of the
links.
"""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused
from sessions.models import Rule, Session

from ... import passages, selectors
from ...models import Backing, Insight, Question, Room
from ..locking import locked
from . import texts as words

MOST_PARAGRAPHS, MOST_BACKINGS = 60, 100


def write_paragraph(place, question, kind, texts, posts=(), *, by, language=None, ready=True, key=None):
    """One more paragraph of a room at `question` (None: on the room as a whole), or of a session; `texts` is {language: words}, `posts` ids
    of what backs it (of a session's notes), or {id: places of the sentences that do}.

    Texts may be empty in a draft: it begins with what was marked. `key` is the form's own. Returns the paragraph.
    """
    _allowed(place, by)
    _noted(place, by, "forums.paragraph_written")
    with transaction.atomic():
        place = _locked(place)
        if key and not once.first_time(key):
            return None
        if Insight.objects.filter(**selectors.of_place(place)).count() >= MOST_PARAGRAPHS:
            most = writing.number_here(MOST_PARAGRAPHS)
            raise Refused("forums.many_paragraphs", _("There are %(most)s paragraphs here already, and no room for more. Join some of them.") % {"most": most})
        paragraph = Insight(**selectors.of_place(place), question=_of(place, question), kind=_known(kind), position=_last(place, question) + 1)
        words.write(paragraph, {"text": texts}, language)
        paragraph.save(force_insert=True)
        _link(place, paragraph, posts)
        words.settle(paragraph, place.convening, by=by, ready=ready)
        paragraph.save()
    return paragraph


def change_paragraph(paragraph, *, by, texts=None, kind=None, question=Ellipsis, language=None, ready=False):
    """Write it anew; what is left out stays. At another question it stands last. Unless it is said to be `ready` it is a draft again."""
    _allowed(place_of(paragraph), by)
    _noted(place_of(paragraph), by, "forums.paragraph_changed")
    with transaction.atomic():
        place, paragraph = _taken_up(paragraph)
        words.write(paragraph, {"text": texts or {}}, language)
        if kind is not None:
            paragraph.kind = _known(kind)
        if question is not Ellipsis and getattr(question, "pk", None) != paragraph.question_id:
            paragraph.question, paragraph.position = _of(place, question), _last(place, question) + 1
        words.settle(paragraph, place.convening, by=by, ready=ready)
        paragraph.save()
    return paragraph


def move_paragraph(paragraph, *, up, by):
    """Change places with the one before it or after it. At either end of its question it goes on to the one before or after that, and
    from the last of them to those on the room as a whole."""
    _allowed(place_of(paragraph), by)
    _noted(place_of(paragraph), by, "forums.paragraph_moved")
    with transaction.atomic():
        place, paragraph = _taken_up(paragraph)
        groups = _groups(place)
        at = next(number for number, (question, _ones) in enumerate(groups) if question == paragraph.question_id)
        here = groups[at][1]
        spot = here.index(paragraph)
        if 0 <= (other := spot - 1 if up else spot + 1) < len(here):
            here[spot], here[other] = here[other], here[spot]
        elif 0 <= (beside := at - 1 if up else at + 1) < len(groups):
            here.remove(paragraph)
            groups[beside][1].insert(len(groups[beside][1]) if up else 0, paragraph)
        for question, ones in groups:
            for number, one in enumerate(ones, 1):
                if (one.position, one.question_id) != (number, question):
                    Insight.objects.filter(pk=one.pk).update(position=number, question=question)


def remove_paragraph(paragraph, *, by):
    """Take it away, with its links. Recommendations that followed from it stay."""
    _allowed(place_of(paragraph), by)
    _noted(place_of(paragraph), by, "forums.paragraph_removed")
    with transaction.atomic():
        _place, paragraph = _taken_up(paragraph)
        paragraph.delete()


def lay_beside(paragraph, posts, *, by):
    """Posts of its room or notes of its session (ids, or {id: places of sentences}) back the paragraph from now on, too. More sentences
    of one that backs it already are added to those; where its words read otherwise since, the new marks take the place of the old.
    Those that nobody reads any more are left out."""
    _allowed(place_of(paragraph), by)
    _noted(place_of(paragraph), by, "forums.support_linked")
    with transaction.atomic():
        place, paragraph = _taken_up(paragraph)
        _link(place, paragraph, posts)


def mark_again(paragraph, said, places=(), *, by):
    """Of this post or note (its id), which backs the paragraph, these sentences do and no others; none of them: all of it. So she also
    says that words which read otherwise since still belong here."""
    _allowed(place_of(paragraph), by)
    _noted(place_of(paragraph), by, "forums.support_linked")
    with transaction.atomic():
        place, paragraph = _taken_up(paragraph)
        now = selectors.said_in(place).get(said)
        if now is not None:
            kept = {"passages": passages.standing(places, now), "edition": passages.edition_of(now)}
            Backing.objects.filter(insight=paragraph, **_either(place, said)).update(**kept)


def take_away(paragraph, said, *, by):
    """This post or note (its id) does not back the paragraph."""
    _allowed(place_of(paragraph), by)
    _noted(place_of(paragraph), by, "forums.support_taken_away")
    with transaction.atomic():
        place, paragraph = _taken_up(paragraph)
        Backing.objects.filter(insight=paragraph, **_either(place, said)).delete()


def place_of(paragraph):
    """The room or the session that it is of."""
    return paragraph.room if paragraph.room_id is not None else paragraph.session


def _link(place, paragraph, posts):
    wanted = {pk: frozenset(places) for pk, places in posts.items()} if isinstance(posts, dict) else dict.fromkeys(posts, frozenset())
    if not wanted:
        return
    if isinstance(place, Room) and place.sealed_on is not None:
        raise Refused("forums.room_sealed", _("This room is sealed: nothing joins paragraphs to posts any more. The texts can still be changed."))
    said = selectors.said_in(place)
    kept = {one.post_id or one.note_id: one for one in Backing.objects.filter(insight=paragraph)}
    found = {pk: places for pk, places in wanted.items() if pk in said}
    if len(kept.keys() | found.keys()) > MOST_BACKINGS:
        raise Refused("forums.many_backings", _("A paragraph is backed by %(most)s posts at most.") % {"most": writing.number_here(MOST_BACKINGS)})
    for pk, places in sorted(found.items()):
        edition, places = passages.edition_of(said[pk]), passages.standing(places, said[pk])
        link = kept.get(pk)
        if link is None:
            Backing.objects.create(insight=paragraph, **_either(place, pk), passages=places, edition=edition)
            continue
        if bytes(link.edition) == edition:
            places = sorted({*link.passages, *places}) if link.passages and places else []
        link.passages, link.edition = places, edition
        link.save(update_fields=["passages", "edition"])


def _either(place, said):
    return {"post_id": said} if isinstance(place, Room) else {"note_id": said}


def _allowed(place, by):
    policy.require(by, "forums.write_synthesis" if isinstance(place, Room) else "forums.write_session_synthesis", place)


def _noted(place, by, verb):
    with transaction.atomic():
        audit.record(place.convening, actor=by, verb=verb, target=place)


def _locked(place):
    if isinstance(place, Room):
        return locked(place)[0]
    place = Session.objects.select_for_update(of=("self",), no_key=True).select_related("convening").get(pk=place.pk)
    if place.rule == Rule.OFF_THE_RECORD:
        raise Refused("forums.off_the_record", _("This session is off the record: nothing of it may be used."))
    return place


def _taken_up(paragraph):
    place = _locked(place_of(paragraph))
    found = Insight.objects.select_for_update(of=("self",)).filter(pk=paragraph.pk, **selectors.of_place(place)).first()
    if found is None:
        raise Refused("forums.paragraph_gone", _("This paragraph was taken away meanwhile."))
    return place, found


def _groups(place):
    """[(question's id or None, [its paragraphs])] in the order of the page, also those questions that have none."""
    order = list(place.questions.order_by("position").values_list("pk", flat=True)) if isinstance(place, Room) else []
    found = {question: [] for question in (*order, None)}
    for one in Insight.objects.filter(**selectors.of_place(place)).order_by("position", "pk"):
        found[one.question_id].append(one)
    return list(found.items())


def _of(place, question):
    return Question.objects.get(pk=question.pk, room=place) if question is not None and isinstance(place, Room) else None


def _known(kind):
    if kind not in Insight.Kind.values:
        sentence = _("Please choose what kind of paragraph it is.")
        raise Refused("forums.no_kind", sentence, fields={"kind": sentence})
    return kind


def _last(place, question):
    kept = Insight.objects.filter(**selectors.of_place(place), question=question and question.pk)
    return kept.aggregate(last=Max("position"))["last"] or 0
