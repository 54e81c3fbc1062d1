"""What surveys hold of a person, told to her alone: drafts, and that she answered. What she answered is nobody's any more."""

from django.utils.translation import gettext as _

from . import attribution
from .models import SurveyDraft
from .selectors.answering import answered_by, drafts_of, surveys_of


def held(person):
    """That she has answered a survey which still runs; what she began; and that what she sent can be found by nobody."""
    surveys = surveys_of(person)
    noted = _("It is noted that you have answered “%(survey)s”, until it ends. What you answered is not.")
    lines = [noted % {"survey": survey.title} for survey in answered_by(person, surveys)]
    lines += [
        _("What you began to answer in “%(survey)s” is kept, sealed, until you send it or the survey ends.") % {"survey": survey.title}
        for survey, _draft, _key in drafts_of(person, surveys)
    ]
    if any(survey.completed for survey in surveys):
        lines.append(_("Answers that were sent are stored without anybody's name, each by itself. Which are yours, if you sent any, nobody can find."))
    return {_("Surveys"): lines}


def words(person):
    """What she typed and has not sent."""
    lines = []
    for survey, draft, key in drafts_of(person, surveys_of(person)):
        typed = attribution.open_draft(key, survey, person.pk, draft.sealed)
        asked = {f"q{item.position}": item.question for item in survey.items.all()}
        for field, values in typed.items():
            lines.append({_("Survey"): survey.title, _("Question"): asked.get(field.partition("-")[0], ""), _("What you typed"): values})
    return {_("What you began to answer in surveys"): lines}


def left_behind(person):
    if surveys_of(person):
        yield _("Answers that you sent to surveys stay: nobody can find which are yours. What you began and did not send is deleted.")


def forget(person):
    """What she began goes with her."""
    SurveyDraft.objects.filter(pk__in=[draft.pk for _survey, draft, _key in drafts_of(person, surveys_of(person))]).delete()
