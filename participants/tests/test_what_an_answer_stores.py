"""What an answer stores, and what it leaves alone."""

import uuid

import pytest
from django.test import Client

from convening import clock, engagement, keyring, policy
from convening.errors import Refused
from convening.models import AuditEntry, Participation, User
from participants import services
from participants.models import Invitation

from .answers import Her, plain
from .conftest import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts():
    heard = []

    def hear(sender, fact, **kwargs):
        heard.append(fact)

    engagement.published.connect(hear)
    yield heard
    engagement.published.disconnect(hear)


def accept(invitation, key=None, **choices):
    return services.accept(invitation, choices=choices, key=key or uuid.uuid4())


def test_yes_opens_her_account_and_her_part_with_what_she_chose_to_tell(invited, cast):
    invitation, _token = invited("Amal Haddad", first_timer=True)

    accept(invitation, name="Umm Salim", language="en", zone="Asia/Beirut", country="", region="Africa", first_timer=False)

    person = User.objects.get(pk=invitation.person_id)
    part = Participation.objects.get(person=person, convening=cast.convening)
    assert (person.is_active, part.member, part.roles) == (True, True, ["participant"])
    assert (person.profile.name, person.profile.language, person.profile.zone) == ("Umm Salim", "en", "Asia/Beirut")
    assert (person.profile.country, person.profile.region, part.answers) == ("", "Africa", {"first_timer": False})
    assert part.handle.startswith("P-")
    assert policy.standing(person).is_member(cast.convening.pk)


def test_what_she_does_not_answer_is_not_taken_from_the_office(invited):
    invitation, _token = invited("Amal Haddad", first_timer=True)
    accept(invitation, name="Amal", language="ar")

    profile = User.objects.get(pk=invitation.person_id).profile
    assert (profile.region, profile.kind_of_actor) == ("", "")
    assert Participation.objects.get(person=invitation.person).answers == {}


def test_yes_keeps_the_roles_she_has(invited, cast):
    profile = somebody("Noor Other")
    services.appoint(cast.convening, profile, ["moderator"], by=cast.secretariat)
    invitation, _token = invited(profile=profile)
    accept(invitation)

    part = Participation.objects.get(person=invitation.person, convening=cast.convening)
    assert (part.roles, part.member) == (["moderator", "participant"], True)


def test_facts_tell_days_and_marks_once(invited, facts, cast):
    invitation, _token = invited()
    services.invite(cast.convening, invitation.person, by=cast.secretariat)
    invitation.refresh_from_db()
    accept(invitation)

    mark = engagement.mark_of(cast.convening.pk, invitation.person_id)
    day = clock.today(cast.convening.zone)
    assert facts == [
        engagement.Invited(cast.convening.pk, mark, day),
        engagement.Accepted(cast.convening.pk, mark, day),
    ]


def test_no_opens_nothing(invited):
    invitation, _token = invited()
    services.decline_invitation(invitation, key=uuid.uuid4())

    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.DECLINED
    assert not User.objects.get(pk=invitation.person_id).is_active
    assert not Participation.objects.filter(person=invitation.person_id).exists()


def test_an_answer_is_not_audited(invited):
    before = AuditEntry.objects.count()
    invitation, _token = invited()
    sent = AuditEntry.objects.count()
    services.not_this_time(invitation, key=uuid.uuid4())
    services.decline_invitation(invitation, key=uuid.uuid4())
    accept(invitation)
    person = User.objects.get(pk=invitation.person_id)
    services.give_up(Invitation.objects.get(), by=person, key=uuid.uuid4())
    assert AuditEntry.objects.count() == sent == before + 3  # named, cleared, invited


def test_a_yes_sent_twice_is_one_yes_and_a_second_form_is_refused(invited, facts):
    invitation, _token = invited()
    key = uuid.uuid4()
    accept(invitation, key=key)
    accept(invitation, key=key)
    with pytest.raises(Refused):
        accept(invitation)
    assert Participation.objects.filter(person=invitation.person).count() == 1
    assert [type(fact).__name__ for fact in facts] == ["Invited", "Accepted"]


def test_one_who_was_erased_cannot_be_answered_for(invited):
    invitation, _token = invited()
    keyring.destroy("person", invitation.person_id)
    with pytest.raises(Refused):
        accept(invitation)


@pytest.mark.parametrize("ways", [["goes_in"], ["says_no"], ["says_not_now"], ["says_no", "goes_in"]])
def test_the_office_that_named_her_sees_the_same_bytes_whatever_she_answers(invited, named, offices, cast, redis_empty, ways):
    _invitation, token = invited("Amal Haddad")
    waits = named("Person B")
    her = Her(token)

    def seen():
        browser = Client(headers={"accept-language": "en"})
        browser.force_login(offices.north_nominator)
        base = f"/c/{cast.convening.slug}/nominations/"
        return [plain(browser.get(base + path)) for path in ("north/", f"north/{waits.pk}/withdraw/", "north/new/")]

    before = seen()
    for way in ways:
        getattr(her, way)()
    assert seen() == before
    assert {answer[0] for answer in before} == {200}
