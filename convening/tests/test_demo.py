"""The demo shows the figures of the printed report, to whom it should, and everybody of its cast can sign in."""

import hashlib
import json
import re
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from evaluation.tests.reading import layers

ROLES = {
    "participant", "nominator", "secretariat", "moderator", "speaker", "chair", "interpreter", "rapporteur", "evaluator",
    "custodian", "help_desk", "donor",
}  # fmt: skip


def printed(*words):
    out = StringIO()
    call_command(*words, stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


@pytest.fixture
def figures(demo):
    return printed("compile_evaluation", "gipp-2021", "--json")


def test_the_figures_are_those_of_the_printed_report(figures):
    assert figures["convening"] == "gipp-2021"
    told = {name: figures["people"][name] for name in ("registered", "participants", "countries")}
    assert told == {"registered": 307, "participants": 324, "countries": 70}
    assert figures["live"]["attendances"] == 405
    assert [(one["slug"], one["attendances"]) for one in figures["live"]["sessions"]] == [
        ("opening", 167), ("key-topics", 46), ("working-group-1", 39), ("working-group-2", 34), ("closing", 119),
    ]  # fmt: skip
    platform = figures["platform"]
    assert (platform["logged_on"], round(platform["share"], 4), platform["countries"]) == (138, 0.4495, 43)
    rooms = figures["rooms"]
    assert (rooms["posters"], rooms["posters_staff"], rooms["posts"]) == (28, 5, 90)
    assert [(one["slug"], one["posts"]) for one in rooms["rooms"]] == [("wg1", 52), ("wg2", 38)]
    assert figures["disclosure"]["k"] == 5


def test_what_two_rooms_and_their_union_would_tell_is_withheld(figures):
    """Posters of both rooms beside all posters give away who posted in both: three people or so."""
    assert [room["posters"] for room in figures["rooms"]["rooms"]].count(None) >= 1
    assert figures["disclosure"]["suppressed"] >= len(figures["disclosure"]["withheld"]) > 0


@pytest.mark.parametrize(("format", "language"), [("pdf", "en"), ("docx", "ar"), ("xlsx", "es"), ("csv", "fr"), ("html", "ar"), ("json", "en")])
def test_a_document_of_the_demo_says_what_was_printed(demo, tmp_path, format, language):
    """Each figure is read back from the file, and the file is recognised as what was released."""
    file = tmp_path / f"annex.{format}"
    told = printed("export_report", "gipp-2021", "--annex", "B", "--format", format, "--language", language, "--output", str(file), "--json")
    assert told["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    found = set(re.findall(r"\d+", " ".join(text for _layer, text in layers(format, file.read_bytes()))))
    printed_figures = (324, 70, 307, 138, 43, 405, 167, 46, 39, 34, 119, 28, 90, 52, 38)
    assert [figure for figure in printed_figures if str(figure) not in found] == []
    if format in ("json", "pdf"):
        assert printed("verify_report", str(file), "--json")["ok"] is True


def test_the_cast_has_every_role_and_plain_participants(demo):
    cast = printed("demo_cast", "--json")
    assert {role for person in cast for role in person["roles"]} == ROLES
    alone = Counter(tuple(person["roles"]) for person in cast)
    assert alone[("participant",)] > 200
    assert len({person["email"] for person in cast}) == len({person["public_id"] for person in cast}) == len(cast)


def test_seats_that_were_left_over_went_to_those_who_waited(demo):
    offices = {office["slug"]: office for office in printed("ledger", "gipp-2021", "--json")["offices"]}
    beyond = {slug: office["invited"] - office["seats"] for slug, office in offices.items() if office["invited"] > office["seats"]}
    assert beyond == {"arabian-peninsula": 8, "west-and-central-africa": 4}
    assert sum(office["waiting"] for office in offices.values()) == 0
    assert sum(office["released"] for office in offices.values()) >= sum(beyond.values())


def test_the_link_that_the_terminal_prints_signs_in(demo):
    url = printed("sign_in_link", "margit@gipp-secretariat.example", "--json")["url"]
    browser = Client()
    assert browser.get("/" + url.split("/", 3)[3]).status_code == 302
    assert browser.get("/c/gipp-2021/clearance/").status_code == 200


def test_everybody_reads_the_released_evaluation(demo):
    page = Client().get("/c/gipp-2021/")
    assert page.status_code == 200 and "/c/gipp-2021/evaluation/annex-b/" in page.content.decode()
    annex = Client().get("/c/gipp-2021/evaluation/annex-b/").content.decode()
    for figure in ("324", "307", "138", "405", "167", "119", "90", "28"):
        assert figure in annex


def test_what_one_test_does_to_the_demo_the_next_does_not_see(demo):
    demo.convening.slug = "spoiled"
    demo.convening.save()
    assert demo.person("margit@gipp-secretariat.example").is_active


@pytest.mark.parametrize("again", [1, 2])
def test_each_test_begins_with_the_demo_as_it_was(demo, again):
    assert demo.convening.slug == "gipp-2021"
    demo.convening.updates.all().delete()
    assert not demo.convening.updates.exists()
