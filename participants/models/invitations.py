"""Invitations and the calendar entries that went with them."""

import secrets
import uuid
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import clock, keyring, vault
from convening.models import Convening, User


def bounce_tag():
    """What the return address of her letters carries: random, so that a letter that comes back is hers and names nobody."""
    return secrets.token_hex(10)


class Invitation(models.Model):
    """One person's invitation to one convening. The link's token is stored as its SHA-256 only.

    A letter that is sent again carries a new token, and the link before it opens nothing any more. `letters` counts those
    of `letters_on` only.
    """

    LETTERS_A_DAY = 3

    class State(models.TextChoices):
        SENT = "sent", _("invited")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        NOT_NOW = "not_now", _("not this time")  # and she wants to be asked another time
        LAPSED = "lapsed", _("not answered in time")
        REVOKED = "revoked", _("revoked")

    ANSWERED = (State.ACCEPTED, State.DECLINED, State.NOT_NOW)
    SAID_NO = (State.DECLINED, State.NOT_NOW)

    class By(models.TextChoices):
        MAIL = "mail", _("by e-mail")
        HAND = "hand", _("by hand")  # a printed code, given to her by somebody she trusts

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="invitations")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    state = models.CharField(max_length=20, choices=State.choices, default=State.SENT)
    sent_by = models.CharField(max_length=10, choices=By.choices, default=By.MAIL)
    token_digest = models.BinaryField(unique=True)
    number_digest = models.BinaryField(unique=True, null=True)  # of the number that stands in the newest letter
    sent_on = models.DateField()
    letters_on = models.DateField()
    letters = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    answered_on = models.DateField(null=True)
    sealed_answer = models.BinaryField(null=True)
    tells_office = models.BooleanField(default=False)  # she ticked "tell my office"
    browser_digest = models.BinaryField(null=True)  # of the browser in which she answered
    again_digest = models.BinaryField(unique=True, null=True)  # of the link in the letter that told her of an answer
    bounce_tag = models.CharField(max_length=20, unique=True, default=bounce_tag)
    undelivered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["convening", "person"], name="one_invitation_a_person_and_convening"),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "lapsed", "revoked"]) | models.Q(answered_on__isnull=False),
                name="an_answer_has_its_day",
            ),
            models.CheckConstraint(condition=models.Q(letters__lte=3), name="three_letters_a_day_at_most"),
        ]

    def is_open(self):
        """True if it can still be answered."""
        return self.state == self.State.SENT and clock.now() < self.expires_at

    @property
    def last_day(self):
        """The last day on which it can be answered, in the convening's zone."""
        return (self.expires_at - timedelta(microseconds=1)).astimezone(self.convening.zone).date()

    def _place(self):
        return f"invitation.answer.{self.id.hex}"

    @property
    def answer(self):
        """What she wrote with her answer ({"reason"}); empty where nothing was said, or her key is gone."""
        if self.sealed_answer is None:
            return {}
        try:
            return vault.unseal(keyring.read("person", self.person_id), self.sealed_answer, place=self._place())
        except keyring.KeyGone:
            return {}

    @answer.setter
    def answer(self, content):
        self.sealed_answer = vault.seal(keyring.read("person", self.person_id), content, place=self._place())


class CalendarEntry(models.Model):
    """A meeting that was sent to her calendar: `sequence` grows with each change, and a cancelled one is cancelled there too.

    `meeting` is the id of a session of the programme, or of the convening itself.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="calendar_entries")
    meeting = models.UUIDField()
    sequence = models.PositiveIntegerField(default=0)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "meeting"], name="one_calendar_entry_a_meeting")]
