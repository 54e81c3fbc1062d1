"""Incidents, for the one officer who is named for them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
from convening.models import Convening


class Incident(models.Model):
    """Something that should not have happened, as it was told. Who told it stands in the content, if she wanted that."""

    class State(models.TextChoices):
        REPORTED = "reported", _("reported")
        IN_HAND = "in_hand", _("being looked into")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="incidents")
    state = models.CharField(max_length=20, choices=State.choices, default=State.REPORTED)
    reported_on = models.DateField()
    sealed_content = models.BinaryField()

    class Meta:
        ordering = ["-reported_on", "pk"]

    def _place(self):
        return f"incident.content.{self.id.hex}"

    @property
    def content(self):
        """{"what", "about", "wishes", "reporter": her id or "", "word": a digest or "", "message": a reported message or {},
        "talk": [{"day", "by", "text"}], what she and the officer say to each other, "notes": [{"day", "text"}], the officer's own}."""
        return vault.unseal(keyring.read("convening", self.convening_id), self.sealed_content, place=self._place())

    @content.setter
    def content(self, content):
        self.sealed_content = vault.seal(keyring.read("convening", self.convening_id), content, place=self._place())
