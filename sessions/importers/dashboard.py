"""The learning dashboard of BigBlueButton, as JSON: people with their devices, every time in milliseconds since 1970."""

import json
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from convening.errors import Refused

from .headings import cleaned
from .people import split_name
from .rows import AttendanceFile, LineProblem, Row

MOST_BYTES = 5_000_000
MOST_STAYS = 20_000


def looks_like_one(data):
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_dashboard(data, *, session_end=None):
    """The AttendanceFile of a dashboard. `extId` is the opaque name that our own link gave; nothing else of a person is read.

    Who has not left (0) stays until the meeting's end, as told, or until the session's.
    """
    if len(data) > MOST_BYTES:
        raise Refused("file.too_large", _("This file is larger than %(limit)s megabytes. Export one session at a time, or remove what is not needed.") % {"limit": 5})
    try:
        told = json.loads(data)
        users = list(told["users"].values())
        end = _moment(told.get("endedOn")) or session_end
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        raise Refused("attendance.unknown_layout", _(
            "This file is not the learning dashboard of BigBlueButton, nor another report that can be read."
        )) from None
    rows, refused, absent = [], [], 0
    for number, user in enumerate(users, 1):
        try:
            own = list(_rows(number, user, end))
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError, OSError):
            refused.append(LineProblem(number, "attendance.unreadable_time", _("What is told of this person cannot be read.")))
            continue
        rows += own
        absent += not own
        if len(rows) > MOST_STAYS:
            raise Refused("file.too_many_rows", _("Line %(line)s: this file has more than %(limit)s rows. Divide it into smaller files.")
                          % {"line": number, "limit": MOST_STAYS})
    if not rows and not refused:
        raise Refused("attendance.no_rows", _("This report has headings and no rows under them. Export it again after the session."))
    return AttendanceFile("bbb", cleaned(str(told.get("name") or "")), None, tuple(rows), tuple(refused), (), absent)


def _rows(number, user, end):
    name, original_name = split_name(cleaned(str(user["name"])))
    handle = cleaned(str(user.get("extId") or ""))
    for device in user["intIds"].values():
        for span in device.get("sessions") or [device]:
            joined = _moment(span["registeredOn"])
            left = _moment(span.get("leftOn")) or (max(end, joined) if end else None)
            if left is None or left < joined:
                raise ValueError
            yield Row(
                line=number, name=name, original_name=original_name, email=None, joined=joined, left=left,
                guest=user.get("guest") if isinstance(user.get("guest"), bool) else None, handle=handle,
            )


def _moment(milliseconds):
    """None for 0: still there."""
    if not milliseconds:
        return None
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int) or not 0 < milliseconds < 7_258_118_400_000:
        raise ValueError
    return datetime.fromtimestamp(milliseconds // 1000, UTC)
