"""Compiling: what is counted, that it is done once, that nothing unprotected is stored."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.db import OperationalError, connection, connections

from convening import clock, engagement, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Convening, OutboxEntry
from convening.services import convenings
from convening.testing import person_in
from evaluation import documents, services, tasks
from evaluation.disclosure import protect_report
from evaluation.models import Fact, Report
from evaluation.services import compiling, gathering
from participants import selectors as participants

from . import played

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def book(db):
    yield played.play("July")
    clock.forget()


def compiled(convening, by):
    report = services.request_compile(convening, by=by)
    services.compile_report(report.pk)
    report.refresh_from_db()
    return report


# ── What is counted ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", ["July", "another July"])
def test_figures_are_those_of_a_naive_second_computation(db, seed):
    book = played.play(seed)
    raw, naive = services.figures_before_protection(book.convening), played.figures(book)
    assert {name: raw["people"][name] for name in naive["people"]} == naive["people"]
    assert {name: raw["live"][name] for name in naive["live"]} == naive["live"]
    assert {session["slug"]: session["attendances"] for session in raw["live"]["sessions"]} == naive["sessions"]
    assert {session["slug"]: session["peak"] for session in raw["live"]["sessions"]} == naive["peaks"]
    assert {name: raw["platform"][name] for name in naive["platform"]} == naive["platform"]
    assert {name: raw["rooms"][name] for name in ("posters", "posters_staff", "posts", "replies", "declined")} == {
        name: naive["rooms"][name] for name in ("posters", "posters_staff", "posts", "replies", "declined")
    }
    by_room = {room["slug"]: (room["posts"], room["posters"]) for room in raw["rooms"]["rooms"]}
    assert by_room == naive["rooms"]["by_room"]
    tables = {table["name"]: table for table in raw["tables"]}
    told = {"Not told": ""}
    for name, key in (("participants_by_region", "region"), ("participants_by_kind", "kind")):
        counted = {told.get(row, row): line[0] for row, line in zip(tables[name]["rows"], tables[name]["cells"], strict=True)}
        assert +naive["tables"][key] == {row: count for row, count in counted.items() if count}
    crossed = tables["participants_by_region_and_kind"]
    assert {
        (told.get(row, row), told.get(column, column)): count
        for row, line in zip(crossed["rows"], crossed["cells"], strict=True)
        for column, count in zip(crossed["columns"], line, strict=True)
        if count
    } == {
        pair: count for pair, count in naive["tables"]["crossed"].items() if pair[0] or "Not told" in crossed["rows"]
    }
    first = dict(zip((True, False, None), (line[0] for line in tables["participants_by_experience"]["cells"]), strict=True))
    assert first == {key: naive["tables"]["first"][key] for key in first}


def test_what_is_published_is_what_was_counted_or_nothing(book):
    report, naive = compiled(book.convening, book.staff["evaluator"]), played.figures(book)
    assert report.state == "draft"
    figures = report.figures
    assert figures["people"]["participants"] == naive["people"]["participants"]
    for part in ("people", "platform"):
        for name, count in naive[part].items():
            assert figures[part][name] in (None, count), name
    assert figures["live"]["attendances"] in (None, naive["live"]["attendances"])
    assert {s["slug"]: s["attendances"] for s in figures["live"]["sessions"]} in (
        naive["sessions"], dict.fromkeys(naive["sessions"])
    )  # fmt: skip
    assert figures["rooms"]["posts"] in (None, naive["rooms"]["posts"])
    assert figures["disclosure"]["suppressed"] >= len(figures["disclosure"]["withheld"])


def test_log_ons_count_for_those_who_are_members_at_the_close_and_once_each(cast):
    for person in (cast.participant, cast.participant, cast.other, cast.nominator):  # the nominator is no member
        engagement.note_log_on(cast.convening, person)
    engagement.publish(engagement.LoggedOn(cast.convening.pk, engagement.mark_of(cast.convening.pk, cast.other.pk), clock.today(cast.convening.zone)))
    raw = services.figures_before_protection(cast.convening)
    assert (raw["platform"]["logged_on"], raw["people"]["participants"]) == (2, 2)


def test_a_country_nobody_told_is_not_guessed(cast):
    cast.participant.change_profile(country="LB")
    for person in (cast.participant, cast.other):
        engagement.note_log_on(cast.convening, person)
    raw = services.figures_before_protection(cast.convening)
    assert (raw["platform"]["countries"], raw["platform"]["country_known"]) == (1, 1)


def test_two_compilations_of_one_state_are_byte_equal(book):
    first, second = compiled(book.convening, book.staff["evaluator"]), compiled(book.convening, book.staff["secretariat"])
    assert (first.number, second.number) == (1, 2)
    assert json.dumps(first.figures) == json.dumps(second.figures)
    assert first.input_digest == second.input_digest != ""


def test_a_digest_of_other_figures_is_another(book):
    first = compiled(book.convening, book.staff["evaluator"])
    person_in(book.convening, "participant")
    assert compiled(book.convening, book.staff["evaluator"]).input_digest != first.input_digest


def test_the_printed_digest_cannot_be_tried_out_without_the_key(book):
    """A bare hash of the figures would give a withheld one away to whoever tries its few values."""
    raw = gathering.gather(book.convening, gathering.noted_log_ons(book.convening))
    before = gathering.digest_of(book.convening, raw)
    keyring.destroy("convening", book.convening.pk)
    keyring.make("convening", book.convening.pk)
    assert gathering.digest_of(book.convening, raw) != before


def test_only_the_last_five_drafts_are_kept(cast):
    for _time in range(7):
        compiled(cast.convening, cast.evaluator)
    assert list(cast.convening.reports.values_list("number", flat=True)) == [3, 4, 5, 6, 7]


def test_counting_takes_as_many_queries_for_a_few_as_for_many(cast):
    def queries():
        with connection.execute_wrapper(lambda execute, *call: seen.append(call[0]) or execute(*call)):
            seen.clear()
            clock.forget()
            services.figures_before_protection(cast.convening)
        return len(seen)

    seen = []
    few = queries()
    for _number in range(20):
        engagement.note_log_on(cast.convening, person_in(cast.convening, "participant", country="KE"))
    assert queries() == few <= 28


# ── Who may, and when ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("who", ["evaluator", "secretariat"])
def test_those_who_run_the_evaluation_compile_and_it_is_audited(cast, who):
    cast.convening.state = Convening.State.CLOSED
    cast.convening.save()
    report = services.request_compile(cast.convening, by=getattr(cast, who))
    assert report.state == "waiting"
    task = OutboxEntry.objects.get(kind="task")
    assert (task.name, task.ids) == ("evaluation.tasks.compile_report", {"report_id": str(report.pk)})
    entry = AuditEntry.objects.get(verb="evaluation.compile_requested")
    assert entry.actor_id == getattr(cast, who).pk


@pytest.mark.parametrize("who", ["participant", "moderator", "nominator", "stranger", "secretariat"])
def test_others_do_not_nor_the_secretariat_before_the_close(cast, who):
    with pytest.raises(Forbidden):
        services.request_compile(cast.convening, by=getattr(cast, who))
    assert not Report.objects.exists()


def test_asked_twice_there_is_one_report_under_way(cast):
    first = services.request_compile(cast.convening, by=cast.evaluator)
    assert services.request_compile(cast.convening, by=cast.evaluator) == first
    assert (Report.objects.count(), OutboxEntry.objects.filter(kind="task").count()) == (1, 1)


def test_a_convening_in_preparation_has_nothing_to_count(cast):
    cast.convening.state = Convening.State.DRAFT
    cast.convening.save()
    with pytest.raises(Refused) as refused:
        services.request_compile(cast.convening, by=cast.evaluator)
    assert refused.value.code == "evaluation.too_early"


# ── Once, whatever happens ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_is_not_compiled_again_by_a_task_that_comes_twice(cast, monkeypatch):
    report = compiled(cast.convening, cast.evaluator)
    monkeypatch.setattr(gathering, "gather", lambda *call: pytest.fail("counted again"))
    tasks.compile_report(str(report.pk))
    tasks.compile_what_waits()


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


KILLED = """
import os, signal, sys, uuid
import django
django.setup()
from evaluation import services
from evaluation.services import compiling, gathering
def die(*call):
    os.kill(os.getpid(), signal.SIGKILL)
module, name = sys.argv[2].split(".")
setattr({"compiling": compiling, "gathering": gathering}[module], name, die)
services.compile_report(uuid.UUID(sys.argv[1]))
"""


def in_a_process(source, *args):
    """`source` in a process of its own, on this test's database and keyring."""
    environment = {
        **os.environ, "CONVENING_DATABASE": connection.settings_dict["NAME"], "KEYRING_DIR": settings.KEYRING_DIR,
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    return subprocess.run([sys.executable, "-c", source, *args], cwd=ROOT, env=environment, capture_output=True, timeout=60)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["gathering.gather", "gathering.digest_of", "compiling.protect_report", "compiling._forget_old_drafts"])
def test_killed_in_the_middle_it_is_compiled_once_and_whole(cast, moment):
    report = services.request_compile(cast.convening, by=cast.evaluator)
    died = in_a_process(KILLED, str(report.pk), moment)
    assert died.returncode == -signal.SIGKILL, died.stderr
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


# ── Nothing unprotected is stored ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small_numbers(cast):
    """Numbers that must stay in memory: 2 from Kiribati, 3 declined posts (planted), and 4 here for the first time."""
    for number in range(9):
        person = person_in(cast.convening, "participant", country="KI" if number < 2 else "KE", region="Africa", kind_of_actor="Civil society")
        part = person.participations.get()
        part.answers = {"first_timer": number < 4}
        part.save()
        engagement.note_log_on(cast.convening, person)
    return cast


def everything_in(node, path=""):
    """(path, value) of every leaf of a JSON document."""
    if isinstance(node, dict | list):
        entries = node.items() if isinstance(node, dict) else enumerate(node)
        for key, value in entries:
            yield from everything_in(value, f"{path}.{key}")
    else:
        yield path, node


def unprotected_counts(report, k=5):
    """Numbers of 1 to k − 1 in what a report counts of people; process and programme are no people."""
    counted = {name: report[name] for name in ("people", "live", "platform", "tables", "survey")}
    return [
        (path, value)
        for path, value in everything_in(counted)
        if type(value) is int and 0 < value < k and not path.endswith((".k", ".countries"))
    ]


def test_no_small_number_is_stored(small_numbers):
    report = compiled(small_numbers.convening, small_numbers.evaluator)
    assert unprotected_counts(report.figures) == []
    experience = next(table for table in report.figures["tables"] if table["name"] == "participants_by_experience")
    assert experience["cells"] == [[None], [None], [None]]


def test_no_small_number_is_in_the_exported_tables(small_numbers):
    report = compiled(small_numbers.convening, small_numbers.evaluator)
    tables = json.loads(documents.document(report, "B", "json", "en"))["tables"]
    assert [value for _path, value in everything_in(tables) if type(value) is int and 0 < value < 5] == []
    assert {table["name"] for table in tables} >= {"funnel", "participants_by_region", "participants_by_experience"}


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


def test_a_small_number_that_was_stored_would_be_found(small_numbers, monkeypatch):
    """Planted: without disclosure control the same search finds the four newcomers."""

    def unprotected(raw, earlier):
        protection = protect_report(raw, earlier)
        for table, counted in zip(protection.report["tables"], raw["tables"], strict=True):
            table["cells"] = counted.cells
        return protection

    monkeypatch.setattr(compiling, "protect_report", unprotected)
    report = compiled(small_numbers.convening, small_numbers.evaluator)
    assert (".tables.2.cells.0.0", 4) in unprotected_counts(report.figures)


def test_no_table_holds_what_was_counted(small_numbers):
    """After a compile no row but those of facts and people has a mark, and the raw figures are in none."""
    marks = [mark.hex() for mark, _told in participants.attributes(small_numbers.convening)]
    compiled(small_numbers.convening, small_numbers.evaluator)
    with connection.cursor() as cursor:
        for table in ("evaluation_report", "convening_outboxentry", "convening_auditentry", "convening_spentkey"):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            whole = " ".join(row[0] for row in cursor.fetchall())
            assert not any(mark in whole for mark in marks), table
            assert "first_timer" not in whole and '"KI"' not in whole, table
    assert not Fact.objects.filter(verb="logged_on").exists()  # compiling reads what is gathered and writes none of it


# ── What the report says of the convening itself ─────────────────────────────────────────────────────────────────────


def test_organisations_are_credited_in_their_part(book):
    by = book.staff["secretariat"]
    convenings.credit(book.convening, part="donor", name={"en": "Fund"}, credit_line={"en": "The Fund", "ar": "الصندوق"}, position=1, by=by)
    meta = services.figures_before_protection(book.convening)["meta"]
    assert meta["credit"] == {"en": "The Institute"}
    assert meta["credit_lines"]["en"] == ["By the Institute", "With the financial support of: The Fund"]
    assert meta["credit_lines"]["ar"][-1].endswith("الصندوق")


def test_sessions_and_rooms_are_told_with_door_rule_and_days(book):
    meta = services.figures_before_protection(book.convening)["meta"]
    assert [(session["slug"], session["door"], session["starts_at"]) for session in meta["sessions"]] == [
        ("opening", "public", "2021-07-14T13:00:00Z"),
        ("working-group", "invitation", "2021-07-15T13:00:00Z"),
        ("closing", "public", "2021-07-16T13:00:00Z"),
    ]
    assert meta["rooms"][0] == {
        "slug": "wg1", "title": {"en": "wg1", "ar": "wg1"}, "opens": "2021-07-01", "closes": "2021-07-31", "rule": "chatham_house",
        "naming": "voices",
    }  # fmt: skip
