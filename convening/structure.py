"""What a convening that is copied hands to the next: each storey its own part.

An app adds a function to `COPIED` in its `ready()`: (source, copy, shift) -> [sentence]. `shift` is a timedelta of whole days; a
sentence says what could not be copied as it was. People, and what they said, are never copied.
"""

from django.conf import settings

COPIED = []


def in_all_languages(thing, *names):
    """{"name_en": …, "name_ar": …}: the texts of `thing`, each language's own."""
    return {f"{name}_{code}": getattr(thing, f"{name}_{code}") or "" for name in names for code, _language in settings.LANGUAGES}
