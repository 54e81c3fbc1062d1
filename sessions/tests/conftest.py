"""A public opening and a working group by invitation, and reports as Zoom exports them."""

import re
from datetime import datetime, timedelta

import pytest

from convening import clock, engagement
from sessions import floor, services
from sessions.floor import seats, store
from sessions.selectors.rights import roles_of

ZOOM = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room"


def zoom(*rows, host=None, heading=ZOOM, block=True):
    """A Zoom report in New York's time of 14 July 2021: rows are (name, address, "HH:MM:SS", "HH:MM:SS"[, waiting])."""
    lines = []
    if block:
        lines += [
            "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants",
            f"845 1111 2222,Meeting,07/14/2021 08:40:00 AM,07/14/2021 11:45:00 AM,{host or ''},185,{len(rows)}",
            "",
        ]
    lines.append(heading)
    for name, address, joined, left, *waiting in rows:
        lines.append(f"{name},{address},07/14/2021 {_clock(joined)},07/14/2021 {_clock(left)},1,Yes,,{'Yes' if waiting else 'No'}")
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _clock(text):
    return datetime.strptime(text, "%H:%M:%S").strftime("%I:%M:%S %p")


def bare(response, slug):
    """A page's bytes without what differs by nature: the address that was asked for, and the form's own token."""
    return re.sub(rb'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', b"", response.content.replace(slug.encode(), b"SLUG"))


def plan(convening, by, slug="working-group", **changes):
    """A session of two and a half hours at nine in New York on 14 July 2021, by invitation, under the Rule."""
    given = {
        "slug": slug,
        "title": {"en": "Working group", "ar": "فريق عامل"},
        "description": {"en": "What we mean."},
        "door": "invitation",
        "rule": "chatham_house",
        "naming": "named",
        "local_start": datetime(2021, 7, 14, 9),
        "zone_name": "America/New_York",
        "minutes": 150,
        "languages": ["ar", "en"],
        "platform_url": "https://platform.example/j/123",
        **changes,
    }
    return services.schedule_session(convening, by=by, **given)


@pytest.fixture
def group(cast):
    """The working group of 14 July, by invitation."""
    return plan(cast.convening, cast.secretariat)


@pytest.fixture
def opening(cast):
    """A public session of 90 minutes, later in July."""
    return plan(
        cast.convening, cast.secretariat, "opening", door="public", local_start=datetime(2021, 7, 27, 10), minutes=90,
        title={"en": "Opening", "ar": "الافتتاح"},
    )


def seat_of(person, session):
    """Her seat in a live session."""
    mark = engagement.mark_of(session.convening_id, person.pk)
    return floor.Seat(session, person, mark, seats.me_of(store.key_of(session), mark), roles_of(person, session))


def chair(session, person, by):
    """Make `person` chair of `session`."""
    services.give_session_role(session, person.participations.get(convening=session.convening), "chair", by=by)


@pytest.fixture
def seat(db):
    """`seat(person, session)`: where she sits in a live session, with the roles she has in it."""
    return seat_of


@pytest.fixture
def live(cast, group, redis_empty):
    """The working group in its tenth minute: nobody has asked for anything yet."""
    clock.set_to(group.starts_at + timedelta(minutes=10))
    return group


@pytest.fixture
def crowd(db):
    """`crowd(session, 40)`: seats of so many guests, who are nobody's but their marks."""

    def seated(session, people):
        key = store.key_of(session)
        marks = [number.to_bytes(16, "big") for number in range(1, people + 1)]
        return [floor.Seat(session, None, mark, seats.me_of(key, mark), frozenset()) for mark in marks]

    return seated
