"""What may leave a room word for word, and the figures that are kept when its key is gone."""

import uuid

from django.db import models
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from convening.models import Convening

from .posts import Post


class Quote(models.Model):
    """The rapporteur would like to use a passage; its voice is asked in the room. Nobody learns whose it is.

    `text` is the passage as it stood, `paraphrase` the rapporteur's own words for it, where she offers them. Silence means that the
    thought is only merged with others'. Attributes are stored because she chose them, and only where enough others share them.
    `told` is what the rapporteur is shown of the answer ({"answer", "region", "kind"}, {} for nothing yet): brought up to date for
    all quotes together at night, so that nobody sees when a voice answered.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("the voice is asked")
        ANSWERED = "answered", _("the voice has answered")
        LET_GO = "let_go", _("not needed any more")

    class Answer(models.TextChoices):
        NONE = "", _("no answer: only merged with the points of others")
        NO = "no", _("no")
        PARAPHRASE = "paraphrase", _("in other words")
        VERBATIM = "verbatim", _("word for word, without attributes")
        ATTRIBUTED = "attributed", _("word for word, with the attributes chosen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField()
    paraphrase = models.TextField(blank=True)
    paraphrase_language = models.CharField(max_length=5, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    answer = models.CharField(max_length=12, choices=Answer.choices, blank=True)
    region = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    told = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="attributed") | models.Q(region="", kind=""), name="attributes_only_where_she_chose_them"
            ),
            models.CheckConstraint(
                condition=models.Q(state="answered") | models.Q(answer=""), name="only_an_answered_quote_has_an_answer"
            ),
            # A thousand letters of some scripts are too long for an index.
            models.UniqueConstraint(models.F("post"), MD5("text"), name="a_passage_is_asked_about_once"),
        ]


class AgreedPhrase(models.Model):
    """Agreed language that any text may use ("the full, equal and meaningful participation of women"): it is nobody's words."""

    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="agreed_phrases")
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["convening", "text"], name="an_agreed_phrase_stands_once")]


class FrozenRecord(models.Model):
    """The figures of all rooms of a convening, protected as for a release, taken together before the first of them is sealed."""

    convening = models.OneToOneField(Convening, on_delete=models.PROTECT, related_name="frozen_record")
    counts = models.JSONField()
    frozen_on = models.DateField()
