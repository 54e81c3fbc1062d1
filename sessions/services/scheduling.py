"""Setting up the programme: sessions, their hours, doors and rules.

An entry's `sequence` grows with what a calendar shows: the hour, the length, the place, cancelling and taking back. Another title, link
or language moves nobody's calendar. Whoever has the entry is written to in the same transaction, whether she was invited or registered.
"""

from datetime import UTC, timedelta
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy, zones
from convening.errors import Refused, beside
from convening.services import archives
from participants.services import calendar_changed

from .. import floor
from ..models import Group, Naming, Rule, Session
from .telling import tell_of_change

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
LONGEST_MINUTES = 24 * 60
TAKEN_SLUGS = frozenset(("new", "grid", "groups", "glossary"))  # addresses of ours

# From open to strict. A promise made at the door may be tightened, never loosened.
_RULES = (Rule.ON_THE_RECORD, Rule.CHATHAM_HOUSE, Rule.OFF_THE_RECORD)
_NAMINGS = (Naming.NAMED, Naming.VOICES)

MOST_SECONDS = 30 * 60
LEAST_SECONDS = 30

_WAY = (
    "kind", "mode", "platform", "platform_url", "dial_in", "breakouts", "recorded", "door_minutes", "stage_minutes", "floor_seconds",
)
_CHANGEABLE = {"door", "rule", "naming", "minutes", "languages", *_WAY}
_TEXTS = ("title", "description", "venue")


@transaction.atomic
def schedule_session(
    convening, *, slug, title, description, door, rule, naming, local_start, zone_name, minutes, languages, by,
    fold=None, venue=None, groups=(), key=None, **way,
):
    """Put a session into the programme. Texts are {"en": …, "ar": …}; `local_start` is naive, on the clock of `zone_name`.

    A clock named by an abbreviation is refused (`zone.…`), an hour that it never showed too, and one that it showed twice unless
    `fold` says which (0 the first, 1 the second). `groups` are those whom a door by group lets in; `way` is what else a session
    has (kind, mode, platform, platform_url, dial_in, breakouts, recorded, door_minutes, stage_minutes, floor_seconds). With a spent
    `key` the session that stands is returned.
    """
    _must_be_known(set(way) - set(_WAY))
    policy.require(by, "sessions.schedule_session", convening)
    if key is not None and not once.first_time(key):
        standing = Session.objects.filter(convening=convening, slug=slug).first()
        if standing is None:
            raise Refused("session.form_spent", _("This form has done its work already. Open a new one for another session."))
        return standing
    session = Session(
        convening=convening, slug=slug, door=door, rule=rule, naming=naming, minutes=minutes, languages=list(languages), **way
    )
    _write_texts(session, title=title, description=description, venue=venue)
    _set_hour(session, local_start, zone_name, fold)
    groups = _groups(convening, door, groups)
    _check(session)
    try:
        with transaction.atomic():
            if slug in TAKEN_SLUGS:
                raise IntegrityError
            session.save(force_insert=True)
    except IntegrityError:
        sentence = _("This short name is taken. Choose another.")
        raise Refused("session.slug_taken", sentence, fields={"slug": sentence}) from None
    if groups:
        session.groups.set(groups)
    audit.record(convening, actor=by, verb="sessions.session_scheduled", target=session)
    return session


def thought_of(convening, *, by, standing=None, local_start, zone_name, title, description, fold=None, venue=None, groups=(), key=None, **columns):
    """The session that these columns would make, or make of the one that is `standing`: checked like it, stored nowhere."""
    policy.require(by, "sessions.schedule_session", convening)
    session = Session(convening=convening, **columns)
    if standing is not None:
        session.pk = standing.pk
    _write_texts(session, title=title, description=description, venue=venue)
    _set_hour(session, local_start, zone_name, fold)
    _groups(convening, session.door, groups)
    _check(session)
    return session


@transaction.atomic
def change_session(
    session, *, by, key=None, title=None, description=None, venue=None, local_start=None, zone_name=None, fold=None, groups=None, **changes
):
    """Change what is given. The Rule and the naming only become stricter; a session that was cancelled is reinstated first."""
    _must_be_known(set(changes) - _CHANGEABLE)
    policy.require(by, "sessions.schedule_session", session)
    if key is not None and not once.first_time(key):
        return Session.objects.get(pk=session.pk)
    session = Session.objects.select_for_update(of=("self",)).select_related("convening").get(pk=session.pk)
    if session.cancelled_on:
        raise Refused("session.cancelled", _("This session was cancelled. Reinstate it first, then change it."))
    before, shown, hour, let_in = _as_written(session), _as_shown(session), _hour(session), set(session.groups.all())
    _only_stricter("rule", _RULES, session.rule, changes.get("rule"), _(
        "The rule of a session can only become stricter: people were invited under the one that stands."))
    _only_stricter("naming", _NAMINGS, session.naming, changes.get("naming"), _(
        "Voices cannot become names: people were invited under a promise."))
    for name, value in changes.items():
        setattr(session, name, list(value) if name == "languages" else value)
    _write_texts(session, title=title, description=description, venue=venue)
    if local_start is not None or zone_name is not None:
        start = local_start if local_start is not None else session.local_start.replace(tzinfo=None)
        _set_hour(session, start, zone_name or session.zone_name, fold)
    groups = _groups(session.convening, session.door, let_in if groups is None else groups)
    _check(session)
    if _as_written(session) == before and set(groups) == let_in:
        return session
    session.sequence += _as_shown(session) != shown
    session.save()
    session.groups.set(groups)
    audit.record(session.convening, actor=by, verb="sessions.session_changed", target=session)
    archives.make_anew(session.convening_id)  # it may be less public than it was, or nobody be named for it any more
    transaction.on_commit(partial(_let_the_floor_follow, session))
    if _hour(session) != hour:
        tell_of_change(session, "moved")
    elif (session.door, set(groups)) != (before[_DOOR], let_in):  # whoever is let in no more has it in her calendar no more
        calendar_changed(session.convening, session.pk)
    return session


def _let_the_floor_follow(session):
    """Where it is live, whoever listens sees at once that names have become voices. Without Redis it is so at the next look."""
    try:
        if keyring.holds("session", session.pk):
            with floor.changing(session):
                pass
    except (floor.Away, floor.Over):
        pass


@transaction.atomic
def follow_the_clocks(*, by, convening=None):
    """Where the rules of a clock changed since a session was planned, its hour by that clock stays and its instant follows.

    Sessions that are over and cancelled ones stay as they were. Returns [(session, instant before, instant now)]; an hour that the
    clock now jumps over keeps its instant, and stands in the list with None. Calendars are told. `by` is somebody who schedules in
    `convening`, or the operator for all of them.
    """
    if convening is not None:
        policy.require(by, "sessions.schedule_session", convening)
    elif by is not policy.OPERATOR:
        raise TypeError("only the operator asks for every convening")
    found = []
    for session, moment in off_their_clock(convening):
        before = session.starts_at
        if moment is not None:
            session.starts_at = moment
            session.sequence += 1
            session.save(update_fields=["starts_at", "sequence"])
            audit.record(session.convening, actor=None if by is policy.OPERATOR else by, verb="sessions.session_followed_clock", target=session)
            tell_of_change(session, "moved")
        found.append((session, before, moment))
    return found


def off_their_clock(convening=None):
    """[(session, the instant its clock gives today or None)] of those ahead whose stored instant is another. Locks nothing."""
    ahead = Session.objects.filter(cancelled_on=None, starts_at__gt=clock.now() - timedelta(minutes=LONGEST_MINUTES))
    if convening is not None:
        ahead = ahead.filter(convening=convening)
    found = []
    for session in ahead.select_related("convening"):
        moments = zones.readings(session.local_start.replace(tzinfo=None), session.zone)
        if session.ends_at > clock.now() and session.starts_at not in moments:
            found.append((session, min(moments, key=lambda moment: abs(moment - session.starts_at), default=None)))
    return found


def _must_be_known(unknown):
    if unknown:
        raise TypeError(f"a session has no {', '.join(sorted(unknown))}")


def _write_texts(session, **texts):
    for name in _TEXTS:
        for code in LANGUAGES:
            if code in (texts.get(name) or {}):
                setattr(session, f"{name}_{code}", str(texts[name][code]).strip())


def _groups(convening, door, given):
    """The groups that a door by group lets in: of this convening, and none where the door is another."""
    if door != Session.Door.GROUP:
        return []
    groups = list(Group.objects.filter(convening=convening, pk__in=[getattr(one, "pk", one) for one in given]))
    if not groups:
        sentence = _("Choose at least one group. If there is none yet, make it first on the page of the groups.")
        raise Refused("session.no_group", sentence, fields={"groups": sentence})
    return groups


def _set_hour(session, local_start, zone_name, fold):
    """Settle the hour: a naive local time and a clock that is named by its city."""
    with beside("zone"):
        zone = zones.zone_named(zone_name)
    local_start = local_start.replace(second=0, microsecond=0)
    if not 2000 <= local_start.year <= 2100:
        sentence = _("Choose a day of this century.")
        raise Refused("session.far_day", sentence, fields={"day": sentence})
    moments = zones.readings(local_start, zone)
    place = {"hour": f"{local_start:%H:%M}", "day": f"{local_start:%Y-%m-%d}", "city": zones.city(zone.key)}
    if not moments:
        sentence = _(
            "Clocks in %(city)s were set forward over %(hour)s on %(day)s: this hour did not exist there. Choose another."
        ) % place
        raise Refused("session.no_such_time", sentence, fields={"start": sentence})
    if len(moments) == 2 and fold is None:
        sentence = _(
            "Clocks in %(city)s were set back on %(day)s and showed %(hour)s twice. Choose the first or the second."
        ) % place
        raise Refused("session.time_shown_twice", sentence, fields={"fold": sentence})
    session.local_start = local_start.replace(tzinfo=UTC)
    session.zone_name = zone.key
    session.starts_at = moments[min(fold or 0, len(moments) - 1)]


def _check(session):
    """What the columns promise, as sentences under the fields of the form."""
    if not session.title_en:
        sentence = _("Give the session a title in English: other languages fall back on it.")
        raise Refused("session.no_title", sentence, fields={"title_en": sentence})
    if not 1 <= session.minutes <= LONGEST_MINUTES:
        sentence = _("A session lasts from one minute to one day.")
        raise Refused("session.length", sentence, fields={"minutes": sentence})
    if not session.languages or not set(session.languages) <= set(LANGUAGES):
        sentence = _("Choose at least one language.")
        raise Refused("session.languages", sentence, fields={"languages": sentence})
    if session.platform_url and not session.platform_url.startswith("https://"):
        sentence = _("The link to the platform must begin with https://.")
        raise Refused("session.platform_url", sentence, fields={"platform_url": sentence})
    if session.recorded and session.rule != Rule.ON_THE_RECORD:
        sentence = _(
            "Only a session on the record can be recorded: under the Chatham House Rule and off the record nobody could take back "
            "what a recording tells. Leave the box empty, or choose another rule."
        )
        raise Refused("session.recorded_off_the_record", sentence, fields={"recorded": sentence})
    if session.mode in (Session.Mode.IN_PERSON, Session.Mode.HYBRID) and not session.venue_en:
        sentence = _("Say where people meet, in English at least.")
        raise Refused("session.no_venue", sentence, fields={"venue_en": sentence})
    _check_minutes(session)
    try:
        session.full_clean(exclude=["convening", "title", "description", "venue"], validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        fields = {name: " ".join(sentences) for name, sentences in problem.message_dict.items()}
        raise Refused("session.unreadable", _("Something in this form could not be read."), fields=fields) from None


def _check_minutes(session):
    for name in ("door_minutes", "stage_minutes"):
        if not 0 <= getattr(session, name) <= LONGEST_MINUTES:
            sentence = _("The way in opens at most a day before.")
            raise Refused("session.door_minutes", sentence, fields={name: sentence})
    if session.stage_minutes < session.door_minutes:
        sentence = _("Whoever has a role comes in with everybody else, or before: make this the larger number.")
        raise Refused("session.stage_after_door", sentence, fields={"stage_minutes": sentence})
    if not LEAST_SECONDS <= session.floor_seconds <= MOST_SECONDS:
        sentence = _("Give each speaker from half a minute to half an hour: from 30 to 1800 seconds.")
        raise Refused("session.floor_seconds", sentence, fields={"floor_seconds": sentence})


def _only_stricter(name, order, stands, wanted, sentence):
    if wanted is not None and wanted in order and order.index(wanted) < order.index(stands):
        raise Refused(f"session.{name}_loosened", sentence, fields={name: sentence})


def _as_written(session):
    """Everything of a session that a change can change, the door first; a text that is missing is one that is empty."""
    columns = [getattr(session, name) for name in ("door", *sorted(_CHANGEABLE), "starts_at", "local_start", "zone_name")]
    return columns + [getattr(session, f"{text}_{code}") or "" for text in _TEXTS for code in LANGUAGES]


_DOOR = 0


def _hour(session):
    return session.starts_at, session.minutes


def _as_shown(session):
    """What of it a calendar shows: its hours, the clock they are told by, and the place."""
    return *_hour(session), session.zone_name, session.mode != Session.Mode.ONLINE and [getattr(session, f"venue_{code}") for code in LANGUAGES]
