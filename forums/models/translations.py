"""Translations of posts, made by people."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .posts import Post


class Translation(models.Model):
    """A post's words in another language. Proposed by a translator or a member, whose `voice` here is of a mode of its own; read by
    others once the moderation accepted it. When the post changes, an accepted one waits for somebody to look at it again; one that
    nobody accepted yet goes back to whoever proposed it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("waiting for the moderation")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("not accepted")
        OUTDATED = "outdated", _("of earlier words")

    class Reason(models.TextChoices):
        MEANING = "meaning", _("It says something else than the post.")
        MISSING = "missing", _("Something of the post is missing.")
        UNCLEAR = "unclear", _("It is hard to understand.")
        LANGUAGE = "language", _("It is in another language than chosen.")
        NAMES = "names", _("It tells who somebody is, or where.")
        CHANGED = "changed", _("The post was put right since. Please look at your translation again.")
        ANOTHER = "another", _("Another translation was chosen.")

    READY = (Reason.MEANING, Reason.MISSING, Reason.UNCLEAR, Reason.LANGUAGE, Reason.NAMES)  # for the moderation to choose from

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=5)
    source = models.TextField()
    html = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    reason_code = models.CharField(max_length=20, choices=Reason.choices, blank=True)  # told to whoever proposed it
    voice = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "language"], condition=models.Q(state="accepted"), name="one_accepted_translation_a_language"
            ),
            models.UniqueConstraint(fields=["post", "language", "voice"], name="one_proposal_a_voice_and_language"),
        ]
