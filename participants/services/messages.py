"""The relay: people write to each other here, and neither sees the address of the other.

A message is sealed under the key of whoever receives it, its sender inside. The letter that tells of it says that there is
something to read, and nothing else.
"""

from uuid import UUID

import redis
from django.db import transaction
from django.utils.translation import gettext as _

from convening import clock, keyring, limits, once, writing
from convening.errors import Forbidden, Refused
from convening.models import SpentKey, User

from .. import notifications
from ..models import Block, Message
from ..selectors.roster import one_for, purposes_of

LONGEST = 2_000
DAY = 86_400
FROM_ONE = 5  # a day, whomever she writes to
TO_ONE = 8  # a day, whoever writes
FROM_ONE_TO_ONE = 2
Kind = Message.Kind


@transaction.atomic
def send(person, text, *, kind, sender=None, **more):
    """Put a message to `person` and tell her by a neutral letter that it is there; returns it, or None if she is gone.

    `more` goes into the sealed content. Callers check the right and the limits: `write` is what people use.
    """
    if not keyring.holds("person", person.pk):
        return None
    message = Message(person=person, kind=kind, day=clock.now().date())
    message.content = {"text": text, "sender": sender.pk.hex if sender else "", **more}
    message.save(force_insert=True)
    notifications.message_waits(message)
    return message


def write(entry_id, text, name, *, by, key):
    """Write to somebody whom `by` may find on the roster, signed with `name`, one of `names_of(by)`.

    To a sender whom she blocked everything looks as if it were sent.
    """
    entry, _listed = one_for(purposes_of(by), entry_id)
    _relay(entry.person, text, name, by=by, key=key)


def answer(message, text, name, *, by, key):
    """Answer a message of the relay. It goes the same way back."""
    message = _hers(message, by)
    sender = _sender_of(message)
    if message.kind != Kind.RELAY or sender is None:
        raise Refused("messages.nobody_there", _("Whoever wrote this cannot be reached any more."))
    _relay(sender, text, name, by=by, key=key, answers=message.content["text"])


def _relay(person, text, name, *, by, key, answers=""):
    text = honest(text)
    if name not in names_of(by):
        raise Refused("messages.foreign_name", _("Choose one of your own names."))
    if SpentKey.objects.filter(pk=key).exists():  # the same form again: it was sent, and is counted once
        return
    _within_limits(by, person)
    with transaction.atomic():
        if once.first_time(key) and not _is_blocked(person, by):
            send(person, text, kind=Kind.RELAY, sender=by, name=name, answers=answers[:LONGEST])


def honest(text):
    """What was written, or a refusal with its reason."""
    text = "".join(c for c in str(text or "") if c.isprintable() or c in "\n\u200c\u200d").strip()
    if not text:
        raise Refused("messages.empty", _("There is nothing to send yet. Please write something first."), fields={"text": ""})
    if len(text) > LONGEST:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(LONGEST)}
        raise Refused("messages.too_long", sentence, fields={"text": sentence})
    return text


def names_of(person):
    """The names with which she can sign, the most careful first."""
    profile, entry = person.profile, getattr(person, "roster_entry", None)
    content = entry.content if entry else {}
    on_roster = content.get("name", "") if "name" in content.get("shown", ()) else ""
    names = [on_roster, profile.pen_name, *([] if profile.careful and profile.pen_name else [profile.name])]
    return list(dict.fromkeys(name for name in names if name))


def _within_limits(by, person):
    """A few a day. Where Redis is away nothing is sent: an open relay would serve those who molest."""
    try:
        allowed = (
            limits.counts("messages from", by.pk, most=FROM_ONE, seconds=DAY)
            and limits.counts("messages between", f"{by.pk} {person.pk}", most=FROM_ONE_TO_ONE, seconds=DAY)
            and limits.counts("messages to", person.pk, most=TO_ONE, seconds=DAY)
        )
    except redis.RedisError:
        raise Refused(
            "messages.not_now", _("Messages cannot be sent at this moment. Your text is kept: please try again in a while.")
        ) from None
    if not allowed:
        raise Refused("messages.enough_today", _("That is enough for today. Your text is kept: you can send it tomorrow."))


# ── What she does with messages to her ────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def delete(message, *, by):
    """Gone at once and for good."""
    _hers(message, by).delete()


@transaction.atomic
def block(message, *, by):
    """No more messages from whoever sent this one. She is not told who it is, and the sender is told nothing."""
    sender = _hers(message, by).content.get("sender")
    if sender and not any(one.content.get("sender") == sender for one in Block.objects.filter(person=by)):
        blocked = Block(person=by)
        blocked.content = {"sender": sender, "name": message.content.get("name", "")}
        blocked.save(force_insert=True)


@transaction.atomic
def unblock(block, *, by):
    if block.person_id != by.pk:
        raise Forbidden("participants.unblock")
    block.delete()


def _is_blocked(person, sender):
    return any(one.content.get("sender") == sender.pk.hex for one in Block.objects.filter(person=person))


def _hers(message, by):
    if message.person_id != by.pk:
        raise Forbidden("participants.read_message")
    return message


def _sender_of(message):
    sender = message.content.get("sender")
    person = User.objects.filter(pk=UUID(hex=sender), is_active=True).first() if sender else None
    return person if person and keyring.holds("person", person.pk) else None
