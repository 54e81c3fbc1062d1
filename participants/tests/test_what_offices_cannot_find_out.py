"""Worlds that differ only in what people answered look the same to their office: every page, file, refusal and letter, byte by byte.

The story goes on after the answer: seats are released, the waiting list moves up by itself, the office withdraws and substitutes.
"""

import re
import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from convening import clock, engagement
from participants import selectors, services, windows
from participants.models import Admission, Invitation, Nomination
from participants.selectors import offices as seen_by_offices
from participants.services import answers, seats

from .answers import letters_to
from .conftest import somebody

pytestmark = pytest.mark.django_db
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
WORDS = {"knows_and_agrees": True}


def accepted(invitation):
    services.accept(invitation, choices={"name": "Umm Salim", "language": "fr"}, key=uuid.uuid4())


def came(invitation):
    accepted(invitation)
    mark = engagement.mark_of(invitation.convening_id, invitation.person_id)
    windows.ATTENDED[:] = [lambda convening: {mark}]


def declined(invitation):
    services.decline_invitation(invitation, key=uuid.uuid4(), reason="Not safe.")


def not_now(invitation):
    answers.not_this_time(invitation, key=uuid.uuid4())


def gave_up(invitation):
    accepted(invitation)
    answers.give_up(invitation, by=invitation.person, key=uuid.uuid4())


def lapsed(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=clock.now() - timedelta(hours=1))
    services.lapse_unanswered(invitation.convening)


def renamed(invitation):
    invitation.person.change_profile(name="Another Name", region="Africa")


def silent(invitation):
    pass


# what Amal answers, and what she who moves up in her place
WORLDS = (
    (came, silent), (renamed, silent), (declined, accepted), (not_now, declined), (gave_up, lapsed), (lapsed, not_now),
)  # fmt: skip


@pytest.fixture
def office(offices, named, invited, cast, signed_in, july, monkeypatch):
    """The north, with two seats: Amal and Badia are invited, Chama and Dunya are cleared reserves, Esma waits."""
    monkeypatch.setattr(windows, "ATTENDED", list(windows.ATTENDED))
    services.set_quota(offices.south, 0, by=cast.secretariat)  # so that only an answer frees a seat
    amal, _token = invited("Amal Haddad")
    badia, _token = invited("Badia Noor")
    reserves = [named(name) for name in ("Chama Ali", "Dunya Saleh")]
    services.clear(reserves, by=cast.secretariat)
    last = named("Esma Omar")
    services.ask_back(last, "Which town?", by=cast.secretariat)  # of which the office gets a letter
    browser = signed_in(offices.north_nominator)
    looked_at = {"amal": Nomination.objects.get(person=amal.person).pk, "chama": reserves[0].pk}
    return SimpleNamespace(
        looked_at=looked_at, browser=browser, amal=amal, badia=badia, chama=reserves[0], dunya=reserves[1], esma=last, slug="north",
        by=offices.north_nominator, convening=cast.convening, desk=cast.secretariat, north=offices.north,
    )  # fmt: skip


def plain(response):
    """An answer without what is new on every page: the keys of its forms, the ids of what was made since."""
    text = b"".join(response.streaming_content) if response.streaming else response.content
    if "html" not in response.get("Content-Type", ""):
        return response.status_code, text
    text = re.sub(r'name="(csrfmiddlewaretoken|client_key)" value="[^"]+"', "", text.decode())
    text = re.sub(r"X-CSRFToken&quot;: &quot;[^&]+|X-CSRFToken\": \"[^\"]+", "", text)
    numbers = {}
    return response.status_code, UUID.sub(lambda found: f"id-{numbers.setdefault(found.group(), len(numbers))}", text)


def addresses_of_offices():
    """Every address under "nominations/<office>/", found in the routes: a new page is looked at without being named here."""
    found = {}
    for route in get_resolver().url_patterns:
        for pattern in getattr(route, "url_patterns", ()):
            text = str(pattern.pattern)
            if text.startswith("nominations/") and pattern.name:
                found[pattern.name] = re.findall(r"<(?:\w+:)?(\w+)>", text)
    return found


def everything_of(office):
    """All that the office can look at now: {(page, nomination): answer}, and how many letters it has got."""
    looked = {}
    slug = office.convening.slug
    for name, arguments in addresses_of_offices().items():
        if arguments == ["office"]:
            looked[name] = plain(office.browser.get(reverse(name, args=[slug, "north"])))
        elif arguments == ["office", "pk"]:
            for who, pk in office.looked_at.items():
                looked[name, who] = plain(office.browser.get(reverse(name, args=[slug, "north", pk])))
    looked["letters"] = [(letter["subject"], UUID.sub("", letter["text"])) for letter in letters_to(office.by.profile.email)]
    return looked


def story(office, answer, answer_of_the_promoted):
    """What the office sees, step by step, in a world in which Amal and whoever is promoted answer so."""
    seen = []
    by, slug = office.by, office.convening.slug

    def look():
        for page in ("nominations_office", "nominations_csv"):
            seen.append(plain(office.browser.get(reverse(page, args=[slug, "north"]))))

    answer(Invitation.objects.get(pk=office.amal.pk))
    look()
    services.release_unused(office.convening, by=office.desk)
    for nomination in services.promote(office.convening):
        answer_of_the_promoted(Invitation.objects.get(person=nomination.person_id))
    services.promote(office.convening)
    look()
    for nomination in (office.chama, office.esma):
        url = reverse("nomination_withdraw", args=[slug, "north", nomination.pk])
        seen.append(plain(office.browser.post(url, {"client_key": uuid.uuid4()}, follow=True)))
    look()
    services.substitute(Nomination.objects.get(pk=office.dunya.pk), somebody("Farah Zain"), WORDS, "Ill.", by=by, key=uuid.uuid4())
    look()
    services.nominate(office.north, somebody("Chama Ali"), WORDS, by=by, key=uuid.uuid4())  # whom it had withdrawn
    services.set_quota(office.north, 3, by=office.desk)
    return [*seen, *everything_of(office).values()]


def told(office, answer, answer_of_the_promoted=silent):
    """The story, and the world as it was before it."""
    with transaction.atomic():
        seen = story(office, answer, answer_of_the_promoted)
        windows.ATTENDED[:] = []
        transaction.set_rollback(True)
    clock.set_to(clock.now())
    return seen


def test_every_page_of_an_office_is_looked_at(office):
    looked = everything_of(office)
    assert {"nominations_office", "nomination_new", "nominations_csv", "nominations_xlsx", ("nomination_withdraw", "amal")} <= set(looked)
    assert looked["nominations_office"][1].count("Invited") >= 2
    letters = looked.pop("letters")
    assert len(letters) >= 1  # else nothing would be compared
    assert {status for status, _text in looked.values()} <= {200, 302, 404}


def difference(one, other):
    """The first things that differ, short; None where nothing does. (pytest would take minutes to write down all of it.)"""
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if not differing:
        return None
    a, b = (str(seen) for seen in differing[0])
    at = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[max(0, at - 80) : at + 80], b[max(0, at - 80) : at + 80]


def test_an_answer_changes_no_byte_that_its_office_sees(office):
    expected = told(office, silent)
    for answer, of_the_promoted in WORLDS:
        found = difference(told(office, answer, of_the_promoted), expected)
        assert found is None, (answer.__name__, of_the_promoted.__name__)


def test_the_worlds_differ_in_truth(office):
    """Else the comparison would prove nothing: in one of them somebody moved up, was invited, and came."""
    with transaction.atomic():
        story(office, declined, accepted)
        chama = Nomination.objects.get(pk=office.chama.pk)
        assert (chama.holds, chama.promoted, chama.state) == ("released", True, "cleared")
        assert Invitation.objects.get(person=chama.person_id).state == "accepted"
        transaction.set_rollback(True)


LEAKS = {
    "the promoted are shown as invited": (seen_by_offices, "state_for_office", lambda nomination, was_invited: (
        "closed" if nomination.state not in Nomination.STANDING else "invited" if was_invited else "received"
    )),
    "a freed seat is free for the office": (seats, "_give_back", lambda nomination: setattr(nomination, "holds", "gave_back")),
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_that_is_planted_is_found(office, monkeypatch, leak):
    monkeypatch.setattr(*LEAKS[leak])
    assert difference(told(office, declined), told(office, silent)) is not None


def test_she_can_tell_her_office_herself(office):
    accepted(Invitation.objects.get(pk=office.amal.pk))
    list_of_it = reverse("nominations_office", args=[office.convening.slug, "north"])
    assert "tells you that they take part" not in office.browser.get(list_of_it).content.decode()
    Invitation.objects.filter(pk=office.amal.pk).update(tells_office=True)
    assert office.browser.get(list_of_it).content.decode().count("tells you that they take part") == 1


def test_over_the_seats_the_count_and_the_day_of_release_are_said(office):
    list_of_it = reverse("nominations_office", args=[office.convening.slug, "north"])
    admission = Admission.of(office.convening)
    admission.seats_released_on = clock.today(office.convening.zone).replace(day=20)
    admission.save()
    page = office.browser.get(list_of_it).content.decode()
    assert "3 people stand in your reserve." in page
    assert "20 July 2021" in page and "seats that no office uses are released to people who wait." in page
    services.release_unused(office.convening, by=office.desk)
    assert "Seats that no office used were released on" in office.browser.get(list_of_it).content.decode()


def test_an_office_is_asked_for_help(office):
    slug = office.convening.slug
    Invitation.objects.filter(pk=office.badia.pk).update(undelivered_on=clock.today(office.convening.zone))
    list_of_it = reverse("nominations_office", args=[slug, "north"])
    page = office.browser.get(list_of_it).content.decode()
    assert "Which town?" in page and page.count("needs your help") == 2

    answer = reverse("nomination_answer", args=[slug, "north", office.esma.pk])
    assert "Which town?" in office.browser.get(answer).content.decode()
    assert office.browser.post(answer, {"text": "The old one.", "client_key": uuid.uuid4()}).status_code == 302
    badia = Nomination.objects.get(person=office.badia.person)
    address = reverse("nomination_address", args=[slug, "north", badia.pk])
    assert "does not look like" in office.browser.post(address, {"address": "nowhere", "client_key": uuid.uuid4()}).content.decode()
    assert office.browser.post(address, {"address": "badia@other.example", "client_key": uuid.uuid4()}).status_code == 302
    assert Nomination.objects.get(pk=badia.pk).particulars["another_address"] == "badia@other.example"
    assert "needs your help" not in office.browser.get(list_of_it).content.decode()
    assert office.browser.post(answer, {"text": "Again.", "client_key": uuid.uuid4()}).status_code == 409


def test_somebody_else_comes_in_the_same_place(office, signed_in):
    url = reverse("nomination_substitute", args=[office.convening.slug, "north", office.dunya.pk])
    told = {
        "why": "Fell ill.", "knows_and_agrees": "on", "reach": "own", "name": "Farah Zain", "email": "farah@field.example", "language": "ar",
    }  # fmt: skip
    refused = office.browser.post(url, {**told, "email": "esma.omar@field.example", "client_key": uuid.uuid4()})
    assert "on your list already" in refused.content.decode() and "Fell ill." in refused.content.decode()
    assert "Say why somebody else comes." in office.browser.post(url, {**told, "why": "", "client_key": uuid.uuid4()}).content.decode()
    form = {**told, "client_key": uuid.uuid4()}
    assert office.browser.post(url, form).status_code == 302
    assert office.browser.post(url, form).status_code == 302
    assert office.north.nominations.count() == 6

    old, new = Nomination.objects.get(pk=office.dunya.pk), office.north.nominations.get(rank=4)
    assert (old.state, new.state, new.holds, selectors.reserve_number(new)) == ("withdrawn", "nominated", "reserve", 2)
    assert (new.particulars["name"], new.particulars["substitutes_because"]) == ("Farah Zain", "Fell ill.")
    invited = Nomination.objects.get(person=office.amal.person)
    url = reverse("nomination_substitute", args=[office.convening.slug, "north", invited.pk])
    assert office.browser.post(url, {**told, "email": "new@field.example", "client_key": uuid.uuid4()}).status_code == 409

