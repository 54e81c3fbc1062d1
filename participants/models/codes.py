"""Codes on paper, for people whom a letter does not reach, or not safely."""

import uuid

from django.db import models

from convening.models import Convening, Participation, User


class PrintedCode(models.Model):
    """A code that lets one person in once: to answer her invitation, or to sign in. Stored as a digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="printed_codes")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="printed_codes")
    issued_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    digest = models.BinaryField(unique=True)
    issued_on = models.DateField()
    expires_at = models.DateTimeField()
    spent_on = models.DateField(null=True)
