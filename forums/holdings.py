"""What this app holds of a person: words without an author. Only she can have them told apart, on her own request."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from convening import keyring, policy
from convening.models import Participation
from convening.services import archives

from . import attribution
from .models import NamedModerator, Post, Quote, Room, SealRequest, Table, Translation, VeilRequest
from .selectors import following as of_rounds
from .selectors import recommending
from .services import following
from .services.digests import PLACE, choice_of


def held(person):
    """That she moderates; and a sentence on her words, which are not listed here."""
    named = NamedModerator.objects.filter(room=OuterRef("pk"), participation__person=person)
    looks_after = Room.moderators.through.objects.filter(room=OuterRef("pk"), participation__person=person)
    rooms = []
    for room in Room.objects.annotate(looks_after=Exists(looks_after), named=Exists(named)).filter(Q(looks_after=True) | Q(named=True)):
        if room.looks_after:
            rooms.append(_("You look after the room “%(room)s”.") % {"room": room.title})
        if room.named:
            rooms.append(_("You agreed that reports name you as one who looked after the room “%(room)s”.") % {"room": room.title})
    for table in Table.objects.filter(facilitator__person=person).select_related("sub_theme__room"):
        where = {"sub_theme": table.sub_theme.title, "room": table.sub_theme.room.title}
        rooms.append(_("You facilitate a table on “%(sub_theme)s” in the room “%(room)s”.") % where)
    if _rooms(person).exists():
        rooms.append(_("What you wrote in rooms is stored as a voice, without your name. Each room shows to you alone which words are yours."))
    rooms += _as_an_officer(person)
    return {_("Rooms"): rooms, _("Letters about news in rooms"): list(_letters(person))}


def _as_an_officer(person):
    """Her deeds at the end of rooms and about veils: those of an officer, which stay."""
    for request in SealRequest.objects.filter(Q(asked_by__person=person) | Q(confirmed_by__person=person)).select_related("room", "asked_by"):
        if request.asked_by and request.asked_by.person_id == person.pk:
            yield _("You asked that the room “%(room)s” be sealed.") % {"room": request.room.title}
        else:
            yield _("You confirmed that the room “%(room)s” be sealed.") % {"room": request.room.title}
    mine = Q(asked_by__person=person) | Q(first__person=person) | Q(second__person=person)
    for veil in VeilRequest.objects.filter(mine).select_related("room", "asked_by"):
        if veil.asked_by.person_id == person.pk:
            yield _("You asked that a veil be lifted in the room “%(room)s”.") % {"room": veil.room.title}
        else:
            yield _("You agreed that a veil be lifted in the room “%(room)s”.") % {"room": veil.room.title}


def words(person):
    """Her own posts and translations, by recomputing her voices under the keys of the rooms; of a sealed room nobody can say any more."""
    rooms, voices, translators = {}, [], []
    for room in _rooms(person).prefetch_related("questions"):
        try:
            voices += attribution.voices_of(room, person, [question.pk for question in room.questions.all()])
            translators.append(attribution.translator_of(room, person))
        except keyring.KeyGone:
            continue
        rooms[room.pk] = room
    posts = Post.objects.filter(room__in=list(rooms), voice__in=voices).exclude(state=Post.State.WITHDRAWN)
    lines = [
        {_("Room"): rooms[post.room_id].title, _("Day"): post.day, _("State"): post.get_state_display(), _("Words"): post.source}
        for post in posts.order_by("room__slug", "day", "position", "pk")
    ]
    return {
        _("What you wrote in rooms"): lines,
        _("What you translated in rooms"): _translated(rooms, translators),
        _("Words of yours that a report asked for"): list(_asked_for(rooms, voices)),
        _("Recommendations that you endorse, as long as the round is open"): list(_endorsed(person)),
    }


def _asked_for(rooms, voices):
    """The passages of hers that were marked, and what she said to it."""
    quotes = Quote.objects.filter(post__room__in=list(rooms), post__voice__in=voices).exclude(state=Quote.State.LET_GO).select_related("post")
    for quote in quotes.order_by("post__room__slug", "text"):
        beside = ", ".join(attribute for attribute in (quote.region, quote.kind) if attribute)
        yield {
            _("Room"): rooms[quote.post.room_id].title, _("Words"): quote.text, _("Your answer"): str(quote.get_answer_display()),
            _("Printed beside them"): beside,
        }  # fmt: skip


def _endorsed(person):
    """What she ticked; nobody can say it any more once the round is counted."""
    for consultation in of_rounds.rounds_of(person):
        chosen = following.chosen_by(consultation, person)
        for made in recommending.ready_recommendations(consultation.convening):
            if made.pk in chosen:
                yield {_("Convening"): consultation.convening.title, _("Words"): made.short}


def _translated(rooms, voices):
    """What she proposed, whatever became of it."""
    languages = {code: str(name) for code, name in settings.LANGUAGES}
    found = Translation.objects.filter(post__room__in=list(rooms), voice__in=voices).select_related("post")
    return [
        {
            _("Room"): rooms[one.post.room_id].title, _("Language"): languages.get(one.language, one.language),
            _("State"): one.get_state_display(), _("Words"): one.source,
        }
        for one in found.order_by("post__room__slug", "post__position", "language")
    ]  # fmt: skip


def left_behind(person):
    if _rooms(person).exists():
        yield _(
            "What you wrote in rooms stays there as a voice, and nothing leads from it to your name any more. Where a room showed your "
            "name, it shows a voice. If words of yours should go as well, withdraw them in the room first: afterwards you cannot."
        )
    if any(True for _round in of_rounds.rounds_of(person)):
        yield _("What you said in a round of endorsements that is still open is not counted.")
    for room in Room.objects.filter(moderators__person=person):
        if not room.moderators.filter(person__is_active=True).exclude(person=person).exists():
            yield _("You alone look after the room “%(room)s”. Afterwards nobody does, until somebody else is named.") % {"room": room.title}


def forget(person):
    """Her posts have no author, so there is none to forget; she looks after no room and facilitates no table any more. A place that she
    took at a table stays taken: given back at this moment it would tell where she sat."""
    Table.objects.filter(facilitator__person=person).update(facilitator=None)
    following.forget_member(person)
    named = NamedModerator.objects.filter(participation__person=person)
    for convening_id in set(named.values_list("room__convening", flat=True)):
        archives.make_anew(convening_id)
    named.delete()
    Room.moderators.through.objects.filter(participation__person=person).delete()


def _letters(person):
    told = [(part, choice_of(part)) for part in policy.standing(person).parts.values() if PLACE in part.answers]
    if told:
        titles = {room.pk: room.title for room in Room.objects.filter(pk__in={pk for _part, (_often, silent) in told for pk in silent})}
    for part, (how_often, silent) in told:
        yield {
            _("Convening"): part.convening.title,
            _("How often, at most"): {"daily": _("once a day"), "weekly": _("once a week")}.get(how_often, _("never")),
            _("Rooms without letters"): sorted(titles[pk] for pk in silent if pk in titles),
        }


def _rooms(person):
    member_of = Participation.objects.filter(person=person).values("convening")
    return Room.objects.filter(convening__in=member_of, published=True).order_by("slug")
