"""Documents that a convening leaves behind as bytes: made when they are asked for, kept once they are released to everybody.

A released document is written from its `content`, a draft from its pieces and marked as one. Names of people, consent to pictures and what
the report's annex says of moderators are looked up each time: a file that is kept goes by all of them, so that none is handed out of
which somebody took back her yes. One in which anybody is named or shown is kept for an hour, sealed: Redis writes a journal, and what
stood in it once is read no more when the key is destroyed, which is done as soon as somebody takes something back (`archives.make_anew`).
"""

import hashlib
import json

import redis
from django.core.cache import cache
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from convening import keyring, vault, writing
from convening.errors import Refused
from convening.models import Audience, Picture
from convening.selectors import pictures as of_pictures

from . import documents, selectors
from .models import Document
from .rendering import ANNEXES, outcomes
from .rendering.outcomes.writing import SHAPES, write
from .selectors.outcomes import names_on_the_record

A_DAY, AN_HOUR = 24 * 60 * 60, 60 * 60
LARGEST = 6_000_000  # bytes of a file that is kept
MADE_AS = {"page": "html"}  # the command's word for the file that a browser reads


def made(document, shape, language):
    """(bytes, media type, file name) of `document` in `shape` (page, html, pdf or docx) and `language`. A shape or a language that it does not
    have is refused."""
    shape = _known(shape)
    content = content_of(document, language)
    told = told_today(document, content)
    name = f"{document.convening.slug}-{document.slug}-{language}.{shape}"
    place = _place(document, shape, language) if may_be_kept(document) else None
    kept = _kept(document, place, told) if place else None
    if kept is None:
        kept = _written(document, content, shape, told)
        if place:
            _keep(document, place, told, kept)
            _remember(_size_key(document.sha256, shape, language), len(kept), None)
    return kept, documents.CONTENT_TYPES[shape], name


def made_of_summary(report, shape, language):
    """The same of the engagement summary, which is Annex D of a report."""
    shape = _known(shape)
    content = documents.document(report, "D", shape, language)
    return content, documents.CONTENT_TYPES[shape], f"{report.convening.slug}-engagement-summary-{language}.{shape}"


def _known(shape):
    shape = MADE_AS.get(shape, shape)
    if shape not in SHAPES:
        raise Refused(
            "evaluation.no_such_format",
            _("A document cannot be written as %(format)s. Choose one of these: %(formats)s.") % {"format": shape, "formats": "page, pdf, docx"},
        )
    return shape


def content_of(document, language):
    """The content that is written: what the release kept, or of a draft what its pieces are now."""
    if language not in document.languages:
        names = ", ".join(document.languages)
        raise Refused("evaluation.no_such_language", _("This document is not in that language. It is in these: %(languages)s.") % {"languages": names})
    if document.state == Document.State.RELEASED:
        return document.content[language]
    return outcomes.content(document, outcomes.gather(document), language)


def told_today(document, content, for_page=False):
    """{"names", "pictures", "report"}: what a file says of people today, and the figures behind its annexes. A page leaves pictures where
    they lie and annexes to their own pages: it needs neither bytes nor figures. Three queries at most, and two where annexes are bound in."""
    named = _kinds(content, "people")
    annexes = {block["letter"] for block in _kinds(content, "annex")}
    shown = _pictures(content, not for_page) if content["pictures"] else {}
    report = None
    if annexes and document.report_id and not for_page:
        report = documents.shape_of(document.report, ANNEXES["D" if "d" in annexes else "B"])
    return {
        "names": names_on_the_record(document.convening) if named else {},
        "pictures": {pk: one for pk, one in shown.items() if one.may_be_published},
        "report": report,
    }


def marks_of(document):
    """(what a draft, or one taken out of sight, carries on every page or "", the line that says how final it is), in the language that is active."""
    if hasattr(document, "withdrawal"):
        day = writing.day(document.withdrawal.day, writing.language_here(), "plain")
        return _("Taken out of sight on %(day)s. Only those who work on it read it.") % {"day": day}, ""
    if document.state == Document.State.RELEASED:
        day = writing.day(document.released_on, writing.language_here(), "plain")
        return "", _("Released on %(day)s.") % {"day": day}
    number = writing.own_digits(str(document.edition), writing.language_here())
    return _("Draft, edition %(number)s") % {"number": number}, ""


def sizes(shapes):
    """`shapes` of `selectors.documents`, each with the "size" of its file in bytes, None of one that nobody made yet."""
    keys = [_size_key(one["sha256"], one["shape"], one["language"]) for one in shapes if one["sha256"]]
    known = _several(keys) if keys else {}
    return [{**one, "size": known.get(_size_key(one["sha256"], one["shape"], one["language"]))} for one in shapes]


def on_public_page(asker, convening):
    """What the public page shows of this app (`selectors.on_public_page`), each document's files with their sizes."""
    told = selectors.on_public_page(asker, convening)
    listed = told.get("documents", [])
    measured = iter(sizes([shape for one in listed for shape in one["shapes"]]))
    for one in listed:
        one["shapes"] = [next(measured) for _shape in one["shapes"]]
    return told


def make_all(document):
    """Make the files of a released document that everybody may read, so that no first reader waits; how many there are."""
    if not may_be_kept(document):
        return 0
    for language in document.languages:
        for shape in ("pdf", "docx", "html"):
            made(document, shape, language)
    return 3 * len(document.languages)


def may_be_kept(document):
    return document.state == Document.State.RELEASED and document.audience == Audience.PUBLIC and not hasattr(document, "withdrawal")


def throw_away(document):
    """What is kept of a document that was taken out of sight: nobody is handed it any more, and its bytes are gone from the cache, too."""
    keys = []
    for language in document.languages:
        for shape in ("pdf", "docx", "html"):
            keys += [_place(document, shape, language), _size_key(document.sha256, shape, language)]
    cache.delete_many(keys)


def _written(document, content, shape, told):
    pictures = {
        pk: {"content": bytes(one.content), "small": bytes(one.small) if one.small else None, "extension": one.extension}
        for pk, one in told["pictures"].items()
    }
    with translation.override(content["language"]):
        draft, status = marks_of(document)
    return write(
        content, shape, names=told["names"], pictures=pictures, report=told["report"], dated=document.released_on or document.made_on,
        draft=draft, status=status,
    )  # fmt: skip


def _pictures(content, with_bytes):
    if with_bytes:
        return of_pictures.pictures_by_id(list(content["pictures"]))
    found = Picture.objects.filter(pk__in=content["pictures"]).defer("content", "small").annotate(has_small=Q(small__isnull=False))
    return {str(one.pk): one for one in found}


def _kinds(content, kind):
    return [block for section in content["sections"] for block in section["blocks"] if block["kind"] == kind]


# ── What is kept ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _place(document, shape, language):
    """Where the file is kept: drafts, which change, and what is for members, who are few, are not."""
    return f"document:{document.sha256}:{shape}:{language}"


def _said_today(document, told):
    """A digest of all that a file says beside its content: one that is kept is handed out as long as it says the same."""
    report = told["report"] or {}
    said = [
        told["names"], sorted(told["pictures"]), document.report_id and str(document.report_id), (report.get("meta") or {}).get("released_on"),
        _moderators(report),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _moderators(report):
    return [room.get("moderators_named") for room in (report.get("engagement") or {}).get("rooms", ())]


def _tells_of_people(told):
    """True if somebody is named in it, or can be recognised on a picture."""
    agreed = any(one.people == Picture.People.AGREED for one in told["pictures"].values())
    return bool(told["names"]) or agreed or any(_moderators(told["report"] or {}))


def _kept(document, place, told):
    said, content = _recall(place) or ("", b"")
    if said != _said_today(document, told):
        return None
    if not _tells_of_people(told):
        return content
    try:
        return vault.unseal_bytes(keyring.read("kept", document.convening_id), content, place=f"{place}:{said}")
    except (keyring.KeyGone, vault.Unreadable):
        return None


def _keep(document, place, told, content):
    if len(content) > LARGEST:
        return
    said, seconds = _said_today(document, told), A_DAY
    if _tells_of_people(told):
        content, seconds = vault.seal_bytes(keyring.make("kept", document.convening_id), content, place=f"{place}:{said}"), AN_HOUR
    _remember(place, (said, content), seconds)


def _size_key(sha256, shape, language):
    return f"document-size:{sha256}:{shape}:{language}"


def _recall(key):
    try:
        return cache.get(key)
    except redis.RedisError:
        return None


def _several(keys):
    try:
        return cache.get_many(keys)
    except redis.RedisError:
        return {}


def _remember(key, value, seconds):
    try:
        cache.set(key, value, seconds)
    except redis.RedisError:
        pass
