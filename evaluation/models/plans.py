"""What is settled before anything is released, what is frozen for counting, and what staff add in words."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from convening.models import Convening


class ReleasePlan(models.Model):
    """What will be told of a convening, fixed before the first release: no other cut of its people is ever made.

    `tables` are names of `services.plan`'s catalogue. `regions` is the convener's own list [{"code", "texts": {language: text},
    "countries": [ISO codes]}], empty for the house's own; `region_groups` and `kind_groups` are coarser categories {name: [codes]}.
    `places` is the convener's wording for "countries and territories" {language: text}. `counts_organisers`: whether staff are among
    the participants; both figures are printed either way.
    """

    convening = models.OneToOneField(Convening, on_delete=models.CASCADE, related_name="release_plan")
    tables = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    regions = models.JSONField(default=list, blank=True)
    region_groups = models.JSONField(default=dict, blank=True)
    kind_groups = models.JSONField(default=dict, blank=True)
    places = models.JSONField(default=dict, blank=True)
    names_places = models.BooleanField(default=False)  # those with enough participants, by name
    counts_organisers = models.BooleanField(default=True)
    interim_on = models.DateField(null=True, blank=True)
    final_on = models.DateField(null=True, blank=True)
    compared_with = models.ForeignKey(Convening, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    fixed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(interim_on=None) | models.Q(final_on=None) | models.Q(interim_on__lt=models.F("final_on")),
                name="the_interim_release_comes_first",
            )
        ]


class EarlierFigure(models.Model):
    """A figure of an earlier convening, as it was published: what this one is compared with.

    `stated` is the percentage that stood beside it, which may not be that of `value` in `whole`: then it is flagged.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="earlier_figures")
    indicator = models.CharField(max_length=40)
    value = models.PositiveIntegerField()
    whole = models.PositiveIntegerField(null=True, blank=True)
    stated = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    source = models.CharField(max_length=200)  # "the meeting report of 2019, page 4"

    class Meta:
        ordering = ["indicator", "pk"]


class Snapshot(models.Model):
    """What people declared about themselves as it stood when they were first counted: {mark: attributes}, sealed.

    Its key (keyring, kind "snapshot") is its own and is destroyed after the final release.
    """

    convening = models.OneToOneField(Convening, on_delete=models.CASCADE, related_name="snapshot")
    sealed = models.BinaryField()
    taken_on = models.DateField()


class DailyBands(models.Model):
    """What the secretariat may see of a day: bands instead of numbers, computed once, at night."""

    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="daily_bands")
    day = models.DateField()
    bands = models.JSONField()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["convening", "day"], name="bands_are_told_once_a_day")]


class Narrative(models.Model):
    """What staff write into the annexes in words: purpose, lessons, the response of the management. One text a section."""

    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="narratives")
    section = models.CharField(max_length=40)
    texts = models.JSONField(default=dict)  # {language: text}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["convening", "section"], name="a_section_has_one_narrative")]
