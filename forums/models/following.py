"""What becomes of recommendations: the round in which members endorse them, and what somebody committed to."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening.models import Convening

from .synthesis import Recommendation


class Consultation(models.Model):
    """The round in which members say which recommendations they stand behind. One a convening.

    While it is open an endorsement is a digest under a key of its own; at its end the counts stay, and digests and key are gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.OneToOneField(Convening, on_delete=models.CASCADE, related_name="consultation")
    opens_on = models.DateField()
    closes_on = models.DateField()
    letters_on = models.DateField(null=True)
    counted_on = models.DateField(null=True)
    members = models.PositiveIntegerField(null=True)  # how many could take part, at its end

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="a_round_ends_after_it_begins")]


class Endorsement(models.Model):
    """Somebody stands behind a recommendation. Who, only the round's key could tell, and it is destroyed with these rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="endorsements")
    mark = models.BinaryField(max_length=16)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "mark"], name="somebody_endorses_once")]


class Commitment(models.Model):
    """What somebody undertook to do about a recommendation, until when, and how it stands. `owner` is an organisation or an office, as it
    wants to be named; `sealed_address` is where its reminders go, under the house's key."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        DROPPED = "dropped", _("given up")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="commitments")
    owner = models.CharField(max_length=200)
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    remark = models.CharField(max_length=500, blank=True)
    public = models.BooleanField(default=False)
    made_on = models.DateField()
    told_on = models.DateField(null=True)  # when the owner last said how it stands
    sealed_address = models.BinaryField(null=True)
    language = models.CharField(max_length=5, default="en")  # of its letters
    reminded = models.PositiveSmallIntegerField(default=0)  # months: 0, 6 or 12

    class Meta:
        ordering = ["due_on", "pk"]
