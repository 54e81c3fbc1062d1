"""May 2021: the convening, its staff and offices, the programme, the rooms, what the public page shows."""

from datetime import date, datetime

from convening.demo import nominating, offices, showcase, stages, texts
from convening.demo.pictures import logo
from convening.demo.texts import order
from convening.models import Participation, Profile, User
from convening.services import convenings
from convening.services.pictures import add_picture
from forums.services import rooms
from participants.forms.conduct import suggested
from participants.services import add_nominator, appoint, open_office
from participants.services.admission import set_admission
from participants.services.conduct import name_officer, set_conduct
from sessions.services import schedule_session

DIAL_IN = "+1 555 0142, +44 20 5550 0142 · 845 120 714"
FOUNDED, STAFFED, PROGRAMMED, ROOMS_MADE = date(2021, 5, 3), date(2021, 5, 4), date(2021, 5, 6), date(2021, 6, 21)


def profile_of(person):
    """The profile of somebody in `showcase.APPOINTED` (a dict)."""
    return Profile(
        name=person["name"],
        name_original=person["name_original"],
        email=person["email"],
        affiliation=person["affiliation"],
        language=person["language"],
        zone=person["zone"],
    )


def write(story, say):
    story.at(FOUNDED, 9, _found, story)
    story.at(STAFFED, 9, _appoint_staff, story)
    story.at(STAFFED, 10, _open_offices, story)
    story.at(STAFFED, 11, _say_how_people_get_in, story)
    story.at(PROGRAMMED, 9, _programme, story)
    story.at(stages.NOMINATIONS_OPEN, 8, _move, story, "nominations")
    story.at(ROOMS_MADE, 9, _rooms, story)
    story.at(stages.ROOMS_OPEN, 4, _move, story, "open")


def secretary(story):
    return story.cast[showcase.APPOINTED[0]["email"]]


def evaluator(story):
    return story.cast[next(person["email"] for person in showcase.APPOINTED if person["roles"] == ("evaluator",))]


def _found(story):
    first = User.objects.create_person(profile_of(showcase.APPOINTED[0]), can_sign_in=True)
    story.cast[first.profile.email] = first
    about = texts.CONVENING
    story.convening = convenings.set_up_convening(
        slug=about["slug"],
        title=about["title"],
        tagline=about["tagline"],
        description=about["description"],
        timezone=about["zone"],
        languages=list(about["languages"]),
        starts_on=about["first_day"],
        ends_on=about["last_day"],
        first_secretary=first,
    )
    for position, organisation in enumerate(texts.ORGANISATIONS):
        convenings.credit(
            story.convening,
            part=organisation["role"],
            name=organisation["credit"],
            credit_line=organisation["credit"],
            position=position,
            logo=add_picture(
                story.convening, logo(position), purpose="logo", words=organisation["credit"], people="nobody", by=first),
            signs=organisation["role"] in ("convener", "partner"),
            by=first,
        )


def _appoint_staff(story):
    for person in showcase.APPOINTED[1:]:
        if "nominator" not in person["roles"]:
            part, _warnings = appoint(story.convening, profile_of(person), list(person["roles"]), by=secretary(story))
            story.cast[person["email"]] = part.person


def _open_offices(story):
    for office in offices.OFFICES:
        story.offices[office.slug] = open_office(
            story.convening, slug=office.slug, name=office.name, seats=office.seats, by=secretary(story)
        )
    for person in showcase.APPOINTED:
        if "nominator" in person["roles"]:
            office = story.offices[showcase.OFFICE_OF_NOMINATORS[person["email"]]]
            story.cast[person["email"]] = add_nominator(office, profile_of(person), by=secretary(story)).person


def _say_how_people_get_in(story):
    by = secretary(story)
    set_admission(
        story.convening,
        seats_released_on=nominating.SEATS_RELEASED_ON,
        days_valid=21,
        reminder_days=nominating.REMINDER_DAYS,
        asks_per_session=False,
        phrase=nominating.PHRASE,
        by=by,
    )
    set_conduct(story.convening, {name.removeprefix("conduct_"): text for name, text in suggested().items()}, by=by)
    address = next(person["email"] for person in showcase.APPOINTED if person["key"] == nominating.OFFICER)
    name_officer(story.convening, Participation.objects.get(convening=story.convening, person=story.cast[address]), by=by)


def _programme(story):
    for session in texts.SESSIONS:
        story.sessions[session["slug"]] = schedule_session(
            story.convening,
            slug=session["slug"],
            title=session["title"],
            description=session["description"],
            door=session["door"],
            rule=session["rule"],
            naming="named",
            local_start=datetime.combine(session["day"], session["starts"]),
            zone_name=stages.ZONE,
            minutes=session["minutes"],
            languages=session["languages"],
            kind=order.KINDS[session["slug"]],
            platform="zoom",
            platform_url=f"https://meetings.example/j/{session['slug']}",
            dial_in=DIAL_IN,
            by=secretary(story),
        )


def _move(story, state):
    convenings.move_to(story.convening, state, by=secretary(story))


def _rooms(story):
    session_of = {session["room"]: story.sessions[session["slug"]] for session in texts.SESSIONS if session["room"]}
    for about in texts.ROOMS:
        room = rooms.open_room(
            story.convening,
            slug=about["slug"],
            title=about["title"],
            background=about["note"],
            notes_go_on=about["notes_go_on"],
            rule=about["rule"],
            naming=about["naming"],
            moderation=about["moderation"],
            scope=about["scope"],
            opens_on=about["opens"],
            closes_on=about["closes"],
            languages=texts.CONVENING["languages"],
            session=session_of.get(about["slug"]),
            by=secretary(story),
        )
        questions = [
            rooms.add_question(room, text=question["text"], type=question["kind"], by=secretary(story))
            for question in about["questions"]
        ]
        story.rooms[about["slug"]] = (room, questions)
