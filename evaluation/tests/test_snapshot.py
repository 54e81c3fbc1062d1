"""What people declared is kept as it stood when they were first counted, sealed, until the final release."""

import pytest
from django.db import connection

from convening import holdings, keyring
from convening.services import accounts, convenings
from convening.testing import person_in
from evaluation import services, tasks
from evaluation.models import Snapshot
from evaluation.services import snapshots
from participants import selectors as participants

from .twelve import compiled, twelve

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def book(cast):
    return twelve(cast)


def raw_figures(convening):
    """What is counted, without what it says of the day."""
    raw = services.figures_before_protection(convening)
    return {part: raw[part] for part in ("people", "platform", "live", "tables")}


def test_an_edited_profile_changes_no_figure(book):
    by, person = book.evaluator, book.person
    before, counted = compiled(book.convening, by), raw_figures(book.convening)
    person.change_profile(country="NP", region="Asia-Pacific", kind_of_actor="Academia and research")
    assert "NP" in [told["country"] for _mark, told in participants.attributes(book.convening)]  # what would have been counted
    assert raw_figures(book.convening) == counted
    after = compiled(book.convening, by)
    assert (after.figures, after.input_digest) == (before.figures, before.input_digest)


def test_an_erasure_changes_no_figure(book, django_capture_on_commit_callbacks):
    by, person = book.evaluator, book.person
    before, counted = compiled(book.convening, by), raw_figures(book.convening)
    with django_capture_on_commit_callbacks(execute=True):
        accounts.erase(person)
    assert not keyring.holds("person", person.pk)
    assert raw_figures(book.convening) == counted
    assert compiled(book.convening, by).figures == before.figures


def test_without_what_is_kept_an_erasure_would_change_them(book, django_capture_on_commit_callbacks):
    counted = raw_figures(book.convening)
    with django_capture_on_commit_callbacks(execute=True):
        accounts.erase(book.person)
    assert raw_figures(book.convening)["people"]["country_known"] == counted["people"]["country_known"] - 1


def test_before_the_close_people_who_are_new_are_added_and_roles_are_followed(cast):
    compiled(cast.convening, cast.evaluator)
    cast.participant.change_profile(region="Africa")
    new = person_in(cast.convening, "participant", region="Africa")
    new.participations.update(member=False)
    kept = snapshots.attributes(cast.convening)
    assert [told["region"] for told in kept.values()].count("Africa") == 1  # the new one's; the other told nothing when she was counted
    compiled(cast.convening, cast.evaluator)
    new.change_profile(region="Asia-Pacific")
    new.participations.update(member=True)
    told = [told for told in snapshots.attributes(cast.convening).values() if told["region"] == "Africa"]
    assert [one["member"] for one in told] == [True]
    convenings.move_to(cast.convening, "closed", by=cast.secretariat)
    compiled(cast.convening, cast.evaluator)
    new.participations.update(member=False)
    told = [told for told in snapshots.attributes(cast.convening).values() if told["region"] == "Africa"]
    assert [one["member"] for one in told] == [True]


def test_what_is_kept_is_sealed_and_told_to_her(book):
    person = book.person
    assert "kept for the figures" not in " ".join(holdings.left_behind(person))
    compiled(book.convening, book.evaluator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM evaluation_snapshot t")
        (row,) = cursor.fetchone()
    assert "Arab" not in row and person.profile.region.encode().hex() not in row
    (told,) = holdings.held_about(person)["Kept for the figures, without your name, until they are final"]
    assert told["Region"] == person.profile.region
    assert "is destroyed when the final ones are released" in " ".join(holdings.left_behind(person))


def test_the_final_release_destroys_it(book, django_capture_on_commit_callbacks):
    draft = compiled(book.convening, book.evaluator)
    assert keyring.holds("snapshot", book.convening.pk)
    with django_capture_on_commit_callbacks(execute=True):
        services.release_report(draft, by=book.evaluator)
    assert not Snapshot.objects.exists() and not keyring.holds("snapshot", book.convening.pk)
    compiled(book.convening, book.evaluator)  # for a correction
    assert not Snapshot.objects.exists() and not keyring.holds("snapshot", book.convening.pk)
    assert "is destroyed when" not in " ".join(holdings.left_behind(book.person))


def test_a_process_that_dies_before_the_key_is_gone_leaves_it_to_a_task(book):
    draft = compiled(book.convening, book.evaluator)
    tasks.destroy_snapshot(str(book.convening.pk))
    assert keyring.holds("snapshot", book.convening.pk)  # there is something that it opens
    services.release_report(draft, by=book.evaluator)  # and nothing runs after the commit
    assert keyring.holds("snapshot", book.convening.pk)
    tasks.destroy_snapshot(str(book.convening.pk))
    assert not keyring.holds("snapshot", book.convening.pk)


def test_a_correction_takes_the_composition_over_as_released(book, django_capture_on_commit_callbacks):
    by = book.evaluator
    draft = compiled(book.convening, by)
    with django_capture_on_commit_callbacks(execute=True):
        released = services.release_report(draft, by=by)
        for part in list(book.convening.participations.filter(roles=["participant"]))[:6]:
            accounts.erase(part.person)
    correction = compiled(book.convening, by)
    composition = {name: table for name, table in _tables(released).items() if name in snapshots.COMPOSITION}
    assert composition and {name: _tables(correction)[name] for name in composition} == composition
    for part, name in snapshots.COUNTRIES:
        assert correction.figures[part].get(name) == released.figures[part].get(name), name
    assert correction.figures["disclosure"]["suppressed"] == released.figures["disclosure"]["suppressed"]
    assert sorted(correction.figures["disclosure"]["withheld"]) == sorted(released.figures["disclosure"]["withheld"])


def _tables(report):
    return {table["name"]: table for table in report.figures["tables"]}
