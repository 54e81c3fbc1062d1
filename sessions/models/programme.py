"""Sessions, their running order, and who has a part in them."""

import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from convening.models import Convening, Participation


class Rule(models.TextChoices):
    ON_THE_RECORD = "on_the_record", _("on the record")
    CHATHAM_HOUSE = "chatham_house", _("the Chatham House Rule")
    OFF_THE_RECORD = "off_the_record", _("off the record")


class Naming(models.TextChoices):
    NAMED = "named", _("by name")
    VOICES = "voices", _("by voices")


class Group(models.Model):
    """Some of those who take part, for sessions by group: a working group, a delegation's advisers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="session_groups")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["convening", "name"], name="session_group_name_is_unique_in_its_convening")]


class GroupSeat(models.Model):
    """Somebody belongs to a group. Keyed by her mark, not by her person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    mark = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "mark"], name="one_seat_a_person_and_group")]


class Session(models.Model):
    """One live session. Its hour is a local time and the IANA zone it was planned in; `starts_at` follows from both."""

    class Kind(models.TextChoices):
        PLENARY = "plenary", pgettext_lazy("kind of session", "plenary")
        KEY_TOPICS = "key_topics", pgettext_lazy("kind of session", "key topics")
        WORKING_GROUP = "working_group", pgettext_lazy("kind of session", "working group")
        SIDE_EVENT = "side_event", pgettext_lazy("kind of session", "side event")

    class Door(models.TextChoices):
        PUBLIC = "public", _("public")
        INVITATION = "invitation", _("by invitation")
        GROUP = "group", _("by group")

    class Mode(models.TextChoices):
        ONLINE = "online", pgettext_lazy("how a session is held", "online")
        IN_PERSON = "in_person", pgettext_lazy("how a session is held", "in person")
        HYBRID = "hybrid", pgettext_lazy("how a session is held", "in person and online")

    class Platform(models.TextChoices):
        LINK = "link", _("another platform, by its link")
        ZOOM = "zoom", "Zoom"
        TEAMS = "teams", "Microsoft Teams"
        JITSI = "jitsi", "Jitsi"
        BIGBLUEBUTTON = "bigbluebutton", "BigBlueButton"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="sessions")
    slug = models.SlugField()
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.PLENARY)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    door = models.CharField(max_length=20, choices=Door.choices)
    groups = models.ManyToManyField(Group, related_name="sessions", blank=True)  # who is let in where the door is by group
    rule = models.CharField(max_length=20, choices=Rule.choices)
    naming = models.CharField(max_length=20, choices=Naming.choices)
    local_start = models.DateTimeField()  # naive in meaning: stored as if UTC, read with `zone_name`
    zone_name = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    languages = ArrayField(models.CharField(max_length=5))
    sequence = models.PositiveIntegerField(default=0)  # of its calendar entry; grows with each change
    cancelled_on = models.DateField(null=True, blank=True)
    mode = models.CharField(max_length=20, choices=Mode.choices, default=Mode.ONLINE)
    venue = models.CharField(max_length=300, blank=True)
    platform = models.CharField(max_length=20, choices=Platform.choices, default=Platform.LINK)
    platform_url = models.URLField(blank=True)
    dial_in = models.CharField(max_length=500, blank=True)  # numbers and code, for those without a line for pictures
    breakouts = models.BooleanField(default=False)  # smaller rooms within the platform are planned
    recorded = models.BooleanField(default=False)
    door_minutes = models.PositiveSmallIntegerField(default=15)  # the way in opens so long before the start
    stage_minutes = models.PositiveSmallIntegerField(default=45)  # and for those who have a role in it
    floor_seconds = models.PositiveSmallIntegerField(default=180)  # each who has the floor is asked to keep to
    papers_due_on = models.DateField(null=True, blank=True)  # the day by which interpreters have everything

    class Meta:
        ordering = ["starts_at", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "slug"], name="session_slug_is_unique_in_its_convening"),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="a_session_lasts"),
            models.CheckConstraint(
                condition=models.Q(recorded=False) | models.Q(rule="on_the_record"), name="only_what_is_on_the_record_is_recorded"
            ),
        ]

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def zone(self):
        return ZoneInfo(self.zone_name)


class SessionRole(models.Model):
    """A person's role in one session. An interpreter's booth, and the language a speaker will use, is `language`."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="roles")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="session_roles")
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=5, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "participation", "role"], name="one_role_once_in_a_session")
        ]


class Segment(models.Model):
    """One part of the running order. Without `speaker` it belongs to everybody, or to the chair.

    `on_the_record`: said before the session begins, for a part of one under the Rule; its speaker may be quoted by name, if she agrees.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    speaker = models.ForeignKey(SessionRole, on_delete=models.SET_NULL, null=True, related_name="segments")
    on_the_record = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="segments_are_numbered", deferrable=models.Deferrable.DEFERRED),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="a_segment_lasts"),
        ]


class Rehearsal(models.Model):
    """Those with a role in the session meet before it, on the same clock. Nobody else learns of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rehearsals")
    local_start = models.DateTimeField()  # like the session's
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.CheckConstraint(condition=models.Q(minutes__gt=0), name="a_rehearsal_lasts")]

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)
