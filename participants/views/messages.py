"""Messages to her: read, answered through the relay, deleted; their senders blocked, or reported."""

from django.contrib import messages as told
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening
from convening.once import DeedForm

from ..forms.conduct import ReportMessageForm
from ..forms.roster import AgreeForm, MessageForm
from ..models import Block, Message, Office
from ..services import incidents
from ..services import messages as services
from ..services import roster

A_PAGE = 20
Kind = Message.Kind


@require_safe
def inbox(request):
    """The newest first. Which she has read is not kept."""
    sent = request.GET.get("from", "")[:6]
    start = (int(sent) if sent.isascii() and sent.isdecimal() else 0) // A_PAGE * A_PAGE
    rows = list(Message.objects.filter(person=request.user)[start : start + A_PAGE + 1])
    page = {
        "listed": [_listed(message) for message in rows[:A_PAGE]],
        "newer_url": f"?from={start - A_PAGE}" if start else "",
        "older_url": f"?from={start + A_PAGE}" if len(rows) > A_PAGE else "",
        "blocks": [{"id": block.pk, "name": block.content.get("name", "")} for block in Block.objects.filter(person=request.user)],
    }
    return render(request, "participants/messages.html", page)


def _listed(message):
    content = message.content
    text = content.get("text", "")
    return {"id": message.pk, "day": message.day, "from": _from(message, content), "text": text if len(text) <= 140 else text[:139] + "…"}


def _from(message, content):
    if message.kind == Kind.OFFICER:
        return _("The officer for incidents")
    if message.kind == Kind.ASKED:
        return _("An office asks to nominate you")
    return content.get("name") or _("Somebody")


def _hers(request, message_id):
    return get_object_or_404(Message, pk=message_id, person=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def message(request, message_id):
    """One message, and an answer to it."""
    message = _hers(request, message_id)
    if message.kind == Kind.ASKED:
        return _question(request, message)
    names = services.names_of(request.user) if message.kind == Kind.RELAY else ()
    form = MessageForm(request.POST or None, names=names) if names or message.kind == Kind.OFFICER else None
    status = 200
    if request.method == "POST" and form is not None:
        status = 409
        if form.is_valid():
            try:
                _answer(message, form.cleaned_data, request.user)
            except Refused as refused:
                form.add_error("text", refused.message)
            else:
                told.success(request, _("Your answer is handed over."))
                return redirect("messages")
    return _page(request, message, form, status)


def _answer(message, given, person):
    if message.kind == Kind.OFFICER:
        incidents.answer_officer(message, given["text"], by=person, key=given["client_key"])
    else:
        services.answer(message, given["text"], given["name"], by=person, key=given["client_key"])


def _page(request, message, form, status=200, **more):
    content = message.content
    page = {
        "message": message,
        "sender": _from(message, content),
        "text": content.get("text", ""),
        "answers": content.get("answers", ""),
        "form": form,
        "deed": DeedForm(),
        **more,
    }
    return render(request, "participants/message.html", page, status=status)


def _question(request, message):
    """An office asks: she says yes under a name of her choice, or no, which nobody is told."""
    content = message.content
    office = Office.objects.select_related("convening").filter(pk=content.get("office") or None).first()
    form, status = AgreeForm(request.POST or None, names=services.names_of(request.user)), 200
    if request.method == "POST" and request.POST.get("answer") == "no":
        roster.decline_nomination_from_roster(message, by=request.user)
        told.success(request, _("You said no. Nobody is told."))
        return redirect("messages")
    if request.method == "POST":
        status = 409
        if office and form.is_valid():
            try:
                roster.agree_to_nomination(message, form.cleaned_data["name"], by=request.user, key=form.cleaned_data["client_key"])
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                told.success(request, _("You said yes. The office’s nomination is made, and the secretariat decides on it."))
                return redirect("messages")
    return _page(request, message, form, status, office=office, asked=True)


@require_POST
def delete(request, message_id):
    services.delete(_hers(request, message_id), by=request.user)
    told.success(request, _("The message is deleted."))
    return redirect("messages")


@require_POST
def block(request, message_id):
    message = _hers(request, message_id)
    if message.kind != Kind.RELAY:
        raise Http404
    services.block(message, by=request.user)
    told.success(request, _("You get no more messages from whoever wrote this. Nobody is told."))
    return redirect("messages")


@require_POST
def unblock(request, block_id):
    services.unblock(get_object_or_404(Block, pk=block_id, person=request.user), by=request.user)
    told.success(request, _("Messages from there reach you again."))
    return redirect("messages")


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, message_id):
    """Tell the officer for incidents of a message."""
    message = _hers(request, message_id)
    if message.kind == Kind.OFFICER:
        raise Http404
    heard = Convening.objects.filter(pk__in=list(policy.standing(request.user).parts), admission__officer__isnull=False)
    convenings = list(heard.order_by("-starts_on"))
    form, status = ReportMessageForm(request.POST or None, convenings=convenings), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            convening = next(one for one in convenings if one.slug == given["convening"])
            try:
                _incident, words = incidents.report_message(
                    message, convening, what=given["what"], with_name=given["with_name"] == "yes", by=request.user, key=given["client_key"]
                )
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                return render(request, "participants/incident_reported.html", {"convening": convening, "words": words})
    page = {"form": form, "convenings": convenings, "message": message, "text": message.content.get("text", "")}
    return render(request, "participants/message_report.html", page, status=status)
