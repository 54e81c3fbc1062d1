"""After six and after twelve months an owner is asked how it stands: one letter each, with a link that needs no account.

The link is signed under a key of the house, opens this one commitment, ends after ninety days, and ends with the address that it went
to. It is stored nowhere. A letter that comes back harms nothing: it names nobody, and there is no tag by which it would be known.
"""

import base64
import hmac
from calendar import monthrange
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from convening import clock, keyring, vault

from ... import notifications
from ...models import Commitment
from .committing import State, address_of

MONTHS = (12, 6)
VALID = timedelta(days=90)
_SIZE = 16 + 3 + 16  # bytes: whose link it is, its last day, the signature
_FROM_HOUR, _TO_HOUR = 8, 20


def remind():
    """What is due today. By timetable, idempotent: each letter once, and of two that are due at once the later one alone."""
    open_ones = Commitment.objects.filter(reminded__lt=max(MONTHS), state__in=(State.PLANNED, State.UNDER_WAY)).exclude(sealed_address=None)
    for pk, convening in [(one.pk, one.recommendation.convening) for one in open_ones.select_related("recommendation__convening")]:
        now = clock.now().astimezone(convening.zone)
        if _FROM_HOUR <= now.hour < _TO_HOUR:
            with transaction.atomic():
                _remind(pk, now.date())


def commitment_of(token):
    """Whose link it is, with its recommendation and convening; None for any other text, after its last day, and once letters go elsewhere."""
    try:
        told = base64.urlsafe_b64decode(f"{token}=")
    except ValueError:
        return None
    if len(told) != _SIZE or _as_text(told) != token:
        return None
    pk, until = UUID(bytes=told[:16]), told[16:19]
    found = Commitment.objects.select_related("recommendation__convening").filter(pk=pk).exclude(sealed_address=None).first()
    if found is None or not _is_signed(found, until, told[19:]):
        return None
    today = clock.today(found.recommendation.convening.zone)
    return found if today <= date.fromordinal(int.from_bytes(until, "big")) else None


def link_for(commitment, until):
    """What stands in its letter's link, until this day."""
    day = until.toordinal().to_bytes(3, "big")
    return _as_text(commitment.pk.bytes + day + _signature(commitment, day))


def _remind(pk, today):
    found = Commitment.objects.select_for_update(of=("self",), no_key=True).select_related("recommendation__convening").get(pk=pk)
    due = next((months for months in MONTHS if found.reminded < months and today >= _after(found.made_on, months)), None)
    if due is None or found.sealed_address is None:
        return
    found.reminded = due
    found.save(update_fields=["reminded"])
    notifications.how_does_it_stand(address_of(found), found.language, token=link_for(found, today + VALID))


def _after(day, months):
    """The same day so many months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _signature(commitment, day):
    return vault.digest(keyring.house("links of commitments"), commitment.pk, day, bytes(commitment.sealed_address), size=16)


def _is_signed(commitment, day, signature):
    return hmac.compare_digest(_signature(commitment, day), signature)


def _as_text(told):
    return base64.urlsafe_b64encode(told).decode().rstrip("=")
