"""A convening is set up: by command once, by its secretariat from then on."""

import json
import uuid
from io import StringIO

import pytest
from django.core.management import call_command

from convening.models import Convening, User

pytestmark = pytest.mark.django_db


def run(*args):
    out = StringIO()
    try:
        call_command("set_up_convening", *args, "--json", stdout=out, stderr=StringIO())
        status = 0
    except SystemExit as ending:
        status = ending.code
    return status, json.loads(out.getvalue())


WELL = (
    "spring", "--title", "A spring gathering", "--zone", "Africa/Tunis", "--from", "2027-04-01", "--to", "2027-04-30",
    "--languages", "ar,en", "--secretary", "vera@people.example", "--secretary-name", "Vera Lind",
)  # fmt: skip


def test_an_operator_sets_up_a_convening_and_its_secretary_goes_on(signed_in):
    status, said = run(*WELL)
    assert (status, said["convening"]) == (0, "spring")
    convening = Convening.objects.get(slug="spring")
    assert (convening.timezone, convening.languages, convening.state) == ("Africa/Tunis", ["ar", "en"], "draft")
    browser = signed_in(User.objects.by_address("vera@people.example"))
    assert browser.get("/c/spring/set-up/").status_code == 200


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({4: "EST"}, "zone.ambiguous"),
        ({10: "de"}, "convening.language"),
        ({12: "nobody"}, "convening.address"),
        ({8: "2027-03-01"}, "convening.days"),
    ],
)
def test_what_is_wrong_is_refused_with_its_reason_and_nothing_is_stored(change, code):
    words = [change.get(place, word) for place, word in enumerate(WELL)]
    status, said = run(*words)
    assert (status, said["error"]["code"]) == (1, code)
    assert not Convening.objects.exists() and not User.objects.exists()


def test_a_text_without_english_is_sent_back_with_what_was_typed(cast, signed_in):
    page = signed_in(cast.secretariat).post("/c/gathering/set-up/texts/", {"title_ar": "لقاء الربيع", "client_key": uuid.uuid4()})
    assert page.status_code == 200
    assert "لقاء الربيع" in page.content.decode()
    assert Convening.objects.get(slug="gathering").title_ar == "لقاء"


def test_nobody_else_sets_anything_up(cast, signed_in):
    for person in (cast.participant, cast.evaluator, cast.nominator, cast.stranger):
        browser = signed_in(person)
        assert browser.get("/c/gathering/set-up/").status_code == 404
        assert browser.post("/c/gathering/set-up/state/", {"state": "closed", "client_key": uuid.uuid4()}).status_code == 404
    assert Convening.objects.get(slug="gathering").state == "open"
