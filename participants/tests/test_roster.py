"""She stands on the roster as she wants, for whom she wants, as long as she wants; others find her, and offices ask her."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import redis
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from convening import clock, outbox
from convening.errors import Forbidden, Refused
from convening.models import OutboxEntry, Profile
from convening.testing import person_in
from participants import tasks
from participants.models import Consent, Message, Nomination, RosterEntry
from participants.selectors.roster import Purpose, entry_of, folded, found, purposes_of
from participants.services import messages, roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]

TOLD = {
    "name": "Amal", "expertise": "Monitoring of ceasefires", "languages": ["ar", "en"], "other_languages": "", "region": "Arab States",
    "countries": ["YE"], "tracks": ["1.5", "3"], "about": "I worked with elders and with youth.",
}  # fmt: skip


@pytest.fixture
def stand():
    """`stand(person, "members", shown=[…])`: she stands on the roster."""

    def put(person, *purposes, shown=("name", "expertise", "languages", "region", "countries", "tracks", "about"), months=12, **told):
        return roster.stand_on_roster(person, {**TOLD, **told}, shown=shown, purposes=purposes, months=months, key=uuid.uuid4())

    return put


def names(asker, purposes=None, **wanted):
    return {one.name for one in found(asker, purposes or purposes_of(asker), **wanted)}


@pytest.mark.parametrize(
    ("purpose", "sees"),
    [("members", {"participant", "moderator", "secretariat"}), ("conveners", {"secretariat"}), ("offices", set())],
)
def test_each_purpose_is_obeyed(cast, stand, purpose, sees):
    """The secretariat of the cast is a member too; the nominator, who is none, asks through her office only."""
    stand(cast.other, purpose)
    people = {role: getattr(cast, role) for role in ("participant", "moderator", "secretariat", "nominator", "evaluator")}
    assert {role for role, person in people.items() if names(person)} == sees
    assert bool(names(cast.nominator, {Purpose.OFFICES})) == (purpose == "offices")


def test_who_has_no_part_as_a_member_or_convener_finds_nobody(cast, stand, signed_in):
    stand(cast.other, "members", "conveners", "offices")
    for person in (cast.nominator, cast.evaluator):
        assert names(person) == set()
        assert signed_in(person).get("/roster/").status_code == 404
        assert signed_in(person).get(f"/roster/{RosterEntry.objects.get().pk}/").status_code == 404


def test_a_field_that_is_not_ticked_is_neither_shown_nor_searched(cast, stand):
    stand(cast.other, "members", shown=["expertise"])
    [one] = found(cast.participant, {Purpose.MEMBERS}, words="ceasefire")
    assert (one.name, one.languages, one.region, one.about) == ("", (), "", "")
    for hidden in ({"words": "elders"}, {"words": "Yemen"}, {"words": "Amal"}, {"region": "Arab States"}, {"language": "ar"}, {"track": "3"}):
        assert found(cast.participant, {Purpose.MEMBERS}, **hidden) == []


@pytest.mark.parametrize(
    "words",
    ["CEASEFIRES", "monitoring elders", "اليمن", "Yémen", "الإنجليزية", "وقف إطلاق النار", "اطلاق", "إِطْلَاق", "الـنـار", "Árabe", "  yemen. "],
)
def test_words_are_found_in_any_script_and_spelling(cast, stand, words):
    stand(cast.other, "members", about="Elders. وقف إطلاق النار")
    assert names(cast.participant, words=words) == {"Amal"}


def test_letters_that_are_written_in_several_ways_are_one():
    assert folded("مستشفى الأُسرة ٢٠٢١") == folded("مستشفي الاسره 2021") == "مستشفي الاسره 2021"


def test_a_careful_person_is_listed_nowhere(cast, stand, signed_in):
    stand(cast.other, "members", "conveners", "offices")
    cast.other.change_profile(careful=True)
    assert names(cast.participant) == names(cast.secretariat) == names(cast.nominator, {Purpose.OFFICES}) == set()
    with pytest.raises(Refused) as refused:
        stand(cast.other, "members")
    assert refused.value.code == "roster.careful"
    assert 'name="purposes"' not in signed_in(cast.other).get("/me/roster/").content.decode()


def test_withdrawal_works_with_the_next_request(cast, stand, signed_in):
    entry = stand(cast.other, "members")
    reader = signed_in(cast.moderator)
    assert reader.get(f"/roster/{entry.pk}/").status_code == 200
    assert signed_in(cast.other).post("/me/roster/leave/").status_code == 302
    assert reader.get(f"/roster/{entry.pk}/").status_code == 404
    assert names(cast.moderator) == set()
    assert RosterEntry.objects.count() == 0


def test_the_end_comes_by_itself_for_searches_and_by_timetable(cast, stand):
    entry = stand(cast.other, "members", months=3)
    assert entry.expires_on.isoformat() == "2021-10-10"
    clock.set_to(datetime(2021, 10, 10, 12, tzinfo=UTC))
    assert names(cast.participant) == {"Amal"}
    clock.set_to(datetime(2021, 10, 11, 12, tzinfo=UTC))
    assert names(cast.participant) == set()
    assert entry_of(cast.other) is None
    tasks.look_after_the_roster()
    assert RosterEntry.objects.count() == 0
    assert [consent.content["given"] for consent in Consent.objects.filter(person=cast.other)] in ([True, False], [False, True])


def test_one_letter_reminds_before_the_end_and_does_not_name_the_roster(cast, stand):
    entry = stand(cast.other, "members", months=3)
    OutboxEntry.objects.all().delete()
    clock.set_to(datetime(2021, 9, 20, tzinfo=UTC))
    tasks.look_after_the_roster()
    assert OutboxEntry.objects.count() == 0
    clock.set_to(datetime.combine(entry.expires_on - timedelta(days=13), datetime.min.time(), UTC))
    for _ in range(2):
        tasks.look_after_the_roster()
    letter = outbox.open_letter(OutboxEntry.objects.get())
    assert letter["address"] == cast.other.profile.email
    assert "roster" not in (letter["subject"] + letter["text"]).lower()


def test_consents_are_kept_as_they_were_worded(cast, stand):
    stand(cast.other, "members")
    stand(cast.other, "members", "offices", shown=["expertise"])
    roster.leave_roster(cast.other)
    roster.leave_roster(cast.other)
    kept = [consent.content for consent in Consent.objects.filter(person=cast.other)]
    assert sorted((c["given"], c["purposes"], c["shown"]) for c in kept) == [
        (False, [], []),
        (True, ["members"], ["name", "expertise", "languages", "region", "countries", "tracks", "about"]),
        (True, ["members", "offices"], ["expertise"]),
    ]
    assert all("10 July 2022" in c["words"] for c in kept if c["given"])


@pytest.mark.parametrize(
    ("more", "code"),
    [({"purposes": []}, "roster.no_purpose"), ({"shown": []}, "roster.nothing_shown"), ({"shown": ["emperor"]}, "roster.nothing_shown"), ({"months": 600}, "roster.months")],
)
def test_what_makes_no_sense_is_refused(cast, more, code):
    given = {"shown": ["name"], "purposes": ["members"], "months": 12, **more}
    with pytest.raises(Refused) as refused:
        roster.stand_on_roster(cast.other, TOLD, key=uuid.uuid4(), **given)
    assert refused.value.code == code


def test_members_see_some_drawn_by_lot_and_conveners_all_in_pages(cast, stand, signed_in):
    for number in range(23):
        stand(person_in(cast.convening, "participant", name=f"Listed {number}"), "members", "conveners", name=f"Listed {number}")
    page = signed_in(cast.moderator).post("/roster/", {"words": "ceasefire"}).content.decode()
    assert page.count('class="card"') == 12 and "drawn by lot" in page
    everything = signed_in(cast.moderator).post("/roster/", {"words": ""})
    assert everything.status_code == 409 and 'class="card"' not in everything.content.decode()
    convener = signed_in(cast.secretariat)
    pages = [convener.post("/roster/", {"words": "", "from": start}).content.decode() for start in ("0", "20", "9999")]
    assert [page.count('class="card"') for page in pages] == [20, 3, 3]
    order = [[one.name for one in found(reader, {Purpose.MEMBERS})] for reader in (cast.moderator, cast.moderator, cast.participant)]
    assert order[0] == order[1] != order[2]


def test_a_search_is_in_no_address_and_asks_the_database_as_often_for_many_as_for_one(cast, stand, signed_in):
    browser = signed_in(cast.moderator)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.post("/roster/", {"words": "ceasefire"}).status_code == 200
        return len(queries)

    stand(cast.other, "members")
    one = asked()
    for number in range(3):
        stand(person_in(cast.convening, "participant", name=f"More {number}"), "members")
    assert asked() == one <= 12
    assert 'class="card"' not in browser.get("/roster/?words=ceasefire").content.decode()


def test_without_redis_nobody_searches(cast, stand, signed_in, monkeypatch):
    def away(*args, **more):
        raise redis.ConnectionError

    monkeypatch.setattr("convening.limits.counts", away)
    stand(cast.other, "members")
    page = signed_in(cast.moderator).post("/roster/", {"words": "ceasefire"})
    assert page.status_code == 409 and "Amal" not in page.content.decode()
    assert "ceasefire" in page.content.decode()


def test_her_page_takes_what_she_ticks_and_shows_it_as_others_see_it(cast, signed_in):
    browser = signed_in(cast.moderator)
    sent = {
        "client_key": uuid.uuid4(), "name": "Noor", "show_name": "on", "expertise": "Water", "languages": ["en", "sw"],
        "show_languages": "on", "country_1": "KE", "about": "My village", "purposes": ["members"], "months": "6",
    }  # fmt: skip
    assert browser.post("/me/roster/", sent).status_code == 302
    content = RosterEntry.objects.get().content
    assert (content["shown"], content["expertise"], content["countries"]) == (["name", "languages"], "Water", ["KE"])
    others = signed_in(cast.secretariat).get(f"/roster/{RosterEntry.objects.get().pk}/").content.decode()
    assert "Noor" in others and "Swahili" in others and "Water" not in others and "Kenya" not in others
    refused = browser.post("/me/roster/", {**sent, "client_key": uuid.uuid4(), "purposes": [], "about": "Something new"})
    assert "Choose at least one purpose" in refused.content.decode()
    assert "Something new" in refused.content.decode()


def test_nothing_of_her_on_the_roster_lies_in_clear(cast, stand):
    entry = stand(cast.other, "members")
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM participants_rosterentry t UNION ALL SELECT c::text FROM participants_consent c")
        rows = " ".join(text for (text,) in cursor.fetchall())
    for word in ("Amal", "ceasefire", "members", "Yemen", "YE\""):
        assert word not in rows
    assert str(cast.other.pk) in rows and entry.content["name"] == "Amal"


# ── An office asks ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def asked(cast, offices, stand):
    """Somebody on the roster whom the office north has asked."""
    entry = stand(cast.stranger, "offices")
    roster.nominate_from_roster(offices.north, entry.pk, {"reason": "You know the valley."}, by=cast.nominator, key=uuid.uuid4())
    return Message.objects.get(person=cast.stranger)


def test_only_her_yes_makes_the_nomination_and_the_office_gets_no_address(cast, asked, offices, signed_in):
    assert Nomination.objects.count() == 0
    roster.agree_to_nomination(asked, "Amal", by=cast.stranger, key=uuid.uuid4())
    nomination = Nomination.objects.get()
    assert (nomination.person, nomination.particulars["name"], nomination.particulars["email"]) == (cast.stranger, "Amal", "")
    assert nomination.particulars["reason"] == "You know the valley."
    page = signed_in(cast.nominator).get("/c/gathering/nominations/north/").content.decode()
    assert "Amal" in page and cast.stranger.profile.email not in page and "Lea Stone" not in page
    assert Message.objects.count() == 0


def test_a_no_and_silence_look_the_same_to_the_office(cast, asked, offices, signed_in):
    def looks():
        page = signed_in(cast.nominator).get("/c/gathering/nominations/north/").content.decode()
        return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', r"\1", page)

    silent = looks()
    signed_in(cast.stranger).post(f"/me/messages/{asked.pk}/", {"answer": "no"})
    assert looks() == silent
    assert (Message.objects.count(), Nomination.objects.count()) == (0, 0)


def test_who_did_not_allow_it_cannot_be_asked(cast, offices, stand):
    entry = stand(cast.stranger, "members", "conveners")
    with pytest.raises(Http404):
        roster.nominate_from_roster(offices.north, entry.pk, {"reason": "x"}, by=cast.nominator, key=uuid.uuid4())


def test_only_the_offices_own_nominators_ask(cast, offices, stand):
    entry = stand(cast.stranger, "offices")
    for person in (offices.south_nominator, cast.secretariat, cast.participant):
        with pytest.raises(Forbidden):
            roster.nominate_from_roster(offices.north, entry.pk, {"reason": "x"}, by=person, key=uuid.uuid4())


def test_asking_twice_is_asking_once(cast, asked, offices):
    entry = RosterEntry.objects.get()
    roster.nominate_from_roster(offices.north, entry.pk, {"reason": "Again."}, by=cast.nominator, key=uuid.uuid4())
    assert Message.objects.count() == 1


def test_the_office_finds_and_asks_through_its_pages(cast, offices, stand, signed_in):
    entry = stand(cast.stranger, "offices")
    browser = signed_in(cast.nominator)
    page = browser.post("/c/gathering/nominations/north/roster/", {"words": "ceasefire"}).content.decode()
    assert f"/c/gathering/nominations/north/roster/{entry.pk}/" in page
    address = f"/c/gathering/nominations/north/roster/{entry.pk}/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": "", "client_key": uuid.uuid4()}).status_code == 409
    assert browser.post(address, {"reason": "You know the valley.", "client_key": uuid.uuid4()}).status_code == 302
    hers = signed_in(cast.stranger)
    message = Message.objects.get()
    page = hers.get(f"/me/messages/{message.pk}/").content.decode()
    assert "Office north" in page and "You know the valley." in page and "Omar" not in page
    answer = {"answer": "yes", "name": messages.names_of(cast.stranger)[0], "client_key": uuid.uuid4()}
    assert hers.post(f"/me/messages/{message.pk}/", answer).status_code == 302
    assert Nomination.objects.get().person == cast.stranger


def test_somebody_whom_the_office_knows_keeps_her_address_in_its_own_words(cast, offices, stand, named):
    nomination = named("Lea Stone", profile=Profile(name="Lea Stone", email=cast.stranger.profile.email, language="en"))
    entry = stand(cast.stranger, "offices")
    roster.nominate_from_roster(offices.north, entry.pk, {"reason": "x"}, by=cast.nominator, key=uuid.uuid4())
    assert Message.objects.count() == 0
    assert Nomination.objects.get().particulars["email"] == cast.stranger.profile.email == nomination.particulars["email"]
