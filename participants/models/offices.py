"""Offices with their seats, and how a convening lets people in."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext as _

from convening.models import Convening, Participation


def reminder_days():
    return [7, 2]


class Admission(models.Model):
    """How people come into one convening: dates, the agreed phrase of its letters, the code of conduct, who hears of incidents.

    Its row is the lock under which seats change hands (`Admission.locked`).
    """

    convening = models.OneToOneField(Convening, on_delete=models.PROTECT, primary_key=True, related_name="admission")
    seats_released_on = models.DateField(null=True, blank=True)  # planned; unused seats go to the waiting list on this day
    released_on = models.DateField(null=True, editable=False)  # done
    days_valid = models.PositiveSmallIntegerField(default=21)
    reminder_days = ArrayField(models.PositiveSmallIntegerField(), default=reminder_days)  # before the last day
    asks_per_session = models.BooleanField(default=False)
    phrase = models.CharField(max_length=60, blank=True)  # agreed: it stands in every letter of invitation
    conduct = models.TextField(blank=True)
    conduct_version = models.PositiveSmallIntegerField(default=1)
    officer = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="+")

    @classmethod
    def of(cls, convening):
        return cls.objects.get_or_create(convening=convening)[0]

    @classmethod
    def locked(cls, convening):
        """The row, locked to the end of the transaction: seats change hands one deed after another."""
        cls.of(convening)
        return cls.objects.select_for_update(of=["self"]).select_related("convening").get(convening=convening)


class Named(models.Model):
    """Something of a convening by which seats are told apart; its name is in four languages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="%(class)ss")
    slug = models.SlugField()
    name = models.CharField(max_length=200)

    class Meta:
        abstract = True
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "slug"], name="%(class)s_slug_is_unique_in_its_convening")
        ]


class Group(Named):
    """A group of sessions for which seats are counted apart ("Working group 1")."""


class Category(Named):
    """A kind of seat that is counted apart ("Observers", "Young leaders")."""

    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="categories")


class Office(models.Model):
    """An office that nominates within its seats. `people` are the nominators who act for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="offices")
    slug = models.SlugField()
    name = models.CharField(max_length=200)
    people = models.ManyToManyField(Participation, related_name="offices", blank=True)

    class Meta:
        ordering = ["slug"]
        constraints = [models.UniqueConstraint(fields=["convening", "slug"], name="office_slug_is_unique_in_its_convening")]

    @property
    def seats(self):
        """All its seats together; lists prefetch `quotas`."""
        return sum(quota.seats for quota in self.quotas.all())


class Quota(models.Model):
    """Seats of an office, for one group of sessions and one category where these are counted apart.

    `given_back` of them went to the waiting list: left over on the day of release, or free again because of an answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="quotas")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="quotas")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="quotas")
    seats = models.PositiveIntegerField()
    given_back = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "group", "category"], nulls_distinct=False, name="one_quota_an_office_group_and_category"
            ),
            models.CheckConstraint(condition=models.Q(given_back__lte=models.F("seats")), name="no_more_given_back_than_there_are"),
        ]

    @property
    def label(self):
        """What it counts, in the reader's words; lists select `group` and `category`."""
        return " · ".join(thing.name for thing in (self.group, self.category) if thing) or _("not counted apart")
