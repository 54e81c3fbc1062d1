"""Documents that a convening leaves behind: their pieces, how they came about, who agreed to them.

Foreign keys to rooms and sessions would break the law of the stairs: a piece that is drawn names its source by slug.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from convening.models import Audience, Convening, Organisation, Participation, Picture

from .reports import Report


class Document(models.Model):
    """One document: written in pieces, commented on, signed by the conveners, released once.

    `edition` grows with every change. `content` ({language: what `rendering.outcomes` made}) is written at the release and never changes;
    a mistake found later is mended by a document that names the one it `supersedes`. `report` holds the figures that it quotes.
    """

    class Kind(models.TextChoices):
        BACKGROUND = "background", _("background note")
        OUTCOME = "outcome", _("outcome document")
        SUMMARY = "summary", _("moderator's summary")
        REPORT = "report", _("meeting report")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("a document", "draft")
        SIGNING = "signing", _("before the conveners")
        RELEASED = "released", pgettext_lazy("a document", "released")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    slug = models.SlugField()
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True)
    imprint = models.CharField(max_length=200, blank=True)  # place and month, as printed on the cover
    language = models.CharField(max_length=5)
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)  # of title, subtitle and imprint
    borrowed = ArrayField(models.TextField(), default=list, blank=True)  # as of a `Piece`
    languages = ArrayField(models.CharField(max_length=5))  # in which it is to appear
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.PUBLIC)
    cover = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    made_on = models.DateField()
    released_on = models.DateField(null=True)
    content = models.JSONField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta:
        ordering = ["made_on", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["convening", "slug"], name="documents_have_an_address_each"),
            models.CheckConstraint(condition=~models.Q(audience="room"), name="a_document_is_for_members_or_everybody"),
            models.CheckConstraint(
                condition=models.Q(state="released", released_on__isnull=False, content__isnull=False) & ~models.Q(sha256="")
                | ~models.Q(state="released") & models.Q(released_on=None, content=None, sha256=""),
                name="a_released_document_has_its_content_and_a_day",
            ),
        ]


class Piece(models.Model):
    """A part of a document. Its words are somebody's (`title`, `text`), or it is drawn from what the convening already holds: then
    `source` says what of it. `key` is what cross-references name.

    `text` is Markdown: paragraphs, lists, **bold**, *italic*, links, footnotes `[^a]`; `[](#key)` prints where another piece stands,
    `{participants}` a figure of the report with its definition as a footnote. `borrowed` are passages of it that stood in a room when it was
    written: should they be taken back there, they are not printed here.
    """

    class Kind(models.TextChoices):
        # words
        TEXT = "text", _("text")
        NUMBERED = "numbered", _("numbered paragraph")
        BOX = "box", _("box of definitions")
        HIGHLIGHT = "highlight", _("highlight")
        QUESTIONS = "questions", _("guiding questions of its own")
        ACRONYMS = "acronyms", _("acronyms")
        QUOTE = "quote", _("quotation")
        PICTURE = "picture", _("picture")
        # drawn
        SYNTHESIS = "synthesis", _("paragraphs of a room or a session")
        RECOMMENDATIONS = "recommendations", _("recommendations")
        ROOM_QUESTIONS = "room_questions", _("guiding questions of a room")
        QUOTES = "quotes", _("cleared quotations of a room")
        PROGRAMME = "programme", _("programme")
        FIGURES = "figures", _("figures in a row")
        PEOPLE = "people", _("people on the record")
        CREDITS = "credits", _("conveners, partners and donors")
        LINKS = "links", _("useful links")
        GRAPHICS = "graphics", _("graphic recordings")
        ANNEX = "annex", _("annex")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pieces")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    level = models.PositiveSmallIntegerField(default=1)  # of its heading, where it has one: 1 a chapter, 2 and 3 beneath
    source = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=5)
    behind = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    borrowed = ArrayField(models.TextField(), default=list, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "position"], name="pieces_are_in_order", deferrable=models.Deferrable.DEFERRED),
            models.UniqueConstraint(fields=["document", "key"], name="pieces_have_a_key_each"),
        ]


class Revision(models.Model):
    """How a piece stood at an edition of its document, before it was changed or taken out. `piece` is its id, which outlives it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="revisions")
    piece = models.UUIDField()
    edition = models.PositiveIntegerField()
    was = models.JSONField()  # {"kind", "key", "level", "source", "position", "language", "behind", "borrowed", "picture", "title": {language}, "text": {language}}
    author = models.ForeignKey("convening.User", on_delete=models.SET_NULL, null=True, related_name="+")
    day = models.DateField()

    class Meta:
        ordering = ["-edition"]


class Remark(models.Model):
    """What somebody who works on a document says of a piece, or of the whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="remarks")
    piece = models.ForeignKey(Piece, on_delete=models.SET_NULL, null=True, related_name="remarks")
    author = models.ForeignKey("convening.User", on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    day = models.DateField()
    settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["day", "pk"]


class Signature(models.Model):
    """One of the conveners agrees to a document as it stood at `edition`. A change makes it void; so does a change of what it draws on:
    `sha256` is the digest of what would have been printed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="signatures")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField()
    signer = models.ForeignKey("convening.User", on_delete=models.SET_NULL, null=True, related_name="+")
    day = models.DateField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "organisation", "edition"], name="an_organisation_signs_an_edition_once"),
            models.UniqueConstraint(fields=["document", "signer", "edition"], name="nobody_signs_for_two"),
        ]


class Signer(models.Model):
    """An organisation that signed documents when this one was laid before the conveners: its signature is needed, whatever is set up later,
    until an officer agrees that it is not (`spared_by`). Whoever agrees to that does not release the document."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="signers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    spared_by = models.ForeignKey("convening.User", on_delete=models.SET_NULL, null=True, related_name="+")
    spared_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "organisation"], name="an_organisation_is_asked_once_a_document")]


class Withdrawal(models.Model):
    """A released document is out of sight: for everybody but those who work on it, as if it were not there. Its row stays as it was
    printed. `sealed` holds the reason under the convening's key, None where none was given."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="withdrawal")
    day = models.DateField()
    by = models.ForeignKey("convening.User", on_delete=models.SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField(null=True)

    @property
    def place(self):
        """What the seal of its reason is bound to."""
        return f"withdrawal:{self.document_id}"


class OnTheRecord(models.Model):
    """Somebody who is to be named in documents of a convening, with her honorific and her function, for what she said on the record.

    She is asked, and named only while she agrees. Documents keep this row's random id and never her name: it is looked up when a document
    is made. `sealed` holds the words, under her own key, so that her erasure takes them everywhere.
    """

    class Answer(models.TextChoices):
        ASKED = "asked", _("asked")
        AGREED = "agreed", _("agreed")
        DECLINED = "declined", _("declined")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    convening = models.ForeignKey(Convening, on_delete=models.CASCADE, related_name="on_the_record")
    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="on_the_record")
    session = models.SlugField(blank=True)  # of the session on the record in which she spoke
    position = models.PositiveSmallIntegerField(default=0)
    sealed = models.BinaryField()
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.ASKED)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["participation", "session"], name="somebody_is_asked_once_a_session")]

    @property
    def place(self):
        """What the seal of her words is bound to."""
        return f"on-the-record:{self.pk}"
