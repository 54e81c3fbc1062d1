"""A draft becomes ready and is then opened and closed by its days; a last day is put off; what nobody has answered is taken back."""

import redis
from babel.lists import format_list
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, keyring, writing
from convening.errors import Refused

from ...selectors.answering import nobody_answered
from .asking import BRANCHING, FEWEST_OPTIONS, WITH_OPTIONS, Kind
from .locking import Stage, taken_up, texts_of
from .making import refuse_odd_days


@transaction.atomic
def make_ready(survey, *, by):
    """From now on its questions stay as they are, and it opens on its first day by itself. It gets its key.

    Refused, with all that is missing, while it lacks a day, a question, a language of the convening, options or a branch that leads
    somewhere.
    """
    survey, today = taken_up(survey, by)
    if survey.ready:
        return survey
    lacking = what_is_missing(survey, today)
    if lacking:
        raise Refused("evaluation.survey_not_complete", " ".join(lacking))
    keyring.make("survey", survey.pk)
    survey.ready = True
    survey.save(update_fields=["ready"])
    audit.record(survey.convening, actor=by, verb="evaluation.survey_made_ready", target=survey)
    return survey


@transaction.atomic
def take_back(survey, *, by):
    """A draft again, as long as nobody has answered or begun to. Its public link ends; its days are asked about again."""
    survey, _today = taken_up(survey, by)
    if not survey.ready:
        return survey
    if survey.frozen is not None or not _untouched(survey):
        raise Refused("evaluation.survey_answered", _("Somebody has answered or begun to. The questions stay as they are."))
    survey.ready, survey.link, survey.eligible, survey.partial = False, None, None, None
    survey.save(update_fields=["ready", "link", "eligible", "partial"])
    audit.record(survey.convening, actor=by, verb="evaluation.survey_taken_back", target=survey)
    return survey


@transaction.atomic
def change_closing_day(survey, day, *, by):
    """Another last day. Once people can answer it only moves to later; once it is past it stays."""
    survey, today = taken_up(survey, by)
    stage = survey.stage_on(today)
    if stage in (Stage.CLOSED, Stage.COUNTED):
        raise _beside_day("evaluation.survey_over", _("This survey is over. Its last day stays."))
    if day < today:
        raise _beside_day("evaluation.day_is_past", _("This day is past. Choose today or a later one."))
    if stage == Stage.OPEN and day < survey.closes_on:
        raise _beside_day("evaluation.only_later", _("People were told that they can answer until then. The last day can only be put off."))
    if day != survey.closes_on:
        survey.closes_on = day
        refuse_odd_days(survey)
        survey.save(update_fields=["closes_on"])
        audit.record(survey.convening, actor=by, verb="evaluation.survey_put_off", target=survey, note=day.isoformat())
    return survey


def _untouched(survey):
    try:
        return nobody_answered(survey)
    except redis.RedisError:
        sentence = _("Whether somebody has answered cannot be told just now. Please try again in a few minutes.")
        raise Refused("evaluation.answers_out_of_reach", sentence) from None


def what_is_missing(survey, today):
    """Sentences on what a draft still lacks; none when it can be made ready."""
    told = []
    if survey.opens_on is None or survey.closes_on is None:
        told.append(_("Its first and its last day are not set."))
    elif survey.closes_on < today:
        told.append(_("Its last day is past."))
    items = list(survey.items.order_by("position"))
    if not items:
        told.append(_("It asks nothing yet."))
    languages = [(code, name) for code, name in settings.LANGUAGES if code in {*survey.convening.languages, "en"}]
    for code, name in languages:
        lacking = [writing.number_here(item.position) for item in items if not _is_whole_in(item, code)]
        if not texts_of(survey, "title")[code]:
            told.append(_("It has no title in %(language)s.") % {"language": name})
        if lacking:
            numbers = format_list(lacking, locale=writing.locale_of(writing.language_here()))
            told.append(_("In %(language)s something is missing in these questions: %(numbers)s.") % {"language": name, "numbers": numbers})
    before = {}
    for item in items:
        where = {"number": writing.number_here(item.position)}
        if item.kind in WITH_OPTIONS and len(item.options) < FEWEST_OPTIONS or item.kind == Kind.MATRIX and len(item.rows) < FEWEST_OPTIONS:
            told.append(_("Question %(number)s offers too little to choose from.") % where)
        if item.shown_if and not _leads_somewhere(item.shown_if, before):
            told.append(_("Question %(number)s hangs on an answer that nobody can give before it.") % where)
        before[item.code] = item
    return told


def _is_whole_in(item, language):
    """Whether everything that `item` says in English it says in `language`, too."""
    for name in ("question", "section", "help"):
        texts = texts_of(item, name)
        if (name == "question" or texts["en"]) and not texts[language]:
            return False
    return all(one["texts"].get(language) for one in (*item.options, *item.rows))


def _leads_somewhere(shown_if, before):
    asked = before.get(shown_if.get("item"))
    codes = {option["code"] for option in asked.options} if asked and asked.kind in BRANCHING else set()
    return bool(shown_if.get("any")) and set(shown_if["any"]) <= codes


def _beside_day(code, sentence):
    return Refused(code, sentence, fields={"closes_on": sentence})
