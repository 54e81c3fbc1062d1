"""What people say, and take back. These transactions touch words and voices only.

A row that names a person and is written together with a post shares its transaction number, and a join tells who wrote it.
So here: no audit, no spent form key, no login session, no fact; one outbox row that names the room.
"""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from convening import labels, policy, writing
from convening.errors import Forbidden, Refused
from participants.selectors.conduct import accepted, conduct_of
from sessions.models import Session

from .. import attribution, broadcast, wording
from ..models import Agreement, Correction, Naming, Post, Question, Room, VoiceLabel
from . import arrangement, arrivals, attaching, mutes, showing
from .locking import locked, post_in, unless_sealed

Mode = Post.Mode


def write_post(
    room, question, text, *, by, key, language, mode=Mode.VEILED, reply_to=None, agrees=False, attachments=(), relayed=False
):
    """Post `text` at `question` as the voice of `by`; returns the post, held or published as the room's moderation says.

    `key` is the form's own: the same form sent again returns the first post and writes nothing, also after the close. `mode`
    is "veiled", "named" (only where the room is) or "role" (moderators of the room and the secretariat, and seen as such).
    `reply_to` is a published post; a reply to a reply stands beneath the first. `agrees`: she accepts the code of conduct with
    it, where the convening has one that she has not accepted. `attachments` are files that were cleaned. `relayed`: somebody else
    enters it for her and must not learn whether she has written before: what she would be refused for waits for the moderation.
    """
    policy.require(by, "forums.speak_in_room", room)
    if mode != Mode.ROLE or reply_to is not None:  # who does not take part has no voice here, only her role, and nothing to reply to
        policy.require(by, "forums.read_room", room)
    role = _role_for(room, by, mode)
    text = wording.honest(text)
    html = wording.as_html(text)
    with unless_sealed(), transaction.atomic():
        retry = attribution.retry_digest(room, key)
        room, now = locked(room)
        if reply_to is not None:
            question, reply_to = _thread(room, reply_to)
        if question.room_id != room.pk:
            raise Refused("forums.foreign_question", _("This question belongs to another room."))
        if not Question.objects.filter(pk=question.pk).exists():
            raise Refused("forums.question_gone", _("This question was taken away meanwhile. Please choose another one; your text is kept."))
        voice = attribution.voice_of(room, by, question, mode)
        already = Post.objects.filter(room=room, retry=retry).first()
        if already is not None:
            if bytes(already.voice) != voice and not attribution.is_mine(room, [already], by):
                raise Refused("forums.form_used", _("This form was used before. Please load the page again; your text is kept."))
            return already
        refuse_unless_open(room, now)
        if mode != Mode.ROLE and not relayed:
            mutes.refuse_if_muted(room, by)
        _accept_conduct(room, by, agrees)
        if role is None and mode == Mode.NAMED and room.naming != Naming.NAMED:
            raise Refused("forums.voices_only", _("In this room everybody speaks as a voice. Your text is kept."))
        if mode != Mode.ROLE:
            if not relayed:
                mutes.refuse_if_too_soon(room, by)
            label_of_voice(room, question, voice)
        post = Post(
            room=room, question=question, reply_to=reply_to, voice=voice, mode=mode, role=role or "", naming=room.naming,
            day=now.date(), after_session=_after_session(room, now), language=language, source=text, html=html, retry=retry,
        )  # fmt: skip
        waits = room.moderation == Room.Moderation.BEFORE or relayed and mutes.is_muted(room, by)
        if waits and mode != Mode.ROLE:
            post.state = Post.State.HELD
            arrivals.arrived(room, post)
            broadcast.tell_moderators(room)
        else:
            showing.take_place(room, post)
        post.save(force_insert=True)
        for cleaned in attachments:
            attaching.attach(post, cleaned)
    return post


def withdraw_post(post, *, by):
    """Take back one's own words, until the cooling after the close is over. They are erased; that something stood here stays."""
    policy.require(by, "forums.speak_in_room", post.room)
    with unless_sealed(), transaction.atomic():
        room, now = locked(post.room)
        post = post_in(room, post)
        if not attribution.is_mine(room, [post], by):
            raise Forbidden("forums.withdraw_post")
        if post.state == Post.State.WITHDRAWN:
            return post
        if not room.words_can_be_taken_back_on(now.date()):
            raise Refused("forums.too_late_to_withdraw", _("The time in which words could be taken back is over."))
        arrangement.come_apart(room, post)
        _erase(post)
        post.state, post.merged_into = Post.State.WITHDRAWN, None
        if post.position is not None:
            showing.changed(room, post)
        post.save(update_fields=["state", "source", "html", "reason", "reason_code", "pinned", "merged_into", "news"])
        transaction.on_commit(partial(arrivals.forget, room.id, post.id))
    return post


def _erase(post):
    """Her words, wherever they stand: here, waiting, in another language, in the search, in a passage somebody wanted to use, in files."""
    post.source, post.html, post.reason, post.reason_code, post.pinned = "", "", "", "", False
    Correction.objects.filter(post=post).delete()
    for hanging_on_it in (post.translations, post.words, post.quotes, post.attachments, post.flags):
        hanging_on_it.all().delete()


def label_of_voice(room, question, voice):
    """The label of this voice, given to it now if it has none. Call while the room is locked."""
    known = VoiceLabel.objects.filter(room=room, voice=voice).first()
    if known is not None:
        return known
    scope = question if room.scope == Room.Scope.QUESTION else None
    taken = set(VoiceLabel.objects.filter(room=room, question=scope).values_list("object", "number"))
    obj, number = labels.free_label(voice, taken)
    return VoiceLabel.objects.create(room=room, question=scope, voice=voice, object=obj, number=number)


def refuse_unless_open(room, now):
    """Refuse what comes before the first or after the last day of `room`, with the day in the reader's language."""
    stage = room.stage_on(now.date())
    if stage == Room.Stage.OPEN:
        return
    language = writing.language_here()
    if stage in Room.OVER:
        day = writing.day(room.closes_on, language)
        raise Refused(
            "forums.room_closed", _("This room closed at the end of %(day)s. It can be read, not written in.") % {"day": day}
        )
    day = writing.day(room.opens_on, language)
    raise Refused("forums.room_not_open", _("This room opens on %(day)s. Nothing can be written before.") % {"day": day})


def _accept_conduct(room, by, agrees):
    """Her yes is a digest under the room's key, beside her words; a row of hers would stand in the transaction of her post."""
    version = conduct_of(room.convening).version
    part = policy.standing(by).part_in(room.convening_id)
    if not version or (part is not None and accepted(part, version)):
        return
    digest = attribution.agreement_of(room, by, version)
    if Agreement.objects.filter(room=room, digest=digest).exists():
        return
    if not agrees:
        sentence = _("Please read the code of conduct first, and tick that you keep to it. Your text is kept.")
        raise Refused("forums.conduct_first", sentence, fields={"agrees": sentence})
    Agreement.objects.create(room=room, digest=digest)


def _role_for(room, by, mode):
    """The role she shows, or None for a voice. Whoever has no role here cannot claim one."""
    if mode != Mode.ROLE:
        return None
    if policy.allows(by, "forums.moderate_room", room):
        return "moderator"
    if policy.allows(by, "forums.set_up_room", room):
        return "secretariat"
    raise Forbidden("forums.speak_in_role")


def _thread(room, reply_to):
    """(question, post to stand beneath): replies are one level deep and stay at their question."""
    first = Post.objects.select_related("question").filter(pk=reply_to.pk, room=room).first()
    if first is None or first.state != Post.State.PUBLISHED:
        raise Refused("forums.nothing_to_reply_to", _("The post you reply to is not here any more. Your text is kept."))
    return first.question, first.reply_to or first


def _after_session(room, now):
    """Whether a session of this day had begun: all that is kept of the hour."""
    starts = Session.objects.filter(convening=room.convening_id, starts_at__lte=now).values_list("starts_at", flat=True)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return starts.filter(starts_at__gte=midnight).exists()
