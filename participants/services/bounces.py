"""Letters that came back: told by the mail server at once, by a notice of delivery (RFC 3464) later, or by hand."""

import email
import email.policy
import re
from email.utils import getaddresses

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, once, policy
from convening.errors import Refused

from ..models import Invitation

MOST_BYTES = 512 * 1024
_PERMANENT = re.compile(r"^\s*5\.\d{1,3}\.\d{1,3}")
_LOST = {"failed"}


def refused_by_the_server(tag):
    """The mail server would not take the letter for this reader. Told by the relay, in its transaction."""
    if tag:
        _mark(Invitation.objects.filter(bounce_tag=tag))


@transaction.atomic
def take_in_notice(raw, *, by, convening=None):
    """Read one notice of delivery and mark the invitation whose letter was lost. Returns "lost", "delayed" or "known".

    `raw` are the bytes of one message. With a `convening`, its own letters only. An answer of somebody who is out of the office is
    no notice; nor is anything else: refused with a sentence, and nothing is changed.
    """
    if convening is not None:
        policy.require(by, "participants.invite", convening)
    if len(raw) > MOST_BYTES:
        raise Refused("bounce.too_long", _("This file is too long for a notice of delivery. Choose the notice alone, without others."))
    tag, lost = _read(raw)
    letters = Invitation.objects.filter(bounce_tag=tag)
    invitation = (letters.filter(convening=convening) if convening else letters).select_related("convening").first()
    if invitation is None:
        raise Refused("bounce.unknown", _("This notice belongs to no letter of invitation that we know as the newest."))
    if not lost:
        return "delayed"
    if not _mark(letters):
        return "known"
    audit.record(invitation.convening, actor=None if by is policy.OPERATOR else by, verb="participants.letter_came_back", target=invitation)
    return "lost"


@transaction.atomic
def mark_undelivered(invitation, *, by, key=None):
    """The secretariat heard that her letter did not arrive."""
    policy.require(by, "participants.invite", invitation.convening)
    if key and not once.first_time(key):
        return
    if _mark(Invitation.objects.filter(pk=invitation.pk)):
        audit.record(invitation.convening, actor=by, verb="participants.letter_came_back", target=invitation)


def _mark(letters):
    """Before an answer only: what comes back afterwards is between her and the house. Returns how many were marked."""
    waiting = letters.filter(state=Invitation.State.SENT, undelivered_on=None).select_related("convening")
    return sum(
        Invitation.objects.filter(pk=i.pk, undelivered_on=None).update(undelivered_on=clock.today(i.convening.zone)) for i in waiting
    )


def _read(raw):
    """(tag, lost for good) of a notice of delivery."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.compat32)
        reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
        is_report = message.get_content_type() == "multipart/report" and reports
        outcomes = [_outcome(block) for report in reports for block in _blocks(report)]
        tag = _tag(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        is_report = False
    if not is_report:
        raise Refused("bounce.not_one", _(
            "This is no notice of a letter that could not be delivered. An automatic answer (“I am out of the office”) is none "
            "either: that letter arrived. Nothing was changed."
        ))
    if not tag:
        raise Refused("bounce.no_address", _(
            "This notice does not say which letter it is about: it was not sent to the return address of one of ours. If you know "
            "the person, mark it by hand."
        ))
    return tag, any(outcomes)


def _blocks(report):
    """The groups of fields of a report: one for the message, one for each recipient."""
    return report.get_payload() if report.is_multipart() else []


def _outcome(block):
    """True if this recipient will not get the letter."""
    failed = str(block.get("Action", "")).strip().lower() in _LOST
    return failed and bool(_PERMANENT.match(str(block.get("Status", ""))))


def _tag(message):
    local, _at, domain = settings.BOUNCES_TO.rpartition("@")
    ours = re.compile(rf"{re.escape(local)}\+([0-9a-f]{{20}})@{re.escape(domain)}", re.IGNORECASE)
    written = [str(value) for name in ("To", "Delivered-To", "X-Original-To", "Envelope-To") for value in message.get_all(name, [])]
    for _name, address in getaddresses(written):
        if found := ours.fullmatch(address):
            return found[1].lower()
    return ""
