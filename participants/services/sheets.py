"""A list on its way in: brought, its columns named, looked at, and taken in slice by slice, so that nothing comes by halves."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, outbox, policy, vault
from convening.errors import Refused
from convening.models import Convening

from ..columns import BY_KEY, NEEDED, label_of, plain
from ..importers import Table, check, read_table
from ..models import Admission, ColumnMap, NominationSheet
from . import seats
from .naming import Listed
from .nominations import its_quota, name_some

KEPT_FOR = timedelta(hours=24)
SLICE = 100  # people in one transaction
State = NominationSheet.State


@dataclass
class Preview:
    """What taking in a list would do. `outcomes` are {line: "new", "reserve", "listed" or the line it repeats}."""

    rows: int = 0
    new: int = 0
    duplicates: int = 0
    over_quota: int = 0
    refused: list = field(default_factory=list)
    entries: list = field(default_factory=list)
    names: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)

    def as_json(self):
        counts = {name: getattr(self, name) for name in ("rows", "new", "duplicates", "over_quota")}
        return {**counts, "refused": [problem.as_json() for problem in self.refused]}


@transaction.atomic
def bring(office, data, *, by, quota=None):
    """Keep the rows of a file (bytes), sealed, for a day. Returns the sheet: CHECKED, or BROUGHT where columns must be named."""
    policy.require(by, "participants.nominate", office)
    _must_be_open(office)
    table = read_table(data)
    columns, unclear = table.columns(remembered(office, table))
    sheet = NominationSheet(
        office=office,
        quota=its_quota(office, quota),
        by=None if by is policy.OPERATOR else policy.standing(by).part_in(office.convening_id),
        state=State.BROUGHT if unclear or not _complete(columns) else State.CHECKED,
        columns=columns,
        rows=len(table.lines),
        forgotten_at=clock.now() + KEPT_FOR,
    )
    sheet.content = table.as_json()
    sheet.save(force_insert=True)
    return sheet


def preview_file(office, data, *, by, quota=None):
    """What taking in a file would do to the office's list; nothing is stored. Columns that are not understood are left out."""
    policy.require(by, "participants.nominate", office)
    table = read_table(data)
    return _preview(office, table, table.columns(remembered(office, table))[0], its_quota(office, quota))


def table_of(sheet):
    """The `Table` in a sheet, as it was brought."""
    try:
        return Table(**sheet.content)
    except keyring.KeyGone:
        raise Refused("sheet.gone", _("This list is no longer here: it is kept for a day. Bring the file again.")) from None


def preview(sheet):
    """What taking in this sheet would do now, as a `Preview`."""
    return _preview(sheet.office, table_of(sheet), sheet.columns, sheet.quota)


def _preview(office, table, columns, quota):
    found = check(table.lines, columns)
    listed, free = Listed(office).look_again(), max(0, seats.left(quota))
    told = Preview(rows=found.rows, refused=found.refused, entries=found.entries, names=found.names, outcomes=dict(found.twice))
    for entry in found.entries:
        if listed.has(entry.words):
            told.outcomes[entry.line] = "listed"
            continue
        told.new += 1
        told.outcomes[entry.line] = "new" if told.new <= free else "reserve"
    told.over_quota = max(0, told.new - free)
    told.duplicates = len(found.twice) + len(found.entries) - told.new
    return told


@transaction.atomic
def name_columns(sheet, columns, *, by):
    """Say what the columns of a sheet mean: {position: column or ""}. The office's next file with these headings is understood."""
    policy.require(by, "participants.nominate", sheet.office)
    sheet = _at_rest(sheet)
    meant = {column: at for at, column in columns.items() if column}
    if len(meant) < sum(bool(column) for column in columns.values()):
        raise Refused("sheet.column_twice", _("Two columns cannot mean the same. Choose for one of them “leave out”."))
    if not _complete(meant):
        missing = next(key for key in NEEDED if key not in meant and not (key == "email" and "reach" in meant))
        raise Refused("sheet.column_missing", _("No column means “%(column)s” yet. It is needed.") % {"column": label_of(missing)})
    if unknown := set(meant) - set(BY_KEY):
        raise ValueError(unknown)
    headings = table_of(sheet).headings
    for at, column in columns.items():
        if headings[at]:
            mark = _mark(sheet.office, headings[at])
            ColumnMap.objects.update_or_create(office=sheet.office, heading=mark, defaults={"column": column})
    sheet.columns, sheet.state = meant, State.CHECKED
    sheet.save(update_fields=["columns", "state"])
    return sheet


@transaction.atomic
def take_in(sheet, *, by, key):
    """Nominate everybody in a sheet, soon and slice by slice; nobody if a line is refused. Sent twice it counts once."""
    policy.require(by, "participants.nominate", sheet.office)
    _must_be_open(sheet.office)
    if not once.first_time(key):
        return NominationSheet.objects.get(pk=sheet.pk)
    sheet = _at_rest(sheet)
    told = preview(sheet)
    if told.refused:
        raise Refused(
            "nominations.lines_refused", _("Some lines cannot be taken in. Correct them and try again; nothing was stored.")
        )
    sheet.state, sheet.rows = State.RUNNING, len(told.entries)
    sheet.save(update_fields=["state", "rows"])
    outbox.enqueue_task("participants.tasks.take_in_sheet", sheet_id=str(sheet.pk))
    return sheet


def take_in_now(office, data, *, by, key, quota=None):
    """Bring a file and take it in without waiting for a worker. Columns that are not understood are left out."""
    with transaction.atomic():
        sheet = bring(office, data, by=by, quota=quota)
        if sheet.state == State.BROUGHT:
            NominationSheet.objects.filter(pk=sheet.pk).update(state=State.CHECKED)
        take_in(sheet, by=by, key=key)
    go_on(sheet.pk)
    return NominationSheet.objects.get(pk=sheet.pk)


@transaction.atomic
def throw_away(sheet, *, by):
    """Forget a sheet that is not being taken in."""
    policy.require(by, "participants.nominate", sheet.office)
    _forget(_at_rest(sheet))


def go_on(sheet_id):
    """Take in what is left of a sheet. Any number may do so at once, and die at it: each person is named once."""
    entries = listed = None
    while True:
        with transaction.atomic():
            sheet = _running(sheet_id)
            if sheet is None:
                return
            if entries is None:
                try:
                    entries = check(table_of(sheet).lines, sheet.columns).entries
                except Refused:
                    return _end(sheet, State.STOPPED)
                listed = Listed(sheet.office)
            upto = sheet.next_row + SLICE
            some = [(entry.profile, entry.particulars) for entry in entries[sheet.next_row : upto]]
            try:
                with transaction.atomic():
                    made = name_some(sheet.office, some, listed, actor=_actor(sheet), quota=sheet.quota)
            except Refused:  # the convening was closed meanwhile
                return _end(sheet, State.STOPPED)
            sheet.made += len(made)
            sheet.next_row = min(upto, len(entries))
            if sheet.next_row >= len(entries):
                return _end(sheet, State.DONE)
            sheet.save(update_fields=["made", "next_row"])


def those_under_way():
    return list(NominationSheet.objects.filter(state=State.RUNNING).values_list("pk", flat=True))


def forget_old():
    """Forget every sheet that is a day old, whatever became of it."""
    for sheet in NominationSheet.objects.filter(forgotten_at__lte=clock.now()):
        with transaction.atomic():
            _forget(sheet)


def remembered(office, table):
    """{heading: column or ""} of the headings that this office explained before."""
    marks = {_mark(office, heading): heading for heading in table.headings if heading}
    known = ColumnMap.objects.filter(office=office, heading__in=list(marks)).values_list("heading", "column")
    return {marks[bytes(mark)]: column for mark, column in known}


def _mark(office, heading):
    return vault.digest(keyring.read("convening", office.convening_id), "heading", office.pk, plain(heading), size=20)


def _complete(columns):
    return all(key in columns or (key == "email" and "reach" in columns) for key in NEEDED)


def _must_be_open(office):
    if office.convening.state == Convening.State.CLOSED:
        raise Refused("nomination.closed", _("This convening is over. It takes no more nominations."))


def _at_rest(sheet):
    """The row, locked, of a sheet that waits for a word of its office."""
    found = NominationSheet.objects.select_for_update(of=["self"]).select_related("office__convening", "quota").filter(pk=sheet.pk).first()
    if found is None:
        raise Refused("sheet.gone", _("This list is no longer here: it is kept for a day. Bring the file again."))
    if found.state not in (State.BROUGHT, State.CHECKED):
        raise Refused("sheet.under_way", _("This list is being taken in already."))
    return found


def _running(sheet_id):
    """The row, locked behind the lock under which seats change hands, or None if there is nothing left to do."""
    running = NominationSheet.objects.filter(pk=sheet_id, state=State.RUNNING)
    sheet = running.select_related("office__convening").first()
    if sheet is None:
        return None
    Admission.locked(sheet.office.convening)
    return running.select_for_update(of=["self"]).select_related("office__convening", "quota__office", "by__person").first()


def _actor(sheet):
    return sheet.by.person if sheet.by else policy.OPERATOR


def _end(sheet, state):
    """Whatever is left of the file is forgotten at once."""
    sheet.state, sheet.sealed_rows = state, None
    sheet.save(update_fields=["state", "sealed_rows", "made", "next_row"])
    note = f"{sheet.made} new of {sheet.rows}" + ("" if state == State.DONE else ", stopped")
    audit.record(sheet.office.convening, actor=_actor(sheet), verb="participants.list_taken_in", target=sheet, note=note)
    transaction.on_commit(lambda: keyring.destroy("sheet", sheet.pk))


def _forget(sheet):
    NominationSheet.objects.filter(pk=sheet.pk).delete()
    transaction.on_commit(lambda: keyring.destroy("sheet", sheet.pk))
