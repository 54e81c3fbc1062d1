"""The roster: who wants to be found, by whom and for what; messages that reach her without her address; her consents."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
from convening.models import User


class OfOnePerson(models.Model):
    """Something sealed under her own key; its content is gone with the key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed_content = models.BinaryField()

    class Meta:
        abstract = True

    def _place(self):
        return f"{self._meta.model_name}.content.{self.id.hex}"

    @property
    def content(self):
        """A dict; empty once her key is gone."""
        try:
            return vault.unseal(keyring.read("person", self.person_id), self.sealed_content, place=self._place())
        except keyring.KeyGone:
            return {}

    @content.setter
    def content(self, content):
        self.sealed_content = vault.seal(keyring.read("person", self.person_id), content, place=self._place())


class RosterEntry(OfOnePerson):
    """What she wants to be found by, and for which purposes; until `expires_on`."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="roster_entry")
    expires_on = models.DateField()


class Consent(OfOnePerson):
    """A consent that she gave or took back, as it was worded. Only ever added to."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    day = models.DateField()

    class Meta:
        ordering = ["day", "pk"]


class Message(OfOnePerson):
    """A message to a person, kept here and read here: a letter only says that there is one. Who wrote stands in the content."""

    class Kind(models.TextChoices):
        RELAY = "relay", _("through the roster")
        OFFICER = "officer", _("from the officer for incidents")

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    day = models.DateField()
    read_on = models.DateField(null=True)

    class Meta:
        ordering = ["-day", "pk"]
