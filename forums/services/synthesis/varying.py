"""The words of a recommendation for one addressee, where those for all do not do: a mission is asked otherwise than a donor.

They stand in the recommendation's languages, and are printed where it is: a recommendation is ready only with all its words.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from convening.errors import Refused

from ...models import Addressed
from . import texts as words

NAMES = words.FIELDS.setdefault(Addressed, ("short", "long"))


def settle_all(made, *, by):
    """The same for all whom `made` addresses, when it becomes ready. What is refused says of whose words."""
    for one in Addressed.objects.filter(recommendation=made).select_related("addressee"):
        try:
            settle(one, made, by=by, ready=True)
        except Refused as refused:
            sentence = _("The words for “%(name)s” cannot be ready yet: they carry words of a room that are not cleared.")
            raise Refused(refused.code, sentence % {"name": one.addressee.name}) from None
        one.save(update_fields=["borrowed"])


def settle(one, made, *, by, ready):
    """The check of `texts`, for the words of `one` of those whom `made` addresses; what is not ready waits for it."""
    one.language, one.borrowed = made.language, []
    if ready and has_words(one):
        words.settle(one, made.convening, by=by, ready=True)


def has_words(one):
    """Whether somebody addressed has words of its own, in whatever language."""
    return any(words.words_of(one, name, code) for name in NAMES for code, _name in settings.LANGUAGES)


def said_first(thing):
    """What stands in the language that was written first: what members endorse."""
    return [words.words_of(thing, name, thing.language) for name in NAMES] if thing.language else []


def write(one, texts):
    """In short is said first: a long form alone would stand beneath the short one of all."""
    after = {
        (name, code): (texts[name].get(code, words.words_of(one, name, code)) or "").strip() for name in NAMES for code, _name in settings.LANGUAGES
    }
    if any(after.values()):
        words.write(one, texts)
        return
    for name in NAMES:
        for code, _name in settings.LANGUAGES:
            setattr(one, f"{name}_{code}", "")
    one.behind = []
