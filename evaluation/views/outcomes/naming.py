"""People on the record: the secretariat asks whether they may be named; she answers, and may answer otherwise."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from convening import honesty, writing
from convening.errors import Refused
from convening.forms import tell
from sessions import selectors as sessions

from ...forms.outcomes import AskToBeNamedForm, NamingAnswerForm
from ...models import OnTheRecord
from ...selectors import outcomes as shown
from ...services import outcomes

Answer = OnTheRecord.Answer


@require_http_methods(["GET", "HEAD", "POST"])
def on_the_record(request, slug):
    """Who was asked, session by session; with ?session= ask somebody who spoke there."""
    convening = shown.convening_to_name_in(request.user, slug)
    asked = shown.asked_in(convening)
    if request.method == "POST" and "named" in request.POST:
        named = next((one for one in asked if str(one.pk) == request.POST["named"]), None)
        if named is None:
            raise Http404
        match request.POST.get("deed"):
            case "take_back" if request.POST.get("understood") != "yes":
                return _ask_no_longer(request, convening, named, _("Please tick the box first."))
            case "take_back":
                outcomes.ask_no_longer(named, by=request.user)
                messages.success(request, _("She is not asked any more, and no document made from now on names her for this."))
            case "up" | "down" as way:
                outcomes.move_named(named, up=way == "up", by=request.user)
        return redirect("on_the_record", slug)
    if "stop" in request.GET:
        named = next((one for one in asked if str(one.pk) == request.GET["stop"]), None)
        if named is None:
            raise Http404
        return _ask_no_longer(request, convening, named)
    held = sessions.sessions_in(convening)
    if "session" in request.GET:
        session = next((one for one in held if one.slug == request.GET["session"]), None)
        if session is None:
            raise Http404
        return _ask(request, convening, session, asked)
    titles = {session.slug: session.title for session in held}
    for one in asked:
        one.shown, one.shown_in = _shown(one.words)
        one.session_title = titles.get(one.session, one.session)
    told = sessions.with_somebody_on_the_record(convening)
    page = {
        "convening": convening, "asked": asked, "many": len(asked) > 1, "held": bool(held),
        "sessions": [one for one in held if one.slug in told], "unnamed": [one for one in held if one.slug not in told],
    }  # fmt: skip
    return render(request, "evaluation/outcomes/on_the_record.html", page)


def _ask_no_longer(request, convening, named, error=""):
    """Asked twice: her yes, if she gave one, goes with the question."""
    shown_as, _code = _shown(named.words)
    page = {
        "convening": convening, "named": named, "shown": shown_as, "error": error, "back": reverse("on_the_record", args=[convening.slug]),
        "consequences": [
            _("She is not asked any more, and no document made from now on names her for this."),
            _("Her yes, if she gave one, goes with it: to name her, she has to be asked again."),
        ],
    }  # fmt: skip
    return render(request, "evaluation/outcomes/ask_no_longer.html", page, status=409 if error else 200)


def _ask(request, convening, session, asked):
    people = shown.people_to_ask(convening, session)
    here = {one.participation_id: one for one in asked if one.session == session.slug}
    again = next((one for one in here.values() if str(one.pk) == request.GET.get("again")), None)
    languages = [convening.languages[0] if "en" not in convening.languages else "en"]
    languages += [code for code, _name in settings.LANGUAGES if code not in languages]
    start = {}
    if again:
        start = {"participation": str(again.participation_id)}
        start |= {f"{name}_{code}": words.get(name, "") for code, words in again.words.items() for name in ("honorific", "name", "function")}
    form = AskToBeNamedForm(
        request.POST or None, people=[(str(part.pk), part.person.shown_name) for part in people], languages=languages, initial=start
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            part = next(one for one in people if str(one.pk) == given["participation"])
            try:
                outcomes.ask_to_be_named(convening, part, session.slug, form.words(), by=request.user, once=given["client_key"])
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("She is asked on her own page. As long as she has not said yes, no document names her."))
                return redirect("on_the_record", convening.slug)
    page = {"convening": convening, "session": session, "form": form if people else None}
    return render(request, "evaluation/outcomes/ask_to_be_named.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def on_the_record_answer(request, slug, named_id):
    """Her own page: how she would be named, for what, and her answer."""
    named = shown.naming_for(request.user, slug, named_id)
    given = {Answer.AGREED: "yes", Answer.DECLINED: "no"}.get(named.answer, "")
    form, status = NamingAnswerForm(request.POST or None, initial={"answer": given}), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                outcomes.answer_about_being_named(named, form.cleaned_data["answer"] == "yes", by=request.user)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _("Your answer is kept. You can change it at any time."))
                return redirect("on_the_record_answer", slug, named_id)
    session = next((one for one in sessions.sessions_in(named.convening) if one.slug == named.session), None)
    page = {
        "convening": named.convening, "form": form, "session": session, "answer": given,
        "words": [
            {"code": code, "language": writing.language_name_here(code), "direction": honesty.direction(code), "line": _line(told, code)}
            for code, told in shown.words_of(named).items()
        ],
        "back": reverse("my_part"),
    }  # fmt: skip
    return render(request, "evaluation/outcomes/on_the_record_answer.html", page, status=status)


def _shown(words):
    """(a line, its language): in the reader's language, else in the first that there is."""
    here = writing.language_here()
    code = here if here in words else next(iter(words))
    return _line(words[code], code), code


def _line(told, code):
    """Written as it is in the language of these words."""
    name = " ".join(part for part in (told["honorific"], told["name"]) if part)
    with translation.override(code):
        return _("%(name)s, %(function)s") % {"name": name, "function": told["function"]} if told["function"] else name
