"""What a release is proved by: one spelling of its figures, a log in which each line holds the digest of the one before."""

import hashlib
import json

from django.utils.translation import gettext as _

from ..models import Release

#: What of a report's "meta" is told of its release, and stands in the log instead.
TOLD_OF_THE_RELEASE = ("released_on", "stage", "corrects", "correction")
WHO_MODERATED = ("moderators", "moderators_named")
#: What of a table is counted; its texts and its settings are not.
COUNTED = ("name", "rows", "columns", "cells", "row_totals", "column_totals", "total")


def canonical(figures):
    """The figures of a report in the one spelling that is hashed: JSON, keys in order, nothing between them, UTF-8.

    Every part of the frozen report but the texts of its tables, names of moderators, and what was only known at the release. The same comes out of a report
    in the database and of its export as JSON, whichever language or annex that was made for.
    """
    meta = {name: told for name, told in figures["meta"].items() if name not in TOLD_OF_THE_RELEASE}
    tables = [{name: table[name] for name in COUNTED} for table in figures["tables"]]
    whole = {**figures, "meta": meta, "tables": sorted(tables, key=lambda table: table["name"])}
    if whole.get("engagement"):  # who moderated is looked up when a document is made, for as long as she agrees
        rooms = [{name: told for name, told in room.items() if name not in WHO_MODERATED} for room in figures["engagement"]["rooms"]]
        whole["engagement"] = {**figures["engagement"], "rooms": rooms}
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(figures):
    """SHA-256 over the canonical figures, in hexadecimal."""
    return hashlib.sha256(canonical(figures)).hexdigest()


def line_of(release):
    """SHA-256 over all of one line of the log and the digest of the line before."""
    report = release.report
    told = {
        "convening": str(release.convening_id), "report": str(report.pk), "number": release.number, "stage": release.stage,
        "released_on": release.released_on.isoformat(), "figures_sha256": release.figures_sha256, "input_sha256": release.input_sha256,
        "audit": release.audit, "supersedes": str(report.supersedes_id or ""), "correction": report.correction, "previous": release.previous,
    }  # fmt: skip
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def first_break(releases):
    """None if each line of a convening's log follows from the one before and fits its report; else a sentence on the first that does not.

    `releases` are all of its lines in order, each with its report.
    """
    previous = ""
    for number, release in enumerate(releases, start=1):
        line = {"number": release.number}
        if release.number != number or release.previous != previous:
            return _("Before line %(number)s of the log a line is missing.") % line
        if release.digest != line_of(release):
            return _("Line %(number)s of the log was changed after it was written.") % line
        if release.figures_sha256 != digest_of(release.report.figures):
            return _("The figures that line %(number)s of the log stands for were changed after the release.") % line
        previous = release.digest
    return None


def log_of(convening):
    """The lines of the log in order, each with its report. One query."""
    return list(Release.objects.filter(convening=convening).select_related("report").defer("report__sealed_decisions").order_by("number"))
