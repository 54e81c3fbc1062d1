"""Rooms: their frame, their guiding questions, and the tables at which their sub-themes are discussed."""

import uuid
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from convening.models import Convening, Participation
from sessions.models import Naming, Rule, Session


class Room(models.Model):
    """A room for moderated discussion. Its key lives in the keyring; its dates are days in the convening's zone, both inclusive.

    `last_position` numbers posts as they become readable, without a gap. `news` is the sequence number of the room's news: it grows
    with each post that becomes readable and with each change to one; numbers up to `news_floor` are forgotten at night. `arrivals`
    counts for the moderation's queue. `told_news` is how far the letters have told that there is news,
    `told_weekly` how far those that are written once a week.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        ANNOUNCED = "announced", _("not open yet")
        OPEN = "open", pgettext_lazy("a room", "open")
        CLOSED = "closed", _("closed: read-only")
        COOLING = "cooling", _("closed: words can still be taken back or put right")
        COOLED = "cooled", _("closed: it will be sealed")
        SEALED = "sealed", _("sealed")

    OVER = (Stage.CLOSED, Stage.COOLING, Stage.COOLED, Stage.SEALED)  # read-only

    class Moderation(models.TextChoices):
        BEFORE = "before", _("each post is read by the moderation before others see it")
        AFTER = "after", _("posts appear at once; the moderation reads along")

    class Scope(models.TextChoices):
        ROOM = "room", _("one voice for the whole room")
        QUESTION = "question", _("another voice at each question")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="rooms")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="rooms")
    slug = models.SlugField()
    title = models.CharField(max_length=200)
    background = models.TextField(blank=True)  # Markdown
    rule = models.CharField(max_length=20, choices=Rule.choices)
    naming = models.CharField(max_length=20, choices=Naming.choices)
    moderation = models.CharField(max_length=10, choices=Moderation.choices)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.ROOM)
    opens_on = models.DateField()
    closes_on = models.DateField()
    published = models.BooleanField(default=False)  # False: a draft that only the secretariat sees
    languages = ArrayField(models.CharField(max_length=5))
    moderators = models.ManyToManyField(Participation, related_name="rooms_moderated", blank=True)
    working_group = models.CharField(max_length=200, blank=True)  # of a meeting, where the room belongs to one
    notes_go_on = models.BooleanField(default=False)  # footnotes of the background note are numbered on from the room before
    slow_minutes = models.PositiveSmallIntegerField(default=0)  # between two posts of one voice; 0: as she likes
    cools_from = models.DateField(null=True)  # first day of the cooling; None: the day after the close
    sealed_on = models.DateField(null=True)
    readable_until = models.DateField(null=True)  # once sealed, members read until this day; None: as long as the convening is kept
    last_position = models.PositiveIntegerField(default=0)
    arrivals = models.PositiveIntegerField(default=0)
    news = models.PositiveIntegerField(default=0)
    news_floor = models.PositiveIntegerField(default=0)
    told_news = models.PositiveIntegerField(default=0)
    told_weekly = models.PositiveIntegerField(default=0)
    languages_shown = ArrayField(models.CharField(max_length=5), default=list)  # those that five or more voices write in

    class Meta:
        ordering = ["opens_on", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "slug"], name="room_slug_is_unique_in_its_convening"),
            models.CheckConstraint(
                condition=models.Q(cools_from__isnull=True) | models.Q(cools_from__gt=models.F("closes_on")),
                name="cooling_begins_after_the_close",
            ),
            models.CheckConstraint(
                condition=models.Q(sealed_on__isnull=True) | models.Q(sealed_on__gt=models.F("closes_on")),
                name="a_room_is_sealed_after_its_close",
            ),
            models.CheckConstraint(condition=models.Q(closes_on__gte=models.F("opens_on")), name="room_closes_after_it_opens"),
        ]

    def __str__(self):
        return self.slug

    def stage_on(self, day):
        """What the room is on `day` (in the convening's zone). Its dates decide, not a worker that may be late."""
        if not self.published:
            return self.Stage.DRAFT
        if day < self.opens_on:
            return self.Stage.ANNOUNCED
        if day <= self.closes_on:
            return self.Stage.OPEN
        if self.sealed_on is not None:
            return self.Stage.SEALED
        if day < self.cooling_begins_on:
            return self.Stage.CLOSED
        return self.Stage.COOLING if day <= self.cooling_ends_on else self.Stage.COOLED

    @property
    def cooling_begins_on(self):
        return self.cools_from or self.closes_on + timedelta(days=1)

    @property
    def cooling_ends_on(self):
        """The last day, whole, on which people may take back or put right what they wrote."""
        return self.cooling_begins_on + timedelta(days=self.convening.cooling_days - 1)

    def words_can_be_taken_back_on(self, day):
        """People may withdraw or correct what they wrote until the cooling after the close is over."""
        return self.sealed_on is None and day <= self.cooling_ends_on

    @cached_property
    def moderator_ids(self):
        """The participations that look after this room. Selectors bring them along as an annotation of the same name."""
        return list(self.moderators.through.objects.filter(room=self).values_list("participation", flat=True))


class Question(models.Model):
    """A guiding question of a room."""

    class Type(models.TextChoices):
        TRADE_OFFS = "trade_offs", _("trade-offs")
        EXPERIENCES = "experiences", _("experiences")
        RECOMMENDATIONS = "recommendations", _("recommendations")
        OPEN = "open", _("open")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    type = models.CharField(max_length=20, choices=Type.choices, default=Type.OPEN)
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["room", "position"], name="questions_are_numbered")]


class SubTheme(models.Model):
    """A part of a room's theme, discussed at tables of its own. Title and text are in four languages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="sub_themes")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["room", "position"], name="sub_themes_are_numbered")]


class Table(models.Model):
    """A table of a sub-theme: its language, its places, who facilitates it, and what it reports back (Markdown, rendered at writing)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sub_theme = models.ForeignKey(SubTheme, on_delete=models.CASCADE, related_name="tables")
    position = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5)
    places = models.PositiveSmallIntegerField()
    facilitator = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="tables_facilitated")
    report = models.TextField(blank=True)
    report_html = models.TextField(blank=True)
    report_language = models.CharField(max_length=5, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["sub_theme", "position"], name="tables_are_numbered")]


class TableSeat(models.Model):
    """Somebody signed up for a table: a digest under the room's key over her uuid and the sub-theme, which tells neither who nor
    which voice; so she has one seat at a sub-theme."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="table_seats")
    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="seats")
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "digest"], name="one_seat_a_person_at_a_sub_theme")]
