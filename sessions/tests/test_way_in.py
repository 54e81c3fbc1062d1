"""The way in: when it is open and to whom, and that the platform's link shows on a click and nowhere else."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from convening import clock, engagement
from convening.models import OutboxEntry, Participation, Profile, User
from convening.outbox import open_letter
from convening.services import accounts
from convening.testing import person_in
from participants import services as participants
from sessions import selectors, services
from sessions.models import Booth, Paper, Registration, Rehearsal, Segment, Session, SessionRole
from sessions.selectors import windows

from .conftest import plan

PROGRAMME = "/c/gathering/programme/"
START = datetime(2021, 7, 14, 13, tzinfo=UTC)  # of the working group: 150 minutes
MS = timedelta(milliseconds=1)
LINK = "platform.example"


def minutes(n):
    return timedelta(minutes=n)


def page(browser, path, status=200):
    response = browser.get(path)
    assert response.status_code == status
    return response.content.decode()


def changed(session, **columns):
    Session.objects.filter(pk=session.pk).update(**columns)
    return Session.objects.select_related("convening").get(pk=session.pk)


def give(session, person, role):
    SessionRole.objects.create(session=session, participation=Participation.objects.get(person=person), role=role)


def rehearse(session, start, length=30):
    return Rehearsal.objects.create(session=session, local_start=start, starts_at=start, minutes=length)


# ── Windows ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("roles", "opens"), [(frozenset(), START - minutes(15)), (frozenset(["speaker"]), START - minutes(45))])
def test_the_window_holds_its_first_instant_and_not_its_last(group, roles, opens):
    closes = START + minutes(150 + 30)
    assert windows.way_in_window(group, roles) == (opens, closes)
    told = [windows.is_open_for(group, roles, moment) for moment in (opens - MS, opens, opens + MS, closes - MS, closes, closes + MS)]
    assert told == [False, True, True, True, False, False]


def test_a_role_opens_no_later_than_the_door(group):
    session = changed(group, door_minutes=60, stage_minutes=20)
    assert windows.way_in_window(session, frozenset(["chair"])) == windows.way_in_window(session)


def test_a_rehearsal_is_open_to_those_who_have_a_role(group):
    rehearsal = rehearse(group, START - timedelta(days=1))
    opens, closes = rehearsal.starts_at - minutes(15), rehearsal.ends_at + minutes(30)
    moments = (opens - MS, opens, closes - MS, closes)
    assert [windows.is_open_for(group, frozenset(["tech"]), moment) for moment in moments] == [False, True, True, False]
    assert not any(windows.is_open_for(group, frozenset(), moment) for moment in moments)
    assert windows.stage_of(group, frozenset(["tech"]), opens) == "rehearsal"
    assert windows.stage_of(group, frozenset(), opens) == "before"


def test_a_cancelled_session_is_open_to_nobody(group):
    rehearse(group, START - timedelta(days=1))
    session = changed(group, cancelled_on=date(2021, 7, 10))
    for roles in (frozenset(), frozenset(["chair"])):
        for moment in (START - timedelta(days=1), START, START + minutes(60)):
            assert not windows.is_open_for(session, roles, moment)
            assert windows.stage_of(session, roles, moment) == "cancelled"


def test_each_stage_begins_and_ends_on_its_instant(group):
    borders = [START - minutes(15), START, START + minutes(150), START + minutes(180)]
    stages = [windows.stage_of(group, frozenset(), moment + nudge) for moment in borders for nudge in (-MS, timedelta(), MS)]
    assert stages == ["before", "open", "open", "open", "live", "live", "live", "running_over", "running_over", "running_over", "over", "over"]


# ── The click ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_link_shows_on_a_click_in_its_window_as_often_as_her_line_drops(cast, group, signed_in, client):
    changed(group, dial_in="+1 555 0100\n4455#")
    member, chair = signed_in(cast.participant), signed_in(cast.other)
    give(group, cast.other, "chair")
    here, way = f"{PROGRAMME}{group.slug}/", f"{PROGRAMME}{group.slug}/join/"
    for moment, to_member, to_chair in [
        (START - minutes(46), False, False), (START - minutes(44), False, True), (START - minutes(14), True, True),
        (START + minutes(60), True, True), (START + minutes(160), True, True), (START + minutes(181), False, False),
    ]:
        clock.set_to(moment)
        for browser, shown in ((member, to_member), (chair, to_chair)):
            assert LINK not in page(browser, here) and "4455#" not in page(browser, here)
            for _again in range(2):
                answer = browser.post(way)
                assert (LINK in answer.content.decode(), "4455#" in answer.content.decode()) == (shown, shown)
                assert "no-store" in answer["Cache-Control"]
    clock.set_to(START)
    assert member.get(way).status_code == 405
    assert signed_in(cast.stranger).post(way).status_code == 404
    assert client.post(way).status_code == 302


def test_a_cancelled_session_says_so_and_shows_no_way_in(cast, group, signed_in):
    changed(group, cancelled_on=date(2021, 7, 12))
    clock.set_to(START)
    cast.participant.change_profile(language="en")
    member = signed_in(cast.participant)
    content = member.post(f"{PROGRAMME}{group.slug}/join/").content.decode()
    assert LINK not in content and "This session is cancelled" in content and "Add to my calendar" not in content
    assert "Show me the way in" not in page(member, f"{PROGRAMME}{group.slug}/")


def test_in_person_has_no_way_in_online(cast, group, signed_in):
    changed(group, mode="in_person", venue="House of <b>Trees</b>")
    clock.set_to(START)
    cast.participant.change_profile(language="en")
    content = signed_in(cast.participant).post(f"{PROGRAMME}{group.slug}/join/").content.decode()
    assert LINK not in content and "Show me the way in" not in content and "House of &lt;b&gt;Trees" in content


def test_whoever_left_or_was_erased_or_is_closed_out_finds_no_way_in(cast, group, signed_in):
    """WSK 119, the revoked: in the middle of the window, with the login session that she had."""
    clock.set_to(START)
    gone = {
        "given up": person_in(cast.convening, "participant", name="Given Up"),
        "contract over": person_in(cast.convening, "moderator", name="Contract Over"),
        "erased": person_in(cast.convening, "participant", name="Erased"),
        "closed": person_in(cast.convening, "participant", name="Closed"),
        "stays": person_in(cast.convening, "participant", name="Stays"),
    }
    browsers = {why: signed_in(person) for why, person in gone.items()}
    way = f"{PROGRAMME}{group.slug}/join/"
    assert {why: browser.post(way).status_code for why, browser in browsers.items()} == dict.fromkeys(gone, 200)
    Participation.objects.filter(person=gone["given up"]).update(member=False, roles=[])
    participants.end_contract(Participation.objects.get(person=gone["contract over"]), date(2021, 7, 14), by=cast.secretariat)
    accounts.erase(gone["erased"])
    User.objects.filter(pk=gone["closed"].pk).update(is_active=False)
    tomorrow = changed(group, starts_at=START + timedelta(days=1))
    clock.set_to(tomorrow.starts_at)
    found = {why: browser.post(way) for why, browser in browsers.items()}
    assert {why: answer.status_code for why, answer in found.items()} == {
        "given up": 404, "contract over": 404, "erased": 302, "closed": 302, "stays": 200,
    }
    assert [why for why, answer in found.items() if LINK in answer.content.decode()] == ["stays"]


def test_whoever_came_in_on_paper_finds_the_sessions_of_that_convening_alone(cast, group, signed_in):
    clock.set_to(START)
    for convening, status in ((cast.convening, 200), (Participation.objects.get(person=cast.stranger).convening, 404)):
        browser = signed_in(cast.participant)
        session = browser.session
        session["by_paper"] = convening.pk.hex
        session.save()
        assert browser.post(f"{PROGRAMME}{group.slug}/join/").status_code == status


def test_no_letter_and_no_calendar_carries_the_link(cast, group, opening, signed_in):
    services.register_for_session(opening, Profile(name="Guest", email="guest@elsewhere.example"), key=uuid.uuid4())
    member = signed_in(cast.participant)
    files = [member.get(f"{PROGRAMME}{slug}/calendar.ics?title=yes") for slug in (group.slug, "opening")]
    letters = [open_letter(entry) for entry in OutboxEntry.objects.filter(kind="letter", sealed__isnull=False)]
    assert len(letters) == 1 and [answer.status_code for answer in files] == [200, 200]
    whole = str(letters) + "".join(answer.content.decode() for answer in files)
    assert "BEGIN:VEVENT" in whole and LINK not in whole and "dial" not in whole.lower()


# ── What the page says ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("moment", "sentence"), [
    (START - timedelta(days=2), "The way in opens on this page on <time"),
    (START - minutes(40), "The way in opens on this page "),
    (START - minutes(10), "You can come in."),
    (START + minutes(1), "The session is running. You can come in."),
    (START + minutes(151), "The planned end has passed."),
    (START + minutes(181), "This session is over."),
])  # fmt: skip
def test_the_page_says_where_she_stands(cast, group, signed_in, moment, sentence):
    cast.participant.change_profile(language="en", zone="Asia/Beirut")
    clock.set_to(moment)
    content = page(signed_in(cast.participant), f"{PROGRAMME}{group.slug}/")
    assert sentence in re.sub(r"\s+", " ", content)
    assert "Beirut" in content and "Chatham House Rule" in content and "By invitation" in content


def test_the_page_looks_again_when_the_way_in_opens_and_counts_by_the_servers_clock(cast, group, signed_in):
    clock.set_to(START - minutes(40))
    content = page(signed_in(cast.participant), f"{PROGRAMME}{group.slug}/")
    waits = int(re.search(r'data-waits="(\d+)"', content).group(1))
    assert 24 * 60 < waits <= 25 * 60 + 1 and "js/waiting.js" in content
    clock.set_to(START - timedelta(days=2))
    content = page(signed_in(cast.participant), f"{PROGRAMME}{group.slug}/")
    assert "data-waits" not in content and "js/waiting.js" not in content


@pytest.mark.parametrize(("language", "words"), [
    ("en", "in 10 minutes"), ("ar", "خلال ١٠ دقائق"), ("es", "dentro de 10 minutos"), ("fr", "dans 10 minutes"),
])  # fmt: skip
def test_the_countdown_speaks_her_language(cast, group, signed_in, language, words):
    cast.participant.change_profile(language=language)
    clock.set_to(START - minutes(10) + timedelta(seconds=-20))
    content = page(signed_in(cast.participant), f"{PROGRAMME}{group.slug}/")
    assert re.search(rf'data-countdown="6\d\d">{words}</time>', content)


def test_what_is_missing_is_told_to_the_secretariat_alone(cast, group, signed_in):
    changed(group, platform="jitsi")
    clock.set_to(START)
    told = "Nobody can come in yet"
    assert told in page(signed_in(cast.secretariat), f"{PROGRAMME}{group.slug}/")
    cast.participant.change_profile(language="en")
    content = signed_in(cast.participant).post(f"{PROGRAMME}{group.slug}/join/").content.decode()
    assert told not in content and "CONVENING_JITSI" not in content and "The link is not here yet" in content


def test_she_is_told_what_she_is_called_there(cast, group, signed_in, settings):
    settings.JITSI = {"host": "meet.example", "app_id": "house", "tenant": "", "secret": "s" * 32, "key_file": "", "key_id": ""}
    clock.set_to(START)
    cast.participant.change_profile(language="en")
    browser, handle = signed_in(cast.participant), Participation.objects.get(person=cast.participant).handle
    told = []
    for columns in ({}, {"platform": "jitsi"}, {"platform": "jitsi", "naming": "voices"}):
        changed(group, **columns)
        content = browser.post(f"{PROGRAMME}{group.slug}/join/").content.decode()
        told.append(re.search(r"(You may call yourself|There you are called) <b><bdi>([^<]+)", content).groups())
    assert told == [
        ("You may call yourself", handle), ("There you are called", "Salma Haddad"), ("There you are called", handle),
    ]  # fmt: skip


def test_a_platform_that_is_away_is_told_calmly_and_can_be_asked_again(cast, group, signed_in, settings, redis_empty):
    settings.BIGBLUEBUTTON = {"url": "http://127.0.0.1:9/bigbluebutton", "secret": "secret", "hash": "sha256"}
    changed(group, platform="bigbluebutton")
    clock.set_to(START)
    cast.participant.change_profile(language="en")
    content = signed_in(cast.participant).post(f"{PROGRAMME}{group.slug}/join/").content.decode()
    assert "The platform does not answer at this moment" in content and "Ask for the way in again" in content


# ── Guests ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def guest(cast, opening):
    """Somebody without an account who registered for the opening: (her link, her mark). It begins at 14:00 on 27 July."""
    services.register_for_session(opening, Profile(name="Guest", email="guest@elsewhere.example"), key=uuid.uuid4())
    mark = bytes(Registration.objects.get().mark)
    return f"{PROGRAMME}opening/guest/{selectors.guest_token(opening, mark)}/", mark


BEGINS = datetime(2021, 7, 27, 14, tzinfo=UTC)


def test_a_guest_comes_in_by_her_own_link(cast, opening, guest, client):
    path, _mark = guest
    clock.set_to(BEGINS - minutes(16))
    assert LINK not in client.post(path).content.decode() and selectors.guests.GUEST not in client.cookies
    clock.set_to(BEGINS + minutes(5))
    assert LINK not in page(client, path)
    assert LINK in client.post(path).content.decode()
    for wrong in (path[:-2] + ("0/" if path[-2] != "0" else "1/"), path[:-42] + "لا/", path[:-42] + "0/"):
        assert client.get(wrong).status_code == 404
    clock.set_to(BEGINS + minutes(121))
    assert LINK not in client.post(path).content.decode()


def test_her_click_lets_this_browser_take_part_until_the_way_in_closes(cast, opening, guest, client, rf):
    path, mark = guest
    clock.set_to(BEGINS)
    client.post(path)
    cookie = client.cookies[selectors.guests.GUEST]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], int(cookie["max-age"]) in range(7190, 7201)) == (True, "Lax", "/", True)
    assert mark.hex() not in cookie.value
    live = f"{PROGRAMME}opening/live/"
    assert (client.get(live).status_code, Client().get(live).status_code) == (200, 404)

    def known(session, value=cookie.value):
        request = rf.get("/")
        request.COOKIES[selectors.guests.GUEST] = value
        return selectors.guest_mark(request, session)

    other = plan(cast.convening, cast.secretariat, "other", door="public")
    assert (known(opening), known(other)) == (mark, None)
    assert [known(opening, value) for value in ("", "x", "ä", cookie.value[:-4], cookie.value[:40] + "AAAA" + cookie.value[44:])] == [None] * 5
    clock.set_to(BEGINS + minutes(120))
    assert known(opening) is None
    clock.set_to(BEGINS)
    assert known(changed(opening, cancelled_on=date(2021, 7, 27))) is None
    opening = changed(opening, cancelled_on=None)
    Registration.objects.all().delete()
    assert known(opening) is None


def test_who_was_erased_comes_in_no_more_by_her_link_or_her_cookie(cast, opening, guest, client):
    path, mark = guest
    clock.set_to(BEGINS)
    client.post(path)
    person = selectors.part_behind(cast.convening.pk, mark).person
    accounts.erase(person)
    assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)
    assert "Show me the way in" not in page(client, f"{PROGRAMME}opening/")


def test_a_cancelled_session_takes_no_registrations_and_lets_no_guest_in(cast, opening, guest, client):
    path, _mark = guest
    changed(opening, cancelled_on=date(2021, 7, 20))
    form = {"name": "Late", "email": "late@elsewhere.example", "country": "", "client_key": str(uuid.uuid4())}
    content = client.post(f"{PROGRAMME}opening/register/", form).content.decode()
    assert "cancelled" in content and Registration.objects.count() == 1
    assert client.get(f"{PROGRAMME}opening/register/").status_code == 302
    clock.set_to(BEGINS)
    assert LINK not in client.post(path).content.decode() and selectors.guests.GUEST not in client.cookies


def test_one_person_is_found_behind_a_mark_and_nobody_behind_another(cast):
    mark = engagement.mark_of(cast.convening.pk, cast.participant.pk)
    assert selectors.part_behind(cast.convening.pk, mark).person == cast.participant
    assert selectors.part_behind(cast.convening.pk, mark[::-1]) is None
    assert django_settings.SECURE is False and selectors.guests.GUEST == "convening-guest"


def test_the_page_asks_the_same_few_questions_whatever_there_is_to_show(cast, group, signed_in):
    """The chair in the middle of her rehearsal, who has most to see; then with three of everything."""
    give(group, cast.participant, "chair")
    clock.set_to(START - timedelta(days=1))
    browser, asked = signed_in(cast.participant), []
    for number in range(3):
        rehearse(group, START - timedelta(days=1, minutes=number))
        Segment.objects.create(session=group, position=number, title=f"Part {number}", minutes=10)
        Booth.objects.create(session=group, language=("ar", "es", "fr")[number])
        Paper.objects.create(session=group, title=f"Paper {number}", url="https://papers.example/1", added_on=date(2021, 7, 10))
        clock.now()  # asks the database every few seconds
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"{PROGRAMME}{group.slug}/")
        asked.append(len(queries))
    assert asked == [11, 11, 11]
