"""Offices with their seats, nominations, invitations."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import clock, keyring, vault
from convening.models import Convening, Participation, User


class Office(models.Model):
    """An office that nominates within its seats. `people` are the nominators who act for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="offices")
    slug = models.SlugField()
    name = models.CharField(max_length=200)
    seats = models.PositiveIntegerField()
    people = models.ManyToManyField(Participation, related_name="offices", blank=True)

    class Meta:
        ordering = ["slug"]
        constraints = [models.UniqueConstraint(fields=["convening", "slug"], name="office_slug_is_unique_in_its_convening")]


class Region(models.TextChoices):
    """The convener's own regions. The stored values are the English names, so that a table needs no second list."""

    ARAB_STATES = "Arab States", _("Arab States")
    AFRICA = "Africa", _("Africa")
    EUROPE = "Europe and North America", _("Europe and North America")
    ASIA = "Asia-Pacific", _("Asia-Pacific")
    LATIN_AMERICA = "Latin America and the Caribbean", _("Latin America and the Caribbean")


class KindOfActor(models.TextChoices):
    CIVIL_SOCIETY = "Civil society", _("Civil society")
    POLITICAL = "Political actors", _("Political actors")
    UN_REGIONAL = "United Nations and regional organizations", _("United Nations and regional organizations")
    ACADEMIA = "Academia and research", _("Academia and research")


class Nomination(models.Model):
    """An office names a person for a convening. What it says of her is sealed under her own key.

    `rank` orders an office's nominations as they came; those that stand beyond its seats are a ranked reserve. One
    nomination for each office and person.
    """

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        CLEARED = "cleared", _("cleared")
        DECLINED = "declined", _("not cleared")
        WITHDRAWN = "withdrawn", _("withdrawn by the office")

    STANDING = (State.NOMINATED, State.CLEARED)  # these take a seat, or a place in the reserve

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="nominations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="nominations")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="nominations")
    state = models.CharField(max_length=20, choices=State.choices, default=State.NOMINATED)
    rank = models.PositiveIntegerField()
    made_on = models.DateField()
    decided_on = models.DateField(null=True)
    sealed_particulars = models.BinaryField()

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "person"], name="an_office_names_a_person_once"),
            models.UniqueConstraint(fields=["office", "rank"], name="ranks_are_unique_in_an_office"),
        ]

    def _place(self):
        return f"nomination.particulars.{self.id.hex}"

    @property
    def particulars(self):
        """What the office wrote: {"name", "email", "reason", "region", …}; empty once her key is gone.

        What an office sees of a nomination comes from here and never from her profile: a name that she changed would
        tell the office that she has accepted.
        """
        try:
            return vault.unseal(keyring.read("person", self.person_id), self.sealed_particulars, place=self._place())
        except keyring.KeyGone:
            return {}

    @particulars.setter
    def particulars(self, content):
        self.sealed_particulars = vault.seal(keyring.read("person", self.person_id), content, place=self._place())


class Invitation(models.Model):
    """One person's invitation to one convening. The link's token is stored as its SHA-256 only.

    A letter that is sent again carries a new token, and the link before it opens nothing any more. `letters` counts those
    of `letters_on` only.
    """

    LETTERS_A_DAY = 3

    class State(models.TextChoices):
        SENT = "sent", _("invited")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        REVOKED = "revoked", _("revoked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    state = models.CharField(max_length=20, choices=State.choices, default=State.SENT)
    token_digest = models.BinaryField(unique=True)
    sent_on = models.DateField()
    letters_on = models.DateField()
    letters = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["convening", "person"], name="one_invitation_a_person_and_convening"),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "revoked"]) | models.Q(answered_on__isnull=False),
                name="an_answer_has_its_day",
            ),
            models.CheckConstraint(condition=models.Q(letters__lte=3), name="three_letters_a_day_at_most"),
        ]

    def is_open(self):
        """True if it can still be answered."""
        return self.state == self.State.SENT and clock.now() < self.expires_at

    @property
    def last_day(self):
        """The last day on which it can be answered, in the convening's zone."""
        return (self.expires_at - timedelta(microseconds=1)).astimezone(self.convening.zone).date()
