"""Reports whose headings nobody told us about: what stands in them, without showing anybody's row, and what each column may be."""

import re

from django.utils.translation import gettext_lazy as _

from convening import tabular

from .dashboard import looks_like_one
from .durations import read_duration
from .headings import cleaned, column_of, digest_of
from .lines import Report
from .moments import read_moment

COLUMNS = {
    "name": _("the name"),
    "first_name": _("the first name"),
    "last_name": _("the family name"),
    "email": _("the e-mail address"),
    "joined": _("when she came (date and time)"),
    "left": _("when she left (date and time)"),
    "length": _("how long she stayed"),
    "waiting_room": _("whether she waited outside (yes or no)"),
}
SAMPLES = 2


def unknown_headings(data):
    """(headings, samples, digest) of a table that is not understood, or None where nothing looks like headings.

    `samples` are the first two rows, masked: a column shows what kind of thing stands in it, and nobody's name or address.
    """
    if looks_like_one(data):
        return None
    report = Report()
    for line, cells in tabular.read_csv(data):
        report.take(line, cells)
    headings, rows = report.unknown_headings()
    if headings is None:
        return None
    masked = [[masked_cell(cell) for cell in cells[:len(headings)]] for cells in rows[:SAMPLES]]
    return [cleaned(cell) for cell in headings], [cells + [""] * (len(headings) - len(cells)) for cells in masked], digest_of(headings)


def masked_cell(text):
    """Times and lengths as they stand; of anything else its shape: letters and digits become dots."""
    text = cleaned(text)
    if read_moment(text) or (not text.isdigit() and read_duration(text)) or re.fullmatch(r"\d{1,4}", text):
        return text
    return re.sub(r"[^\W_]", "•", text)[:40]


_SAME = {"user_name": "name", "upn": "email", "first": "joined", "last": "left", "minutes": "length", "total": "length"}


def likely_column(heading):
    """What a heading that is known says by itself, among others that are not; "" where it says nothing that is needed."""
    column = column_of(heading)
    column = _SAME.get(column, column)
    return column if column in COLUMNS else ""


def is_enough(columns):
    """Whether these columns tell who was there, and when or how long."""
    who = not {"name", "last_name", "email"}.isdisjoint(columns)
    return who and ({"joined", "left"} <= set(columns) or "length" in columns)
