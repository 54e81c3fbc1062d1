"""Whom offices name, and what the secretariat's clearance decides."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
from convening.models import Convening, Participation, User

from .offices import Office, Quota


class Region(models.TextChoices):
    """The convener's own regions. The stored values are the English names, so that a table needs no second list."""

    ARAB_STATES = "Arab States", _("Arab States")
    AFRICA = "Africa", _("Africa")
    EUROPE = "Europe and North America", _("Europe and North America")
    ASIA = "Asia-Pacific", _("Asia-Pacific")
    LATIN_AMERICA = "Latin America and the Caribbean", _("Latin America and the Caribbean")


class KindOfActor(models.TextChoices):
    CIVIL_SOCIETY = "Civil society", _("Civil society")
    POLITICAL = "Political actors", _("Political actors")
    UN_REGIONAL = "United Nations and regional organizations", _("United Nations and regional organizations")
    ACADEMIA = "Academia and research", _("Academia and research")


class Nomination(models.Model):
    """An office names a person for a convening. What it says of her is sealed under her own key.

    `rank` orders an office's nominations as they came. `holds` says which seat she has: one of the office's `quota`, a
    released one, a place in the ranked reserve, or none. One nomination for each office and person.

    What the office is shown must not depend on what anybody answered, so it is kept apart: `in_reserve` (beyond its seats,
    whatever she holds by now), `promoted` (she came in from the waiting list: her office goes on seeing "received") and
    `let_go_on` (the office withdrew one who had been promoted: closed on its list, and nothing changes for her).
    """

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        ASKED = "asked", _("asked back")  # the clearance waits for a word of the office
        CLEARED = "cleared", _("cleared")
        DECLINED = "declined", _("not cleared")
        WITHDRAWN = "withdrawn", _("withdrawn by the office")

    class Holds(models.TextChoices):
        SEAT = "seat", _("a seat of the office")
        RELEASED = "released", _("a released seat")
        RESERVE = "reserve", _("a place in the reserve")
        GAVE_BACK = "gave_back", _("no seat any more")  # because of her answer: the office is not told
        NONE = "", _("none")

    WAITING = (State.NOMINATED, State.ASKED)  # not decided yet
    STANDING = (State.NOMINATED, State.ASKED, State.CLEARED)  # these take a seat, or a place in the reserve

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="nominations")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="nominations")
    quota = models.ForeignKey(Quota, on_delete=models.PROTECT, related_name="nominations")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="nominations")
    state = models.CharField(max_length=20, choices=State.choices, default=State.NOMINATED)
    holds = models.CharField(max_length=20, choices=Holds.choices, default=Holds.NONE, blank=True)
    in_reserve = models.BooleanField(default=False)
    promoted = models.BooleanField(default=False)
    let_go_on = models.DateField(null=True)
    rank = models.PositiveIntegerField()
    made_on = models.DateField()
    decided_on = models.DateField(null=True)
    sealed_particulars = models.BinaryField()
    sealed_risk_note = models.BinaryField(null=True)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "person"], name="an_office_names_a_person_once"),
            models.UniqueConstraint(fields=["office", "rank"], name="ranks_are_unique_in_an_office"),
            models.CheckConstraint(
                condition=models.Q(state__in=["declined", "withdrawn"], holds="") | models.Q(state__in=["nominated", "asked", "cleared"]),
                name="only_who_stands_holds_a_seat",
            ),
        ]

    def _place(self, what):
        return f"nomination.{what}.{self.id.hex}"

    def _open(self, sealed, what):
        try:
            return {} if not sealed else vault.unseal(keyring.read("person", self.person_id), sealed, place=self._place(what))
        except keyring.KeyGone:
            return {}

    def _seal(self, content, what):
        return vault.seal(keyring.read("person", self.person_id), content, place=self._place(what))

    @property
    def particulars(self):
        """What the office wrote: {"name", "email", "reason", "region", …}; empty once her key is gone.

        What an office sees of a nomination comes from here and never from her profile: a name that she changed would
        tell the office that she has accepted.
        """
        return self._open(self.sealed_particulars, "particulars")

    @particulars.setter
    def particulars(self, content):
        self.sealed_particulars = self._seal(content, "particulars")

    @property
    def risk_note(self):
        """What could happen to her if it were known; "" where nothing was said. For the clearance only, not even for its office."""
        return self._open(self.sealed_risk_note, "risk").get("note", "") if self.sealed_risk_note else ""

    @risk_note.setter
    def risk_note(self, note):
        self.sealed_risk_note = self._seal({"note": note}, "risk")  # also an empty one: its absence would tell


class HeldDecision(models.Model):
    """A decision on several nominations that takes effect in a few minutes, unless somebody stops it.

    What could not be decided any more when it was due is kept in `content` until the secretariat has seen it.
    """

    class Deed(models.TextChoices):
        CLEAR = "clear", _("clear")
        DECLINE = "decline", _("do not clear")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("done")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="held_decisions")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=20, choices=Deed.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    sealed_content = models.BinaryField(null=True)

    class Meta:
        ordering = ["due_at", "pk"]

    def _place(self):
        return f"decision.content.{self.id.hex}"

    @property
    def content(self):
        """{"note"} while it waits; {"left_out": [[nomination id, code], …], "decided": n} afterwards; {} once that was seen."""
        if self.sealed_content is None:
            return {}
        return vault.unseal(keyring.read("convening", self.convening_id), self.sealed_content, place=self._place())

    @content.setter
    def content(self, content):
        key = keyring.read("convening", self.convening_id)
        self.sealed_content = vault.seal(key, content, place=self._place()) if content else None


class Pick(models.Model):
    """A nomination that a waiting decision is about: of one at a time, which the database keeps. Gone when it is carried out or stopped."""

    decision = models.ForeignKey(HeldDecision, on_delete=models.CASCADE, related_name="picks")
    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="pick")
