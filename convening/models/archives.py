"""The archive of a closed convening, as it was made last."""

from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from .convenings import Convening


class Archive(models.Model):
    """The static files of a convening, packed: made by the worker on somebody's wish, and made anew whenever somebody wishes."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        MADE = "made", pgettext_lazy("an archive", "made")
        FAILED = "failed", _("could not be made")

    convening = models.OneToOneField(Convening, on_delete=models.CASCADE, related_name="archive")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    made_on = models.DateField(null=True)
    files = models.PositiveIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="made") | models.Q(made_on__isnull=False, content__isnull=False, files__isnull=False),
                name="an_archive_that_is_made_is_there",
            )
        ]
