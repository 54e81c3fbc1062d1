"""What becomes of recommendations: the round in which members endorse them, and what somebody committed to."""

import uuid

from django.db import models
from django.utils.translation import pgettext_lazy

from convening.models import Convening

from .synthesis import Recommendation


class Consultation(models.Model):
    """The round in which members say which recommendations they stand behind. One a convening: two could be subtracted.

    While it is open what each member chose is sealed under a key of its own; at its end a few numbers stay, and rows and key are gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.OneToOneField(Convening, on_delete=models.CASCADE, related_name="consultation")
    opens_on = models.DateField()
    closes_on = models.DateField()
    letters_on = models.DateField(null=True)
    counted_on = models.DateField(null=True)
    told = models.BooleanField(default=False)  # at its end: enough could take part for numbers to be told. How many is kept nowhere

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="a_round_ends_after_it_begins")]


class Endorsement(models.Model):
    """What one member chose in a round, sealed: which recommendations, or none. Every member has a row, whether she took part or not;
    all of them are of one length, and every night all are sealed anew. Who a row is of only the round's key could tell."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="endorsements")
    mark = models.BinaryField(max_length=16)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["consultation", "mark"], name="a_member_has_one_row_in_a_round")]


class Commitment(models.Model):
    """What somebody undertook to do about a recommendation, until when, and how it stands. `owner` is an organisation or an office, as it
    wants to be named, never a person; `sealed_address` is where its reminders go, under the house's key."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("a commitment", "planned")
        UNDER_WAY = "under_way", pgettext_lazy("a commitment", "under way")
        DONE = "done", pgettext_lazy("a commitment", "done")
        DROPPED = "dropped", pgettext_lazy("a commitment", "given up")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="commitments")
    owner = models.CharField(max_length=200)
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    remark = models.CharField(max_length=500, blank=True)
    unseen = models.BooleanField(default=False)  # the remark came by a letter's link, and no officer has looked at it yet
    public = models.BooleanField(default=False)
    made_on = models.DateField()
    told_on = models.DateField(null=True)  # when the owner last said how it stands
    sealed_address = models.BinaryField(null=True)
    language = models.CharField(max_length=5, default="en")  # of its letters
    reminded = models.PositiveSmallIntegerField(default=0)  # months: 0, 6 or 12

    class Meta:
        ordering = ["due_on", "pk"]
