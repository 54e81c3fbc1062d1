"""Lists of people are decrypted and put in order in memory."""

import unicodedata

from django.utils.translation import pgettext_lazy


def spelling(name):
    """A name as it is looked up in a list: without accents, marks of vowels and capitals."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def by_name(things, name_of):
    return sorted(things, key=lambda thing: spelling(name_of(thing)))


# Where a name stood, once she had everything about her erased.
ERASED = pgettext_lazy("in place of a name", "erased")


def name_in(words):
    """The name in an office's words of a person; "erased" where there are none any more."""
    return words.get("name") or str(ERASED)
