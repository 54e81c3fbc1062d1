"""Codes on paper, for people whom a letter does not reach, or not safely."""

import uuid
from datetime import timedelta

from django.db import models

from convening import clock
from convening.models import Convening, Participation, User


class PrintedCode(models.Model):
    """A code that lets one person in once: to answer her invitation, or to sign in. Stored as a digest.

    Only codes that still wait are here: one that was used is gone, for a row written when she signs in would stand beside
    what she posts next.
    """

    MOST_DAYS = 30

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="printed_codes")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="printed_codes")
    issued_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="codes_issued")
    digest = models.BinaryField(unique=True)
    issued_on = models.DateField()
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["issued_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "person"], name="one_printed_code_waits_for_a_person"),
        ]

    @property
    def is_over(self):
        return clock.now() >= self.expires_at

    @property
    def last_day(self):
        """The last day on which it opens, in the convening's zone."""
        return (self.expires_at - timedelta(microseconds=1)).astimezone(self.convening.zone).date()
