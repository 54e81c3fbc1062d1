"""Telling of an incident, and the desk of the one officer who reads of it."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from convening import policy
from convening.errors import Refused
from convening.models import Convening

from ..forms.conduct import IncidentForm, NoteForm, OfficerTextForm, SafeguardForm, WordsForm
from ..models import Incident
from ..selectors.conduct import incident_for, incidents_for, officer_of
from ..services import incidents as services


def _convening(request, slug):
    return policy.access(request.user, "participants.report_incident", Convening.objects.all(), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug):
    """Tell of something. The words that stand for a name are shown once, on the answer to this form."""
    convening = _convening(request, slug)
    officer = officer_of(convening)
    form, status = IncidentForm(request.POST or None), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            told = {name: given[name] for name in ("what", "about", "wishes")}
            try:
                _incident, words = services.report(
                    convening, with_name=given["with_name"] == "yes", by=request.user, key=given["client_key"], **told
                )
            except Refused as refused:
                form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
            else:
                return render(request, "participants/incident_reported.html", {"convening": convening, "words": words})
    page = {"convening": convening, "form": form, "officer": officer.person.shown_name if officer else ""}
    return render(request, "participants/incident_report.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def words(request, slug):
    """Whoever told of something without a name finds the officer's answers by her words, and may add to it."""
    convening = _convening(request, slug)
    form, incident, status = WordsForm(request.POST or None), None, 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            incident = services.incident_for_words(convening, given["words"], by=request.user)
            try:
                if incident is None:
                    sentence = _("These words open nothing. Please look whether each letter is right.")
                    raise Refused("incident.no_such_words", sentence, fields={"words": sentence})
                if given["text"].strip():
                    services.add_to(incident, given["text"], words=given["words"], by=request.user, key=given["client_key"])
                    form = WordsForm(initial={"words": given["words"]})
                status = 200
            except Refused as refused:
                form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
    talk = [line for line in _talk(incident) if line["by"] != "person"] if incident else ()  # what others told the officer is theirs
    page = {"convening": convening, "form": form, "incident": incident, "talk": talk}
    return render(request, "participants/incident_words.html", page, status=status)


def _talk(incident):
    who = {"officer": _("The officer"), "reporter": _("Whoever told it"), "person": _("Somebody whom the officer wrote to")}
    return [{**line, "who": who.get(line["by"], ""), "day": date.fromisoformat(line["day"])} for line in incident.content["talk"]]


# ── The officer ───────────────────────────────────────────────────────────────────────────────────────────────────────
@require_safe
def desk(request, slug):
    convening, found = incidents_for(request.user, slug)
    for incident in found:
        what = incident.content["what"]
        incident.first_words = what if len(what) <= 120 else what[:119] + "…"
    return render(request, "participants/incidents.html", {"convening": convening, "incidents": found})


@require_safe
def incident(request, slug, incident_id):
    return _one(request, incident_for(request.user, slug, incident_id))


def _one(request, incident, status=200, **forms):
    content, reporter = incident.content, services.reporter_of(incident)
    page = {
        "convening": incident.convening,
        "incident": incident,
        "content": content,
        "reporter": reporter and (reporter.shown_name or reporter.profile.name),
        "talk": _talk(incident),
        "notes": [{**line, "day": date.fromisoformat(line["day"])} for line in content["notes"]],
        "answer_form": OfficerTextForm(prefix="answer"),
        "note_form": NoteForm(prefix="note"),
        "person_form": SafeguardForm(prefix="person"),
        "states": [(state.value, state.label) for state in Incident.State if state != incident.state],
        **forms,
    }
    return render(request, "participants/incident.html", page, status=status)


_FORMS = {"answer": OfficerTextForm, "note": NoteForm, "person": SafeguardForm}


@require_POST
def handle(request, slug, incident_id):
    """One deed of the officer: a note, an answer, a message to somebody, another state."""
    incident = incident_for(request.user, slug, incident_id)
    deed, here = request.POST.get("deed"), redirect(reverse("incident", args=[slug, incident_id]))
    if deed == "state":
        services.move_to(incident, request.POST.get("state"), by=request.user)
        messages.success(request, _("The state is changed."))
        return here
    if deed not in _FORMS:
        return _one(request, incident, status=409)
    form = _FORMS[deed](request.POST, prefix=deed)
    if form.is_valid():
        given = form.cleaned_data
        try:
            sentence = _do(deed, incident, given, request.user)
        except Refused as refused:
            form.add_error(*next(iter(refused.fields.items()), (None, refused.message)))
        else:
            messages.success(request, sentence)
            return here
    return _one(request, incident, status=409, **{f"{deed}_form": form})


def _do(deed, incident, given, officer):
    if deed == "note":
        services.note(incident, given["text"], by=officer, key=given["client_key"])
        return _("The note is kept.")
    if deed == "answer":
        services.answer(incident, given["text"], by=officer, key=given["client_key"])
        return _("The answer is handed over.")
    services.write_to_person(incident, given["called"], given["text"], by=officer, key=given["client_key"])
    return _("The message is handed over, and a neutral letter tells of it.")
