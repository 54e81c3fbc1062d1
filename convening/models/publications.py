"""What a convening publishes beside its documents: news, things to read and to hear, pictures."""

import secrets
import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import clock
from .convenings import Convening


class Audience(models.TextChoices):
    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("members")
    ROOM = "room", _("one room")


def random_number():
    """An id that tells nothing: numbers in a row in public addresses would tell how many lie between that are not for everybody."""
    return secrets.randbelow(2**47) + 2**32


class Update(models.Model):
    """News from the organisers: to everybody on the public page and in the feed, or to members alone.

    `letters_due` is when letters to members leave, as long as they were asked for and neither stopped nor written; `letters_on` the day
    on which they were written, once. Texts stand in four languages: `language` is the one written first, `behind` names those whose
    words are older than it.
    """

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="updates")
    published_on = models.DateField()
    published_at = models.DateTimeField(default=clock.now)
    corrected_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    letters_due = models.DateTimeField(null=True, blank=True)
    letters_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=5, default="en")
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)

    class Meta:
        ordering = ["-published_on", "-published_at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(audience="room"), name="news_is_for_members_or_everybody")]

    def __str__(self):
        return f"update {self.pk}"


class Resource(models.Model):
    """Something to read, hear or use: a file that lies here, or a link. `room` is the room whose members alone have it.

    `opened` is how often it was opened, in whole tens, added up once a night; who opened it is kept nowhere. A graphic recording, and
    whatever else carries what was said `inside`, is shown once somebody looked it over for names, likenesses and words (`checked_on`).
    Texts stand in four languages: `language` is the one written first, `behind` names those whose words are older than it.
    """

    class Kind(models.TextChoices):
        PUBLICATION = "publication", _("publication")
        READING = "reading", _("recommended reading")
        PODCAST = "podcast", _("podcast")
        VIDEO = "video", _("video")
        SOCIAL = "social", _("social media kit")
        GRAPHIC = "graphic", _("graphic recording")
        LINK = "link", _("useful link")

    id = models.BigIntegerField(primary_key=True, default=random_number, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="resources")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.READING)
    position = models.PositiveSmallIntegerField(default=0)
    featured = models.BooleanField(default=False)
    published_on = models.DateField()
    title = models.CharField(max_length=200)
    note = models.CharField(max_length=400, blank=True)
    author = models.CharField(max_length=200, blank=True)  # as it is to be credited
    url = models.URLField(blank=True)
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    room = models.UUIDField(null=True, blank=True)
    inside = models.BooleanField(default=False)
    checked_on = models.DateField(null=True, blank=True)
    opened = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=5, default="en")
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)

    class Meta:
        ordering = ["position", "-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience="room", room__isnull=False) | ~models.Q(audience="room") & models.Q(room=None),
                name="a_resource_of_a_room_names_it",
            )
        ]

    # What has to be looked over first, and is shown only then: the same for one and for many.
    TO_CHECK = models.Q(kind="graphic") | models.Q(inside=True)
    SHOWN = ~TO_CHECK | models.Q(checked_on__isnull=False)

    @property
    def has_to_be_checked(self):
        return self.inside or self.kind == self.Kind.GRAPHIC

    @property
    def can_be_opened(self):
        return bool(self.url) or hasattr(self, "file")

    @property
    def is_shown(self):
        return not self.has_to_be_checked or self.checked_on is not None


class ResourceFile(models.Model):
    """A resource's file, cleaned of what it told beside its content. `removed` are codes of what was taken out."""

    resource = models.OneToOneField(Resource, on_delete=models.CASCADE, related_name="file")
    media_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=5)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    removed = ArrayField(models.CharField(max_length=20), default=list)
    content = models.BinaryField()


class Picture(models.Model):
    """A picture that is published: a photograph, a logo, a graphic recording; PNG or JPEG. `credit` is printed exactly as it stands.

    Nobody who can be recognised is printed without having agreed: `people` says how that stands, and `consent` where it is written. A
    graphic recording was looked over for names, likenesses and words first (`checked_on`). `words` are for those who do not see it;
    `language` and `behind` as of `Resource`.
    """

    class Purpose(models.TextChoices):
        PHOTO = "photo", _("photograph")
        LOGO = "logo", _("logo")
        GRAPHIC = "graphic", _("graphic recording")

    class People(models.TextChoices):
        NOBODY = "nobody", _("nobody can be recognised")
        AGREED = "agreed", _("everybody who can be recognised agreed in writing")
        ASKED = "asked", _("somebody who can be recognised has not agreed yet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="pictures")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.PHOTO)
    words = models.CharField(max_length=500, blank=True)
    caption = models.CharField(max_length=500, blank=True)
    credit = models.CharField(max_length=300, blank=True)
    people = models.CharField(max_length=10, choices=People.choices, default=People.ASKED)
    consent = models.CharField(max_length=300, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=5, default="en")
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    media_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=5)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    removed = ArrayField(models.CharField(max_length=20), default=list)
    content = models.BinaryField()
    small = models.BinaryField(null=True)  # 480 points wide, for a page on a slow line

    class Meta:
        ordering = ["purpose", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(people="agreed") | ~models.Q(consent=""), name="an_agreement_says_where_it_is_written"
            )
        ]

    @property
    def has_to_be_checked(self):
        return self.purpose == self.Purpose.GRAPHIC

    @property
    def may_be_published(self):
        """The one answer to whether a page or a document that is made now may show it."""
        return self.people != self.People.ASKED and (not self.has_to_be_checked or self.checked_on is not None) and self.size > 0
