"""Codes on paper: issued by an officer, shown once, stored as a digest, used once.

Whoever holds a code is let in as the person it was printed for. So none is printed for people who run something: an officer
could become another one. A code opens one convening only (see `convening.middleware.by_paper`).

No second officer confirms a code: people must get in within minutes, and a colleague who nods is little of a hindrance. Instead
each code is on the audit with its officer, one officer prints a limited number a day, she who takes part hears of it by a
letter, and for people who are careful the secretariat prints, not the desk.
"""

import secrets
import unicodedata
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, policy, vault
from convening.errors import Refused
from convening.models import Participation
from convening.models.people import WITHOUT_OFFICE

from .. import notifications
from ..models import Invitation, PrintedCode
from ..selectors.invitations import digest_of

# 27 signs, none of which is taken for another: 15 of them are 71 bits.
ALPHABET = "0123456789ACDEFHJKMNPRTVWXY"
GROUPS, OF = 3, 5
DAYS = 14
MOST_ON_A_SHEET = 30
MOST_A_DAY = 90  # by one officer

# What is typed instead, in Latin, Greek and Cyrillic: letters that look like a sign of the alphabet.
_LOOK_ALIKE = str.maketrans(
    "OQILBSZGU" "\u0391\u0395\u0397\u039a\u039c\u039d\u03a1\u03a4\u03a7\u03a5\u039f\u0399\u0392\u0396"
    "\u0410\u0415\u041d\u041a\u041c\u0420\u0422\u0425\u0423\u0421\u041e\u0412",
    "00118526V" "AEHKMNPTXY0182" "AEHKMPTXYC08",
)  # fmt: skip


def issue(convening, person, *, by, days=DAYS):
    """The text of a new code for `person`, to be handed to her: it is shown this once. It replaces the one before it.

    She must have a part in the convening, or an invitation that is open. `days` is at most 30; it opens to the end of the
    last of them.
    """
    return issue_sheet(convening, [person], by=by, days=days)[0]


@transaction.atomic
def issue_sheet(convening, people, *, by, days=DAYS):
    """The texts of new codes for `people`, in their order: all of them, or none."""
    policy.require(by, "participants.issue_code", convening)
    if not 1 <= days <= PrintedCode.MOST_DAYS:
        raise Refused("code.days", _("A code can work for one day to %(most)s days.") % {"most": PrintedCode.MOST_DAYS})
    if not 1 <= len(people) <= MOST_ON_A_SHEET:
        raise Refused("code.sheet", _("A sheet has one to %(most)s codes.") % {"most": MOST_ON_A_SHEET})
    officer = policy.standing(by).part_in(convening.pk)
    today = clock.today(convening.zone)
    Participation.objects.select_for_update().get(pk=officer.pk)  # one sheet after another
    if officer.codes_issued.filter(issued_on=today).count() + len(people) > MOST_A_DAY:
        raise Refused("code.too_many", _("You have printed many codes today. Ask somebody else, or go on tomorrow."))
    _can_be_let_in(convening, people, by=by)
    end = datetime.combine(today + timedelta(days=days), time(), convening.zone)
    PrintedCode.objects.filter(convening=convening, person__in=people).delete()
    texts = []
    for person in people:
        text = "".join(secrets.choice(ALPHABET) for _sign in range(GROUPS * OF))
        code = PrintedCode.objects.create(
            convening=convening, person=person, issued_by=officer, digest=_digest(text), issued_on=today, expires_at=end
        )
        audit.record(convening, actor=by, verb="participants.code_issued", target=person, note=str(days))
        texts.append("-".join(text[start : start + OF] for start in range(0, len(text), OF)))
        if person.is_active:
            notifications.code_printed(code)
    return texts


def _can_be_let_in(convening, people, *, by):
    """Refuse what would let nobody in, or the wrong one."""
    parts = {}
    for part in Participation.objects.filter(person__in=people).select_related("convening"):
        parts.setdefault(part.person_id, []).append(part)
    invited = set()
    for invitation in Invitation.objects.filter(convening=convening, person__in=people).select_related("convening"):
        if invitation.is_open():
            invited.add(invitation.person_id)
    for person in people:
        hers = parts.get(person.pk, [])
        takes_part = person.is_active and any(part.convening_id == convening.pk for part in hers)
        if not takes_part and person.pk not in invited:
            raise Refused("code.not_invited", _("This person has no invitation that is open. An invitation comes first, then a code."))
        if any(not WITHOUT_OFFICE.issuperset(part.roles) for part in hers if part.is_running):
            raise Refused(
                "code.has_an_office",
                _("No code is printed for people who run something here: they sign in by e-mail or with a passkey."),
            )
        if person.profile.careful and not policy.allows(by, "participants.issue_code_with_care", convening):
            raise Refused("code.careful", _("The secretariat prints the codes for this person."))


@transaction.atomic
def spend(written, *, convening=None):
    """The person whose code this is, once; None for one that is unknown, used, replaced, or too old.

    `convening` takes only codes of that one.
    """
    code = waiting(written, convening=convening)
    return code.person if code and use_up(code) else None


def waiting(written, *, convening=None):
    """The row of a code that opens something, with its person and its convening; or None. Spends nothing."""
    found = PrintedCode.objects.filter(digest=_digest(readable(written)), expires_at__gt=clock.Now())
    if convening is not None:
        found = found.filter(convening=convening)
    return found.select_related("person", "convening").first()


def use_up(code):
    """True for the one who uses it first; its row is gone then."""
    return bool(PrintedCode.objects.filter(pk=code.pk).delete()[0])


def forget(convening, person):
    """She is in: what was printed for her before opens nothing any more."""
    PrintedCode.objects.filter(convening=convening, person=person).delete()


@transaction.atomic
def cancel(code, *, by):
    """Let a code that was not used open nothing any more."""
    policy.require(by, "participants.cancel_code", code)
    if PrintedCode.objects.filter(pk=code.pk).delete()[0]:
        audit.record(code.convening, actor=by, verb="participants.code_cancelled", target=code.person)


def readable(written):
    """What she typed, as it was printed: no blanks or hyphens, capitals, digits of any script, look-alikes put right."""
    signs = []
    for sign in unicodedata.normalize("NFKC", str(written)[:200]).upper():
        digit = unicodedata.digit(sign, None)
        signs.append(sign if digit is None else str(digit))
    return "".join(sign for sign in "".join(signs).translate(_LOOK_ALIKE) if sign in ALPHABET)


def _digest(text):
    return vault.digest(keyring.house("printed codes"), text)


def takes_part(code):
    """True if she whom `code` lets in has accepted already."""
    return code.person.is_active and Participation.objects.filter(convening=code.convening, person=code.person).exists()


@transaction.atomic
def invitation_for(code):
    """A new token for her open invitation: the paper replaces the link of the letter. None if nothing waits for her answer."""
    invitation = Invitation.objects.select_for_update().filter(convening=code.convening, person=code.person).first()
    if invitation is None or not invitation.is_open():
        return None
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.save(update_fields=["token_digest"])
    return token
