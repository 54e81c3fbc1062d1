"""What a new convening takes over of the programme: its sessions at the same hour of the day, and its groups by their names.

Nobody's role and nobody's seat, no platform's link and no dial-in; what was cancelled stays behind.
"""

from datetime import UTC, timedelta

from django.utils.translation import gettext as _

from convening import zones
from convening.structure import in_all_languages

from .copied_order import order_copied, terms_copied
from .models import Group, Session

SAME = (
    "slug", "kind", "door", "rule", "naming", "zone_name", "minutes", "mode", "platform", "breakouts", "recorded", "door_minutes",
    "stage_minutes", "floor_seconds",
)


def copied(source, copy, shift):
    """Copy the programme of `source` into the convening `copy`, `shift` (timedelta) later by local clocks. Returns sentences on what differs."""
    told, twins = [], {}
    groups = {group.pk: Group.objects.create(convening=copy, name=group.name) for group in Group.objects.filter(convening=source)}
    for session in Session.objects.filter(convening=source, cancelled_on=None).prefetch_related("groups"):
        local = session.local_start.replace(tzinfo=None) + shift
        moments = zones.readings(local, session.zone)
        if not moments:
            local += timedelta(hours=1)
            moments = zones.readings(local, session.zone)
            told.append(
                _("“%(title)s” starts an hour later: clocks in %(city)s are set forward on that day.")
                % {"title": session.title, "city": zones.city(session.zone_name)}
            )
        twin = Session.objects.create(
            convening=copy,
            local_start=local.replace(tzinfo=UTC),
            starts_at=moments[0],
            languages=list(session.languages),
            papers_due_on=session.papers_due_on and session.papers_due_on + shift,
            **{name: getattr(session, name) for name in SAME},
            **in_all_languages(session, "title", "description", "venue"),
        )
        twin.groups.set(groups[group.pk] for group in session.groups.all())
        order_copied(session, twin)
        twins[session.pk] = twin
    terms_copied(source, copy, twins)
    return told
