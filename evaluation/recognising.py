"""Is this file what was released? Every exported format of every annex, held against the reports in the log.

Documents are made from frozen figures, the same bytes each time: another format than JSON is made again in each language and compared.
A JSON file says its figures itself: they are spelt in the one way that is hashed and held against the log, whichever version of the
software wrote it.
"""

import hashlib
import io
import json
import re
import zipfile

import redis
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused
from convening.models import AuditEntry

from . import documents
from .models import Report
from .prose import day
from .services import verifying

MOST_BYTES = 10_000_000
MOST_TO_TAKE_APART = 2_000_000  # of what is read as JSON or as a packed file: a hundred times its size in memory, if somebody means it
A_DAY = 24 * 60 * 60
ANNEXES = ("B", "D")
#: What "checked" names, in the order of checking.
CHECKS = ("form", "release", "figures", "document", "log", "audit")


class NotWhatWasReleased(Refused):
    """Something differs, or the file is no report at all; `checked` is what was right until then."""

    def __init__(self, code, message, checked=()):
        super().__init__(code, message)
        self.checked = list(checked)

    def as_json(self):
        return {**super().as_json(), "ok": False, "checked": self.checked, "first_break": str(self.message)}


def recognise(content, reports, *, deep=True):
    """What `content`, the bytes of a file, is, if it is a document of one of `reports` (released ones, the newest first, each with its
    convening): {"ok": True, "format", "annex", "language", "convening", "stage", "released_on", "superseded_on", "number", "digest",
    "checked": [code], "not_checked": [code], "first_break": None}. `NotWhatWasReleased` says what differs.

    `deep` walks the audit too, which is long where much was done.
    """
    form = format_of(content)
    report, found = _of_json(content, reports) if form == "json" else _of_document(content, form, reports)
    return {**found, "format": form, **_of_the_release(report), **_held_against_the_log(report, found["checked"], deep)}


def format_of(content):
    """"json", "pdf", "html", "docx", "xlsx" or "csv", by what the file is and not by its name."""
    if not content.strip():
        raise NotWhatWasReleased("report.empty", _("This file is empty."))
    if len(content) > MOST_BYTES:
        raise _too_large()
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        if b"%%EOF" not in content[-1024:]:
            raise _incomplete()
        return "pdf"
    if head.startswith((b"pk", b"{", b"[")) and len(content) > MOST_TO_TAKE_APART:
        raise _too_large()
    if head.startswith(b"pk"):
        return _in_a_zip(content)
    if head.startswith((b"{", b"[")):
        return "json"
    if head.startswith((b"<!doctype html", b"<html")):
        if b"</html>" not in content[-1024:].lower():
            raise _incomplete()
        return "html"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _foreign() from None
    if "\0" not in text and "," in text and "\n" in text:
        return "csv"
    raise _foreign()


def _in_a_zip(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise _incomplete() from None
    for form, inside in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
        if inside in names:
            return form
    raise _foreign()


def _of_json(content, reports):
    """(the report whose figures stand in a JSON file, what was checked)."""
    try:
        document = json.loads(content, object_pairs_hook=_told_once, parse_constant=_no_number)
        slug, told_on = document["convening"], document["meta"]["released_on"]
        tables = {table["name"]: table for table in document["tables"]}
    except (ValueError, RecursionError):
        raise _incomplete() from None
    except (KeyError, TypeError):
        raise _foreign() from None
    reports = [report for report in reports if report.convening.slug == slug]
    if not reports:
        raise NotWhatWasReleased("report.unknown", _("Nothing was released here of the convening that this file names."), ["form"])
    if told_on is None:
        raise NotWhatWasReleased("report.draft", _("This is a draft. Drafts stand in no log: it may differ from what was released."), ["form"])
    for report in reports:
        if _spelt(document, tables, report) == verifying.canonical(report.figures) and told_on == report.released_on.isoformat():
            checked = ["form", "release", "figures"]
            _beside_the_figures(document, report, checked)
            return report, {"annex": document.get("annex"), "language": None, "checked": [*checked, "document"]}
    likely = next((report for report in reports if report.released_on.isoformat() == told_on), reports[0])
    place = _first_difference(_spelt(document, tables, likely), verifying.canonical(likely.figures))
    raise NotWhatWasReleased(
        "report.figures_differ",
        _("The figures in this file are not those that were released on %(day)s. The first that differs: %(place)s.")
        % {"day": day(likely.released_on.isoformat()), "place": place or "released_on"},
        ["form", "release"],
    )


def _told_once(pairs):
    """One object of a JSON file. What is told twice is told in two ways: some programs show the first, others, as here, the last."""
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError(pairs)
    return told


def _no_number(word):
    """NaN and Infinity are no JSON, and no report has them."""
    raise ValueError(word)


def _beside_the_figures(document, report, checked):
    """What a JSON file holds besides is what is written today: tables of the annex repeat figures, and could be given others."""
    try:
        made = json.loads(documents.document(report, document.get("annex"), "json", settings.LANGUAGE_CODE))
    except (Refused, KeyError, TypeError):
        made = {}
    place = _path(_without_moderators(document), _without_moderators(made))
    if place:
        raise NotWhatWasReleased(
            "report.parts_differ",
            _("The figures are those that were released, but what stands beside them is not what this server writes: it was changed, or an "
              "earlier version of the software wrote it. The first that differs: %(place)s.") % {"place": place},
            checked,
        )  # fmt: skip


def _without_moderators(document):
    """Who moderated is looked up when a file is written, for as long as she agrees to be named."""
    rooms = (document.get("engagement") or {}).get("rooms", [])
    kept = [{name: told for name, told in room.items() if name not in verifying.WHO_MODERATED} for room in rooms]
    return {**document, "engagement": {**document["engagement"], "rooms": kept}} if rooms else document


def _spelt(document, tables, report):
    """The canonical figures of a JSON file, of those parts and tables that `report` has; None where it lacks one."""
    try:
        parts = {name: document[name] for name in report.figures}
        parts["tables"] = [tables[table["name"]] for table in report.figures["tables"]]
        return verifying.canonical(parts)
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return None


def _first_difference(spelt, released):
    """The path of the first value that differs, "people.registered"; "" where a part is missing."""
    if spelt is None:
        return ""
    return _path(json.loads(spelt), json.loads(released)) or ""


def _path(one, other):
    if type(one) is type(other) and isinstance(one, dict | list):
        keys = sorted({*one, *other}) if isinstance(one, dict) else range(max(len(one), len(other)))
        for key in keys:
            inside = isinstance(one, dict) and key in one and key in other or isinstance(one, list) and key < min(len(one), len(other))
            if not inside:
                return str(key)
            if not _same(one[key], other[key]):
                rest = _path(one[key], other[key])
                return f"{key}.{rest}" if rest else str(key)
    return ""


def _same(one, other):
    """As JSON tells them: to Python alone 1, 1.0 and true are equal."""
    try:
        return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    except RecursionError:
        return False


def _of_document(content, form, reports):
    """(the report of which `content` is a document, what was checked): made again and compared, byte by byte."""
    if not reports:
        raise NotWhatWasReleased("report.unknown", _("Nothing was released here yet."), ["form"])
    sent = hashlib.sha256(content).hexdigest()
    for report in reports:
        for annex in ANNEXES:
            for language in _languages(content, form):
                if _digest_of_document(report, annex, form, language) == sent:
                    return report, {"annex": annex, "language": language, "checked": ["form", "release", "document"]}
    raise NotWhatWasReleased(
        "report.document_differs",
        _("This is not, byte by byte, what this server makes of a released report. It was changed, or opened and saved, or an earlier "
          "version of the software made it, or somebody named in it is no longer named. The figures themselves can be checked in the JSON file."),
        ["form"],
    )  # fmt: skip


def _languages(content, form):
    """Those in which a document may be; a page says it itself."""
    every = [code for code, _name in settings.LANGUAGES]
    told = re.search(rb'<html[^>]*\blang="(\w\w)"', content[:2000]) if form == "html" else None
    return [code for code in every if told is None or code == told[1].decode()]


def _digest_of_document(report, annex, form, language):
    """SHA-256 of a document made anew, None where there is none. Kept for a day, since a released one is made the same each time;
    but not of an annex that names people, which is another as soon as somebody agrees to be named or takes that back."""
    if annex in documents.NAMES_PEOPLE:
        return _made_anew(report, annex, form, language) or None
    key = f"document:{report.pk}:{annex}:{form}:{language}"
    try:
        if (kept := cache.get(key)) is not None:
            return kept or None
    except redis.RedisError:
        pass
    digest = _made_anew(report, annex, form, language)
    try:
        cache.set(key, digest, A_DAY)
    except redis.RedisError:
        pass
    return digest or None


def _made_anew(report, annex, form, language):
    try:
        return hashlib.sha256(documents.document(report, annex, form, language)).hexdigest()
    except Refused:
        return ""  # there is no such document


def _of_the_release(report):
    line = getattr(report, "release", None)
    newer = getattr(report, "superseded_by", None)
    return {
        "convening": report.convening.slug, "stage": report.stage, "released_on": report.released_on.isoformat(),
        "superseded_on": newer.released_on.isoformat() if newer else None, "number": line.number if line else None,
        "digest": line.digest if line else "",
    }  # fmt: skip


def _held_against_the_log(report, checked, deep):
    """The rest of the checks: the report's figures against the log, the log against itself, the log against the audit."""
    line = getattr(report, "release", None)
    if line is None:
        return {"ok": True, "checked": checked, "not_checked": ["log"], "first_break": None}
    broken = verifying.first_break(verifying.log_of(report.convening))
    if broken:
        raise NotWhatWasReleased("report.log_broken", broken, checked)
    checked = [*checked, *(["figures"] if "figures" not in checked else []), "log"]
    if deep:
        noted = AuditEntry.objects.filter(verb="evaluation.report_released", note__startswith=f"release={line.digest} ")
        if audit.first_break() is not None or not noted.exists():
            raise NotWhatWasReleased("report.audit_broken", _("The audit of this house does not know this release, or was changed."), checked)
        checked = [*checked, "audit"]
    return {"ok": True, "checked": checked, "not_checked": [] if deep else ["audit"], "first_break": None}


def released_reports():
    """All that was released on this server, the newest first, each with its convening and its line of the log."""
    reports = Report.objects.filter(state=Report.State.RELEASED).select_related("convening", "release", "superseded_by", "supersedes")
    return list(reports.defer("sealed_decisions", "superseded_by__figures", "supersedes__figures").order_by("-released_on", "-number"))


def _too_large():
    return NotWhatWasReleased("report.too_large", _("This file is larger than any report. Nothing of it was read."))


def _incomplete():
    return NotWhatWasReleased("report.incomplete", _("This file is damaged, or a part of it is missing."))


def _foreign():
    return NotWhatWasReleased("report.foreign", _("This file is no report that this software writes."))
