"""What interpreters work with: booths, papers ahead of time, and the words that must be said alike."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening.models import Convening

from .programme import Segment, Session


class Booth(models.Model):
    """A language into which a session is interpreted. `relay_from`: the booth does not hear the floor, but this other booth."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="booths")
    language = models.CharField(max_length=5)
    relay_from = models.CharField(max_length=5, blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["session", "language"], name="one_booth_a_language_and_session"),
            models.CheckConstraint(condition=~models.Q(language=models.F("relay_from")), name="a_booth_is_not_its_own_relay"),
        ]


class Paper(models.Model):
    """A document for a session, or for one segment of it: a link, or a cleaned file under a neutral name."""

    class Audience(models.TextChoices):
        ROLES = "roles", _("those who have a role in the session")
        EVERYBODY = "everybody", _("everybody who may come")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="papers")
    segment = models.ForeignKey(Segment, on_delete=models.SET_NULL, null=True, related_name="papers")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=5, blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.ROLES)
    added_on = models.DateField()
    url = models.URLField(blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    extension = models.CharField(max_length=5, blank=True)
    size = models.PositiveIntegerField(default=0)
    content = models.BinaryField(null=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url="", content__isnull=False) | (~models.Q(url="") & models.Q(content__isnull=True)),
                name="a_paper_is_a_link_or_a_file",
            )
        ]


class Term(models.Model):
    """One line of the glossary: a word that all booths render alike, in the convening or in one session of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="terms")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, related_name="terms")
    en = models.CharField(max_length=120, blank=True)
    ar = models.CharField(max_length=120, blank=True)
    es = models.CharField(max_length=120, blank=True)
    fr = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["en", "ar", "es", "fr", "pk"]
