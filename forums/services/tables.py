"""Sub-themes and their tables: set up by the secretariat, joined by members, reported back by whoever facilitates.

Who sits where is a digest under the room's key and nothing else: the transaction of a seat writes no row that names a person, and
nobody is shown it, in a room of names neither.
"""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from convening import audit, once, policy, writing
from convening.errors import Refused

from .. import attribution, wording
from ..models import Room, SubTheme, Table, TableSeat
from .changing import not_sealed, taken_up, write_texts
from .locking import locked, unless_sealed

Stage = Room.Stage
MOST_SUB_THEMES, MOST_TABLES = 20, 30
# Below five taken places nothing may change that anybody sees, so a table has five at least.
FEWEST_PLACES, MOST_PLACES = 5, 200


# ── Set up ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def add_sub_theme(room, *, title, by, text=None, key=None):
    """One more part of the room's theme, after the others. Texts are {language: text}; `key` is the form's own."""
    room, _today = taken_up(room, by)
    if key and not once.first_time(key):
        return None
    not_sealed(room)
    if room.sub_themes.count() >= MOST_SUB_THEMES:
        raise Refused("forums.many_sub_themes", _("A room has %(most)s sub-themes at most.") % {"most": writing.number_here(MOST_SUB_THEMES)})
    sub_theme = SubTheme(room=room, position=_next(room.sub_themes))
    write_texts(sub_theme, title=title, text=text or {})
    sub_theme.save(force_insert=True)
    audit.record(room.convening, actor=by, verb="forums.sub_theme_added", target=sub_theme)
    return sub_theme


@transaction.atomic
def change_sub_theme(sub_theme, *, title, text, by):
    room, _today = taken_up(sub_theme.room, by)
    not_sealed(room)
    write_texts(sub_theme, title=title, text=text)
    sub_theme.save()
    audit.record(room.convening, actor=by, verb="forums.sub_theme_changed", target=sub_theme)
    return sub_theme


@transaction.atomic
def remove_sub_theme(sub_theme, *, by):
    """Take a sub-theme away with its tables, as long as nobody sits at one and none has reported."""
    room, _today = taken_up(sub_theme.room, by)
    not_sealed(room)
    for table in sub_theme.tables.all():
        _refuse_if_used(table)
    audit.record(room.convening, actor=by, verb="forums.sub_theme_removed", target=sub_theme)
    sub_theme.delete()


@transaction.atomic
def add_table(sub_theme, *, language, places, by, facilitator=None, key=None):
    """One more table of a sub-theme: its language, its places, and the participation that facilitates it (or None)."""
    room, _today = taken_up(sub_theme.room, by)
    if key and not once.first_time(key):
        return None
    not_sealed(room)
    if sub_theme.tables.count() >= MOST_TABLES:
        raise Refused("forums.many_tables", _("A sub-theme has %(most)s tables at most.") % {"most": writing.number_here(MOST_TABLES)})
    _refuse_foreign(facilitator, room)
    _refuse_few(places)
    table = Table(sub_theme=sub_theme, position=_next(sub_theme.tables), language=language, places=places, facilitator=facilitator)
    table.save(force_insert=True)
    audit.record(room.convening, actor=by, verb="forums.table_added", target=table)
    return table


@transaction.atomic
def change_table(table, *, language, places, facilitator, by):
    """Other places, another language, somebody else who facilitates. Nobody loses a place that she has."""
    room, _today = taken_up(table.sub_theme.room, by)
    not_sealed(room)
    _refuse_foreign(facilitator, room)
    _refuse_few(places)
    if places < table.seats.count():
        sentence = _("More people have a place here already. Choose a larger number.")
        raise Refused("forums.places_taken", sentence, fields={"places": sentence})
    table.language, table.places, table.facilitator = language, places, facilitator
    table.save(update_fields=["language", "places", "facilitator"])
    audit.record(room.convening, actor=by, verb="forums.table_changed", target=table)
    return table


@transaction.atomic
def remove_table(table, *, by):
    """Take a table away, as long as nobody sits at it and it has not reported."""
    room, _today = taken_up(table.sub_theme.room, by)
    not_sealed(room)
    _refuse_if_used(table)
    audit.record(room.convening, actor=by, verb="forums.table_removed", target=table)
    table.delete()


# ── Take part ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def sit_down(table, *, by):
    """Give `by` a place at this table, and let go of her place at another table of the same sub-theme. Never more than its places."""
    policy.require(by, "forums.take_seat", table.sub_theme.room)
    with unless_sealed(), transaction.atomic():
        room, digest = _seat(table.sub_theme, by)
        table = Table.objects.get(pk=table.pk)  # as it is now that the room is locked
        seat = TableSeat.objects.filter(room=room, digest=digest).first()
        if seat is not None and seat.table_id == table.pk:
            return
        if table.seats.count() >= table.places:
            raise Refused("forums.table_full", _("This table is full by now. Please choose another one."))
        if seat is not None:
            seat.delete()  # and not moved: the new one has an id of its own
        TableSeat.objects.create(room=room, table=table, digest=digest)


def stand_up(sub_theme, *, by):
    """Let go of her place at whichever table of this sub-theme."""
    policy.require(by, "forums.take_seat", sub_theme.room)
    with unless_sealed(), transaction.atomic():
        room, digest = _seat(sub_theme, by)
        TableSeat.objects.filter(room=room, digest=digest).delete()


def report_back(table, text, *, language, by):
    """What the table wants the others to know, in the words of whoever facilitates it: Markdown as in a post, rendered now.

    From the opening until the cooling is over. Without words, the report goes.
    """
    policy.require(by, "forums.write_report", table)
    text = wording.honest(text) if text.strip() else ""
    with transaction.atomic():
        room, now = locked(table.sub_theme.room)
        if room.stage_on(now.date()) not in (Stage.OPEN, Stage.CLOSED, Stage.COOLING):
            raise Refused("forums.no_time_to_report", _("A table reports back from the room’s first day until the cooling is over."))
        table = Table.objects.select_for_update().get(pk=table.pk)
        table.report, table.report_html = text, wording.as_html(text) if text else ""
        table.report_language = language if text else ""
        table.save(update_fields=["report", "report_html", "report_language"])
    return table


def _seat(sub_theme, by):
    """(the room, locked; her digest at this sub-theme), while tables can be chosen."""
    room, now = locked(sub_theme.room)
    if room.stage_on(now.date()) not in (Stage.ANNOUNCED, Stage.OPEN):
        raise Refused("forums.tables_settled", _("This room is closed. Places at its tables stay as they are."))
    return room, attribution.seat_of(room, by, sub_theme.pk)


def _refuse_if_used(table):
    if table.seats.exists() or table.report:
        sentence = _("Somebody has a place at this table, or it has reported. It stays.")
        raise Refused("forums.table_used", sentence)


def _refuse_foreign(facilitator, room):
    if facilitator is not None and facilitator.convening_id != room.convening_id:
        sentence = _("This person has no part in this convening.")
        raise Refused("forums.foreign_facilitator", sentence, fields={"facilitator": sentence})


def _refuse_few(places):
    if not FEWEST_PLACES <= places <= MOST_PLACES:
        sentence = _("A table has from %(fewest)s to %(most)s places.") % {"fewest": writing.number_here(FEWEST_PLACES), "most": writing.number_here(MOST_PLACES)}
        raise Refused("forums.few_places", sentence, fields={"places": sentence})


def _next(things):
    return (things.aggregate(last=Max("position"))["last"] or 0) + 1
