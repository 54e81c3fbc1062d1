"""Offices with their seats, nominations, invitations."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
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


class Nomination(models.Model):
    """An office names a person for a convening. What it says of her is sealed under her own key.

    `rank` orders an office's nominations; beyond its seats they are a ranked reserve. One nomination for each office and person.
    """

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        CLEARED = "cleared", _("cleared")
        DECLINED = "declined", _("not cleared")
        WITHDRAWN = "withdrawn", _("withdrawn by the office")

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
        """{"reason", "kind_of_actor", "region", "first_timer", "knows_and_agrees", …}; empty once her key is gone."""
        try:
            return vault.unseal(keyring.read("person", self.person_id), self.sealed_particulars, place=self._place())
        except keyring.KeyGone:
            return {}

    @particulars.setter
    def particulars(self, content):
        self.sealed_particulars = vault.seal(keyring.read("person", self.person_id), content, place=self._place())


class Invitation(models.Model):
    """One person's invitation to one convening. The link's token is stored as its SHA-256 only."""

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
    expires_at = models.DateTimeField()
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["convening", "person"], name="one_invitation_a_person_and_convening"),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "revoked"]) | models.Q(answered_on__isnull=False),
                name="an_answer_has_its_day",
            ),
        ]
