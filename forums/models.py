"""Rooms, guiding questions, voices and posts. No table here knows a person."""

import uuid
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from convening import keyring, vault
from convening.models import Convening, Participation
from sessions.models import Naming, Rule, Session


class Room(models.Model):
    """A room for moderated discussion. Its key lives in the keyring; its dates are days in the convening's zone, both inclusive.

    `last_position` numbers posts as they become readable, without a gap, and is the sequence number of the room's news;
    `arrivals` does the same for the moderation's queue.
    """

    class Stage(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        ANNOUNCED = "announced", _("not open yet")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed: read-only")

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
    last_position = models.PositiveIntegerField(default=0)
    arrivals = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["opens_on", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "slug"], name="room_slug_is_unique_in_its_convening"),
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
        return self.Stage.OPEN if day <= self.closes_on else self.Stage.CLOSED

    def words_can_be_taken_back_on(self, day):
        """People may withdraw what they wrote until the cooling after the close is over."""
        return day <= self.closes_on + timedelta(days=self.convening.cooling_days)

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


class VoiceLabel(models.Model):
    """The label of a voice, unique in its scope. Derived from the voice, found by probing; tells nothing about the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="voice_labels")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True)  # only where the room's scope is the question
    voice = models.BinaryField()
    object = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "voice"], name="one_label_a_voice"),
            models.UniqueConstraint(
                fields=["room", "question", "object", "number"], name="labels_are_unique", nulls_distinct=False
            ),
        ]


class Post(models.Model):
    """What was said. It has a voice and never an author.

    `voice` is a digest under the room's key; `mode` says how she chose to appear (veiled, named inside a `named` room, or in her
    role). `day` and `after_session` are all that is kept of time; `position` orders the readable ones. `html` is rendered at writing.
    `retry` is a digest of the form's own key under the room's key, so that the same form sent twice is one post.
    """

    class State(models.TextChoices):
        HELD = "held", _("waiting for the moderation")
        PUBLISHED = "published", _("published")
        DECLINED = "declined", _("not published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Mode(models.TextChoices):
        VEILED = "veiled", _("as a voice")
        NAMED = "named", _("by name, inside this room")
        ROLE = "role", _("in her role")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="posts")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="posts")
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replies")
    state = models.CharField(max_length=10, choices=State.choices)
    voice = models.BinaryField()
    mode = models.CharField(max_length=10, choices=Mode.choices)
    role = models.CharField(max_length=20, blank=True)  # "moderator", "secretariat": shown where mode is role
    naming = models.CharField(max_length=20, choices=Naming.choices)  # the room's, at writing: it can only become stricter
    position = models.PositiveIntegerField(null=True)
    day = models.DateField()
    after_session = models.BooleanField(default=False)
    language = models.CharField(max_length=5)
    source = models.TextField()
    html = models.TextField()
    reason = models.CharField(max_length=300, blank=True)  # of the moderation, shown to the voice only
    retry = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "position"], name="positions_are_unique_in_a_room"),
            models.UniqueConstraint(fields=["room", "retry"], name="the_same_form_is_one_post"),
            models.CheckConstraint(
                condition=~models.Q(naming=Naming.VOICES, mode="named"), name="no_named_post_where_voices_are_promised"
            ),
            models.CheckConstraint(
                condition=models.Q(mode="role", role__gt="") | (~models.Q(mode="role") & models.Q(role="")),
                name="a_role_is_shown_only_where_chosen",
            ),
            models.CheckConstraint(
                condition=models.Q(state="published", position__isnull=False) | ~models.Q(state="published"),
                name="a_published_post_has_its_place",
            ),
        ]


class DecisionBucket(models.Model):
    """How soon the moderation decided, counted in buckets; no times are kept."""

    class Bucket(models.TextChoices):
        HOUR = "1h"
        SIX_HOURS = "6h"
        DAY = "24h"
        MORE = "more"

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="decision_buckets")
    bucket = models.CharField(max_length=5, choices=Bucket.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "bucket"], name="one_counter_a_bucket")]


class Notice(models.Model):
    """A message of the officer for incidents to a voice. Like a post it knows a voice and never a person.

    Sealed under the room's key: nobody reads it in the database, and it is gone when the room is sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="notices")
    voice = models.BinaryField()
    day = models.DateField()
    sealed_text = models.BinaryField()

    def _place(self):
        return f"notice.text.{self.id.hex}"

    @property
    def text(self):
        """"" once the room's key is gone."""
        try:
            return vault.unseal(keyring.read("room", self.room_id), self.sealed_text, place=self._place())
        except keyring.KeyGone:
            return ""

    @text.setter
    def text(self, text):
        self.sealed_text = vault.seal(keyring.read("room", self.room_id), text, place=self._place())


class Agreement(models.Model):
    """Somebody accepted the code of conduct before writing here. A digest under the room's key: it tells neither who nor which voice.

    Written beside a post, so it cannot be kept with the person: her row would share the post's transaction.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="agreements")
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "digest"], name="one_agreement_a_digest")]
