"""Invited, answered, taken back: what the secretariat does and what she does."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection

from convening import clock, engagement, keyring, outbox, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, OutboxEntry, Participation, User
from participants import selectors, services
from participants.models import Invitation

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


def test_a_token_has_256_bits_and_only_its_digest_is_stored(invited):
    invitation, token = invited()
    assert len(token) == 43
    with connection.cursor() as cursor:
        cursor.execute("SELECT i::text FROM participants_invitation i")
        row = cursor.fetchone()[0]
    assert token not in row and token.encode().hex() not in row
    assert selectors.invitation_for_token(token) == invitation


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


def test_no_closes_the_link_and_opens_nothing(invited):
    invitation, _token = invited()
    services.decline_invitation(invitation, key=uuid.uuid4())

    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.DECLINED
    assert not User.objects.get(pk=invitation.person_id).is_active
    with pytest.raises(Refused):
        accept(invitation)


def test_an_answer_is_not_audited(invited):
    before = AuditEntry.objects.count()
    invitation, _token = invited()
    sent = AuditEntry.objects.count()
    accept(invitation)
    assert AuditEntry.objects.count() == sent == before + 3  # named, cleared, invited


def test_expired_by_a_second_and_valid_by_a_second(invited):
    invitation, _token = invited()
    clock.set_to(invitation.expires_at + timedelta(seconds=1))
    with pytest.raises(Refused):
        accept(invitation)
    clock.set_to(invitation.expires_at - timedelta(seconds=2))
    accept(invitation)
    assert Invitation.objects.get().state == Invitation.State.ACCEPTED


def test_the_link_works_to_the_end_of_its_last_day_in_the_convenings_zone(invited, cast):
    invitation, _token = invited()
    assert invitation.last_day == clock.today(cast.convening.zone) + timedelta(days=21)
    assert invitation.expires_at.astimezone(cast.convening.zone).hour == 0


def test_taken_back_while_the_page_is_open(invited, cast):
    invitation, _token = invited()
    services.revoke(invitation, by=cast.secretariat)
    with pytest.raises(Refused):
        accept(invitation)


def test_a_yes_sent_twice_is_one_yes_and_a_second_form_is_refused(invited, facts):
    invitation, _token = invited()
    key = uuid.uuid4()
    accept(invitation, key=key)
    accept(invitation, key=key)
    with pytest.raises(Refused):
        accept(invitation)
    assert Participation.objects.filter(person=invitation.person).count() == 1
    assert [type(fact).__name__ for fact in facts] == ["Invited", "Accepted"]


def test_one_who_answered_is_not_written_to_again(invited, cast):
    for name, answer in (("Person A", accept), ("Person B", lambda i: services.decline_invitation(i, key=uuid.uuid4()))):
        invitation, _token = invited(name)
        answer(invitation)
        with pytest.raises(Refused) as refused:
            services.invite(cast.convening, invitation.person, by=cast.secretariat)
        assert refused.value.code == "invitation.answered"
        with pytest.raises(Refused):
            services.revoke(invitation, by=cast.secretariat)


def test_one_who_was_erased_cannot_be_answered_for(invited):
    invitation, _token = invited()
    keyring.destroy("person", invitation.person_id)
    with pytest.raises(Refused):
        accept(invitation)


@pytest.mark.parametrize(
    "mangled",
    ["{t}.", " {t} ", "{t}\r\n", "{h}\u00ad{r}", "{h}\r\n {r}", "{h}\u200b{r}", "{t}>", "{t}).", "{t}\u060c"],
)
def test_what_mail_programs_do_to_a_link_is_undone(invited, mangled):
    invitation, token = invited()
    written = mangled.format(t=token, h=token[:20], r=token[20:])
    assert selectors.invitation_for_token(written) == invitation


@pytest.mark.parametrize("wrong", ["", "a", "x" * 43, "x" * 5000, "\x00" * 43, "../../etc", "é" * 43, "٣" * 43])
def test_what_is_no_token_finds_nobody(invited, wrong):
    invited()
    assert selectors.invitation_for_token(wrong) is None


def test_a_token_in_capitals_or_with_one_bit_changed_is_another_token(invited):
    _invitation, token = invited()
    other = token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1]
    assert selectors.invitation_for_token(token.swapcase()) is None
    assert selectors.invitation_for_token(other) is None


@pytest.mark.django_db(transaction=True)
def test_many_answers_at_once_make_one_account(invited, cast):
    invitation, _token = invited()
    done, refused, other = [], [], []
    start = threading.Barrier(12)

    def answer():
        try:
            start.wait()
            accept(Invitation.objects.get(pk=invitation.pk), name="Amal", language="ar")
            done.append(1)
        except Refused:
            refused.append(1)
        except Exception as problem:  # noqa: BLE001  shown by the assertion
            other.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=answer) for _n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(done), len(refused), other) == (1, 11, [])
    assert Participation.objects.filter(person=invitation.person, convening=cast.convening).count() == 1
