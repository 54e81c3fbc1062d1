"""A survey is answered: by those who are asked on their own page, by others with a public link.

The request that sends answers saves nothing else: no message, no login session, no mark of who was here. A page behind a public link
reads no cookie and sets none.
"""

import redis
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from convening import limits
from convening.errors import Refused

from ..forms.answering import SurveyForm
from ..models import Survey
from ..selectors import answering as asked
from ..services import surveys
from ..services.surveys import drafts

BY_LINK_AN_HOUR = 30  # of one network: a whole room may sit behind one
Stage = Survey.Stage


@require_http_methods(["GET", "HEAD", "POST"])
def survey(request, slug, survey_id):
    """The questions, what she kept of her answers, and the sending of them."""
    survey = asked.survey_for(request.user, slug, survey_id)
    done = reverse("survey_done", args=[slug, survey_id])
    if asked.stage_of(survey) != Stage.OPEN:
        return _page(request, survey, None, status=_status(request))
    if asked.has_answered(survey, request.user):
        return HttpResponseRedirect(done)
    if request.method != "POST":
        typed = asked.typed_before(survey, request.user)
        return _page(request, survey, SurveyForm(survey, typed=typed), kept=bool(typed))
    form, button = SurveyForm(survey, request.POST), request.POST.get("do")
    try:
        if button == "throw":
            drafts.throw_away(survey, by=request.user)
            return HttpResponseRedirect(request.path)
        if button == "keep":
            kept = drafts.keep(survey, form.typed, by=request.user)
            return _page(request, survey, form.again(), kept=kept, just_kept=kept)
        sent = _sent(form, button, lambda answers, key: surveys.answer(survey, answers, by=request.user, key=key))
    except Refused as refused:
        form.refuse(refused)
        return _page(request, survey, form, status=409)
    return HttpResponseRedirect(done) if sent is None else _page(request, survey, sent)


@require_safe
def done(request, slug, survey_id):
    """Thanks, and what becomes of her answers; for whoever has not sent any, the way to the questions."""
    survey = asked.survey_for(request.user, slug, survey_id)
    if asked.stage_of(survey) == Stage.OPEN and not asked.has_answered(survey, request.user):
        return HttpResponseRedirect(reverse("survey", args=[slug, survey_id]))
    if asked.stage_of(survey) != Stage.OPEN:
        return _page(request, survey, None)
    return render(request, "evaluation/answer/done.html", {"survey": survey, "convening": survey.convening})


@csrf_exempt  # nothing here is anybody's: a token would be a cookie, and a cookie would tie two sendings to one device
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def survey_link(request, slug, token):
    """The same questions for people without an account. No draft: there is nobody to keep it for."""
    survey = asked.survey_by_link(slug, token)
    if asked.stage_of(survey) != Stage.OPEN:
        return _page(request, survey, None, status=_status(request), by_link=True)
    if request.method != "POST":
        return _page(request, survey, SurveyForm(survey), by_link=True)
    form = SurveyForm(survey, request.POST)
    try:
        sent = _sent(form, request.POST.get("do"), lambda answers, key: _send_by_link(request, survey, answers, key))
    except Refused as refused:
        form.refuse(refused)
        return _page(request, survey, form, status=409, by_link=True)
    if sent is None:
        return render(request, "evaluation/answer/done.html", {"survey": survey, "convening": survey.convening, "by_link": True, "csrf_token": ""})
    return _page(request, survey, sent, by_link=True)


def _sent(form, button, send):
    """Send what was typed, once it is whole. None then, and else the form to show again."""
    if button == "next" or form.has_grown:
        return form.again()
    if not form.is_valid() or form.warn_of_words():
        return form
    send(form.answers, form.cleaned_data["client_key"])
    return None


def _send_by_link(request, survey, answers, key):
    try:
        few_enough = limits.counts("answer by link", f"{survey.pk} {limits.network(request)}", most=BY_LINK_AN_HOUR)
    except redis.RedisError:
        few_enough = False
    if not few_enough:
        raise Refused(
            "evaluation.too_many_by_link",
            _("Many answers came from this network within the hour. Your answers still stand on this page: please send them later."),
        )
    surveys.answer_by_link(survey, answers, key=key)


def _status(request):
    return 409 if request.method == "POST" else 200


def _page(request, survey, form, *, status=200, kept=False, just_kept=False, by_link=False):
    page = {
        "survey": survey, "convening": survey.convening, "form": form, "stage": asked.stage_of(survey), "kept": kept, "just_kept": just_kept,
        "by_link": by_link, "until": survey.closes_on,
    }  # fmt: skip
    if by_link:
        page["csrf_token"] = ""
    return render(request, "evaluation/answer/survey.html", page, status=status)
