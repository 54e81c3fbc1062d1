"""Celery's work on this storey: ids in, one deed each, safe to be told twice."""

from uuid import UUID

from celery import shared_task
from django.db import InterfaceError, OperationalError

from . import outcome_files, services
from .models import Document
from .services import days, snapshots
from .services.surveys import closing, reminding, scattering


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


@shared_task(name="evaluation.tasks.write_survey_letters")
def write_survey_letters():
    """By timetable: there are questions to answer, or there are still some. Idempotent."""
    reminding.write_letters()


@shared_task(name="evaluation.tasks.end_surveys")
def end_surveys():
    """By timetable: who answered a survey that is over is forgotten, and half a year later the answers go. Idempotent."""
    closing.close_surveys()
    closing.destroy_old_answers()


@shared_task(name="evaluation.tasks.scatter_surveys")
def scatter_surveys():
    """Once a night: who answered is written in groups, and no order of rows tells what came with what. Idempotent."""
    scattering.write_answered()
    scattering.throw_away_what_was_sent()
    scattering.hand_over_words()
    scattering.rewrite()


@shared_task(name="evaluation.tasks.tell_the_days")
def tell_the_days():
    """Once a night, after log-ons and those who answered were written: the day before, in bands. Idempotent."""
    days.tell_the_days()


@shared_task(name="evaluation.tasks.destroy_snapshot")
def destroy_snapshot(convening_id):
    """The final release destroys the key itself; this is for a process that died in between."""
    snapshots.destroy_key(UUID(convening_id))


@shared_task(name="evaluation.tasks.make_files")
def make_files(document_id):
    """After a release: the files that everybody may read, before the first reader asks for one. Idempotent; what was taken away meanwhile is
    left alone."""
    document = Document.objects.select_related("convening", "report__supersedes").filter(pk=UUID(document_id)).first()
    if document is not None:
        outcome_files.make_all(document)


@shared_task(name="evaluation.tasks.throw_files_away")
def throw_files_away(document_id):
    """After a document was taken out of sight: what is kept of its files. Idempotent."""
    document = Document.objects.select_related("convening", "report__supersedes").filter(pk=UUID(document_id)).first()
    if document is not None:
        outcome_files.throw_away(document)
