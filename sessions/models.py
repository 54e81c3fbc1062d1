"""The programme's sessions, who has a role in them, who registered, and who was there."""

import uuid
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
from convening.models import Convening, Participation


class Rule(models.TextChoices):
    ON_THE_RECORD = "on_the_record", _("on the record")
    CHATHAM_HOUSE = "chatham_house", _("the Chatham House Rule")
    OFF_THE_RECORD = "off_the_record", _("off the record")


class Naming(models.TextChoices):
    NAMED = "named", _("by name")
    VOICES = "voices", _("by voices")


class Session(models.Model):
    """One live session. Its hour is a local time and the IANA zone it was planned in; `starts_at` follows from both."""

    class Door(models.TextChoices):
        PUBLIC = "public", _("public")
        INVITATION = "invitation", _("by invitation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="sessions")
    slug = models.SlugField()
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    door = models.CharField(max_length=20, choices=Door.choices)
    rule = models.CharField(max_length=20, choices=Rule.choices)
    naming = models.CharField(max_length=20, choices=Naming.choices)
    local_start = models.DateTimeField()  # naive in meaning: stored as if UTC, read with `zone_name`
    zone_name = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    languages = ArrayField(models.CharField(max_length=5))
    sequence = models.PositiveIntegerField(default=0)  # of its calendar entry; grows with each change
    platform_url = models.URLField(blank=True)

    class Meta:
        ordering = ["starts_at", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "slug"], name="session_slug_is_unique_in_its_convening"),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="a_session_lasts"),
        ]

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def zone(self):
        return ZoneInfo(self.zone_name)


class SessionRole(models.Model):
    """A person's role in one session (speaker, chair, interpreter, rapporteur)."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="roles")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="session_roles")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "participation", "role"], name="one_role_once_in_a_session")
        ]


class Registration(models.Model):
    """Someone registered for a public session, with or without an account. Keyed by her mark, not by her person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="registrations")
    mark = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "mark"], name="one_registration_a_person_and_session")]


class Attendance(models.Model):
    """Presence of one person (or one unmatched guest) in one session, as merged intervals.

    `mark` is the person's mark in this convening, or for a guest a digest of her name as the platform wrote it: both mean
    nothing without the keyring. `staff` are hosts, interpreters and organisers: excluded from the figures on both sides.
    The intervals are sealed under the convening's key: presence to the second beside posts would tell who wrote them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    mark = models.BinaryField()
    matched = models.BooleanField()
    staff = models.BooleanField(default=False)
    sealed_intervals = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "mark"], name="one_attendance_a_person_and_session")]

    def _place(self):
        return f"attendance.intervals.{self.id.hex}"

    def open_with(self, key):
        """The intervals as [(joined, left), …] in UTC, merged and sorted; `key` is the convening's."""
        pairs = vault.unseal(key, self.sealed_intervals, place=self._place())
        return [(datetime.fromtimestamp(joined, UTC), datetime.fromtimestamp(left, UTC)) for joined, left in pairs]

    def seal_with(self, key, intervals):
        """Keep `intervals`, pairs of aware datetimes, by the second."""
        pairs = [[int(joined.timestamp()), int(left.timestamp())] for joined, left in intervals]
        self.sealed_intervals = vault.seal(key, pairs, place=self._place())

    @property
    def intervals(self):
        return self.open_with(keyring.read("convening", self.session.convening_id))


class AttendanceImport(models.Model):
    """A platform export that was taken in, by the digest of its bytes: the same file again changes nothing."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="imports")
    digest = models.BinaryField()
    taken_on = models.DateField()
    counts = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "digest"], name="one_import_a_file_and_session")]
