"""A file of nominations on its way in, and how an office's columns are read."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
from convening.models import Participation

from .offices import Office, Quota


class NominationSheet(models.Model):
    """A spreadsheet that an office brought, checked, shown, and taken in row by row.

    Its rows are sealed under a key of the sheet's own, which is destroyed when it is taken in, thrown away, or a day old.
    `rows` are the people in it, each once; `next_row` is where an interrupted taking-in goes on. `by` is nobody where the
    operator's command brought it.
    """

    class State(models.TextChoices):
        BROUGHT = "brought", _("columns to be named")
        CHECKED = "checked", _("checked")
        RUNNING = "running", _("being taken in")
        DONE = "done", _("taken in")
        STOPPED = "stopped", _("stopped on the way")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="sheets")
    quota = models.ForeignKey(Quota, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.BROUGHT)
    columns = models.JSONField(default=dict)  # {column: position}
    sealed_rows = models.BinaryField(null=True)
    rows = models.PositiveIntegerField(default=0)
    next_row = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    forgotten_at = models.DateTimeField()

    def _place(self):
        return f"sheet.rows.{self.id.hex}"

    @property
    def content(self):
        """What the file held, as JSON; raises `keyring.KeyGone` once it is forgotten."""
        return vault.unseal(keyring.read("sheet", self.id), self.sealed_rows, place=self._place())

    @content.setter
    def content(self, content):
        self.sealed_rows = vault.seal(keyring.make("sheet", self.id), content, place=self._place())


class ColumnMap(models.Model):
    """Which column a heading of an office's own files means, or "" for none; the heading is kept as a digest."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="column_maps")
    heading = models.BinaryField()
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "heading"], name="one_meaning_a_heading_and_office")]
