"""The answers of a survey that is over are destroyed: said before, asked twice, done at once."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import policy
from convening.twice import asked_twice

from ..models import Survey
from ..selectors.answering import stage_of
from ..services import surveys

OVER = (Survey.Stage.CLOSED, Survey.Stage.COUNTED)


@require_http_methods(["GET", "HEAD", "POST"])
def destroy_answers(request, slug, survey_id):
    ready = Survey.objects.filter(ready=True).select_related("convening")
    survey = policy.access(request.user, "evaluation.destroy_answers", ready, pk=survey_id, convening__slug=slug)
    done, error = asked_twice(request, lambda: surveys.destroy_answers(survey, by=request.user))
    if done:
        messages.success(request, _("The answers are destroyed. Their figures are kept."))
        return redirect(request.path)
    waiting = survey.answers.filter(state="waiting").count() if survey.destroyed_on is None else 0
    page = {
        "survey": survey, "convening": survey.convening, "is_over": stage_of(survey) in OVER, "error": error,
        "cancel_url": reverse("evaluation", args=[slug]),
        "consequences": _consequences(waiting),
    }  # fmt: skip
    return render(request, "evaluation/answer/destroy.html", page, status=409 if error else 200)


def _consequences(waiting):
    yield _("All answers are deleted, and so is the key under which they were sealed: no copy of the database can be read any more either.")
    yield _("The figures are kept as they are today, after disclosure control. Nothing can be counted in another way afterwards.")
    if waiting:
        yield _("Some answers in free words have not been read yet. They are deleted unread and will stand in no report.")
