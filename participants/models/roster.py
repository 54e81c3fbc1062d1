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
    """What she wants to be found by, and for which purposes; after `expires_on` it is as if it were not there.

    Its content: "shown", the names of the fields that others may see; the fields themselves, filled in and shown or not;
    "purposes".
    """

    class Purpose(models.TextChoices):
        MEMBERS = "members", _("Other members may find me")
        CONVENERS = "conveners", _("Conveners may find me, for panels and for mediation")
        OFFICES = "offices", _("An office may ask to nominate me for a next convening")

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="roster_entry")
    expires_on = models.DateField()


class Consent(OfOnePerson):
    """A consent that she gave or took back, as it was worded. Only ever added to.

    Its content: "given" (True or False), "words", "purposes", "shown", "until" (a day or "").
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    day = models.DateField()

    class Meta:
        ordering = ["day", "pk"]


class Message(OfOnePerson):
    """A message to a person, kept here and read here: a letter only says that there is one. Who wrote stands in the content.

    Whether and when she read it is not kept: a row that names her and is written as she comes would stand, in the order of
    transactions, next to what she says in a room a minute later.
    """

    class Kind(models.TextChoices):
        RELAY = "relay", _("through the roster")
        OFFICER = "officer", _("from the officer for incidents")
        ASKED = "asked", _("an office asks to nominate you")

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    day = models.DateField()

    class Meta:
        ordering = ["-day", "pk"]


class Block(OfOnePerson):
    """Somebody from whom she wants no messages; who, stands in the content."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="blocks")
