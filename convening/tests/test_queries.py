"""A list asks the database as often for three things as for one, and seldom."""

from datetime import date, datetime
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from convening import clock
from convening.models import Participation, Profile, Update
from convening.cleaning import Cleaned
from convening.services.convenings import credit, publish_resource, publish_update
from convening.services.pictures import add_picture
from convening.testing import new_convening, person_in
from evaluation.services import compile_report, outcomes, request_compile
from forums.models import VeilRequest
from forums.services import following, posting, rooms
from forums.services.synthesis import recommend
from forums.services.tables import add_sub_theme, add_table
from participants.services import clear, codes, invite, nominate, open_office
from sessions.services import give_session_role, register_for_session, schedule_session

MOST = 12
C = "/c/gathering"
# page: (who looks, where, how many questions at most, login session and person included)
PAGES = {
    "home": ("participant", "/", MOST),
    "convening": ("participant", f"{C}/", MOST),
    "updates": ("participant", f"{C}/updates/", MOST),
    "writing an update": ("secretariat", f"{C}/updates/new/", MOST),
    "her own page": ("participant", "/me/", MOST),
    "an officer's own page": ("secretariat", "/me/", MOST),
    "programme": ("participant", f"{C}/programme/", MOST),
    "calendar": ("participant", f"{C}/my-programme.ics", MOST),
    "session": ("participant", f"{C}/programme/public-1/", MOST),
    "attendance": ("secretariat", f"{C}/programme/public-1/attendance/", MOST),
    "guests of a session": ("secretariat", f"{C}/programme/public-1/attendance/review/", MOST),
    "who signed on paper": ("secretariat", f"{C}/programme/public-1/attendance/by-hand/", MOST),
    "rooms": ("participant", f"{C}/rooms/", 5),
    "room": ("participant", f"{C}/rooms/room-1/", 5),
    "fragment of a room": ("participant", f"{C}/rooms/room-1/posts/?after=0", 5),
    "room by name": ("participant", f"{C}/rooms/named/", 6),
    "queue": ("moderator", f"{C}/rooms/queue/moderation/", MOST),
    "search in a room": ("participant", f"{C}/rooms/room-1/search/", 5),
    "translations of a room": ("moderator", f"{C}/rooms/room-1/translations/", MOST),
    "tables of a room": ("participant", f"{C}/rooms/room-1/tables/", MOST),
    "settings of a room": ("secretariat", f"{C}/rooms/room-1/settings/", MOST),
    "opening a room": ("secretariat", f"{C}/rooms/new/?start=constituencies", MOST),
    "end of a room": ("custodian", f"{C}/rooms/room-1/seal/", MOST),
    "sealing and veils": ("custodian", f"{C}/veils/", MOST),
    "nominations of an office": ("nominator", f"{C}/nominations/office-1/", MOST),
    "clearance": ("secretariat", f"{C}/clearance/?stage=all", MOST),
    "people": ("secretariat", f"{C}/people/", MOST),
    "who takes part": ("secretariat", f"{C}/people/members/", MOST),
    "help desk": ("secretariat", f"{C}/desk/", MOST),
    "codes that wait": ("secretariat", f"{C}/codes/", MOST),
    "set-up": ("secretariat", f"{C}/set-up/", MOST),
    "colours": ("secretariat", f"{C}/set-up/colours/", MOST),
    "library": ("participant", f"{C}/resources/", 7),
    "keeping the library": ("secretariat", f"{C}/set-up/resources/", MOST),
    "keeping the pictures": ("secretariat", f"{C}/set-up/pictures/", MOST),
    "ledger": ("secretariat", f"{C}/ledger/", MOST),
    "release of seats": ("secretariat", f"{C}/ledger/release/", MOST),
    "seats": ("secretariat", f"{C}/seats/", MOST),
    "waiting list": ("secretariat", f"{C}/waiting-list/", MOST),
    "how people get in": ("secretariat", f"{C}/admission/", MOST),
    "recommendations": ("secretariat", f"{C}/recommendations/?by=addressee", MOST),
    "round": ("participant", f"{C}/round/", MOST),
    "commitments": ("secretariat", f"{C}/commitments/", MOST),
    "documents": ("participant", f"{C}/documents/", MOST),
    "document": ("participant", f"{C}/documents/released-1/", MOST),
    "document in work": ("secretariat", f"{C}/documents/in-work/", 25),  # it draws the whole convening
    "documents in work": ("secretariat", f"{C}/writing/", MOST),
    "outline": ("secretariat", f"{C}/writing/in-work/", MOST),
    "history": ("secretariat", f"{C}/writing/in-work/history/", MOST),
    "languages": ("secretariat", f"{C}/writing/in-work/languages/", MOST),
    "remarks": ("secretariat", f"{C}/writing/in-work/remarks/", MOST),
    "people on the record": ("secretariat", f"{C}/on-the-record/", MOST),
    "evaluation": ("evaluator", f"{C}/evaluation/", MOST),
    "annex": ("evaluator", f"{C}/evaluation/annex-b/", MOST),
    "live figures": ("evaluator", f"{C}/evaluation/live/", MOST),
    "day by day": ("secretariat", f"{C}/evaluation/days/", MOST),
    "she in the figures": ("participant", f"{C}/evaluation/mine/", MOST),
    "comparison of drafts": ("evaluator", f"{C}/evaluation/compare/", MOST),
    "releases": ("evaluator", f"{C}/evaluation/releases/", MOST),
}


@pytest.fixture
def world(cast, redis_empty):
    """`world.add_one()` adds one of everything that a page lists."""
    world = SimpleNamespace(**vars(cast), number=0, custodian=person_in(cast.convening, "custodian", name="Custodian", member=False))
    world.rapporteur = person_in(cast.convening, "rapporteur", name="Rapporteur", member=False)
    part = Participation.objects.get(convening=cast.convening, person=cast.moderator)

    def open_a_room(slug, **more):
        told = {"naming": "voices", "moderation": "after", **more}
        room = rooms.open_room(
            cast.convening, slug=slug, title={"en": slug}, rule="chatham_house", opens_on=date(2021, 7, 1),
            closes_on=date(2021, 7, 31), languages=["en"], by=cast.secretariat, **told,
        )  # fmt: skip
        rooms.add_question(room, text={"en": "What helps?"}, by=cast.secretariat)
        rooms.appoint_moderator(room, part, by=cast.secretariat)
        return room

    def say(room, person, mode="veiled"):
        posting.write_post(
            room, room.questions.first(), f"We began with {world.number} of us.", by=person, key=uuid4(), language="en", mode=mode
        )

    def schedule(slug, day, title, rule="chatham_house", door="invitation"):
        return schedule_session(
            cast.convening, slug=slug, title=title, description={}, door=door, rule=rule, naming="named", local_start=datetime(2021, 7, day, 9),
            zone_name="America/New_York", minutes=60, languages=["en"], by=cast.secretariat,
        )  # fmt: skip

    def write_documents(number, text):
        """One more is released; one that is in work has one piece more of each kind that draws on something."""
        released = outcomes.start_document(cast.convening, "background", slug=f"released-{number}", title=text, languages=["en"], by=cast.secretariat)
        outcomes.add_piece(released, "text", title=text, text=text, by=cast.secretariat)
        released.refresh_from_db()
        outcomes.release_document(released, by=cast.secretariat)
        if number == 1:
            world.in_work = outcomes.start_document(cast.convening, "report", slug="in-work", title=text, languages=["en"], by=cast.secretariat)
        drawing = ("synthesis", "room:room-1"), ("quotes", ""), ("recommendations", "long"), ("programme", ""), ("people", ""), ("credits", ""), ("links", "")
        for kind, source in (*drawing, ("text", "")):
            world.in_work.refresh_from_db()
            outcomes.add_piece(world.in_work, kind, source=source, title=text, text=text if kind == "text" else None, by=cast.secretariat)
        outcomes.remark_on(world.in_work, f"Remark {number}", by=cast.evaluator, key=uuid4())
        part = Participation.objects.get(person=person_in(cast.convening, "participant", name=f"Speaker {number}"))
        schedule(f"said-{number}", 20 + number, text, rule="on_the_record")
        named = outcomes.ask_to_be_named(cast.convening, part, f"said-{number}", {"en": {"name": f"Speaker {number}"}}, by=cast.secretariat)
        outcomes.answer_about_being_named(named, True, by=part.person)

    world.named, world.queue = open_a_room("named", naming="named"), open_a_room("queue", moderation="before")

    def add_one():
        world.number += 1
        number, convening, by = world.number, cast.convening, cast.secretariat
        new_convening(f"another-{number}")
        day, text = date(2021, 7, number), {"en": f"Number {number}"}
        publish_update(convening, title=text, body=text, day=day, by=by)
        publish_resource(convening, title=text, note=text, day=day, audience="members", by=by)
        logo = add_picture(convening, Cleaned("image/png", "png", b"a picture", [], 1, 1), purpose="logo", words=text, people="nobody", by=by)
        credit(convening, part="donor", name=text, credit_line=text, position=number, logo=logo, by=by)
        member = person_in(convening, "participant", name=f"Member {number}")
        for door in ("invitation", "public"):
            session = schedule(f"{door}-{number}", 14 + number, text, door=door)
        give_session_role(session, Participation.objects.get(person=member), "speaker", by=by)
        register_for_session(session, Profile(name=f"Guest {number}", email=f"guest{number}@x.example"), key=uuid4())
        room = open_a_room(f"room-{number}")
        world.first_room = getattr(world, "first_room", room)
        for one, mode in ((world.first_room, "veiled"), (world.named, "named"), (world.queue, "veiled")):
            say(one, member, mode)
        veil = VeilRequest(room=world.first_room, post=world.first_room.posts.first(), kind="threat", asked_by=part, asked_at=clock.now())
        veil.write("reason", "Somebody is in danger.")
        veil.save()
        add_table(add_sub_theme(world.first_room, title=text, by=by), language="en", places=9, by=by)
        made = recommend(convening, text, addressees=["donors"], by=world.rapporteur)
        following.commit(made, f"Bank {number}", text, date(2021, 12, 31), public=True, by=by)
        codes.issue(convening, member, by=by)
        office = open_office(convening, slug=f"office-{number}", name=text, seats=20, by=by)
        office.people.add(Participation.objects.get(convening=convening, person=cast.nominator))
        world.first_office = getattr(world, "first_office", office)
        words = {"knows_and_agrees": True}
        named = [
            nominate(
                world.first_office, Profile(name=name, email=f"{name.lower()}{number}@x.example"), words, by=cast.nominator, key=uuid4()
            )
            for name in ("Waits", "Invited")
        ]
        clear(named[1:], by=by)
        invite(convening, named[1].person, by=by)
        write_documents(number, text)
        compile_report(request_compile(convening, by=cast.evaluator).pk)

    world.add_one = add_one
    return world


def asked(browser, url):
    """How often a page that answers asks the database; the second time, when what is kept in memory is there."""
    browser.get(url)
    clock.forget()
    clock.now()  # the clock asks the database each five seconds: now, and not on a page by chance
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return len(captured)


@pytest.fixture
def counts(world, signed_in):
    """{page: (questions for one, questions for three)}."""
    browsers = {role: signed_in(getattr(world, role)) for role, _url, _most in PAGES.values()}
    told = []
    for more in (1, 2):
        for _ in range(more):
            world.add_one()
        browsers["participant"].get(f"{C}/rooms/room-1/")  # from now on her login session knows how far she has read
        told.append({page: asked(browsers[role], url) for page, (role, url, _most) in PAGES.items()})
    return {page: (told[0][page], told[1][page]) for page in PAGES}


def test_three_cost_what_one_costs_and_nothing_costs_much(counts):
    assert {page: found for page, found in counts.items() if found[0] != found[1]} == {}
    assert {page: found for page, found in counts.items() if found[1] > PAGES[page][2]} == {}


def test_a_page_that_asks_for_each_of_its_things_would_be_seen(world):
    def page():
        with CaptureQueriesContext(connection) as captured:
            [update.convening.slug for update in Update.objects.all()]
        return len(captured)

    world.add_one()
    one = page()
    world.add_one()
    assert page() > one


def test_the_pages_list_what_was_added(world, signed_in):
    world.add_one()
    member, moderator = signed_in(world.participant), signed_in(world.moderator)
    words = "We began with 1 of us."
    found = [
        words in browser.get(f"{C}/rooms/{room}").content.decode()
        for browser, room in ((member, "room-1/"), (member, "named/"), (member, "queue/"), (moderator, "queue/moderation/"))
    ]
    assert found == [True, True, False, True]
