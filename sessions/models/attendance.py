"""Who registered, and who was there: by marks, never by people."""

import uuid
from datetime import UTC, datetime

from django.db import models

from convening import keyring, vault

from .programme import Session


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
    sealed_shown = models.BinaryField(null=True)  # how the platform wrote somebody unmatched; until somebody decided who she is

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

    def seal_shown(self, key, names):
        """Keep how the platform wrote somebody unmatched, until somebody of the secretariat decided who she is."""
        self.sealed_shown = vault.seal(key, list(names), place=f"attendance.shown.{self.id.hex}")

    def shown_with(self, key):
        """How the platform wrote her: a list of names, and of addresses."""
        return vault.unseal(key, self.sealed_shown, place=f"attendance.shown.{self.id.hex}") if self.sealed_shown else []

    @property
    def intervals(self):
        return self.open_with(keyring.read("convening", self.session.convening_id))


class AttendanceImport(models.Model):
    """A source of what is stored of a session: a platform's report by the digest of its bytes, the live page, a sheet. The same again changes nothing."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="imports")
    digest = models.BinaryField()
    taken_on = models.DateField()
    counts = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "digest"], name="one_import_a_file_and_session")]


class HeadingMap(models.Model):
    """Which column means what in a report whose headings we did not know, as somebody said once. Holds neither headings nor anybody's row."""

    digest = models.BinaryField(unique=True)  # of the headings as they stand in the file
    columns = models.JSONField()
