"""The stems of words, as the database's own stemmers for Arabic, English, French and Spanish give them."""

from django.db import connection

from . import folding

STEMMERS = {"ar": "arabic_stem", "en": "english_stem", "es": "spanish_stem", "fr": "french_stem"}


def stems_of(words, languages):
    """{word: (its stems, folded; whether it says little in one of `languages`)} of folding's words, in one query."""
    languages = [language for language in languages if language in STEMMERS]
    asked = {}
    for word in words:
        for language in languages:
            asked.setdefault((STEMMERS[language], folding.for_stemmer(word, language)), set()).add(word)
    found = {word: (set(), word.plain in folding.ARABIC_STOP_WORDS) for word in words}
    for stemmer, spelling, stems in _stemmed(list(asked)):
        for word in asked[stemmer, spelling]:
            known, says_little = found[word]
            # An empty answer means a word that says little; no answer, one that the stemmer does not know.
            found[word] = (known | set(folding.fold(" ".join(stems or ())).split()), says_little or stems == [])
    return found


def _stemmed(pairs):
    if not pairs:
        return []
    stemmers, spellings = zip(*pairs, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT stemmer, spelling, ts_lexize(stemmer::regdictionary, spelling)"
            " FROM unnest(%s::text[], %s::text[]) AS asked (stemmer, spelling)",
            [list(stemmers), list(spellings)],
        )
        return cursor.fetchall()
