"""The ways into the platforms: a plain link (Zoom, Teams, any other), Jitsi by a signed token, BigBlueButton by a signed join.

Each module answers two questions: `lacks(session)`, what is missing before anybody can come in (a sentence for the secretariat, or
""), and `url(session, entrant)`, the address for one person, made when she asks. What a platform learns of her is an `Entrant`.
"""

from dataclasses import dataclass

from convening import engagement, keyring, vault
from convening.models import Participation

from ..models import Naming, Session
from . import bigbluebutton, jitsi, link

_PLATFORMS = {
    Session.Platform.LINK: link,
    Session.Platform.ZOOM: link,
    Session.Platform.TEAMS: link,
    Session.Platform.JITSI: jitsi,
    Session.Platform.BIGBLUEBUTTON: bigbluebutton,
}
_RUN_THE_ROOM = frozenset(("chair", "tech"))
_AT_WORK = frozenset(("interpreter", "sign_interpreter", "rapporteur", "graphic_recorder", "tech"))


@dataclass(frozen=True)
class Entrant:
    """Somebody who comes in, as a platform may know her.

    `id` belongs to her and to this session alone: neither her mark nor her handle, and another one in the next session. `shown`
    is what others read there. `runs` it: chair, technique; `works` there: left out of what the platform counts; `waits`: a
    moderator lets her in.
    """

    id: str
    shown: str
    runs: bool = False
    works: bool = False
    waits: bool = False


def entrant(session, person, part, *, roles=frozenset(), admitted=False):
    """`person`, with her `part` in the convening or None. Where people speak by voices, her handle stands for her name.

    Whoever was `admitted` by the help desk runs nothing: an officer held her link before her.
    """
    handle = part.handle if part else ""
    return Entrant(
        id=id_there(session, engagement.mark_of(session.convening_id, person.pk)),
        shown=(person.shown_name if session.naming == Naming.NAMED else "") or handle or "Guest",
        runs=not admitted and not roles.isdisjoint(_RUN_THE_ROOM),
        works=not roles.isdisjoint(_AT_WORK),
        waits=admitted,
    )


def id_there(session, mark):
    """Under which id the platform knows whoever has this mark.

    Not her handle: a platform that saw it beside her name in one session would know her by it in another, where people speak by voices.
    """
    return vault.digest(keyring.read("convening", session.convening_id), "platform id", session.pk, bytes(mark), size=16).hex()


def handles_there(session):
    """{id on the platform: handle} of everybody with a part in the convening: the way back from what a platform reports."""
    people = dict(Participation.objects.filter(convening=session.convening_id).values_list("person_id", "handle"))
    marks = engagement.marks_of(session.convening_id, people)
    return {id_there(session, mark): people[person_id] for person_id, mark in marks.items()}


def called(session, entrant, part):
    """What she is called there: {"called": …} where the platform is told it, {"handle": …} where she writes it there herself."""
    if _PLATFORMS[session.platform] is link:
        return {"handle": part.handle if part else ""}
    return {"called": entrant.shown}


def lacks(session):
    """What is missing before anybody can come in, as a sentence for the secretariat; "" when all is there."""
    return _PLATFORMS[session.platform].lacks(session)


def url(session, entrant):
    """The address by which `entrant` comes in now, or "" while something is missing. Refuses when the platform does not answer."""
    platform = _PLATFORMS[session.platform]
    return "" if platform.lacks(session) else platform.url(session, entrant)


__all__ = ["Entrant", "called", "entrant", "handles_there", "id_there", "lacks", "url"]
