"""Facts heard from the other storeys."""

import uuid

from django.db import models

from convening.models import Convening


class Fact(models.Model):
    """Something that happened, on a day, to a mark. Append-only; written in the transaction of its cause or nightly in random order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="facts")
    verb = models.CharField(max_length=20)  # invited, accepted, logged_on, opened
    mark = models.BinaryField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["convening", "verb", "mark", "day"], name="a_fact_is_told_once_a_day")
        ]
