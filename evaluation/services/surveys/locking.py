"""What every change of a survey begins with: the right, the row as it is now, and where it stands today."""

from django.conf import settings
from django.utils.translation import gettext as _

from convening import clock, policy
from convening.errors import Refused

from ...models import Item, Survey

Stage = Survey.Stage
RIGHT = "evaluation.make_survey"


def taken_up(survey, by, right=RIGHT):
    """(the survey, locked; the day it is in its convening) for those who have the right."""
    policy.require(by, right, survey)
    locked = Survey.objects.select_for_update(of=("self",)).select_related("convening").filter(pk=survey.pk).first()
    if locked is None:
        raise Refused("evaluation.survey_gone", _("This survey was deleted meanwhile."))
    return locked, clock.today(locked.convening.zone)


def draft(survey, by):
    """The same for what only a survey that is being written allows: its questions do not change once people may have read them."""
    survey, today = taken_up(survey, by)
    if survey.ready:
        raise Refused(
            "evaluation.survey_ready",
            _("This survey is ready: its questions stay as they are. As long as nobody has answered you can take it back and change it."),
        )
    return survey, today


def item_of(survey, item):
    """The item, as it is now, of a locked survey."""
    found = Item.objects.filter(pk=item.pk, survey=survey).first()
    if found is None:
        raise Refused("evaluation.item_gone", _("Somebody has taken this question away meanwhile."))
    return found


def write_texts(thing, **texts):
    """`texts` are {name: {language: text}}."""
    for name, by_language in texts.items():
        for language in dict(settings.LANGUAGES):
            setattr(thing, f"{name}_{language}", (by_language or {}).get(language, ""))


def texts_of(thing, name):
    """{language: text} as it stands, without what falls back to English."""
    return {language: getattr(thing, f"{name}_{language}") or "" for language in dict(settings.LANGUAGES)}
