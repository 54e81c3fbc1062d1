"""Compiling once, whatever happens to the worker; stopping it."""

import os
import signal
import threading

import pytest
import redis
from django.db import OperationalError, connections

from convening import clock, engagement, keyring
from convening.errors import Forbidden
from convening.models import AuditEntry
from convening.testing import person_in
from evaluation import services, tasks
from evaluation.models import Report, Snapshot
from evaluation.services import compiling, gathering
from participants import selectors as participants

from . import played
from .twelve import compiled

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def book(db):
    yield played.play("July", people=10)
    clock.forget()


def test_a_draft_is_not_compiled_again_by_a_task_that_comes_twice(cast, monkeypatch):
    report = compiled(cast.convening, cast.evaluator)
    monkeypatch.setattr(gathering, "gather", lambda *call: pytest.fail("counted again"))
    tasks.compile_report(str(report.pk))
    tasks.compile_what_waits()
    assert list(Report.objects.values_list("pk", "state", "step")) == [(report.pk, "draft", services.STEPS)]


def test_a_worker_that_fails_at_any_step_leaves_nothing_half_written(cast, monkeypatch):
    for name in ("gather", "digest_of"):
        report = services.request_compile(cast.convening, by=cast.evaluator)
        with monkeypatch.context() as patch:
            patch.setattr(gathering, name, lambda *call: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                services.compile_report(report.pk)
        report.refresh_from_db()
        assert (report.state, report.failure, report.figures) == ("failed", "evaluation.broken", None)
    assert compiled(cast.convening, cast.evaluator).state == "draft"


def test_a_sealed_room_is_said_to_be_the_reason(book):
    keyring.destroy("room", book.convening.rooms.first().pk)
    report = compiled(book.convening, book.staff["evaluator"])
    assert (report.state, report.failure) == ("failed", "evaluation.room_sealed")
    assert "sealed" in services.failure_sentence(report.failure)


def test_without_redis_it_is_refused_and_not_counted_wrong(cast, monkeypatch):
    def broken(convening_id):
        raise redis.ConnectionError

    monkeypatch.setattr(engagement, "gathered_log_ons", broken)
    report = compiled(cast.convening, cast.evaluator)
    assert (report.state, report.failure) == ("failed", "evaluation.log_ons_out_of_reach")


def in_a_process(deed):
    """How a process with connections of its own ended that did nothing but `deed`."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        try:
            deed()
        finally:
            os._exit(1)  # no test goes on in it
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die(*call, **more):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("module", "moment"),
    [(gathering, "gather"), (gathering, "digest_of"), (compiling, "protect_report"), (compiling, "_forget_old_drafts")],
)
def test_killed_in_the_middle_it_is_compiled_once_and_whole(cast, monkeypatch, module, moment):
    report = services.request_compile(cast.convening, by=cast.evaluator)
    with monkeypatch.context() as patch:
        patch.setattr(module, moment, die)
        assert in_a_process(lambda: services.compile_report(report.pk)) == -signal.SIGKILL
    report.refresh_from_db()
    assert (report.state, report.figures) == ("compiling", None)
    tasks.compile_what_waits()
    report.refresh_from_db()
    assert (report.state, report.step) == ("draft", services.STEPS)
    assert Report.objects.count() == 1
    assert report.figures == services.compile_as_operator(cast.convening)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_result(cast, monkeypatch):
    """The second waits for the first, then finds that all is done."""
    report = services.request_compile(cast.convening, by=cast.evaluator)
    begun, may_go_on, counted = threading.Event(), threading.Event(), []
    gather = gathering.gather

    def slowly(*call):
        counted.append(threading.current_thread().name)
        begun.set()
        assert may_go_on.wait(20)
        return gather(*call)

    def work():
        try:
            services.compile_report(report.pk)
        finally:
            connections.close_all()

    monkeypatch.setattr(gathering, "gather", slowly)
    first = threading.Thread(target=work, name="first")
    first.start()
    assert begun.wait(20)
    second = threading.Thread(target=work, name="second")
    second.start()
    report.refresh_from_db()
    assert (report.state, report.step) == ("compiling", services.STAGES.index("people"))  # seen from outside while it counts
    may_go_on.set()
    first.join(20)
    second.join(20)
    report.refresh_from_db()
    assert (counted, report.state) == (["first"], "draft")


@pytest.mark.django_db(transaction=True)
def test_all_is_counted_at_one_instant(cast, monkeypatch):
    """Somebody who comes in between two questions is in neither answer."""
    before = participants.counts(cast.convening)["registered"]
    attributes = participants.attributes

    def somebody_comes(convening):
        told = attributes(convening)
        new = threading.Thread(target=lambda: (person_in(convening, "participant"), connections.close_all()))
        new.start()
        new.join(20)
        return told

    monkeypatch.setattr(participants, "attributes", somebody_comes)
    assert services.figures_before_protection(cast.convening)["people"]["registered"] == before
    assert participants.counts(cast.convening)["registered"] == before + 1


def test_the_database_may_restart_while_it_compiles(cast, monkeypatch):
    """The report goes on waiting, and the task comes again."""

    def restarting(*call):
        raise OperationalError("terminating connection due to administrator command")

    report = services.request_compile(cast.convening, by=cast.evaluator)
    with monkeypatch.context() as patch:
        patch.setattr(gathering, "gather", restarting)
        with pytest.raises(OperationalError):
            services.compile_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.failure) == ("compiling", "")
    tasks.compile_report(str(report.pk))
    report.refresh_from_db()
    assert report.state == "draft"


# ── Stopped ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_compilation_that_waits_is_stopped_and_never_begun(cast, monkeypatch):
    report = services.request_compile(cast.convening, by=cast.evaluator)
    services.cancel_compile(report, by=cast.evaluator)
    monkeypatch.setattr(gathering, "gather", lambda *call: pytest.fail("counted all the same"))
    tasks.compile_report(str(report.pk))
    tasks.compile_what_waits()
    report.refresh_from_db()
    assert (report.state, report.figures) == ("cancelled", None)
    assert AuditEntry.objects.get(verb="evaluation.compile_cancelled").actor_id == cast.evaluator.pk


@pytest.mark.parametrize("moment", ["gather", "digest_of"])
def test_stopped_in_the_middle_nothing_is_kept(cast, monkeypatch, moment):
    """Once while it counts, once after it has counted: the worker looks between the stages, and before it writes."""
    former = compiled(cast.convening, cast.evaluator)
    taken = bytes(Snapshot.objects.get().sealed)
    report = services.request_compile(cast.convening, by=cast.evaluator)
    plain = getattr(gathering, moment)

    def stopped_meanwhile(*call):
        services.cancel_compile(report, by=cast.evaluator)
        return plain(*call)

    monkeypatch.setattr(gathering, moment, stopped_meanwhile)
    services.compile_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.figures, bytes(Snapshot.objects.get().sealed)) == ("cancelled", None, taken)
    monkeypatch.undo()
    assert compiled(cast.convening, cast.evaluator).figures == former.figures
    assert not Report.objects.filter(pk=report.pk).exists()  # it serves nothing any more


def test_what_is_done_is_not_stopped_nor_by_others(cast):
    report = compiled(cast.convening, cast.evaluator)
    assert services.cancel_compile(report, by=cast.evaluator).state == "draft"
    for who in (cast.participant, cast.stranger, cast.secretariat):  # the convening is open
        with pytest.raises(Forbidden):
            services.cancel_compile(report, by=who)
