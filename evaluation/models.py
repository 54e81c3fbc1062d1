"""Facts heard from the other storeys, and reports with their frozen figures."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening.models import Convening


class Fact(models.Model):
    """Something that happened, on a day, to a mark. Append-only; written in the transaction of its cause or nightly in random order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="facts")
    verb = models.CharField(max_length=20)  # invited, accepted, logged_on
    mark = models.BinaryField()
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["convening", "verb", "mark", "day"], name="a_fact_is_told_once_a_day")
        ]


class Report(models.Model):
    """Annex B for one convening: compiled, read as a draft, compiled again, released once.

    `number` counts a convening's compilations. `figures` (rendering.shape.Report) holds only what disclosure control lets
    out and never changes once written; the database refuses to change a released report. `input_digest` tells whether two
    reports counted the same. `failure` is the code of a refusal, for a sentence in the reader's language.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be compiled")
        COMPILING = "compiling", _("being compiled")
        DRAFT = "draft", _("draft")
        FAILED = "failed", _("could not be compiled")
        RELEASED = "released", _("released")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    step = models.PositiveSmallIntegerField(default=0)  # of the compile, for the progress bar
    failure = models.CharField(max_length=60, blank=True)
    figures = models.JSONField(null=True)
    input_digest = models.CharField(max_length=64, blank=True)
    compiled_on = models.DateField(null=True)
    after_close = models.BooleanField(default=False)  # compiled when nothing could change any more
    released_on = models.DateField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "number"], name="reports_are_numbered"),
            models.UniqueConstraint(
                fields=["convening"], condition=models.Q(state="released"), name="one_released_report_a_convening"
            ),
            models.UniqueConstraint(
                fields=["convening"], condition=models.Q(state__in=["waiting", "compiling"]),
                name="one_compilation_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "released"], figures__isnull=False, compiled_on__isnull=False)
                | models.Q(state__in=["waiting", "compiling", "failed"], figures__isnull=True),
                name="figures_are_written_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="released") | models.Q(released_on__isnull=False, figures__isnull=False),
                name="a_released_report_has_figures_and_a_day",
            ),
        ]

    def as_shape(self):
        """The frozen report as `rendering.shape.Report`, with the day of its release once it has one."""
        released_on = self.released_on.isoformat() if self.released_on else None
        return {**self.figures, "meta": {**self.figures["meta"], "released_on": released_on}}
