"""Compiling: what is counted, who may, that nothing unprotected is stored."""

import json

import pytest
from django.db import connection

from convening import clock, engagement, keyring
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Convening, OutboxEntry
from convening.services import convenings
from convening.testing import person_in
from evaluation import documents, services
from evaluation.disclosure import protect_report
from evaluation.models import Fact, Report
from evaluation.services import compiling, gathering
from participants import selectors as participants

from . import played
from .twelve import compiled

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(lambda: played.play("July"))


@pytest.fixture
def book(world, inside_world):
    return inside_world(world)


# ── What is counted ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_figures_are_those_of_a_naive_second_computation(book):
    counted_twice(book)


def test_figures_are_those_of_a_naive_second_computation_of_another_july(db):
    counted_twice(played.play("another July"))
    clock.forget()


def counted_twice(book):
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


def test_which_of_equal_cells_is_hidden_follows_from_a_key_of_the_house(book, monkeypatch):
    keys = []
    monkeypatch.setattr(compiling, "protect_report", lambda raw, earlier, tie_key: keys.append(tie_key) or protect_report(raw, earlier, tie_key))
    first, second = compiled(book.convening, book.staff["evaluator"]), compiled(book.convening, book.staff["evaluator"])
    assert keys == [keyring.house("disclosure ties")] * 2
    assert json.dumps(first.figures) == json.dumps(second.figures)


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


def test_a_small_number_that_was_stored_would_be_found(small_numbers, monkeypatch):
    """Planted: without disclosure control the same search finds the four newcomers."""

    def unprotected(raw, earlier, tie_key):
        protection = protect_report(raw, earlier, tie_key)
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
