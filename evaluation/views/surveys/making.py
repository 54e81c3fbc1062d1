"""The surveys of a convening: all of them, a new one, one as it stands with everything that can be done to it, and a rehearsal."""

from uuid import UUID

from babel.lists import format_list
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_http_methods, require_safe

from convening import clock, policy, writing
from convening.errors import Refused
from convening.forms import tell

from ... import selectors
from ...forms.answering import SurveyForm
from ...forms.surveys import KINDS, AboutForm, LastDayForm, NewSurveyForm, UnderstoodForm
from ...models import Item, Survey
from ...selectors import surveys as shown
from ...services import surveys as services
from ...services.surveys.reminding import reminder_day

FORM = require_http_methods(["GET", "HEAD", "POST"])
Stage = Survey.Stage
ISOLATE, END = "\u2068", "\u2069"  # so that an answer keeps its direction inside a sentence of another
STAGES = {
    Stage.DRAFT: gettext_lazy("Being written. Nobody else sees it."),
    Stage.WAITING: gettext_lazy("Ready. It opens by itself on its first day."),
    Stage.OPEN: gettext_lazy("It can be answered now."),
    Stage.CLOSED: gettext_lazy("Over. Its figures are counted each time a report is compiled, until they are kept for good."),
    Stage.COUNTED: gettext_lazy("Over. Its figures are kept for good."),
}


@require_safe
def surveys(request, slug):
    """All of them, with how far each is."""
    convening = selectors.convening_to_evaluate(request.user, slug)
    found = shown.surveys_to_make(request.user, convening)
    about = shown.sessions_of(request.user, convening) if any(survey.session for survey in found) else {}
    columns = [{"label": _("Survey")}, {"label": pgettext("survey", "Stage")}, {"label": _("Days")}, {"label": pgettext("survey", "Answered")}]
    page = {
        "convening": convening, "columns": columns, "rows": [_row(survey, about.get(survey.session)) for survey in found],
        "k": convening.threshold_people, "few": any(_is_few(survey) for survey in found),
    }  # fmt: skip
    return render(request, "evaluation/surveys/surveys.html", page)


@FORM
def survey_new(request, slug):
    """Choose what it starts from: a template, another survey, nothing."""
    convening = selectors.convening_to_evaluate(request.user, slug)
    found = {str(survey.pk): survey for survey in shown.surveys_to_make(request.user, convening)}
    sessions = {str(pk): session for pk, session in shown.sessions_of(request.user, convening).items()}
    form = NewSurveyForm(
        request.POST or None, initial={"start": request.GET.get("start", "")},
        surveys=[(pk, _("The same questions as “%(survey)s”") % {"survey": survey.title}) for pk, survey in found.items()],
        sessions=[(pk, _titled(session)) for pk, session in sessions.items()],
    )  # fmt: skip
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        session, key = sessions.get(given["session"]), given["client_key"]
        try:
            if form.copied:
                made = services.copy_survey(found[form.copied], session=session if found[form.copied].session else None, key=key, by=request.user)
            else:
                about = session if given["start"] == Survey.Kind.SESSION else None
                title = {"en": given["title_en"]} if given["start"] == Survey.Kind.OWN else None
                made = services.make_survey(convening, given["start"], session=about, title=title, key=key, by=request.user)
        except Refused as refused:
            status = 409
            tell(form, refused)
        else:
            if made is None:  # it was made by this form, and deleted since
                return HttpResponseRedirect(reverse("surveys", args=[slug]))
            messages.success(request, _("The survey is made. Nobody sees it until you say that it is ready."))
            return HttpResponseRedirect(reverse("survey_edit", args=[slug, made.pk]))
    page = {"convening": convening, "form": form, "quiet": [{"label": _("Back to the surveys"), "url": reverse("surveys", args=[slug])}]}
    return render(request, "evaluation/surveys/new.html", page, status=status)


@FORM
def survey_edit(request, slug, survey_id):
    """One survey as it stands, and what can be done to it."""
    survey = shown.survey_to_make(request.user, slug, survey_id)
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    forms = _forms(request, survey, deed)
    refusal, status = "", 200
    if deed:
        form = forms.get(deed)
        if form is None or form.is_valid():
            try:
                said, there = _do(request, survey, deed, form)
            except Refused as refused:
                status = 409
                if form is not None:
                    tell(form, refused)
                else:
                    refusal = refused.message
                survey = shown.survey_to_make(request.user, slug, survey_id)
            else:
                if said:
                    messages.success(request, said)
                return HttpResponseRedirect(there)
    return render(request, "evaluation/surveys/edit.html", _as_it_stands(request, survey, forms, refusal), status=status)


@FORM
def survey_about(request, slug, survey_id):
    """Its title, what is said before, whom it asks, its days."""
    survey = shown.survey_to_make(request.user, slug, survey_id)
    back = reverse("survey_edit", args=[slug, survey_id])
    if survey.ready:
        messages.warning(request, _("This survey is ready, so its texts stay as they are."))
        return HttpResponseRedirect(back)
    form = AboutForm(request.POST or None, survey=survey, seen=services.version_of_survey(survey))
    status, meanwhile = 200, None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.change_survey(
                survey, title=form.texts("title"), introduction=form.texts("introduction"), audience=given["audience"],
                opens_on=given["opens_on"], closes_on=given["closes_on"], seen=given["seen"], by=request.user,
            )  # fmt: skip
        except Refused as refused:
            status = 409
            tell(form, refused)
            meanwhile = shown.survey_to_make(request.user, slug, survey_id) if refused.code == "evaluation.changed_meanwhile" else None
            if meanwhile:  # sent once more, it takes the place of what stands there now
                form.data = form.data.copy()
                form.data["seen"] = services.version_of_survey(meanwhile)
        else:
            messages.success(request, _("It is kept."))
            return HttpResponseRedirect(back)
    page = {"convening": survey.convening, "survey": survey, "form": form, "back": back, "meanwhile": meanwhile}
    return render(request, "evaluation/surveys/about.html", page, status=status)


@FORM
def survey_try(request, slug, survey_id):
    """The questions as they will be answered. Nothing that is typed here is kept or sent."""
    survey = shown.survey_to_make(request.user, slug, survey_id)
    whole = False
    if request.method == "POST":
        form = SurveyForm(survey, request.POST)
        if request.POST.get("do") == "next" or form.has_grown:
            form = form.again()
        else:
            whole = form.is_valid() and not form.warn_of_words()
    else:
        form = SurveyForm(survey)
    page = {"convening": survey.convening, "survey": survey, "form": form, "whole": whole}
    return render(request, "evaluation/surveys/try.html", page)


def _do(request, survey, deed, form):
    """(what to say, where to go) after the deed. An unknown one is nothing."""
    here, by = request.path, request.user
    match deed:
        case "move":
            item = shown.item_to_change(survey, _id(request.POST.get("item")))
            services.move_item(item, to=_place(request.POST.get("to"), item.position), by=by)
            return "", f"{here}#question-{item.code}"
        case "ready":
            services.make_ready(survey, by=by)
            return _("The survey is ready. It opens by itself on its first day."), here
        case "take_back":
            services.take_back(survey, by=by)
            return _("The survey is being written again. Nobody else sees it."), here
        case "last_day":
            services.change_closing_day(survey, form.cleaned_data["closes_on"], by=by)
            return _("It is kept."), here
        case "open_link":
            services.open_link(survey, by=by)
            return _("The link is there. Everybody who has it can answer."), f"{here}#link"
        case "close_link":
            services.close_link(survey, by=by)
            return _("The link leads nowhere any more. What came in by it stays."), f"{here}#link"
        case "delete":
            services.delete_survey(survey, by=by)
            return _("The survey is deleted."), reverse("surveys", args=[survey.convening.slug])
    return "", here


def _forms(request, survey, deed):
    """The forms of the page, of which the one that was sent is bound."""
    sent = {name: request.POST if deed == name else None for name in ("ready", "last_day", "open_link", "delete")}
    return {
        "ready": UnderstoodForm(sent["ready"], auto_id="ready_%s"),
        "last_day": LastDayForm(sent["last_day"], initial={"closes_on": survey.closes_on}),
        "open_link": UnderstoodForm(sent["open_link"], auto_id="link_%s"),
        "delete": UnderstoodForm(sent["delete"], auto_id="delete_%s"),
    }


def _as_it_stands(request, survey, forms, refusal):
    items = list(survey.items.all())
    by_code = {item.code: item for item in items}
    for item in items:
        item.hangs_on = _branch_in_words(item, by_code)
    session = shown.sessions_of(request.user, survey.convening).get(survey.session) if survey.session else None
    today = clock.today(survey.convening.zone)
    link = settings.SITE_URL + reverse("survey_link", args=[survey.convening.slug, survey.link]) if survey.link else ""
    return {
        "convening": survey.convening, "survey": survey, "items": items, "kinds": KINDS, "forms": forms, "refusal": refusal,
        "stage": STAGES[survey.stage], "session": session, "reminder": reminder_day(survey), "link": link,
        "missing": services.what_is_missing(survey, today) if survey.stage == Stage.DRAFT else [],
        "response": shown.response_of(survey), "k": survey.convening.threshold_people,
        "has_words": any(item.kind == Item.Kind.TEXT for item in items) and survey.ready,
        "may_review": policy.allows(request.user, shown.REVIEW, survey),
        "steps": _steps(survey), "opens_at_once": survey.opens_on is not None and survey.opens_on <= today,
    }  # fmt: skip


def _steps(survey):
    """What components/steps.html takes."""
    order = [Stage.DRAFT, Stage.WAITING, Stage.OPEN, Stage.CLOSED, Stage.COUNTED]
    words = (
        (_("Write it"), ""),
        (_("Say that it is ready"), _("its questions stay as they are from then on")),
        (pgettext("survey", "Open"), _("by itself, on its first day")),
        (pgettext("survey", "Over"), _("by itself, after its last day; free words are read")),
        (_("Kept for good"), _("with the final report")),
    )
    now = order.index(survey.stage)
    return [
        {"label": label, "state": "done" if place < now else "now" if place == now else "", "note": note}
        for place, (label, note) in enumerate(words)
    ]


def _branch_in_words(item, by_code):
    """ "after “yes” or “planned” in question 5", or ""."""
    asked = by_code.get(item.shown_if.get("item")) if item.shown_if else None
    if asked is None:
        return ""
    language = writing.language_here()
    answers = [option["texts"].get(language) or option["texts"]["en"] for option in asked.options if option["code"] in item.shown_if["any"]]
    told = format_list([f"{ISOLATE}“{answer}”{END}" for answer in answers], style="or", locale=writing.locale_of(language))
    return _("Only after %(answers)s in question %(number)s") % {"answers": told, "number": writing.number_here(asked.position)}


def _row(survey, session):
    url = reverse("survey_edit", args=[survey.convening.slug, survey.pk])
    days = writing.days(survey.opens_on, survey.closes_on, writing.language_here()) if survey.opens_on and survey.closes_on else None
    return [
        {"value": survey.title, "url": url, "note": session.title if session and session.title not in survey.title else ""},
        Stage(survey.stage).label,
        {"value": days, "blank": _("not set")},
        _answered(survey),
    ]


def _answered(survey):
    if survey.stage in (Stage.DRAFT, Stage.WAITING):
        return {"value": None, "blank": _("not open yet")}
    reached = shown.response_of(survey)
    if reached is None:
        return {"value": None, "blank": _("few so far") if survey.stage == Stage.OPEN else _("too few to tell")}
    return _("%(number)s or more") % {"number": writing.number_here(reached)}


def _is_few(survey):
    return survey.stage in (Stage.OPEN, Stage.CLOSED) and shown.response_of(survey) is None


def _titled(session):
    day = session.starts_at.astimezone(session.convening.zone).date()
    return f"{session.title} · {writing.day(day, writing.language_here(), 'short')}"


def _place(text, otherwise):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else otherwise


def _id(text):
    try:
        return UUID(text or "")
    except ValueError:
        return None
