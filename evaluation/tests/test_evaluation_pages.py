"""Staff compile, stop, compare, comment, release by stages; everybody reads the log, a donor its attestation."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from convening.errors import Forbidden, Refused
from convening.testing import person_in
from evaluation import comparing, services
from evaluation.models import Comment, ReleasePlan, Report

from .twelve import come, compiled, twelve

pytestmark = pytest.mark.usefixtures("redis_empty")
PAGE = "/c/gathering/evaluation/"
RELEASES = PAGE + "releases/"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def draft(cast):
    twelve(cast)
    return compiled(cast.convening, cast.evaluator)


@pytest.fixture
def final(cast, draft):
    return services.release_report(draft, by=cast.evaluator)


def of(report):
    return f"{PAGE}reports/{report.pk}/"


def release_url(report, stage=""):
    return f"{PAGE}release/{report.pk}/" + (f"?stage={stage}" if stage else "")


# ── Compile and stop ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_she_stops_what_is_under_way_and_is_told_so(cast, signed_in):
    browser = signed_in(cast.evaluator)
    services.request_compile(cast.convening, by=cast.evaluator)
    assert f'action="{PAGE}cancel/"' in text(browser.get(PAGE))
    page = text(browser.post(f"{PAGE}cancel/", follow=True))
    assert "The last compilation was stopped. Nothing of it was kept" in page
    assert Report.objects.get().state == "cancelled" and "Compile the evaluation" in page
    browser.post(f"{PAGE}cancel/")  # nothing to stop
    assert signed_in(cast.secretariat).post(f"{PAGE}cancel/").status_code == 404


def test_each_stage_is_named_while_it_goes_on(cast, signed_in):
    browser, said = signed_in(cast.evaluator), []
    services.request_compile(cast.convening, by=cast.evaluator)
    for step in range(services.STEPS):
        Report.objects.update(state="compiling", step=step)
        bar = text(browser.get(f"{PAGE}progress/", headers={"HX-Request": "true"}))
        said.append((re.search(r"<p>([^<]*)</p>", bar)[1], int(re.search(r'value="(\d+)"', bar)[1])))
    assert said == [
        ("Waiting for its turn", 0), ("Counting people", 14), ("Counting who was there live", 29), ("Counting what was said in rooms", 43),
        ("Counting answers to surveys", 57), ("Protecting people in small numbers", 71), ("Writing it down", 86),
    ]  # fmt: skip


# ── Decisions and comments ───────────────────────────────────────────────────────────────────────────────────────────


def test_staff_read_each_decision_with_its_reason_and_nobody_else(cast, draft, signed_in, client):
    page = text(signed_in(cast.evaluator).get(of(draft)))
    assert "The rule behind it" in page and "Primary rule:" in page
    assert page.count("<tr>") - page.count("<thead>") == len(services.decisions_of(draft)) > 0
    for person in (cast.participant, cast.moderator, cast.stranger):
        assert signed_in(person).get(of(draft)).status_code == 404
    assert client.get(of(draft)).status_code == 302


def test_a_comment_is_said_settled_and_taken_back(cast, draft, signed_in):
    browser, other = signed_in(cast.evaluator), signed_in(cast.secretariat)
    key = uuid4()
    for _time in range(2):  # sent twice
        browser.post(of(draft), {"section": "section-3", "text": "Is 12 right?", "client_key": key})
    comment = Comment.objects.get()
    assert (comment.author, comment.section, comment.day) == (cast.evaluator, "section-3", date(2021, 7, 10))
    page = text(other.get(of(draft)))
    assert "Is 12 right?" in page and "Petra Holm" in page and "Delete my comment" not in page
    assert "Comments that wait: 1" in text(browser.get(PAGE))
    there = f"{of(draft)}comments/{comment.pk}/"
    assert other.post(there, {"deed": "delete"}).status_code == 404
    other.post(there, {"deed": "settle"})
    assert "Comments that wait" not in text(browser.get(PAGE)) and "It is settled" not in text(browser.get(of(draft)))
    browser.post(there, {"deed": "delete"})
    assert not Comment.objects.exists()


def test_an_empty_comment_keeps_what_was_chosen(cast, draft, signed_in):
    answer = signed_in(cast.evaluator).post(of(draft), {"section": "section-3", "text": "", "client_key": uuid4()})
    assert answer.status_code == 409 and re.search(r'<option value="section-3"[^>]* selected', text(answer))


def test_what_is_released_is_not_commented_on(cast, final):
    with pytest.raises(Refused) as refused:
        services.comment_on(final, "Too late.", by=cast.evaluator)
    assert refused.value.code == "evaluation.no_draft"
    with pytest.raises(Forbidden):
        services.comment_on(final, "Not mine.", by=cast.participant)


def test_every_way_from_the_page_is_open_to_whoever_is_shown_it(cast, draft, signed_in):
    ways = {}
    for person in (cast.evaluator, cast.secretariat):
        browser = signed_in(person)
        ways[person] = set(re.findall(r'href="(/c/gathering/evaluation/[a-z]+/)"', text(browser.get(PAGE))))
        assert [way for way in ways[person] if browser.get(way).status_code != 200] == []
    assert ways[cast.evaluator] - ways[cast.secretariat] == {f"{PAGE}live/"}


# ── Two side by side ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_drafts_are_laid_side_by_side(cast, draft, signed_in):
    browser = signed_in(cast.evaluator)
    assert "There are not two reports yet." in text(browser.get(f"{PAGE}compare/"))
    come(cast, 8)
    compiled(cast.convening, cast.evaluator)
    page = text(browser.get(f"{PAGE}compare/"))
    assert "Draft 1, 10 July 2021" in page and "Draft 2, 10 July 2021" in page and "What was counted differs" in page
    assert re.search(r"People who logged on</bdi></th>\s*<td class=\"n\">12</td>\s*<td class=\"n\">20</td>\s*<td class=\"n\">\+8", page)
    same = text(browser.get(f"{PAGE}compare/?former={draft.pk}&later={draft.pk}"))
    assert "No single figure differs." in same
    assert "Select a valid choice" in text(browser.get(f"{PAGE}compare/?former=nothing"))


def test_a_difference_stands_only_where_both_publish_a_number():
    former = {"people": {"invited": 40, "accepted": None}, "live": {"sessions": []}, "rooms": {"rooms": []}, "tables": []}
    later = {"people": {"invited": 45, "accepted": 30}, "live": {"sessions": []}, "rooms": {"rooms": []}, "tables": []}
    assert comparing.figures_side_by_side(former, later) == [("people.invited", 40, 45, 5), ("people.accepted", None, 30, None)]
    table = {"name": "t", "rows": ["a", "b"], "columns": ["x"], "cells": [[10], [None]]}
    coarser = {"name": "t", "rows": ["a", "rest"], "columns": ["x"], "cells": [[16], [20]]}
    (told,) = comparing.tables_side_by_side({**former, "tables": [table]}, {**later, "tables": [coarser]})
    assert told["rows"] == [("a", [("x", 10, 16, 6)]), ("rest", [("x", None, 20, None)]), ("b", [("x", None, None, None)])]


# ── Release by stages ────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_interim_release_is_offered_confirmed_and_read_inside(cast, signed_in, client):
    ReleasePlan.objects.create(convening=cast.convening, interim_on=date(2021, 7, 10))
    twelve(cast, close=False)
    draft, browser = compiled(cast.convening, cast.evaluator), signed_in(cast.evaluator)
    assert "Release this draft as the interim report" in text(browser.get(PAGE))
    page = text(browser.get(release_url(draft, "interim")))
    assert "The public cannot." in page and "Release the interim report" in page
    assert browser.post(release_url(draft, "interim")).status_code == 409
    answer = browser.post(release_url(draft, "interim"), {"understood": "yes"}, follow=True)
    assert "The interim report is released. Those who take part can read it now." in text(answer)
    annex = reverse("annex_b", args=["gathering"])
    assert [signed_in(person).get(annex).status_code for person in (cast.participant, cast.nominator, cast.stranger)] == [200, 200, 404]
    assert client.get(annex).status_code == 404
    assert "Interim release, 10 July 2021" in text(signed_in(cast.moderator).get(RELEASES))
    assert "Nothing was released yet." in text(client.get(RELEASES))


def test_a_correction_says_what_it_corrects_before_it_is_released(cast, final, signed_in, client):
    browser = signed_in(cast.evaluator)
    assert "Compile a correction" in text(browser.get(PAGE))
    draft = compiled(cast.convening, cast.evaluator)
    page = text(browser.get(release_url(draft)))
    assert "Release a correction" in page and "What this corrects" in page
    refused = browser.post(release_url(draft), {"correction": "Two sessions were mixed up.", "client_key": uuid4()})
    assert refused.status_code == 409 and "Two sessions were mixed up." in text(refused)  # the box was not ticked
    answer = browser.post(release_url(draft), {"correction": "Two sessions were mixed up.", "understood": "on", "client_key": uuid4()}, follow=True)
    assert "The correction is released." in text(answer)
    page = text(client.get(RELEASES))
    assert "It was corrected on 10 July 2021." in re.sub(r"</?time[^>]*>", "", page) and "<bdi>Two sessions were mixed up.</bdi>" in page
    assert client.get(reverse("annex_b", args=["gathering"]), {"report": final.pk}).status_code == 200


# ── The log and its attestation ──────────────────────────────────────────────────────────────────────────────────────


def test_the_log_is_for_everybody_with_its_digests_and_no_reasons(cast, final, client):
    page = text(client.get(RELEASES))
    for digest in (final.release.figures_sha256, final.release.input_sha256, final.release.digest):
        assert digest in page
    assert "Final release, 10 July 2021" in page and "The log is whole." in page
    assert "Primary rule" not in page and "omplementary" not in page
    assert client.get("/c/nowhere/evaluation/releases/").status_code == 404


def test_an_attestation_says_in_sentences_what_was_done(cast, final, client, signed_in):
    donor = person_in(cast.convening, "donor", member=False)
    page = text(signed_in(donor).get(f"{RELEASES}{final.pk}/"))
    assert "The figures of “A gathering” were compiled on 10 July 2021" in page
    assert "It is line 1 of a log in which each line holds the digest of the one before, and the log is whole." in page
    assert client.get(f"{RELEASES}{compiled(cast.convening, cast.evaluator).pk}/").status_code == 404  # a draft


def test_the_pages_ask_the_database_little(cast, final, signed_in, django_assert_max_num_queries):
    for _time in range(3):
        draft = compiled(cast.convening, cast.evaluator)
        services.comment_on(draft, "Yes?", by=cast.evaluator)
    browser = signed_in(cast.evaluator)
    for url in (PAGE, of(draft), f"{PAGE}compare/", release_url(draft), RELEASES, f"{RELEASES}{final.pk}/"):
        with django_assert_max_num_queries(12):
            assert browser.get(url).status_code == 200
