"""Posts in another language, translated by people. Whoever proposes one stays unknown; the moderation accepts it or says why not.

A proposal is words with a voice, like a post: its transaction writes no row that names anybody. The voice is of a mode of its own, one
for the room, so that she finds her own proposals again and nothing joins them to her posts. The moderation's deeds are audited.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, keyring, policy, writing
from convening.errors import Refused

from .. import attribution, wording
from ..models import Post, Translation
from . import mutes, showing
from .corrections import edition
from .locking import locked, not_sealed_meanwhile

State, Reason = Translation.State, Translation.Reason
MOST_WAITING = 30  # proposals of one person in one room
LONGEST = wording.LONGEST * 3 // 2  # some languages need more room for the same words


def propose_translation(post, text, *, by, language, of=None):
    """Propose `text` as what `post` says in `language`. Her proposal for the same post and language is replaced by it.

    `of` is the edition of the post that she translated: if it was put right in between she reads it again first. The post's own
    author is one of many who may; nothing shows it.
    """
    policy.require(by, "forums.translate_post", post.room)
    text = _honest(text)
    with transaction.atomic():
        room, _now = locked(post.room)
        not_sealed_meanwhile(room)
        post = _readable(room, post)
        if of is not None and of != edition(post):
            raise Refused("forums.post_changed", _("The post was put right while you translated it. Please read it again; your text is kept."))
        if language not in dict(settings.LANGUAGES) or language == post.language:
            sentence = _("Please choose another language than that of the post.")
            raise Refused("forums.same_language", sentence, fields={"language": sentence})
        try:
            mutes.refuse_if_muted(room, by)
            voice = attribution.translator_of(room, by)
        except keyring.KeyGone:
            raise Refused("forums.room_sealed", _("This room is sealed. Nothing is translated there any more.")) from None
        hers = Translation.objects.select_for_update().filter(post=post, language=language, voice=voice).first()
        if hers is None:
            hers = Translation(post=post, language=language, voice=voice)
        elif hers.state == State.ACCEPTED:
            sentence = _("Your translation is the one that members read. If something in it should change, tell the moderation in the room.")
            raise Refused("forums.translation_accepted", sentence)
        if hers._state.adding or hers.state != State.PROPOSED:
            _refuse_too_many(room, voice)
        hers.state, hers.reason_code = State.PROPOSED, ""
        hers.source, hers.html = text, wording.as_html(text)
        hers.save()
    return hers


def take_back_translation(post, *, by, language):
    """She does not propose it any more. What was accepted belongs to the room."""
    policy.require(by, "forums.translate_post", post.room)
    with transaction.atomic():
        room, _now = locked(post.room)
        not_sealed_meanwhile(room)
        voice = attribution.translator_of(room, by)
        mine = Translation.objects.filter(post=post.pk, post__room=room, language=language, voice=voice)
        mine.filter(state__in=(State.PROPOSED, State.DECLINED)).delete()


def accept_translation(translation, *, by, seen, text=None):
    """Let members read it, put right with `text` if given. It takes the place of the one accepted before in that language.

    `seen` is the edition that the moderation read: what was changed in between is read again first.
    """
    with transaction.atomic():
        room, translation = _waiting(translation, by, seen)
        if text is not None:
            translation.source = _honest(text)
            translation.html = wording.as_html(translation.source)
        post = translation.post
        others = Translation.objects.filter(post=post, language=translation.language).exclude(pk=translation.pk)
        others.filter(state=State.OUTDATED).delete()
        others.filter(state=State.ACCEPTED).update(state=State.DECLINED, reason_code=Reason.ANOTHER)
        translation.state, translation.reason_code = State.ACCEPTED, ""
        translation.save(update_fields=["state", "reason_code", "source", "html"])
        showing.changed(room, post)
        post.save(update_fields=["news"])
        audit.record(room.convening, actor=by, verb="forums.translation_accepted", target=post, note=translation.language)
    return translation


def decline_translation(translation, reason, *, by, seen):
    """Do not show it; whoever proposed it reads which of the ready reasons it was, and can propose it anew."""
    if reason not in Translation.READY:
        sentence = _("Please choose why: whoever translated it will read it.")
        raise Refused("forums.no_reason", sentence, fields={"reason": sentence})
    with transaction.atomic():
        room, translation = _waiting(translation, by, seen)
        translation.state, translation.reason_code = State.DECLINED, reason
        translation.save(update_fields=["state", "reason_code"])
        audit.record(room.convening, actor=by, verb="forums.translation_declined", target=translation.post, note=translation.language)
    return translation


def _honest(text):
    try:
        return wording.honest(text, most=LONGEST)
    except Refused as refused:
        sentences = {
            "forums.too_long": lambda: _("A translation has room for %(most)s characters. Please make it shorter.")
            % {"most": writing.number_here(LONGEST)},
            "forums.empty_text": lambda: _("There is no translation yet. Please write it first."),
        }
        sentence = sentences.get(refused.code, lambda: refused.message)()
        raise Refused(refused.code, sentence, fields={"text": sentence}) from None


def _readable(room, post):
    """The post as members read it now, locked; they may read another one, or none."""
    post = Post.objects.select_for_update().filter(pk=post.pk, room=room, state=Post.State.PUBLISHED).first()
    if post is None:
        raise Refused("forums.nothing_to_translate", _("This post is not in the room any more."))
    return post


def _waiting(translation, by, seen):
    """Lock the room, then the proposal; the second of two moderators is told what the first decided."""
    policy.require(by, "forums.accept_translation", translation.post.room)
    room, _now = locked(translation.post.room)
    not_sealed_meanwhile(room)
    post = _readable(room, translation.post)
    translation = Translation.objects.select_for_update().filter(pk=translation.pk, post=post).first()
    if translation is None or translation.state != State.PROPOSED:
        raise Refused("forums.already_decided", _("This proposal does not wait any more: somebody has decided, or it was taken back."))
    if edition(translation) != seen:
        raise Refused("forums.translation_changed", _("The proposal was changed while you read it. Please read it again."))
    translation.post = post
    return room, translation


def _refuse_too_many(room, voice):
    waiting = Translation.objects.filter(post__room=room, voice=voice, state=State.PROPOSED).count()
    if waiting >= MOST_WAITING:
        raise Refused(
            "forums.many_translations",
            _("%(count)s translations of yours wait for the moderation. Please let it read them first; your text is kept.")
            % {"count": writing.number_here(waiting)},
        )
