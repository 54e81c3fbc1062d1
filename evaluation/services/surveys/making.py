"""Surveys are made from a template, from nothing, or like another one of the same convening; and deleted while they are drafts."""

import calendar
import uuid
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, clock, keyring, once, policy
from convening.errors import Refused

from ...models import Item, Survey
from .asking import version_of
from .locking import RIGHT, draft, taken_up, texts_of, write_texts
from .templates import TEMPLATES, said

Kind, Audience = Survey.Kind, Survey.Audience
MOST_SURVEYS = 60  # of one convening
FAR = timedelta(days=5 * 365)
LONGEST_TITLE = 200
# How long each is open, if nobody says otherwise, in days.
OPEN_FOR = {Kind.POST_CONFERENCE: 21, Kind.SESSION: 7, Kind.THREE_MONTHS: 21, Kind.SIX_MONTHS: 21, Kind.OWN: 14}


@transaction.atomic
def make_survey(convening, kind, *, by, session=None, title=None, introduction=None, opens_on=None, closes_on=None, key=None):
    """A draft of a survey from the template of its `kind` (a `Survey.Kind`; "own" has none and needs a `title`, {language: text}).

    `session` is the session of the programme that it is about; those who were there are asked. Days that are not given follow from
    the end of the convening or of the session. Returns the survey.
    """
    policy.require(by, RIGHT, convening)
    if key and not once.first_time(key):
        return Survey.objects.filter(pk=_made_by(convening, key)).first()
    if kind not in Kind.values:
        raise _beside("kind", "evaluation.no_such_kind", _("Choose what the survey is to start from."))
    if (kind == Kind.SESSION) != (session is not None):
        raise _beside("session", "evaluation.which_session", _("Choose the session that this survey is about."))
    if session is not None and session.convening_id != convening.pk:
        raise _beside("session", "evaluation.foreign_session", _("This session belongs to another convening."))
    template = TEMPLATES.get(kind)
    if template is None and not (title or {}).get("en"):
        raise _beside("title_en", "evaluation.no_title", _("Give the survey a title."))
    _not_too_many(convening)
    first, last = _days(convening, kind, session)
    first = opens_on or first
    survey = Survey(
        pk=_made_by(convening, key), convening=convening, kind=kind, session=session and session.pk,
        audience=Audience.ATTENDED if session else Audience.MEMBERS, opens_on=first, closes_on=closes_on or max(last, first + timedelta(days=OPEN_FOR[kind])),
    )  # fmt: skip
    refuse_odd_days(survey)
    names = {"session": texts_of(session, "title")} if session else {}
    write_texts(
        survey, title=title or _cut(said(template.title, **names)), introduction=introduction or (said(template.introduction) if template else {})
    )
    survey.save(force_insert=True)
    for position, asked in enumerate(template.items if template else (), 1):
        _put(survey, position, asked.as_columns())
    audit.record(convening, actor=by, verb="evaluation.survey_made", target=survey, note=kind)
    return survey


@transaction.atomic
def change_survey(survey, *, title, introduction, audience, opens_on, closes_on, by, seen=None):
    """Name a draft otherwise, say whom it asks and when. `title` and `introduction` are {language: text}; `seen` is the
    `version_of_survey` that the page showed: what somebody else wrote meanwhile is not overwritten unread."""
    survey, _today = draft(survey, by)
    if seen and seen != version_of_survey(survey):
        sentence = _("Somebody else has changed this survey meanwhile. What stands there now is shown beneath; yours is kept in the form.")
        raise Refused("evaluation.changed_meanwhile", sentence)
    if audience == Audience.ATTENDED and survey.session is None:
        raise _beside("audience", "evaluation.whose_session", _("This survey is about no session, so it can only ask everybody who takes part."))
    survey.audience, survey.opens_on, survey.closes_on = audience, opens_on, closes_on
    refuse_odd_days(survey)
    write_texts(survey, title=title, introduction=introduction)
    survey.save()
    audit.record(survey.convening, actor=by, verb="evaluation.survey_changed", target=survey)
    return survey


@transaction.atomic
def copy_survey(survey, *, by, session=None, key=None):
    """Another draft with the same questions, in the same convening; about `session`, if the one that is copied is about one."""
    survey, today = taken_up(survey, by)
    if key and not once.first_time(key):
        return Survey.objects.filter(pk=_made_by(survey.convening, key)).first()
    if (survey.kind == Kind.SESSION) != (session is not None):
        raise _beside("session", "evaluation.which_session", _("Choose the session that this survey is about."))
    if session is not None and session.convening_id != survey.convening_id:
        raise _beside("session", "evaluation.foreign_session", _("This session belongs to another convening."))
    _not_too_many(survey.convening)
    first, last = _days(survey.convening, survey.kind, session)
    first = max(first, today)
    same = Survey(
        pk=_made_by(survey.convening, key), convening=survey.convening, kind=survey.kind, audience=survey.audience,
        session=session and session.pk, opens_on=first, closes_on=max(last, first + timedelta(days=OPEN_FOR[survey.kind])),
    )  # fmt: skip
    title = _cut(said(TEMPLATES[survey.kind].title, session=texts_of(session, "title"))) if session else texts_of(survey, "title")
    write_texts(same, title=title, introduction=texts_of(survey, "introduction"))
    same.save(force_insert=True)
    for item in survey.items.all():
        _put(same, item.position, columns_of(item))
    audit.record(survey.convening, actor=by, verb="evaluation.survey_made", target=same, note="copy")
    return same


@transaction.atomic
def delete_survey(survey, *, by):
    """A draft goes, with its questions. What was asked of people stays."""
    survey, _today = draft(survey, by)
    audit.record(survey.convening, actor=by, verb="evaluation.survey_deleted", target=survey)
    transaction.on_commit(lambda pk=survey.pk: keyring.destroy("survey", pk))  # it had one if it was ready before
    survey.delete()


def refuse_odd_days(survey):
    """Days in their order, and no year that was mistyped."""
    for field in ("opens_on", "closes_on"):
        day = getattr(survey, field)
        if day and not survey.convening.starts_on - FAR <= day <= survey.convening.ends_on + FAR:
            raise _beside(field, "evaluation.far_away", _("This day is years away from the convening. Look at the year again."))
    if survey.opens_on and survey.closes_on and survey.closes_on < survey.opens_on:
        raise _beside("closes_on", "evaluation.crossed_days", _("The last day lies before the first. Choose a later one."))


def columns_of(item):
    """What `_put` takes, of an item that is there."""
    plain = {name: getattr(item, name) for name in ("code", "kind", "options", "rows", "least", "most", "required", "shown_if", "feeds")}
    return {**plain, **{name: texts_of(item, name) for name in ("section", "question", "help")}}


def version_of_survey(survey):
    """What tells one state of a survey's frame from another."""
    return version_of(survey, ("title", "introduction"), ("audience", "opens_on", "closes_on"))


def _made_by(convening, key):
    """The id of what a form makes: the same form finds again what it made."""
    return uuid.uuid5(convening.pk, f"survey {key}") if key else uuid.uuid4()


def _put(survey, position, columns):
    texts = {name: columns.pop(name) for name in ("section", "question", "help")}
    item = Item(survey=survey, position=position, **columns)
    write_texts(item, **texts)
    item.save(force_insert=True)
    return item


def _days(convening, kind, session):
    """(first, last) day by the kind: after the session, after the convening, three and six months after it."""
    if session is not None:
        first = session.ends_at.astimezone(convening.zone).date()
    elif kind in (Kind.THREE_MONTHS, Kind.SIX_MONTHS):
        first = months_after(convening.ends_on, 3 if kind == Kind.THREE_MONTHS else 6)
    elif kind == Kind.POST_CONFERENCE:
        first = convening.ends_on + timedelta(days=1)
    else:
        first = clock.today(convening.zone)
    return first, first + timedelta(days=OPEN_FOR[kind])


def months_after(day, months):
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _cut(title):
    """A title with the name of a session in it, which may be as long as a title already."""
    return {language: text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1] + "…" for language, text in title.items()}


def _not_too_many(convening):
    if Survey.objects.filter(convening=convening).count() >= MOST_SURVEYS:
        raise Refused("evaluation.many_surveys", _("There are many surveys already. Delete a draft that nobody needs."))


def _beside(field, code, sentence):
    return Refused(code, sentence, fields={field: sentence})
