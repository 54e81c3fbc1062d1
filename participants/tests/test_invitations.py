"""Invited and taken back: what the secretariat does. What she answers has tests of its own."""

import uuid
from datetime import timedelta

import pytest

from convening import clock, outbox
from convening.errors import Forbidden, Refused
from convening.models import OutboxEntry, Participation
from participants import selectors, services

from .conftest import somebody

pytestmark = pytest.mark.django_db


def letters():
    """Those of invitation that wait; others go out in these stories too."""
    waiting = OutboxEntry.objects.filter(kind=OutboxEntry.Kind.LETTER, name=outbox.IN_TURN, done_on=None)
    return [outbox.open_letter(entry) for entry in waiting]


def accept(invitation, key=None, **choices):
    return services.accept(invitation, choices=choices, key=key or uuid.uuid4())


def test_the_letter_goes_to_her_alone_in_her_language_and_names_nothing(invited, cast):
    invitation, token = invited("Amal <b>Haddad</b> 12", profile=somebody("Amal <b>Haddad</b> \u202e12", email="amal@field.example"))

    (letter,) = letters()
    assert letter["address"] == "amal@field.example"
    assert letter["language"] == "ar"
    assert f"/i/{token}/" in letter["text"] and f"/i/{token}/" in letter["html"]
    for part in (letter["subject"], letter["text"], letter["html"]):
        for telling in ("Amal", "Haddad", "gathering" if letter["language"] != "en" else "A gathering", "Office", "north", "\u202e"):
            assert telling not in part.replace("You are invited to take part in a gathering online", "")


def test_without_a_cleared_nomination_nobody_is_invited(named, cast):
    nomination = named()
    with pytest.raises(Refused) as refused:
        services.invite(cast.convening, nomination.person, by=cast.secretariat)
    assert refused.value.code == "invitation.not_cleared"


def test_only_the_secretariat_invites_and_takes_back(named, invited, cast, offices):
    nomination = named("Person A")
    services.clear([nomination], by=cast.secretariat)
    invitation, _token = invited("Person B")
    for person in (offices.north_nominator, cast.moderator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.invite(cast.convening, nomination.person, by=person)
        with pytest.raises(Forbidden):
            services.invite_cleared(cast.convening, by=person)
        with pytest.raises(Forbidden):
            services.revoke(invitation, by=person)


def test_a_letter_sent_again_carries_a_new_link_and_the_old_one_dies(invited, cast):
    invitation, old = invited()
    _same, new = services.invite(cast.convening, invitation.person, by=cast.secretariat)

    assert selectors.invitation_for_token(old) is None
    assert selectors.invitation_for_token(new) == invitation
    with pytest.raises(Refused):
        accept(invitation)  # opened with the old link, answered after the new letter left
    assert Participation.objects.filter(person=invitation.person).count() == 0


def test_three_letters_a_day_at_most(invited, cast):
    invitation, _token = invited()
    for _time in range(2):
        services.invite(cast.convening, invitation.person, by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        services.invite(cast.convening, invitation.person, by=cast.secretariat)
    assert refused.value.code == "invitation.too_many_letters"
    assert len(letters()) == 3

    clock.set_to(clock.now() + timedelta(days=1))
    services.invite(cast.convening, invitation.person, by=cast.secretariat)
    assert len(letters()) == 4


def test_everybody_cleared_is_invited_once(named, cast, offices):
    both = somebody("Person Both")
    nominations = [named("Person A"), named(profile=both), named(profile=both, office=offices.south), named("Person D")]
    services.clear(nominations[:3], by=cast.secretariat)

    assert len(services.invite_cleared(cast.convening, by=cast.secretariat)) == 2
    assert services.invite_cleared(cast.convening, by=cast.secretariat) == []
    assert sorted(letter["address"] for letter in letters()) == ["person.a@field.example", "person.both@field.example"]


def test_the_link_works_to_the_end_of_its_last_day_in_the_convenings_zone(invited, cast):
    invitation, _token = invited()
    assert invitation.last_day == clock.today(cast.convening.zone) + timedelta(days=21)
    assert invitation.expires_at.astimezone(cast.convening.zone).hour == 0


def test_one_who_answered_is_not_written_to_again(invited, cast):
    for name, answer in (("Person A", accept), ("Person B", lambda i: services.decline_invitation(i, key=uuid.uuid4()))):
        invitation, _token = invited(name)
        answer(invitation)
        with pytest.raises(Refused) as refused:
            services.invite(cast.convening, invitation.person, by=cast.secretariat)
        assert refused.value.code == "invitation.answered"
        with pytest.raises(Refused):
            services.revoke(invitation, by=cast.secretariat)
