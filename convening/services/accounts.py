"""What a person does with her own account: how she is shown, where she is signed in, and the end of it."""

from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from .. import cached, holdings, keyring, letterbox, outbox, vault
from ..errors import Refused
from ..models import OutboxEntry, User
from ..models.people import ERASED_DOMAIN, public_id



@transaction.atomic
def sign_out_everywhere(person):
    """End every login session of hers: each must match the stamp in her sealed profile."""
    fresh = User.objects.select_for_update().get(pk=person.pk)
    fresh.change_profile(stamp=fresh.profile.stamp + 1)


def need_care(person, pen_name):
    """From now on other participants know her by `pen_name` alone, her calendar tells nothing, and no list has her."""
    pen_name = " ".join(pen_name.split())
    if not pen_name:
        sentence = _("Choose a name for others to know you by.")
        raise Refused("account.no_pen_name", sentence, fields={"pen_name": sentence})
    own = person.profile
    if set(_words(pen_name)) & set(_words(f"{own.name} {own.name_original}")):
        sentence = _("Choose a name that has no part of your own name in it.")
        raise Refused("account.pen_name_tells", sentence, fields={"pen_name": sentence})
    person.change_profile(careful=True, pen_name=pen_name)


def need_no_care(person):
    """Her own name is shown again. The pen name is kept, so that she can go back to it."""
    person.change_profile(careful=False)


def held(person, *, words=False):
    """Everything that is held about her, for her own eyes: {heading: [line]}. See `convening.holdings`."""
    return holdings.held_about(person, words=words)


@transaction.atomic
def erase(person):
    """End her account, empty what was stored about her, and destroy her key. Nobody can undo it; twice is once.

    What stays is said beforehand by `holdings.left_behind`. The row keeps its random id, so that counts stay what they
    are; her key goes right after the commit, and if this process dies in between, with the next `destroy_keys`. Today's
    log-on waits in Redis under her mark until the night, as everybody's does: written now, beside her row, it would join
    the two. Rows of her login sessions know nobody; they open nothing from here on, and are gone within two days.
    """
    holdings.forget(person)
    cached.changed()
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_erased:
        return
    address = person.profile.email
    _take_back_letters(address)
    Authenticator.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    person.alias = f"{public_id()}@{ERASED_DOMAIN}"
    person.public_id = public_id()
    person.sealed_profile = b""
    person.is_active = False
    person.set_unusable_password()
    person.save()
    outbox.enqueue_task("convening.tasks.destroy_keys_of_the_erased")
    transaction.on_commit(partial(_after_the_erasure, person.pk, address))


def destroy_keys():
    """The keys of the erased, wherever one is still there. Safe to repeat."""
    for pk in User.objects.filter(alias__endswith=f"@{ERASED_DOMAIN}").values_list("pk", flat=True):
        keyring.destroy("person", pk)


def _after_the_erasure(pk, address):
    keyring.destroy("person", pk)
    if address and settings.EMAIL_BACKEND == "convening.letterbox.EmailBackend":
        letterbox.throw_away(address)


def _take_back_letters(address):
    """Letters to her that wait. One that leaves at this moment is with the relay, which empties it."""
    wanted = vault.address_key(address)
    waiting = OutboxEntry.objects.select_for_update(skip_locked=True).filter(kind=OutboxEntry.Kind.LETTER, sealed__isnull=False)
    hers = [entry.pk for entry in waiting if wanted and vault.address_key(outbox.open_letter(entry)["address"]) == wanted]
    OutboxEntry.objects.filter(pk__in=hers).delete()


def _words(name):
    return [word for word in name.casefold().split() if len(word) > 2]
