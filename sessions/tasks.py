"""Celery's work of this app: ids in, fetch, delegate."""

from celery import shared_task

from convening import policy

from . import services
from .models import Session
from .services import scheduling, telling
from .services.floor import ending


@shared_task
def remind_of_papers():
    """Once a day: speakers whose papers are not there, three days before the last."""
    services.remind_of_papers()


@shared_task
def tell_who_registered(session_id, sequence, change):
    """A public session moved, was cancelled, or takes place after all: one letter to each who registered."""
    telling.tell_who_registered(Session.objects.select_related("convening").get(pk=session_id), sequence, change)


@shared_task
def follow_the_clocks():
    """Once a day: where the rules of a clock changed, sessions keep their local hour."""
    scheduling.follow_the_clocks(by=policy.OPERATOR)


@shared_task
def forget_guests():
    """Once a day: how platforms wrote people whom nobody recognised goes after thirty days; their presence stays counted."""
    services.forget_guests()


@shared_task
def end_floors():
    """Every five minutes: what a live session leaves is written when its time is over, and the rest is forgotten. Idempotent."""
    ending.end_what_is_over()
