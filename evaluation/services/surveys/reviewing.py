"""Free words are read by a reviewer before anybody else reads them: let out, let out in part, or not used. She can change her mind
until the figures are kept for good. Nobody learns whose they are, she neither."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, keyring, writing
from convening.errors import Refused

from ... import attribution
from ...models import LONGEST_ANSWER, Answer, Item
from .locking import taken_up

RIGHT = "evaluation.review_words"
State = Answer.State


@transaction.atomic
def clear_words(answer, *, by):
    """They may be used as they stand."""
    survey, answer, key = _taken_up(answer, by)
    _decide(survey, answer, key, State.CLEARED, attribution.open_answer(key, survey, answer.sealed), by)
    return answer


@transaction.atomic
def redact_words(answer, text, *, by):
    """They may be used as `text` says it: without what could point to somebody. What she wrote stays sealed beside it."""
    survey, answer, key = _taken_up(answer, by)
    text = text.strip()
    if not text:
        raise _beside_text("evaluation.nothing_left", _("Nothing is left of it. If none of it is to be used, choose that instead."))
    if len(text) > LONGEST_ANSWER:
        sentence = _("It can have %(most)s characters at most.") % {"most": writing.number_here(LONGEST_ANSWER)}
        raise _beside_text("evaluation.too_long", sentence)
    whole = attribution.open_answer(key, survey, answer.sealed)
    _decide(survey, answer, key, State.CLEARED if text == whole.strip() else State.REDACTED, text, by)
    return answer


@transaction.atomic
def withhold_words(answer, *, by):
    """They are not used."""
    survey, answer, key = _taken_up(answer, by)
    _decide(survey, answer, key, State.WITHHELD, None, by)
    return answer


@transaction.atomic
def put_back(answer, *, by):
    """They wait to be read again, whatever was decided."""
    survey, answer, _key = _taken_up(answer, by)
    if answer.state not in (State.WAITING, State.COUNTED):
        _settle(survey, answer, State.WAITING, None, by)
    return answer


@transaction.atomic
def clear_all(survey, answers, *, by):
    """Let out all of `answers` (their ids) as they stand. Those that somebody else has decided on meanwhile stay as they are. Returns
    how many were let out."""
    survey, key = _with_key(survey, by)
    waiting = list(Answer.objects.select_for_update().filter(survey=survey, pk__in=answers, state=State.WAITING))
    for answer in waiting:
        _decide(survey, answer, key, State.CLEARED, attribution.open_answer(key, survey, answer.sealed), by)
    return len(waiting)


def _decide(survey, answer, key, state, text, by):
    """Decide once. The same decision sent twice is one; another one than that which stands is refused."""
    if answer.state == State.WAITING:
        _settle(survey, answer, state, None if text is None else attribution.seal_answer(key, survey, text), by)
        return
    used = None if answer.sealed_words is None else attribution.open_answer(key, survey, answer.sealed_words)
    if (answer.state, used) != (state, text):
        sentence = _("Somebody has decided on these words meanwhile: %(state)s.") % {"state": answer.get_state_display()}
        raise Refused("evaluation.words_decided", sentence)


def _settle(survey, answer, state, sealed, by):
    answer.state, answer.sealed_words = state, sealed
    answer.save(update_fields=["state", "sealed_words"])
    # The question is named, not the answer: whose words an officer decided on is to be found from nowhere.
    audit.record(survey.convening, actor=by, verb="evaluation.words_reviewed", target=Item(pk=answer.item_id), note=state)


def _taken_up(answer, by):
    survey, key = _with_key(answer.survey, by)
    found = Answer.objects.select_for_update().filter(pk=answer.pk, survey=survey).first()
    if found is None:
        raise Refused("evaluation.words_gone", _("These words are not here any more."))
    return survey, found, key


def _with_key(survey, by):
    survey, _today = taken_up(survey, by, RIGHT)
    if survey.frozen is not None:
        raise Refused("evaluation.words_settled", _("The figures of this survey are kept for good. What was decided on its words stays."))
    try:
        return survey, attribution.survey_key(survey)
    except keyring.KeyGone:
        raise Refused("evaluation.answers_gone", _("The answers to this survey are destroyed.")) from None


def _beside_text(code, sentence):
    return Refused(code, sentence, fields={"text": sentence})
