"""BigBlueButton: the room is made by a call from server to server, and each person comes in by a join that we sign.

checksum = hex(hash(name of the call + query + shared secret)), as its API documents it. `create` may be sent again and again and
changes nothing; it is asked once a minute while people come in, and not for a few seconds after it went unanswered.
"""

import hashlib
import http.client
import urllib.error
import urllib.request
from urllib.parse import urlencode

import redis
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _
from lxml import etree

from convening.errors import Refused

from ..models import Naming, Session
from .rooms import TITLE, room_of

ANSWERS_WITHIN_SECONDS = 4
MADE_SECONDS, SILENT_SECONDS = 60, 5
LONGEST_ANSWER = 65536


def lacks(session):
    if settings.BIGBLUEBUTTON["url"] and settings.BIGBLUEBUTTON["secret"]:
        return ""
    return _(
        "This installation has no BigBlueButton yet: whoever runs the machine sets CONVENING_BBB_URL and CONVENING_BBB_SECRET. "
        "Until then choose another platform for this session."
    )


def url(session, entrant):
    """Where `entrant` joins; the room is there by then. Refused when BigBlueButton does not answer."""
    room = room_of(session)
    _see_to(room, session)
    return signed("join", joining(room, entrant))


def checksum(call, query, secret, algorithm="sha256"):
    return hashlib.new(algorithm, f"{call}{query}{secret}".encode()).hexdigest()


def signed(call, values):
    """The whole address of a call, with its checksum."""
    query = urlencode(values)
    proof = checksum(call, query, settings.BIGBLUEBUTTON["secret"], settings.BIGBLUEBUTTON["hash"])
    return f"{settings.BIGBLUEBUTTON['url']}/api/{call}?{query}&checksum={proof}"


def creating(room, session):
    """What `create` is told. Nothing is recorded unless the session is; a list of people shows to those who run it alone."""
    off = [] if session.breakouts else ["breakoutRooms"]
    by_voices = session.naming == Naming.VOICES
    return {
        "meetingID": room,
        "name": TITLE,
        "record": _said(session.recorded),
        "autoStartRecording": "false",
        "allowStartStopRecording": _said(session.recorded),
        # Nobody comes without our signature. Whoever the help desk admitted waits for a nod, unless everybody may register.
        "guestPolicy": "ALWAYS_ACCEPT" if session.door == Session.Door.PUBLIC else "ASK_MODERATOR",
        "muteOnStart": "true",
        "allowModsToUnmuteUsers": "false",
        "lockSettingsHideUserList": _said(by_voices),
        "lockSettingsDisablePrivateChat": _said(by_voices),
        "meetingKeepEvents": "false",
        "logoutURL": settings.SITE_URL + reverse("session", args=[session.convening.slug, session.slug]),
        **({"disabledFeatures": ",".join(off)} if off else {}),
    }


def joining(room, entrant):
    """What `join` is told about one person. A colon in a name breaks its pages."""
    return {
        "meetingID": room,
        "fullName": entrant.shown.replace(":", " ").strip() or "Guest",
        "role": "MODERATOR" if entrant.runs else "VIEWER",
        "userID": entrant.id,
        "excludeFromDashboard": _said(entrant.works),
        "guest": _said(entrant.waits),
        "redirect": "true",
    }


def _see_to(room, session):
    """Make the room unless that was done within the minute."""
    match _known(room):
        case "made":
            return
        case "silent":
            raise _away()
    try:
        with urllib.request.urlopen(signed("create", creating(room, session)), timeout=ANSWERS_WITHIN_SECONDS) as answer:
            made = _succeeded(answer.read(LONGEST_ANSWER))
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError):
        made = False
    _remember(room, "made" if made else "silent", MADE_SECONDS if made else SILENT_SECONDS)
    if not made:
        raise _away()


def _away():
    return Refused("session.platform_away", _(
        "The platform does not answer at this moment. Nothing is lost: wait half a minute and ask for the way in again."
    ))


def _succeeded(content):
    try:
        told = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return told.findtext("returncode") == "SUCCESS"


def _known(room):
    try:
        return cache.get(f"bbb:{room}")
    except redis.RedisError:
        return None


def _remember(room, word, seconds):
    try:
        cache.set(f"bbb:{room}", word, seconds)
    except redis.RedisError:
        pass  # then the next one asks again


def _said(truth):
    return "true" if truth else "false"
