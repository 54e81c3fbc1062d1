"""Incidents: told by anybody with a part, with her name or without, and read by one officer only.

What is told is sealed under the convening's key. Whoever told it stands inside the seal, and only if she wanted that; without
her name she is given words with which she finds the officer's answers.
"""

from uuid import UUID

import redis
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, limits, once, policy, vault, writing
from convening.errors import Forbidden, Refused
from convening.models import Participation, User

from .. import notifications
from ..models import Incident, Message
from ..selectors.conduct import officer_of
from ..selectors.roster import folded
from . import messages

LONGEST = 4_000
A_DAY = 10
LOOKS_A_DAY = 50
State = Incident.State
ALPHABET = "bcdfghjkmnpqrstvwxz23456789"


@transaction.atomic
def report(convening, *, what, about, wishes, with_name, by, key, message=None):
    """Tell the officer of something. Returns (incident, words): the words are "" where the report carries her name.

    `message` is a message of hers that she reports. The same form sent again gives the same words and reports nothing more.
    """
    policy.require(by, "participants.report_incident", convening)
    officer = officer_of(convening)
    if officer is None:
        raise Refused("incident.no_officer", _("Nobody is named for incidents yet. Please tell somebody of the secretariat whom you trust."))
    what = _honest(what, "what")
    words = "" if with_name else _words_for(convening, key)
    if not once.first_time(key):
        return None, words
    _not_too_often(by)
    incident = Incident(convening=convening, reported_on=clock.today(convening.zone))
    incident.content = {
        "what": what,
        "about": _tidy(about)[:LONGEST],
        "wishes": _tidy(wishes)[:LONGEST],
        "reporter": by.pk.hex if with_name else "",
        "word": _digest(convening, words) if words else "",
        "message": message or {},
        "talk": [],
        "notes": [],
    }
    incident.save(force_insert=True)
    notifications.officer_is_needed(officer)
    return incident, words


def report_message(message, convening, *, what, with_name, by, key):
    """Report a message that she got. The officer reads its text and the name that stood under it."""
    if message.person_id != by.pk:
        raise Forbidden("participants.read_message")
    told = message.content
    kept = {"text": told.get("text", ""), "name": told.get("name", ""), "sender": told.get("sender", "")}
    what = what or _("I report this message.")
    return report(convening, what=what, about=_("A message"), wishes="", with_name=with_name, by=by, key=key, message=kept)


def incident_for_words(convening, words, *, by):
    """The incident that was told without a name and answers to these words, or None."""
    policy.require(by, "participants.report_incident", convening)
    try:
        if not limits.counts("words of incidents", by.pk, most=LOOKS_A_DAY, seconds=messages.DAY):
            return None
    except redis.RedisError:
        pass  # they are too long to be guessed; the limit only keeps the machine quiet
    digest = _digest(convening, words)
    return next((one for one in Incident.objects.filter(convening=convening) if one.content["word"] == digest), None)


@transaction.atomic
def add_to(incident, text, *, words, by, key):
    """Whoever told it without her name adds something."""
    if incident_for_words(incident.convening, words, by=by) != incident:
        raise Refused("incident.no_such_words", _("These words open nothing. Please look whether each letter is right."))
    _say(incident, text, "reporter", key)


def answer_officer(message, text, *, by, key):
    """She answers a message of the officer. It stands with the incident."""
    incident = Incident.objects.select_related("convening").filter(pk=UUID(hex=message.content["incident"])).first()
    if message.person_id != by.pk or message.kind != Message.Kind.OFFICER or incident is None:
        raise Refused("messages.nobody_there", _("Whoever wrote this cannot be reached any more."))
    with transaction.atomic():
        _say(incident, text, "reporter" if incident.content["reporter"] == by.pk.hex else "person", key)


def _say(incident, text, who, key):
    text = _honest(text, "text")
    if once.first_time(key):
        _change(incident, talk={"day": clock.today(incident.convening.zone).isoformat(), "by": who, "text": text})
        if officer := officer_of(incident.convening):
            notifications.officer_is_needed(officer)


# ── The officer ───────────────────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def note(incident, text, *, by, key):
    """The officer's own note; nobody else reads it."""
    policy.require(by, "participants.handle_incident", incident)
    text = _honest(text, "text")
    if once.first_time(key):
        _change(incident, notes={"day": clock.today(incident.convening.zone).isoformat(), "text": text})


@transaction.atomic
def answer(incident, text, *, by, key):
    """Answer whoever told it: by a message, or where her words will find it."""
    policy.require(by, "participants.handle_incident", incident)
    text = _honest(text, "text")
    if not once.first_time(key):
        return
    _change(incident, talk={"day": clock.today(incident.convening.zone).isoformat(), "by": "officer", "text": text})
    if person := reporter_of(incident):
        _send(person, incident, text)
    audit.record(incident.convening, actor=by, verb="participants.incident_answered", target=incident)


@transaction.atomic
def write_to_person(incident, called, text, *, by, key):
    """A safeguarding message to somebody with a part, found by her name or number. Her answer stands with the incident."""
    policy.require(by, "participants.handle_incident", incident)
    text = _honest(text, "text")
    person = _called(incident.convening, called)
    if not once.first_time(key):
        return
    _send(person, incident, text)
    audit.record(incident.convening, actor=by, verb="participants.officer_wrote", target=incident)


@transaction.atomic
def move_to(incident, state, *, by):
    """Take it in hand, close it, or open it again."""
    policy.require(by, "participants.handle_incident", incident)
    if state not in State.values:
        raise Refused("incident.no_such_state", _("Choose one of the states."))
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if incident.state != state:
        incident.state = state
        incident.save(update_fields=["state"])
        audit.record(incident.convening, actor=by, verb="participants.incident_moved", target=incident, note=state)
    return incident


def reporter_of(incident):
    """The person who told it with her name, or None."""
    reporter = incident.content["reporter"]
    return User.objects.filter(pk=UUID(hex=reporter)).first() if reporter else None


def _send(person, incident, text):
    messages.send(person, text, kind=Message.Kind.OFFICER, incident=incident.pk.hex, convening=incident.convening_id.hex)


def _called(convening, called):
    wanted = folded(called)
    found = []
    for part in Participation.objects.filter(convening=convening, person__is_active=True).select_related("person"):
        profile = part.person.profile
        names = (profile.name, profile.name_original, profile.pen_name, part.handle)
        if wanted and wanted in {folded(name) for name in names if name}:
            found.append(part.person)
    if not found:
        sentence = _("Nobody with a part in this convening is called that. Write the whole name, or the number (P-…).")
        raise Refused("incident.nobody_called", sentence, fields={"called": sentence})
    if len(found) > 1:
        sentence = _("Several people are called that. Use the number (P-…) instead.")
        raise Refused("incident.several_called", sentence, fields={"called": sentence})
    return found[0]


def _change(incident, **added):
    """Add one line to each list that is named, on the row as it is now."""
    fresh = Incident.objects.select_for_update().get(pk=incident.pk)
    content = fresh.content
    fresh.content = {**content, **{name: [*content[name], line] for name, line in added.items()}}
    fresh.save(update_fields=["sealed_content"])
    incident.sealed_content = fresh.sealed_content


# ── Words instead of a name ───────────────────────────────────────────────────────────────────────────────────────────
def _words_for(convening, key):
    """Sixteen letters in groups, drawn from the form's own key: the same form sent twice gives the same words."""
    drawn = vault.digest(keyring.house("words of incidents"), convening.pk, key, size=32)
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:16])
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _digest(convening, words):
    plain = "".join(c for c in words.lower() if c in ALPHABET)
    return vault.digest(keyring.read("convening", convening.pk), "words of an incident", plain).hex()


def _not_too_often(by):
    """So that nobody buries the officer in reports. Where Redis is away the report goes through: it may be urgent."""
    try:
        allowed = limits.counts("incidents by", by.pk, most=A_DAY, seconds=messages.DAY)
    except redis.RedisError:
        return
    if not allowed:
        raise Refused("incident.enough_today", _("You have told of very much today. Your text is kept: please go on tomorrow."))


def _tidy(text):
    return "".join(c for c in str(text or "") if c.isprintable() or c in "\n\u200c\u200d").strip()


def _honest(text, field):
    text = _tidy(text)
    if not text:
        sentence = _("Please write something first.")
        raise Refused("incident.empty", sentence, fields={field: sentence})
    if len(text) > LONGEST:
        sentence = _("Please say it in %(most)s characters or fewer.") % {"most": writing.number_here(LONGEST)}
        raise Refused("incident.too_long", sentence, fields={field: sentence})
    return text
