"""Rights of this app, each with its named reasons. The dates of a room are asked anew each time, by the convening's clock."""

from django.db.models import DateField, F, Func, Q
from django.db.models.functions import Cast

from convening import clock, policy
from convening.models import Convening
from convening.policy import Reason, both, by_membership, by_role
from participants.policies import officer_for_incidents
from sessions.models import Session
from sessions.policies import by_session_role, in_some_session

from .models import Room, Rule

# The day it is now where the convening is, for each row of a query.
TODAY_THERE = Cast(Func(F("convening__timezone"), clock.Now(), function="timezone"), DateField())


def _its_moderators(who, room):
    part = who.office_in(room.convening_id)
    return bool(part) and part.pk in room.moderator_ids


def _moderated_rooms(who):
    parts = [part.pk for cid in who.parts if (part := who.office_in(cid))]
    return Q(pk__in=Room.moderators.through.objects.filter(participation__in=parts).values("room"))


def room_is_open(room):
    """True while members may write: from the first to the last day, both whole, in the convening's zone."""
    return room.stage_on(clock.today(room.convening.zone)) == Room.Stage.OPEN


def words_can_be_taken_back(room):
    return room.words_can_be_taken_back_on(clock.today(room.convening.zone))


def room_is_readable(room):
    return room.sealed_on is None or room.readable_until is None or clock.today(room.convening.zone) <= room.readable_until


IT_IS_PUBLISHED = Reason("published", lambda who, room: room.published, lambda who: Q(published=True))
IT_IS_OPEN = Reason(
    "open",
    lambda who, room: room_is_open(room),
    lambda who: Q(published=True, opens_on__lte=TODAY_THERE, closes_on__gte=TODAY_THERE),
)
# Once sealed, a room is read until its own day, if it has one. The worker has no part in it.
IT_IS_READABLE = Reason(
    "readable still",
    lambda who, room: room_is_readable(room),
    lambda who: Q(sealed_on=None) | Q(readable_until=None) | Q(readable_until__gte=TODAY_THERE),
)
IT_IS_NOT_SEALED = Reason("not sealed", lambda who, room: room.sealed_on is None, lambda who: Q(sealed_on=None))
IT_IS_SEALED = Reason("sealed", lambda who, room: room.sealed_on is not None, lambda who: Q(sealed_on__isnull=False))
MEMBER = both(both(by_membership(), IT_IS_PUBLISHED), IT_IS_READABLE)
ITS_MODERATORS = Reason("its moderators", _its_moderators, _moderated_rooms)
SECRETARIAT = by_role("secretariat")
CUSTODIANS = by_role("custodian")
IN_HER_OWN_VOICE = Reason(
    "not on paper that somebody else printed",
    lambda who, room: who.knows_her_voice,
    lambda who: Q() if who.knows_her_voice else policy.NOTHING,
)
SPEAKER = both(MEMBER, IN_HER_OWN_VOICE)
INTERPRETERS = by_role("interpreter")  # whose task it is; she reads the words that she translates, and no voices
TRANSLATES = tuple(
    both(both(reason, IT_IS_NOT_SEALED), IN_HER_OWN_VOICE) for reason in (MEMBER, both(INTERPRETERS, IT_IS_PUBLISHED), ITS_MODERATORS)
)
# The rapporteur reads what was said, without voices, where something may be used at all.
SOMETHING_MAY_BE_USED = Reason(
    "not off the record", lambda who, room: room.rule != Rule.OFF_THE_RECORD, lambda who: ~Q(rule=Rule.OFF_THE_RECORD)
)
RAPPORTEUR = both(both(both(by_role("rapporteur"), IT_IS_PUBLISHED), IT_IS_READABLE), SOMETHING_MAY_BE_USED)
# What the rapporteur makes of a room: she writes on after it is sealed, and after the day on which reading ends.
REPORTED_ON = both(IT_IS_PUBLISHED, SOMETHING_MAY_BE_USED)
READS_SYNTHESES = ("rapporteur", "secretariat", "evaluator")
# The same of a session, whose record are its rapporteur's notes. Behind a door by group, the convening's rapporteur is not expected.
USED_IN_REPORTS = Reason(
    "held, and not off the record",
    lambda who, session: session.rule != Rule.OFF_THE_RECORD and session.cancelled_on is None,
    lambda who: ~Q(rule=Rule.OFF_THE_RECORD) & Q(cancelled_on=None),
)
NOT_BY_GROUP = Reason(
    "the session is not by group",
    lambda who, session: session.door != Session.Door.GROUP,
    lambda who: ~Q(door=Session.Door.GROUP),
)
WRITES_ON_SESSION = (
    both(by_session_role("rapporteur"), USED_IN_REPORTS),
    both(both(by_role("rapporteur"), NOT_BY_GROUP), USED_IN_REPORTS),
)
# Notes are read beside the synthesis until the convening is closed and its last room sealed: by then all is written.
_UNSEALED = Q(published=True, sealed_on=None)
STILL_WRITTEN_UP = Reason(
    "the convening is not closed, or a room of it not sealed",
    lambda who, session: session.convening.state != Convening.State.CLOSED or Room.objects.filter(_UNSEALED, convening=session.convening_id).exists(),
    lambda who: ~Q(convening__state=Convening.State.CLOSED) | Q(convening__in=Room.objects.filter(_UNSEALED).values("convening")),
)
# A table's facilitator by her part; roles of office are not needed, a running part is.
FACILITATOR = Reason(
    "its facilitator",
    lambda who, table: bool(part := who.office_in(table.sub_theme.room.convening_id)) and part.pk == table.facilitator_id,
    lambda who: Q(facilitator__in=[part.pk for cid in who.parts if (part := who.office_in(cid))]),
)

policy.declare(
    {
        "forums.open_room": (by_role("secretariat", path=""),),
        "forums.set_up_room": (SECRETARIAT,),
        # What was said is for members; who set the room up and is no member sees its frame, not its words.
        "forums.read_room": (MEMBER, both(ITS_MODERATORS, IT_IS_READABLE)),
        "forums.enter_room": (MEMBER, ITS_MODERATORS, SECRETARIAT),
        # Who may speak here at all; `write_post` adds "now".
        "forums.speak_in_room": (SPEAKER, ITS_MODERATORS, SECRETARIAT),
        "forums.write_post": (both(SPEAKER, IT_IS_OPEN), both(ITS_MODERATORS, IT_IS_OPEN), both(SECRETARIAT, IT_IS_OPEN)),
        "forums.moderate_room": (both(ITS_MODERATORS, IT_IS_NOT_SEALED),),
        "forums.view_queue": (ITS_MODERATORS,),
        "forums.write_notice": (officer_for_incidents("convening"),),
        "forums.flag_post": (both(SPEAKER, IT_IS_NOT_SEALED),),
        # What somebody said on the telephone, entered as her voice.
        "forums.relay_post": (both(ITS_MODERATORS, IT_IS_OPEN), both(by_role("help_desk"), IT_IS_OPEN)),
        # The record. A check of texts tells what stands in a room: only to those who may read there.
        "forums.read_record": (RAPPORTEUR,),
        "forums.ask_voice": (both(RAPPORTEUR, IT_IS_NOT_SEALED),),
        # The synthesis. Whoever is no rapporteur reads what is ready, without the record beside it.
        "forums.write_synthesis": (both(by_role("rapporteur"), REPORTED_ON),),
        "forums.view_synthesis": (both(by_role(*READS_SYNTHESES), REPORTED_ON),),
        "forums.write_session_synthesis": WRITES_ON_SESSION,
        "forums.read_session_record": tuple(both(reason, STILL_WRITTEN_UP) for reason in WRITES_ON_SESSION),
        "forums.view_session_synthesis": (*WRITES_ON_SESSION, both(by_role("secretariat", "evaluator"), USED_IN_REPORTS)),
        "forums.be_named": (ITS_MODERATORS,),
        # Tables: a member takes a seat in her own name, unseen; the facilitator of a table reports back.
        "forums.take_seat": (SPEAKER,),
        "forums.write_report": (FACILITATOR,),
        "forums.translate_post": TRANSLATES,
        "forums.view_translations": TRANSLATES,
        "forums.accept_translation": (both(ITS_MODERATORS, IT_IS_NOT_SEALED),),
        # The end of a room. Once it is sealed no veil can be lifted: there is no link any more.
        "forums.seal_room": (both(CUSTODIANS, IT_IS_PUBLISHED),),
        "forums.remove_passage": (both(ITS_MODERATORS, IT_IS_SEALED), both(SECRETARIAT, IT_IS_SEALED)),
        "forums.ask_veil": (both(ITS_MODERATORS, IT_IS_NOT_SEALED),),
        "forums.agree_veil": (both(CUSTODIANS, IT_IS_NOT_SEALED),),
        "forums.see_veil": (both(officer_for_incidents("convening"), IT_IS_NOT_SEALED),),
        # objects: a Convening
        "forums.view_records": (by_role("rapporteur", path=""),),
        "forums.check_text": (by_role("rapporteur", path=""), both(by_role("secretariat", "evaluator", path=""), by_membership(path=""))),
        "forums.view_syntheses": (by_role(*READS_SYNTHESES, path=""),),
        "forums.find_syntheses": (by_role(*READS_SYNTHESES, path=""), in_some_session("rapporteur")),
        "forums.write_recommendations": (by_role("rapporteur", path=""),),
        "forums.keep_addressees": (by_role("rapporteur", "secretariat", path=""),),
        # The round: whoever holds it sees no count; members endorse, each in her own name alone.
        "forums.hold_round": (by_role("rapporteur", "secretariat", path=""),),
        "forums.endorse": (both(by_membership(path=""), IN_HER_OWN_VOICE),),
        "forums.keep_commitments": (by_role("secretariat", path=""),),
        "forums.view_commitments": (by_role(*READS_SYNTHESES, path=""),),
        "forums.keep_phrases": (by_role("secretariat", path=""),),
        "forums.view_veils": (by_role("custodian", path=""), by_role("moderator", path=""), officer_for_incidents()),
    }
)
