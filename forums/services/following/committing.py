"""What somebody undertook to do about a recommendation is written down, and how it stands: by the secretariat, or by its owner's own link.

An owner is an organisation or an office. Each state is told in the audit; who came by a link is nobody there.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, limits, once, policy, vault
from convening.errors import Refused
from convening.honesty import honest_line
from convening.services import archives, reading_over

from ... import named
from ...models import Commitment
from ...selectors.moderation import names_in
from ..changing import write_texts

RIGHT = "forums.keep_commitments"
LONGEST_OWNER, LONGEST, MOST = 200, 500, 300
TELLINGS_AN_HOUR = 10  # by one link: each stands in the audit for good
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
State = Commitment.State


@transaction.atomic
def commit(recommendation, owner, text, due_on, *, by, public=False, made_on=None, address="", language="en", key=None):
    """Write down that `owner` undertook `text` {language: words} until `due_on`. `address` is asked after six and twelve months how it stands,
    in `language`; without one nobody is. `key` is the form's own. Returns the commitment."""
    convening = recommendation.convening
    policy.require(by, RIGHT, convening)
    if key and not once.first_time(key):
        return None
    if Commitment.objects.filter(recommendation__convening=convening).count() >= MOST:
        raise Refused("forums.many_commitments", _("There is no room for more commitments."))
    made = Commitment(recommendation=recommendation, made_on=made_on or clock.today(convening.zone), remark="")
    _write(made, owner, text, due_on, public=public, address=address, language=language, by=by)
    made.save(force_insert=True)
    audit.record(convening, actor=by, verb="forums.commitment_made", target=made, note=made.state)
    return made


@transaction.atomic
def change_commitment(commitment, owner, text, due_on, *, by, public, made_on, address="", language="en"):
    """Word it anew. An `address` of None leaves the one that is there; an empty one ends the letters. Links sent to another address before
    open nothing any more."""
    made = _taken_up(commitment, by)
    made.made_on = made_on
    _write(made, owner, text, due_on, public=public, address=address, language=language, by=by)
    made.save()
    audit.record(made.recommendation.convening, actor=by, verb="forums.commitment_changed", target=made)
    archives.make_anew(made.recommendation.convening_id)
    return made


@transaction.atomic
def tell_how_it_stands(commitment, state, remark, *, by=None, language=None):
    """The state now, and a remark: {language: words} of an officer (`by`), or words in `language` of whoever holds the owner's link.

    What came by the link is kept at once; its remark is public when an officer has looked at it (`show_remark`).
    """
    if by is None and not limits.counts("told by link", commitment.pk, most=TELLINGS_AN_HOUR):
        raise Refused("forums.many_tellings", _("How this stands was told very often within an hour. Please come back a little later."))
    made = _taken_up(commitment, by) if by is not None else _locked(commitment)
    if state not in State.values:
        sentence = _("Please choose how it stands.")
        raise Refused("forums.no_state", sentence, fields={"state": sentence})
    told = remark if by is not None else {language: remark}
    before, kept = _texts(made, "remark"), _honest(told, "remark")
    if by is None and not kept:
        kept = before  # nothing written leaves what was
    made.state, made.told_on = state, clock.today(made.recommendation.convening.zone)
    write_texts(made, remark=kept)
    if by is not None:
        made.unseen = False
        _refuse_what_is_not_cleared(made, by)
    elif kept != before:
        made.unseen = True
    made.save()
    audit.record(made.recommendation.convening, actor=by, verb="forums.commitment_told", target=made, note=state if by is not None else f"{state}, by link")
    return made


@transaction.atomic
def show_remark(commitment, *, by):
    """An officer has looked at what came by the link: from now on it is shown wherever the commitment is."""
    made = _taken_up(commitment, by)
    if made.unseen:
        made.unseen = False
        _refuse_what_is_not_cleared(made, by)
        made.save(update_fields=["unseen"])
        audit.record(made.recommendation.convening, actor=by, verb="forums.commitment_remark_shown", target=made)
    return made


@transaction.atomic
def remove_commitment(commitment, *, by):
    """Take it away for good; what the audit tells of its states stays."""
    made = _taken_up(commitment, by)
    audit.record(made.recommendation.convening, actor=by, verb="forums.commitment_removed", target=made)
    made.delete()
    archives.make_anew(made.recommendation.convening_id)


def address_of(commitment):
    """Where its letters go; "" if nowhere."""
    if commitment.sealed_address is None:
        return ""
    return vault.unseal(_key(), commitment.sealed_address, place=_place(commitment))["address"]


def _write(made, owner, text, due_on, *, public, address, language, by):
    made.owner, made.due_on, made.public, made.language = _owner(made, owner), due_on, public, language
    write_texts(made, text=_honest(text, "text"))
    if not any(_texts(made, "text").values()):
        sentence = _("Please write what was undertaken, in one language at least.")
        raise Refused("forums.nothing_undertaken", sentence, fields={f"text_{language}": sentence})
    if made.made_on > clock.today(made.recommendation.convening.zone):
        sentence = _("This day has not come yet.")
        raise Refused("forums.undertaken_later", sentence, fields={"made_on": sentence})
    if made.due_on < made.made_on:
        sentence = _("This day is before the one on which it was undertaken.")
        raise Refused("forums.due_before", sentence, fields={"due_on": sentence})
    if address is not None and address != address_of(made):
        made.sealed_address = vault.seal(_key(), {"address": address}, place=_place(made)) if address else None
    _refuse_what_is_not_cleared(made, by)


def _owner(made, owner):
    try:
        owner = honest_line(owner or "", LONGEST_OWNER)
    except Refused as refused:
        raise Refused(refused.code, refused.message, fields={"owner": refused.message}) from None
    found = named.Names(names_in(made.recommendation.convening_id)).found_in(owner)
    if len(found) > 1:  # one word may be part of an organisation's name
        sentence = _("This looks like the name of somebody who takes part. Name the organization or the office.")
        raise Refused("forums.owner_is_a_person", sentence, fields={"owner": sentence})
    return owner


def _honest(texts, name):
    told = {}
    for code, words in texts.items():
        if (words or "").strip():
            try:
                told[code] = honest_line(words, LONGEST)
            except Refused as refused:
                raise Refused(refused.code, refused.message, fields={f"{name}_{code}": refused.message, name: refused.message}) from None
    return told


def _refuse_what_is_not_cleared(made, by):
    """What is public carries none of a room's words without a yes, whichever room it is. Whom it names is looked at as closely as what it says."""
    if not made.public:
        return
    names = ("text",) if made.unseen else ("text", "remark")
    texts = {"owner": made.owner, **{name: _texts(made, name) for name in names}}
    found = reading_over.not_cleared_in(made.recommendation.convening, texts, by=by)
    if found:
        sentence = _("These words stand in a room and are not cleared. Say it in your own, or keep the commitment private.")
        raise Refused("forums.uncleared", sentence, fields=dict.fromkeys(found, sentence))


def _texts(made, name):
    return {code: words for code in LANGUAGES if (words := getattr(made, f"{name}_{code}"))}


def _taken_up(commitment, by):
    policy.require(by, RIGHT, commitment.recommendation.convening)
    return _locked(commitment)


def _locked(commitment):
    found = Commitment.objects.select_for_update(of=("self",), no_key=True).select_related("recommendation__convening").filter(pk=commitment.pk).first()
    if found is None:
        raise Refused("forums.commitment_gone", _("This commitment was taken away meanwhile."))
    return found


def _key():
    return keyring.house("commitments")


def _place(commitment):
    return f"commitment.{commitment.pk.hex}"
