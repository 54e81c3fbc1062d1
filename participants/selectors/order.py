"""Lists of people are decrypted and put in order in memory."""

import unicodedata


def spelling(name):
    """A name as it is looked up in a list: without accents, marks of vowels and capitals."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def by_name(things, name_of):
    return sorted(things, key=lambda thing: spelling(name_of(thing)))
