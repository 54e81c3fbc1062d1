"""What a live session leaves in the database: counts, the rapporteur's notes, and questions that found no time. No author, no hour."""

import uuid

from django.db import models

from .programme import Session


class Note(models.Model):
    """A paragraph of the rapporteur's notes: what was said, never by whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="notes")
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="notes_are_numbered", deferrable=models.Deferrable.DEFERRED)
        ]


class LeftQuestion(models.Model):
    """A question in writing that found no time, and whose asker agreed that the room takes it up. Nobody knows whose it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="left_questions")
    language = models.CharField(max_length=5)
    text = models.CharField(max_length=1000)


class LiveRecord(models.Model):
    """What is kept of a live session once it is over: counts alone. Written once, when its key is destroyed."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="live_record")
    closed_on = models.DateField()
    counts = models.JSONField()
