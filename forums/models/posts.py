"""Posts, and what hangs on their voices. No table here knows a person."""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.models import Naming

from .rooms import Question, Room


class VoiceLabel(models.Model):
    """The label of a voice, unique in its scope. Derived from the voice, found by probing; tells nothing about the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="voice_labels")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True)  # only where the room's scope is the question
    voice = models.BinaryField()
    object = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    muted_until = models.DateField(null=True)  # shown to the moderation beside this label alone; `Mute` is what keeps her from writing

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
    `news` is the room's number when the post last became readable or changed, forgotten at night. A post that says the same as another
    is merged into it and no longer shown. `retry` is a digest of the form's own key under the room's key, so that the same form sent twice is one post.
    """

    class State(models.TextChoices):
        HELD = "held", _("waiting for the moderation")
        PUBLISHED = "published", _("published")
        DECLINED = "declined", _("not published")
        WITHDRAWN = "withdrawn", _("withdrawn")
        MERGED = "merged", _("joined with another post")

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
    news = models.PositiveIntegerField(null=True)
    edited = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    day = models.DateField()
    after_session = models.BooleanField(default=False)
    language = models.CharField(max_length=5)
    source = models.TextField()
    html = models.TextField()
    reason_code = models.CharField(max_length=20, blank=True)  # of `moderation.Reason`: told to the voice in her language
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
            models.CheckConstraint(
                condition=models.Q(state="merged", merged_into__isnull=False) | (~models.Q(state="merged") & models.Q(merged_into__isnull=True)),
                name="a_merged_post_says_into_which",
            ),
        ]
        # What a page needs beside its newest posts is found without looking through the room.
        indexes = [
            models.Index(fields=["room"], condition=models.Q(pinned=True), name="pinned_posts"),
            models.Index(fields=["room"], condition=models.Q(state__in=["held", "declined"]), name="posts_not_shown"),
            models.Index(fields=["room", "news"], condition=models.Q(news__isnull=False), name="posts_with_news"),
        ]


class Correction(models.Model):
    """New words for a post that members read, until the moderation has decided: then they take the place of the old, or go."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="correction")
    language = models.CharField(max_length=5)
    source = models.TextField()
    html = models.TextField()


class Draft(models.Model):
    """Words not sent yet: sealed under a key derived from the room's and hers, padded, without a time. Gone at the close.

    `mark` is a digest under the room's key over her uuid and the place in the room: no voice of hers. The form's key is not in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="drafts")
    mark = models.BinaryField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "mark"], name="one_draft_a_place")]

    @property
    def place(self):
        """What its seal is bound to."""
        return f"draft.{self.id.hex}"


class Agreement(models.Model):
    """Somebody accepted the code of conduct before writing here. A digest under the room's key: it tells neither who nor which voice.

    Written beside a post, so it cannot be kept with the person: her row would share the post's transaction.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="agreements")
    digest = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "digest"], name="one_agreement_a_digest")]


class Words(models.Model):
    """What the search looks through: a readable post's words, or those of its accepted translation, without author or voice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(max_length=5)
    plain = models.TextField()  # folded: one spelling for one word
    vector = SearchVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "language"], name="a_posts_words_once_a_language")]
        indexes = [GinIndex(fields=["vector"], name="words_by_stem")]  # likeness is only sought in one room, where nothing is equal
