"""Papers come cleaned and nameless, are read by those for whom they are, and whoever owes one is reminded once."""

import io
import re
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image

from convening import celery, cleaning, clock, outbox
from convening.cleaning import kinds, marks
from convening.cleaning.marks import Cleaned
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation
from sessions import services, tasks
from sessions.models import Paper, Segment
from sessions.selectors import papers_due, papers_for, running_order

from .conftest import plan

PAPERS = "/c/gathering/programme/working-group/papers/"
FILE = Cleaned("application/pdf", "pdf", b"%PDF-1.7 a paper")


@pytest.fixture(autouse=True)
def they_read_english(cast):
    for person in (cast.participant, cast.other):
        person.change_profile(language="en")


def part_of(cast, person):
    return Participation.objects.get(convening=cast.convening, person=person)


@pytest.fixture
def speaker(cast, group):
    return services.give_session_role(group, part_of(cast, cast.participant), "speaker", by=cast.secretariat)


@pytest.fixture
def interpreter(cast, group):
    services.give_session_role(group, part_of(cast, cast.moderator), "interpreter", language="ar", by=cast.secretariat)
    return cast.moderator


@pytest.fixture
def segment(cast, group, speaker):
    return services.add_segment(group, title={"en": "What we mean"}, minutes=30, speaker=speaker, by=cast.secretariat)


@pytest.fixture
def clean_here(monkeypatch):
    """In this process, which is quicker."""

    def cleaned(data):
        try:
            return kinds.clean_here(data)
        except marks.NotTaken as refusal:
            raise cleaning.refused(refusal.code) from None

    monkeypatch.setattr(cleaning, "clean", cleaned)


def bring(cast, session, title="Notes", *, by=None, **more):
    told = {"language": "en", "audience": "roles", "cleaned": None if more.get("url") else FILE, **more}
    return services.add_paper(session, title=title, by=by or cast.secretariat, **told)


def typed(**more):
    told = {"deed": "paper", "paper-client_key": str(uuid4()), "paper-title": "My notes", "paper-url": "", "paper-segment": "", "paper-language": "en", "paper-audience": "roles"}
    return told | {f"paper-{name}": value for name, value in more.items()}


def letters_to(person):
    entries = OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER, sealed__isnull=False)
    return [one for one in map(outbox.open_letter, entries) if one["address"] == person.profile.email]


def test_those_with_a_role_read_all_and_others_what_is_for_everybody(cast, group, interpreter, segment):
    bring(cast, group, "For the booths")
    bring(cast, group, "For all", audience="everybody", segment=segment)
    readers = (cast.secretariat, interpreter, cast.participant, cast.other, cast.stranger)
    assert [[one.title for one in papers_for(group, person)] for person in readers] == [["For all", "For the booths"]] * 3 + [["For all"], []]
    (told,) = running_order(group, cast.other, papers_for(group, cast.other))
    assert [one.title for one in told.papers] == ["For all"]


def test_a_paper_is_saved_under_a_neutral_name_and_runs_nothing(cast, group, interpreter, signed_in):
    paper = bring(cast, group, "Notes of Salma Haddad")
    for person, code in ((cast.secretariat, 200), (interpreter, 200), (cast.other, 404), (cast.stranger, 404)):
        answer = signed_in(person).get(f"{PAPERS}{paper.pk}/")
        assert answer.status_code == code
        if code == 200:
            assert (answer["Content-Disposition"], answer["X-Content-Type-Options"]) == ('attachment; filename="paper.pdf"', "nosniff")
            assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
            assert answer.content == FILE.content
    part = signed_in(interpreter).get(f"{PAPERS}{paper.pk}/", headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"%PDF")


def test_a_paper_of_another_session_is_not_found_by_this_ones_address(cast, group, interpreter, signed_in):
    another = plan(cast.convening, cast.secretariat, "another")
    paper = bring(cast, another)
    assert signed_in(cast.secretariat).get(f"{PAPERS}{paper.pk}/").status_code == 404
    assert signed_in(interpreter).get(f"/c/gathering/programme/another/papers/{paper.pk}/").status_code == 404


def test_a_visitor_reads_what_is_for_everybody_at_a_public_session(cast, opening, client):
    there = "/c/gathering/programme/opening/papers/"
    open_to_all, inner = bring(cast, opening, "Agenda", audience="everybody"), bring(cast, opening, "Speech")
    page = client.get(there).content.decode()
    assert ("Agenda" in page, "Speech" in page, "<form" in page.split("<main")[1].split("</main")[0]) == (True, False, False)
    assert [client.get(f"{there}{paper.pk}/").status_code for paper in (open_to_all, inner)] == [200, 404]
    assert client.get(PAPERS).status_code == 404


def test_a_speaker_brings_papers_for_her_own_segment(cast, group, segment, signed_in, clean_here):
    other = services.add_segment(group, title={"en": "Another"}, minutes=30, by=cast.secretariat)
    browser = signed_in(cast.participant)
    page = browser.get(PAPERS).content.decode()
    assert "Your own part has no paper yet." in page and "By when" not in page
    answer = browser.post(PAPERS, typed(segment=str(segment.pk)) | {"paper-files_chosen": picture()}, follow=True)
    told = answer.content.decode()
    assert "This was taken out of it: the author’s name" in told
    paper = Paper.objects.get()
    assert (paper.segment, paper.extension, b"Salma" in bytes(paper.content)) == (segment, "jpg", False)
    for wrong in (None, other):
        with pytest.raises(Refused, match="papers.segment"):
            bring(cast, group, by=cast.participant, segment=wrong)
    whole = bring(cast, group, "For the booths")
    for address in (f"{PAPERS}?change={whole.pk}", f"{PAPERS}?remove={whole.pk}"):
        assert browser.get(address).status_code == 404
    with pytest.raises(Refused, match="of_another"):
        services.remove_paper(whole, by=cast.participant)
    assert not AuditEntry.objects.filter(actor_id=cast.participant.pk).exists(), "what a speaker brings is on nobody's record"
    assert AuditEntry.objects.filter(verb="sessions.paper_added", actor_id=cast.secretariat.pk).count() == 1


def picture():
    """A picture that tells of her in its name and its properties."""
    told, out = Image.Exif(), io.BytesIO()
    told[0x013B] = "Salma Haddad"
    Image.new("RGB", (40, 30), (90, 120, 60)).save(out, "JPEG", exif=told)
    return SimpleUploadedFile("salma.jpg", out.getvalue(), content_type="image/jpeg")


def test_a_link_instead_of_a_file_and_never_both_or_neither(cast, group, signed_in, clean_here):
    browser = signed_in(cast.secretariat)
    for wrong in (typed(), typed(url="https://papers.example/1") | {"paper-files_chosen": picture()}, typed(url="javascript:alert(1)"), typed(url="http://papers.example/1")):
        page = browser.post(PAPERS, wrong).content.decode()
        assert 'class="notice error summary"' in page and 'value="My notes"' in page
    assert not Paper.objects.exists()
    right = typed(url="https://papers.example/1")
    assert [browser.post(PAPERS, right).status_code for _ in range(2)] == [302, 302]
    paper = Paper.objects.get()
    page = browser.get(PAPERS).content.decode()
    assert 'href="https://papers.example/1" rel="noreferrer noopener"' in page
    assert browser.get(f"{PAPERS}{paper.pk}/").status_code == 404
    with pytest.raises(IntegrityError, match="a_paper_is_a_link_or_a_file"):
        Paper.objects.filter(pk=paper.pk).update(content=b"x")


def test_a_paper_is_replaced_and_removed(cast, group, signed_in, clean_here):
    paper, browser = bring(cast, group), signed_in(cast.secretariat)
    assert 'value="Notes"' in browser.get(f"{PAPERS}?change={paper.pk}").content.decode()
    assert browser.post(f"{PAPERS}?change={paper.pk}", typed(title="Better notes")).status_code == 302
    paper.refresh_from_db()
    assert (paper.title, bytes(paper.content)) == ("Better notes", FILE.content)
    browser.post(f"{PAPERS}?change={paper.pk}", typed() | {"paper-files_chosen": picture()})
    paper.refresh_from_db()
    assert (paper.extension, paper.media_type, paper.url) == ("jpg", "image/jpeg", "")
    assert browser.post(f"{PAPERS}?remove={paper.pk}").status_code == 200 and Paper.objects.exists()
    assert browser.post(f"{PAPERS}?remove={paper.pk}", {"understood": "yes"}).status_code == 302
    assert not Paper.objects.exists() and browser.get(f"{PAPERS}?remove={paper.pk}").status_code == 404


def test_what_is_no_paper_is_refused_and_nothing_typed_is_lost(cast, group, signed_in, clean_here, monkeypatch):
    browser = signed_in(cast.secretariat)
    page = browser.post(PAPERS, typed() | {"paper-files_chosen": SimpleUploadedFile("x.pdf", b"<html>")}).content.decode()
    assert "This kind of file is not taken" in page and "choose your files again" in page and 'value="My notes"' in page
    monkeypatch.setattr(services.papers, "MOST_PAPERS", 0)
    with pytest.raises(Refused, match="too_many"):
        bring(cast, group)
    monkeypatch.undo()
    monkeypatch.setattr(services.papers, "MOST_MEGABYTES", 0)
    with pytest.raises(Refused, match="too_much"):
        bring(cast, group)
    assert not Paper.objects.exists()


@pytest.mark.parametrize("who", ["other", "evaluator", "stranger"])
def test_others_bring_nothing(cast, group, who, signed_in):
    with pytest.raises(Forbidden):
        bring(cast, group, by=getattr(cast, who))
    assert signed_in(getattr(cast, who)).post(PAPERS, typed(url="https://papers.example/1")).status_code == 404


# ── By when ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_those_who_prepare_see_how_far_it_is(cast, group, interpreter, segment, signed_in):
    services.set_papers_due(group, date(2021, 7, 12), by=cast.secretariat)
    bring(cast, group)
    page = re.sub(r"<[^>]+>", "", signed_in(interpreter).get(PAPERS).content.decode())
    assert "Papers are due by 12 July 2021. 1 paper is here. 1 segment has a speaker and no paper." in page
    papers = papers_for(group, cast.participant)
    assert [one.title for one in papers_due(group, cast.participant, papers).hers] == ["What we mean"]
    assert papers_due(group, cast.other, papers) is None
    assert "due by" not in signed_in(cast.other).get(PAPERS).content.decode()


def test_the_last_day_comes_before_the_session(cast, group, signed_in):
    browser = signed_in(cast.secretariat)
    late = browser.post(PAPERS, {"deed": "due", "due-client_key": str(uuid4()), "due-day": "2021-07-15"}).content.decode()
    assert "Choose a day before the session" in late
    assert browser.post(PAPERS, {"deed": "due", "due-client_key": str(uuid4()), "due-day": "٢٠٢١-٠٧-١٢"}).status_code == 302
    group.refresh_from_db()
    assert group.papers_due_on == date(2021, 7, 12)


def test_speakers_without_a_paper_are_reminded_once_three_days_before(cast, group, interpreter, segment):
    services.set_papers_due(group, date(2021, 7, 13), by=cast.secretariat)
    clock.set_to(datetime(2021, 7, 9, 16, tzinfo=clock.now().tzinfo))
    tasks.remind_of_papers()
    assert letters_to(cast.participant) == []
    clock.set_to(datetime(2021, 7, 10, 16, tzinfo=clock.now().tzinfo))
    tasks.remind_of_papers()
    tasks.remind_of_papers()
    (letter,) = letters_to(cast.participant)
    assert letters_to(interpreter) == []
    assert not re.search(r"Working group|What we mean|فريق|/programme/", letter["subject"] + letter["text"] + letter["html"])


def test_nobody_is_reminded_who_has_brought_it_or_of_what_is_not_held(cast, group, segment):
    services.set_papers_due(group, date(2021, 7, 12), by=cast.secretariat)
    paper = bring(cast, group, by=cast.participant, segment=segment)
    tasks.remind_of_papers()
    paper.delete()
    group.cancelled_on = date(2021, 7, 10)
    group.save()
    tasks.remind_of_papers()
    assert letters_to(cast.participant) == []


def test_the_reminder_stands_in_the_timetable():
    assert "sessions.tasks.remind_of_papers" in {entry["task"] for entry in celery.app.conf.beat_schedule.values()}


def test_a_segment_that_is_removed_leaves_its_papers_to_the_session(cast, group, segment):
    paper = bring(cast, group, segment=segment)
    services.remove_segment(segment, by=cast.secretariat)
    paper.refresh_from_db()
    assert paper.segment is None and not Segment.objects.exists()
