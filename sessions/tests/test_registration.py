"""A guest registers for a public session without an account; nobody learns from it who is known here."""

import uuid

import pytest

from convening import engagement, outbox
from convening.errors import Forbidden, Refused
from convening.models import Convening, OutboxEntry, Profile, User
from sessions import services
from sessions.models import Registration

from .conftest import plan, zoom


def letters():
    return [outbox.open_letter(entry) for entry in OutboxEntry.objects.filter(kind="letter")]


def test_a_guest_is_kept_as_a_mark_and_sent_one_neutral_letter(cast, opening):
    profile = Profile(name="Guest Qzwx", email="guest@elsewhere.example", country="TN", language="fr")
    for _twice in range(2):
        assert services.register_for_session(opening, profile, key=uuid.uuid4()) is None
    guest = User.objects.by_address("guest@elsewhere.example")
    assert (guest.profile.name, guest.profile.country, guest.is_active) == ("Guest Qzwx", "TN", False)
    assert [bytes(row.mark) for row in Registration.objects.all()] == [engagement.mark_of(cast.convening.pk, guest.pk)]
    (letter,) = letters()
    assert letter["address"] == "guest@elsewhere.example"
    whole = " ".join((letter["subject"], letter["text"], letter["html"], letter["calendar"]))
    assert "Opening" not in whole and "gathering " not in whole and "platform.example" not in whole and "Qzwx" not in whole
    assert "METHOD:PUBLISH" in letter["calendar"] and "ATTENDEE" not in letter["calendar"]


def test_someone_known_keeps_her_profile_and_gets_the_same_letter(cast, opening):
    services.register_for_session(opening, Profile(name="Someone Else", email=cast.participant.profile.email, language="en"))
    services.register_for_session(opening, Profile(name="Someone Else", email="unknown@elsewhere.example", language="en"))
    cast.participant.refresh_from_db()
    assert cast.participant.profile.name == "Salma Haddad"
    assert sorted(letter["address"] for letter in letters()) == [cast.participant.profile.email, "unknown@elsewhere.example"]


def test_a_registered_guest_is_known_in_the_report(cast, opening):
    services.register_for_session(opening, Profile(name="Guest", email="guest@elsewhere.example"))
    report = zoom(("Guest on a bus", "Guest@Elsewhere.example", "10:00:00", "11:00:00")).replace(b"07/14/2021", b"07/27/2021")
    counts = services.take_in_attendance(opening, report, "America/New_York", by=cast.secretariat)
    assert (counts["matched"], counts["unmatched"]) == (1, 0)


def test_nobody_registers_for_what_is_by_invitation_or_over(cast, group, july):
    over = plan(cast.convening, cast.secretariat, "over", door="public", local_start=july.replace(day=1, tzinfo=None))
    profile = Profile(name="Guest", email="guest@elsewhere.example")
    for session, code in ((group, "registration.by_invitation"), (over, "registration.over")):
        with pytest.raises(Refused) as refused:
            services.register_for_session(session, profile)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        services.register_myself(group, by=cast.participant)
    assert refused.value.code == "registration.by_invitation"
    assert not Registration.objects.exists() and not letters()


def test_no_name_or_no_address_registers_nobody(cast, opening):
    for profile in (Profile(name="  ", email="guest@elsewhere.example"), Profile(name="Guest", email="no address")):
        with pytest.raises(Refused):
            services.register_for_session(opening, profile)
    assert not Registration.objects.exists()


def test_a_member_registers_by_one_click_and_once(cast, opening):
    for _twice in range(2):
        services.register_myself(opening, by=cast.participant, key=uuid.uuid4())
    assert [bytes(row.mark) for row in Registration.objects.all()] == [engagement.mark_of(cast.convening.pk, cast.participant.pk)]
    assert not letters()


def test_a_draft_takes_no_registrations(cast, opening):
    Convening.objects.filter(pk=cast.convening.pk).update(state="draft")
    opening.convening.refresh_from_db()
    with pytest.raises(Refused):
        services.register_for_session(opening, Profile(name="Guest", email="guest@elsewhere.example"))
    with pytest.raises(Forbidden):
        services.register_myself(opening, by=cast.stranger)
