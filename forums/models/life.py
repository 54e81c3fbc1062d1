"""How a room ends, and the one way in which a veil is lifted. These are deeds of officers: they carry their actors and hours."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import clock, keyring, vault
from convening.models import Participation

from .posts import Post
from .rooms import Room


LASTS = timedelta(days=7)  # a request to seal, unless somebody confirms it
HOURS = timedelta(hours=72)  # in which two custodians agree to lift a veil, and after that in which the result may be seen


class SealRequest(models.Model):
    """A custodian has seen the dry run and asks that a room be sealed; another one confirms. Nobody: the operator on the machine.

    Once `confirmed` there is no way back: the sealing goes on until the certificate is there. `destroys` are the numbers of what goes,
    as they were then, so that a sealing that was interrupted tells the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.OneToOneField(Room, on_delete=models.CASCADE, related_name="seal_request")
    asked_by = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="seals_asked")
    asked_at = models.DateTimeField()
    confirmed = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="seals_confirmed")
    destroys = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asked_by__isnull=True) | models.Q(confirmed_by__isnull=True) | ~models.Q(asked_by=models.F("confirmed_by")),
                name="another_custodian_confirms",
            ),
        ]

    @property
    def lapses_at(self):
        return self.asked_at + LASTS

    @property
    def has_lapsed(self):
        return not self.confirmed and clock.now() > self.lapses_at


class Certificate(models.Model):
    """What is published of a sealing: when, the digests, the checks that passed, who agreed; signed by the house. Never changed.

    `removals` are the passages removed on request since: the digest that each had, the day, and a code of why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.OneToOneField(Room, on_delete=models.PROTECT, related_name="certificate")
    content = models.JSONField()
    removals = models.JSONField(default=list)


class VeilRequest(models.Model):
    """A moderator asks, because of a threat or a crime, who wrote a post. Nothing is computed until two custodians agreed.

    `notice_from` is the day from which the voice is told; later than at once only with a reason. Reasons are sealed under the room's key.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("waits for the custodians")
        REFUSED = "refused", _("a custodian refused")
        AGREED = "agreed", _("two custodians agreed")
        SEEN = "seen", _("the result was seen, once")

    class Kind(models.TextChoices):
        THREAT = "threat", _("A threat against somebody")
        CRIME = "crime", _("A crime")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="veil_requests")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="veil_requests")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="veils_asked")
    asked_at = models.DateTimeField()
    first = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="+")
    second = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sealed_reason = models.BinaryField()
    notice_from = models.DateField(null=True)
    sealed_deferral = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__isnull=True) | models.Q(second__isnull=True) | ~models.Q(first=models.F("second")),
                name="a_veil_needs_two_custodians",
            ),
        ]

    @property
    def lapses_at(self):
        """Until when the two custodians, or then the officer, may do their part."""
        return (self.agreed_at or self.asked_at) + HOURS

    @property
    def has_lapsed(self):
        return self.state in (self.State.ASKED, self.State.AGREED) and clock.now() > self.lapses_at

    def write(self, name, text):
        """Seal `text` as the "reason" or the "deferral" of this request."""
        setattr(self, f"sealed_{name}", vault.seal(keyring.read("room", self.room_id), text, place=f"veil.{name}.{self.id.hex}"))

    def read(self, name):
        """"" once the room's key is gone."""
        sealed = getattr(self, f"sealed_{name}")
        try:
            return vault.unseal(keyring.read("room", self.room_id), sealed, place=f"veil.{name}.{self.id.hex}") if sealed else ""
        except keyring.KeyGone:
            return ""
