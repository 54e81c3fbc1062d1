"""Groups of people for sessions by group: made, filled, renamed and taken down by the secretariat. Their people are kept by marks."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from convening import audit, engagement, once, policy
from convening.errors import Refused
from participants.services import calendar_changed

from ..models import Group, GroupSeat, Session

LONGEST_NAME = 120


@transaction.atomic
def make_group(convening, name, *, by, key=None):
    """Make a group without people. With a spent `key` the group of that name is returned."""
    policy.require(by, "sessions.fill_groups", convening)
    name = _clean(name)
    if key is not None and not once.first_time(key):
        return Group.objects.filter(convening=convening, name=name).first()
    group = Group(convening=convening, name=name)
    _save(group, force_insert=True)
    audit.record(convening, actor=by, verb="sessions.group_made", target=group)
    return group


@transaction.atomic
def rename_group(group, name, *, by):
    """Call the group otherwise; its people and its sessions stay."""
    policy.require(by, "sessions.fill_groups", group)
    name = _clean(name)
    if name != group.name:
        group.name = name
        _save(group, update_fields=["name"])
        audit.record(group.convening, actor=by, verb="sessions.group_renamed", target=group)
    return group


@transaction.atomic
def fill_group(group, participations, *, by):
    """Let these people belong to the group too. Only somebody with a part in the convening can. Returns how many are new."""
    policy.require(by, "sessions.fill_groups", group)
    if any(part.convening_id != group.convening_id for part in participations):
        raise Refused("group.not_taking_part", _("Only people of this convening can belong to its groups. Invite her first."))
    marks = engagement.marks_of(group.convening_id, [part.person_id for part in participations])
    new = sum(GroupSeat.objects.get_or_create(group=group, mark=mark)[1] for mark in marks.values())
    if new:
        audit.record(group.convening, actor=by, verb="sessions.group_filled", target=group, note=str(new))
    return new


@transaction.atomic
def leave_group(group, participation, *, by):
    """She belongs to the group no more: its doors close to her, and its meetings leave her calendar."""
    policy.require(by, "sessions.fill_groups", group)
    mark = engagement.mark_of(group.convening_id, participation.person_id)
    gone, _by_table = GroupSeat.objects.filter(group=group, mark=mark).delete()
    if gone:
        audit.record(group.convening, actor=by, verb="sessions.group_left", target=group)
        for session_id in group.sessions.filter(door=Session.Door.GROUP).values_list("pk", flat=True):
            calendar_changed(group.convening, session_id)


@transaction.atomic
def delete_group(group, *, by):
    """Take down a group that no session lets in."""
    policy.require(by, "sessions.fill_groups", group)
    group = Group.objects.select_for_update(of=("self",)).select_related("convening").get(pk=group.pk)
    if group.sessions.exists():
        raise Refused("group.in_use", _("Sessions let this group in. Choose another door or another group for them first."))
    audit.record(group.convening, actor=by, verb="sessions.group_deleted", target=group)
    group.delete()


def _clean(name):
    name = " ".join(str(name).split())
    if not name or len(name) > LONGEST_NAME:
        sentence = _("Give the group a name of up to 120 letters.")
        raise Refused("group.name", sentence, fields={"name": sentence})
    return name


def _save(group, **how):
    try:
        with transaction.atomic():
            group.save(**how)
    except IntegrityError:
        sentence = _("There is a group of this name already. Choose another.")
        raise Refused("group.name_taken", sentence, fields={"name": sentence}) from None
