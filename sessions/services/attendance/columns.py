"""What the columns of an unknown report mean, told once."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, policy
from convening.errors import Refused

from ...importers import COLUMNS, is_enough, unknown_headings
from ...models import HeadingMap


def known_maps():
    """{digest of a row of headings: what each column is}, for the reader."""
    return {bytes(one.digest): one.columns for one in HeadingMap.objects.all()}


@transaction.atomic
def remember_columns(session, content, columns, *, by):
    """Keep what each column of this report means ("" for what is not needed): the next one with the same headings is read at once.

    `columns` is a list in the order of the file, or a dict {column: heading as it stands in the file}. No row is kept, and no heading: a digest.
    """
    policy.require(by, "sessions.import_attendance", session)
    found = unknown_headings(content)
    if found is None:
        raise Refused("attendance.no_headings", _("No row of this file looks like headings. Export the report again as the platform writes it."))
    headings, _samples, digest = found
    if isinstance(columns, dict):
        columns = _in_order(headings, columns)
    told = [column for column in columns if column]
    if len(columns) != len(headings) or not set(told) <= COLUMNS.keys():
        raise Refused("attendance.columns", _("Choose for each column what stands in it, or leave it out."))
    if len(told) != len(set(told)):
        raise Refused("attendance.column_twice", _("Two columns cannot mean the same. Choose one of them."))
    if not is_enough(told):
        raise Refused("attendance.columns_missing", _("Say which column is the name or the address, and which tell when she came and left, or how long she stayed."))
    if known_maps().get(bytes(digest)) == columns:
        return
    HeadingMap.objects.update_or_create(digest=digest, defaults={"columns": columns})
    audit.record(session.convening, actor=by, verb="sessions.headings_learned", target=session, note=f"columns={len(told)}")


def _in_order(headings, told):
    missing = [heading for heading in told.values() if heading.casefold() not in {one.casefold() for one in headings}]
    if missing:
        raise Refused("attendance.no_such_heading", _("There is no heading “%(heading)s” in this file. Its headings are: %(headings)s.") % {
            "heading": missing[0], "headings": ", ".join(f"“{one}”" for one in headings)})
    of = {heading.casefold(): column for column, heading in told.items()}
    return [of.get(heading.casefold(), "") for heading in headings]
