"""What the platforms of others can and cannot do for a session, said while it is planned. Advice never blocks.

Sources: Zoom's help (language interpretation: at most 20 interpreters, none in breakout rooms, switched on when the meeting is
scheduled, not with a personal meeting id, started from the desktop client, interpreters signed in with the account that was named, as
panelists in a webinar; further languages are added in the web portal). BigBlueButton and Jitsi have no channels for interpreters.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from convening import writing

from .models import Rule, Session

ZOOM_INTERPRETERS = 20
ZOOM_LISTS = frozenset(("en", "es", "fr"))  # of our four; any other is added by hand

# A link of another platform that we recognise: (end of the host, platform).
HOSTS = (
    ("zoom.us", Session.Platform.ZOOM), ("zoom.com", Session.Platform.ZOOM), ("teams.microsoft.com", Session.Platform.TEAMS),
    ("teams.live.com", Session.Platform.TEAMS), ("meet.jit.si", Session.Platform.JITSI), ("8x8.vc", Session.Platform.JITSI),
)


@dataclass(frozen=True)
class Advice:
    """`code` for machines, `sentence` for people."""

    code: str
    sentence: str


def advice_for(session, *, interpreters=0, signing=False):
    """What to know of the platform before this session is held, what can fail first. Nothing where people only meet in person.

    `session` need not be stored. `interpreters`: how many people have that role; `signing`: somebody interprets into signs.
    """
    if session.mode == Session.Mode.IN_PERSON:
        return []
    told = list(_of_the_link(session))
    if len(session.languages) > 1:
        told += _OF_INTERPRETING[session.platform](session, interpreters)
    if signing:
        told.append(Advice("platform.signing", _(
            "Sign language needs a picture that never moves away: ask the host to pin or spotlight whoever signs, for everybody."
        )))
    if session.platform == Session.Platform.TEAMS:
        told.append(Advice("platform.teams_report", _(
            "Ask the administrator of Teams to allow attendance reports with times; otherwise the report says only who came."
        )))
    if not session.recorded:
        told.append(Advice("platform.record_nothing", _(
            "This session is not recorded. Switch recording, transcripts and automatic summaries off on the platform: we cannot do it from here."
        ) if session.rule != Rule.ON_THE_RECORD else _(
            "You chose not to record this session. Switch recording off on the platform too: we cannot do it from here."
        )))
    return told


def _of_the_link(session):
    parts = urlsplit(session.platform_url or "")
    host = (parts.hostname or "").lower()
    known = next((platform for end, platform in HOSTS if host == end or host.endswith(f".{end}")), None)
    if known and session.platform != known:
        yield Advice("platform.looks_like_another", _(
            "The link leads to %(platform)s. Choose %(platform)s as the platform: then we can tell what it can and cannot do."
        ) % {"platform": Session.Platform(known).label})
    if known == Session.Platform.ZOOM and parts.path.startswith("/my/"):
        yield Advice("platform.zoom_personal_id", _(
            "This is the link of somebody’s personal meeting room in Zoom. It has no interpretation, and it stays the same for all her "
            "meetings, so that people walk into others. Schedule a meeting with a number of its own."
        ))


def _zoom(session, interpreters):
    other = [code for code in session.languages if code not in ZOOM_LISTS]
    if interpreters > ZOOM_INTERPRETERS:
        yield Advice("platform.zoom_too_many_interpreters", _(
            "Zoom takes %(most)s interpreters in a meeting; this session has %(interpreters)s. Let some of them relieve each other in one "
            "account, or use our captions for a language."
        ) % {"most": writing.number_here(ZOOM_INTERPRETERS), "interpreters": writing.number_here(interpreters)})
    if session.breakouts:
        yield Advice("platform.zoom_breakouts", _(
            "Zoom interprets nothing in breakout rooms. Make one room for each language, or stay in the main room for whatever must be interpreted."
        ))
    yield Advice("platform.zoom_when_scheduling", _(
        "Switch language interpretation on in Zoom when you schedule the meeting, under a number of its own: it cannot be added once the "
        "meeting runs, and a personal meeting id has none."
    ))
    if "ar" in other:
        yield Advice("platform.zoom_arabic", _(
            "Arabic is not in Zoom’s list of languages. Add it by hand in Zoom’s web portal, before you schedule the meeting."
        ))
    yield Advice("platform.zoom_accounts", _(
        "Name each interpreter in Zoom by the address of her account. She must be signed in with that very account, or her channel stays closed."
    ))
    yield Advice("platform.zoom_desktop", _(
        "The host starts the meeting, and interpretation in it, from Zoom’s program on a computer: a telephone or a browser cannot."
    ))
    if session.door == Session.Door.PUBLIC:
        yield Advice("platform.zoom_webinar", _(
            "If you hold it as a webinar, interpreters become panelists there: everybody sees their names, so agree with them how they are shown."
        ))


def _teams(session, interpreters):
    yield Advice("platform.teams_own_way", _(
        "Teams interprets in a way of its own: the organiser switches it on in the options of the meeting and names each interpreter with her "
        "languages beforehand. Try it in a rehearsal, with the same accounts."
    ))
    if session.breakouts:
        yield Advice("platform.teams_breakouts", _(
            "Do not count on interpretation in smaller rooms: try it in a rehearsal, or make one room for each language."
        ))


def _none(session, interpreters):
    yield Advice("platform.no_interpretation", _(
        "%(platform)s has no channels for interpreters. Use our captions, typed by an interpreter in each language, or a second meeting for each "
        "language in which only the interpreter speaks, and give its link under the dial-in."
    ) % {"platform": Session.Platform(session.platform).label})


def _unknown(session, interpreters):
    yield Advice("platform.unknown", _(
        "We do not know what this platform can do. Ask whether it has a channel for each language, also in smaller rooms; if it has none, "
        "interpreters can type captions here."
    ))


_OF_INTERPRETING = {
    Session.Platform.ZOOM: _zoom,
    Session.Platform.TEAMS: _teams,
    Session.Platform.JITSI: _none,
    Session.Platform.BIGBLUEBUTTON: _none,
    Session.Platform.LINK: _unknown,
}
