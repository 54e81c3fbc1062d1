"""One paragraph: its words in four languages, what backs it, and the check of what is typed. One question that stayed open."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from convening import writing
from convening.errors import Refused
from convening.twice import asked_twice
from sessions.forms import tell

from ... import selectors
from ...forms import OpenQuestionForm, ParagraphForm
from ...forms.synthesis import GENERAL
from ...models import Insight, Room
from ...services import synthesis as services
from ..record import shown
from .beside import in_sentences, marked_in
from .shown import address_of, ids, kept, questions, translations, with_findings


def one_paragraph(request, place, paragraph):
    """Write it, and see which passages back it."""
    here = f"{address_of(place)}?{urlencode({'paragraph': paragraph.pk})}"
    match request.POST.get("deed"):
        case "take_away":
            for said in ids([request.POST.get("post")]):
                services.take_away(paragraph, said, by=request.user)
            return HttpResponseRedirect(f"{here}#behind")
        case "mark_again":
            for said in ids([request.POST.get("post")]):
                services.mark_again(paragraph, said, marked_in(request.POST).get(said, ()), by=request.user)
            return HttpResponseRedirect(f"{here}#behind")
    start = {
        "kind": paragraph.kind, "question": str(paragraph.question_id or GENERAL), "language": paragraph.language,
        **{f"text_{code}": getattr(paragraph, f"text_{code}") or "" for code in selectors.LANGUAGES},
    }  # fmt: skip
    form = ParagraphForm(request.POST or None, questions=questions(place), initial=start)
    found, status, checked = None, 200, request.POST.get("deed") == "check"
    if checked:
        found, status = while_writing(form, place.convening, paragraph, by=request.user)
        if request.htmx:
            return checked_fragment(request, form, found)
    elif request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            question = next((one for one in place.questions_asked if str(one.pk) == given.get("question")), None)
            ready = request.POST.get("ready") == "yes"
            try:
                services.change_paragraph(
                    paragraph, texts=form.texts(), kind=given["kind"], question=question, language=given["language"], ready=ready, by=request.user
                )
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, kept(ready))
                return HttpResponseRedirect(here)
    if found is None:
        found = services.findings(place.convening, paragraph, by=request.user) if status == 200 else {}
    behind = _behind(place, paragraph) if place.may_mark else []
    page = {
        "place": place, "convening": place.convening, "paragraph": paragraph, "form": form, "fields": with_findings(form, found),
        "found": any(found.values()), "checked": checked and status == 200, "checks": True, "entries": behind, "of_room": isinstance(place, Room),
        "translations": translations(paragraph), "linked": place.sealed_on is None, "number": writing.number_here(paragraph.number),
        "back": address_of(place), "outdated": any(entry.changed for entry in behind),
    }  # fmt: skip
    return render(request, "forums/synthesis_paragraph.html", page, status=status)


def checked_fragment(request, form, found):
    """What takes the place of the findings on the page, while she goes on typing."""
    page = {"findings": list(found.items()), "found": any(found.values()), "refused": form.non_field_errors()}
    return render(request, "forums/_checked.html", page)


def while_writing(form, convening, thing, *, by):
    """({field: [sentence]} of what is typed, 200 or 429). Nothing is kept; the form shows again what was sent."""
    form.is_valid()
    texts = {"text": {code: form.data.get(f"text_{code}", "").replace("\r\n", "\n")[:services.LONGEST] for code in selectors.LANGUAGES}}
    form.errors.clear()
    try:
        return services.findings_while_writing(convening, thing, texts, by=by), 200
    except Refused as refused:
        form.add_error(None, refused.message)
        return {}, 429


def _behind(place, paragraph):
    """The posts or notes that back it, in sentences: those marked are ticked; first what reads otherwise since."""
    entries = selectors.entries_behind(place, paragraph)
    texts = {one.id: selectors.text_of_entry(one) for one in entries}
    marks = {mark.said: mark for mark in selectors.marks_of([paragraph], texts)[paragraph.pk]}
    for entry in entries:
        mark = marks[entry.id]
        if isinstance(place, Room):
            shown(entry)
        entry.changed, entry.whole = mark.changed, not mark.places
        in_sentences(entry, texts[entry.id], {}, 0, ticked=frozenset() if mark.changed else mark.places)
    return sorted(entries, key=lambda entry: not entry.changed)


def one_open(request, room, wanted):
    """A question that stayed open: a new one, or one to be worded otherwise."""
    left = None if wanted == "new" else selectors.one_of(selectors.left_open_in(room, drafts=True), wanted)
    start = {"language": left.language if left else writing.language_here()}
    if left:
        start |= {f"text_{code}": getattr(left, f"text_{code}") or "" for code in selectors.LANGUAGES}
    form, found, status = OpenQuestionForm(request.POST or None, initial=start), {}, 200
    if request.POST.get("deed") == "check":
        found, status = while_writing(form, room.convening, left, by=request.user)
        if request.htmx:
            return checked_fragment(request, form, found)
    elif request.method == "POST":
        status = 409
        if form.is_valid():
            given, ready = form.cleaned_data, request.POST.get("ready") == "yes"
            more = {"by": request.user, "language": given["language"], "ready": ready}
            try:
                if left:
                    services.reword_open(left, form.texts(), **more)
                else:
                    services.leave_open(room, form.texts(), key=given["client_key"], **more)
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, kept(ready))
                return HttpResponseRedirect(f"{address_of(room)}#open")
    elif left:
        found = services.findings(room.convening, left, by=request.user)
    page = {
        "room": room, "convening": room.convening, "form": form, "fields": with_findings(form, found), "found": any(found.values()), "left": left,
        "checks": True, "checked": request.POST.get("deed") == "check" and status == 200, "back": address_of(room),
    }  # fmt: skip
    return render(request, "forums/synthesis_open.html", page, status=status)


def remove(request, place, thing):
    """Asked twice: it cannot be undone."""
    back, take_away = address_of(place), services.remove_paragraph if isinstance(thing, Insight) else services.remove_open
    done, error = asked_twice(request, lambda: take_away(thing, by=request.user))
    if done:
        return HttpResponseRedirect(back)
    words, code, _other = selectors.in_her_language(thing, "text")
    consequences = [_("Its words in all languages are gone.")]
    if isinstance(thing, Insight):
        said = _("The links to posts are gone; the posts stay.") if isinstance(place, Room) else _("The links to notes are gone; the notes stay.")
        consequences += [said, _("Recommendations that follow from it stay.")]
    page = {
        "convening": place.convening, "back": back, "back_label": place.title, "words": words, "code": code, "consequences": consequences,
        "error": error,
        "heading": _("Take this paragraph away?") if isinstance(thing, Insight) else _("Take this question away?"),
    }  # fmt: skip
    return render(request, "forums/synthesis_remove.html", page, status=409 if error else 200)
