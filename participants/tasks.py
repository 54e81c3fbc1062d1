"""Celery's work of this app: ids in, fetch, delegate."""

from celery import shared_task

from . import services
from .services import roster


@shared_task
def carry_out_held_decisions():
    """Decisions of the clearance that were held for ten minutes and not stopped."""
    services.carry_out_due_decisions()


@shared_task
def look_after_the_roster():
    """Once a day: remind those whose time on the roster ends soon, take off those whose time is over."""
    roster.remind_before_the_end()
    roster.take_off_who_is_over()
