"""Texts of several languages in that of the annex; what was not translated, with a word on it."""

from django.utils.translation import gettext as _

from .. import blocks

IN_LANGUAGES = {"ar": lambda: _("in Arabic"), "en": lambda: _("in English"), "es": lambda: _("in Spanish"), "fr": lambda: _("in French")}


def engagement_of(report):
    """What the report tells of the rooms in words; {} of one that was compiled before there was any of it."""
    return report.get("engagement") or {}


def told(texts, language, first="en"):
    """(words, their language): in `language`, else in the one they were written in `first`, else in any. ("", language) of nothing."""
    for code in (language, first, "en", *texts):
        if texts.get(code):
            return texts[code], code
    return "", language


def remark(code, language):
    """The language of words that are not in that of the annex; "" for those that are."""
    return IN_LANGUAGES[code]() if code != language and code in IN_LANGUAGES else ""


def item(texts, language, first="en", label="", **more):
    """What `numbered` and `quotes` take. The label says in which language it is, where it is in another."""
    words, code = told(texts, language, first)
    parts = [part for part in (label, remark(code, language)) if part]
    made = {"text": words, "label": " · ".join(parts), **more}
    return made if code == language else {**made, "language": code}


def plain(texts, language, first="en"):
    """One line for headings, lists and facts, with its language in brackets where it is another."""
    words, code = told(texts, language, first)
    said = remark(code, language)
    return _("%(words)s (%(in_language)s)") % {"words": words, "in_language": said} if said else words


def words(texts, language, first="en"):
    """Blocks of a longer text: a note before it where it is in another language. [] of nothing."""
    told_, code = told(texts, language, first)
    if not told_:
        return []
    if code == language:
        return [blocks.words(told_)]
    return [untranslated(code, language), blocks.words({"text": told_, "language": code})]


def untranslated(code, language):
    return blocks.note(_("What follows was not translated: it is %(in_language)s.") % {"in_language": remark(code, language)})
