"""What the moderation keeps: how soon it decided, what members flagged, which voices pause, and notices to a voice."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault

from .posts import Post
from .rooms import Room


class Reason(models.TextChoices):
    """Ready reasons for not publishing a post. The code is stored; the voice reads it in her own language (`forums.reasons`)."""

    NAMES = "names", _("It tells who somebody is")
    DANGER = "danger", _("It could put somebody in danger")
    INSULTS = "insults", _("It insults or threatens")
    ELSEWHERE = "elsewhere", _("It does not answer the question")
    SAID = "said", _("It has been said already")
    OTHER = "other", _("Another reason, in your own words")


class DecisionBucket(models.Model):
    """How soon the moderation decided, counted in buckets; no times are kept."""

    class Bucket(models.TextChoices):
        HOUR = "1h"
        SIX_HOURS = "6h"
        DAY = "24h"
        MORE = "more"

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="decision_buckets")
    bucket = models.CharField(max_length=5, choices=Bucket.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "bucket"], name="one_counter_a_bucket")]


class Flag(models.Model):
    """A member asks the moderation to look at a post: why, and a digest under the room's key so that she counts once."""

    class Reason(models.TextChoices):
        NAMES = "names", _("It tells who somebody is, or where")
        UNSAFE = "unsafe", _("It could bring somebody into danger")
        HURTS = "hurts", _("It insults or threatens")
        ELSEWHERE = "elsewhere", _("It belongs elsewhere")
        OTHER = "other", _("Another reason")

    DANGERS = (Reason.NAMES, Reason.UNSAFE)  # two of these, and the post waits out of sight for the moderation

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="flags")
    digest = models.BinaryField()
    reason = models.CharField(max_length=20, choices=Reason.choices)
    looked_at = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "digest"], name="one_flag_a_member")]


class Mute(models.Model):
    """Whoever has this digest under the room's key does not write here until a day (None: until the moderation lets her)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="mutes")
    digest = models.BinaryField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "digest"], name="one_mute_a_digest")]


_LIFTED = _(
    "Because of a threat or a crime, two custodians allowed the officer for incidents to learn who wrote one of your posts in this room. "
    "The officer was shown your name once. The moderation, the custodians and the members were not shown it."
)


class Notice(models.Model):
    """A message of the officer for incidents to a voice. Like a post it knows a voice and never a person.

    Sealed under the room's key: nobody reads it in the database, and it is gone when the room is sealed. That her veil was lifted
    she is told in the same way, in her own language, from `day` on.
    """

    VEIL_LIFTED = "\x02the veil was lifted"  # no officer can type this

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="notices")
    voice = models.BinaryField()
    day = models.DateField()
    sealed_text = models.BinaryField()

    def _place(self):
        return f"notice.text.{self.id.hex}"

    @property
    def text(self):
        """"" once the room's key is gone."""
        told = self._told()
        return str(_LIFTED) if told == self.VEIL_LIFTED else told

    @text.setter
    def text(self, text):
        self.sealed_text = vault.seal(keyring.read("room", self.room_id), text, place=self._place())

    @property
    def tells_of_a_lifted_veil(self):
        return self._told() == self.VEIL_LIFTED

    def _told(self):
        try:
            return vault.unseal(keyring.read("room", self.room_id), self.sealed_text, place=self._place())
        except keyring.KeyGone:
            return ""
