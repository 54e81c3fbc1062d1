"""Surveys, anonymous by construction: who answered and what was answered stand in two tables that share nothing.

`Answered` holds digests of people and is written in groups, in random order, in a transaction of its own; `Answer` holds one answer to
one item and is written when it is sent, taken apart from the other answers of the same person. Both are rewritten in random order every
night. Each survey has a key of its own in the keyring (kind "survey").
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from convening.models import Convening

DONT_KNOW = "dont_know"  # the code of an option that is counted apart
STEPS = ("1", "2", "3", "4", "5")  # the codes of a scale; 5 is the best
LONGEST_ANSWER = 5_000  # characters of free words


def text_of(texts, language):
    """What {language: text} says in `language`, else in English."""
    return texts.get(language) or texts.get("en", "")


class Survey(models.Model):
    """One questionnaire, asked of one circle of people between two days.

    `session` is the id of the session that it is about. `frozen` are its figures, protected, kept once for all before the answers
    and their key are destroyed. Counters are of completed answers; they name nobody.
    """

    class Kind(models.TextChoices):
        POST_CONFERENCE = "post_conference", _("after the convening")
        SESSION = "session", _("after a session")
        THREE_MONTHS = "three_months", _("three months later")
        SIX_MONTHS = "six_months", _("six months later")
        OWN = "own", _("your own")

    class Audience(models.TextChoices):
        MEMBERS = "members", _("everybody who takes part")
        ATTENDED = "attended", _("those who were in the session")

    class Stage(models.TextChoices):
        """How far a survey is on a day of the convening."""

        DRAFT = "draft", _("being written")
        WAITING = "waiting", _("waits for its first day")
        OPEN = "open", _("can be answered")
        CLOSED = "closed", _("over")
        COUNTED = "counted", _("over, and counted for good")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="surveys")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.MEMBERS)
    session = models.UUIDField(null=True, blank=True)
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)  # the last day, in the convening's zone
    ready = models.BooleanField(default=False)  # once true, its questions do not change any more
    link = models.CharField(max_length=43, unique=True, null=True, blank=True)  # token of the public link, where wanted
    invited_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    eligible = models.PositiveIntegerField(null=True)  # frozen when it closes
    completed = models.PositiveIntegerField(default=0)
    completed_by_link = models.PositiveIntegerField(default=0)
    partial = models.PositiveIntegerField(null=True)  # drafts that were there when it closed
    frozen = models.JSONField(null=True)
    destroyed_on = models.DateField(null=True)

    class Meta:
        ordering = ["opens_on", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_on=None) | models.Q(closes_on=None) | models.Q(closes_on__gte=models.F("opens_on")),
                name="a_survey_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(ready=False) | models.Q(opens_on__isnull=False, closes_on__isnull=False), name="a_survey_that_is_ready_has_days"
            ),
            models.CheckConstraint(condition=models.Q(destroyed_on=None) | models.Q(frozen__isnull=False), name="answers_are_counted_before_they_go"),
        ]

    @property
    def place(self):
        """What the seals of this survey are bound to."""
        return f"survey:{self.pk}"

    def stage_on(self, day):
        """Its `Stage` on `day`, a day in the convening's zone."""
        if self.frozen is not None:
            return self.Stage.COUNTED
        if not self.ready:
            return self.Stage.DRAFT
        if day < self.opens_on:
            return self.Stage.WAITING
        return self.Stage.OPEN if day <= self.closes_on else self.Stage.CLOSED


class Item(models.Model):
    """One question. `options` (and `rows` of a matrix) are [{"code", "texts": {language: text}}], fixed categories.

    A scale has the five options of STEPS, and so has a matrix for its rows; DONT_KNOW may follow, there and in a choice. `most` is the
    largest number, or the longest answer in characters. `shown_if` is {"item": code, "any": [option codes]}: shown only where an
    earlier item was answered so. `feeds` names the section of annex B that its figures belong to.
    """

    class Kind(models.TextChoices):
        SCALE = "scale", _("a scale of five")
        CHOICE = "choice", _("one of several")
        CHOICES = "choices", _("any of several")
        RANKING = "ranking", _("an order")
        MATRIX = "matrix", _("several things on a scale")
        NUMBER = "number", _("a number")
        TEXT = "text", _("free words")

    class Feeds(models.TextChoices):
        SATISFACTION = "satisfaction", _("satisfaction")
        OUTCOMES = "outcomes", _("learning, networking, follow-up")
        PROBLEMS = "problems", _("problems")
        ACCESS = "access", _("access and equity")
        NOTHING = "", _("the annex of the instrument only")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    section = models.CharField(max_length=200, blank=True)  # a heading: the items from here on stand under it
    question = models.CharField(max_length=400)
    help = models.CharField(max_length=400, blank=True)
    options = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list, blank=True)
    least = models.IntegerField(null=True, blank=True)
    most = models.IntegerField(null=True, blank=True)
    required = models.BooleanField(default=False)
    shown_if = models.JSONField(default=dict, blank=True)
    feeds = models.CharField(max_length=20, choices=Feeds.choices, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "position"], name="items_are_numbered", deferrable=models.Deferrable.DEFERRED),
            models.UniqueConstraint(fields=["survey", "code"], name="an_item_has_a_code_of_its_own"),
        ]


class Answered(models.Model):
    """Somebody completed a survey: a digest under the survey's key. Written in groups of five or more; gone when the survey closes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answered")
    mark = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "mark"], name="a_survey_is_answered_once")]


class Answer(models.Model):
    """One answer to one item, sealed under the survey's key, of nobody. Free words are read by reviewers before anybody else.

    Free words are "counted" when they come, and wait to be read from the night on that hands them to reviewers, several at once.
    `sealed_words` are free words as a reviewer let them out.
    """

    class State(models.TextChoices):
        COUNTED = "counted", _("counted")
        WAITING = "waiting", _("waits to be read")
        CLEARED = "cleared", _("may be used")
        REDACTED = "redacted", _("may be used in part")
        WITHHELD = "withheld", _("not used")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    by_link = models.BooleanField(default=False)
    sealed = models.BinaryField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.COUNTED)
    sealed_words = models.BinaryField(null=True)


class SurveyDraft(models.Model):
    """Answers not sent yet, sealed under a key that she and the survey's key make together; without a time. Gone at the close."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="drafts")
    mark = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "mark"], name="one_draft_a_survey")]
