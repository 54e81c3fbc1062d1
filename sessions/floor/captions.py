"""Captions: what is said, as text in the languages of the session, for those who cannot get the sound. One channel a language.

Section "captions": {language: {"next": number of the next line, "lines": [[number, text], …], "sends": [second, how many in it]}}. The last
60 lines of a channel are kept as long as the floor, and nobody's name: neither who speaks nor who types. A frame shows the last five.
"""

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from convening import honesty, writing

from ..models import Session
from .parts import NO_CHANNEL, Part

LONGEST = 300  # characters of a line
KEPT = 60
SHOWN = 5

_OURS = frozenset(code for code, _name in settings.LANGUAGES)


def channels_of(session):
    """Languages in which lines can be followed."""
    return [code for code in session.languages if code in _OURS]


def channel_in(floor, language):
    """The channel to be written into. Within `changing` only."""
    return floor.section("captions", {}).setdefault(language, {"next": 1, "lines": [], "sends": [0, 0]})


def lines_of(floor, language, most=KEPT):
    """[{"number", "text"}] of a channel, the newest last."""
    kept = floor.sections.get("captions", {}).get(language, {}).get("lines", ())
    return [{"number": number, "text": text} for number, text in kept[-most:]]


def last_line(floor, language):
    """The newest line of a channel, or None."""
    return next(iter(lines_of(floor, language, 1)), None)


def counts(floor):
    """{"captions": how many lines were written in all channels}."""
    return {"captions": sum(channel["next"] - 1 for channel in floor.sections.get("captions", {}).values())}


def shown(floor, channel):
    """What the live page and the page of captions show of a channel; "-" for none."""
    session, chosen = floor.session, channel != NO_CHANNEL
    lines = lines_of(floor, channel, SHOWN)
    return {
        "channel": channel if chosen else "", "lines": lines, "direction": honesty.direction(channel) if chosen else "auto",
        "channels": [
            {"code": code, "name": get_language_info(code)["name_local"].capitalize(), "current": code == channel, "active": is_active(floor, code)}
            for code in channels_of(session)
        ],
        "name": writing.language_name_here(channel) if chosen else "",
        "where_to_listen": where_to_listen(session, channel) if chosen else "",
    }


def is_active(floor, language):
    """True while somebody in the booth for this language says that she interprets."""
    return bool(floor.sections.get("booths", {}).get(language, {}).get("active"))


def where_to_listen(session, channel):
    """A sentence: where the sound of this channel is, on the platform where the session is held."""
    place = {"language": writing.language_name_here(channel), "platform": session.get_platform_display()}
    if session.mode == Session.Mode.IN_PERSON:
        return _("In the room, take a receiver and choose %(language)s to listen.") % place
    if session.platform == Session.Platform.ZOOM:
        return _("To listen in Zoom, press Interpretation, the globe, and choose %(language)s.") % place
    if session.platform == Session.Platform.TEAMS:
        return _("To listen in Microsoft Teams, look for interpretation in the menu of the meeting and choose %(language)s.") % place
    if session.platform in (Session.Platform.JITSI, Session.Platform.BIGBLUEBUTTON):
        return _("%(platform)s has no channel for interpreters: what they say in %(language)s can be read here.") % place
    return _("If the meeting has channels for interpretation, choose %(language)s there to listen.") % place


def _hers(seat, floor, forms):
    return {"may_write": seat.may("sessions.caption")}


PART = Part(
    "captions", frozenset({"captions", "booths"}), "sessions/live/_captions.html", shown, by_channel=True,
    mine="sessions/live/_captions_mine.html", mine_context=_hers, counts=counts,
)
