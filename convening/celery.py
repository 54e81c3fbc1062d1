"""The Celery application and its timetable. Tasks live in `<app>/tasks.py`."""

import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convening.settings")

app = Celery("convening")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["convening", "participants", "sessions", "forums", "evaluation"])
app.conf.beat_schedule = {
    "carry out what waits": {"task": "convening.tasks.relay_outbox", "schedule": 5},
    "sign of life": {"task": "convening.tasks.sign_of_life", "schedule": 10},
    "write what was gathered": {"task": "convening.tasks.write_gathered_log_ons", "schedule": crontab(hour=2, minute=20)},
    "tell of the organisers' news": {"task": "convening.tasks.write_letters_of_updates", "schedule": 60},
    "rewrite words in random order": {"task": "forums.tasks.rewrite_in_random_order", "schedule": crontab(hour=2, minute=40)},
    "clear rooms after their close": {"task": "forums.tasks.clear_after_the_close", "schedule": crontab(minute=2)},
    "end what was interrupted of a sealing": {"task": "forums.tasks.carry_on_sealing", "schedule": crontab(minute="*/5")},
    "look for names in rooms": {"task": "forums.tasks.look_for_names", "schedule": crontab(minute="*/5")},
    "tell of news in rooms": {"task": "forums.tasks.tell_of_news", "schedule": crontab(minute=20)},
    "follow up recommendations": {"task": "forums.tasks.follow_up", "schedule": crontab(minute=25)},
    "end the floors of sessions that are over": {"task": "sessions.tasks.end_floors", "schedule": crontab(minute="*/5")},
    "remind of papers": {"task": "sessions.tasks.remind_of_papers", "schedule": crontab(hour=6, minute=10)},
    "make archives that wait": {"task": "convening.tasks.make_archives", "schedule": 60},
    "compile what waits": {"task": "evaluation.tasks.compile_what_waits", "schedule": 20},
    "rewrite surveys in random order": {"task": "evaluation.tasks.scatter_surveys", "schedule": crontab(hour=2, minute=50)},
    "tell of the day before": {"task": "evaluation.tasks.tell_the_days", "schedule": crontab(hour=3, minute=30)},
    "end surveys that are over": {"task": "evaluation.tasks.end_surveys", "schedule": crontab(minute=12)},
    "write letters of surveys": {"task": "evaluation.tasks.write_survey_letters", "schedule": crontab(minute=35)},
    "carry out held decisions": {"task": "participants.tasks.carry_out_held_decisions", "schedule": crontab()},
    "look after lists": {"task": "participants.tasks.look_after_sheets", "schedule": crontab()},
    "look after the roster": {"task": "participants.tasks.look_after_the_roster", "schedule": crontab(hour=4, minute=10)},
    "remind before the end": {"task": "participants.tasks.remind_before_the_end", "schedule": crontab(minute=5)},
    "let unanswered invitations lapse": {"task": "participants.tasks.lapse_unanswered", "schedule": crontab(minute="*/10")},
    "release seats, and give free ones to those who wait": {
        "task": "participants.tasks.release_and_promote",
        "schedule": 120,
    },
    "follow the clocks": {"task": "sessions.tasks.follow_the_clocks", "schedule": crontab(hour=4, minute=30)},
    "forget guests nobody knew": {"task": "sessions.tasks.forget_guests", "schedule": crontab(hour=4, minute=20)},
    "forget ended login sessions": {
        "task": "convening.tasks.forget_ended_login_sessions",
        "schedule": crontab(hour=3, minute=10),
    },
    "destroy what the erased left of keys": {
        "task": "convening.tasks.destroy_keys_of_the_erased",
        "schedule": crontab(hour=3, minute=20),
    },
}


@worker_ready.connect
def lives_at_once(**kwargs):
    from .tasks import sign_of_life

    sign_of_life()
