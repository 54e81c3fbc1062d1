"""Celery's work of this app: ids in, fetch, delegate."""

from uuid import UUID

from celery import shared_task

from convening import clock, policy
from convening.models import Convening

from . import calendars, services
from .models import Admission
from .services import roster, sheets


@shared_task
def carry_out_held_decisions():
    """Decisions of the clearance that were held for ten minutes and not stopped."""
    services.carry_out_due_decisions()


@shared_task
def look_after_the_roster():
    """Once a day: remind those whose time on the roster ends soon, take off those whose time is over."""
    roster.remind_before_the_end()
    roster.take_off_who_is_over()


@shared_task
def remind_before_the_end():
    """Those whose answer is due soon are reminded, convening by convening."""
    for convening in Convening.objects.exclude(state=Convening.State.CLOSED):
        services.remind_before_the_end(convening)


@shared_task
def lapse_unanswered():
    """Invitations whose last day is over lapse, and their seats go to the waiting list."""
    for convening in Convening.objects.all():
        services.lapse_unanswered(convening)


@shared_task
def bring_calendars_up_to_date(convening_id, meeting_id):
    """A meeting has another hour, or is held no more: one letter to each who has it in her calendar."""
    calendars.bring_up_to_date(Convening.objects.get(pk=convening_id), UUID(meeting_id))


@shared_task
def release_and_promote():
    """Where the day of release has come, seats that are left over go to the waiting list; free seats go to those who wait."""
    for admission in Admission.objects.exclude(convening__state=Convening.State.CLOSED).select_related("convening"):
        convening, day = admission.convening, admission.seats_released_on
        if day and not admission.released_on and day <= clock.today(convening.zone):
            services.release_unused(convening, by=policy.OPERATOR)
        services.promote(convening)


@shared_task
def take_in_sheet(sheet_id):
    """Name everybody in a list that an office brought."""
    sheets.go_on(UUID(sheet_id))


@shared_task
def look_after_sheets():
    """Go on with lists whose worker died, and forget those that are a day old."""
    for sheet_id in sheets.those_under_way():
        sheets.go_on(sheet_id)
    sheets.forget_old()
