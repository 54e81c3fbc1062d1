"""The synthesis: which rooms are reflected how far, the record of one beside its paragraphs, one paragraph with what backs it.

One address a room. What is asked for stands in the query: `q` and `page` of the record, `left` for what no paragraph reflects yet,
`paragraph` to write one, `open` to word a question that stayed open, `remove` before something is taken away.
"""

from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_http_methods, require_safe

from convening import policy, writing
from convening.errors import Refused
from sessions.forms import tell

from .. import selectors, wording
from ..forms import OpenQuestionForm, ParagraphForm
from ..forms.synthesis import GENERAL
from ..models import Insight, Room
from ..services import synthesis as services
from .record import shown

SHORT = 160  # characters of a paragraph where it stands in a list to choose from
KINDS = Insight.Kind.values
REFLECTED = {
    "none": lambda: _("none of it"), "some": lambda: _("a small part"), "half": lambda: _("about half"), "most": lambda: _("most of it"),
    "all": lambda: _("all of it"),
}  # fmt: skip
STATES = {
    "first": lambda: pgettext("a translation", "written first"), "done": lambda: pgettext("a translation", "there"),
    "behind": lambda: pgettext("a translation", "older than the text"), "missing": lambda: pgettext("a translation", "missing"),
}  # fmt: skip


@require_safe
def synthesis(request, slug):
    """The rooms that the report draws on."""
    convening, rooms = selectors.syntheses_for(request.user, slug)
    page = {"convening": convening, "rooms": rooms, **_table(convening, rooms), "writes": policy.allows(request.user, "forums.write_recommendations", convening)}
    return render(request, "forums/synthesis.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def synthesis_room(request, slug, room_slug):
    """The paragraphs; for the rapporteur the record beside them."""
    room = selectors.synthesis_room_for(request.user, slug, room_slug)
    if request.method == "POST":
        policy.require(request.user, "forums.write_synthesis", room)
    drafts = room.is_written_by_her
    paragraphs = selectors.paragraphs_of(room, drafts=drafts, links="paragraph" not in request.GET)
    if drafts and (wanted := request.GET.get("paragraph")):
        return _one_paragraph(request, room, selectors.one_of(paragraphs, wanted))
    if drafts and (wanted := request.GET.get("remove")):
        return _remove(request, room, selectors.one_of([*paragraphs, *selectors.left_open_in(room, drafts=True)], wanted))
    if drafts and "open" in request.GET:
        return _one_open(request, room, request.GET["open"])
    if request.method == "POST":
        return _deed(request, room, paragraphs)
    return _whole(request, room, paragraphs)


def _whole(request, room, paragraphs, refused=None):
    page = {
        "room": room, "convening": room.convening, "groups": _by_question(room, paragraphs), "paragraphs": paragraphs,
        "open_questions": [_written(one) for one in selectors.left_open_in(room, drafts=room.is_written_by_her)], "refused": refused,
    }  # fmt: skip
    if room.is_written_by_her:
        page["left_from_session"] = selectors.left_for(room)
        if policy.allows(request.user, "forums.read_record", room):
            page |= _record(request, room, paragraphs)
    return render(request, "forums/synthesis_room.html", page, status=409 if refused else 200)


def _record(request, room, paragraphs):
    """The posts at one question, each with the numbers of the paragraphs that it backs."""
    asked = selectors.question_asked(room, request.GET.get("q")) or next(iter(room.questions_asked), None)
    if asked is None:
        return {}
    numbers = {}
    for one in paragraphs:
        for post in one.backed_by:
            numbers.setdefault(post, []).append(one.number)
    only_left = request.GET.get("left") == "yes"
    number = int(request.GET["page"]) if request.GET.get("page", "").isdecimal() and len(request.GET["page"]) < 6 else 1
    page = selectors.page_of_record(room, asked, number, without=frozenset(numbers) if only_left else frozenset())
    for entry in page.threads:
        for one in (entry, *entry.replies):
            shown(one).numbers = [writing.number_here(number) for number in numbers.get(one.id, ())]
    of_question = {"q": asked.position}
    here = {**of_question, **({"left": "yes"} if only_left else {})}
    return {
        "asked": asked, "page": page, "client_key": uuid4(), "only_left": only_left, "may_mark": room.sealed_on is None,
        "weeks": [(week, list(entries)) for week, entries in groupby(page.threads, lambda entry: entry.week)],
        "choices": [(str(one.pk), _("%(number)s. %(beginning)s") % {"number": writing.number_here(one.number), "beginning": _beginning(one)}) for one in paragraphs],
        "here": urlencode(here), "all_url": f"?{urlencode(of_question)}", "left_url": f"?{urlencode({**of_question, 'left': 'yes'})}",
        "before_url": f"?{urlencode({**here, 'page': page.number - 1})}" if page.number > 1 else "",
        "after_url": f"?{urlencode({**here, 'page': page.number + 1})}" if page.number < page.pages else "",
    }  # fmt: skip


def _deed(request, room, paragraphs):
    """What is done from the page of a room: mark posts, move a paragraph."""
    here = reverse("synthesis_room", args=[room.convening.slug, room.slug])
    match request.POST.get("deed"):
        case "mark":
            asked = selectors.question_asked(room, request.GET.get("q"))
            posts, to = _ids(request.POST.getlist("posts")), request.POST.get("to", "")
            try:
                if to in KINDS:
                    more = {"language": writing.language_here(), "ready": False, "key": _key(request.POST.get("client_key"))}
                    made = services.write_paragraph(room, asked, to, {}, posts, by=request.user, **more)
                    if made is None:  # sent twice
                        return HttpResponseRedirect(f"{here}#paragraphs")
                else:
                    made = selectors.one_of(paragraphs, to)
                    if not posts:
                        raise Refused("forums.nothing_marked", _("Tick at least one post first."))
                    services.lay_beside(made, posts, by=request.user)
            except (Refused, Http404) as wrong:
                return _whole(request, room, paragraphs, getattr(wrong, "message", _("Choose to which paragraph the posts belong.")))
            return HttpResponseRedirect(f"{here}?{urlencode({'paragraph': made.pk})}")
        case "up" | "down" as way:
            services.move_paragraph(selectors.one_of(paragraphs, request.POST.get("of")), up=way == "up", by=request.user)
            return HttpResponseRedirect(f"{here}#paragraphs")
    return _whole(request, room, paragraphs, _("Choose what to do."))


def _one_paragraph(request, room, paragraph):
    """Write it, and see which posts back it."""
    here = f"{reverse('synthesis_room', args=[room.convening.slug, room.slug])}?{urlencode({'paragraph': paragraph.pk})}"
    if request.POST.get("deed") == "take_away":
        for post in _ids([request.POST.get("post")]):
            services.take_away(paragraph, post, by=request.user)
        return HttpResponseRedirect(here)
    start = {
        "kind": paragraph.kind, "question": str(paragraph.question_id or GENERAL), "language": paragraph.language,
        **{f"text_{code}": getattr(paragraph, f"text_{code}") or "" for code in selectors.LANGUAGES},
    }  # fmt: skip
    form, status = ParagraphForm(request.POST or None, questions=_questions(room), initial=start), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            given = form.cleaned_data
            question = next((one for one in room.questions_asked if str(one.pk) == given["question"]), None)
            ready = request.POST.get("ready") == "yes"
            try:
                services.change_paragraph(
                    paragraph, texts=form.texts(), kind=given["kind"], question=question, language=given["language"], ready=ready, by=request.user
                )
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _kept(ready))
                return HttpResponseRedirect(here)
    found = services.findings(room.convening, paragraph, by=request.user) if status == 200 else {}
    may_read = policy.allows(request.user, "forums.read_record", room)
    entries = [shown(entry) for entry in selectors.entries_behind(room, paragraph)] if may_read and room.sealed_on is None else []
    page = {
        "room": room, "convening": room.convening, "paragraph": paragraph, "form": form, "fields": _with_findings(form, found), "found": found,
        "entries": entries, "translations": _translations(paragraph), "linked": room.sealed_on is None,
        "number": writing.number_here(paragraph.number),
    }  # fmt: skip
    return render(request, "forums/synthesis_paragraph.html", page, status=status)


def _one_open(request, room, wanted):
    """A question that stayed open: a new one, or one to be worded otherwise."""
    left = None if wanted == "new" else selectors.one_of(selectors.left_open_in(room, drafts=True), wanted)
    start = {"language": left.language if left else writing.language_here()}
    if left:
        start |= {f"text_{code}": getattr(left, f"text_{code}") or "" for code in selectors.LANGUAGES}
    form, status = OpenQuestionForm(request.POST or None, initial=start), 200
    if request.method == "POST":
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
                messages.success(request, _kept(ready))
                return HttpResponseRedirect(f"{reverse('synthesis_room', args=[room.convening.slug, room.slug])}#open")
    found = services.findings(room.convening, left, by=request.user) if left and status == 200 else {}
    page = {"room": room, "convening": room.convening, "form": form, "fields": _with_findings(form, found), "found": found, "left": left}
    return render(request, "forums/synthesis_open.html", page, status=status)


def _remove(request, room, thing):
    """Asked twice: it cannot be undone."""
    back = reverse("synthesis_room", args=[room.convening.slug, room.slug])
    error = ""
    if request.method == "POST":
        if request.POST.get("understood") == "yes":
            (services.remove_paragraph if isinstance(thing, Insight) else services.remove_open)(thing, by=request.user)
            return HttpResponseRedirect(back)
        error = _("Please tick the box first.")
    words, code, _other = selectors.in_her_language(thing, "text")
    consequences = [_("Its words in all languages are gone.")]
    if isinstance(thing, Insight):
        consequences += [_("The links to posts are gone; the posts stay."), _("Recommendations that follow from it stay.")]
    page = {
        "convening": room.convening, "back": back, "back_label": room.title, "words": words, "code": code, "consequences": consequences, "error": error,
        "heading": _("Take this paragraph away?") if isinstance(thing, Insight) else _("Take this question away?"),
    }  # fmt: skip
    return render(request, "forums/synthesis_remove.html", page, status=409 if error else 200)


def _by_question(room, paragraphs):
    """[(the question or None, its paragraphs as they are shown)], those without one left out."""
    return [(question, [_written(one) for one in ones]) for question, ones in groupby(paragraphs, lambda one: one.question)]


def _written(thing):
    """Ready for the page: its words in the reader's language, their direction, where it can be moved."""
    thing.words, thing.code, thing.is_other = selectors.in_her_language(thing, "text")
    thing.direction = wording.direction(thing.code)
    thing.number_here = writing.number_here(thing.number)
    return thing


def _translations(thing):
    return [{"code": code, "state": state, "words": STATES[state]()} for code, state in selectors.translated(thing, "text")]


def _with_findings(form, found):
    """[(field, [what the check found in it])]."""
    return [(field, found.get(field.name, [])) for field in form.visible_fields()]


def _questions(room):
    return [(str(one.pk), _("%(number)s. %(question)s") % {"number": writing.number_here(one.position), "question": Truncator(one.text).chars(100)}) for one in room.questions_asked]


def _beginning(paragraph):
    return Truncator(selectors.in_her_language(paragraph, "text")[0]).chars(SHORT // 2) or _("(no words yet)")


def _key(value):
    """The form's own key, or None where it is none."""
    return next(iter(_ids([value])), None)


def _ids(values):
    """Those of `values` that are ids."""
    found = []
    for value in values:
        try:
            found.append(UUID(str(value)))
        except ValueError:
            continue
    return found


def _kept(ready):
    return _("Kept, and ready.") if ready else _("Kept as a draft. It is not printed before it is ready.")


def _table(convening, rooms):
    rows = [
        [
            {"value": room.title, "url": reverse("synthesis_room", args=[convening.slug, room.slug])}, Room.Stage(room.stage).label,
            room.paragraphs["ready"], room.paragraphs["draft"],
            REFLECTED[room.reflected]() if room.reflected else {"value": None, "blank": _("links are gone") if room.sealed_on else _("nothing was said yet")},
        ]
        for room in rooms
    ]  # fmt: skip
    labels = ((_("Room"), False), (_("State"), False), (_("Ready"), True), (_("Drafts"), True), (_("How much of it is reflected"), False))
    return {"columns": [{"label": label, "numeric": numeric} for label, numeric in labels], "rows": rows}
