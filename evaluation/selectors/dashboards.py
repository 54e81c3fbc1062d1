"""While it goes on: whose pages these are, days in bands, and what one participant may see of herself."""

from convening import engagement, policy
from convening.models import Convening
from sessions import selectors as sessions

from ..models import DailyBands, Fact, Survey
from . import answering
from .releases import releases_for

FACTS = ("logged_on", "opened")


def convening_to_watch(asker, slug):
    """The convening whose live figures she may see, with its plan and what is kept of people; or 404."""
    convenings = Convening.objects.select_related("release_plan", "snapshot")
    return policy.access(asker, "evaluation.view_live_figures", convenings, slug=slug)


def convening_by_days(asker, slug):
    """The convening that she may follow day by day, or 404."""
    return policy.access(asker, "evaluation.view_days", Convening.objects.all(), slug=slug)


def convening_of_mine(asker, slug):
    """The convening in which she takes part, or 404."""
    return policy.access(asker, "evaluation.view_my_evaluation", Convening.objects.all(), slug=slug)


def days_told(convening):
    """What nights have told, day after day. Callers have asked the right."""
    return list(DailyBands.objects.filter(convening=convening).order_by("day"))


def titles_of_surveys(convening):
    """{id as it stands in bands: title}."""
    return {str(survey.pk): survey.title for survey in Survey.objects.filter(convening=convening, ready=True)}


def of_herself(person, convening):
    """{"attended": [(session, counts)], "logged_on": [days], "opened": [days], "surveys", "releases"} of `person` alone: the same that
    she is told of everything we hold, convening by convening."""
    days = {verb: [] for verb in FACTS}
    facts = Fact.objects.filter(convening=convening, mark=engagement.mark_of(convening.pk, person.pk), verb__in=FACTS).order_by("day")
    for verb, day in facts.values_list("verb", "day"):
        days[verb].append(day)
    return {
        "attended": sessions.my_attendance(person, convening), **days, "surveys": answering.on_my_part(person, convening).get("surveys", []),
        "releases": releases_for(person, convening),
    }  # fmt: skip
