"""The rapporteur's notes: a paragraph at a time, during the session and until the convening is closed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import honesty, policy, warnings, writing
from convening.errors import Refused

from .. import floor, selectors, windows
from ..floor import notes as shown_notes
from ..forms.notes import NoteForm
from ..models import Note, Rule
from ..services.floor import notes as deeds
from .places import place_seen


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request, slug, session_slug):
    """All paragraphs, and the field for the next; POST writes it, or shows the notes to everybody and hides them again."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.read_notes")
    form, refusal = None, ""
    if request.method == "POST":
        policy.require(request.user, "sessions.take_notes", session)
        try:
            if request.POST.get("deed") in ("show", "hide"):
                deeds.share_notes(session, request.POST["deed"] == "show", by=request.user)
                return redirect("live_notes", slug, session_slug)
            form = NoteForm(request.POST, session=session, reading=writing.language_here())
            if _may_be_kept(form):
                deeds.write_note(session, **_words(form), by=request.user, key=form.cleaned_data["client_key"])
                return redirect(_back(session))
        except Refused as refused:
            refusal = _put_into(form, refused)
        except (floor.Away, floor.Over):
            refusal = _("The live page is not open, so there is nobody to show the notes to. They are kept all the same.")
    return _page(request, session, form, refusal)


@require_http_methods(["GET", "HEAD", "POST"])
def note(request, slug, session_slug, note_id):
    """One paragraph: written anew, moved, or taken away."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.take_notes")
    one = Note.objects.filter(session=session, pk=note_id).first()
    if one is None:
        raise Http404
    one.session = session
    form, refusal, deed = None, "", request.POST.get("deed", "change")
    if request.method == "POST":
        try:
            if deed in ("earlier", "later"):
                deeds.move_note(one, earlier=deed == "earlier", by=request.user, seen=place_seen(request))
                return redirect(f"{_back(session, '')}#n-{one.pk.hex}")
            if deed == "delete":
                if request.POST.get("understood") == "yes":
                    deeds.delete_note(one, by=request.user)
                    messages.success(request, _("The paragraph is gone."))
                    return redirect("live_notes", slug, session_slug)
                refusal = _("Tick the box if you want it.")
            else:
                form = NoteForm(request.POST, session=session, reading=writing.language_here())
                if _may_be_kept(form):
                    deeds.change_note(one, **_words(form), by=request.user)
                    return redirect(f"{_back(session, '')}#n-{one.pk.hex}")
        except Refused as refused:
            refusal = _put_into(form, refused)
    form = form or NoteForm(session=session, reading=writing.language_here(), initial={"text": one.text, "language": one.language})
    return render(request, "sessions/live/note.html", {
        "convening": session.convening, "session": session, "note": one, "form": form, "refusal": refusal, "deleting": deed == "delete",
    }, status=409 if refusal else 200)


@require_safe
def notes_file(request, slug, session_slug):
    """The notes as plain text; off the record nothing is taken along, whatever was written before the rule grew stricter."""
    session = selectors.session_for(request.user, slug, session_slug, right="sessions.read_notes")
    if session.rule == Rule.OFF_THE_RECORD:
        raise Http404
    language = writing.language_here()
    heading = [session.title, writing.day(writing.in_zone(session.starts_at, session.zone), language), session.get_rule_display()]
    paragraphs = Note.objects.filter(session=session).values_list("text", flat=True)
    return HttpResponse(
        "\r\n\r\n".join(["\r\n".join(heading), *(text.replace("\n", "\r\n") for text in paragraphs)]) + "\r\n",
        content_type="text/plain; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="notes.txt"'},
    )


def _page(request, session, form, refusal):
    may_write = policy.allows(request.user, "sessions.take_notes", session)
    off_the_record = session.rule == Rule.OFF_THE_RECORD
    paragraphs = [
        {"id": one.pk, "anchor": f"n-{one.pk.hex}", "text": one.text, "language": one.language, "direction": honesty.direction(one.language),
         "position": one.position}
        for one in Note.objects.filter(session=session)
    ]
    try:
        shown, there = shown_notes.are_shown(floor.look(session)), True
    except (floor.Away, floor.Over):
        shown, there = False, False
    if may_write and form is None:
        form = NoteForm(session=session, reading=writing.language_here())
    return render(request, "sessions/live/notes.html", {
        "convening": session.convening, "session": session, "notes": paragraphs, "form": form if may_write and not off_the_record else None,
        "may_write": may_write, "off_the_record": off_the_record, "shown": shown, "there": there, "refusal": refusal,
        "writes": bool(request.GET.get("write")), "written_up": windows.where_it_is_written_up(request.user, session),
    }, status=409 if refusal else 200)


def _may_be_kept(form):
    """True once the form is whole and she was warned of what could tell of somebody: by its shape alone, for the same question put to a list
    of members would tell who is one."""
    if not form.is_valid():
        return False
    found = warnings.found_in(form.cleaned_data["text"][: deeds.LONGEST])
    return not form.warn(found)


def _words(form):
    return {"text": form.cleaned_data["text"], "language": form.cleaned_data["language"]}


def _put_into(form, refused):
    """The sentence where it belongs: at its field, or on top of the page."""
    if form is None:
        return refused.message
    for field, sentence in (refused.fields or {"text": refused.message}).items():
        form.add_error(field, sentence)
    return ""


def _back(session, more="?write=yes#write"):
    return f"{reverse('live_notes', args=[session.convening.slug, session.slug])}{more}"
