"""The paragraphs of a room's synthesis, in their order, and the posts that back them.

A link is hidden support: it names a post and no voice, is shown to the rapporteur alone and goes when the room is sealed. To write is
the deed of an officer: audited with its actor, who names the room and no words, in a transaction before that of the links.
"""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused

from ...models import Backing, Insight, Post, Question, Room
from ..locking import locked
from . import texts as words

MOST_PARAGRAPHS, MOST_BACKINGS = 60, 100
RIGHT = "forums.write_synthesis"


def write_paragraph(room, question, kind, texts, posts=(), *, by, language=None, ready=True, key=None):
    """One more paragraph at `question` (None: on the room as a whole); `texts` is {language: words}, `posts` ids of what backs it.

    Texts may be empty in a draft: it begins with what was marked. `key` is the form's own. Returns the paragraph.
    """
    _allowed(room, by)
    _noted(room, by, "forums.paragraph_written")
    with transaction.atomic():
        room, now = locked(room)
        if key and not once.first_time(key):
            return None
        if Insight.objects.filter(room=room).count() >= MOST_PARAGRAPHS:
            raise Refused("forums.many_paragraphs", _("A room has %(most)s paragraphs at most.") % {"most": writing.number_here(MOST_PARAGRAPHS)})
        paragraph = Insight(room=room, question=_of(room, question), kind=_known(kind), position=_last(room, question) + 1)
        words.write(paragraph, {"text": texts}, language)
        words.settle(paragraph, room.convening, by=by, ready=ready)
        paragraph.save(force_insert=True)
        _link(room, paragraph, posts)
    return paragraph


def change_paragraph(paragraph, *, by, texts=None, kind=None, question=Ellipsis, language=None, ready=False):
    """Write it anew; what is left out stays. At another question it stands last. Unless it is said to be `ready` it is a draft again."""
    _allowed(paragraph.room, by)
    _noted(paragraph.room, by, "forums.paragraph_changed")
    with transaction.atomic():
        room, paragraph = _taken_up(paragraph)
        words.write(paragraph, {"text": texts or {}}, language)
        if kind is not None:
            paragraph.kind = _known(kind)
        if question is not Ellipsis and getattr(question, "pk", None) != paragraph.question_id:
            paragraph.question, paragraph.position = _of(room, question), _last(room, question) + 1
        words.settle(paragraph, room.convening, by=by, ready=ready)
        paragraph.save()
    return paragraph


def move_paragraph(paragraph, *, up, by):
    """Change places with the one before it or after it, at the same question."""
    _allowed(paragraph.room, by)
    _noted(paragraph.room, by, "forums.paragraph_moved")
    with transaction.atomic():
        room, paragraph = _taken_up(paragraph)
        order = list(Insight.objects.filter(room=room, question=paragraph.question_id).order_by("position", "pk"))
        place = order.index(paragraph)
        other = max(place - 1, 0) if up else min(place + 1, len(order) - 1)
        order[place], order[other] = order[other], order[place]
        for number, one in enumerate(order, 1):
            if one.position != number:
                Insight.objects.filter(pk=one.pk).update(position=number)


def remove_paragraph(paragraph, *, by):
    """Take it away, with its links. Recommendations that followed from it stay."""
    _allowed(paragraph.room, by)
    _noted(paragraph.room, by, "forums.paragraph_removed")
    with transaction.atomic():
        _room, paragraph = _taken_up(paragraph)
        paragraph.delete()


def lay_beside(paragraph, posts, *, by):
    """Posts of its room (ids) back the paragraph from now on, too. Those that nobody reads any more are left out."""
    _allowed(paragraph.room, by)
    _noted(paragraph.room, by, "forums.support_linked")
    with transaction.atomic():
        room, paragraph = _taken_up(paragraph)
        _link(room, paragraph, posts)


def take_away(paragraph, post_id, *, by):
    """This post does not back the paragraph."""
    _allowed(paragraph.room, by)
    _noted(paragraph.room, by, "forums.support_taken_away")
    with transaction.atomic():
        _room, paragraph = _taken_up(paragraph)
        Backing.objects.filter(insight=paragraph, post=post_id).delete()


def _link(room, paragraph, posts):
    wanted = set(posts)
    if not wanted:
        return
    if room.sealed_on is not None:
        raise Refused("forums.room_sealed", _("This room is sealed: nothing joins paragraphs to posts any more. The texts can still be changed."))
    linked = set(Backing.objects.filter(insight=paragraph).values_list("post", flat=True))
    found = set(Post.objects.filter(room=room, pk__in=wanted - linked, state=Post.State.PUBLISHED).values_list("pk", flat=True))
    if len(linked) + len(found) > MOST_BACKINGS:
        raise Refused("forums.many_backings", _("A paragraph is backed by %(most)s posts at most.") % {"most": writing.number_here(MOST_BACKINGS)})
    Backing.objects.bulk_create([Backing(insight=paragraph, post_id=post) for post in sorted(found)])


def _allowed(room, by):
    policy.require(by, RIGHT, room)


def _noted(room, by, verb):
    with transaction.atomic():
        audit.record(room.convening, actor=by, verb=verb, target=room)


def _taken_up(paragraph):
    room, _now = locked(Room(pk=paragraph.room_id))
    found = Insight.objects.select_for_update(of=("self",)).filter(pk=paragraph.pk, room=room).first()
    if found is None:
        raise Refused("forums.paragraph_gone", _("This paragraph was taken away meanwhile."))
    return room, found


def _of(room, question):
    return None if question is None else Question.objects.get(pk=question.pk, room=room)


def _known(kind):
    if kind not in Insight.Kind.values:
        sentence = _("Please choose what kind of paragraph it is.")
        raise Refused("forums.no_kind", sentence, fields={"kind": sentence})
    return kind


def _last(room, question):
    return Insight.objects.filter(room=room, question=question and question.pk).aggregate(last=Max("position"))["last"] or 0
