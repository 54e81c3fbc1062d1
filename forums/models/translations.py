"""Translations of posts, made by people."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .posts import Post


class Translation(models.Model):
    """A post's words in another language. Proposed by a translator or a member, whose `voice` here is of a mode of its own; read by
    others once the moderation accepted it. When the post changes, it waits for somebody to look at it again."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waiting for the moderation")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("not accepted")
        OUTDATED = "outdated", _("of earlier words")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=5)
    source = models.TextField()
    html = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    voice = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "language"], condition=models.Q(state="accepted"), name="one_accepted_translation_a_language"
            ),
            models.UniqueConstraint(fields=["post", "language", "voice"], name="one_proposal_a_voice_and_language"),
        ]
