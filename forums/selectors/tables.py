"""The sub-themes of a room with their tables, as somebody may see them. Two questions to the database, whatever there is."""

from django.db.models import Count, Prefetch
from django.http import Http404
from django.utils.safestring import mark_safe

from convening import keyring, policy
from convening.models import Participation
from convening.models.people import Role

from .. import attribution, wording
from ..models import Naming, SubTheme, Table, TableSeat

FEWEST_TOLD = 5


def sub_themes_for(room, person):
    """The sub-themes with `.tables_shown`, each with `.fullness` ("free", "few", "full"), `.mine`, `.facilitated_by_her`, `.count_told`
    places taken for those who may know it (None below five, and for everybody else), and in a room of names who facilitates it."""
    who = policy.standing(person)
    part = who.office_in(room.convening_id)
    sets_up = policy.allows(person, "forums.set_up_room", room)
    # The order is said again: a query that counts forgets the model's.
    tables = Table.objects.select_related("facilitator__person").annotate(taken=Count("seats")).order_by("position")
    found = list(room.sub_themes.prefetch_related(Prefetch("tables", queryset=tables, to_attr="tables_shown")))
    hers = _tables_of_hers(room, found, person) if who.knows_her_voice else frozenset()
    for sub_theme in found:
        for table in sub_theme.tables_shown:
            table.fullness = fullness(table.taken, table.places)
            table.mine = table.pk in hers
            table.facilitated_by_her = part is not None and part.pk == table.facilitator_id
            may_count = sets_up or table.facilitated_by_her
            table.count_told = table.taken if may_count and table.taken >= FEWEST_TOLD else None
            table.may_count = may_count
            table.facilitator_name = _name(table, room, sets_up)
            table.report_shown = mark_safe(table.report_html)  # noqa: S308  rendered by `wording` when it was written
            table.report_direction = wording.direction(table.report_language)
        sub_theme.hers = any(table.mine for table in sub_theme.tables_shown)
    return found


def fullness(taken, places):
    """What everybody is told of a table: never a number, since a number that changes tells that somebody came. Below five taken
    places nothing is told at all, whatever the places are set to."""
    left = places - taken
    if taken < FEWEST_TOLD:
        return "free"
    return "full" if left <= 0 else "few" if left <= max(2, places // 4) else "free"


def sub_theme_of(room, sub_theme_id):
    """One sub-theme of `room` with its tables, for the secretariat; or 404."""
    found = SubTheme.objects.filter(room=room, pk=sub_theme_id).first()
    if found is None:
        raise Http404
    found.room = room
    return found


def table_of(room, table_id):
    """One table of `room`, with its sub-theme; or 404."""
    found = Table.objects.filter(sub_theme__room=room, pk=table_id).select_related("sub_theme", "facilitator").first()
    if found is None:
        raise Http404
    found.sub_theme.room = room
    return found


def facilitators_to_choose(room):
    """[(participation, name)] of those who work here and can enter the room, by name. Plain participants are named by their handle: a
    list of all of them stands on one page of the secretariat, and not on this one too."""
    parts = Participation.objects.filter(convening=room.convening_id).exclude(roles=[Role.PARTICIPANT]).select_related("person")
    found = [part for part in parts if set(part.roles_now) - {Role.PARTICIPANT} and _enters(room, part)]
    return sorted(((part, part.person.profile.name) for part in found), key=lambda one: one[1])


def part_called(room, handle):
    """The participation with this handle if she can enter the room, or None."""
    found = Participation.objects.filter(convening=room.convening_id, handle__iexact=handle.strip()).select_related("person").first()
    return found if found is not None and _enters(room, found) else None


def _enters(room, part):
    return part.person.is_active and (part.member_now or part.pk in room.moderator_ids)


def _tables_of_hers(room, sub_themes, person):
    """Where she sits, found in memory by her digests; nothing once the key is gone."""
    try:
        digests = [attribution.seat_of(room, person, sub_theme.pk) for sub_theme in sub_themes]
    except keyring.KeyGone:
        return frozenset()
    return frozenset(TableSeat.objects.filter(room=room, digest__in=digests).values_list("table", flat=True))


def _name(table, room, sets_up):
    """Whoever facilitates is shown by name to members only where members have names."""
    if table.facilitator is None or not (sets_up or room.naming == Naming.NAMED):
        return ""
    return table.facilitator.person.shown_name
