"""What the house keeps of its own working: login sessions, the audit chain, the outbox, spent form keys."""

import uuid

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class LoginSession(AbstractBaseSession):
    """One signed-in browser. See `convening.login_sessions`: the row tells neither who nor, to the hour, until when."""

    @classmethod
    def get_session_store_class(cls):
        from ..login_sessions import SessionStore

        return SessionStore


class AuditEntry(models.Model):
    """A deed of office. Written by `convening.audit` only; the database refuses to change or delete it and chains the rows."""

    convening_id = models.UUIDField(null=True)
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=80)
    target = models.CharField(max_length=120)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(null=True)
    previous = models.BinaryField(null=True)
    digest = models.BinaryField(null=True)

    class Meta:
        ordering = ["pk"]


class OutboxEntry(models.Model):
    """A letter, a task or news, written in the transaction of its cause and carried out after it.

    `sealed` holds a letter whole (address, subject, bodies); it is emptied once sent. `ids` names rooms and reports, never people.
    `purpose` is a digest that lets the same letter be written once only.
    """

    class Kind(models.TextChoices):
        LETTER = "letter"
        TASK = "task"
        NEWS = "news"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=80, blank=True)
    ids = models.JSONField(default=dict)
    sealed = models.BinaryField(null=True)
    purpose = models.BinaryField(null=True, unique=True)
    not_before = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind"], condition=models.Q(done_on=None), name="outbox_waiting")]


class SpentKey(models.Model):
    """A form's own key, once its deed is done: the same form sent again does nothing. Never used for posts."""

    key = models.UUIDField(primary_key=True)
    day = models.DateField()
