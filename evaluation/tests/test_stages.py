"""Interim, final, corrections: when each may come, who reads it, what the log keeps of it."""

import json
from datetime import date

import pytest
from django.db import connection
from django.http import Http404

from convening import clock
from convening.errors import Refused
from convening.models import AuditEntry
from convening.services import convenings
from convening.testing import person_in
from evaluation import documents, selectors, services
from evaluation.models import Release, ReleasePlan, Report
from evaluation.services import compiling, verifying

from . import twelve as twelve_people
from .twelve import come, compiled, twelve

pytestmark = pytest.mark.usefixtures("redis_empty")


def planned(cast, **dates):
    return ReleasePlan.objects.create(convening=cast.convening, **dates)


def refusal(*deed, **more):
    with pytest.raises(Refused) as refused:
        services.release_report(*deed, **more)
    return refused.value.code


@pytest.fixture
def open_one(cast):
    """Open, and with an interim release on the day it is: 10 July."""
    planned(cast, interim_on=date(2021, 7, 10), final_on=date(2021, 8, 20))
    return twelve(cast, close=False)


def close(cast):
    convenings.move_to(cast.convening, "closed", by=cast.secretariat)
    cast.convening.refresh_from_db()


@pytest.fixture(scope="module")
def world(shared_world):
    return shared_world(twelve_people.released)


@pytest.fixture
def released(world, inside_world):
    """The final report of a closed convening."""
    return inside_world(world)


# ── When ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_interim_release_comes_on_its_day_once_and_before_the_close(open_one):
    by = open_one.evaluator
    draft = compiled(open_one.convening, by)
    ReleasePlan.objects.update(interim_on=date(2021, 7, 11))
    assert refusal(draft, "interim", by=by) == "evaluation.before_its_day"
    ReleasePlan.objects.update(interim_on=date(2021, 7, 10))
    interim = services.release_report(draft, "interim", by=by)
    assert (interim.state, interim.stage, interim.released_on) == ("released", "interim", date(2021, 7, 10))
    assert ReleasePlan.objects.get().fixed_on == date(2021, 7, 10)
    assert refusal(compiled(open_one.convening, by), "interim", by=by) == "evaluation.interim_was_released"


def test_without_a_day_in_the_plan_there_is_no_interim_release(cast):
    draft = compiled(twelve(cast).convening, cast.evaluator)
    assert refusal(draft, "interim", by=cast.evaluator) == "evaluation.no_interim_planned"


def test_the_final_release_waits_for_its_day_and_the_close(open_one):
    by = open_one.evaluator
    assert refusal(compiled(open_one.convening, by), by=by) == "evaluation.not_closed"
    close(open_one)
    draft = compiled(open_one.convening, by)
    assert refusal(draft, by=by) == "evaluation.before_its_day"
    clock.set_to(clock.now().replace(month=8, day=20))
    assert services.release_report(draft, by=by).stage == "final"
    assert refusal(compiled(open_one.convening, by), "interim", by=by) == "evaluation.interim_was_released"


def test_a_correction_says_what_it_corrects_and_takes_its_place(released):
    by, draft = released.evaluator, compiled(released.convening, released.evaluator)
    assert refusal(draft, by=by) == "evaluation.correction_unsaid"
    corrected = services.release_report(draft, correction=" The report of one session was read twice. ", by=by)
    assert (corrected.supersedes, corrected.correction) == (released.final, "The report of one session was read twice.")
    told = corrected.as_shape()["meta"]
    assert (told["stage"], told["corrects"], told["correction"]) == ("final", "2021-07-10", "The report of one session was read twice.")
    again = services.release_report(compiled(released.convening, by), correction="And the other.", by=by)
    assert again.supersedes == corrected


def test_there_is_nothing_to_correct_before_the_final_release(cast):
    draft = compiled(twelve(cast).convening, cast.evaluator)
    assert refusal(draft, correction="Too early.", by=cast.evaluator) == "evaluation.nothing_to_correct"


def test_a_draft_that_was_stopped_or_failed_since_does_not_stand_in_the_way(cast):
    draft = compiled(twelve(cast).convening, cast.evaluator)
    services.cancel_compile(services.request_compile(cast.convening, by=cast.evaluator), by=cast.secretariat)
    assert services.release_report(draft, by=cast.evaluator).state == "released"


# ── What differs between two ─────────────────────────────────────────────────────────────────────────────────────────


def test_two_releases_a_day_apart_do_not_tell_of_one_person(open_one):
    """One came in between: 324 first and 325 then would show her. Six are enough."""
    by = open_one.evaluator
    interim = services.release_report(compiled(open_one.convening, by), "interim", by=by)
    assert interim.figures["platform"]["logged_on"] == 12
    come(open_one, 1)
    close(open_one)
    assert compiled(open_one.convening, by).figures["platform"]["logged_on"] != 13
    come(open_one, 5)
    later = compiled(open_one.convening, by).figures["platform"]["logged_on"]
    assert later == 18


def test_a_correction_is_held_against_all_that_was_released(released, monkeypatch):
    seen = []
    protect = compiling.protect_report
    monkeypatch.setattr(compiling, "protect_report", lambda raw, earlier, tie_key: seen.append(earlier) or protect(raw, earlier, tie_key))
    first = services.release_report(compiled(released.convening, released.evaluator), correction="One.", by=released.evaluator)
    compiled(released.convening, released.evaluator)
    assert seen == [[released.final.figures], [released.final.figures, first.figures]]


# ── Who reads it ─────────────────────────────────────────────────────────────────────────────────────────────────────


def read_by(asker, slug, report_id=None):
    try:
        return selectors.annex_for(asker, slug, report_id)
    except Http404:
        return None


def test_an_interim_release_is_read_by_those_inside_and_not_by_the_public(open_one):
    interim = services.release_report(compiled(open_one.convening, open_one.evaluator), "interim", by=open_one.evaluator)
    donor = person_in(open_one.convening, "donor", member=False)
    guest = person_in(open_one.convening, "participant", member=False)
    inside = (open_one.participant, open_one.moderator, open_one.secretariat, open_one.evaluator, open_one.nominator, donor)
    assert [read_by(person, "gathering") for person in inside] == [interim] * len(inside)
    assert [read_by(person, "gathering", str(interim.pk)) for person in (guest, open_one.stranger, None)] == [None] * 3
    assert selectors.on_public_page(open_one.stranger, open_one.convening) == {}
    assert "interim" in selectors.on_public_page(donor, open_one.convening)["released"]["label"]


def test_the_newest_is_read_and_what_it_corrects_stays_with_a_way_on(released):
    draft = compiled(released.convening, released.evaluator)
    assert read_by(released.stranger, "gathering", str(draft.pk)) is None
    assert read_by(released.evaluator, "gathering") == released.final  # what is out, unless she asks for the draft
    assert read_by(released.evaluator, "gathering", str(draft.pk)) == draft
    corrected = services.release_report(draft, correction="One.", by=released.evaluator)
    assert (read_by(None, "gathering"), read_by(None, "gathering").newer) == (corrected, None)
    former = read_by(None, "gathering", str(released.final.pk))
    assert (former, former.newer) == (released.final, corrected)
    assert [read_by(None, "gathering", nonsense) for nonsense in ("1", "nothing", str(released.convening.pk))] == [None] * 3


# ── The log ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_line_of_the_log_holds_the_digest_of_the_one_before(released):
    services.release_report(compiled(released.convening, released.evaluator), correction="One.", by=released.evaluator)
    first, second = verifying.log_of(released.convening)
    assert (first.number, first.previous, second.number, second.previous) == (1, "", 2, first.digest)
    assert first.figures_sha256 == verifying.digest_of(released.final.figures)
    assert first.input_sha256 == released.final.input_digest
    assert first.audit["suppressed"] == released.final.figures["disclosure"]["suppressed"]
    assert sum(first.audit["decisions"].values()) == len(services.decisions_of(released.final)) > 0
    assert verifying.first_break(verifying.log_of(released.convening)) is None
    assert AuditEntry.objects.filter(note__startswith=f"release={second.digest} ").count() == 1


def forged(table, change, line):
    """What somebody could do who has the database in her hands."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"UPDATE {table} SET {change} WHERE id = %s", [line])  # noqa: S608
        cursor.execute("RESET session_replication_role")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("""audit = '{"suppressed": 0}'""", "Line 1 of the log was changed after it was written."),
        ("released_on = '2021-07-09'", "Line 1 of the log was changed after it was written."),
        ("previous = repeat('0', 64)", "Before line 1 of the log a line is missing."),
        ("number = 3", "Before line 3 of the log a line is missing."),
    ],
)
def test_a_line_that_was_changed_is_found(released, change, says):
    forged("evaluation_release", change, Release.objects.get().pk)
    assert verifying.first_break(verifying.log_of(released.convening)) == says


def test_figures_that_were_changed_are_found(released):
    forged("evaluation_report", "figures = jsonb_set(figures, '{platform,logged_on}', '13')", released.final.pk)
    assert "figures that line 1 of the log stands for were changed" in verifying.first_break(verifying.log_of(released.convening))


def test_the_figures_are_spelt_the_same_in_the_database_and_in_the_export(released):
    exported = json.loads(documents.document(released.final, "B", "json", "ar"))
    names = {table["name"] for table in released.final.figures["tables"]}
    told = {name: exported[name] for name in released.final.figures} | {"tables": [t for t in exported["tables"] if t["name"] in names]}
    assert verifying.digest_of(told) == verifying.digest_of(Report.objects.get().figures) == Release.objects.get().figures_sha256


def test_the_decisions_are_sealed_and_told_to_staff(released):
    assert b"small" not in bytes(released.final.sealed_decisions)
    assert {"where", "what", "why"} <= set(services.decisions_of(released.final)[0])
