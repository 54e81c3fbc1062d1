"""Passages that may be used, because their voice said so. What the rapporteur is shown is told at night, for all together."""

from django.conf import settings
from django.db.models.expressions import RawSQL
from django.utils import translation

from participants.wording import written

from ..models import Post, Quote, Rule

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
ATTRIBUTES = (("kind", "kind_of_actor"), ("region", "region"))  # of a quote, and as `participants` calls them
Answer, State = Quote.Answer, Quote.State
LEAVES_THE_ROOM = (Answer.PARAPHRASE, Answer.VERBATIM, Answer.ATTRIBUTED)


def cleared_quotes(convening):
    """[{"room", "question", "text", "language", "kind", "attributes"}] of what may be printed of the rooms, and nothing else.

    `kind` is "paraphrase", "verbatim" or "attributed"; `attributes` are those that the voice chose (English names, as stored); `text`
    are the very words to print. A paraphrase that the voice has not seen is nobody's, and not in the list. Only of posts that
    members can read, never from a room off the record; on the record a marked passage needs no answer. A yes counts from the night
    after it was given, a change of mind at once. The order is that of rooms, questions and words: it tells nothing.
    """
    return [told for _quote, told in cleared(convening)]


def cleared(convening):
    """[(quote, what `cleared_quotes` tells of it)], in that order."""
    quotes = Quote.objects.filter(post__room__convening=convening, post__room__published=True)
    found = [(quote, as_printed(quote)) for quote in quotes.select_related("post__room", "post__question") if is_cleared(quote)]
    return sorted((one for one in found if one[1]["text"]), key=lambda one: (one[1]["room"], one[1]["question"], one[1]["text"]))


def is_cleared(quote):
    """Whether `quote`, which brings its post and room, may leave the room."""
    room = quote.post.room
    if room.rule == Rule.OFF_THE_RECORD or quote.post.state != Post.State.PUBLISHED or quote.state == State.LET_GO:
        return False
    if room.rule == Rule.ON_THE_RECORD:
        return True
    now = {"answer": quote.answer, "region": quote.region, "kind": quote.kind}
    return quote.answer in LEAVES_THE_ROOM and quote.told == now


def as_printed(quote):
    """One entry of `cleared_quotes`."""
    kind = Answer.VERBATIM if quote.post.room.rule == Rule.ON_THE_RECORD else Answer(quote.answer)
    in_other_words = kind == Answer.PARAPHRASE
    return {
        "room": quote.post.room.slug,
        "question": quote.post.question.position,
        "text": quote.paraphrase if in_other_words else quote.text,
        "language": quote.paraphrase_language if in_other_words else quote.post.language,
        "kind": kind.value,
        "attributes": [attribute for attribute in (quote.region, quote.kind) if attribute] if kind == Answer.ATTRIBUTED else [],
    }


def in_words(quote, told):
    """{"text", "language", "kind", "attributes": [{language: words}]} of an entry of `cleared`: its attributes are stored as their English names."""
    chosen = [(key, getattr(quote, name)) for name, key in ATTRIBUTES if getattr(quote, name) in told["attributes"]]
    attributes = [{code: _attribute(key, value, code) for code in LANGUAGES} for key, value in chosen]
    return {"text": told["text"], "language": told["language"], "kind": told["kind"], "attributes": attributes}


def _attribute(key, value, code):
    with translation.override(code):
        return str(written(key, value, code))


def tell_answers(convening=None):
    """Bring up to date what is shown of the answers, of all quotes (or of one convening) in one statement: which of them are new,
    and since when, is lost. Done each night, and before the figures are frozen."""
    quotes = Quote.objects.filter(post__room__convening=convening) if convening else Quote.objects.all()
    quotes.update(told=RawSQL(_ANSWER_AS_TOLD, ()))


_ANSWER_AS_TOLD = """
    CASE WHEN state = 'answered' THEN jsonb_build_object('answer', answer, 'region', region, 'kind', kind) ELSE '{}'::jsonb END
"""
