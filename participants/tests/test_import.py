"""Nominations from a table."""

import io
import json
import uuid

import pytest
from django.core.management import CommandError, call_command

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry
from participants import selectors, services
from participants.models import Nomination
from participants.services import sheets

from .conftest import somebody

pytestmark = pytest.mark.django_db
HEAD = "Name,E-mail,Knows and agrees,Language,Region,Kind of actor,First timer,Reason\n"


@pytest.fixture
def run(tmp_path, offices, cast):
    def command(text, *options, office="north"):
        file = tmp_path / "nominations.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        out, err, status = io.StringIO(), io.StringIO(), 0
        try:
            call_command(
                "import_nominations", cast.convening.slug, str(file), "--office", office, "--json", *options, stdout=out, stderr=err
            )
        except SystemExit as ended:
            status = ended.code
        return status, json.loads(out.getvalue()), err.getvalue()

    return command


def test_people_of_a_table_are_nominated_with_what_it_says(run, offices):
    status, counts, _err = run(
        HEAD + 'Amal Haddad,amal@field.example,yes,Arabic,arab states,CIVIL_SOCIETY,yes,"Words, with a comma"\n'
        "Nour Saad,nour@field.example,YES,fr,,,,\n"
    )

    assert (status, counts) == (0, {"rows": 2, "new": 2, "duplicates": 0, "over_quota": 0, "refused": []})
    first = Nomination.objects.get(rank=1)
    assert first.particulars == {
        "name": "Amal Haddad", "name_original": "", "affiliation": "", "email": "amal@field.example", "language": "ar",
        "region": "Arab States", "kind_of_actor": "Civil society", "first_timer": True, "reason": "Words, with a comma",
        "safe_channel": "", "knows_and_agrees": True, "reach": "own", "capacity": "", "country": "", "origin": "", "works_in": "",
        "gender": "", "honorific": "", "sign_language": "", "captions": None, "carer": None, "access_needs": "", "flags": [],
    }  # fmt: skip
    assert AuditEntry.objects.filter(verb="participants.nomination_made", actor_id=None).count() == 2


def test_the_same_file_twice_nominates_nobody_twice(run):
    text = HEAD + "Amal,amal@field.example,yes\nAmal H,AMAL@FIELD.example,yes\n"
    assert run(text)[1] == {"rows": 2, "new": 1, "duplicates": 1, "over_quota": 0, "refused": []}
    assert run(text)[1] == {"rows": 2, "new": 0, "duplicates": 2, "over_quota": 0, "refused": []}
    assert Nomination.objects.count() == 1


def test_beyond_the_seats_they_stand_in_the_reserve(run, named, cast):
    named("Person A")
    text = HEAD + "".join(f"N {n},n{n}@field.example,yes\n" for n in range(4))
    assert run(text, "--dry-run")[1]["over_quota"] == 3
    assert run(text)[1]["over_quota"] == 3
    assert [row["waiting"] for row in selectors.ledger(cast.convening)] == [3, 0]


def test_a_dry_run_stores_nothing(run):
    assert run(HEAD + "Amal,amal@field.example,yes\n", "--dry-run")[1]["new"] == 1
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize(
    "line, code",
    [
        (",amal@field.example,yes", "nomination.name_missing"),
        ("Amal,nowhere,yes", "address.unreadable"),
        ("Amal,,yes", "address.missing"),
        ("Amal,amal@field.example,no", "nomination.ask_her_first"),
        ("Amal,amal@field.example,", "nomination.ask_her_first"),
        ("Amal,amal@field.example,perhaps", "nomination.yes_or_no"),
        ("Amal,amal@field.example,yes,Klingon", "nomination.language"),
        ("Amal,amal@field.example,yes,ar,Atlantis", "nomination.unknown_choice"),
        ("A" * 130 + ",amal@field.example,yes", "nomination.too_long"),
    ],
)
def test_one_bad_line_stops_the_whole_file_and_is_named(run, line, code):
    status, counts, err = run(HEAD + "Nour,nour@field.example,yes\n" + line + "\n")

    assert status == 1
    assert [(p["line"], p["code"]) for p in counts["refused"]] == [(3, code)]
    assert "Line 3:" in err
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "file.empty"),
        (b"PK\x03\x04rest", "file.damaged"),
        ("Name,Telephone\nAmal,12\n", "nominations.no_headings"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_the_reason(run, content, code):
    status, answer, _err = run(content)
    assert status == 1
    assert answer["error"]["code"] == code


def test_an_office_that_is_not_there(run):
    status, answer, _err = run(HEAD, office="nowhere")
    assert (status, answer["error"]["code"]) == (1, "office.unknown")


def test_a_path_that_is_no_file_is_wrong_usage(cast):
    with pytest.raises(CommandError) as wrong:
        call_command("import_nominations", cast.convening.slug, "/no/such/file", "--office", "north")
    assert wrong.value.returncode == 2


def test_formulas_and_marks_of_direction_are_words(run):
    text = HEAD + "'=cmd|' /C calc'!A0,\u202eamal@field.example,yes\n"
    assert run(text)[0] == 0
    words = Nomination.objects.get().particulars
    assert (words["name"], words["email"]) == ("=cmd|' /C calc'!A0", "amal@field.example")


def test_only_the_office_or_the_operator_takes_a_file_in(offices, cast):
    data = (HEAD + "Amal,amal@field.example,yes\n").encode()
    for person in (offices.south_nominator, cast.secretariat, cast.participant):
        with pytest.raises(Forbidden):
            sheets.bring(offices.north, data, by=person)
        with pytest.raises(Forbidden):
            sheets.preview_file(offices.north, data, by=person)
    assert sheets.take_in_now(offices.north, data, by=offices.north_nominator, key=uuid.uuid4()).made == 1


def test_all_or_nobody(offices):
    """Refused in the middle, by the service itself: the one before is not nominated either."""
    entries = [(somebody("Person A"), {"knows_and_agrees": True}), (somebody("Person B", email="nowhere"), {"knows_and_agrees": True})]
    with pytest.raises(Refused):
        services.nominate_all(offices.north, entries, by=offices.north_nominator)
    assert Nomination.objects.count() == 0
