"""Reports with their frozen figures, what staff say of a draft, and the log of releases."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening.models import Convening


class Report(models.Model):
    """The figures of one convening, from which its annexes are written: compiled, read as a draft, compiled again, released.

    `number` counts a convening's compilations. `figures` (rendering.shape.Report) holds only what disclosure control lets
    out and never changes once written; the database refuses to change a released report. `input_digest` tells whether two
    reports counted the same. `failure` is the code of a refusal, for a sentence in the reader's language. `sealed_decisions`
    is what the auditor decided of each cell and why, under the convening's key: for evaluation staff, never published.
    There are two dates of release at most, interim and final; a correction is a report that names the one it `supersedes`.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be compiled")
        COMPILING = "compiling", _("being compiled")
        DRAFT = "draft", _("draft")
        FAILED = "failed", _("could not be compiled")
        CANCELLED = "cancelled", _("stopped")
        RELEASED = "released", _("released")

    class Stage(models.TextChoices):
        INTERIM = "interim", _("interim")
        FINAL = "final", _("final")

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
    stage = models.CharField(max_length=10, choices=Stage.choices, blank=True)  # once it is released
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    correction = models.TextField(blank=True)  # what a correction corrects, for its readers
    sealed_decisions = models.BinaryField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "number"], name="reports_are_numbered"),
            models.UniqueConstraint(
                fields=["convening", "stage"], condition=models.Q(state="released", supersedes=None), name="one_release_of_each_stage"
            ),
            models.UniqueConstraint(
                fields=["convening"], condition=models.Q(state__in=["waiting", "compiling"]),
                name="one_compilation_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "released"], figures__isnull=False, compiled_on__isnull=False)
                | models.Q(state__in=["waiting", "compiling", "failed", "cancelled"], figures__isnull=True),
                name="figures_are_written_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="released") | models.Q(released_on__isnull=False, figures__isnull=False) & ~models.Q(stage=""),
                name="a_released_report_has_figures_a_stage_and_a_day",
            ),
        ]

    @property
    def place(self):
        """What the seal of its decisions is bound to."""
        return f"report:{self.pk}"

    def as_shape(self):
        """The frozen report as `rendering.shape.Report`; once released with its day, its stage and what it corrects."""
        told = {"released_on": self.released_on.isoformat() if self.released_on else None}
        if self.released_on:
            corrected = self.supersedes.released_on.isoformat() if self.supersedes_id else None
            told |= {"stage": self.stage, "corrects": corrected, "correction": self.correction}
        return {**self.figures, "meta": {**self.figures["meta"], **told}}


class Comment(models.Model):
    """What somebody who runs the evaluation says about a draft: about one of its sections, or about the whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=40, blank=True)  # the id of a section of an annex
    author = models.ForeignKey("convening.User", on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    day = models.DateField()
    settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["day", "pk"]


class Release(models.Model):
    """One line of the log of releases: append-only, each with the digest of the one before it.

    `figures_sha256` is over the figures as they are published, `input_sha256` the report's own, `audit` what the auditor found
    (counts of cells by reason, widths, how many earlier releases it was stacked upon), `digest` over all of the line and `previous`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="releases")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="release")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=10, choices=Report.Stage.choices)
    released_on = models.DateField()
    figures_sha256 = models.CharField(max_length=64)
    input_sha256 = models.CharField(max_length=64)
    audit = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["convening", "number"], name="releases_are_numbered")]
