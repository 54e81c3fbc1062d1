"""The record: what the rapporteur reads and asks about, what a voice answers, and the check of texts for outside."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from convening import clock, policy, writing
from convening.errors import Refused
from convening.models import Convening
from participants.wording import written
from sessions.forms import tell

from .. import folding, record, selectors, wording
from ..forms import AnswerForm, CheckForm, PassageForm, PhrasesForm
from ..models import Post, Quote, Rule
from ..services import quoting as services

Answer, State = Quote.Answer, Quote.State
AROUND = 60  # characters on either side of what a check found


@require_safe
def records(request, slug):
    """What is asked and what may be used, by room, with its counts."""
    convening, rooms = selectors.records_for(request.user, slug)
    for room in rooms:
        room.passages = [_as_told(quote, room) for quote in room.quotes_marked]
    page = {"convening": convening, "rooms": rooms, **_table(convening, rooms), "may_check": policy.allows(request.user, "forums.check_text", convening)}
    return render(request, "forums/records.html", page)


@require_safe
def room_record(request, slug, room_slug):
    """The posts of one question by week, without voices."""
    room = selectors.record_room_for(request.user, slug, room_slug)
    asked = selectors.question_asked(room, request.GET.get("q")) or next(iter(room.questions_asked), None)
    number = int(request.GET["page"]) if request.GET.get("page", "").isdecimal() and len(request.GET["page"]) < 6 else 1
    page = selectors.page_of_record(room, asked, number)
    here = f"{reverse('room_record', args=[slug, room_slug])}?q={asked.position if asked else 1}"
    for entry in page.threads:
        for one in (entry, *entry.replies):
            shown(one)
    context = {
        "room": room,
        "convening": room.convening,
        "asked": asked,
        "page": page,
        "weeks": [(week, list(entries)) for week, entries in groupby(page.threads, lambda entry: entry.week)],
        "may_ask": _may_ask(request, room),
        "before_url": f"{here}&page={page.number - 1}" if page.number > 1 else "",
        "after_url": f"{here}&page={page.number + 1}" if page.number < page.pages else "",
    }
    return render(request, "forums/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def quote_ask(request, slug, room_slug, post_id):
    """Mark a passage and ask its voice; let one go."""
    room = selectors.record_room_for(request.user, slug, room_slug)
    entry, quotes = selectors.entry_of_record(room, post_id)
    here, status = reverse("quote_ask", args=[slug, room_slug, post_id]), 200
    plain = " ".join(folding.text_of(entry.html).split())
    form = PassageForm(request.POST if request.method == "POST" else None, reading=writing.language_here(), initial={"text": plain})
    if request.method == "POST":
        status = 409
        if chosen := request.POST.get("let_go"):
            quote = next((quote for quote in quotes if str(quote.pk) == chosen), None)
            if quote is not None:
                quote.post = Post(pk=entry.id, room=room)
                services.let_go(quote, by=request.user)
            return HttpResponseRedirect(here)
        if form.is_valid():
            given = form.cleaned_data
            try:
                services.ask_voice(
                    Post(pk=entry.id, room=room), given["text"], by=request.user, paraphrase=given["paraphrase"],
                    paraphrase_language=given["paraphrase_language"],
                )  # fmt: skip
            except Refused as refused:
                tell(form, refused)
            else:
                messages.success(request, _marked(room))
                return HttpResponseRedirect(reverse("room_record", args=[slug, room_slug]) + f"#p-{entry.id.hex}")
    for quote in quotes:
        quote.post = Post(pk=entry.id, room=room, state=Post.State.PUBLISHED)
    page = {
        "room": room, "convening": room.convening, "entry": shown(entry), "form": form, "may_ask": _may_ask(request, room),
        "passages": [_as_told(quote, room) for quote in quotes], "back": reverse("room_record", args=[slug, room_slug]),
    }  # fmt: skip
    return render(request, "forums/quote_ask.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def quote_answer(request, slug, room_slug, quote_id):
    """The voice answers. Like a post, this saves nothing else: no message, no login session."""
    room = selectors.room_for(request.user, slug, room_slug, "forums.read_room")
    quote = selectors.quote_for(room, request.user, quote_id)
    open_until = room.cooling_ends_on if room.words_can_be_taken_back_on(clock.today(room.convening.zone)) else None
    form, status = _answers(request, room, quote), 200
    if request.method == "POST":
        status = 409
        if form.is_valid():
            try:
                services.answer_quote(quote_id, room, by=request.user, **form.columns())
            except Refused as refused:
                tell(form, refused)
            else:
                return HttpResponseRedirect(reverse("quote_answer", args=[slug, room_slug, quote_id]))
    page = {
        "room": room, "convening": room.convening, "quote": quote, "form": form if open_until else None, "open_until": open_until,
        "direction": wording.direction(quote.post.language), "answered": quote.state == State.ANSWERED, "answer": Answer(quote.answer).label,
    }  # fmt: skip
    return render(request, "forums/quote_answer.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def record_check(request, slug):
    """What a draft carries that must not leave the rooms."""
    convening = policy.access(request.user, "forums.check_text", Convening.objects.all(), slug=slug)
    form, found, status = CheckForm(request.POST if request.method == "POST" else None), None, 200
    if request.method == "POST" and not form.is_valid():
        status = 409
    elif request.method == "POST":
        draft = form.cleaned_data["text"].replace("\r\n", "\n")
        try:
            passages, beside = services.check_text(convening, draft, by=request.user)
        except Refused as refused:
            tell(form, refused)
            status = 409
        else:
            found = {
                "passages": [{**_in_context(draft, one), "room": one.room, "ask": _way_to_ask(request, convening, one)} for one in passages],
                "beside": [{**_in_context(draft, one), "name": one.name} for one in beside],
                "people": record.people_in(convening, draft, by=request.user),
            }
    page = {
        "convening": convening, "form": form, "found": found,
        "keeps_phrases": policy.allows(request.user, "forums.keep_phrases", convening),
        "reads_records": policy.allows(request.user, "forums.view_records", convening),
    }  # fmt: skip
    return render(request, "forums/record_check.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def agreed_phrases(request, slug):
    """The secretariat's list of agreed language."""
    convening = policy.access(request.user, "forums.keep_phrases", Convening.objects.all(), slug=slug)
    sent = request.POST if request.method == "POST" else None
    form, status = PhrasesForm(sent, initial={"phrases": "\n".join(selectors.agreed_phrases(convening))}), 200
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_phrases(convening, form.cleaned_data["phrases"].splitlines(), by=request.user)
        except Refused as refused:
            tell(form, refused)
            status = 409
        else:
            messages.success(request, _("The list is kept."))
            return HttpResponseRedirect(reverse("agreed_phrases", args=[slug]))
    page = {"convening": convening, "form": form, "may_check": policy.allows(request.user, "forums.check_text", convening)}
    return render(request, "forums/agreed_phrases.html", page, status=status)


def line(attributes):
    """What is printed beside a quote: "a participant", and what she chose."""
    told = [written({"kind": "kind_of_actor"}.get(name, name), value, writing.language_here()) for name, value in attributes]
    if not told:
        return _("a participant")
    if len(told) == 1:
        return _("a participant, %(attribute)s") % {"attribute": told[0]}
    return _("a participant, %(first)s, %(second)s") % {"first": told[0], "second": told[1]}


def _answers(request, room, quote):
    offered = selectors.attributes_offered(room, request.user, quote)
    return AnswerForm(request.POST if request.method == "POST" else None, quote=quote, offered=offered, line=line)


def _as_told(quote, room):
    """A passage as the rapporteur is shown it: its words, and the answer as it was told last night."""
    told = quote.told
    answer = told.get("answer", "")
    attributes = [(name, told[name]) for name in ("kind", "region") if told.get(name)]
    if quote.state == State.LET_GO:
        state, words = "let_go", _("let go")
    elif room.rule == Rule.ON_THE_RECORD:
        state, words = "verbatim", _("on the record: may be used")
    elif quote.post.state != Post.State.PUBLISHED:
        state, words = "hidden", _("its post is not shown at present")
    else:
        state, words = answer or "asked", _TOLD[answer]()
    printed = quote.paraphrase if state == "paraphrase" else quote.text
    usable = state in record.LEAVES_THE_ROOM and bool(printed)
    return {"quote": quote, "state": state, "words": words, "line": line(attributes) if usable else "", "printed": printed}


_TOLD = {
    "": lambda: _("asked, no answer so far: merge the thought with others"),
    "no": lambda: _("no"),
    "paraphrase": lambda: _("yes, in other words"),
    "verbatim": lambda: _("yes, word for word"),
    "attributed": lambda: _("yes, word for word, with these attributes"),
}


def _table(convening, rooms):
    states = ("asked", "no", "paraphrase", "verbatim", "attributed")
    rows = []
    for room in rooms:
        told = [passage["state"] for passage in room.passages]
        name = {"value": room.title, "url": reverse("room_record", args=[convening.slug, room.slug])}
        rows.append([name, len(told), *(told.count(state) for state in states)])
    labels = (_("Room"), _("Marked"), _("No answer"), _("No"), _("In other words"), _("Word for word"), _("With attributes"))
    return {"columns": [{"label": label, "numeric": place > 0} for place, label in enumerate(labels)], "rows": rows}


def _may_ask(request, room):
    return policy.allows(request.user, "forums.ask_voice", room) and room.words_can_be_taken_back_on(clock.today(room.convening.zone))


def shown(entry):
    """Ready for the template: what was cleaned at writing is HTML."""
    entry.body, entry.direction = mark_safe(entry.html), wording.direction(entry.language)  # noqa: S308  rendered at writing
    if entry.translation:
        entry.other = mark_safe(entry.translation.html)  # noqa: S308
        entry.other_direction = wording.direction(entry.translation.language)
    return entry


def _marked(room):
    if room.rule == Rule.ON_THE_RECORD:
        return _("Marked. This room is on the record: the passage may be used at once.")
    return _("The voice is asked, in the room. Answers are shown here on the next day, all together.")


def _in_context(draft, found):
    """What was found, with whole words around it."""
    before, after = draft[max(0, found.start - AROUND) : found.start], draft[found.end : found.end + AROUND]
    if found.start > AROUND:
        before = before.partition(" ")[2]
    if found.end + AROUND < len(draft):
        after = after.rpartition(" ")[0]
    return {"before": before, "words": draft[found.start : found.end], "after": after}


def _way_to_ask(request, convening, passage):
    if not (policy.allows(request.user, "forums.ask_voice", passage.room) and passage.room.rule == Rule.CHATHAM_HOUSE):
        return ""
    return reverse("quote_ask", args=[convening.slug, passage.room.slug, passage.post])
