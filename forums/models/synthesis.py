"""What the rapporteur makes of the rooms: numbered paragraphs, recommendations and whom they address, what nobody answered.

The texts are an officer's and stand in four languages; `language` is the one that was written first, `behind` names those whose words
are older than it. What joins them to posts is `Backing`: it goes when the room is sealed, and a band is all that stays.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from convening.models import Convening, Participation
from sessions.models import Note, Session

from .posts import Post
from .rooms import Question, Room


class Written(models.Model):
    """Words in four languages, one of them first. What is `READY` was checked: none of it stands in a room without a yes.

    `borrowed` are its own passages that stood in a room then, with a yes: should the yes or the post go, the text is printed no more.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("a text", "draft")
        READY = "ready", pgettext_lazy("a text", "ready")

    language = models.CharField(max_length=5)
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    borrowed = ArrayField(models.TextField(), default=list, blank=True)

    class Meta:
        abstract = True


class Strength(models.TextChoices):
    """How many people's posts stand behind a text, as far as it is told: `few` are fewer than the convening's threshold for posts."""

    NONE = "none", pgettext_lazy("people", "none")
    FEW = "few", pgettext_lazy("people", "few")
    SEVERAL = "several", pgettext_lazy("people", "several")
    MANY = "many", pgettext_lazy("people", "many")


class Insight(Written):
    """A paragraph of a room's synthesis, or of a session's. `position` is its place among those of its question, or of none.

    `strength` is brought up to date for all paragraphs together at night, so that nobody learns from it which posts are of one person.
    """

    class Kind(models.TextChoices):
        CONVERGENCE = "convergence", _("convergence")
        DIVERGENCE = "divergence", _("divergence")
        MINORITY = "minority", _("minority view")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, null=True, related_name="insights")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, related_name="insights")
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="insights")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(blank=True)
    strength = models.CharField(max_length=8, choices=Strength.choices, default=Strength.NONE)
    posts = models.ManyToManyField(Post, through="Backing", related_name="insights")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(room__isnull=False, session=None) | models.Q(room=None, session__isnull=False),
                name="a_paragraph_is_of_a_room_or_of_a_session",
            )
        ]


class Backing(models.Model):
    """A post that supports a paragraph, or a note of a session: what the rapporteur laid beside it. `passages` are the places of the
    sentences that she marked, none for all of it; `edition` is a keyed digest of the words as they read then. Gone when the room is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    insight = models.ForeignKey(Insight, on_delete=models.CASCADE, related_name="backings")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="backings")
    note = models.ForeignKey(Note, on_delete=models.CASCADE, null=True, related_name="backings")
    passages = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    edition = models.BinaryField(max_length=8, default=bytes)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["insight", "post"], name="a_post_backs_a_paragraph_once"),
            models.UniqueConstraint(fields=["insight", "note"], name="a_note_backs_a_paragraph_once"),
            models.CheckConstraint(
                condition=models.Q(post__isnull=False, note=None) | models.Q(post=None, note__isnull=False),
                name="a_post_or_a_note_backs_a_paragraph",
            ),
        ]


class Addressee(models.Model):
    """Whom recommendations can address: each convening keeps a list of its own. One may stand beneath another, as one mission does
    beneath missions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="addressees")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="beneath")
    code = models.SlugField()
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "code"], name="an_addressee_stands_once_in_a_list"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="no_addressee_stands_beneath_itself"),
        ]


class Recommendation(Written):
    """What somebody is asked to do, in a short and a long form, with the paragraphs from which it follows.

    `strength` tells of the people behind those, all together; `support` is what may be printed of them: a number that they reach,
    or None.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    short = models.CharField(max_length=300)
    long = models.TextField(blank=True)
    strength = models.CharField(max_length=8, choices=Strength.choices, default=Strength.NONE)
    support = models.PositiveSmallIntegerField(null=True)
    endorsed = models.PositiveSmallIntegerField(null=True)  # members, once the round is over; None if too few to be told
    insights = models.ManyToManyField(Insight, related_name="recommendations", blank=True)
    addressees = models.ManyToManyField(Addressee, through="Addressed", related_name="recommendations")

    class Meta:
        ordering = ["position"]


class Addressed(models.Model):
    """A recommendation and one of those whom it addresses. `short` and `long` are the words for this addressee, where those of the
    recommendation do not do; empty where they do. `behind` and `borrowed` as of `Written`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="addressed")
    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="addressed")
    short = models.CharField(max_length=300, blank=True)
    long = models.TextField(blank=True)
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    borrowed = ArrayField(models.TextField(), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "addressee"], name="somebody_is_addressed_once")]


class Unanswered(Written):
    """A question that the room left open, in the rapporteur's words. Guiding questions without a post are found without it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="unanswered")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]


class NamedModerator(models.Model):
    """She agreed that the report names her as one who looks after this room. Without this row it does not. Reports keep the row's
    random id and never her name: it is looked up when a document is made, and gone with the row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="named_moderators")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="named_in_reports")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "participation"], name="a_moderator_agrees_once")]
