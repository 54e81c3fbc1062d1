"""Names that look like an office. In a room where members speak by name nobody is to be taken for the moderation or the secretariat."""

import unicodedata
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

# Letters of other scripts that are drawn like Latin ones.
_DRAWN_ALIKE = str.maketrans(
    "авеѕікмнорстухҽԁɡһјӏոαβεικνορτυχω",
    "abesikmhopctyxedghjlnabeiknoptuxw",
)
_STEMS = ("moderat", "moderac", "secretar")


def looks_like_an_office(name):
    """True if a reader could take `name` for the moderation or the secretariat, in any of our languages."""
    drawn = _as_drawn(name)
    return any(stem in drawn for stem in _STEMS) or any(office in drawn for office in _offices())


def name_beside_words(person):
    """What `person` is called beside what she says by name; "" where that would pass for an office, so that she is a voice there."""
    return "" if looks_like_an_office(person.shown_name) else person.shown_name


def _as_drawn(name):
    """What a reader sees at a glance: without case, accents, width and spaces; letters by their shape."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_DRAWN_ALIKE)
    return "".join(character for character in plain if character.isalnum())


@lru_cache(maxsize=1)
def _offices():
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {_as_drawn(_("Moderation of this room")), _as_drawn(_("Secretariat"))}
    return frozenset(found)
