"""Naming people who spoke on the record: the secretariat asks, she answers, and may answer otherwise at any time.

Her answer is never audited, and the secretariat learns a yes alone: who was asked and who declined look the same, so that nobody is
pressed. Her words are sealed under her own key.
"""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, cached, clock, honesty, keyring, policy, vault
from convening.errors import Forbidden, Refused
from convening.models import Participation
from convening.once import first_time
from convening.services import archives
from sessions import selectors as sessions

from ... import notifications
from ...models import OnTheRecord
from .texts import LANGUAGES

LONGEST = {"honorific": 60, "name": 150, "function": 250}
Answer = OnTheRecord.Answer


@transaction.atomic
def ask_to_be_named(convening, participation, session_slug, words, *, by, once=None):
    """Ask her whether documents may name her for what she said in this session; `words` is {language: {"honorific", "name", "function"}}.

    Refused (`evaluation.under_the_rule`) where neither the session nor her part of it was on the record. Asking again changes the words:
    a yes was to the former ones and is asked for anew, a no stays a no. She is written to where an answer of hers is missing. Returns the row.
    """
    policy.require(by, "evaluation.name_on_the_record", convening)
    if once is not None and not first_time(once):
        return None
    part = Participation.objects.select_for_update(of=("self",)).select_related("person").filter(convening=convening, pk=participation.pk).first()
    if part is None or part.person.is_erased:
        raise Refused("evaluation.nobody_to_name", _("There is nobody with this part in the convening."))
    _refuse_under_the_rule(convening, part, session_slug)
    told = _honest(words)
    named, answer = OnTheRecord.objects.filter(participation=part, session=session_slug).first(), Answer.ASKED
    if named is not None and not bytes(named.sealed):  # the rest of a no: as one that comes back it would be known, by its id and its place
        named, answer = named.delete() and None, named.answer
    if named is None:
        last = _in_sight(convening.pk).aggregate(last=Max("position"))["last"] or 0
        named = OnTheRecord(convening=convening, participation=part, session=session_slug, position=last + 1, answer=answer)
    elif named.answer == Answer.AGREED and _opened(named, part.person) != told:
        named.answer = Answer.ASKED
    named.sealed = vault.seal(keyring.read("person", part.person_id), told, place=named.place)
    named.save()
    if named.answer == Answer.ASKED:
        notifications.asked_to_be_named(named, part.person, day=clock.today(convening.zone))
    audit.record(convening, actor=by if by.pk else None, verb="evaluation.naming_asked", target=named)
    return named


@transaction.atomic
def answer_about_being_named(named, yes, *, by):
    """Her own answer. It holds for every document that is made from now on, released ones too; nothing else is kept of it."""
    policy.require(by, "evaluation.answer_on_the_record", named)
    found = OnTheRecord.objects.select_for_update().filter(pk=named.pk).first()
    if found is None:
        raise Refused("evaluation.not_asked_any_more", _("You are not asked about this any more. No document names you for it."))
    found.answer = Answer.AGREED if yes else Answer.DECLINED
    found.save(update_fields=["answer"])
    cached.changed()
    if not yes:
        archives.make_anew(found.convening_id)
    return found


@transaction.atomic
def ask_no_longer(named, *, by):
    """Take the question back. Documents made from now on do not name her for this session. A no outlives the question, without its words: should
    it be put to her again, she has answered."""
    policy.require(by, "evaluation.name_on_the_record", named.convening)
    audit.record(named.convening, actor=by, verb="evaluation.naming_taken_back", target=named)
    row = OnTheRecord.objects.filter(pk=named.pk)
    if not row.filter(answer=Answer.DECLINED).update(sealed=b""):
        row.delete()
    archives.make_anew(named.convening_id)


@transaction.atomic
def move_named(named, *, up, by):
    """Change places with whoever stands before her in the list, or after her."""
    policy.require(by, "evaluation.name_on_the_record", named.convening)
    everybody = list(_in_sight(named.convening_id).select_for_update().order_by("position", "pk"))
    now = next((number for number, one in enumerate(everybody) if one.pk == named.pk), None)
    if now is None:
        raise Forbidden("evaluation.name_on_the_record")
    other = min(max(now - 1 if up else now + 1, 0), len(everybody) - 1)
    everybody[now], everybody[other] = everybody[other], everybody[now]
    for number, one in enumerate(everybody, 1):
        one.position = number
    OnTheRecord.objects.bulk_update(everybody, ["position"])


def forget(person):
    """Erasure: nothing asks for her any more, and no document made from now on names her."""
    hers = OnTheRecord.objects.filter(participation__person=person)
    convenings = set(hers.values_list("convening", flat=True))
    if hers.delete()[0]:
        cached.changed()
    for convening_id in convenings:
        archives.make_anew(convening_id)


def _in_sight(convening_id):
    """Those whom the secretariat sees in its list."""
    return OnTheRecord.objects.filter(convening=convening_id).exclude(sealed=b"")


def _refuse_under_the_rule(convening, part, slug):
    session = next((one for one in sessions.sessions_in(convening) if one.slug == slug), None)
    if session is None:
        sentence = _("Choose the session in which she spoke.")
        raise Refused("evaluation.no_session", sentence, fields={"session": sentence})
    if not sessions.spoke_on_the_record(session, part):
        sentence = _(
            "This session was not on the record, and no part of it that she spoke in was. Nobody is named for what is said under the Chatham House "
            "Rule, nor for having been there."
        )
        raise Refused("evaluation.under_the_rule", sentence, fields={"session": sentence})


def _honest(words):
    told = {}
    for code, one in words.items():
        if code not in LANGUAGES:
            continue
        lines = {name: _line(one.get(name), most, f"{name}_{code}") for name, most in LONGEST.items()}
        if any(lines.values()):
            if not lines["name"]:
                sentence = _("Write her name in this language, too.")
                raise Refused("evaluation.name_missing", sentence, fields={f"name_{code}": sentence})
            told[code] = lines
    if not told:
        sentence = _("Write at least her name, as it is to be printed.")
        raise Refused("evaluation.name_missing", sentence, fields={"name_en": sentence})
    return told


def _line(words, most, field):
    if not (words or "").strip():
        return ""
    try:
        return honesty.honest_line(words, most)
    except Refused as refused:
        raise Refused(refused.code, refused.message, fields={field: refused.message}) from None


def _opened(named, person):
    try:
        return vault.unseal(keyring.read("person", person.pk), named.sealed, place=named.place)
    except (keyring.KeyGone, vault.Unreadable):
        return None
