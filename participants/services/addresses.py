"""A wrong address gives way to the right one, as long as it is nobody's account."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from convening import audit, limits, once, policy, vault
from convening.errors import Refused
from convening.models import User
from convening.models.people import alias_for

from ..addresses import clean_address
from ..models import Invitation, Nomination
from ..models.invitations import bounce_tag
from .invitations import Post, new_link, write
from .nominations import locked

State, By = Invitation.State, Invitation.By
TAKEN_A_DAY = 3  # by one officer: that an address is known here is told to whoever meets one by mistake, not to whoever looks for them
_TAKEN = "addresses that were taken"


@transaction.atomic
def correct_address(nomination, address, *, by, key=None):
    """Her address was wrong: the right one takes its place, the link that went to the wrong one dies, a new letter goes out.

    Before she has an account only: afterwards the address is hers. Nor where another convening writes to her: its letters would go
    to whomever this one likes. Returns the invitation, or None where none was sent yet.
    """
    policy.require(by, "participants.invite", nomination.convening)
    nomination = locked(nomination)
    convening = nomination.convening
    person = User.objects.select_for_update().get(pk=nomination.person_id)
    invitation = Invitation.objects.select_for_update().filter(convening=convening, person=person).first()
    if key and not once.first_time(key):
        return invitation
    must_be_without_account(nomination, invitation)
    address = clean_address(address)
    if limits.reached(_TAKEN, by.pk, most=TAKEN_A_DAY):
        raise _of_the_address("address.later", _("Several addresses that you typed belong to people who are known here. Go on tomorrow, or ask the office."))
    if vault.address_key(address) == vault.address_key(person.profile.email):
        raise _of_the_address("address.same", _("This is the address that is known already. Ask the office for another."))
    person.alias = alias_for(address)
    try:
        with transaction.atomic():
            person.save(update_fields=["alias"])
    except IntegrityError:
        limits.counts(_TAKEN, by.pk, most=TAKEN_A_DAY, seconds=24 * limits.HOUR)
        raise _of_the_address("address.taken", _(
            "This address belongs to somebody who is known here already. Ask the office to withdraw this nomination and to "
            "name that person, with this address."
        )) from None
    person.change_profile(email=address)
    former = [*nomination.particulars.get("former_emails", []), nomination.particulars.get("email", "")]
    words = {name: word for name, word in nomination.particulars.items() if name != "another_address"}
    nomination.particulars = {**words, "email": address, "former_emails": [one for one in former if one]}
    nomination.save(update_fields=["sealed_particulars"])
    audit.record(convening, actor=by, verb="participants.address_corrected", target=nomination)
    if invitation is None:
        return None
    # the three letters a day are counted for an address; what came back to the old one says nothing of the new
    invitation.letters, invitation.undelivered_on, invitation.bounce_tag = 0, None, bounce_tag()
    invitation.convening, invitation.person = convening, person
    new_link(invitation)
    if invitation.is_open():
        invitation.calendar_entries.all().delete()
        invitation.sent_by = By.MAIL
        write(Post.of(convening), invitation)
    else:
        invitation.save()
    return invitation


def must_be_without_account(nomination, invitation):
    """Refused once the address is hers: she answered, or signs in with it; or another convening knows her by it."""
    person = nomination.person
    if person.is_erased:
        raise _of_the_address("address.erased", _("What was known about this person is erased. Nothing can be corrected any more."))
    elsewhere = Nomination.objects.filter(person=person, state__in=Nomination.STANDING).exclude(convening=nomination.convening_id)
    if person.is_active or (invitation and invitation.state in Invitation.ANSWERED) or elsewhere.exists():
        raise _of_the_address("address.has_account", _(
            "This person has answered or has an account, and signs in with the address that is known. Only she can ask for "
            "another: the help desk can let her in meanwhile."
        ))


def _of_the_address(code, sentence):
    return Refused(code, sentence, fields={"address": sentence})
