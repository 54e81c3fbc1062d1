"""Celery's work of this app: ids in, fetch, delegate."""

from celery import shared_task

from . import services


@shared_task
def carry_out_held_decisions():
    """Decisions of the clearance that were held for ten minutes and not stopped."""
    services.carry_out_due_decisions()
