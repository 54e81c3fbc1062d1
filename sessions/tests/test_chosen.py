"""With her yes she says to which sessions she comes; when she can no longer come, to none."""

import re
import uuid
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from convening import engagement, outbox
from convening.models import OutboxEntry, Profile, User
from participants import services as participants
from participants.models import Admission, Invitation
from sessions.models import GroupSeat, Registration
from sessions.services import schedule_session
from sessions.services.groups import make_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("redis_empty")]


@pytest.fixture
def programme(cast):
    for slug, door, day in (("opening", "public", 7), ("group", "invitation", 14), ("closing", "public", 27)):
        schedule_session(
            cast.convening, slug=slug, title={"en": slug.title()}, door=door, rule="chatham_house", naming="named",
            local_start=datetime(2021, 7, day, 10), zone_name="America/New_York", minutes=90, languages=["en"],
            platform_url="", description={}, by=cast.secretariat,
        )  # fmt: skip
    Admission.objects.update_or_create(convening=cast.convening, defaults={"asks_per_session": True})


@pytest.fixture
def her(cast, programme):
    """Somebody with her form open, after the code; and her invitation."""
    office = participants.open_office(cast.convening, slug="north", name={"en": "North"}, seats=2, by=cast.secretariat)
    nominator = participants.add_nominator(office, Profile(name="Omar", email="omar@office.example"), by=cast.secretariat).person
    told = {"knows_and_agrees": True, "region": "Africa", "kind_of_actor": "Civil society"}
    named = participants.nominate(office, Profile(name="Amal", email="amal@field.example"), told, by=nominator, key=uuid.uuid4())
    participants.clear([named], by=cast.secretariat)
    _invitation, token = participants.invite(cast.convening, named.person, by=cast.secretariat)
    browser = Client(headers={"accept-language": "en"})
    browser.post(reverse("invitation_accept", args=[token]))
    letters = [outbox.open_letter(entry)["text"] for entry in OutboxEntry.objects.filter(kind="letter", done_on=None)]
    (code,) = [found[1] for text in letters if (found := re.search(r"^(\d{8})$", text, re.MULTILINE))]
    browser.post(reverse("invitation_code", args=[token]), {"code": code})
    browser.about, browser.person = reverse("invitation_about", args=[token]), named.person
    return browser


def comes_to(person, convening):
    mark = engagement.mark_of(convening.pk, person.pk)
    return sorted(Registration.objects.filter(mark=mark).values_list("session__slug", flat=True))


def test_she_is_asked_about_those_ahead_and_says_to_which_she_comes(her, cast):
    page = her.get(her.about).content.decode()
    asked = re.findall(r'name="sessions" value="(\w+)"', page)
    assert asked == ["group", "closing"]  # the opening is over
    assert "Closing: Tue 27 July, 10:00 in New York" in page
    answer = her.post(her.about, {"client_key": uuid.uuid4(), "name": "Amal", "language": "en", "sessions": ["group"]})
    assert answer.status_code == 302
    assert comes_to(her.person, cast.convening) == ["group"]


def test_a_session_that_is_not_asked_about_is_no_answer(her, cast):
    answer = her.post(her.about, {"client_key": uuid.uuid4(), "name": "Kept words", "language": "en", "sessions": ["opening"]})
    assert answer.status_code == 200 and "Kept words" in answer.content.decode()
    assert comes_to(her.person, cast.convening) == []


def test_where_the_convening_does_not_ask_nobody_is_asked(her, cast):
    Admission.objects.update(asks_per_session=False)
    assert 'name="sessions"' not in her.get(her.about).content.decode()


def test_when_she_can_no_longer_come_she_comes_to_none(her, cast):
    her.post(her.about, {"client_key": uuid.uuid4(), "name": "Amal", "language": "en", "sessions": ["group", "closing"]})
    assert comes_to(her.person, cast.convening) == ["closing", "group"]
    person = User.objects.get(pk=her.person.pk)
    participants.give_up(Invitation.objects.get(person=person), by=person, key=uuid.uuid4())
    assert comes_to(her.person, cast.convening) == []


def test_a_session_by_group_is_asked_of_its_people_alone(her, cast):
    by = cast.secretariat
    for name in ("Hers", "Others"):
        group = make_group(cast.convening, name, by=by)
        if name == "Hers":  # she has no part yet: the seat waits for her
            GroupSeat.objects.create(group=group, mark=engagement.mark_of(cast.convening.pk, her.person.pk))
        schedule_session(
            cast.convening, slug=name.lower(), title={"en": name}, door="group", groups=[group], rule="chatham_house", naming="named",
            local_start=datetime(2021, 7, 20, 10), zone_name="America/New_York", minutes=90, languages=["en"], description={}, by=by,
        )  # fmt: skip
    page = her.get(her.about).content.decode()
    assert re.findall(r'name="sessions" value="(\w+)"', page) == ["group", "hers", "closing"]
    refused = her.post(her.about, {"client_key": uuid.uuid4(), "name": "Amal", "language": "en", "sessions": ["others"]})
    assert refused.status_code in (200, 409) and comes_to(her.person, cast.convening) == []
    her.post(her.about, {"client_key": uuid.uuid4(), "name": "Amal", "language": "en", "sessions": ["hers"]})
    assert comes_to(her.person, cast.convening) == ["hers"]
