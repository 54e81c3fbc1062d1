"""The help desk lets one person into one session, once; by it nobody learns who was invited, and no officer becomes somebody else."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import jwt
import pytest
import redis
from django.conf import settings as django_settings
from django.test import Client

from convening import clock
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, LoginSession, OutboxEntry, Participation, Profile, User
from convening.outbox import open_letter
from convening.testing import person_in
from sessions import services
from sessions.models import Session, SessionRole
from sessions.services import admitting

from .conftest import bare, plan

PROGRAMME = "/c/gathering/programme/"
START = datetime(2021, 7, 14, 13, tzinfo=UTC)
LINK = "platform.example"
NOBODY = "Nobody who may come to this session is found by that."

pytestmark = pytest.mark.usefixtures("redis_empty")


@pytest.fixture
def desk(cast, group, signed_in):
    """A help desk at the working group that has begun: `.officer`, `.browser`, `.path`."""
    clock.set_to(START)
    cast.participant.change_profile(language="en")
    officer = person_in(cast.convening, "help_desk", name="Ada Desk", member=False)
    cast.officer, cast.browser, cast.path = officer, signed_in(officer), f"{PROGRAMME}{group.slug}/desk/"
    return cast


def part_of(person):
    return Participation.objects.select_related("person", "convening").get(person=person)


def find(desk, written):
    return desk.browser.post(desk.path, {"who": written}).content.decode()


def let_in(desk, written):
    """(path of the link, code) that the officer is shown."""
    found = find(desk, written)
    fields = {name: re.search(rf'name="{name}" value="([^"]+)"', found).group(1) for name in ("person", "client_key")}
    shown = desk.browser.post(desk.path, fields).content.decode()
    assert LINK not in shown
    return re.search(r"(/c/gathering/programme/[\w-]+/way-in/[\w-]{43}/)", shown).group(1), re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", shown).group()


def test_one_person_is_found_by_handle_name_or_address_and_let_in_once(desk, group):
    person, handle = desk.participant, part_of(desk.participant).handle
    for written in (handle, "salma haddad", person.profile.email.upper()):
        content = find(desk, written)
        assert "Salma Haddad" in content and handle in content and person.profile.email not in content
    link, _code = let_in(desk, handle)
    visitor, another = Client(), Client()
    assert LINK not in visitor.get(link).content.decode() and "Show me the way in" in visitor.get(link).content.decode()
    answer = visitor.post(link)
    assert LINK in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert another.get(link).status_code == another.post(link).status_code == 404
    assert LINK not in another.post(link).content.decode()


def test_in_the_same_browser_she_finds_the_way_in_again_until_it_closes(desk, group):
    link, _code = let_in(desk, "Salma Haddad")
    visitor = Client()
    assert LINK in visitor.post(link).content.decode()
    clock.set_to(START + timedelta(minutes=50))  # long after the half hour
    assert LINK in visitor.post(link).content.decode()
    clock.set_to(START + timedelta(minutes=181))
    assert visitor.post(link).status_code == 404
    clock.set_to(START + timedelta(minutes=60))
    Participation.objects.filter(person=desk.participant).update(member=False, roles=[])
    assert visitor.post(link).status_code == 404


def test_it_opens_this_session_and_nothing_else(desk, group):
    other = plan(desk.convening, desk.secretariat, "other")
    link, code = let_in(desk, "Salma Haddad")
    before = LoginSession.objects.count()
    visitor = Client()
    assert visitor.get(link.replace(group.slug, other.slug)).status_code == 404
    assert "opens nothing" in visitor.post(f"{PROGRAMME}{other.slug}/way-in/", {"code": code}).content.decode()
    visitor.post(link)
    for path in (f"{PROGRAMME}{group.slug}/", f"{PROGRAMME}{group.slug}/live/", f"{PROGRAMME}{other.slug}/", "/c/gathering/rooms/", "/me/"):
        assert visitor.get(path).status_code in (302, 404), path
    assert visitor.post(link.replace(group.slug, other.slug)).status_code == 404
    assert LoginSession.objects.count() == before and "convening" not in visitor.cookies


def test_a_code_is_typed_as_it_was_heard_and_leads_to_the_same_page(desk, group):
    link, code = let_in(desk, "Salma Haddad")
    here, visitor = f"{PROGRAMME}{group.slug}/way-in/", Client()
    arabic = code.lower().replace("-", " ").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    answer = visitor.post(here, {"code": arabic})
    assert (answer.status_code, answer["Location"]) == (302, link)
    assert LINK in visitor.post(link).content.decode()
    assert "opens nothing" in Client().post(here, {"code": code}).content.decode()  # spent with the link


def test_a_wrong_code_is_answered_alike_whether_there_is_such_a_session(desk, group):
    let_in(desk, "Salma Haddad")
    pages = []
    for slug in (group.slug, "absent-session"):
        for code in ("AAAAA-AAAAA", "1", "x" * 60, "🙂", ""):
            answer = Client().post(f"{PROGRAMME}{slug}/way-in/", {"code": code})
            pages.append((answer.status_code, code, bare(answer, slug).decode()))
    assert pages[:5] == pages[5:] and {status for status, _code, _body in pages} == {200}
    assert not [body for _status, _code, body in pages if "Working group" in body]


def test_guessing_is_stopped_by_network(desk, group, monkeypatch):
    monkeypatch.setattr(admitting, "TRIES_AN_HOUR", 3)
    _link, code = let_in(desk, "Salma Haddad")
    here = f"{PROGRAMME}{group.slug}/way-in/"
    for _try in range(3):
        assert "opens nothing" in Client().post(here, {"code": "AAAAA-AAAAA"}).content.decode()
    answer = Client().post(here, {"code": code})
    assert answer.status_code == 200 and "very often within the hour" in answer.content.decode()


def test_unknown_not_invited_and_not_coming_are_one_sentence(desk, group):
    waits = User.objects.create_person(Profile(name="Waits Long", email="waits@elsewhere.example"))
    Participation.objects.create(person=waits, convening=desk.convening, roles=[], handle="P-9999")
    answers = [
        bare(desk.browser.post(desk.path, {"who": written}), f'value="{written}"').decode()
        for written in ("Nobody Here", "waits@elsewhere.example", "P-9999", "Waits Long", desk.stranger.profile.email, "a@b", "x" * 250)
    ]
    assert len(set(answers)) == 1 and NOBODY in answers[0]


def test_a_careful_person_is_not_told_by_her_address(desk, group, signed_in):
    desk.participant.change_profile(careful=True, pen_name="Wren", zone="")
    address = desk.participant.profile.email
    assert NOBODY in find(desk, address) and "Wren" not in find(desk, address)
    assert "Wren" in find(desk, part_of(desk.participant).handle)
    assert "Wren" in signed_in(desk.secretariat).post(desk.path, {"who": address}).content.decode()


def test_a_guest_who_registered_is_let_in_and_whoever_did_not_is_not(desk, opening):
    services.register_for_session(opening, Profile(name="Guest Here", email="guest@elsewhere.example"), key=uuid.uuid4())
    clock.set_to(opening.starts_at)
    desk.path = f"{PROGRAMME}opening/desk/"
    guest = part_of(User.objects.by_address("guest@elsewhere.example"))
    link, _code = let_in(desk, guest.handle)
    assert LINK in Client().post(link).content.decode()
    opening.registrations.all().delete()
    assert NOBODY in find(desk, guest.handle)


def test_who_admits_whom_is_on_the_audit_and_what_was_typed_is_not(desk, group):
    let_in(desk, desk.participant.profile.email)
    (entry,) = AuditEntry.objects.filter(verb="sessions.person_admitted")
    assert (entry.actor_id, entry.target, entry.note) == (desk.officer.pk, f"convening.user:{desk.participant.pk}", group.slug)


def test_she_hears_of_it_by_a_letter_that_says_nothing_else(desk, group):
    let_in(desk, "Salma Haddad")
    (letter,) = [open_letter(entry) for entry in OutboxEntry.objects.filter(kind="letter", sealed__isnull=False)]
    whole = f"{letter['subject']} {letter['text']} {letter['html']}"
    assert letter["address"] == desk.participant.profile.email and "The help desk let you in" in whole
    assert not [word for word in ("Working", "way-in", LINK, "Salma", "Ada") if word in whole]


def test_redis_holds_digests_and_seals_alone(desk, group):
    link, code = let_in(desk, "Salma Haddad")
    store = redis.Redis.from_url(django_settings.REDIS_URLS["cache"])
    kept = {name: store.get(name) for name in store.keys("admission:*")}
    assert len(kept) == 2 and all(0 < store.ttl(name) <= 1800 for name in kept)
    whole = repr(kept)
    part = part_of(desk.participant)
    for secret in (link.split("/")[-2], code, code.replace("-", ""), "Salma", part.handle, part.pk.hex, desk.participant.pk.hex, group.pk.hex):
        assert secret not in whole


def test_it_lives_half_an_hour_and_never_past_the_end_of_the_window(desk, group):
    link, _code = let_in(desk, "Salma Haddad")
    clock.set_to(START + timedelta(minutes=31))
    assert Client().get(link).status_code == 404
    clock.set_to(START + timedelta(minutes=175))
    admission = admitting.admit(group, part_of(desk.participant), by=desk.officer, key=uuid.uuid4())
    assert admission.until == START + timedelta(minutes=180)


@pytest.mark.parametrize(("moment", "columns", "code"), [
    (START - timedelta(minutes=46), {}, "admission.early"),
    (START + timedelta(minutes=181), {}, "admission.no_way_in"),
    (START, {"cancelled_on": START.date()}, "admission.no_way_in"),
    (START, {"mode": "in_person", "venue": "A house"}, "admission.no_way_in"),
])  # fmt: skip
def test_nobody_is_admitted_where_there_is_no_way_in(desk, group, moment, columns, code):
    Session.objects.filter(pk=group.pk).update(**columns)
    clock.set_to(moment)
    with pytest.raises(Refused) as refused:
        admitting.admit(Session.objects.get(pk=group.pk), part_of(desk.participant), by=desk.officer, key=uuid.uuid4())
    assert refused.value.code == code and not AuditEntry.objects.filter(verb="sessions.person_admitted").exists()


def test_before_the_way_in_opens_nothing_is_spent(desk, group):
    clock.set_to(START - timedelta(minutes=20))
    link, _code = let_in(desk, "Salma Haddad")
    visitor = Client()
    assert LINK not in visitor.post(link).content.decode()
    clock.set_to(START - timedelta(minutes=15))
    assert LINK in visitor.post(link).content.decode()


def test_the_chair_whom_the_desk_admits_comes_early_and_runs_nothing(desk, group, settings):
    settings.JITSI = {"host": "meet.example", "app_id": "house", "tenant": "", "secret": "s" * 32, "key_file": "", "key_id": ""}
    Session.objects.filter(pk=group.pk).update(platform="jitsi")
    SessionRole.objects.create(session=group, participation=part_of(desk.participant), role="chair")
    clock.set_to(START - timedelta(minutes=40))
    link, _code = let_in(desk, "Salma Haddad")
    shown = Client().post(link).content.decode()
    token = re.search(r"jwt=([\w.-]+)", shown).group(1)
    assert jwt.decode(token, "s" * 32, algorithms=["HS256"], audience="jitsi")["context"]["user"]["moderator"] == "false"


def test_a_form_sent_twice_admits_once_and_nobody_else_may(desk, group):
    part, key = part_of(desk.participant), uuid.uuid4()
    admitting.admit(group, part, by=desk.officer, key=key)
    with pytest.raises(Refused) as refused:
        admitting.admit(group, part, by=desk.officer, key=key)
    assert refused.value.code == "admission.shown"
    for by in (desk.participant, desk.moderator, desk.evaluator, desk.stranger):
        with pytest.raises(Forbidden):
            admitting.admit(group, part, by=by, key=uuid.uuid4())


def test_the_desk_lists_nobody_and_counts_nobody(desk, group):
    content = desk.browser.get(desk.path).content.decode()
    assert "Salma" not in content and "P-" not in re.sub(r"P-482113", "", content)
    let_in(desk, "Salma Haddad")
    assert desk.browser.get(desk.path).content.decode().count("Salma") == 0


def test_both_desks_lead_to_each_other(desk, group):
    assert 'href="/c/gathering/desk/"' in desk.browser.get(desk.path).content.decode()
    assert f'href="{desk.path}"' in desk.browser.get("/c/gathering/desk/").content.decode()
    clock.set_to(START + timedelta(minutes=181))
    assert f'href="{desk.path}"' not in desk.browser.get("/c/gathering/desk/").content.decode()
