"""A convening and what its public page shows."""

import uuid
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import colours


class Convening(models.Model):
    """One convening. Texts are in four languages; `timezone` is the convening's own, by its IANA name."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        NOMINATIONS = "nominations", _("nominations")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True, validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$")])
    title = models.CharField(max_length=200)
    tagline = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    timezone = models.CharField(max_length=60)
    languages = ArrayField(models.CharField(max_length=5))
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    # Disclosure control: a convening may raise these, never lower them.
    threshold_people = models.PositiveSmallIntegerField(default=5, validators=[MinValueValidator(5)])
    threshold_posts = models.PositiveSmallIntegerField(default=10, validators=[MinValueValidator(10)])
    cooling_days = models.PositiveSmallIntegerField(default=14)
    picture = models.ForeignKey("convening.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Its own two colours as #rrggbb, in shades that can be read (see convening/colours.py); "" is the house's own.
    brand = models.CharField(max_length=7, blank=True, default="")
    accent = models.CharField(max_length=7, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(brand__regex=r"^(#[0-9a-f]{6})?$", accent__regex=r"^(#[0-9a-f]{6})?$"), name="colours_are_nothing_but_colours"
            ),
            models.CheckConstraint(
                condition=models.Q(threshold_people__gte=5, threshold_posts__gte=10), name="thresholds_are_never_lowered"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="convening_ends_after_it_starts"
            ),
        ]

    def __str__(self):
        return self.slug

    @property
    def convening_id(self):
        """So that a right can ask any object of a convening, and the convening itself, the same question."""
        return self.pk

    @property
    def zone(self):
        return ZoneInfo(self.timezone)

    @property
    def is_public(self):
        return self.state != self.State.DRAFT

    @property
    def colours_url(self):
        """The address of the style sheet with its own colours, which is another one after each change; "" where it has the house's."""
        return reverse("colours", args=[self.slug, colours.digest(self.brand, self.accent)]) if self.brand or self.accent else ""


class Organisation(models.Model):
    """Who convenes, with whom, and the exact words in which each wants to be named. One that `signs` agrees to what is published in
    its name before it is."""

    class Part(models.TextChoices):
        CONVENER = "convener", _("convener")
        PARTNER = "partner", _("in partnership with")
        COOPERATION = "cooperation", _("in cooperation with")
        DONOR = "donor", _("with the financial support of")

    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="organisations")
    part = models.CharField(max_length=20, choices=Part.choices)
    name = models.CharField(max_length=200)
    credit_line = models.CharField(max_length=400)
    position = models.PositiveSmallIntegerField(default=0)
    logo = models.ForeignKey("convening.Picture", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    address = models.URLField(blank=True)
    signs = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
