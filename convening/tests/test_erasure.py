"""Somebody with everything is erased; afterwards nothing of hers is found in any place where the house keeps something."""

import base64
import re
import threading
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client

from convening import engagement, keyring, mail, outbox
from convening.models import OutboxEntry, Participation, Update, User
from convening.services import accounts
from evaluation import services as evaluation
from evaluation.services import gathering
from forums import record
from forums.models import Post
from forums.services import posting, rooms
from participants import selectors as seen
from participants import services as participants
from participants.models import Incident, Invitation, Message, Nomination
from participants.services import codes, conduct, incidents, messages, roster
from sessions import selectors as programme
from sessions import services as sessions
from sessions.models import Attendance

from . import canaries, surfaces
from .test_dump import dumped

pytestmark = pytest.mark.django_db(transaction=True)
C = "/c/gathering"
OPAQUE = {"user id", "participation id", "handle", "mark"}  # random or keyed, and nothing stands behind them any more


@pytest.fixture
def world(cast, redis_empty, settings, tmp_path):
    """Somebody who was named, came, spoke, was found, written to and helped; letters to her wait, others lie in the spool."""
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "convening.letterbox.EmailBackend", str(tmp_path)
    canary, by, convening = canaries.Canary(), cast.secretariat, cast.convening
    told = canary.profile
    office = participants.open_office(convening, slug="north", name={"en": "North"}, seats=2, by=by)
    office.people.add(Participation.objects.get(convening=convening, person=cast.nominator))
    words = {"knows_and_agrees": True, "reason": f"{told.name} speaks well", "safe_channel": told.phone, "risk_note": told.access_needs}
    nomination = participants.nominate(office, told, words, by=cast.nominator, key=uuid4())
    nomination.risk_note = f"they watch {told.name}"
    nomination.save()
    participants.clear([nomination], by=by)
    invitation, token = participants.invite(convening, nomination.person, by=by)
    while outbox.carry_out(mail.send, lambda *a: None, lambda *a: None):
        pass
    participants.accept(invitation, choices={"name": told.name, "name_original": told.name_original, "country": told.country,
                                             "affiliation": told.affiliation, "language": "en", "first_timer": True}, key=uuid4())  # fmt: skip
    person = User.objects.get(pk=nomination.person_id)
    part = Participation.objects.get(person=person)
    person.change_profile(phone=told.phone, access_needs=told.access_needs, gender="of her own", shares={"country": "secretariat"})
    canary.learn(person, part)
    _she_speaks(cast, person)
    _she_is_seen(cast, person)
    _she_is_found(cast, person, told)
    codes.issue(convening, person, by=by)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "sealed"})
    mail.write("convening/emails/sign_in_code.txt", to=person, context={"code": told.name})
    return SimpleNamespace(**vars(cast), canary=canary, person=person, token=token, office=office, nomination=nomination, spool=tmp_path)


def _she_speaks(cast, person):
    for slug, naming, mode in (("named", "named", "named"), ("voices", "voices", "veiled")):
        room = rooms.open_room(
            cast.convening, slug=slug, title={"en": slug}, rule="chatham_house", naming=naming, moderation="after",
            opens_on=date(2021, 7, 1), closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat,
        )  # fmt: skip
        rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
        posting.write_post(room, room.questions.get(), "We met in the shade.", by=person, key=uuid4(), language="en", mode=mode)


def _she_is_seen(cast, person):
    session = sessions.schedule_session(
        cast.convening, slug="opening", title={"en": "Opening"}, description={}, door="public", rule="chatham_house", naming="named",
        local_start=datetime(2021, 7, 27, 10), zone_name="America/New_York", minutes=90, languages=["en"], by=cast.secretariat,
    )  # fmt: skip
    sessions.register_myself(session, by=person)
    row = Attendance(session=session, mark=engagement.mark_of(cast.convening.pk, person.pk), matched=True)
    row.seal_with(keyring.read("convening", cast.convening.pk), [(datetime(2021, 7, 27, 14, tzinfo=UTC), datetime(2021, 7, 27, 15, tzinfo=UTC))])
    row.save()
    sessions.give_session_role(session, Participation.objects.get(person=person), "speaker", by=cast.secretariat)
    engagement.note_log_on(cast.convening, person)


def _she_is_found(cast, person, told):
    purposes, shown = ["members"], ["name", "expertise"]
    roster.stand_on_roster(person, {"name": told.name, "expertise": told.affiliation}, shown=shown, purposes=purposes, months=6, key=uuid4())
    messages.send(person, f"Dear {told.name}", kind=Message.Kind.RELAY, sender=cast.other, name="Ines")
    conduct.name_officer(cast.convening, Participation.objects.get(person=cast.moderator), by=cast.secretariat)
    incidents.report(cast.convening, what="Somebody followed me.", about="", wishes="", with_name=True, by=person, key=uuid4())


def signed_in_by_letter(person):
    browser = Client()
    known = set(OutboxEntry.objects.values_list("pk", flat=True))
    browser.post("/accounts/login/code/", {"email": person.profile.email})
    letter = outbox.open_letter(OutboxEntry.objects.exclude(pk__in=known).get(kind="letter"))
    answer = browser.post("/accounts/login/code/confirm/", {"code": re.search(r"^[A-Z0-9-]{6,9}$", letter["text"], re.MULTILINE)[0]})
    assert answer.status_code == 302
    return browser, answer["Location"]


def everything(world):
    """All that is stored: the dump, every column, Redis, logs, the spool, the keyring by name and by content."""
    yield "dump", "", dumped().encode()
    yield from surfaces.columns()
    yield from surfaces.redis_entries()
    yield from surfaces.files()
    for place in (world.spool, Path(world.keyring)):
        for file in place.rglob("*"):
            yield f"file {file.parent.name}", "", file.name.encode() + b"\n" + (file.read_bytes() if file.is_file() else b"")


def traces(world):
    """{(where, what)} of her that is still found."""
    found = set()
    for where, _role, content in everything(world):
        told = world.canary.seen_in(content) - OPAQUE
        if any(key in content for key in world.keys):
            told.add("key")
        found |= {(where, one) for one in told}
    return found


@pytest.fixture
def erased(world, settings):
    """Her world before and after: she presses the button herself."""
    world.keyring = settings.KEYRING_DIR
    key = keyring.read("person", world.person.pk)
    world.keys = [key, key.hex().encode(), base64.b64encode(key)]
    world.before, world.traces_before = figures(world), traces(world)
    Authenticator.objects.all().delete()  # else the second step is asked for: test_second_factor
    world.browser, _way = signed_in_by_letter(world.person)
    world.elsewhere, _way = signed_in_by_letter(world.person)
    Authenticator.objects.create(user=world.person, type=Authenticator.Type.TOTP, data={"secret": "sealed"})
    answer = world.browser.post("/me/erase/", {"understood": "yes"})
    assert (answer.status_code, "It is erased" in answer.content.decode()) == (200, True)
    return world


def figures(world):
    convening = world.convening
    everybody = [(pk, False) for pk in Participation.objects.filter(convening=convening).values_list("person_id", flat=True)]
    live = programme.attendance_figures(convening)
    return (
        seen.counts(convening), len(seen.attributes(convening)), live["sessions"][0]["attendances"], live["marks"],
        record.counts(convening, everybody)["posters"], record.counts(convening, everybody)["posts"],
        Nomination.objects.count(), Invitation.objects.filter(state="accepted").count(),
    )  # fmt: skip


def _in_a_table(world):
    news = Update(convening=world.convening, published_on=date(2021, 7, 1), title_en=f"Thanks to {world.canary.profile.name}")
    news.save()
    return news.delete


def _in_redis(world):
    cache.set("somebody", base64.b64encode(world.canary.profile.email.encode()).decode())
    return partial(cache.delete, "somebody")


def _in_the_spool(world):
    letter = world.spool / "letter.eml"
    letter.write_text(f"To: {world.canary.profile.email}\n\nDear")
    return letter.unlink


def _in_the_keyring(world):
    copy = Path(world.keyring) / "person" / "copy.key"
    copy.write_bytes(world.keys[0])
    return copy.unlink


def test_nothing_of_hers_is_found_anywhere(erased):
    assert {what for _where, what in erased.traces_before} >= {"key", "alias", "public id", "e-mail"}, "the search finds her while she is there"
    assert traces(erased) == set()
    assert not Authenticator.objects.exists()
    assert not keyring.holds("person", erased.person.pk)
    for plant in (_in_a_table, _in_redis, _in_the_spool, _in_the_keyring):
        take_away = plant(erased)
        assert traces(erased) != set(), f"not seen: {plant.__name__}"
        take_away()


def test_nobody_is_her_any_more_what_was_counted_stays_and_every_page_works(erased, signed_in):
    assert figures(erased) == erased.before
    _the_incident_is_there_without_her(erased)
    _nobody_comes_in_as_her(erased)
    _pages_that_listed_her_say_erased(erased, signed_in)


def _the_incident_is_there_without_her(erased):
    (told,) = [incident.content for incident in Incident.objects.all()]
    assert (told["what"], told["reporter"]) == ("Somebody followed me.", "")


def _nobody_comes_in_as_her(erased):
    address = erased.canary.profile.email
    assert [browser.get("/me/").status_code for browser in (erased.browser, erased.elsewhere)] == [302, 302]
    assert Client().get(f"/i/{erased.token}/").status_code == 404
    OutboxEntry.objects.all().delete()
    Client().post("/accounts/login/code/", {"email": address})
    Client().post("/held/", {"email": address})
    assert [outbox.open_letter(entry)["address"] for entry in OutboxEntry.objects.filter(kind="letter")] == ["", ""]
    assert User.objects.by_address(address) is None


def _pages_that_listed_her_say_erased(erased, signed_in):
    office = signed_in(erased.nominator).get(f"{C}/nominations/north/")
    assert (office.status_code, "erased" in office.content.decode()) == (200, True)
    for person, pages in (
        (erased.secretariat, ("clearance/?stage=all", f"clearance/{erased.nomination.pk}/", "people/", "ledger/", "programme/opening/attendance/")),
        (erased.other, ("rooms/named/", "rooms/voices/", "programme/")),
        (erased.evaluator, ("evaluation/",)),
    ):
        browser = signed_in(person)
        for page in pages:
            assert browser.get(f"{C}/{page}").status_code == 200, page
    words = signed_in(erased.other).get(f"{C}/rooms/named/").content.decode()
    assert "We met in the shade." in words and "Qwenzalora" not in words


def elsewhere(deed):
    """Run in another thread with a connection of its own; returns what it raised, or None."""
    problems = []

    def run():
        try:
            deed()
        except Exception as problem:  # noqa: BLE001  told to the test
            problems.append(problem)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, problems


def test_erased_while_she_posts_each_post_is_whole_or_not_there(world):
    room = world.convening.rooms.get(slug="voices")
    question = room.questions.get()
    said = []

    def speak():
        for number in range(8):
            posting.write_post(room, question, f"Word {number}.", by=User.objects.get(pk=world.person.pk), key=uuid4(), language="en")
            said.append(number)

    thread, problems = elsewhere(speak)
    accounts.erase(world.person)
    thread.join()
    assert [type(problem).__name__ for problem in problems] in ([], ["Forbidden"])
    assert Post.objects.filter(room=room).count() == 1 + len(said)


def test_erased_while_a_report_is_compiled_the_counts_hold(world, monkeypatch):
    before = figures(world)
    plain = gathering.participants.attributes

    def attributes(convening):
        thread, problems = elsewhere(lambda: accounts.erase(User.objects.get(pk=world.person.pk)))
        thread.join()
        assert problems == []
        return plain(convening)

    monkeypatch.setattr(gathering.participants, "attributes", attributes)
    report = evaluation.request_compile(world.convening, by=world.evaluator)
    evaluation.compile_report(report.pk)
    report.refresh_from_db()
    assert report.state == "draft"
    assert figures(world) == before
