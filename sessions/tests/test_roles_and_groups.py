"""The secretariat says who does what, and who belongs together; nobody else finds the pages, and names stand nowhere else."""

import re
import uuid

import pytest

from convening import clock, engagement, policy
from convening.errors import Forbidden, Refused
from convening.models import AuditEntry, Participation
from convening.testing import new_convening, person_in
from participants import windows
from sessions import matching, selectors, services
from sessions.copied import copied
from sessions.holdings import held
from sessions.models import Group, GroupSeat, Session, SessionRole
from sessions.services import groups
from sessions.services.roles import SESSION_ROLES, unwise_in

from .conftest import plan

ROLES, GROUPS = "/c/gathering/programme/working-group/roles/", "/c/gathering/programme/groups/"


def part_of(person):
    return Participation.objects.get(person=person)


def send(browser, path, **form):
    return browser.post(path, {"client_key": str(uuid.uuid4()), **form})


def given():
    return sorted((role.participation.person_id, role.role, role.language) for role in SessionRole.objects.select_related("participation"))


def test_every_role_can_be_given_by_name_or_handle_and_taken(cast, group, signed_in):
    browser, part = signed_in(cast.secretariat), part_of(cast.participant)
    for who in (part.handle.lower(), "salma haddad", "Haddad", "HADD"):
        assert send(browser, ROLES, who=who, role="chair").status_code == 302
    assert given() == [(cast.participant.pk, "chair", "")]
    for role in SESSION_ROLES:
        assert send(browser, ROLES, who=part.handle, role=role, language="ar").status_code == 302
    assert {role for _who, role, _language in given()} == set(SESSION_ROLES)
    for role in SessionRole.objects.all():
        assert browser.post(ROLES, {"take": str(role.pk)}).status_code == 302
        assert browser.post(ROLES, {"take": str(role.pk)}).status_code == 302, "taken already"
    assert given() == [] and browser.post(ROLES, {"take": "9" * 40}).status_code == 302
    verbs = [entry.verb.removeprefix("sessions.role_") for entry in AuditEntry.objects.filter(verb__startswith="sessions.role_")]
    assert (verbs.count("given"), verbs.count("taken"), verbs.count("changed")) == (7, 7, 1)


def test_an_interpreter_has_a_booth_and_another_takes_its_place(cast, group, signed_in):
    browser, handle = signed_in(cast.secretariat), part_of(cast.nominator).handle
    refused = send(browser, ROLES, who=handle, role="interpreter")
    assert "it is her booth" in refused.content.decode() and given() == [] and f'value="{handle}"' in refused.content.decode()
    for language in ("ar", "fr"):
        send(browser, ROLES, who=handle, role="interpreter", language=language)
    assert given() == [(cast.nominator.pk, "interpreter", "fr")]
    assert "not among those of the session" in browser.get(ROLES).content.decode()
    assert part_of(cast.nominator).pk in matching.staff_in(group)


def test_a_name_that_fits_several_is_asked_about_and_one_that_fits_nobody_leads_elsewhere(cast, group, signed_in):
    twins = [person_in(cast.convening, "participant", name="Amal Nur") for _two in range(2)]
    browser = signed_in(cast.secretariat)
    page = send(browser, ROLES, who="amal", role="speaker").content.decode()
    handles = [part_of(twin).handle for twin in twins]
    assert all(re.search(rf'type="radio" name="part" value="{handle}"', page) for handle in handles) and "2 people fit this" in page
    assert send(browser, ROLES, who="amal", part=handles[1], role="speaker").status_code == 302
    assert given() == [(twins[1].pk, "speaker", "")]
    assert send(browser, ROLES, who="amal", part=part_of(cast.other).handle, role="speaker").status_code == 200, "only one of those who fit"
    nobody = send(browser, ROLES, who="Zenobia <b>", role="speaker").content.decode()
    assert "invited, or appointed, first" in nobody and "Zenobia &lt;b&gt;" in nobody
    assert "/people/" in browser.get(ROLES).content.decode()


@pytest.mark.parametrize(("roles", "office", "codes"), [
    (["chair", "interpreter"], "participant", ["roles.chair_and_interpreter"]),
    (["interpreter", "sign_interpreter"], "interpreter", ["roles.two_booths"]),
    (["rapporteur", "interpreter"], "participant", ["roles.rapporteur_and_interpreter"]),
    (["chair"], "custodian", ["roles.custodian"]), (["rapporteur"], "help_desk", ["roles.help_desk"]), (["chair"], "donor", ["roles.donor"]),
    (["chair", "rapporteur", "speaker"], "participant", []), (["speaker"], "custodian", []),
])  # fmt: skip
def test_what_should_not_be_in_one_hand_is_said(cast, group, roles, office, codes):
    part = part_of(person_in(cast.convening, office, name="Two Hats"))
    assert unwise_in(group, part, roles) == codes


def test_who_needs_more_care_is_asked_first(cast, group, signed_in):
    cast.participant.change_profile(careful=True, pen_name="Cedar")
    services.give_session_role(group, part_of(cast.participant), "speaker", by=cast.secretariat)
    assert "ask her first" in signed_in(cast.secretariat).get(ROLES).content.decode()
    assert unwise_in(group, part_of(cast.participant), ["rapporteur"]) == []


def test_only_the_secretariat_gives_and_nothing_goes_to_people_from_elsewhere(cast, group):
    part, elsewhere = part_of(cast.participant), part_of(cast.stranger)
    for who in (cast.evaluator, cast.moderator, cast.participant):
        with pytest.raises(Forbidden):
            services.give_session_role(group, part, "chair", by=who)
        with pytest.raises(Forbidden):
            groups.make_group(cast.convening, "Advisers", by=who)
    advisers = groups.make_group(cast.convening, "Advisers", by=cast.secretariat)
    with pytest.raises(Refused) as refused:
        groups.fill_group(advisers, [elsewhere], by=cast.secretariat)
    assert (refused.value.code, GroupSeat.objects.count()) == ("group.not_taking_part", 0)
    other = new_convening("other")
    with pytest.raises(Refused) as refused:
        plan(other, person_in(other, "secretariat"), "x", door="group", groups=[advisers])
    assert refused.value.code == "session.no_group"


def test_what_goes_with_a_role_in_the_convening_goes_to_whoever_follows(cast, group):
    one, next_one = part_of(cast.nominator), part_of(cast.other)
    for role, language in (("interpreter", "ar"), ("sign_interpreter", ""), ("chair", "")):
        services.give_session_role(group, one, role, language=language, by=cast.secretariat)
    windows.hand_over(one, next_one, ["interpreter"], keeps=False)
    assert [(role, language) for who, role, language in given() if who == cast.other.pk] == [("interpreter", "ar"), ("sign_interpreter", "")]
    windows.lay_down(one, ["interpreter"])
    assert [role for who, role, _language in given() if who == cast.nominator.pk] == ["chair"]


def test_a_group_is_made_filled_renamed_and_taken_down(cast, signed_in):
    browser = signed_in(cast.secretariat)
    path = send(browser, GROUPS, name=" Advisers  of the North ")["Location"]
    group = Group.objects.get()
    assert (group.name, path) == ("Advisers of the North", f"{GROUPS}{group.pk}/")
    assert "There is a group of this name" in send(browser, GROUPS, name="Advisers of the North").content.decode()
    twins = [person_in(cast.convening, "participant", name="Amal Nur") for _two in range(2)]
    lines = f"Salma Haddad\n\n{part_of(twins[0]).handle}\nAmal\nZenobia <b>\nsalma haddad"
    page = send(browser, path, lines=lines, fill="yes").content.decode()
    assert GroupSeat.objects.count() == 2
    assert re.search(r"<textarea[^>]*>\s*Amal\nZenobia &lt;b&gt;</textarea>", page) and part_of(twins[1]).handle in page
    assert send(browser, path, rename="yes", name="Advisers").status_code == 302
    assert send(browser, path, leave=part_of(twins[0]).handle).status_code == 302
    assert [bytes(seat.mark) for seat in GroupSeat.objects.all()] == [engagement.mark_of(cast.convening.pk, cast.participant.pk)]
    session = plan(cast.convening, cast.secretariat, door="group", groups=[group])
    assert 'name="delete"' not in browser.get(path).content.decode()
    assert send(browser, path, delete="yes")["Location"] == path and Group.objects.exists()
    services.change_session(session, by=cast.secretariat, door="invitation")
    assert send(browser, path, delete="yes")["Location"] == GROUPS and not Group.objects.exists()
    notes = {entry.note for entry in AuditEntry.objects.filter(verb__startswith="sessions.group_")}
    assert notes == {"", "2"}, "how many, never who"


def test_she_is_told_her_groups_and_others_are_told_of_none(cast, signed_in, client):
    advisers = groups.make_group(cast.convening, "Advisers of the North", by=cast.secretariat)
    groups.fill_group(advisers, [part_of(cast.participant)], by=cast.secretariat)
    session = plan(cast.convening, cast.secretariat, "inner", door="group", groups=[advisers])
    assert held(cast.participant)["Groups you belong to"] == ["Advisers of the North"] and held(cast.other)["Groups you belong to"] == []
    for person in (cast.participant, cast.other):
        person.change_profile(language="en")
    for browser, opens in ((signed_in(cast.participant), True), (signed_in(cast.other), False), (client, False)):
        page = browser.get("/c/gathering/programme/").content.decode()
        assert "By group" in page and "Advisers" not in page and ("/programme/inner/" in page) is opens
    assert [e.mine for e in selectors.programme_for(cast.participant, cast.convening)] == [True]
    assert policy.allows(cast.participant, "sessions.join", session)


def test_a_door_by_group_costs_one_question_more(cast, django_assert_num_queries):
    advisers = groups.make_group(cast.convening, "Advisers", by=cast.secretariat)
    for slugs in (("first",), ("second", "third")):
        for slug in slugs:
            plan(cast.convening, cast.secretariat, slug, door="group", groups=[advisers])
        fresh = type(cast.participant).objects.get(pk=cast.participant.pk)
        clock.now()  # asks the database every few seconds
        with django_assert_num_queries(4):
            selectors.programme_for(fresh, cast.convening)


def test_a_copy_has_the_groups_by_name_without_people_and_no_links(cast):
    by = cast.secretariat
    advisers = groups.make_group(cast.convening, "Advisers", by=by)
    groups.fill_group(advisers, [part_of(cast.participant)], by=by)
    like = {"kind": "working_group", "mode": "hybrid", "venue": {"en": "Town hall", "ar": "البلدية"}, "platform": "zoom", "breakouts": True,
            "dial_in": "+216 1", "door_minutes": 5, "stage_minutes": 50, "floor_seconds": 60}  # fmt: skip
    session = plan(cast.convening, by, door="group", groups=[advisers], **like)
    services.give_session_role(session, part_of(cast.participant), "chair", by=by)
    services.cancel_session(plan(cast.convening, by, "cancelled"), by=by)
    copy = new_convening("copy")
    copied(cast.convening, copy, session.starts_at - session.starts_at)
    twin = Session.objects.get(convening=copy)
    same = ("kind", "mode", "venue_en", "venue_ar", "platform", "breakouts", "door_minutes", "stage_minutes", "floor_seconds", "languages", "door")
    assert [getattr(twin, name) for name in same] == [getattr(session, name) for name in same]
    assert (twin.platform_url, twin.dial_in, twin.roles.count(), [g.name for g in twin.groups.all()]) == ("", "", 0, ["Advisers"])
    assert not GroupSeat.objects.filter(group__convening=copy).exists()
