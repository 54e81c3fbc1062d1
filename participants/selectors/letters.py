"""To whom letters of the secretariat go, by segments, which it never sees as a list; which came back; whether one is genuine."""

import hmac
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import clock, engagement, keyring, vault, writing
from convening.models import Participation
from convening.models.people import Role

from .. import windows
from ..models import Invitation, Nomination
from .order import by_name, name_in

SEGMENTS = {
    "unanswered": gettext_lazy("Invited, not answered yet"),
    "not_signed_in": gettext_lazy("Accepted, not signed in yet"),
    "no_sessions": gettext_lazy("Taking part, have not said for which sessions they come"),
}
FEW = 5


def about(number):
    """A number as the secretariat may know it of a segment: to the next ten, and nothing below five."""
    if number < FEW:
        return _("fewer than five people")
    tens = max(10, (number + 5) // 10 * 10)
    return _("about %(number)s people") % {"number": writing.number_here(tens)}


def waiting_for_an_answer(convening):
    """Invitations that can be answered, went by mail and did not come back."""
    return Invitation.objects.filter(
        convening=convening,
        state=Invitation.State.SENT,
        sent_by=Invitation.By.MAIL,
        undelivered_on=None,
        expires_at__gt=clock.now(),
    )


def members_of(convening, segment):
    """The participations of "not_signed_in" and "no_sessions": people who take part, with an address. Callers check the right."""
    told = engagement.logged_on(convening.pk) if segment == "not_signed_in" else windows.said(convening)
    parts = Participation.objects.filter(
        convening=convening, member=True, roles__contains=[Role.PARTICIPANT], person__is_active=True
    ).select_related("person")
    marks = engagement.marks_of(convening.pk, parts.values_list("person_id", flat=True))
    return [part for part in parts.order_by("pk") if marks[part.person_id] not in told and part.person.profile.email]


def size(convening, segment):
    """How many a segment has, in the words of `about`."""
    if segment == "unanswered":
        return about(waiting_for_an_answer(convening).count())
    return about(len(members_of(convening, segment)))


def to_be_told_by_hand(convening):
    """[{"name", "channel", "language"}] of everybody who accepted, for the one list of an urgent notice. Callers check the right."""
    accepted = Invitation.objects.filter(convening=convening, state=Invitation.State.ACCEPTED).select_related("person")
    channels = {}
    for nomination in Nomination.objects.filter(convening=convening, person__in=accepted.values("person_id")):
        channels.setdefault(nomination.person_id, nomination.particulars.get("safe_channel", ""))
    told = []
    for invitation in accepted:
        profile = invitation.person.profile
        if profile.name or profile.email:  # nothing is left of those who were erased
            channel = profile.phone or channels.get(invitation.person_id, "")
            told.append({"name": profile.name, "channel": channel, "language": profile.language})
    return by_name(told, lambda person: person["name"])


def came_back(convening):
    """Nominations of people whose letter of invitation came back and who can still answer, by name. For the secretariat.

    Each with `.invitation`, `.name`, `.address` and `.another_address`, which its office sent.
    """
    back = {
        invitation.person_id: invitation
        for invitation in Invitation.objects.filter(
            convening=convening, state=Invitation.State.SENT, undelivered_on__isnull=False
        ).select_related("person")
    }
    shown = {}
    nominations = Nomination.objects.filter(
        convening=convening, person__in=back, state=Nomination.State.CLEARED
    ).select_related("office", "convening")
    for nomination in nominations.order_by("made_on", "pk"):
        words = nomination.particulars
        first = shown.setdefault(nomination.person_id, nomination)
        first.another_address = getattr(first, "another_address", "") or words.get("another_address", "")
        if first is nomination:
            nomination.invitation = back[nomination.person_id]
            nomination.address = nomination.invitation.person.profile.email
            nomination.name = name_in(words)
    return by_name(shown.values(), lambda nomination: nomination.name)


def number_digest(number):
    """What is stored of a letter's number."""
    return vault.digest(keyring.house("letter numbers"), number)


def genuine(number, phrase):
    """The day on which a letter with this number left, if the phrase is that of its convening; else None.

    Digits of every script, blanks, capitals and quotation marks make no difference. The same work for what is unknown.
    """
    digits = "".join(str(unicodedata.digit(letter)) for letter in str(number) if unicodedata.digit(letter, None) is not None)
    found = Invitation.objects.filter(number_digest=number_digest(digits)).select_related("convening__admission").first()
    agreed = found.convening.admission.phrase if found else ""
    right = hmac.compare_digest(_plain(phrase).encode(), _plain(agreed).encode())
    return found.letters_on if found and right else None


def _plain(words):
    words = unicodedata.normalize("NFKC", str(words)).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in words).split())
