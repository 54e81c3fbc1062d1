"""Files that belong to a post, cleaned before they are stored."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .posts import Post


class Attachment(models.Model):
    """A cleaned file. Its name is neutral and it has no owner; `removed` are codes of what was taken out, shown to who sent it.

    Kept in the database and not as a file: a file has times to the second, and its place on the disk tells an order.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="attachments")
    position = models.PositiveSmallIntegerField()
    media_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=5)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    description = models.CharField(max_length=300, blank=True)  # for those who do not see the picture
    removed = ArrayField(models.CharField(max_length=20), default=list)
    content = models.BinaryField()
    small = models.BinaryField(null=True)  # of a picture: 480 points wide, for a page on a slow line

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["post", "position"], name="attachments_are_numbered")]

    @property
    def is_picture(self):
        return self.media_type.startswith("image/")

    @property
    def neutral_name(self):
        """What it is saved as: its kind and its place in the post."""
        return f"{'picture' if self.is_picture else 'document'}-{self.position}.{self.extension}"
