"""Several convenings in one house: staff belong to theirs, and one is set up like another."""

import json
import uuid
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from convening import keyring, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Convening, Participation, Profile
from convening.services.convenings import credit, describe
from convening.services.copying import copy_convening
from convening.testing import new_convening, person_in
from forums.models import Post, Table
from forums.services import posting, rooms
from participants import services as participants
from participants.models import Admission, Group, Invitation, Nomination, Office
from sessions import services as sessions
from sessions.models import Session

pytestmark = pytest.mark.django_db
LATER = date(2022, 3, 8)  # 244 days after 7 July 2021


@pytest.fixture
def source(cast):
    """A convening with something of everything, and people in it."""
    convening, by = cast.convening, cast.secretariat
    describe(convening, title={"en": "A gathering", "ar": "لقاء"}, tagline={"en": "One line"}, description={"fr": "À propos"}, by=by)
    credit(convening, part="donor", name={"en": "A fund"}, credit_line={"en": "With the support of a fund"}, by=by)
    sessions.schedule_session(
        convening, slug="opening", title={"en": "Opening", "ar": "الافتتاح"}, description={}, door="public", rule="chatham_house",
        naming="named", local_start=datetime(2021, 7, 7, 10), zone_name="America/New_York", minutes=90, languages=["en"],
        platform_url="https://platform.example/j/1", by=by,
    )  # fmt: skip
    session = Session.objects.get(convening=convening)
    part = Participation.objects.get(person=cast.moderator)
    sessions.give_session_role(session, part, "chair", by=by)
    room = rooms.open_room(
        convening, slug="wg1", title={"en": "Room one"}, rule="chatham_house", naming="voices", moderation="after", session=session,
        opens_on=date(2021, 7, 8), closes_on=date(2021, 7, 31), languages=["en"], working_group={"en": "Group one"},
        cools_from=date(2021, 8, 5), notes_go_on=True, questions=[("experiences", {"en": "What helps?", "ar": "ما الذي يساعد؟"})],
        sub_themes=[({"en": "Law", "ar": "القانون"}, {"en": "Of all kinds."}, [("en", 9), ("ar", 7)])], moderators=[part], by=by,
    )  # fmt: skip
    Table.objects.filter(sub_theme__room=room).update(facilitator=part)
    posting.write_post(room, room.questions.get(), "We met in small groups.", by=cast.participant, key=uuid.uuid4(), language="en")
    group = participants.add_group(convening, slug="wg1", name={"en": "Group one"}, by=by)
    office = participants.open_office(convening, slug="north", name={"en": "North", "ar": "الشمال"}, seats=7, by=by)
    office.quotas.update(group=group)
    participants.add_nominator(office, Profile(name="Dora Silva", email="dora@north.example"), by=by)
    participants.nominate(
        office, Profile(name="Amal Haddad", email="amal@field.example"), {"knows_and_agrees": True},
        by=office.people.get().person, key=uuid.uuid4(),
    )  # fmt: skip
    Admission.objects.filter(convening=convening).update(
        seats_released_on=date(2021, 6, 20), days_valid=9, phrase="blue lantern", conduct_en="Listen.", conduct_version=4, officer=part
    )
    return convening


def copied(source, cast, **more):
    return copy_convening(source, slug="next", starts_on=LATER, by=cast.secretariat, **more)[0]


def test_the_structure_is_copied_and_days_move_together(source, cast):
    copy = copied(source, cast)
    assert (copy.state, copy.title_ar, copy.title_en, copy.description_fr) == ("draft", "لقاء", "A gathering", "À propos")
    assert (copy.starts_on, copy.ends_on) == (LATER, date(2022, 3, 28))
    assert [credit.credit_line_en for credit in copy.organisations.all()] == ["With the support of a fund"]
    session = copy.sessions.get()
    assert (session.title_ar, session.rule, session.naming, session.door, session.sequence) == (
        "الافتتاح", "chatham_house", "named", "public", 0,
    )  # fmt: skip
    assert session.local_start.replace(tzinfo=None) == datetime(2022, 3, 8, 10)
    assert session.starts_at == datetime(2022, 3, 8, 15, tzinfo=UTC)  # winter in New York: the same hour there, another one here
    room = copy.rooms.get()
    assert (room.session, room.published, room.opens_on, room.closes_on) == (session, False, date(2022, 3, 9), date(2022, 4, 1))
    assert [(q.position, q.type, q.text_en, q.text_ar) for q in room.questions.all()] == [(1, "experiences", "What helps?", "ما الذي يساعد؟")]
    assert (room.working_group_en, room.cools_from, room.notes_go_on) == ("Group one", date(2022, 4, 6), True)
    assert [(theme.title_ar, theme.text_en) for theme in room.sub_themes.all()] == [("القانون", "Of all kinds.")]
    tables = [(table.language, table.places, table.facilitator, table.seats.count()) for table in room.sub_themes.get().tables.all()]
    assert tables == [("en", 9, None, 0), ("ar", 7, None, 0)]
    office = copy.offices.get()
    assert [(q.seats, q.given_back, q.group.name_en, q.group.convening) for q in office.quotas.all()] == [(7, 0, "Group one", copy)]
    admission = Admission.of(copy)
    assert (admission.days_valid, admission.conduct_en, admission.conduct_version) == (9, "Listen.", 1)
    assert admission.seats_released_on == date(2022, 2, 19)


def test_nobody_and_nothing_that_was_said_is_copied(source, cast):
    copy = copied(source, cast)
    assert [(part.person, part.roles) for part in copy.participations.all()] == [(cast.secretariat, ["secretariat"])]
    assert not copy.offices.get().people.exists() and not copy.rooms.get().moderators.exists()
    assert not copy.sessions.get().roles.exists() and copy.sessions.get().platform_url == ""
    assert (Admission.of(copy).officer, Admission.of(copy).phrase, Admission.of(copy).released_on) == (None, "", None)
    for model in (Nomination, Invitation):
        assert not model.objects.filter(convening=copy).exists()
    assert not Post.objects.filter(room__convening=copy).exists() and copy.rooms.get().last_position == 0
    assert not copy.updates.exists() and not copy.resources.exists()


def test_the_copy_has_keys_of_its_own(source, cast):
    copy = copied(source, cast)
    assert keyring.read("convening", copy.pk) != keyring.read("convening", source.pk)
    assert keyring.read("room", copy.rooms.get().pk) != keyring.read("room", source.rooms.get().pk)


def test_the_source_stays_as_it_was_and_both_audits_tell(source, cast):
    before = Office.objects.filter(convening=source).count(), Group.objects.filter(convening=source).count(), source.rooms.count()
    copy = copied(source, cast)
    assert (Office.objects.filter(convening=source).count(), Group.objects.filter(convening=source).count(), source.rooms.count()) == before
    told = AuditEntry.objects.filter(convening_id__in=[source.pk, copy.pk]).order_by("-pk").values_list("convening_id", "verb")[:2]
    assert list(told) == [(copy.pk, "convening.convening_set_up"), (source.pk, "convening.convening_copied")]


def test_an_hour_that_the_clock_leaps_over_is_said(cast):
    night = {"zone_name": "America/New_York", "minutes": 60, "languages": ["en"], "description": {}, "by": cast.secretariat}
    sessions.schedule_session(
        cast.convening, slug="night", title={"en": "Night"}, door="public", rule="on_the_record", naming="named",
        local_start=datetime(2021, 7, 12, 2, 30), **night,
    )  # fmt: skip
    copy, told = copy_convening(cast.convening, slug="next", starts_on=date(2022, 3, 8), by=cast.secretariat)
    assert copy.sessions.get().local_start.replace(tzinfo=None) == datetime(2022, 3, 13, 3, 30)
    assert told == ["“Night” starts an hour later: clocks in New York are set forward on that day."]


def test_a_short_name_is_taken_once(source, cast):
    with pytest.raises(Refused) as problem:
        copy_convening(source, slug="elsewhere", starts_on=LATER, by=cast.secretariat)
    assert problem.value.code == "convening.slug_taken"
    with pytest.raises(Refused) as problem:
        copy_convening(source, slug="No Name", starts_on=LATER, by=cast.secretariat)
    assert problem.value.code == "convening.unreadable"


@pytest.mark.parametrize("who", ["participant", "nominator", "moderator", "evaluator", "stranger"])
def test_others_copy_nothing(who, cast):
    with pytest.raises(Forbidden):
        copy_convening(cast.convening, slug="next", starts_on=LATER, by=getattr(cast, who))


def test_the_page_says_what_is_copied_and_does_it_once(source, cast, signed_in):
    browser = signed_in(cast.secretariat)
    page = browser.get("/c/gathering/copy/").content.decode()
    assert "people, but for you" in page and 'value="لقاء"' in page
    words = {"client_key": uuid.uuid4(), "slug": "next", "starts_on": "2022-03-08", "title_en": "The next gathering"}
    assert browser.post("/c/gathering/copy/", words)["Location"] == "/c/next/set-up/"
    assert browser.get("/c/next/set-up/").status_code == 200
    assert browser.post("/c/gathering/copy/", words)["Location"] == "/me/"
    taken = browser.post("/c/gathering/copy/", words | {"client_key": uuid.uuid4()}).content.decode()
    assert "already a convening with this short name" in taken and "The next gathering" in taken


def run(*words, expected=0):
    import io

    out = io.StringIO()
    try:
        call_command("copy_convening", *words, "--json", stdout=out, stderr=io.StringIO())
        status = 0
    except SystemExit as ended:
        status = ended.code
    assert status == expected
    return json.loads(out.getvalue())


def test_the_operator_copies_for_somebody_new_or_known(source):
    told = run("gathering", "next", "--starts-on", "2022-03-08", "--secretary", "tala@office.example", "--secretary-name", "Tala Amin")
    assert told["convening"] == "next" and told["url"].endswith("/c/next/set-up/")
    (part,) = Convening.objects.get(slug="next").participations.all()
    assert (part.person.profile.name, part.roles, part.person.is_active) == ("Tala Amin", ["secretariat"], True)
    run("gathering", "third", "--starts-on", "2022-03-08", "--secretary", "Tala@office.example")
    assert Convening.objects.get(slug="third").participations.get().person == part.person


def test_the_operator_hears_why_not(source):
    secretary = ("--starts-on", "2022-03-08", "--secretary")
    assert run("nothing", "next", *secretary, "a@b.example", expected=1)["error"]["code"] == "convening.unknown"
    assert run("gathering", "gathering", *secretary, "a@b.example", "--secretary-name", "A", expected=1)["error"]["code"] == "convening.slug_taken"
    assert run("gathering", "next", *secretary, "nobody", expected=1)["error"]["code"] == "convening.address"
    assert run("gathering", "next", *secretary, "a@b.example", expected=1)["error"]["code"] == "convening.secretary"
    assert not Convening.objects.filter(slug="next").exists()


# ── Somebody in two of them ──
@pytest.fixture
def both(cast):
    """Secretary of one convening, participant of another."""
    another = new_convening("another", title="Another gathering")
    type(another).objects.filter(pk=another.pk).update(title_en="Another gathering")
    Participation.objects.create(person=cast.secretariat, convening=another, roles=["participant"], member=True, handle="P-77")
    person_in(another, "secretariat", name="Their Secretary")
    return cast.secretariat


def test_the_front_door_and_her_own_page_show_both(both, signed_in):
    browser = signed_in(both)
    for page in ("/", "/me/"):
        told = browser.get(page).content.decode()
        assert 'href="/c/gathering/"' in told and 'href="/c/another/"' in told, page


@pytest.mark.parametrize(
    "path", ["set-up/", "people/", "clearance/", "ledger/", "desk/", "codes/", "evaluation/", "seats/", "letters/", "copy/", "programme/new/"]
)
def test_what_she_runs_here_she_does_not_run_there(path, both, signed_in):
    browser = signed_in(both)
    assert browser.get(f"/c/gathering/{path}").status_code == 200, path
    assert browser.get(f"/c/another/{path}").status_code == 404, path
    assert browser.get("/c/another/rooms/").status_code == 200


def test_her_roles_count_where_they_were_given(both, cast):
    another = Convening.objects.get(slug="another")
    allowed = {right for right in policy.RIGHTS if right.startswith("participants.") and _asks_a_convening(both, right, cast.convening)}
    assert {right for right in allowed if policy.allows(both, right, cast.convening)} >= {"participants.change_roles", "participants.invite"}
    anybody = {right for right in allowed if policy.allows(person_in(another, "participant"), right, another)}
    assert {right for right in allowed if policy.allows(both, right, another)} == anybody
    assert anybody < allowed


def _asks_a_convening(person, right, convening):
    """True for rights over a convening of which the secretariat has one."""
    try:
        return policy.allows(person, right, convening)
    except AttributeError:
        return False
