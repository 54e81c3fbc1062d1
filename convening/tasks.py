"""Celery's work on the ground floor: the relay, the nightly writing of what was gathered, the worker's sign of life."""

from celery import current_app, shared_task
from django.db import transaction
from django.utils import timezone

from . import engagement, health, live, mail, openings, outbox
from .models import Convening, LoginSession
from .services import accounts, archives, updates

A_RUN = 200


@shared_task
def relay_outbox():
    """Carry out letters, tasks and news that wait. Idempotent; any number may run at once."""
    done = outbox.carry_out(mail.send, _run_task, _send_news, limit=A_RUN)
    if done == A_RUN:
        relay_outbox.delay()  # more may wait; other tasks come in between
    elif done == 0 and not outbox.waits():
        health.outbox_is_empty()


def _run_task(name, ids):
    current_app.send_task(name, kwargs=ids, ignore_result=True)


def _send_news(group, ids):
    live.publish(group, ids)


@shared_task
def write_gathered_log_ons():
    """Once a night: gathered log-ons become facts, in random order, one transaction a convening. How often things were opened is
    added up in another: nothing joins it to whoever opened them."""
    for convening in Convening.objects.all():
        with transaction.atomic():
            rows = engagement.write_gathered(convening.pk)
        engagement.forget_gathered(convening.pk, rows)
        openings.write(convening.pk)


@shared_task
def sign_of_life():
    """So that /healthz knows that a worker works."""
    health.worker_lives()


@shared_task
def forget_ended_login_sessions():
    LoginSession.objects.filter(expire_date__lt=timezone.now()).delete()


@shared_task
def destroy_keys_of_the_erased():
    """After an erasure, should its own process have died before it came to the key; and nightly."""
    accounts.destroy_keys()


@shared_task
def write_letters_of_updates():
    """Members are told of what the organisers published, once nobody has stopped it. Idempotent."""
    updates.write_due_letters()


@shared_task
def make_archives():
    """Archives that somebody asked for. Idempotent."""
    archives.make_archives()
