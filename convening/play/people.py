"""May and June 2021: nominated, cleared, invited, answered; seats released; then roles for those who came in that way."""

import uuid
from datetime import date, timedelta

from convening import policy
from convening.demo import cast, nominating, showcase, stages
from convening.demo.attendance import attendees
from convening.models import Participation, Profile
from forums.services import rooms
from participants.models import KindOfActor, Nomination
from participants.selectors.conduct import conduct_of
from participants.services import (
    accept, appoint, clear, decline_invitation, decline_nomination, invite_cleared, lapse_unanswered, nominate, not_this_time,
)  # fmt: skip
from participants.services.waiting_list import promote, release_unused
from sessions.services import give_session_role, register_for_session

from .setting import secretary

FIRST_ROUND, SECOND_ROUND = date(2021, 5, 20), stages.INVITATIONS_SENT_BY
ROLES_GIVEN = date(2021, 6, 29)
GUESTS_REGISTER = {"opening": date(2021, 7, 5), "closing": date(2021, 7, 25)}


def write(story, say):
    for slug, person in cast.nominations():
        story.at(person.nominated_on, 10, _nominate, story, slug, person)
    for day in (FIRST_ROUND, SECOND_ROUND):
        story.at(day, 8, _clear_and_invite, story, day)
    story.at(nominating.SEATS_RELEASED_ON, 7, _release_seats, story)
    for person in cast.nominees():
        if person.answer != "none":
            story.at(person.answered_on, 12, _answer, story, person)
    for day in (ROLES_GIVEN, ROLES_GIVEN + timedelta(days=3)):  # the last of those who waited have a little longer
        story.at(day, 8, _lapse, story)
    story.at(ROLES_GIVEN, 9, _give_roles, story)
    for slug, day in GUESTS_REGISTER.items():
        story.at(day, 11, _register_guests, story, slug)


def _profile(person, **more):
    return Profile(
        name=person.name,
        name_original=person.name_original,
        email=person.email,
        affiliation=person.affiliation,
        language=person.language,
        **more,
    )


def kind_of(person):
    """Her kind of actor as the application stores it."""
    return KindOfActor[person.kind_of_actor.upper()].value if person.kind_of_actor else ""


def _nominator(story, slug):
    return next(
        story.cast[address] for address, office in showcase.OFFICE_OF_NOMINATORS.items() if office == slug
    )


def _nominate(story, slug, person):
    nomination = nominate(
        story.offices[slug],
        _profile(person),
        {
            "knows_and_agrees": True,
            "reach": "own",
            "kind_of_actor": kind_of(person),
            "region": person.region,
            "first_timer": person.first_timer,
            **nominating.said_of(person),
        },
        by=_nominator(story, slug),
        key=uuid.uuid4(),
    )
    story.cast[person.email] = nomination.person


def _clear_and_invite(story, day):
    by = secretary(story)
    cleared = {story.cast[p.email].pk for p in cast.nominees() if p.cleared and p.email in story.cast}
    waiting = Nomination.objects.filter(convening=story.convening, state=Nomination.State.NOMINATED)
    if day == FIRST_ROUND:
        waiting = waiting.filter(made_on__lte=day - timedelta(days=3))
    clear([nomination for nomination in waiting if nomination.person_id in cleared], by=by)
    if day == SECOND_ROUND:
        for nomination in Nomination.objects.filter(convening=story.convening, state=Nomination.State.NOMINATED):
            decline_nomination(nomination, by=by)
    invite_cleared(story.convening, by=by, days_valid=(stages.ANSWERS_UNTIL - day).days)
    promote(story.convening)


def _release_seats(story):
    release_unused(story.convening, by=policy.OPERATOR)


def _lapse(story):
    lapse_unanswered(story.convening)


def _answer(story, person):
    invitation = story.cast[person.email].invitations.get(convening=story.convening)
    if person.answer == "declined":
        wants_to_be_asked_again = len(person.email) % 3 == 0
        (not_this_time if wants_to_be_asked_again else decline_invitation)(invitation, key=uuid.uuid4())
        return
    choices = {
        "name": person.name,
        "name_original": person.name_original,
        "language": person.language,
        "zone": person.zone,
        "country": person.country,
        "region": person.region,
        "kind_of_actor": kind_of(person),
        "affiliation": person.affiliation,
        "first_timer": person.first_timer,
        "conduct": conduct_of(story.convening).version,
    }
    accept(invitation, choices=choices, key=uuid.uuid4())
    story.cast[person.email].refresh_from_db()


def _part(story, key):
    person = story.cast[{**{p["key"]: p for p in showcase.APPOINTED}, **_known_members()}[key]["email"]]
    return Participation.objects.get(convening=story.convening, person=person)


def _known_members():
    return {person["key"]: person for person in showcase.KNOWN_MEMBERS}


def _give_roles(story):
    by = secretary(story)
    for person in showcase.KNOWN_MEMBERS:
        roles = [role for role in person["roles"] if role != "participant"]
        if roles:
            appoint(story.convening, story.cast[person["email"]].profile, roles, by=by, member=True)
    for slug, keys in showcase.ROOM_MODERATORS.items():
        for key in keys:
            rooms.appoint_moderator(story.rooms[slug][0], _part(story, key), by=by)
    for slug, parts in showcase.SESSION_PARTS.items():
        for role, keys in parts.items():
            for key in keys:
                give_session_role(story.sessions[slug], _part(story, key), role, by=by)
    for session in story.sessions.values():
        for key in showcase.INTERPRETERS:
            give_session_role(session, _part(story, key), "interpreter", language=showcase.INTERPRETERS[key], by=by)


def _register_guests(story, slug):
    came = attendees()[slug]
    for person in cast.guests():
        if person.email in came or (person.part == "absent_guest" and slug == "opening"):
            register_for_session(story.sessions[slug], _profile(person, country=person.country, region=person.region), key=uuid.uuid4())
