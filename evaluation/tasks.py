"""Celery's work on this storey: ids in, one deed each, safe to be told twice."""

from uuid import UUID

from celery import shared_task
from django.db import InterfaceError, OperationalError

from . import services


@shared_task(
    name="evaluation.tasks.compile_report",
    autoretry_for=(OperationalError, InterfaceError),  # the database is restarting
    retry_backoff=2,
    max_retries=8,
)
def compile_report(report_id):
    services.compile_report(UUID(report_id))


@shared_task(name="evaluation.tasks.compile_what_waits")
def compile_what_waits():
    """By timetable: reports whose worker was killed in the middle, or whose task was lost with Redis."""
    for report_id in services.reports_to_compile():
        services.compile_report(report_id)
