"""Setting up the programme: sessions, their hours, their rules, and who does what in them."""

from datetime import UTC

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from convening import audit, once, policy, zones
from convening.errors import Refused
from participants.services import calendar_changed

from ..models import Naming, Rule, Session

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
LONGEST_MINUTES = 24 * 60
TAKEN_SLUGS = frozenset(("new", "grid", "groups", "glossary"))  # addresses of ours

# From open to strict. A promise made at the door may be tightened, never loosened.
_RULES = (Rule.ON_THE_RECORD, Rule.CHATHAM_HOUSE, Rule.OFF_THE_RECORD)
_NAMINGS = (Naming.NAMED, Naming.VOICES)

_CHANGEABLE = {"door", "rule", "naming", "minutes", "languages", "platform_url"}


@transaction.atomic
def schedule_session(
    convening, *, slug, title, description, door, rule, naming, local_start, zone_name, minutes, languages, by,
    fold=None, platform_url="", key=None,
):
    """Put a session into the programme. Texts are {"en": …, "ar": …}; `local_start` is naive, on the clock of `zone_name`.

    A clock named by an abbreviation is refused (`zone.…`), an hour that it never showed too, and one that it showed twice unless
    `fold` says which (0 the first, 1 the second). With a spent `key` the session that stands is returned.
    """
    policy.require(by, "sessions.schedule_session", convening)
    if key is not None and not once.first_time(key):
        standing = Session.objects.filter(convening=convening, slug=slug).first()
        if standing is None:
            raise Refused("session.form_spent", _("This form has done its work already. Open a new one for another session."))
        return standing
    session = Session(
        convening=convening, slug=slug, door=door, rule=rule, naming=naming, minutes=minutes, languages=list(languages),
        platform_url=platform_url,
    )
    _write_texts(session, title, description)
    _set_hour(session, local_start, zone_name, fold)
    _check(session)
    try:
        with transaction.atomic():
            if slug in TAKEN_SLUGS:
                raise IntegrityError
            session.save(force_insert=True)
    except IntegrityError:
        sentence = _("This short name is taken. Choose another.")
        raise Refused("session.slug_taken", sentence, fields={"slug": sentence}) from None
    audit.record(convening, actor=by, verb="sessions.session_scheduled", target=session)
    return session


@transaction.atomic
def change_session(session, *, by, key=None, title=None, description=None, local_start=None, zone_name=None, fold=None, **changes):
    """Change what is given. The Rule and the naming only become stricter. Each change moves the calendar entry's sequence on."""
    if unknown := set(changes) - _CHANGEABLE:
        raise TypeError(f"a session has no {', '.join(sorted(unknown))} to change")
    policy.require(by, "sessions.schedule_session", session)
    if key is not None and not once.first_time(key):
        return Session.objects.get(pk=session.pk)
    session = Session.objects.select_for_update(of=("self",)).select_related("convening").get(pk=session.pk)
    before = _as_written(session)
    _only_stricter("rule", _RULES, session.rule, changes.get("rule"), _(
        "The rule of a session can only become stricter: people were invited under the one that stands."))
    _only_stricter("naming", _NAMINGS, session.naming, changes.get("naming"), _(
        "Voices cannot become names: people were invited under a promise."))
    for name, value in changes.items():
        setattr(session, name, list(value) if name == "languages" else value)
    _write_texts(session, title or {}, description or {})
    if local_start is not None or zone_name is not None:
        start = local_start if local_start is not None else session.local_start.replace(tzinfo=None)
        _set_hour(session, start, zone_name or session.zone_name, fold)
    _check(session)
    if _as_written(session) != before:
        session.sequence += 1
        session.save()
        audit.record(session.convening, actor=by, verb="sessions.session_changed", target=session)
        calendar_changed(session.convening, session.pk)
    return session


def _write_texts(session, title, description):
    for name, texts in (("title", title), ("description", description)):
        for code in LANGUAGES:
            if code in texts:
                setattr(session, f"{name}_{code}", str(texts[code]).strip())


def _set_hour(session, local_start, zone_name, fold):
    """Settle the hour: a naive local time and a clock that is named by its city."""
    try:
        zone = zones.zone_named(zone_name)
    except Refused as refused:
        raise Refused(refused.code, refused.message, fields={"zone": refused.message}) from None
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
    try:
        session.full_clean(exclude=["convening", "title", "description", "venue"], validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        fields = {name: " ".join(sentences) for name, sentences in problem.message_dict.items()}
        raise Refused("session.unreadable", _("Something in this form could not be read."), fields=fields) from None


def _only_stricter(name, order, stands, wanted, sentence):
    if wanted is not None and wanted in order and order.index(wanted) < order.index(stands):
        raise Refused(f"session.{name}_loosened", sentence, fields={name: sentence})


def _as_written(session):
    """Everything of a session that a change can change; a text that is missing is one that is empty."""
    texts = [getattr(session, f"{text}_{code}") or "" for text in ("title", "description") for code in LANGUAGES]
    return texts + [getattr(session, name) for name in (*sorted(_CHANGEABLE), "starts_at", "local_start", "zone_name")]

