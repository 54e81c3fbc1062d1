"""An office names people within its seats; the secretariat clears."""

import uuid

import pytest

from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Convening, Profile, User
from participants import selectors, services
from participants.models import Nomination

from .conftest import somebody

pytestmark = pytest.mark.django_db


def test_an_office_names_somebody_within_its_seats(named, offices):
    nomination = named("Amal Haddad", reason="She has mediated for years.")

    assert nomination.state == Nomination.State.NOMINATED
    assert selectors.place_of(nomination) == (1, None)
    assert nomination.particulars["reason"] == "She has mediated for years."
    assert nomination.person.profile.name == "Amal Haddad"
    assert nomination.person.is_active is False


def test_beyond_the_seats_a_nomination_stands_in_the_ranked_reserve(named, offices):
    first, second, third, fourth = (named(f"Person {n}") for n in "ABCD")

    assert [selectors.place_of(n) for n in (first, second, third, fourth)] == [(1, None), (2, None), (3, 1), (4, 2)]


def test_a_nomination_taken_back_moves_the_reserve_up(named, offices):
    first, second, third = (named(f"Person {n}") for n in "ABC")

    services.withdraw_nomination(first, by=offices.north_nominator)

    assert selectors.place_of(third) == (2, None)
    assert [one.reserve for one in selectors.nominations_for(offices.north_nominator, offices.north).listed] == [None] * 3


def test_somebody_whom_the_office_named_already_stays_where_she_stands(named):
    nomination = named("Amal Haddad", reason="First words.")

    again = named(profile=somebody("Another Name", email="AMAL.haddad@FIELD.example"), reason="Other words.")

    assert again.pk == nomination.pk
    assert Nomination.objects.count() == 1
    assert Nomination.objects.get().particulars["reason"] == "First words."


def test_a_form_sent_twice_names_her_once(offices):
    key, words = uuid.uuid4(), {"knows_and_agrees": True}
    for _time in range(2):
        services.nominate(offices.north, somebody(), words, by=offices.north_nominator, key=key)

    assert Nomination.objects.count() == 1


def test_a_form_taken_up_again_for_somebody_else_names_her_too(offices):
    """She goes back in her browser, writes another name over the first, and sends."""
    key, words = uuid.uuid4(), {"knows_and_agrees": True}
    for name in ("Person A", "Person B"):
        services.nominate(offices.north, somebody(name), words, by=offices.north_nominator, key=key)

    assert [n.particulars["name"] for n in Nomination.objects.order_by("rank")] == ["Person A", "Person B"]


def test_a_form_sent_twice_does_not_undo_what_was_withdrawn_between(offices):
    key, words = uuid.uuid4(), {"knows_and_agrees": True}
    nomination = services.nominate(offices.north, somebody(), words, by=offices.north_nominator, key=key)
    services.withdraw_nomination(nomination, by=offices.north_nominator)
    services.nominate(offices.north, somebody(), words, by=offices.north_nominator, key=key)

    assert Nomination.objects.get().state == Nomination.State.WITHDRAWN


def test_what_she_said_of_herself_is_not_overwritten(named, cast):
    profile = Profile(name="Not Her Name", email=cast.participant.profile.email, affiliation="Elsewhere", language="fr")

    nomination = named(profile=profile)

    assert nomination.person == cast.participant
    assert User.objects.get(pk=cast.participant.pk).profile.name == "Salma Haddad"
    assert nomination.particulars["name"] == "Not Her Name"


def test_she_must_know_and_agree(offices):
    with pytest.raises(Refused) as refused:
        services.nominate(offices.north, somebody(), {}, by=offices.north_nominator, key=uuid.uuid4())

    assert refused.value.code == "nomination.ask_her_first"
    assert Nomination.objects.count() == 0


def test_nothing_the_caller_adds_is_kept_beside_the_particulars(named):
    assert "password" not in named(password="secret").particulars


def test_only_a_nominator_of_the_office_names_for_it(offices, cast):
    for person in (offices.south_nominator, cast.secretariat, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.nominate(offices.north, somebody(), {"knows_and_agrees": True}, by=person, key=uuid.uuid4())


def test_a_nominator_without_the_role_any_more_names_nobody(offices, cast):
    part = cast.nominator.participations.get(convening=cast.convening)
    part.roles = []
    part.save()
    cast.nominator.refresh_from_db()

    with pytest.raises(Forbidden):
        selectors.nominations_for(cast.nominator, offices.north)


def test_a_convening_that_is_over_takes_no_nominations(named, offices):
    offices.north.convening.state = Convening.State.CLOSED
    offices.north.convening.save()

    with pytest.raises(Refused) as refused:
        named()
    assert refused.value.code == "nomination.closed"


def test_the_secretariat_clears_several_at_once_and_each_deed_is_audited(named, cast):
    nominations = [named("Person A"), named("Person B")]

    assert len(services.clear(nominations, by=cast.secretariat)) == 2
    assert services.clear(nominations, by=cast.secretariat) == []
    assert AuditEntry.objects.filter(verb="participants.nomination_cleared", actor_id=cast.secretariat.pk).count() == 2


def test_nobody_else_clears(named, cast, offices):
    nomination = named()
    for person in (offices.north_nominator, cast.moderator, cast.participant, cast.stranger):
        with pytest.raises(Forbidden):
            services.clear([nomination], by=person)
        with pytest.raises(Forbidden):
            services.decline_nomination(nomination, by=person)


def test_one_that_was_withdrawn_meanwhile_stops_the_whole_lot(named, cast, offices):
    first, second = named("Person A"), named("Person B")
    services.withdraw_nomination(second, by=offices.north_nominator)

    with pytest.raises(Refused) as refused:
        services.clear([first, second], by=cast.secretariat)

    assert refused.value.code == "nomination.withdrawn"
    assert Nomination.objects.get(pk=first.pk).state == Nomination.State.NOMINATED


def test_an_office_takes_back_as_long_as_it_sees_received(named, invited, cast, offices):
    cleared = named("Person A")
    services.clear([cleared], by=cast.secretariat)
    assert services.withdraw_nomination(cleared, by=offices.north_nominator).state == "withdrawn"

    invitation, _token = invited("Person B")
    nomination = Nomination.objects.get(person=invitation.person)
    with pytest.raises(Refused) as refused:
        services.withdraw_nomination(nomination, by=offices.north_nominator)
    assert refused.value.code == "nomination.decided"


def test_one_not_cleared_frees_its_seat_and_the_note_stays_with_the_secretariat(named, cast, offices):
    first, _second, third = (named(f"Person {n}") for n in "ABC")

    services.decline_nomination(first, by=cast.secretariat, note="Named by mistake.")

    assert selectors.place_of(third) == (2, None)
    view = selectors.nominations_for(offices.north_nominator, offices.north)
    assert "mistake" not in repr(view)
    assert Nomination.objects.get(pk=first.pk).particulars["secretariats_note"] == "Named by mistake."


def test_one_who_is_invited_is_not_simply_declined(invited, cast):
    invited()
    with pytest.raises(Refused) as refused:
        services.decline_nomination(Nomination.objects.get(), by=cast.secretariat)
    assert refused.value.code == "nomination.invited"


def test_one_withdrawn_can_be_named_anew_at_the_end(named, offices):
    first = named("Person A")
    named("Person B")
    services.withdraw_nomination(first, by=offices.north_nominator)

    again = named("Person A")

    assert again.pk == first.pk
    assert (again.state, selectors.place_of(again)) == (Nomination.State.NOMINATED, (2, None))


def test_nothing_of_her_stands_in_clear_in_any_column(named, db):
    from django.db import connection

    named("Qznamea Xwsura", reason="Mumblecrust words", profile=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            text = "".join(row[0] for row in cursor.fetchall()).casefold()
            for canary in ("qznamea", "xwsura", "mumblecrust", "field.example"):
                assert canary not in text, table
