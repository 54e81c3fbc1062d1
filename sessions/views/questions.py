"""Questions in writing on the live page: asking and endorsing; and the list of whoever moderates them."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy
from convening.errors import Refused

from .. import floor, windows
from ..floor import questions as shown
from ..forms import tell
from ..forms.questions import AnswerForm, AskForm, DeclineForm, JoinForm
from ..services.floor import questions as services
from .live import done, fetched, on_the_floor, refused

RIGHT = "sessions.moderate_questions"
_FORM = require_http_methods(["GET", "HEAD", "POST"])


@_FORM
@on_the_floor
def ask_in_writing(request, seat):
    """The form, on a page of its own or opened in the live page."""
    form = AskForm(
        request.POST or None, session=seat.session, may_be_named=seat.may_be_named, takes_up=windows.a_room_takes_up(seat.session)
    )
    if request.method == "POST" and form.is_valid() and not form.is_warned():
        given = form.cleaned_data
        try:
            services.ask(
                seat, text=given["text"], language=given["language"], by_name=given.get("by_name", False),
                consent=given.get("consent", False), key=given["client_key"],
            )
            return done(request, seat, "questions")
        except Refused as refusal:
            tell(form, refusal)
    return _page(request, seat, "ask_in_writing", form=form, longest=shown.LONGEST)


@require_POST
@on_the_floor
def endorse_question(request, seat, asked):
    """Endorse a question, or (`back`) take that back."""
    return _done(request, seat, services.stop_endorsing if request.POST.get("back") else services.endorse, asked)


@require_POST
@on_the_floor
def take_question_back(request, seat, asked):
    return _done(request, seat, services.take_back, asked)


def _done(request, seat, deed, *given):
    try:
        deed(seat, *given)
    except Refused as refusal:
        return refused(request, seat, refusal)
    return done(request, seat, "questions")


# ── Who moderates ─────────────────────────────────────────────────────────────────────────────────────────────────────
@require_safe
@on_the_floor
def moderate_questions(request, seat):
    """All questions, those first that wait to be read; a fragment for pages that hold it."""
    policy.require(seat.person, RIGHT, seat.session)
    return _list(request, seat)


@_FORM
@on_the_floor
def moderate_question(request, seat, asked, deed):
    """One decision. What needs more than a button has a form: a reason, another question, an answer."""
    policy.require(seat.person, RIGHT, seat.session)
    if deed in _AT_ONCE:
        return _at_once(request, seat, asked, deed)
    if deed not in _WITH_A_FORM:
        raise Http404
    return _WITH_A_FORM[deed](request, seat, asked)


_AT_ONCE = {"let-through": services.let_through, "now": services.answer_now, "answered": services.answered}


def _at_once(request, seat, asked, deed):
    if request.method != "POST":
        raise Http404
    try:
        _AT_ONCE[deed](seat, asked)
    except Refused as refusal:
        return refused(request, seat, refusal) if fetched(request) else _list(request, seat, refusal.message, 409)
    return _decided(request, seat)


def _decline(request, seat, asked):
    form = DeclineForm(request.POST or None)
    return _with_form(request, seat, asked, form, "decline", lambda given: services.decline(seat, asked, given["reason"]))


def _join(request, seat, asked):
    state = floor.look(seat.session)
    others = [one for one in shown.read(state) if one["state"] in shown.OPEN and one["id"] != asked]
    form = JoinForm(request.POST or None, others=others)
    return _with_form(request, seat, asked, form, "join", lambda given: services.join(seat, asked, given["into"]))


def _answer(request, seat, asked):
    form = AnswerForm(request.POST or None, session=seat.session)
    return _with_form(request, seat, asked, form, "answer", lambda given: services.answer_in_writing(
        seat, asked, text=given["text"], language=given["language"]))


_WITH_A_FORM = {"decline": _decline, "join": _join, "answer": _answer}
_WORDS = {
    "decline": lambda: (_("Decline this question"), _("Decline it")),
    "join": lambda: (_("Join it with another"), _("Join them")),
    "answer": lambda: (_("Answer it in writing"), _("Answer it")),
}


def _with_form(request, seat, asked, form, deed, do):
    question = next((one for one in shown.every(floor.look(seat.session)) if one["id"] == asked), None)
    if question is None:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
            return _decided(request, seat)
        except Refused as refusal:
            tell(form, refusal)
    heading, button = _WORDS[deed]()
    return _page(request, seat, "decide_question", form=form, question=shown.as_shown(question), deed=deed, heading=heading, button=button)


def _decided(request, seat):
    if fetched(request):
        return done(request, seat)
    return redirect("live_questions", seat.session.convening.slug, seat.session.slug)


def _list(request, seat, refusal="", status=200):
    state = floor.look(seat.session)
    template = "_question_queue" if fetched(request) else "questions"
    return render(request, f"sessions/live/{template}.html", {
        "convening": seat.session.convening, "session": seat.session, "queue": shown.queue(state), "seq": state.seq, "refusal": refusal,
    }, status=status)


def _page(request, seat, template, **context):
    """A page with a form; 409 where what was sent needs another look."""
    return render(request, f"sessions/live/{template}.html", {
        "convening": seat.session.convening, "session": seat.session, "seat": seat,
        "back": reverse("session_live", args=[seat.session.convening.slug, seat.session.slug]), **context,
    }, status=409 if request.method == "POST" else 200)
