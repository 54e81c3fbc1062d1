"""The public link of a survey: for people without an account, where that is wanted. Whoever has it can answer, as often as she likes."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit
from convening.errors import Refused

from .locking import Stage, taken_up


@transaction.atomic
def open_link(survey, *, by):
    """A link that anybody can answer by, until the survey is over. What comes in by it is counted apart. The old one stays, if there is one."""
    survey, today = taken_up(survey, by)
    if survey.stage_on(today) not in (Stage.WAITING, Stage.OPEN):
        raise Refused("evaluation.no_link_now", _("A survey has a public link from when it is ready until it is over."))
    if survey.link is None:
        survey.link = secrets.token_urlsafe(32)
        survey.save(update_fields=["link"])
        audit.record(survey.convening, actor=by, verb="evaluation.link_opened", target=survey)
    return survey


@transaction.atomic
def close_link(survey, *, by):
    """The link leads nowhere any more. What came in by it stays."""
    survey, _today = taken_up(survey, by)
    if survey.link is not None:
        survey.link = None
        survey.save(update_fields=["link"])
        audit.record(survey.convening, actor=by, verb="evaluation.link_closed", target=survey)
    return survey
